"""Who a source is: one name in the article for "he", "Mr Kim" and "the White House", and what kind of source."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from analysis.parsed import ParsedSentence
from analysis.sourcing.cast import HE, SHE, Cast, Person, name_runs, read_metonyms, read_types

_OWNING = frozenset({"compound", "poss", "nmod"})
_FIRST = frozenset({"i", "we", "me", "us", "my", "our"})


@dataclass(frozen=True, slots=True)
class Source:
    """A source resolved: its name in the article, its kind, whether it is named."""

    speaker: str | None
    source_type: str
    named: bool


def _join(names: list[str]) -> str:
    """Several names as one: "Ann Lee, Bo Ray and Cy Dee"."""
    *others, last = dict.fromkeys(names)
    return f"{', '.join(others)} and {last}" if others else last


def resolve_source(
    cast: Cast,
    parsed: ParsedSentence,
    tokens: list[int],
    head: int | None,
    recent: list[Source],
    before: ParsedSentence | None = None,
) -> Source:
    """Resolve a source.

    Parameters
    ----------
    cast
        The names of the article.
    parsed
        The sentence.
    tokens, head
        The words of the source and their head; empty and None where the sentence hides it.
    recent
        The sources before this one, oldest first.
    before
        The sentence before, where nobody speaks in it.
    """
    if head is None or not tokens:
        return Source(None, "unattributed", False)
    word = parsed.words[head].lower()
    if word in HE | SHE:
        return _resolve_pronoun(cast, parsed, word, head, before, recent)
    if word in {"they", "them"}:
        group = next((s for s in reversed(recent) if s.speaker and not _is_person(cast, s.speaker)), None)
        return group or Source(None, "anonymous", False)
    if word in _FIRST:
        return Source(None, "unattributed" if word in {"i", "me", "my"} else "anonymous", False)
    if word in {"who", "that", "which", "it", "this"}:
        return Source(None, "unattributed", False)
    together = [_resolve_noun(cast, parsed, tokens, noun) for noun in _conjuncts(parsed, head, tokens)]
    first, names = together[0], [source.speaker for source in together if source.speaker]
    if len(names) < max(len(together), 2):
        return first
    return Source(_join(names), first.source_type, True)


def _resolve_pronoun(
    cast: Cast,
    parsed: ParsedSentence,
    pronoun: str,
    head: int,
    before: ParsedSentence | None,
    recent: list[Source],
) -> Source:
    """The subject of this sentence or of the one before, where it is a person; else the last who spoke."""
    for sentence, end in ((parsed, head), (before, None)):
        person = cast.find_subject(sentence, end) if sentence else None
        if person is not None and person.goes_by(pronoun):
            return Source(person.name, _type_of_person(person, []), True)
    last = next((source for source in reversed(recent) if _can_be(cast, source, pronoun)), None)
    return last or Source(None, "anonymous", False)


def _can_be(cast: Cast, source: Source, pronoun: str) -> bool:
    person = cast.find_named(source.speaker)
    return person is not None and person.goes_by(pronoun)


def _is_person(cast: Cast, name: str | None) -> bool:
    return cast.find_named(name) is not None


def _resolve_noun(cast: Cast, parsed: ParsedSentence, tokens: list[int], head: int) -> Source:
    appositions = [c for c in parsed.children(head) if parsed.deps[c] == "appos" and c in tokens]
    for anchor in [head, *appositions]:
        run = next((run for run in name_runs(parsed) if anchor in run), None)
        if run is None and parsed.words[anchor][:1].isupper() and cast.find([parsed.words[anchor]]):
            run = [anchor]
        if run is None:
            continue
        words = [parsed.words[index] for index in run]
        if person := cast.find(words):
            lemmas = [parsed.lemmas[index].lower() for index in tokens]
            return Source(person.name, _type_of_person(person, lemmas), True)
        name = " ".join(words)
        return Source(name, _type_of_name(name, parsed, tokens), True)
    lemma = parsed.lemmas[head].lower()
    source_type = read_types().get(parsed.words[head].lower()) or read_types().get(lemma) or "anonymous"
    compound = " ".join(
        [
            *(parsed.words[c] for c in parsed.children(head) if parsed.deps[c] in {"compound", "nmod"}),
            lemma,
        ]
    )
    source_type = read_types().get(compound.lower(), source_type)
    if source_type in {"document", "institution", "media"}:
        inside = set(tokens).intersection(parsed.subtree(head))
        run = next((run for run in name_runs(parsed) if run[0] in inside), None)
        if run is not None:
            return Source(_name_body(cast, parsed, run, head), source_type, True)
    return Source(None, source_type, False)


def _name_body(cast: Cast, parsed: ParsedSentence, run: list[int], head: int) -> str:
    """The name of an institution or document: with its noun where the name alone is a person's."""
    name = " ".join(parsed.words[index] for index in run)
    is_owner = any(parsed.heads[index] == head and parsed.deps[index] in _OWNING for index in run)
    is_known = parsed.words[run[-1]].lower() in read_types()
    if is_owner and not is_known and cast.find([parsed.words[index] for index in run]):
        return f"{name} {parsed.words[head]}"
    return name


def _type_of_person(person: Person, lemmas: list[str]) -> str:
    types = read_types()
    votes = Counter(types[word] for word in [*lemmas, *person.description.elements()] if word in types)
    for kind in ("media", "expert", "official", "witness", "institution"):
        if votes[kind]:
            return "official" if kind == "institution" else kind
    return "individual"


def _type_of_name(name: str, parsed: ParsedSentence, tokens: list[int]) -> str:
    if name in read_metonyms():
        return read_metonyms()[name]
    types = read_types()
    words = name.lower().split()
    for size in (len(words), 2, 1):
        if kind := types.get(" ".join(words[-size:])):
            return kind
    described = [types[parsed.lemmas[t].lower()] for t in tokens if parsed.lemmas[t].lower() in types]
    if described:
        return described[0]
    return next((types[word] for word in words if types.get(word) == "media"), "institution")


def _conjuncts(parsed: ParsedSentence, head: int, tokens: list[int]) -> list[int]:
    """The head of a source and the nouns joined to it: "Pyongyang and Moscow"."""
    joined = [head]
    for noun in joined:
        joined.extend(
            child for child in parsed.children(noun) if parsed.deps[child] == "conj" and child in tokens
        )
    return joined


def find_outlet(parsed: ParsedSentence, tokens: list[int]) -> str | None:
    """The news outlet that the words name, None where they name none."""
    for run in name_runs(parsed):
        if run[0] in tokens:
            words = [parsed.words[index] for index in run]
            kinds = {read_types().get(word.lower()) for word in [*words, " ".join(words)]}
            if "media" in kinds:
                return " ".join(words)
    return None

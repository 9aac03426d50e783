"""Who a source is: one name in the article for "he", "Mr Kim" and "the White House", and what kind of source."""

from __future__ import annotations

from collections import Counter

from analysis.parsed import ParsedSentence
from analysis.sourcing.antecedents import (
    MEMBERS,
    Place,
    Source,
    find_aged,
    find_described,
    find_group,
    find_he_or_she,
    is_bare_definite,
)
from analysis.sourcing.cast import Cast
from analysis.sourcing.clauses import find_noun_phrase
from analysis.sourcing.descriptions import HE, SHE, name_office
from analysis.sourcing.names import (
    is_date,
    kind_of_name,
    read_metonyms,
    read_types,
    source_words,
    strip_titles,
    words_of,
)
from analysis.sourcing.person import Person
from analysis.sourcing.spokespeople import lacks_owner, speaks_for_firm
from analysis.syntax import is_reporting

_OWNING = frozenset({"compound", "poss", "nmod", "amod"})
_BEFORE = frozenset({"compound", "nmod", "amod", "det"})
_NAMING = frozenset({"by", "from"})
_FIRST = frozenset({"i", "we", "me", "us", "my", "our"})
_RELATIVE = frozenset({"who", "which", "that"})
_BODIES = frozenset({"document", "institution", "media"})
_ASIDE = frozenset({"relcl", "acl", "advcl"})
_LOOSE = frozenset({"compound", "poss", "pobj", "nmod"})
_NOBODY = Source(None, "unattributed", False)


def _join(names: list[str]) -> str:
    """Several names as one: "Ann Lee, Bo Ray and Cy Dee"."""
    *others, last = dict.fromkeys(names)
    return f"{', '.join(others)} and {last}" if others else last


def resolve_source(cast: Cast, place: Place, tokens: list[int], head: int | None) -> Source:
    """Resolve a source.

    Parameters
    ----------
    cast
        The names of the article.
    place
        Its sentence, and what stands before it.
    tokens, head
        The words of the source and their head; empty and None where the sentence hides it.
    """
    if head is None or not tokens:
        return _NOBODY
    parsed = place.parsed
    word = parsed.words[head].lower()
    if word in HE | SHE:
        return _resolve_he_or_she(cast, place, word, head)
    if word in {"they", "them"}:
        return _resolve_they(cast, place, head)
    if word in _FIRST:
        return Source(None, "unattributed" if word in {"i", "me", "my"} else "anonymous", False)
    if word == "it":
        return _resolve_it(cast, place, head)
    if word in _RELATIVE and (noun := _find_relative_head(parsed, head)) is not None:
        return _resolve_noun(cast, place, find_noun_phrase(parsed, noun), noun)
    if word in _RELATIVE | {"this"}:
        return _NOBODY
    together = [_resolve_noun(cast, place, tokens, noun) for noun in _conjuncts(parsed, head, tokens)]
    first, names = together[0], [source.speaker for source in together if source.speaker]
    if len(names) < max(len(together), 2):
        return first
    return Source(_join(names), first.source_type, True)


def _resolve_he_or_she(cast: Cast, place: Place, pronoun: str, head: int) -> Source:
    found = find_he_or_she(cast, place, pronoun, head)
    if isinstance(found, Person):
        found.description["he" if pronoun in HE else "she"] += 1
        return Source(found.name, _type_of_person(found, []), True)
    if found is None:
        return Source(None, "anonymous", False)
    subject = place.find_subject(found)
    parsed = place.sentences[found]
    kind = _type_of_noun(parsed, subject) if subject is not None else "anonymous"
    return Source(None, kind, False)


def _resolve_they(cast: Cast, place: Place, head: int) -> Source:
    """A group without a name before it or in the sentence before, else the last source that is no one person."""
    for number in (place.number, *place.before()[:1]):
        parsed = place.sentences[number]
        subject = place.find_subject(number, head if number == place.number else None)
        if subject is not None and parsed.tags[subject] == "NNS":
            return _resolve_noun(cast, place, [subject], subject, number)
    for _, source in reversed(place.told.sources):
        if source.speaker and cast.find_named(source.speaker) is None:
            return source
    return Source(None, "anonymous", False)


def _resolve_it(cast: Cast, place: Place, head: int) -> Source:
    """The body or document that is the subject of the sentence before or spoke in it; nobody in "it is said"."""
    parsed = place.parsed
    if parsed.deps[head] != "nsubj" or not is_reporting(parsed, parsed.heads[head]):
        return _NOBODY
    for number in place.before():
        subject, before = place.find_subject(number), place.sentences[number]
        if subject is not None and before.words[subject].lower() != "it":
            source = _resolve_noun(cast, place, before.subtree(subject), subject, number)
            is_person = source.speaker and cast.find_named(source.speaker)
            if source.source_type in _BODIES and not is_person:
                return source
        spoke = [s for s in place.told.of(number) if s.source_type in _BODIES]
        if spoke:
            return spoke[0]
        if subject is not None and before.words[subject].lower() != "it":
            break
    return _NOBODY


def _find_relative_head(parsed: ParsedSentence, pronoun: int) -> int | None:
    verb = parsed.heads[pronoun]
    if parsed.deps[verb] != "relcl":
        return None
    noun = parsed.heads[verb]
    return parsed.heads[noun] if parsed.deps[noun] == "appos" else noun


def _resolve_noun(
    cast: Cast, place: Place, tokens: list[int], head: int, number: int | None = None
) -> Source:
    parsed = place.sentences[place.number if number is None else number]
    appositions = [c for c in parsed.children(head) if parsed.deps[c] == "appos" and c in tokens]
    for anchor in [head, *appositions]:
        run = cast.run_at(parsed, anchor)
        if run is None and parsed.words[anchor][:1].isupper() and cast.find(parsed, [anchor]):
            run = [anchor]
        if run is None or _is_indefinite(parsed, run) or _is_plural(parsed, run):
            continue
        if person := cast.find(parsed, run):
            return Source(person.name, _type_of_person(person, _lemmas_beside(parsed, tokens)), True)
        words = words_of(parsed, run)
        if is_date(words) or not strip_titles(words):
            continue
        name = cast.full_name(words)
        return Source(name, _type_of_name(name.split(), parsed, tokens), True)
    for_firm = speaks_for_firm(cast, parsed, head) or _speaks_for_last_firm(cast, place, parsed, head)
    source_type = "institution" if for_firm else _type_of_noun(parsed, head)
    if source_type == "anonymous" and number is None and parsed.words[head].lower() in MEMBERS:
        return _resolve_member(place)
    if (
        source_type in _BODIES
        and not for_firm
        and (owner := _find_owner(cast, parsed, tokens, head)) is not None
    ):
        return Source(_name_body(cast, parsed, owner, head), source_type, True)
    described = find_described(cast, parsed, tokens, head)
    if described is None and number is None:
        described = find_aged(cast, place, tokens, head)
    if described:
        return Source(described.name, _type_of_person(described, []), True)
    if source_type in {"institution", "media"} and (body := _find_body(cast, place, tokens, head, number)):
        return Source(body, source_type, True)
    return Source(None, source_type, False)


def _speaks_for_last_firm(cast: Cast, place: Place, parsed: ParsedSentence, head: int) -> bool:
    """Whether a spokesperson speaks for the firm that spoke just before: "The company denied it. A spokesman said"."""
    if not lacks_owner(parsed, head):
        return False
    spoke = [source for row in (place.number, place.number - 1) for source in place.told.of(row)]
    last = next((source.speaker for source in spoke[:1] if source.source_type == "institution"), None)
    return last is not None and cast.is_private(last)


def _resolve_member(place: Place) -> Source:
    """The kind of a group's member: "Five nurses wrote in. One said that"."""
    number = find_group(place)
    subject = place.find_subject(number) if number is not None else None
    if number is None or subject is None:
        return Source(None, "anonymous", False)
    return Source(None, _type_of_noun(place.sentences[number], subject), False)


def _is_indefinite(parsed: ParsedSentence, run: list[int]) -> bool:
    """Whether a word in capitals says only what somebody is: "a European", "his GP"."""
    return any(
        parsed.words[child].lower() in {"a", "an"} or parsed.tags[child] == "PRP$"
        for index in run
        if parsed.heads[index] not in run
        for child in parsed.children(index)
    )


def _is_plural(parsed: ParsedSentence, run: list[int]) -> bool:
    """Whether a word with a capital is the plural that opens its sentence: "Insurers warned"."""
    word, types = parsed.words[run[0]].lower(), read_types()
    return run == [0] and word not in types and word.endswith("s") and word[:-1] in types


def _type_of_noun(parsed: ParsedSentence, head: int) -> str:
    types, lemma = read_types(), parsed.lemmas[head].lower()
    children = parsed.children(head)
    authored = source_words("authored") | {"by"}
    if lemma == "paper" and any(parsed.words[child].lower() in authored for child in children):
        return "document"
    if parsed.tags[head] == "CD" or types.get(parsed.words[head].lower()) == "anonymous":
        of = (child for child in children if parsed.words[child].lower() == "of")
        if (whole := next((c for prep in of for c in parsed.children(prep)), None)) is not None:
            return _type_of_noun(parsed, whole)
    beside = [parsed.words[c] for c in children if c < head and parsed.deps[c] in _BEFORE]
    after = parsed.words[head + 1] if head + 1 < len(parsed) else ""
    phrases = [[*beside[first:], lemma] for first in range(len(beside))]
    phrases += [[office] for office in name_office(parsed, head)]
    phrases += [[parsed.words[head], after], [parsed.words[head]], [lemma], [lemma.removesuffix("s")]]
    return next(
        (types[phrase] for words in phrases if (phrase := " ".join(words).lower()) in types), "anonymous"
    )


def _find_owner(cast: Cast, parsed: ParsedSentence, tokens: list[int], head: int) -> list[int] | None:
    """The name within a body's or document's phrase that says whose it is: "the Clinton campaign", "a poll by YouGov"."""
    owners = [c for c in parsed.children(head) if parsed.deps[c] in _OWNING]
    for prep in parsed.children(head):
        word = parsed.words[prep].lower()
        is_naming = word in _NAMING or (word == "of" and _type_of_noun(parsed, head) != "document")
        if is_naming and parsed.deps[prep] in {"prep", "agent"}:
            owners.extend(parsed.children(prep))
        elif parsed.deps[prep] == "acl" and word in source_words("commissioned"):
            owners.extend(
                c
                for by in parsed.children(prep)
                if parsed.words[by].lower() == "by"
                for c in parsed.children(by)
            )
    for run in cast.runs_of(parsed):
        words = words_of(parsed, run)
        inside = set(run) & set(tokens)
        if (
            inside
            and not is_date(words)
            and not set(run).isdisjoint(owners)
            and parsed.tags[run[-1]] != "NNPS"
        ):
            return run
    return None


def _name_body(cast: Cast, parsed: ParsedSentence, run: list[int], head: int) -> str:
    """The name of an institution or document: with its noun where the name alone is a person's."""
    name = " ".join(words_of(parsed, run))
    is_owner = any(parsed.heads[index] == head and parsed.deps[index] in _OWNING for index in run)
    is_known = parsed.words[run[-1]].lower() in read_types()
    if is_owner and not is_known and cast.find(parsed, run):
        return f"{name} {parsed.words[head]}"
    return name


def _find_body(cast: Cast, place: Place, tokens: list[int], head: int, number: int | None) -> str | None:
    """The body that "the company" means: the last one that may be called so."""
    own = place.number if number is None else number
    parsed = place.sentences[own]
    if not is_bare_definite(parsed, tokens, head):
        return None
    noun = parsed.lemmas[head].lower()
    for row in range(own, max(own - 3, 0) - 1, -1):
        before = place.sentences[row]
        subject = place.find_subject(row)
        end = parsed.starts[tokens[0]]
        names = [(name, run) for name, run in cast.bodies_in(before, noun) if before.starts[run[0]] < end]
        about = before.subtree(subject) if subject is not None else []
        told = [source.speaker for source in place.told.of(row) if source.source_type == "institution"]
        chosen = (
            [name for name, run in names if run[0] in about]
            or [name for name, _ in names]
            or [name for name in told[:1] if name and cast.may_be_called(name, noun)]
        )
        if len(set(chosen)) > 1:
            return None
        if chosen:
            return chosen[0]
    return None


def _lemmas_beside(parsed: ParsedSentence, tokens: list[int]) -> list[str]:
    """The words of a source that say what somebody is, not whose he is or what happened to him."""
    aside = {token for clause in tokens if parsed.deps[clause] in _ASIDE for token in parsed.subtree(clause)}
    return [
        parsed.lemmas[token].lower()
        for token in tokens
        if token not in aside and parsed.deps[token] not in _LOOSE
    ]


def _type_of_person(person: Person, lemmas: list[str]) -> str:
    """The kind that most of the words beside a name show; a phrase ("union president") goes before its words."""
    types = read_types()
    words = Counter([*lemmas, *person.description.elements()])
    for phrase in [phrase for phrase in words if " " in phrase and phrase in types]:
        for word in phrase.split():
            words[word] -= words[phrase] + lemmas.count(word)
    votes: Counter[str] = Counter()
    for word, count in words.items():
        if word in types and count > 0:
            votes[types[word]] += count
    otherwise = "expert" if words["dr"] or words["prof"] else "individual"
    return next((kind for kind in ("media", "expert", "official", "witness") if votes[kind]), otherwise)


def _type_of_name(words: list[str], parsed: ParsedSentence, tokens: list[int]) -> str:
    name, types = " ".join(words), read_types()
    if name in read_metonyms():
        return read_metonyms()[name]
    lower = name.lower().split()
    first = lower[:1] if {"of", "for"} & set(lower) else []
    known: list[str | None] = [types.get(" ".join(part)) for part in (lower, first, lower[-2:], lower[-1:])]
    body = next((kind for kind in known if kind in _BODIES), None)
    if body is None and kind_of_name(words) == "organisation":
        body = "institution"
    known_kind = body or next(filter(None, known), None)
    if known_kind:
        return known_kind
    described = [types[lemma] for lemma in _lemmas_beside(parsed, tokens) if lemma in types]
    return next(
        (kind for kind in [*described, *(types.get(word) for word in lower)] if kind in _BODIES),
        "institution",
    )


def _conjuncts(parsed: ParsedSentence, head: int, tokens: list[int]) -> list[int]:
    """The head of a source and the nouns joined to it: "Pyongyang and Moscow"."""
    joined = [head]
    for noun in joined:
        joined.extend(
            child for child in parsed.children(noun) if parsed.deps[child] == "conj" and child in tokens
        )
    return joined


def find_outlet(cast: Cast, parsed: ParsedSentence, tokens: list[int]) -> str | None:
    """The news outlet that the words name, None where they name none."""
    for run in cast.runs_of(parsed):
        if run[0] in tokens:
            words = words_of(parsed, run)
            kinds = {read_types().get(word.lower()) for word in [*words, " ".join(words)]}
            if "media" in kinds:
                return " ".join(words)
    return None

"""Who a source is: one name in the article for "he", "Mr Kim" and "the White House", and what kind of source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from analysis.lexicons import read_lexicon
from analysis.parsed import ParsedSentence

_SINGULAR = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_OWNING = frozenset({"compound", "poss", "nmod"})
_FIRST = frozenset({"i", "we", "me", "us", "my", "our"})


@dataclass(frozen=True, slots=True)
class Person:
    """A name in the article with the words that describe its bearer."""

    name: str
    last: str
    first: str
    description: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Source:
    """A source resolved: its name in the article, its kind, whether it is named."""

    speaker: str | None
    source_type: str
    named: bool


@cache
def _types() -> dict[str, str]:
    table = read_lexicon("source_types")
    return dict(zip(table.word, table.type, strict=True))


@cache
def _metonyms() -> dict[str, str]:
    table = read_lexicon("metonyms")
    return dict(zip(table.name, table.type, strict=True))


@cache
def _titles() -> dict[str, str]:
    table = read_lexicon("titles")
    return dict(zip(table.word, table.kind, strict=True))


def _title(word: str) -> str | None:
    return _titles().get(word.lower().strip("."))


def _strip_titles(words: list[str]) -> list[str]:
    """The name after its titles, "DNC Chairwoman" and all; none where nothing but titles stands.

    >>> _strip_titles(["House", "Speaker", "Paul", "Ryan"]), _strip_titles(["Attorney", "General", "Ann", "Lee"])
    (['Paul', 'Ryan'], ['Ann', 'Lee'])
    >>> _strip_titles(["Mr.", "King"])
    ['King']
    >>> _strip_titles(["Charlie", "King"]), _strip_titles(["Prime", "Minister"]), _strip_titles(["General", "Motors"])
    (['Charlie', 'King'], [], ['General', 'Motors'])
    """
    for index in range(len(words) - 1, 0, -1):
        kind, name = _title(words[index - 1]), words[index:]
        if kind in {"honorific", "rank"} and (kind == "honorific" or not all(map(_title, name))):
            return name if _title(name[0]) != "qualifier" or len(name) == 1 else name[1:]
    return words if not all(map(_title, words)) else []


def _join(names: list[str]) -> str:
    """Several names as one: "Ann Lee, Bo Ray and Cy Dee"."""
    *others, last = dict.fromkeys(names)
    return f"{', '.join(others)} and {last}" if others else last


def _is_name(parsed: ParsedSentence, index: int) -> bool:
    word = parsed.words[index]
    shouted = word.isupper() and len(word) > 3 and word.isalpha()
    return shouted or (parsed.pos[index] == "PROPN" and word[:1].isupper())


def name_runs(parsed: ParsedSentence) -> Iterator[list[int]]:
    """The runs of proper nouns of a sentence."""
    run: list[int] = []
    for index in range(len(parsed)):
        if _is_name(parsed, index):
            run.append(index)
        elif run:
            yield run
            run = []
    if run:
        yield run


class Cast:
    """The names of an article, for resolving who a source is.

    Parameters
    ----------
    sentences
        The parsed sentences of the story.
    """

    def __init__(self, sentences: list[ParsedSentence]) -> None:
        self._sentences = sentences
        self._names: set[str] = set()
        self._by_last: dict[str, Person] = {}
        for parsed in sentences:
            for run in name_runs(parsed):
                self._meet(parsed, run)

    def _meet(self, parsed: ParsedSentence, run: list[int]) -> None:
        words = [parsed.words[index] for index in run]
        bare = _strip_titles(words)
        if not bare or (len(bare) == len(words) == 1) or self._is_body(parsed, run, bare):
            return
        self._introduce(parsed, run, bare)

    def _introduce(self, parsed: ParsedSentence, run: list[int], bare: list[str]) -> None:
        person = self._by_last.get(bare[-1].lower())
        full = " ".join(bare)
        if person is None or (len(bare) > 1 and full != person.name and person.last == person.name):
            person = Person(full, bare[-1], bare[0])
            self._names.add(full)
            self._by_last[bare[-1].lower()] = person
            if len(bare) > 2:
                self._by_last.setdefault(bare[0].lower(), person)
        for word in self._describe(parsed, run):
            person.description[word] += 1

    @staticmethod
    def _is_body(parsed: ParsedSentence, run: list[int], bare: list[str]) -> bool:
        """Whether the name is a place's or an institution's: "the White House", "South Korea"."""
        name = " ".join(bare)
        kind = _types().get(name.lower()) or (_types().get(bare[-1].lower()) if len(bare[-1]) > 3 else None)
        if name in _metonyms() or kind in {"institution", "media", "document"}:
            return True
        before = parsed.words[run[0] - 1].lower() if run[0] else ""
        return before == "the" and len(bare) == len(run) and parsed.heads[run[0] - 1] in run

    @staticmethod
    def _describe(parsed: ParsedSentence, run: list[int]) -> Iterator[str]:
        head = run[-1]
        for index in run:
            if parsed.heads[index] not in run:
                head = index
        yield from (parsed.lemmas[index].lower().strip(".") for index in run)
        for child in parsed.children(head):
            if parsed.deps[child] in {"appos", "compound", "amod"}:
                yield parsed.lemmas[child].lower()
                if parsed.deps[child] == "appos":
                    yield from (
                        parsed.lemmas[token].lower()
                        for token in parsed.children(child)
                        if parsed.deps[token] == "compound"
                    )
            if parsed.deps[child] == "relcl":
                yield from (
                    parsed.lemmas[token].lower()
                    for prep in parsed.children(child)
                    if parsed.words[prep].lower() == "as"
                    for token in parsed.subtree(prep)
                )
        if parsed.deps[head] == "appos":
            yield parsed.lemmas[parsed.heads[head]].lower()

    def find_unknown(self, parsed: ParsedSentence, head: int | None) -> str | None:
        """The name that a source goes by, where it is one word that neither a full name nor a table knows."""
        run = next((run for run in name_runs(parsed) if head in run), None)
        if run is None or parsed.words[run[0] - 1 if run[0] else 0].lower() == "the":
            return None
        bare = _strip_titles([parsed.words[index] for index in run])
        known = len(bare) != 1 or self.find(bare) or bare[0] in _metonyms() or bare[0].lower() in _types()
        return None if known else bare[0]

    def meet_people(self, names: set[str]) -> None:
        """Learn that these single names are people's."""
        if not names:
            return
        for parsed in self._sentences:
            for run in name_runs(parsed):
                bare = _strip_titles([parsed.words[index] for index in run])
                if len(bare) == 1 and bare[0] in names:
                    self._introduce(parsed, run, bare)

    def find(self, words: list[str]) -> Person | None:
        """The person that these name words mean."""
        bare = _strip_titles(words)
        if not bare:
            return None
        return self._by_last.get(bare[-1].lower()) or self._by_last.get(bare[0].lower())

    def resolve(
        self, parsed: ParsedSentence, tokens: list[int], head: int | None, recent: list[Source]
    ) -> Source:
        """Resolve a source.

        Parameters
        ----------
        parsed
            The sentence.
        tokens, head
            The words of the source and their head; empty and None where the sentence hides it.
        recent
            The sources before this one, oldest first.
        """
        if head is None or not tokens:
            return Source(None, "unattributed", False)
        word = parsed.words[head].lower()
        if word in _SINGULAR:
            person = next((s for s in reversed(recent) if s.named and self._is_person(s.speaker)), None)
            return person or Source(None, "anonymous", False)
        if word in {"they", "them"}:
            group = next((s for s in reversed(recent) if s.speaker and not self._is_person(s.speaker)), None)
            return group or Source(None, "anonymous", False)
        if word in _FIRST:
            return Source(None, "unattributed" if word in {"i", "me", "my"} else "anonymous", False)
        if word in {"who", "that", "which", "it", "this"}:
            return Source(None, "unattributed", False)
        together = [self._resolve_noun(parsed, tokens, noun) for noun in _conjuncts(parsed, head, tokens)]
        first, names = together[0], [source.speaker for source in together if source.speaker]
        if len(names) < max(len(together), 2):
            return first
        return Source(_join(names), first.source_type, True)

    def _is_person(self, name: str | None) -> bool:
        return name in self._names

    def _resolve_noun(self, parsed: ParsedSentence, tokens: list[int], head: int) -> Source:
        appositions = [c for c in parsed.children(head) if parsed.deps[c] == "appos" and c in tokens]
        for anchor in [head, *appositions]:
            run = next((run for run in name_runs(parsed) if anchor in run), None)
            if run is None:
                continue
            words = [parsed.words[index] for index in run]
            if person := self.find(words):
                lemmas = [parsed.lemmas[index].lower() for index in tokens]
                return Source(person.name, self._type_of_person(person, lemmas), True)
            name = " ".join(words)
            return Source(name, self._type_of_name(name, parsed, tokens), True)
        lemma = parsed.lemmas[head].lower()
        source_type = _types().get(parsed.words[head].lower()) or _types().get(lemma) or "anonymous"
        compound = " ".join(
            [
                *(parsed.words[c] for c in parsed.children(head) if parsed.deps[c] in {"compound", "nmod"}),
                lemma,
            ]
        )
        source_type = _types().get(compound.lower(), source_type)
        if source_type in {"document", "institution", "media"}:
            inside = set(tokens).intersection(parsed.subtree(head))
            run = next((run for run in name_runs(parsed) if run[0] in inside), None)
            if run is not None:
                return Source(self._name_body(parsed, run, head), source_type, True)
        return Source(None, source_type, False)

    def _name_body(self, parsed: ParsedSentence, run: list[int], head: int) -> str:
        """The name of an institution or document: with its noun where the name alone is a person's."""
        name = " ".join(parsed.words[index] for index in run)
        is_owner = any(parsed.heads[index] == head and parsed.deps[index] in _OWNING for index in run)
        is_known = parsed.words[run[-1]].lower() in _types()
        if is_owner and not is_known and self.find([parsed.words[index] for index in run]):
            return f"{name} {parsed.words[head]}"
        return name

    @staticmethod
    def _type_of_person(person: Person, lemmas: list[str]) -> str:
        types = _types()
        votes = Counter(types[word] for word in [*lemmas, *person.description.elements()] if word in types)
        for kind in ("media", "expert", "official", "witness", "institution"):
            if votes[kind]:
                return "official" if kind == "institution" else kind
        return "individual"

    @staticmethod
    def _type_of_name(name: str, parsed: ParsedSentence, tokens: list[int]) -> str:
        if name in _metonyms():
            return _metonyms()[name]
        types = _types()
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
            kinds = {_types().get(word.lower()) for word in [*words, " ".join(words)]}
            if "media" in kinds:
                return " ".join(words)
    return None

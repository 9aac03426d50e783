"""Who a source is: one name in the article for "he", "Mr Kim" and "the White House", and what kind of source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from analysis.lexicons import read_lexicon
from analysis.parsed import ParsedSentence

_TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "prof",
        "professor",
        "sir",
        "dame",
        "lord",
        "lady",
        "president",
        "minister",
        "secretary",
        "senator",
        "sen",
        "rep",
        "gov",
        "gen",
        "col",
        "lt",
        "sgt",
        "capt",
        "adm",
        "king",
        "queen",
        "prince",
        "princess",
        "pope",
        "judge",
        "justice",
        "mayor",
        "governor",
        "chancellor",
        "premier",
        "councillor",
        "commissioner",
        "director",
        "chairman",
        "chief",
        "leader",
        "representative",
        "congressman",
        "congresswoman",
        "detective",
        "inspector",
        "officer",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "former",
        "prime",
        "vice",
        "deputy",
        "foreign",
        "defense",
        "defence",
    ]
)
_HONORIFIC = re.compile(
    r"^(?:mr|mrs|ms|miss|dr|prof|sir|dame|lord|lady|sen|rep|gov|gen|col|lt|sgt|capt|adm)\.?$", re.IGNORECASE
)
_SINGULAR = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
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
        self._names: set[str] = set()
        self._by_last: dict[str, Person] = {}
        for parsed in sentences:
            for run in name_runs(parsed):
                self._meet(parsed, run)

    def _meet(self, parsed: ParsedSentence, run: list[int]) -> None:
        words = [parsed.words[index] for index in run]
        honoured = bool(_HONORIFIC.match(words[0]))
        bare = [word for word in words if word.lower().strip(".") not in _TITLES]
        if not bare or (len(bare) < 2 and not honoured) or self._is_body(parsed, run, bare):
            return
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

    def find(self, words: list[str]) -> Person | None:
        """The person that these name words mean."""
        bare = [word for word in words if word.lower().strip(".") not in _TITLES]
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
        return self._resolve_noun(parsed, tokens, head)

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
        names = [run for run in name_runs(parsed) if run[0] in tokens]
        if names and source_type in {"document", "institution", "media"}:
            return Source(" ".join(parsed.words[index] for index in names[0]), source_type, True)
        return Source(None, source_type, False)

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


def find_outlet(parsed: ParsedSentence, tokens: list[int]) -> str | None:
    """The news outlet that the words name, None where they name none."""
    for run in name_runs(parsed):
        if run[0] in tokens:
            words = [parsed.words[index] for index in run]
            kinds = {_types().get(word.lower()) for word in [*words, " ".join(words)]}
            if "media" in kinds:
                return " ".join(words)
    return None

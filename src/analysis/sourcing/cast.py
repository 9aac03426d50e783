"""The names of an article: who its people are, with what titles and words it describes them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from analysis.lexicons import read_lexicon
from analysis.parsed import ParsedSentence, is_title_case

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
_SHORTEST_HEADLINE = 5
"""Words; of a longer sentence in capitals no run of them is taken for a name."""
_CALLED_HE = frozenset({"mr", "sir", "lord", "king", "prince", "spokesman", "congressman", "actor"})
_CALLED_SHE = frozenset(
    {"mrs", "ms", "miss", "dame", "lady", "queen", "princess", "spokeswoman", "congresswoman", "actress"}
)


@dataclass(frozen=True, slots=True)
class Person:
    """A name in the article with the words that describe its bearer."""

    name: str
    last: str
    first: str
    description: Counter[str] = field(default_factory=Counter)

    def goes_by(self, pronoun: str) -> bool:
        """Whether the text gives no sign that the other pronoun would be right; a name itself is no sign."""
        he, she = (sum(self.description[word] for word in called) for called in (_CALLED_HE, _CALLED_SHE))
        return he >= she if pronoun in HE else she >= he


@cache
def read_types() -> dict[str, str]:
    """Kind of source for each word of the lexicon `source_types`."""
    table = read_lexicon("source_types")
    return dict(zip(table.word, table.type, strict=True))


@cache
def read_metonyms() -> dict[str, str]:
    """Kind of source for each place that stands for those who govern there."""
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


def _is_name(parsed: ParsedSentence, index: int) -> bool:
    word = parsed.words[index]
    if word == "State" and " ".join(parsed.words[max(0, index - 2) : index]).lower() == "secretary of":
        return False
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
        self._names: dict[str, Person] = {}
        self._by_last: dict[str, Person] = {}
        for parsed in sentences:
            if len(parsed) > _SHORTEST_HEADLINE and is_title_case(parsed.words):
                continue
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
            self._names[full] = person
            self._by_last[bare[-1].lower()] = person
            if len(bare) > 2:
                self._by_last.setdefault(bare[0].lower(), person)
        for word in self._describe(parsed, run):
            person.description[word] += 1

    @staticmethod
    def _is_body(parsed: ParsedSentence, run: list[int], bare: list[str]) -> bool:
        """Whether the name is a place's or an institution's: "the White House", "South Korea"."""
        name = " ".join(bare)
        kind = read_types().get(name.lower()) or (
            read_types().get(bare[-1].lower()) if len(bare[-1]) > 3 else None
        )
        if name in read_metonyms() or kind in {"institution", "media", "document"}:
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
        known = (
            len(bare) != 1 or self.find(bare) or bare[0] in read_metonyms() or bare[0].lower() in read_types()
        )
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

    def find_subject(self, parsed: ParsedSentence, end: int | None) -> Person | None:
        """The person named as the subject of a sentence's main verb, or beside it ("the mayor, Ann Lee,")."""
        for token, (dep, head) in enumerate(zip(parsed.deps, parsed.heads, strict=True)):
            if dep == "nsubj" and parsed.heads[head] == head and (end is None or token < end):
                beside = [child for child in parsed.children(token) if parsed.deps[child] == "appos"]
                names = (run for run in name_runs(parsed) if not {token, *beside}.isdisjoint(run))
                found = (self.find([parsed.words[index] for index in run]) for run in names)
                return next((person for person in found if person is not None), None)
        return None

    def find_named(self, name: str | None) -> Person | None:
        """The person of that full name."""
        return self._names.get(name or "")

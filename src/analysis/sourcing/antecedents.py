"""Whom "he", "she", "it", "they" and "the company" mean: the last sentences' subjects, and who spoke in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from analysis.language import Span
from analysis.parsed import ParsedSentence
from analysis.quotations import Quotations
from analysis.sourcing.cast import Cast
from analysis.sourcing.descriptions import HE, SHE, signs_against
from analysis.sourcing.names import is_human
from analysis.sourcing.person import Person
from analysis.syntax import NOUN_SUBJECTS

_FARTHEST = 3
"""Sentences that a pronoun is led back."""

MEMBERS = frozenset(
    {"one", "another", "others", "third", "second", "some", "many", "most", "several", "both", "neither"}
)
"""Words for members of a group that was named before."""


@dataclass(frozen=True, slots=True)
class Source:
    """A source resolved: its name in the article, its kind, whether it is named."""

    speaker: str | None
    source_type: str
    named: bool


@dataclass(slots=True)
class Told:
    """What was said so far: by sentence the sources, and the places of their words."""

    sources: list[tuple[int, Source]] = field(default_factory=list)
    contents: dict[int, list[Span]] = field(default_factory=dict)

    def add(self, number: int, source: Source, spans: Sequence[Span]) -> None:
        """Remember one statement."""
        self.sources.append((number, source))
        self.contents.setdefault(number, []).extend(spans)

    def hold(self, number: int, place: int) -> bool:
        """Whether a place lies in words that somebody said."""
        return any(start <= place < end for start, end in self.contents.get(number, []))

    @property
    def last(self) -> Source | None:
        """The last source with a name."""
        return next((source for _, source in reversed(self.sources) if source.speaker), None)

    def of(self, number: int) -> list[Source]:
        """The sources of a sentence, the last first."""
        found = []
        for row, source in reversed(self.sources):
            if row < number:
                break
            if row == number:
                found.append(source)
        return found


@dataclass(frozen=True, slots=True)
class Place:
    """Where a source stands: the sentences of the story, the number of its own, and what was said before it."""

    sentences: Sequence[ParsedSentence]
    number: int
    told: Told
    quotations: Quotations

    @property
    def parsed(self) -> ParsedSentence:
        """The sentence of the source."""
        return self.sentences[self.number]

    def before(self) -> range:
        """The numbers of the sentences before it that a pronoun may lead to, the nearest first."""
        return range(self.number - 1, max(self.number - _FARTHEST, 0) - 1, -1)

    def find_subject(self, number: int, end: int | None = None) -> int | None:
        """The subject of a sentence's main verb before `end`, where it is none of the words that somebody said."""
        parsed = self.sentences[number]
        for token, (dep, head) in enumerate(zip(parsed.deps, parsed.heads, strict=True)):
            if dep in NOUN_SUBJECTS and parsed.heads[head] == head and (end is None or token < end):
                start = parsed.starts[token]
                said = self.told.hold(number, start) or self.quotations.hold(start, start + 1)
                return None if said else token
        return None


def is_bare_definite(parsed: ParsedSentence, tokens: list[int], head: int) -> bool:
    """Whether a phrase is the with a noun and what stands before it: "the Rovers manager"."""
    return parsed.words[tokens[0]].lower() == "the" and tokens[-1] == head


def find_described(cast: Cast, parsed: ParsedSentence, tokens: list[int], head: int) -> Person | None:
    """The only person so described before: "the Rovers manager" after "Jan Novak, the Rovers manager"."""
    if not is_human(parsed, head) or not is_bare_definite(parsed, tokens, head):
        return None
    words = [parsed.lemmas[token].lower() for token in tokens[1:]]
    return cast.find_described(words, parsed.starts[tokens[0]])


def find_aged(cast: Cast, place: Place, tokens: list[int], head: int) -> Person | None:
    """The subject of the nearest sentence, whose age the words tell: "the 54-year-old"."""
    parsed = place.parsed
    is_aged = any(parsed.words[token].lower().endswith("-year-old") for token in tokens)
    if not is_aged or not is_bare_definite(parsed, tokens, head):
        return None
    for number in (place.number, *place.before()):
        subject = place.find_subject(number, head if number == place.number else None)
        if subject is not None and (person := cast.find_at(place.sentences[number], subject)):
            return person
    return None


def find_he_or_she(cast: Cast, place: Place, pronoun: str, head: int) -> Person | int | None:
    """Whom a pronoun means.

    Returns
    -------
    Person, int or None
        A person of the cast; or the number of the sentence whose subject, somebody without a name, it is; or None.
    """
    for number in (place.number, *place.before()):
        parsed = place.sentences[number]
        subject = place.find_subject(number, head if number == place.number else None)
        if subject is not None:
            if (person := cast.find_at(parsed, subject)) and person.goes_by(pronoun):
                return person
            if person is None and is_human(parsed, subject) and _may_be(parsed, subject, pronoun):
                return find_described(cast, parsed, parsed.subtree(subject), subject) or number
        if number < place.number and not _is_about_same(parsed, subject, pronoun):
            for source in place.told.of(number):
                if (named := cast.find_named(source.speaker)) and named.goes_by(pronoun):
                    return named
            start, end = parsed.starts[0], parsed.ends[-1]
            if not place.quotations.hold(start, end) and (called := cast.find_called(parsed, pronoun)):
                return called
    spoke = [cast.find_named(source.speaker) for _, source in reversed(place.told.sources)]
    known = [person for person in spoke if person is not None and person.goes_by(pronoun)]
    return next((person for person in known if person.is_called(pronoun)), known[0] if known else None)


def _is_about_same(parsed: ParsedSentence, subject: int | None, pronoun: str) -> bool:
    """Whether the one meant owns a sentence's subject, so that it is nobody named in it: "her admirers included Ann Lee"."""
    same = HE if pronoun in HE else SHE
    return (
        subject is not None
        and any(
            parsed.deps[child] == "poss" and parsed.words[child].lower() in same
            for child in parsed.children(subject)
        )
        and not any(parsed.deps[child] == "appos" for child in parsed.children(subject))
    )


def find_group(place: Place) -> int | None:
    """The sentence before whose subject is a group, past those of "one" and "another" of it; None where there is none."""
    for number in place.before():
        parsed, subject = place.sentences[number], place.find_subject(number)
        if subject is None or parsed.words[subject].lower() in MEMBERS:
            continue
        return number if parsed.tags[subject] == "NNS" else None
    return None


def _may_be(parsed: ParsedSentence, noun: int, pronoun: str) -> bool:
    beside = [noun, *(c for c in parsed.children(noun) if parsed.deps[c] in {"appos", "amod"})]
    return signs_against(Counter(parsed.lemmas[token].lower() for token in beside), pronoun) <= 0

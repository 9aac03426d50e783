"""Somebody in the article: a name, and what the text says of its bearer."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from analysis.sourcing.descriptions import read_kin, signs_against
from analysis.sourcing.names import read_role_names


@dataclass(slots=True)
class Person:
    """A name in the article with the words that describe its bearer."""

    name: str
    words: list[str]
    description: Counter[str] = field(default_factory=Counter)
    mentioned: int = -1
    sentence: int = -1

    def goes_by(self, pronoun: str) -> bool:
        """Whether the text gives no sign that the other pronoun would be right; a name itself is no sign."""
        return signs_against(self.description, pronoun) <= 0

    def is_called(self, pronoun: str) -> bool:
        """Whether the text gives a sign that the pronoun is right."""
        return signs_against(self.description, pronoun) < 0

    @property
    def is_kin(self) -> bool:
        """Whether the text says whose daughter or husband the bearer is."""
        return not read_kin().isdisjoint(word for word, count in self.description.items() if count > 0)

    def is_described_by(self, words: list[str]) -> bool:
        """Whether the text describes the bearer by these words, or by others for the same office."""
        return bool(self.description[" ".join(words)]) or all(
            any(self.description[other] for other in read_role_names().get(word, {word})) for word in words
        )

    def is_also(self, words: list[str]) -> bool:
        """Whether a name of two words or more may be this person's: the same first and last word, or part of it."""
        if self.words[-1].lower() != words[-1].lower():
            return False
        first, other = self.words[0].strip("."), words[0].strip(".")
        if first == other or (1 in {len(first), len(other)} and first[:1] == other[:1]):
            return True
        return len(self.words) != len(words) and (
            set(words) <= set(self.words) or set(self.words) <= set(words)
        )

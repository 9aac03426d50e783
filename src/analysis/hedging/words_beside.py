"""The words beside a cue: one by its place, figures and amounts, and the table of words that decide."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from analysis.lexicons import read_word_classes

WordCondition = Callable[[Sequence[str], Sequence[str], int, int], bool]
"""Of the words as written, the words in lower case, and the cue's first and last index."""

PEOPLE = frozenset({"i", "you", "he", "she", "we", "they", "who"})
"""Pronouns that stand for people."""
POINTING = frozenset({"the", "this", "that", "these", "those"})
"""Determiners of what is known already."""


def read_context(name: str) -> frozenset[str]:
    """The words of one context in the lexicon `hedge_contexts`."""
    return read_word_classes("hedge_contexts", "context")[name]


def word_at(words: Sequence[str], index: int) -> str:
    """The word at a place, empty before the first and after the last."""
    return words[index] if 0 <= index < len(words) else ""


def is_number(word: str) -> bool:
    """Whether a word is a figure, a cardinal, a fraction or a currency sign."""
    return word.lstrip("$£€")[:1].isdigit() or word in {"$", "£", "€"} or word in read_context("number")


def opens_quantity(word: str, following: str) -> bool:
    """Whether words that follow "about" are an amount, a time or a balance: 300, a dozen, an hour, even."""
    return (
        is_number(word)
        or word in read_context("balance")
        or (word in {"a", "an"} and following in read_context("number") | read_context("measure"))
    )

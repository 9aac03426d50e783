"""Whether a vague word leaves open who, how many or how much, as far as the words beside it tell."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.hedging.words_beside import PEOPLE, is_number, read_context, word_at

_AFTER_MANNER = frozenset(
    {
        "by",
        "with",
        "into",
        "against",
        "and",
        "to",
        "in",
        "at",
        "for",
        "from",
        "on",
        "as",
        "but",
        "or",
        "under",
    }
)


def is_quantifier(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    """Most of a plural noun, not the superlative."""
    after = word_at(lower, last)
    is_plural = (after.endswith("s") and not after.endswith(("ous", "ss"))) or after in {"of", "people"}
    return is_plural and word_at(lower, first - 1) not in {"the", "'s", "at"} | read_context("possessive")


def is_vague_amount(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    """Many things, not "as many as" so many or "how many"."""
    return is_vague_number(written, lower, first, last) and word_at(lower, first - 1) not in {
        "as",
        "how",
        "so",
        "too",
        "not",
        "however",
    }


def is_vague_number(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    """Several towns, not how long or how often: "several more hours", "some time", "several times"."""
    after = word_at(lower, last)
    return (word_at(lower, last + 1) if after == "more" else after) not in read_context("time counted")


def is_unnamed_thing(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    """Certain people, not what is certain to happen."""
    return word_at(lower, last)[:1].isalpha() and word_at(lower, last) not in {
        "to",
        "that",
        "of",
        "about",
        "and",
        "it",
    }


def is_vague_group(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    """Some of a kind, not those just spoken of: "authors say", not "the authors say"."""
    before, further = word_at(lower, first - 1), word_at(lower, first - 2)
    return (
        not is_number(before)
        and {before, further}.isdisjoint(read_context("possessive"))
        and before not in {"the", "these", "those", "both"}
    )


def has_no_sayer(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    """Said by nobody who is named straight before: not "Ms Lee noted that", nor "he described as"."""
    before = word_at(written, first - 1)
    return before.lower() not in PEOPLE and (first < 2 or not before[:1].isupper())


def is_passive(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    """Claimed by nobody: "is claimed", "has long been claimed"."""
    return not {"is", "are", "was", "were", "be", "been", "being"}.isdisjoint(
        lower[max(0, first - 2) : first]
    )


def is_degree(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    """Fairly of how much, not of how somebody acts: "was treated fairly"."""
    return word_at(lower, last)[:1].isalpha() and word_at(lower, last) not in _AFTER_MANNER

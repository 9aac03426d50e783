"""The tense of the words around a time, read from the words themselves: cheap enough for every time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from analysis.lexicons import read_lexicon

_PIECE = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?|[,;:()“”\"–—]|--")
_BREAKS = frozenset(
    [
        ",",
        ";",
        ":",
        "(",
        ")",
        "“",
        "”",
        '"',
        "–",
        "—",
        "--",
        "and",
        "but",
        "when",
        "while",
        "because",
        "although",
        "which",
        "who",
        "that",
    ]
)
_NO_PAST = frozenset({"united", "need", "indeed", "hundred", "speed", "indebted", "bed", "exceed", "proceed"})
_BE = frozenset({"is", "are", "'s", "be", "am", "was", "were"})
_MODALS = frozenset({"will", "would", "may", "might", "could", "should", "must"})
_LONGEST_LIMIT = 12
_FARTHEST = 600
"""Characters on either side of a time that are read for its tense."""


@cache
def _words() -> dict[str, frozenset[str]]:
    table = read_lexicon("time_tense")
    return {str(name): frozenset(words) for name, words in table.groupby("class").word}


def is_future(text: str, start: int, end: int, left: int, right: int) -> bool | None:
    """Whether the clause around a time speaks of what is to come; None where no word tells.

    The nearest telling word before the time in its clause decides, then the nearest after it, then the nearest
    in the whole sentence.

    Parameters
    ----------
    text
        The text.
    start, end
        The time, in characters.
    left, right
        The sentence that holds it.

    Examples
    --------
    >>> text = "They left on Monday and will return on Friday."
    >>> is_future(text, 13, 19, 0, len(text)), is_future(text, 39, 45, 0, len(text))
    (False, True)
    """
    left, right = max(left, start - _FARTHEST), min(right, end + _FARTHEST)
    preceding = text[max(left, start - _LONGEST_LIMIT) : start].split()
    is_limit = bool(preceding) and preceding[-1].lower() in _words()["limit"]
    before, after = _read_words(text, left, start), _read_words(text, end, right)
    for words, whole in ((before[::-1], False), (after, False), (before[::-1], True), (after, True)):
        told = _tell(words, whole, words is not after)
        if told is not None:
            return told or (is_limit and "had" not in before + after)
    return is_limit or None


def _read_words(text: str, left: int, right: int) -> list[str]:
    """The words, without May: with a capital it is the month that is meant, not what may come."""
    words = (found.group().replace("’", "'") for found in _PIECE.finditer(text, left, right))
    return [word for word in words if word != "May"]


def _tell(words: Sequence[str], whole: bool, backwards: bool) -> bool | None:
    """What the first telling word tells; only its own clause is read unless `whole`."""
    for place, word in enumerate(words):
        lowered = word.lower()
        if lowered in _BREAKS and not whole and place:
            return None
        beside = place + 1 if backwards else place - 1
        previous = words[beside].lower() if 0 <= beside < len(words) else ""
        told = _tell_word(word, lowered, previous)
        if told is False and lowered not in {"has", "have"}:
            near = words[place + 1 : place + 4] if backwards else words[max(0, place - 3) : place]
            return _is_governed([other.lower() for other in near])
        if told is not None:
            return told
    return None


def _tell_word(word: str, lowered: str, previous: str) -> bool | None:
    known = _words()
    if lowered == "to" and (previous in known["governing"] or previous in _BE):
        return True
    if lowered == "have" and previous in _MODALS:
        return previous == "will"
    if lowered in known["ahead"] or lowered.endswith("'ll"):
        return True
    if lowered.endswith("ing") and previous in _BE - {"was", "were"}:
        return True
    is_past = word.endswith("ed") and word.islower() and len(word) > 3 and lowered not in _NO_PAST
    return False if is_past or lowered in known["behind"] else None


def _is_governed(near: Sequence[str]) -> bool:
    """Whether "will be held", "to be signed" stands where a participle was found."""
    return not {"will", "would", "may", "might", "should"}.isdisjoint(near) or {"to", "be"} <= {*near}

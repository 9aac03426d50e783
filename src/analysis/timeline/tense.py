"""The tense of the words around a time, read from the words themselves: cheap enough for every time."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PIECE = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?|[,;:()“”\"–—]|--")
_AHEAD = frozenset(
    [
        "will",
        "won't",
        "shall",
        "shan't",
        "would",
        "may",
        "might",
        "should",
        "must",
        "tomorrow",
        "upcoming",
        "due",
        "scheduled",
        "slated",
        "begins",
        "starts",
        "opens",
        "meets",
        "expires",
        "ends",
        "takes",
        "convenes",
        "faces",
        "goes",
        "comes",
        "leaves",
        "returns",
        "resumes",
        "visits",
        "votes",
        "runs",
        "closes",
        "deadline",
        "ahead",
    ]
)
_BEHIND = frozenset(
    [
        "was",
        "were",
        "wasn't",
        "weren't",
        "had",
        "hadn't",
        "did",
        "didn't",
        "went",
        "came",
        "made",
        "took",
        "left",
        "got",
        "fell",
        "rose",
        "held",
        "began",
        "became",
        "gave",
        "saw",
        "sent",
        "won",
        "lost",
        "led",
        "ran",
        "found",
        "kept",
        "shot",
        "said",
        "told",
        "spoke",
        "wrote",
        "brought",
        "thought",
        "knew",
        "stood",
        "heard",
        "meant",
        "paid",
        "built",
        "bought",
        "caught",
        "drove",
        "flew",
        "grew",
        "hit",
        "hurt",
        "put",
        "read",
        "shut",
        "sold",
        "sought",
        "spent",
        "struck",
        "threw",
        "wore",
        "has",
        "have",
        "could",
        "hasn't",
        "haven't",
        "been",
    ]
)
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
        "said",
        "says",
    ]
)
_NEGLIGIBLE = frozenset(["united", "need", "needed", "indeed", "hundred"])
_LIMITS = frozenset({"until", "till", "effective"})
_TO_COME = frozenset(["is", "are", "'s", "be", "was", "were"])
_DIRECTED = frozenset(
    [
        "set",
        "scheduled",
        "due",
        "slated",
        "expected",
        "expects",
        "planned",
        "planning",
        "plans",
        "plan",
        "intends",
        "intend",
        "going",
        "hopes",
        "hope",
        "wants",
        "want",
        "likely",
    ]
)


def is_future(text: str, start: int, end: int, left: int, right: int) -> bool:
    """Whether the clause around a time speaks of what is to come.

    The nearest telling verb before the time in its clause decides, then the nearest after it, then the nearest
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
    limit = text[max(left, start - 12) : start].split()
    is_limit = bool(limit) and limit[-1].lower() in _LIMITS
    before = [found.group() for found in _PIECE.finditer(text, left, start)]
    after = [found.group() for found in _PIECE.finditer(text, end, right)]
    for words, whole in ((before[::-1], False), (after, False), (before[::-1], True), (after, True)):
        for told in _tell(words, whole, backwards=words is not after):
            return told or (is_limit and " had " not in text[left:right])
    return is_limit


def _tell(words: list[str], whole: bool, backwards: bool) -> Iterator[bool]:
    for place, word in enumerate(words):
        lowered = word.lower().replace("’", "'")
        if lowered in _BREAKS and not whole and place:
            return
        previous = words[place + 1].lower() if backwards and place + 1 < len(words) else ""
        if not backwards and place:
            previous = words[place - 1].lower()
        if lowered == "to" and (backwards and previous in _DIRECTED | _TO_COME):
            yield True
        elif lowered == "have" and previous in {"would", "may", "might", "could", "should", "must", "will"}:
            yield previous == "will"
        elif (
            (lowered.endswith("ing") and previous in {"is", "are", "'s", "be", "am"})
            or lowered in _AHEAD
            or lowered.endswith("'ll")
        ):
            yield True
        elif lowered in _BEHIND or (
            word.endswith("ed") and word.islower() and len(word) > 3 and lowered not in _NEGLIGIBLE
        ):
            yield _has_modal(words, place, backwards)


def _has_modal(words: list[str], place: int, backwards: bool) -> bool:
    """Whether "will be held", "to be signed" stands where a participle was found."""
    near = words[place + 1 : place + 4] if backwards else words[max(0, place - 3) : place]
    lowered = [word.lower() for word in near]
    return bool({"will", "would", "may", "might", "could", "should"} & {*lowered}) or (
        "be" in lowered and "to" in lowered
    )

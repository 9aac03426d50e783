"""The figures of a text, in digits or in words: amounts, shares, counts and scores, with the unit written to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from analysis.language import Span
from analysis.lexicons import read_lexicon
from analysis.spans import SpanIndex

_BESIDE = 24
"""Characters before a part that can tell what its first figure is."""
_MAGNITUDE = r"(?:hundred|thousand|million|billion|trillion)"
_SHARE = r"(?:\s?%|\s(?:per\s?cent|percentage points?)\b)"
_DIGITS = re.compile(
    r"(?<!\w)(?<!\w[-/])(?:minus )?[-−]?(?:[A-Z]{0,3}[£$€¥])?\d+(?:[.,]\d+)*(?!\d*(?:st|nd|rd|th|[DG])\b)"
    rf"(?:[-–/]\d+(?:[.,]\d+)*)?(?:\s{_MAGNITUDE}\b|[a-zA-Z°]{{1,4}}\b)?{_SHARE}?"
)
_FRACTION = (
    r"(?:(?:a|one|two|three)[ -](?:third|quarter|fifth|sixth|eighth|tenth)s?(?= of\b)"
    r"|(?<=\bby )a (?:third|quarter)\b|(?:two-thirds|three-quarters)"
    r"|(?<!\bthe )(?<!\bfirst )(?<!\bsecond )(?<!\bother )half(?= (?:of|the|its|their|all)\b)"
    r"|(?:(?<=\bby )|(?<=\bnearly )|(?<=\balmost )|(?<=\babout )|(?<=\bthan ))half\b)"
)
_POINTED_AT = re.compile(
    r"\b(?:the|these|those|his|her|its|their|our|my|your|first|last|next|other|past|any)\s$", re.IGNORECASE
)
_OPENING = re.compile(r"(?:^|[.!?:]\W{0,3}\s|[\"“'‘(])$")
_AGE = re.compile(
    r"(?<=[^\W\d_]), \d{1,3}(?=[,.;]|$)|(?<=[^\W\d_] )\(\d{1,3}\)"
    r"|\baged? (?:of |between )?\d{1,3}(?:(?:, | and | or | to |[-–])\d{1,3})*\b"
    r"|\b(?:\d{1,3}|[a-z]+)[- ]years?[- ]olds?\b|\b(?:man|woman|boy|girl) of \d{1,3}\b"
    r"|\b(?:his|her|their) (?:early |mid[- ]?|late )?\d0s\b"
)
_CALLED = re.compile(
    r"\b(?:call|dial|phone|ring|text)(?:ed|s|ing)? (?:on )?(?:101|111|112|911|999|(?:\+|0|1-8)\d[\d -]*\d)\b",
    re.IGNORECASE,
)


def find_figures(text: str, spans: Sequence[Span], times: SpanIndex | None = None) -> tuple[str, ...]:
    """Find the figures within some parts of a text.

    Parameters
    ----------
    text
        The article.
    spans
        The parts.
    times
        Where dates and times of day stand: they are no figures. Nor are ages, ordinals, telephone numbers and what
        things are numbered by ("page 40").

    Examples
    --------
    >>> text = "Mrs Ellis, 91, lost £6 million, 5% of what she had, to two men."
    >>> find_figures(text, [(0, len(text))])
    ('£6 million', '5%', 'two')
    """
    return tuple(
        text[left:right]
        for start, end in spans
        for left, right in _search(text, start, end)
        if times is None or not times.find_touching(left, right)
    )


def _search(text: str, start: int, end: int) -> Iterator[Span]:
    """Where figures stand between two places, in order."""
    found = [place.span() for place in _DIGITS.finditer(text, start, end)]
    found += [place.span() for place in _spelled().finditer(text, start, end) if _tells_number(text, place)]
    if not found:
        return
    none = [
        other.span()
        for pattern in (_AGE, _CALLED, _numbered())
        for other in pattern.finditer(text, max(0, start - _BESIDE), end)
    ]
    for left, right in sorted(found):
        if not any(first < right and left < last for first, last in none):
            yield left, right


def _tells_number(text: str, place: re.Match[str]) -> bool:
    """Whether a spelled number counts: not "the two", which were told of before, nor a name ("Big Four")."""
    before = text[max(0, place.start() - _BESIDE) : place.start()]
    is_counted = place["many"] is not None or place["share"] is not None or not _POINTED_AT.search(before)
    return is_counted and (place.group()[0].islower() or _OPENING.search(before) is not None)


@cache
def _spelled() -> re.Pattern[str]:
    """Numbers in words from two upwards, fractions, and what stands for a million of anything."""
    table = read_lexicon("time_words")
    words = table.word[(table["class"] == "NUMBER") & ~table.word.isin(["one", "zero", "a", "an"])]
    number = f"(?:{'|'.join(sorted((re.escape(word) for word in words if ' ' not in word), key=len, reverse=True))})"
    return re.compile(
        rf"(?<![\w-])(?:(?P<many>(?:half a|an?|one|{number}) {_MAGNITUDE}\b|{_FRACTION})"
        rf"|{number}(?:-{number})?\b(?![-’']))(?P<share>{_SHARE})?",
        re.IGNORECASE,
    )


@cache
def _numbered() -> re.Pattern[str]:
    """What a thing is numbered by: "page 40", "Section 12"."""
    words = read_lexicon("numbered_things").word
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\.? \d+(?:[-–.]\d+)*\b", re.IGNORECASE)

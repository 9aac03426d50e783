"""Whether a date that is written out opens a story of its time, into which dates without a year then fall."""

from __future__ import annotations

import re

from analysis.timeline.telling_words import telling_words

_FARTHEST = 11
"""Characters of the longest word read before a date, its space included."""
_LEADING = re.compile(
    r"(?:,|\b(?:in|on|at|of|by|after|before|around|about|early|late|until|from|to|between|and|day"
    r"|since|during|over|through|throughout|spent|passed)) $",
    re.IGNORECASE,
)
"""What stands before a date that is told, not before one that only names a thing: "the August 1988 truce"."""

_RECORD = re.compile(
    r"\b(?:\w{2,}est|most|least|best|worst|first|only|highs?|lows?|records?|times?)\b[^.;:,]{0,60}\bsince $"
)
_DETERMINER = re.compile(r"(?:\b(?:an?|the|his|her|its|their|our|my|your)|['’]s) $", re.IGNORECASE)
_WORD_AFTER = re.compile(r" (?:presidential |general |parliamentary |primary )?([a-zA-Z]+)")
_RELATIVE = re.compile(
    r"\b(?:which|who|whose|whom|where|when)\b"
    r"|\bthat\b(?! (?:same )?(?:day|night|morning|evening|week|month|year|decade|spring|summer|autumn|fall|winter|[A-Z]))"
)


def tells_story(text: str, start: int, end: int, left: int) -> bool:
    """Whether a date tells when something of the story happened, rather than describes somebody or something.

    Parameters
    ----------
    text
        The text.
    start, end
        The date, in characters.
    left
        Where its sentence begins.

    Examples
    --------
    >>> [tells_story(text, text.index("May"), text.index("2012") + 4, 0) for text in (
    ...     "It closed in May 2012.", "The May 2012 strike ended.", "The firm, founded in May 2012, closed."
    ... )]
    [True, False, False]
    """
    if start == left:
        return True
    if not _LEADING.search(text, max(left, start - _FARTHEST), start):
        return False
    comma = text.rfind(",", left, start)
    is_set_off = comma >= 0 and text[end : end + 1] == ","
    return not is_set_off and not _RELATIVE.search(text, max(comma + 1, left), start)


def tells_record(text: str, start: int, left: int) -> bool:
    """Whether a date only tells since when nothing was so high or so low: "the lowest since 1982".

    >>> [tells_record(text, text.index("1982"), 0) for text in ("The lowest rate since 1982.", "Shut since 1982.")]
    [True, False]
    """
    return text.startswith("since", start - 6) and bool(_RECORD.search(text, max(left, start - 80), start))


def names_thing(text: str, start: int, end: int, left: int) -> bool:
    """Whether a month only names a thing, whatever the tense of its clause: "her March comment".

    >>> [names_thing(text, text.index("March"), text.index("March") + 5, 0) for text in (
    ...     "They will drop her March plan.", "They will meet in March.", "They will win the March election."
    ... )]
    [True, False, False]
    """
    if not _DETERMINER.search(text, max(left, start - _FARTHEST), start):
        return False
    following = _WORD_AFTER.match(text, end)
    return following is None or following.group(1).lower() not in telling_words("contest") | telling_words(
        "delivery"
    )

"""Times counted from the date that follows: two days before Christmas, the three months ended June 30."""

from __future__ import annotations

from dataclasses import replace

from analysis.timeline.expressions import COUNTED, COUNTED_UNITS, Expression
from analysis.timeline.grammar import Phrase
from analysis.timeline.rows import read_between
from analysis.timeline.vocabulary import Token

_GRAINS = ("day", "weekend", "week", "fortnight", "month", "quarter", "year", "decade", "century")
"""From fine to coarse; what is counted from a date is never finer than it: not "two days after 2008"."""
_DIRECTIONS = {("before",): -1, ("prior", "to"): -1, ("after",): 1, ("following",): 1}
_ENDINGS = frozenset(
    {"ended", "ended on", "ended in", "ending", "ending on", "ending in", "to", "to the end of", "through"}
)
_LASTING = frozenset(
    {"for", "within", "in", "over", "during", "of", "every", "each", "these", "those", "another"}
)
_NOT_CALENDAR = frozenset({"the", "trading", "business", "working"})
"""In a length: one that is not counted off on the calendar: "the two days before", "eight trading days after"."""


def count_from_dates(tokens: list[Token], found: list[Phrase]) -> list[Phrase]:
    """Count a length, a unit or a weekday from the date that follows: "two days before Christmas"."""
    counted: list[Phrase] = []
    for right in found:
        left = counted[-1] if counted else None
        count = _read_count(tokens, left, right) if left else None
        if left and count:
            expression = replace(count, counted_from=right.expression)
            counted[-1] = Phrase(left.first, right.end, expression, f"{left.pattern} + {right.pattern}")
            continue
        if left and _ends_on(tokens, left, right):
            ending = replace(left.expression, anchor="named", counted_from=right.expression)
            counted[-1] = left._replace(expression=ending)
        counted.append(right)
    return [phrase_found for phrase_found in counted if not _lacks_day(phrase_found.expression)]


def _ends_on(tokens: list[Token], left: Phrase, right: Phrase) -> bool:
    """Whether a length is that before a date: "the three months ended June 30", "the year to March"."""
    between = " ".join(read_between(tokens, left, right))
    is_length = left.expression.type == "DURATION" and COUNTED.fullmatch(left.expression.value or "")
    return bool(is_length) and between in _ENDINGS and right.expression.type == "DATE"


def _lacks_day(expression: Expression) -> bool:
    """Whether it is a day beside something that is no date: "the day before the vote"."""
    return expression.counts_from_named and expression.grain == "day" and expression.weekday is None


def _read_count(tokens: list[Token], left: Phrase, right: Phrase) -> Expression | None:
    """How far, and to which side, a phrase leads from the date right of it; None where it leads to no other."""
    between = tuple(token.text.lower() for token in tokens[left.end : right.first] if token.text != "the")
    start = right.expression
    is_date = start.type == "DATE" and start.value is None and start.anchor in {"calendar", "publication"}
    if between not in _DIRECTIONS or not is_date or start.grain not in _GRAINS:
        return None
    count = left.expression if left.expression.counts_from_named else _read_length(tokens, left)
    if count is None or _GRAINS.index(count.grain) < _GRAINS.index(start.grain):
        return None
    return replace(count, shift=_DIRECTIONS[between] * abs(count.shift or 1))


def _read_length(tokens: list[Token], left: Phrase) -> Expression | None:
    """A counted length as a distance; None where it is one that lasts: "for two days before Christmas"."""
    counted = COUNTED.fullmatch(left.expression.value or "")
    before = tokens[left.first - 1].text.lower() if left.first else ""
    if left.expression.type != "DURATION" or not counted or before in _LASTING:
        return None
    words = {token.text.lower() for token in tokens[left.first : left.end]}
    if left.expression.shift or words & _NOT_CALENDAR:
        return None
    unit = COUNTED_UNITS[counted.group(2)]
    mod = left.expression.mod
    return Expression("DATE", unit, "named", shift=int(counted.group(1)), mod=mod, is_distance=True)

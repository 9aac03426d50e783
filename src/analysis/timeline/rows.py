"""Phrases in a row: the half of the day, the month, the year or the week that the members of a row share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from analysis.timeline.expressions import Expression, count_past_noon
from analysis.timeline.grammar import Phrase
from analysis.timeline.telling_words import telling_words
from analysis.timeline.vocabulary import Token

ROW_MARKS = frozenset({"-", "–", "and", "to", ",", "&"})
_JOINTS_OF_ROW = (["and"], ["or"], [","], [",", "and"])
RANGE_MARKS = frozenset({"-", "–", "to", "through", "thru", "until", "till"})
_YEAR_ROW_WORDS = ROW_MARKS | RANGE_MARKS | {"the", "or", "of", "in"}
_NOON = 12
_LONGEST_GAP = 3
LONGEST_ROW = 7
"""Weekdays."""
_AFTER_DAY = frozenset({"MONTH", "UNIT", "UNITS", "%", "percent", "of", "MERIDIEM", ":", "SCALE"})


def read_between(tokens: list[Token], left: Phrase, right: Phrase) -> list[str]:
    """The words and marks between two phrases."""
    return [token.text.lower() for token in tokens[left.end : right.first]]


def _stand_in_row(
    tokens: list[Token], left: Phrase, right: Phrase, joints: frozenset[str] = ROW_MARKS
) -> bool:
    """Whether nothing but a few words or marks that join a row stand between two phrases."""
    between = read_between(tokens, left, right)
    return 0 < len(between) <= _LONGEST_GAP and joints.issuperset(between)


def count_row(tokens: list[Token], found: Sequence[Phrase]) -> int:
    """How many phrases, from the first, stand in a row: "Monday, Tuesday and Friday"."""
    count = 1
    for left, right in pairwise(found):
        if not _stand_in_row(tokens, left, right):
            break
        count += 1
    return count


def is_row(left: Phrase, right: Phrase) -> bool:
    """Whether two days share their month, and with it what is meant by it: "March 1-8"."""
    shares = left.shares_month or right.shares_month
    return shares and left.expression.month == right.expression.month and right.first - left.end <= 1


def share_meridiems(tokens: list[Token], found: list[Phrase]) -> list[Phrase]:
    """Add the hour that shares the half of the day of the next: "between 1 and 3 a.m.", "9-11 p.m."."""
    shared: list[Phrase] = []
    for right in found:
        row, last = right.first - 2, right.first - 3
        clock = right.expression.clock if "MERIDIEM" in right.pattern else None
        if clock and row >= 0 and {"HOUR", "CLOCK"} & tokens[row].classes.keys():
            joint, before = tokens[row + 1].text.lower(), tokens[last].text.lower() if last >= 0 else ""
            opens = before in {"between", "from"} and joint in {"and", "to"}
            if (opens or joint in {"-", "–"}) and (hour := _read_hour(tokens[row], clock)):
                if shared and shared[-1].first == row:
                    shared.pop()
                expression = replace(right.expression, clock=hour)
                shared.append(Phrase(row, row + 1, expression, f"HOUR beside {right.pattern}"))
        shared.append(right)
    return shared


def _read_hour(token: Token, end: str) -> str | None:
    """The hour that a range opens with, in the twelve hours before the one that it ends with."""
    hour, _, minutes = str(token.classes.get("CLOCK") or token.classes["HOUR"]).partition(":")
    last = int(end[:2])
    if not 1 <= int(hour) <= 12:
        return None
    first = max(
        (past for past in (int(hour) % 12, int(hour) % 12 + 12) if past <= last), default=int(hour) % 12 + 12
    )
    return f"{first:02}:{minutes or '00'}"


def share_parts(tokens: list[Token], found: list[Phrase]) -> list[Phrase]:
    """Read a bare hour after an afternoon or evening of its sentence as one of it: "the dinner tonight is at 8:00"."""
    shared: list[Phrase] = []
    part, least = None, 0
    for phrase_found in found:
        expression = phrase_found.expression
        hour = int(expression.clock[:2]) if expression.clock else 0
        is_open = expression.is_bare_clock and hour and not _tells_half(tokens, phrase_found)
        if part and is_open and hour >= least:
            clock = count_past_noon(expression.clock, part)
            phrase_found = phrase_found._replace(expression=replace(expression, clock=clock))
        elif expression.type == "TIME" and (expression.part or hour > _NOON):
            part, least = expression.part or "AF", max(hour - _NOON, 0)
        elif expression.names_single_day:
            part = None
        shared.append(phrase_found)
    return shared


def _tells_half(tokens: list[Token], clock: Phrase) -> bool:
    """Whether a clock tells itself which half of the day it means: "8 a.m.", "08:00", "noon"."""
    names = {name for token in tokens[clock.first : clock.end] for name in token.classes}
    return tokens[clock.first].text.startswith("0") or not names.isdisjoint(
        {"MERIDIEM", "PART", "MILITARY", "ZONE", "midnight", "noon", "night"}
    )


def share_months(tokens: list[Token], found: list[Phrase]) -> list[Phrase]:
    """Give each bare day of a row its month: "April 24 and 25", "2-4 July 2013"."""
    shared: list[Phrase] = []
    taken = {row for phrase_found in found for row in range(phrase_found.first, phrase_found.end)}
    for phrase_found in found:
        if phrase_found.expression.month is None or phrase_found.expression.day is None:
            shared.append(phrase_found)
            continue
        for step in (-1, 1):
            row = phrase_found.first - 2 if step < 0 else phrase_found.end + 1
            while _is_day_in_row(tokens, row, step, taken):
                day = int(tokens[row].classes["DAY"])
                expression = replace(phrase_found.expression, day=day, weekday=None)
                shared.append(Phrase(row, row + 1, expression, f"DAY beside {phrase_found.pattern}", True))
                row += 2 * step
        shared.append(phrase_found)
    return sorted(shared, key=lambda phrase_found: phrase_found.first)


def _is_day_in_row(tokens: list[Token], row: int, step: int, taken: set[int]) -> bool:
    if not (0 <= row < len(tokens) and row not in taken and "DAY" in tokens[row].classes):
        return False
    if tokens[row - step].text not in ROW_MARKS or (step > 0 and tokens[row].text.isdigit() is False):
        return False
    following = tokens[row + 1].classes if row + 1 < len(tokens) else {}
    return step < 0 or _AFTER_DAY.isdisjoint(following)


def share_years(tokens: list[Token], found: list[Phrase]) -> list[Phrase]:
    """Give the months and days of a row the year of the last: "between November and March 2020"."""
    shared: list[Phrase] = []
    for left in reversed(found):
        right = shared[-1] if shared else None
        if right and (year := _read_year_of_row(tokens, left, right)):
            left = left._replace(expression=replace(left.expression, **year))
        shared.append(left)
    return shared[::-1]


def _read_year_of_row(tokens: list[Token], left: Phrase, right: Phrase) -> dict[str, Any] | None:
    """The year of a month or day whose row ends in a year, or in "last year", where no other stands between."""
    one, other = left.expression, right.expression
    is_row = _stand_in_row(tokens, left, right, _YEAR_ROW_WORDS)
    if is_row and one.names_weekday_only and other.weekday is not None and other.grain == "weekday of week":
        return {"grain": other.grain, "shift": other.shift}
    if not (is_row and one.names_month_only and other.month):
        return None
    is_of_year_before = (one.month or 0, one.day or 0) > (other.month, other.day or 31)
    if other.year and other.anchor == "calendar":
        return {"year": other.year - is_of_year_before, "anchor": "calendar"}
    if other.year_shift is not None and other.anchor == "reference":
        return {"year_shift": other.year_shift, "anchor": "reference"}
    if other.year_shift is not None and other.anchor == "publication":
        return {"year_shift": other.year_shift - is_of_year_before}
    return None


def repeat_weekdays(tokens: list[Token], found: list[Phrase]) -> list[Phrase]:
    """Let all weekdays of a row come again where the first does: "every Tuesday and Thursday"."""
    repeated = found[:1]
    for right in found[1:]:
        left = repeated[-1]
        is_of_row = right.expression.names_weekday_only and left.expression.is_repeated_weekday
        if is_of_row and _stand_in_row(tokens, left, right):
            value = f"XXXX-WXX-{(right.expression.weekday or 0) + 1}"
            right = right._replace(expression=Expression("SET", value=value))
        repeated.append(right)
    return repeated


def find_last_weekday(tokens: list[Token], found: Sequence[Phrase]) -> int | None:
    """The last weekday of the range or row that the first phrase opens: "Monday through Friday", "Friday and Sunday".

    None for a day that something is moved from: "postponed from Thursday to Monday".
    """
    last = None
    first = found[0].first
    if not telling_words("moving").isdisjoint(
        token.text.lower() for token in tokens[max(0, first - 3) : first]
    ):
        return None
    for left, right in pairwise(found):
        one, other = left.expression, right.expression
        between = read_between(tokens, left, right)
        is_range = one.is_weekday and other.is_weekday and len(between) == 1 and between[0] in RANGE_MARKS
        is_ascending = (one.weekday or 0) < (other.weekday or 0) and between in _JOINTS_OF_ROW
        if not (is_range or (is_ascending and one.names_weekday_only and other.names_weekday_only)):
            break
        last = other.weekday
    return last

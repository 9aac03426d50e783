"""Phrases side by side: what one of them takes from the other, so that each is a time of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from analysis.timeline.expressions import COUNTED, COUNTED_UNITS, Expression
from analysis.timeline.grammar import Phrase, match_phrases
from analysis.timeline.tense import moving_verbs
from analysis.timeline.vocabulary import Token

_ROW_MARKS = frozenset({"-", "–", "and", "to", ",", "&"})
_JOINTS_OF_ROW = (["and"], ["or"], [","], [",", "and"])
_RANGE_MARKS = frozenset({"-", "–", "to", "through", "thru", "until", "till"})
_YEAR_ROW_WORDS = _ROW_MARKS | _RANGE_MARKS | {"the", "or", "of", "in"}
_LONGEST_GAP = 3
_AFTER_DAY = frozenset({"MONTH", "UNIT", "UNITS", "%", "percent", "of", "MERIDIEM", ":", "SCALE"})
_GRAINS = ("day", "week", "month", "year")
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
_JOINTS = frozenset({(), (",",), ("on",), ("at",), ("of",)})


def find_phrases(tokens: list[Token], is_post: bool = False) -> list[Phrase]:
    """The phrases of the grammar, left to right, neighbours that name one time joined.

    Parameters
    ----------
    tokens
        A sentence, as `tokenise` returns it.
    is_post
        Whether it is a message of social media, where bare words ("morning", "day") count as times.
    """
    matched = _share_meridiems(tokens, match_phrases(tokens, is_post))
    joined = _share_day_of_clocks(tokens, _join(tokens, matched))
    dated = _repeat_weekdays(tokens, _share_years(tokens, _share_months(tokens, joined)))
    return _count_from_dates(tokens, _link_days(tokens, _pair_weekdays(tokens, dated)))


def _read_between(tokens: list[Token], left: Phrase, right: Phrase) -> list[str]:
    """The words and marks between two phrases."""
    return [token.text.lower() for token in tokens[left.end : right.first]]


def _share_meridiems(tokens: list[Token], found: list[Phrase]) -> list[Phrase]:
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


def _stand_in_row(
    tokens: list[Token], left: Phrase, right: Phrase, joints: frozenset[str] = _ROW_MARKS
) -> bool:
    """Whether nothing but a few words or marks that join a row stand between two phrases."""
    between = _read_between(tokens, left, right)
    return 0 < len(between) <= _LONGEST_GAP and joints.issuperset(between)


def _join(tokens: list[Token], found: list[Phrase]) -> list[Phrase]:
    """Intersect a time of the clock and the day beside it ("5 p.m. EST, Nov. 6"; "Friday, 7 p.m.")."""
    joined: list[Phrase] = []
    for right in found:
        left = joined[-1] if joined else None
        if left and _are_joint(tokens, left, right) and not _begins_weekdays(tokens, right):
            joined[-1] = Phrase(
                left.first,
                right.end,
                left.expression.intersect(right.expression),
                f"{left.pattern} + {right.pattern}",
            )
        else:
            joined.append(right)
    return joined


def _share_day_of_clocks(tokens: list[Token], found: list[Phrase]) -> list[Phrase]:
    """Give an hour the day that follows: "between 9 p.m. and 10 p.m. on Friday", "at a 4 p.m. briefing on Friday"."""
    shared: list[Phrase] = []
    for left in reversed(found):
        right = shared[-1] if shared else None
        if right and left.expression.is_bare_clock:
            between = _read_between(tokens, left, right)
            if right.expression.names_hour_of_day:
                is_shared = len(between) == 1 and between[0] in _RANGE_MARKS | {"and", "or"}
            else:
                is_shared = len(between) == 2 and between[1] == "on" and between[0].isalpha()
                is_shared = is_shared and right.expression.names_single_day and between[0] not in _ROW_MARKS
            if is_shared:
                day = replace(right.expression, clock=None, part=None)
                left = left._replace(expression=left.expression.intersect(day))
        shared.append(left)
    return shared[::-1]


def _share_months(tokens: list[Token], found: list[Phrase]) -> list[Phrase]:
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


def _share_years(tokens: list[Token], found: list[Phrase]) -> list[Phrase]:
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
    if other.year_shift is not None and other.anchor == "publication":
        return {"year_shift": other.year_shift - is_of_year_before}
    return None


def _repeat_weekdays(tokens: list[Token], found: list[Phrase]) -> list[Phrase]:
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


def _pair_weekdays(tokens: list[Token], found: list[Phrase]) -> list[Phrase]:
    """Let weekdays behind as many days of a month be those days: "May 5 (Tuesday)", "5-6 May (Tue-Wed)"."""
    paired = list(found)
    for place in range(1, len(found)):
        if not (found[place].expression.is_weekday and _explains(tokens, found[place - 1], found[place])):
            continue
        count = _count_row(tokens, [row for row in found[place:] if row.expression.is_weekday])
        days = found[max(0, place - count) : place]
        if not all(day.expression.names_day_of_month for day in days) or _count_row(tokens, days) < count:
            continue
        for row, day in zip(range(place, place + count), days, strict=True):
            both = found[row].expression.intersect(day.expression)
            paired[row] = found[row]._replace(expression=both)
            paired[row - count] = day._replace(expression=replace(day.expression, weekday=both.weekday))
    return paired


def _link_days(tokens: list[Token], found: list[Phrase]) -> list[Phrase]:
    """Link a day or year and the one told beside it: "a day later, on Oct. 3,", "since 1974, the year they won"."""
    linked = list(found)
    for place, (left, right) in enumerate(pairwise(found)):
        between = _read_between(tokens, left, right)
        counted, told = left.expression, right.expression
        is_counted = counted.anchor == "reference" and counted.grain == "day" and counted.type == "DATE"
        if is_counted and told.names_single_day and between in ([","], [",", "on"], [",", "a"]):
            linked[place] = left._replace(expression=replace(counted, beside=told))
            linked[place + 1] = right._replace(expression=replace(told, beside=counted))
        elif counted.names_year and right.pattern == "the UNIT" and told.grain == "year" and between == [","]:
            linked[place + 1] = right._replace(expression=counted)
    return linked


def _explains(tokens: list[Token], day: Phrase, weekday: Phrase) -> bool:
    between = [token.text for token in tokens[day.end : weekday.first]]
    return day.expression.names_day_of_month and between in ([","], ["("], [",", "("])


def _count_row(tokens: list[Token], found: Sequence[Phrase]) -> int:
    """How many phrases, from the first, stand in a row: "Monday, Tuesday and Friday"."""
    count = 1
    for left, right in pairwise(found):
        if not _stand_in_row(tokens, left, right):
            break
        count += 1
    return count


def _begins_weekdays(tokens: list[Token], weekday: Phrase) -> bool:
    """Whether a weekday is the first of several: "5 and 6 May, Tuesday and Wednesday"."""
    following = tokens[weekday.end : weekday.end + 2]
    is_row = len(following) == 2 and following[0].text.lower() in _ROW_MARKS - {","}
    return weekday.expression.names_weekday_only and is_row and "WEEKDAY" in following[1].classes


def _count_from_dates(tokens: list[Token], found: list[Phrase]) -> list[Phrase]:
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
    between = " ".join(_read_between(tokens, left, right))
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


def _is_day_in_row(tokens: list[Token], row: int, step: int, taken: set[int]) -> bool:
    if not (0 <= row < len(tokens) and row not in taken and "DAY" in tokens[row].classes):
        return False
    if tokens[row - step].text not in _ROW_MARKS or (step > 0 and tokens[row].text.isdigit() is False):
        return False
    following = tokens[row + 1].classes if row + 1 < len(tokens) else {}
    return step < 0 or _AFTER_DAY.isdisjoint(following)


def is_row(left: Phrase, right: Phrase) -> bool:
    """Whether two days share their month, and with it what is meant by it: "March 1-8"."""
    shares = left.shares_month or right.shares_month
    return shares and left.expression.month == right.expression.month and right.first - left.end <= 1


def find_last_weekday(tokens: list[Token], found: Sequence[Phrase]) -> int | None:
    """The last weekday of the range or row that the first phrase opens: "Monday through Friday", "Friday and Sunday".

    None for a day that something is moved from: "postponed from Thursday to Monday".
    """
    last = None
    first = found[0].first
    if not moving_verbs().isdisjoint(token.text.lower() for token in tokens[max(0, first - 3) : first]):
        return None
    for left, right in pairwise(found):
        one, other = left.expression, right.expression
        between = _read_between(tokens, left, right)
        is_range = one.is_weekday and other.is_weekday and len(between) == 1 and between[0] in _RANGE_MARKS
        is_ascending = (one.weekday or 0) < (other.weekday or 0) and between in _JOINTS_OF_ROW
        if not (is_range or (is_ascending and one.names_weekday_only and other.names_weekday_only)):
            break
        last = other.weekday
    return last


def _are_joint(tokens: list[Token], left: Phrase, right: Phrase) -> bool:
    between = tuple(_read_between(tokens, left, right))
    if between not in _JOINTS:
        return False
    clock, day = left.expression, right.expression
    if right.expression.is_bare_clock:
        clock, day = day, clock
        if between == ("at",) or between == ("on",):
            return False
    if clock is left.expression and clock.is_bare_clock and day.names_part_of_day:
        return True
    if left.expression.is_bare_clock != right.expression.is_bare_clock:
        return day.type == "DATE" and day.grain == "day" and day.value is None
    return (
        day.names_weekday_only
        and clock.type == "DATE"
        and clock.names_day_of_month
        and between in {(), (",",)}
    )

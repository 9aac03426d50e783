"""Phrases side by side: what one of them takes from the other, so that each is a time of its own."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from analysis.timeline.counting import count_from_dates
from analysis.timeline.expressions import Expression
from analysis.timeline.grammar import Phrase, match_phrases
from analysis.timeline.rows import (
    RANGE_MARKS,
    ROW_MARKS,
    count_row,
    read_between,
    repeat_weekdays,
    share_meridiems,
    share_months,
    share_parts,
    share_years,
)
from analysis.timeline.vocabulary import Token

_AS_DAY = ([","], [",", "on"], [",", "a"])
_IN_YEAR = (["in"], ["on"], [",", "in"], [",", "on"])
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
    matched = share_parts(tokens, share_meridiems(tokens, match_phrases(tokens, is_post)))
    joined = _share_day_of_clocks(tokens, _join(tokens, matched))
    dated = repeat_weekdays(tokens, share_years(tokens, share_months(tokens, joined)))
    return count_from_dates(tokens, _link_days(tokens, _pair_weekdays(tokens, dated)))


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


def _are_joint(tokens: list[Token], left: Phrase, right: Phrase) -> bool:
    between = tuple(read_between(tokens, left, right))
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


def _begins_weekdays(tokens: list[Token], weekday: Phrase) -> bool:
    """Whether a weekday is the first of several: "5 and 6 May, Tuesday and Wednesday"."""
    following = tokens[weekday.end : weekday.end + 2]
    is_row = len(following) == 2 and following[0].text.lower() in ROW_MARKS - {","}
    return weekday.expression.names_weekday_only and is_row and "WEEKDAY" in following[1].classes


def _share_day_of_clocks(tokens: list[Token], found: list[Phrase]) -> list[Phrase]:
    """Give an hour the day that follows: "between 9 p.m. and 10 p.m. on Friday", "at a 4 p.m. briefing on Friday"."""
    shared: list[Phrase] = []
    for left in reversed(found):
        right = shared[-1] if shared else None
        if right and left.expression.is_bare_clock:
            between = read_between(tokens, left, right)
            if right.expression.names_hour_of_day:
                is_shared = len(between) == 1 and between[0] in RANGE_MARKS | {"and", "or"}
            else:
                is_shared = len(between) == 2 and between[1] == "on" and between[0].isalpha()
                is_shared = is_shared and right.expression.names_single_day and between[0] not in ROW_MARKS
            if is_shared:
                day = replace(right.expression, clock=None, part=None)
                left = left._replace(expression=left.expression.intersect(day))
        shared.append(left)
    return shared[::-1]


def _pair_weekdays(tokens: list[Token], found: list[Phrase]) -> list[Phrase]:
    """Let weekdays behind as many days of a month be those days: "May 5 (Tuesday)", "5-6 May (Tue-Wed)"."""
    paired = list(found)
    for place in range(1, len(found)):
        if not (found[place].expression.is_weekday and _explains(tokens, found[place - 1], found[place])):
            continue
        count = count_row(tokens, [row for row in found[place:] if row.expression.is_weekday])
        days = found[max(0, place - count) : place]
        if not all(day.expression.names_day_of_month for day in days) or count_row(tokens, days) < count:
            continue
        for row, day in zip(range(place, place + count), days, strict=True):
            both = found[row].expression.intersect(day.expression)
            paired[row] = found[row]._replace(expression=both)
            paired[row - count] = day._replace(expression=replace(day.expression, weekday=both.weekday))
    return paired


def _explains(tokens: list[Token], day: Phrase, weekday: Phrase) -> bool:
    between = [token.text for token in tokens[day.end : weekday.first]]
    return day.expression.names_day_of_month and between in ([","], ["("], [",", "("])


def _link_days(tokens: list[Token], found: list[Phrase]) -> list[Phrase]:
    """Link a day or year and the one told beside it: "a day later, on Oct. 3,", "since 1974, the year they won"."""
    linked = list(found)
    for place, (left, right) in enumerate(pairwise(found)):
        between = read_between(tokens, left, right)
        counted, told = left.expression, right.expression
        is_counted = counted.anchor == "reference" and counted.type == "DATE"
        is_day = counted.grain == "day" and told.names_single_day and between in _AS_DAY
        is_year = counted.grain == "year" and told.names_year and between == [",", "in"]
        if is_counted and (is_day or is_year):
            linked[place] = left._replace(expression=replace(counted, beside=told))
            linked[place + 1] = right._replace(expression=replace(told, beside=counted))
        elif counted.is_year and told.lacks_year and between in _IN_YEAR:
            linked[place + 1] = right._replace(expression=replace(told, beside=counted))
        elif right.pattern == "the UNIT" and told.grain == "year" and between == [","] and counted.year:
            year = Expression("DATE", "year", "calendar", year=counted.year)
            linked[place + 1] = right._replace(expression=year)
    return linked

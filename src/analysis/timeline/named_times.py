"""Which Monday, May or Christmas is meant: the days of times that name their place on the calendar, or a part of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, date, timedelta
from math import inf

from analysis.dates import MONTH_NAMES, WEEKDAY_NAMES, DateRange, month_range, year_range
from analysis.timeline import periods
from analysis.timeline.context import Context
from analysis.timeline.expressions import Expression

_LONGEST_UNREPORTED = 100
"""Days after the end of a quarter within which its results may still be to come."""
_HOLIDAY_WEIGHTS = {True: (0.5, 3.0), False: (5.5, 1.0), None: (1.0, 1.0)}
"""The same of a holiday, some of which come round every fourth year only."""
_MONTH_LENGTHS = range(28, 32)
_WEIGHTS = {True: (0.5, 12.0), False: (5.5, 1.0), None: (3.0, 1.0)}
"""What a day ahead and a day behind count when a date without its year is placed, by the tense of its clause."""

_LOOSE_WEIGHTS = (1.0, 4.0)
"""The same where a clause is only loosely of what is to come."""


def find_on_calendar(expression: Expression) -> DateRange:
    """The days of a time that names its year."""
    year, month, day = expression.year or 0, expression.month, expression.day
    if expression.holiday:
        return _around_day(expression, periods.holiday_date(expression.holiday, year))
    if expression.grain in periods.YEARS_OF:
        return periods.years_range(year, periods.YEARS_OF[expression.grain])
    if expression.season:
        return periods.season_range(year, expression.season)
    if expression.quarter:
        return periods.quarter_range(year, expression.quarter)
    if expression.half:
        return periods.half_range(year, expression.half)
    if month is None:
        return year_range(year)
    if day is None:
        return month_range(year, month)
    found = date(year, month, day)
    return _around_day(expression, found)


def find_weekday(expression: Expression, context: Context) -> DateRange:
    """The weekday before or after the publication, by the words (last, this, next) and the tense."""
    published, weekday = context.publication, expression.weekday or 0
    since = (published.weekday() - weekday) % 7
    is_future = context.is_future and not 0 < since <= context.side.just_gone
    if expression.grain == "weekday of week":
        day = published + timedelta(days=weekday - published.weekday(), weeks=expression.shift or 0)
    elif expression.shift == -1:
        day = published - timedelta(days=since or 7)
    elif (
        expression.shift == 1
        or (expression.shift == 0 and since and context.is_future is not False)
        or (is_future and (since or (expression.shift is None and context.names_day_ahead)))
    ):
        away = 7 - since
        day = published + timedelta(days=away, weeks=expression.shift == 1 and away == 1)
    else:
        day = published - timedelta(days=since)
    if context.until is not None and not is_future:
        last = published - timedelta(days=(published.weekday() - context.until) % 7)
        day -= timedelta(weeks=day > last)
    if context.since and context.since.earliest:
        day = context.since.earliest + timedelta(days=(weekday - context.since.earliest.weekday()) % 7)
    return DateRange(day, day)


def _find_month(expression: Expression, context: Context) -> DateRange:
    """The month or day of that name that fits the tense and lies nearest to the publication."""
    published, month, day = context.publication, expression.month or 1, expression.day
    if expression.year_shift is not None:
        return find_on_calendar(replace(expression, year=published.year + expression.year_shift))
    options = []
    for year in range(max(published.year - 1, MINYEAR), min(published.year + 1, MAXYEAR) + 1):
        if day is None:
            options.append(month_range(year, month))
        elif periods.has_day(year, month, day):
            options.append(DateRange(date(year, month, day), date(year, month, day)))
    if expression.weekday is not None:
        options = [days for days in options if _falls_on(days, expression.weekday)] or options
    now = published.replace(day=1) if day is None else published
    starts = {days.earliest: days for days in options if days.earliest}
    if expression.shift == -1:
        starts = {start: days for start, days in starts.items() if start < now}
    elif expression.shift == 1:
        starts = {start: days for start, days in starts.items() if start > now}
    elif expression.shift == 0:
        starts = {start: days for start, days in starts.items() if start.year == published.year}
    if not starts:
        raise ValueError("no such day near the publication")
    found = starts[min(starts, key=lambda start: _distance(start, now, context))]
    return _around_day(expression, found.earliest) if found.is_exact and found.earliest else found


def find_after(expression: Expression, start: DateRange) -> DateRange:
    """The first month or day of that name that does not lie before a time."""
    first = start.earliest or date.min
    return next(days for days in _each_year(expression, start) if days.latest and days.latest >= first)


def find_beside(expression: Expression, start: DateRange) -> DateRange:
    """The month, season or holiday of that name after (1), before (-1) or in the year of (0) a time."""
    first, last = start.earliest or date.min, start.latest or date.max
    options = _each_year(expression, start)
    if expression.shift == 1:
        later = (days for days in options if days.earliest and days.earliest > last)
        return next(days for days in later if not _is_month_after(start, days))
    if expression.shift == -1:
        return next(days for days in options[::-1] if days.latest and days.latest < first)
    around = (days for days in options if days.intersect(start))
    same = (days for days in options if days.earliest and days.earliest.year == first.year)
    return next(around, None) or next(same)


def _is_month_after(month: DateRange, other: DateRange) -> bool:
    """Whether it is the month right after another of its year, which nobody calls "the following April" in March."""
    first, last = other.earliest or date.min, month.latest or date.max
    is_month = (month.days or 0) in _MONTH_LENGTHS and (other.days or 0) in _MONTH_LENGTHS
    return is_month and first == last + timedelta(days=1) and first.year == last.year


def _each_year(expression: Expression, start: DateRange) -> list[DateRange]:
    """The times of that name from the year before a time to the year after it."""
    first, last = start.earliest or date.min, start.latest or date.max
    years = range(max(first.year - 1, MINYEAR), min(last.year + 1, MAXYEAR - 1) + 1)
    day, month = expression.day, expression.month or 1
    found = [
        find_on_calendar(replace(expression, year=year))
        for year in years
        if day is None or periods.has_day(year, month, day)
    ]
    if not found:
        raise ValueError("no such day beside the time named before")
    return found


def _distance(day: date, now: date, context: Context, weights: tuple[float, float] | None = None) -> float:
    """How far a day lies from now, weighed by the tense."""
    away = (day - now).days
    if context.side.is_over:
        return inf if away > 0 else -away
    if context.side.is_nearest:
        return abs(away)
    is_loose = context.is_future and context.side.just_gone
    ahead, behind = weights or (_LOOSE_WEIGHTS if is_loose else _WEIGHTS[context.is_future])
    return away * ahead if away > 0 else -away * behind


def _falls_on(days: DateRange, weekday: int) -> bool:
    return days.earliest is not None and days.earliest.weekday() == weekday


def _find_season(expression: Expression, context: Context) -> DateRange:
    published, season = context.publication, expression.season or "SU"
    if expression.year_shift is not None:
        return periods.season_range(published.year + expression.year_shift, season)
    year = published.year - (season == "WI" and published.month <= 2 and published.year > MINYEAR)
    this = periods.season_range(year, season)
    assert this.earliest is not None
    assert this.latest is not None
    if expression.shift == -2:
        last = _find_season(replace(expression, shift=-1), context)
        return periods.season_range((last.earliest or published).year - 1, season)
    if expression.shift == -1:
        return this if this.latest < published else periods.season_range(year - 1, season)
    if expression.shift == 1:
        return this if this.earliest > published else periods.season_range(year + 1, season)
    if context.is_future and expression.shift is None and this.latest < published:
        return periods.season_range(year + 1, season)
    meant = periods.third_of(this, expression.mod).earliest or this.earliest
    if expression.shift is None and not context.is_future and meant > published:
        return periods.season_range(year - 1, season)
    return this


def _find_quarter(expression: Expression, context: Context) -> DateRange:
    published, number = context.publication, expression.quarter or 1
    find, number = (
        (periods.half_range, expression.half) if expression.half else (periods.quarter_range, number)
    )
    if expression.year_shift is not None:
        return find(published.year + expression.year_shift, number)
    found = find(published.year, number)
    if found.earliest and found.earliest > published and not context.is_future:
        return find(published.year - 1, number)
    if found.latest and (published - found.latest).days > _LONGEST_UNREPORTED and context.is_future:
        return find(published.year + 1, number)
    return found


def _find_weekend(expression: Expression, context: Context) -> DateRange:
    published, shift = context.publication, expression.shift
    this = periods.weekend_of(published)
    if shift == -1 or (
        shift is None and not context.is_future and this.earliest and this.earliest > published
    ):
        return periods.weekend_of(published - timedelta(weeks=1))
    return periods.weekend_of(published + timedelta(weeks=1)) if shift == 1 else this


def _find_holiday(expression: Expression, context: Context) -> DateRange:
    published, code = context.publication, expression.holiday or ""
    if expression.year_shift is not None:
        return find_on_calendar(replace(expression, year=published.year + expression.year_shift))
    days = [periods.holiday_date(code, year) for year in periods.holiday_years(code, published.year)]
    if expression.shift == -1:
        days = [day for day in days if day < published]
    elif expression.shift == 1:
        days = [day for day in days if day > published]
    elif expression.shift == 0:
        days = [day for day in days if day.year == published.year]

    weights = _HOLIDAY_WEIGHTS[context.is_future]
    day = min(days, key=lambda day: _distance(day, published, context, weights))
    return _around_day(expression, day)


def _around_day(expression: Expression, day: date) -> DateRange:
    """The day itself, its week or its weekend."""
    if expression.grain == "week":
        return periods.week_of(day)
    if expression.grain == "week ending":
        return DateRange(day - timedelta(days=6), day)
    return periods.weekend_beside(day) if expression.grain == "weekend" else DateRange(day, day)


_Finder = Callable[[Expression, Context], DateRange]
_NAMED: tuple[tuple[Callable[[Expression], bool], _Finder, Callable[[Expression], str]], ...] = (
    (lambda e: e.holiday is not None, _find_holiday, lambda e: "the holiday nearest in time"),
    (
        lambda e: e.weekday is not None and e.month is None,
        find_weekday,
        lambda e: WEEKDAY_NAMES[e.weekday or 0],
    ),
    (lambda e: e.season is not None, _find_season, lambda e: "the season"),
    (
        lambda e: e.quarter is not None or e.half is not None,
        _find_quarter,
        lambda e: f"{'half' if e.half else 'quarter'} {e.half or e.quarter}",
    ),
    (
        lambda e: e.month is not None,
        _find_month,
        lambda e: f"{MONTH_NAMES[(e.month or 1) - 1]} without a year",
    ),
    (lambda e: e.grain == "weekend", _find_weekend, lambda e: "the weekend"),
)


def find_named_days(expression: Expression, context: Context) -> tuple[DateRange, str] | None:
    """The days that a holiday, weekday, season, quarter, month or weekend means near the publication, and its name.

    None where the expression names nothing of the kind.
    """
    for is_named, find, name in _NAMED:
        if is_named(expression):
            return find(expression, context), name(expression)
    return None

"""From an expression to days: value, interval and reason, once the publication is known."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, date, timedelta

from analysis.dates import DateRange, month_range, year_range
from analysis.timeline import periods
from analysis.timeline.context import Context, Resolved
from analysis.timeline.expressions import Expression

_WEIGHTS = {True: (0.7, 2.0), False: (5.5, 1.0), None: (3.0, 1.0)}
"""What a day ahead and a day behind count when a date without its year is placed, by the tense of its clause."""

_WEEKDAYS = list(calendar.day_name)
_MONTHS = list(calendar.month_name)
_UNKNOWN = {"week": "XXXX-WXX", "month": "XXXX-XX", "quarter": "XXXX-QX", "decade": "XXX", "century": "XX"}
_UNKNOWN |= {"weekend": "XXXX-WXX-WE", "day": "XXXX-XX-XX"}


def resolve(expression: Expression, context: Context) -> Resolved:
    """Resolve an expression; outside the calendar only its vague value remains.

    >>> tuesday = Context(date(2023, 9, 5))
    >>> resolve(Expression("DATE", weekday=0), tuesday).value
    '2023-09-04'
    """
    try:
        if expression.value is not None:
            return _resolve_literal(expression, context)
        days, anchor, reason = _place(expression, context)
        value = _write(expression, days)
    except (ValueError, OverflowError):
        value = expression.value or _UNKNOWN.get(expression.grain, "XXXX")
        return Resolved(value, None, "none", "lies outside the calendar")
    is_relative = anchor == "publication" or (anchor == "reference" and context.is_reference_relative)
    return Resolved(value, _narrow(expression, days, context), anchor, reason, is_relative)


def _resolve_literal(expression: Expression, context: Context) -> Resolved:
    value, published = expression.value or "", context.publication
    if value == "PRESENT_REF":
        now = DateRange(published, published)
        return Resolved(value, now, "publication", "now: the day of publication", True)
    if value == "PAST_REF":
        return Resolved(
            value, DateRange(None, published), "publication", "some time before publication", True
        )
    if value == "FUTURE_REF":
        return Resolved(value, DateRange(published, None), "publication", "some time after publication", True)
    if expression.shift:
        side = "before" if expression.shift < 0 else "after"
        days = periods.days_until(published, expression.grain, expression.shift)
        return Resolved(value, days, "publication", f"a length of time just {side} publication", True)
    kind = "a length of time" if expression.type == "DURATION" else "a repetition"
    return Resolved(value, None, "none", f"{kind}, not a date")


def _place(expression: Expression, context: Context) -> tuple[DateRange, str, str]:
    """The days, what they are counted from, and why."""
    published = context.publication
    said = f"published {published:%a} {published.day} {published:%B} {published.year}"
    tense = {True: "future tense", False: "past tense", None: "no tense"}[context.is_future]
    if expression.known and expression.known <= published:
        return DateRange(expression.known, expression.known), "calendar", "the day known by that date"
    if expression.counted_from:
        return _count_from(expression, expression.counted_from, context)
    if expression.is_bare_clock and context.day:
        return context.day, "reference", "the day named in the same sentence"
    if expression.anchor == "calendar":
        return _find_on_calendar(expression), "calendar", "as written"
    if expression.anchor == "period":
        return _find_period(expression, context)
    if expression.anchor == "reference":
        return _find_by_reference(expression, context, said)
    if (
        expression.is_distance
        and expression.grain == "year"
        and context.quarter
        and not context.counts_months
    ):
        return _shift_quarter(context, 4 * (expression.shift or 0))
    for is_named, find, name in _NAMED:
        if is_named(expression):
            days = find(expression, context)
            first = days.earliest or published
            where = f"{first.day} {first:%B} {first.year}" if days.is_exact else _write(expression, days)
            return days, "publication", f"{name(expression)}, {tense}, {said} -> {where}"
    count = expression.shift or 0
    days = periods.shift_range(published, expression.grain, count)
    if count == 0:
        return days, "publication", f"the {expression.grain} of publication, {said}"
    side = "after" if count > 0 else "before"
    return days, "publication", f"{_count(count, expression.grain)} {side} publication, {said}"


def _count_from(expression: Expression, other: Expression, context: Context) -> tuple[DateRange, str, str]:
    """A week from Monday, two years ago this month: as long as the other time, so many units off."""
    count = expression.shift or 0
    start = resolve(other, context.in_tense(count > 0))
    if start.days is None or start.days.earliest is None:
        raise ValueError("the time that it is counted from is not known")
    grain = "day" if start.days.is_exact else other.grain
    days = periods.shift_range(periods.move(start.days.earliest, expression.grain, count), grain, 0)
    side = "after" if count > 0 else "before"
    return days, start.anchor, f"{_count(count, expression.grain)} {side} {start.reason}"


def _count(count: int, grain: str) -> str:
    return f"{abs(count)} {grain}{'s' if abs(count) != 1 else ''}"


def _find_on_calendar(expression: Expression) -> DateRange:
    year, month, day = expression.year or 0, expression.month, expression.day
    if expression.holiday:
        return _around_holiday(expression, periods.holiday_date(expression.holiday, year))
    if expression.grain in {"decade", "century"}:
        return periods.years_range(year, 10 if expression.grain == "decade" else 100)
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
    return periods.week_of(found) if expression.grain == "week" else DateRange(found, found)


def _find_period(expression: Expression, context: Context) -> tuple[DateRange, str, str]:
    if expression.year is not None:
        if context.quarter is None or context.quarter.earliest is None or context.counts_months:
            return year_range(expression.year), "calendar", "as written"
        number = (context.quarter.earliest.month + 2) // 3
        return periods.quarter_range(expression.year, number), "reference", "the same quarter of that year"
    if expression.is_distance and context.counts_months:
        years = (expression.shift or 0) // 4
        return (
            periods.shift_range(context.publication, "year", years),
            "publication",
            "the same months, a year off",
        )
    return _shift_quarter(context, expression.shift or 0)


def _shift_quarter(context: Context, count: int) -> tuple[DateRange, str, str]:
    if context.quarter and context.quarter.earliest:
        why = (
            "the quarter that the text reckons in" if count == 0 else "counted from the quarter named before"
        )
        return periods.shift_range(context.quarter.earliest, "quarter", count), "reference", why
    days = periods.shift_range(context.publication, "quarter", count - 1)
    return days, "publication", "counted from the last full quarter before publication"


def _find_by_reference(expression: Expression, context: Context, said: str) -> tuple[DateRange, str, str]:
    count, start = expression.shift or 0, context.reference
    if (
        expression.is_distance
        and expression.grain == "year"
        and context.quarter
        and not context.counts_months
    ):
        return _shift_quarter(context, 4 * count)
    if start is None or start.earliest is None:
        days = periods.shift_range(context.publication, expression.grain, count)
        return days, "publication", f"no date before it, {said}"
    if expression.grain in {"day", "hour", "minute"} and not start.is_exact:
        if context.day is None:
            return start, "reference", "within the time named before"
        start = context.day
    day = start.earliest
    assert day is not None
    return (
        periods.shift_range(day, expression.grain, count),
        "reference",
        "counted from the date named before",
    )


def _find_weekday(expression: Expression, context: Context) -> DateRange:
    published, weekday = context.publication, expression.weekday or 0
    since = (published.weekday() - weekday) % 7
    if expression.grain == "weekday of week":
        day = published + timedelta(days=weekday - published.weekday(), weeks=expression.shift or 0)
    elif expression.shift == -1:
        day = published - timedelta(days=since or 7)
    elif (
        expression.shift == 1
        or (expression.shift == 0 and since and context.is_future is not False)
        or (context.is_future and since)
    ):
        day = published + timedelta(days=7 - since)
    else:
        day = published - timedelta(days=since)
    if context.until is not None and not context.is_future:
        last = published - timedelta(days=(published.weekday() - context.until) % 7)
        day -= timedelta(weeks=day > last)
    if context.since and context.since.earliest and day < context.since.earliest:
        day = context.since.earliest + timedelta(days=(weekday - context.since.earliest.weekday()) % 7)
    return DateRange(day, day)


def _find_month(expression: Expression, context: Context) -> DateRange:
    """The month or day of that name that fits the tense and lies nearest to the publication."""
    published, month, day = context.publication, expression.month or 1, expression.day
    if expression.year_shift is not None:
        return _find_on_calendar(replace(expression, year=published.year + expression.year_shift))
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
    if expression.grain == "week" and found.earliest:
        return periods.week_of(found.earliest)
    return found


def _distance(
    day: date, now: date, context: Context, no_tense: tuple[float, float] = _WEIGHTS[None]
) -> float:
    """How far a day lies from now, weighed by the tense."""
    away = (day - now).days
    ahead, behind = no_tense if context.is_future is None else _WEIGHTS[context.is_future]
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
    if expression.shift == -1:
        return this if this.latest < published else periods.season_range(year - 1, season)
    if expression.shift == 1:
        return this if this.earliest > published else periods.season_range(year + 1, season)
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
    days = [periods.holiday_date(code, year) for year in periods.holiday_years(code, published.year)]
    if expression.shift == -1:
        days = [day for day in days if day < published]
    elif expression.shift == 1:
        days = [day for day in days if day > published]
    elif expression.shift == 0:
        days = [day for day in days if day.year == published.year]

    day = min(days, key=lambda day: _distance(day, published, context, no_tense=(1.0, 1.0)))
    return _around_holiday(expression, day)


def _around_holiday(expression: Expression, day: date) -> DateRange:
    """The holiday itself, its week or its weekend."""
    if expression.grain == "week":
        return periods.week_of(day)
    return periods.weekend_beside(day) if expression.grain == "weekend" else DateRange(day, day)


Finder = Callable[[Expression, Context], DateRange]
_NAMED: tuple[tuple[Callable[[Expression], bool], Finder, Callable[[Expression], str]], ...] = (
    (lambda e: e.holiday is not None, _find_holiday, lambda e: "the holiday nearest in time"),
    (
        lambda e: e.weekday is not None and e.month is None,
        _find_weekday,
        lambda e: _WEEKDAYS[e.weekday or 0],
    ),
    (lambda e: e.season is not None, _find_season, lambda e: "the season"),
    (
        lambda e: e.quarter is not None or e.half is not None,
        _find_quarter,
        lambda e: f"{'half' if e.half else 'quarter'} {e.half or e.quarter}",
    ),
    (lambda e: e.month is not None, _find_month, lambda e: f"{_MONTHS[e.month or 1]} without a year"),
    (lambda e: e.grain == "weekend", _find_weekend, lambda e: "the weekend"),
)


def _narrow(expression: Expression, days: DateRange, context: Context) -> DateRange:
    if expression.side and days.earliest and days.latest:
        now = DateRange(context.publication, context.publication)
        point = context.reference if expression.anchor == "reference" and context.reference else now
        side = DateRange(None, point.latest) if expression.side < 0 else DateRange(point.earliest, None)
        return days.intersect(side) or days
    return periods.third_of(days, expression.mod)


def _write(expression: Expression, days: DateRange) -> str:
    """The TIMEX3 value."""
    day = days.earliest
    assert day is not None
    if expression.type == "TIME":
        written = _write(replace(expression, type="DATE", grain="day"), days)
        return f"{written}T{expression.clock or expression.part}"
    if days.is_exact:
        return day.isoformat()
    year, week, _ = day.isocalendar()
    if expression.season:
        return f"{day.year:04}-{expression.season}"
    if expression.half:
        return f"{day.year:04}-H{expression.half}"
    match days.days:
        case 2:
            return f"{year:04}-W{week:02}-WE"
        case 7:
            return f"{year:04}-W{week:02}"
        case 28 | 29 | 30 | 31:
            return f"{day.year:04}-{day.month:02}" + ("-XX" if expression.grain == "day" else "")
        case 90 | 91 | 92:
            return f"{day.year:04}-Q{(day.month + 2) // 3}"
    if expression.grain == "century":
        return f"{day.year // 100:02}"
    if expression.grain == "decade":
        return f"{day.year // 10:03}"
    return f"{day.year:04}" + ("-XX-XX" if expression.grain in {"day", "day of year"} else "")

"""Times counted from what the text has named before: its last date, its quarter, the year of its story."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from analysis.dates import WEEKDAY_NAMES, DateRange, year_range
from analysis.timeline import periods
from analysis.timeline.context import Context, Resolved
from analysis.timeline.expressions import Expression
from analysis.timeline.named_times import find_beside, find_named_days, find_on_calendar, find_weekday

_SECONDS = {"hour": 3600, "minute": 60, "second": 1}
LENGTHS = {
    "week": 7,
    "weekend": 2,
    "month": 31,
    "quarter": 92,
    "year": 366,
    "decade": 3653,
    "century": 36525,
}
"""Days; what is counted in a unit from a longer time lies somewhere within it."""


def find_period(expression: Expression, context: Context) -> tuple[DateRange, str, str]:
    """The quarter or the months that the text reckons in, or the same of another year."""
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
    return shift_quarter(context, expression.shift or 0)


def compares_quarters(expression: Expression, context: Context) -> bool:
    """Whether "a year ago" means the same quarter, since the text reckons in one."""
    is_a_year = expression.is_distance and expression.grain == "year" and abs(expression.shift or 0) == 1
    is_compared = expression.anchor == "reference" or context.tells_figures
    return is_a_year and is_compared and context.quarter is not None and not context.counts_months


def shift_quarter(context: Context, count: int) -> tuple[DateRange, str, str]:
    """The quarter so many from the one that the text reckons in."""
    quarter = context.quarter_here or context.quarter
    if quarter and quarter.earliest:
        why = (
            "the quarter that the text reckons in" if count == 0 else "counted from the quarter named before"
        )
        return periods.shift_range(quarter.earliest, "quarter", count), "reference", why
    days = periods.shift_range(context.publication, "quarter", count - 1)
    return days, "publication", "counted from the last full quarter before publication"


def find_by_reference(expression: Expression, context: Context, said: str) -> tuple[DateRange, str, str]:
    """The days counted from the last date named before; LookupError where there is none to count from."""
    count, start = expression.shift or 0, context.reference
    if compares_quarters(expression, context):
        return shift_quarter(context, 4 * count)
    if expression.grain == "then":
        if start is None:
            raise LookupError("no date before it")
        return start, "reference", "the date named before"
    if start is None or start.earliest is None:
        if expression.names_year_part:
            near = replace(expression, shift=count or None)
            named = find_named_days(near, context)
            assert named is not None
            return named[0], "publication", f"no date before it, {said}"
        is_ahead = context.is_future and not expression.is_distance
        if count > 0 and not is_ahead and expression.grain not in {"hour", "minute", "second"}:
            raise LookupError("no date before it to count from")
        if expression.weekday is not None:
            near = replace(expression, shift=count or None)
            return find_weekday(near, context), "publication", f"no date before it, {said}"
        days = periods.shift_range(context.publication, expression.grain, count)
        return days, "publication", f"no date before it, {said}"
    if expression.names_year_part:
        if expression.year_shift is not None:
            year = start.earliest.year + expression.year_shift
            days = find_on_calendar(replace(expression, year=year))
        else:
            days = find_beside(expression, start)
        return days, "reference", "counted from the date named before"
    if expression.weekday is not None:
        return find_weekday_beside(start, expression.weekday, count)
    if (start.days or 0) > LENGTHS.get(expression.grain, 1):
        last = context.day or context.scene
        if last is None or expression.grain not in {"day", "hour", "minute"}:
            return start, "reference", "within the time named before"
        start = last
    day = start.earliest
    assert day is not None
    return (
        periods.shift_range(day_of_week(start, day), expression.grain, count),
        "reference",
        "counted from the date named before",
    )


def count_hours(expression: Expression, context: Context) -> Resolved | None:
    """The hour so many hours or minutes from the one named before; None where none was named."""
    day, clock = context.reference, context.clock
    seconds = _SECONDS.get(expression.grain)
    if not (expression.is_distance and seconds and clock and day and day.earliest and day.is_exact):
        return None
    named = datetime.combine(day.earliest, time.fromisoformat(clock if ":" in clock else f"{clock}:00"))
    moment = named + timedelta(seconds=seconds * (expression.shift or 0))
    days = DateRange(moment.date(), moment.date())
    value = moment.isoformat(timespec="minutes")
    reason = "counted from the hour named before"
    return Resolved(value, days, "reference", reason, context.is_reference_relative, "TIME")


def find_day_of_month(day: int, context: Context) -> tuple[DateRange, str, str]:
    """A day of the month of the last date named; of the publication's where that is none or longer than a month."""
    start = context.reference
    is_named = start is not None and (start.days or LENGTHS["year"]) <= LENGTHS["month"]
    first = start.earliest if start and is_named else None
    found = (first or context.publication).replace(day=day)
    where = "named before" if first else "of publication"
    return DateRange(found, found), "reference" if first else "publication", f"in the month {where}"


def find_in_story(expression: Expression, context: Context, said: str) -> tuple[DateRange, str, str]:
    """The month or year that a story of another time is in; that of the publication where there is none."""
    told = context.told_by(expression.grain)
    if told and told.earliest:
        return (
            periods.shift_range(told.earliest, expression.grain, 0),
            "reference",
            "of the date named before",
        )
    days = periods.shift_range(context.publication, expression.grain, 0)
    return days, "publication", f"the {expression.grain} of publication, {said}"


def find_weekday_beside(start: DateRange, weekday: int, count: int) -> tuple[DateRange, str, str]:
    """The weekday after (1), before (-1) or in the week of (0) a day; of a longer time that time itself."""
    if not start.is_exact or start.earliest is None:
        return start, "reference", "within the time named before"
    day = start.earliest
    if count == 0:
        found = day + timedelta(days=weekday - day.weekday())
    elif count > 0:
        found = day + timedelta(days=(weekday - day.weekday()) % 7 or 7)
    else:
        found = day - timedelta(days=(day.weekday() - weekday) % 7 or 7)
    return (
        DateRange(found, found),
        "reference",
        f"{WEEKDAY_NAMES[weekday]}, counted from the date named before",
    )


def day_of_week(days: DateRange, first: date) -> date:
    """The day whose calendar week is that of the days: the middle one of seven, which need not begin on a Monday."""
    return first + timedelta(days=3) if days.days == LENGTHS["week"] else first

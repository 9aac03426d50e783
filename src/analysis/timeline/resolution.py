"""From an expression to days: value, interval and reason, once the publication is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from analysis.dates import WEEKDAY_NAMES, DateRange, name_day
from analysis.timeline import periods
from analysis.timeline.context import Context, Resolved, Side
from analysis.timeline.expressions import COUNTED, COUNTED_UNITS, Expression
from analysis.timeline.named_times import find_after, find_named_days, find_on_calendar
from analysis.timeline.reference import (
    LENGTHS,
    compares_quarters,
    count_hours,
    day_of_week,
    find_by_reference,
    find_day_of_month,
    find_in_story,
    find_period,
    find_weekday_beside,
    shift_quarter,
)

_EVENING, _MIDNIGHT, _MORNING = "18", "00:00", "08"
_CHOSEN = {-1: "the last one", 0: "this one", 1: "the next one"}
_UNKNOWN = {
    "day of month": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "decade": "XXX",
    "century": "XX",
    "weekend": "XXXX-WXX-WE",
    "day": "XXXX-XX-XX",
}


def resolve(expression: Expression, context: Context) -> Resolved:
    """Resolve an expression; outside the calendar only its vague value remains.

    >>> from datetime import date
    >>> tuesday = Context(date(2023, 9, 5))
    >>> resolve(Expression("DATE", weekday=0), tuesday).value
    '2023-09-04'
    """
    if expression.anchor == "reference":
        context = context.looking_back()
    try:
        if expression.value is not None:
            return _resolve_literal(expression, context)
        if expression.is_bare_clock and context.is_repeated and context.day is None:
            hour = f"T{expression.clock or expression.part}"
            return Resolved(hour, None, "none", "an hour of more than one day")
        if expression.anchor == "reference" and (moment := count_hours(expression, context)):
            return moment
        days, anchor, reason = _place(expression, context)
        if expression.anchor == "reference" and expression.is_distance and context.is_future is False:
            _check_past(days, context)
        value = _write(expression, days)
    except LookupError as error:
        hour = f"T{expression.clock or expression.part}" if expression.type == "TIME" else ""
        return Resolved(_UNKNOWN.get(expression.grain, "XXXX") + hour, None, "none", str(error))
    except (ValueError, OverflowError, StopIteration):
        value = expression.value or _UNKNOWN.get(expression.grain, "XXXX")
        return Resolved(value, None, "none", "lies outside the calendar")
    is_relative = anchor == "publication" or (anchor == "reference" and context.is_reference_relative)
    return Resolved(value, _narrow(expression, days, context), anchor, reason, is_relative)


def _check_past(days: DateRange, context: Context) -> None:
    if context.lies_ahead(days):
        raise LookupError("counted from a date named before it would lie ahead, and its clause is past")


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
    if expression.shift and (told := context.told_before) and told.latest and expression.shift > 0:
        last = periods.move(told.latest, expression.grain, expression.shift)
        days = DateRange(told.earliest, last)
        return Resolved(value, days, "reference", "a length of time from the date named before")
    if expression.shift:
        side = "before" if expression.shift < 0 else "after"
        days = periods.days_until(published, expression.grain, expression.shift)
        return Resolved(value, days, "publication", f"a length of time just {side} publication", True)
    if expression.counted_from and (ending := _end_on(expression, expression.counted_from, context)):
        return ending
    if expression.type == "DATE":
        return Resolved(value, None, "calendar", "before the calendar begins")
    kind = "a length of time" if expression.type == "DURATION" else "a repetition"
    return Resolved(value, None, "none", f"{kind}, not a date")


def _end_on(length: Expression, end: Expression, context: Context) -> Resolved | None:
    """A length that ends with another time: "the three months ended June 30"."""
    counted = COUNTED.fullmatch(length.value or "")
    last = resolve(end, context)
    if counted is None or last.days is None or last.days.latest is None:
        return None
    after = last.days.latest + timedelta(days=1)
    first = periods.move(after, COUNTED_UNITS[counted.group(2)], -int(counted.group(1)))
    days = DateRange(first, last.days.latest)
    until = _name_days(end, last.days) if last.days.is_exact else last.value
    return Resolved(length.value or "", days, last.anchor, f"the time that ends {until}", last.is_relative)


def _place(expression: Expression, context: Context) -> tuple[DateRange, str, str]:
    """The days, what they are counted from, and why."""
    published = context.publication
    said = f"published {WEEKDAY_NAMES[published.weekday()][:3]} {name_day(published)}"
    if expression.known and expression.known <= published:
        return DateRange(expression.known, expression.known), "calendar", "the day known by that date"
    if expression.counted_from:
        return _count_from(expression, expression.counted_from, context)
    if expression.anchor == "named":
        raise LookupError("counted from what is no date")
    if expression.beside and (known := _find_beside(expression, expression.beside, context)):
        return known
    if expression.is_bare_clock and (day := context.day_of_clock):
        where = "the same sentence" if context.day else "a sentence before"
        if context.day and _is_past_midnight(expression.clock, context.clock) and day.earliest:
            day = DateRange(day.earliest + timedelta(days=1), day.earliest + timedelta(days=1))
        return day, "reference", f"the day named in {where}"
    if expression.grain == "day of month" and expression.anchor == "reference":
        return find_day_of_month(expression.day or 1, context)
    if expression.grain == "day of month":
        first = periods.shift_range(published, "month", expression.shift or 0).earliest or published
        found = first.replace(day=expression.day or 1)
        return DateRange(found, found), "publication", f"counted from publication, {said}"
    if expression.anchor == "calendar":
        return find_on_calendar(expression), "calendar", "as written"
    if expression.anchor == "period":
        return find_period(expression, context)
    if expression.anchor == "story":
        return find_in_story(expression, context, said)
    if expression.anchor == "reference":
        return find_by_reference(expression, context, said)
    if compares_quarters(expression, context):
        return shift_quarter(context, 4 * (expression.shift or 0))
    if expression.lacks_year and (told := context.told_here or context.told):
        return find_after(expression, told), "reference", "in the year that the story tells of"
    if named := find_named_days(expression, context):
        days, name = named
        chosen = _say_why(expression, days, context)
        return days, "publication", f"{name}, {chosen}, {said} -> {_name_days(expression, days)}"
    count = expression.shift or 0
    days = periods.shift_range(published, expression.grain, count)
    if count == 0:
        return days, "publication", f"the {expression.grain} of publication, {said}"
    side = "after" if count > 0 else "before"
    return days, "publication", f"{_count(count, expression.grain)} {side} publication, {said}"


def _say_why(expression: Expression, days: DateRange, context: Context) -> str:
    """Why it is this day or month of its name, in a few words."""
    side = context.side
    if context.since and expression.weekday is not None:
        return "after the day before it"
    if expression.shift in _CHOSEN:
        return _CHOSEN[expression.shift]
    if side.is_nearest:
        return "the nearest"
    if expression.is_weekday and side.is_future and not context.lies_ahead(days) and side.just_gone:
        return "the one just gone"
    tense = {True: "future tense", False: "past tense", None: "no tense"}[side.is_future]
    return f"{tense} elsewhere in the article" if side.is_shared else tense


def _is_past_midnight(clock: str | None, before: str | None) -> bool:
    """Whether an hour follows one of the evening before: "left at 9 p.m. and landed at 2 a.m."."""
    return bool(clock and before) and str(before) >= _EVENING and _MIDNIGHT < str(clock) < _MORNING


def _find_beside(
    expression: Expression, beside: Expression, context: Context
) -> tuple[DateRange, str, str] | None:
    """The day that the words beside name: a date for what is counted, and what was counted for a weekday."""
    if expression.lacks_year:
        is_behind = beside.is_distance and (beside.shift or 0) < 0
        is_read = beside.anchor == "reference" and not is_behind
        near, anchor, _ = _place(beside, context) if not is_read else (context.reference, "reference", "")
        year = near.earliest.year if near and near.earliest else 0
        return find_on_calendar(replace(expression, year=year)), anchor, "in the year named beside it"
    if expression.anchor != "reference":
        day = context.day if expression.is_weekday else None
        is_same = day and day.earliest and day.earliest.weekday() == expression.weekday
        return (day, "reference", "the day named beside it") if day and is_same else None
    if beside.is_weekday and context.reference:
        return None
    days, anchor, _ = _place(replace(beside, beside=None), context)
    return days, anchor, "the day named beside it"


def _count_from(expression: Expression, other: Expression, context: Context) -> tuple[DateRange, str, str]:
    """A week from Monday, two years ago this month: as long as the other time, so many units off."""
    count = expression.shift or 0
    start = resolve(other, context if expression.anchor == "named" else context.on_side(Side(count > 0)))
    if start.days is None or start.days.earliest is None:
        raise ValueError("the time that it is counted from is not known")
    side = "after" if count > 0 else "before"
    point = _name_days(other, start.days) if start.anchor == "calendar" else start.reason
    if expression.weekday is not None:
        found, _, _ = find_weekday_beside(start.days, expression.weekday, count)
        return found, start.anchor, f"{WEEKDAY_NAMES[expression.weekday]} {side} {point}"
    grain = expression.grain
    if expression.is_distance:
        grain = "day" if start.days.is_exact else other.grain
    is_now = other.anchor == "publication" and other.shift == 0
    first = context.publication if is_now else start.days.earliest
    days = periods.shift_range(periods.move(first, expression.grain, count), grain, 0)
    return days, start.anchor, f"{_count(count, expression.grain)} {side} {point}"


def _name_days(expression: Expression, days: DateRange) -> str:
    first = days.earliest
    return name_day(first) if first and days.is_exact else _write(expression, days)


def _count(count: int, grain: str) -> str:
    return f"{abs(count)} {grain}{'s' if abs(count) != 1 else ''}"


def _narrow(expression: Expression, days: DateRange, context: Context) -> DateRange:
    if expression.side and days.earliest and days.latest:
        now = DateRange(context.publication, context.publication)
        is_told = expression.anchor != "publication" and not context.is_future
        point = context.reference if is_told and context.reference else now
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
    year, week, _ = day_of_week(days, day).isocalendar()
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
        case 90 | 91 | 92 if day.month % 3 == 1:
            return f"{day.year:04}-Q{(day.month + 2) // 3}"
    if expression.grain == "millennium":
        return f"{day.year // 1000}"
    if expression.grain == "century":
        return f"{day.year // 100:02}"
    if expression.grain == "decade":
        return f"{day.year // 10:03}"
    if (days.days or 0) > LENGTHS["year"]:
        return f"{day.year // 10:03}X"
    finer = {"day": "-XX-XX", "day of year": "-XX-XX", "month": "-XX", "week": "-WXX"}
    return f"{day.year:04}{finer.get(expression.grain, '')}"

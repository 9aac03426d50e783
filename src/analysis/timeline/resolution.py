"""From an expression to a day: value, interval and reason, once the publication is known."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta

from analysis.dates import DateRange, add_months, month_range, year_range
from analysis.timeline.expressions import Expression

_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_WEEKDAYS = list(calendar.day_name)
_MONTHS = list(calendar.month_name)
_HALF_YEAR = 183
_UNKNOWN = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
    "weekend": "XXXX-WXX-WE",
}
_PARTS_OF_RANGE = {"START": (0, 3), "MID": (1, 3), "END": (2, 3)}


@dataclass(frozen=True, slots=True)
class Context:
    """What a time is resolved against.

    Attributes
    ----------
    publication
        The day taken for the publication.
    reference
        The last date that the text named, and its grain; None before the first.
    quarter
        Whether the text reckons in quarters.
    is_future
        Whether the clause speaks of what is to come.
    """

    publication: date
    reference: tuple[DateRange, str] | None = None
    quarter: DateRange | None = None
    is_future: bool = False


@dataclass(frozen=True, slots=True)
class Resolved:
    """A time on the calendar: its TIMEX3 value, its days, its anchor and the reason in plain words."""

    value: str
    days: DateRange | None
    anchor: str
    reason: str


def resolve(expression: Expression, context: Context) -> Resolved:
    """Resolve an expression; outside the calendar only its vague value remains.

    >>> tuesday = Context(date(2023, 9, 5))
    >>> resolve(Expression("DATE", weekday=0), tuesday).value
    '2023-09-04'
    """
    try:
        return _resolve(expression, context)
    except (ValueError, OverflowError):
        value = expression.value or _UNKNOWN.get(expression.grain, "XXXX")
        return Resolved(value, None, "none", "lies outside the calendar")


def _resolve(expression: Expression, context: Context) -> Resolved:
    if expression.value is not None:
        return _resolve_literal(expression, context)
    days, why = _find_days(expression, context)
    value = _write(expression, days)
    if expression.type == "TIME":
        value += f"T{expression.clock or expression.part}"
    anchor = (
        expression.anchor if expression.anchor != "publication" or _is_relative(expression) else "publication"
    )
    return Resolved(value, _narrow(days, expression.mod), anchor, why)


def _is_relative(expression: Expression) -> bool:
    return expression.year is None


def _resolve_literal(expression: Expression, context: Context) -> Resolved:
    value = expression.value or ""
    if value == "PRESENT_REF":
        return Resolved(
            value,
            DateRange(context.publication, context.publication),
            "publication",
            "now: the day of publication",
        )
    if value == "PAST_REF":
        return Resolved(
            value, DateRange(None, context.publication), "publication", "some time before publication"
        )
    if value == "FUTURE_REF":
        return Resolved(
            value, DateRange(context.publication, None), "publication", "some time after publication"
        )
    kind = "a length of time" if expression.type == "DURATION" else "a repetition"
    return Resolved(value, None, "none", f"{kind}, not a date")


def _find_days(expression: Expression, context: Context) -> tuple[DateRange, str]:
    published = context.publication
    said = f"published {published:%a} {published.day} {published:%B %Y}"
    tense = "future tense" if context.is_future else "past tense"
    if expression.holiday:
        return _find_holiday(expression, context), f"the holiday nearest in time, {said}"
    if expression.anchor == "calendar":
        return _find_on_calendar(
            expression
        ), "the date is written in full" if expression.grain == "day" else "as written"
    if expression.weekday is not None and expression.month is None:
        day = _find_weekday(expression, context)
        return DateRange(day, day), f"{_WEEKDAYS[expression.weekday]}, {tense}, {said} -> {day.day} {day:%B}"
    if expression.season:
        return _find_season(expression, context), f"{tense}, {said}"
    if expression.quarter is not None:
        return _find_quarter(expression, context), f"quarter {expression.quarter}, {tense}, {said}"
    if expression.month is not None:
        days = _find_month(expression, context)
        name = _MONTHS[expression.month]
        return days, f"{name} without a year, {tense}, {said} -> {days.earliest:%Y}"
    if expression.anchor == "reference":
        start, grain = context.reference if context.reference else (DateRange(published, published), "day")
        shifted = _shift_reference(expression, context, start, grain)
        return (
            shifted,
            "counted from the date named before" if context.reference else f"no date before it, {said}",
        )
    if expression.grain == "year" and context.quarter and context.quarter.earliest and expression.is_distance:
        return _quarter_of(
            context.quarter.earliest, 4 * (expression.shift or 0)
        ), "the same quarter, so many years off"
    return _shift(published, expression.grain, expression.shift or 0), _say_shift(expression, said)


def _say_shift(expression: Expression, said: str) -> str:
    count = expression.shift or 0
    if count == 0:
        return f"the {expression.grain} of publication, {said}"
    plural = "s" if abs(count) != 1 else ""
    return f"{abs(count)} {expression.grain}{plural} {'after' if count > 0 else 'before'} publication, {said}"


def _find_on_calendar(expression: Expression) -> DateRange:
    year = expression.year or 1
    if expression.grain == "decade":
        return DateRange(date(year, 1, 1), date(year + 9, 12, 31))
    if expression.grain == "century":
        return DateRange(date(max(year, 1), 1, 1), date(year + 99, 12, 31))
    if expression.season:
        return _season(year, expression.season)
    if expression.quarter:
        return _quarter(year, expression.quarter)
    if expression.month is None:
        return year_range(year)
    if expression.day is None:
        return month_range(year, expression.month)
    day = date(year, expression.month, expression.day)
    return DateRange(day, day)


def _find_weekday(expression: Expression, context: Context) -> date:
    published, weekday = context.publication, expression.weekday or 0
    since = (published.weekday() - weekday) % 7
    if expression.shift == -1:
        return published - timedelta(days=since or 7)
    if expression.shift == 1:
        return published + timedelta(days=(7 - since) if since else 7)
    if context.is_future and since:
        return published + timedelta(days=7 - since)
    return published - timedelta(days=since)


def _find_month(expression: Expression, context: Context) -> DateRange:
    published, month = context.publication, expression.month or 1
    day = expression.day
    if expression.shift is not None and day is None:
        candidates = [month_range(published.year + offset, month) for offset in (-1, 0, 1)]
        first = published.replace(day=1)
        if expression.shift < 0:
            return next(c for c in reversed(candidates) if c.earliest and c.earliest < first)
        if expression.shift > 0:
            return next(c for c in candidates if c.earliest and c.earliest > first)
        return candidates[1]
    options = []
    for year in (published.year - 1, published.year, published.year + 1):
        if not 1 <= year <= MAXYEAR:
            continue
        if day is None:
            options.append(month_range(year, month))
        elif day <= calendar.monthrange(year, month)[1]:
            options.append(DateRange(date(year, month, day), date(year, month, day)))
    if not options:
        raise ValueError("no such day")
    floor = published.replace(day=1) if day is None else published

    def distance(days: DateRange) -> float:
        assert days.earliest is not None
        away = (days.earliest - floor).days
        if away > 0:
            return away * (0.7 if context.is_future else 3.0)
        return -away * (2.0 if context.is_future else 1.0)

    best = min(options, key=distance)
    if expression.weekday is not None:
        fitting = [c for c in options if c.earliest and c.earliest.weekday() == expression.weekday]
        best = min(fitting, key=distance) if fitting else best
    return best


def _season(year: int, season: str) -> DateRange:
    start = date(year, _SEASON_MONTHS[season], 1)
    return DateRange(start, add_months(start, 3) - timedelta(days=1))


def _find_season(expression: Expression, context: Context) -> DateRange:
    published, season = context.publication, expression.season or "SU"
    year = published.year - (1 if season == "WI" and published.month <= 2 else 0)
    this = _season(year, season)
    assert this.earliest is not None
    assert this.latest is not None
    if expression.shift == -1:
        return this if this.latest < published else _season(year - 1, season)
    if expression.shift == 1:
        return this if this.earliest > published else _season(year + 1, season)
    if expression.shift is None and not context.is_future and this.earliest > published:
        return _season(year - 1, season)
    return this


def _quarter(year: int, number: int) -> DateRange:
    start = date(year, 3 * number - 2, 1)
    return DateRange(start, add_months(start, 3) - timedelta(days=1))


def _quarter_of(day: date, shift: int = 0) -> DateRange:
    index = day.year * 4 + (day.month - 1) // 3 + shift
    return _quarter(index // 4, index % 4 + 1)


def _find_quarter(expression: Expression, context: Context) -> DateRange:
    published, number = context.publication, expression.quarter or 1
    if expression.shift is not None:
        return _quarter(published.year + expression.shift, number)
    found = _quarter(published.year, number)
    assert found.earliest is not None
    if found.earliest > published and not context.is_future:
        return _quarter(published.year - 1, number)
    return found


def _shift(day: date, grain: str, count: int) -> DateRange:
    if grain in {"second", "minute", "hour"}:
        hours = {"hour": 1, "minute": 1 / 60, "second": 1 / 3600}[grain] * count
        moved = day + timedelta(days=round(hours / 24))
        return DateRange(moved, moved)
    if grain == "day":
        moved = day + timedelta(days=count)
        return DateRange(moved, moved)
    if grain in {"week", "weekend", "fortnight"}:
        monday = (
            day - timedelta(days=day.weekday()) + timedelta(weeks=count * (2 if grain == "fortnight" else 1))
        )
        if grain == "weekend":
            return DateRange(monday + timedelta(days=5), monday + timedelta(days=6))
        return DateRange(monday, monday + timedelta(days=6))
    if grain == "month":
        moved = add_months(day.replace(day=1), count)
        return month_range(moved.year, moved.month)
    if grain == "quarter":
        return _quarter_of(day, count)
    if grain == "decade":
        start = (day.year // 10 + count) * 10
        return DateRange(date(start, 1, 1), date(start + 9, 12, 31))
    if grain == "century":
        start = (day.year // 100 + count) * 100
        return DateRange(date(start, 1, 1), date(start + 99, 12, 31))
    return year_range(day.year + count)


def _shift_reference(expression: Expression, context: Context, start: DateRange, grain: str) -> DateRange:
    if context.quarter and context.quarter.earliest and expression.grain in {"year", "quarter"}:
        quarters = (expression.shift or 0) * (4 if expression.grain == "year" else 1)
        if expression.grain == "quarter" or quarters:
            return _quarter_of(context.quarter.earliest, quarters)
    day = start.earliest or start.latest or context.publication
    if expression.grain == "quarter" and not context.quarter:
        return _quarter_of(context.publication, -1 + (expression.shift or 0))
    if (
        grain == "day"
        and expression.grain in {"year", "month"}
        and expression.shift
        and context.reference is None
    ):
        return _shift(day, expression.grain, expression.shift)
    return _shift(day, expression.grain, expression.shift or 0)


def _find_holiday(expression: Expression, context: Context) -> DateRange:
    published = context.publication
    if expression.year:
        day = _holiday(expression.holiday or "", expression.year)
        return DateRange(day, day)
    days = [_holiday(expression.holiday or "", published.year + offset) for offset in (-1, 0, 1)]
    if expression.shift == -1:
        day = max(day for day in days if day < published)
    elif expression.shift == 1:
        day = min(day for day in days if day > published)
    else:
        day = min(
            days,
            key=lambda d: abs((d - published).days) * (1 if (d >= published) == context.is_future else 1.5),
        )
    return DateRange(day, day)


def _holiday(code: str, year: int) -> date:
    if code.startswith("EASTER"):
        from dateutil.easter import easter

        sunday: date = easter(year)
        return sunday + timedelta(days=int(code[6:] or 0))
    month, rest = code.split("-")
    if rest.isdigit():
        return date(year, int(month), int(rest))
    nth, weekday = rest[0], ["MO", "TU", "WE", "TH", "FR", "SA", "SU"].index(rest[1:])
    first = date(year, int(month), 1)
    days = [first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * week) for week in range(5)]
    days = [day for day in days if day.month == int(month)]
    return days[-1] if nth == "L" else days[int(nth) - 1]


def _write(expression: Expression, days: DateRange) -> str:
    day = days.earliest
    assert day is not None
    if expression.grain == "season" and expression.season:
        return f"{day.year:04}-{expression.season}"
    if expression.type == "TIME" or days.is_exact:
        return day.isoformat()
    year, week, _ = day.isocalendar()
    if expression.quarter is not None or (
        expression.grain in {"quarter", "year"} and (days.days or 0) in range(85, 95)
    ):
        return f"{day.year:04}-Q{(day.month - 1) // 3 + 1}"
    return {
        "week": f"{year:04}-W{week:02}",
        "fortnight": f"{year:04}-W{week:02}",
        "weekend": f"{year:04}-W{week:02}-WE",
        "month": f"{day.year:04}-{day.month:02}",
        "decade": f"{day.year // 10:03}",
        "century": f"{day.year // 100:02}",
    }.get(expression.grain, f"{day.year:04}")


def _narrow(days: DateRange, mod: str | None) -> DateRange:
    """The third of a range that "early", "mid" or "late" means."""
    if mod not in _PARTS_OF_RANGE or days.earliest is None or days.latest is None or days.is_exact:
        return days
    part, parts = _PARTS_OF_RANGE[mod]
    length = (days.latest - days.earliest).days + 1
    return DateRange(
        days.earliest + timedelta(days=length * part // parts),
        days.earliest + timedelta(days=length * (part + 1) // parts - 1),
    )

"""Calendar arithmetic on the units that times are told in: which days a week, quarter, season or holiday has."""

from __future__ import annotations

import calendar
from datetime import MAXYEAR, MINYEAR, date, timedelta

from analysis.dates import DateRange, add_months, month_range, year_range

_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
WEEKDAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
YEARS_OF = {"decade": 10, "century": 100, "millennium": 1000}
_THIRDS = {"START": 0, "MID": 1, "END": 2}


def _months(first: date, count: int) -> DateRange:
    last = add_months(first, count - 1)
    return DateRange(first, month_range(last.year, last.month).latest)


def week_of(day: date) -> DateRange:
    """The days of the week, Monday to Sunday, that holds a day."""
    monday = day - timedelta(days=day.weekday())
    return DateRange(monday, monday + timedelta(days=6))


def weekend_of(day: date) -> DateRange:
    """Saturday and Sunday of the week that holds a day."""
    monday = day - timedelta(days=day.weekday())
    return DateRange(monday + timedelta(days=5), monday + timedelta(days=6))


def weekend_beside(day: date) -> DateRange:
    """The weekend nearest to a day: of a Monday or Tuesday the one before it.

    >>> weekend_beside(date(2023, 5, 29)).latest
    datetime.date(2023, 5, 28)
    """
    return weekend_of(day - timedelta(weeks=1) if day.weekday() < 2 else day)


def season_range(year: int, season: str) -> DateRange:
    """The three months of a season (SP, SU, FA, WI), by the meteorological calendar.

    >>> season_range(2023, "WI").latest
    datetime.date(2024, 2, 29)
    """
    return _months(date(year, _SEASON_MONTHS[season], 1), 3)


def quarter_range(year: int, number: int) -> DateRange:
    """The days of a quarter; a number beyond 1 to 4 counts on into other years.

    >>> quarter_range(2023, 0).earliest
    datetime.date(2022, 10, 1)
    """
    years, index = divmod(number - 1, 4)
    return _months(date(year + years, 3 * index + 1, 1), 3)


def half_range(year: int, number: int) -> DateRange:
    """The days of the first or second half of a year."""
    return _months(date(year, 6 * number - 5, 1), 6)


def years_range(first: int, count: int) -> DateRange:
    """The days of so many years; the part of them that the calendar has.

    >>> years_range(2000, 10).latest
    datetime.date(2009, 12, 31)
    """
    if first + count <= MINYEAR or first > MAXYEAR:
        raise OverflowError("outside the calendar")
    return DateRange(date(max(first, MINYEAR), 1, 1), date(min(first + count - 1, MAXYEAR), 12, 31))


def shift_range(day: date, grain: str, count: int) -> DateRange:
    """The day, week, month ... that lies so many grains from the one that holds a day.

    >>> shift_range(date(2023, 9, 5), "month", -1)
    DateRange(earliest=datetime.date(2023, 8, 1), latest=datetime.date(2023, 8, 31), evidence=())
    """
    if grain in {"second", "minute", "hour"}:
        seconds = {"hour": 3600, "minute": 60, "second": 1}[grain] * count
        day, grain, count = day + timedelta(days=round(seconds / 86400)), "day", 0
    if grain == "fortnight":
        grain, count = "week", 2 * count
    if grain in {"week", "weekend"}:
        day += timedelta(weeks=count)
        return week_of(day) if grain == "week" else weekend_of(day)
    if grain == "month":
        moved = add_months(day.replace(day=1), count)
        return month_range(moved.year, moved.month)
    if grain == "quarter":
        return quarter_range(day.year, (day.month + 2) // 3 + count)
    if grain == "decade":
        return years_range((day.year // 10 + count) * 10, 10)
    if grain == "century":
        return years_range((day.year // 100 + count) * 100, 100)
    if grain == "year":
        if not MINYEAR <= day.year + count <= MAXYEAR:
            raise OverflowError("outside the calendar")
        return year_range(day.year + count)
    moved = day + timedelta(days=count)
    return DateRange(moved, moved)


_MONTHS_OF = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_HOURS_OF = {"second": 1 / 3600, "minute": 1 / 60, "hour": 1, "week": 168, "weekend": 168, "fortnight": 336}


def move(day: date, grain: str, count: int) -> date:
    """The same day so many grains off; hours count as the days that they fill.

    >>> move(date(2023, 9, 5), "year", -1), move(date(2023, 9, 5), "week", 1)
    (datetime.date(2022, 9, 5), datetime.date(2023, 9, 12))
    """
    if grain in _MONTHS_OF:
        return add_months(day, _MONTHS_OF[grain] * count)
    return day + timedelta(days=round(_HOURS_OF.get(grain, 24) * count / 24))


def days_until(day: date, grain: str, count: int) -> DateRange:
    """The days between a day and the one that lies so many grains off.

    >>> days_until(date(2023, 9, 5), "week", -2).earliest
    datetime.date(2023, 8, 22)
    """
    other = move(day, grain, count)
    return DateRange(min(day, other), max(day, other))


def holiday_years(code: str, year: int) -> list[int]:
    """The years about a year in which a holiday is kept: each, or where its code ends in /n every fourth.

    >>> holiday_years("12-25", 2023), holiday_years("03-1TU/0", 2023)
    ([2022, 2023, 2024], [2020, 2024])
    """
    _, _, cycle = code.partition("/")
    reach = 4 if cycle else 1
    years = range(max(year - reach, MINYEAR), min(year + reach, MAXYEAR) + 1)
    return [year for year in years if not cycle or year % 4 == int(cycle)]


def holiday_date(code: str, year: int) -> date:
    """The day of a holiday: month-day, month-nth-weekday (L: the last) or from Easter, with days added.

    >>> holiday_date("11-4TH", 2023), holiday_date("EASTER-2", 2024)
    (datetime.date(2023, 11, 23), datetime.date(2024, 3, 29))
    """
    if code.startswith("EASTER"):
        from dateutil.easter import easter

        sunday: date = easter(year)
        return sunday + timedelta(days=int(code[6:] or 0))
    rule, _, more = code.partition("/")[0].partition("+")
    month, which = int(rule[:2]), rule[3:]
    if which.isdigit():
        day = date(year, month, int(which))
    else:
        weekday = WEEKDAY_CODES.index(which[1:])
        first, last = month_range(year, month).earliest, month_range(year, month).latest
        assert first is not None
        assert last is not None
        if which[0] == "L":
            day = last - timedelta(days=(last.weekday() - weekday) % 7)
        else:
            day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (int(which[0]) - 1))
    return day + timedelta(days=int(more or 0))


def full_year(year: int, latest: int = 50) -> int:
    """The year that two digits mean, up to the latest one of this century; a whole year as it is.

    >>> full_year(98), full_year(15), full_year(1815)
    (1998, 2015, 1815)
    """
    return year + (0 if year > 99 else 1900 if year > latest else 2000)


def has_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has this day."""
    return MINYEAR <= year <= MAXYEAR and 1 <= day <= calendar.monthrange(year, month)[1]


def third_of(days: DateRange, mod: str | None) -> DateRange:
    """The third of a range that "early", "mid" or "late" means; the range itself where `mod` is none of them.

    >>> third_of(month_range(2023, 9), "END").earliest
    datetime.date(2023, 9, 21)
    """
    if mod not in _THIRDS or days.earliest is None or days.latest is None or days.is_exact:
        return days
    part, length = _THIRDS[mod], (days.latest - days.earliest).days + 1
    if length < len(_THIRDS):
        day = (days.earliest, None, days.latest)[part]
        return DateRange(day, day) if day else days
    return DateRange(
        days.earliest + timedelta(days=length * part // 3),
        days.earliest + timedelta(days=length * (part + 1) // 3 - 1),
    )

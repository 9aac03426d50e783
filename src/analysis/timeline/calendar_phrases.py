"""Phrases that name days, weeks and months of the calendar, and its holidays."""

from __future__ import annotations

import calendar
from datetime import date

from analysis.timeline.calendar_fields import build_date, read_first, read_number
from analysis.timeline.expressions import Expression
from analysis.timeline.grammar import Taken, phrase
from analysis.timeline.periods import WEEKDAY_CODES

_COMMON_YEAR = 2001


@phrase(
    "EDGE? WEEKDAY? ,? MONTH .? DAY|DAYWORD",
    "EDGE? WEEKDAY? ,? MONTH .? DAY|DAYWORD , YEAR",
    "EDGE? WEEKDAY? ,? MONTH .? DAY YEAR",
    "WEEKDAY? ,? the? DAY of? MONTH .?",
    "WEEKDAY? ,? the? DAY of? MONTH .? ,? YEAR",
    "the? ORD of MONTH",
    "the? ORD of MONTH ,? YEAR",
    "the? DAY|ORD of? MONTH WEEKDAY",
    "REL WEEKDAY ,? MONTH .? DAY|ORD",
    "MONTH .? the? ORD",
)
def calendar_day(taken: Taken) -> Expression | None:
    """A day of a month, with or without its year and weekday."""
    day = read_first(taken, "DAY", "DAYWORD", "ORD")
    return build_date(taken) if day and day <= 31 else None


@phrase("REL MONTH .? DAY", "MONTH .? DAY|ORD ,? of? REL year", "the? DAY|ORD of? MONTH .? ,? REL year")
def relative_day(taken: Taken) -> Expression | None:
    """Last Oct. 23, 4 July next year: the last or next day of that name, or that of a year."""
    day = read_first(taken, "DAY", "ORD") or 0
    name = "year_shift" if "year" in taken else "shift"
    return build_date(taken, **{name: read_number(taken["REL"])}) if day <= 31 else None


@phrase(
    "MONTH .?",
    "MONTH .? ,? of? YEAR",
    "EDGE -? MONTH .?",
    "EDGE -? MONTH .? ,? YEAR",
    "the? BOUND of MONTH .?",
    "the? BOUND of MONTH .? ,? YEAR",
    "EDGE in MONTH .?",
    "EDGE in MONTH .? ,? YEAR",
    "the month of MONTH",
    "the month of MONTH ,? YEAR",
)
def calendar_month(taken: Taken) -> Expression:
    """A month, or its beginning, middle or end."""
    return build_date(taken)


@phrase(
    "REL MONTH .?",
    "this past MONTH .?",
    "EDGE REL MONTH .?",
    "the? BOUND of REL MONTH",
    "MONTH of? REL year",
    "EDGE MONTH of? REL year",
)
def relative_month(taken: Taken) -> Expression:
    """The last or the next month of that name; the month of last, this or next year."""
    count = read_first(taken, "REL") if "REL" in taken else -1
    return build_date(taken, **{"year_shift" if "year" in taken else "shift": count})


@phrase("the? ORD|last|final WEEKDAY in|of MONTH", "the? ORD|last|final WEEKDAY in|of MONTH ,? YEAR")
def nth_weekday(taken: Taken) -> Expression | None:
    """The first Tuesday of November."""
    number = str(taken.get("ORD", "L"))
    if number not in {"1", "2", "3", "4", "L"}:
        return None
    code = f"{read_number(taken['MONTH']):02}-{number}{WEEKDAY_CODES[read_number(taken['WEEKDAY'])]}"
    return build_date(taken, grain="day", holiday=code, month=None, weekday=None, day=None)


@phrase(
    "the? ORD|last|final week of|in MONTH .?",
    "the? ORD|last|final week of|in MONTH .? ,? YEAR",
)
def nth_week(taken: Taken) -> Expression | None:
    """The first, the last week of May: the one that holds most of its first, its last seven days."""
    number = read_number(taken.get("ORD", 0))
    if number > 4:
        return None
    last = calendar.monthrange(_COMMON_YEAR, read_number(taken["MONTH"]))[1]
    day = 7 * number - 3 if number else last - 3
    return build_date(taken, grain="week", day=day)


@phrase("the? ORD|last|final day of MONTH .?", "the? ORD|last|final day of MONTH .? ,? YEAR")
def nth_day(taken: Taken) -> Expression | None:
    """The first, the last day of May."""
    month = read_number(taken["MONTH"])
    if "ORD" not in taken and month == 2:
        return build_date(taken, grain="day", holiday="03-01+-1", month=None)
    last = calendar.monthrange(_COMMON_YEAR, month)[1]
    day = read_number(taken.get("ORD", last))
    return build_date(taken, grain="day", day=day) if day <= last else None


@phrase("the? ORD|last|final week|month|day of YEAR")
def part_of_year(taken: Taken) -> Expression | None:
    """The last week, the first month of 1974."""
    number = read_number(taken.get("ORD", 0))
    if "month" in taken:
        return build_date(taken, grain="month", month=number or 12, day=None) if number <= 12 else None
    if number > 1:
        return None
    if "day" in taken:
        return build_date(taken, grain="day", month=1 if number else 12, day=1 if number else 31)
    return build_date(taken, grain="week", month=1 if number else 12, day=4 if number else 28)


@phrase(
    "a|one WEEKDAY|PART in MONTH .?",
    "a|one WEEKDAY|PART in MONTH .? ,? YEAR",
    "a|one WEEKDAY|PART in MONTH .? of? REL year",
    "a|one WEEKDAY|PART in YEAR",
)
def some_day(taken: Taken) -> Expression:
    """A Friday in July: a day of the month, nobody says which."""
    return build_date(taken, grain="day", weekday=None, year_shift=read_first(taken, "REL"))


@phrase("MONTH .? DAY &DAY_NAMER", "MONTH .? DAY , &DAY_NAMER", "the? DAY MONTH &DAY_NAMER")
def day_of_event(taken: Taken) -> Expression | None:
    """The Jan. 6 riot: the words after the day tell the year, once that year has come."""
    day = f"-{read_number(taken['MONTH']):02}-{read_number(taken['DAY']):02}"
    found = next((known for known in str(taken["&DAY_NAMER"]).split() if known.endswith(day)), None)
    return build_date(taken, known=date.fromisoformat(found)) if found else None


@phrase(
    "the? weekend of MONTH .? DAY",
    "the? weekend of MONTH .? DAY ,? YEAR",
    "the? weekend of the? DAY of? MONTH .?",
    "the? weekend of the? DAY of? MONTH .? ,? YEAR",
    "the? weekend of DAY -|–|and|/ DAY MONTH .?",
    "the? weekend of DAY -|–|and|/ DAY MONTH .? ,? YEAR",
    "the? weekend of MONTH .? DAY -|–|and|/ DAY",
    "the? weekend of MONTH .? DAY -|–|and|/ DAY ,? YEAR",
    "the? week of|beginning|starting|commencing|ending|ended MONTH .? DAY",
    "the? week of|beginning|starting|commencing|ending|ended MONTH .? DAY ,? YEAR",
    "the? week of|beginning|starting|commencing|ending|ended the? DAY of? MONTH .?",
    "the? week of|beginning|starting|commencing|ending|ended the? DAY of? MONTH .? ,? YEAR",
)
def week_of_day(taken: Taken) -> Expression:
    """The week or the weekend of a day, the week that begins or ends with it."""
    grain = (
        "weekend" if "weekend" in taken else "week ending" if {"ending", "ended"} & taken.keys() else "week"
    )
    return build_date(taken, grain=grain)


@phrase("ISO", "NAMED_DAY")
def written_date(taken: Taken) -> Expression | None:
    """2023-09-05, 9/5/2023, 27.03.15 (as `numeric_dates` reads them), and 9/11, which the world knows by its date."""
    day, _, clock = str(taken.get("ISO") or taken["NAMED_DAY"]).partition("T")
    year, month, number = (int(part) for part in day.split("-"))
    found = Expression("DATE", "day", "calendar", year=year, month=month, day=number)
    return found.at(clock=clock[:5]) if clock else found


@phrase(
    "HOLIDAY",
    "HOLIDAY YEAR",
    "the? YEAR HOLIDAY",
    "HOLIDAY of|in|,? YEAR",
    "HOLIDAY REL year",
    "REL HOLIDAY",
    "EDGE? the? HOLIDAY PART",
    "the? REL? HOLIDAY week|weekend",
    "the? HOLIDAY week|weekend of? YEAR",
)
def holiday(taken: Taken) -> Expression:
    """Christmas, last Thanksgiving, the Labor Day weekend."""
    grain = next((unit for unit in ("week", "weekend") if unit in taken), "day")
    name = "year_shift" if "year" in taken else "shift"
    found = build_date(taken, grain=grain, holiday=taken["HOLIDAY"], **{name: read_first(taken, "REL")})
    return found.at(part=str(taken["PART"])) if "PART" in taken else found

"""Phrases that name a place on the calendar: days, months, seasons, quarters, years."""

from __future__ import annotations

import calendar
from datetime import date

from analysis.timeline.expressions import Expression
from analysis.timeline.grammar import Taken, phrase
from analysis.timeline.periods import WEEKDAY_CODES

_RECENT = range(1850, 2100)
_LAST_YEAR = 9999
_COMMON_YEAR = 2001


def _whole(value: object) -> int:
    return int(str(value))


def _optional(taken: Taken, *names: str) -> int | None:
    return next((_whole(taken[name]) for name in names if name in taken), None)


def _date(taken: Taken, **fields: int | str | date | None) -> Expression:
    """The date of the fields that were taken; on the calendar where it names its year."""
    year, day = _optional(taken, "YEAR", "FISCAL", "DECADE"), _optional(taken, "DAY", "DAYWORD", "ORD")
    return Expression(
        "DATE",
        **{
            "grain": "day" if day else "month",
            "anchor": "calendar" if year else "publication",
            "year": year,
            "month": _optional(taken, "MONTH"),
            "day": day,
            "weekday": _optional(taken, "WEEKDAY"),
            "mod": taken.get("EDGE") or taken.get("BOUND"),
            **fields,
        },  # type: ignore[arg-type]
    )


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
    day = _optional(taken, "DAY", "DAYWORD", "ORD")
    return _date(taken) if day and day <= 31 else None


@phrase("REL MONTH .? DAY", "MONTH .? DAY|ORD ,? of? REL year", "the? DAY|ORD of? MONTH .? ,? REL year")
def relative_day(taken: Taken) -> Expression | None:
    """Last Oct. 23, 4 July next year: the last or next day of that name, or that of a year."""
    day = _optional(taken, "DAY", "ORD") or 0
    name = "year_shift" if "year" in taken else "shift"
    return _date(taken, **{name: _whole(taken["REL"])}) if day <= 31 else None


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
    return _date(taken)


@phrase(
    "REL MONTH .?",
    "EDGE REL MONTH .?",
    "the? BOUND of REL MONTH",
    "MONTH of? REL year",
    "EDGE MONTH of? REL year",
)
def relative_month(taken: Taken) -> Expression:
    """The last or the next month of that name; the month of last, this or next year."""
    return _date(taken, **{"year_shift" if "year" in taken else "shift": _whole(taken["REL"])})


@phrase("the? ORD|last|final WEEKDAY in|of MONTH", "the? ORD|last|final WEEKDAY in|of MONTH ,? YEAR")
def nth_weekday(taken: Taken) -> Expression | None:
    """The first Tuesday of November."""
    number = str(taken.get("ORD", "L"))
    if number not in {"1", "2", "3", "4", "L"}:
        return None
    code = f"{_whole(taken['MONTH']):02}-{number}{WEEKDAY_CODES[_whole(taken['WEEKDAY'])]}"
    return _date(taken, grain="day", holiday=code, month=None, weekday=None, day=None)


@phrase(
    "the? ORD|last|final week of|in MONTH .?",
    "the? ORD|last|final week of|in MONTH .? ,? YEAR",
)
def nth_week(taken: Taken) -> Expression | None:
    """The first, the last week of May: the one that holds most of its first, its last seven days."""
    number = _whole(taken.get("ORD", 0))
    if number > 4:
        return None
    last = calendar.monthrange(_COMMON_YEAR, _whole(taken["MONTH"]))[1]
    day = 7 * number - 3 if number else last - 3
    return _date(taken, grain="week", day=day)


@phrase("the? ORD|last|final day of MONTH .?", "the? ORD|last|final day of MONTH .? ,? YEAR")
def nth_day(taken: Taken) -> Expression | None:
    """The first, the last day of May."""
    month = _whole(taken["MONTH"])
    if "ORD" not in taken and month == 2:
        return _date(taken, grain="day", holiday="03-01+-1", month=None)
    last = calendar.monthrange(_COMMON_YEAR, month)[1]
    day = _whole(taken.get("ORD", last))
    return _date(taken, grain="day", day=day) if day <= last else None


@phrase("the? ORD|last|final week|month|day of YEAR")
def part_of_year(taken: Taken) -> Expression | None:
    """The last week, the first month of 1974."""
    number = _whole(taken.get("ORD", 0))
    if "month" in taken:
        return _date(taken, grain="month", month=number or 12, day=None) if number <= 12 else None
    if number > 1:
        return None
    if "day" in taken:
        return _date(taken, grain="day", month=1 if number else 12, day=1 if number else 31)
    return _date(taken, grain="week", month=1 if number else 12, day=4 if number else 28)


@phrase(
    "a|one WEEKDAY|PART in MONTH .?",
    "a|one WEEKDAY|PART in MONTH .? ,? YEAR",
    "a|one WEEKDAY|PART in MONTH .? of? REL year",
    "a|one WEEKDAY|PART in YEAR",
)
def some_day(taken: Taken) -> Expression:
    """A Friday in July: a day of the month, nobody says which."""
    return _date(taken, grain="day", weekday=None, year_shift=_optional(taken, "REL"))


@phrase("MONTH .? DAY &DAY_NAMER", "MONTH .? DAY , &DAY_NAMER", "the? DAY MONTH &DAY_NAMER")
def day_of_event(taken: Taken) -> Expression | None:
    """The Jan. 6 riot: the words after the day tell the year, once that year has come."""
    day = f"-{_whole(taken['MONTH']):02}-{_whole(taken['DAY']):02}"
    found = next((known for known in str(taken["&DAY_NAMER"]).split() if known.endswith(day)), None)
    return _date(taken, known=date.fromisoformat(found)) if found else None


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
    return _date(taken, grain=grain)


@phrase(
    "YEAR",
    "fiscal YEAR",
    "fiscal year YEAR",
    "FISCAL",
    "the? year YEAR",
    "the? EDGE -? YEAR",
    "the? BOUND of fiscal? YEAR",
    "the? BOUND of fiscal year YEAR",
    "<-|<– YEAR &period|&quarter",
    "EDGE in YEAR",
    "calendar YEAR",
    "year -? end YEAR",
)
def calendar_year(taken: Taken) -> Expression:
    """A year, or its beginning, middle or end."""
    return _date(
        taken, grain="year", mod="END" if "end" in taken else taken.get("EDGE") or taken.get("BOUND")
    )


@phrase("YEAR", in_posts=True)
def year_of_event(taken: Taken) -> Expression:
    """A year in a message names an event of that year: a day in it (as the gold of tweets has it)."""
    return _date(taken, grain="day of year")


@phrase(
    "the? DECADE",
    "the? EDGE -? DECADE",
    "the? BOUND of the DECADE",
    "EDGE|earlier|later in the DECADE|DECADE_NAME",
    "the EDGE TENS",
    "the EDGE? -? DECADE_NAME",
    "the? BOUND of the DECADE_NAME",
)
def decade(taken: Taken) -> Expression | None:
    """The 1990s, the late 80s, the sixties; "the mid 80s" may be degrees."""
    if "TENS" in taken and taken["EDGE"] == "MID":
        return None
    year = next(taken[name] for name in ("DECADE", "TENS", "DECADE_NAME") if name in taken)
    return _date({**taken, "YEAR": year}, grain="decade")


@phrase(
    "the? ORD -? century|millennium ERA?",
    "the? EDGE -? ORD -? century|millennium ERA?",
    "the? BOUND of the ORD century|millennium ERA?",
)
def century(taken: Taken) -> Expression:
    """The nineteenth century, the third millennium BC."""
    unit = "century" if "century" in taken else "millennium"
    mod = taken.get("EDGE") or taken.get("BOUND")
    length = 100 if unit == "century" else 1000
    first = (_whole(taken["ORD"]) - 1) * length
    if taken.get("ERA") == "BC":
        return Expression("DATE", unit, value=f"BC{first // length:0{2 if length == 100 else 1}}", mod=mod)
    return Expression("DATE", unit, "calendar", year=first, mod=mod)


@phrase("YEAR|INT ERA", "ERA INT|YEAR")
def year_of_era(taken: Taken) -> Expression | None:
    """6200 BC, AD 830; nobody writes 1985 BC, but of British Columbia."""
    year = str(next(taken[name] for name in ("YEAR", "INT") if name in taken))
    if not year.isdigit() or int(year) > _LAST_YEAR:
        return None
    if taken["ERA"] == "AD":
        return Expression("DATE", "year", "calendar", year=int(year))
    return None if int(year) in _RECENT else Expression("DATE", "year", value=f"BC{int(year):04}")


@phrase("ISO", "NAMED_DAY")
def written_date(taken: Taken) -> Expression | None:
    """2023-09-05, 9/5/2023, 27.03.15 (as `numeric_dates` reads them), and 9/11, which the world knows by its date."""
    day, _, clock = str(taken.get("ISO") or taken["NAMED_DAY"]).partition("T")
    year, month, number = (int(part) for part in day.split("-"))
    found = Expression("DATE", "day", "calendar", year=year, month=month, day=number)
    return found.at(clock=clock[:5]) if clock else found


@phrase(
    "the SEASON before last",
    "SEASON of? YEAR",
    "the? EDGE? SEASON of? YEAR -|–|/ YEAR",
    "the EDGE? SEASON of YEAR",
    "the? REL SEASON",
    "this past SEASON",
    "past SEASON",
    "the SEASON",
    "the? EDGE SEASON",
    "EDGE REL SEASON",
    "the? EDGE? SEASON of? REL year",
)
def season(taken: Taken) -> Expression:
    """A season."""
    shift = -2 if "before" in taken else -1 if "past" in taken else _optional(taken, "REL")
    name = "year_shift" if "year" in taken else "shift"
    return _date(taken, grain="season", season=taken["SEASON"], **{name: shift})


@phrase("SEASON", in_posts=True)
def bare_season(taken: Taken) -> Expression:
    """Spring, in a message: this year's."""
    return _date(taken, grain="season", season=taken["SEASON"], shift=0)


@phrase(
    "the|its|their? fiscal? ORD fiscal? quarter|period",
    "fiscal? ORD - quarter",
    "the? YEAR ORD quarter",
    "fiscal? YEAR '|’ s ORD quarter",
    "fiscal? DECADE ORD quarter",
    "EDGE in the ORD quarter",
    "the? BOUND of the ORD quarter",
    "the? BOUND of the ORD quarter of YEAR",
    "the? fiscal? ORD quarter of fiscal? YEAR",
    "REL ORD quarter",
    "REL year ORD -? quarter",
    "the? ORD quarter of REL year",
    "the? ORD|last|final quarter of the year",
    "the? last|final quarter of fiscal? YEAR",
    "the? last|final quarter of REL year",
    "the? ORD quarter REL year",
    "the? year - ago|earlier ORD quarter",
    "the? corresponding|comparable|same? ORD quarter a year ago|earlier",
    "the? QUARTER",
    "the? QUARTER_CODE of? fiscal? YEAR|FISCAL",
    "the? QUARTER_CODE of? REL year",
    "YEAR|FISCAL QUARTER_CODE",
)
def quarter(taken: Taken) -> Expression | None:
    """A quarter of a year."""
    is_last = not {"last", "final"}.isdisjoint(taken)
    number = 4 if is_last else _optional(taken, "ORD", "QUARTER", "QUARTER_CODE") or 0
    if number > 4:
        return None
    shift = _optional(taken, "REL") if "year" in taken else None
    if "ago" in taken or "earlier" in taken:
        shift = -1
    return _date(taken, grain="quarter", quarter=number, year_shift=shift, day=None)


@phrase("the? MONTH -|–|/ MONTH quarter|period", "the MONTH quarter|period")
def quarter_of_months(taken: Taken) -> Expression | None:
    """The July-September quarter, the March quarter: the one that ends with the month."""
    last = _whole(taken.get("MONTH2", taken["MONTH"]))
    first = _whole(taken["MONTH"]) if "MONTH2" in taken else last - 2
    if last - first == 2 and last % 3 == 0:
        return _date(taken, grain="quarter", quarter=last // 3, month=None)
    if last - first == 5 and last % 6 == 0:
        return _date(taken, grain="half", half=last // 6, month=None)
    return None


@phrase(
    "the? ORD|last|latter half of YEAR",
    "the? ORD|last|latter half of REL year",
    "the? ORD|last half of the year",
    "REL year ORD half",
    "the? ORD - half",
    "YEAR '|’ s ORD half",
    "the? ORD|last two quarters of YEAR",
    "the? ORD|last two quarters of REL year",
    "the? HALF_CODE of? fiscal? YEAR|FISCAL",
)
def half_year(taken: Taken) -> Expression | None:
    """The first half of 1989."""
    number = 2 if {"last", "latter"} & taken.keys() else _optional(taken, "ORD", "HALF_CODE") or 0
    if number > 2:
        return None
    return _date(taken, grain="half", half=number, day=None, year_shift=_optional(taken, "REL"))


@phrase(
    "HOLIDAY",
    "HOLIDAY YEAR",
    "the? YEAR HOLIDAY",
    "HOLIDAY of? YEAR",
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
    found = _date(taken, grain=grain, holiday=taken["HOLIDAY"], **{name: _optional(taken, "REL")})
    return found.at(part=str(taken["PART"])) if "PART" in taken else found

"""Phrases that name years, decades and centuries, and the seasons, quarters and halves of a year."""

from __future__ import annotations

from analysis.timeline.calendar_fields import build_date, read_first, read_number
from analysis.timeline.expressions import Expression
from analysis.timeline.grammar import Taken, phrase

_RECENT = range(1850, 2100)
_LAST_YEAR = 9999


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
    return build_date(
        taken, grain="year", mod="END" if "end" in taken else taken.get("EDGE") or taken.get("BOUND")
    )


@phrase("YEAR", in_posts=True)
def year_of_event(taken: Taken) -> Expression:
    """A year in a message names an event of that year: a day in it (as the gold of tweets has it)."""
    return build_date(taken, grain="day of year")


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
    return build_date({**taken, "YEAR": year}, grain="decade")


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
    first = (read_number(taken["ORD"]) - 1) * length
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


@phrase(
    "the SEASON before last",
    "<before|<by|<since|<through|<till|<until SEASON",
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
    shift = -2 if "before" in taken else -1 if "past" in taken else read_first(taken, "REL")
    name = "year_shift" if "year" in taken else "shift"
    return build_date(taken, grain="season", season=taken["SEASON"], **{name: shift})


@phrase("SEASON", in_posts=True)
def bare_season(taken: Taken) -> Expression:
    """Spring, in a message: this year's."""
    return build_date(taken, grain="season", season=taken["SEASON"], shift=0)


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
    number = 4 if is_last else read_first(taken, "ORD", "QUARTER", "QUARTER_CODE") or 0
    if number > 4:
        return None
    shift = read_first(taken, "REL") if "year" in taken else None
    if "ago" in taken or "earlier" in taken:
        shift = -1
    return build_date(taken, grain="quarter", quarter=number, year_shift=shift, day=None)


@phrase("the? MONTH -|–|/ MONTH quarter|period", "the MONTH quarter|period")
def quarter_of_months(taken: Taken) -> Expression | None:
    """The July-September quarter, the March quarter: the one that ends with the month."""
    last = read_number(taken.get("MONTH2", taken["MONTH"]))
    first = read_number(taken["MONTH"]) if "MONTH2" in taken else last - 2
    if last - first == 2 and last % 3 == 0:
        return build_date(taken, grain="quarter", quarter=last // 3, month=None)
    if last - first == 5 and last % 6 == 0:
        return build_date(taken, grain="half", half=last // 6, month=None)
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
    number = 2 if {"last", "latter"} & taken.keys() else read_first(taken, "ORD", "HALF_CODE") or 0
    if number > 2:
        return None
    return build_date(taken, grain="half", half=number, day=None, year_shift=read_first(taken, "REL"))

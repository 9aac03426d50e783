"""Phrases that are counted from the date or the quarter named before."""

from __future__ import annotations

from analysis.timeline.expressions import Expression, duration
from analysis.timeline.grammar import Taken, phrase
from analysis.timeline.relative_phrases import CLOCK_UNITS, read_distance, read_modifier, read_side

_PERIODS = frozenset({"quarter", "year", "month", "week", "decade", "century"})


@phrase('the UNIT|WEEKDAY before|after &,|&.|&;|&:|&)|&"|&”')
def neighbouring_unit(taken: Taken) -> Expression | None:
    """The year before, the Friday after: beside the date named before."""
    if taken.get("UNIT") == "quarter":
        return None
    return _place_beside(taken, "reference", 1 if "after" in taken else -1)


@phrase(
    "the UNIT|WEEKDAY &before|&after",
    "the UNIT|WEEKDAY &prior &to",
    "the UNIT &before &last &WEEKDAY|&MONTH|&HOLIDAY|&SEASON",
)
def unit_beside_named(taken: Taken) -> Expression | None:
    """The week before, the Monday after: beside the time that the words name next."""
    return _place_beside(taken, "named", 1 if "&after" in taken else -1)


def _place_beside(taken: Taken, anchor: str, shift: int) -> Expression | None:
    unit = str(taken.get("UNIT", "day"))
    if unit in CLOCK_UNITS:
        return None
    weekday = int(taken["WEEKDAY"]) if "WEEKDAY" in taken else None
    return Expression("DATE", unit, anchor, shift=shift, weekday=weekday)


@phrase(
    "the ANAPHOR|next WEEKDAY",
    "that|the same WEEKDAY",
    "that WEEKDAY PART?  &,|&he|&she|&they|&we|&I|&after|&before|&when",
    "<on|<by|<until|<since that WEEKDAY PART?",
    "the ANAPHOR|next WEEKDAY PART",
)
def anaphoric_weekday(taken: Taken) -> Expression:
    """The following Friday, that same Tuesday: beside the date named before."""
    found = Expression(
        "DATE",
        "day",
        "reference",
        weekday=int(taken["WEEKDAY"]),
        shift=1 if "next" in taken else int(taken.get("ANAPHOR", 0)),
    )
    return found.at(part=str(taken["PART"])) if "PART" in taken else found


@phrase(
    "the? ANAPHOR MONTH .?",
    "the next MONTH",
    "that? same MONTH",
    "that MONTH &,|&.|&;|&)|&he|&she|&it|&they|&we|&I|&the|&after|&before|&when",
    "<in|<of|<by|<until|<since that MONTH",
    "EDGE the? ANAPHOR MONTH",
    "the? ANAPHOR SEASON",
    "the next SEASON",
    "that same? SEASON",
    "the same SEASON",
    "the? ANAPHOR HOLIDAY",
    "that same? HOLIDAY",
    "EDGE? MONTH .? of? the? ANAPHOR|same year",
    "EDGE? MONTH .? of that same? year",
    "EDGE? MONTH .? that same? year",
    "MONTH .? DAY|ORD ,? of? the? ANAPHOR|same year",
    "MONTH .? DAY|ORD ,? of that same? year",
    "MONTH .? DAY|ORD ,? that same? year",
    "the? DAY|ORD of? MONTH .? ,? of? the? ANAPHOR|same year",
    "the? DAY|ORD of? MONTH .? ,? of that same? year",
    "the? DAY|ORD of? MONTH .? ,? that same? year",
    "the? SEASON of? the? ANAPHOR|same year",
    "the? SEASON of that same? year",
)
def anaphoric_part_of_year(taken: Taken) -> Expression:
    """The following January, that summer, 2 October of the same year: beside the date named before."""
    day = next((int(taken[name]) for name in ("DAY", "ORD") if name in taken), None)
    count = 1 if "next" in taken else int(taken.get("ANAPHOR", 0))
    return Expression(
        "DATE",
        "season" if "SEASON" in taken else "day" if day or "HOLIDAY" in taken else "month",
        "reference",
        month=int(taken["MONTH"]) if "MONTH" in taken else None,
        day=day,
        season=taken.get("SEASON"),
        holiday=taken.get("HOLIDAY"),
        mod=taken.get("EDGE"),
        shift=None if "year" in taken else count,
        year_shift=count if "year" in taken else None,
    )


@phrase(
    "<on|<by|<until the ORD &,|&.|&;|&)|&he|&she|&it|&they|&we|&the|&a|&when|&in|&at|&with",
)
def day_of_month_named(taken: Taken) -> Expression | None:
    """On the 24th: of the month of the date named before."""
    day = int(taken["ORD"])
    return Expression("DATE", "day of month", "reference", day=day) if day <= 31 else None


@phrase("THEN")
def then(taken: Taken) -> Expression:
    """Since then, by then: the date named before itself."""
    return Expression("DATE", "then", "reference")


@phrase(
    "the? latest quarter|period", "the? latest UNIT", "the most recent UNIT|period", "the latest fiscal year"
)
def latest_period(taken: Taken) -> Expression | None:
    """The latest quarter: the last one that the text reckons in."""
    if "quarter" in taken or "period" in taken:
        return Expression("DATE", "quarter", "period", shift=0)
    if "fiscal" in taken:
        return Expression("DATE", "year", shift=-1)
    return Expression("DATE", str(taken["UNIT"]), shift=-1) if taken["UNIT"] in _PERIODS else None


@phrase(
    "the? ANAPHOR UNIT",
    "the? very? next UNIT",
    "the? BOUND of the ANAPHOR|same UNIT",
    "the? BOUND of that same? UNIT",
    "that|same UNIT",
    "that same UNIT",
    "the same|very UNIT",
    "earlier|later|EDGE that same? UNIT",
    "the? very? ANAPHOR|next PART",
    "that same? PART",
    "the same PART",
    "the PART before|after &,|&.|&;",
)
def anaphoric_unit(taken: Taken) -> Expression | None:
    """The following year, that month, the next morning: counted from the date named before."""
    unit = str(taken.get("UNIT", "day"))
    if unit in CLOCK_UNITS or ("next" in taken and "the" not in taken):
        return None
    ahead, behind = "next" in taken or "after" in taken, "before" in taken
    shift = 1 if ahead else -1 if behind else int(taken.get("ANAPHOR", 0))
    anchor = "period" if unit == "quarter" else "reference"
    mod = None if read_side(taken) else read_modifier(taken)
    found = Expression("DATE", unit, anchor, shift=shift, mod=mod, side=read_side(taken))
    return found.at(part=str(taken["PART"])) if "PART" in taken else found


@phrase("the year &ended|&ending", "the year &to|&through &MONTH", "the UNIT &since")
def closed_unit(taken: Taken) -> Expression | None:
    """The year ended (June 30), the week since (the vote): a length."""
    unit = str(taken.get("UNIT", "year"))
    return None if unit in CLOCK_UNITS else duration("1", unit)


@phrase("the UNIT", "the? BOUND of the UNIT", "the fiscal year", "the? UNIT -? end", "around year -? end")
def definite_unit(taken: Taken) -> Expression | None:
    """The quarter, the year: the one that the text speaks of."""
    if "fiscal" in taken:
        return duration("1", "year")
    unit, bound = str(taken.get("UNIT", "year")), "END" if "end" in taken else taken.get("BOUND")
    if unit == "year" and "end" in taken:
        return Expression("DATE", "year", shift=0, mod="END")
    bounded = {"day", "decade", "century"} if bound else set()
    if unit not in {"quarter", "year", "month", "week"} | bounded:
        return None
    if unit == "quarter":
        return Expression("DATE", unit, "period", shift=0, mod=bound)
    anchor = "story" if bound else "publication"
    return Expression("DATE", unit, anchor, shift=0, mod=bound)


@phrase("the? YEAR period|quarter", "the? same|comparable|corresponding|like period|quarter of|in YEAR")
def period_of_year(taken: Taken) -> Expression:
    """The 1988 period: the same quarter of that year."""
    return Expression("DATE", "quarter", "period", year=int(taken["YEAR"]))


@phrase(
    "the? year - ago|earlier period|quarter",
    "the|a? year - ago|earlier",
    "the? comparable|corresponding|same? year - ago|earlier period|quarter",
    "the quarter|period a year ago|earlier",
    "the same|comparable|corresponding quarter|period a year ago|earlier",
    "the same quarter|period of last year",
    "the same|comparable|corresponding quarter|period of the previous|preceding|prior year",
)
def year_before_period(taken: Taken) -> Expression:
    """The year-earlier quarter: four quarters before the one that the text reckons in."""
    return Expression("DATE", "quarter", "period", shift=-4, is_distance=True)


@phrase("the? same UNIT REL year")
def same_unit(taken: Taken) -> Expression | None:
    """The same month last year: counted from the month named before."""
    a_year = {"month": 12, "week": 52}.get(str(taken["UNIT"]))
    if a_year is None:
        return None
    return Expression("DATE", str(taken["UNIT"]), "reference", shift=a_year * int(taken["REL"]))


@phrase(
    "a quarter of a century ago|earlier|later|before|after",
    "a quarter -? century ago|earlier|later",
    "more|less than a quarter -? century ago|earlier|later",
)
def quarter_of_century(taken: Taken) -> Expression:
    """A quarter of a century later."""
    anchor, sign = (
        "publication" if "ago" in taken else "reference",
        1 if {"later", "after"} & taken.keys() else -1,
    )
    mod = "MORE_THAN" if "more" in taken else "LESS_THAN" if "less" in taken else None
    return Expression("DATE", "year", anchor, shift=25 * sign, mod=mod, is_distance=True)


@phrase(
    "INT UNITS|UNIT earlier|later",
    "a dozen UNITS earlier|later",
    "a|an UNIT earlier|later",
    "half a|an UNIT earlier|later",
    "the UNIT earlier",
    "a SCALE UNITS earlier|later",
    "a QUANT UNITS earlier",
    "more|less than INT UNITS earlier|later",
    "CLOSE INT UNITS earlier|later",
    "CLOSE a|an UNIT earlier|later",
    "INT and a half UNITS earlier|later",
    "more|less than a|an UNIT earlier|later",
    "QUANT UNITS earlier|later",
    "INT UNITS|UNIT on &,",
    "a|an UNIT on &,",
    "INT UNITS|UNIT before|after &,|&.|&;",
    "a|an UNIT before|after &,|&.|&;",
    "INT UNITS|UNIT before|after that &,|&.|&OPENER",
    "a|an UNIT before|after that &,|&.|&OPENER",
    "the UNIT before|after that &,|&.|&OPENER",
)
def distance_from_reference(taken: Taken) -> Expression | None:
    """A year earlier, three days later, ten years on, a week before that: counted from the date named before."""
    return read_distance(taken, "reference", 1 if {"later", "on", "after"} & taken.keys() else -1)

"""Phrases that are counted from the publication."""

from __future__ import annotations

from analysis.timeline.expressions import Expression, duration, halve
from analysis.timeline.grammar import Taken, phrase

_PARTS_OF = {"year": (12, "month"), "week": (7, "day"), "day": (24, "hour")}
CLOCK_UNITS = frozenset({"second", "minute", "hour"})


def read_modifier(taken: Taken) -> str | None:
    """The mod that "early", "earlier", "the end of" stand for."""
    if "earlier" in taken or "first" in taken:
        return "START"
    return "END" if {"later", "latter"} & taken.keys() else taken.get("EDGE") or taken.get("BOUND")


def read_side(taken: Taken) -> int | None:
    """Whether the part before (-1) or after (1) the anchor is meant: "earlier", "later"."""
    if "part" in taken:
        return None
    return -1 if "earlier" in taken else 1 if "later" in taken else None


@phrase(
    "the? REL UNIT",
    "the? EDGE REL UNIT",
    "earlier|later|sometime REL UNIT",
    "some time REL UNIT",
    "the? BOUND of the? REL UNIT",
    "EDGE - REL UNIT",
    "the? later|early|latter|first part of REL UNIT",
    "earlier|later|EDGE in REL UNIT",
    "earlier|later|EDGE in the UNIT",
    "the? REL fiscal year",
    "REL UNIT quarter|period",
    "the corresponding|comparable|same period|quarter REL UNIT",
)
def relative_unit(taken: Taken) -> Expression | None:
    """Last year, this week, early next month."""
    unit, shift = str(taken.get("UNIT", "year")), int(taken.get("REL", 0))
    if unit in CLOCK_UNITS or (unit == "day" and "REL" in taken):
        return None
    if "period" in taken or ("quarter" in taken and unit == "year"):
        return Expression("DATE", "quarter", "period", shift=4 * shift, is_distance=True)
    anchor = "publication" if "REL" in taken else "story"
    return Expression("DATE", unit, anchor, shift=shift, mod=read_modifier(taken), side=read_side(taken))


@phrase(
    "WEEKDAY",
    "REL WEEKDAY",
    "this coming|past WEEKDAY",
    "EDGE WEEKDAY",
    "WEEKDAY EDGE? PART",
    "REL WEEKDAY PART",
    "EDGE WEEKDAY PART",
    "EDGE -? PART WEEKDAY",
    "WEEKDAY REL week",
    "WEEKDAY of REL week",
    "REL week WEEKDAY",
    "WEEKDAY the DAY",
)
def weekday(taken: Taken) -> Expression:
    """Monday, last Friday, Tuesday morning, Friday of next week."""
    shift = (
        int(taken["REL"]) if "REL" in taken else 1 if "coming" in taken else -1 if "past" in taken else None
    )
    found = Expression(
        "DATE",
        "weekday of week" if "week" in taken else "day",
        weekday=int(taken["WEEKDAY"]),
        shift=shift,
        mod=taken.get("EDGE"),
    )
    return found.at(part=str(taken["PART"])) if "PART" in taken else found


@phrase("early|EDGE in the new year")
def new_year(taken: Taken) -> Expression:
    """Early in the new year: in the first months of the next."""
    return Expression("DATE", "year", shift=1, mod="START")


@phrase("the? ORD of REL month")
def day_of_month(taken: Taken) -> Expression | None:
    """The 18th of this month."""
    day = int(taken["ORD"])
    return Expression("DATE", "day of month", day=day, shift=int(taken["REL"])) if day <= 31 else None


@phrase("the? weekend", "the? REL weekend", "this past weekend", "the|this coming weekend")
def weekend(taken: Taken) -> Expression:
    """The weekend."""
    shift = (
        -1 if "past" in taken else 0 if "coming" in taken else int(taken["REL"]) if "REL" in taken else None
    )
    return Expression("DATE", "weekend", shift=shift)


@phrase(
    "DAYREF",
    "DAYREF PART",
    "EDGE|earlier|later|sometime DAYREF",
    "EDGE DAYREF PART",
    "EDGE -? PART DAYREF",
)
def day_reference(taken: Taken) -> Expression:
    """Today, yesterday morning, early tomorrow."""
    found = Expression("DATE", shift=int(taken["DAYREF"]), mod=read_modifier(taken))
    return found.at(part=str(taken["PART"])) if "PART" in taken else found


@phrase(
    "the? day before yesterday",
    "the? day after tomorrow",
    "the UNIT before last",
    "the UNIT after next",
    "last UNIT but one",
)
def unit_but_one(taken: Taken) -> Expression | None:
    """The day before yesterday, the week after next."""
    unit = str(taken.get("UNIT", "day"))
    if unit in CLOCK_UNITS:
        return None
    return Expression("DATE", unit, shift=-2 if {"before", "but"} & taken.keys() else 2)


@phrase("the PART before last")
def part_but_one(taken: Taken) -> Expression:
    """The night before last."""
    return Expression("TIME", shift=-2, part=str(taken["PART"]))


@phrase("TONIGHT", "last PART", "EDGE? this PART", "earlier|later this PART", "overnight")
def part_of_today(taken: Taken) -> Expression | None:
    """Tonight, this morning, last night."""
    part = str(taken.get("PART", taken.get("TONIGHT", "NI")))
    return Expression("TIME", shift=-1 if "last" in taken else 0, part=part, mod=read_modifier(taken))


@phrase("EDGE -? PART")
def part_of_day(taken: Taken) -> Expression:
    """Mid-afternoon: of the day that the text speaks of."""
    return Expression(
        "TIME", anchor="reference", grain="day", shift=0, part=str(taken["PART"]), mod=taken["EDGE"]
    )


@phrase("the|a|an? PART", in_posts=True)
def bare_part(taken: Taken) -> Expression:
    """Morning, in a message: today's."""
    return Expression("TIME", shift=0, part=str(taken["PART"]))


@phrase(
    "PRESENT",
    "right now",
    "at the moment",
    "at present",
    "at this point",
    "these days",
    "the time being",
    "this moment",
)
def present_reference(taken: Taken) -> Expression:
    """Now, currently."""
    return Expression("DATE", value="PRESENT_REF")


@phrase(
    "today &children|&computers|&consumers|&culture|&economy|&environment|&generation|&kids|&media|&parents|&politics",
    "today &society|&standards|&students|&technology|&teenagers|&terms|&workers|&workplace|&world|&youth",
)
def present_age(taken: Taken) -> Expression | None:
    """Today's youth: of our time, not of the day."""
    return Expression("DATE", value="PRESENT_REF") if str(taken["today"]).lower().endswith("s") else None


@phrase(
    "PAST",
    "the past",
    "past UNITS",
    "UNITS past",
    "long ago",
    "the recent past",
    "not so? long ago",
    "a|some time ago",
    "a long|short time ago",
    "a while|moment ago",
    "ages|moments ago",
    "a|one recent WEEKDAY|PART",
    "the other day|week|PART",
    "INT|a SCALE UNITS ago",
)
def past_reference(taken: Taken) -> Expression:
    """Recently, in the past."""
    if "INT" not in taken and str(taken.get("SCALE")) in {"100", "1000"}:
        return read_distance(taken, "publication", -1)
    return Expression("DATE", value="PAST_REF")


@phrase(
    "the future",
    "a better|brighter? tomorrow",
    "the near future",
    "the foreseeable future",
    "the not too distant future",
    "future UNITS",
    "the near term",
    "the short term",
    "a later date",
)
def future_reference(taken: Taken) -> Expression:
    """In the future."""
    return Expression("DATE", value="FUTURE_REF")


@phrase("future", in_posts=True)
def bare_future(taken: Taken) -> Expression:
    """The future, in a message."""
    return Expression("DATE", value="FUTURE_REF")


@phrase(
    "INT UNITS|UNIT ago",
    "a dozen UNITS ago",
    "a|an UNIT and a half ago",
    "INT and a half UNITS ago",
    "more|less than a dozen UNITS ago",
    "a|an UNIT ago",
    "APPROX|over INT UNITS ago",
    "between INT and INT UNITS ago",
    "APPROX|over a|an UNIT ago",
    "QUANT UNITS ago",
    "a QUANT UNITS ago",
    "a couple of? UNITS ago",
    "more|less than INT UNITS ago",
    "more|less than a|an UNIT ago",
    "UNITS ago",
    "INT UNITS back",
    "INT UNITS|UNIT from now",
    "a|an UNIT from now",
    "half a|an UNIT ago",
    "INT UNITS '|’ time",
    "a|an UNIT time",
    "QUANT UNITS from now",
)
def distance_from_publication(taken: Taken) -> Expression | None:
    """Two weeks ago, a year from now; not "a second time"."""
    if taken.get("UNIT") == "second" and "time" in taken:
        return None
    return read_distance(taken, "publication", 1 if {"from", "time"} & taken.keys() else -1)


@phrase(
    "INT UNITS ago|from DAYREF|TONIGHT",
    "INT UNITS ago|from REL? WEEKDAY",
    "INT UNITS ago REL UNIT",
    "a|an UNIT ago|from|on DAYREF|TONIGHT",
    "a week on WEEKDAY",
    "WEEKDAY week|fortnight",
    "a|an UNIT ago|from REL? WEEKDAY",
    "a|an UNIT ago REL UNIT",
)
def distance_from_day(taken: Taken) -> Expression | None:
    """A week from Monday, a week from tonight, Monday week, a year ago today, two years ago this month."""
    unit = next((name for name in ("week", "fortnight") if name in taken), "")
    unit = str(taken.get("UNITS") or taken.get("UNIT") or unit)
    number = float(str(taken.get("INT", 1)))
    if unit in CLOCK_UNITS or not number.is_integer():
        return None
    if {"DAYREF", "TONIGHT"} & taken.keys():
        other = Expression("DATE", shift=int(taken.get("DAYREF", 0)))
    elif "WEEKDAY" in taken:
        other = Expression("DATE", weekday=int(taken["WEEKDAY"]), shift=taken.get("REL"))
    else:
        other = Expression(
            "DATE", str(taken["UNIT2" if "UNIT2" in taken else "UNIT"]), shift=int(taken["REL"])
        )
    count = -int(number) if "ago" in taken else int(number)
    return Expression("DATE", unit, shift=count, is_distance=True, counted_from=other)


def read_distance(taken: Taken, anchor: str, sign: int) -> Expression:
    """A counted length of time before (-1) or after (1) the anchor."""
    unit = str(taken.get("UNITS") or taken.get("UNIT"))
    words = {"dozen": "12", "couple": "2", "UNITS": "X"}
    count = (
        taken.get("INT")
        or taken.get("SCALE")
        or next((number for word, number in words.items() if word in taken), "1")
    )
    mod = (
        taken.get("APPROX")
        or taken.get("CLOSE")
        or ("MORE_THAN" if "more" in taken or "over" in taken else None)
    )
    mod = "LESS_THAN" if "less" in taken else mod
    if str(count) == "X":
        return Expression("DATE", unit, value="FUTURE_REF" if sign > 0 else "PAST_REF", mod=mod)
    if "half" in taken and "and" not in taken:
        count, unit = halve(unit)
    number = float(str(count)) + (0.5 if {"and", "half"} <= taken.keys() else 0)
    if unit in {"decade", "century"}:
        number, unit = number * (10 if unit == "decade" else 100), "year"
    parts, part = _PARTS_OF.get(unit, (1, unit))
    if number != int(number) and (number * parts).is_integer():
        number, unit = number * parts, part
    if number != int(number):
        return duration(f"{number:g}", unit, mod)
    return Expression("DATE", unit, anchor, shift=sign * int(number), mod=mod, is_distance=True)

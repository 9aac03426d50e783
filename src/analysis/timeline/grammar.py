"""The grammar of times: phrases over classes of words, each with what it builds; the longest phrase wins.

A pattern is a sequence of classes (MONTH, UNIT: see `time_words.tsv`) and words; `?` after an element makes it
optional, `|` parts alternatives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from typing import Any

from analysis.timeline.expressions import Expression, duration
from analysis.timeline.vocabulary import Token

Taken = dict[str, Any]
Builder = Callable[[Taken], Expression | None]


@dataclass(slots=True)
class _Node:
    edges: dict[str, _Node] = field(default_factory=dict)
    rule: tuple[str, Builder] | None = None


_PATTERNS: list[tuple[str, Builder]] = []


def phrase(*patterns: str) -> Callable[[Builder], Builder]:
    """Register what a pattern builds."""

    def register(builder: Builder) -> Builder:
        _PATTERNS.extend((pattern, builder) for pattern in patterns)
        return builder

    return register


@cache
def _trie() -> _Node:
    root = _Node()
    for pattern, builder in _PATTERNS:
        slots = [
            [
                *element.removesuffix("?").split("|"),
                *([""] if element.endswith("?") and element != "?" else []),
            ]
            for element in pattern.split()
        ]
        for sequence in product(*slots):
            node = root
            for element in filter(None, sequence):
                node = node.edges.setdefault(element, _Node())
            if node.rule is None:
                node.rule = (pattern, builder)
    return root


def find_phrases(tokens: list[Token]) -> Iterator[tuple[int, int, Expression, str]]:
    """The longest phrases of the grammar, left to right: first token, end, what it builds, its pattern."""
    at = 0
    while at < len(tokens):
        best = None
        stack: list[tuple[_Node, int, Taken]] = [(_trie(), at, {})]
        while stack:
            node, row, taken = stack.pop()
            if node.rule and row > at and (best is None or row > best[0]):
                built = node.rule[1](taken)
                if built is not None:
                    best = (row, built, node.rule[0])
            if row == len(tokens):
                continue
            for name, value in tokens[row].classes.items():
                if name in node.edges:
                    stack.append((node.edges[name], row + 1, _take(taken, name, value)))
            text = tokens[row].text
            if text in node.edges and not text.isalnum():
                stack.append((node.edges[text], row + 1, _take(taken, text, text)))
        if best:
            last = best[0] - (tokens[best[0] - 1].text == ",")
            yield at, last, best[1], best[2]
            at = best[0]
        else:
            at += 1


def _take(taken: Taken, name: str, value: str | int) -> Taken:
    return {**taken, (name if name not in taken else f"{name}2"): value}


def _whole(value: Any) -> int:
    return int(float(str(value).replace(",", "")))


def _date(taken: Taken) -> Expression:
    day = taken.get("DAY") or taken.get("DAYWORD") or taken.get("ORD")
    year = taken.get("YEAR")
    grain = "day" if day else "month"
    return Expression(
        "DATE",
        grain=grain,
        anchor="calendar" if year else "publication",
        year=_whole(year) if year else None,
        month=_whole(taken["MONTH"]),
        day=_whole(day) if day else None,
        weekday=_whole(taken["WEEKDAY"]) if "WEEKDAY" in taken else None,
        mod=taken.get("EDGE") or taken.get("BOUND"),
    )


@phrase(
    "WEEKDAY? ,? MONTH .? DAY ,? YEAR?",
    "WEEKDAY? ,? the? DAY of? MONTH .? ,? YEAR?",
    "the? ORD of MONTH ,? YEAR?",
)
def calendar_day(taken: Taken) -> Expression | None:
    """A day of a month."""
    return _date(taken) if _whole(taken.get("DAY") or taken.get("ORD")) <= 31 else None


@phrase(
    "MONTH .?",
    "MONTH .? ,? of? YEAR",
    "EDGE -? MONTH .? ,? YEAR?",
    "the? BOUND of MONTH ,? YEAR?",
    "mid - MONTH YEAR?",
)
def calendar_month(taken: Taken) -> Expression:
    """A month, or its beginning, middle or end."""
    return _date(taken)


@phrase("REL MONTH .?")
def relative_month(taken: Taken) -> Expression | None:
    """The last or the next month of that name."""
    return Expression("DATE", grain="month", month=_whole(taken["MONTH"]), shift=_whole(taken["REL"]))


@phrase(
    "YEAR",
    "fiscal YEAR",
    "fiscal year YEAR",
    "the? year YEAR",
    "EDGE -? YEAR",
    "the? BOUND of YEAR",
    "calendar YEAR",
)
def calendar_year(taken: Taken) -> Expression:
    """A year."""
    return Expression(
        "DATE", "year", "calendar", year=_whole(taken["YEAR"]), mod=taken.get("EDGE") or taken.get("BOUND")
    )


@phrase("the? DECADE", "the? EDGE -? DECADE")
def decade(taken: Taken) -> Expression:
    """The 1990s."""
    return Expression("DATE", "decade", "calendar", year=_whole(taken["DECADE"]), mod=taken.get("EDGE"))


@phrase("the? ORD century", "the? EDGE ORD century", "ORD - century")
def century(taken: Taken) -> Expression:
    """The nineteenth century."""
    return Expression(
        "DATE", "century", "calendar", year=(_whole(taken["ORD"]) - 1) * 100, mod=taken.get("EDGE")
    )


@phrase("ISO")
def written_date(taken: Taken) -> Expression | None:
    """2023-09-05, 9/5/2023."""
    text = str(taken["ISO"])
    if "-" in text:
        day, _, clock = text.partition("T")
        year, month, date = (int(part) for part in day.split("-"))
        found = Expression("DATE", "day", "calendar", year=year, month=month, day=date)
        return (found.at(clock=clock[:5]) if clock else found) if month <= 12 and 0 < date <= 31 else None
    first, second, year = (int(part) for part in text.split("/"))
    if year < 100:
        year += 1900 if year > 50 else 2000
    month, date = (first, second) if first <= 12 else (second, first)
    valid = 0 < month <= 12 and 0 < date <= 31 and year > 999
    return Expression("DATE", "day", "calendar", year=year, month=month, day=date) if valid else None


@phrase("SEASON of YEAR", "SEASON YEAR", "the SEASON of YEAR", "REL SEASON", "the SEASON", "EDGE REL? SEASON")
def season(taken: Taken) -> Expression:
    """A season."""
    year = taken.get("YEAR")
    return Expression(
        "DATE",
        "season",
        "calendar" if year else "publication",
        year=_whole(year) if year else None,
        season=str(taken["SEASON"]),
        shift=_whole(taken["REL"]) if "REL" in taken else None,
        mod=taken.get("EDGE"),
    )


@phrase(
    "the? ORD quarter",
    "the? ORD - quarter",
    "the? ORD quarter of? YEAR",
    "the? fiscal ORD quarter",
    "the? ORD fiscal quarter",
    "REL ORD quarter",
    "the? ORD quarter of REL year",
)
def quarter(taken: Taken) -> Expression | None:
    """A quarter of a year."""
    if _whole(taken["ORD"]) > 4:
        return None
    year = taken.get("YEAR")
    return Expression(
        "DATE",
        "quarter",
        "calendar" if year else "publication",
        year=_whole(year) if year else None,
        quarter=_whole(taken["ORD"]),
        shift=_whole(taken["REL"]) if "REL" in taken and "year" in taken else None,
    )


@phrase("the latest UNIT", "the latest period", "the same period", "the same UNIT")
def reference_period(taken: Taken) -> Expression | None:
    """The period that the text speaks of."""
    if "same" in taken:
        return Expression("DATE", str(taken.get("UNIT", "quarter")), "reference", shift=0)
    unit = str(taken.get("UNIT", "quarter"))
    return (
        Expression("DATE", unit, "publication", shift=-1)
        if unit in {"quarter", "month", "year", "week"}
        else None
    )


@phrase(
    "the? REL UNIT",
    "the? EDGE REL UNIT",
    "earlier|later REL UNIT",
    "the? BOUND of the? REL UNIT",
    "EDGE - REL? UNIT",
    "the? later|early|latter part of REL UNIT",
)
def relative_unit(taken: Taken) -> Expression | None:
    """Last year, this week, early next month."""
    unit, shift = str(taken["UNIT"]), _whole(taken["REL"]) if "REL" in taken else 0
    if unit in {"second", "minute", "hour"}:
        return None
    if "past" in taken or ("previous" in taken and unit in {"day"}):
        return duration("1", unit) if "past" in taken else Expression("DATE", unit, "reference", shift=-1)
    anchor = (
        "reference" if "following" in taken or "preceding" in taken or "previous" in taken else "publication"
    )
    mod = taken.get("EDGE") or taken.get("BOUND")
    return Expression("DATE", unit, anchor, shift=shift, mod=mod)


@phrase(
    "WEEKDAY",
    "REL WEEKDAY",
    "EDGE WEEKDAY",
    "WEEKDAY PART",
    "REL WEEKDAY PART",
    "EDGE WEEKDAY PART?",
    "WEEKDAY REL week",
    "REL week WEEKDAY",
)
def weekday(taken: Taken) -> Expression:
    """Monday, last Friday, Tuesday morning."""
    shift = _whole(taken["REL"]) if "REL" in taken and taken.get("this") is None else None
    found = Expression("DATE", weekday=_whole(taken["WEEKDAY"]), shift=shift, mod=taken.get("EDGE"))
    return found.at(part=str(taken["PART"])) if "PART" in taken else found


@phrase("the? weekend", "REL weekend", "the? REL weekend", "the? weekend of MONTH DAY")
def weekend(taken: Taken) -> Expression:
    """The weekend."""
    return Expression("DATE", "weekend", shift=_whole(taken["REL"]) if "REL" in taken else None)


@phrase("DAYREF", "DAYREF PART", "EDGE DAYREF", "EDGE DAYREF PART", "earlier|later DAYREF")
def day_reference(taken: Taken) -> Expression:
    """Today, yesterday morning."""
    found = Expression("DATE", shift=_whole(taken["DAYREF"]), mod=taken.get("EDGE"))
    return found.at(part=str(taken["PART"])) if "PART" in taken else found


@phrase("the day before yesterday", "the day after tomorrow")
def day_but_one(taken: Taken) -> Expression:
    """The day before yesterday."""
    return Expression("DATE", shift=-2 if "before" in taken else 2)


@phrase("tonight", "tonite", "last night", "this PART", "EDGE this PART", "REL night", "overnight")
def part_of_today(taken: Taken) -> Expression:
    """Tonight, this morning, last night."""
    shift = -1 if "last" in taken or taken.get("REL") == "-1" else 0
    return Expression("TIME", shift=shift, part=str(taken.get("PART", "NI")), mod=taken.get("EDGE"))


@phrase(
    "CLOCK MERIDIEM?",
    "HOUR MERIDIEM",
    "HOUR o'clock",
    "noon",
    "midnight",
    "CLOCK MERIDIEM? DAYREF",
    "HOUR MERIDIEM DAYREF",
    "HOUR MERIDIEM on? WEEKDAY",
    "CLOCK MERIDIEM on? WEEKDAY",
    "DAYREF at HOUR MERIDIEM",
    "DAYREF at CLOCK MERIDIEM?",
    "WEEKDAY at HOUR MERIDIEM",
    "WEEKDAY at CLOCK MERIDIEM?",
    "HOUR MERIDIEM MONTH DAY",
    "CLOCK MERIDIEM WEEKDAY ,? MONTH DAY ,? YEAR?",
)
def clock_time(taken: Taken) -> Expression | None:
    """9:30 a.m., noon, 8 pm on Friday."""
    text = str(
        taken.get("CLOCK")
        or (f"{taken['HOUR']}:00" if "HOUR" in taken else "12:00" if "noon" in taken else "24:00")
    )
    hour, minute = (int(part) for part in text.split(":")[:2])
    meridiem = taken.get("MERIDIEM")
    if meridiem and hour > 12:
        return None
    if meridiem == "p" and hour < 12:
        hour += 12
    if meridiem == "a" and hour == 12:
        hour = 0
    if hour > 24 or minute > 59:
        return None
    exact = bool(taken.get("CLOCK")) or "noon" in taken or "midnight" in taken
    if "midnight" in taken:
        hour = 0
    found = Expression("TIME", shift=0, clock=f"{hour:02}:{minute:02}" if exact or meridiem else f"{hour:02}")
    if "WEEKDAY" in taken and "MONTH" not in taken:
        found = Expression("TIME", weekday=_whole(taken["WEEKDAY"]), clock=found.clock)
    elif "DAYREF" in taken:
        found = Expression("TIME", shift=_whole(taken["DAYREF"]), clock=found.clock)
    elif "MONTH" in taken:
        found = _date(taken).at(clock=found.clock)
    return found


@phrase("HOLIDAY", "HOLIDAY YEAR", "HOLIDAY of? YEAR", "REL HOLIDAY")
def holiday(taken: Taken) -> Expression:
    """Christmas."""
    year = taken.get("YEAR")
    return Expression(
        "DATE",
        anchor="calendar" if year else "publication",
        year=_whole(year) if year else None,
        holiday=str(taken["HOLIDAY"]),
        shift=_whole(taken["REL"]) if "REL" in taken else None,
    )


@phrase(
    "PRESENT",
    "PAST",
    "FUTURE",
    "right now",
    "at the moment",
    "at present",
    "recent UNITS",
    "the present",
    "the future",
    "the near future",
    "the past",
    "at this point",
    "these days",
    "coming UNITS",
    "the coming UNITS",
    "recent UNIT",
    "the recent UNIT",
    "the not too distant future",
    "just now",
    "the time being",
    "at that time",
    "the same time",
    "at the time",
)
def vague_reference(taken: Taken) -> Expression | None:
    """Now, recently, in the future."""
    words = set(taken)
    if words & {"same", "that", "time"} and not words & {"being"}:
        return None
    for name in ("PRESENT", "PAST", "FUTURE"):
        if name in taken:
            return Expression("DATE", value=str(taken[name]))
    if words & {"future", "coming"}:
        return Expression("DATE", value="FUTURE_REF")
    if words & {"recent", "past"}:
        return Expression("DATE", value="PAST_REF")
    return Expression("DATE", value="PRESENT_REF")


@phrase(
    "APPROX? INT UNITS|UNIT",
    "QUANT UNITS",
    "a QUANT UNITS",
    "a couple of UNITS",
    "a couple UNITS",
    "QUANT of UNITS",
    "QUANT more UNITS",
    "INT more UNITS",
    "INT - UNIT",
    "the? INT UNITS",
    "at least INT UNITS",
    "more|less than INT UNITS",
    "as long as INT UNITS",
    "up to INT UNITS",
    "INT and a half UNITS",
    "INT SCALE UNITS",
    "the? ORD INT UNITS",
    "the? REL INT UNITS",
    "the? REL QUANT UNITS",
    "APPROX a INT? UNIT",
    "INT full UNITS",
    "INT straight|consecutive UNITS",
    "no more than INT UNITS",
    "fewer than INT UNITS",
    "over INT UNITS",
)
def counted_units(taken: Taken) -> Expression | None:
    """Two weeks, several years, a 33-year-old's age."""
    unit = str(taken.get("UNITS") or taken.get("UNIT"))
    count = taken.get("INT")
    number = str(count).replace(",", "") if count is not None else "X"
    if taken.get("UNIT") and "-" not in taken and number not in {"1", "X"} and "UNITS" not in taken:
        return None
    if "half" in taken:
        number = f"{number}.5"
    if "SCALE" in taken:
        number = str(int(float(number) * _whole(taken["SCALE"])))
    if "couple" in taken:
        number = "2"
    mod = taken.get("APPROX")
    if "least" in taken:
        mod = "EQUAL_OR_MORE"
    elif "more" in taken and "than" in taken:
        mod = "EQUAL_OR_LESS" if "no" in taken else "MORE_THAN"
    elif "less" in taken or "fewer" in taken:
        mod = "LESS_THAN"
    elif "up" in taken:
        mod = "EQUAL_OR_LESS"
    elif "over" in taken:
        mod = "MORE_THAN"
    if "SCALE" in taken and "-" in taken:
        return None
    return duration(number, unit, mod)


@phrase(
    "a UNIT",
    "an UNIT",
    "one UNIT",
    "half a UNIT",
    "half an UNIT",
    "an entire UNIT",
    "a full UNIT",
    "a whole UNIT",
)
def one_unit(taken: Taken) -> Expression | None:
    """A year, an hour."""
    unit = str(taken["UNIT"])
    if unit in {"second", "minute"} and "half" not in taken:
        return None
    if "half" in taken:
        return {
            "hour": duration("30", "minute"),
            "year": duration("6", "month"),
            "day": duration("12", "hour"),
        }.get(unit, duration("0.5", unit))
    return duration("1", unit)


@phrase(
    "INT UNITS|UNIT ago",
    "a UNIT ago",
    "an UNIT ago",
    "APPROX INT UNITS ago",
    "APPROX a UNIT ago",
    "QUANT UNITS ago",
    "a QUANT UNITS ago",
    "more than INT UNITS ago",
    "UNITS ago",
    "a couple of UNITS ago",
    "INT UNITS|UNIT earlier",
    "a UNIT earlier",
    "UNIT - earlier",
    "UNIT - ago",
    "the UNIT - earlier quarter|period",
    "INT UNITS before",
    "a UNIT before",
    "the UNIT earlier",
    "the UNIT before",
    "INT UNITS back",
    "more than a UNIT ago",
    "the year - earlier period|quarter",
    "the year - ago period|quarter",
    "INT UNITS|UNIT later",
    "a UNIT later",
    "UNITS later",
    "QUANT UNITS later",
    "a QUANT UNITS later",
    "INT UNITS from now",
    "a UNIT from now",
    "in INT UNITS time",
    "a UNIT from DAYREF",
    "QUANT UNITS earlier",
    "a QUANT UNITS earlier",
    "long ago",
    "QUANT UNITS before",
)
def distance(taken: Taken) -> Expression | None:
    """Two weeks ago, a year earlier, three days later."""
    if "long" in taken:
        return Expression("DATE", value="PAST_REF")
    unit = str(taken.get("UNITS") or taken.get("UNIT"))
    if "quarter" in taken or "period" in taken or "UNIT2" in taken:
        return Expression("DATE", "quarter", "reference", shift=-4)
    ahead = bool({"later", "from", "in"} & set(taken))
    told = bool({"earlier", "before", "later"} & set(taken)) and "ago" not in taken
    count = taken.get("INT", "X" if "QUANT" in taken or ("UNITS" in taken and "couple" not in taken) else "1")
    if "couple" in taken:
        count = "2"
    mod = taken.get("APPROX") or ("MORE_THAN" if "more" in taken else None)
    if str(count) == "X":
        return Expression("DATE", unit, value="FUTURE_REF" if ahead else "PAST_REF", mod=mod)
    number = float(str(count).replace(",", ""))
    if number != int(number):
        return duration(str(count), unit, mod)
    return Expression(
        "DATE",
        unit,
        "reference" if told else "publication",
        shift=int(number) * (1 if ahead else -1),
        mod=mod,
        is_distance=True,
    )


@phrase(
    "FREQ",
    "every|each UNIT",
    "every|each PART",
    "every INT UNITS",
    "every other UNIT",
    "every|each WEEKDAY",
    "WEEKDAYS",
    "INT times a|each UNIT",
    "once|twice a UNIT",
    "every SEASON",
    "every|each MONTH",
    "weekdays",
    "weekends",
)
def repeated(taken: Taken) -> Expression | None:
    """Daily, every year, Mondays."""
    if "FREQ" in taken:
        return Expression("SET", value=str(taken["FREQ"]))
    if "WEEKDAYS" in taken or "WEEKDAY" in taken:
        return Expression("SET", value=f"XXXX-WXX-{_whole(taken.get('WEEKDAYS', taken.get('WEEKDAY'))) + 1}")
    if "PART" in taken:
        return Expression("SET", value=f"XXXX-XX-XXT{taken['PART']}")
    if "SEASON" in taken:
        return Expression("SET", value=f"XXXX-{taken['SEASON']}")
    if "MONTH" in taken:
        return Expression("SET", value=f"XXXX-{_whole(taken['MONTH']):02}")
    unit = str(taken.get("UNITS") or taken.get("UNIT") or "")
    if not unit:
        return None
    count = "2" if "other" in taken else str(taken["INT"]) if "every" in taken and "INT" in taken else "1"
    return duration(count, unit, type="SET")


@phrase("UNITS")
def bare_units(taken: Taken) -> Expression | None:
    """Years, days: a length that nobody counts."""
    return duration("X", str(taken["UNITS"])) if taken["UNITS"] not in {"second", "minute"} else None


@phrase("the UNIT", "the? BOUND of the UNIT", "the period", "the EDGE? fiscal year")
def definite_unit(taken: Taken) -> Expression | None:
    """The quarter, the year: the one that the text speaks of."""
    unit = str(taken.get("UNIT", "quarter" if "period" in taken else "year"))
    if unit not in {"quarter", "year", "month", "week"}:
        return None
    return Expression("DATE", unit, "reference", shift=0, mod=taken.get("BOUND"))

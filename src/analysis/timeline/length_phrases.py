"""Phrases that name a length of time or a repetition."""

from __future__ import annotations

from dataclasses import replace

from analysis.timeline.expressions import NO_TIME, Expression, duration, halve
from analysis.timeline.grammar import Taken, phrase

_COMPOUNDS = frozenset(
    {
        ("year", "month"),
        ("month", "day"),
        ("week", "day"),
        ("day", "hour"),
        ("hour", "minute"),
        ("minute", "second"),
    }
)
_FEWEST_SECONDS = 10
"""How many seconds a number before "second" means, and not a second thing: "a 60 second film", "two second homes"."""
_DOZEN = 12
_LIMITS = {
    "least": "EQUAL_OR_MORE",
    "less": "LESS_THAN",
    "fewer": "LESS_THAN",
    "plus": "EQUAL_OR_MORE",
    "up": "EQUAL_OR_LESS",
    "long": "EQUAL_OR_LESS",
    "over": "MORE_THAN",
    "more": "MORE_THAN",
}


def _limit(taken: Taken) -> str | None:
    if "no" in taken or "not" in taken:
        return "EQUAL_OR_LESS"
    if (
        "additional" in taken
        or ("more" in taken and "than" not in taken)
        or ("long" in taken and "as" not in taken)
    ):
        return None
    return next((mod for word, mod in _LIMITS.items() if word in taken), taken.get("CLOSE"))


@phrase(
    "the? INT UNITS",
    "CLOSE? a dozen UNITS",
    "the? REL|past dozen UNITS",
    "CLOSE? a half -? dozen UNITS",
    "CLOSE? half a dozen UNITS",
    "the? REL|past half -? dozen UNITS",
    "CLOSE INT UNITS",
    "INT -? UNIT",
    "INT to|or|- INT UNITS",
    "INT - to|or INT -? UNIT",
    "the? REL|past INT to|or|- INT UNITS",
    "at least INT more? UNITS",
    "at least the? past|last INT UNITS",
    "no? more|less than INT UNITS|UNIT",
    "fewer than INT UNITS",
    "as long as INT UNITS",
    "up to INT UNITS",
    "INT and a half UNITS",
    "the? past|REL? INT -? and -? a -? half -? UNITS|UNIT",
    "the? past|REL? INT - plus UNITS",
    "the? ORD|final INT UNITS",
    "INT UNITS &of &YEAR",
    "INT UNITS &of &REL &year",
    "the? year - ago|earlier INT UNITS",
    "the? latest INT UNITS",
    "the? REL|past|ANAPHOR INT UNITS",
    "the? INT REL|past|ANAPHOR UNITS",
    "INT more|additional|full|straight|consecutive|whole|trading|business|working UNITS",
    "INT bad|busy|difficult|good|happy|hard|long|quiet|short|tough UNITS",
    "each of the past|last INT UNITS",
    "the REL|past INT UNITS &of",
    "between INT and INT UNITS",
)
def counted_units(taken: Taken) -> Expression | None:
    """Two weeks, the past three months, two to three years, a two-year deal."""
    unit = str(taken.get("UNITS") or taken.get("UNIT"))
    number = str(taken.get("INT", _DOZEN // 2 if {"half", "dozen"} <= taken.keys() else _DOZEN))
    if float(number) > float(str(taken.get("INT2", number))):
        return None
    if unit == "second" and "UNIT" in taken and "-" not in taken and float(number) < _FEWEST_SECONDS:
        return None
    if unit == "quarter" and (float(number) > 12 or "ORD" in taken):
        return None
    if unit == "quarter":
        return duration(f"{float(number) * 3:g}", "month", _limit(taken))
    if "half" in taken and "dozen" not in taken:
        number = f"{float(number) + 0.5:g}"
    found = duration(number, unit, _limit(taken))
    return replace(found, shift=_direction({**taken, "INT": number})) if float(number).is_integer() else found


def _direction(taken: Taken) -> int | None:
    """Into the past (-n), the future (n) or neither."""
    if "ORD" in taken or "final" in taken or "ANAPHOR" in taken or "&of" in taken:
        return None
    sign = -1 if {"past", "latest"} & taken.keys() else int(taken.get("REL", 0))
    return sign * int(float(str(taken.get("INT", 1)))) or None


@phrase("the? past|REL? INT PARTS")
def counted_parts(taken: Taken) -> Expression | None:
    """Three nights: so many of them, not so many days."""
    number = str(taken["INT"])
    return Expression("DURATION", value=f"P{number}{taken['PARTS']}") if number.isdigit() else None


@phrase("CLOSE? INT SCALE UNITS", "CLOSE? a|an SCALE UNITS")
def scaled_units(taken: Taken) -> Expression:
    """4.5 billion years."""
    number = float(str(taken.get("INT", 1))) * float(str(taken["SCALE"]))
    return duration(f"{number:.0f}", str(taken["UNITS"]), _limit(taken))


@phrase(
    "QUANT UNITS",
    "a QUANT UNITS",
    "a? QUANT short|long UNITS",
    "a couple of? UNITS",
    "QUANT of UNITS",
    "QUANT more UNITS",
    "QUANT - UNIT",
    "at least several UNITS",
    "the? REL|past QUANT UNITS",
    "the? REL|past couple of? UNITS",
    "recent|coming UNITS",
    "the recent|coming|early UNITS",
    "the UNITS ahead",
    "UNITS or UNITS",
    "UNITS - long",
    "UNITS and UNITS",
    "recent UNITS and UNITS",
)
def vague_count(taken: Taken) -> Expression | None:
    """Several years, the last few months, recent weeks."""
    unit = str(taken.get("UNITS") or taken.get("UNIT"))
    if unit == "hour" and "early" in taken:
        return NO_TIME
    if unit == "quarter" and not {"recent", "coming", "QUANT"} & taken.keys():
        return None
    return duration("2" if "couple" in taken else "X", unit)


@phrase(
    "a|an UNIT",
    "CLOSE? half a|an UNIT",
    "CLOSE? a|an half -? UNIT",
    "an? entire|full|whole|additional|extra|further UNIT",
    "the whole|entire|full UNIT",
    "a|one single UNIT",
    "CLOSE a|an UNIT",
    "over a|an UNIT",
    "more|less than a|an UNIT",
    "UNIT - long",
    "a|an UNIT and a half",
    "the? past|REL UNIT and a half",
    "a|an UNIT or two",
    "the past UNIT",
    "this? past UNIT",
    "the? REL|past UNIT or so|two",
    "an INT UNIT",
)
def one_unit(taken: Taken) -> Expression | None:
    """A year, over an hour, all day, the past week."""
    unit = str(taken["UNIT"])
    if unit in {"second", "quarter", "weekend"} or (unit == "minute" and len(taken) == 2):
        return None
    if "half" in taken and "and" in taken:
        return {
            "minute": Expression("DURATION", "minute", value="PT1M30S"),
            "hour": Expression("DURATION", "hour", value="PT1H30M"),
        }.get(unit, duration("1.5", unit))
    if "half" in taken:
        return duration(*halve(unit), mod=taken.get("CLOSE"))
    return replace(duration("1", unit, _limit(taken)), shift=_direction(taken))


@phrase(
    "CLOSE? a quarter -? century",
    "CLOSE? a quarter of a century",
    "more|less than a quarter -? century",
    "the past|REL quarter -? century",
)
def quarter_century(taken: Taken) -> Expression:
    """A quarter-century, the past quarter century."""
    return replace(duration("25", "year", _limit(taken)), shift=_direction({**taken, "INT": 25}))


@phrase("another UNIT", "another INT UNITS", "another INT to|or|- INT UNITS", "another QUANT UNITS")
def another_length(taken: Taken) -> Expression | None:
    """Another week, another two years."""
    unit = str(taken.get("UNITS") or taken.get("UNIT"))
    if unit in {"second", "minute", "quarter", "weekend"} and "UNIT" in taken:
        return None
    return duration("X" if "QUANT" in taken else str(taken.get("INT", 1)), unit)


@phrase("INT and INT -? half UNITS")
def one_half_more(taken: Taken) -> Expression | None:
    """Two and one-half years."""
    count, unit = str(taken["INT"]), str(taken["UNITS"])
    is_half = str(taken["INT2"]) == "1" and count.isdigit()
    return duration(f"{count}.5", unit) if is_half and unit not in {"second", "quarter"} else None


@phrase("INT UNITS|UNIT ,? and? INT UNITS|UNIT")
def compound_length(taken: Taken) -> Expression | None:
    """Two hours and 30 minutes, six years and four months: one length in two units."""
    units = [str(unit) for name, unit in taken.items() if name.startswith("UNIT")]
    counts = [str(taken["INT"]), str(taken["INT2"])]
    if tuple(units) not in _COMPOUNDS or not all(count.isdigit() for count in counts):
        return None
    first, second = (str(duration(count, unit).value) for count, unit in zip(counts, units, strict=True))
    both = first + second.removeprefix("PT" if "T" in first else "P")
    return Expression("DURATION", units[0], value=both)


@phrase(
    "<after|<for|<in|<just|<last|<lasted|<only|<takes|<took|<within one day",
    "one day &after|&before",
)
def one_day(taken: Taken) -> Expression:
    """In one day; alone it is some day or other."""
    return duration("1", "day")


@phrase("a|INT -? quarter|quarters of an hour")
def quarters_of_hour(taken: Taken) -> Expression:
    """Three quarters of an hour."""
    return duration(f"{15 * float(str(taken.get('INT', 1))):g}", "minute")


@phrase("UNITS")
def bare_units(taken: Taken) -> Expression | None:
    """Years, days: a length that nobody counts."""
    unit = str(taken["UNITS"])
    return None if unit in {"second", "minute", "quarter", "weekend"} else duration("X", unit)


@phrase(
    "the? day|week|month|year|hour",
    "ORD day|week|month|year",
    "another|all day|week|month|year|hour",
    "one more? day|week|month|year|hour",
    in_posts=True,
)
def bare_unit(taken: Taken) -> Expression:
    """A "happy day", in a message."""
    return duration("1", next(unit for unit in ("day", "week", "month", "year", "hour") if unit in taken))


@phrase(
    "FREQ",
    "every|each single? UNIT",
    "every half -? an? UNIT",
    "every|each MONTH DAY|ORD",
    "every|each WEEKDAY PART",
    "WEEKDAY|weekday|most PARTS",
    "the ORD of every|each month",
    "once|twice FREQ",
    "once every INT|QUANT UNITS",
    "every|each PART",
    "every INT UNITS",
    "every other UNIT",
    "every QUANT UNITS",
    "every other|ORD WEEKDAY",
    "the ORD|last WEEKDAY of|in every|each month",
    "the ORD and ORD|last WEEKDAY of|in every|each|the month",
    "every|each WEEKDAY",
    "any given? WEEKDAY",
    "WEEKDAYS",
    "INT times|hours|days|mornings|afternoons|evenings|nights|weeks|months a|each|per|every UNIT",
    "once|twice a|each|per|every UNIT",
    "every|each SEASON",
    "every|each MONTH",
    "weekdays",
    "weekends",
    "on weekends",
    "everyday",
)
def repeated(taken: Taken) -> Expression | None:
    """Daily, every year, Mondays, twice a week."""
    if "DAY" in taken or "ORD" in taken:
        return _read_repeated_day(taken)
    if "PARTS" in taken or ("WEEKDAY" in taken and "PART" in taken):
        day = (
            f"WXX-{int(taken['WEEKDAY']) + 1}"
            if "WEEKDAY" in taken
            else "WXX-X"
            if "weekday" in taken
            else "XX-XX"
        )
        return Expression("SET", value=f"XXXX-{day}T{taken.get('PARTS') or taken['PART']}")
    if "FREQ" in taken:
        return Expression("SET", value=str(taken["FREQ"]))
    if "WEEKDAYS" in taken or "WEEKDAY" in taken:
        return Expression("SET", value=f"XXXX-WXX-{int(taken.get('WEEKDAYS') or taken['WEEKDAY']) + 1}")
    if "PART" in taken:
        return Expression("SET", value=f"XXXX-XX-XXT{taken['PART']}")
    if "SEASON" in taken:
        return Expression("SET", value=f"XXXX-{taken['SEASON']}")
    if "MONTH" in taken:
        return Expression("SET", value=f"XXXX-{int(taken['MONTH']):02}")
    if "weekdays" in taken:
        return Expression("SET", value="XXXX-WXX-X")
    if "weekends" in taken:
        return Expression("SET", value="XXXX-WE")
    if "everyday" in taken:
        return duration("1", "day", type="SET")
    unit = str(taken.get("UNITS") or taken.get("UNIT") or "")
    if not unit:
        return None
    if "half" in taken:
        return duration(*halve(unit), type="SET")
    counted = taken.get("INT") or taken.get("QUANT") if "every" in taken and "UNITS" in taken else None
    return duration("2" if "other" in taken else str(counted or 1), unit, type="SET")


def _read_repeated_day(taken: Taken) -> Expression | None:
    """The days of a year, a month or a week that come again: every May 12, the 15th of each month."""
    if "WEEKDAY" in taken:
        return Expression("SET", value=f"XXXX-WXX-{int(taken['WEEKDAY']) + 1}")
    day = int(taken.get("DAY") or taken["ORD"])
    month = f"{int(taken['MONTH']):02}" if "MONTH" in taken else "XX"
    return Expression("SET", value=f"XXXX-{month}-{day:02}") if day <= 31 else None

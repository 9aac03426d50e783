"""Phrases that tell the hour, without the day."""

from __future__ import annotations

from analysis.timeline.expressions import Expression
from analysis.timeline.grammar import Taken, phrase

_BEFORE_HOUR = "<about|<after|<around|<at|<before|<by|<from|<until"
_HALVES = {"MO": "a", "AF": "p", "EV": "p", "NI": "p"}


@phrase(
    "CLOCK MERIDIEM? ZONE?",
    "HOUR MERIDIEM ZONE?",
    "around? CLOCK MERIDIEM ZONE?",
    "HOUR|DAYWORD o'clock ZONE?",
    "HOUR|DAYWORD o'clock in the PART",
    "HOUR|DAYWORD o'clock at night",
    "INT minutes past|to|after HOUR|DAYWORD",
    "<at INT to HOUR|DAYWORD",
    f"{_BEFORE_HOUR} HOUR|DAYWORD &TONIGHT",
    f"{_BEFORE_HOUR} HOUR|DAYWORD &DAYREF|&this|&last &PART",
    "half past HOUR|DAYWORD",
    "a? quarter past|to HOUR|DAYWORD",
    "HOUR|DAYWORD in the PART",
    "CLOCK in the PART",
    "CLOCK at night",
    "INT past HOUR|DAYWORD",
    "INT past HOUR|DAYWORD in the PART",
    "INT past HOUR|DAYWORD at night",
    "half past HOUR|DAYWORD in the PART",
    "12? noon|midnight ZONE?",
    "MILITARY hours|ZONE",
)
def clock_time(taken: Taken) -> Expression | None:
    """9:30 a.m., noon, 4 in the morning."""
    if "noon" in taken or "midnight" in taken:
        return Expression("TIME", clock="12:00" if "noon" in taken else "00:00")
    names = ("HOUR2", "DAYWORD2", "CLOCK", "MILITARY", "HOUR", "DAYWORD")
    written = str(next(taken[name] for name in names if name in taken))
    numbers = [int(part) for part in written.split(":")]
    if "DAYWORD" in taken and numbers[0] == 1 and {"PART", "&PART"} & taken.keys():
        return None
    if {"past", "to", "after"} & taken.keys():
        past = 30 if "half" in taken else 15 if "quarter" in taken else _minutes(taken)
        if past is None:
            return None
        numbers = list(divmod(60 * numbers[0] + (-past if "to" in taken else past), 60))
    hour, minute = numbers[0], numbers[1] if len(numbers) > 1 else 0
    part = "NI" if "night" in taken else taken.get("PART") or taken.get("&PART") or taken.get("&TONIGHT")
    half = taken.get("MERIDIEM") or _HALVES.get(str(part))
    if half and hour > 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 24 or minute > 59:
        return None
    is_full = bool(half) or len(numbers) > 1 or "o'clock" in taken
    return Expression("TIME", clock=f"{hour:02}:{minute:02}" if is_full else f"{hour:02}")


def _minutes(taken: Taken) -> int | None:
    """The minutes of "ten past nine"; None for "50 past players"."""
    count = str(taken.get("INT"))
    return int(count) if count.isdigit() and int(count) < 30 else None


@phrase("<by|<during|<in|<into the PART", "EDGE in the PART")
def part_in_day(taken: Taken) -> Expression:
    """In the evening: of the day that the text speaks of."""
    return Expression("TIME", part=str(taken["PART"]), mod=taken.get("EDGE"))


@phrase("INSTANT")
def instant(taken: Taken) -> Expression:
    """At dawn, by lunchtime: of the day that the text speaks of."""
    return Expression("TIME", part=str(taken["INSTANT"]))

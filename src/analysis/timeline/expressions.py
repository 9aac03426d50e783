"""A time as the words give it, before it is known which day it is: the object that the grammar builds."""

from __future__ import annotations

from dataclasses import dataclass, replace

GRAINS = ("second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century")
DURATION_LETTERS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "week": "W",
    "fortnight": "W",
    "weekend": "WE",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
}


@dataclass(frozen=True, slots=True)
class Expression:
    """An unresolved time.

    Attributes
    ----------
    type
        DATE, TIME, DURATION or SET (TimeML).
    grain
        The unit that it names: second ... century, season, weekend.
    anchor
        What it is counted from: calendar (nothing), publication, or reference (the last date in the text).
    shift
        How many grains from the anchor.
    year, month, day, weekday, season, quarter, part, clock, holiday
        The fields that it names.
    count
        Of a duration or set, as written in its value ("3", "X").
    value
        The value itself where the words give it (PRESENT_REF, P1D).
    mod
        START, MID, END, APPROX ... (TimeML).
    is_distance
        Whether the words count from a point ("a year ago") rather than name a period ("last year").
    """

    type: str
    grain: str = "day"
    anchor: str = "publication"
    shift: int | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    quarter: int | None = None
    part: str | None = None
    clock: str | None = None
    holiday: str | None = None
    count: str | None = None
    value: str | None = None
    mod: str | None = None
    is_distance: bool = False

    def modified(self, mod: str | None) -> Expression:
        """The same time with a modifier."""
        return replace(self, mod=mod or self.mod)

    def at(self, part: str | None = None, clock: str | None = None) -> Expression:
        """The same day at a part of the day or a time of the clock."""
        return replace(self, type="TIME", part=part, clock=clock)

    def intersect(self, other: Expression) -> Expression:
        """Both times at once: fields that this one lacks are taken from the other.

        >>> friday, may_third = Expression("DATE", weekday=4), Expression("DATE", month=5, day=3)
        >>> both = friday.intersect(may_third)
        >>> both.weekday, both.month, both.day
        (4, 5, 3)
        """
        named = ("year", "month", "day", "weekday", "season", "quarter", "part", "clock", "holiday", "shift")
        taken = {
            name: getattr(other, name)
            for name in named
            if getattr(self, name) is None and getattr(other, name) is not None
        }
        is_time = "TIME" in {self.type, other.type}
        finest = min(
            (self.grain, other.grain), key=lambda grain: GRAINS.index(grain) if grain in GRAINS else 5
        )
        return replace(self, type="TIME" if is_time else self.type, grain=finest, **taken)


def duration(count: str, unit: str, mod: str | None = None, type: str = "DURATION") -> Expression:  # noqa: A002
    """A length of time, as TIMEX3 writes it.

    >>> duration("3", "hour").value
    'PT3H'
    """
    if unit == "fortnight" and count.isdigit():
        count = str(int(count) * 2)
    letters = DURATION_LETTERS[unit]
    value = f"PT{count}{letters[1]}" if letters.startswith("T") else f"P{count}{letters}"
    return Expression(type, grain=unit, count=count, value=value, mod=mod)

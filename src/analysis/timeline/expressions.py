"""A time as the words give it, before it is known which day it is: the object that the grammar builds."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

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
    "decade": "Y",
    "century": "Y",
}
COUNTED = re.compile(r"P(\d+)([DWMY])")
"""The value of a length in whole days, weeks, months or years."""
COUNTED_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_MULTIPLES = {"fortnight": 2, "decade": 10, "century": 100}
_HALVES = {"hour": ("30", "minute"), "year": ("6", "month"), "day": ("12", "hour")}
_AFTER_NOON = {"AF": 1, "EV": 1, "NI": 6}
"""The first hour that lies after noon in an afternoon, an evening and a night."""
_FIELDS = (
    "year",
    "month",
    "day",
    "weekday",
    "season",
    "quarter",
    "half",
    "part",
    "clock",
    "holiday",
    "shift",
    "year_shift",
    "mod",
)


@dataclass(frozen=True, slots=True)
class Expression:
    """An unresolved time.

    Attributes
    ----------
    type
        DATE, TIME, DURATION or SET (TimeML).
    grain
        The unit that it names: second ... century, season, half, weekend.
    anchor
        What it is counted from: calendar (nothing), publication, reference (the last date in the text), story
        (that date where it is told of as past, else the publication), period (the last quarter or year that the
        text reckons in) or named (the time that the words name next: "the week before Christmas").
    shift
        How many grains from the anchor; of a weekday, month or season: the last (-1), this (0), the next (1);
        of a length: into the past (negative) or the future.
    year_shift
        How many years from the publication's ("April last year": -1) or the reference's ("of that year": 0).
    year, month, day, weekday, season, quarter, half, part, clock, holiday
        The fields that it names.
    value
        The value itself where the words give it (PRESENT_REF, P1D).
    mod
        START, MID, END, APPROX ... (TimeML).
    is_distance
        Whether the words count from a point ("a year ago") rather than name a period ("last year").
    counted_from
        The time that it is counted from, where the words name one ("a week from Monday", "two days after Easter").
    beside
        The day beside it that names the same ("the next day, Sunday,"), where nothing else tells which it is.
    known
        The day that the world knows by this date, where the words after it say so ("the Jan. 6 riot").
    side
        Of "earlier this year" (-1) and "later this year" (1): on which side of the publication it lies.
    """

    type: str
    grain: str = "day"
    anchor: str = "publication"
    shift: int | None = None
    year_shift: int | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    quarter: int | None = None
    half: int | None = None
    part: str | None = None
    clock: str | None = None
    holiday: str | None = None
    value: str | None = None
    mod: str | None = None
    is_distance: bool = False
    counted_from: Expression | None = None
    beside: Expression | None = None
    known: date | None = None
    side: int | None = None

    @property
    def is_bare_clock(self) -> bool:
        """Whether it tells the hour, or a part of the day, without a day."""
        return self.type == "TIME" and self.value is None and not self._names_day and self.shift is None

    @property
    def _names_day(self) -> bool:
        return any(
            field is not None for field in (self.year, self.month, self.day, self.weekday, self.holiday)
        )

    @property
    def names_month_only(self) -> bool:
        """Whether it is a month or a day of one, without its year and not the last or next of that name."""
        return self.lacks_year and self.month is not None and self.holiday is None

    @property
    def lacks_year(self) -> bool:
        """Whether it is a month, a day of one, a season or a holiday, and the words leave its year open."""
        is_bare = self.year is None and self.shift is None and self.year_shift is None
        return is_bare and self.names_year_part and self.anchor == "publication"

    @property
    def names_year_part(self) -> bool:
        """Whether it is a month, a day of one, a season or a holiday."""
        return self.month is not None or self.season is not None or self.holiday is not None

    @property
    def names_part_of_day(self) -> bool:
        """Whether it is the morning or evening of a day that it names or counts to."""
        names_day = self._names_day or self.shift is not None
        return self.type == "TIME" and self.part is not None and names_day

    @property
    def names_single_day(self) -> bool:
        """Whether it is a day of the calendar or of the week."""
        return (
            self.type == "DATE" and self.grain == "day" and (self.day is not None or self.weekday is not None)
        )

    @property
    def names_hour_of_day(self) -> bool:
        """Whether it is an hour of a day that it names or counts to."""
        return self.type == "TIME" and self.clock is not None and not self.is_bare_clock

    @property
    def counts_from_named(self) -> bool:
        """Whether it is a unit or a weekday beside a time that the words name next."""
        return self.anchor == "named" and self.counted_from is None

    @property
    def is_year(self) -> bool:
        """Whether it is a whole year, by its number or counted."""
        return self.type == "DATE" and self.grain == "year" and self.value is None and self.mod is None

    @property
    def names_year(self) -> bool:
        """Whether it is a year by its number."""
        return self.type == "DATE" and self.grain == "year" and self.year is not None

    @property
    def is_weekday(self) -> bool:
        """Whether it is a weekday, perhaps with an hour, of no date."""
        return self.weekday is not None and self.month is None and self.shift is None

    @property
    def is_repeated_weekday(self) -> bool:
        """Whether it is a day of every week: "every Tuesday"."""
        return self.type == "SET" and (self.value or "").startswith("XXXX-WXX-")

    @property
    def names_weekday_only(self) -> bool:
        """Whether it is a weekday and nothing else."""
        return self.is_weekday and self.type == "DATE"

    @property
    def names_day_of_month(self) -> bool:
        """Whether it is a day of a month."""
        return self.month is not None and self.day is not None and self.weekday is None

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
        taken = {name: getattr(other, name) for name in _FIELDS if getattr(self, name) is None}
        is_time = "TIME" in {self.type, other.type}
        anchor = other.anchor if self.is_bare_clock or other.anchor == "calendar" else self.anchor
        both = replace(self, type="TIME" if is_time else self.type, anchor=anchor, **taken)
        return replace(both, clock=count_past_noon(both.clock, both.part))


def count_past_noon(clock: str | None, part: str | None) -> str | None:
    """The hour on a clock of 24 hours, where the part of the day tells: "6 o'clock this evening"."""
    earliest = _AFTER_NOON.get(part or "")
    hour = int(clock[:2]) if clock else 0
    return f"{hour + 12}{clock[2:]}" if clock and earliest and earliest <= hour < 12 else clock


NO_TIME = Expression("")
"""What a phrase builds that only looks like a time."""


def halve(unit: str) -> tuple[str, str]:
    """Half a unit as a count of units, whole where there is a smaller one.

    >>> halve("hour"), halve("week")
    (('30', 'minute'), ('0.5', 'week'))
    """
    return _HALVES.get(unit, ("0.5", unit))


def duration(count: str, unit: str, mod: str | None = None, type: str = "DURATION") -> Expression:  # noqa: A002
    """A length of time, as TIMEX3 writes it; decades and centuries in years.

    >>> duration("3", "hour").value, duration("2", "decade").value
    ('PT3H', 'P20Y')
    """
    if unit in _MULTIPLES and count != "X":
        count = f"{float(count) * _MULTIPLES[unit]:g}"
    if unit == "hour" and count.endswith(".5"):
        return Expression(type, grain=unit, value=f"PT{count[:-2]}H30M", mod=mod)
    letters = DURATION_LETTERS[unit]
    value = f"PT{count}{letters[1]}" if letters.startswith("T") else f"P{count}{letters}"
    return Expression(type, grain=unit, value=value, mod=mod)

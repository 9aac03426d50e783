"""Calendar arithmetic without text: date ranges; and what days are called."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, date

MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""In English whatever the locale, in which the module `calendar` and `strftime` name them."""


@dataclass(frozen=True, slots=True)
class DateRange:
    """The days between which something lies, both ends included; an open end is None.

    Parameters
    ----------
    earliest, latest
        First and last possible day.
    evidence
        The reasons for the range, in plain words.

    Raises
    ------
    ValueError
        If `earliest` is after `latest`.

    Examples
    --------
    >>> from datetime import date
    >>> september = DateRange(date(2023, 9, 1), date(2023, 9, 30))
    >>> september.days
    30
    >>> date(2023, 9, 5) in september
    True
    """

    earliest: date | None
    latest: date | None
    evidence: tuple[str, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"the range ends ({self.latest}) before it begins ({self.earliest})")

    def __contains__(self, day: date) -> bool:
        return (self.earliest is None or self.earliest <= day) and (self.latest is None or day <= self.latest)

    @property
    def is_exact(self) -> bool:
        """Whether the range is a single day."""
        return self.earliest is not None and self.earliest == self.latest

    @property
    def days(self) -> int | None:
        """Number of days in the range, None where an end is open."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1

    def intersect(self, other: DateRange) -> DateRange | None:
        """The days in both ranges with the evidence of both, None where there are none.

        >>> from datetime import date
        >>> DateRange(date(2023, 1, 1), None).intersect(DateRange(None, date(2023, 6, 30)))
        DateRange(earliest=datetime.date(2023, 1, 1), latest=datetime.date(2023, 6, 30), evidence=())
        """
        earliest = max((day for day in (self.earliest, other.earliest) if day), default=None)
        latest = min((day for day in (self.latest, other.latest) if day), default=None)
        if earliest and latest and earliest > latest:
            return None
        return DateRange(earliest, latest, self.evidence + other.evidence)


def name_day(day: date) -> str:
    """A day as readers say it.

    >>> name_day(date(2024, 11, 4))
    '4 November 2024'
    """
    return f"{day.day} {name_month(day)}"


def name_month(day: date) -> str:
    """The month of a day as readers say it.

    >>> name_month(date(2024, 11, 4))
    'November 2024'
    """
    return f"{MONTH_NAMES[day.month - 1]} {day.year}"


def month_range(year: int, month: int) -> DateRange:
    """The days of a month.

    >>> month_range(2024, 2).latest
    datetime.date(2024, 2, 29)
    """
    return DateRange(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def year_range(year: int) -> DateRange:
    """The days of a year."""
    return DateRange(date(year, 1, 1), date(year, 12, 31))


def move_within_calendar(day: date, days: int) -> date:
    """The day so many days later (earlier where negative), the first or last of the calendar where it ends before.

    >>> move_within_calendar(date(2024, 2, 28), 2), move_within_calendar(date(1, 1, 3), -30)
    (datetime.date(2024, 3, 1), datetime.date(1, 1, 1))
    """
    place = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(place)


def add_months(day: date, months: int) -> date:
    """The day so many months later (earlier where negative), the last of the month where it is too short.

    Raises
    ------
    OverflowError
        If that day lies outside the calendar.

    Examples
    --------
    >>> add_months(date(2024, 1, 31), 1)
    datetime.date(2024, 2, 29)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        raise OverflowError(f"{months} months from {day} lies outside the calendar")
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))

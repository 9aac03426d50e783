"""Dates in digits: which number is the day and which the month."""

from __future__ import annotations

import re

from analysis.timeline.periods import full_year

_DIGITS = re.compile(r"(?<![\d/.-])(\d{1,2})[/-](\d{1,2})[/-](?:\d{4}|\d\d)(?![\d/-])")
_CLUE = re.compile(r"(?:1[3-9]|2\d|3[01])[/-]\d")
"""A day that no month can be, cheap to look for."""
_MONTHS = 12


def puts_day_first(text: str) -> bool:
    """Whether a text writes 5/9/2023 for the fifth of September: another date of it can only be read so.

    >>> puts_day_first("From 25/6/2014 to 5/9/2023."), puts_day_first("From 6/25/2014 to 5/9/2023.")
    (True, False)
    """
    if not _CLUE.search(text):
        return False
    dates = [(int(first), int(second)) for first, second in _DIGITS.findall(text)]
    is_day_first = any(first > _MONTHS >= second for first, second in dates)
    return is_day_first and not any(second > _MONTHS >= first for first, second in dates)


def read_digits(written: str, day_first: bool) -> str | None:
    """A date in digits as year-month-day; None where it cannot be one.

    With points or hyphens the day stands first, with slashes the month unless the text puts the day first.

    >>> read_digits("5/9/2023", False), read_digits("5/9/2023", True), read_digits("27.03.15", False)
    ('2023-05-09', '2023-09-05', '2015-03-27')
    """
    day, _, clock = written.partition("T")
    parts = [int(part) for part in re.split(r"[-/.]", day)]
    if parts[0] > 31:
        year, month, number = parts
    else:
        month, number, year = parts
        is_swapped = day_first or "/" not in day
        if month > _MONTHS or (is_swapped and number <= _MONTHS):
            month, number = number, month
        year = full_year(year)
    if not (0 < month <= _MONTHS and 0 < number <= 31 and year):
        return None
    return f"{year:04}-{month:02}-{number:02}" + (f"T{clock}" if clock else "")

"""The fields of the calendar that a phrase has taken, and the date that they build."""

from __future__ import annotations

from datetime import date

from analysis.timeline.expressions import Expression
from analysis.timeline.grammar import Taken


def read_number(value: object) -> int:
    """The whole number that a token stands for."""
    return int(str(value))


def read_first(taken: Taken, *names: str) -> int | None:
    """The number of the first of these classes that was taken."""
    return next((read_number(taken[name]) for name in names if name in taken), None)


def build_date(taken: Taken, **fields: int | str | date | None) -> Expression:
    """The date of the fields that were taken; on the calendar where it names its year."""
    year, day = read_first(taken, "YEAR", "FISCAL", "DECADE"), read_first(taken, "DAY", "DAYWORD", "ORD")
    return Expression(
        "DATE",
        **{
            "grain": "day" if day else "month",
            "anchor": "calendar" if year else "publication",
            "year": year,
            "month": read_first(taken, "MONTH"),
            "day": day,
            "weekday": read_first(taken, "WEEKDAY"),
            "mod": taken.get("EDGE") or taken.get("BOUND"),
            **fields,
        },  # type: ignore[arg-type]
    )

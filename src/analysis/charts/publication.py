"""When the article appeared: the days that its evidence leaves."""

from __future__ import annotations

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from analysis.dates import DateRange, move_within_calendar
from analysis.figure import Chart, make_chart, make_empty_chart
from analysis.marks import Note, explain
from analysis.phrasing import say_day, say_range
from analysis.theme import BLUE, DAY_TICKS, INK, wrap

_OPEN_END = 365
"""Days drawn on the side where nothing bounds the publication."""


def describe_publication(published: DateRange | None) -> str:
    """Say in a sentence when the article appeared, as far as can be told.

    Examples
    --------
    >>> from datetime import date
    >>> describe_publication(DateRange(date(2023, 8, 1), date(2024, 2, 29)))
    'The article appeared between 1 August 2023 and 29 February 2024, a span of 213 days.'
    """
    if published is None or (published.earliest is None and published.latest is None):
        return "Nothing tells when the article appeared."
    if published.is_exact:
        return f"The article appeared on {say_range(published.earliest, published.latest)}."
    if published.days is None:
        return f"The article appeared {say_range(published.earliest, published.latest)}."
    span = say_range(published.earliest, published.latest)
    when = f"between {span.replace(' to ', ' and ')}" if " to " in span else f"in {span}"
    return f"The article appeared {when}, a span of {published.days:,} days."


def plot_publication(published: DateRange | None) -> Chart:
    """Draw the days on which the article can have appeared, with the evidence.

    Parameters
    ----------
    published
        `article.published`.
    """
    finding = describe_publication(published)
    if published is None or (published.earliest is None and published.latest is None):
        return make_empty_chart(finding, "Set PUBLISHED at the top to the day, month or year that you know.")
    known = [day for day in (published.earliest, published.latest) if day]
    earliest: date = published.earliest or move_within_calendar(known[0], -_OPEN_END)
    latest: date = published.latest or move_within_calendar(known[0], _OPEN_END)
    why = [f"{number}. {reason}" for number, reason in enumerate(published.evidence, 1)] or [
        "No evidence noted."
    ]
    bracket = go.Scatter(
        x=[earliest, latest],
        y=[0, 0],
        mode="lines+markers+text",
        line={"color": BLUE, "width": 10},
        marker={
            "size": 20,
            "color": BLUE,
            "symbol": [
                "line-ns" if published.earliest else "triangle-left",
                "line-ns" if published.latest else "triangle-right",
            ],
            "line": {"width": 4, "color": BLUE},
        },
        text=[_end(published.earliest), _end(published.latest) if not published.is_exact else ""],
        textposition="top center",
        cliponaxis=False,
        **explain([Note(finding, why)] * 2),
    )
    lines = [wrap(reason) for reason in why[:6]]
    below = 56 + sum(20 * (line.count("<br>") + 1) for line in lines)
    slack = max(round((latest - earliest).days * 0.18), 20)
    return make_chart(
        [bracket],
        finding=finding,
        note="The earliest and latest day on which it can have appeared; below, the evidence.",
        height=80 + below,
        layout={
            "xaxis": {
                "type": "date",
                "tickformatstops": DAY_TICKS,
                "range": [move_within_calendar(earliest, -slack), move_within_calendar(latest, slack)],
            },
            "yaxis": {"visible": False, "range": [-0.6, 1.4]},
            "margin": {"b": below},
            "annotations": [
                {
                    "text": "<br>".join(lines),
                    "xref": "paper",
                    "yref": "paper",
                    "x": 0,
                    "y": 0,
                    "yanchor": "top",
                    "yshift": -40,
                    "align": "left",
                    "showarrow": False,
                    "font": {"size": 13, "color": INK},
                }
            ],
        },
    )


def _end(day: date | None) -> str:
    return "open" if day is None else say_day(pd.Timestamp(day))

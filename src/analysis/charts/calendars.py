"""The calendars of many articles laid over each other.

Every function takes frames of `corpus.analyse` and `outlets`: a Series of names by article id, in the order in
which the articles are to be shown.
"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.story import name_articles
from analysis.dates import move_within_calendar
from analysis.figure import Chart, make_chart, make_empty_chart
from analysis.frames import iterate_rows
from analysis.marks import Note, explain
from analysis.phrasing import count_of, listing, say_day, say_range
from analysis.theme import DAY_TICKS, INK, PAPER, STATUS_COLOURS
from analysis.voices import name_voice

_NO_EVENT = "Nothing in these articles can be put on a calendar."


def _find_dated(timeline: pd.DataFrame, outlets: pd.Series) -> pd.DataFrame:
    """The events with both ends known, with their outlet."""
    dated = timeline.earliest.notna() & timeline.latest.notna() & timeline.id.isin(outlets.index)
    rows = timeline[dated]
    return rows.assign(outlet=rows.id.map(outlets))


def describe_calendars(timeline: pd.DataFrame, outlets: pd.Series) -> str:
    """Say in a sentence how many days are told by more than one outlet, and which by most."""
    rows = _find_dated(timeline, outlets)
    if rows.empty:
        return _NO_EVENT
    days = rows[rows.earliest == rows.latest]
    told = days.groupby("earliest").outlet.nunique()
    shared = int((told > 1).sum())
    if not shared:
        number = outlets.nunique()
        return (
            f"No day is told by more than one of {number:,} outlets."
            if number > 1
            else "There is one outlet only, and no other to tell the same days."
        )
    top = [say_day(day) for day in told.index[told == told.max()]]
    widest = f"{listing(top)} by {told.max()}" if len(top) <= 2 else f"{len(top)} of them by {told.max()}"
    return (
        f"{count_of(shared, 'day')} {'is' if shared == 1 else 'are'} told by more than one outlet, {widest}."
    )


def _cap_past(rows: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """What an article tells as past ends at the latest when the article appeared: not in the rest of "this year"."""
    printed = rows.id.map(articles.set_index("id").latest)
    ends_late = (rows.status == "past") & (rows.earliest <= printed) & (rows.latest > printed)
    return rows.assign(latest=rows.latest.mask(ends_late.fillna(False), printed))


def plot_calendars(
    timeline: pd.DataFrame, articles: pd.DataFrame, outlets: pd.Series, margin_days: int = 150
) -> Chart:
    """Draw the calendars of the articles over each other: a lane for each, days as marks, ranges as bars.

    Parameters
    ----------
    timeline, articles
        Of `corpus.analyse`.
    outlets
        Name of the outlet by article id; its order is the order of the lanes.
    margin_days
        Days shown before the first and after the last day of publication; the rest is found by moving the chart.
    """
    finding = describe_calendars(timeline, outlets)
    rows = _find_dated(timeline, outlets)
    if rows.empty:
        return make_empty_chart(finding)
    lanes = {identity: place for place, identity in enumerate(outlets.index)}
    rows = _cap_past(rows, articles).assign(
        lane=rows.id.map(lanes),
        status=rows.status.fillna("past"),
    )
    rows = rows.assign(middle=rows.earliest + (rows.latest - rows.earliest) / 2)
    printed = articles[articles.earliest.notna() & articles.id.isin(lanes)]
    days = pd.concat([printed.earliest, printed.latest] if len(printed) else [rows.earliest, rows.latest])
    reach = [
        pd.Timestamp(move_within_calendar(end.date(), margin))
        for end, margin in ((days.min(), -margin_days), (days.max(), margin_days))
    ]
    outside = int(((rows.latest < reach[0]) | (rows.earliest > reach[1])).sum())
    traces = [_draw_publication(printed, lanes)]
    for status, colour in STATUS_COLOURS.items():
        part = rows[rows.status == status]
        if len(part):
            drawn = [_draw_bars(part, colour), _draw_days(part, status, colour)]
            traces += [trace.update(legendgroup=status) for trace in drawn]
    return make_chart(
        traces,
        finding=finding,
        note="A filled mark is a day, a hollow one the middle of the bar within which the event lies; the black "
        "line is the day of publication."
        + (
            f" {count_of(outside, 'event')} {'lies' if outside == 1 else 'lie'} outside: drag the chart sideways."
            if outside
            else ""
        ),
        height=30 * len(lanes) + 110,
        layout={
            "showlegend": True,
            "xaxis": {
                "type": "date",
                "range": [str(end.date()) for end in reach],
                "tickformatstops": DAY_TICKS,
                "showgrid": True,
            },
            "yaxis": {
                "tickvals": list(lanes.values()),
                "ticktext": name_articles(outlets),
                "range": [len(lanes) - 0.4, -0.6],
                "fixedrange": True,
                "showgrid": False,
            },
        },
    )


def _draw_publication(printed: pd.DataFrame, lanes: dict[object, int]) -> go.Scatter:
    return go.Scatter(
        x=printed.earliest,
        y=printed.id.map(lanes),
        mode="markers",
        name="published",
        marker={"symbol": "line-ns", "size": 18, "line": {"color": INK, "width": 2}},
        **explain(
            Note(f"{row.id}: published {say_range(row.earliest, row.latest)}")
            for row in iterate_rows(printed)
        ),
    )


def _draw_bars(part: pd.DataFrame, colour: str) -> go.Scatter:
    return go.Scatter(
        x=[x for row in iterate_rows(part) for x in (row.earliest, row.latest, None)],
        y=[y for row in iterate_rows(part) for y in (row.lane, row.lane, None)],
        mode="lines",
        line={"color": colour, "width": 7},
        opacity=0.3,
        hoverinfo="skip",
        showlegend=False,
    )


def _draw_days(part: pd.DataFrame, status: str, colour: str) -> go.Scatter:
    return go.Scatter(
        x=part.middle,
        y=part.lane,
        mode="markers",
        name=status,
        marker={
            "color": [colour if row.earliest == row.latest else PAPER for row in iterate_rows(part)],
            "line": {"color": colour, "width": 2},
            "size": 10,
        },
        **explain(
            Note(
                f"{row.outlet} ({row.id}): {say_range(row.earliest, row.latest)} ({status})",
                [row.text],
                [f"Said by {name_voice(None, row.speaker)}" if isinstance(row.speaker, str) else None],
            )
            for row in iterate_rows(part)
        ),
    )

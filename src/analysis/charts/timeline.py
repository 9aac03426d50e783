"""Charts of when: events on a calendar, telling order beside happening order, the bracket of publication."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.story import cap_rows, sentences_of, split_by, story_axis, words_before
from analysis.dates import DateRange
from analysis.figure import Chart, make_chart, make_empty_chart
from analysis.frames import iterate_rows
from analysis.marks import Note, explain
from analysis.phrasing import count_of, say_day, say_range, shorten
from analysis.theme import (
    BLUE,
    GREY,
    INK,
    MUTED,
    STATUS_COLOURS,
    VERMILION,
    wrap,
)

_NOTHING = "Nothing in this story can be put on a calendar."


def _dated(timeline: pd.DataFrame) -> pd.DataFrame:
    """The events that a calendar can show: those with a time of their own, or with both ends known."""
    if timeline.empty:
        return timeline
    closed = timeline.earliest.notna() & timeline.latest.notna()
    if "time_start" in timeline:
        closed |= timeline.time_start.notna() & (timeline.earliest.notna() | timeline.latest.notna())
    return timeline[closed]


def _middle(rows: pd.DataFrame) -> pd.Series:
    middle = rows.earliest + (rows.latest - rows.earliest) / 2
    return middle.fillna(rows.earliest).fillna(rows.latest)


def describe_calendar(timeline: pd.DataFrame) -> str:
    """Say in a sentence which time the story's events span."""
    rows = _dated(timeline)
    if rows.empty:
        return _NOTHING
    ends = pd.concat([rows.earliest, rows.latest]).dropna()
    first, last = ends.min(), ends.max()
    exact = int((rows.earliest == rows.latest).sum())
    span = f"in {first.year}" if first.year == last.year else f"between {first.year} and {last.year}"
    can = "none" if not exact else "all" if exact == len(rows) else str(exact)
    return f"{count_of(len(rows), 'event')} can be dated, {span}; {can} of them to the day."


def plot_calendar(timeline: pd.DataFrame, sentences: pd.DataFrame, most: int = 30) -> Chart:
    """Draw the dated events on a calendar, with how sure the date is.

    A point is a day; a bar is the time within which the event lies; an arrow is an end that stays open.

    Parameters
    ----------
    timeline
        `build_timeline(article)`.
    sentences
        `article.sentences`.
    most
        Events to show; those with the narrowest dates first.
    """
    finding = describe_calendar(timeline)
    rows = _dated(timeline)
    if rows.empty:
        return make_empty_chart(finding)
    left_out = len(timeline) - len(rows)
    note = f" Left out: {count_of(left_out, 'event')} that nothing dates." if left_out else ""
    if len(rows) > most:
        note = f" Shown: the {most} dated best of {len(rows)}." + note
        width = (rows.latest - rows.earliest).fillna(pd.Timedelta(days=36_500))
        rows = rows.loc[width.sort_values(kind="stable").index[:most]]
    order = {status: place for place, status in enumerate(STATUS_COLOURS)}
    rows = rows.assign(
        status=rows.status.fillna("past"), middle=_middle(rows), sentence_text=sentences_of(rows, sentences)
    )
    rows = rows.sort_values(["middle", "start"], kind="stable")
    rows = rows.iloc[rows.status.map(order).fillna(len(order)).argsort(kind="stable")]
    rows["lane"] = range(len(rows))
    reach = _reach(rows)
    height = 36 * len(rows) + 150
    zoom = _zoom(rows, reach)
    traces: list[go.Scatter] = []
    for status, part in split_by(rows, "status"):
        colour = STATUS_COLOURS.get(str(status), GREY)
        traces.append(_draw_ranges(part, colour, reach))
        traces.append(_draw_points(part, colour))
        traces.append(_legend_entry(str(status), colour))
    texts = [wrap(shorten(text, 66), 36, 2) for text in rows.text]
    return make_chart(
        traces,
        finding=finding,
        note="A filled mark is a known day, a bar the days within which it lies, an arrow an open end."
        + note,
        height=height,
        layout={
            "showlegend": True,
            "xaxis": {"type": "date", "range": [reach[0], reach[1]]},
            "yaxis": {
                "tickvals": rows.lane.tolist(),
                "ticktext": texts,
                "range": [len(rows) - 0.4, -0.6],
                "showgrid": False,
                "domain": [0, 1 - 44 / (height - 78) if zoom else 1],
            },
            **zoom,
        },
    )


def _reach(rows: pd.DataFrame) -> tuple[pd.Timestamp, pd.Timestamp]:
    ends = pd.concat([rows.earliest, rows.latest]).dropna()
    first, last = pd.Timestamp(ends.min()), pd.Timestamp(ends.max())
    slack = pd.Timedelta(days=max((last - first).days * 0.06, 5))
    return first - slack, last + slack


def _zoom(rows: pd.DataFrame, reach: tuple[pd.Timestamp, pd.Timestamp]) -> dict[str, object]:
    """Buttons for the whole calendar and its busiest year, where it is much longer than that."""
    centre = pd.Timestamp(rows.middle.median())
    if reach[1] - reach[0] < pd.Timedelta(days=1100):
        return {}
    half = pd.Timedelta(days=240)
    year = [str((centre - half).date()), str((centre + half).date())]
    whole = [str(end.date()) for end in reach]
    buttons = [
        {"label": name, "method": "relayout", "args": [{"xaxis.range": ends}]}
        for name, ends in (("Whole calendar", whole), ("Busiest time", year))
    ]
    menu = {
        "type": "buttons",
        "direction": "right",
        "buttons": buttons,
        "x": 1,
        "xanchor": "right",
        "y": 1,
        "yanchor": "top",
        "font": {"size": 12},
        "bgcolor": "#ffffff",
        "bordercolor": MUTED,
        "showactive": True,
    }
    return {"updatemenus": [menu]}


def _draw_ranges(part: pd.DataFrame, colour: str, reach: tuple[pd.Timestamp, pd.Timestamp]) -> go.Scatter:
    xs: list[object] = []
    ys: list[object] = []
    for row in iterate_rows(part):
        xs += [reach[0] if pd.isna(row.earliest) else row.earliest]
        xs += [reach[1] if pd.isna(row.latest) else row.latest, None]
        ys += [row.lane, row.lane, None]
    return go.Scatter(
        x=xs,
        y=ys,
        mode="lines",
        line={"color": colour, "width": 7},
        opacity=0.35,
        hoverinfo="skip",
        showlegend=False,
    )


def _legend_entry(status: str, colour: str) -> go.Scatter:
    return go.Scatter(x=[None], y=[None], mode="markers", name=status, marker={"color": colour, "size": 11})


def _draw_points(part: pd.DataFrame, colour: str) -> go.Scatter:
    return go.Scatter(
        x=part.middle,
        y=part.lane,
        mode="markers",
        showlegend=False,
        marker={
            "color": [colour if row.earliest == row.latest else "#ffffff" for row in iterate_rows(part)],
            "line": {"color": colour, "width": 2},
            "size": 11,
            "symbol": [_symbol(row.earliest, row.latest) for row in iterate_rows(part)],
        },
        **explain(
            Note(
                f"{shorten(row.text, 50)}: {say_range(row.earliest, row.latest)} ({row.status})",
                [row.sentence_text],
                [
                    f"Said by {row.speaker}" if isinstance(row.speaker, str) else None,
                    f"Why: {row.reason}" if isinstance(row.reason, str) else None,
                ],
            )
            for row in iterate_rows(part)
        ),
    )


def _symbol(earliest: Any, latest: Any) -> str:
    if pd.isna(earliest):
        return "triangle-left"
    return "triangle-right" if pd.isna(latest) else "circle"


def describe_telling(timeline: pd.DataFrame) -> str:
    """Say in a sentence whether the story is told in the order in which things happened."""
    rows = _dated(timeline)
    if len(rows) < 2:
        return "There are too few dated events to compare two orders."
    back = int(_flashbacks(rows).sum())
    if not back:
        return "The story is told in the order in which things happened."
    times = {1: "once", 2: "twice"}.get(back, f"{back} times")
    return f"The story jumps back in time {times}."


def _flashbacks(rows: pd.DataFrame) -> pd.Series:
    """Whether an event certainly lies before the one told just before it."""
    rows = rows.sort_values("start")
    return (rows.latest < rows.earliest.ffill().shift()).fillna(False)


def plot_telling(timeline: pd.DataFrame, sentences: pd.DataFrame) -> Chart:
    """Draw the order of telling (left to right) against the order of happening (bottom to top).

    Parameters
    ----------
    timeline
        `build_timeline(article)`.
    sentences
        `article.sentences`.
    """
    finding = describe_telling(timeline)
    rows = _dated(timeline)
    if len(rows) < 2:
        return make_empty_chart(finding)
    rows, cut = cap_rows(rows.sort_values("start"), "event")
    rows = rows.assign(middle=_middle(rows), sentence_text=sentences_of(rows, sentences))
    back = _flashbacks(rows)
    first, last = rows.earliest.fillna(rows.latest), rows.latest.fillna(rows.earliest)
    places = words_before(rows.start, sentences)
    ranges = go.Scatter(
        x=[x for place in places for x in (place, place, None)],
        y=[y for ends in zip(first, last, strict=True) for y in (*ends, None)],
        mode="lines",
        line={"color": GREY, "width": 5},
        opacity=0.35,
        hoverinfo="skip",
        showlegend=False,
    )
    path = go.Scatter(
        x=places,
        y=rows.middle,
        mode="lines",
        line={"color": MUTED, "width": 1},
        hoverinfo="skip",
        showlegend=False,
    )
    marks = [
        go.Scatter(
            x=places[chosen],
            y=part.middle,
            mode="markers",
            name=name,
            marker={"color": colour, "symbol": symbol, "size": 11, "line": {"color": "#ffffff", "width": 1}},
            **explain(
                Note(f"{shorten(row.text, 50)}: {say_range(row.earliest, row.latest)}", [row.sentence_text])
                for row in iterate_rows(part)
            ),
        )
        for name, colour, symbol, chosen in (
            ("told in order", BLUE, "circle", ~back),
            ("a jump back", VERMILION, "triangle-down", back),
        )
        if len(part := rows[chosen])
    ]
    return make_chart(
        [ranges, path, *marks],
        finding=finding,
        note="Read from left to right as the story is told; where the line falls, it goes back in time."
        + cut,
        height=400,
        layout={
            "showlegend": True,
            "xaxis": story_axis(sentences),
            "yaxis": {"type": "date", "title": {"text": "when it happened"}},
        },
    )


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
    between = say_range(published.earliest, published.latest).replace(" to ", " and ")
    return f"The article appeared between {between}, a span of {published.days:,} days."


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
    open_end = timedelta(days=365)
    known = [day for day in (published.earliest, published.latest) if day]
    earliest: date = published.earliest or known[0] - open_end
    latest: date = published.latest or known[0] + open_end
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
    slack = timedelta(days=max((latest - earliest).days * 0.18, 20))
    return make_chart(
        [bracket],
        finding=finding,
        note="The earliest and latest day on which it can have appeared; below, the evidence.",
        height=80 + below,
        layout={
            "xaxis": {"type": "date", "range": [earliest - slack, latest + slack]},
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

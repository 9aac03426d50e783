"""When things happened: the events of a story on a calendar."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.story import sentences_of, split_by
from analysis.dates import move_within_calendar
from analysis.figure import Chart, make_chart, make_empty_chart
from analysis.frames import check_frames, iterate_rows
from analysis.marks import Note, explain
from analysis.phrasing import close_quotes, count_of, say_range, shorten
from analysis.theme import (
    DAY_TICKS,
    GREY,
    MUTED,
    PAPER,
    STATUS_COLOURS,
    lane_height,
    wrap,
)
from analysis.voices import name_voice

_NOTHING = "Nothing in this story can be put on a calendar."
_YEAR = pd.Timedelta(days=365)
_LONG = 14
"""Lanes that a screen shows at once."""


def keep_dated(timeline: pd.DataFrame) -> pd.DataFrame:
    """The events that a calendar can show: those with a time of their own, or with both ends known."""
    if timeline.empty:
        return timeline
    closed = timeline.earliest.notna() & timeline.latest.notna()
    if "time_start" in timeline:
        closed |= timeline.time_start.notna() & (timeline.earliest.notna() | timeline.latest.notna())
    return timeline[closed]


def find_middle(rows: pd.DataFrame) -> pd.Series:
    """The middle of the days between which each event lies; its known end where the other is open."""
    middle = rows.earliest + (rows.latest - rows.earliest) / 2
    return middle.fillna(rows.earliest).fillna(rows.latest)


def describe_calendar(timeline: pd.DataFrame) -> str:
    """Say in a sentence which time the story's events span."""
    rows = keep_dated(timeline)
    if rows.empty:
        return _NOTHING
    closed = rows[rows.earliest.notna() & rows.latest.notna()]
    half_open = len(rows) - len(closed)
    if closed.empty:
        return f"{count_of(half_open, 'event')} can be dated at one end only."
    first, last = closed.earliest.min(), closed.latest.max()
    exact = int((closed.earliest == closed.latest).sum())
    span = f"in {first.year}" if first.year == last.year else f"between {first.year} and {last.year}"
    can = "none" if not exact else "all" if exact == len(closed) else f"{exact:,}"
    sure = f"{can} of them to the day" if len(closed) > 1 else "to the day" if exact else "not to the day"
    more = f"; {half_open:,} more at one end only" if half_open else ""
    return f"{count_of(len(closed), 'event')} can be dated, {span}; {sure}{more}."


def plot_calendar(timeline: pd.DataFrame, sentences: pd.DataFrame, most: int = 30) -> Chart:
    """Draw the dated events on a calendar, with how sure the date is.

    A point is a day; a bar is the time within which the event lies. Where only one end is known, a stroke marks it,
    and an arrow points to the end that stays open.

    Parameters
    ----------
    timeline
        `build_timeline(article)`.
    sentences
        `article.sentences`.
    most
        Events to show; those with the narrowest dates first.
    """
    check_frames(timeline=timeline, sentences=sentences)
    finding = describe_calendar(timeline)
    rows = keep_dated(timeline)
    if rows.empty:
        return make_empty_chart(finding)
    left_out = len(timeline) - len(rows)
    note = f" Left out: {count_of(left_out, 'event')} that nothing dates." if left_out else ""
    if len(rows) > most:
        note = f" Shown: the {most} dated best of {len(rows):,}." + note
        width = (rows.latest - rows.earliest).fillna(pd.Timedelta(days=36_500))
        rows = rows.loc[width.sort_values(kind="stable").index[:most]]
    order = {status: place for place, status in enumerate(STATUS_COLOURS)}
    rows = rows.assign(
        status=rows.status.fillna("past"),
        middle=find_middle(rows),
        sentence_text=sentences_of(rows, sentences),
    )
    rows = rows.sort_values(["middle", "start"], kind="stable")
    rows = rows.iloc[rows.status.map(order).fillna(len(order)).argsort(kind="stable")]
    rows["lane"] = range(len(rows))
    reach = find_reach(rows)
    texts = [wrap(close_quotes(shorten(text, 66)), 36, 2) for text in rows.text]
    height = lane_height(texts, 36) * len(rows) + 150
    zoom = _zoom(rows, reach)
    above = _axis_above(reach) if len(rows) > _LONG else {}
    room = (44 if zoom else 0) + (26 if above else 0)
    traces: list[go.Scatter] = []
    for status, part in split_by(rows, "status"):
        colour = STATUS_COLOURS.get(str(status), GREY)
        drawn = [_draw_ranges(part, colour, reach), _draw_points(part, colour)]
        drawn += [*_draw_arrows(part, colour, reach), _legend_entry(str(status), colour)]
        traces += [trace.update(legendgroup=str(status)) for trace in drawn]
    if above:
        traces.append(go.Scatter(x=[None], y=[None], xaxis="x2", hoverinfo="skip", showlegend=False))
    return make_chart(
        traces,
        finding=finding,
        note="A filled mark is a known day, a bar the days within which it lies; a stroke is an end that is known, "
        "and an arrow points to one that is open." + note,
        height=height,
        layout={
            "showlegend": True,
            "xaxis": {"type": "date", "range": _widen(reach), "tickformatstops": DAY_TICKS},
            "yaxis": {
                "tickvals": rows.lane.tolist(),
                "ticktext": texts,
                "range": [len(rows) - 0.4, -0.6],
                "showgrid": False,
                "domain": [0, 1 - room / (height - 78)],
            },
            **zoom,
            **above,
        },
    )


def find_reach(rows: pd.DataFrame) -> tuple[pd.Timestamp, pd.Timestamp]:
    """The first and last day of a calendar that holds the events with room around them."""
    ends = pd.concat([rows.earliest, rows.latest]).dropna()
    first, last = pd.Timestamp(ends.min()), pd.Timestamp(ends.max())
    return _make_room((first, last), max(round((last - first).days * 0.06), 5))


def _make_room(ends: tuple[pd.Timestamp, pd.Timestamp], days: int) -> tuple[pd.Timestamp, pd.Timestamp]:
    """The ends so many whole days farther apart, as far as the calendar goes."""
    first, last = ends[0].date(), ends[1].date()
    return (
        pd.Timestamp(move_within_calendar(first, -days)),
        pd.Timestamp(move_within_calendar(last, days)),
    )


def _axis_above(reach: tuple[pd.Timestamp, pd.Timestamp]) -> dict[str, object]:
    """The days once more above a calendar so long that those below it are out of sight."""
    axis = {"type": "date", "side": "top", "overlaying": "x", "matches": "x", "showgrid": False}
    axis["tickformatstops"] = DAY_TICKS
    return {"xaxis2": {**axis, "range": _widen(reach), "tickmode": "auto"}}


def _widen(reach: tuple[pd.Timestamp, pd.Timestamp]) -> list[pd.Timestamp]:
    """The range of the axis: somewhat wider, so that the arrows at both ends keep off the labels."""
    return list(_make_room(reach, math.ceil((reach[1] - reach[0]).days * 0.015)))


def _zoom(rows: pd.DataFrame, reach: tuple[pd.Timestamp, pd.Timestamp]) -> dict[str, object]:
    """Buttons for the whole calendar and its busiest year, where it is much longer than that."""
    if reach[1] - reach[0] < pd.Timedelta(days=1100):
        return {}
    groups = [rows.middle[rows.middle.between(day, day + _YEAR)] for day in rows.middle]
    busiest = max(groups, key=len)
    year = [str(end.date()) for end in _make_room((busiest.min(), busiest.max()), 60)]
    whole = [str(end.date()) for end in _widen(reach)]
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
        "bgcolor": PAPER,
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
    """A mark in the middle of each bar; a stroke at the only end that is known."""
    opened = part.earliest.isna() | part.latest.isna()
    return go.Scatter(
        x=part.middle,
        y=part.lane,
        mode="markers",
        showlegend=False,
        marker={
            "color": [colour if row.earliest == row.latest else PAPER for row in iterate_rows(part)],
            "line": {"color": colour, "width": [3 if half else 2 for half in opened]},
            "size": [18 if half else 11 for half in opened],
            "symbol": ["line-ns" if half else "circle" for half in opened],
            "opacity": 1,
        },
        **explain(map(_explain_event, iterate_rows(part))),
    )


def _draw_arrows(
    part: pd.DataFrame, colour: str, reach: tuple[pd.Timestamp, pd.Timestamp]
) -> Iterator[go.Scatter]:
    """An arrow at the edge of the calendar for each end that is open; the stroke at the other end has the words."""
    opened = part[part.earliest.isna() | part.latest.isna()]
    if len(opened):
        backwards = opened.earliest.isna()
        yield go.Scatter(
            x=[reach[0] if back else reach[1] for back in backwards],
            y=opened.lane,
            mode="markers",
            marker={
                "color": [colour] * len(opened),
                "size": 13,
                "symbol": ["triangle-left" if back else "triangle-right" for back in backwards],
            },
            hovertext=explain(map(_explain_event, iterate_rows(opened)))["hovertext"],
            hoverinfo="text",
            cliponaxis=False,
            showlegend=False,
        )


def _explain_event(row: Any) -> Note:
    return Note(
        f"{close_quotes(shorten(row.text, 50))}: {say_range(row.earliest, row.latest)} ({row.status})",
        [row.sentence_text],
        [
            f"Said by {name_voice(None, row.speaker)}" if isinstance(row.speaker, str) else None,
            f"Why: {row.reason}" if isinstance(row.reason, str) else None,
        ],
    )

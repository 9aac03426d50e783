"""The chart of the order in which a story is told, against the order in which things happened."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.story import cap_rows, sentences_of, story_axis, words_before
from analysis.charts.timeline import find_middle, find_reach, keep_dated
from analysis.figure import Chart, make_chart, make_empty_chart
from analysis.frames import check_frames, iterate_rows
from analysis.marks import Note, explain
from analysis.phrasing import close_quotes, say_range, say_times, shorten
from analysis.theme import BLUE, DAY_TICKS, GREY, MUTED, PAPER, VERMILION

IN_ORDER, BACK, UNKNOWN = "told in order", "a jump back", "cannot be told"
_MARKS = {
    IN_ORDER: {"color": BLUE, "symbol": "circle", "line": {"color": PAPER, "width": 1}},
    BACK: {"color": VERMILION, "symbol": "triangle-down", "line": {"color": PAPER, "width": 1}},
    UNKNOWN: {"color": PAPER, "symbol": "circle", "line": {"color": GREY, "width": 2}},
}


def judge_order(rows: pd.DataFrame) -> pd.Series:
    """Say of each dated event, in the order of telling, how it follows the one with two known ends before it.

    A jump back ends before that one begins; an event in order begins when that one ends, or later, or has the same
    dates. Where the dates overlap, or an end of its own is open, the order cannot be told.

    Examples
    --------
    >>> days = pd.to_datetime(["2024-05-01", "2019-01-01", "2019-06-01", None])
    >>> ends = pd.to_datetime(["2024-05-31", "2019-12-31", "2024-06-30", "2024-05-01"])
    >>> judge_order(pd.DataFrame({"start": range(4), "earliest": days, "latest": ends})).tolist()
    ['told in order', 'a jump back', 'cannot be told', 'cannot be told']
    """
    rows = rows.sort_values("start")
    order, before = [], None
    for row in iterate_rows(rows):
        closed = pd.notna(row.earliest) and pd.notna(row.latest)
        order.append(_compare(row, before) if closed else UNKNOWN)
        before = row if closed else before
    return pd.Series(order, index=rows.index, dtype="object")


def _compare(row: Any, before: Any) -> str:
    if before is None or row.earliest >= before.latest:
        return IN_ORDER
    if row.latest < before.earliest:
        return BACK
    same = row.earliest == before.earliest and row.latest == before.latest
    return IN_ORDER if same else UNKNOWN


def describe_telling(timeline: pd.DataFrame) -> str:
    """Say in a sentence whether the story is told in the order in which things happened."""
    rows = keep_dated(timeline)
    if len(rows) < 2 or int((rows.earliest.notna() & rows.latest.notna()).sum()) < 2:
        return "There are too few dated events to compare two orders."
    order = judge_order(rows)
    back, unknown = int((order == BACK).sum()), int((order == UNKNOWN).sum())
    if not back and not unknown:
        return "The story is told in the order in which things happened."
    jumps = f"The story jumps back in time {say_times(back)}" if back else "No jump back in time is certain"
    return (
        f"{jumps}; for {unknown:,} of {len(rows):,} events the order cannot be told."
        if unknown
        else f"{jumps}."
    )


def plot_telling(timeline: pd.DataFrame, sentences: pd.DataFrame) -> Chart:
    """Draw the order of telling (left to right) against the order of happening (bottom to top).

    Parameters
    ----------
    timeline
        `build_timeline(article)`.
    sentences
        `article.sentences`.
    """
    check_frames(timeline=timeline, sentences=sentences)
    finding = describe_telling(timeline)
    rows = keep_dated(timeline)
    if len(rows) < 2 or int((rows.earliest.notna() & rows.latest.notna()).sum()) < 2:
        return make_empty_chart(finding)
    rows, cut = cap_rows(rows.sort_values("start"), "event")
    rows = rows.assign(
        middle=find_middle(rows),
        sentence_text=sentences_of(rows, sentences),
        place=words_before(rows.start, sentences),
        order=judge_order(rows),
    )
    reach = find_reach(rows)
    opened = rows[rows.earliest.isna() | rows.latest.isna()]
    note = "Read from left to right as the story is told: where the line falls, it goes back in time; where it breaks, "
    note += "the dates of two events overlap, and their order cannot be told."
    if len(opened):
        note += " An arrow is an end that stays open; the line leaves such events out."
    marks = [_draw_marks(part, name) for name in _MARKS if len(part := rows[rows.order == name])]
    arrows = [_draw_arrows(opened, reach)] if len(opened) else []
    return make_chart(
        [_draw_ranges(rows, reach), _draw_path(rows), *arrows, *marks],
        finding=finding,
        note=note + cut,
        height=400,
        layout={
            "showlegend": True,
            "xaxis": story_axis(sentences, rows.place),
            "yaxis": {
                "type": "date",
                "range": list(reach),
                "tickformatstops": DAY_TICKS,
                "title": {"text": "when it happened"},
            },
        },
    )


def _draw_ranges(rows: pd.DataFrame, reach: tuple[pd.Timestamp, pd.Timestamp]) -> go.Scatter:
    first, last = rows.earliest.fillna(reach[0]), rows.latest.fillna(reach[1])
    return go.Scatter(
        x=[x for place in rows.place for x in (place, place, None)],
        y=[y for ends in zip(first, last, strict=True) for y in (*ends, None)],
        mode="lines",
        line={"color": GREY, "width": 5},
        opacity=0.35,
        hoverinfo="skip",
        showlegend=False,
    )


def _draw_path(rows: pd.DataFrame) -> go.Scatter:
    """The line through the events with two known ends, broken before each whose order cannot be told."""
    closed = rows[rows.earliest.notna() & rows.latest.notna()]
    xs: list[object] = []
    ys: list[object] = []
    for row in iterate_rows(closed):
        if row.order == UNKNOWN:
            xs.append(None)
            ys.append(None)
        xs.append(row.place)
        ys.append(row.middle)
    return go.Scatter(
        x=xs, y=ys, mode="lines", line={"color": MUTED, "width": 1}, hoverinfo="skip", showlegend=False
    )


def _draw_arrows(opened: pd.DataFrame, reach: tuple[pd.Timestamp, pd.Timestamp]) -> go.Scatter:
    downwards = opened.earliest.isna()
    return go.Scatter(
        x=opened.place,
        y=[reach[0] if down else reach[1] for down in downwards],
        mode="markers",
        marker={
            "color": GREY,
            "size": 9,
            "symbol": ["arrow-down" if down else "arrow-up" for down in downwards],
        },
        cliponaxis=False,
        hoverinfo="skip",
        showlegend=False,
    )


def _draw_marks(part: pd.DataFrame, name: str) -> go.Scatter:
    return go.Scatter(
        x=part.place,
        y=part.middle,
        mode="markers",
        name=name,
        marker={**_MARKS[name], "size": 11},
        **explain(
            Note(
                f"{close_quotes(shorten(row.text, 50))}: {say_range(row.earliest, row.latest)} ({_say_order(name)})",
                [row.sentence_text],
            )
            for row in iterate_rows(part)
        ),
    )


def _say_order(name: str) -> str:
    return "its order cannot be told" if name == UNKNOWN else name

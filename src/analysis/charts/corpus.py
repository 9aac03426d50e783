"""Charts of many articles: which voices they share, how they hedge, their calendars laid over each other.

Every function takes frames of `corpus.analyse` and `outlets`: a Series of names by article id, in the order in
which the articles are to be shown.
"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.sourcing import add_voices
from analysis.figure import Chart, make_chart, make_empty_chart
from analysis.frames import iterate_rows
from analysis.marks import Note, explain
from analysis.phrasing import count_of, escape, listing, say_day, say_range, shorten
from analysis.theme import (
    GREY,
    HEDGE_MARKS,
    INK,
    PAPER,
    SOURCE_COLOURS,
    STATUS_COLOURS,
    label,
)

_LABELS_AND_LEGEND = 170
_DAY = pd.Timedelta(days=1)
_NO_VOICE = "No article names anybody who speaks."
_NO_HEDGE = "No word in these articles hedges."
_NO_EVENT = "Nothing in these articles can be put on a calendar."


def _count_shares(attributions: pd.DataFrame, outlets: pd.Series) -> pd.DataFrame:
    """One row a named voice and article: its words there, statements, kind of source and outlet."""
    rows = add_voices(attributions[attributions.speaker.notna() & attributions.id.isin(outlets.index)])
    return (
        rows.groupby(["voice", "id"], sort=False)
        .agg(
            words=("words", "sum"),
            statements=("words", "size"),
            source_type=("source_type", "first"),
            said=("text", tuple),
        )
        .reset_index()
        .assign(outlet=lambda shares: shares.id.map(outlets))
    )


def describe_shared_voices(attributions: pd.DataFrame, outlets: pd.Series) -> str:
    """Say in a sentence how many voices are heard by more than one outlet, and whose is heard by most.

    Examples
    --------
    >>> describe_shared_voices(pd.DataFrame({"speaker": [], "id": []}), pd.Series({"a": "Post"}))
    'No article names anybody who speaks.'
    """
    if attributions.speaker.isna().all():
        return _NO_VOICE
    heard = _count_shares(attributions, outlets).groupby("voice", sort=False).outlet.nunique()
    most = heard[heard == heard.max()].index.tolist()
    if heard.max() == 1:
        return f"Each of {count_of(len(heard), 'voice')} is heard by one outlet only."
    shared = int((heard > 1).sum())
    widest = f"{listing(most)} by {heard.max()}" if len(most) <= 2 else f"some by as many as {heard.max()}"
    return (
        f"{shared} of {count_of(len(heard), 'named voice')} {'is' if shared == 1 else 'are'} heard by more than "
        f"one outlet, {widest}."
    )


def plot_shared_voices(attributions: pd.DataFrame, outlets: pd.Series, most: int = 24) -> Chart:
    """Draw which voices carry which articles: a dot where a voice is heard, larger the more words it has.

    Parameters
    ----------
    attributions
        Of `corpus.analyse`.
    outlets
        Name of the outlet by article id; its order is the order of the columns.
    most
        Voices to show; those heard in the most articles first.
    """
    finding = describe_shared_voices(attributions, outlets)
    if finding == _NO_VOICE:
        return make_empty_chart(finding)
    shares = _count_shares(attributions, outlets)
    heard = shares.groupby("voice", sort=False).id.nunique().sort_values(ascending=False, kind="stable")
    shown = set(heard.index[:most])
    columns = {identity: place for place, identity in enumerate(outlets.index)}
    shares = shares[shares.voice.isin(shown)].assign(column=shares.id.map(columns))
    voices = shares.sort_values("column", kind="stable").voice.drop_duplicates().tolist()
    left_out = f" Shown: {len(voices)} of {count_of(len(heard), 'voice')}." if len(heard) > most else ""
    traces = [
        go.Scatter(
            x=part.column,
            y=part.voice.map(label),
            mode="markers",
            name=escape(kind),
            marker={
                "color": SOURCE_COLOURS.get(str(kind), GREY),
                "size": part.words,
                "sizemode": "area",
                "sizeref": max(shares.words.max(), 1) / 22**2,
                "sizemin": 4,
                "line": {"color": PAPER, "width": 1},
            },
            **explain(
                Note(
                    f"{row.voice} in {row.outlet} ({row.id}): {count_of(row.words, 'word')} in "
                    f"{count_of(row.statements, 'statement')}",
                    row.said,
                )
                for row in iterate_rows(part)
            ),
        )
        for kind, part in shares.groupby("source_type", sort=False)
    ]
    chart = make_chart(
        traces,
        finding=finding,
        note="A dot is a voice in an article, larger the more words it is given. Articles with the same dots "
        "rest on the same people." + left_out,
        height=27 * len(voices) + _LABELS_AND_LEGEND,
        layout={
            "showlegend": True,
            "xaxis": {
                "tickvals": list(columns.values()),
                "ticktext": [escape(shorten(outlet, 22)) for outlet in outlets],
                "tickangle": -40,
                "range": [-0.6, len(columns) - 0.4],
                "showgrid": True,
            },
            "yaxis": {"categoryorder": "array", "categoryarray": [label(voice) for voice in voices[::-1]]},
        },
    )
    chart.update_layout(margin_b=_LABELS_AND_LEGEND)
    return chart


def _count_hedges(hedges: pd.DataFrame, articles: pd.DataFrame, outlets: pd.Series) -> pd.DataFrame:
    """One row an outlet and kind: hedges, and hedges per 1,000 words."""
    cues = hedges[(hedges.kind != "booster") & hedges.id.isin(outlets.index)]
    cues = cues.assign(outlet=cues.id.map(outlets))
    words = articles.assign(outlet=articles.id.map(outlets)).groupby("outlet").words.sum()
    counts = cues.groupby(["outlet", "kind"], sort=False).size().rename("hedges").reset_index()
    return counts.assign(
        rate=1_000 * counts.hedges / counts.outlet.map(words).astype("float64").clip(lower=1)
    )


def describe_outlet_hedging(hedges: pd.DataFrame, articles: pd.DataFrame, outlets: pd.Series) -> str:
    """Say in a sentence which outlet hedges most and which least."""
    counts = _count_hedges(hedges, articles, outlets)
    if counts.empty:
        return _NO_HEDGE
    read = outlets[outlets.index.isin(articles.id)].unique()
    rates = counts.groupby("outlet").rate.sum().reindex(read, fill_value=0).sort_values(kind="stable")
    if len(rates) == 1:
        return f"{rates.index[0]} hedges {rates.iloc[0]:.0f} times in 1,000 words."
    return (
        f"{rates.index[-1]} hedges most, {rates.iloc[-1]:.0f} times in 1,000 words; {rates.index[0]} least, "
        f"{rates.iloc[0]:.0f} times."
    )


def plot_outlet_hedging(hedges: pd.DataFrame, articles: pd.DataFrame, outlets: pd.Series) -> Chart:
    """Draw how often each outlet hedges in 1,000 words, by kind of hedge; boosters are left out.

    Parameters
    ----------
    hedges, articles
        Of `corpus.analyse`.
    outlets
        Name of the outlet by article id.
    """
    finding = describe_outlet_hedging(hedges, articles, outlets)
    counts = _count_hedges(hedges, articles, outlets)
    if counts.empty:
        return make_empty_chart(finding)
    words = articles.assign(outlet=articles.id.map(outlets)).groupby("outlet").words.sum()
    order = counts.groupby("outlet").rate.sum().reindex(words.index, fill_value=0).sort_values().index
    totals = counts.groupby("outlet").hedges.sum().reindex(words.index, fill_value=0)
    names = {
        outlet: f"{label(outlet)}<br>{totals[outlet]} in {words[outlet]:,} words" for outlet in words.index
    }
    traces = [
        go.Bar(
            x=part.rate,
            y=part.outlet.map(names),
            orientation="h",
            name=kind,
            marker={"color": HEDGE_MARKS[kind][0], "line": {"color": PAPER, "width": 1}},
            **explain(
                Note(
                    f"{row.outlet}: {count_of(row.hedges, f'{kind} hedge')}, {row.rate:.1f} in 1,000 words",
                    [", ".join(f"“{text}”" for text in _examples(hedges, outlets, row.outlet, kind))],
                )
                for row in iterate_rows(part)
            ),
        )
        for kind in HEDGE_MARKS
        if len(part := counts[counts.kind == kind])
    ]
    return make_chart(
        traces,
        finding=finding,
        note="Hedges in 1,000 words, with the counts they rest on: a handful of hedges more or less is chance, "
        "not style.",
        height=44 * len(words) + 120,
        layout={
            "barmode": "stack",
            "showlegend": True,
            "xaxis": {"title": {"text": "hedges in 1,000 words"}},
            "yaxis": {"categoryorder": "array", "categoryarray": [names[outlet] for outlet in order]},
        },
    )


def _examples(hedges: pd.DataFrame, outlets: pd.Series, outlet: str, kind: str) -> list[str]:
    texts = hedges.text[(hedges.kind == kind) & (hedges.id.map(outlets) == outlet)]
    return texts.drop_duplicates().tolist()[:5]


def _find_dated(timeline: pd.DataFrame, outlets: pd.Series) -> pd.DataFrame:
    """The events with both ends known, with their outlet."""
    dated = timeline.earliest.notna() & timeline.latest.notna() & timeline.id.isin(outlets.index)
    return timeline[dated].assign(outlet=timeline.id.map(outlets))


def describe_calendars(timeline: pd.DataFrame, outlets: pd.Series) -> str:
    """Say in a sentence how many days are told by more than one outlet, and which by most."""
    rows = _find_dated(timeline, outlets)
    if rows.empty:
        return _NO_EVENT
    days = rows[rows.earliest == rows.latest]
    told = days.groupby("earliest").outlet.nunique()
    shared = int((told > 1).sum())
    if not shared:
        return f"No day is told by more than one of {count_of(outlets.nunique(), 'outlet')}."
    first = f"{say_day(told.sort_values(kind='stable').index[-1])} by {told.max()}"
    return (
        f"{count_of(shared, 'day')} {'is' if shared == 1 else 'are'} told by more than one outlet, {first}."
    )


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
    rows = rows.assign(
        lane=rows.id.map(lanes),
        middle=rows.earliest + (rows.latest - rows.earliest) / 2,
        status=rows.status.fillna("past"),
    )
    printed = articles[articles.earliest.notna() & articles.id.isin(lanes)]
    days = pd.concat([printed.earliest, printed.latest] if len(printed) else [rows.earliest, rows.latest])
    reach = (days.min() - margin_days * _DAY, days.max() + margin_days * _DAY)
    outside = int(((rows.latest < reach[0]) | (rows.earliest > reach[1])).sum())
    traces = [_draw_publication(printed, lanes)]
    for status, colour in STATUS_COLOURS.items():
        part = rows[rows.status == status]
        if len(part):
            traces += [_draw_bars(part, colour), _draw_days(part, status, colour)]
    return make_chart(
        traces,
        finding=finding,
        note="A filled mark is a day, a hollow one the middle of the bar within which the event lies; the black "
        "line is the day of publication."
        + (f" {count_of(outside, 'event')} lie outside: drag the chart sideways." if outside else ""),
        height=30 * len(lanes) + 110,
        layout={
            "showlegend": True,
            "xaxis": {"type": "date", "range": [str(end.date()) for end in reach], "showgrid": True},
            "yaxis": {
                "tickvals": list(lanes.values()),
                "ticktext": [escape(shorten(outlet, 26)) for outlet in outlets],
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
        **explain(Note(f"published {say_range(row.earliest, row.latest)}") for row in iterate_rows(printed)),
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
                f"{row.outlet}: {say_range(row.earliest, row.latest)} ({status})",
                [row.text],
                [f"Said by {row.speaker}" if isinstance(row.speaker, str) else None],
            )
            for row in iterate_rows(part)
        ),
    )

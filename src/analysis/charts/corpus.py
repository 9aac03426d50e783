"""Charts of many articles: which voices they share, and how they hedge.

Every function takes frames of `corpus.analyse` and `outlets`: a Series of names by article id, in the order in
which the articles are to be shown.
"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from analysis.article import Article
from analysis.charts.sourcing import add_voices
from analysis.charts.story import name_articles
from analysis.figure import Chart, make_chart, make_empty_chart
from analysis.frames import iterate_rows
from analysis.marks import Note, explain
from analysis.phrasing import count_of, escape, listing, say_times
from analysis.theme import (
    GREY,
    HEDGE_MARKS,
    INK,
    PAPER,
    SOURCE_COLOURS,
    label,
    lane_height,
)

_LABELS_AND_LEGEND = 200
_MOST_PASSAGES = 8
_NO_PEOPLE = ("institution", "document", "media")
_NO_VOICE = "No article names anybody who speaks."
_NO_HEDGE = "No word in these articles hedges."
_TWO_SIGMA_HALVED = 0.98
_CHANCE_LINE = "what chance allows"
_CHANCE = "So few hedges differ by chance too."


def _count_shares(attributions: pd.DataFrame, outlets: pd.Series) -> pd.DataFrame:
    """One row a named voice and article: its words there, statements, kind of source and outlet."""
    rows = add_voices(attributions[attributions.speaker.notna() & attributions.id.isin(outlets.index)])
    rows = rows.assign(voice=_drop_occupations(rows.voice, rows.source_type))
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


def _drop_occupations(voices: pd.Series, source_types: pd.Series) -> pd.Series:
    """Name a person who is called "Farmer Tom Hadley" here and "Tom Hadley" there by the shorter name."""
    people = voices[~source_types.isin(_NO_PEOPLE)].drop_duplicates().astype(str)
    names = {name for name in people if len(name.split()) > 1}
    shorter = {}
    for name in names:
        words = name.split()
        if len(words) > 2 and all(word[:1].isupper() for word in words) and " ".join(words[1:]) in names:
            shorter[name] = " ".join(words[1:])
    return voices.replace(shorter)


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
    if heard.empty:
        return _NO_VOICE
    most = heard[heard == heard.max()].index.tolist()
    if heard.max() == 1:
        who = f"Each of {len(heard):,} voices" if len(heard) > 1 else "The one voice that is named"
        return f"{who} is heard by one outlet only."
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
    left_out = f" Shown: {len(voices):,} of {count_of(len(heard), 'voice')}." if len(heard) > most else ""
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
        height=lane_height(map(label, voices), 27) * len(voices) + _LABELS_AND_LEGEND,
        layout={
            "showlegend": True,
            "xaxis": {
                "tickvals": list(columns.values()),
                "ticktext": name_articles(outlets),
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


def _rate_outlets(hedges: pd.DataFrame, articles: pd.DataFrame, outlets: pd.Series) -> pd.DataFrame:
    """One row an outlet that was read, least hedging first: hedges, words, rate, and its bounds low and high.

    The bounds hold the rate of 95 in 100 such texts if hedges fall like raindrops (Poisson), by the square-root
    transformation (Freeman and Tukey 1950).
    """
    read = outlets[outlets.index.isin(articles.id)].unique()
    words = articles.assign(outlet=articles.id.map(outlets)).groupby("outlet").words.sum().reindex(read)
    hedged = (
        _count_hedges(hedges, articles, outlets).groupby("outlet").hedges.sum().reindex(read, fill_value=0)
    )
    scale = 1_000 / words.astype("float64").clip(lower=1)
    roots = hedged.astype("float64") ** 0.5, (hedged + 1.0) ** 0.5
    rates = pd.DataFrame(
        {
            "hedges": hedged,
            "words": words,
            "rate": scale * hedged,
            "low": scale * (roots[0] - _TWO_SIGMA_HALVED).clip(lower=0) ** 2,
            "high": scale * (roots[1] + _TWO_SIGMA_HALVED) ** 2,
        }
    )
    return rates.sort_values("rate", kind="stable")


def describe_outlet_hedging(hedges: pd.DataFrame, articles: pd.DataFrame, outlets: pd.Series) -> str:
    """Say in a sentence which outlet hedges most and which least, and whether chance makes such differences."""
    if not outlets.index.isin(articles.id).any():
        return "There is no article here to compare."
    if _count_hedges(hedges, articles, outlets).empty:
        return _NO_HEDGE
    rates = _rate_outlets(hedges, articles, outlets)
    least, most = rates.iloc[0], rates.iloc[-1]
    if len(rates) == 1:
        return f"{rates.index[0]} hedges {say_times(round(least.rate))} in 1,000 words."
    said = (
        f"{rates.index[-1]} hedges most, {say_times(round(most.rate))} in 1,000 words; {rates.index[0]} least, "
        f"{say_times(round(least.rate))}."
    )
    return f"{said} {_CHANCE}" if most.low <= least.high else said


def plot_outlet_hedging(
    hedges: pd.DataFrame, articles: pd.DataFrame, outlets: pd.Series, texts: pd.Series | None = None
) -> Chart:
    """Draw how often each outlet hedges in 1,000 words, by kind of hedge; boosters are left out.

    Parameters
    ----------
    hedges, articles
        Of `corpus.analyse`.
    outlets
        Name of the outlet by article id.
    texts
        Text by article id, for a click on a bar to show whole sentences; the hedges alone where None.
    """
    finding = describe_outlet_hedging(hedges, articles, outlets)
    counts = _count_hedges(hedges, articles, outlets)
    if counts.empty:
        return make_empty_chart(finding)
    rates = _rate_outlets(hedges, articles, outlets)
    names = {
        row.Index: f"{label(row.Index)}<br>{row.hedges} in {row.words:,} words" for row in iterate_rows(rates)
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
                    _find_passages(
                        hedges[(hedges.kind == kind) & (hedges.id.map(outlets) == row.outlet)], texts
                    ),
                )
                for row in iterate_rows(part)
            ),
        )
        for kind in HEDGE_MARKS
        if len(part := counts[counts.kind == kind])
    ]
    bounds = go.Scatter(
        x=rates.rate,
        y=rates.index.map(names),
        mode="markers",
        name=_CHANCE_LINE,
        legendgroup=_CHANCE_LINE,
        showlegend=False,
        marker={"color": INK, "size": 3},
        error_x={
            "type": "data",
            "array": rates.high - rates.rate,
            "arrayminus": rates.rate - rates.low,
            "color": INK,
            "thickness": 1.5,
            "width": 5,
        },
        hoverinfo="skip",
    )
    key = go.Scatter(
        x=[None],
        y=[None],
        mode="lines",
        name=_CHANCE_LINE,
        legendgroup=_CHANCE_LINE,
        line={"color": INK, "width": 1.5},
        hoverinfo="skip",
    )
    return make_chart(
        [*traces, bounds, key],
        finding=finding,
        note="Hedges in 1,000 words, with the counts they rest on. The line shows how far chance moves a rate that "
        "rests on so few: outlets whose lines overlap may well hedge alike.",
        height=44 * len(rates) + 130,
        layout={
            "barmode": "stack",
            "showlegend": True,
            "xaxis": {"title": {"text": "hedges in 1,000 words"}, "rangemode": "tozero"},
            "yaxis": {"categoryorder": "array", "categoryarray": [names[outlet] for outlet in rates.index]},
        },
    )


def _find_passages(hedges: pd.DataFrame, texts: pd.Series | None) -> list[str]:
    """The sentences that some hedges stand in, or the hedges where the texts are not given; a few of them."""
    if texts is None:
        return [", ".join(f"“{text}”" for text in hedges.text.drop_duplicates()[:_MOST_PASSAGES])]
    passages: dict[str, None] = {}
    for identity, part in hedges.groupby("id", sort=False):
        spans = Article.from_text(texts[identity]).sentence_spans
        for row in part.sentence.dropna().unique():
            passages[texts[identity][slice(*spans[row])]] = None
        if len(passages) >= _MOST_PASSAGES:
            break
    return list(passages)[:_MOST_PASSAGES]

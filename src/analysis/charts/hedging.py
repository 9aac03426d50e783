"""Charts of how sure the words are: where hedges stand, who hedges, which statements are least certain."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.story import (
    cap_rows,
    passages_of,
    sentences_of,
    split_by,
    story_axis,
    word_counts,
    words_before,
)
from analysis.figure import Chart, make_chart, make_empty_chart
from analysis.frames import iterate_rows
from analysis.marks import Note, explain
from analysis.phrasing import count_of, percent, shorten
from analysis.theme import (
    BLUE,
    GREY,
    HEDGE_MARKS,
    INK,
    MUTED,
    PAPER,
    VERMILION,
    label,
    wrap,
)

WRITER = "the writer"
_NOTHING = "No word in this story hedges."
_MEANINGS = {
    "epistemic": "what may be so",
    "doxastic": "what somebody believes",
    "conditional": "what depends on something",
    "approximator": "what is only roughly so",
    "weasel": "sources that are nobody",
    "booster": "words that add certainty",
}


def _strength(rows: pd.DataFrame) -> pd.Series:
    return rows.strength.abs().fillna(0.5).clip(0, 1)


def _holder(rows: pd.DataFrame) -> pd.Series:
    return rows.holder.fillna("article").replace("article", WRITER)


def describe_hedges(hedges: pd.DataFrame, sentences: pd.DataFrame) -> str:
    """Say in a sentence how many sentences are hedged."""
    cues = hedges[hedges.kind != "booster"] if len(hedges) else hedges
    if cues.empty:
        return _NOTHING
    hedged = cues.sentence.nunique()
    return (
        f"{hedged} of {count_of(len(sentences), 'sentence')} {'is' if hedged == 1 else 'are'} hedged, "
        f"by {count_of(len(cues), 'cue')}."
    )


def plot_hedges(hedges: pd.DataFrame, sentences: pd.DataFrame) -> Chart:
    """Draw the hedges along the story, a lane for each kind, larger where they weaken more.

    Parameters
    ----------
    hedges
        `find_hedges(article)`.
    sentences
        `article.sentences`.
    """
    finding = describe_hedges(hedges, sentences)
    if hedges.empty:
        return make_empty_chart(finding)
    rows, cut = cap_rows(hedges.sort_values("start"), "hedge")
    kinds = [kind for kind in HEDGE_MARKS if (rows.kind == kind).any()]
    kinds += [kind for kind in dict.fromkeys(rows.kind.dropna()) if kind not in kinds]
    lanes = {
        kind: f"{label(kind)}<br><span style='color:{MUTED}'>{_MEANINGS.get(kind, '')}</span>"
        for kind in kinds
    }
    traces = []
    for kind in kinds:
        part = rows[rows.kind == kind]
        colour, symbol = HEDGE_MARKS.get(kind, (GREY, "circle"))
        traces.append(
            go.Scatter(
                x=words_before(part.start, sentences),
                y=[lanes[kind]] * len(part),
                mode="markers",
                name=kind,
                marker={
                    "color": colour,
                    "symbol": symbol,
                    "size": 9 + 11 * _strength(part),
                    "opacity": 0.85,
                    "line": {"color": PAPER, "width": 1},
                },
                **explain(
                    Note(
                        f"“{row.text}” ({row.kind}, strength {row.strength:.1f}), held by {holder}",
                        [sentence],
                    )
                    for row, holder, sentence in zip(
                        iterate_rows(part), _holder(part), sentences_of(part, sentences), strict=True
                    )
                ),
                showlegend=False,
            )
        )
    return make_chart(
        traces,
        finding=finding,
        note="Each mark is a cue; the larger, the more it changes how certain the words are." + cut,
        height=52 * len(kinds) + 70,
        layout={
            "xaxis": story_axis(sentences),
            "yaxis": {"categoryorder": "array", "categoryarray": [lanes[kind] for kind in kinds[::-1]]},
        },
    )


def describe_holders(hedges: pd.DataFrame) -> str:
    """Say in a sentence who is being careful, the writer or the sources.

    Examples
    --------
    >>> describe_holders(pd.DataFrame({"kind": ["epistemic"], "holder": [None]}))
    'The writer does all the hedging.'
    """
    cues = hedges[hedges.kind != "booster"] if len(hedges) else hedges
    if cues.empty:
        return _NOTHING
    writer = int((_holder(cues) == WRITER).sum())
    if writer == len(cues):
        return "The writer does all the hedging."
    if not writer:
        return "All hedges stand in the sources' statements, none in the writer's own."
    return f"The writer hedges {percent(writer, len(cues))} of the time; the rest stands in the sources' statements."


def plot_holders(hedges: pd.DataFrame, sentences: pd.DataFrame | None = None, most: int = 12) -> Chart:
    """Draw who hedges how, the writer first.

    Parameters
    ----------
    hedges
        `find_hedges(article, attributions)`.
    sentences
        `article.sentences`, for a click on a bar to show them; without them it shows the cues.
    most
        Holders to show.
    """
    finding = describe_holders(hedges)
    if hedges.empty:
        return make_empty_chart(finding)
    rows = hedges.assign(holder=_holder(hedges))
    counts = rows.holder.value_counts(sort=True)
    holders = sorted(counts.index, key=lambda holder: (holder != WRITER, -counts[holder]))[:most]
    rows = rows[rows.holder.isin(holders)]
    traces = [
        go.Bar(
            x=[len(cues) for _, cues in grouped],
            y=[label(holder) for holder, _ in grouped],
            orientation="h",
            name=kind,
            marker={
                "color": HEDGE_MARKS.get(str(kind), (GREY,))[0],
                "line": {"color": PAPER, "width": 1},
                "pattern": {
                    "shape": "x" if kind == "booster" else "",
                    "fillmode": "overlay",
                    "fgcolor": PAPER,
                },
            },
            **explain(
                Note(
                    f"{holder}: {count_of(len(cues), f'{kind} cue')}",
                    passages_of(cues, sentences),
                    [", ".join(f"“{text}”" for text in cues.text.iloc[:12])],
                )
                for holder, cues in grouped
            ),
        )
        for kind, part in split_by(rows, "kind")
        if (grouped := split_by(part, "holder"))
    ]
    return make_chart(
        traces,
        finding=finding,
        note="Cues by the one whose statement they stand in; boosters add certainty instead of taking it.",
        height=30 * len(holders) + 120,
        layout={
            "barmode": "stack",
            "showlegend": True,
            "xaxis": {"title": {"text": "cues"}, "tickformat": "d"},
            "yaxis": {"categoryorder": "array", "categoryarray": [label(h) for h in holders[::-1]]},
        },
    )


def describe_certainty(statements: pd.DataFrame) -> str:
    """Say in a sentence which statement is the least certain."""
    if statements.empty or statements.certainty.isna().all():
        return "There is no statement to weigh."
    least = statements.iloc[int(statements.certainty.argmin())]
    if least.certainty >= statements.certainty.max():
        return f"All {len(statements)} statements are equally certain."
    return f"Least certain of {len(statements)} statements: “{shorten(least.text, 70)}”"


def plot_certainty(statements: pd.DataFrame, most: int = 6) -> Chart:
    """Draw the least and the most certain statements.

    Parameters
    ----------
    statements
        Rows with text and certainty (0 to 1), and if need be speaker: sentences or the ledger's claims.
    most
        Statements to show at either end.
    """
    finding = describe_certainty(statements)
    if statements.empty or statements.certainty.isna().all():
        return make_empty_chart(finding)
    ranked = statements.dropna(subset="certainty").sort_values(["certainty", "start"], kind="stable")
    rows = ranked if len(ranked) <= 2 * most else pd.concat([ranked.head(most), ranked.tail(most)])
    places = list(range(len(rows)))
    names = [wrap(shorten(text, 84), 44, 2) for text in rows.text]
    low = rows.certainty < 0.5
    trace = go.Scatter(
        x=rows.certainty,
        y=places,
        mode="markers",
        marker={
            "size": 14,
            "color": [VERMILION if weak else BLUE for weak in low],
            "symbol": ["diamond" if weak else "circle" for weak in low],
        },
        cliponaxis=False,
        **explain(
            Note(f"Certainty {certainty:.2f}", [text])
            for certainty, text in zip(rows.certainty, rows.text, strict=True)
        ),
    )
    stems = go.Bar(
        x=rows.certainty,
        y=places,
        orientation="h",
        width=0.06,
        marker={"color": MUTED},
        hoverinfo="skip",
    )
    return make_chart(
        [stems, trace],
        finding=finding,
        note="From 0 (anything is possible) to 1 (said without any reserve), by the words alone."
        + (f" Shown: the {most} least and {most} most certain." if len(rows) < len(ranked) else ""),
        height=42 * len(rows) + 60,
        layout={
            "showlegend": False,
            "xaxis": {"range": [0, 1.04], "title": {"text": "certainty"}},
            "yaxis": {"tickvals": places, "ticktext": names, "autorange": "reversed", "showgrid": False},
        },
    )


def rate_hedges(hedges: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """Cues of each kind per 1,000 words of the story: kind, cues, rate."""
    words = max(1, int(word_counts(sentences.text).sum()))
    counts = hedges.kind.value_counts()
    kinds = [*HEDGE_MARKS, *(kind for kind in counts.index if kind not in HEDGE_MARKS)]
    cues = [int(counts.get(kind, 0)) for kind in kinds]
    return pd.DataFrame({"kind": kinds, "cues": cues, "rate": [1000 * number / words for number in cues]})


def describe_rates(rates: pd.DataFrame, news: pd.DataFrame) -> str:
    """Say in a sentence which kind of hedge is more frequent here than in most news."""
    if not rates.cues.sum():
        return _NOTHING
    both = rates.merge(news[["kind", "low", "middle", "high"]], on="kind")
    above = both[(both.cues > 1) & (both.rate > both.high)]
    if above.empty:
        return "This story hedges no more than news usually does."
    first = above.iloc[int((above.rate / above.high.clip(lower=0.1)).argmax())]
    return (
        f"More {first.kind} words than in nine of ten news stories: "
        f"{first.rate:.1f} in 1,000 words, against {first.middle:.1f} in the middle one."
    )


def plot_rates(rates: pd.DataFrame, news: pd.DataFrame) -> Chart:
    """Draw how often this story hedges, kind by kind, beside news.

    Parameters
    ----------
    rates
        `rate_hedges(hedges, sentences)`: kind, cues, rate.
    news
        The same measured on news: kind, low, middle, high (10th, 50th and 90th percentile of articles).
    """
    finding = describe_rates(rates, news)
    both = rates.merge(news[["kind", "low", "middle", "high"]], on="kind")
    if both.empty:
        return make_empty_chart(finding)
    lanes = both.kind.map(label)
    usual = go.Bar(
        base=both.low,
        x=both.high - both.low,
        y=lanes,
        orientation="h",
        width=0.34,
        name="four in five news stories",
        marker={"color": "#c9ced4"},
        **explain(
            Note(
                f"{row.kind} in news: between {row.low:.1f} and {row.high:.1f} in 1,000 words "
                f"in four of five stories, {row.middle:.1f} in the middle one"
            )
            for row in iterate_rows(both)
        ),
    )
    middle = go.Scatter(
        x=both.middle,
        y=lanes,
        mode="markers",
        name="the middle one",
        marker={"symbol": "line-ns", "size": 18, "line": {"width": 3, "color": INK}},
        hoverinfo="skip",
    )
    here = go.Scatter(
        x=both.rate,
        y=lanes,
        mode="markers",
        name="this story",
        marker={"size": 14, "color": VERMILION, "symbol": "diamond"},
        cliponaxis=False,
        **explain(
            Note(f"{row.kind} here: {row.rate:.1f} in 1,000 words ({count_of(row.cues, 'cue')})")
            for row in iterate_rows(both)
        ),
    )
    return make_chart(
        [usual, middle, here],
        finding=finding,
        note="Cues in 1,000 words; a short story moves in large steps.",
        height=40 * len(both) + 120,
        layout={
            "showlegend": True,
            "xaxis": {"title": {"text": "cues in 1,000 words"}, "rangemode": "tozero"},
            "yaxis": {"categoryorder": "array", "categoryarray": lanes.tolist()[::-1]},
        },
    )

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
from analysis.lexicons import read_lexicon
from analysis.marks import Note, explain
from analysis.phrasing import count_of, percent
from analysis.theme import (
    GREY,
    HEDGE_MARKS,
    INK,
    MUTED,
    PAPER,
    SILVER,
    VERMILION,
    label,
    lane_height,
)
from analysis.voices import name_holder

WRITER = "the writer"
OTHER_HOLDERS = "other holders"
LEAST_CUES, LEAST_WORDS = 5, 300
"""What a comparison with other stories needs: cues of a kind, and words of the story."""
_FIGURES_OF = "US political news"
_NOTHING = "No word in this story hedges."
_MEANINGS = {
    "epistemic": "what may be so",
    "doxastic": "what somebody believes",
    "conditional": "what depends on something",
    "approximator": "what is only roughly so",
    "weasel": "who, how many or how often left open",
    "booster": "words that add certainty",
}


def _lane(kind: str) -> str:
    """The label of a kind of cue, with what it means in smaller print."""
    return f"{label(kind)}<br><span style='color:{MUTED}'>{_MEANINGS.get(kind, '')}</span>"


def _strength(rows: pd.DataFrame) -> pd.Series:
    return rows.strength.abs().fillna(0.5).clip(0, 1)


def _holder(rows: pd.DataFrame) -> pd.Series:
    return rows.holder.fillna("article").map(name_holder).fillna(WRITER)


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
    rows = rows.assign(place=words_before(rows.start, sentences))
    lanes = {kind: _lane(kind) for kind in kinds}
    traces = []
    for kind in kinds:
        part = rows[rows.kind == kind]
        colour, symbol = HEDGE_MARKS.get(kind, (GREY, "circle"))
        traces.append(
            go.Scatter(
                x=part.place,
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
            "xaxis": story_axis(sentences, rows.place),
            "yaxis": {"categoryorder": "array", "categoryarray": [lanes[kind] for kind in kinds[::-1]]},
        },
    )


def describe_holders(hedges: pd.DataFrame) -> str:
    """Say in a sentence whose the cues are, the writer's or the sources'.

    Examples
    --------
    >>> describe_holders(pd.DataFrame({"kind": ["epistemic"], "holder": [None]}))
    'The writer does all the hedging.'
    >>> describe_holders(pd.DataFrame({"kind": ["epistemic", "weasel"], "holder": ["article", "Ann Lee"]}))
    "50% of the cues are the writer's own; the rest stand in the sources' statements."
    """
    cues = hedges[hedges.kind != "booster"] if len(hedges) else hedges
    if cues.empty:
        return _NOTHING
    writer = int((_holder(cues) == WRITER).sum())
    if writer == len(cues):
        return "The writer does all the hedging."
    if not writer:
        return "All hedges stand in the sources' statements, none in the writer's own."
    share = percent(writer, len(cues))
    return f"{share} of the cues are the writer's own; the rest stand in the sources' statements."


def plot_holders(hedges: pd.DataFrame, sentences: pd.DataFrame | None = None, most: int = 12) -> Chart:
    """Draw who hedges how, the writer first.

    Parameters
    ----------
    hedges
        `find_hedges(article, drop_refusals(attributions))`: a doubt in the telling of a refusal is the writer's.
    sentences
        `article.sentences`, for a click on a bar to show them; without them it shows the cues.
    most
        Holders to show one by one, those with most cues; the others share a bar.
    """
    finding = describe_holders(hedges)
    if hedges.empty:
        return make_empty_chart(finding)
    rows = hedges.assign(holder=_holder(hedges))
    counts = rows.holder.value_counts(sort=True)
    holders = sorted(counts.index, key=lambda holder: (holder != WRITER, -counts[holder]))
    note = "Cues by the one whose statement they stand in."
    if (rows.kind == "booster").any():
        note += (
            " Crossed bars are boosters, which add certainty instead of taking it; the title leaves them out."
        )
    if len(holders) > most:
        note += f" Shown: {most} of {count_of(len(holders), 'holder')} by name."
        rows["holder"] = rows.holder.where(rows.holder.isin(holders[:most]), OTHER_HOLDERS)
        holders = [*holders[:most], OTHER_HOLDERS]
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
        note=note,
        height=lane_height(map(label, holders)) * len(holders) + 120,
        layout={
            "barmode": "stack",
            "showlegend": True,
            "xaxis": {"title": {"text": "cues"}, "tickformat": "d"},
            "yaxis": {"categoryorder": "array", "categoryarray": [label(h) for h in holders[::-1]]},
        },
    )


def describe_strengths() -> str:
    """Say in a sentence how many strengths of cues rest on what readers answered, and how many on judgement.

    Examples
    --------
    >>> describe_strengths().endswith("for all others it is the compiler's judgement.")
    True
    """
    cues = read_lexicon("hedge_cues")
    asked = cues.source.str.contains("Kent") & ~cues.source.str.contains("no figure")
    return (
        f"For {int(asked.sum())} of {count_of(len(cues), 'cue')} in the list the strength is what readers answered "
        "(Kent 1964); for all others it is the compiler's judgement."
    )


def rate_hedges(hedges: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """Count the cues of each kind in 1,000 words of the story.

    Parameters
    ----------
    hedges
        `find_hedges(article)`.
    sentences
        `article.sentences`.

    Returns
    -------
    DataFrame
        One row a kind: kind, cues (how many), rate (in 1,000 words), words (of the story).

    Examples
    --------
    >>> cues, story = pd.DataFrame({"kind": ["weasel"]}), pd.DataFrame({"text": ["Some say that it rained."]})
    >>> rate_hedges(cues, story).query("kind == 'weasel'").values.tolist()
    [['weasel', 1, 200.0, 5]]
    """
    words = int(word_counts(sentences.text).sum())
    counts = hedges.kind.value_counts()
    kinds = [*HEDGE_MARKS, *(kind for kind in counts.index if kind not in HEDGE_MARKS)]
    cues = [int(counts.get(kind, 0)) for kind in kinds]
    rates = [1000 * number / max(1, words) for number in cues]
    return pd.DataFrame({"kind": kinds, "cues": cues, "rate": rates, "words": words})


def describe_rates(rates: pd.DataFrame, news: pd.DataFrame) -> str:
    """Say in a sentence which kind of hedge is more frequent here than in most news.

    A handful of cues, or a short story, gives no ground to say so: it takes `LEAST_CUES` and `LEAST_WORDS`.
    """
    if not rates.cues.sum():
        return _NOTHING
    words = int(rates.words.max())
    if words < LEAST_WORDS:
        return (
            f"The story has {count_of(words, 'word')}: too few to say whether it hedges more than news does."
        )
    both = rates.merge(news[["kind", "low", "middle", "high"]], on="kind")
    enough = both[both.cues >= LEAST_CUES]
    if enough.empty:
        return "There are too few cues of any kind to say whether the story hedges more than news does."
    above = enough[enough.rate > enough.high]
    if above.empty:
        return f"The story hedges no more than nine of ten stories of {_FIGURES_OF} do."
    first = above.iloc[int((above.rate / above.high.clip(lower=0.1)).argmax())]
    return (
        f"More {first.kind} cues ({_MEANINGS.get(first.kind, 'of that kind')}) than in nine of ten stories of "
        f"{_FIGURES_OF}: {first.rate:.1f} in 1,000 words, against {first.middle:.1f} in the middle one."
    )


def plot_rates(rates: pd.DataFrame, news: pd.DataFrame) -> Chart:
    """Draw how often this story hedges, kind by kind, beside news.

    Parameters
    ----------
    rates
        `rate_hedges(hedges, sentences)`: kind, cues, rate, words.
    news
        The same measured on news: kind, low, middle, high (10th, 50th and 90th percentile of articles).
    """
    finding = describe_rates(rates, news)
    both = rates.merge(news[["kind", "low", "middle", "high"]], on="kind")
    if both.empty:
        return make_empty_chart(finding)
    lanes = both.kind.map(_lane)
    furthest = max(both.rate.max(), both.high.max(), 1)
    usual = go.Bar(
        base=both.low,
        x=both.high - both.low,
        y=lanes,
        orientation="h",
        width=0.34,
        name=f"four in five stories of {_FIGURES_OF}",
        marker={"color": SILVER},
        **explain(
            Note(
                f"{row.kind} in {_FIGURES_OF}: between {row.low:.1f} and {row.high:.1f} in 1,000 words "
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
        note=f"Cues in 1,000 words. The title judges no kind with fewer than {LEAST_CUES} cues here, and no story of "
        f"fewer than {LEAST_WORDS} words, in which one cue more or less moves the mark far.",
        height=46 * len(both) + 120,
        layout={
            "showlegend": True,
            "xaxis": {
                "title": {"text": "cues in 1,000 words"},
                "range": [-0.03 * furthest, 1.05 * furthest],
                "zeroline": True,
            },
            "yaxis": {"categoryorder": "array", "categoryarray": lanes.tolist()[::-1]},
        },
    )

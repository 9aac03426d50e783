"""Charts of how much a story hedges, beside other news."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.hedging import MEANINGS, NO_HEDGES, name_lane
from analysis.charts.story import word_counts
from analysis.figure import Chart, make_chart, make_empty_chart
from analysis.frames import iterate_rows
from analysis.marks import Note, explain
from analysis.phrasing import count_of
from analysis.theme import HEDGE_MARKS, INK, SILVER, VERMILION

LEAST_CUES, LEAST_WORDS = 5, 300
"""What a comparison with other stories needs: cues of a kind, and words of the story."""
_FIGURES_OF = "US political news"


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
        return NO_HEDGES
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
        f"More {first.kind} cues ({MEANINGS.get(first.kind, 'of that kind')}) than in nine of ten stories of "
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
    lanes = both.kind.map(name_lane)
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

"""The chart of how much is said under a name."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.sourcing import NOTHING, add_voices, say_refusals
from analysis.charts.story import passages_of
from analysis.figure import Chart, make_chart, make_empty_chart
from analysis.frames import check_frames
from analysis.marks import Note, explain
from analysis.phrasing import count_of, listing, percent
from analysis.theme import SOURCE_COLOURS

_NAMING = {
    "named": SOURCE_COLOURS["official"],
    "unnamed": SOURCE_COLOURS["anonymous"],
    "nobody's claim": SOURCE_COLOURS["unattributed"],
}


def describe_naming(attributions: pd.DataFrame) -> str:
    """Say in a sentence how much is said by sources without a name."""
    rows = add_voices(attributions) if len(attributions) else attributions
    if rows.empty:
        return NOTHING
    words = rows.words.groupby(_naming(rows)).sum()
    unnamed = int(words.sum() - words.get("named", 0))
    if not unnamed:
        return "Every attributed word has a named source."
    return f"{percent(unnamed, words.sum())} of the attributed words have no named source."


def plot_naming(attributions: pd.DataFrame, sentences: pd.DataFrame | None = None) -> Chart:
    """Draw how many attributed words have a source that is named, unnamed, or nobody.

    Parameters
    ----------
    attributions
        `find_attributions(article)`.
    sentences
        `article.sentences`, for a click on a bar to show them; without them it shows the statements.
    """
    check_frames(attributions=attributions)
    finding = describe_naming(attributions)
    rows = add_voices(attributions) if len(attributions) else attributions
    if rows.empty:
        return make_empty_chart(finding)
    parts = {str(name): part for name, part in rows.groupby(_naming(rows), sort=False)}
    shown = [name for name in _NAMING if name in parts]
    words = [int(parts[name].words.sum()) for name in shown]
    total = sum(words)
    trace = go.Bar(
        x=words,
        y=shown,
        orientation="h",
        marker={"color": [_NAMING[name] for name in shown]},
        text=[f"{percent(count, total)}, {count_of(count, 'word')}" for count in words],
        textposition="outside",
        cliponaxis=False,
        **explain(
            Note(
                f"{name}: {count_of(count, 'word')} of {total:,} in {count_of(len(parts[name]), 'statement')}",
                passages_of(parts[name], sentences),
                [listing(list(dict.fromkeys(parts[name].voice))[:6])],
            )
            for name, count in zip(shown, words, strict=True)
        ),
    )
    return make_chart(
        [trace],
        finding=finding,
        note="“Nobody's claim” is what is said to be believed, known or reported without saying by whom."
        + say_refusals(attributions),
        height=34 * len(shown) + 40,
        layout={
            "showlegend": False,
            "margin": {"b": 24},
            "xaxis": {"visible": False, "range": [0, 1.25 * max(*words, 1)]},
            "yaxis": {"categoryorder": "array", "categoryarray": shown[::-1]},
        },
    )


def _naming(rows: pd.DataFrame) -> pd.Series:
    naming = rows.named.fillna(False).map({True: "named", False: "unnamed"})
    return naming.mask(rows.source_type == "unattributed", "nobody's claim")

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
    words_before,
)
from analysis.figure import Chart, make_chart, make_empty_chart
from analysis.frames import check_frames, iterate_rows
from analysis.lexicons import read_lexicon
from analysis.marks import Note, explain
from analysis.phrasing import count_of
from analysis.theme import (
    GREY,
    HEDGE_MARKS,
    MUTED,
    PAPER,
    count_axis,
    label,
    lane_height,
)
from analysis.voices import name_holder

WRITER = "the writer"
OTHER_HOLDERS = "other holders"
NO_HEDGES = "No word in this story hedges."
MEANINGS = {
    "epistemic": "what may be so",
    "doxastic": "what somebody believes",
    "conditional": "what depends on something",
    "approximator": "what is only roughly so",
    "weasel": "who, how many or how often left open",
    "booster": "words that add certainty",
}


def name_lane(kind: str) -> str:
    """The label of a kind of cue, with what it means in smaller print."""
    return f"{label(kind)}<br><span style='color:{MUTED}'>{MEANINGS.get(kind, '')}</span>"


def _strength(rows: pd.DataFrame) -> pd.Series:
    return rows.strength.abs().fillna(0.5).clip(0, 1)


def _holder(rows: pd.DataFrame) -> pd.Series:
    return rows.holder.fillna("article").map(name_holder).fillna(WRITER)


def describe_hedges(hedges: pd.DataFrame, sentences: pd.DataFrame) -> str:
    """Say in a sentence how many sentences are hedged."""
    cues = hedges[hedges.kind != "booster"] if len(hedges) else hedges
    if cues.empty:
        return NO_HEDGES
    hedged = cues.sentence.nunique()
    return (
        f"{hedged:,} of {count_of(len(sentences), 'sentence')} {'is' if hedged == 1 else 'are'} hedged, "
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
    check_frames(hedges=hedges, sentences=sentences)
    finding = describe_hedges(hedges, sentences)
    if hedges.empty:
        return make_empty_chart(finding)
    rows, cut = cap_rows(hedges.sort_values("start"), "hedge")
    kinds = [kind for kind in HEDGE_MARKS if (rows.kind == kind).any()]
    kinds += [kind for kind in dict.fromkeys(rows.kind.dropna()) if kind not in kinds]
    rows = rows.assign(place=words_before(rows.start, sentences))
    lanes = {kind: name_lane(kind) for kind in kinds}
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
            "yaxis": {
                "categoryorder": "array",
                "categoryarray": [lanes[kind] for kind in kinds[::-1]],
                "range": [-0.6, len(kinds) - 0.4],
            },
        },
    )


def describe_holders(hedges: pd.DataFrame) -> str:
    """Say in a sentence whose the cues are, the writer's or the sources'.

    Examples
    --------
    >>> describe_holders(pd.DataFrame({"kind": ["epistemic"], "holder": [None]}))
    'The writer does all the hedging.'
    >>> describe_holders(pd.DataFrame({"kind": ["epistemic", "weasel"], "holder": ["article", "Ann Lee"]}))
    "1 of 2 cues is the writer's own; the other one stands in a source's statement."
    """
    cues = hedges[hedges.kind != "booster"] if len(hedges) else hedges
    if cues.empty:
        return NO_HEDGES
    writer = int((_holder(cues) == WRITER).sum())
    if writer == len(cues):
        return "The writer does all the hedging."
    if not writer:
        return (
            "The one hedge stands in a source's statement, not in the writer's own words."
            if len(cues) == 1
            else "All hedges stand in the sources' statements, none in the writer's own words."
        )
    others = len(cues) - writer
    own = f"{writer:,} of {count_of(len(cues), 'cue')} {'is' if writer == 1 else 'are'} the writer's own"
    if others == 1:
        return f"{own}; the other one stands in a source's statement."
    return f"{own}; the other {others:,} stand in the sources' statements."


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
    check_frames(hedges=hedges)
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
    if len(holders) > most + 1:
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
            "xaxis": count_axis("cues", rows.holder.value_counts().max()),
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

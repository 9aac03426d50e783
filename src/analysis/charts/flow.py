"""The chart of how statements reach the article: from their voices, directly or through somebody in between."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.legend import OTHERS, colour_of, make_source_legend
from analysis.charts.sourcing import NOTHING, add_voices, name_kinds, say_refusals
from analysis.charts.story import keep_most, passages_of, split_by
from analysis.figure import Chart, make_chart, make_empty_chart
from analysis.frames import check_frames
from analysis.marks import Note, explain
from analysis.phrasing import count_of, escape, listing, shorten
from analysis.theme import GREY, INK, KEY_ONLY
from analysis.voices import name_voices

_LONGEST_LABEL = 36
"""Characters that fit between the columns at 900 pixels."""

_MOST_NAMED = 4
"""Intermediaries that the title names."""


def find_intermediaries(attributions: pd.DataFrame) -> pd.Series:
    """Say for each attribution through whom it came: missing where the article has it from the voice itself.

    An outlet that is quoted in its own name, or a reporter of one, is an intermediary as well: what it says it
    knows from others. Of two names of which one begins with the other ("BBC", "BBC News") the short one is kept.

    Parameters
    ----------
    attributions
        `find_attributions(article)`.

    Examples
    --------
    >>> rows = {"via": ["BBC", "the BBC News", None], "speaker": ["Ann Lee", "Tom Hale", "Reuters"]}
    >>> kinds = {"source": [None] * 3, "source_type": ["official", "expert", "media"]}
    >>> find_intermediaries(pd.DataFrame(rows | kinds)).tolist()
    ['BBC', 'BBC', 'Reuters']
    """
    own_name = name_voices(attributions)
    own_name = own_name.where(own_name.isin(own_name[attributions.source_type.eq("media").fillna(False)]))
    through = attributions.via.fillna(own_name)
    return through.map(_merge_names(through.dropna()), na_action="ignore").astype("string")


def _merge_names(names: Iterable[str]) -> dict[str, str]:
    """For each name the shortest one that it begins with, without a "the" before it."""
    bare = {name: " ".join(name.split()).removeprefix("the ").removeprefix("The ") for name in names}
    short = sorted(set(bare.values()), key=lambda name: (len(name), name))
    return {
        name: next(first for first in short if f"{own} ".lower().startswith(f"{first} ".lower()))
        for name, own in bare.items()
    }


def describe_flow(attributions: pd.DataFrame) -> str:
    """Say in a sentence how much reached the story through somebody in between."""
    rows = add_voices(attributions) if len(attributions) else attributions
    if rows.empty:
        return NOTHING
    through = find_intermediaries(rows).dropna()
    if through.empty:
        return "No statement is marked as coming through an intermediary."
    names = [_add_article(name) for name in through.value_counts(sort=True).index]
    who = "one intermediary" if len(names) == 1 else f"{len(names):,} intermediaries"
    named = listing(names) if len(names) <= _MOST_NAMED else f"most often {names[0]}"
    return f"{len(through):,} of {count_of(len(rows), 'statement')} came through {who}: {named}."


def _add_article(name: str) -> str:
    """A common noun with the article that `find_intermediaries` took from it; a name as it is."""
    return (
        f"the {name}"
        if name[:1].islower() and not re.match(r"(?:the|an?|his|her|its|their) ", name)
        else name
    )


def plot_flow(attributions: pd.DataFrame, sentences: pd.DataFrame | None = None, most: int = 12) -> Chart:
    """Draw how statements flow from their voices, directly or through an intermediary, into this article.

    Parameters
    ----------
    attributions
        `find_attributions(article)`.
    sentences
        `article.sentences`, for a click on a flow to show them; without them it shows the statements.
    most
        Voices to show one by one; the rest flow together.
    """
    check_frames(attributions=attributions)
    finding = describe_flow(attributions)
    rows = add_voices(attributions) if len(attributions) else attributions
    if rows.empty:
        return make_empty_chart(finding)
    kinds = name_kinds(rows) | {OTHERS: OTHERS}
    rows["outlet"] = find_intermediaries(rows).fillna("directly")
    counts = rows.voice.value_counts(sort=True)
    named = keep_most(counts, most)
    rows["voice"] = rows.voice.where(rows.voice.isin(named), OTHERS)
    voices = sorted(dict.fromkeys(rows.voice), key=lambda voice: voice == OTHERS)
    outlets = sorted(dict.fromkeys(rows.outlet), key=lambda outlet: outlet == "directly")
    nodes = [*voices, *outlets, "this article"]
    links = split_by(rows, "voice", "outlet")
    into = split_by(rows, "outlet")
    colours = [colour_of(kinds[voice]) for (voice, _), _ in links]
    flows = [*((f"{voice} → {outlet}", part) for (voice, outlet), part in links), *into]
    said = explain(
        Note(f"{name}: {count_of(len(part), 'statement')}", passages_of(part, sentences))
        for name, part in flows
    )
    trace = go.Sankey(
        arrangement="snap",
        node={
            "label": [escape(shorten(node, _LONGEST_LABEL)) for node in nodes],
            "customdata": [escape(node) for node in nodes],
            "color": [*(colour_of(kinds[voice]) for voice in voices), *([GREY] * len(outlets)), INK],
            "pad": 14,
            "thickness": 14,
            "line": {"width": 0},
            "hovertemplate": "%{customdata}: %{value}<extra></extra>",
        },
        link={
            "source": [
                *(voices.index(voice) for (voice, _), _ in links),
                *(len(voices) + outlets.index(o) for o, _ in into),
            ],
            "target": [
                *(len(voices) + outlets.index(outlet) for (_, outlet), _ in links),
                *([len(nodes) - 1] * len(into)),
            ],
            "value": [len(part) for _, part in flows],
            "color": [*(_pale(colour) for colour in colours), *([_pale(GREY)] * len(into))],
            "customdata": list(zip(said["hovertext"], said["customdata"], strict=True)),
            "hovertemplate": "%{customdata[0]}<extra></extra>",
        },
    )
    left_out = (
        f" Shown by name: {most} of {count_of(len(counts), 'voice')}." if len(counts) > len(named) else ""
    )
    # A legend needs a trace with axes; they lie in a corner, so that they take no clicks from the flows.
    corner = {"visible": False, "domain": [0, 0.001], "fixedrange": True}
    return make_chart(
        [trace, *make_source_legend(kinds[voice] for voice in voices)],
        finding=finding,
        note="Statements flow from their voices, directly or through an intermediary, into this article; an "
        "outlet that reports in its own name is its own intermediary."
        + left_out
        + say_refusals(attributions),
        height=34 * max(len(voices), len(outlets)) + 96,
        layout={
            "showlegend": True,
            "legend": KEY_ONLY,
            "margin": {"b": 60},
            "xaxis": corner,
            "yaxis": corner,
        },
    )


def _pale(colour: str) -> str:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.4)"

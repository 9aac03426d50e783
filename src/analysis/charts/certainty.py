"""The chart of how certain statements are by their words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.story import passages_of
from analysis.figure import Chart, make_chart, make_empty_chart
from analysis.frames import check_frames, iterate_rows, list_items
from analysis.marks import Note, explain
from analysis.phrasing import close_quotes, count_of, listing, quote, shorten
from analysis.theme import BLUE, GREY, MUTED, VERMILION, wrap

_EVEN = 0.5
_IN_TITLE, _ON_LANE = 120, 84
"""Characters of a quoted statement."""


def describe_certainty(statements: pd.DataFrame) -> str:
    """Say in a sentence which statement is the least certain, in the words that make it so.

    Examples
    --------
    >>> rows = [("It rained.", 1.0, ()), ("It may rain.", 0.5, ("may",))]
    >>> describe_certainty(pd.DataFrame(rows, columns=["text", "certainty", "cues"]))
    'Least certain of 2 statements: “It may rain.”'
    """
    if statements.empty or statements.certainty.isna().all():
        return "There is no statement to weigh."
    least = statements.iloc[int(statements.certainty.argmin())]
    if least.certainty >= statements.certainty.max():
        if len(statements) == 1:
            return "There is one statement, and none to compare it with."
        return f"All {len(statements):,} statements are equally certain."
    tie = "Among the least" if (statements.certainty == least.certainty).sum() > 1 else "Least"
    return (
        f"{tie} certain of {len(statements):,} statements: {quote(_quote(least, _IN_TITLE), _IN_TITLE + 2)}"
    )


def plot_certainty(statements: pd.DataFrame, most: int = 12) -> Chart:
    """Draw the least certain statements one by one, and the most certain ones together, since they tie.

    Parameters
    ----------
    statements
        Rows with start, text and certainty (0 to 1), and where known the cues in it: what `score_certainty` gave, or
        the ledger's claims.
    most
        Statements to show one by one.
    """
    check_frames(statements=statements)
    finding = describe_certainty(statements)
    if statements.empty or statements.certainty.isna().all():
        return make_empty_chart(finding)
    ranked = statements.dropna(subset="certainty").sort_values(["certainty", "start"], kind="stable")
    top = ranked.certainty.max()
    below, alike = ranked[ranked.certainty < top], ranked[ranked.certainty == top]
    shown = below.head(most)
    groups = [
        ("below even (0.5)", VERMILION, "diamond", shown[shown.certainty < _EVEN]),
        ("even (0.5) or above", BLUE, "circle", shown[shown.certainty >= _EVEN]),
    ]
    places = {row: place for place, row in enumerate(shown.index)}
    names = [wrap(_quote(row, _ON_LANE), 44, 2) for row in iterate_rows(shown)]
    names.append(wrap(_say_alike(alike, top), 44, 2))
    traces = [
        go.Scatter(
            x=part.certainty,
            y=[places[row] for row in part.index],
            mode="markers",
            name=name,
            marker={"size": 14, "color": colour, "symbol": symbol},
            cliponaxis=False,
            **explain(Note(_say_certainty(row), [row.text]) for row in iterate_rows(part)),
        )
        for name, colour, symbol, part in groups
        if len(part)
    ]
    together = go.Scatter(
        x=[top],
        y=[len(shown)],
        mode="markers",
        name="all that are most certain",
        marker={"size": 16, "color": GREY, "symbol": "square"},
        cliponaxis=False,
        **explain([Note(f"Certainty {top:.2f}: {count_of(len(alike), 'statement')}", passages_of(alike))]),
    )
    stems = go.Bar(
        x=[*shown.certainty, top],
        y=list(range(len(names))),
        orientation="h",
        width=0.06,
        marker={"color": MUTED},
        hoverinfo="skip",
        showlegend=False,
    )
    left_out = (
        f" Shown one by one: {most} of {len(below):,}; of those that tie, the first in the story."
        if len(below) > most
        else ""
    )
    return make_chart(
        [stems, *traces, together],
        finding=finding,
        note="From 0 (anything is possible) to 1 (said without any reserve), by the words alone." + left_out,
        height=42 * len(names) + 120,
        layout={
            "showlegend": True,
            "xaxis": {"range": [0, 1.04], "title": {"text": "certainty"}},
            "yaxis": {
                "tickvals": list(range(len(names))),
                "ticktext": names,
                "range": [len(names) - 0.5, -0.5],
                "showgrid": False,
            },
        },
    )


def _say_alike(alike: pd.DataFrame, top: float) -> str:
    if len(alike) == 1:
        return _quote(next(iterate_rows(alike)), _ON_LANE)
    how = "without a hedge" if top == 1 else "more certain than all others"
    return f"{count_of(len(alike), 'statement')} {how}"


def _say_certainty(row: Any) -> str:
    cues = [f"“{cue}”" for cue in _list_cues(row)]
    return f"Certainty {row.certainty:.2f}" + (f", by {listing(cues)}" if cues else "")


def _list_cues(row: Any) -> list[str]:
    """The cues of a statement: `cues` of the scored sentences, `hedges` of the ledger's claims."""
    found = list_items(getattr(row, "cues", None)) or list_items(getattr(row, "hedges", None))
    return [" ".join(str(cue).split()) for cue in found]


def _quote(row: Any, width: int) -> str:
    """A statement in so many characters, cut around its cues and not at its start."""
    text = " ".join(str(row.text).split())
    cues = _list_cues(row)
    cuts = (_cut_around(text, cues, words) for words in (5, 4, 3, 2, 1, 0))
    if len(text) <= width or not cues:
        return close_quotes(shorten(text, width))
    return next((cut for cut in cuts if len(cut) <= width), shorten(_cut_around(text, cues, 0), width))


def _cut_around(text: str, cues: Sequence[str], beside: int) -> str:
    """The words of a text that lie within so many words of a cue.

    >>> _cut_around("The port, which opened in May, could close soon if it rains.", ["could", "if"], 1)
    '… May, could close soon if it …'
    """
    words = text.split()
    kept: set[int] = set()
    for cue in cues:
        found = re.search(rf"(?<!\w){re.escape(cue)}(?!\w)", text, re.IGNORECASE)
        if found:
            first, last = text[: found.start()].count(" "), text[: found.end()].count(" ")
            kept |= set(range(max(0, first - beside), min(len(words), last + beside + 1)))
    order = sorted(kept or range(len(words)))
    pieces = ["" if order[0] == 0 else "… ", words[order[0]]]
    for before, after in pairwise(order):
        pieces += [" " if after == before + 1 else " … ", words[after]]
    cut = "".join(pieces) + ("" if order[-1] == len(words) - 1 else " …")
    cut = re.sub("[,;:] …", " …", cut)
    return cut if close_quotes(cut) == cut else re.sub('["“”]', "", cut)

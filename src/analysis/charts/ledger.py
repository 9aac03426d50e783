"""Charts of the ledger: how certain claims are by the kind of their source, and what to check first."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.story import cap_rows
from analysis.figure import Chart, make_chart, make_empty_chart
from analysis.frames import check_frames, iterate_rows, list_items
from analysis.marks import Note, explain
from analysis.phrasing import count_of, listing, quote, shorten
from analysis.theme import (
    GREY,
    GRID,
    INK,
    PAPER,
    SOURCE_COLOURS,
    VERMILION,
    label,
    wrap,
)

_NOTHING = "There is no claim in this story to weigh."
WRITER = "the writer's own"
FEWEST_CLAIMS = 5
"""Claims of a kind of source before its average says anything."""
_LEAST_DIFFERENCE = 0.05
_MOST_QUOTED = 3
"""Claims of one weight that the title of the checks quotes."""
_PALE = "#fbe3d2"
_ROWS_OF_MARKS, _MOST_ABREAST, _STEP = 6, 5, 0.022
_STATES = {
    "as it stands": ("circle", PAPER),
    "wording looks altered": ("diamond", INK),
    "quotation looks altered": ("x", INK),
}


def describe_altered(ledger: pd.DataFrame) -> str:
    """Say in a sentence how many claims hold wording that looks altered, and how many of them are quotations.

    Examples
    --------
    >>> describe_altered(pd.DataFrame({"artefacts": [("a",), ("b",), ()], "altered": [True, False, False]}))
    '2 of 3 claims hold wording that looks altered; 1 of them is a quotation, or holds one.'
    """
    if ledger.empty:
        return _NOTHING
    states = _find_states(ledger)
    changed, quoted = int((states != "as it stands").sum()), int((states == "quotation looks altered").sum())
    if not changed:
        none = (
            f"None of {count_of(len(ledger), 'claim')} holds"
            if len(ledger) > 1
            else "The one claim does not hold"
        )
        return f"{none} wording that looks altered."
    said = f"{changed:,} of {count_of(len(ledger), 'claim')} {'holds' if changed == 1 else 'hold'}"
    if not quoted:
        return f"{said} wording that looks altered; none of them is a quotation."
    whose = (
        "1 of them is a quotation, or holds one"
        if quoted == 1
        else f"{quoted:,} of them are quotations, or hold one"
    )
    return f"{said} wording that looks altered; {whose}."


def _find_states(ledger: pd.DataFrame) -> pd.Series:
    """For each claim whether its wording, or its quotation, looks altered."""
    return pd.Series(
        [
            "quotation looks altered"
            if row.altered
            else "wording looks altered"
            if list_items(row.artefacts)
            else "as it stands"
            for row in iterate_rows(ledger)
        ],
        index=ledger.index,
        dtype="string",
    )


def describe_claims(ledger: pd.DataFrame) -> str:
    """Say in a sentence how many claims are worded with doubt, and which kind of source has most reserve.

    Kinds of source are compared from five claims each.

    Examples
    --------
    >>> describe_claims(pd.DataFrame({"certainty": [1.0, 0.5], "source_type": [None, "expert"]}))
    '1 of 2 claims is worded with doubt.'
    """
    if ledger.empty:
        return _NOTHING
    rows = ledger.assign(source_type=ledger.source_type.fillna(WRITER)).dropna(subset="certainty")
    if rows.empty:
        return f"How certain the words are is not known of {count_of(len(ledger), 'claim')}."
    doubted, claims = int((rows.certainty < 1).sum()), count_of(len(rows), "claim")
    if not doubted:
        return f"{f'None of {claims} is' if len(rows) > 1 else 'The one claim is not'} worded with doubt."
    said = f"{doubted:,} of {claims} {'is' if doubted == 1 else 'are'} worded with doubt"
    typical = rows.groupby("source_type").certainty.agg(["mean", "size"])
    typical = typical[typical["size"] >= FEWEST_CLAIMS].sort_values("mean")
    if len(typical) < 2 or typical["mean"].iloc[-1] - typical["mean"].iloc[0] < _LEAST_DIFFERENCE:
        return f"{said}."
    least = str(typical.index[0])
    return (
        f"{said}; among kinds of source with {FEWEST_CLAIMS} claims or more “{least}” is the least certain "
        f"({typical['mean'].iloc[0]:.2f} on average)."
    )


def plot_claims(ledger: pd.DataFrame) -> Chart:
    """Draw how certain each claim is, a lane for each kind of source, equal ones stacked on each other.

    Parameters
    ----------
    ledger
        `build_ledger(article)`.
    """
    check_frames(ledger=ledger)
    finding = describe_claims(ledger)
    if ledger.empty or ledger.certainty.isna().all():
        return make_empty_chart(finding)
    known = ledger.assign(source_type=ledger.source_type.fillna(WRITER), state=_find_states(ledger))
    rows, cut = cap_rows(known.dropna(subset="certainty"), "claim")
    rows, lanes, edges = _stack(rows)
    traces = [
        go.Scatter(
            x=part.across,
            y=part.place,
            mode="markers",
            name=state,
            marker={
                "color": [SOURCE_COLOURS.get(str(kind), GREY) for kind in part.source_type],
                "symbol": symbol,
                "size": 11,
                "line": {"color": edge, "width": 1},
            },
            cliponaxis=False,
            **explain(_explain_claim(row) for row in iterate_rows(part)),
        )
        for state, (symbol, edge) in _STATES.items()
        if len(part := rows[rows.state == state])
    ]
    return make_chart(
        traces,
        finding=finding,
        note="Each mark is a claim; to the right, said without reserve. Colours are kinds of source. Claims of "
        "about equal certainty are heaped up." + cut,
        height=int(14 * edges[-1]) + 120,
        layout={
            "showlegend": len(traces) > 1,
            "xaxis": {"range": [-0.04, 1.07], "title": {"text": "certainty of the words"}},
            "yaxis": {
                "tickvals": list(lanes.values()),
                "ticktext": [label(kind) for kind in lanes],
                "range": [edges[-1], 0],
                "showgrid": False,
            },
            "shapes": [
                {
                    "type": "line",
                    "xref": "paper",
                    "x0": 0,
                    "x1": 1,
                    "y0": edge,
                    "y1": edge,
                    "layer": "below",
                    "line": {"color": GRID, "width": 1},
                }
                for edge in edges[1:-1]
            ],
        },
    )


def _explain_claim(row: Any) -> Note:
    altered = list_items(row.artefacts)
    words = f": {listing([f'“{passage}”' for passage in altered])}" if altered else ""
    who = row.who if isinstance(row.who, str) else "Nobody named"
    whose = "The writer's own" if row.source_type == WRITER else f"{who} ({row.source_type})"
    return Note(
        f"{whose}, certainty {row.certainty:.2f}",
        [row.claim],
        [
            f"Via {row.via}" if isinstance(row.via, str) else None,
            f"Its {row.state}{words}" if row.state != "as it stands" else None,
        ],
    )


def _stack(rows: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, float], list[float]]:
    """Heap the claims of a lane up where they are about equally certain, so that no mark hides another.

    Returns the rows with their places, the middle of each lane, and the edges between the lanes.
    """
    rows = rows.sort_values("certainty", kind="stable")
    heaps = rows.groupby(["source_type", (10 * rows.certainty).round()], sort=False)
    position, size = heaps.cumcount(), heaps.certainty.transform("size")
    abreast = min(_MOST_ABREAST, ceil(int(size.max()) / _ROWS_OF_MARKS))
    level = position // abreast
    in_level = (size - level * abreast).clip(upper=abreast)
    across = rows.certainty
    if abreast > 1:
        shift = _STEP * (position % abreast - (in_level - 1) / 2)
        across = heaps.certainty.transform("mean").where(size > 1, across) + shift
    kinds = rows.sort_values("start", kind="stable").source_type.drop_duplicates().tolist()
    heights = (level.groupby(rows.source_type).max() + 1).reindex(kinds)
    edges = [0.0]
    for height in heights:
        edges.append(edges[-1] + max(int(height), 2) + 1.0)
    middles = {kind: (edges[lane] + edges[lane + 1]) / 2 for lane, kind in enumerate(kinds)}
    tallest = level.groupby([rows.source_type, (10 * rows.certainty).round()]).transform("max")
    place = rows.source_type.map(middles).astype("float64") + tallest / 2 - level
    return rows.assign(across=across, place=place), middles, edges


def describe_checks(checks: pd.DataFrame) -> str:
    """Say in a sentence what to check first, or how many claims share the first place.

    Examples
    --------
    >>> describe_checks(pd.DataFrame({"claim": ["It rained."], "priority": [2.0]}))
    'Check first: “It rained.”'
    >>> describe_checks(pd.DataFrame({"claim": ["It rained.", "It snowed."], "priority": [2.0, 2.0]}))
    'Check first, as they weigh the same: “It rained.” and “It snowed.”'
    """
    if checks.empty:
        return "There is nothing to check."
    first = checks.claim[checks.priority == checks.priority.max()]
    if len(first) == 1:
        return f"Check first: {quote(first.iloc[0], 90)}"
    shown = [quote(words) for words in first.head(_MOST_QUOTED)]
    if len(first) > _MOST_QUOTED:
        alike = f"{len(first):,} of {count_of(len(checks), 'claim')} weigh the same and share the first place"
        if len(first) == len(checks):
            alike = f"All {count_of(len(checks), 'claim')} weigh the same"
        return f"{alike}, among them {listing(shown)}"
    return f"Check first, as they weigh the same: {listing(shown)}"


def plot_checks(checks: pd.DataFrame, most: int = 10) -> Chart:
    """Draw which claims most need checking, with the reasons.

    Parameters
    ----------
    checks
        Claims with claim (their words), priority (larger is more urgent) and reasons (a tuple of words), most urgent first.
    most
        Claims to show.
    """
    check_frames(checks=checks)
    finding = describe_checks(checks)
    if checks.empty:
        return make_empty_chart(finding)
    rows = checks.head(most)
    places = list(range(len(rows)))
    bars = go.Bar(
        x=rows.priority,
        y=places,
        orientation="h",
        marker={"color": _PALE, "line": {"color": VERMILION, "width": 1}},
        **explain(
            Note(f"Why: {why}" if (why := "; ".join(row.reasons)) else "No reason to doubt it", [row.claim])
            for row in iterate_rows(rows)
        ),
    )
    why = go.Scatter(
        x=[rows.priority.max() / 100] * len(rows),
        y=places,
        mode="text",
        text=[_list_reasons(reasons) for reasons in rows.reasons],
        textposition="middle right",
        textfont={"size": 12},
        hoverinfo="skip",
    )
    return make_chart(
        [bars, why],
        finding=finding,
        note=(
            f"The first {len(rows):,} of {len(checks):,} claims, by the weight of the reasons to check them. "
            if len(rows) < len(checks)
            else ""
        )
        + "The longer the bar, the more its reasons weigh: an altered quotation 3, an unnamed source 2, a figure ½.",
        height=64 * len(rows) + 70,
        layout={
            "showlegend": False,
            "bargap": 0.12,
            "xaxis": {
                "title": {"text": "weight of the reasons"},
                "rangemode": "tozero",
            },
            "yaxis": {
                "tickvals": places,
                "ticktext": [wrap(shorten(text, 84), 32, 3) for text in rows.claim],
                "autorange": "reversed",
                "showgrid": False,
            },
        },
    )


def _list_reasons(reasons: Iterable[str]) -> str:
    return wrap("; ".join(reasons) or "no reason to doubt it", 44, 4)

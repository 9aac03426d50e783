"""Charts of the ledger: how certain claims are by the kind of their source, and what to check first."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.story import cap_rows
from analysis.figure import Chart, make_chart, make_empty_chart
from analysis.frames import iterate_rows
from analysis.marks import Note, explain
from analysis.phrasing import count_of, shorten
from analysis.theme import (
    GREY,
    INK,
    SOURCE_COLOURS,
    VERMILION,
    label,
    wrap,
)

_NOTHING = "There is no claim in this story to weigh."
WRITER = "the writer's own"
_PALE = "#fbe3d2"


def describe_claims(ledger: pd.DataFrame) -> str:
    """Say in a sentence which kind of source speaks with the most reserve."""
    if ledger.empty:
        return _NOTHING
    rows = ledger.assign(source_type=ledger.source_type.fillna(WRITER)).dropna(subset="certainty")
    typical = rows.groupby("source_type").certainty.agg(["mean", "size"])
    typical = typical[typical["size"] > 1]
    if len(typical) < 2 or typical["mean"].max() - typical["mean"].min() < 0.05:
        return f"{count_of(len(ledger), 'claim')}, about equally certain whoever makes them."
    least = str(typical["mean"].sort_values().index[0])
    claims = "The writer's own claims" if least == WRITER else f"Claims of the kind “{least}”"
    return f"{claims} are the least certain: {typical['mean'].min():.2f} on average."


def plot_claims(ledger: pd.DataFrame) -> Chart:
    """Draw how certain each claim is, a lane for each kind of source; altered quotations are crossed.

    Parameters
    ----------
    ledger
        `build_ledger(article)`.
    """
    finding = describe_claims(ledger)
    if ledger.empty:
        return make_empty_chart(finding)
    rows, cut = cap_rows(ledger.assign(source_type=ledger.source_type.fillna(WRITER)), "claim")
    kinds = list(dict.fromkeys(rows.source_type))
    lanes = {kind: place for place, kind in enumerate(kinds)}
    stacked = rows.groupby(["source_type", rows.certainty.round(2)]).cumcount()
    rows = rows.assign(
        place=rows.source_type.map(lanes) + 0.17 * ((stacked % 5 + 1) // 2) * (-1) ** (stacked % 2)
    )
    traces = [
        go.Scatter(
            x=part.certainty,
            y=part.place,
            mode="markers",
            name=name,
            marker={
                "color": [SOURCE_COLOURS.get(str(kind), GREY) for kind in part.source_type],
                "symbol": symbol,
                "size": 12,
                "line": {"color": edge, "width": 1.5},
                "opacity": 0.9,
            },
            cliponaxis=False,
            **explain(
                Note(
                    f"{row.speaker if isinstance(row.speaker, str) else 'Nobody named'} "
                    f"({row.source_type}), certainty {row.certainty:.2f}",
                    [row.text],
                    [
                        f"Via {row.via}" if isinstance(row.via, str) else None,
                        "The quotation was altered" if row.altered else None,
                    ],
                )
                for row in iterate_rows(part)
            ),
        )
        for name, symbol, edge, part in (
            ("as it stands", "circle", "#ffffff", rows[~rows.altered.astype(bool)]),
            ("altered wording", "x", INK, rows[rows.altered.astype(bool)]),
        )
        if len(part)
    ]
    return make_chart(
        traces,
        finding=finding,
        note="Each mark is a claim; to the right, said without reserve. Colours are kinds of source." + cut,
        height=64 * len(kinds) + 120,
        layout={
            "showlegend": True,
            "xaxis": {"range": [-0.03, 1.05], "title": {"text": "certainty of the words"}},
            "yaxis": {
                "tickvals": list(lanes.values()),
                "ticktext": [label(kind) for kind in kinds],
                "range": [len(kinds) - 0.5, -0.5],
                "showgrid": False,
            },
        },
    )


def describe_checks(checks: pd.DataFrame) -> str:
    """Say in a sentence what to check first.

    Examples
    --------
    >>> describe_checks(pd.DataFrame({"text": ["It rained."]}))
    'Check first: “It rained.”'
    """
    return (
        f"Check first: “{shorten(checks.text.iloc[0], 90)}”" if len(checks) else "There is nothing to check."
    )


def plot_checks(checks: pd.DataFrame, most: int = 10) -> Chart:
    """Draw which claims most need checking, with the reasons.

    Parameters
    ----------
    checks
        Claims with text, priority (larger is more urgent) and reasons (a tuple of words), most urgent first.
    most
        Claims to show.
    """
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
            Note("Why: " + ", ".join(row.reasons) if row.reasons else "No reason to doubt it", [row.text])
            for row in iterate_rows(rows)
        ),
    )
    why = go.Scatter(
        x=[0] * len(rows),
        y=places,
        mode="text",
        text=[wrap("; ".join(reasons), 34, 3) for reasons in rows.reasons],
        textposition="middle right",
        textfont={"size": 12},
        hoverinfo="skip",
    )
    return make_chart(
        [bars, why],
        finding=finding,
        note=f"The {len(rows)} claims with most reasons to doubt them, of {count_of(len(checks), 'claim')}.",
        height=58 * len(rows) + 30,
        layout={
            "showlegend": False,
            "bargap": 0.14,
            "xaxis": {"visible": False},
            "yaxis": {
                "tickvals": places,
                "ticktext": [wrap(shorten(text, 84), 32, 3) for text in rows.text],
                "autorange": "reversed",
                "showgrid": False,
            },
            "margin": {"b": 16},
        },
    )

"""One look for every chart: template, colours, escaped and wrapped text, a configuration that stays offline."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import Any

import plotly.graph_objects as go

from analysis.phrasing import escape

INK, MUTED, GRID, PAPER = "#1b1f24", "#57606a", "#e3e6ea", "#ffffff"
BLUE, VERMILION, GREEN, PINK = "#0072B2", "#D55E00", "#009E73", "#CC79A7"
SKY, ORANGE, GREY, BLACK = "#56B4E9", "#E69F00", "#767676", "#000000"
"""Okabe and Ito's colours, which readers with any kind of colour vision can tell apart."""
INDIGO, SILVER = "#332288", "#c9ced4"
"""Indigo from Tol's muted palette, which keeps apart from all of them; silver for what stands behind or for many."""

SOURCE_COLOURS = {
    "official": BLUE,
    "institution": SKY,
    "expert": GREEN,
    "witness": ORANGE,
    "document": BLACK,
    "media": PINK,
    "individual": INDIGO,
    "anonymous": VERMILION,
    "unattributed": GREY,
}
HEDGE_MARKS = {
    "epistemic": (BLUE, "circle"),
    "doxastic": (PINK, "diamond"),
    "conditional": (ORANGE, "square"),
    "approximator": (GREEN, "triangle-up"),
    "weasel": (VERMILION, "x"),
    "booster": (BLACK, "star"),
}
STATUS_COLOURS = {"past": BLUE, "ongoing": GREEN, "planned": VERMILION, "hypothetical": PINK}

CONFIG: dict[str, Any] = {
    "displaylogo": False,
    "showSendToCloud": False,
    "plotlyServerURL": "",
    "modeBarButtonsToRemove": ["sendChartToCloud", "lasso2d", "select2d", "autoScale2d"],
    "toImageButtonOptions": {"format": "svg"},
}
"""How charts behave: no button that uploads, no logo, pictures saved as SVG."""

DAY_TICKS = [{"dtickrange": [86_400_000, 1_209_600_000], "value": "%-d %b\n%Y"}]
"""How a calendar axis writes days, in the order of the prose: "4 Nov"."""
KEY_ONLY = {"itemclick": False, "itemdoubleclick": False}
"""A legend of a chart in which a colour is no trace of its own: a click on it would hide nothing."""
HOVER_WIDTH, HOVER_LINES = 56, 6
TITLE_WIDTH, NOTE_WIDTH, LABEL_WIDTH = 56, 80, 26
"""Characters of a line: titles and notes fit a chart of 580 pixels, in a notebook beside another window."""
_FEW = 8
_FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
_AXIS: dict[str, Any] = {
    "automargin": True,
    "gridcolor": GRID,
    "linecolor": GRID,
    "zeroline": False,
    "ticks": "",
    "title": {"font": {"size": 13, "color": MUTED}, "standoff": 8},
}

TEMPLATE = go.layout.Template(
    layout={
        "paper_bgcolor": PAPER,
        "plot_bgcolor": PAPER,
        "font": {"family": _FONT, "size": 13, "color": INK},
        "colorway": [BLUE, VERMILION, GREEN, PINK, BLACK, ORANGE, SKY],
        "title": {
            "x": 0,
            "xref": "container",
            "xanchor": "left",
            "yref": "container",
            "yanchor": "top",
            "pad": {"l": 18},
            "font": {"size": 16, "weight": 600},
            "subtitle": {"font": {"size": 13, "color": MUTED}},
        },
        "xaxis": _AXIS,
        "yaxis": {**_AXIS, "ticklabelstandoff": 6},
        "hoverlabel": {"bgcolor": PAPER, "bordercolor": MUTED, "font": {"color": INK}, "align": "left"},
        "legend": {
            "orientation": "h",
            "xref": "container",
            "x": 0.02,
            "yref": "container",
            "y": 0.01,
            "yanchor": "bottom",
            "itemsizing": "constant",
            "traceorder": "normal",
        },
        "margin": {"l": 18, "r": 24, "t": 0, "b": 52},
        "bargap": 0.32,
        "hovermode": "closest",
        "dragmode": "pan",
    }
)
"""The template, a fiftieth of the size of Plotly's own: white cards that read the same in light and dark."""


def wrap(text: object, width: int = HOVER_WIDTH, lines: int = HOVER_LINES) -> str:
    """Escaped text in lines of a width, cut with a mark after so many lines.

    >>> wrap("one two three four", width=8, lines=2)
    'one two<br>three …'
    """
    plain = " ".join(str(text).split())
    return "<br>".join(
        escape(line) for line in textwrap.wrap(plain, width, max_lines=lines, placeholder=" …")
    )


def hover(*parts: object) -> str:
    """One hover text of several parts; missing ones are left out, long ones wrapped and cut.

    >>> hover("Kim said", None, "it rained")
    'Kim said<br>it rained'
    """
    kept = [wrap(part) for part in parts if part is not None and str(part) not in ("", "<NA>", "nan", "NaT")]
    lines = "<br>".join(kept).split("<br>")
    shown = lines[: HOVER_LINES + 4]
    return "<br>".join(shown) + (" …" if len(shown) < len(lines) and not shown[-1].endswith("…") else "")


def count_axis(title: str, most: float) -> dict[str, Any]:
    """An axis of whole numbers up to `most`: each of them where they are few, else as Plotly places them.

    >>> count_axis("cues", 2)["dtick"], "dtick" in count_axis("cues", 40)
    (1, False)
    """
    axis: dict[str, Any] = {"title": {"text": title}, "tickformat": ",d"}
    return axis | ({"tick0": 0, "dtick": 1} if most <= _FEW else {})


def label(text: object) -> str:
    """A label beside an axis: wrapped to two narrow lines."""
    return wrap(text, LABEL_WIDTH, 2)


def lane_height(labels: Iterable[str], least: int = 30) -> int:
    """Pixels for each lane of a chart: as many as its labels need to keep clear of their neighbours.

    >>> lane_height(["one line"]), lane_height(["one line", "two<br>lines"])
    (30, 42)
    """
    return max(least, 42) if any("<br>" in text for text in labels) else least

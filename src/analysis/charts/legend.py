"""The colours of kinds of source, and the legend that explains them."""

from __future__ import annotations

from collections.abc import Iterable

import plotly.graph_objects as go

from analysis.phrasing import escape
from analysis.theme import GREY, SILVER, SOURCE_COLOURS

OTHERS = "other voices"


def colour_of(source_type: str) -> str:
    """The colour of a kind of source; silver where several are drawn as one."""
    return SILVER if source_type == OTHERS else SOURCE_COLOURS.get(source_type, GREY)


def make_source_legend(kinds: Iterable[str]) -> list[go.Bar]:
    """Entries of a legend for kinds of source, each once."""
    return [
        go.Bar(
            x=[None],
            y=[None],
            name=escape(kind),
            legendgroup=kind,
            marker={"color": colour_of(kind)},
            hoverinfo="skip",
        )
        for kind in dict.fromkeys(kinds)
    ]

"""A chart of ours: a Plotly figure that states its finding, describes itself and says what its marks stand for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.cards import Card
from analysis.downloads import name_file
from analysis.marks import show_marks, tabulate_marks
from analysis.theme import CONFIG, NOTE_WIDTH, TEMPLATE, TITLE_WIDTH, wrap


class Chart(go.Figure):  # type: ignore[misc]
    """A Plotly figure that shows itself with `CONFIG` wherever it goes, and knows what its marks stand for.

    Examples
    --------
    >>> make_chart([], finding="Nobody speaks.").alt
    'Nobody speaks.'
    """

    @property
    def alt(self) -> str:
        """What the chart shows, in words, for those who cannot see it."""
        return str((self.layout.meta or {}).get("alt", ""))

    @property
    def finding(self) -> str:
        """The title of the chart as one plain sentence."""
        return str((self.layout.meta or {}).get("finding", ""))

    @property
    def file_name(self) -> str:
        """What a file with this chart is called, without its ending.

        >>> make_chart([], finding="Nobody speaks, again.").file_name
        'nobody-speaks-again'
        """
        return name_file(self.finding, "chart")

    def tabulate_marks(self) -> pd.DataFrame:
        """List the marks: series, across, lane, about, words (the passages that a mark stands for)."""
        return tabulate_marks(self)

    def show_marks(self) -> Card:
        """Show what a click on a mark means, and keys to save the chart; the card goes under the chart."""
        return show_marks(self, self.file_name)

    def show(self, *args: Any, **options: Any) -> Any:
        """Show the chart, as `plotly.graph_objects.Figure.show` does."""
        return super().show(*args, **{"config": CONFIG, **options})

    def to_html(self, *args: Any, **options: Any) -> str:
        """Return the chart as HTML; Plotly's code travels inside unless told otherwise."""
        return str(super().to_html(*args, **{"config": CONFIG, **options}))

    def write_html(self, *args: Any, **options: Any) -> Any:
        """Write the chart to an HTML file that works offline."""
        return super().write_html(*args, **{"config": CONFIG, **options})

    def _ipython_display_(self) -> None:
        self.show()
        if self.data:
            from IPython.display import display

            display(self.show_marks())  # type: ignore[no-untyped-call]


def make_chart(
    traces: Iterable[Any],
    *,
    finding: str,
    note: str = "",
    height: int = 320,
    layout: Mapping[str, Any] | None = None,
) -> Chart:
    """Make a chart whose title is what it shows.

    Parameters
    ----------
    traces
        Plotly traces.
    finding
        The reading of the chart in one sentence: its title, and its description for those who cannot see it.
    note
        How to read it, in smaller letters under the title.
    height
        Pixels for the axes and legend; the title comes on top.
    layout
        Further settings of the layout, axes among them.
    """
    title = wrap(finding, TITLE_WIDTH, 5)
    subtitle = wrap(note, NOTE_WIDTH, 5) if note else ""
    top = 26 + 22 * (title.count("<br>") + 1) + (18 * (subtitle.count("<br>") + 1) + 8 if subtitle else 4)
    total = height + top
    chart = Chart(data=list(traces), layout={"template": TEMPLATE, **(layout or {})})
    margin = {"t": top, **({"b": 78} if chart.layout.showlegend else {})}
    chart.update_layout(
        title={
            "text": title,
            "y": 1 - (16 + 11 * title.count("<br>")) / total,
            "subtitle": {"text": subtitle},
        },
        height=total,
        margin=margin,
        meta={"alt": finding + (f" {note}" if note else ""), "finding": finding},
    )
    return chart


def make_empty_chart(finding: str, note: str = "") -> Chart:
    """Make the chart that says plainly that there is nothing to draw."""
    return make_chart(
        [],
        finding=finding,
        note=note,
        height=60,
        layout={"xaxis": {"visible": False}, "yaxis": {"visible": False}, "margin": {"b": 0}},
    )

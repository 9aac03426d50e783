"""What stands behind the marks of a chart: words to point at, to click, to step through and to take away."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from analysis.cards import Card
from analysis.downloads import encode_table
from analysis.phrasing import close_quotes, escape
from analysis.theme import hover

SHOWN_ON_HOVER = 2
"""Passages in a hover; a click shows all."""
_MARK = {"series": "string", "across": "object", "lane": "object", "about": "string", "words": "string"}


class Note(NamedTuple):
    """What a mark has to say.

    Attributes
    ----------
    about
        What the mark is, in one line.
    behind
        The passages of the article it stands for.
    more
        Whatever else helps to judge it; `None` is left out.
    """

    about: str
    behind: Sequence[str] = ()
    more: Sequence[str | None] = ()


def explain(notes: Iterable[Note]) -> dict[str, Any]:
    """Give a trace its notes, one for each mark, as the settings that Plotly wants.

    Examples
    --------
    >>> explain([Note("Kim, 2 words", ["It rained."], ["Via KCNA"])])["hovertext"]
    ['Kim, 2 words<br>It rained.<br>Via KCNA']
    """
    kept = list(notes)
    return {
        "hovertext": [
            hover(note.about, *map(close_quotes, note.behind[:SHOWN_ON_HOVER]), *note.more) for note in kept
        ],
        "customdata": [write_out(note) for note in kept],
        "hoverinfo": "text",
    }


def write_out(note: Note) -> str:
    """Write a note as plain text: what it is about on the first line, then a line for each passage.

    >>> write_out(Note("Kim", ["It", "rained."], ["Via KCNA"])).splitlines()
    ['Kim · Via KCNA', 'It', 'rained.']
    """
    about = " · ".join([note.about, *filter(None, note.more)])
    return "\n".join(" ".join(str(line).split()) for line in (about, *note.behind))


def tabulate_marks(figure: go.Figure) -> pd.DataFrame:
    """List every mark of a chart that has something to say.

    Parameters
    ----------
    figure
        A chart of `analysis.charts`.

    Returns
    -------
    DataFrame
        series (the trace's name), across and lane (its place on the axes), about, words (the
        passages behind it, with a bar between them).

    Examples
    --------
    >>> bar = go.Bar(x=[2], y=["Kim"], **explain([Note("Kim, 2 words", ["It rained."])]))
    >>> tabulate_marks(go.Figure(bar)).iloc[0].tolist()
    [<NA>, 2, 'Kim', 'Kim, 2 words', 'It rained.']
    """
    rows = [row for trace in figure.data for row in _read_trace(trace, figure)]
    return pd.DataFrame(rows, columns=list(_MARK)).astype(_MARK)


def show_marks(figure: go.Figure, name: str) -> Card:
    """Show under a chart what a click on a mark means, with keys to step through the marks and to save.

    Parameters
    ----------
    figure
        The chart; its description ties card and chart together on the page.
    name
        How a saved file is called, without its ending.
    """
    written = encode_table(tabulate_marks(figure))
    alt = str((figure.layout.meta or {}).get("alt", ""))
    identity = f"aa-{hashlib.sha256(written.encode() + alt.encode(errors='replace')).hexdigest()[:8]}"
    script = files("analysis").joinpath("marks.js").read_text(encoding="utf-8").replace("CARD_NAME", identity)
    return Card(
        "The words behind the marks",
        f'<div id="{identity}" class="aa-marks" data-alt="{escape(alt)}" data-name="{escape(name)}" '
        f'data-table="{written}"></div><script>{script}</script>',
    )


def _read_trace(trace: Any, figure: go.Figure) -> Iterator[tuple[Any, ...]]:
    if trace.type == "sankey":
        names = trace.node.label
        for source, target, data in zip(
            trace.link.source, trace.link.target, trace.link.customdata, strict=True
        ):
            yield None, _plain(names[source]), _plain(names[target]), *_split(data[1])
        return
    if trace.customdata is None:
        return
    lanes = _read_lanes(figure)
    for across, lane, written in zip(trace.x, trace.y, trace.customdata, strict=True):
        yield _plain(trace.name), _plain(across), _plain(lanes.get(lane, lane)), *_split(written)


def _split(written: str) -> tuple[str, str]:
    about, _, words = written.partition("\n")
    return about, words.replace("\n", " | ")


def _plain(value: Any) -> Any:
    """A label without its HTML; numbers and days as they are."""
    return html.unescape(re.sub(r"<[^>]*>", " ", value)) if isinstance(value, str) else value


def _read_lanes(figure: go.Figure) -> dict[Any, str]:
    """The words of an axis whose lanes are numbered."""
    axis = figure.layout.yaxis
    if axis.tickvals is None or axis.ticktext is None:
        return {}
    return dict(zip(axis.tickvals, axis.ticktext, strict=True))

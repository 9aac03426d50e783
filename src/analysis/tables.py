"""Frames as tables that a reader can search, narrow down and sort."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

import pandas as pd

from analysis.cards import Card
from analysis.frames import iterate_rows
from analysis.phrasing import count_of, escape, say_day

MOST_ROWS = 500
"""Rows in one table; beyond, it shows the first and says so."""


def show_table(
    frame: pd.DataFrame,
    headings: Mapping[str, str],
    *,
    title: str = "Table",
    filters: Sequence[str] = (),
    nothing: str = "Nothing was found.",
) -> Card:
    """Show some columns of a frame as a table, in plain words.

    A click on a heading sorts; the field above searches all words. Where scripts do not run, the whole table
    shows.

    Parameters
    ----------
    frame
        Any frame.
    headings
        Columns to show, in order, each with its heading.
    title
        What the table is, for screen readers.
    filters
        Columns to choose values of.
    nothing
        What to say where there is no row.

    Examples
    --------
    >>> show_table(pd.DataFrame({"text": ["It rained."]}), {"text": "Words"}, title="Weather")
    <Card 'Weather'>
    """
    if frame.empty:
        return Card(title, f"<p>{escape(nothing)}</p>")
    rows = frame[list(headings)].head(MOST_ROWS)
    body = "".join(
        f"<tr>{''.join(_write_cell(value) for value in row[1:])}</tr>" for row in iterate_rows(rows)
    )
    name = f"aa-{hashlib.sha256(body.encode(errors='replace')).hexdigest()[:8]}"
    head = "".join(
        f'<th scope="col"><button type="button">{escape(text)}</button></th>' for text in headings.values()
    )
    more = f" The first {MOST_ROWS} of {len(frame):,}." if len(frame) > MOST_ROWS else ""
    chosen = "".join(
        _write_filter(rows[column], list(headings).index(column), headings[column]) for column in filters
    )
    return Card(
        title,
        f'<div id="{name}"><fieldset><legend class="aa-quiet">{escape(title)}: '
        f"<output>{count_of(len(rows), 'row')}</output>.{more}</legend>"
        f'<label>Search <input type="search"></label>{chosen}</fieldset>'
        f'<div class="aa-scroll" tabindex="0" role="region" aria-label="{escape(title)}">'
        f'<table class="aa-table">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div></div>"
        f"<script>{_script(name)}</script>",
    )


def _script(name: str) -> str:
    return files("analysis").joinpath("table.js").read_text(encoding="utf-8").replace("TABLE_NAME", name)


def _write_filter(values: pd.Series, column: int, heading: str) -> str:
    options = "".join(f"<option>{escape(value)}</option>" for value in dict.fromkeys(map(_say, values)))
    return (
        f"<label>{escape(heading)} "
        f'<select data-column="{column}"><option value="">all</option>{options}</select></label>'
    )


def _write_cell(value: Any) -> str:
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    attribute = ' class="aa-number"' if number else ""
    return f"<td{attribute}>{escape(_say(value))}</td>"


def _say(value: Any) -> str:
    if isinstance(value, (tuple, list)):
        return ", ".join(map(str, value)) or "–"
    if pd.isna(value):
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, pd.Timestamp):
        return say_day(value)
    return f"{value:.2f}" if isinstance(value, float) else str(value)

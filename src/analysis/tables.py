"""Frames as tables that a reader can search, narrow down, sort and take away."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

import pandas as pd

from analysis.cards import Card
from analysis.downloads import encode_table, link_file, name_file
from analysis.errors import ArticleError
from analysis.frames import holds_several, list_items
from analysis.phrasing import close_quotes, count_of, escape, say_day, say_range

MOST_ROWS = 500
"""Rows in one table; beyond, it shows the first and says so."""

_MISSING, _LONG = "–", 60

Column = str | tuple[str, str]
"""A column of a frame, or the two that hold the first and the last day of something."""


def show_table(
    frame: pd.DataFrame,
    headings: Mapping[Any, str],
    *,
    title: str = "Table",
    filters: Sequence[str] = (),
    right: Sequence[str] = (),
    cut_out: Sequence[str] = (),
    nothing: str = "Nothing was found.",
) -> Card:
    """Show some columns of a frame as a table, in plain words.

    A click on a heading sorts, days by the calendar and numbers by size; the field above searches all words; a
    link saves all rows as CSV. Where scripts do not run, the whole table shows.

    Parameters
    ----------
    frame
        Any frame.
    headings
        Columns to show, in order, each with its heading. A pair of columns, `("earliest", "latest")`, is said as
        one range of days.
    title
        What the table is, for screen readers, and the name of the saved file.
    filters
        Columns to choose values of, of those shown.
    right
        Columns of words that end at a common edge, such as those before a word in a concordance.
    cut_out
        Columns of words cut out of the story: they show the quotation mark that the cut took from them.
    nothing
        What to say where there is no row.

    Raises
    ------
    ArticleError
        If no column is named, one is none of the frame, or a filter is none of those shown.

    Examples
    --------
    >>> show_table(pd.DataFrame({"text": ["It rained."]}), {"text": "Words"}, title="Weather")
    <Card 'Weather'>
    """
    wanted = [part for column in headings for part in (column if isinstance(column, tuple) else (column,))]
    if not wanted:
        raise ArticleError("No column is named; give headings such as {'text': 'Words'}.")
    if len(frame.columns) and (missing := [column for column in wanted if column not in frame]):
        raise ArticleError(
            f"The table has no column {missing[0]!r}; choose from {', '.join(map(repr, frame.columns))}."
        )
    if unknown := [column for column in filters if column not in headings]:
        raise ArticleError(
            f"The filter {unknown[0]!r} is no column shown; choose from {', '.join(map(repr, headings))}."
        )
    if frame.empty:
        return Card(title, f"<p>{escape(nothing)}</p>")
    quoted = frame.assign(
        **{column: frame[column].map(close_quotes, na_action="ignore") for column in cut_out}
    )
    columns = [_take(quoted, column) for column in headings]
    shown = [column[:MOST_ROWS] for column in columns]
    styles = ["aa-right" if column in right else "" for column in headings]
    body = "".join(
        f"<tr>{''.join(_write_cell(value, style) for value, style in zip(row, styles, strict=True))}</tr>"
        for row in zip(*shown, strict=True)
    )
    head = "".join(
        f'<th scope="col"><button type="button">{escape(text)}</button></th>' for text in headings.values()
    )
    more = f" The first {MOST_ROWS} of {len(frame):,}." if len(frame) > MOST_ROWS else ""
    places = {column: place for place, column in enumerate(headings)}
    chosen = "".join(
        _write_filter(shown[places[column]], places[column], headings[column]) for column in filters
    )
    whole = "".join((title, head, chosen, body))
    name = f"aa-{hashlib.sha256(whole.encode(errors='replace')).hexdigest()[:8]}"
    save = link_file("Save as CSV", encode_table(_tabulate(frame, headings)), f"{name_file(title)}.csv")
    return Card(
        title,
        f'<div id="{name}"><fieldset><legend class="aa-quiet">{escape(title)}: '
        f"<output>{count_of(len(shown[0]), 'row')}</output>.{more}</legend>"
        f'<label>Search <input type="search"></label>{chosen}{save}</fieldset>'
        f'<div class="aa-scroll" tabindex="0" role="region" aria-label="{escape(title)}">'
        f'<table class="aa-table">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div></div>"
        f"<script>{_script(name)}</script>",
    )


def _take(frame: pd.DataFrame, column: Column) -> list[Any]:
    """The values of a column, or the pairs of two."""
    if isinstance(column, tuple):
        return list(zip(frame[column[0]].tolist(), frame[column[1]].tolist(), strict=True))
    return frame[column].tolist()


def _tabulate(frame: pd.DataFrame, headings: Mapping[Any, str]) -> pd.DataFrame:
    """The table as it is saved: its headings over values that programs read, days as ISO has them."""
    columns: list[pd.Series] = []
    for column, heading in headings.items():
        if isinstance(column, tuple):
            columns += [
                frame[part].rename(f"{heading}, {end}")
                for part, end in zip(column, ("from", "to"), strict=True)
            ]
        else:
            columns.append(frame[column].rename(heading))
    table = pd.concat(columns, axis="columns")
    return table.map(lambda value: value.date().isoformat() if _is_day(value) else value)


def _script(name: str) -> str:
    return files("analysis").joinpath("table.js").read_text(encoding="utf-8").replace("TABLE_NAME", name)


def _write_filter(values: Sequence[Any], column: int, heading: str) -> str:
    options = "".join(f"<option>{escape(value)}</option>" for value in dict.fromkeys(map(_say, values)))
    return (
        f"<label>{escape(heading)} "
        f'<select data-column="{column}"><option value="">all</option>{options}</select></label>'
    )


def _write_cell(value: Any, style: str = "") -> str:
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    is_days = _is_day(value) or _is_range(value)
    said, key = _say(value), _sort_key(value)
    is_long = not is_days and len(said) > _LONG
    kinds = {"aa-number": is_number, "aa-days": is_days and said != _MISSING, "aa-long": is_long, style: True}
    classes = " ".join(name for name, holds in kinds.items() if name and holds)
    attributes = (f' class="{classes}"' if classes else "") + ("" if key is None else f' data-sort="{key}"')
    return f"<td{attributes}>{escape(said)}</td>"


def _sort_key(value: Any) -> str | None:
    """What a cell is sorted by where its words do not tell: ISO days, plain numbers, nothing for what is missing."""
    if _is_range(value):
        return next((day.date().isoformat() for day in value if not pd.isna(day)), "")
    if holds_several(value):
        return None if len(value) else ""
    if pd.isna(value):
        return ""
    if _is_day(value):
        return str(value.date().isoformat())
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def _is_day(value: Any) -> bool:
    return isinstance(value, pd.Timestamp) and not pd.isna(value)


def _is_range(value: Any) -> bool:
    return (
        isinstance(value, tuple)
        and len(value) == 2
        and all(day is pd.NaT or isinstance(day, pd.Timestamp) for day in value)
    )


def _say(value: Any) -> str:
    if _is_range(value):
        return _MISSING if all(map(pd.isna, value)) else say_range(*value)
    if holds_several(value):
        items = [str(item) for item in list_items(value)]
        return ("; " if any("," in item for item in items) else ", ").join(items) or _MISSING
    if pd.isna(value):
        return _MISSING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, pd.Timestamp):
        return say_day(value)
    return f"{value:.2f}" if isinstance(value, float) else str(value)

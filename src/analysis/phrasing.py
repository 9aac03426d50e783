"""Numbers, lists and dates as readers say them; text as HTML can hold it."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.dates import name_day, name_month

_QUOTED = re.compile(r'["“]([^"“”]*)["”]')
_FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")


def escape(text: object) -> str:
    """Text as HTML, Plotly and notebooks must be given it: no tags, and no `$` to start mathematics.

    >>> escape("<b> costs $5 & more")
    '&lt;b&gt; costs &#36;5 &amp; more'
    """
    return html.escape(str(text), quote=False).replace("$", "&#36;").replace('"', "&#34;")


def count_of(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun.

    >>> count_of(1, "event"), count_of(1200, "story", "stories")
    ('1 event', '1,200 stories')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def say_times(number: int) -> str:
    """How often, in words where English has one.

    >>> say_times(1), say_times(2), say_times(1200)
    ('once', 'twice', '1,200 times')
    """
    return {1: "once", 2: "twice"}.get(number, f"{number:,} times")


def percent(part: float, whole: float) -> str:
    """A share in whole per cent, `0%` where there is no whole.

    >>> percent(1, 3), percent(0, 0)
    ('33%', '0%')
    """
    return f"{round(100 * part / whole) if whole else 0}%"


def listing(words: Sequence[str]) -> str:
    """Words joined as in a sentence.

    >>> listing(["a", "b", "c"])
    'a, b and c'
    """
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def shorten(text: object, width: int = 60) -> str:
    """Text on one line, cut at a word with a mark.

    >>> shorten("Kim Jong Un intends to go", 18)
    'Kim Jong Un …'
    """
    plain = " ".join(str(text).split())
    return plain if len(plain) <= width else plain[: width - 1].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def close_quotes(text: object) -> str:
    """Words cut out of a text, with the quotation mark that the cut took from them.

    >>> close_quotes('"nothing to say'), close_quotes('nothing to say" on it'), close_quotes('a "bad" sign')
    ('"nothing to say"', '"nothing to say" on it', 'a "bad" sign')
    """
    plain = str(text)
    if plain.count('"') % 2:
        before = plain[: plain.index('"')][-1:]
        opens = not before or before.isspace() or before in "([“"
        plain = f'{plain}"' if opens else f'"{plain}'
    missing = plain.count("“") - plain.count("”")
    return f"{plain}”" if missing > 0 else f"“{plain}" if missing < 0 else plain


def quote(text: object, width: int = 60) -> str:
    """Words in quotation marks, on one line; marks that they bring with them are not doubled.

    >>> quote('"We swam on."'), quote('they felt "sick" of it'), quote("It rained and rained.", 12)
    ('“We swam on.”', '“they felt ‘sick’ of it”', '“It rained …”')
    """
    plain = close_quotes(shorten(close_quotes(text), width))
    inner = plain[1:-1] if plain[:1] in {'"', "“"} and plain[-1:] in {'"', "”"} else ""
    plain = inner if inner and not any(mark in inner for mark in '"“”') else plain
    return "“" + _QUOTED.sub(r"‘\1’", plain) + "”"


def say_range(earliest: Any, latest: Any) -> str:
    """A range of days as readers say it.

    Examples
    --------
    >>> say_range(pd.Timestamp("2019-01-01"), pd.Timestamp("2019-12-31"))
    '2019'
    >>> say_range(pd.NaT, pd.Timestamp("2024-11-04"))
    'by 4 November 2024'
    """
    first = None if pd.isna(earliest) else pd.Timestamp(earliest)
    last = None if pd.isna(latest) else pd.Timestamp(latest)
    if first is None:
        return "no date" if last is None else f"by {say_day(last)}"
    if last is None:
        return f"{say_day(first)} or later"
    if first == last:
        return say_day(first)
    if first.is_month_start and last.is_month_end:
        if first.is_year_start and last.is_year_end:
            return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
        if (first.year, first.month) == (last.year, last.month):
            return name_month(first)
    return f"{say_day(first)} to {say_day(last)}"


def say_day(day: pd.Timestamp) -> str:
    """A day as readers say it."""
    return name_day(day)


def as_cell(value: Any) -> Any:
    """A value as a spreadsheet may show it: one line, and never a formula.

    >>> as_cell("=1+1"), as_cell(["a", "b"]), as_cell(-1.5)
    ("'=1+1", 'a; b', -1.5)
    """
    if isinstance(value, list):
        value = "; ".join(map(str, value))
    if not isinstance(value, str):
        return value
    guarded = (
        f"'{value}"
        if value.startswith(_FORMULA_STARTS) or value.lstrip().startswith(_FORMULA_STARTS)
        else value
    )
    return " ".join(guarded.split())

"""The shape of every result: columns, their dtypes, and frames built to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from analysis.errors import ArticleError

FINDING: dict[str, str] = {
    "start": "int64",
    "end": "int64",
    "text": "string",
    "sentence": "Int64",
    "rule": "string",
}
"""The columns that every finding has: offsets into `article.text` (characters, end exclusive),
the words there, the row of `article.sentences` (missing outside the sentences, as in a headline),
and the evidence that found it."""


_KNOWN_BY = {
    "actors": (("actor", "mentions"), "count_actors(article)"),
    "artefacts": (("in_quotation", "reading"), "find_artefacts(article)"),
    "attributions": (("content_spans", "quote_kind"), "find_attributions(article)"),
    "blocks": (("kind", "story"), "article.blocks"),
    "checks": (("priority", "reasons"), "rank_checks(ledger)"),
    "counts": (("word", "count"), "count_words(article)"),
    "hedges": (("kind", "holder"), "find_hedges(article, attributions)"),
    "ledger": (("certainty", "artefacts"), "build_ledger(article)"),
    "places": (("word", "sentence"), "locate_words(article, words)"),
    "sentences": (("text",), "article.sentences"),
    "statements": (("text", "certainty"), "score_certainty(article, hedges)"),
    "timeline": (("status", "earliest"), "build_timeline(article)"),
    "times": (("earliest", "reason"), "find_times(article)"),
}
"""By which columns a frame is known, and what gives it."""


def check_frames(*, optional: bool = False, **frames: Any) -> None:
    """Raise where something else is given for a frame of the library; a frame without columns passes.

    Parameters
    ----------
    optional
        Whether None passes too.
    frames
        What was given, under the name of what it should be.

    Raises
    ------
    ArticleError
        For the frame of another lens, say.

    Examples
    --------
    >>> check_frames(hedges=pd.DataFrame({"kind": ["body"], "story": [True]}))
    Traceback (most recent call last):
    analysis.errors.ArticleError: hedges has no column 'holder'; give what find_hedges(article, attributions) gives.
    """
    for name, frame in frames.items():
        columns, giver = _KNOWN_BY[name]
        if frame is None and optional:
            continue
        if not isinstance(frame, pd.DataFrame):
            raise ArticleError(f"{name} is of the type {type(frame).__name__}; give what {giver} gives.")
        missing = [column for column in columns if column not in frame]
        if missing and len(frame.columns):
            raise ArticleError(f"{name} has no column {missing[0]!r}; give what {giver} gives.")


def build_frame(rows: Iterable[Mapping[str, Any]], columns: Mapping[str, str]) -> pd.DataFrame:
    """Build a frame of exactly these columns and dtypes, also where there are no rows.

    Parameters
    ----------
    rows
        One mapping a row; a key that is absent is missing in the frame.
    columns
        Column name to pandas dtype, in order.

    Examples
    --------
    >>> build_frame([], {"start": "int64", "text": "string"}).dtypes.to_dict()
    {'start': dtype('int64'), 'text': <StringDtype(na_value=<NA>)>}
    """
    rows = list(rows)
    array: Any = pd.array
    arrays = {name: array([row.get(name) for row in rows], dtype=dtype) for name, dtype in columns.items()}
    return pd.DataFrame(arrays, columns=list(columns), copy=False)


def list_items(value: Any) -> tuple[Any, ...]:
    """The items of a cell that holds several, a tuple here and an array after Parquet; none where it holds none.

    >>> list_items(("may", "if")), list_items(None), list_items("may")
    (('may', 'if'), (), ())
    """
    if isinstance(value, (tuple, list)):
        return tuple(value)
    if not holds_several(value):
        return ()
    return tuple(item.tolist() if holds_several(item) else item for item in value.tolist())


def holds_several(value: Any) -> bool:
    """Whether a cell holds a tuple, a list or an array."""
    return isinstance(value, (tuple, list)) or getattr(value, "ndim", 0) > 0


def iterate_rows(frame: pd.DataFrame) -> Iterator[Any]:
    """Go through the rows as named tuples.

    >>> [row.kind for row in iterate_rows(pd.DataFrame({"kind": ["body"]}))]
    ['body']
    """
    yield from frame.itertuples()

"""Runs of words that stand in more than one article: what was copied, or said at one press conference."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from typing import Any

import pandas as pd

from analysis.corpus.batches import check_columns, check_frame, check_ids
from analysis.errors import ArticleError
from analysis.frames import build_frame
from analysis.language import straighten

SHARED = {"text": "string", "words": "int64", "articles": "object", "start": "int64", "end": "int64"}
_WORD = re.compile(r"\w+(?:[-'’.,]\w+)*")

_Gram = tuple[str, ...]


def find_shared_words(frame: pd.DataFrame, words: int = 6) -> pd.DataFrame:
    """Find the runs of words that stand in several articles, whatever their case and the marks between them.

    Parameters
    ----------
    frame
        DataFrame with the columns `id` and `text`, as `analyse` takes it; rows without a text are passed over.
    words
        The fewest words of a run.

    Returns
    -------
    DataFrame
        One row a run, each as long as it is for the articles that share it; those of the most articles first, then
        the longest:

        text, start, end
            As it stands in the first of the articles.
        words
            How many.
        articles
            Tuple of their ids.

    Raises
    ------
    ArticleError
        If something else is given for a frame, a column is missing, an id occurs twice or a run would have no word.

    Examples
    --------
    >>> texts = ["He said the dam is safe for now, and left.", "“The dam is safe for now,” said he."]
    >>> find_shared_words(pd.DataFrame({"id": ["a", "b"], "text": texts}))[["text", "articles"]].values.tolist()
    [['the dam is safe for now', ('a', 'b')]]
    """
    if words < 1:
        raise ArticleError("A run has at least one word; give words=6, or another number above 0.")
    check_frame(frame)
    check_columns(list(frame.columns))
    check_ids(frame["id"])
    rows = zip(frame["id"], frame["text"], strict=True)
    texts: dict[Hashable, str] = {identity: text for identity, text in rows if isinstance(text, str)}
    spans = {identity: [found.span() for found in _WORD.finditer(text)] for identity, text in texts.items()}
    holders = _index(texts, spans, words)
    found: list[dict[str, Any]] = [
        {
            "text": texts[identity][start:end],
            "words": length,
            "articles": shared,
            "start": start,
            "end": end,
        }
        for identity, text in texts.items()
        for shared, length, start, end in _find_runs(
            identity, _grams(text, spans[identity], words), spans, holders
        )
    ]
    found.sort(key=lambda row: (-len(row["articles"]), -row["words"]))
    return build_frame(found, SHARED)


def _grams(text: str, spans: list[tuple[int, int]], size: int) -> list[_Gram]:
    written = [straighten(text[start:end]).lower() for start, end in spans]
    return [tuple(written[place : place + size]) for place in range(len(written) - size + 1)]


def _index(
    texts: dict[Hashable, str], spans: dict[Hashable, Any], size: int
) -> dict[_Gram, tuple[Hashable, ...]]:
    """The articles of each run of that size that stands in several."""
    found: dict[_Gram, dict[Hashable, None]] = {}
    for identity, text in texts.items():
        for gram in _grams(text, spans[identity], size):
            found.setdefault(gram, {})[identity] = None
    return {gram: tuple(holders) for gram, holders in found.items() if len(holders) > 1}


def _find_runs(
    identity: Hashable,
    grams: list[_Gram],
    spans: dict[Hashable, list[tuple[int, int]]],
    holders: dict[_Gram, tuple[Hashable, ...]],
) -> Iterator[tuple[tuple[Hashable, ...], int, int, int]]:
    """The longest runs of each set of articles of which this one is the first, in order."""
    shared = [holders.get(gram, ()) for gram in grams]
    for articles in dict.fromkeys(held for held in shared if held and held[0] == identity):
        wanted, first = set(articles), None
        for place in range(len(shared) + 1):
            holds = place < len(shared) and wanted <= set(shared[place])
            if holds and first is None:
                first = place
            elif not holds and first is not None:
                last = place + len(grams[0]) - 2
                if any(shared[inside] == articles for inside in range(first, place)):
                    yield articles, last - first + 1, spans[identity][first][0], spans[identity][last][1]
                first = None

"""How certain a sentence leaves its reader: its cues combined."""

from __future__ import annotations

import math
import sys
from collections.abc import Iterable
from typing import Any

import pandas as pd

from analysis.article import Article, check_article
from analysis.frames import build_frame, iterate_rows

Scope = tuple[int, int, float]
"""Start and end of the words that a hedge weakens, and its strength."""

CERTAINTY = {
    "sentence": "int64",
    "start": "int64",
    "end": "int64",
    "text": "string",
    "certainty": "float64",
    "hedges": "int64",
    "boosters": "int64",
    "cues": "object",
}
"""The columns of `score_certainty`."""


def score_certainty(article: Article, hedges: pd.DataFrame) -> pd.DataFrame:
    """Combine the cues of each sentence into one figure.

    Every hedge leaves `1 - strength` of the certainty of the words in its scope; cues over the same words
    multiply. A sentence is as certain as its least certain words. A sentence without a hedge has certainty
    1: that says that it is worded as fact, not that it is true. Boosters are listed and leave it at that,
    since a bare statement already claims to be certain.

    Parameters
    ----------
    article
        The article.
    hedges
        What `find_hedges` gave for it.

    Returns
    -------
    DataFrame
        One row a sentence of the story: sentence, start, end, text, certainty (0 to 1), hedges and
        boosters (how many), cues (tuple of their texts, boosters too).

    Examples
    --------
    >>> from analysis.hedging import find_hedges
    >>> article = Article.from_text("It rained. It will probably rain again.")
    >>> score_certainty(article, find_hedges(article)).certainty.tolist()
    [1.0, 0.75]
    """
    check_article(article)
    by_sentence: dict[int, list[Any]] = {}
    for cue in iterate_rows(hedges):
        by_sentence.setdefault(cue.sentence, []).append(cue)
    rows = []
    for row, (start, end) in enumerate(article.sentence_spans):
        cues = by_sentence.get(row, [])
        doubts = [(cue.scope_start, cue.scope_end, cue.strength) for cue in cues if cue.kind != "booster"]
        rows.append(
            {
                "sentence": row,
                "start": start,
                "end": end,
                "text": article.text[start:end],
                "certainty": combine_doubts(doubts),
                "hedges": len(doubts),
                "boosters": len(cues) - len(doubts),
                "cues": tuple(cue.text for cue in cues),
            }
        )
    return build_frame(rows, CERTAINTY)


def combine_doubts(scopes: Iterable[Scope], spans: Iterable[tuple[int, int]] | None = None) -> float:
    """Combine hedges into how certain the least certain words are.

    Parameters
    ----------
    scopes
        Start, end and strength of each hedge that is not a booster.
    spans
        The words that count (characters, end exclusive); where None, all that the hedges reach.

    Returns
    -------
    float
        0 to 1; each hedge over the same words leaves 1 minus its strength.

    Examples
    --------
    >>> combine_doubts([(0, 20, 0.5), (5, 20, 0.2)])
    0.4
    >>> combine_doubts([(0, 20, 0.5), (5, 20, 0.2)], [(0, 4), (30, 40)])
    0.5
    """
    scopes = list(scopes)
    least = 1.0
    for first, last in [(0, sys.maxsize)] if spans is None else spans:
        inside = [scope for scope in scopes if scope[0] < last and scope[1] > first]
        for opened, _, _ in inside:
            place = max(opened, first)
            doubts = (1 - strength for start, end, strength in inside if start <= place < end)
            least = min(least, math.prod(doubts))
    return round(least, 3)


def list_scopes(hedges: pd.DataFrame) -> list[Scope]:
    """The scopes of the hedges that weaken, in the order of the frame: start, end and strength of each."""
    doubts = hedges[hedges.kind != "booster"]
    return list(zip(doubts.scope_start, doubts.scope_end, doubts.strength, strict=True))

"""How certain a sentence leaves its reader: its cues combined."""

from __future__ import annotations

import pandas as pd

from analysis.article import Article
from analysis.frames import build_frame

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
    by_sentence = {row: hedges.loc[index] for row, index in hedges.groupby("sentence").groups.items()}
    rows = []
    for row, (start, end) in enumerate(article.sentence_spans):
        cues = by_sentence.get(row, hedges.iloc[:0])
        doubts = cues[cues.kind != "booster"]
        rows.append(
            {
                "sentence": row,
                "start": start,
                "end": end,
                "text": article.text[start:end],
                "certainty": _least_certain(doubts),
                "hedges": len(doubts),
                "boosters": len(cues) - len(doubts),
                "cues": tuple(cues.text),
            }
        )
    return build_frame(rows, CERTAINTY)


def _least_certain(hedges: pd.DataFrame) -> float:
    scopes = list(zip(hedges.scope_start, hedges.scope_end, hedges.strength, strict=True))
    least = 1.0
    for place, _, _ in scopes:
        certainty = 1.0
        for start, end, strength in scopes:
            if start <= place < end:
                certainty *= 1 - strength
        least = min(least, certainty)
    return round(least, 3)

"""How certain each sentence is, from the cues in it."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.article import Article

CERTAINTY = {"sentence": "int64", "certainty": "float64", "hedges": "int64", "boosters": "int64"}
"""The columns of `score_certainty`, in order."""


def score_certainty(article: Article, hedges: pd.DataFrame) -> pd.DataFrame:
    """Score each sentence from 0 (all doubt) to 1 (nothing hedged).

    Each cue leaves 1 - strength of the certainty that the cues before it left; boosters leave it as it is. So
    "may" (0.5) leaves 0.5, and "may perhaps" 0.5 x 0.4 = 0.2.

    Parameters
    ----------
    article
        The article.
    hedges
        What `find_hedges` returned.

    Returns
    -------
    DataFrame
        One row a sentence: sentence, certainty, hedges, boosters (counts of cues).

    Examples
    --------
    >>> from analysis.hedging import find_hedges
    >>> article = Article.from_text("It may rain. It rained.")
    >>> score_certainty(article, find_hedges(article)).certainty.tolist()
    [0.5, 1.0]
    """
    rows = np.arange(len(article.sentence_spans))
    doubts = hedges[hedges.kind != "booster"].dropna(subset=["sentence"])
    left = (1 - doubts.strength).groupby(doubts.sentence.astype("int64")).prod()
    counts = doubts.groupby(doubts.sentence.astype("int64")).size()
    boosters = hedges[hedges.kind == "booster"].dropna(subset=["sentence"])
    boosts = boosters.groupby(boosters.sentence.astype("int64")).size()
    return pd.DataFrame(
        {
            "sentence": rows,
            "certainty": left.reindex(rows, fill_value=1.0).to_numpy(),
            "hedges": counts.reindex(rows, fill_value=0).to_numpy(),
            "boosters": boosts.reindex(rows, fill_value=0).to_numpy(),
        }
    ).astype(CERTAINTY)

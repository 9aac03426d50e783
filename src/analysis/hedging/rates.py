"""How often news hedges, so that a story's figures mean something."""

from __future__ import annotations

import pandas as pd

from analysis.errors import ArticleError
from analysis.lexicons import read_lexicon

_FIGURES = {"articles": "int64", "words": "int64", "rate": "float64"}
_PERCENTILES = {"low": "float64", "middle": "float64", "high": "float64"}


def read_news_rates(publisher: str = "all") -> pd.DataFrame:
    """Cues of each kind in 1,000 words of news.

    Parameters
    ----------
    publisher
        Whose articles: "all", or one of the publishers in the lexicon `hedge_rates`.

    Returns
    -------
    DataFrame
        One row a kind: kind, articles, words (how many were measured), rate (of all together), low, middle, high
        (10th, 50th and 90th percentile of the articles).

    Raises
    ------
    ArticleError
        If the publisher was not measured.

    Notes
    -----
    Measured with `find_hedges` on 857 articles of seven publishers on US politics, 2015 and 2016 (PolNeAR; Newell
    et al. 2018). Other news may hedge more or less.

    Examples
    --------
    >>> read_news_rates().kind.tolist()
    ['epistemic', 'doxastic', 'conditional', 'approximator', 'weasel', 'booster']
    """
    table = read_lexicon("hedge_rates")
    if publisher not in set(table.publisher):
        known = ", ".join(dict.fromkeys(table.publisher))
        raise ArticleError(f"No rates were measured for {publisher!r}: give one of {known}.")
    rates = table[table.publisher == publisher].reset_index(drop=True)
    figures = {**_FIGURES, **_PERCENTILES}
    return rates[["kind", *figures]].astype(figures)

"""How sure the words are: cues of certainty, what they cast doubt on, and whose doubt it is."""

from analysis.hedging.certainty import CERTAINTY, combine_doubts, list_scopes, score_certainty
from analysis.hedging.hedges import HEDGE, find_hedges
from analysis.hedging.rates import read_news_rates

__all__ = [
    "CERTAINTY",
    "HEDGE",
    "combine_doubts",
    "find_hedges",
    "list_scopes",
    "read_news_rates",
    "score_certainty",
]

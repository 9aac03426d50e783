"""How sure the words are: cues of certainty, what they cast doubt on, and whose doubt it is."""

from analysis.hedging.certainty import CERTAINTY, score_certainty
from analysis.hedging.hedges import HEDGE, find_hedges
from analysis.hedging.rates import read_news_rates

__all__ = ["CERTAINTY", "HEDGE", "find_hedges", "read_news_rates", "score_certainty"]

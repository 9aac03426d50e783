"""How sure the words are: cues of certainty, what they cast doubt on, and whose doubt it is."""

from analysis.hedging.certainty import CERTAINTY, score_certainty
from analysis.hedging.hedges import HEDGE, find_hedges

__all__ = ["CERTAINTY", "HEDGE", "find_hedges", "score_certainty"]

"""How sure the words are, and who is being careful: the hedging lens."""

from __future__ import annotations

from analysis.hedging.certainty import score_certainty
from analysis.hedging.hedges import HEDGE, find_hedges

__all__ = ["HEDGE", "find_hedges", "score_certainty"]

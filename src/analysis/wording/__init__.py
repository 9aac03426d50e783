"""What a paraphrasing program did to the words: the wording lens."""

from __future__ import annotations

from analysis.wording.artefacts import ARTEFACT, find_artefacts
from analysis.wording.verdict import Verdict, clean_scores, judge_wording

__all__ = ["ARTEFACT", "Verdict", "clean_scores", "find_artefacts", "judge_wording"]

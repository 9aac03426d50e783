"""The learned labeller: which words are cues, and for each cue which are its source and its content.

Two linear-chain conditional random fields in a row, as semantic role labellers work: the first finds the heads of
cues, the second labels a sentence anew for each cue. Trained by `training/train_attributions.py`; see MODEL_CARD.md.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files
from threading import Lock
from typing import Any

from analysis.parsed import ParsedSentence
from analysis.sourcing.bounds import bound_contents
from analysis.sourcing.clauses import Clause, find_receiver, find_source, source_head
from analysis.sourcing.cues import find_stance
from analysis.sourcing.features import cue_features, role_features
from analysis.sourcing.mending import mend_clauses

LEAST_PROBABILITY = 0.45
"""From which probability on a token is taken for the head of a cue; chosen on PolNeAR's dev part."""

MOST_CUES = 30
"""Cues of one sentence, the likeliest; a sentence of news has a few, and each costs a labelling of its own."""

CUE, SOURCE, CONTENT, OTHER = "K", "S", "C", "O"
"""The labels of the two models."""

_one_at_a_time = Lock()
"""Held while a model labels: it keeps the sentence that it was given last."""


@cache
def _load(name: str) -> Any:
    import pycrfsuite

    tagger = pycrfsuite.Tagger()
    with as_file(files("analysis.sourcing").joinpath(f"{name}.crfsuite")) as path:
        tagger.open(str(path))
    return tagger


def _weigh_cues(features: list[list[str]]) -> list[float]:
    """For each token the probability that it is the head of a cue."""
    with _one_at_a_time:
        tagger = _load("cues")
        tagger.set(features)
        return [tagger.marginal(CUE, index) for index in range(len(features))]


def _label_roles(features: list[list[str]]) -> list[str]:
    """For each token whether it is source, content or neither of the cue that the features are relative to."""
    with _one_at_a_time:
        labels: list[str] = _load("roles").tag(features)
        return labels


def label_clauses(parsed: ParsedSentence, quoted: list[bool]) -> list[Clause]:
    """The attributions that the models see in a sentence.

    Parameters
    ----------
    parsed
        The sentence.
    quoted
        For each token whether it lies within quotation marks.
    """
    if not parsed.words:
        return []
    sure = _weigh_cues(cue_features(parsed, quoted))
    likely = sorted(range(len(parsed)), key=lambda index: -sure[index])[:MOST_CUES]
    found = []
    for cue in sorted(index for index in likely if sure[index] >= LEAST_PROBABILITY):
        labels = _label_roles(role_features(parsed, cue, quoted))
        content = [index for index, label in enumerate(labels) if label == CONTENT]
        source = [index for index, label in enumerate(labels) if label == SOURCE]
        if content:
            if not source:
                source = [token for token in find_source(parsed, cue) if token not in content]
            found.append(
                Clause(
                    cue=[cue],
                    source=source,
                    source_head=source_head(parsed, source),
                    content=content,
                    stance=find_stance(parsed, cue, content),
                    rule="learned labels",
                    receiver=find_receiver(parsed, cue),
                )
            )
    return bound_contents(parsed, mend_clauses(parsed, found, quoted), quoted)

"""Train the labeller of attributions on PolNeAR: python -m training.train_attributions BENCH.

Reads BENCH/data/polnear-train.jsonl, writes cues.crfsuite and roles.crfsuite beside the code that loads them, and prints
what they reach on articles held out of the training (or, with --all, trains on everything and prints nothing).
The same data and versions give the same files.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pycrfsuite
from benchmarks.sourcing import predict

from analysis import Article
from analysis.parsed import ParsedSentence
from analysis.quotations import Quotations
from analysis.sourcing import labeller
from analysis.sourcing.clauses import tokens_in
from analysis.sourcing.features import cue_features, role_features
from analysis.sourcing.labeller import CONTENT, CUE, OTHER, SOURCE

MODELS = Path(labeller.__file__).parent
SETTINGS = {"c1": 1.0, "c2": 0.2, "max_iterations": 60, "feature.minfreq": 2}
HELD_OUT = 10
"""Every tenth article of the training data is held out."""


def main() -> None:
    """Train, and measure on what was held out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bench", type=Path, help="the folder that holds data/ and the scorers")
    parser.add_argument(
        "--all", action="store_true", help="train on every article, as the shipped models are"
    )
    options = parser.parse_args()
    rows = [
        json.loads(line) for line in (options.bench / "data" / "polnear-train.jsonl").open(encoding="utf-8")
    ]
    held = [] if options.all else rows[::HELD_OUT]
    train([row for row in rows if row not in held])
    if held:
        report(options.bench, held)


def train(rows: list[dict[str, Any]]) -> None:
    """Train both models and write them."""
    trainers = {name: pycrfsuite.Trainer(algorithm="lbfgs", verbose=False) for name in ("cues", "roles")}
    for row in rows:
        for parsed, quoted, found in _read_sentences(row):
            heads = {head for head, _, _ in found}
            labels = [CUE if token in heads else OTHER for token in range(len(parsed))]
            trainers["cues"].append(cue_features(parsed, quoted), labels)
            for head, source, content in found:
                labels = [
                    CONTENT if token in content else SOURCE if token in source else OTHER
                    for token in range(len(parsed))
                ]
                trainers["roles"].append(role_features(parsed, head, quoted), labels)
    for name, trainer in trainers.items():
        trainer.set_params(SETTINGS)
        trainer.train(str(MODELS / f"{name}.crfsuite"))


def _read_sentences(
    row: dict[str, Any],
) -> Iterator[tuple[ParsedSentence, list[bool], list[tuple[int, set[int], set[int]]]]]:
    """Each sentence with its quoted tokens, and of each attribution whose cue is in it cue head, source, content."""
    article = Article.from_text(row["text"])
    quotations = Quotations(article)
    sentences = article.parse()
    by_sentence: dict[int | None, list[dict[str, Any]]] = {}
    for attribution in row["attributions"]:
        if attribution["cue"]:
            by_sentence.setdefault(article.sentence_at(attribution["cue"][0][0]), []).append(attribution)
    for number, parsed in enumerate(sentences):
        found = []
        for attribution in by_sentence.get(number, []):
            cue = set(tokens_in(parsed, attribution["cue"]))
            if cue:
                head = next(
                    (t for t in sorted(cue) if parsed.heads[t] not in cue or parsed.heads[t] == t), min(cue)
                )
                found.append(
                    (
                        head,
                        set(tokens_in(parsed, attribution["source"])),
                        set(tokens_in(parsed, attribution["content"])),
                    )
                )
        if parsed.words:
            quoted = [quotations.hold(*span) for span in zip(parsed.starts, parsed.ends, strict=True)]
            yield parsed, quoted, found


def report(bench: Path, rows: list[dict[str, Any]]) -> None:
    """Print the scores on articles that were held out, at several thresholds."""
    sys.path.insert(0, str(bench))
    scorer = import_module("score_sourcing")
    for least in (0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55):
        labeller.LEAST_PROBABILITY = least
        scores = scorer.score(rows, [predict(row) for row in rows])
        print(least, {name: round(100 * f1, 1) for name, (_, _, f1) in scores.items()}, flush=True)


if __name__ == "__main__":
    main()

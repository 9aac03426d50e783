"""Choose the weasel rows of the lexicon `hedge_cues`.

    python training/train_hedges.py ../shared/bench

Needs scipy, best in an environment of its own.

Reads `conll2010-wikipedia-dev.jsonl` (sentences labelled hedged or not; the words that make them so are not
marked) and `weasel_candidates.tsv`. Model: a sentence is plain only if every candidate in it is (noisy or), each
with a probability of its own and one of its part of speech, so that rare candidates follow their class; fitted by
penalised maximum likelihood. A candidate whose probability reaches the threshold becomes a row of the lexicon.
Prints the cross-validated sentence F1 of the chosen rows together with the other kinds, and rewrites the weasel rows.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.optimize import minimize  # type: ignore[import-untyped]
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

from analysis import Article
from analysis.hedging import find_hedges
from analysis.hedging.cues import Cue, CueIndex
from analysis.hedging.word_conditions import WORD_CONDITIONS
from analysis.language import straighten

HERE = Path(__file__).parent
LEXICON = HERE.parent / "src/analysis/lexicons/hedge_cues.tsv"
CANDIDATES = HERE / "weasel_candidates.tsv"
PENALTY, THRESHOLD, FOLDS, SEED = 0.3, 0.36, 10, 1


def read_candidates() -> pd.DataFrame:
    return pd.read_csv(CANDIDATES, sep="\t", comment="#", dtype="string", keep_default_na=False, quoting=3)


def find_candidates(articles: Iterable[Article], table: pd.DataFrame) -> list[list[str]]:
    """For each sentence the candidates in it that meet their condition, the longest where they overlap."""
    index = CueIndex(
        Cue(cue, pos, "weasel", 0.0, condition)
        for cue, pos, condition in zip(table.cue, table.pos, table.condition, strict=True)
    )
    found = []
    for article in articles:
        cues = []
        for spans in article.words:
            taken = 0
            written = [straighten(article.text[start:end]) for start, end in spans]
            lower = [word.lower() for word in written]
            for match in index.search(lower):
                holds = WORD_CONDITIONS[match.cue.condition](written, lower, match.first, match.last)
                if match.first >= taken and holds:
                    cues.append(match.cue.lemma)
                    taken = match.last
        found.append(cues)
    return found


def fit(bags: Sequence[Sequence[str]], hedged: np.ndarray, pos: dict[str, str]) -> dict[str, float]:
    """Probability of each candidate to make its sentence hedged."""
    cues = sorted(pos)
    columns = {name: i for i, name in enumerate([*cues, *sorted({f"pos {p}" for p in pos.values()})])}
    owner = np.array([row for row, bag in enumerate(bags) for _ in bag])
    pairs = [(columns[cue], columns[f"pos {pos[cue]}"]) for bag in bags for cue in bag]
    shape = len(pairs), len(columns)
    features = csr_matrix(
        (np.ones(2 * len(pairs)), (np.repeat(np.arange(len(pairs)), 2), np.array(pairs).ravel())), shape=shape
    )

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = features @ weights[:-1] + weights[-1]
        doubt = np.bincount(owner, np.logaddexp(0, scores), minlength=len(bags)) + 1e-2
        some = -np.expm1(-doubt)
        value = -(hedged * np.log(some) - (1 - hedged) * doubt).sum() + PENALTY * (weights[:-1] ** 2).sum()
        slope = (1 - hedged - hedged * np.exp(-doubt) / some)[owner] / (1 + np.exp(-scores))
        return value, np.append(features.T @ slope + 2 * PENALTY * weights[:-1], slope.sum())

    start = np.append(np.zeros(len(columns)), -1.5)
    weights = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return {
        cue: float(
            1 / (1 + np.exp(-weights[columns[cue]] - weights[columns[f"pos {pos[cue]}"]] - weights[-1]))
        )
        for cue in cues
    }


def f1(predicted: np.ndarray, hedged: np.ndarray) -> tuple[float, float, float]:
    hits = (predicted & (hedged > 0)).sum()
    return (
        100 * hits / predicted.sum(),
        100 * hits / hedged.sum(),
        200 * hits / (predicted.sum() + hedged.sum()),
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("bench", type=Path)
    bench: Path = parser.parse_args().bench
    path = bench / "data/conll2010-wikipedia-dev.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    hedged = np.array([float(row["hedged"]) for row in rows])
    articles = [Article.from_text(row["text"]) for row in rows]
    table = read_candidates()
    pos = dict(zip(table.cue, table.pos, strict=True))
    bags = find_candidates(articles, table)
    other = np.array(
        [(~find_hedges(article).kind.isin(["weasel", "booster"])).any() for article in articles], dtype=bool
    )
    fold = np.random.default_rng(SEED).integers(FOLDS, size=len(rows))
    held_out = np.zeros(len(rows), dtype=bool)
    for k in range(FOLDS):
        train = np.flatnonzero(fold != k)
        weights = fit([bags[i] for i in train], hedged[train], pos)
        for i in np.flatnonzero(fold == k):
            held_out[i] = any(weights[cue] >= THRESHOLD for cue in bags[i])
    print("other kinds alone       P {:.1f}  R {:.1f}  F1 {:.1f}".format(*f1(other, hedged)))
    print("with weasels, held out  P {:.1f}  R {:.1f}  F1 {:.1f}".format(*f1(other | held_out, hedged)))
    weights = fit(bags, hedged, pos)
    counts = Counter(cue for bag in bags for cue in set(bag))
    chosen = table[[weights[cue] >= THRESHOLD for cue in table.cue]]
    write_weasels(chosen)
    print(
        f"{len(chosen)} of {len(table)} candidates chosen, {(chosen.cue.map(counts) > 0).sum()} of them seen"
    )


def write_weasels(chosen: pd.DataFrame) -> None:
    """Put these rows in place of the candidates among the lexicon's rows."""
    lines = LEXICON.read_text(encoding="utf-8").splitlines()
    candidates = {tuple(row) for row in read_candidates()[["cue", "pos", "kind"]].itertuples(index=False)}
    kept = [line for line in lines if tuple(line.split("\t")[:3]) not in candidates]
    rows = ["\t".join(row) for row in chosen.itertuples(index=False)]
    LEXICON.write_text("\n".join([*kept, *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

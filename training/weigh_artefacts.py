"""Measure how often each class of evidence of altered wording is met in clean news, and the scores of clean stories.

    python -m training.weigh_artefacts [--bench ../shared/bench]

Rates are measured on every second story of PolNeAR's training part and verified on the others; scores on all of it
and on TempEval-3's. The strain is measured on stories that the language model was not trained on (PolNeAR's dev
part, data/articles.jsonl), as they are and with a fifth of their words replaced. Prints the measured rates beside
those of src/analysis/lexicons/artefact_rates.tsv, which holds them rounded up, and the strains beside those of
wording/artefacts.py; writes src/analysis/lexicons/clean_scores.tsv: figures only, no text.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from analysis.article import Article
from analysis.lexicons import read_lexicon
from analysis.wording.artefacts import ALTERED_STRAIN, CLEAN_STRAIN, collect_evidence, weigh_evidence
from analysis.wording.encoder import score_words
from analysis.wording.verdict import judge_wording
from training.train_replaced import replace_words

ROOT = Path(__file__).parents[1]
SCORES = ROOT / "src/analysis/lexicons/clean_scores.tsv"
HEADER = """# Scores (weight of artefacts in 1,000 words and marks) of clean news stories, and how many stories have each; no text of theirs.
# Measured on the training parts of PolNeAR (840 stories) and TempEval-3 (256) by training/weigh_artefacts.py.
score\tstories
"""


REPLACED_SHARE = 0.2


def measure_strain(texts: Sequence[str], share: float) -> list[float]:
    """The strain of each story once a share of its words is replaced."""
    chance = random.Random(1)
    strains = []
    for text in texts:
        examples = [replace_words(parsed, share, chance) for parsed in Article.from_text(text).parse()]
        scored = score_words([example.words for example in examples])
        judged = [
            score
            for example, scores in zip(examples, scored, strict=True)
            for score, asked in zip(scores, example.judged, strict=True)
            if asked
        ]
        if judged:
            strains.append(statistics.fmean(judged))
    return strains


def print_strains(bench: Path) -> None:
    texts = [
        json.loads(line)["text"]
        for path in (bench / "data/polnear-dev.jsonl", ROOT / "data/articles.jsonl")
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    for name, share, table in (
        ("clean", 0.0, CLEAN_STRAIN),
        ("altered", REPLACED_SHARE, ALTERED_STRAIN),
    ):
        strains = measure_strain(texts, share)
        mean, spread = statistics.fmean(strains), statistics.stdev(strains)
        print(f"strain, {name}: mean {mean:.3f}, spread {spread:.3f}; in use {table[0]}, {table[1]}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--bench", type=Path, default=ROOT.parent / "shared/bench")
    bench = parser.parse_args().bench
    halves: list[Counter[str]] = [Counter(), Counter()]
    words, rows, altered = [0, 0], [0, 0], [0, 0]
    scores: Counter[float] = Counter()
    for name in ("polnear-train", "te3_tbaq_train"):
        with (bench / f"data/{name}.jsonl").open(encoding="utf-8") as lines:
            texts = [json.loads(line)["text"] for line in lines]
        for number, text in enumerate(texts):
            article = Article.from_text(text)
            evidence, strain = collect_evidence(article)
            frame = weigh_evidence(article, evidence, strain)
            verdict = judge_wording(article, frame)
            scores[verdict.score] += 1
            if name == "polnear-train":
                half = number % 2
                halves[half].update(found.weight for found in evidence)
                words[half] += sum(map(len, article.words))
                rows[half] += len(frame)
                altered[half] += verdict.altered
    table = read_lexicon("artefact_rates").set_index("weight").clean.astype(float)
    print(f"{'in 1,000 words and marks':24}{'measured':>10}{'verified':>10}{'in table':>10}")
    for weight, rate in table.items():
        measured = [
            1000 * (half[str(weight)] + 0.5) / count for half, count in zip(halves, words, strict=True)
        ]
        print(f"{weight!s:24}{measured[0]:10.4f}{measured[1]:10.4f}{rate:10.4f}")
    print(
        f"rows in 1,000 words and marks: {[round(1000 * row / count, 3) for row, count in zip(rows, words, strict=True)]}"
    )
    print(f"judged altered: {altered}")
    print_strains(bench)
    SCORES.write_text(
        HEADER + "".join(f"{score}\t{count}\n" for score, count in sorted(scores.items())), encoding="utf-8"
    )


if __name__ == "__main__":
    main()

"""Measure how often news hedges, for the lexicon `hedge_rates`.

    python training/measure_hedge_rates.py ../shared/bench

Reads the plain texts of PolNeAR (train and dev); only counts leave it. A rate is cues in 1,000 words as white space
parts them; low, middle and high are the 10th, 50th and 90th percentile of the articles with 200 words or more.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pandas as pd

from analysis import Article
from analysis.hedging import find_hedges
from analysis.hedging.cues import KINDS

TABLE = Path(__file__).parent.parent / "src/analysis/lexicons/hedge_rates.tsv"
SHORTEST = 200
NAMES = {
    "breitbart": "Breitbart",
    "huff-post": "HuffPost",
    "nyt": "New York Times",
    "politico": "Politico",
    "usa-today": "USA Today",
    "wash-post": "Washington Post",
    "west-journal": "Western Journal",
}
HEAD = """# How often news hedges: cues in 1,000 words, found by this package's find_hedges.
# publisher: whose articles, or all.  kind: of cue.  articles, words: how many were measured.
# rate: cues in 1,000 words of all together.  low, middle, high: 10th, 50th and 90th percentile of the articles.
# source: where the articles come from.
"""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("bench", type=Path)
    bench: Path = parser.parse_args().bench
    counts = pd.DataFrame(
        count_cues(json.loads(line))
        for part in ("train", "dev")
        for line in (bench / f"data/polnear-{part}.jsonl").read_text(encoding="utf-8").splitlines()
    )
    counts = counts[counts.words >= SHORTEST]
    groups = [("all", counts), *counts.groupby("publisher")]
    rows = [describe(str(name), kind, group) for name, group in groups for kind in KINDS]
    table = pd.DataFrame(rows).to_csv(sep="\t", index=False, lineterminator="\n")
    TABLE.write_text(HEAD + table, encoding="utf-8")


def count_cues(row: dict[str, str]) -> dict[str, object]:
    """Words of one article and its cues by kind."""
    article = Article.from_text(row["text"])
    kinds = find_hedges(article).kind.value_counts()
    publisher = row["id"].split("_")[0]
    words = sum(len(text.split()) for text in article.sentences.text)
    return {
        "publisher": NAMES[publisher],
        "words": words,
        **{kind: int(kinds.get(kind, 0)) for kind in KINDS},
    }


def describe(publisher: str, kind: str, counts: pd.DataFrame) -> dict[str, object]:
    """One row of the table."""
    rates = 1000 * counts[kind] / counts.words
    low, middle, high = rates.quantile([0.1, 0.5, 0.9]).round(2)
    return {
        "publisher": publisher,
        "kind": kind,
        "articles": len(counts),
        "words": int(counts.words.sum()),
        "rate": round(1000 * float(counts[kind].sum()) / float(counts.words.sum()), 2),
        "low": low,
        "middle": middle,
        "high": high,
        "source": "PolNeAR 1.0 train and dev (Newell et al. 2018): US political news, 2015 and 2016",
    }


if __name__ == "__main__":
    main()

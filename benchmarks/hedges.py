"""Accuracy of `find_hedges` by the scorer of ../shared/bench, and its speed beside spaCy: python -m benchmarks.hedges.

Weasels and boosters are left out on the news sentences, whose gold does not mark them; on Wikipedia's sentences
everything but boosters makes a sentence hedged. The weasel rows of the lexicon were chosen on these Wikipedia
sentences: training/train_hedges.py prints what they reach on sentences held out.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from analysis import Article
from analysis.hedging import find_hedges
from benchmarks.speed import measure_apart
from benchmarks.texts import print_accuracy, read_texts

TASKS = {
    "news": ("hedges-news-dev.jsonl", ["weasel", "booster"]),
    "Wikipedia": ("conll2010-wikipedia-dev.jsonl", ["booster"]),
}


def measure(bench: Path) -> dict[str, float]:
    """F1 of each task and measure."""
    measured = {}
    for task, (name, left_out) in TASKS.items():
        gold = bench / "data" / name
        if not gold.exists():
            continue
        for line in score(bench, gold, predict(gold, left_out)).splitlines():
            words = line.split()
            measured[f"{task} {words[0]}"] = float(words[-1])
    return measured


def predict(gold: Path, left_out: list[str]) -> str:
    """The findings on each gold text, as the scorer reads them."""
    lines = []
    for line in gold.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        hedges = find_hedges(Article.from_text(row["text"]))
        cues = hedges[~hedges.kind.isin(left_out)][["start", "end", "kind"]].to_dict("records")
        lines.append(json.dumps({"id": row["id"], "cues": cues}))
    return "\n".join(lines) + "\n"


def score(bench: Path, gold: Path, predicted: str) -> str:
    """What the scorer prints."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "predicted.jsonl"
        path.write_text(predicted, encoding="utf-8")
        command = [sys.executable, "-B", str(bench / "score_hedges.py"), str(gold), str(path)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def share_parsed(texts: list[str]) -> float:
    """Share of the words whose sentences `find_hedges` had to have parsed."""
    parsed = words = 0
    for text in texts:
        article = Article.from_text(text)
        find_hedges(article)
        parsed += sum(len(article.words[row]) for row in article._parses)
        words += sum(map(len, article.words))
    return parsed / words


def main() -> None:
    """Print accuracy and speed."""
    print_accuracy(measure)
    print(f"words parsed            {100 * share_parsed(read_texts()[:40]):6.1f} %")
    for name in ("hedges", "spaCy nlp.pipe"):
        print(f"{name:24}{measure_apart(name, 20_000)}")


if __name__ == "__main__":
    main()

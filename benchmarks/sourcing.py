"""Accuracy of `find_attributions` by the scorer of ../shared/bench, and its speed beside textacy: python -m benchmarks.sourcing."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from analysis import Article
from analysis.sourcing import find_attributions
from benchmarks.speed import measure_apart
from benchmarks.texts import print_accuracy

GOLD = "polnear-dev.jsonl"


def measure(bench: Path) -> dict[str, float]:
    """F1 of content words, contents, cues and attributions on PolNeAR's dev part."""
    gold = bench / "data" / GOLD
    if not gold.exists():
        return {}
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "predicted.jsonl"
        path.write_text("".join(f"{json.dumps(predict(row))}\n" for row in rows), encoding="utf-8")
        command = [sys.executable, "-B", str(bench / "score_sourcing.py"), str(gold), str(path)]
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return {line.rpartition(" P ")[0].strip(): float(line.split()[-1]) for line in printed.splitlines()}


def predict(row: dict[str, Any]) -> dict[str, Any]:
    """What the lens finds in a gold article, in the form that the scorer reads."""
    frame = find_attributions(Article.from_text(row["text"]))
    return {
        "id": row["id"],
        "attributions": [
            {
                "source": _span(found["source_start"], found["source_end"]),
                "cue": _span(found["cue_start"], found["cue_end"]),
                "content": [list(span) for span in found["content_spans"]],
            }
            for found in frame.astype("object").where(frame.notna(), None).to_dict("records")
        ],
    }


def _span(start: int | None, end: int | None) -> list[list[int]]:
    return [] if start is None or end is None else [[int(start), int(end)]]


def main() -> None:
    """Print accuracy and speed."""
    print_accuracy(measure)
    for name in ("attributions", "textacy quotations"):
        print(f"{name:28}{measure_apart(name, 20_000)}")


if __name__ == "__main__":
    main()

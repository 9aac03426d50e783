"""The texts that speed is measured on, and the gold data that accuracy is."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
BENCH = ROOT.parent / "shared" / "bench"
SHIPPED = ROOT / "data" / "articles.jsonl"


def read_texts() -> list[str]:
    """News articles of ../shared/bench where it is there, else the small corpus that the package ships."""
    path = BENCH / "data" / "polnear-dev.jsonl"
    if not path.exists():
        path = SHIPPED
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def count_words(text: str) -> int:
    """Words as white space parts them: the measure of every speed here, whoever splits them how."""
    return len(text.split())


def print_accuracy(measure: Callable[[Path], dict[str, float]]) -> None:
    """Print what a lens reaches on ../shared/bench, or that it is not there."""
    if not BENCH.exists():
        print("Accuracy is not measured: ../shared/bench is not there.")
        return
    for what, value in measure(BENCH).items():
        print(f"{what:60}{value:6.1f}")

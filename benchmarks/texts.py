"""The texts that speed is measured on."""

from __future__ import annotations

import json
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

"""Whether cost grows with length alone: python -m benchmarks.growth [WORDS].

Each lens reads a text and one twice as long. More than 2.2 times the time is a step that grows with the square.
"""

from __future__ import annotations

import json
import sys
import time

from benchmarks.speed import LENSES, MAKERS
from benchmarks.texts import count_words, read_texts


def make_text(words: int) -> str:
    """A text of so many words, of whole articles."""
    parts: list[str] = []
    missing, texts = words, read_texts()
    while missing > 0:
        text = texts[len(parts) % len(texts)]
        parts.append(text)
        missing -= count_words(text)
    return "\n\n".join(parts)


def measure(words: int) -> dict[str, float]:
    """Time for a text of twice so many words over the time for one of so many, one entry a lens."""
    short, long = make_text(words), make_text(2 * words)
    ratios = {}
    for name in ("sentences and words", "parse", *LENSES):
        run = MAKERS[name]()
        run(short[:2_000])
        seconds = []
        for text in (short, long):
            begun = time.process_time()
            run(text)
            seconds.append(time.process_time() - begun)
        ratios[name] = round(seconds[1] / seconds[0], 2)
        print(
            f"{name:20} {count_words(short):8,} words {seconds[0]:7.1f} s; twice that: {ratios[name]:.2f} times",
            flush=True,
        )
    return ratios


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)))

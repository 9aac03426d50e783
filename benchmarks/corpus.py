"""Many articles, a killed run and its resumption: python -m benchmarks.corpus [ARTICLES] [PROCESSES].

The articles repeat the texts of ../shared/bench (or the shipped ones). Once they run through, once they are
killed half-way and run again; the two results are compared byte by byte.
"""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path
from typing import Any

import pandas as pd

from benchmarks.texts import BENCH, ROOT, count_words, read_texts

psutil: Any = import_module("psutil")
CHUNK = 50


def make_articles(count: int) -> pd.DataFrame:
    """So many articles, repeating the texts that there are, each with an id of its own."""
    texts = read_texts()
    more = BENCH / "data" / "polnear-train.jsonl"
    if more.exists():
        with more.open(encoding="utf-8") as lines:
            texts += [json.loads(line)["text"] for line in lines]
    chosen = list(itertools.islice(itertools.cycle(texts), count))
    return pd.DataFrame({"id": [f"article-{number:05}" for number in range(count)], "text": chosen})


def start(source: Path, out: Path, processes: int) -> Any:
    """Start the command that analyses the articles."""
    command = [sys.executable, "-m", "analysis", "corpus", str(source), str(out), "--quiet"]
    return psutil.Popen(
        [*command, "--processes", str(processes), "--chunk", str(CHUNK)], cwd=ROOT, stdout=subprocess.DEVNULL
    )


def watch(run: Any, out: Path, parts: int | None = None) -> tuple[float, float]:
    """Wait until it ends or so many parts are there; peak memory of one process in MB, processor seconds of all."""
    peak, used = 0.0, {}
    while run.poll() is None and (parts is None or count_parts(out) < parts):
        try:
            for process in [run, *run.children(recursive=True)]:
                peak = max(peak, process.memory_info().rss / 2**20)
                used[process.pid] = sum(process.cpu_times()[:2])
        except psutil.Error:
            continue
        time.sleep(0.25)
    return peak, sum(used.values())


def count_parts(out: Path) -> int:
    """How many parts are finished."""
    return len(list((out / "articles").glob("part-*.parquet")))


def read_bytes(out: Path) -> dict[str, bytes]:
    """Every file of a result."""
    return {
        str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()
    }


def measure(count: int = 2_000, processes: int = 2, kill: bool = True) -> dict[str, float | bool]:
    """Words a second in all, memory of the largest process, and whether a killed run resumed ends the same."""
    articles = make_articles(count)
    words = int(articles.text.map(count_words).sum())
    with tempfile.TemporaryDirectory() as folder:
        source, whole, broken = (Path(folder) / name for name in ("articles.parquet", "whole", "broken"))
        articles.to_parquet(source)
        begun = time.perf_counter()
        peak, used = watch(start(source, whole, processes), whole)
        seconds = time.perf_counter() - begun
        result: dict[str, float | bool] = {
            "articles": count,
            "words": words,
            "processes": processes,
            "words_per_second": round(words / seconds),
            "words_per_second_of_processor": round(words / used),
            "peak_mb_of_a_process": round(peak),
            "errors": len(pd.read_parquet(whole / "errors")),
        }
        if kill:
            run = start(source, broken, processes)
            watch(run, broken, parts=count // CHUNK // 2)
            for process in [*run.children(recursive=True), run]:
                process.kill()
            run.wait()
            result["parts_when_killed"] = count_parts(broken)
            watch(start(source, broken, processes), broken)
            result["identical_after_resuming"] = read_bytes(whole) == read_bytes(broken)
    return result


if __name__ == "__main__":
    count, processes = (*map(int, sys.argv[1:3]), *(2_000, 2)[len(sys.argv) - 1 :])
    print(json.dumps(measure(count, processes), indent=1))

"""Speed, memory, scaling, start-up and accuracy in one table: python -m benchmarks [--quick].

Peers are measured in the same run where they are installed (benchmarks/peers.txt), accuracy where
../shared/bench is there. The figures go to benchmarks/results.json with the facts of the machine.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from benchmarks import corpus, speed
from benchmarks.texts import BENCH, SHIPPED

RESULTS = Path(__file__).with_name("results.json")
PACKAGES = ("spacy", "nltk", "pandas", "numpy", "textacy", "dateparser", "recognizers-text-suite")
ACCURACY = ("sourcing", "hedges", "times", "wording")


def main() -> None:
    """Measure, print and store."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer words and articles, no accuracy")
    quick = parser.parse_args().quick
    results = {
        "machine": describe_machine(),
        "texts": "../shared/bench" if BENCH.exists() else str(SHIPPED.name),
        "start": measure_start(),
        "speed": measure_speed(3_000 if quick else 20_000),
        "scaling": measure_scaling(60 if quick else 300),
        "accuracy": {} if quick else measure_accuracy(),
    }
    RESULTS.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    print(f"\nStored in {RESULTS.name}.")


def describe_machine() -> dict[str, Any]:
    """Processor, memory, interpreter and versions that the figures hold for."""
    versions = {}
    for name in PACKAGES:
        try:
            versions[name] = version(name)
        except PackageNotFoundError:
            continue
    return {
        "processor": platform.processor() or platform.machine(),
        "cores": os.cpu_count(),
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30),
        "system": platform.system(),
        "python": platform.python_version(),
        "packages": versions,
    }


def measure_start() -> dict[str, float]:
    """Seconds to import the package, and from nothing to the first attributions of a short article."""
    codes = {
        "python alone": "",
        "import analysis": "import analysis",
        "first attributions": "from analysis import Article\nfrom analysis.sourcing import find_attributions\n"
        "find_attributions(Article.from_text('It may rain, the mayor said on Monday.'))",
    }
    print(f"\n{'start':24}{'seconds':>10}")
    seconds = {}
    for name, code in codes.items():
        rounds = []
        for _ in range(3):
            begun = time.perf_counter()
            subprocess.run([sys.executable, "-c", code], check=True)
            rounds.append(time.perf_counter() - begun)
        seconds[name] = round(min(rounds), 2)
        print(f"{name:24}{seconds[name]:10.2f}", flush=True)
    return seconds


def measure_speed(words: int) -> dict[str, Any]:
    """Each lens and peer in a process of its own."""
    print(f"\n{'lens or peer':24}{'words/s':>10}{'peak MB':>10}")
    measured = {}
    for name in speed.MAKERS:
        measured[name] = result = speed.measure_apart(name, words)
        if isinstance(result, str):
            hint = "; pip install -r benchmarks/peers.txt" if result == "not installed" else ""
            print(f"{name:24}  {result}{hint}", flush=True)
        else:
            print(f"{name:24}{result['words_per_second']:10,}{result['peak_mb']:10,}", flush=True)
    return measured


def measure_scaling(articles: int) -> dict[str, Any]:
    """All lenses over many articles, one process and two."""
    print(f"\n{'all lenses':24}{'words/s':>10}{'peak MB':>10}")
    measured = {}
    for processes in (1, 2):
        result = corpus.measure(articles, processes, kill=False)
        measured[f"{processes} processes"] = result
        print(
            f"{f'processes: {processes}':24}{result['words_per_second']:10,}{result['peak_mb_of_a_process']:10,}",
            flush=True,
        )
    return measured


def measure_accuracy() -> dict[str, Any]:
    """What each lens reaches on the gold data, by its own benchmark."""
    if not BENCH.exists():
        print("\nAccuracy is not measured: ../shared/bench is not there.")
        return {}
    print(f"\n{'accuracy (dev)':44}{'':>10}")
    measured = {}
    for name in ACCURACY:
        try:
            measured[name] = import_module(f"benchmarks.{name}").measure(BENCH)
        except ModuleNotFoundError as error:
            print(f"{name}: not measured ({error})")
            continue
        for what, value in measured[name].items():
            print(f"{name + ': ' + what:44}{value:10.1f}", flush=True)
    return measured


if __name__ == "__main__":
    main()

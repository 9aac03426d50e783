"""What the wording lens finds, and what it marks in clean news: python -m benchmarks.wording.

Four measures: the hand-marked passages of data/article.txt; a second story put through a table of substitutions that
the lens was never shown; twelve stories of as many kinds, rewritten by a large language model in three manners of such
programs, each passage graded by what a careful reader would notice (benchmarks/data); and clean texts of ../shared/bench, where
every row is false.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from analysis.article import Article
from analysis.frames import iterate_rows
from analysis.loading import load_article
from analysis.wording import find_artefacts, judge_wording
from benchmarks.texts import BENCH, ROOT

DATA = Path(__file__).with_name("data")
CLEAN = {"news": "polnear-dev", "older news": "te3_tbaq_train", "reviews": "sfu-reviews-train"}
_REVIEW_SENTENCES = 40

Passage = tuple[int, int, str]


def measure(bench: Path = BENCH) -> dict[str, float]:
    """Everything, by name."""
    found = {**measure_article(), **measure_second_story(), **measure_stories()}
    for name, file in CLEAN.items():
        texts = list(_read_texts(bench / "data" / f"{file}.jsonl"))
        articles = [Article.from_text(text) for text in texts]
        frames = [find_artefacts(article) for article in articles]
        words = sum(sum(map(len, article.words)) for article in articles)
        found[f"{name}: rows in 1,000 clean words and marks"] = 1000 * sum(map(len, frames)) / words
        verdicts = [judge_wording(article, frame) for article, frame in zip(articles, frames, strict=True)]
        found[f"{name}: of {len(texts)} clean texts judged altered"] = sum(v.altered for v in verdicts)
        found[f"{name}: of {len(texts)} clean texts odd on the whole"] = sum(v.odd for v in verdicts)
    return found


def measure_article() -> dict[str, float]:
    """The shipped article against the passages that were marked by hand before the lens was run."""
    with (ROOT / "tests/wording/article_gold.tsv").open(encoding="utf-8") as table:
        rows = list(csv.DictReader((line for line in table if line[0] != "#"), delimiter="\t"))
    gold = [(int(row["start"]), int(row["end"]), row["reading"]) for row in rows]
    return _score("article", load_article(ROOT / "data/article.txt"), gold)


def measure_second_story() -> dict[str, float]:
    """A story of our own, altered by a table of our own."""
    story = (DATA / "spun_story.txt").read_text(encoding="utf-8")
    with (DATA / "spun_table.tsv").open(encoding="utf-8") as table:
        swaps = [
            (row["plain"], row["spun"])
            for row in csv.DictReader((line for line in table if line[0] != "#"), delimiter="\t")
        ]
    plain = _score("second story, unaltered", Article.from_text(story), [])
    text, gold = substitute(story, swaps)
    return {**_score("second story", Article.from_text(text), gold), **plain}


def measure_stories() -> dict[str, float]:
    """Twelve rewritten stories, and the same with every original put back."""
    counts: Counter[str] = Counter()
    for path in sorted((DATA / "stories").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        passages = list(_read_passages(path.with_suffix(".tsv"), text))
        clean = text
        for start, end, plain, _ in reversed(passages):
            clean = clean[:start] + plain + clean[end:]
        article, untouched = Article.from_text(text), Article.from_text(clean)
        frame, clean_frame = find_artefacts(article), find_artefacts(untouched)
        rows = [(row.start, row.end) for row in iterate_rows(frame)]
        for start, end, _, grade in passages:
            counts[f"{grade} passages"] += 1
            counts[f"{grade} passages found"] += any(a < end and start < b for a, b in rows)
        counts["rows"] += len(rows)
        counts["rows where nothing was altered"] += sum(
            not any(a < end and start < b for start, end, _, _ in passages) for a, b in rows
        )
        for prefix, verdict in (
            ("", judge_wording(article, frame)),
            ("unaltered: ", judge_wording(untouched, clean_frame)),
        ):
            counts[f"{prefix}judged altered"] += verdict.altered
            counts[f"{prefix}odd on the whole"] += verdict.odd
        counts["unaltered: rows"] += len(clean_frame)
    return {f"twelve stories: {name}": float(count) for name, count in counts.items()}


def _read_passages(path: Path, text: str) -> Iterator[tuple[int, int, str, str]]:
    """The passages of a story: start, end, the plain words and the grade (absurd, odd, natural)."""
    with path.open(encoding="utf-8") as table:
        found = []
        for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
            start = -1
            for _ in range(int(row["occurrence"])):
                start = text.index(row["passage"], start + 1)
            found.append((start, start + len(row["passage"]), row["original"], row["grade"]))
    yield from sorted(found)


def substitute(text: str, swaps: list[tuple[str, str]]) -> tuple[str, list[Passage]]:
    """Put each phrase's substitute in its place; also where the substitutes stand, with the plain words.

    >>> substitute("It rained because it can.", [("because", "on account of")])
    ('It rained on account of it can.', [(10, 23, 'because')])
    """
    spun = dict(swaps)
    longest_first = sorted(spun, key=len, reverse=True)
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b", re.IGNORECASE)
    parts, gold, point, length = [], [], 0, 0
    for found in pattern.finditer(text):
        plain = found.group()
        new = spun[plain.lower()]
        new = new[0].upper() + new[1:] if plain[0].isupper() else new
        parts += [text[point : found.start()], new]
        length += found.start() - point
        gold.append((length, length + len(new), plain))
        length += len(new)
        point = found.end()
    return "".join([*parts, text[point:]]), gold


def _score(name: str, article: Article, gold: list[Passage]) -> dict[str, float]:
    """Passages found, rows whose reading is right, rows where nothing was altered."""
    frame = find_artefacts(article)
    found, right, false = set(), 0, 0
    for row in iterate_rows(frame):
        met = [passage for passage in gold if passage[0] < row.end and row.start < passage[1]]
        found.update(met)
        false += not met
        right += any(_agrees(row.reading, variant) for passage in met for variant in passage[2].split(";"))
    return {
        f"{name}: of {len(gold)} passages found": len(found),
        f"{name}: rows": len(frame),
        f"{name}: rows with the right reading": right,
        f"{name}: rows where nothing was altered": false,
        f"{name}: judged altered": judge_wording(article, frame).altered,
    }


def _agrees(reading: object, gold: str) -> bool:
    """Whether the reading has the gold words in it, or is part of them, whole words and any inflection.

    >>> _agrees("served as", "serves as"), _agrees("if", "life"), _agrees("nuclear program", "nuclear")
    (True, False, True)
    """
    if not isinstance(reading, str):
        return False
    left, right = ([word[:5] for word in text.lower().split()] for text in (reading, gold))
    shorter, longer = sorted((left, right), key=len)
    return any(longer[at : at + len(shorter)] == shorter for at in range(len(longer) - len(shorter) + 1))


def _read_texts(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    if "reviews" in path.name:
        for start in range(0, len(texts), _REVIEW_SENTENCES):
            yield "\n\n".join(texts[start : start + _REVIEW_SENTENCES])
    else:
        yield from texts


if __name__ == "__main__":
    for what, value in measure().items():
        print(f"{what:60}{value:8.2f}")

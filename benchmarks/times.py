"""Accuracy of times and of the events they date: python -m benchmarks.times.

Gold: TempEval-3's training data (UzZaman et al. 2013), a quarter of it held out by a hash of each article's id,
and tweets (Zhong et al. 2017), read from ../shared/bench; scored by its score_times.py. Speed beside dateparser
and recognizers-text is measured by `python -m benchmarks`.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.texts import print_accuracy

ROUNDS = 1000
"""Bootstrap samples of articles."""

Row = dict[str, Any]
Score = Callable[[list[Row], list[Row]], dict[str, tuple[float, float, float]]]


def read_rows(bench: Path, name: str) -> list[Row]:
    with (bench / "data" / f"{name}.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def is_held_out(row: Row) -> bool:
    """Whether an article belongs to the quarter that nothing was developed on."""
    return hashlib.sha256(row["id"].encode()).digest()[0] % 4 == 0


def load_scorer(bench: Path) -> Score:
    spec = importlib.util.spec_from_file_location("score_times", bench / "score_times.py")
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    score: Score = scorer.score
    return score


def find_all(rows: list[Row]) -> list[Row]:
    from analysis.article import Article
    from analysis.timeline import find_times

    found = []
    for row in rows:
        times = find_times(Article.from_text(row["text"], published=row["dct"]))
        columns = zip(times.start, times.end, times.type, times.value, strict=True)
        names = ("start", "end", "type", "value")
        found.append({"id": row["id"], "timexes": [dict(zip(names, time, strict=True)) for time in columns]})
    return found


def resample(score: Score, gold: list[Row], found: list[Row], what: str) -> tuple[float, float]:
    """The 95% interval of an F1, by drawing articles with replacement."""
    counts = []
    for row, predicted in zip(gold, found, strict=True):
        precision = score([row], [predicted])[what][0]
        times = sum(not time.get("nested") for time in row["timexes"])
        counts.append((round(precision * len(predicted["timexes"])), len(predicted["timexes"]), times))
    chance, drawn = random.Random(0), []
    for _ in range(ROUNDS):
        right, predicted_times, times = map(sum, zip(*chance.choices(counts, k=len(counts)), strict=True))
        drawn.append(200 * right / (predicted_times + times))
    drawn.sort()
    return drawn[ROUNDS // 40], drawn[-ROUNDS // 40]


def link_events(rows: list[Row]) -> dict[str, float]:
    """How often the linker, and the nearest time, choose the time that the gold links an event to.

    Counted: links of an event and a time of one sentence; apart those of sentences with several times, where
    there is something to choose.
    """
    from analysis.article import Article
    from analysis.timeline.linking import choose_time, find_head

    total, chosen, near, several, chosen_of_several, near_of_several = 0, 0, 0, 0, 0, 0
    for row in rows:
        article = Article.from_text(row["text"], published=row["dct"])
        times = {time["tid"]: time for time in row["timexes"]}
        events = {event["eid"]: event for event in row["events"]}
        for link in row["tlinks"]:
            ends = (link["source"], link["target"])
            time = next((times[end] for end in ends if end in times), None)
            event = next((events[end] for end in ends if end in events), None)
            sentence = article.sentence_at(event["start"]) if event else None
            if (
                event is None
                or time is None
                or sentence is None
                or article.sentence_at(time["start"]) != sentence
            ):
                continue
            parsed = article.parse([sentence])[0]
            here = [other for other in times.values() if article.sentence_at(other["start"]) == sentence]
            heads = {find_head(parsed, (other["start"], other["end"])): other["tid"] for other in here}
            token = find_head(parsed, (event["start"], event["end"]))
            known = [head for head in heads if head is not None]
            if token is None or not known:
                continue
            best = choose_time(parsed, token, known)
            nearest = min(known, key=lambda head, token=token: abs(head - token))  # type: ignore[misc]
            right, right_near = heads[best] == time["tid"], heads[nearest] == time["tid"]
            total, chosen, near = total + 1, chosen + right, near + right_near
            if len(known) > 1:
                several += 1
                chosen_of_several, near_of_several = chosen_of_several + right, near_of_several + right_near
    return {
        "links, the linker": 100 * chosen / total,
        "links, the nearest time": 100 * near / total,
        "links of several times, the linker": 100 * chosen_of_several / several,
        "links of several times, the nearest time": 100 * near_of_several / several,
    }


def measure(bench: Path) -> dict[str, float]:
    """F1 of spans and values, and the share of right links; all in percent."""
    score = load_scorer(bench)
    news = read_rows(bench, "te3_tbaq_train")
    held_out = [row for row in news if is_held_out(row)]
    parts = {
        "held-out news": held_out,
        "developed-on news": [row for row in news if not is_held_out(row)],
        "tweets": read_rows(bench, "tweets_train"),
    }
    measured: dict[str, float] = {}
    for name, rows in parts.items():
        found = find_all(rows)
        scores = score(rows, found)
        for what in ("strict", "value"):
            measured[f"{name}, {what}"] = 100 * scores[what][2]
        if name != "developed-on news":
            for what in ("strict", "value"):
                low, high = resample(score, rows, found, what)
                measured[f"{name}, {what}, from"], measured[f"{name}, {what}, to"] = low, high
    for name, value in link_events(held_out).items():
        measured[f"held-out {name}"] = value
    return measured


def main() -> None:
    print_accuracy(measure)


if __name__ == "__main__":
    main()

"""Which days a time or an event can have: the tables beside this file, one test a line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from analysis import Article
from analysis.timeline import build_timeline, find_times


def read_cases(name: str) -> list[Any]:
    path = Path(__file__).with_name(f"{name}.tsv")
    table = pd.read_csv(path, sep="\t", comment="#", dtype="string", keep_default_na=False)
    return [
        pytest.param(*row, id=f"{row[2]} ({row[0] or 'unknown'}): {row[1]}")
        for row in table.itertuples(index=False, name=None)
    ]


def written(day: Any) -> str:
    return "" if pd.isna(day) else str(day.date())


@pytest.mark.parametrize(("published", "sentence", "time", "earliest", "latest"), read_cases("time_cases"))
def test_a_time_lies_between_two_days(
    published: str, sentence: str, time: str, earliest: str, latest: str
) -> None:
    times = find_times(Article.from_text(sentence, published=published or None))
    found = {row.text: (written(row.earliest), written(row.latest)) for row in times.itertuples()}
    assert found.get(time) == (earliest, latest)


@pytest.mark.parametrize(("published", "sentence", "event", "earliest", "latest"), read_cases("event_cases"))
def test_an_event_lies_between_two_days(
    published: str, sentence: str, event: str, earliest: str, latest: str
) -> None:
    timeline = build_timeline(Article.from_text(sentence, published=published or None))
    found = {row.predicate: (written(row.earliest), written(row.latest)) for row in timeline.itertuples()}
    assert found.get(event) == (earliest, latest)

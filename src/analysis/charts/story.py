"""Where findings stand along the story, and how many of them a chart shows."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from analysis.frames import list_items
from analysis.phrasing import close_quotes, count_of, escape, shorten
from analysis.theme import MUTED

MOST_ROWS = 200
"""Marks in one chart; beyond, it shows the first and says so."""
MOST_PASSAGES = 40
"""Passages behind one mark."""


def cap_rows(rows: pd.DataFrame, noun: str, most: int = MOST_ROWS) -> tuple[pd.DataFrame, str]:
    """The rows that a chart shows, and the sentence that says so where some are left out.

    >>> cap_rows(pd.DataFrame({"a": range(3)}), "hedge", most=2)[1]
    ' Shown: the first 2 of 3 hedges.'
    """
    if len(rows) <= most:
        return rows, ""
    return rows.head(most), f" Shown: the first {most:,} of {count_of(len(rows), noun)}."


def keep_most(counts: pd.Series, most: int) -> list[Any]:
    """The names with a place of their own, from a count each; one more than asked for, where others would be one alone.

    >>> keep_most(pd.Series({"Kim": 3, "Lee": 2, "Ray": 1}), 2), keep_most(pd.Series([3, 2, 1, 1]), 2)
    (['Kim', 'Lee', 'Ray'], [0, 1])
    """
    return counts.index[: most + (len(counts) == most + 1)].tolist()


def split_by(rows: pd.DataFrame, *columns: str) -> list[tuple[Any, pd.DataFrame]]:
    """The rows of each value (or pair of values) of some columns, in the order of their first row."""
    return list(rows.groupby(list(columns) if len(columns) > 1 else columns[0], sort=False))


def word_counts(texts: pd.Series) -> pd.Series:
    """Number of words in each text, cut at white space."""
    return texts.fillna("").map(lambda text: len(text.split())).astype("int64")


def words_before(offsets: pd.Series, sentences: pd.DataFrame) -> pd.Series:
    """How many words of the story stand before each offset: the horizontal place in charts along the text.

    What stands before the first sentence, such as the headline, has a place left of 0.

    Parameters
    ----------
    offsets
        Characters into the article.
    sentences
        `article.sentences`.
    """
    if sentences.empty:
        return pd.Series(0, index=offsets.index, dtype="int64")
    before = np.concatenate([[0], word_counts(sentences.text).cumsum().to_numpy()])
    starts, texts = sentences.start.to_numpy(), sentences.text.to_list()
    headline = _headline_place(int(before[-1]))
    rows = np.searchsorted(starts, offsets.to_numpy(), side="right") - 1
    return pd.Series(
        [
            min(before[row] + len(texts[row][: offset - starts[row]].split()), before[row + 1])
            if row >= 0
            else -headline
            for row, offset in zip(rows, offsets, strict=True)
        ],
        index=offsets.index,
        dtype="int64",
    )


def count_touched(spans: pd.Series, sentences: pd.DataFrame) -> int:
    """How many sentences hold words of some findings, each of which has several spans.

    >>> story = pd.DataFrame({"start": [0, 11, 25], "end": [10, 24, 30]})
    >>> count_touched(pd.Series([((2, 14),), ((12, 20),)]), story)
    2
    """
    starts, ends = sentences.start.to_numpy(), sentences.end.to_numpy()
    touched: set[int] = set()
    for start, end in (span for several in spans for span in list_items(several)):
        touched.update(
            range(int(np.searchsorted(ends, start, side="right")), int(np.searchsorted(starts, end)))
        )
    return len(touched)


def sentences_of(rows: pd.DataFrame, sentences: pd.DataFrame) -> pd.Series:
    """The sentence that each finding stands in; its own words where it stands in none (a headline)."""
    return rows.sentence.map(sentences.text).fillna(rows.text.map(close_quotes))


def passages_of(rows: pd.DataFrame, sentences: pd.DataFrame | None = None) -> list[str]:
    """The passages behind a mark that stands for several findings: their sentences, or else their own words."""
    texts = rows.text.map(close_quotes) if sentences is None else sentences_of(rows, sentences)
    return list(dict.fromkeys(texts))[:MOST_PASSAGES]


def story_axis(sentences: pd.DataFrame, places: pd.Series | None = None) -> dict[str, object]:
    """The horizontal axis of charts along the text: words into the story.

    Parameters
    ----------
    sentences
        `article.sentences`.
    places
        What `words_before` gave: where some stand in the headline, the axis makes room for them and says so;
        without, it makes room for whatever is drawn.
    """
    total = int(word_counts(sentences.text).sum()) if len(sentences) else 1
    start, end = -0.01 * total, 1.01 * total
    axis: dict[str, object] = {"title": {"text": "words into the story"}, "showgrid": True}
    if places is None:
        return axis | {"range": [None, end], "autorange": "min", "autorangeoptions": {"include": [start]}}
    if (places >= 0).all():
        return axis | {"range": [start, end]}
    return axis | {
        "title": {"text": "words into the story (left of the line: the headline)"},
        "range": [-_headline_place(total) + start, end],
        "zeroline": True,
        "zerolinecolor": MUTED,
    }


def _headline_place(total: int) -> int:
    """How far left of the first word the headline stands, whatever its length: a mark needs no more than a place."""
    return max(2, round(0.04 * total))


def name_articles(outlets: pd.Series) -> list[str]:
    """What the articles are called on an axis: their id, and the outlet.

    >>> name_articles(pd.Series({"dam-1": "Meridian Wire"}))
    ['dam-1 · Meridian Wire']
    """
    return [
        escape(f"{shorten(identity, 18)} · {shorten(outlet, 22)}") for identity, outlet in outlets.items()
    ]

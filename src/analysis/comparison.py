"""Two versions of one story side by side: what was reworded, dropped or added."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.article import Article, check_article
from analysis.frames import build_frame
from analysis.hedging import find_hedges
from analysis.language import straighten
from analysis.quotations import find_quotations
from analysis.sourcing import find_attributions
from analysis.timeline import find_times

COMPARISON = {
    "start": "Int64",
    "end": "Int64",
    "text": "string",
    "other_start": "Int64",
    "other_end": "Int64",
    "other_text": "string",
    "change": "string",
    "similarity": "float64",
    "quotations": "object",
    "hedges_added": "object",
    "hedges_lost": "object",
    "sources_dropped": "object",
    "dates_dropped": "object",
    "sentence": "Int64",
    "other_sentence": "Int64",
    "rule": "string",
}
"""The columns of `compare`, in order."""

_LEAST_SIMILARITY = 0.25
_STEM = 5
_WORD = re.compile(r"[^\W_]+(?:[-'.][^\W_]+)*")
_EMPTY_WORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "and",
        "or",
        "but",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "it",
        "its",
        "that",
        "this",
        "as",
        "by",
        "with",
    ]
)


def compare(article: Article, other: Article) -> pd.DataFrame:
    """Set an article beside another version of it, sentence by sentence.

    Method: the sentences are aligned in order by dynamic programming (Needleman and Wunsch 1970) so that the sum of
    their similarities is largest; similarity is the Dice coefficient of their words, cut to their first letters.

    Parameters
    ----------
    article
        The version in hand.
    other
        The one to hold it against: the original, or what another outlet made of it.

    Returns
    -------
    DataFrame
        One row a pair of sentences, or a sentence that only one version has, in order:

        start, end, text; other_start, other_end, other_text
            The sentence here and there, missing where it has no partner.
        change
            same, reworded, added (only here) or dropped (only there).
        similarity
            0 to 1; NaN without a partner.
        quotations
            Tuple of (here, there): quotations whose words differ; None for one that has no partner.
        hedges_added, hedges_lost
            Tuples of hedges that only this, only the other sentence has.
        sources_dropped
            Tuple of speakers of the other sentence whom this article names nowhere.
        dates_dropped
            Tuple of times of the other sentence that this sentence lacks.
        sentence, other_sentence
            Rows of the two articles' `sentences`.
        rule
            How the row was found.

    Examples
    --------
    >>> here = Article.from_text("The port may shut, she said.")
    >>> there = Article.from_text("The port will shut on Monday, she said.")
    >>> compare(here, there)[["change", "hedges_added", "dates_dropped"]].values.tolist()
    [['reworded', ('may',), ('Monday',)]]
    """
    check_article(article)
    check_article(other)
    ours, theirs = _Version(article), _Version(other)
    rows = []
    for left, right, similarity in align_sentences(ours.bags, theirs.bags):
        here = ours.describe(left)
        there = theirs.describe(right)
        rows.append(
            {
                "start": here["start"],
                "end": here["end"],
                "text": here["text"],
                "other_start": there["start"],
                "other_end": there["end"],
                "other_text": there["text"],
                "change": _name_change(here["text"], there["text"]),
                "similarity": similarity,
                "quotations": _pair_quotations(here["quotations"], there["quotations"]),
                "hedges_added": _surplus(here["hedges"], there["hedges"]),
                "hedges_lost": _surplus(there["hedges"], here["hedges"]),
                "sources_dropped": tuple(
                    dict.fromkeys(name for name in there["sources"] if not _is_named(name, article.text))
                ),
                "dates_dropped": _surplus(there["dates"], here["dates"]),
                "sentence": left,
                "other_sentence": right,
                "rule": "no partner" if similarity is None else "aligned by shared words",
            }
        )
    return build_frame(rows, COMPARISON)


class _Version:
    """What the lenses find in each sentence of one version."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.spans = article.sentence_spans
        self.bags = [_bag(article.text[start:end]) for start, end in self.spans]
        attributions = find_attributions(article)
        hedges = find_hedges(article, attributions)
        self._hedges = _group(hedges[hedges.kind != "booster"])
        self._times = _group(find_times(article))
        self._speakers = _group(attributions[attributions.speaker.notna()], "speaker")

    def describe(self, row: int | None) -> dict[str, Any]:
        if row is None:
            empty: dict[str, Any] = dict.fromkeys(("start", "end", "text"))
            return empty | {name: [] for name in ("quotations", "hedges", "dates", "sources")}
        start, end = self.spans[row]
        text, quotations = self.article.text[start:end], find_quotations(self.article.text, start, end)
        return {
            "start": start,
            "end": end,
            "text": text,
            "quotations": [straighten(self.article.text[left:right]) for left, right in quotations],
            "hedges": self._hedges.get(row, []),
            "dates": self._times.get(row, []),
            "sources": self._speakers.get(row, []),
        }


def _group(frame: pd.DataFrame, column: str = "text") -> dict[int, list[str]]:
    """For each sentence what stands in a column, in order."""
    found: dict[int, list[str]] = {}
    for sentence, text in zip(frame.sentence, frame[column], strict=True):
        if not pd.isna(sentence):
            found.setdefault(int(sentence), []).append(str(text))
    return found


def _bag(text: str) -> Counter[str]:
    words = (word.lower() for word in _WORD.findall(straighten(text)))
    return Counter(word[:_STEM] for word in words if word not in _EMPTY_WORDS)


def align_sentences(
    ours: list[Counter[str]], theirs: list[Counter[str]]
) -> list[tuple[int | None, int | None, float | None]]:
    """Pair sentences in order so that the sum of similarities is largest; a sentence may stay alone.

    Parameters
    ----------
    ours, theirs
        The counted words of each sentence.

    Returns
    -------
    list of (row here, row there, similarity)
        None in the place of a partner and its similarity where there is none.

    Examples
    --------
    >>> here, there = [Counter("ab"), Counter("cd")], [Counter("xy"), Counter("ab")]
    >>> align_sentences(here, there)
    [(None, 0, None), (0, 1, 1.0), (1, None, None)]
    """
    similarity = _measure_similarity(ours, theirs)
    best = np.zeros((len(ours) + 1, len(theirs) + 1))
    for row in range(len(ours) - 1, -1, -1):
        together = similarity[row]
        pairing = np.where(together >= _LEAST_SIMILARITY, best[row + 1, 1:] + together, 0.0)
        best[row, :-1] = np.maximum.accumulate(np.maximum(best[row + 1, :-1], pairing)[::-1])[::-1]
    pairs: list[tuple[int | None, int | None, float | None]] = []
    row = column = 0
    while row < len(ours) or column < len(theirs):
        paired = row < len(ours) and column < len(theirs)
        together = float(similarity[row, column]) if paired else 0.0
        if (
            paired
            and together >= _LEAST_SIMILARITY
            and np.isclose(best[row, column], best[row + 1, column + 1] + together)
        ):
            pairs.append((row, column, round(together, 3)))
            row, column = row + 1, column + 1
        elif column < len(theirs) and (row == len(ours) or best[row, column + 1] >= best[row + 1, column]):
            pairs.append((None, column, None))
            column += 1
        else:
            pairs.append((row, None, None))
            row += 1
    return pairs


def _measure_similarity(ours: list[Counter[str]], theirs: list[Counter[str]]) -> NDArray[np.float64]:
    """The Dice coefficient of each of ours with each of theirs: of two copies of a word the second is another."""
    holders: dict[tuple[str, int], list[int]] = {}
    for column, bag in enumerate(theirs):
        for word, count in bag.items():
            for copy in range(count):
                holders.setdefault((word, copy), []).append(column)
    shared = np.zeros((len(ours), len(theirs)))
    for row, bag in enumerate(ours):
        for word, count in bag.items():
            for copy in range(count):
                shared[row, holders.get((word, copy), [])] += 1
    sizes = [np.array([bag.total() for bag in bags], dtype="float64") for bags in (ours, theirs)]
    similarity: NDArray[np.float64] = 2 * shared / np.maximum(np.add.outer(*sizes), 1)
    return similarity


def _dice(left: Counter[str], right: Counter[str]) -> float:
    size = left.total() + right.total()
    return 2 * (left & right).total() / size if size else 0.0


def _name_change(here: str | None, there: str | None) -> str:
    if here is None or there is None:
        return "dropped" if here is None else "added"
    return "same" if _normalise(here) == _normalise(there) else "reworded"


def _normalise(text: str) -> str:
    return " ".join(straighten(text).split())


def _surplus(one: Iterable[str], other: Iterable[str]) -> tuple[str, ...]:
    """What the one has more of than the other, in any case, in order."""
    left = Counter(text.lower() for text in other)
    kept = []
    for text in one:
        if left[text.lower()]:
            left[text.lower()] -= 1
        else:
            kept.append(text)
    return tuple(kept)


def _pair_quotations(here: list[str], there: list[str]) -> tuple[tuple[str | None, str | None], ...]:
    """Quotations whose words differ, paired by what they share, the rest in order."""
    ours, theirs = list(_surplus(here, there)), list(_surplus(there, here))
    pairs: list[tuple[str | None, str | None]] = []
    for text in ours:
        closest = max(theirs, key=lambda other: _dice(_bag(text), _bag(other)), default=None)
        if closest is not None:
            theirs.remove(closest)
        pairs.append((text, closest))
    return (*pairs, *((None, text) for text in theirs))


def _is_named(name: str, text: str) -> bool:
    """Whether the last word of a name stands in a text.

    >>> _is_named("John Kirby", "Mr. Kirby said so."), _is_named("John Kirby", "An official said so.")
    (True, False)
    """
    words = name.split()
    return bool(words) and re.search(rf"(?<!\w){re.escape(words[-1])}(?!\w)", text) is not None

"""Pairs of words that are never met, where a near-synonym of one member makes a pair that everybody knows."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from analysis.article import Article
from analysis.frequencies import load_pair_counts, load_word_counts
from analysis.parsed import ParsedSentence
from analysis.wording.evidence import Evidence
from analysis.wording.thesaurus import find_bases, find_form, load_thesaurus

_MODIFIER_TAGS = {"JJ", "NN", "NNS", "VBN", "VBG"}
_NOUN_TAGS = {"NN", "NNS"}
_WORDS_COUNTED = 1.02e12
_COUNT_OF_RAREST = 6e6
_UNLISTED_WORD = 1e6
_PAIRS_KEPT, _WORDS_KEPT = 20_000, 5_000
"""Pairs and words whose near-synonyms are remembered: more than many articles use, so that a long run stays flat."""
LEAST_GAIN = 2.0
"""How much commoner the reading must be than what stands there, in the units of `weigh_pair`."""


class Alternative(NamedTuple):
    """What may have stood in the place of a pair, and how much commoner that is."""

    gain: float
    words: str
    place: int


def find_rare_pairs(article: Article) -> Iterator[Evidence]:
    """Find adjective or noun before noun, unknown as a pair, with a near-synonym that makes a common one.

    Method: collocation against substitution (Pearce 2001, Synonymy in collocation extraction): a phrase whose
    parts cannot be swapped for their synonyms was a collocation; here the swap is undone. The gain of a reading is
    the logarithm of its count, raised by its pointwise mutual information, lowered by how far down the list of
    near-synonyms the word stands.
    """
    for row, parsed in enumerate(article.parse()):
        for index in range(len(parsed) - 1):
            if not _is_pair(parsed, index):
                continue
            best = find_alternative(
                parsed.words[index], parsed.tags[index], parsed.words[index + 1], parsed.tags[index + 1]
            )
            if best and best.gain >= LEAST_GAIN:
                place = index + best.place
                yield Evidence(
                    parsed.starts[index],
                    parsed.ends[index + 1],
                    row,
                    "rare pair",
                    "rare pair",
                    best.words,
                    f"“{parsed.words[index]} {parsed.words[index + 1]}” is hardly ever met, “{best.words}” often: "
                    f"“{parsed.words[place]}” is a near-synonym",
                )


def _is_pair(parsed: ParsedSentence, index: int) -> bool:
    left, right = parsed.words[index], parsed.words[index + 1]
    return (
        parsed.tags[index] in _MODIFIER_TAGS
        and parsed.tags[index + 1] in _NOUN_TAGS
        and left.isalpha()
        and right.isalpha()
        and left.islower()
        and right.islower()
    )


@lru_cache(maxsize=_PAIRS_KEPT)
def find_alternative(left: str, left_tag: str, right: str, right_tag: str) -> Alternative | None:
    """The commonest pair that a near-synonym of either member makes; None where the pair itself is common.

    Examples
    --------
    >>> find_alternative("atomic", "JJ", "weapons", "NNS").words
    'nuclear weapons'
    >>> find_alternative("nuclear", "JJ", "weapons", "NNS") is None
    True
    """
    counts = load_pair_counts()
    if f"{left} {right}" in counts:
        return None
    found = [
        Alternative(_weigh(f"{other} {right}", rank, other, right), f"{other} {right}", 0)
        for rank, other in list_near_synonyms(left, left_tag)
        if f"{other} {right}" in counts
    ] + [
        Alternative(_weigh(f"{left} {other}", rank, left, other), f"{left} {other}", 1)
        for rank, other in list_near_synonyms(right, right_tag)
        if f"{left} {other}" in counts
    ]
    return max(found, default=None)


def _weigh(pair: str, rank: int, left: str, right: str) -> float:
    counts, words = load_pair_counts(), load_word_counts()
    expected = words.get(left, _UNLISTED_WORD) * words.get(right, _UNLISTED_WORD) / _WORDS_COUNTED
    return (
        math.log10(counts[pair] / _COUNT_OF_RAREST)
        + 0.3 * math.log(counts[pair] / expected)
        - 0.4 * math.log2(rank + 2)
    )


@lru_cache(maxsize=_WORDS_KEPT)
def list_near_synonyms(word: str, tag: str) -> list[tuple[int, str]]:
    """Near-synonyms in the same form as the word, each with its place in the list."""
    synonyms = load_thesaurus().synonyms
    found = list(enumerate(synonyms.get(word, "").split()))
    letter = {"NNS": "n", "VBN": "v", "VBG": "v", "VBD": "v", "VBZ": "v"}.get(tag, "")
    for base in find_bases(word, letter) if letter else []:
        if base != word:
            found += [
                (rank, find_form(other, tag)) for rank, other in enumerate(synonyms.get(base, "").split())
            ]
    return found

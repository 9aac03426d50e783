"""The words of a sentence, counted and found: NLTK."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from analysis.language.characters import Span, straighten

_JOINED_DASH = re.compile(r"[—…]|(?<=[^\W\d])–(?=[^\W\d])|--+")
_SPACE_OR_MORE = re.compile(r"\s+")


@cache
def _word_splitters() -> tuple[Any, Any]:
    from nltk.tokenize import NLTKWordTokenizer, WordPunctTokenizer

    return NLTKWordTokenizer(), WordPunctTokenizer()


def split_words(sentence: str) -> list[Span]:
    """Offsets of the words and punctuation marks of one sentence.

    Method: NLTK's word tokeniser, which splits as the Penn Treebank does, on straightened
    quotation marks; dashes between words stand alone.

    >>> text = "“It isn’t 122mm—yet,” Mr. Kim said."
    >>> [text[start:end] for start, end in split_words(text)]
    ['“', 'It', 'is', 'n’t', '122mm', '—', 'yet', ',', '”', 'Mr.', 'Kim', 'said', '.']
    """
    plain = straighten(sentence)
    treebank, word_or_mark = _word_splitters()
    try:
        spans = list(treebank.span_tokenize(plain))
    except ValueError:
        spans = []
    if sum(end - start for start, end in spans) != len(_SPACE_OR_MORE.sub("", plain)):
        spans = list(word_or_mark.span_tokenize(plain))
    if not _JOINED_DASH.search(sentence):
        return spans
    return [part for span in spans for part in _split_at_dashes(sentence, span)]


def _split_at_dashes(text: str, span: Span) -> Iterator[Span]:
    point, end = span
    for dash in _JOINED_DASH.finditer(text, *span):
        if dash.start() > point:
            yield point, dash.start()
        yield dash.span()
        point = dash.end()
    if end > point:
        yield point, end


def count_words(words: Iterable[str]) -> list[tuple[str, int]]:
    """Words with their counts, the most frequent first, by NLTK's FreqDist.

    >>> count_words(["train", "car", "train"])
    [('train', 2), ('car', 1)]
    """
    from nltk.probability import FreqDist

    counts: list[tuple[str, int]] = FreqDist(words).most_common()
    return counts


def find_word(words: Sequence[str], word: str) -> list[int]:
    """Indices at which a word stands, in any case, by NLTK's ConcordanceIndex.

    >>> find_word(["Arms", "for", "arms"], "arms")
    [0, 2]
    """
    from nltk.text import ConcordanceIndex

    places: list[int] = ConcordanceIndex(words, key=str.lower).offsets(word)
    return places

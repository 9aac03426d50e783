"""Sentences, words, parses and names: the only package that knows NLTK and spaCy."""

from __future__ import annotations

from analysis.language.characters import Span, straighten
from analysis.language.parsing import find_names, parse
from analysis.language.sentences import LONGEST_SENTENCE, split_sentences
from analysis.language.words import count_words, find_word, split_words

__all__ = [
    "LONGEST_SENTENCE",
    "Span",
    "count_words",
    "find_names",
    "find_word",
    "parse",
    "split_sentences",
    "split_words",
    "straighten",
]

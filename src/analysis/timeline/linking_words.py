"""Words that decide which time dates which verb, and on which verb a story goes on from the one before."""

from __future__ import annotations

from analysis.lexicons import read_word_classes


def linking_words(name: str) -> frozenset[str]:
    """The words of a class of the table: "part" has the nouns that tell a part of a time."""
    return read_word_classes("time_links")[name]

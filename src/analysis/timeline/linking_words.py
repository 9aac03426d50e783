"""Words that decide which time dates which verb, and on which verb a story goes on from the one before."""

from __future__ import annotations

from functools import cache

from analysis.lexicons import read_lexicon


@cache
def _words_by_class() -> dict[str, frozenset[str]]:
    table = read_lexicon("time_links")
    return {str(name): frozenset(words) for name, words in table.groupby("class").word}


def linking_words(name: str) -> frozenset[str]:
    """The words of a class of the table: "part" has the nouns that tell a part of a time."""
    return _words_by_class()[name]

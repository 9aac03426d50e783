"""How often words and pairs of words stand in a trillion words of the web: the tables of symspellpy."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def load_pair_counts() -> dict[str, int]:
    """How often two words stand side by side in a trillion words of the web, of the commonest 243,342 pairs.

    The table is symspellpy's, drawn from the Google Books and Web n-grams.

    Examples
    --------
    >>> load_pair_counts()["nuclear weapons"] > 10**8
    True
    """
    return _read_counts("frequency_bigramdictionary_en_243_342.txt")


@cache
def load_word_counts() -> dict[str, int]:
    """How often a word stands in a trillion words of the web, of 82,765 words; symspellpy's table."""
    return _read_counts("frequency_dictionary_en_82_765.txt")


def _read_counts(name: str) -> dict[str, int]:
    text = files("symspellpy").joinpath(name).read_text(encoding="utf-8-sig")
    return {words: int(count) for words, _, count in (line.rpartition(" ") for line in text.splitlines())}

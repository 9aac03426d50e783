"""Word knowledge as tables that a person who writes no Python can read and extend."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import pandas as pd


@cache
def _read(name: str) -> pd.DataFrame:
    with files(__name__).joinpath(f"{name}.tsv").open(encoding="utf-8") as table:
        return pd.read_csv(
            table, sep="\t", comment="#", dtype="string", keep_default_na=False, na_values=[""], quoting=3
        )


def read_lexicon(name: str) -> pd.DataFrame:
    """Read the table `name`.tsv of this folder; every column is text, an empty cell is missing.

    The lines before the table start with `#` and say where its entries come from.
    """
    return _read(name).copy()


@cache
def read_word_classes(name: str, column: str = "class") -> dict[str, frozenset[str]]:
    """The words of each class of the table `name`: its column word, by what stands in another.

    >>> "referendum" in read_word_classes("time_tense")["contest"]
    True
    """
    table = _read(name)
    return {str(kind): frozenset(words) for kind, words in table.groupby(column).word}

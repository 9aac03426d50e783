"""The hedge cues: the table as something to match with, words before any parse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pandas as pd

from analysis.language import Span, straighten
from analysis.lexicons import read_lexicon


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of the table; `forms` are sequences of words."""

    lemma: str
    forms: tuple[tuple[str, ...], ...]
    tags: tuple[str, ...]
    kind: str
    strength: float
    condition: str | None
    bent: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words of a sentence that a cue would match; indices of its words, end exclusive."""

    first: int
    last: int
    cue: Cue


Index = dict[str, list[tuple[tuple[str, ...], Cue]]]


def index_cues(table: pd.DataFrame) -> Index:
    """The cues by the first word of each form, longer forms first."""
    index: Index = {}
    for row in table.astype("object").where(table.notna(), None).to_dict("records"):
        forms = tuple(tuple(form.split()) for form in row["forms"].casefold().split("|"))
        cue = Cue(
            lemma=row["cue"],
            forms=forms,
            tags=tuple(row["pos"].split("|")) if row["pos"] else (),
            kind=row["kind"],
            strength=float(row["strength"]),
            condition=row["condition"],
            bent=bool(row["bent"]),
        )
        for form in forms:
            index.setdefault(form[0], []).append((form, cue))
    for entries in index.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return index


@cache
def shipped_cues() -> Index:
    """The cues of the shipped table."""
    return index_cues(read_lexicon("hedge_cues"))


def find_candidates(text: str, words: list[Span], index: Index) -> Iterator[Candidate]:
    """What the cues match among the words of a sentence, without a parse."""
    lowered = [straighten(text[start:end]).casefold() for start, end in words]
    for first, word in enumerate(lowered):
        for form, cue in index.get(word, ()):
            if len(form) == 1 or tuple(lowered[first : first + len(form)]) == form:
                yield Candidate(first, first + len(form), cue)

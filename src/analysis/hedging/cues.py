"""Cues of certainty: the lexicon, the reader's additions to it, and where they stand among the words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd

from analysis.errors import ArticleError
from analysis.inflection import inflect
from analysis.language import split_words, straighten
from analysis.lexicons import read_lexicon

KINDS = ("epistemic", "doxastic", "conditional", "approximator", "weasel", "booster")
"""The kinds of cue, after Szarvas et al. 2012, CoNLL-2010 (weasel) and Hyland 2005 (booster)."""

_GAP = "_"
_LONGEST_GAP = 2
_NEGATIONS = frozenset({"not", "n't", "never", "no", "without", "cannot", "hardly", "nothing", "nobody"})
_NOT = frozenset({"not", "n't", "never", "hardly"})
_NOT_BENT = frozenset({"", "false", "no", "0", "0.0"})
"""What says in the column `bent` that no program wrote the cue; anything else names what it stands for."""
_INFLECTED = {"VERB": 0, "NOUN": -1}
_TAGS = {"VERB": ("VBZ", "VBD", "VBG"), "NOUN": ("NNS",)}

Slot = frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of the lexicon `hedge_cues`."""

    lemma: str
    pos: str
    kind: str
    strength: float
    condition: str = "word"
    bent: bool = False
    forms: tuple[str, ...] = ()

    def slots(self) -> tuple[Slot, ...]:
        """For each word of the cue what may stand there; None for a gap."""
        words = _split(self.lemma)
        inflected = _INFLECTED.get(self.pos)
        if inflected is not None and words[inflected] in {"not", _GAP}:
            inflected = None
        place = None if inflected is None else inflected % len(words)
        return tuple(
            None if word == _GAP else self._choices(word, index == place) for index, word in enumerate(words)
        )

    def _choices(self, word: str, inflected: bool) -> frozenset[str]:
        if word == "not":
            return _NOT
        choices = {word} if "/" not in word[1:-1] else set(word.split("/"))
        if inflected:
            choices |= {inflect(choice, tag) for choice in choices for tag in _TAGS[self.pos]}
            choices.update(self.forms)
        return frozenset(choices)


def _split(lemma: str) -> list[str]:
    """The words of a cue as those of a text are split: "can't" and "cannot" are two, a comma is one.

    >>> _split("Can’t say, _ whether/if")
    ['ca', "n't", 'say', ',', '_', 'whether/if']
    """
    plain = straighten(lemma.lower())
    return [plain[start:end] for start, end in split_words(plain)]


@dataclass(frozen=True, slots=True)
class Match:
    """A cue and the words that show it: indices into the words of one sentence, end exclusive."""

    cue: Cue
    first: int
    last: int


@cache
def read_cues() -> tuple[Cue, ...]:
    """The cues of the lexicon `hedge_cues`."""
    return tuple(map(_as_cue, _list_rows(read_lexicon("hedge_cues"))))


def add_cues(cues: pd.DataFrame | Mapping[str, str | float] | None) -> tuple[Cue, ...]:
    """The reader's cues, then those of the lexicon that the reader did not change.

    Parameters
    ----------
    cues
        A frame with the columns of the lexicon, of which only `cue` must be there; or a mapping from a word
        or phrase to its kind (str) or strength (float). What is not given is as the lexicon has it for that cue;
        for a cue that it has not, kind is epistemic and strength 0.5.

    Raises
    ------
    ArticleError
        If a kind or strength is none.

    Examples
    --------
    >>> added = add_cues({"by the look of it": 0.4, "probably": 0.9})
    >>> [(cue.lemma, cue.pos, cue.strength) for cue in added[:2]]
    [('by the look of it', 'X', 0.4), ('probably', 'ADV', 0.9)]
    """
    if cues is None:
        return read_cues()
    if isinstance(cues, Mapping):
        cues = pd.DataFrame(
            [
                {"cue": cue, "kind": value} if isinstance(value, str) else {"cue": cue, "strength": value}
                for cue, value in cues.items()
            ]
        )
    if len(cues) and "cue" not in cues:
        raise ArticleError("cues has no column `cue`: give a frame with one, or a mapping from cue to kind.")
    lexicon = _list_rows(read_lexicon("hedge_cues"))
    own = tuple(cue for row in _list_rows(cues) for cue in _change_cues(row, lexicon))
    changed = {(cue.lemma.lower(), cue.pos) for cue in own}
    return own + tuple(cue for cue in read_cues() if (cue.lemma.lower(), cue.pos) not in changed)


def _change_cues(row: Mapping[str, Any], lexicon: Sequence[Mapping[str, Any]]) -> Iterator[Cue]:
    """The lexicon's cues of these words with what the reader's row says of them; a new cue where it has none."""
    new, is_known = _as_cue(row), False
    for known in lexicon:
        if known["cue"].lower() == new.lemma.lower() and row.get("pos", known["pos"]) == known["pos"]:
            is_known = True
            yield _as_cue({**known, **row})
    if not is_known:
        yield new


def _list_rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table of cues, without the cells that are missing."""
    return [
        {str(key): value for key, value in row.items() if not pd.isna(value)}
        for row in table.to_dict("records")
    ]


def _as_cue(row: Mapping[str, Any]) -> Cue:
    lemma, kind = str(row.get("cue", "")).strip(), str(row.get("kind", "epistemic"))
    if not lemma:
        raise ArticleError("A cue is empty: every row of cues needs a word or phrase in the column `cue`.")
    if lemma.startswith(_GAP):
        raise ArticleError(f"The cue {lemma!r} begins with the gap {_GAP!r}: begin it with a word.")
    if kind not in KINDS:
        raise ArticleError(f"The cue {lemma!r} has the kind {kind!r}: give one of {', '.join(KINDS)}.")
    try:
        strength = float(row.get("strength", 0.5))
    except (TypeError, ValueError):
        strength = -1.0
    if not 0 <= strength <= 1:
        raise ArticleError(f"The cue {lemma!r} has no strength from 0 to 1: give one, such as 0.5.")
    return Cue(
        lemma,
        str(row.get("pos", "X")),
        kind,
        strength,
        str(row.get("condition", "word")),
        str(row.get("bent", "")).strip().lower() not in _NOT_BENT,
        tuple(str(row.get("forms", "")).split()),
    )


class CueIndex:
    """Cues by their first word, so that a sentence without any costs one look-up a word."""

    def __init__(self, cues: Iterable[Cue]) -> None:
        self._by_first: dict[str, list[tuple[tuple[Slot, ...], Cue]]] = {}
        for cue in cues:
            slots = cue.slots()
            for word in slots[0] or ():
                self._by_first.setdefault(word, []).append((slots, cue))

    def search(self, words: Sequence[str]) -> list[Match]:
        """Every place at which the words of a cue stand, longest first at each; they may overlap.

        Parameters
        ----------
        words
            The words of one sentence, in lower case, quotation marks straightened.
        """
        found: list[Match] = []
        for first, word in enumerate(words):
            here = [
                Match(cue, first, last)
                for slots, cue in self._by_first.get(word, ())
                if (last := _match(slots, words, first)) is not None
            ]
            found.extend(sorted(here, key=lambda match: first - match.last))
        return found


def _match(slots: Sequence[Slot], words: Sequence[str], at: int) -> int | None:
    for index, slot in enumerate(slots):
        if slot is None:
            rest = slots[index + 1 :]
            gaps = (gap for gap in range(1, _LONGEST_GAP + 1) if "," not in words[at : at + gap])
            ends = (_match(rest, words, at + gap) for gap in gaps)
            direct = _match(rest, words, at)
            return direct if direct is not None else next((end for end in ends if end is not None), None)
        if at >= len(words) or words[at] not in slot:
            return None
        at += 1
    return at


def is_negated(words: Sequence[str], first: int) -> bool:
    """Whether a negation stands within the two words before the word at `first`."""
    return any(word in _NEGATIONS for word in words[max(0, first - 2) : first])

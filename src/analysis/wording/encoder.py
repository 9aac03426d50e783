"""The small language model that says how likely each word of a sentence is not the one that was written there."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np

MODEL = "replaced.onnx"
_MOST_PIECES = 256
_CONTINUED = "##"
_WORDS_KEPT = 50_000
"""Words whose pieces are remembered: more than a long run of news uses often, so that its memory stays flat."""

_SENTENCES_KEPT = 2_000
"""Sentences whose scores are remembered: those of a page, asked for by its artefacts and by its verdict."""


class _Encoder(NamedTuple):
    session: Any
    pieces: dict[str, int]
    longest: int


@cache
def _load() -> _Encoder:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    packed = files("analysis.wording").joinpath(MODEL).read_bytes()
    session = onnxruntime.InferenceSession(packed, options, providers=["CPUExecutionProvider"])
    pieces = session.get_modelmeta().custom_metadata_map["pieces"].split("\n")
    numbers = {piece: number for number, piece in enumerate(pieces)}
    return _Encoder(session, numbers, max(map(len, pieces)))


@lru_cache(maxsize=_WORDS_KEPT)
def _split(word: str) -> tuple[int, ...]:
    """The numbers of a word's pieces: the longest that the model knows, from the left (WordPiece)."""
    _, pieces, longest = _load()
    plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
    found: list[int] = []
    start, stop, follows = 0, 0, False
    while start < len(plain) and len(found) < _MOST_PIECES:
        if not plain[start].isalnum():
            found.append(pieces.get(plain[start], pieces["[UNK]"]))
            start, follows = start + 1, False
            continue
        stop = max(stop, start + 1)
        while stop < len(plain) and plain[stop].isalnum():
            stop += 1
        end = next(
            (
                end
                for end in range(min(stop, start + longest), start, -1)
                if _name(plain[start:end], follows) in pieces
            ),
            start,
        )
        if end == start:
            found.append(pieces["[UNK]"])
            start, follows = stop, False
        else:
            found.append(pieces[_name(plain[start:end], follows)])
            start, follows = end, True
    return tuple(found) or (pieces["[UNK]"],)


def _name(piece: str, follows: bool) -> str:
    return _CONTINUED + piece if follows else piece


def score_words(sentences: Sequence[Sequence[str]]) -> list[list[float]]:
    """For each word of each sentence how likely it is that a program put it there in place of another.

    Parameters
    ----------
    sentences
        The words of each sentence. Of a sentence of more than 254 pieces only the first are read; the words
        after them get 0.

    Notes
    -----
    Method: replaced token detection (Clark et al. 2020, ELECTRA). See REPLACED.md. Each sentence is read alone: the
    model's eight-bit steps follow the largest figure of what is read at once, so that in company a score would hang
    on the other sentences.

    Examples
    --------
    >>> words = "The central bank raised hobby rates .".split()
    >>> scores = score_words([words])[0]
    >>> words[max(range(len(words)), key=scores.__getitem__)]
    'hobby'
    """
    return [list(_score_sentence(tuple(words))) for words in sentences]


@lru_cache(maxsize=_SENTENCES_KEPT)
def _score_sentence(words: tuple[str, ...]) -> tuple[float, ...]:
    encoder = _load()
    row, places = [encoder.pieces["[CLS]"]], []
    for word in words:
        pieces = _split(word)
        if len(row) + len(pieces) >= _MOST_PIECES:
            break
        places.append(len(row))
        row.extend(pieces)
    ids = np.array([[*row, encoder.pieces["[SEP]"]]], dtype=np.int64)
    (logits,) = encoder.session.run(None, {"ids": ids, "mask": np.ones_like(ids)})
    likely = 1 / (1 + np.exp(-logits[0, places]))
    return (*likely.tolist(), *[0.0] * (len(words) - len(places)))

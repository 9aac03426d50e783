"""The small language model that says how likely each word of a sentence is not the one that was written there."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np

MODEL = "replaced.onnx"
_MOST_PIECES = 256
_BATCH, _MOST_PADDING = 32, 1.15
_CONTINUED = "##"
_WORDS_KEPT = 50_000
"""Words whose pieces are remembered: more than a long run of news uses often, so that its memory stays flat."""


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
    packed = files(__package__).joinpath(MODEL).read_bytes()
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


def _batch(lengths: Sequence[int]) -> Iterator[list[int]]:
    """The numbers of sentences of like length, which need little padding.

    >>> list(_batch([9, 30, 10]))
    [[0, 2], [1]]
    """
    batch: list[int] = []
    for number in sorted(range(len(lengths)), key=lengths.__getitem__):
        if batch and (len(batch) == _BATCH or lengths[number] > _MOST_PADDING * lengths[batch[0]]):
            yield batch
            batch = []
        batch.append(number)
    if batch:
        yield batch


def score_words(sentences: Sequence[Sequence[str]]) -> list[list[float]]:
    """For each word of each sentence how likely it is that a program put it there in place of another.

    Parameters
    ----------
    sentences
        The words of each sentence. Of a sentence of more than 254 pieces only the first are read; the words
        after them get 0.

    Notes
    -----
    Method: replaced token detection (Clark et al. 2020, ELECTRA). See REPLACED.md.

    Examples
    --------
    >>> words = "The central bank raised hobby rates .".split()
    >>> scores = score_words([words])[0]
    >>> words[max(range(len(words)), key=scores.__getitem__)]
    'hobby'
    """
    encoder = _load()
    first, last, padding = (encoder.pieces[name] for name in ("[CLS]", "[SEP]", "[PAD]"))
    rows, places = [], []
    for words in sentences:
        row, place = [first], []
        for word in words:
            pieces = _split(word)
            if len(row) + len(pieces) >= _MOST_PIECES:
                break
            place.append(len(row))
            row.extend(pieces)
        rows.append([*row, last])
        places.append(place)
    scores: list[list[float]] = [[] for _ in sentences]
    for batch in _batch([len(row) for row in rows]):
        width = max(len(rows[number]) for number in batch)
        ids = np.full((len(batch), width), padding, dtype=np.int64)
        for line, number in enumerate(batch):
            ids[line, : len(rows[number])] = rows[number]
        (logits,) = encoder.session.run(None, {"ids": ids, "mask": (ids != padding).astype(np.int64)})
        likely = 1 / (1 + np.exp(-logits))
        for line, number in enumerate(batch):
            found = likely[line, places[number]].tolist()
            scores[number] = found + [0.0] * (len(sentences[number]) - len(found))
    return scores

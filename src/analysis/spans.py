"""Which of many spans touch a place, without asking each of them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


class SpanIndex:
    """Spans of characters, end exclusive, that can be asked which of them share a character with another.

    Parameters
    ----------
    starts, ends
        Where each span begins and ends, in any order.

    Examples
    --------
    >>> index = SpanIndex([0, 10, 2], [5, 20, 30])
    >>> index.find_touching(4, 11), index.find_touching(5, 6), index.find_touching(40, 41)
    ([0, 1, 2], [2], [])
    """

    def __init__(self, starts: Sequence[int], ends: Sequence[int]) -> None:
        begun, ended = np.asarray(starts, dtype="int64"), np.asarray(ends, dtype="int64")
        self._order = np.argsort(begun, kind="stable")
        self._starts, self._ends = begun[self._order], ended[self._order]
        self._farthest = np.maximum.accumulate(self._ends)

    def find_touching(self, start: int, end: int) -> list[int]:
        """The numbers of the spans that share a character with the one from `start` to `end`, in order."""
        first = int(np.searchsorted(self._farthest, start, side="right"))
        near = slice(first, int(np.searchsorted(self._starts, end)))
        touching: list[int] = np.sort(self._order[near][self._ends[near] > start]).tolist()
        return touching

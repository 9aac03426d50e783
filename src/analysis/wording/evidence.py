"""One piece of evidence that a program put other words in the place of the writer's."""

from __future__ import annotations

from typing import NamedTuple


class Evidence(NamedTuple):
    """A passage that looks altered, before it is weighed.

    Attributes
    ----------
    start, end
        Offsets into the text of the article, in characters, end exclusive.
    sentence
        Row of `article.sentences`.
    kind
        What sort of trace it is, for the reader.
    weight
        The class of evidence, a row of the table of rates.
    reading
        What most likely stood there, None where that is not clear.
    rule
        Which evidence found it.
    share
        On an altered page the probability that this passage is one that was altered; None where it follows from
        the rates of its class.
    """

    start: int
    end: int
    sentence: int
    kind: str
    weight: str
    reading: str | None
    rule: str
    share: float | None = None

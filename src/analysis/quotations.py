"""Where quotation marks open and close, also where one is missing."""

from __future__ import annotations

import re
from bisect import bisect_right

from analysis.article import Article
from analysis.language import Span, straighten

_OPENS = "“„«‹‟"
_CLOSES = "”»›"
_MARK = re.compile(r"\"|''|``")
_OUTSIDE = re.compile(r"[\s(\[—–]")
_SINGLE_OPEN = re.compile(r"(?<![\w.])['‘](?=\w)")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?])['’](?![\w])")


def find_quotations(text: str, start: int, end: int) -> list[Span]:
    """Offsets of the quotations in a paragraph, marks left out.

    A mark that is never closed quotes to the end of the paragraph; a mark that was never opened quotes from its
    start, where the paragraph begins in the middle of a quotation.

    >>> text = '"We agree," she said. "We go.'
    >>> [text[a:b] for a, b in find_quotations(text, 0, len(text))]
    ['We agree,', 'We go.']
    """
    spans: list[Span] = []
    opened: int | None = None
    for mark in _MARK.finditer(straighten(text[start:end])):
        left, right = start + mark.start(), start + mark.end()
        side = _side(text, left, right, start, end)
        if opened is not None and side == "opens":
            spans.append((opened, left))
            opened = right
        elif opened is not None:
            spans.append((opened, left))
            opened = None
        elif side != "closes":
            opened = right
        elif not spans:
            spans.append((start, left))
    if opened is not None:
        spans.append((opened, end))
    return [span for span in (trim(text, *span) for span in spans) if span[1] > span[0]]


def _side(text: str, left: int, right: int, start: int, end: int) -> str:
    """Whether a mark opens or closes by its shape and by the white space beside it; "" where they do not tell."""
    if text[left] in _OPENS:
        return "opens"
    if text[left] in _CLOSES:
        return "closes"
    before = text[left - 1] if left > start else " "
    after = text[right] if right < end else " "
    if _OUTSIDE.match(before) and after.isalnum():
        return "opens"
    if _OUTSIDE.match(after) and not _OUTSIDE.match(before):
        return "closes"
    return ""


def find_single_quotations(text: str, start: int, end: int) -> list[Span]:
    """Offsets of what stands in single quotation marks, as headlines set them, marks left out."""
    spans = []
    point = start
    while found := _SINGLE_OPEN.search(text, point, end):
        closed = _SINGLE_CLOSE.search(text, found.end(), end)
        if not closed:
            break
        spans.append((found.end(), closed.start()))
        point = closed.end()
    return spans


def trim(text: str, start: int, end: int) -> Span:
    """The span without outer white space."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


class Quotations:
    """The quotations of a story, paragraph by paragraph, in order.

    A quotation that runs on (each paragraph opens with a mark, the last alone closes) gives one span a paragraph.
    """

    def __init__(self, article: Article) -> None:
        story = article.blocks[article.blocks.story]
        self.paragraphs: list[Span] = list(zip(story.start.tolist(), story.end.tolist(), strict=True))
        self.spans: list[Span] = [
            span for start, end in self.paragraphs for span in find_quotations(article.text, start, end)
        ]
        self._starts = [start for start, _ in self.spans]
        self._paragraph_starts = [start for start, _ in self.paragraphs]

    def hold(self, start: int, end: int) -> bool:
        """Whether the characters lie within one of the quotations."""
        row = bisect_right(self._starts, start) - 1
        return row >= 0 and end <= self.spans[row][1]

    def beside(self, start: int, end: int) -> range:
        """The rows of the quotations that overlap the characters."""
        first = bisect_right(self._starts, start) - 1
        if first < 0 or self.spans[first][1] <= start:
            first += 1
        return range(first, bisect_right(self._starts, end - 1))

    def paragraph(self, offset: int) -> int:
        """The row of the paragraph that holds the character."""
        return bisect_right(self._paragraph_starts, offset) - 1

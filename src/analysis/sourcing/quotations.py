"""Where quotation marks open and close, also where one is missing."""

from __future__ import annotations

import re
from itertools import pairwise

from analysis.article import Article
from analysis.language import Span, straighten

_OPENS = "“„«‹‟"
_CLOSES = "”»›"
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
    plain = straighten(text[start:end])
    for index, mark in enumerate(plain):
        if mark != '"':
            continue
        original, at = text[start + index], start + index
        if opened is None:
            if original in _CLOSES:
                if not spans:
                    spans.append((start, at))
                continue
            opened = at + 1
        elif original in _OPENS:
            continue
        else:
            spans.append((opened, at))
            opened = None
    if opened is not None:
        spans.append((opened, end))
    return [span for span in (trim(text, *span) for span in spans) if span[1] > span[0]]


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


def find_article_quotations(article: Article) -> list[Span]:
    """The quotations of the story, paragraph by paragraph.

    A quotation that runs on (each paragraph opens with a mark, the last alone closes) gives one span a paragraph.
    """
    story = article.blocks[article.blocks.story]
    return [
        span
        for start, end in zip(story.start, story.end, strict=True)
        for span in find_quotations(article.text, start, end)
    ]


def is_quoted(spans: list[Span], start: int, end: int) -> bool:
    """Whether the characters lie within one of the quotations."""
    return any(left <= start and end <= right for left, right in spans)


def gaps_between(spans: list[Span]) -> list[Span]:
    """What lies between consecutive spans."""
    return [(left[1], right[0]) for left, right in pairwise(spans)]

"""Where quotation marks open and close, also where one is missing."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from analysis.article import Article
from analysis.language import Span, straighten

_OPENS = "“„«‹‟"
_CLOSES = "”»›"
_MARK = re.compile(r"\"|''|``")
_OUTSIDE = re.compile(r"[\s(\[—–]")
_CLIPPED = r"(?:n['’]|(?:\d\ds|tis|twas|em|til|till|cause|cos|bout|round)\b)"
"""What an apostrophe may stand before: '90s, rock 'n' roll, 'tis."""
_SINGLE_OPEN = re.compile(rf"(?<![\w.'’])['‘](?=[\w\"“(£$€…])(?!{_CLIPPED})", re.IGNORECASE)
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…\"”)])['’](?![\w])")
_MOST_OWNED = 5
"""Closing marks that are tried: plurals' apostrophes in one quotation, and the mark after them."""
_OWNED = re.compile(r"s['’]\s[a-z]")
_WORD = re.compile(r"\w+")


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


def find_single_quotations(text: str, start: int, end: int, runs_on: bool = False) -> list[Span]:
    """Offsets of what stands in single quotation marks, as headlines and British papers set them, marks left out.

    Parameters
    ----------
    text, start, end
        The text and the part of it to read.
    runs_on
        Whether a quotation that the part begins with, or a colon announces, may go on beyond it.

    Examples
    --------
    >>> text = "'The workers' hut burnt,' he said. It's the '90s."
    >>> [text[a:b] for a, b in find_single_quotations(text, 0, len(text))]
    ["The workers' hut burnt,"]
    """
    opens = [mark.end() for mark in _SINGLE_OPEN.finditer(text, start, end)]
    closes = [mark.start() for mark in _SINGLE_CLOSE.finditer(text, start, end)]
    spans: list[Span] = []
    for row, opened in enumerate(opens):
        if spans and opened <= spans[-1][1]:
            continue
        following = opens[row + 1] if row + 1 < len(opens) else end
        closed = _choose_close(
            text, closes[(near := bisect_left(closes, opened)) : near + _MOST_OWNED], following
        )
        if closed is not None:
            spans.append((opened, closed))
        elif runs_on and text[max(start, opened - 3) : opened - 1].rstrip()[-1:] in {"", ":"}:
            spans.append((opened, end))
    return [span for span in spans if span[1] > span[0]]


def _choose_close(text: str, closes: list[int], following: int) -> int | None:
    """Where a single quotation closes: at the first mark that is no plural's apostrophe, else at the first."""
    near = [mark for mark in closes if mark < following] or closes
    return next((mark for mark in near if not _OWNED.match(text, mark - 1)), near[0] if near else None)


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
        self.spans: list[Span] = _find_in_story(article.text, self.paragraphs)
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


def _find_in_story(text: str, paragraphs: list[Span]) -> list[Span]:
    """The quotations of a story in the marks that hold most of its quoted words, and what the other marks hold beside."""
    double = [span for start, end in paragraphs for span in find_quotations(text, start, end)]
    if "'" not in text and "‘" not in text:
        return double
    single = [
        span for start, end in paragraphs for span in find_single_quotations(text, start, end, runs_on=True)
    ]
    outside = _without(single, double)
    if _count_words(text, outside) <= _count_words(text, _without(double, single)):
        return double
    return sorted([*single, *_without(double, single)])


def _without(spans: list[Span], others: list[Span]) -> list[Span]:
    """The spans, in order, that touch none of the others."""
    starts = [start for start, _ in others]
    kept = []
    for start, end in spans:
        row = bisect_right(starts, end - 1) - 1
        if row < 0 or others[row][1] <= start:
            kept.append((start, end))
    return kept


def _count_words(text: str, spans: list[Span]) -> int:
    return sum(len(_WORD.findall(text, start, end)) for start, end in spans)

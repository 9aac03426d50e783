"""The paragraphs of a page: where they begin and end, and how they look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

SPACE = re.compile(r"\s+")
HEADING_MARK = re.compile(r"^#{1,6}\s+")
PAGE_NUMBER = re.compile(r"^\W*(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*$", re.IGNORECASE)

_LONE_RETURN = re.compile(r"\r(?!\n)")
_EVEN = str.maketrans("\x0b\x0c\x85\u2028\u2029\u200b\u200e\u200f\u2060\ufeff", "\n\n\n\n\n     ")
_BLANK_LINE = re.compile(r"\r?\n[^\S\n]*(?:\r?\n[^\S\n]*)+")
_LINE = re.compile(r"[^\n]*\n?")
_BULLETS = re.compile(r"^[^\S\n]*[•·▪◦*–-]\s", re.MULTILINE)
_CLOSED = re.compile(r"[.!?…:;][\"'”’»)\]]*\s*$")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_WRAPPED_LINES = range(60, 101)
_RAGGED_LINES = range(40, 131)
"""Characters of a line that a page of print fills."""
_FEWEST_RUNNING_ON = 1 / 3


def normalise(text: str) -> str:
    """Words to compare: no outer marks, single spaces, no case."""
    return SPACE.sub(" ", text).strip(" .…:;!?|\"'“”‘’#*_-").casefold()


def even_out(text: str) -> str:
    """Line ends of every system as \\n, marks of no width as spaces, character for character.

    >>> even_out("One\\rtwo\\u2028\\u200bthree\\r\\nfour")
    'One\\ntwo\\n three\\r\\nfour'
    """
    return _LONE_RETURN.sub("\n", text.translate(_EVEN))


@dataclass(frozen=True)
class Unit:
    """A paragraph, or a line that stands for one, with its offsets in the page."""

    start: int
    end: int
    text: str
    kind: str = ""

    @cached_property
    def size(self) -> int:
        """Words."""
        return len(self.text.split())

    @cached_property
    def plain(self) -> str:
        """The words as they are compared."""
        return normalise(self.text)

    @cached_property
    def is_list(self) -> bool:
        """Whether bullets stand before two lines or more."""
        return len(_BULLETS.findall(self.text)) >= 2

    @cached_property
    def is_item(self) -> bool:
        """Whether a bullet begins it."""
        return bool(_BULLETS.match(self.text))

    @cached_property
    def is_closed(self) -> bool:
        """Whether a closing mark ends it."""
        return bool(_CLOSED.search(self.text[-60:]))

    @cached_property
    def is_question(self) -> bool:
        """Whether it is one short question and no more."""
        return (
            self.size <= 14
            and self.text.rstrip().endswith("?")
            and self.text.count("?") == 1
            and not self.opens_quoted
        )

    @property
    def opens_quoted(self) -> bool:
        """Whether a quotation mark begins it."""
        return self.text.lstrip().startswith(tuple("\"'“‘«"))

    @cached_property
    def is_sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return self.is_closed and not self.text.rstrip().endswith(":")

    @cached_property
    def is_prose(self) -> bool:
        """Whether it is a paragraph of sentences."""
        return ((self.size >= 8 and self.is_closed) or self.size >= 30) and not self.is_list

    @cached_property
    def is_title_case(self) -> bool:
        """Whether it is one short line whose longer words are capitalised."""
        words = _LONG_WORD.findall(self.text)
        large = sum(word[0].isupper() for word in words)
        return len(words) >= 3 and self.size <= 20 and large >= 0.75 * len(words) and not self.opens_quoted


def split_units(text: str) -> Iterator[Unit]:
    """Paragraphs; where a paragraph is a stack of lines that stand alone, its lines."""
    text = even_out(text)
    start = 0
    for gap in [*(m.end() for m in _BLANK_LINE.finditer(text)), len(text)]:
        paragraph = text[start:gap]
        if not paragraph.strip():
            start = start if gap < len(text) else gap
            continue
        lines = [paragraph[m.start() : m.end()] for m in _LINE.finditer(paragraph) if m.end() > m.start()]
        filled = [line.strip() for line in lines if line.strip()]
        if len(filled) < 2 or _is_hard_wrapped(filled):
            yield Unit(start, gap, paragraph)
        else:
            yield from _split_lines(start, lines, _find_width(filled))
        start = gap


def _split_lines(start: int, lines: list[str], width: int) -> Iterator[Unit]:
    """Lines that stand alone, lists, and paragraphs of lines that print broke at a width (0: none)."""
    held, in_list = "", False
    last = max(row for row, line in enumerate(lines) if line.strip())
    for row, line in enumerate(lines):
        held += line
        in_list = bool(_BULLETS.match(line)) or in_list
        if row < last and (not held.strip() or _goes_on(line, lines[row + 1], width, in_list)):
            continue
        if row < last or row == len(lines) - 1:
            yield Unit(start, start + len(held), held)
            start, held, in_list = start + len(held), "", False


def _goes_on(line: str, after: str, width: int, in_list: bool) -> bool:
    """Whether the next line belongs to this one: the next item of a list, the rest of one, or of a paragraph."""
    if _BULLETS.match(after):
        return in_list
    is_rest = in_list and (after[:1].isspace() or after[:1].islower())
    return (is_rest and bool(after.strip())) or _runs_on(line.strip(), after.strip(), width)


def _find_width(lines: list[str]) -> int:
    """How wide print filled its lines: the middle length of those that the next one goes on in small letters.

    0 where these are few, since the lines stand alone then.
    """
    running = sorted(
        len(line)
        for line, after in pairwise(lines)
        if len(line) in _RAGGED_LINES and after[0].islower() and not _CLOSED.search(line[-60:])
    )
    return running[len(running) // 2] if len(running) >= _FEWEST_RUNNING_ON * (len(lines) - 1) else 0


def _runs_on(line: str, after: str, width: int) -> bool:
    """Whether a line that print broke goes on in the next, whose first word would not have fitted into it."""
    if not width or not line or not after or PAGE_NUMBER.match(line) or PAGE_NUMBER.match(after):
        return False
    is_full = len(line) + 1 + len(after.split(maxsplit=1)[0]) >= 0.85 * width
    return is_full or (after[0].islower() and not _CLOSED.search(line[-60:]))


def _is_hard_wrapped(lines: list[str]) -> bool:
    """Whether line ends are the typist's: the next line's first word would not have fitted."""
    width = max(map(len, lines))
    return (
        width in _WRAPPED_LINES
        and len(set(lines)) == len(lines)
        and not all(_CLOSED.search(line[-60:]) for line in lines[:-1])
        and all(
            2 * len(line) >= width and len(line) + 1 + len(after.split(maxsplit=1)[0]) >= 0.85 * width
            for line, after in pairwise(lines)
        )
    )


def split_list(unit: Unit) -> Iterator[Unit]:
    """The lines of a list in the story, for each is a statement of its own."""
    if unit.kind == "body" and unit.is_list:
        starts = [m.start() for m in _BULLETS.finditer(unit.text)]
        cuts = [0, *starts[not unit.text[: starts[0]].strip() :], len(unit.text)]
        for left, right in pairwise(cuts):
            yield replace(unit, start=unit.start + left, end=unit.start + right, text=unit.text[left:right])
    else:
        yield unit

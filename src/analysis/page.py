"""A page as text: which of its parts are the story and which are furniture.

Each paragraph is judged by its form (length, closing mark, bullets), its wording (`page_furniture.tsv`) and its
place among the others; nothing here knows a particular site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import pandas as pd

from analysis.frames import build_frame
from analysis.lexicons import read_lexicon

BLOCK = {"kind": "string", "start": "int64", "end": "int64", "text": "string", "story": "bool"}
"""Columns of `article.blocks`; consecutive blocks touch, white space belongs to the block before it."""

STORY_KINDS = frozenset({"body", "standfirst"})

_BLANK_LINE = re.compile(r"\r?\n[^\S\n]*(?:\r?\n[^\S\n]*)+")
_LINE = re.compile(r"[^\n]*\n?")
_CLOSED = re.compile(r"[.!?…:;][\"'”’»)\]]*\s*$")
_SPACE = re.compile(r"\s+")
_BULLETS = re.compile(r"^[^\S\n]*[•·▪◦*–-]\s", re.MULTILINE)
_HEADING_MARK = re.compile(r"^#{1,6}\s+")
_NAME_WORD = r"(?:(?:de|da|del|della|di|van|von|der|den|bin|ibn|al|el|la|le|du|and|&|,)|[^\W\d_a-z][\w.’'-]*)"
_BYLINE = re.compile(
    rf"^\s*(?:(?:Story|Words|Written|Reported)\s+)?[Bb][Yy]:?\s+({_NAME_WORD}(?:\s+{_NAME_WORD})*)"
)
_GLUED_TO_NAME = re.compile(r"(?<=[a-z.])(?=(?:Published|Updated|Posted|Modified|Last|Created|First)\b|\d)")
_AGE_OR_DATE = re.compile(
    r"\b(?:(?:\d+|an?) (?:minute|hour|day|week|month|year)s? ago|\d+ min(?:ute)?s? read|(?:last )?updated|published|posted)\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"^\s*(?:[A-Z][A-Z.'’-]+(?:[ ,]+[A-Z][A-Za-z.'’-]*){0,4}[^().!?\n]{0,30}\((?:\w+[ ]?){1,3}\)|"
    r"[A-Z][A-Z.'’-]{2,}(?:[ ,]+[A-Z][A-Za-z.'’-]*){0,4}(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? \d{4})?)?)\s*(?:--|[-–—])\s+"
)
_CREDIT = re.compile(
    r"\b(?:IMAGE|PHOTO|PICTURE|VIDEO)\s+(?:SOURCE|CREDIT)S?\s*[,:]?\s*(?:[A-Z][A-Z.&/'’-]+(?:\s+(?=[A-Z][A-Z])|\b)){1,5}"
    r"|\b(?:Image|Photo|Picture|Video)\s+(?:source|credit)s?\s*[,:]\s*(?:[A-Z][\w.&/'’-]*(?:\s+(?=[A-Z]\w+\s+(?:Image|Media) caption|Images\b)|\b)){1,4}"
    r"|\b(?:Image|Media|Video|Photo)\s+caption\s*[,:]"
)
_CREDIT_ALONE = re.compile(
    r"(?<!\s)\s*+(?:\(?(?:Photo|Image|Picture|Credit|Illustration)s?\s*(?:by|:|/)|.{0,80}/(?:Getty Images|AFP|Reuters|AP)\s*$)",
    re.IGNORECASE,
)
_TAIL_CREDIT = re.compile(r"(?<!\s)\s*\((?:Reporting|Writing|Editing|Additional reporting) by [^()]+\)\s*$")


@dataclass(frozen=True, slots=True)
class _Unit:
    """A paragraph, or a line that stands for one."""

    start: int
    end: int
    text: str
    kind: str = ""

    @property
    def bare(self) -> str:
        return _HEADING_MARK.sub("", self.text.strip())

    @property
    def size(self) -> int:
        return len(self.text.split())

    @property
    def is_prose(self) -> bool:
        return ((self.size >= 8 and bool(_CLOSED.search(self.text))) or self.size >= 30) and not self.is_list

    @property
    def is_list(self) -> bool:
        return len(_BULLETS.findall(self.text)) >= 2

    @property
    def is_sentence(self) -> bool:
        return bool(_CLOSED.search(self.text)) and not self.text.rstrip().endswith(":")


def _normalise(text: str) -> str:
    return _SPACE.sub(" ", text).strip(" .…:;!?|\"'“”‘’#*_-").casefold()


@cache
def _furniture() -> tuple[dict[str, tuple[str, bool]], list[tuple[str, str, bool]]]:
    table = read_lexicon("page_furniture")
    rows = [
        (phrase.casefold(), kind, match, ends == "yes")
        for phrase, kind, match, ends in zip(
            table.phrase, table.kind, table.match, table.ends.fillna(""), strict=True
        )
    ]
    whole = {phrase: (kind, ends) for phrase, kind, match, ends in rows if match == "whole"}
    return whole, [(phrase, kind, ends) for phrase, kind, match, ends in rows if match == "start"]


def _match_furniture(text: str) -> tuple[str, bool] | None:
    """The kind that the furniture table gives a line, and whether the story ends there."""
    plain = _SPACE.sub(" ", _HEADING_MARK.sub("", text.strip())).casefold()
    whole, starts = _furniture()
    if (found := whole.get(_normalise(plain))) and len(plain) < 60:
        return found
    for phrase, kind, ends in starts:
        if plain.startswith(phrase):
            return kind, ends
    return None


def _split_units(text: str) -> Iterator[_Unit]:
    """Paragraphs; where a paragraph is a stack of lines that stand alone, its lines."""
    start = 0
    for gap in [*(m.end() for m in _BLANK_LINE.finditer(text)), len(text)]:
        paragraph = text[start:gap]
        if not paragraph.strip():
            start = start if gap < len(text) else gap
            continue
        lines = [m.span() for m in _LINE.finditer(paragraph) if m.end() > m.start()]
        filled = [paragraph[s:e].strip() for s, e in lines if paragraph[s:e].strip()]
        if len(filled) < 2 or _is_hard_wrapped(filled) or _BULLETS.search(paragraph):
            yield _Unit(start, gap, paragraph)
        else:
            point = 0
            for _, line_end in lines:
                if paragraph[point:line_end].strip() and (
                    paragraph[line_end:].strip() or line_end == len(paragraph)
                ):
                    yield _Unit(start + point, start + line_end, paragraph[point:line_end])
                    point = line_end
            if point < len(paragraph):
                yield _Unit(start + point, gap, paragraph[point:])
        start = gap


def _is_hard_wrapped(lines: list[str]) -> bool:
    """Whether line ends are the typist's, not the writer's: full lines that stop mid-sentence."""
    inner = lines[:-1]
    return (
        max(map(len, lines)) <= 100
        and min(map(len, inner)) >= 40
        and sum(bool(_CLOSED.search(line)) for line in inner) <= len(inner) / 2
    )


def read_page(text: str, bare: bool = False) -> pd.DataFrame:
    """Divide a page into blocks that tile its text.

    Parameters
    ----------
    text
        The page.
    bare
        Whether the text is a story without a page around it; every paragraph is body then.

    Returns
    -------
    DataFrame
        kind (headline, standfirst, byline, dateline, body, subheading, caption, credit, related, label, tag,
        author box, comments, newsletter, contact, footer), start, end, text, story (bool).

    Examples
    --------
    >>> page = read_page("Storm closes port\\n\\nBy Ann Lee\\n\\nThe port closed on Monday, the mayor said.\\n\\nComments")
    >>> page[["kind", "story"]].values.tolist()
    [['headline', False], ['byline', False], ['body', True], ['comments', False]]
    """
    units = list(_split_units(text))
    if bare:
        units = [replace(unit, kind="body") for unit in units]
    else:
        units = [part for unit in _classify(units) for part in _split_runs(unit)]
    if units:
        units[0] = replace(units[0], start=0)
        units[-1] = replace(units[-1], end=len(text))
    seen = {_normalise(unit.text) for unit in units if unit.kind == "body"}
    return build_frame(
        (
            {
                "kind": unit.kind,
                "start": unit.start,
                "end": unit.end,
                "text": text[unit.start : unit.end],
                "story": unit.kind == "body"
                or (unit.kind == "standfirst" and _normalise(unit.text) not in seen),
            }
            for unit in units
        ),
        BLOCK,
    )


def _classify(units: list[_Unit]) -> list[_Unit]:
    kinds = [_form_of(unit) for unit in units]
    first, last = _story_bounds(units, kinds)
    _name_head(units, kinds, first)
    in_related = False
    for row in range(len(units)):
        if row < first:
            kinds[row] = kinds[row] or "label"
        elif row > last:
            kinds[row] = _after_story(units[row], kinds[row], kinds[row - 1])
        elif not kinds[row] or kinds[row] == "prose":
            is_item = in_related and not units[row].is_sentence and units[row].size < 16
            kinds[row] = "related" if is_item else _within_story(units, kinds, row)
            in_related = is_item
        else:
            in_related = kinds[row] == "related" and ":" not in units[row].text
    return [replace(unit, kind=kind) for unit, kind in zip(units, kinds, strict=True)]


def _form_of(unit: _Unit) -> str:
    """The kind that wording and form alone decide, "prose" for a paragraph, "" where they do not."""
    found = _match_furniture(unit.text)
    if found and (unit.size < 25 or found[0] in {"footer", "credit", "caption"}):
        return found[0]
    if _BYLINE.match(unit.text) and unit.size < 30 and not (unit.size > 12 and unit.is_sentence):
        return "byline"
    if unit.size <= 12 and _AGE_OR_DATE.search(unit.text) and not unit.is_sentence:
        return "dateline"
    if _CREDIT_ALONE.match(unit.text) and unit.size < 40:
        return "caption"
    credit = _CREDIT.search(unit.text)
    if credit and (unit.size < 25 and not unit.is_prose):
        return "caption"
    return "prose" if unit.is_prose else ""


def _story_bounds(units: list[_Unit], kinds: list[str]) -> tuple[int, int]:
    """First and last unit of the story; (0, -1) where there is none."""
    prose = [row for row, kind in enumerate(kinds) if kind == "prose"]
    prose = prose or [row for row, kind in enumerate(kinds) if not kind and units[row].is_sentence]
    prose = prose or [row for row, kind in enumerate(kinds) if not kind]
    for row in prose:
        kinds[row] = "prose"
    if not prose:
        return len(units), len(units)
    bylines = [row for row, kind in enumerate(kinds) if kind == "byline" and row < prose[-1]]
    opening = [row for row in prose if row > bylines[0]] if bylines and bylines[0] <= 8 else prose
    first = opening[0] if opening else prose[0]
    if bylines and bylines[0] < first:
        repeated = {_normalise(unit.text) for unit in units[first:]}
        before = [row for row in prose if row < bylines[0] and _normalise(units[row].text) not in repeated]
        if len(before) > 2:
            first = before[0]
    ends = [
        row
        for row, unit in enumerate(units)
        if row > first and unit.size < 25 and (found := _match_furniture(unit.text)) and found[1]
    ]
    stop = next((row for row in ends if not any(p > row for p in prose if units[p].size >= 25)), len(units))
    last = max(row for row in prose if row < stop) if any(row < stop for row in prose) else first
    while (
        last + 1 < stop and not kinds[last + 1] and units[last + 1].is_sentence and units[last + 1].size >= 3
    ):
        last += 1
    return first, last


def _name_head(units: list[_Unit], kinds: list[str], first: int) -> None:
    """Find headline and standfirst among what stands before the story."""
    body = {_normalise(unit.text) for unit in units[first:]}
    for row in range(min(first, len(units))):
        if kinds[row] == "prose":
            kinds[row] = "standfirst"
    candidates = [row for row in range(min(first, len(units))) if not kinds[row] and units[row].size >= 3]
    marked = [row for row in candidates if units[row].text.lstrip().startswith("# ")]
    if marked or candidates:
        best = marked[0] if marked else max(candidates[:4], key=lambda row: (units[row].size, -row))
        kinds[best] = "headline"
        for row in candidates:
            if row > best and (units[row].size >= 8 or _normalise(units[row].text) in body):
                kinds[row] = "standfirst"
    elif first < len(units) and "standfirst" in kinds[:first]:
        row = kinds.index("standfirst")
        if _normalise(units[row].text) not in body and kinds[:first].count("standfirst") > 1:
            kinds[row] = "headline"


def _within_story(units: list[_Unit], kinds: list[str], row: int) -> str:
    unit = units[row]
    if unit.is_list:
        return "body"
    text = unit.text.strip()
    if text.endswith("?") and unit.size <= 14 and not text.startswith(tuple("\"'“‘«")):
        neighbours = [units[other] for other in (row - 1, row + 1) if 0 <= other < len(units)]
        asks_on = any(not other.text.strip().endswith("?") and other.size <= 6 for other in neighbours)
        return "body" if asks_on and text.count("?") > 1 else "related"
    if kinds[row] == "prose" or unit.is_sentence or text.endswith((":", ",", "-", "—")):
        return "body"
    if text.startswith(tuple("\"'“‘«")) or unit.size > 14:
        return "body"
    return "subheading" if unit.size >= 2 or _HEADING_MARK.match(unit.text.lstrip()) else "label"


def _after_story(unit: _Unit, kind: str, before: str) -> str:
    if kind and kind != "prose":
        return kind
    if before in {"author box", "comments", "related", "newsletter", "footer", "contact", "credit"}:
        return before
    return "tag" if unit.size <= 3 else "footer"


def _split_runs(unit: _Unit) -> Iterator[_Unit]:
    """Part a paragraph of the story from a caption, dateline or credit that was run into it."""
    if unit.kind != "body":
        yield unit
        return
    start, end, text = unit.start, unit.end, unit.text
    notices = list(_CREDIT.finditer(text))
    if notices:
        last = notices[-1]
        rest = text[last.end() :]
        has_caption = bool(text[: notices[0].start()].strip())
        if len(rest.split()) >= 6 and _CLOSED.search(rest) and has_caption:
            cut = last.end() + len(rest) - len(rest.lstrip())
            yield replace(unit, end=start + cut, text=text[:cut], kind="caption")
            start, text = start + cut, text[cut:]
        elif not has_caption or len(rest.split()) < 6:
            yield replace(unit, kind="caption")
            return
    if dateline := _DATELINE.match(text):
        yield replace(unit, start=start, end=start + dateline.end(), text=dateline.group(), kind="dateline")
        start, text = start + dateline.end(), text[dateline.end() :]
    tail = _TAIL_CREDIT.search(text)
    if tail and tail.start() > 0:
        yield replace(unit, start=start, end=start + tail.start(), text=text[: tail.start()])
        yield replace(unit, start=start + tail.start(), end=end, text=tail.group(), kind="credit")
    else:
        yield replace(unit, start=start, end=end, text=text)


def read_author(blocks: pd.DataFrame) -> str | None:
    """The name in the byline, cut from what a careless copy glued to it; None where there is none.

    >>> read_author(read_page("A tall tale\\n\\nBy Ann LeePublished 2 days ago\\n\\nIt all began when the port was closed."))
    'Ann Lee'
    """
    for text in blocks.text[blocks.kind == "byline"]:
        if found := _BYLINE.match(_GLUED_TO_NAME.sub("\n", text).split("\n\n")[0]):
            name = _GLUED_TO_NAME.split(found.group(1))[0].split("\n")[0].strip(" ,|·-")
            if name:
                return name
    return None


def read_title(blocks: pd.DataFrame) -> str | None:
    """The words of the headline; None where there is none."""
    headlines = blocks.text[blocks.kind == "headline"]
    return None if headlines.empty else _SPACE.sub(" ", _HEADING_MARK.sub("", headlines.iloc[0].strip()))

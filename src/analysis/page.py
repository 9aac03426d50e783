"""A page as text: which of its parts are the story and which are furniture.

Each paragraph is judged by its form (length, closing mark, bullets), its wording (`furniture.py`) and its place
among the others; nothing here knows a particular site.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pandas as pd

from analysis.frames import build_frame
from analysis.furniture import (
    form_of,
    is_caption_label,
    is_subject,
    match_furniture,
    read_name,
    read_subject,
    split_runs,
)
from analysis.headlines import LONGEST_HEAD, name_head, tells_of_author
from analysis.paragraphs import HEADING_MARK, SPACE, Unit, even_out, normalise, split_list, split_units

BLOCK = {"kind": "string", "start": "int64", "end": "int64", "text": "string", "story": "bool"}
"""Columns of `article.blocks`; consecutive blocks touch, white space belongs to the block before it."""

READ_FOR_FACTS = ("headline", "standfirst", "byline", "dateline")
"""Kinds of parts that are no story, but are read for title, author and date."""

_ASKS = re.compile(
    r"^\s*(?:What|Who|Whom|Whose|Which|Where|When|Why|How|Is|Are|Was|Were|Will|Would|Can|Could|Should|Do|Does|Did|Has|Have)\b"
)
_POINTS_BACK = re.compile(r"\b(?:I|[Yy]ou|[Hh]e|[Ss]he|[Tt]hey|[Ww]e|[Tt]hat|[Tt]hem|me|us)\b")
_FEWEST_STORY_WORDS = 60
_LONGEST_LIFE = 120
_LONGEST_GAP = 4


def read_page(
    text: str, bare: bool = False, title: str | None = None, author: str | None = None
) -> pd.DataFrame:
    """Divide a page into blocks that tile its text.

    Parameters
    ----------
    text
        The page.
    bare
        Whether the text is a story without a page around it; every paragraph is body then.
    title, author
        Headline and author, where something beside the text tells them; else they are looked for.

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
    units = list(split_units(text))
    if bare:
        units = [replace(unit, kind="body") for unit in units]
    else:
        units = [part for unit in _classify(units, title, author) for part in split_runs(unit)]
    units = [part for unit in units for part in split_list(unit)]
    if units:
        units[0] = replace(units[0], start=0)
        units[-1] = replace(units[-1], end=len(text))
    seen = {unit.plain for unit in units if unit.kind == "body"}
    return build_frame(
        (
            {
                "kind": unit.kind,
                "start": unit.start,
                "end": unit.end,
                "text": text[unit.start : unit.end],
                "story": unit.kind == "body" or (unit.kind == "standfirst" and unit.plain not in seen),
            }
            for unit in units
        ),
        BLOCK,
    )


def _classify(units: list[Unit], title: str | None, author: str | None) -> list[Unit]:
    kinds = [form_of(unit) for unit in units]
    author = author or _find_author(units, kinds)
    for row, unit in enumerate(units[:LONGEST_HEAD]):
        if unit.plain == normalise(title) if title else is_subject(units, row):
            kinds[row] = "headline"
    if units and kinds[0] == "prose" and units[0].is_title_case:
        kinds[0] = ""
    for row, (unit, after) in enumerate(pairwise(units)):
        if is_caption_label(unit) and not kinds[row + 1]:
            kinds[row + 1] = "caption"
        elif kinds[row + 1] == "caption" and unit.size >= 3 and after.plain.startswith(unit.plain):
            kinds[row] = "caption"
    first, last = _story_bounds(units, kinds, author)
    while title and 0 < first < len(units) and not kinds[first - 1] and _is_short_sentence(units[first - 1]):
        first -= 1
    is_titled = title is not None or any(is_subject(units, row) for row in range(min(first, LONGEST_HEAD)))
    name_head(units, kinds, first, is_titled, author)
    author = author or _find_author(units[:first], kinds[:first], alone=True)
    while last > first and tells_of_author(units[last], author):
        kinds[last], last = "author box", last - 1
    counts = Counter(unit.plain for unit in units)
    interview = _is_interview(units[first : last + 1])
    in_related = False
    for row, unit in enumerate(units):
        if row < first:
            kinds[row] = kinds[row] or "label"
        elif row > last:
            kinds[row] = _after_story(unit, kinds[row], kinds[row - 1])
        elif not kinds[row] or kinds[row] == "prose":
            in_list = unit.is_item and any(other.is_item for other in units[row - 1 : row + 2 : 2])
            is_item = in_related and not unit.is_sentence and unit.size < 16
            is_twice = counts[unit.plain] > 1 and not unit.is_closed and unit.size > 4
            kinds[row] = (
                "related"
                if is_item
                else "caption"
                if is_twice
                else "body"
                if in_list
                else _within_story(unit, kinds[row], interview)
            )
            in_related = is_item
        else:
            in_related = kinds[row] == "related" and ":" not in unit.text
            if kinds[row] == "dateline":
                kinds[row] = "subheading"
    return [replace(unit, kind=kind) for unit, kind in zip(units, kinds, strict=True)]


def _story_bounds(units: list[Unit], kinds: list[str], author: str | None) -> tuple[int, int]:
    """First and last unit of the story; beyond the end where there is none."""
    prose = [row for row, kind in enumerate(kinds) if kind == "prose" and not units[row].is_question]
    prose = prose or [row for row, kind in enumerate(kinds) if kind == "prose"]
    prose = prose or [row for row, kind in enumerate(kinds) if not kind and units[row].is_sentence]
    prose = prose or [row for row, kind in enumerate(kinds) if not kind]
    if not prose:
        return len(units), len(units)
    for row in prose:
        kinds[row] = "prose"
    first, mark = prose[0], _find_head_mark(kinds, prose)
    later = {units[row].plain for row in prose if row > mark}
    before = [row for row in prose if row < mark and units[row].plain not in later]
    if later and len(before) <= 2:
        first = next(row for row in prose if row > mark)
        while first - 1 > mark and not kinds[first - 1] and _is_short_sentence(units[first - 1]):
            first -= 1
    for row, after in pairwise(row for row in prose if row >= first):
        if not tells_of_author(units[row], author):
            break
        kinds[row], first = "author box", after
    stop = _find_stop(units, [row for row in prose if row >= first], author)
    story = [row for row in prose if first <= row < stop] or [first]
    while len(story) > 1 and tells_of_author(units[story[-1]], author):
        stop = story.pop()
        kinds[stop] = "author box"
    last = story[-1]
    for row in range(last + 1, stop):
        if row - last > _LONGEST_GAP:
            break
        if not kinds[row] and _is_short_sentence(units[row]) and not tells_of_author(units[row], author):
            last = row
    return first, last


def _find_head_mark(kinds: list[str], prose: list[int]) -> int:
    """The byline, or else the date, that stands between headline and story; beyond the end where none does."""
    for kind in ("byline", "dateline"):
        if kind in kinds:
            row = kinds.index(kind)
            if kind == "byline" or sum(other < row for other in prose) <= 2:
                return row
    return len(kinds)


def _is_short_sentence(unit: Unit) -> bool:
    return unit.size >= 3 and unit.is_sentence and not unit.is_question


def _find_author(units: Sequence[Unit], kinds: Sequence[str], alone: bool = False) -> str | None:
    names = (read_name(unit.text, alone) for unit, kind in zip(units, kinds, strict=True) if kind == "byline")
    return next((name for name in names if name), None)


def _find_stop(units: list[Unit], prose: list[int], author: str | None) -> int:
    """The unit at which the page after the story begins: a mark of the table, or the author's name alone."""
    words = {row: units[row].size for row in prose}
    told, total = 0, sum(words.values())
    for row in range(prose[0], len(units)):
        told += words.get(row, 0)
        unit = units[row]
        if row == prose[0] or (row in words and unit.size >= 25):
            continue
        mark = match_furniture(unit)
        is_name = author is not None and unit.size < 8 and unit.plain.endswith(author.casefold())
        ends = "yes" if is_name and not unit.is_closed else mark.ends if mark else ""
        if ends == "yes" and told >= min(_FEWEST_STORY_WORDS, total / 2):
            return row
        is_life = mark is not None and mark.kind == "author box" and total - told <= min(_LONGEST_LIFE, told)
        if ends and (is_life or total - told <= 0.2 * told):
            return row
    return len(units)


def _is_interview(units: Sequence[Unit]) -> bool:
    """Whether questions that stand alone are the interviewer's: many, each answered at once."""
    questions = [row for row, unit in enumerate(units) if unit.is_question]
    return (
        len(questions) >= 3
        and 4 * len(questions) >= len(units)
        and all(right - left > 1 for left, right in pairwise(questions))
    )


def _within_story(unit: Unit, kind: str, interview: bool) -> str:
    if unit.is_list:
        return "body"
    if unit.is_question:
        if unit.text.lstrip()[0].isdigit():
            return "subheading"
        is_link = _ASKS.match(unit.text) and not _POINTS_BACK.search(unit.text)
        return "related" if is_link and not interview else "body"
    text = unit.text.strip()
    if kind == "prose" or unit.is_sentence or text.endswith((":", ",", "-", "—")) or unit.size > 14:
        return "body"
    if unit.opens_quoted and unit.size > 8:
        return "body"
    return "subheading" if unit.size >= 2 or HEADING_MARK.match(text) else "label"


def _after_story(unit: Unit, kind: str, before: str) -> str:
    if kind and kind != "prose":
        return kind
    if before in {"author box", "comments", "related", "newsletter", "footer", "contact", "credit"}:
        return before
    return "tag" if unit.size <= 3 else "footer"


def read_author(blocks: pd.DataFrame) -> str | None:
    """The name in the byline, cut from what a careless copy glued to it; None where there is none.

    >>> read_author(read_page("A tall tale\\n\\nBy Ann LeePublished 2 days ago\\n\\nIt all began when the port was closed."))
    'Ann Lee'
    """
    names = (read_name(text) or read_name(text, alone=True) for text in blocks.text[blocks.kind == "byline"])
    return next((name for name in names if name), None)


def read_title(blocks: pd.DataFrame) -> str | None:
    """The words of the headline; None where there is none."""
    headlines = blocks.text[blocks.kind == "headline"]
    return (
        None
        if headlines.empty
        else read_subject(SPACE.sub(" ", HEADING_MARK.sub("", even_out(headlines.iloc[0]).strip())))
    )


def find_left_out(blocks: pd.DataFrame) -> pd.DataFrame:
    """Of the parts of a page those that nothing is read from: neither story nor title, author and date.

    Parameters
    ----------
    blocks
        `article.blocks`.

    Examples
    --------
    >>> kinds = ["headline", "body", "comments"]
    >>> texts = ["Rain again", "It rained.", "Be the first to comment"]
    >>> page = pd.DataFrame({"kind": kinds, "text": texts, "story": [False, True, False]})
    >>> find_left_out(page).text.tolist()
    ['Be the first to comment']
    """
    return blocks[~blocks.story & ~blocks.kind.isin(READ_FOR_FACTS) & (blocks.text.str.strip() != "")]

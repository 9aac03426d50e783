"""What stands before the story on a page: its headline, standfirst and byline."""

from __future__ import annotations

import re
from collections import Counter

from analysis.furniture import read_name
from analysis.paragraphs import Unit

_WORD = re.compile(r"[^\W\d_]{4,}")
_LIFE = re.compile(
    r"\b(?:covers|covered|writes|reports on|reporter|writer|correspondent|columnist|commentator|editor|journalist|teaches|lecturer|professor|author of|based in|joined)\b"
)
LONGEST_HEAD = 100
"""Parts of a page, at most, among which the headline is looked for."""
_LONGEST_STORY_START = 400


def name_head(units: list[Unit], kinds: list[str], first: int, is_titled: bool, author: str | None) -> None:
    """Find headline, standfirst and a byline without "by" among what stands before the story."""
    top = range(min(first, len(units)))
    for row in top:
        if kinds[row] == "prose":
            is_life = tells_of_author(units[row], author)
            kinds[row] = "author box" if is_life else "" if units[row].is_question else "standfirst"
    story = _stems(" ".join(unit.text for unit in units[first : first + 20])[: 10 * _LONGEST_STORY_START])
    lines = [row for row in top[-LONGEST_HEAD:] if not kinds[row]]
    candidates = [row for row in lines if units[row].size >= 3] or [
        row for row in lines if units[row].size == 2 and _stems(units[row].text) & story
    ]
    counts = Counter(unit.plain for unit in units)
    later = {unit.plain for unit in units[first:]}
    if is_titled or candidates:
        best = kinds.index("headline") if "headline" in kinds[:first] else -1
        if not is_titled:
            best = max(candidates, key=lambda row: _weigh_headline(units, kinds, row, story, counts))
            kinds[best] = "headline"
        for row in range(best + 1, len(top)):
            unit = units[row]
            if row > best + 1 and _is_caption_part(unit, kinds[row], *kinds[row - 1 : row + 2 : 2]):
                kinds[row] = "caption"
            elif kinds[row]:
                continue
            elif best >= 0 and unit.plain == units[best].plain:
                kinds[row] = "headline"
            elif unit.plain in later or (unit.size >= 8 and counts[unit.plain] == 1):
                kinds[row] = "standfirst"
            elif read_name(unit.text, alone=True) and (
                "dateline" in kinds[row + 1 : min(row + 3, first)] or "byline" not in kinds
            ):
                kinds[row] = "byline"
    elif "standfirst" in kinds[:first] and first < len(units):
        row = kinds.index("standfirst")
        if units[row].plain not in later and kinds[:first].count("standfirst") > 1:
            kinds[row] = "headline"


def _is_caption_part(unit: Unit, kind: str, before: str, after: str = "") -> bool:
    """Whether a line before the story belongs to the picture whose credit stands beside it."""
    if kind == "standfirst":
        return after == "caption"
    return not kind and unit.size >= 5 and not unit.is_sentence and "caption" in {before, after}


def _stems(text: str) -> set[str]:
    return {word[:5].casefold() for word in _WORD.findall(text)}


def _weigh_headline(
    units: list[Unit], kinds: list[str], row: int, story: set[str], counts: Counter[str]
) -> float:
    """How much a line before the story looks like its headline: above all, it speaks of the same things."""
    unit, stems = units[row], _stems(units[row].text)
    beside = [*units[max(row - 1, 0) : row], *units[row + 1 : row + 2]]
    near = row - 1 - (row > 1 and kinds[row - 1] == "label" and counts[units[row - 1].plain] > 1)
    above = _stems(units[near].text) if near >= 0 and not kinds[near] and units[near].size >= 3 else set()
    return (
        10.0 * unit.text.lstrip().startswith("# ")
        + 3.0 * len(stems & story) / max(len(stems), 3)
        + 1.5 * (counts[unit.plain] > 1 and all(other.plain != unit.plain for other in beside))
        + 1.0 * any(kind in {"byline", "dateline", "standfirst"} for kind in kinds[row + 1 : row + 3])
        + 0.5 * (4 <= unit.size <= 18)
        - 1.5 * ("|" in unit.text or "›" in unit.text or "@" in unit.text)
        - 1.0 * (unit.is_sentence and not unit.text.rstrip().endswith("?"))
        - 1.0 * ("byline" in kinds[:row])
        - 2.0 * (3 * len(above & story) >= max(len(above), 3))
        - 1.5 * ("caption" in kinds[max(row - 1, 0) : row + 2])
        - 0.1 * row
    )


def tells_of_author(unit: Unit, author: str | None) -> bool:
    """Whether a paragraph tells of the author: it begins with the name, or half of it, and says what they do."""
    names = (author or "").casefold().split()
    opening = unit.text[:60].casefold().replace(",", " ").split()
    return bool(names) and opening[:1] in ([names[0]], [names[-1]]) and bool(_LIFE.search(unit.text))

"""Words that a hyphen cuts at the end of a line, as in text copied from a PDF, put together again."""

from __future__ import annotations

import re

from analysis.frequencies import load_word_counts

_CUT = re.compile(
    r"(?<=\w)(?:\u00ad(?:[^\S\r\n]*+(?:\r\n?|\n)[^\S\r\n]*+)?|[-\u2010][^\S\r\n]*+(?:\r\n?|\n)[^\S\r\n]*+)(?=\w)"
)
"""A hyphen at the end of a line between two letters or digits; a soft one wherever it stands."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BEFORE, _AFTER = re.compile(r"\w+\Z"), re.compile(r"\w+")
_GAP = re.compile(r"\s")
_LONGEST_WORD = 40
_WITH_TWO = {"and", "or", "nor", "to"}
"""Words before which a hyphen is left hanging ("short- and long-term"): it cuts no word."""


def join_cut_words(text: str) -> str:
    """Put the words together that a hyphen cuts at the end of a line, or a soft hyphen anywhere.

    What is taken out stands as white space behind the word, so that no other character changes its place. A hyphen that
    belongs to the word ("well-known") is kept: where the text writes it so elsewhere, or both halves are words and
    the whole is none.

    Examples
    --------
    >>> join_cut_words("Inspec-\\ntors found a well-\\nknown crack.")
    'Inspectors \\n found a well-known\\n crack.'
    """
    cuts = list(_CUT.finditer(text))
    if not cuts:
        return text
    written = {word.casefold() for word in _WORD.findall(text)}
    pieces: list[str] = []
    place, held = 0, ""
    for cut in cuts:
        joint = _find_joint(text, cut.start(), cut.end(), written)
        if joint is None:
            continue
        held = _place_held(pieces, text[place : cut.start()], held)
        pieces.append(joint)
        held += " " * (1 - len(joint)) + (" " * (len(cut.group()) - 1) if held else cut.group()[1:])
        place = cut.end()
    pieces.append(_place_held(pieces, text[place:], held))
    return "".join(pieces)


def _place_held(pieces: list[str], words: str, held: str) -> str:
    """Add words, with the white space that waits where the first of them ends; what waits still where none does."""
    gap = _GAP.search(words)
    if not held or gap is None:
        pieces.append(words)
        return held
    before, after = words[: gap.start()], words[gap.start() :]
    is_line_end = bool(after[: len(after) - len(after.lstrip())].strip(" \t"))  # two would part a paragraph
    pieces += [before, " " * len(held) if is_line_end else held, after]
    return ""


def _find_joint(text: str, start: int, end: int, written: set[str]) -> str | None:
    """What joins the halves of a word: nothing, its own hyphen, or None where they are no halves."""
    if text[start] == "\u00ad":
        return ""
    before = _BEFORE.search(text, max(0, start - _LONGEST_WORD), start)
    after = _AFTER.match(text, end, end + _LONGEST_WORD)
    left, right = (found.group().casefold() if found else "" for found in (before, after))
    if right in _WITH_TWO:
        return None
    if not (left.isalpha() and right.isalpha()) or text[end].isupper() or f"{left}-{right}" in written:
        return "-"
    if left + right in written or left + right in load_word_counts():
        return ""
    return "-" if {left, right} <= load_word_counts().keys() else ""

"""Words of time that mean something else where they stand: May who speaks, Sun the paper, the fall of the wall."""

from __future__ import annotations

import re

_LEADING = re.compile(
    r"in|on|of|by|to|for|from|since|until|till|through|during|before|after|between|around|about|early|late|mid|last"
    r"|next|this|that|each|every|the|an?|and|or|but|as|at|with|its|their|when|if|than|over|per|both|only|not|so|yet"
    r"|while|because|although|though"
)
"""Words that stand before a month and are no name, however they are written."""

_DATING = re.compile(r"in|last|next|this|that|since|until|till|early|late|mid|during|through|each|every")
"""Words after which the month is meant even where the text knows somebody of that name."""

SIGNPOSTS = "since|by|until|till|back"
"""Words after which "then" is a time: "since then"; elsewhere it is what comes next."""

_BEFORE_HOUR = re.compile(r"at|before|after|by|until|till|since|from|around|about|and|to|towards")
"""Words before dawn or lunchtime where it tells an hour, not "the dawn of" or "a dawn raid"."""

_MENTION = re.compile(r"\b(?:April|August|June|March|May)\b")
_NAME_BEFORE = re.compile(r"([A-Z][\w’'-]{0,20}[A-Za-z]|Mrs?\.|Ms\.|Dr\.) $")
_SURNAME_AFTER = re.compile(r" [A-Z][a-z]+(?! [A-Z])")
_CAPITAL_AFTER = re.compile(r" [A-Z][a-z]")
_SAYING_AFTER = re.compile(r" (?:said|says|told|tells|added|asked|recalled|wrote|replied)\b")
_OF_ANOTHER = re.compile(
    r" of (?!\d|[’']\d|last|this|next|that|the (?:same|following|previous|next|year)|(?:eight|nine)teen|twenty|two th)"
)
"""After a season: what is no time that it could be of."""

_AWARD_BEFORE = re.compile(r"[a-z] of the $", re.IGNORECASE)
_NUMBER_BEFORE = re.compile(r"\d ")
_TITLE_ENDS = re.compile(r"[:’'”\"]|[,.][’'”\"]| [a-z]")
_NUMBER_AFTER = re.compile(r",? ?\d")
_WORD_BEFORE = re.compile(r"([^\W\d_]{1,20})[ -]$")
_FARTHEST = 24
"""Characters read before a word."""


def find_named_months(text: str) -> frozenset[str]:
    """The months that the text knows as a name of somebody or something: "Theresa May", "the NYC Pride March".

    >>> find_named_months("Theresa May left in June.")
    frozenset({'may'})
    """
    return frozenset(
        found.group().casefold()
        for found in _MENTION.finditer(text)
        if _is_name(text, found.start(), found.end())
    )


def has_other_sense(
    text: str, start: int, end: int, rule: str, stands_in_row: bool, named: frozenset[str] | None
) -> bool:
    """Whether a word of time means something else where it stands.

    Parameters
    ----------
    text
        The text.
    start, end
        The word, in characters.
    rule
        How its senses are told apart: `capital` (May, March: the month has one), `name` (April, June),
        `award` (year: not the Player of the Year), `title` (today, daily: not USA Today, the Daily News), `work` (hours, minutes: not the film 13 Hours), `dated` (Jan, Sun: with a point or a number
        beside it or a word of time before it), `signpost` (then: only in "since then" and the like, not "by then-Senator Obama"), `hour` (dawn: "at dawn"), `era` (AD, BC: in capitals), `season` (fall, winter: not "the fall of the wall", the Winter Olympics).
    stands_in_row
        Whether a dash, or "and", joins it to another month or weekday.
    named
        The months that the text knows as names; None in a message of social media, where capitals tell little.
    """
    word = text[start:end]
    match rule:
        case "capital":
            return not _is_capital_month(text, start, end) or _names_somebody(
                text, start, end, named or frozenset()
            )
        case "name":
            return _names_somebody(text, start, end, named or frozenset())
        case "title":
            return named is not None and _is_in_title(text, start, end)
        case "work":
            return named is not None and _is_in_title_of_work(text, start, end)
        case "award":
            return text[start].isupper() and bool(
                _AWARD_BEFORE.search(text, max(0, start - _FARTHEST), start)
            )
        case "signpost":
            is_prefix = text[end : end + 1] == "-"
            return is_prefix or not re.fullmatch(SIGNPOSTS, _read_word_before(text, start))
        case "hour":
            return not _BEFORE_HOUR.fullmatch(_read_word_before(text, start))
        case "era":
            return not text[start:end].isupper()
        case "dated":
            return not (stands_in_row or _is_dated(text, start, end))
        case _:
            is_name = named is not None and (word.isupper() or _opens_name(text, start, end))
            return is_name or _OF_ANOTHER.match(text, end) is not None


def _is_in_title(text: str, start: int, end: int) -> bool:
    """Whether a word with a capital stands beside another, as in the name of a newspaper or a show."""
    first = _NAME_BEFORE.search(text, max(0, start - _FARTHEST), start)
    beside = first is not None and not _LEADING.fullmatch(first.group(1).casefold())
    return text[start].isupper() and (beside or _CAPITAL_AFTER.match(text, end) is not None)


def _is_in_title_of_work(text: str, start: int, end: int) -> bool:
    """Whether a unit with a capital ends a title: "the film 13 Hours is", not "Ten Years After The War"."""
    is_capital = text[start].isupper() and text[start + 1].islower()
    return (
        is_capital
        and _NUMBER_BEFORE.search(text, max(0, start - 4), start) is not None
        and bool(_TITLE_ENDS.match(text, end))
    )


def _opens_name(text: str, start: int, end: int) -> bool:
    """Whether a season is a part of a name: the Winter Olympics, not "last Summer Jones left"."""
    is_dated = _DATING.fullmatch(_read_word_before(text, start))
    return text[start].isupper() and not is_dated and _CAPITAL_AFTER.match(text, end) is not None


def _is_capital_month(text: str, start: int, end: int) -> bool:
    word, opens = text[start:end], text[max(0, start - 2) : start].rstrip()[-1:] in '.!?:"“'
    is_capital = word[0].isupper() and not word.isupper()
    return is_capital and not (opens and not re.match(r",? ?\d|\.|,", text[end : end + 6]))


def _is_dated(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 12) : start].rstrip().casefold(), text[end : end + 6]
    if text[start:end].islower() and before.endswith("on"):
        return False
    abbreviated = after.startswith(".") and re.search(r"\b(?:in|since|until|till|early|late|mid)$", before)
    if text[start:end].islower() and re.match(r"\.(?:$|\s+\D)", after):
        after = ""  # the end of a sentence, not of an abbreviation
    numbered = re.match(r"\. ?\d|,? ?\d|\.,|\.$|[-–/]\d", after) or re.search(
        r"\d(?:st|nd|rd|th of)?$", before
    )
    return bool(abbreviated or numbered) or before.endswith(
        ("this", "next", "last", "every", "on", "each", "(")
    )


def _names_somebody(text: str, start: int, end: int, named: frozenset[str]) -> bool:
    if not text[start].isupper() or _NUMBER_AFTER.match(text, end):
        return False
    if text[start:end].casefold() in named and not _DATING.fullmatch(_read_word_before(text, start)):
        return True
    return _is_name(text, start, end)


def _is_name(text: str, start: int, end: int) -> bool:
    if _NUMBER_AFTER.match(text, end):
        return False
    first = _NAME_BEFORE.search(text, max(0, start - _FARTHEST), start)
    if first:
        name = first.group(1).casefold()
        return not _LEADING.fullmatch(name) and not name.endswith(("'s", "’s"))
    if _SAYING_AFTER.match(text, end):
        return not _LEADING.fullmatch(_read_word_before(text, start))
    opens = text[max(0, start - 2) : start].rstrip(" \n")[-1:] in '.!?,;:"“('
    return opens and _SURNAME_AFTER.match(text, end) is not None


def _read_word_before(text: str, start: int) -> str:
    found = _WORD_BEFORE.search(text, max(0, start - _FARTHEST), start)
    return found.group(1).casefold() if found else ""

"""The words of time: a prefilter for sentences, and tokens with their classes."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from functools import cache

from analysis.lexicons import read_lexicon
from analysis.timeline.numeric_dates import read_digits
from analysis.timeline.periods import full_year
from analysis.timeline.senses import SIGNPOSTS, has_other_sense

_BEFORE_SHORT_YEAR = "|".join(
    f"(?<={word} )"
    for word in (
        "[Ii]n",
        "of",
        "by",
        "[Ss]ince",
        "until",
        "from",
        "[Tt]he",
        "[Ss]pring",
        "[Ss]ummer",
        "[Ff]all",
        *calendar.month_name[1:],
        *(rf"[’']\d\d{joint}" for joint in (",", " and", " or", ", and", ", or")),
    )
)
_PARTS = "morning|afternoon|evening|night"
_PIECE = re.compile(
    r"(?P<iso>\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?Z?)?(?!\d)|\d{4}/\d{2}/\d{2}(?![\d/])"
    r"|(?<![\d-])\d{1,2}-\d{1,2}-\d{4}(?![\d-])|\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?!\d)"
    r"|(?<![\d.])\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})(?!\d|\.\d))"
    r"|(?P<fiscal>\bFY ?[’']?(?:20)?\d\d\b)"
    r"|(?P<period>\b(?:[QH][1-4]|[1-4][QH])(?=[’']?\d\d\b|\b))"
    r"|(?P<decade>(?:1[0-9]|20)\d0[’']?s\b|[’']\d0s\b)"
    r"|(?P<tens>\b[2-9]0[’']?s\b)"
    rf"|(?P<short>(?:{_BEFORE_SHORT_YEAR})[’']\d\d\b(?! (?!was|is|has)\w+s\b)|(?<=\b[1-4][QH])\d\d\b|(?<=\b[QH][1-4])\d\d\b)"
    r"|(?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?!\.?\d)|\d{1,2}\.\d{2}(?= ?[aApP]\.?[mM]\b"
    rf"|(?: (?:this|tomorrow|yesterday|in the|on \w+day))+ (?:{_PARTS})\b))"
    r"|(?P<packed>\d{3,4}(?= ?[aApP][mM]\b))"
    r"|(?P<ordinal>\d{1,2}(?:st|nd|rd|th)\b)"
    r"|(?P<fraction>\d+ \d/\d+|\d*[½¼¾])"
    r"|(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)"
    r"|(?P<meridiem>[aApP](?:\.[mM]\.|[mM]\b))"
    r"|(?P<word>[^\W\d_]+(?:[’'][^\W\d_]+)*)"
    r"|(?P<mark>[^\w\s])"
)
_LETTERS = re.compile(r"[^\W\d_]+")
_NAMES_PERIOD = re.compile(
    r"\b(?:in|for|during|since|by|of|from|until|through|after|before|the|last|this|next) $", re.IGNORECASE
)
_STREET_AFTER = re.compile(
    r"(?: [A-Z][\w.]*){1,3} (?:Avenue|Ave\.|Street|St\.|Road|Rd\.|Boulevard|Blvd|Drive|Lane)"
)
_YEAR_BEFORE = re.compile(r"(?<![\d-])((?:1[5-9]|20)\d\d)[-–/]$")
_DECADE_BEFORE = re.compile(r"\b(1\d|20)\d0[’']?s (?:and|or|to|into) (?:the )?$")
_ROW_BEFORE = re.compile(r"([^\W\d_]{1,12})\.?([-–/]| ?(?:and|or|to|&|,) )$")
_ROW_AFTER = re.compile(r"\.?([-–/]| ?(?:and|or|to|&|,) )([^\W\d_]+)")
_DASHES = frozenset("-–/")
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_TRIGGERS = frozenset(
    {
        "MONTH",
        "WEEKDAY",
        "WEEKDAYS",
        "UNIT",
        "UNITS",
        "SEASON",
        "PART",
        "DAYREF",
        "TONIGHT",
        "PRESENT",
        "PAST",
    }
    | {"FREQ", "HOLIDAY", "TRIGGER", "INSTANT", "DECADE_NAME"}
)
_NAMED_CLASSES = frozenset(
    {"MONTH", "WEEKDAY", "SEASON", "DAYREF", "TONIGHT", "FREQ", "UNITS", "THEN", "INSTANT", "ERA", "UNIT"}
)
_LONGEST_NUMBER = 18
"""Characters; what is longer counts nothing that has a calendar."""
_LAST_YEAR = 2100
_LATEST_SHORT = 30
"""The last year of this century that is written as '30; what is later is one of the century before."""

Classes = dict[str, str | int]


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of text with the classes under which the grammar may take it, each with its value."""

    start: int
    end: int
    text: str
    classes: Classes


@cache
def words_by_class() -> dict[str, dict[str, str]]:
    """Word to its classes and their values."""
    table = read_lexicon("time_words")
    words: dict[str, dict[str, str]] = {}
    for word, name, value in zip(table.word, table["class"], table.value, strict=True):
        words.setdefault(word, {})[name] = value
    return words


@cache
def trigger() -> re.Pattern[str]:
    """What every time expression holds at least one of."""
    words = [word for word, classes in words_by_class().items() if not classes.keys().isdisjoint(_TRIGGERS)]
    alternatives = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(
        rf"\b(?:{alternatives})|\b(?:{SIGNPOSTS}) then\b|(?<!\d)(?:1[0-9]|20)\d\d|[’']\d0s?\b|\b[2-9]0[’']?s\b|(?<!\w)[’']\d\d\b|\b(?:q[1-4]|[1-4]q)|\bfy ?[’']?\d\d|\bthe \d\d?(?:st|nd|rd|th)\b|\d (?:bce?|ad|ce)\b|\bad \d|\d{{4}} (?:gmt|utc)\b|\d[/:.]\d|\d ?[ap]\.?m\b|\d ?(?:{alternatives})",
        re.IGNORECASE,
    )


def tokenise(
    text: str, start: int, end: int, named: frozenset[str] | None = frozenset(), day_first: bool = False
) -> list[Token]:
    """The pieces of a sentence with their classes; number words and set phrases are one piece.

    Parameters
    ----------
    text
        The text.
    start, end
        The sentence, in characters.
    named
        The months that the text knows as names, as `find_named_months` returns them; None in a message of social
        media.
    day_first
        Whether the text writes the day before the month in dates of digits.
    """
    pieces = list(_PIECE.finditer(text, start, end))
    tokens: list[Token] = []
    row = 0
    while row < len(pieces):
        several = _read_number_words(pieces, row) or _read_set_phrase(text, pieces, row)
        if several:
            token, row = several
            tokens.append(token)
        else:
            tokens.append(_classify(pieces[row], text, named, day_first))
            row += 1
    return tokens


@cache
def _phrase_starts() -> frozenset[str]:
    return frozenset(re.split(r"[ .'/]", word)[0] for word in words_by_class() if " " in word or "/" in word)


def _read_set_phrase(text: str, pieces: list[re.Match[str]], row: int) -> tuple[Token, int] | None:
    """A holiday of several words, or a day known by its numbers."""
    if pieces[row].lastgroup not in {"word", "number"}:
        return None
    opening = pieces[row].group().casefold().partition("'")[0].partition("’")[0]
    if opening not in _phrase_starts():
        return None
    for size in range(min(5, len(pieces) - row), 1, -1):
        start, end = pieces[row].start(), pieces[row + size - 1].end()
        words = " ".join(text[start:end].replace("’", "'").casefold().split())
        if classes := words_by_class().get(words):
            return Token(start, end, words, dict(classes)), row + size
    return None


def _read_number_words(pieces: list[re.Match[str]], row: int) -> tuple[Token, int] | None:
    """Tell "twenty-four", "two hundred", "nineteen ninety-six" as one number."""
    total, current, last = 0, 0, row
    seen: list[int] = []
    for at in range(row, len(pieces)):
        word = pieces[at].group().casefold()
        classes = words_by_class().get(word, {})
        if "NUMBER" in classes and seen and not _goes_on(seen, int(classes["NUMBER"])):
            break
        if "NUMBER" in classes:
            seen.append(int(classes["NUMBER"]))
            current += seen[-1]
            last = at
        elif "SCALE" in classes and seen:
            scale = int(classes["SCALE"])
            total, current = (total, current * scale) if scale == 100 else (total + current * scale, 0)
            seen.append(0)
            last = at
        elif (
            word not in {"-", "and"} or not seen or at + 1 == len(pieces) or (word == "and" and 0 not in seen)
        ):
            break
    if not seen:
        return None
    value = total + current
    classes_found: Classes = {"INT": value}
    if len(seen) >= 2 and 13 <= seen[0] <= 20 and 0 not in seen[1:] and sum(seen[1:]) >= 10:
        value = seen[0] * 100 + sum(seen[1:])
        classes_found = {"YEAR": value}
    elif total >= 1000 and total < _LAST_YEAR and value != total and value < _LAST_YEAR:
        classes_found["YEAR"] = value
    elif 1 <= value <= 31 and len(seen) == 1:
        classes_found["DAYWORD"] = value
    if last == row:
        classes_found[pieces[row].group().casefold()] = value
    return Token(pieces[row].start(), pieces[last].end(), str(value), classes_found), last + 1


def _goes_on(seen: list[int], number: int) -> bool:
    """Whether a number goes on after others: "twenty-four", "two hundred ten", "nineteen ninety", not "five two"."""
    last = seen[-1]
    is_year = len(seen) == 1 and 13 <= last <= 20 and number >= 10
    return last == 0 or is_year or (last >= 20 and last % 10 == 0 and number < 10)


def _classify(piece: re.Match[str], text: str, named: frozenset[str] | None, day_first: bool) -> Token:
    word, kind = piece.group(), piece.lastgroup or "mark"
    if kind in {"number", "ordinal", "fraction"} and len(word) > _LONGEST_NUMBER:
        return Token(piece.start(), piece.end(), word, {})
    before = text[piece.start() - 1] if piece.start() else " "
    if kind == "word":
        return _classify_word(piece, text, named)
    if kind == "number":
        return Token(piece.start(), piece.end(), word, _classify_number(word, before, text, piece.end()))
    classes: Classes = {word: word} if kind == "mark" else {}
    if kind == "ordinal":
        number = int(_LETTERS.sub("", word))
        classes = {"ORD": number, **({"DAY": number} if 1 <= number <= 31 else {})}
    elif kind == "decade":
        digits = re.sub(r"\D", "", word)
        classes = {"DECADE": int(digits) if len(digits) > 2 else 1900 + int(digits)}
    elif kind == "tens":
        known = _DECADE_BEFORE.search(text, max(0, piece.start() - 16), piece.start())
        name, century = ("DECADE", int(known.group(1)) * 100) if known else ("TENS", 1900)
        classes = {name: century + int(word[:2])}
    elif kind == "fiscal":
        classes = {"FISCAL": full_year(int(word[-2:]))}
    elif kind == "period":
        number = int(re.sub(r"\D", "", word))
        name = "HALF" if "H" in word else "QUARTER"
        classes = {f"{name}_CODE": number} if name == "QUARTER" or number <= 2 else {}
        if name == "QUARTER" and _NAMES_PERIOD.search(text[max(0, piece.start() - 12) : piece.start()]):
            classes["QUARTER"] = number
    elif kind == "short":
        classes = {"YEAR": full_year(int(word[-2:]), _LATEST_SHORT)}
    elif kind == "clock":
        classes = {"CLOCK": word.replace(".", ":")}
    elif kind == "packed":
        classes = {"CLOCK": f"{word[:-2]}:{word[-2:]}"}
    elif kind == "iso":
        written = read_digits(word, day_first)
        classes = {"ISO": written} if written else {}
    elif kind == "meridiem":
        classes = {"MERIDIEM": word[0].lower()}
    elif kind == "fraction":
        classes = {"INT": _read_fraction(word)}
    return Token(piece.start(), piece.end(), word, classes)


def _read_fraction(word: str) -> str:
    if word[-1] in _FRACTIONS:
        return f"{int(word[:-1] or 0) + _FRACTIONS[word[-1]]:g}"
    whole, part = word.split(" ")
    numerator, denominator = (int(number) for number in part.split("/"))
    return f"{int(whole) + numerator / (denominator or 1):g}"


def _classify_number(word: str, before: str, text: str, end: int) -> Classes:
    after = _LETTERS.match(text, end)
    following = text[end : end + 1]
    classes: Classes = {word: word}
    if before in "$£€#.@" or following == "%" or (after and not _may_follow(after.group())):
        return {"AMOUNT": word}
    if before in "-–/" and (began := _YEAR_BEFORE.search(text, max(0, end - 8), end - len(word))):
        return _read_last_year(int(began.group(1)), word, following)
    opens_span = following == "/" and len(word) == 4 and re.match(r"/\d\d(?![\d/])", text[end : end + 4])
    if before.isalnum() or (("/" in {before, following}) and not opens_span):
        return {}
    classes["INT"] = word.replace(",", "")
    if "," in word or "." in word:
        classes["AMOUNT"] = word
    if word.isdigit():
        value = int(word)
        if (
            len(word) == 4
            and 1000 <= value <= _LAST_YEAR
            and not after
            and not _STREET_AFTER.match(text, end)
        ):
            classes["YEAR"] = value
        if 1 <= value <= 31 and len(word) <= 2:
            classes["DAY"] = value
        if value <= 24 and len(word) <= 2:
            classes["HOUR"] = value
        if len(word) == 4 and value < 2400 and value % 100 < 60:
            classes["MILITARY"] = f"{word[:2]}:{word[2:]}"
    return classes


def _read_last_year(first: int, word: str, following: str) -> Classes:
    """The year of "1967-68", "2006-7": of one digit only the next, since "2010-5" is no range of years."""
    last = int(str(first)[: -len(word)] + word)
    is_later = first < last if len(word) > 1 else last == first + 1
    return {"YEAR": last} if is_later and following not in {"-", "/"} else {}


def _may_follow(letters: str) -> bool:
    """Whether letters may stand glued to a number: "24hours", "26nov", "7pm"."""
    word = letters.casefold()
    return word in {"am", "pm"} or not {"UNIT", "UNITS", "MONTH"}.isdisjoint(words_by_class().get(word, {}))


def _classify_word(piece: re.Match[str], text: str, named: frozenset[str] | None) -> Token:
    word = piece.group()
    lowered = word.casefold().replace("’", "'")
    found = words_by_class().get(lowered)
    base, end = lowered, piece.end()
    if found is None and lowered.endswith("'s"):
        base = lowered[:-2]
        found, end = words_by_class().get(base), piece.end() - 2
    if found is None:
        return Token(piece.start(), piece.end(), word, {lowered: word})
    classes: Classes = dict(found)
    if "EVERYDAY" in classes:
        rule = str(classes.pop("EVERYDAY"))
        stands_in_row = rule == "dated" and _stands_in_row(text, piece.start(), piece.end())
        if has_other_sense(text, piece.start(), end, rule, stands_in_row, named):
            classes = {name: value for name, value in classes.items() if name not in _NAMED_CLASSES}
    classes.setdefault(base, word)
    return Token(piece.start(), end, word, classes)


def _stands_in_row(text: str, start: int, end: int) -> bool:
    """Whether a dash or "and" leads to another month or weekday: "Jan-March", "Fri and Sat", not "Mar-a-Lago"."""
    before, after = _ROW_BEFORE.search(text, max(0, start - 20), start), _ROW_AFTER.match(text, end)
    neighbours = [before.group(1, 2)] if before else []
    neighbours += [after.group(2, 1)] if after else []
    for other, joint in neighbours:
        classes = words_by_class().get(other.casefold(), {})
        if "WEEKDAY" in classes and text[start].isupper() and other[0].isupper():
            return True
        if joint in _DASHES and not {"MONTH", "WEEKDAY"}.isdisjoint(classes):
            return True
    return False

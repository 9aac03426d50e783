"""The words of time: a prefilter for sentences, and tokens with their classes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from analysis.lexicons import read_lexicon

_PIECE = re.compile(
    r"(?P<iso>\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?Z?)?(?!\d)|\d{1,2}/\d{1,2}/\d{2,4}(?!\d))"
    r"|(?P<decade>(?:1[0-9]|20)\d0s|['’]\d0s)"
    r"|(?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?!\d))"
    r"|(?P<ordinal>\d{1,2}(?:st|nd|rd|th)\b)"
    r"|(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)"
    r"|(?P<meridiem>[aApP]\.?[mM]\b\.?)"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<mark>[^\w\s])"
)
_GLUED = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of text with the classes under which the grammar may take it, each with its value."""

    start: int
    end: int
    text: str
    classes: dict[str, str | int]
    glued: bool = False


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
    telling = {
        "MONTH",
        "WEEKDAY",
        "WEEKDAYS",
        "UNIT",
        "UNITS",
        "SEASON",
        "PART",
        "DAYREF",
        "PRESENT",
        "PAST",
        "FUTURE",
    }
    telling |= {"FREQ", "HOLIDAY"}
    words = sorted(
        {word for word, classes in words_by_class().items() if telling & set(classes)}
        | {
            "tonight",
            "tonite",
            "noon",
            "midnight",
            "period",
            "future",
            "past",
            "present",
            "moment",
            "recent",
            "century",
            "once",
            "ago",
            "fiscal",
        },
        key=len,
        reverse=True,
    )
    alternatives = "|".join(re.escape(word) for word in words)
    return re.compile(
        rf"\b(?:{alternatives})\b|\b(?:1[0-9]|20)\d\d|['’]\d0s|\d[/:]\d|\d ?[ap]\.?m\b|nineteen|twenty",
        re.IGNORECASE,
    )


def tokenise(text: str, start: int, end: int) -> list[Token]:
    """The pieces of a sentence with their classes; number words and set phrases are one piece."""
    pieces = list(_PIECE.finditer(text, start, end))
    tokens: list[Token] = []
    row = 0
    while row < len(pieces):
        number = _read_number_words(pieces, row) or _read_phrase(text, pieces, row)
        if number:
            token, row = number
            tokens.append(token)
        else:
            tokens.append(_classify(pieces[row], text))
            row += 1
    return tokens


def _read_phrase(text: str, pieces: list[re.Match[str]], row: int) -> tuple[Token, int] | None:
    """A holiday of several words."""
    if pieces[row].lastgroup != "word" or pieces[row].group().casefold() not in _phrase_starts():
        return None
    for size in (4, 3, 2):
        if row + size > len(pieces):
            continue
        start, end = pieces[row].start(), pieces[row + size - 1].end()
        phrase = " ".join(text[start:end].replace("’", "'").casefold().split())
        if classes := words_by_class().get(phrase):
            return Token(start, end, phrase, dict(classes)), row + size
    return None


@cache
def _phrase_starts() -> frozenset[str]:
    return frozenset(re.split(r"[ .']", word)[0] for word in words_by_class() if " " in word) | {"new", "st"}


def _read_number_words(pieces: list[re.Match[str]], row: int) -> tuple[Token, int] | None:
    """Tell "twenty-four", "two hundred", "nineteen ninety-six" as one number."""
    total, current, seen, last = 0, 0, [], row
    at = row
    while at < len(pieces):
        word = pieces[at].group().casefold()
        classes = words_by_class().get(word, {})
        if "NUMBER" in classes:
            value = int(classes["NUMBER"])
            seen.append(value)
            current += value
            last = at
        elif "SCALE" in classes and (seen or total):
            if int(classes["SCALE"]) == 100:
                current *= 100
            else:
                total, current = total + current * int(classes["SCALE"]), 0
            seen.append(0)
            last = at
        elif word in {"-", "and"} and seen and at + 1 < len(pieces):
            following = words_by_class().get(pieces[at + 1].group().casefold(), {})
            if "NUMBER" not in following or (word == "and" and 0 not in seen):
                break
        else:
            break
        at += 1
    if not seen:
        return None
    start, end = pieces[row].start(), pieces[last].end()
    value = total + current
    classes_found: dict[str, str | int] = {"INT": value}
    if len(seen) >= 2 and 13 <= seen[0] <= 20 and 0 not in seen[1:] and sum(seen[1:]) >= 10:
        value = seen[0] * 100 + sum(seen[1:])
        classes_found = {"YEAR": value}
    elif 1 <= value <= 31:
        classes_found["DAYWORD"] = value
    return Token(start, end, str(value), classes_found), last + 1


def _classify(piece: re.Match[str], text: str) -> Token:
    word = piece.group()
    kind = piece.lastgroup
    classes: dict[str, str | int] = {}
    before = text[piece.start() - 1] if piece.start() else " "
    after = text[piece.end()] if piece.end() < len(text) else " "
    if kind == "number":
        glued = bool(_GLUED.match(after)) or before in "$£€#@." or after in "%" or bool(_GLUED.match(before))
        if not glued and not (after == "/" or before == "/"):
            classes["INT"] = word.replace(",", "")
            if word.isdigit():
                value = int(word)
                if len(word) == 4 and 1000 <= value <= 2100 and before not in "$£€":
                    classes["YEAR"] = value
                if value <= 31 and len(word) <= 2 and value:
                    classes["DAY"] = value
                if value <= 24 and len(word) <= 2:
                    classes["HOUR"] = value
        elif (
            word.isdigit()
            and int(word) <= 24
            and re.match(r"[aApP]\.?[mM]\b", text[piece.end() : piece.end() + 4])
        ):
            classes["HOUR"] = int(word)
    elif kind == "ordinal":
        value = int(re.match(r"\d+", word).group())  # type: ignore[union-attr]
        classes["ORD"] = value
        if 1 <= value <= 31:
            classes["DAY"] = value
    elif kind == "decade":
        classes["DECADE"] = int(word.strip("'’s")) if len(word) > 4 else 1900 + int(word.strip("'’s"))
    elif kind == "clock":
        classes["CLOCK"] = word
    elif kind == "iso":
        classes["ISO"] = word
    elif kind == "meridiem":
        classes["MERIDIEM"] = word[0].lower()
    else:
        lowered = word.casefold().replace("’", "'")
        base = lowered.removesuffix("'s")
        found = words_by_class().get(lowered) or words_by_class().get(base, {})
        classes.update(found)
        if base in {
            "may",
            "march",
            "mar",
            "sat",
            "sun",
            "mon",
            "wed",
            "fri",
            "second",
            "dec",
            "sep",
            "jan",
            "fall",
        }:
            _drop_everyday_words(classes, word, base, text[piece.end() : piece.end() + 4])
        classes.setdefault(base if base != lowered and found else lowered, word)
        if base != lowered and found:
            return Token(piece.start(), piece.end() - 2, word, classes)
    return Token(piece.start(), piece.end(), word, classes)


def _drop_everyday_words(classes: dict[str, str | int], word: str, base: str, after: str) -> None:
    """Take "may", "march", "sat" for times only where they are written as names; "Jan" is a first name too."""
    is_short = base in {"jan", "mar", "dec", "sep", "sun", "sat", "mon", "wed", "fri"}
    if not word[0].isupper() or (is_short and not re.match(r"\.|,? ?\d", after)):
        classes.pop("MONTH", None)
        classes.pop("WEEKDAY", None)

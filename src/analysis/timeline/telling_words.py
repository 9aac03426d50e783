"""Words that tell whether a clause speaks of what is over or of what is to come."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from analysis.lexicons import read_word_classes

_PIECE = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?|[,;:()“”\"–—]|--")
BREAKS = frozenset(
    [
        ",",
        ";",
        ":",
        "(",
        ")",
        "“",
        "”",
        '"',
        "–",
        "—",
        "--",
        "and",
        "but",
        "when",
        "while",
        "because",
        "although",
        "which",
        "who",
        "that",
    ]
)
_BE = frozenset({"is", "are", "'s", "be", "am", "was", "were"})
_PLURALS = frozenset({"they", "we", "i", "you", "people"})
_RELATIVES = frozenset({"what", "which", "who"})
_PREPOSITIONS = frozenset({"by", "for", "from", "in", "of", "on", "with"})
DUE = frozenset({"due", "expected", "planned", "scheduled", "slated"})
_THERE_BE = frozenset({"is", "are"})
MODALS = frozenset({"will", "would", "may", "might", "could", "should", "must"})
_GOVERNORS = MODALS - {"could"} | {"shall", "can", "cannot", "can't", "won't"}
"""Words before a participle that is still ahead: "must be filed"; "could be seen" is more often past."""
_PARTICIPLE_ENDS = ("en", "one", "wn")
_REFUSALS = frozenset({"not", "neither", "only"})
DETERMINERS = frozenset({"the", "a", "an", "this", "that", "his", "her", "its", "their", "our", "my", "your"})
_NO_FINITE = frozenset({"to", "not", "did", "didn't", "him", "me", "them", "us"})
"""Words before a plain verb that is no present tense: "to meet", "did not meet", "let him go"."""
NEAR = 4
"""Words before a preposition among which its verb is looked for."""


def telling_words(name: str) -> frozenset[str]:
    """The words of a class of the table: "moving" has those that put something off to a time."""
    return read_word_classes("time_tense")[name]


def read_words(text: str, left: int, right: int) -> list[str]:
    """The words, without May: with a capital it is the month that is meant, not what may come."""
    words = (found.group().replace("’", "'") for found in _PIECE.finditer(text, left, right))
    return [word for word in words if word != "May"]


class Told(NamedTuple):
    """What a word of a clause tells: whether the clause is of what is to come, by which word, and its helpers."""

    is_future: bool
    word: str
    helpers: list[str]


def tell(words: Sequence[str], whole: bool, backwards: bool) -> bool | None:
    """What the first telling word tells; only its own clause is read unless `whole`."""
    told = find_telling(words, whole, backwards)
    return told.is_future if told else None


def find_telling(words: Sequence[str], whole: bool, backwards: bool) -> Told | None:
    """The first telling word; the word before it is the first of its helpers."""
    for place, word in enumerate(words):
        lowered = word.lower()
        if word == ";" or (lowered in BREAKS and not whole and place):
            return None
        step = -1 if backwards else 1
        previous, following, next_but_one = (
            words[at].lower() if 0 <= at < len(words) else ""
            for at in (place - step, place + step, place + 2 * step)
        )
        told = _tell_word(word, previous, following, next_but_one)
        if lowered == "to" and following.islower() and following not in DETERMINERS:
            near = words[place + 1 : place + 1 + NEAR] if backwards else words[max(0, place - NEAR) : place]
            commands = [other.lower() for other in near]
            if "for" not in commands and not telling_words("commanding").isdisjoint(commands):
                return Told(True, lowered, commands)
        if told is None:
            continue
        helpers = read_helpers(words[place + 1 :] if backwards else words[:place][::-1])
        if told is False and helpers[:1] == ["to"]:
            continue
        if told:
            told = not (lowered in DUE | {"to"} and {"had", "been"} <= {*helpers})
        else:
            told = lowered not in {"has", "have"} and is_governed(helpers)
        return Told(told, lowered, helpers)
    return None


def read_helpers(before: Sequence[str]) -> list[str]:
    """The words that may govern a participle, nearest first: three, more where adverbs stand among them."""
    helpers, left = [], 3
    for word in before:
        lowered = word.lower()
        if lowered in _RELATIVES:
            break
        helpers.append(lowered)
        left -= not (lowered.endswith("ly") or lowered == "almost")
        if not left:
            break
    return helpers


def _tell_word(word: str, previous: str, following: str, next_but_one: str) -> bool | None:
    known, lowered = read_word_classes("time_tense"), word.lower()
    if lowered == "to" and (previous in known["governing"] or previous in _BE):
        return True
    if lowered == "have" and previous in MODALS:
        return previous == "will" or not _is_participle(following)
    if lowered == "to" and following == "have" and _is_participle(next_but_one):
        return False
    if lowered in _THERE_BE and previous == "there":
        return True
    if lowered in known["intending"] and _is_plural(previous):
        return True
    if lowered == "would" and following in _REFUSALS and next_but_one in known["withheld"]:
        return False
    if lowered == "could":
        return not (following == "not" or (following == "have" and _is_participle(next_but_one)))
    if lowered in known["schedule"]:
        is_noun = previous in DETERMINERS - {"that"} | _PREPOSITIONS or previous.endswith("'s")
        return None if is_noun or previous in _NO_FINITE else True
    if lowered in known["ahead"] or lowered.endswith("'ll"):
        return True
    if lowered.endswith("ing") and previous in _BE - {"was", "were"}:
        return True
    return False if is_past(word) else None


def _is_plural(word: str) -> bool:
    return word in _PLURALS or (word.endswith("s") and "'" not in word and word not in DETERMINERS)


def is_past(word: str) -> bool:
    """Whether a word is a past form or a participle, by its ending or the table."""
    is_regular = word.endswith("ed") and word.islower() and len(word) > 3
    if is_regular and word not in telling_words("lookalike"):
        return True
    return word.lower() in telling_words("behind")


def _is_participle(word: str) -> bool:
    return is_past(word) or word.endswith(_PARTICIPLE_ENDS)


def is_governed(near: Sequence[str]) -> bool:
    """Whether "will be held", "to be signed" stands where a participle was found, not "would have held"."""
    if "have" in near and "will" not in near:
        return False
    return not _GOVERNORS.isdisjoint(near) or {"to", "be"} <= {*near}

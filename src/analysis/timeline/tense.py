"""The tense of the words around a time, read from the words themselves: cheap enough for every time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from analysis.lexicons import read_lexicon

_PIECE = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?|[,;:()“”\"–—]|--")
_BREAKS = frozenset(
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
_NO_PAST = frozenset(
    {"united", "need", "indeed", "hundred", "speed", "indebted", "bed", "exceed", "proceed", "preferred"}
)
_BE = frozenset({"is", "are", "'s", "be", "am", "was", "were"})
_PLURALS = frozenset({"they", "we", "i", "you", "people"})
_AMOUNTS = frozenset({"billion", "cents", "million", "per", "percent", "trillion"})
_COMPARED = re.compile(r"\b(?:from [$£€]?\d[\d.,]*(?:%| [a-z]+)?|than) (?:in|on) $")
"""What leads to a time that a figure is compared with: "up from 84 in March", "lower than in March"."""
_RELATIVES = frozenset({"what", "which", "who"})
_DUE = frozenset({"due", "expected", "planned", "scheduled", "slated", "to"})
_THERE_BE = frozenset({"is", "are"})
_HAVE = frozenset({"has", "have", "had", "been", "hasn't", "haven't", "hadn't"})
_NEGATIONS = frozenset({"not", "didn't", "wasn't", "weren't", "hasn't", "haven't", "never"})
_MODALS = frozenset({"will", "would", "may", "might", "could", "should", "must"})
_GOVERNORS = _MODALS - {"could"} | {"shall", "can", "cannot", "can't", "won't"}
"""Words before a participle that is still ahead: "must be filed"; "could be seen" is more often past."""
_PARTICIPLE_ENDS = ("en", "one", "wn")
_REFUSALS = frozenset({"not", "neither", "only"})
_TARGETS = frozenset({"to", "for", "through"})
_DETERMINERS = frozenset(
    {"the", "a", "an", "this", "that", "his", "her", "its", "their", "our", "my", "your"}
)
_ON = frozenset({"on", "in", "at"})
_PARTICLES = frozenset({"out", "up", "back", "down", "due", "next"})
_AFTER_VERB = frozenset({"away", "by", "down", "home", "off", "office", "out", "over", "percent", "up"})
"""Words between a verb and its time that name no thing which could have a time of its own."""
_SENTENCE_MARKS = frozenset({";", ":", "(", ")", "“", "”", '"', ","})
_NO_FINITE = frozenset({"to", "not", "did", "didn't", "him", "me", "them", "us"})
"""Words before a plain verb that is no present tense: "to meet", "did not meet", "let him go"."""
_NEAR = 4
"""Words before a preposition among which its verb is looked for."""
_FEW = 80
"""Characters in which the word before a time and its preposition are looked for."""
_FARTHEST = 600
"""Characters on either side of a time that are read for its tense."""


@cache
def _words() -> dict[str, frozenset[str]]:
    table = read_lexicon("time_tense")
    return {str(name): frozenset(words) for name, words in table.groupby("class").word}


def moving_verbs() -> frozenset[str]:
    """The forms of verbs that put something off to a time: "moved to Friday"."""
    return _words()["moving"]


def is_future(text: str, start: int, end: int, left: int, right: int) -> bool | None:
    """Whether the clause around a time speaks of what is to come; None where no word tells.

    The nearest telling word before the time in its clause decides, then the nearest after it, then the nearest
    in the whole sentence, then an infinitive.

    Parameters
    ----------
    text
        The text.
    start, end
        The time, in characters.
    left, right
        The sentence that holds it.

    Examples
    --------
    >>> text = "They left on Monday and will return on Friday."
    >>> is_future(text, 13, 19, 0, len(text)), is_future(text, 39, 45, 0, len(text))
    (False, True)
    """
    left, right = max(left, start - _FARTHEST), min(right, end + _FARTHEST)
    before, after = _read_words(text, left, start), _read_words(text, end, right)
    if after and after[0].lower() in deliveries():
        return True
    if _follows_mishap(before) or _COMPARED.search(text, left, start):
        return False
    if _opens_speech(before, after) and (told := _tell(after[1:], False, False)) is not None:
        return told
    if _names_what_happened(after) or (before and before[-1].lower() == "since"):
        return False
    if _ends_in_copula(before):
        return True
    is_limit = _ends_in_limit(before) and not _lasted_until(before, after)
    is_negated = not _NEGATIONS.isdisjoint(word.lower() for word in before)
    for words, whole in ((before[::-1], False), (after, False), (before[::-1], True), (after, True)):
        told = _tell(words, whole, words is not after)
        if told is False and _is_conditional(before, after):
            return True
        if told is False and _may_still_be(before):
            return True
        if told is not None:
            return told or (is_limit and not is_negated and "had" not in before + after)
    lasts = bool(before) and before[-1].lower() in _words()["lasting"]
    return is_limit or lasts or _holds_infinitive(before) or None


def contests() -> frozenset[str]:
    """Nouns of what is held on a day: "election"."""
    return _words()["contest"]


def deliveries() -> frozenset[str]:
    """Nouns of what is to be handed over in a month: "delivery"."""
    return _words()["delivery"]


def follows_deed(text: str, start: int, left: int) -> bool:
    """Whether a time stands straight behind a verb in the past, which leaves no doubt that it is over.

    Parameters
    ----------
    text
        The text.
    start
        Where the time begins.
    left
        Where its sentence begins.

    Examples
    --------
    >>> [follows_deed(text, text.index("May"), 0) for text in ("It began in May.", "They agreed on a vote in May.")]
    [True, False]
    """
    words = [word.lower() for word in _read_words(text, max(left, start - _FEW), start)]
    if (
        words[-1:] == ["since"]
        or _follows_mishap(words)
        or _COMPARED.search(text, max(left, start - _FEW), start)
    ):
        return True
    if not words or words.pop() not in _ON:
        return False
    words = words[::-1]
    for place, word in enumerate(words):
        if word in _BREAKS or (word == "to" and place and words[place - 1] not in _AMOUNTS):
            return False
        if _is_past(word):
            helpers = _read_helpers(words[place + 1 :])
            return word not in _HAVE | _openings() and not _is_governed(helpers)
    return False


@cache
def _openings() -> frozenset[str]:
    """Verbs whose object may still be to come: "they announced a vote in May"."""
    names = ("arranging", "commanding", "governing", "moving", "opening")
    return frozenset().union(*(_words()[name] for name in names))


def opens_deed(text: str, start: int, end: int, left: int, right: int) -> bool:
    """Whether a time opens a sentence whose first verb is past: "In July he resigned".

    Parameters
    ----------
    text
        The text.
    start, end
        The time, in characters.
    left, right
        The sentence that holds it.

    Examples
    --------
    >>> [opens_deed(text, 3, 7, 0, len(text)) for text in ("In July he resigned.", "In July he will resign.")]
    [True, False]
    """
    opening = text[left:start].split()
    is_opening = len(opening) in {1, 2} and opening[-1].lower() in _ON
    return is_opening and _tell(_read_words(text, end, min(right, end + _FARTHEST)), False, False) is False


def _names_what_happened(after: Sequence[str]) -> bool:
    """Whether the time owns a deed that is over: "they will study Friday's ruling", "Friday's deadly attack"."""
    words = [word.lower() for word in after[:3]]
    return words[:1] == ["s"] and not _words()["done"].isdisjoint(words[1:])


def _follows_mishap(before: Sequence[str]) -> bool:
    """Whether the time is that of what nobody plans: "he will apologise for the attack on Friday"."""
    words = [word.lower() for word in before[-3:]]
    is_named = len(words) == 3 and words[0] in _DETERMINERS
    return is_named and words[2] in _ON and words[1] in _words()["mishap"]


def _opens_speech(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether the time owns the subject of what somebody says: "he said Friday's race would go ahead"."""
    return after[:1] == ["s"] and bool(before) and before[-1].lower() in {"said", "says", "say", "that"}


def _is_conditional(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether the past form is that of a condition still open: "he would quit if he lost on Friday"."""
    words = [word.lower() for word in before]
    last = max((place for place, word in enumerate(words) if word in {"if", "unless"}), default=None)
    if last is None or not _SENTENCE_MARKS.isdisjoint(words[last:]) or "had" in words[last:]:
        return False
    rest = [*words[:last], *(word.lower() for word in after)]
    places = (place for place, word in enumerate(rest) if word in _MODALS)
    return any("have" not in rest[place : place + 3] for place in places)


def _may_still_be(before: Sequence[str]) -> bool:
    """Whether the time is one by which something could be done: "it could be closed by Friday"."""
    words = [word.lower() for word in before[-1 - _NEAR :]]
    return words[-1:] == ["by"] and "could" in words and "have" not in words


def _ends_in_copula(before: Sequence[str]) -> bool:
    """Whether the time is what a present form of be tells: "the final is on Sunday", "the results are out in May"."""
    words = [word.lower() for word in before[-3:]]
    for skipped in (_ON, _PARTICLES):
        if words and words[-1] in skipped:
            words.pop()
    return bool(words) and words[-1] in {"is", "are"}


def _ends_in_limit(before: Sequence[str]) -> bool:
    """Whether the time is one to which things last or are put off: "until Friday", "moved to Friday"."""
    if not before:
        return False
    if [word.lower() for word in before[-2:]] == ["at", "least"]:
        return _ends_in_limit(before[:-2])
    preposition = before[-1].lower()
    if preposition in _words()["limit"]:
        return True
    verbs = _words()["moving"] | (_words()["arranging"] if preposition == "for" else frozenset())
    return preposition in _TARGETS and not verbs.isdisjoint(word.lower() for word in before[-1 - _NEAR : -1])


def _lasted_until(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether what lasted until the time is over: "he stayed until Friday", "shut until Friday, when it opened"."""
    if after[:1] == ["did"] or [word.lower() for word in after[:2]] == [",", "when"]:
        return True
    if before[-1].lower() not in {"until", "till"}:
        return False
    verbs = (word.lower() for word in reversed(before) if _is_past(word))
    return next(verbs, "") in _words()["lasted"]


def _holds_infinitive(before: Sequence[str]) -> bool:
    """Whether an infinitive, which no other verb places in the past, leads to the time: "needs to win on Friday"."""
    return any(
        word == "to" and following.islower() and following not in _DETERMINERS
        for word, following in pairwise(before)
    )


def _read_words(text: str, left: int, right: int) -> list[str]:
    """The words, without May: with a capital it is the month that is meant, not what may come."""
    words = (found.group().replace("’", "'") for found in _PIECE.finditer(text, left, right))
    return [word for word in words if word != "May"]


def _tell(words: Sequence[str], whole: bool, backwards: bool) -> bool | None:
    """What the first telling word tells; only its own clause is read unless `whole`."""
    for place, word in enumerate(words):
        lowered = word.lower()
        if word == ";" or (lowered in _BREAKS and not whole and place):
            return None
        step = -1 if backwards else 1
        previous, following, next_but_one = (
            words[at].lower() if 0 <= at < len(words) else ""
            for at in (place - step, place + step, place + 2 * step)
        )
        told = _tell_word(word, previous, following, next_but_one)
        if lowered == "to" and following.islower() and following not in _DETERMINERS:
            near = words[place + 1 : place + 1 + _NEAR] if backwards else words[max(0, place - _NEAR) : place]
            if not _words()["commanding"].isdisjoint(other.lower() for other in near):
                return True
        helpers = _read_helpers(words[place + 1 :] if backwards else words[:place][::-1])
        if told is None or (told is False and helpers[:1] == ["to"]):
            continue
        if told:
            return not (lowered in _DUE and {"had", "been"} <= {*helpers})
        return lowered not in {"has", "have"} and _is_governed(helpers)
    return None


def _read_helpers(before: Sequence[str]) -> list[str]:
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
    known, lowered = _words(), word.lower()
    if lowered == "to" and (previous in known["governing"] or previous in _BE):
        return True
    if lowered == "have" and previous in _MODALS:
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
        is_noun = previous in _DETERMINERS or previous.endswith("'s")
        return None if is_noun or previous in _NO_FINITE else True
    if lowered in known["ahead"] or lowered.endswith("'ll"):
        return True
    if lowered.endswith("ing") and previous in _BE - {"was", "were"}:
        return True
    return False if _is_past(word) else None


def _is_plural(word: str) -> bool:
    return word in _PLURALS or (word.endswith("s") and "'" not in word and word not in _DETERMINERS)


def _is_past(word: str) -> bool:
    is_regular = word.endswith("ed") and word.islower() and len(word) > 3 and word not in _NO_PAST
    return is_regular or word.lower() in _words()["behind"]


def _is_participle(word: str) -> bool:
    return _is_past(word) or word.endswith(_PARTICIPLE_ENDS)


def _is_governed(near: Sequence[str]) -> bool:
    """Whether "will be held", "to be signed" stands where a participle was found, not "would have held"."""
    if "have" in near and "will" not in near:
        return False
    return not _GOVERNORS.isdisjoint(near) or {"to", "be"} <= {*near}

"""The tense of the words around a time, read from the words themselves: cheap enough for every time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from analysis.timeline.telling_words import (
    BREAKS,
    DETERMINERS,
    MODALS,
    NEAR,
    is_governed,
    is_past,
    read_helpers,
    read_words,
    tell,
    telling_words,
)

_AMOUNTS = frozenset({"billion", "cents", "million", "per", "percent", "trillion"})
_COMPARED = re.compile(r"\b(?:from [$£€]?\d[\d.,]*(?:%| [a-z]+)?|than) (?:in|on) $")
"""What leads to a time that a figure is compared with: "up from 84 in March", "lower than in March"."""
_COMING = frozenset({"will", "would"})
_TAKING_PLACE = frozenset({"be", "begin", "go", "not", "proceed", "start", "take"})
_BETWEEN = frozenset({"about", "for", "into", "through", "toward", "towards", "until", "upon"})
"""Words that lead from a verb to what may still be to come: "he prepared for the talks in May"."""
_HAVE = frozenset({"has", "have", "had", "been", "hasn't", "haven't", "hadn't"})
_NEGATIONS = frozenset({"not", "didn't", "wasn't", "weren't", "hasn't", "haven't", "never"})
_TARGETS = frozenset({"to", "for", "through"})
ON = frozenset({"on", "in", "at"})
_PARTICLES = frozenset({"out", "up", "back", "down", "due", "next"})
_SENTENCE_MARKS = frozenset({";", ":", "(", ")", "“", "”", '"', ","})
_FEW = 80
"""Characters in which the word before a time and its preposition are looked for."""
_FARTHEST_DEED = 5
"""Words between a verb and its time."""
_FARTHEST = 600
"""Characters on either side of a time that are read for its tense."""


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
    before, after = read_around(text, start, end, left, right)
    if after and after[0] in telling_words("delivery"):
        return True
    if _follows_mishap(before) or _COMPARED.search(text, max(left, start - _FARTHEST), start):
        return False
    if _opens_speech(before, after) and (told := tell(after[1:], False, False)) is not None:
        return told
    if _names_what_happened(after) or (before and before[-1].lower() == "since"):
        return False
    if ends_in_copula(before):
        return True
    is_limit = ends_in_limit(before) and not lasted_until(before, after)
    is_negated = not _NEGATIONS.isdisjoint(word.lower() for word in before)
    for words, whole in ((before[::-1], False), (after, False), (before[::-1], True), (after, True)):
        told = tell(words, whole, words is not after)
        if told is False and _is_conditional(before, after):
            return True
        if told is False and _may_still_be(before):
            return True
        if told is not None:
            return told or (is_limit and not is_negated and "had" not in before + after)
    lasts = bool(before) and before[-1].lower() in telling_words("lasting")
    return is_limit or lasts or _holds_infinitive(before) or None


def read_around(text: str, start: int, end: int, left: int, right: int) -> tuple[list[str], list[str]]:
    """The words of a sentence before and after a time, as far as they are read for its tense."""
    left, right = max(left, start - _FARTHEST), min(right, end + _FARTHEST)
    return read_words(text, left, start), read_words(text, end, right)


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
    words = [word.lower() for word in read_words(text, max(left, start - _FEW), start)]
    if (
        words[-1:] == ["since"]
        or _follows_mishap(words)
        or _COMPARED.search(text, max(left, start - _FEW), start)
    ):
        return True
    if not words or words.pop() not in ON:
        return False
    return ends_in_deed(words[::-1])


def ends_in_deed(words: Sequence[str]) -> bool:
    """Whether lower-case words, the nearest to a time first, lead straight to a verb in the past: "left late"."""
    for place, word in enumerate(words[: _FARTHEST_DEED + 1]):
        if word in _BETWEEN or word in BREAKS or word.endswith("ing"):
            return False
        if word == "to" and place and words[place - 1] not in _AMOUNTS:
            return False
        if is_past(word):
            helpers = read_helpers(words[place + 1 :])
            return word not in _HAVE | _openings() and not is_governed(helpers)
    return False


@cache
def _openings() -> frozenset[str]:
    """Verbs whose object may still be to come: "they announced a vote in May"."""
    names = ("arranging", "commanding", "governing", "moving", "opening")
    return frozenset().union(*(telling_words(name) for name in names))


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
    opening = text[left:start].split(maxsplit=2)
    is_opening = len(opening) in {1, 2} and opening[-1].lower() in ON
    return is_opening and tell(read_words(text, end, min(right, end + _FARTHEST)), False, False) is False


def _names_what_happened(after: Sequence[str]) -> bool:
    """Whether the time owns a deed that is over: "they will study Friday's ruling", "Friday's deadly attack"."""
    words = [word.lower() for word in after[:3]]
    return words[:1] == ["s"] and not telling_words("done").isdisjoint(words[1:])


def _follows_mishap(before: Sequence[str]) -> bool:
    """Whether the time is that of what nobody plans: "he will apologise for the attack on Friday"."""
    words = [word.lower() for word in before[-3:]]
    is_named = len(words) == 3 and words[0] in DETERMINERS
    return is_named and words[2] in ON and words[1] in telling_words("mishap")


def _opens_speech(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether the time owns the subject of what somebody says: "he said Friday's race would go ahead"."""
    if after[:1] != ["s"] or not before or before[-1].lower() not in {"said", "says", "say", "that"}:
        return False
    return any(word in _COMING and verb in _TAKING_PLACE for word, verb in pairwise(after[: 2 * NEAR]))


def _is_conditional(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether the past form is that of a condition still open: "he would quit if he lost on Friday"."""
    words = [word.lower() for word in before]
    last = max((place for place, word in enumerate(words) if word in {"if", "unless"}), default=None)
    if last is None or not _SENTENCE_MARKS.isdisjoint(words[last:]) or "had" in words[last:]:
        return False
    if not any(is_past(word) for word in words[last:]):
        return True
    rest = [*words[:last], *(word.lower() for word in after)]
    places = (place for place, word in enumerate(rest) if word in MODALS)
    return any("have" not in rest[place : place + 3] for place in places)


def _may_still_be(before: Sequence[str]) -> bool:
    """Whether the time is one by which something could be done: "it could be closed by Friday"."""
    words = [word.lower() for word in before[-1 - NEAR :]]
    return words[-1:] == ["by"] and "could" in words and "have" not in words


def ends_in_copula(before: Sequence[str]) -> bool:
    """Whether the time is what a present form of be tells: "the final is on Sunday", "the results are out in May"."""
    words = [word.lower() for word in before[-3:]]
    for skipped in (ON, _PARTICLES):
        if words and words[-1] in skipped:
            words.pop()
    return bool(words) and words[-1] in {"is", "are"}


def ends_in_limit(before: Sequence[str]) -> bool:
    """Whether the time is one to which things last or are put off: "until Friday", "moved to Friday"."""
    if not before:
        return False
    if [word.lower() for word in before[-2:]] == ["at", "least"]:
        return ends_in_limit(before[:-2])
    preposition = before[-1].lower()
    if preposition in telling_words("limit"):
        return True
    verbs = telling_words("moving") | (telling_words("arranging") if preposition == "for" else frozenset())
    return preposition in _TARGETS and not verbs.isdisjoint(word.lower() for word in before[-1 - NEAR : -1])


def lasted_until(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether what lasted until the time is over: "he stayed until Friday", "shut until Friday, when it opened"."""
    if after[:1] == ["did"] or [word.lower() for word in after[:2]] == [",", "when"]:
        return True
    if before[-1].lower() not in {"until", "till"}:
        return False
    verbs = (word.lower() for word in reversed(before) if is_past(word))
    return next(verbs, "") in telling_words("lasted")


def _holds_infinitive(before: Sequence[str]) -> bool:
    """Whether an infinitive, which no other verb places in the past, leads to the time: "needs to win on Friday"."""
    return any(
        word == "to" and following.islower() and following not in DETERMINERS
        for word, following in pairwise(before)
    )

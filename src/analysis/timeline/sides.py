"""On which side of the publication weekdays and months lie, where all mentions of an article are weighed together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from analysis.language import Span
from analysis.timeline.context import Side
from analysis.timeline.grammar import Phrase
from analysis.timeline.rows import LONGEST_ROW, find_last_weekday
from analysis.timeline.telling_words import (
    BREAKS,
    DUE,
    NEAR,
    find_telling,
    is_past,
    tell,
    telling_words,
)
from analysis.timeline.tense import (
    ON,
    ends_in_copula,
    ends_in_deed,
    ends_in_limit,
    follows_deed,
    is_future,
    lasted_until,
    opens_deed,
    read_around,
)
from analysis.timeline.vocabulary import Token

_ONGOING, _JUST_GONE, _NEARER = 1, 2, 3
"""Days since the weekday up to which it is the one just gone: where what goes on is told ("is holding a rally"), where
the future is told loosely, and where the article tells of the day as past and as to come and neither firmly."""
_IS = frozenset({"are", "be", "is", "'s", "'re"})
_WAS = frozenset({"was", "were", "wasn't", "weren't", "had", "been"})
_LOOSE = frozenset({"ahead", "can", "can't", "cannot", "could", "would"})
_STARTING = frozenset({"beginning", "starting"})
_OF_ONE_DAY = frozenset({"earlier", "later"})
"""Words that place an hour in a day of which the text tells already: "when he speaks later Monday"."""
_BESIDE = ON | {"early", "late"}
_ASIDE = frozenset({"after", "ahead", "before", "by", "during", "entering", "following", "of", "since", "to"})
"""Words between a verb and a time that say that its deed was on another day, or may have been."""


class Reading(NamedTuple):
    """The times of a sentence, before they are resolved."""

    span: Span
    tokens: list[Token]
    phrases: list[Phrase]


def weigh_mentions(text: str, readings: Iterable[Reading]) -> dict[int, Side]:
    """Weigh all mentions of a weekday or month together: one weekday of a story is mostly one day.

    Where the clauses of an article place one on both sides of the publication, those that tell it only loosely
    ("Tuesday's vote", "before the vote on Tuesday") follow those that tell it firmly ("will vote on Tuesday").

    Parameters
    ----------
    text
        The text.
    readings
        Its sentences with times.

    Returns
    -------
    dict of int to Side
        By where the weekday or month begins, in characters.

    Examples
    --------
    >>> from analysis import Article, find_times
    >>> text = "The state will vote on Tuesday. He spent more than she did before Tuesday's vote."
    >>> find_times(Article.from_text(text, published="2016-02-04")).value.tolist()
    ['2016-02-09', '2016-02-09']
    """
    sides: dict[int, Side] = {}
    mentions: dict[tuple[int | None, ...], list[int]] = defaultdict(list)
    for reading in readings:
        is_in_row = False
        names_year = any(phrase.expression.year is not None for phrase in reading.phrases)
        for place, phrase in enumerate(reading.phrases):
            time = phrase.expression
            if not (time.is_weekday or time.names_month_only):
                continue
            span = reading.tokens[phrase.first].start, reading.tokens[phrase.end - 1].end
            sides[span[0]] = _weigh(text, span, reading.span, time.is_weekday)
            opens_row = find_last_weekday(reading.tokens, reading.phrases[place : place + LONGEST_ROW])
            if not is_in_row and opens_row is None and not (time.month and names_year):
                mentions[time.month, time.day, time.weekday].append(span[0])
            is_in_row = opens_row is not None
    for (month, *_), places in mentions.items():
        _agree(sides, places, is_weekday=month is None)
    return sides


def _agree(sides: dict[int, Side], places: Sequence[int], is_weekday: bool) -> None:
    """Let the mentions of one time that tell loosely on which side it lies follow the others."""
    firm = {sides[place].is_future or False for place in places if sides[place].is_firm}
    if len(firm) > 1:
        return
    if firm:
        agreed = Side(firm.pop(), is_firm=True)
    elif is_weekday and len({sides[place].is_future or False for place in places}) > 1:
        agreed = Side(True, just_gone=_NEARER)
    else:
        return
    for place in places:
        own = sides[place]
        if not own.is_firm:
            is_over = own.is_over and not agreed.is_future
            is_shared = bool(own.is_future) != agreed.is_future
            sides[place] = agreed._replace(is_over=is_over, is_shared=is_shared)


def read_side(text: str, span: Span, sentence: Span) -> Side:
    """What the words around a time tell of the side on which it lies, with no other mention of it.

    >>> text = "They left on Monday and will return on Friday."
    >>> [read_side(text, span, (0, len(text))).is_future for span in ((13, 19), (39, 45))]
    [False, True]
    """
    told = is_future(text, *span, *sentence)
    is_over = opens_deed(text, *span, *sentence) or (
        told is False and follows_deed(text, span[0], sentence[0])
    )
    return Side(told, is_over=is_over)


def _weigh(text: str, span: Span, sentence: Span, is_weekday: bool) -> Side:
    """How firmly the words around a weekday or month tell its side, and which is meant where they do not."""
    side = read_side(text, span, sentence)
    before, after = read_around(text, *span, *sentence)
    if before and before[-1].lower() in _OF_ONE_DAY:
        return side._replace(just_gone=_JUST_GONE)
    opened = _tell_opened(before, after)
    is_contest = _names_contest(before, after)
    if side.is_future:
        if opened or _will_be(before, after, is_weekday) or (is_contest and not is_weekday):
            return side._replace(is_firm=True)
        told = find_telling(before[::-1], False, True)
        is_ongoing = told is not None and told.word.endswith("ing")
        return side._replace(just_gone=_ONGOING if is_ongoing else _JUST_GONE)
    if side.is_future is False and (opened is False or _was_done(before, after)):
        return side._replace(is_firm=True)
    if is_contest and not (is_weekday and "before" not in before[-NEAR:]):
        return Side(True, just_gone=_NEARER, is_nearest=not is_weekday)
    return side


def _names_contest(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether a time is that of a contest, which is fixed long before: "the June referendum", "the vote in May"."""
    contests = telling_words("contest")
    following = takewhile(lambda word: word not in BREAKS | ON, map(str.lower, after[: NEAR + 1]))
    if not contests.isdisjoint(following):
        return True
    if not before or before[-1].lower() not in ON:
        return False
    near = takewhile(lambda word: word not in BREAKS and not is_past(word), map(str.lower, before[:-1][::-1]))
    return not contests.isdisjoint(islice(near, NEAR))


def _tell_opened(before: Sequence[str], after: Sequence[str]) -> bool | None:
    """Whether a sentence that a time opens is of what is to come: "On Monday, he will speak"."""
    is_opening = len(before) in {1, 2} and before[-1].lower() in ON
    return tell([word for word in after if word != ","], False, False) if is_opening else None


def _will_be(before: Sequence[str], after: Sequence[str], is_weekday: bool) -> bool:
    """Whether the verb before a time tells in the present what is to come: "will meet", "is due", "plans to go"."""
    words = [word.lower() for word in before[:-3:-1]]
    if ends_in_copula(before) or words == ["of", "ahead"]:
        return True
    if ends_in_limit(before) and not lasted_until(before, after):
        return words[0] not in _STARTING
    told = find_telling(before[::-1], False, True)
    if told is None or not told.is_future or told.word in _LOOSE or told.word.endswith("ing"):
        return False
    is_wished = told.word == "to" and not telling_words("wishing").isdisjoint(told.helpers[:1])
    is_aside = (
        is_weekday and told.word in DUE and _IS.isdisjoint(told.helpers)
    )  # "the vote planned for Friday was off"
    return not (is_wished or is_aside) and _WAS.isdisjoint(told.helpers)


def _was_done(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether a verb in the past is the one that a time belongs to: "he left late on Monday"."""
    words = [word.lower() for word in before[::-1]]
    beside = [*words[:1], *(word for word in after[:1] if words[:1] == ["on"] and word not in _WAS)]
    if words[:1] == ["since"] or any(map(is_past, beside)):
        return True
    while words and words[0] in _BESIDE:
        words.pop(0)
    last = next((place for place, word in enumerate(words) if is_past(word)), 0)
    return _ASIDE.isdisjoint(words[:last]) and ends_in_deed(words)

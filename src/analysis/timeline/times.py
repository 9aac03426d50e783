"""Times: when the story says that things happen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from analysis.article import Article, check_article
from analysis.dates import DateRange, name_day
from analysis.frames import build_frame
from analysis.language import Span
from analysis.timeline.context import UNTOLD, Context, Resolved
from analysis.timeline.expressions import Expression
from analysis.timeline.grammar import Phrase
from analysis.timeline.narrative import names_thing, tells_record, tells_story
from analysis.timeline.neighbours import find_phrases
from analysis.timeline.numeric_dates import puts_day_first
from analysis.timeline.resolution import resolve
from analysis.timeline.rows import LONGEST_ROW, find_last_weekday, is_row, read_between
from analysis.timeline.senses import find_named_months
from analysis.timeline.sides import Reading, read_side, weigh_mentions
from analysis.timeline.vocabulary import Token, tokenise, trigger

TIME = {
    "start": "int64",
    "end": "int64",
    "text": "string",
    "type": "string",
    "value": "string",
    "mod": "string",
    "earliest": "datetime64[s]",
    "latest": "datetime64[s]",
    "anchor": "string",
    "reason": "string",
    "sentence": "Int64",
    "rule": "string",
}
"""The columns of `find_times`, in order."""


LONGEST_POST = 280
"""Characters; what is longer is no message of social media."""

_CLOSING = re.compile(r"[\"'”’)\] \n]*")
_LINE_END = re.compile(r"[.:]{0,2}[ \t]*(?:\n|\Z)")

_FAR = 41_319
"""Days, 113 years: no part of a date is the same so far off."""
_FIGURE = re.compile(r"\d|\b(?:million|billion|percent)\b")
_FEW = 16
"""Characters in which the figure before a time ends."""
_FIGURE_BEFORE = re.compile(r"(?:\d|\b(?:million|billion|percent|cents|points|shares)) (?:on )?$")
_POST_MARK = re.compile(r"https?://|(?:^|\s)[@#]\w")


def find_times(article: Article) -> pd.DataFrame:
    """Find the times in the story and put them on the calendar.

    Parameters
    ----------
    article
        The article; what is relative is counted from `article.published`. Where that is a range, so is all
        that hangs on it; where it is unknown, relative times have no days.

    Returns
    -------
    DataFrame
        One row a time: start, end, text; type (DATE, TIME, DURATION, SET), value and mod as TIMEX3 writes
        them (X where the publication leaves it open); earliest, latest (days, inclusive; NaT where open or not
        a date); anchor (calendar, publication, reference or none); reason; sentence; rule (the phrase of the grammar).

    Notes
    -----
    Types and values follow TimeML 1.2.1 (Saurí et al. 2006).

    Examples
    --------
    >>> article = Article.from_text("They met on Monday.", published="2023-09-05")
    >>> find_times(article)[["text", "value"]].values.tolist()
    [['Monday', '2023-09-04']]
    """
    check_article(article)
    return build_frame(_find(article), TIME)


def _find(article: Article) -> Iterator[dict[str, Any]]:
    text, published = article.text, article.published
    is_post = _is_post(text)
    named = None if is_post else find_named_months(text)
    day_first = puts_day_first(text)
    contexts = [Context(day) for day in _choose_days(published)]
    readings = {}
    for row, (left, right) in enumerate(article.sentence_spans):
        if trigger().search(text, left, right):
            tokens = tokenise(text, left, right, named, day_first)
            readings[row] = Reading((left, right), tokens, find_phrases(tokens, is_post))
    sides = {} if is_post else weigh_mentions(text, readings.values())
    for row, ((left, right), tokens, phrases) in readings.items():
        contexts = [context.in_sentence(row, keeps_scene=not is_post) for context in contexts]
        is_repeated = not is_post and any(phrase.expression.type == "SET" for phrase in phrases)
        tells_figures = bool(_FIGURE.search(text, left, right))
        contexts = [
            context.saying(is_repeated=is_repeated, tells_figures=tells_figures) for context in contexts
        ]
        is_told = False
        for place, phrase in enumerate(phrases):
            previous = phrases[place - 1] if place else None
            start, end = _bound(text, tokens, phrase, right)
            if phrase.expression.is_bare_clock and _stands_alone(text, start, end):
                contexts = [replace(context, day=None, scene=None, scene_ahead=None) for context in contexts]
            is_told = tells_story(text, start, end, left) or (
                is_told and _are_beside(tokens, previous, phrase)
            )
            needs_tense = _needs_tense(phrase.expression) or (
                phrase.expression.anchor == "reference" and contexts[0].lies_ahead(contexts[0].reference)
            )
            if needs_tense and not (previous and is_row(previous, phrase)):
                is_name = phrase.expression.names_month_only and names_thing(text, start, end, left)
                side = sides.get(start) or read_side(text, (start, end), (left, right))
                side = UNTOLD if is_name and not side.is_nearest else side
                contexts = [context.on_side(side) for context in contexts]
            if (until := find_last_weekday(tokens, phrases[place : place + LONGEST_ROW])) is not None:
                contexts = [replace(context, until=until) for context in contexts]
            is_opening = len(text[left:start].split(maxsplit=1)) <= 1
            is_compared = bool(_FIGURE_BEFORE.search(text, max(left, start - _FEW), start))
            contexts = [
                context.saying(is_told=is_told, is_opening=is_opening, is_compared=is_compared)
                for context in contexts
            ]
            resolved = [resolve(phrase.expression, context) for context in contexts]
            yield _row(text, (start, end), row, phrase, resolved, published)
            if tells_record(text, start, left):
                continue
            contexts = [
                context.after(phrase.expression, found, row)
                for context, found in zip(contexts, resolved, strict=True)
            ]


def _bound(text: str, tokens: list[Token], phrase: Phrase, right: int) -> Span:
    """Where a phrase begins and ends, without a comma, or the point that ends its sentence."""
    start, end = tokens[phrase.first].start, tokens[phrase.end - 1].end
    is_point = text[end - 1] == "." and _ends_sentence(text, end, right) and not _ends_in_meridiem(text, end)
    return start, end - (is_point or text[end - 1] == ",")


def _are_beside(tokens: list[Token], left: Phrase | None, right: Phrase) -> bool:
    """Whether two times name one moment: "five weeks later, on 24 February"."""
    return left is not None and read_between(tokens, left, right) in ([","], [",", "on"], [",", "in"])


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether an hour is a line of its own: the stamp of an entry, which is of the day of publication."""
    return text[max(0, start - 1) : start] in {"", "\n"} and _LINE_END.match(text, end) is not None


def _is_post(text: str) -> bool:
    """Whether a text is a message of social media: short, with a hashtag, a mention or a link."""
    return len(text) <= LONGEST_POST and bool(_POST_MARK.search(text))


def _ends_sentence(text: str, end: int, right: int) -> bool:
    """Whether nothing but closing marks stands between a time and the end of its sentence."""
    closing = _CLOSING.match(text, end, right)
    return closing is not None and closing.end() == right


def _ends_in_meridiem(text: str, end: int) -> bool:
    return text[max(0, end - 4) : end].lower() in {"a.m.", "p.m."}


def _needs_tense(expression: Expression) -> bool:
    """Whether the words leave open if a day before or after the publication is meant."""
    if expression.anchor == "named":
        return True
    is_named = expression.value is None and not expression.is_distance
    if expression.anchor == "reference":
        return (expression.shift or 0) > 0
    is_length_ahead = expression.type == "DURATION" and (expression.shift or 0) > 0
    return expression.anchor in {"publication", "story"} and (is_named or is_length_ahead)


def _choose_days(published: DateRange | None) -> list[date]:
    """Days of publication to resolve against: both ends of what is known, and days by which the others are blurred."""
    first, last = (published.earliest, published.latest) if published else (None, None)
    if first and last:
        third = (last - first) // 3
        return sorted({first, first + third, last - third, last})
    if first or last:
        far = (first or last or date.min).toordinal() + (_FAR if first else -_FAR)
        other = date.fromordinal(min(max(far, 1), date.max.toordinal()))
        return sorted({first or other, last or other})
    return [date(2100, 1, 4), date(2113, 8, 29)]


def _row(
    text: str,
    span: Span,
    sentence: int,
    phrase: Phrase,
    resolved: list[Resolved],
    published: DateRange | None,
) -> dict[str, Any]:
    first = resolved[0]
    values = [found.value for found in resolved]
    days: DateRange | None = first.days
    reason = first.reason
    if first.is_relative and (published is None or not published.is_exact):
        days, reason = _spread(resolved, published), _hedge(reason, published)
    return {
        "start": span[0],
        "end": span[1],
        "text": text[span[0] : span[1]],
        "type": first.type or phrase.expression.type,
        "value": first.value if len(set(values)) == 1 else _blur(values),
        "mod": phrase.expression.mod,
        "earliest": _stamp(days.earliest) if days else None,
        "latest": _stamp(days.latest) if days else None,
        "anchor": first.anchor,
        "reason": reason,
        "sentence": sentence,
        "rule": phrase.pattern,
    }


def _spread(resolved: list[Resolved], published: DateRange | None) -> DateRange | None:
    """The range that holds the time for every possible publication; an end that nothing bounds is open."""
    known = [found.days for found in resolved if found.days is not None]
    if published is None or len(known) < len(resolved):
        return None
    first, last = [days.earliest for days in known], [days.latest for days in known]
    return DateRange(
        None if published.earliest is None or None in first else min(day for day in first if day),
        None if published.latest is None or None in last else max(day for day in last if day),
    )


def _hedge(reason: str, published: DateRange | None) -> str:
    """The reason without a day of publication, with what is known of it."""
    bare = reason.split(", published")[0]
    if published is None:
        return f"{bare}; when the article appeared is not known"
    ends = [
        f"{word} {name_day(day)}"
        for word, day in (("not before", published.earliest), ("not after", published.latest))
        if day
    ]
    return f"{bare}; published {' and '.join(ends) or 'nobody knows when'}"


def _stamp(day: date | None) -> pd.Timestamp | None:
    return pd.Timestamp(day).as_unit("s") if day else None


def _blur(values: list[str]) -> str:
    """What the values share, part by part; X where they differ."""
    parts = [value.split("-") for value in values]
    if len({len(split) for split in parts}) > 1 or len({len(value) for value in values}) > 1:
        return "XXXX"
    return "-".join(
        shared[0] if len(set(shared)) == 1 else re.sub(r"\d", "X", shared[0])
        for shared in zip(*parts, strict=True)
    )

"""Times: when the story says that things happen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from analysis.article import Article
from analysis.dates import DateRange
from analysis.frames import build_frame
from analysis.language import Span
from analysis.timeline.expressions import Expression
from analysis.timeline.grammar import find_phrases
from analysis.timeline.resolution import Context, Resolved, resolve
from analysis.timeline.tense import is_future
from analysis.timeline.vocabulary import tokenise, trigger

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
    return build_frame(_find(article), TIME)


def _find(article: Article) -> Iterator[dict[str, Any]]:
    text, published = article.text, article.published
    ends = _ends(published)
    contexts = [Context(day) for day in ends]
    for row, (left, right) in enumerate(article.sentence_spans):
        if not trigger().search(text, left, right):
            continue
        tokens = tokenise(text, left, right)
        for first, last, expression, pattern in find_phrases(tokens):
            start, end = tokens[first].start, tokens[last - 1].end
            if (
                text[start:end].endswith(".")
                and not text[start:end].lower().endswith(("a.m.", "p.m."))
                and end == right
            ):
                end -= 1
            future = is_future(text, start, end, left, right)
            contexts = [replace(context, is_future=future) for context in contexts]
            resolved = [resolve(expression, context) for context in contexts]
            yield _row(text, (start, end), row, expression, pattern, resolved, published)
            contexts = [
                _remember(context, expression, found)
                for context, found in zip(contexts, resolved, strict=True)
            ]


def _ends(published: DateRange | None) -> list[date]:
    """The days to resolve against: both ends of the range; a day of no meaning where nothing is known."""
    if published is None:
        return [date(2000, 1, 3), date(2013, 8, 29)]
    days = [day for day in (published.earliest, published.latest) if day]
    return days[:1] if len(days) == 2 and days[0] == days[1] else days or [date(2000, 1, 3)]


def _remember(context: Context, expression: Expression, found: Resolved) -> Context:
    if found.days is None or expression.type not in {"DATE", "TIME"} or expression.value:
        return context
    if expression.grain == "quarter" or expression.quarter:
        context = replace(context, quarter=found.days)
    return replace(context, reference=(found.days, expression.grain))


def _row(
    text: str,
    span: Span,
    sentence: int,
    expression: Expression,
    pattern: str,
    resolved: list[Resolved],
    published: DateRange | None,
) -> dict[str, Any]:
    values = [found.value for found in resolved]
    days = [found.days for found in resolved]
    anchored = len(resolved) == 1 or len(set(values)) == 1
    hull = (
        _hull(days, None if expression.anchor == "calendar" else published) if anchored or published else None
    )
    is_open = published is None and not (anchored and expression.anchor == "calendar")
    if expression.value in {"PRESENT_REF", "PAST_REF", "FUTURE_REF"} and published is None:
        is_open = True
    reason = resolved[0].reason
    if len(resolved) > 1 and published is not None and not anchored:
        reason = (
            f"{reason.split(', published')[0]}; published between {published.earliest} and {published.latest}"
        )
    if is_open and resolved[0].anchor != "none":
        hull = None
        reason = f"{reason.split(', published')[0]}; when the article appeared is not known"
    return {
        "start": span[0],
        "end": span[1],
        "text": text[span[0] : span[1]],
        "type": expression.type,
        "value": values[0] if anchored else _blur(values),
        "mod": expression.mod,
        "earliest": _stamp(hull.earliest) if hull else None,
        "latest": _stamp(hull.latest) if hull else None,
        "anchor": resolved[0].anchor,
        "reason": reason,
        "sentence": sentence,
        "rule": pattern,
    }


def _stamp(day: date | None) -> pd.Timestamp | None:
    return pd.Timestamp(day).as_unit("s") if day else None


def _hull(days: list[DateRange | None], published: DateRange | None) -> DateRange | None:
    known = [found for found in days if found is not None]
    if len(known) < len(days) or not known:
        return None
    earliest = [found.earliest for found in known]
    latest = [found.latest for found in known]
    open_start = (
        published is not None and published.earliest is None and len({*earliest}) + len({*latest}) > 0
    )
    open_end = published is not None and published.latest is None
    fixed = len(known) > 1 or published is None or published.is_exact
    return DateRange(
        None if None in earliest or (open_start and not fixed) else min(day for day in earliest if day),
        None if None in latest or (open_end and not fixed) else max(day for day in latest if day),
    )


def _blur(values: list[str]) -> str:
    """What the values share; X where they differ."""
    if len({len(value) for value in values}) > 1:
        return "XXXX"
    return "".join(letters[0] if len(set(letters)) == 1 else "X" for letters in zip(*values, strict=True))

"""The days of an event: from the times that date it, and from its tense."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pandas as pd

from analysis.dates import DateRange
from analysis.parsed import ParsedSentence
from analysis.syntax import NOUN_SUBJECTS, denying_verbs
from analysis.timeline.linking import (
    ATTRIBUTIVE,
    choose_time,
    dates_only_thing,
    find_head,
    find_prepositions,
    is_in_apposition,
)
from analysis.timeline.linking_words import linking_words
from analysis.timeline.telling_words import telling_words

Days = tuple[Any, Any]
"""Earliest and latest day, NaT where open."""

SPAN = "the times at both ends"

_DAY = pd.Timedelta(days=1)
_UNTIL = frozenset({"until", "till", "by", "through"})
_TURNING = frozenset({"until", "till", "before"})
_NO = frozenset({"no", "nobody", "none", "nothing", "neither"})
_TO = frozenset({"to", "and", "until", "through", "till"})
_IN_ROW = frozenset({",", "and"})
_IN_LIST = _IN_ROW | {"in", "on"}
_LONGEST_END = 6
"""Words from the first end of a span to the second: "until her retirement in"."""
_BESIDE_OR = frozenset({"or", "on", "in", "at"})


def lies_ahead(earliest: Any, published: DateRange | None) -> bool:
    """Whether a day comes after the publication: "the vote takes place on Friday", "they agreed to meet in August"."""
    if published is None or published.latest is None or pd.isna(earliest):
        return False
    return bool(earliest > pd.Timestamp(published.latest))


def lies_behind(latest: Any, published: DateRange | None) -> bool:
    """Whether a day is over by the publication: "they were promised ships by May 2021", in 2022."""
    if published is None or published.earliest is None or pd.isna(latest):
        return False
    return bool(latest < pd.Timestamp(published.earliest))


def find_explained(parsed: ParsedSentence, index: int, times: list[Any]) -> Any | None:
    """The time right before a clause that tells what then happened: "in May 1940, when the army blew it up"."""
    when = next((c for c in parsed.children(index) if c < index and parsed.words[c].lower() == "when"), 0)
    last = when - 2 if when > 1 and parsed.words[when - 1] == "," else when - 1
    named_again = find_named_again(parsed, index)
    if named_again is not None:
        last = named_again - 3
    if last < 0:
        return None
    start, end = parsed.starts[last], parsed.ends[last]
    return next((time for time in times if time.start < end and time.end > start), None)


def find_named_again(parsed: ParsedSentence, index: int) -> int | None:
    """The "year" of a clause that tells what else happened in a time just named: "in 1974, the year he died"."""
    head = parsed.heads[index]
    if parsed.deps[index] != "relcl" or any(parsed.deps[child] == "mark" for child in parsed.children(index)):
        return None  # "the day after he left" is another day
    is_apart = head > 2 and parsed.words[head].lower() in linking_words("again")
    opening = tuple(word.lower() for word in parsed.words[head - 2 : head])
    return head if is_apart and opening == (",", "the") else None


def find_lasting(parsed: ParsedSentence, index: int, end: Any, times: list[Any]) -> list[Any]:
    """The whole span that a clause explains where it tells what lasted: "from 2009 to 2014, when he was mayor"."""
    pair = [*[time for time in times if time.end <= end.start][-1:], end]
    lasts = parsed.pos[index] == "AUX" and len(pair) == 2 and _is_span(parsed, pair)
    return pair if lasts else [end]


def choose_times(parsed: ParsedSentence, index: int, times: list[Any]) -> list[Any]:
    """Of the times of a predicate both ends of a span, else the one that is nearest by the parse.

    One that only names a thing that the verb is about ("third-quarter results") counts where there is no other.
    """
    heads = [find_head(parsed, (time.start, time.end)) for time in times]
    if len(times) == 2 and _is_span(parsed, times):
        times = [] if heads[0] is not None and is_in_apposition(parsed, heads[0]) else times
    else:
        pairs = zip(times, heads, strict=True)
        times = [time for time, head in pairs if head is None or not dates_only_thing(parsed, time, head)]
    times = _leave_out_now(parsed, times)
    if len(times) > 1 and parsed.words[index].lower() in telling_words("moving"):
        return times[-1:]
    if len(times) < 2 or (len(times) == 2 and _is_span(parsed, times)):
        return times
    if _is_list(parsed, times):
        return [times[0], times[-1]]
    times = [time for time in times if not _is_short(time)] or times
    by_head = {find_head(parsed, (time.start, time.end)): time for time in reversed(times)}
    known = [head for head in by_head if head is not None]
    telling = [head for head in known if parsed.deps[head] not in ATTRIBUTIVE]
    nearest = by_head[choose_time(parsed, index, telling or known)]
    spans = (list(pair) for pair in pairwise(times) if nearest in pair and _is_span(parsed, list(pair)))
    return next(spans, [nearest])


def _leave_out_now(parsed: ParsedSentence, times: list[Any]) -> list[Any]:
    rest = [time for time in times if not says_now(time)]
    heads = [find_head(parsed, (time.start, time.end)) for time in rest]
    names_only = all(head is None or parsed.deps[head] in ATTRIBUTIVE for head in heads)
    return times if names_only else rest


def says_now(time: Any) -> bool:
    """Whether a time is that of writing, which says little beside another: "are now due to begin next month"."""
    return bool(time.value == "PRESENT_REF")


def _is_short(time: Any) -> bool:
    """Whether a time is a length of hours or less: "in the last ten minutes on Sunday"."""
    return time.type == "DURATION" and str(time.value).startswith("PT")


def _is_list(parsed: ParsedSentence, times: list[Any]) -> bool:
    """Whether times are told in a row, earliest first: "in 2015, 2017 and 2019"."""
    between = (
        {parsed.words[i].lower() for i, start in enumerate(parsed.starts) if one.end <= start < other.start}
        for one, other in pairwise(times)
    )
    days = [time.earliest for time in times]
    is_told = all(pd.notna(day) for day in days) and pd.notna(times[-1].latest)
    is_row = all(words <= _IN_LIST and not words.isdisjoint(_IN_ROW) for words in between)
    return is_told and days == sorted(days) and is_row


def _is_span(parsed: ParsedSentence, times: list[Any]) -> bool:
    first, last = times[0].earliest, times[1].latest
    return _are_ends(parsed, times[0], times[1]) and (pd.isna(first) or pd.isna(last) or first <= last)


def date_by(
    parsed: ParsedSentence, index: int, times: list[Any], status: str, published: DateRange | None
) -> tuple[Days, str, str]:
    """The days that the times of a predicate give it, why, and by which rule."""
    days, reason, rule = _read_times(parsed, index, times, status, published)
    if status == "past" and published and published.latest:
        days = _end_by(days, pd.Timestamp(published.latest))
    return days, reason, rule


def _end_by(days: Days, now: Any) -> Days:
    """The part of a time that is over, where it began before the publication: "sales have risen this year"."""
    earliest, latest = days
    if pd.isna(latest) or latest <= now or (pd.notna(earliest) and earliest > now):
        return days
    return earliest, now


def _read_times(
    parsed: ParsedSentence, index: int, times: list[Any], status: str, published: DateRange | None
) -> tuple[Days, str, str]:
    time = times[0]
    if len(times) > 1:
        reason = f"from {time.text} to {times[1].text}: {time.reason}"
        return (time.earliest, times[1].latest), reason, SPAN
    head = find_head(parsed, (time.start, time.end))
    if find_explained(parsed, index, times) is not None:
        return (time.earliest, time.latest), str(time.reason), "the clause tells what happened at the time"
    hangs = head is not None and index in parsed.ancestors(head)
    rule = "the time hangs on the predicate" if hangs else "the nearest time by the parse"
    word, is_direct = find_prepositions(parsed, index, head) if head is not None else (None, False)
    if word is None:
        return (time.earliest, time.latest), str(time.reason), rule
    if word in _TURNING and is_denial(parsed, index):
        return *bound_by_status(published, status), "the time is of what is denied"
    if head is not None and is_negated(parsed, index, head) and word in _TURNING:
        return _turn(word, time, status, published), f"not {word} {time.text}: {time.reason}", rule
    days = _move(word, time, is_direct and pd.isna(time.mod), status, published)
    return days, f"{word} {time.text}: {time.reason}", rule


def is_negated(parsed: ParsedSentence, index: int, time: int | None = None) -> bool:
    """Whether a predicate, or what leads from it to a time, is negated: "did not open until", "not until May did it".

    Never leaves open whether it came to pass.
    """
    way = [index]
    for above in () if time is None else parsed.ancestors(time):
        way.append(above)
        if above == index:
            break
    if any(_denies(parsed, child) for token in way for child in parsed.children(token)):
        return True
    subjects = (child for child in parsed.children(index) if parsed.deps[child] in NOUN_SUBJECTS)
    return any(
        parsed.words[token].lower() in _NO for subject in subjects for token in parsed.subtree(subject)[:1]
    )


def is_denial(parsed: ParsedSentence, index: int) -> bool:
    """Whether a verb denies a thing to which a time after it may as well belong: "denied any contact before May"."""
    has_object = any(parsed.deps[child] in {"dobj", "xcomp"} for child in parsed.children(index))
    return has_object and parsed.lemmas[index].lower() in denying_verbs()


def _denies(parsed: ParsedSentence, index: int) -> bool:
    return parsed.deps[index] == "neg" and parsed.words[index].lower() != "never"


def _turn(word: str, time: Any, status: str, published: DateRange | None) -> Days:
    """The days of what did not happen before or until a time: then, or no earlier than it."""
    if word != "before":
        return time.earliest, time.latest
    now = pd.Timestamp(published.latest) if published and published.latest else pd.NaT
    return time.earliest, now if status == "past" else pd.NaT


def _are_ends(parsed: ParsedSentence, first: Any, second: Any) -> bool:
    """Whether two times are the ends of a span ("from May to June", "from 1970 until her retirement in 1994")."""
    between = [
        i
        for i, start in enumerate(parsed.starts)
        if first.end <= start < second.start and parsed.pos[i] != "PUNCT"
    ]
    if not between:
        has_comma = any(
            parsed.words[i] == ","
            for i, start in enumerate(parsed.starts)
            if first.end <= start < second.start
        )
        return bool(second.start - first.end <= 3) and not has_comma
    words = [parsed.words[i].lower() for i in between]
    if words[0] == "or":
        return (_BESIDE_OR | linking_words("vague")).issuperset(words)
    if words[0] not in _TO or len(words) == 1:
        return words[0] in _TO
    before = {parsed.words[i].lower() for i, end in enumerate(parsed.ends) if end <= first.start}
    is_named = len(words) <= _LONGEST_END and words[-1] in {"in", "on"}
    has_verb = any(parsed.pos[i] in {"VERB", "AUX"} for i in between)
    return is_named and not has_verb and not before.isdisjoint({"from", "between"})


def _move(word: str, time: Any, is_strict: bool, status: str, published: DateRange | None) -> Days:
    """The days of what happened before, after, since or until a time; before an hour is still its day."""
    earliest, latest = time.earliest, time.latest
    now = pd.Timestamp(published.latest) if published and published.latest else pd.NaT
    if time.type == "TIME" and word in {"before", "after"}:
        return earliest, latest
    if word == "before":
        last = earliest - _DAY if is_strict and pd.notna(earliest) else latest
        return _begin_with_publication(
            last, published if status in {"planned", "hypothetical"} else None
        ), last
    if word in _UNTIL:
        is_to_come = status == "planned" or (word == "by" and status != "past")
        return _begin_with_publication(latest, published if is_to_come else None), latest
    first = latest + _DAY if word == "after" and is_strict and pd.notna(latest) else earliest
    is_over = status in {"past", "ongoing"} and pd.notna(now) and (pd.isna(first) or first <= now)
    return first, now if is_over else pd.NaT


def _begin_with_publication(last: Any, published: DateRange | None) -> Any:
    """The first day of what is to come by a day, open where it is over."""
    begun = pd.Timestamp(published.earliest) if published and published.earliest else pd.NaT
    return begun if pd.notna(begun) and pd.notna(last) and begun <= last else pd.NaT


def bound_by_status(published: DateRange | None, status: str | None) -> tuple[Days, str]:
    """The days of an event that no time dates, and why; those of no status are not bounded."""
    if published is None:
        return (pd.NaT, pd.NaT), "no time is named, and when the article appeared is not known"
    if status == "past" and published.latest:
        return (pd.NaT, pd.Timestamp(published.latest)), "told as past: not after publication"
    if status == "ongoing" and published.is_exact:
        return (pd.NaT, pd.NaT), "told as going on: around publication"
    if status in {"planned", "hypothetical"} and published.earliest:
        return (pd.Timestamp(published.earliest), pd.NaT), "told as to come: not before publication"
    return (pd.NaT, pd.NaT), "no time is named"


def measure_precision(earliest: Any, latest: Any) -> str:
    """How closely the days tell when something happened: day, month, year or fuzzy."""
    if pd.isna(earliest) or pd.isna(latest):
        return "fuzzy"
    days = (latest - earliest).days + 1
    if days == 1:
        return "day"
    if days <= 31:
        return "month"
    return "year" if days <= 366 else "fuzzy"

"""What the order of clauses leaves to events that no time dates: before, after, since, when, by the time, and."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.dates import add_months
from analysis.parsed import ParsedSentence
from analysis.syntax import is_reporting
from analysis.timeline.dating import is_denial, is_negated
from analysis.timeline.linking import find_told_by_clause
from analysis.timeline.predicates import is_participle
from analysis.timeline.sequence import UNDATED, earlier, find_sequence, is_past_perfect, later

_TOGETHER = frozenset({"when", "while", "as", "whenever"})
_LATER = frozenset({"after", "since", "once", "having"})
_EARLIER = frozenset({"before", "until", "till"})
_NEWS = pd.Timedelta(days=31)
"""A saying as old as this tells no news: whether what it announced has come by now is open."""
_LENGTH = re.compile(r"P(?P<count>\d{1,4})(?P<unit>[DWMY])")
_DAYS = {"D": 1, "W": 7}
_UNITS = {"day": "D", "week": "W", "month": "M", "year": "Y"}


def order_events(
    parsed: ParsedSentence, events: dict[int, dict[str, Any]], lengths: Sequence[Any] = ()
) -> None:
    """Narrow the undated events of a sentence by the conjunctions that join them to dated ones.

    Parameters
    ----------
    parsed
        The sentence.
    events
        The rows of its events by the index of their predicate; changed in place.
    lengths
        The lengths of time that it names, which may tell how far apart two events lie.
    """
    for index, event in events.items():
        main_index = _find_accompanied(parsed, index)
        if main_index is not None and main_index in events:
            _accompany(event, events[main_index])
            continue
        if parsed.deps[index] == "conj":
            _join(parsed, index, events)
            continue
        main_index = _find_dated_before(parsed, index, events) or _find_main(parsed, index)
        main = events.get(main_index)
        word = _find_conjunction(parsed, index)
        if main is None and _is_said(parsed, index, main_index) and is_participle(parsed, main_index):
            main = events.get(parsed.heads[main_index])  # "sold it in 2010, saying it would close"
        if main is None or main is event:
            continue
        if word is None:
            if _is_said(parsed, index, main_index):
                _follow_saying(event, main, parsed.words[main_index])
            continue
        if word in _EARLIER and index > main_index and is_denial(parsed, main_index):
            continue
        if word == "as" and is_reporting(parsed, index):
            continue
        length = _find_length(parsed, index, lengths)
        if word in _TOGETHER:
            _share(main, event, word)
        elif length and word in {"after", "before"} and not is_negated(parsed, main_index):
            _set_apart(*((event, main) if word == "after" else (main, event)), length, word)
        elif word in _LATER or (word in _EARLIER and is_negated(parsed, main_index)):
            _order(event, main, word)
        else:
            _order(main, event, word)


def _find_accompanied(parsed: ParsedSentence, index: int) -> int | None:
    """The verb before a participle that adds to it, also past an "and": "hit a rock, killing two and hurting one"."""
    first = index
    while parsed.deps[first] == "conj" and parsed.tags[first] == "VBG":
        first = parsed.heads[first]
    is_bare = all(parsed.deps[child] not in {"mark", "aux"} for child in parsed.children(first))
    is_added = parsed.tags[first] == "VBG" and parsed.deps[first] == "advcl" and is_participle(parsed, first)
    return parsed.heads[first] if is_bare and is_added and first > parsed.heads[first] else None


def _accompany(event: dict[str, Any], main: dict[str, Any]) -> None:
    """What a participle adds is of the same day, or else no earlier: "hit a rock on Sunday, killing two"."""
    if main["rule"] == UNDATED or event["status"] != main["status"]:
        return
    if main["earliest"] == main["latest"]:
        _share(main, event, "with")
    else:
        _order(main, event, "with")


def _is_said(parsed: ParsedSentence, index: int, saying: int) -> bool:
    """Whether a clause is what a verb says: after it, or before it and set off by a comma or quotation marks."""
    if parsed.deps[index] != "ccomp" or not is_reporting(parsed, saying):
        return False
    between = parsed.words[min(index, saying) : max(index, saying)]
    return ";" not in between and (saying < index or "," in between or '"' in between)


def _follow_saying(event: dict[str, Any], saying: dict[str, Any], word: str) -> None:
    """What was said came before the saying; what was said to come lies after an old saying, not after publication."""
    if event["status"] == "past":
        _order(event, saying, word)
    elif event["rule"] == UNDATED != saying["rule"] and saying["status"] == "past":
        start, end = saying["earliest"], saying["latest"]
        if pd.notna(start) and pd.notna(end) and end + _NEWS < event["earliest"]:
            event["earliest"] = start
            event["reason"] = f"{word}: not before “{saying['predicate']}” ({saying['reason']})"


def _find_dated_before(parsed: ParsedSentence, index: int, events: dict[int, dict[str, Any]]) -> int | None:
    """The verb of the time that a clause follows at once: "a wall promised in 2014, after a flood killed two"."""
    mark = next((c for c in parsed.children(index) if c < index and parsed.deps[c] == "mark"), 0)
    last = mark - 2 if parsed.words[mark - 1] == "," else mark - 1
    if last < 0:
        return None
    end = parsed.ends[last]
    return next((main for main, event in events.items() if main < mark and event["time_end"] == end), None)


def _find_main(parsed: ParsedSentence, index: int) -> int:
    """The predicate of the clause on which a clause of time hangs, past "by the time", "the year" and prepositions."""
    head = parsed.heads[index]
    if _follows_by_the_time(parsed, index):
        return parsed.heads[parsed.heads[head]]
    is_of_unit = parsed.words[head].lower() in _UNITS or find_told_by_clause(parsed, head) == index
    if is_of_unit and _find_conjunction(parsed, index):
        return next((above for above in parsed.ancestors(head) if parsed.pos[above] in {"VERB", "AUX"}), head)
    return parsed.heads[head] if parsed.deps[index] == "pcomp" else head


def _follows_by_the_time(parsed: ParsedSentence, index: int) -> bool:
    """Whether a clause is read as one about the "time" of "by the time"."""
    head = parsed.heads[index]
    return parsed.deps[index] == "relcl" and _is_by_time(parsed, parsed.heads[head], head)


def _opens_by_the_time(parsed: ParsedSentence, index: int) -> bool:
    """Whether "by the time" is read as a part of the clause itself."""
    inside = ((by, time) for by in parsed.children(index) if by < index for time in parsed.children(by))
    return parsed.heads[index] > index and any(_is_by_time(parsed, *pair) for pair in inside)


def _is_by_time(parsed: ParsedSentence, by: int, time: int) -> bool:
    return (parsed.words[by].lower(), parsed.words[time].lower()) == ("by", "time")


def _find_conjunction(parsed: ParsedSentence, index: int) -> str | None:
    if _follows_by_the_time(parsed, index) or _opens_by_the_time(parsed, index):
        return "by the time"
    head = parsed.heads[index]
    known = _TOGETHER | _LATER | _EARLIER
    if parsed.deps[index] == "pcomp":
        word = parsed.words[head].lower()
        return "when" if word in {"on", "upon"} else word if word in known else None
    if parsed.deps[index] == "relcl":
        mark = next(
            (parsed.words[c].lower() for c in parsed.children(index) if parsed.deps[c] == "mark"), None
        )
        is_told = find_told_by_clause(parsed, head) == index
        return mark if mark in known and parsed.words[head].lower() in _UNITS else "when" if is_told else None
    if parsed.deps[index] != "advcl":
        return None
    words = (parsed.words[child].lower() for child in parsed.children(index) if child < index)
    return next((word for word in words if word in known), None)


def _join(parsed: ParsedSentence, index: int, events: dict[int, dict[str, Any]]) -> None:
    """What "and" leaves to a verb: the time before the first verb, or what comes before its "then"."""
    event, head = events[index], parsed.heads[index]
    while parsed.deps[head] == "conj" and head in events and events[head]["rule"] == UNDATED:
        head = parsed.heads[head]
    first = events.get(head)
    if first is None or first["rule"] == UNDATED or first["status"] != event["status"]:
        return
    if word := find_sequence(parsed, index):
        _order(first, event, word)
    elif not is_past_perfect(parsed, index) and first["time_start"] < parsed.starts[head]:
        _share(first, event, "and")
    elif _is_told_in_order(parsed, head) and _is_told_in_order(parsed, index):
        _order(first, event, "and")


def _is_told_in_order(parsed: ParsedSentence, index: int) -> bool:
    """Whether a verb tells a deed in the simple past, as those that "and" joins tell what came first first."""
    helpers = [child for child in parsed.children(index) if parsed.deps[child] in {"aux", "neg"}]
    return parsed.pos[index] == "VERB" and parsed.tags[index] in {"VBD", "VBN"} and not helpers


def _find_length(parsed: ParsedSentence, index: int, lengths: Sequence[Any]) -> re.Match[str] | None:
    """The length of time before a conjunction: "two years after he died", "the day after he died"."""
    mark = next((c for c in parsed.children(index) if c < index and parsed.deps[c] == "mark"), 0)
    unit = _UNITS.get(parsed.words[mark - 1].lower()) if mark > 1 else None
    if unit and parsed.words[mark - 2].lower() == "the":
        return _LENGTH.fullmatch(f"P1{unit}")
    places = {parsed.starts[c] for c in parsed.children(index) if parsed.deps[c] == "npadvmod" and c < index}
    found = (length for length in lengths if any(length.start <= place < length.end for place in places))
    return next((match for length in found if (match := _LENGTH.fullmatch(str(length.value)))), None)


def _set_apart(first: dict[str, Any], second: dict[str, Any], length: re.Match[str], word: str) -> None:
    """One event a length of time before another: the undated one is counted from the dated one."""
    for dated, undated, sign in ((first, second, 1), (second, first, -1)):
        is_told = dated["rule"] != UNDATED == undated["rule"]
        if is_told and pd.notna(dated["earliest"]) and pd.notna(dated["latest"]):
            days = _count(dated, sign * int(length["count"]), length["unit"])
            if days is not None:
                undated["earliest"], undated["latest"] = days
                undated["reason"] = (
                    f"{length.group()} {word}: counted from “{dated['predicate']}” ({dated['reason']})"
                )
            return


def _count(dated: dict[str, Any], count: int, unit: str) -> tuple[Any, Any] | None:
    """The days so long after an event, as fine as the unit at most; None outside the calendar."""
    earliest, latest = dated["earliest"], dated["latest"]
    try:
        if unit in _DAYS:
            distance = pd.Timedelta(days=count * _DAYS[unit])
            return earliest + distance, latest + distance
        ends = [add_months(day.date(), count * (12 if unit == "Y" else 1)) for day in (earliest, latest)]
        first, last = (pd.Period(day, freq=unit) for day in ends)
        return first.start_time, last.end_time.normalize()
    except (ValueError, OverflowError):
        return None


def _share(one: dict[str, Any], other: dict[str, Any], word: str) -> None:
    """Two events at once: the undated one takes the days of the dated one."""
    for dated, undated in ((one, other), (other, one)):
        is_contrast = {dated["status"], undated["status"]} == {"past", "ongoing"}
        if dated["rule"] != UNDATED and undated["rule"] == UNDATED and not is_contrast:
            undated["earliest"], undated["latest"] = dated["earliest"], dated["latest"]
            undated["reason"] = f"{word}: at the time of “{dated['predicate']}” ({dated['reason']})"
            return


def _order(first: dict[str, Any], second: dict[str, Any], word: str) -> None:
    """One event before another: an end that the dated one bounds is bounded for the other."""
    start, end = first["earliest"], second["latest"]
    if pd.notna(start) and pd.notna(end) and start > end:
        return
    if second["rule"] == UNDATED != first["rule"] and pd.notna(start):
        second["earliest"] = later(second["earliest"], start)
        second["reason"] = f"{word}: not before “{first['predicate']}” ({first['reason']})"
    if first["rule"] == UNDATED != second["rule"] and pd.notna(end):
        first["latest"] = earlier(first["latest"], end)
        first["reason"] = f"{word}: not after “{second['predicate']}” ({second['reason']})"

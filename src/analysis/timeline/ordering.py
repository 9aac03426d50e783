"""What the order of clauses leaves to events that no time dates: before, after, since, when."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.parsed import ParsedSentence
from analysis.timeline.dating import is_negated

UNDATED = "order alone"
"""The rule of an event that no time dates."""

_TOGETHER = frozenset({"when", "while", "as", "whenever"})
_LATER = frozenset({"after", "since", "once"})
_EARLIER = frozenset({"before", "until", "till"})


def order_events(parsed: ParsedSentence, events: dict[int, dict[str, Any]]) -> None:
    """Narrow the undated events of a sentence by the conjunctions that join them to dated ones.

    Parameters
    ----------
    parsed
        The sentence.
    events
        The rows of its events by the index of their predicate; changed in place.
    """
    for index, event in events.items():
        main = events.get(parsed.heads[index])
        word = _find_conjunction(parsed, index)
        if word is None or main is None or main is event:
            continue
        if word in _TOGETHER:
            _share(main, event, word)
        elif word in _LATER or is_negated(parsed, parsed.heads[index]):
            _order(event, main, word)
        else:
            _order(main, event, word)


def _find_conjunction(parsed: ParsedSentence, index: int) -> str | None:
    if parsed.deps[index] != "advcl":
        return None
    known = _TOGETHER | _LATER | _EARLIER
    words = (parsed.words[child].lower() for child in parsed.children(index) if child < index)
    return next((word for word in words if word in known), None)


def _share(one: dict[str, Any], other: dict[str, Any], word: str) -> None:
    """Two events at once: the undated one takes the days of the dated one."""
    for dated, undated in ((one, other), (other, one)):
        if dated["rule"] != UNDATED and undated["rule"] == UNDATED:
            undated["earliest"], undated["latest"] = dated["earliest"], dated["latest"]
            undated["reason"] = f"{word}: at the time of “{dated['predicate']}” ({dated['reason']})"
            return


def _order(first: dict[str, Any], second: dict[str, Any], word: str) -> None:
    """One event before another: an end that the dated one bounds is bounded for the other."""
    start, end = first["earliest"], second["latest"]
    if pd.notna(start) and pd.notna(end) and start > end:
        return
    if second["rule"] == UNDATED != first["rule"] and pd.notna(start):
        second["earliest"] = _latest(second["earliest"], start)
        second["reason"] = f"{word}: not before “{first['predicate']}” ({first['reason']})"
    if first["rule"] == UNDATED != second["rule"] and pd.notna(end):
        first["latest"] = _earliest(first["latest"], end)
        first["reason"] = f"{word}: not after “{second['predicate']}” ({second['reason']})"


def _latest(one: Any, other: Any) -> Any:
    return other if pd.isna(one) else max(one, other)


def _earliest(one: Any, other: Any) -> Any:
    return other if pd.isna(one) else min(one, other)

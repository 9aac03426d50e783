"""How the main verb of a sentence goes on from what the sentence before told: then, soon, within minutes, had."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.parsed import ParsedSentence
from analysis.timeline.linking_words import linking_words

UNDATED = "order alone"
"""The rule of an event that no time dates."""

_AFTER_ADVERB = frozenset({"before", "after", "than", "as"})
"""Words that make such an adverb tell of another thing: "shortly after leaving"."""


def continue_story(
    parsed: ParsedSentence,
    events: dict[int, dict[str, Any]],
    told: dict[str, Any] | None,
    in_paragraph: bool = True,
) -> dict[str, Any] | None:
    """Narrow the undated main verbs of a sentence that plainly goes on from what the one before told.

    So do "then" and "soon" (not before it), "within minutes" and "minutes later" (on its day), and the past
    perfect (not after it).

    Parameters
    ----------
    parsed
        The sentence.
    events
        The rows of its events by the index of their predicate; changed in place.
    told
        The last event of the sentence before that a time, or such a word, dates.
    in_paragraph
        Whether the sentence before stands in the same paragraph, as a past perfect needs.

    Returns
    -------
    dict or None
        The event from which the next sentence can go on.
    """
    last, has_before = None, False
    for index, event in events.items():
        if event["status"] != "past" or not _is_main(parsed, index):
            continue
        is_before = is_past_perfect(parsed, index)
        is_dated = event["rule"] != UNDATED
        if told and not is_dated:
            is_dated = _go_on(event, told, find_sequence(parsed, index), is_before and in_paragraph)
        if is_before:
            has_before = True
        else:
            last = event if is_dated else None
    return last or (told if has_before else None)


def _go_on(event: dict[str, Any], told: dict[str, Any], word: str | None, is_before: bool) -> bool:
    """Whether an event could be bounded by what was told before it."""
    start, end = told["earliest"], told["latest"]
    why = f"“{told['predicate']}”" + ("" if told["rule"] == UNDATED else f" ({told['reason']})")
    if is_before and word is None and pd.notna(end):
        if pd.isna(event["earliest"]) or event["earliest"] <= end:
            event["latest"], event["reason"] = earlier(event["latest"], end), f"had: not after {why}"
            return True
    elif word and pd.notna(start) and (pd.isna(event["latest"]) or start <= event["latest"]):
        is_at_once = word in linking_words("hours") and pd.notna(end) and not event["earliest"] > end
        event["earliest"] = later(event["earliest"], start)
        event["latest"] = earlier(event["latest"], end) if is_at_once else event["latest"]
        event["reason"] = f"{word}: {'on the day of' if is_at_once else 'not before'} {why}"
        return True
    return False


def is_past_perfect(parsed: ParsedSentence, index: int) -> bool:
    """Whether "had" puts a verb before what is told."""
    helpers = (child for child in parsed.children(index) if parsed.deps[child] in {"aux", "auxpass"})
    return any(parsed.words[helper].lower() == "had" for helper in helpers)


def _is_main(parsed: ParsedSentence, index: int) -> bool:
    while parsed.deps[index] == "conj":
        index = parsed.heads[index]
    return parsed.deps[index] == "ROOT"


def find_sequence(parsed: ParsedSentence, index: int) -> str | None:
    """The word that lets a verb follow on what was told before it: "then they left", "within minutes", "hours later"."""
    for child in parsed.children(index):
        word = parsed.words[child].lower()
        below = parsed.children(child)
        if parsed.deps[child] == "advmod" and word in linking_words("then") and parsed.pos[index] == "VERB":
            lengths = [parsed.words[c].lower() for c in below if parsed.deps[c] == "npadvmod"]
            is_of_other = (
                parsed.words[child + 1 : child + 2] and parsed.words[child + 1].lower() in _AFTER_ADVERB
            )
            is_of_other = is_of_other or any(parsed.deps[c] in {"prep", "advcl"} for c in below)
            return None if is_of_other else next(iter(lengths), word)
        if parsed.deps[child] == "prep" and word == "within":
            return next((parsed.words[c].lower() for c in below if parsed.deps[c] == "pobj"), None)
    return None


def later(one: Any, other: Any) -> Any:
    """The later of two days; the other where the first is open."""
    return other if pd.isna(one) else max(one, other)


def earlier(one: Any, other: Any) -> Any:
    """The earlier of two days; the other where the first is open."""
    return other if pd.isna(one) else min(one, other)

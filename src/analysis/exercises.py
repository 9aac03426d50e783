"""Exercises in a notebook: an answer is checked against what the lenses found in the very article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from numbers import Real
from typing import Any

import numpy as np
import pandas as pd

from analysis.cards import Card
from analysis.phrasing import escape

_OPEN = (
    "Put your answer in the place of None (names and words in quotation marks) and run this cell again: "
    "Shift and Enter."
)
_TRUTHS = (bool, np.bool_)
"""What a comparison gives: Python's own, or that of a column."""
_GROUPED = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
"""The comma in 1,200."""
_EDGES = re.compile(r"^(?:the|an?)\s+|^[\W_]+|[\W_]+$", re.IGNORECASE)


def check(
    answer: Any,
    right: Sequence[Any] | bool | np.bool_ | None,
    *,
    hint: str,
    among: Sequence[str] | None = None,
    nothing: str = "This article has nothing of the kind; try the exercise on another one.",
) -> Card:
    """Check an answer and say so: right, not yet (with a hint), or not answered.

    Parameters
    ----------
    answer
        What the reader wrote; None where nothing is written yet.
    right
        The answers that are right, any of which will do, or one text; or whether the answer is right. Empty or None
        where the article gives nothing to answer. Text is compared without regard to case, articles and marks around it,
        numbers by their rounded value, days in any form.
    hint
        Where to look, shown after a wrong answer.
    among
        All names that an answer could mean, where answers are names: the last word of a right one will do where it
        is the last word of no other. The right answers alone where None.
    nothing
        What to say where the article gives nothing to answer.

    Returns
    -------
    Card
        Shows itself as the result of a cell.

    Examples
    --------
    >>> check("the kremlin", ["Kremlin"], hint="Look at the longest bar.")
    <Card 'Right'>
    >>> check("Kirby", ["John Kirby"], hint="Look at the longest bar.")
    <Card 'Right'>
    >>> check("Lee", ["Ann Lee"], hint="Look at the longest bar.", among=["Ann Lee", "Bob Lee"])
    <Card 'Not yet'>
    >>> check(None, ["Kremlin"], hint="Look at the longest bar.")
    <Card 'Not answered yet'>
    >>> check(2, [], hint="Count again.")
    <Card 'Nothing to answer'>
    """
    if right is None or (not isinstance(right, _TRUTHS) and not len(right)):
        return _show("–", "Nothing to answer", nothing)
    if answer is None or answer is ... or (isinstance(answer, str) and not answer.strip()):
        return _show("○", "Not answered yet", _OPEN)
    if isinstance(right, _TRUTHS):
        return _show("✓", "Right", _say(answer)) if right else _show("✗", "Not yet", hint)
    accepted = [right] if isinstance(right, str) else right
    if any(is_same(answer, one) for one in accepted):
        return _show("✓", "Right", _say(answer))
    if meant := _find_surname(answer, accepted, accepted if among is None else among):
        return _show("✓", "Right", _say(meant))
    return _show("✗", "Not yet", hint)


def _find_surname(answer: Any, right: Sequence[Any], among: Sequence[Any]) -> str | None:
    """The right name whose last word the answer is, if it is that of no other name."""
    surname = _bare(answer)
    names = dict.fromkeys(str(name) for name in (*right, *among) if _is_name(name))
    meant = [name for name in names if _bare(name.split()[-1]) == surname]
    return meant[0] if len(meant) == 1 and any(is_same(meant[0], accepted) for accepted in right) else None


def _is_name(value: Any) -> bool:
    return (
        isinstance(value, str)
        and len(value.split()) > 1
        and all(word[:1].isupper() for word in value.split())
    )


def is_same(answer: Any, accepted: Any) -> bool:
    """Whether an answer means the accepted one, however it is written.

    >>> is_same("“said”", "Said"), is_same("2023-09-05", date(2023, 9, 5)), is_same("7", 7), is_same(6, 7)
    (True, True, True, False)
    """
    if isinstance(accepted, Real) and not isinstance(accepted, bool):
        try:
            number = _GROUPED.sub("", answer) if isinstance(answer, str) else answer
            return round(float(number)) == round(float(accepted))
        except (TypeError, ValueError, OverflowError):
            return False
    if isinstance(accepted, date):
        try:
            return bool(pd.Timestamp(answer).date() == pd.Timestamp(accepted).date())
        except (TypeError, ValueError):
            return False
    return _bare(answer) == _bare(accepted)


def _bare(value: Any) -> str:
    text = " ".join(str(value).split()).casefold()
    while (shorter := _EDGES.sub("", text)) != text:
        text = shorter
    return text


def _say(answer: Any) -> str:
    return f"{' '.join(str(answer).split())[:200]}."


def _show(mark: str, state: str, words: str) -> Card:
    return Card(
        state,
        f'<p class="aa-check"><strong><span aria-hidden="true">{mark}</span> {state}.</strong> '
        f"{escape(words)}</p>",
    )

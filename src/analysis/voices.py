"""What somebody who speaks is called where readers see it."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

from analysis.sourcing.names import read_types

_PRONOUN = re.compile(r"(?:he|she|it|they|we|i|you|one)$", re.IGNORECASE)
_RELATIVE = re.compile(r"(?:which|who|that|whom)$", re.IGNORECASE)
_DETERMINER = re.compile(
    r"(?:The|An?|His|Her|Its|Their|Our|My|Some|Many|Most|Several|Other|Another|"
    r"One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Dozens|Hundreds)\s"
)
_ADDED = re.compile(
    r",\s+(?:who|which|whose|where|\d{1,3}\b)[^\n]*$|,\s+[a-z]+ed\b[^\n]*$|\s*,?\s*(?:which|who)?\s*$"
)


def name_voice(speaker: Any, source: Any) -> str | None:
    """Name who speaks: the speaker where one is resolved, else the source as the story words it; None where neither is.

    A source loses what is only told of it, and the capital that opened its sentence.

    Examples
    --------
    >>> name_voice("Ann Lee", "she"), name_voice(None, "The court, which sat on Monday,"), name_voice(None, "he")
    ('Ann Lee', 'the court', '“he” (not clear who)')
    """
    if isinstance(speaker, str):
        return speaker
    if not isinstance(source, str) or _RELATIVE.match(source):
        return None
    words = _ADDED.sub("", source)
    if _PRONOUN.match(words):
        return f"“{words if words == 'I' else words.lower()}” (not clear who)"
    first = words.partition(" ")[0].lower()
    is_common = not {first, first.removesuffix("s")}.isdisjoint(read_types()) and not words[1:2].isupper()
    return words[:1].lower() + words[1:] if _DETERMINER.match(words) or is_common else words


def name_holder(holder: Any) -> str | None:
    """Name whose a hedge is: "the writer" for the article itself; as `name_voice` does for others."""
    return "the writer" if holder == "article" else name_voice(None, holder)


def name_voices(attributions: pd.DataFrame) -> pd.Series:
    """`name_voice` for each attribution; missing where nobody is told."""
    return pd.Series(
        [
            name_voice(speaker, source)
            for speaker, source in zip(attributions.speaker, attributions.source, strict=True)
        ],
        index=attributions.index,
        dtype="string",
    )

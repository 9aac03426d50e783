"""Characters of a text, one for one, and the spans between them."""

from __future__ import annotations

Span = tuple[int, int]
"""First character and the one after the last."""

_STRAIGHT = str.maketrans("“”„‟«»‘’‚‛`´…", "\"\"\"\"\"\"''''''.")
STRAIGHT_QUOTES = {mark: plain for mark, plain in _STRAIGHT.items() if plain != ord(".")}
"""What `str.translate` needs to straighten quotation marks and leave the ellipsis."""


def straighten(text: str) -> str:
    """Quotation marks of every kind as straight ones, character for character.

    >>> straighten("“It’s” «so»")
    '"It\\'s" "so"'
    """
    return text.translate(_STRAIGHT)

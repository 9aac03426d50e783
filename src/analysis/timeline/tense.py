"""The tense of the words around a time, read from the words themselves: cheap enough for every time."""

from __future__ import annotations

import re

_FUTURE = re.compile(
    r"\b(?:will|'ll|’ll|won't|won’t|shall|to be|going to|plans? to|planned for|expects? to|expected (?:to|on|in|by)|due|scheduled|set (?:to|for)|"
    r"next|coming|upcoming|tomorrow|would|may|could|might|begins?|starts?|opens?|intends?|hopes? to|deadline|"
    r"expires?|effective|is to|are to|vote on|meets?|ahead of)\b",
    re.IGNORECASE,
)
_DEADLINE = re.compile(r"\b(?:by|until|till|through)\s+(?:the\s+|early\s+|late\s+|mid-?\s*)?$", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:was|were|had|did|said|told|went|came|made|took|left|got|fell|rose|held|met|began|became|gave|saw|sent|won|lost|led|ran|"
    r"found|kept|killed|shot|died|since|last|ago|earlier|has|have|been|reported|[^\W\d_]{2,}ed)\b",
    re.IGNORECASE,
)
_CLAUSE_MARK = re.compile(r"[,;:()“”\"]|\b(?:and|but|when|while|because|although|which|who|that|said|says)\b")


def is_future(text: str, start: int, end: int, left: int, right: int) -> bool:
    """Whether the clause around a time speaks of what is to come.

    Parameters
    ----------
    text
        The text.
    start, end
        The time, in characters.
    left, right
        The sentence that holds it.
    """
    before = text[left:start]
    if _DEADLINE.search(before):
        return True
    marks = list(_CLAUSE_MARK.finditer(before))
    clause = before[marks[-1].start() if marks else 0 :]
    after = text[end:right]
    mark = _CLAUSE_MARK.search(after)
    rest = after[: mark.start() if mark else len(after)]
    for part in (clause, rest, before):
        futures = [found.start() for found in _FUTURE.finditer(part)]
        pasts = [found.start() for found in _PAST.finditer(part)]
        if futures or pasts:
            nearest_is_last = part is not rest
            future = (max(futures) if nearest_is_last else -min(futures)) if futures else None
            past = (max(pasts) if nearest_is_last else -min(pasts)) if pasts else None
            if past is None:
                return True
            return future is not None and future >= past
    return False

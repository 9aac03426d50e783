"""Quotations whose speaker stands before or after them without a clause: "She continued: ...", "... - Ann Lee", "LEE: ..."."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from analysis.article import Article
from analysis.language import Span
from analysis.sourcing.clauses import Clause, find_source, source_head, tokens_in
from analysis.sourcing.statements import Alone, Statement

_NAME = r"[^\W\d_a-z][\w.'’-]{0,40}(?:\s{1,2}(?:of|de|van|von|al|the|[^\W\d_a-z][\w.'’-]{0,40})){0,5}"
_SIGNED = re.compile(
    rf"[\s\"”'’.,]{{0,8}}(?P<cue>[―—–-]{{1,2}})\s{{0,2}}(?P<name>{_NAME})(?:,[^\n.]{{0,80}})?[. \t\r]{{0,4}}(?:\n|$)"
)
_CALLED = re.compile(rf"^[\s\"“]*(?P<name>{_NAME})(?P<cue>:)(?:\s|$)")
_FROM = re.compile(rf"^\s*From the (?:desk|office) (?P<cue>of) (?P<name>{_NAME})\s*(?::|$)")
_LOOKS_CALLED = re.compile(r"^[A-Z][A-Z.’'-]{2,}|\s|^[^\W\d_]{4,}$")
_INTRODUCES = re.compile(r":\s*[\"“'‘`]{0,2}\s*$")
_ENDS = frozenset(".!?\"”'’…")
_FARTHEST, _SHORTEST = 120, 12


def introduce(article: Article, alone: Alone) -> Statement | None:
    """Find who is named as the speaker of a quotation that no clause attributes; None where nobody is."""
    start, end = alone.place
    signed = _SIGNED.match(article.text, end)
    made = signed and _from_name(article, alone, signed.span("name"), signed.span("cue"), "signature")
    if made:
        return made
    left = max(0, start - _FARTHEST)
    before = article.text[left:start]
    if not _INTRODUCES.search(before):
        return None
    row = article.sentence_at(left + len(before.rstrip(" \n\r\t\"“'‘`")) - 1)
    if row is None:
        return None
    parsed = article.parse([row])[0]
    cue = next(
        (i for i, head in enumerate(parsed.heads) if head == i and parsed.pos[i] in {"VERB", "AUX"}), None
    )
    if cue is None:
        return None
    source = find_source(parsed, cue)
    clause = Clause([cue], source, source_head(parsed, source), [], "states", "introduction with a colon")
    return Statement(clause, parsed, row, [alone.place], is_quoted=False, is_direct=True)


def find_called(article: Article, paragraphs: list[Span]) -> list[Statement]:
    """Statements in the form of a transcript or a release: a name and a colon, "From the desk of ...", then the words.

    The words follow in the same paragraph, or are the next one where the name stands alone. In a talk between several,
    each of whom is called twice or more, any word before the colon is one of them ("Q", "A", "Lee").
    """
    found = []
    callers = _find_callers(article.text[start:end] for start, end in paragraphs)
    for row, (start, end) in enumerate(paragraphs):
        paragraph = article.text[start:end].rstrip()
        match = _CALLED.match(paragraph) or _FROM.match(paragraph)
        if not match or not (match["name"] in callers or _LOOKS_CALLED.search(match["name"])):
            continue
        if _is_headline(paragraph[match.end() :]):
            continue
        content = start + match.end(), start + len(paragraph)
        if content[1] - content[0] < _SHORTEST and row + 1 < len(paragraphs):
            after = paragraphs[row + 1]
            content = after[0], after[0] + len(article.text[after[0] : after[1]].rstrip())
        if content[1] - content[0] < _SHORTEST:
            continue
        name = start + match.start("name"), start + match.end("name")
        cue = start + match.start("cue"), start + match.end("cue")
        is_caller = match["name"] in callers
        if made := _from_name(article, Alone(content), name, cue, "name before a colon", is_caller):
            found.append(made)
    return found


def _find_callers(paragraphs: Iterable[str]) -> set[str]:
    """The words that open two paragraphs or more before a colon, where there are several such and one of them asks.

    >>> sorted(_find_callers(["Q: Why?", "A: Who knows?", "Q: And now?", "A: We wait.", "Note: It ends here."]))
    ['A', 'Q']
    >>> _find_callers(["Pros: cheap.", "Cons: slow.", "Pros: quick.", "Cons: dear."])
    set()
    """
    called = [(found["name"], words) for words in paragraphs if (found := _CALLED.match(words))]
    times = Counter(name for name, _ in called)
    callers = {name for name in times if times[name] > 1}
    asks = any(name in callers and words.rstrip().endswith("?") for name, words in called)
    return callers if asks and len(callers) > 1 else set()


def _is_headline(words: str) -> bool:
    """Whether words after a name and a colon go on as a headline does: a small letter first, no point at the end."""
    bare = words.strip()
    return bare[:1].islower() and bare[-1:] not in _ENDS


def _from_name(
    article: Article, alone: Alone, name: Span, cue: Span, rule: str, is_caller: bool = False
) -> Statement | None:
    row = article.sentence_at(name[0])
    if row is None:
        return None
    parsed = article.parse([row])[0]
    source = tokens_in(parsed, [name])
    marks = tokens_in(parsed, [cue])
    is_name = is_caller or any(
        parsed.pos[token] == "PROPN" or parsed.words[token].isupper() for token in source
    )
    if not source or not marks or not is_name:
        return None
    clause = Clause(marks[:1], source, source_head(parsed, source), [], "states", rule)
    return Statement(clause, parsed, row, [alone.place], is_quoted=False, is_direct=True)

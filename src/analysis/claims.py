"""What a claim says by itself: its words as they are printed, and whether it can be read alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from analysis.article import Article
from analysis.frames import list_items
from analysis.language import Span
from analysis.parsed import ParsedSentence
from analysis.phrasing import close_quotes
from analysis.spans import SpanIndex
from analysis.syntax import SUBJECTS_AND_EXPLETIVES

_FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
_HELPERS = frozenset({"aux", "auxpass"})
_FEWEST_WORDS_OF_INFINITIVE = 3
_FEWEST_WORDS_OF_AMOUNT = 5
_OPENS, _CLOSES = '"“«', '"”»'
_SINGLE_OPENS, _SINGLE_CLOSES = "'‘", "'’"
_SINGLE_OPENED = re.compile(r"(?<!\w)['‘](?=\w)")
_SINGLE_CLOSED = re.compile(r"(?<=[\w.,!?…])['’](?!\w)")
_LAST_COMMA = re.compile(r",(?=[\"”’'»]?$)")
_GAP = " … "
_BULLET = re.compile(r"^[•·▪◦*–-]\s+")


def print_claim(text: str, spans: Sequence[Span], source: Span | None = None) -> str:
    """The words of a claim as they are printed, on one line: quotation marks in pairs, no reporting clause, no bullet.

    Parameters
    ----------
    text
        The article.
    spans
        Where the words of the claim stand.
    source
        Where the source stands; what parts two spans is left out where it holds the source.

    Examples
    --------
    >>> text = '"It hurt," he said. "We swam on." He felt "very cold".'
    >>> print_claim(text, [(1, 9), (21, 32)], source=(11, 13)), print_claim(text, [(34, 52)])
    ('"It hurt," … "We swam on."', 'He felt "very cold"')
    """
    parts = [list(spans[0])]
    for start, end in spans[1:]:
        is_clause = source is not None and parts[-1][1] <= source[0] < start
        if is_clause:
            parts.append([start, end])
        else:
            parts[-1][1] = end
    printed = _GAP.join(_pair_quotes(text, start, end) for start, end in parts)
    return _LAST_COMMA.sub("", _BULLET.sub("", " ".join(printed.split())))


def _pair_quotes(text: str, start: int, end: int) -> str:
    """A piece of text with the quotation marks beside it where they belong to it."""
    words, before, after = text[start:end], text[max(0, start - 1) : start], text[end : end + 1]
    left, right = _only(before, _OPENS), _only(after, _CLOSES)
    for piece in (f"{left}{words}{right}", f"{words}{right}", f"{left}{words}"):
        if piece != words and _is_paired(piece):
            return piece
    left, right = _only(before, _SINGLE_OPENS), _only(after, _SINGLE_CLOSES)
    if right and (left or _lacks_single_close(words)):
        words = f"{left}{words}{right}"
    return close_quotes(words)


def _only(mark: str, marks: str) -> str:
    return mark if mark and mark in marks else ""


def _is_paired(words: str) -> bool:
    return (
        words.count('"') % 2 == 0
        and words.count("“") == words.count("”")
        and words.count("«") == words.count("»")
    )


def _lacks_single_close(words: str) -> bool:
    """Whether the last single mark that opens is followed by none that closes; an owner's apostrophe may stand before."""
    opened = [mark.start() for mark in _SINGLE_OPENED.finditer(words)]
    closed = [mark.start() for mark in _SINGLE_CLOSED.finditer(words)]
    return bool(opened) and (not closed or closed[-1] < opened[-1])


def is_readable(article: Article, spans: Sequence[Span], quote_kind: str | None, stance: str | None) -> bool:
    """Whether a claim says something by itself: it has words in quotation marks, a clause, what is to be done, or
    what there is how much of ("a 4% rise in rents").

    A refusal ("to comment"), a question ("whether she will stay") and a thing that is only named ("the findings",
    "$2 to $3") do not.
    """
    if quote_kind == "direct":
        return True
    if stance == "declines":
        return False
    if quote_kind == "mixed":
        return True
    words = [word for start, end in spans for word in _words_in(article, start, end)]
    if not words or words[0][0].words[words[0][1]].lower() in {"whether", "if"}:
        return False
    if any(_is_clause(parsed, token) for parsed, token in words):
        return True
    tags = [parsed.tags[token] for parsed, token in words]
    has_infinitive = any(tags[place : place + 2] == ["TO", "VB"] for place in range(len(tags)))
    if tags[0] == "VBG" or (has_infinitive and len(tags) >= _FEWEST_WORDS_OF_INFINITIVE):
        return True
    is_amount = {"CD", "IN"} <= set(tags) and any(tag.startswith("NN") for tag in tags)
    return is_amount and len(spans) == 1 and len(tags) >= _FEWEST_WORDS_OF_AMOUNT


def _is_clause(parsed: ParsedSentence, token: int) -> bool:
    """Whether a token is a finite verb, or helps a verb, that has a subject."""
    if parsed.tags[token] not in _FINITE_TAGS:
        return False
    verb = parsed.heads[token] if parsed.deps[token] in _HELPERS else token
    return any(parsed.deps[child] in SUBJECTS_AND_EXPLETIVES for child in parsed.children(verb))


def _words_in(article: Article, start: int, end: int) -> Iterator[tuple[ParsedSentence, int]]:
    """The tokens of a part of the story, each with the sentence it belongs to."""
    first, last = article.sentence_at(start), article.sentence_at(end - 1)
    if first is None or last is None:
        return
    for parsed in article.parse(range(first, last + 1)):
        for token, (left, right) in enumerate(zip(parsed.starts, parsed.ends, strict=True)):
            if left >= start and right <= end and parsed.words[token][:1].isalnum():
                yield parsed, token


def spans_of(claim: dict[str, Any]) -> tuple[Span, ...]:
    """Where the words of a claim stand."""
    spans = list_items(claim.get("content_spans"))
    return tuple((start, end) for start, end in spans) or ((claim["start"], claim["end"]),)


def source_of(claim: dict[str, Any]) -> Span | None:
    """Where the source of a claim stands, None where it has none."""
    return _place_of(claim, "source")


def cue_of(claim: dict[str, Any]) -> Span | None:
    """Where the cue of a claim stands, None where it has none."""
    return _place_of(claim, "cue")


def _place_of(claim: dict[str, Any], part: str) -> Span | None:
    start = claim.get(f"{part}_start")
    return None if start is None or pd.isna(start) else (int(start), int(claim[f"{part}_end"]))


def drop_repeated(claims: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The attributions without those whose words another holds already: the same, or told of nobody else a part of them
    or the whole with its source ("..., according to a study").
    """
    known = sorted(claims, key=lambda claim: (_is_missing(claim["source"]), claim["start"] - claim["end"]))
    places = [(number, span) for number, claim in enumerate(known) for span in spans_of(claim)]
    index = SpanIndex([start for _, (start, _) in places], [end for _, (_, end) in places])
    holders: dict[int, dict[str, Any]] = {}
    held: set[tuple[Span, ...]] = set()
    for number, claim in enumerate(known):
        spans = spans_of(claim)
        if spans in held:
            continue
        if _is_missing(claim["source"]):
            near = {places[place][0] for span in spans for place in index.find_touching(*span)}
            if any(_tells_the_same(spans, holders[other]) for other in near & holders.keys()):
                continue
        holders[number] = claim
        held.add(spans)
    return list(holders.values())


def _tells_the_same(spans: Sequence[Span], other: dict[str, Any]) -> bool:
    source = source_of(other)
    is_whole = source is not None and _lies_within([*spans_of(other), source], spans)
    return is_whole or _lies_within(spans, spans_of(other))


def _is_missing(value: Any) -> bool:
    return not isinstance(value, str)


def _lies_within(spans: Sequence[Span], others: Sequence[Span]) -> bool:
    return all(any(left <= start and end <= right for left, right in others) for start, end in spans)

"""Attributions: who says what, via whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pandas as pd

from analysis.article import Article, spans_of
from analysis.frames import build_frame
from analysis.language import ParsedSentence, Span
from analysis.sourcing.clauses import Clause, find_clauses, spans_of_tokens
from analysis.sourcing.quotations import find_article_quotations, find_single_quotations, is_quoted
from analysis.sourcing.speakers import Cast, Source, find_outlet

ATTRIBUTION = {
    "start": "int64",
    "end": "int64",
    "text": "string",
    "content_spans": "object",
    "cue": "string",
    "cue_start": "Int64",
    "cue_end": "Int64",
    "source": "string",
    "source_start": "Int64",
    "source_end": "Int64",
    "speaker": "string",
    "quote_kind": "string",
    "source_type": "string",
    "named": "bool",
    "via": "string",
    "stance": "string",
    "sentence": "Int64",
    "rule": "string",
}
"""The columns of `find_attributions`, in order."""

_WORD = re.compile(r"\w+")
_FEWEST_WORDS_ALONE = 4


def find_attributions(article: Article) -> pd.DataFrame:
    """Find who says, thinks or wants what in the story.

    Parameters
    ----------
    article
        The article; its story is parsed.

    Returns
    -------
    DataFrame
        One row an attribution, in order of the text:

        start, end, text
            The hull of the content, in characters, end exclusive.
        content_spans
            Tuple of (start, end); several where the content is interrupted.
        cue, cue_start, cue_end
            The words that attribute; missing where a quotation stands alone.
        source, source_start, source_end
            The words that name the source, missing where it is hidden.
        speaker
            The source resolved to one name in the article, missing where nobody is named.
        quote_kind
            direct, indirect or mixed.
        source_type
            official, institution, expert, witness, individual, media, document, anonymous or unattributed.
        named
            Whether the source is named in the article.
        via
            The outlet or person through whom it reached this article, missing where none is named.
        stance
            states, denies, declines, believes, expects, intends, promises, asks, proposes, warns, criticises or
            praises.
        sentence
            Row of `article.sentences` in which the content begins; missing in a headline.
        rule
            The evidence that found it.

    Notes
    -----
    Annotation follows PolNeAR's idea of attribution (Newell, Margolin and Ruths, LREC 2018): source, cue, content.

    Examples
    --------
    >>> article = Article.from_text('Ann Lee said that the port "may close".')
    >>> find_attributions(article)[["speaker", "cue", "quote_kind"]].values.tolist()
    [['Ann Lee', 'said', 'mixed']]
    """
    sentences = article.parse()
    quotations = find_article_quotations(article)
    cast = Cast(sentences)
    rows: list[dict[str, Any]] = []
    recent: list[Source] = []
    covered: list[Span] = []
    for number, parsed in enumerate(sentences):
        quoted = [
            is_quoted(quotations, start, end) for start, end in zip(parsed.starts, parsed.ends, strict=True)
        ]
        clauses = find_clauses(parsed, quoted)
        for clause in clauses:
            spans = spans_of_tokens(parsed, clause.content)
            if not quoted[clause.cue[0]]:
                spans = _extend_to_quotations(spans, quotations)
            if not spans:
                continue
            source = cast.resolve(parsed, clause.source, clause.source_head, recent)
            if source.speaker:
                recent.append(source)
            covered.extend(spans)
            rows.append(_row(article, parsed, number, clause, spans, source, quotations))
        if not clauses:
            rows.extend(_quotations_alone(article, parsed, number, quotations, covered, recent))
    rows.extend(_scare_quotes(article))
    _pass_on(rows)
    return build_frame(sorted(rows, key=lambda row: (row["start"], row["end"])), ATTRIBUTION)


def _row(
    article: Article,
    parsed: ParsedSentence,
    number: int,
    clause: Clause,
    spans: list[Span],
    source: Source,
    quotations: list[Span],
) -> dict[str, Any]:
    cue_start, cue_end = parsed.starts[clause.cue[0]], parsed.ends[clause.cue[-1]]
    named: Span | None = (
        (parsed.starts[clause.source[0]], parsed.ends[clause.source[-1]]) if clause.source else None
    )
    via = find_outlet(parsed, clause.receiver) if clause.receiver else None
    return {
        "start": spans[0][0],
        "end": spans[-1][1],
        "text": article.text[spans[0][0] : spans[-1][1]],
        "content_spans": tuple(spans),
        "cue": article.text[cue_start:cue_end],
        "cue_start": cue_start,
        "cue_end": cue_end,
        "source": article.text[named[0] : named[1]] if named else None,
        "source_start": named[0] if named else None,
        "source_end": named[1] if named else None,
        "speaker": source.speaker,
        "quote_kind": _quote_kind(article.text, spans, quotations),
        "source_type": source.source_type,
        "named": source.named,
        "via": via,
        "stance": clause.stance,
        "sentence": number,
        "rule": clause.rule,
    }


def _quote_kind(text: str, spans: list[Span], quotations: list[Span]) -> str:
    words = [m.span() for start, end in spans for m in _WORD.finditer(text, start, end)]
    inside = sum(is_quoted(quotations, start, end) for start, end in words)
    if words and inside == len(words):
        return "direct"
    return "mixed" if inside else "indirect"


def _extend_to_quotations(spans: list[Span], quotations: list[Span]) -> list[Span]:
    """Let a span that a quotation cuts across reach to the quotation's ends, and join what then touches."""
    reached = []
    for start, end in spans:
        for left, right in quotations:
            inside = min(end, right) - max(start, left)
            if inside > 0.5 * (right - left) and inside > 0.5 * (end - start):
                start, end = min(start, left), max(end, right)
        reached.append((start, end))
    joined: list[Span] = []
    for start, end in sorted(reached):
        if joined and start <= joined[-1][1] + 2:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _quotations_alone(
    article: Article,
    parsed: ParsedSentence,
    number: int,
    quotations: list[Span],
    covered: list[Span],
    recent: list[Source],
) -> Iterator[dict[str, Any]]:
    """Quoted sentences without a cue of their own: the speaker before them goes on."""
    if not parsed.starts:
        return
    first, last = parsed.starts[0], parsed.ends[-1]
    for left, right in quotations:
        start, end = max(left, first), min(right, last)
        words = _WORD.findall(article.text, start, end) if end > start else []
        if len(words) < _FEWEST_WORDS_ALONE or any(a < end and start < b for a, b in covered):
            continue
        source = recent[-1] if recent else Source(None, "unattributed", False)
        yield {
            "start": start,
            "end": end,
            "text": article.text[start:end],
            "content_spans": ((start, end),),
            "speaker": source.speaker,
            "quote_kind": "direct",
            "source_type": source.source_type,
            "named": source.named,
            "stance": "states",
            "sentence": number,
            "rule": "quotation that goes on" if recent else "quotation without a speaker",
        }


def _scare_quotes(article: Article) -> Iterator[dict[str, Any]]:
    """Words that a headline sets in quotation marks and attributes to nobody."""
    for start, end in spans_of(article, ["headline"]):
        for left, right in find_single_quotations(article.text, start, end):
            yield {
                "start": left,
                "end": right,
                "text": article.text[left:right],
                "content_spans": ((left, right),),
                "quote_kind": "direct",
                "source_type": "unattributed",
                "named": False,
                "stance": "states",
                "rule": "quotation marks in a headline",
            }


def _pass_on(rows: list[dict[str, Any]]) -> None:
    """Name as `via` the source in whose words a statement is nested."""
    for inner in rows:
        for outer in rows:
            holds = (
                outer is not inner
                and inner.get("cue_start") is not None
                and any(left <= inner["cue_start"] < right for left, right in outer["content_spans"])
            )
            if holds and inner.get("via") is None and outer["speaker"] != inner["speaker"]:
                inner["via"] = outer["speaker"] or outer.get("source")

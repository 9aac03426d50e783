"""Attributions: who says what, via whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pandas as pd

from analysis.article import Article, check_article, spans_of
from analysis.frames import build_frame
from analysis.language import Span
from analysis.quotations import Quotations, find_single_quotations
from analysis.sourcing.antecedents import Place, Source, Told
from analysis.sourcing.cast import Cast
from analysis.sourcing.clauses import find_noun_phrase
from analysis.sourcing.descriptions import HE, SHE
from analysis.sourcing.introductions import find_called, introduce
from analysis.sourcing.names import is_human
from analysis.sourcing.reattaching import reattach_names, reattach_subject
from analysis.sourcing.retagging import retag_names
from analysis.sourcing.speakers import find_outlet, resolve_source
from analysis.sourcing.statements import Alone, Statement, find_statements, reach_quotations

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

_MOST_MENTIONS = 3
"""Sentences in which the name finder is asked about a single name."""

_UNKNOWN = Source(None, "unattributed", False)
_WORD = re.compile(r"\w+")


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
    check_article(article)
    sentences = [
        reattach_names(parsed)
        for parsed in retag_names([reattach_subject(parsed) for parsed in article.parse()])
    ]
    quotations = Quotations(article)
    statements = [
        statement
        for number, parsed in enumerate(sentences)
        for statement in find_statements(parsed, number, quotations)
    ]
    named = {(statement.number, token) for statement in statements for token in statement.clause.source}
    statements += [
        called
        for called in find_called(article, quotations.paragraphs)
        if named.isdisjoint((called.number, token) for token in called.clause.source)
    ]
    left_over = reach_quotations(article.text, statements, quotations)
    alone = [introduce(article, quotation) or quotation for quotation in left_over]
    cast = Cast(sentences, _find_heads(statements))
    cast.learn_names(*_find_people_and_bodies(article, statements, cast))
    told_so_far = Told()
    rows: list[dict[str, Any]] = []
    row_of: dict[int, dict[str, Any]] = {}
    told: list[Statement | Alone] = [*statements, *alone]
    for statement in sorted(told, key=lambda found: found.place):
        if isinstance(statement, Statement):
            clause = statement.clause
            place = Place(sentences, statement.number, told_so_far, quotations)
            source = resolve_source(cast, place, clause.source, clause.source_head)
            told_so_far.add(statement.number, source, statement.spans)
            row_of[id(statement)] = row = _row(article, statement, source, cast, quotations)
            rows.append(row)
            continue
        carried_on = row_of.get(id(statement.carried_on))
        others = _find_turn(article, cast, Place(sentences, 0, told_so_far, quotations), statement)
        if carried_on is not None and (others is None or others[0].speaker == carried_on["speaker"]):
            spans = sorted([*carried_on["content_spans"], statement.place])
            carried_on.update(_content(article, spans, quotations))
        else:
            rows.append(_row_alone(article, statement, told_so_far, others))
    rows.extend(_scare_quotes(article))
    _pass_on(rows)
    return build_frame(sorted(rows, key=lambda row: (row["start"], row["end"])), ATTRIBUTION)


def _find_heads(statements: list[Statement]) -> Iterator[int]:
    """Where the heads of the sources stand."""
    for statement in statements:
        if statement.clause.source_head is not None:
            yield statement.parsed.starts[statement.clause.source_head]


def _find_people_and_bodies(
    article: Article, statements: list[Statement], cast: Cast
) -> tuple[set[str], set[str]]:
    """The sources' names that the name finder takes for people's more often than for anything else, and the others.

    It is asked about the names of which nothing shows yet what they are; a name that it does not see is left out.
    """
    unknown: dict[str, set[int]] = {}
    for statement in statements:
        if name := cast.find_unknown(statement.parsed, statement.clause.source_head):
            unknown.setdefault(name, set()).add(statement.number)
    rows = sorted({row for found in unknown.values() for row in sorted(found)[:_MOST_MENTIONS]})
    votes: dict[str, list[bool]] = {name: [] for name in unknown}
    for entity in (entity for names in article.find_names(rows) for entity in names):
        words = _WORD.findall(article.text, entity.start, entity.end)
        for name in {" ".join(words), *words}.intersection(votes):
            votes[name].append(entity.label == "PERSON")
    people = {name for name, told in votes.items() if sum(told) > len(told) / 2}
    return people, {name for name, told in votes.items() if told and " " in name and name not in people}


def _row(
    article: Article, statement: Statement, source: Source, cast: Cast, quotations: Quotations
) -> dict[str, Any]:
    parsed, clause, spans = statement.parsed, statement.clause, statement.spans
    cue_start, cue_end = parsed.starts[clause.cue[0]], parsed.ends[clause.cue[-1]]
    named: Span | None = (
        (parsed.starts[clause.source[0]], parsed.ends[clause.source[-1]]) if clause.source else None
    )
    return {
        **_content(article, spans, quotations),
        "cue": article.text[cue_start:cue_end],
        "cue_start": cue_start,
        "cue_end": cue_end,
        "source": article.text[named[0] : named[1]] if named else None,
        "source_start": named[0] if named else None,
        "source_end": named[1] if named else None,
        "speaker": source.speaker,
        "source_type": source.source_type,
        "named": source.named,
        "via": find_outlet(cast, parsed, clause.receiver) if clause.receiver else None,
        "stance": clause.stance,
        "rule": clause.rule,
    }


def _content(article: Article, spans: list[Span], quotations: Quotations) -> dict[str, Any]:
    return {
        "start": spans[0][0],
        "end": spans[-1][1],
        "text": article.text[spans[0][0] : spans[-1][1]],
        "content_spans": tuple(spans),
        "quote_kind": _quote_kind(article.text, spans, quotations),
        "sentence": article.sentence_at(spans[0][0]),
    }


def _find_turn(article: Article, cast: Cast, story: Place, quotation: Alone) -> tuple[Source, Span] | None:
    """Whom the sentence before a quotation is about, where nobody speaks in it: "Ms Lee shrugged. “No.”"."""
    row = article.sentence_at(quotation.place[0])
    if not row:
        return None
    place = Place(story.sentences, row - 1, story.told, story.quotations)
    start, end = article.sentence_spans[row - 1]
    here, there = (story.quotations.paragraph(offset) for offset in (start, quotation.place[0]))
    subject = place.find_subject(row - 1)
    if here != there or subject is None or place.told.of(row - 1) or story.quotations.hold(start, end):
        return None
    parsed = place.parsed
    is_somebody = parsed.words[subject].lower() in HE | SHE or cast.find_at(parsed, subject) is not None
    if not is_somebody and not is_human(parsed, subject):
        return None
    words = find_noun_phrase(parsed, subject)
    source = resolve_source(cast, place, words, subject)
    return source, (parsed.starts[words[0]], parsed.ends[words[-1]])


def _quote_kind(text: str, spans: list[Span], quotations: Quotations) -> str:
    words = [m.span() for start, end in spans for m in _WORD.finditer(text, start, end)]
    inside = sum(quotations.hold(start, end) for start, end in words)
    if words and inside == len(words):
        return "direct"
    return "mixed" if inside else "indirect"


def _row_alone(
    article: Article, quotation: Alone, told: Told, turn: tuple[Source, Span] | None
) -> dict[str, Any]:
    """A quotation without a cue: where it fills its sentence, whom the one before is about, or the last speaker."""
    start, end = quotation.place
    row = article.sentence_at(start)
    source, named, rule = _UNKNOWN, None, "quotation without a speaker"
    if row is not None:
        left, right = article.sentence_spans[row]
        outside = _WORD.findall(article.text, left, start) + _WORD.findall(
            article.text, min(end, right), right
        )
        if turn is not None and not outside:
            (source, named), rule = turn, "quotation after a sentence about its speaker"
        elif told.last is not None and not outside:
            source, rule = told.last, "quotation that goes on"
    return {
        "start": start,
        "end": end,
        "text": article.text[start:end],
        "content_spans": (quotation.place,),
        "source": article.text[named[0] : named[1]] if named else None,
        "source_start": named[0] if named else None,
        "source_end": named[1] if named else None,
        "speaker": source.speaker,
        "quote_kind": "direct",
        "source_type": source.source_type,
        "named": source.named,
        "stance": "states",
        "sentence": row,
        "rule": rule,
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
    by_sentence: dict[int | None, list[dict[str, Any]]] = {}
    for row in rows:
        by_sentence.setdefault(row.get("sentence"), []).append(row)
    for inner in rows:
        if inner.get("cue_start") is None or inner.get("via") is not None:
            continue
        for outer in by_sentence[inner["sentence"]]:
            holds = outer is not inner and any(
                left <= inner["cue_start"] < right for left, right in outer["content_spans"]
            )
            if holds and outer["speaker"] != inner["speaker"]:
                inner["via"] = outer["speaker"] or outer.get("source")

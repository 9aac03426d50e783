"""Events: what the story tells, each with the time that its words or their order give it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd

from analysis.article import Article
from analysis.dates import DateRange
from analysis.frames import build_frame
from analysis.lexicons import read_lexicon
from analysis.parsed import ParsedSentence
from analysis.spans import SpanIndex
from analysis.syntax import find_sayer, is_reporting
from analysis.timeline.linking import choose_event, choose_time, find_head, find_prepositions
from analysis.timeline.ordering import UNDATED, order_events
from analysis.timeline.times import find_times

Days = tuple[Any, Any]
"""Earliest and latest day, NaT where open."""

SPAN = "the times at both ends"

_DAY = pd.Timedelta(days=1)

EVENT = {
    "start": "int64",
    "end": "int64",
    "text": "string",
    "predicate": "string",
    "earliest": "datetime64[s]",
    "latest": "datetime64[s]",
    "precision": "string",
    "status": "string",
    "speaker": "string",
    "time_start": "Int64",
    "time_end": "Int64",
    "reason": "string",
    "sentence": "Int64",
    "rule": "string",
}
"""The columns of `build_timeline`, in order."""

_CLAUSES = frozenset({"ccomp", "advcl", "relcl", "conj", "acl", "parataxis", "xcomp"})
_PREDICATES = frozenset({"ROOT", "ccomp", "advcl", "relcl", "conj", "parataxis", "pcomp", "acl"})


@dataclass(frozen=True, slots=True)
class _Predicate:
    parsed: ParsedSentence
    sentence: int
    index: int


def build_timeline(
    article: Article, times: pd.DataFrame | None = None, attributions: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Put what the story tells on a line of time.

    Parameters
    ----------
    article
        The article; its story is parsed.
    times
        What `find_times` returned; found anew where None.
    attributions
        What `find_attributions` returned, to name the speaker of an event that stands in a statement. Without
        it the speaker is the subject of the verb of saying in the same sentence, as it is written.

    Returns
    -------
    DataFrame
        One row an event: start, end, text (the clause that tells it); predicate (its verb); earliest, latest
        (days, inclusive; NaT where open); precision (day, month, year, fuzzy); status (past, ongoing, planned,
        hypothetical); speaker; time_start, time_end (the time that dates it, missing where order alone does);
        reason; sentence; rule.

    Examples
    --------
    >>> article = Article.from_text("They met in 2019. They will meet again in 2031.")
    >>> build_timeline(article)[["predicate", "status", "precision"]].values.tolist()
    [['met', 'past', 'year'], ['will meet', 'planned', 'year']]
    """
    times = find_times(article) if times is None else times
    dated = times[times.earliest.notna() | times.latest.notna()]
    by_sentence: dict[int, list[Any]] = {}
    for time in dated.itertuples():
        by_sentence.setdefault(int(time.sentence), []).append(time)  # type: ignore[arg-type]
    rows: list[dict[str, Any]] = []
    for number, parsed in enumerate(article.parse()):
        predicates = [_Predicate(parsed, number, index) for index in _find_predicates(parsed)]
        links = _link(parsed, [predicate.index for predicate in predicates], by_sentence.get(number, []))
        found = {
            predicate.index: _row(article, predicate, links.get(predicate.index, []))
            for predicate in predicates
            if predicate.index in links or _tells_undated(parsed, predicate.index)
        }
        order_events(parsed, found)
        rows.extend(found.values())
    for row in rows:
        row["precision"] = _precision(row["earliest"], row["latest"])
    if attributions is not None:
        _name_speakers(rows, attributions)
    return build_frame(rows, EVENT)


def _find_predicates(parsed: ParsedSentence) -> list[int]:
    return [
        index
        for index in range(len(parsed))
        if parsed.pos[index] in {"VERB", "AUX"}
        and parsed.deps[index] in _PREDICATES
        and (
            parsed.pos[index] == "VERB"
            or any(parsed.deps[c] in {"attr", "acomp", "prep"} for c in parsed.children(index))
        )
    ]


def _tells_undated(parsed: ParsedSentence, index: int) -> bool:
    """Whether a predicate is an event without a time: no "founded" beside a noun, no "said that"."""
    holds_clause = any(parsed.deps[child] == "ccomp" for child in parsed.children(index))
    return parsed.deps[index] != "acl" and not (is_reporting(parsed, index) and holds_clause)


def _link(parsed: ParsedSentence, predicates: list[int], times: list[Any]) -> dict[int, list[Any]]:
    """For each predicate the times that date it, in the order of the text."""
    links: dict[int, list[Any]] = {}
    for time in times:
        head = find_head(parsed, (time.start, time.end))
        chosen = None if head is None else choose_event(parsed, head, predicates)
        if chosen is not None:
            links.setdefault(chosen, []).append(time)
    return links


def _group(parsed: ParsedSentence, index: int) -> list[int]:
    """The verb with its auxiliaries and negation."""
    return [
        c for c in parsed.children(index) if parsed.deps[c] in {"aux", "auxpass", "neg"} and c < index
    ] + [index]


@cache
def _words_of_status() -> dict[str, frozenset[str]]:
    table = read_lexicon("event_status")
    return {str(name): frozenset(words) for name, words in table.groupby("class").word}


def _find_status(parsed: ParsedSentence, index: int) -> str:
    words, children = _words_of_status(), parsed.children(index)
    group = _group(parsed, index)
    helpers = {parsed.lemmas[token].lower() for token in group[:-1]} | {
        parsed.words[token].lower() for token in group[:-1]
    }
    beside = {parsed.words[c].lower() for c in children if parsed.deps[c] in {"mark", "advmod"}}
    lemma = parsed.lemmas[index].lower()
    if "have" in helpers and helpers & {"would", "might", "could", "may"}:
        return "hypothetical"
    if helpers & words["doubt"] or beside & (words["condition"] | words["doubt"]):
        return "hypothetical"
    is_going = (
        lemma == "go" and parsed.tags[index] == "VBG" and any(parsed.deps[c] == "xcomp" for c in children)
    )
    if helpers & words["future"] or lemma in words["plan"] or is_going:
        return "planned"
    tags = {parsed.tags[token] for token in group}
    is_done = parsed.tags[index] == "VBN" and ("have" in helpers or parsed.deps[index] == "acl")
    if "VBD" in tags or is_done:
        return "past"
    if tags & {"VBZ", "VBP"}:
        return "ongoing"
    if parsed.heads[index] != index:
        return _find_status(parsed, parsed.heads[index])
    return "past"


def _clause(parsed: ParsedSentence, index: int) -> list[int]:
    """The tokens of the clause without clauses that hang on it."""
    dropped = {
        token
        for child in parsed.children(index)
        if parsed.deps[child] in _CLAUSES
        and parsed.pos[child] in {"VERB", "AUX"}
        and parsed.deps[child] != "xcomp"
        for token in parsed.subtree(child)
    }
    tokens = [token for token in parsed.subtree(index) if token not in dropped]
    while tokens and (parsed.pos[tokens[-1]] in {"PUNCT", "CCONJ", "SCONJ"}):
        tokens.pop()
    while tokens and (parsed.pos[tokens[0]] in {"PUNCT", "CCONJ"}):
        tokens.pop(0)
    return tokens or [index]


def _row(article: Article, predicate: _Predicate, times: list[Any]) -> dict[str, Any]:
    parsed, index = predicate.parsed, predicate.index
    tokens, group = _clause(parsed, index), _group(parsed, index)
    start, end = parsed.starts[tokens[0]], parsed.ends[tokens[-1]]
    status = _find_status(parsed, index)
    times = _choose_times(parsed, index, times)
    if times:
        days, reason, rule = _date_by(parsed, index, times, status, article.published)
    else:
        (days, reason), rule = _bound_by_status(article.published, status), UNDATED
    first, last = (times[0], times[-1]) if times else (None, None)
    if status in {"past", "ongoing"} and _lies_ahead(days[0], article.published):
        status = "planned"
    return {
        "start": start,
        "end": end,
        "text": article.text[start:end],
        "predicate": " ".join(parsed.words[token] for token in group).replace(" n't", "n't"),
        "earliest": days[0],
        "latest": days[1],
        "status": status,
        "speaker": find_sayer(parsed, index) if not is_reporting(parsed, index) else None,
        "time_start": first.start if first is not None else None,
        "time_end": last.end if last is not None else None,
        "reason": reason,
        "sentence": predicate.sentence,
        "rule": rule,
    }


def _lies_ahead(earliest: Any, published: DateRange | None) -> bool:
    """Whether a day comes after the publication: "the vote takes place on Friday", "they agreed to meet in August"."""
    if published is None or published.latest is None or pd.isna(earliest):
        return False
    return bool(earliest > pd.Timestamp(published.latest))


def _choose_times(parsed: ParsedSentence, index: int, times: list[Any]) -> list[Any]:
    """Of the times of a predicate both ends of a span, else the one that is nearest by the parse."""
    if len(times) < 2 or _is_span(parsed, times):
        return times[:2]
    heads = {find_head(parsed, (time.start, time.end)): time for time in reversed(times)}
    nearest = choose_time(parsed, index, [head for head in heads if head is not None])
    return [heads[nearest]]


def _is_span(parsed: ParsedSentence, times: list[Any]) -> bool:
    first, last = times[0].earliest, times[1].latest
    return _are_ends(parsed, times[0], times[1]) and (pd.isna(first) or pd.isna(last) or first <= last)


def _date_by(
    parsed: ParsedSentence, index: int, times: list[Any], status: str, published: DateRange | None
) -> tuple[Days, str, str]:
    """The days that the times of a predicate give it, why, and by which rule."""
    time = times[0]
    if len(times) > 1:
        reason = f"from {time.text} to {times[1].text}: {time.reason}"
        return (time.earliest, times[1].latest), reason, SPAN
    head = find_head(parsed, (time.start, time.end))
    hangs = head is not None and index in parsed.ancestors(head)
    rule = "the time hangs on the predicate" if hangs else "the nearest time by the parse"
    word, is_direct = find_prepositions(parsed, index, head) if head is not None else (None, False)
    if word is None:
        return (time.earliest, time.latest), str(time.reason), rule
    is_strict = is_direct and pd.isna(time.mod)
    days = _move(word, time.earliest, time.latest, is_strict, status, published)
    return days, f"{word} {time.text}: {time.reason}", rule


def _are_ends(parsed: ParsedSentence, first: Any, second: Any) -> bool:
    """Whether two times are the ends of a span ("from May to June", "between 2006 and 2008")."""
    between = [
        parsed.words[i].lower()
        for i, start in enumerate(parsed.starts)
        if first.end <= start < second.start and parsed.pos[i] != "PUNCT"
    ]
    dashed = not between and second.start - first.end <= 3
    return dashed or between in (["to"], ["and"], ["until"], ["through"], ["till"])


def _move(
    word: str, earliest: Any, latest: Any, is_strict: bool, status: str, published: DateRange | None
) -> Days:
    """The days of what happened before, after, since or until a time."""
    now = pd.Timestamp(published.latest) if published and published.latest else pd.NaT
    if word == "before":
        return pd.NaT, (earliest - _DAY if is_strict and pd.notna(earliest) else latest)
    if word in {"until", "till", "by", "through"}:
        return pd.NaT, latest
    first = latest + _DAY if word == "after" and is_strict and pd.notna(latest) else earliest
    is_over = status in {"past", "ongoing"} and pd.notna(now) and (pd.isna(first) or first <= now)
    return first, now if is_over else pd.NaT


def _bound_by_status(published: DateRange | None, status: str) -> tuple[Days, str]:
    if published is None:
        return (pd.NaT, pd.NaT), "no time is named, and when the article appeared is not known"
    if status == "past" and published.latest:
        return (pd.NaT, pd.Timestamp(published.latest)), "told as past: not after publication"
    if status == "ongoing" and published.is_exact:
        return (pd.NaT, pd.NaT), "told as going on: around publication"
    if status in {"planned", "hypothetical"} and published.earliest:
        return (pd.Timestamp(published.earliest), pd.NaT), "told as to come: not before publication"
    return (pd.NaT, pd.NaT), "no time is named"


def _precision(earliest: Any, latest: Any) -> str:
    if pd.isna(earliest) or pd.isna(latest):
        return "fuzzy"
    days = (latest - earliest).days + 1
    if days == 1:
        return "day"
    if days <= 31:
        return "month"
    return "year" if days <= 366 else "fuzzy"


def _name_speakers(rows: list[dict[str, Any]], attributions: pd.DataFrame) -> None:
    statements = [
        (start, end, spans[-1][1] - spans[0][0], None if pd.isna(speaker) else speaker)
        for spans, speaker in zip(attributions.content_spans, attributions.speaker, strict=True)
        for start, end in spans
    ]
    index = SpanIndex([start for start, *_ in statements], [end for _, end, *_ in statements])
    for row in rows:
        offset = row["time_start"] or row["start"]
        holding = [statements[place] for place in index.find_touching(offset, offset + 1)]
        row["speaker"] = min(holding, key=lambda found: found[2])[3] if holding else None

"""Events: what the story tells, each with the time that its words or their order give it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd

from analysis.article import Article
from analysis.frames import build_frame
from analysis.lexicons import read_lexicon
from analysis.parsed import ParsedSentence
from analysis.spans import SpanIndex
from analysis.syntax import find_sayer, is_reporting
from analysis.timeline.dating import (
    bound_by_status,
    choose_times,
    date_by,
    find_explained,
    lies_ahead,
    measure_precision,
)
from analysis.timeline.linking import choose_event, find_head, is_set_off
from analysis.timeline.ordering import UNDATED, order_events
from analysis.timeline.times import find_times

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
_HELPERS = frozenset({"aux", "auxpass", "neg"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_COMPLEMENTS = frozenset({"attr", "acomp", "prep", "npadvmod", "xcomp"})
"""What a form of be has beside it where it is no auxiliary, "to close" in "is to close" included."""


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
        row["precision"] = measure_precision(row["earliest"], row["latest"])
    if attributions is not None:
        _name_speakers(rows, attributions)
    return build_frame(rows, EVENT)


def _find_predicates(parsed: ParsedSentence) -> list[int]:
    return [
        index
        for index in range(len(parsed))
        if parsed.deps[index] in _PREDICATES and (_is_verb(parsed, index) or _is_full_copula(parsed, index))
    ]


def _is_verb(parsed: ParsedSentence, index: int) -> bool:
    """Whether a word is a verb, or has a subject as only a verb has: "the school shuts", where "shuts" is read as a noun."""
    if parsed.pos[index] == "NOUN":
        return any(parsed.deps[child] in _SUBJECTS for child in parsed.children(index))
    return parsed.pos[index] == "VERB"


def _is_full_copula(parsed: ParsedSentence, index: int) -> bool:
    deps = {parsed.deps[child] for child in parsed.children(index)}
    return parsed.pos[index] == "AUX" and not deps.isdisjoint(_COMPLEMENTS)


def _tells_undated(parsed: ParsedSentence, index: int) -> bool:
    """Whether a predicate is an event without a time: no "founded" beside a noun, no "said that"."""
    holds_clause = any(parsed.deps[child] == "ccomp" for child in parsed.children(index))
    return parsed.deps[index] != "acl" and not (is_reporting(parsed, index) and holds_clause)


def _link(parsed: ParsedSentence, predicates: list[int], times: list[Any]) -> dict[int, list[Any]]:
    """For each predicate the times that date it, in the order of the text."""
    links: dict[int, list[Any]] = {}
    explaining = {index: find_explained(parsed, index, times) for index in predicates}
    for time in times:
        head = find_head(parsed, (time.start, time.end))
        others = [index for index in predicates if explaining[index] is not time]
        if is_set_off(parsed, (time.start, time.end)):
            others = [index for index in others if parsed.ends[index] <= time.start][-1:] or others
        chosen = None if head is None else choose_event(parsed, head, others)
        if chosen is not None:
            links.setdefault(chosen, []).append(time)
    for index, time in explaining.items():
        if time is not None:
            links.setdefault(index, [time])
    return links


def _group(parsed: ParsedSentence, index: int) -> list[int]:
    """The verb with its auxiliaries and negation; of "is to close" the infinitive too."""
    own = [c for c in parsed.children(index) if parsed.deps[c] in _HELPERS and c < index] + [index]
    infinitive = _find_infinitive(parsed, index)
    return own if infinitive is None else own + _group(parsed, infinitive)


def _find_infinitive(parsed: ParsedSentence, index: int) -> int | None:
    """The verb of what is arranged or fated: "the port is to close"."""
    if parsed.pos[index] != "AUX" or any(parsed.deps[c] in {"acomp", "attr"} for c in parsed.children(index)):
        return None
    verbs = (child for child in parsed.children(index) if parsed.deps[child] == "xcomp" and child > index)
    return next((verb for verb in verbs if _has_to(parsed, verb)), None)


def _has_to(parsed: ParsedSentence, verb: int) -> bool:
    return any(parsed.tags[child] == "TO" for child in parsed.children(verb))


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
    if _find_infinitive(parsed, index) is not None:
        return "hypothetical" if "have" in helpers else "planned"
    if helpers & words["future"] or lemma in words["plan"] or is_going:
        return "planned"
    tags = {parsed.tags[token] for token in group}
    is_done = parsed.tags[index] == "VBN" and ("have" in helpers or parsed.deps[index] == "acl")
    if "VBD" in tags or is_done:
        return "past"
    if tags & {"VBZ", "VBP", "NNS"}:
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
    times = choose_times(parsed, index, times)
    if times:
        days, reason, rule = date_by(parsed, index, times, status, article.published)
    else:
        (days, reason), rule = bound_by_status(article.published, status), UNDATED
    first, last = (times[0], times[-1]) if times else (None, None)
    if status in {"past", "ongoing"} and lies_ahead(days[0], article.published):
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

"""Events: what the story tells, each with the time that its words or their order give it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.article import Article
from analysis.dates import DateRange
from analysis.frames import build_frame
from analysis.language import ParsedSentence
from analysis.syntax import find_sayer, is_reporting
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
_PREDICATES = frozenset({"ROOT", "ccomp", "advcl", "relcl", "conj", "parataxis", "pcomp"})
_DOUBT = frozenset({"may", "might", "could", "would", "should", "can"})
_PLANS = frozenset(
    {
        "plan",
        "intend",
        "expect",
        "schedule",
        "promise",
        "pledge",
        "vow",
        "hope",
        "aim",
        "want",
        "prepare",
        "set",
    }
)


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
    dated = times[(times.type.isin(["DATE", "TIME"])) & (times.earliest.notna() | times.latest.notna())]
    by_sentence: dict[int, list[Any]] = {}
    for time in dated.itertuples():
        by_sentence.setdefault(int(time.sentence), []).append(time)  # type: ignore[arg-type]
    rows: list[dict[str, Any]] = []
    for number, parsed in enumerate(article.parse()):
        here = by_sentence.get(number, [])
        predicates = [_Predicate(parsed, number, index) for index in _find_predicates(parsed)]
        links = _link(parsed, [predicate.index for predicate in predicates], here)
        rows.extend(
            _row(article, predicate, links.get(predicate.index))
            for predicate in predicates
            if predicate.index in links or not _only_reports(parsed, predicate.index)
        )
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


def _only_reports(parsed: ParsedSentence, index: int) -> bool:
    return is_reporting(parsed, index) and any(
        parsed.deps[child] == "ccomp" for child in parsed.children(index)
    )


def _link(parsed: ParsedSentence, predicates: list[int], times: list[Any]) -> dict[int, tuple[Any, str]]:
    """For each predicate the time that dates it: by syntax first, else the nearest of its clause."""
    links: dict[int, tuple[Any, str]] = {}
    for time in times:
        token = next((i for i, end in enumerate(parsed.ends) if end > time.start), None)
        if token is None or not predicates:
            continue
        above = next((i for i in [token, *parsed.ancestors(token)] if i in predicates), None)
        rule = "the time hangs on the predicate"
        if above is None:
            above = min(predicates, key=lambda index: abs(index - token))
            rule = "the nearest time"
        if above not in links:
            links[above] = (time, rule)
    return links


def _group(parsed: ParsedSentence, index: int) -> list[int]:
    """The verb with its auxiliaries and negation."""
    return [
        c for c in parsed.children(index) if parsed.deps[c] in {"aux", "auxpass", "neg"} and c < index
    ] + [index]


def _find_status(parsed: ParsedSentence, index: int) -> str:
    helpers = {parsed.lemmas[token].lower() for token in _group(parsed, index)[:-1]}
    tags = {parsed.tags[token] for token in _group(parsed, index)}
    marks = {parsed.words[c].lower() for c in parsed.children(index) if parsed.deps[c] == "mark"}
    if helpers & _DOUBT or marks & {"if", "unless", "whether"}:
        return "hypothetical"
    if helpers & {"will", "shall", "'ll"} or parsed.lemmas[index].lower() in _PLANS:
        return "planned"
    if (
        any(parsed.deps[c] == "xcomp" for c in parsed.children(index))
        and parsed.lemmas[index].lower() == "go"
    ):
        return "planned"
    if tags & {"VBD"} or (parsed.tags[index] == "VBN" and helpers & {"have", "'ve"}):
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


def _row(article: Article, predicate: _Predicate, link: tuple[Any, str] | None) -> dict[str, Any]:
    parsed, index = predicate.parsed, predicate.index
    tokens, group = _clause(parsed, index), _group(parsed, index)
    start, end = parsed.starts[tokens[0]], parsed.ends[tokens[-1]]
    status = _find_status(parsed, index)
    time, rule = link if link else (None, "order alone")
    if time is not None:
        earliest, latest, reason = time.earliest, time.latest, str(time.reason)
        earliest, latest, reason = _move_by_preposition(parsed, time, earliest, latest, reason)
    else:
        earliest, latest, reason = _bound_by_status(article.published, status)
    return {
        "start": start,
        "end": end,
        "text": article.text[start:end],
        "predicate": " ".join(parsed.words[token] for token in group).replace(" n't", "n't"),
        "earliest": earliest,
        "latest": latest,
        "precision": _precision(earliest, latest),
        "status": status,
        "speaker": find_sayer(parsed, index) if not is_reporting(parsed, index) else None,
        "time_start": time.start if time is not None else None,
        "time_end": time.end if time is not None else None,
        "reason": reason,
        "sentence": predicate.sentence,
        "rule": rule,
    }


def _move_by_preposition(
    parsed: ParsedSentence, time: Any, earliest: Any, latest: Any, reason: str
) -> tuple[Any, Any, str]:
    token = next(i for i, end in enumerate(parsed.ends) if end > time.start)
    before = next(
        (
            parsed.words[t].lower()
            for t in range(token - 1, max(token - 4, -1), -1)
            if parsed.pos[t] in {"ADP", "SCONJ"}
        ),
        "",
    )
    if before in {"before", "until", "till", "by"}:
        return pd.NaT, latest, f"{before} {time.text}: {reason}"
    if before in {"after", "since"}:
        return earliest, pd.NaT, f"{before} {time.text}: {reason}"
    return earliest, latest, reason


def _bound_by_status(published: DateRange | None, status: str) -> tuple[Any, Any, str]:
    if published is None:
        return pd.NaT, pd.NaT, "no time is named, and when the article appeared is not known"
    if status == "past" and published.latest:
        return pd.NaT, pd.Timestamp(published.latest), "told as past: not after publication"
    if status == "ongoing" and published.is_exact:
        return pd.NaT, pd.NaT, "told as going on: around publication"
    if status in {"planned", "hypothetical"} and published.earliest:
        return pd.Timestamp(published.earliest), pd.NaT, "told as to come: not before publication"
    return pd.NaT, pd.NaT, "no time is named"


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
        (spans, None if pd.isna(speaker) else speaker)
        for spans, speaker in zip(attributions.content_spans, attributions.speaker, strict=True)
    ]
    for row in rows:
        holding = list(_holding(row["time_start"] or row["start"], statements))
        row["speaker"] = min(holding, key=lambda found: found[0])[1] if holding else None


def _holding(offset: int, statements: list[tuple[Any, str | None]]) -> Iterator[tuple[int, str | None]]:
    for spans, speaker in statements:
        if any(start <= offset < end for start, end in spans):
            yield spans[-1][1] - spans[0][0], speaker

"""Events: what the story tells, each with the time that its words or their order give it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.article import Article, check_article
from analysis.frames import build_frame, iterate_rows
from analysis.parsed import ParsedSentence
from analysis.spans import SpanIndex
from analysis.syntax import find_sayer, is_reporting
from analysis.timeline.dating import (
    bound_by_status,
    choose_times,
    date_by,
    find_explained,
    find_lasting,
    find_named_again,
    lies_ahead,
    lies_behind,
    measure_precision,
    says_now,
)
from analysis.timeline.linking import (
    choose_event,
    find_dated_saying,
    find_head,
    find_prepositions,
    find_told_by_clause,
    is_compared,
    is_fronted,
    is_of_verb,
    is_parted,
    is_set_off,
)
from analysis.timeline.ordering import order_events
from analysis.timeline.predicates import (
    find_label,
    find_predicates,
    is_participle,
    is_quoted_label,
    tells_undated,
)
from analysis.timeline.sequence import UNDATED, continue_story
from analysis.timeline.status import (
    find_group,
    find_status,
    takes_status,
    tells_ability,
    tells_later_past,
    tells_no_tense,
    tells_past_intention,
    tells_promise,
    tells_what_might_have_been,
)
from analysis.timeline.tense import is_future
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
    check_article(article)
    times = find_times(article) if times is None else times
    dated, lengths = _group_by_sentence(times)
    rows: list[dict[str, Any]] = []
    told: dict[str, Any] | None = None
    for number, parsed in enumerate(article.parse()):
        predicates = [_Predicate(parsed, number, index) for index in find_predicates(parsed)]
        links = _link(parsed, [predicate.index for predicate in predicates], dated.get(number, []))
        found = {
            predicate.index: _row(article, predicate, links.get(predicate.index, []))
            for predicate in predicates
            if predicate.index in links or tells_undated(parsed, predicate.index)
        }
        order_events(parsed, found, lengths.get(number, []))
        before = article.text[max(parsed.starts[0] - 2, 0) : parsed.starts[0]] if parsed.starts else ""
        told = continue_story(parsed, found, told, in_paragraph="\n" not in before)
        rows.extend(found.values())
    for row in rows:
        row["precision"] = measure_precision(row["earliest"], row["latest"])
    if attributions is not None:
        _name_speakers(rows, attributions)
    return build_frame(rows, EVENT)


def _group_by_sentence(times: pd.DataFrame) -> tuple[dict[int, list[Any]], dict[int, list[Any]]]:
    """The times with days, and those without, by the number of their sentence."""
    dated: dict[int, list[Any]] = {}
    undated: dict[int, list[Any]] = {}
    for time in iterate_rows(times):
        groups = undated if pd.isna(time.earliest) and pd.isna(time.latest) else dated
        groups.setdefault(int(time.sentence), []).append(time)
    return dated, undated


def _link(parsed: ParsedSentence, predicates: list[int], times: list[Any]) -> dict[int, list[Any]]:
    """For each predicate the times that date it, in the order of the text."""
    links: dict[int, list[Any]] = {}
    explaining = {index: find_explained(parsed, index, times) for index in predicates}
    named_again = {find_named_again(parsed, index) for index in predicates if explaining[index] is not None}
    for time in times:
        if is_compared(parsed, (time.start, time.end)):
            continue
        head = find_head(parsed, (time.start, time.end))
        if head is not None and (head in named_again or find_told_by_clause(parsed, head) is not None):
            continue
        others = [index for index in predicates if explaining[index] is not time]
        label = None if head is None else find_label(parsed, head)
        sayer = find_dated_saying(parsed, time, others)
        if sayer is not None:
            others = [sayer]
        elif label is not None:
            others = [index for index in others if index < label][-1:] or others
        elif is_set_off(parsed, (time.start, time.end)):
            others = [index for index in others if parsed.ends[index] <= time.start][-1:] or others
        others = [index for index in others if not is_parted(parsed, index, time)] or others
        if is_fronted(parsed, (time.start, time.end)):
            others = [index for index in others if not is_participle(parsed, index)] or others
        chosen = None if head is None else choose_event(parsed, head, others)
        if chosen is not None:
            links.setdefault(chosen, []).append(time)
    for index, time in explaining.items():
        if time is not None:
            links.setdefault(index, find_lasting(parsed, index, time, times))
    return links


def _clause(parsed: ParsedSentence, index: int) -> list[int]:
    """The tokens of the clause without clauses that hang on it."""
    dropped = {
        token
        for child in parsed.children(index)
        if parsed.deps[child] in _CLAUSES
        and parsed.pos[child] in {"VERB", "AUX"}
        and parsed.deps[child] != "xcomp"
        and not is_quoted_label(parsed, child)
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
    tokens, group = _clause(parsed, index), find_group(parsed, index)
    start, end = parsed.starts[tokens[0]], parsed.ends[tokens[-1]]
    status = find_status(parsed, index)
    times = choose_times(parsed, index, times)
    is_over = bool(times) and lies_behind(times[0].latest, article.published)
    if (
        (status == "ongoing" and is_over and tells_no_tense(parsed, index))
        or (status == "hypothetical" and tells_later_past(parsed, index, is_over))
        or (
            status == "planned"
            and tells_past_intention(parsed, index)
            and (not times or _is_dated_itself(parsed, index, times))
        )
    ):
        status = "past"
    if times and _is_of_other(article, parsed, index, times, status):
        times = []
    if times:
        days, reason, rule = date_by(parsed, index, times, status, article.published)
    elif status == "hypothetical" and tells_ability(parsed, index):
        (days, reason), rule = bound_by_status(article.published, None), UNDATED
    else:
        tense = "past" if tells_what_might_have_been(parsed, index) else status
        (days, reason), rule = bound_by_status(article.published, tense), UNDATED
    first, last = (times[0], times[-1]) if times else (None, None)
    if (status in {"past", "ongoing"} and lies_ahead(days[0], article.published)) or (
        status == "ongoing" and times and _is_said_to_come(article, parsed, times[0], days[0])
    ):
        status = "planned"
    elif status == "planned" and lies_behind(days[1], article.published):
        is_done = tells_promise(parsed, index) and _is_dated_itself(parsed, index, times)
        status = "past" if is_done or takes_status(parsed, index) else "hypothetical"
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


def _is_of_other(article: Article, parsed: ParsedSentence, index: int, times: list[Any], status: str) -> bool:
    """Whether a time cannot be that of its verb, but only of a thing that the verb deals with.

    So are now and what lies ahead beside a past verb ("declared a dividend payable Friday"), and what is over beside a
    present one ("is weighing a plea made last week"), unless the verb itself has the time ("in 1968 students march").
    """
    if status == "past" and says_now(times[0]):
        return True
    if status == "past":
        is_elsewhere = lies_ahead(times[0].earliest, article.published)
    else:
        days, _, _ = date_by(parsed, index, times, status, article.published)
        is_elsewhere = status == "ongoing" and lies_behind(days[1], article.published)
        if is_elsewhere and parsed.tags[index] == "VBG":
            return True
    head = find_head(parsed, (times[0].start, times[0].end))
    is_explained = find_explained(parsed, index, times) is not None
    return is_elsewhere and head is not None and not is_explained and not is_of_verb(parsed, index, head)


def _is_said_to_come(article: Article, parsed: ParsedSentence, time: Any, earliest: Any) -> bool:
    """Whether a day is to come by the words around it, where the publication does not tell: "it opens on Friday"."""
    is_known = article.published is not None and article.published.latest is not None
    if is_known or pd.isna(earliest) or says_now(time) or time.type not in {"DATE", "TIME"}:
        return False
    return is_future(article.text, time.start, time.end, parsed.starts[0], parsed.ends[-1]) is True


def _is_dated_itself(parsed: ParsedSentence, index: int, times: list[Any]) -> bool:
    """Whether the time of a verb tells when it was done, not by when or when what it governs is to be."""
    head = find_head(parsed, (times[0].start, times[0].end)) if times else None
    if head is None:
        return False
    word, _ = find_prepositions(parsed, index, head)
    governed = next(
        (above for above in [head, *parsed.ancestors(head)] if parsed.heads[above] == index), None
    )
    return (
        word not in {"by", "until"}
        and governed is not None
        and parsed.deps[governed] not in {"xcomp", "ccomp"}
    )


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

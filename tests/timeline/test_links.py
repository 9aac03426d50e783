"""Which time dates which verb, and what goes on from what, as the table of words of linking has it."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace as Time

import pytest

from analysis import Article
from analysis.frames import iterate_rows
from analysis.lexicons import read_lexicon
from analysis.parsed import ParsedSentence
from analysis.timeline import build_timeline, find_times
from analysis.timeline.dating import choose_times, find_named_again
from analysis.timeline.linking import dates_only_thing, find_named, find_told_by_clause, is_compared
from analysis.timeline.predicates import find_predicates
from analysis.timeline.sequence import find_sequence


def find_time(parsed: ParsedSentence) -> int:
    return next(i for i, word in enumerate(parsed.words) if word in {"1987", "Friday"})


def names_no_thing(article: Article, word: str) -> bool:
    (parsed,) = article.parse()
    return find_named(parsed, find_time(parsed)) is None


def dates_thing(article: Article, word: str) -> bool:
    (parsed,) = article.parse()
    head = find_time(parsed)
    return dates_only_thing(parsed, Time(value=parsed.words[head]), head)


def is_told_by_clause(article: Article, word: str) -> bool:
    (parsed,) = article.parse()
    return find_told_by_clause(parsed, parsed.words.index(word)) is not None


def compares(article: Article, word: str) -> bool:
    (parsed,) = article.parse()
    time = find_time(parsed)
    return is_compared(parsed, (parsed.starts[time], parsed.ends[time]))


def ends_period(article: Article, word: str) -> bool:
    (parsed,) = article.parse()
    return parsed.words.index("ended") not in find_predicates(parsed)


def is_named_again(article: Article, word: str) -> bool:
    (parsed,) = article.parse()
    named = {find_named_again(parsed, index) for index in range(len(parsed))}
    return parsed.words.index(word) in named


def spans_both_times(article: Article, word: str) -> bool:
    (parsed,), times = article.parse(), list(iterate_rows(find_times(article)))
    return len(times) == len(choose_times(parsed, find_predicates(parsed)[0], times)) == 2


def goes_on(article: Article, word: str) -> bool:
    (parsed,) = article.parse()
    return word in {find_sequence(parsed, index) for index in range(len(parsed))}


def is_on_the_same_day(article: Article, word: str) -> bool:
    return any(reason.startswith(f"{word}: on the day of") for reason in build_timeline(article).reason)


SHOWS: dict[str, Callable[[Article, str], bool]] = {
    "part": names_no_thing,
    "case": dates_thing,
    "judging": dates_thing,
    "told": is_told_by_clause,
    "changed": compares,
    "rate": compares,
    "amount": compares,
    "period": ends_period,
    "again": is_named_again,
    "vague": spans_both_times,
    "then": goes_on,
    "hours": is_on_the_same_day,
}


@pytest.mark.parametrize(
    "row",
    read_lexicon("time_links").to_dict("records"),
    ids=lambda row: f"{row['word']} ({row['class']})",
)
def test_every_word_links_in_its_sentence(row: dict[str, str]) -> None:
    shows = SHOWS[row["class"]]
    assert shows(Article.from_text(row["hit"]), row["word"]), row["hit"]
    assert not shows(Article.from_text(row["non_hit"]), row["word"]), row["non_hit"]

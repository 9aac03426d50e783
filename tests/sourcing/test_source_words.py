"""Each word of the table of sources does in its hit, and not in its non-hit, what its class says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from analysis import Article, find_attributions
from analysis.lexicons import read_lexicon
from analysis.parsed import ParsedSentence
from analysis.sourcing.clauses import Clause, find_clauses
from analysis.sourcing.descriptions import describe
from analysis.sourcing.names import find_name_runs, is_human, words_of
from analysis.sourcing.sifting import sift_clauses


def parse(text: str) -> ParsedSentence:
    (parsed,) = Article.from_text(text).parse()
    return parsed


def stands_in_name(text: str, word: str) -> bool:
    parsed = parse(text)
    return any(parsed.words[index] == word for run in find_name_runs(parsed) for index in run)


def means_nobody(text: str, word: str) -> bool:
    parsed = parse(text)
    return not any(is_human(parsed, index) for index in range(len(parsed)))


def describes_as(text: str, words: set[str]) -> bool:
    parsed = parse(text)
    return any(not words.isdisjoint(describe(parsed, run)) for run in find_name_runs(parsed))


def is_learned(text: str, word: str) -> bool:
    return describes_as(text, {"academic"})


def is_in_court(text: str, word: str) -> bool:
    return describes_as(text, {word})


def speaks_for_firm(text: str, word: str) -> bool:
    return find_attributions(Article.from_text(text)).source_type.tolist() == ["institution"]


def names_document(text: str, word: str) -> bool:
    return find_attributions(Article.from_text(text)).source_type.tolist() == ["document"]


def names_owner(text: str, word: str) -> bool:
    return bool((find_attributions(Article.from_text(text)).speaker == "Marsh College").any())


def says_nothing(text: str, word: str) -> bool:
    parsed = parse(text)
    return not find_clauses(parsed, [False] * len(parsed))


def is_due(text: str, word: str) -> bool:
    parsed = parse(text)
    cue = parsed.lemmas.index(word)
    by_relation = {parsed.deps[child]: parsed.subtree(child) for child in parsed.children(cue)}
    said = by_relation.get("ccomp") or by_relation["dobj"]
    clause = Clause([cue], by_relation["nsubj"], by_relation["nsubj"][-1], said, "states", "labels")
    return not sift_clauses(parsed, [clause], [False] * len(parsed))


def opens_before_name(text: str, word: str) -> bool:
    parsed = parse(text)
    return [words_of(parsed, run) for run in find_name_runs(parsed)] == [["Sanders"]]


SHOWS: dict[str, Callable[[str, str], bool]] = {
    "particle": stands_in_name,
    "group": means_nobody,
    "learned": is_learned,
    "court": is_in_court,
    "spokesperson": speaks_for_firm,
    "authored": names_document,
    "commissioned": names_owner,
    "measure": says_nothing,
    "opening": opens_before_name,
    "publishing": is_due,
}


@pytest.mark.parametrize(
    "row",
    read_lexicon("source_words").to_dict("records"),
    ids=lambda row: f"{row['word']} ({row['class']})",
)
def test_a_word_does_what_its_class_says_in_its_hit_only(row: dict[str, str]) -> None:
    shows = SHOWS[row["class"]]
    assert shows(row["hit"], row["word"]), row["hit"]
    assert not shows(row["non_hit"], row["word"]), row["non_hit"]

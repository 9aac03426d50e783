"""The lexicon of phrases that paraphrasing programs leave."""

from __future__ import annotations

import pytest

from analysis import Article
from analysis.lexicons import read_lexicon
from analysis.wording.artefacts import load_rates
from analysis.wording.phrases import find_phrases

LEXICON = read_lexicon("artefact_phrases")
ROWS = list(LEXICON.itertuples(index=False))


def rules_in(sentence: str) -> list[str]:
    return [found.rule for found in find_phrases(Article.from_text(sentence))]


def test_every_row_is_complete():
    assert LEXICON.notna().all(axis=None)


def test_no_phrase_stands_twice():
    assert LEXICON.phrase.is_unique


@pytest.mark.parametrize("row", ROWS, ids=[row.phrase for row in ROWS])
def test_a_phrase_is_found_in_its_hit(row):
    assert f"{row.tier} phrase: {row.phrase}" in rules_in(row.hit)


@pytest.mark.parametrize("row", ROWS, ids=[row.phrase for row in ROWS])
def test_the_plain_words_are_not_found(row):
    assert f"{row.tier} phrase: {row.phrase}" not in rules_in(row.non_hit)


def test_every_tier_has_a_rate():
    assert set(LEXICON.tier) <= set(load_rates())


def test_curly_apostrophes_are_as_good_as_straight_ones():
    assert rules_in("The cause isn’t entirely set in stone.")


def test_a_phrase_does_not_begin_inside_a_word():
    assert not rules_in("They are improbable-looking, misconceivable or Jackson per.")[1:]

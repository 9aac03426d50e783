"""Pairs that nobody uses, beside pairs that everybody does."""

from __future__ import annotations

import pytest

from analysis import Article
from analysis.frequencies import load_pair_counts
from analysis.wording import encoder
from analysis.wording.pairs import find_alternative, find_rare_pairs, list_near_synonyms
from analysis.wording.thesaurus import find_bases, load_thesaurus


@pytest.mark.parametrize(
    ("left", "right", "tag", "reading"),
    [("atomic", "weapons", "NNS", "nuclear weapons"), ("crisis", "calls", "NNS", "emergency calls")],
)
def test_a_synonym_of_one_member_makes_a_known_pair(left, right, tag, reading):
    assert find_alternative(left, "JJ", right, tag).words == reading


def test_a_common_pair_needs_no_other():
    assert find_alternative("nuclear", "JJ", "weapons", "NNS") is None


def test_a_rare_pair_is_found_where_it_stands():
    article = Article.from_text("They have atomic weapons in the hills.")
    (found,) = find_rare_pairs(article)
    assert article.text[found.start : found.end] == "atomic weapons"
    assert found.reading == "nuclear weapons"
    assert "near-synonym" in found.rule


def test_names_are_no_pairs():
    assert not list(find_rare_pairs(Article.from_text("He works for Atomic Weapons Establishment.")))


def test_an_irregular_form_finds_its_base():
    assert find_bases("mice", "n") == ["mouse"]
    assert "feed" in find_bases("fed", "v")


def test_no_word_is_its_own_synonym():
    thesaurus = load_thesaurus()
    assert not [word for word, close in thesaurus.synonyms.items() if word in close.split()]


def test_pairs_are_two_words_with_a_count():
    counts = load_pair_counts()
    assert len(counts) > 240_000
    assert all(pair.count(" ") == 1 and count > 0 for pair, count in counts.items())


@pytest.mark.parametrize("remembering", [find_alternative, list_near_synonyms, encoder._split])
def test_what_is_remembered_of_words_has_a_bound(remembering):
    assert remembering.cache_info().maxsize <= 50_000

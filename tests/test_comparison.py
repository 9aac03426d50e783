"""Two versions of one story, side by side."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Article
from analysis.comparison import COMPARISON, align_sentences, compare

ORIGINAL = """The harbour of Lund will close on Monday, the mayor said.

"We have no choice," Ellen Marsh told reporters. The repairs cost 4 million pounds.

John Keane, an engineer, said the wall was in a very poor condition.

Fishermen protested outside the town hall."""

COPY = """The harbour of Lund might close, the mayor said.

"We have no option," Ellen Marsh let columnists know. The repairs cost 4 million pounds.

An expert said the wall was in an exceptionally unfortunate condition.

Buy our newsletter for more of these stories."""


@pytest.fixture(scope="module")
def changes():
    return compare(Article.from_text(COPY), Article.from_text(ORIGINAL))


def test_sentences_meet_their_partners_in_order(changes):
    assert changes.change.tolist() == ["reworded", "reworded", "same", "reworded", "dropped", "added"]


def test_a_hedge_that_the_copy_added_is_told(changes):
    assert changes.hedges_added[0] == ("might",)


def test_a_date_that_the_copy_dropped_is_told(changes):
    assert changes.dates_dropped[0] == ("Monday",)


def test_an_altered_quotation_stands_beside_the_original(changes):
    assert changes.quotations[1] == (("We have no option,", "We have no choice,"),)


def test_a_source_that_the_copy_no_longer_names_is_dropped(changes):
    assert changes.sources_dropped[3] == ("John Keane",)
    assert changes.sources_dropped[1] == ()


def test_a_hedge_that_the_copy_lost_is_told():
    changes = compare(
        Article.from_text("The bridge is unsafe."), Article.from_text("The bridge is possibly unsafe.")
    )
    assert changes.hedges_lost[0] == ("possibly",)


def test_an_article_is_the_same_as_itself():
    article = Article.from_text(ORIGINAL)
    changes = compare(article, article)
    assert set(changes.change) == {"same"}
    assert changes.similarity.eq(1).all()


def test_versions_that_share_nothing_have_no_pair():
    changes = compare(Article.from_text("It rained."), Article.from_text("Nobody minded."))
    assert sorted(changes.change) == ["added", "dropped"]


def test_an_empty_version_gives_the_same_columns():
    changes = compare(Article.from_text(""), Article.from_text(""))
    assert changes.empty
    assert {name: str(dtype) for name, dtype in changes.dtypes.items()} == COMPARISON


sentence = st.sampled_from(
    ["It rained.", "The port closed on Monday.", '"No," she said.', "Kim left.", "Why?"]
)


@settings(max_examples=15, deadline=None)
@given(st.lists(sentence, max_size=6), st.lists(sentence, max_size=6))
def test_every_sentence_of_both_versions_stands_in_exactly_one_row(ours, theirs):
    here, there = Article.from_text("\n\n".join(ours)), Article.from_text("\n\n".join(theirs))
    changes = compare(here, there)
    assert changes.sentence.dropna().tolist() == list(range(len(here.sentences)))
    assert changes.other_sentence.dropna().tolist() == list(range(len(there.sentences)))
    for row in changes.dropna(subset="start").itertuples():
        assert here.text[row.start : row.end] == row.text


bags = st.lists(st.text(alphabet="abc", min_size=1, max_size=4).map(Counter), max_size=4)


@settings(deadline=None)
@given(bags, bags)
def test_no_other_pairing_in_order_is_more_alike(ours, theirs):
    def alike(left, right):
        share = 2 * (left & right).total() / (left.total() + right.total())
        return share if share >= 0.25 else 0.0

    def best(left, right):
        if not left or not right:
            return 0.0
        together = alike(left[0], right[0]) + best(left[1:], right[1:])
        return max(best(left[1:], right), best(left, right[1:]), together)

    paired = [similarity for _, _, similarity in align_sentences(ours, theirs) if similarity is not None]
    assert sum(paired) == pytest.approx(best(ours, theirs), abs=0.01)

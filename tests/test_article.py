"""Sentences, tokens and parses keep their true offsets, whatever the text."""

from __future__ import annotations

import string
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import analysis
from analysis import Article, ArticleError, DateRange, load_article

newsish = st.text(alphabet=string.ascii_letters + " .,!?\"'“”‘’—-\n\r\t\x00é😀ש…0123456789$%()", max_size=400)


@settings(deadline=None)
@given(st.one_of(newsish, st.text()))
@example("''\"``\" ''")
@example("“Odd number of marks,” he said. “Never closed.")
def test_offsets_are_true_for_any_text(text):
    article = Article.from_text(text)
    assert all(text[row.start : row.end] == row.text for row in article.sentences.itertuples())
    for (start, end), words in zip(article.sentence_spans, article.words, strict=True):
        assert all(start <= left < right <= end for left, right in words)
        covered = "".join(text[left:right] for left, right in words)
        assert covered == "".join(text[start:end].split())


@settings(deadline=None, max_examples=20)
@given(newsish)
def test_every_token_is_parsed_and_keeps_its_offsets(text):
    article = Article.from_text(text)
    assert all(text[row.start : row.end] == row.text for row in article.tokens.itertuples())
    assert len(article.tokens) == sum(map(len, article.words))


def test_a_megabyte_on_one_line_is_read():
    article = Article.from_text("word" * 250_000)
    assert article.sentences.end.max() == 1_000_000


def test_nothing_is_an_article_without_sentences():
    article = Article.from_text("")
    assert len(article.sentences) == len(article.tokens) == 0
    assert article.tokens.dtypes.to_dict() == Article.from_text("Rain fell.").tokens.dtypes.to_dict()


def test_abbreviations_do_not_end_sentences():
    text = "Gen. Mark Lee met U.S. Sen. Ann Ray on Jan. 5. Mr. Kim fired 122mm shells at 6 a.m. on Friday."
    assert len(Article.from_text(text).sentences) == 2


def test_a_paragraph_end_ends_a_sentence():
    assert Article.from_text("The talks went on\n\nNobody left").sentences.text.tolist() == [
        "The talks went on",
        "Nobody left",
    ]


@pytest.mark.parametrize("marks", ["“”", '""', "«»", "„“", "‘’"])
def test_a_quotation_mark_of_any_kind_stands_alone(marks):
    text = f"{marks[0]}We agree,{marks[1]} she said."
    article = Article.from_text(text)
    words = [text[start:end] for start, end in article.words[0]]
    assert words == [marks[0], "We", "agree", ",", marks[1], "she", "said", "."]


def test_a_sentence_is_parsed_once():
    article = Article.from_text("It rained. Nobody minded.")
    assert article.parse([1])[0] is article.parse()[1]


def test_the_parse_of_a_sentence_does_not_depend_on_its_neighbours():
    alone = Article.from_text("Nobody minded the rain.").parse()[0]
    beside = Article.from_text("It rained all day. Nobody minded the rain.").parse()[1]
    assert (alone.deps, alone.heads, alone.tags) == (beside.deps, beside.heads, beside.tags)


def test_what_is_done_to_a_frame_of_the_article_does_not_change_the_article():
    article = Article.from_text("Trains run. A train ran.")
    for frame in (article.sentences, article.tokens):
        frame["text"] = "x"
        frame.loc[0, "start"] = -1
    assert article.sentences.text.tolist() == ["Trains run.", "A train ran."]
    assert article.tokens.start.tolist() == [0, 7, 10, 12, 14, 20, 23]
    assert analysis.count_words(article).word.tolist() == ["train", "run"]


def test_an_offset_leads_to_its_sentence():
    article = Article.from_text("It rained. Nobody minded.")
    assert [article.sentence_at(offset) for offset in (0, 9, 10, 11, 24, 25, 99)] == [
        0,
        0,
        None,
        1,
        1,
        None,
        None,
    ]


def test_the_reader_may_name_the_date():
    assert (
        Article.from_text("Rain.", published="2023-09-05").published
        == load_article("data/article.txt", published="2023-09-05").published
    )
    with pytest.raises(ArticleError, match="yesterday-ish"):
        Article.from_text("Rain.", published="yesterday-ish")


def test_a_range_that_ends_before_it_begins_is_refused():
    from datetime import date

    with pytest.raises(ValueError, match="before it begins"):
        DateRange(date(2024, 1, 2), date(2024, 1, 1))


def test_another_text_is_parsed_anew_and_another_date_is_not():
    article = Article.from_text("It rained. Nobody minded.")
    parses = article.parse()
    other = Article.from_text("Ann Lee left.")
    changed = replace(article, text=other.text, blocks=other.blocks)
    assert changed.tokens.text.tolist() == ["Ann", "Lee", "left", "."]
    moved = article.redate(DateRange(date(2024, 5, 3), date(2024, 5, 3)))
    assert all(here is there for here, there in zip(moved.parse(), parses, strict=True))
    assert moved.published.earliest == date(2024, 5, 3)


@pytest.mark.parametrize("text", [None, b"It rained.", 3])
def test_what_is_no_text_is_refused_in_one_sentence(text):
    with pytest.raises(ArticleError, match=f"of type {type(text).__name__}; give a str"):
        Article.from_text(text)


@pytest.mark.parametrize(
    "name",
    [
        "build_ledger",
        "build_timeline",
        "count_actors",
        "count_words",
        "describe_text",
        "find_artefacts",
        "find_attributions",
        "find_hedges",
        "find_times",
        "highlight",
        "judge_wording",
    ],
)
def test_a_lens_asks_for_an_article_in_one_sentence(name: str) -> None:
    with pytest.raises(ArticleError, match="An article is needed here, not a str; load_article"):
        getattr(analysis, name)("The ministry said on Monday that it may rain.")

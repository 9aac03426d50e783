"""Words that a thesaurus put where others stood: out of place among the words around them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Article
from analysis.wording import replaced
from analysis.wording.encoder import score_words
from analysis.wording.replaced import find_replaced_words, list_judged, read_replaced, score_story

SPUN = (
    "Weighty precipitation broke the dikes on Monday. The courtroom discovered him responsible of murder. "
    "The financial institution elevated its hobby rates. The squaddies opened hearth on the mob."
)


def judged_words(text: str) -> list[str]:
    parsed = Article.from_text(text).parse()[0]
    return [parsed.words[place] for place in list_judged(parsed)]


@pytest.mark.parametrize(
    ("plain", "spun", "word"),
    [
        ("The soldiers opened fire on the crowd.", "The soldiers opened hearth on the crowd.", "hearth"),
        ("The bank raised interest rates.", "The bank raised hobby rates.", "hobby"),
        ("The party won the election.", "The festivity won the election.", "festivity"),
        ("The court found him guilty.", "The courtyard found him guilty.", "courtyard"),
        ("The heavy rain flooded the town.", "The weighty rain flooded the town.", "weighty"),
        ("The police arrested the suspect.", "The police arrested the surmise.", "surmise"),
    ],
)
def test_a_near_synonym_out_of_its_place_is_less_likely_than_the_word_that_stood_there(plain, spun, word):
    words = [text.replace(".", " .").split() for text in (plain, spun)]
    before, after = score_words(words)
    place = words[1].index(word)
    assert after[place] > 4 * before[place] + 0.05


def test_names_figures_and_words_of_grammar_are_never_judged():
    assert judged_words("The 40 ministers of Norway met them again in Oslo.") == ["ministers", "met", "again"]


def test_every_word_has_a_probability_also_in_a_sentence_longer_than_the_model_reads():
    short, long = score_words([["It", "rained", "."], ["rain"] * 400])
    assert len(short) == 3
    assert len(long) == 400
    assert long[-1] == 0.0


def test_letters_that_the_model_never_saw_are_read():
    (scores,) = score_words([["café", "Перемога", "—", "co-operation", "", "🙂"]])
    assert len(scores) == 6


def test_a_sentence_scores_the_same_in_any_company():
    words = ["The", "weighty", "precipitation", "broke", "the", "dikes", "."]
    others = [["It", "rained", "."], ["The", "mayor", "resigned", "on", "Friday", "."] * 4, []]
    assert score_words([words])[0] == score_words([*others, words])[-1]


def test_words_side_by_side_are_one_passage_that_stands_in_the_text():
    article = Article.from_text(SPUN)
    found = list(find_replaced_words(article, score_story(article)))
    assert found
    passages = [article.text[piece.start : piece.end] for piece in found]
    assert all(one.end < other.start - 1 or one.sentence != other.sentence for one, other in pairwise(found))
    assert "hearth" in " ".join(passages)


def test_a_page_of_usual_words_is_only_screened():
    calm = " ".join(
        f"The mayor said on Tuesday that the council would meet again in {year}."
        for year in range(2000, 2060)
    )
    scores = score_story(Article.from_text(calm))
    read_first, unusual = replaced.SCREENED[0]
    assert scores.strain.mean < unusual
    assert len(scores.scores) == read_first


def test_a_page_of_odd_words_is_read_whole():
    article = Article.from_text(" ".join([SPUN] * 8))
    scores = score_story(article)
    assert scores.strain.mean > max(unusual for _, unusual in replaced.SCREENED)
    assert set(scores.scores) == set(scores.places)


def test_a_page_without_words_has_no_strain():
    assert score_story(Article.from_text("12, 13.")).strain is None


def test_the_reading_of_a_single_word_is_a_near_synonym_that_fits():
    article = Article.from_text("The courts are busy. The weighty rain broke the banks of the river.")
    start = article.text.index("weighty")
    found = replaced.Evidence(start, start + 7, 1, replaced.KIND, replaced.KIND, None, "", 0.9)
    assert read_replaced(article, found) == "heavy"
    assert read_replaced(article, found._replace(kind="rare pair")) is None


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text(max_size=20), max_size=12))
def test_any_words_have_probabilities(words):
    (scores,) = score_words([words])
    assert len(scores) == len(words)
    assert all(0 <= score <= 1 for score in scores)

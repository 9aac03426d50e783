"""Grammar that a synonym broke."""

from __future__ import annotations

import pytest

from analysis import Article
from analysis.wording.grammar import find_broken_grammar


def readings(text: str) -> list[tuple[str, str, str | None]]:
    return [
        (text[found.start : found.end], found.kind, found.reading)
        for found in find_broken_grammar(Article.from_text(text))
    ]


def test_a_verb_in_the_place_of_a_noun_is_of_the_wrong_class():
    assert readings("The firm wants security ensures.") == [("ensures", "wrong word class", "guarantees")]


def test_a_noun_in_the_place_of_a_verb_is_of_the_wrong_class():
    assert readings("They will come when the town most requirements them.") == [
        ("requirements", "wrong word class", "demands")
    ]


def test_an_adverb_in_the_place_of_then_before_a_title():
    assert readings("He met the afterward President Jane Roe in May.") == [
        ("afterward", "wrong word class", "then")
    ]


def test_two_negations_side_by_side_are_read_as_none():
    assert readings("It isn't not difficult to see why.") == [
        ("isn't not difficult", "reversed negation", "is difficult")
    ]


@pytest.mark.parametrize(
    "text", ["I can't not go.", "Why not? Not now.", "It is not uncommon.", "He did not not go."]
)
def test_a_negation_that_people_use_stays(text):
    assert readings(text) == []


@pytest.mark.parametrize(
    ("text", "reading"),
    [("He support an wage rise.", "a wage"), ("It was a attack on the port.", "an attack")],
)
def test_an_article_that_does_not_fit_its_word(text, reading):
    assert [found[2] for found in readings(text)] == [reading]


@pytest.mark.parametrize(
    "text",
    [
        "An hour ago a union leader met a European in a one-room house.",
        "It is a unique, a useful and a usual thing, not an honest one.",
        "She is an MP and he holds an MBA from a US university.",
        "A euro, a ewe, a unit, a user and a one.",
        "A unanimous vote, a universal rule, a utopian plan and an unusual idea.",
    ],
)
def test_articles_go_by_sound(text):
    assert readings(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The court ensures that prisoners are fed.",
        "Trade confers great benefits on the towns.",
        "The requirements are strict, and they hurt them.",
        "The plan predicts a rise, and the mayor affirms it.",
    ],
)
def test_words_in_their_own_class_stay(text):
    assert readings(text) == []

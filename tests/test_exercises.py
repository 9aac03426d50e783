"""Exercises: a right answer is right however it is written, a wrong one gets a hint, and nothing raises."""

from datetime import date, datetime

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import check
from analysis.exercises import is_same


def state(answer, right):
    return check(answer, right, hint="Look again.").title


@pytest.mark.parametrize(
    ("answer", "accepted"),
    [
        ("john kirby", "John Kirby"),
        (" “The White House” ", "White House"),
        ("the dam.", "a dam"),
        (7, 7),
        ("7", 7),
        ("1,200", 1200),
        (7.2, 7),
        (np.int64(7), 7),
        ("5 September 2023", date(2023, 9, 5)),
        (datetime(2023, 9, 5, 12), pd.Timestamp("2023-09-05")),  # noqa: DTZ001
    ],
)
def test_an_answer_is_right_however_it_is_written(answer, accepted):
    assert state(answer, [accepted]) == "Right"


@pytest.mark.parametrize(
    ("answer", "accepted"),
    [
        ("John", "John Kirby"),
        ("sign", "a strong sign"),
        (6, 7),
        ("seven", 7),
        ("tomorrow", date(2023, 9, 5)),
        ([], "x"),
        (float("inf"), 7),
    ],
)
def test_a_wrong_answer_gets_the_hint_and_not_the_solution(answer, accepted):
    card = check(answer, [accepted], hint="Look again.")
    assert card.title == "Not yet"
    assert "Look again." in card.body
    assert str(accepted) not in card.body


@pytest.mark.parametrize("answer", [None, ..., "", "   "])
def test_without_an_answer_it_says_what_to_do(answer):
    assert state(answer, ["x"]) == "Not answered yet"


@pytest.mark.parametrize("right", [None, [], pd.Series(dtype="string"), np.array([])])
def test_where_the_article_gives_nothing_it_says_so(right):
    assert state("x", right) == "Nothing to answer"


def test_any_of_several_right_answers_will_do():
    tied = pd.Series(["said", "told"])
    assert state("Told", tied) == "Right"


def test_an_answer_may_be_judged_by_what_it_did():
    assert state("a word", right=True) == "Right"
    assert state("a word", right=False) == "Not yet"


def test_a_comparison_of_columns_judges_as_well():
    column = pd.Series([3, 3])
    assert state("a word", right=(column == 3).all()) == "Right"
    assert state("a word", right=column[0] > 3) == "Not yet"


def test_one_right_answer_may_be_given_as_it_is():
    assert state("kirby", right="John Kirby") == "Right"
    assert state("k", right="Kirby") == "Not yet"


def test_a_surname_will_do_where_it_names_one_person():
    assert state("kirby", pd.Series(["John Kirby", "Ann Lee"])) == "Right"
    people = ["John Kirby", "Ann Lee", "Bob Lee"]
    assert check("Lee", ["Ann Lee"], hint="", among=people).title == "Not yet"
    assert check("Lee", ["Ann Lee", "Bob Lee"], hint="", among=people).title == "Not yet"
    assert check("Kirby", ["Ann Lee"], hint="", among=people).title == "Not yet"
    assert "John Kirby" in check("Kirby", ["John Kirby"], hint="", among=people).body


def test_an_open_exercise_says_how_to_write_an_answer():
    body = check(None, ["x"], hint="").body
    assert "quotation marks" in body
    assert "Shift and Enter" in body


def test_what_the_reader_wrote_is_escaped():
    assert "<script>" not in check("<script>alert(1)</script>", right=True, hint="")._repr_html_()


@given(st.one_of(st.text(), st.integers(), st.floats(), st.lists(st.text()), st.dates(), st.binary()))
def test_no_answer_raises(answer):
    for accepted in ("Kirby", 7, 0.5, date(2023, 9, 5)):
        assert is_same(answer, accepted) in {True, False}

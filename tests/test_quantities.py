"""Figures with their units, in digits and words, and what numbers tell that is no figure."""

from __future__ import annotations

import pytest

from analysis.quantities import find_figures
from analysis.spans import SpanIndex


def figures_of(text: str) -> list[str]:
    return list(find_figures(text, [(0, len(text))]))


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Sales rose 14 per cent to $198 million.", ["14 per cent", "$198 million"]),
        ("It cost £140m, US$3bn or €5,000 each.", ["£140m", "US$3bn", "€5,000"]),
        ("Gusts of 80mph at minus 3C, then -5C.", ["80mph", "minus 3C", "-5C"]),
        ("They won 2-1 at odds of 11/4.", ["2-1", "11/4"]),
        ("It fell from 5.1% to 4.9%, by 0.2 percentage points.", ["5.1%", "4.9%", "0.2 percentage points"]),
    ],
)
def test_a_figure_keeps_the_unit_written_to_it(text: str, figures: list[str]) -> None:
    assert figures_of(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("At least nine ships and twenty-five boats sank.", ["nine", "twenty-five"]),
        ("Half a million people and two million birds came.", ["Half a million", "two million"]),
        ("Nearly a third of it went, and half of the rest.", ["a third", "half"]),
        ("Prices fell by a quarter, or five per cent a year.", ["a quarter", "five per cent"]),
        ("Two brothers were held in three cells.", ["Two", "three"]),
    ],
)
def test_numbers_in_words_are_figures(text: str, figures: list[str]) -> None:
    assert figures_of(text) == figures


@pytest.mark.parametrize(
    "text",
    [
        "The two men met one of the last three.",
        "The Big Four met in the second half of the week.",
        "Ann Lee, 54, and men aged 24 and 31 met a woman of 29.",
        "A two-year-old and a man in his 30s met.",
        "The 21st floor burnt in the 80th minute.",
        "See page 40 of Section 12.3.",
        "Call 101, or ring 0800 555 111.",
        "The A12, the 5G mast and Covid-19.",
    ],
)
def test_ages_ordinals_labels_and_what_was_told_of_before_are_no_figures(text: str) -> None:
    assert figures_of(text) == []


def test_what_stands_in_a_time_is_no_figure() -> None:
    text = "It sold 1,500 in 1998."
    assert find_figures(text, [(0, len(text))], SpanIndex([17], [21])) == ("1,500",)


def test_what_comes_before_a_part_tells_what_its_first_number_is() -> None:
    text = "He called 999 and the two left."
    assert find_figures(text, [(10, 13), (22, 25)]) == ()

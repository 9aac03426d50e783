"""Where contents begin and end beside colons, interrupting clauses, datelines and hearers."""

from __future__ import annotations

import pytest

from analysis import Article, find_attributions


def contents(text: str) -> list[list[str]]:
    article = Article.from_text(text)
    return [
        [article.text[start:end] for start, end in spans]
        for spans in find_attributions(article).content_spans
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The debt, she explained, has fallen.", ["The debt", "has fallen"]),
        ("The roof was sound; the walls, he told us, had moved.", ["the walls", "had moved"]),
        ("Ewes had died, and the lambs, she says, were next.", ["the lambs", "were next"]),
        ("It was late, she said, and left.", ["It was late"]),
    ],
)
def test_a_clause_of_saying_parts_the_words_on_both_its_sides(text: str, expected: list[str]) -> None:
    assert contents(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The group had lost its case: a clerk wrote that the rules were plain.",
            "that the rules were plain",
        ),
        ("Old hands want rest, he believes; they are weary.", "Old hands want rest"),
        (
            "Nurses wrote in a note to the board that wards were short.",
            "that wards were short",
        ),
        (
            "The daily, citing two friends of the mayor, reported that she would quit.",
            "that she would quit",
        ),
        (
            "LEEDS, England (Herald) - Gannet Foods accused its landlord of delaying repairs.",
            "its landlord of delaying repairs",
        ),
        ("The mayor rejected the idea that the pier was lost.", "the idea that the pier was lost"),
        ("The mayor criticised her rival on Friday.", "her rival"),
        ("09:15 Every school in Orne is shut, the council has confirmed.", "Every school in Orne is shut"),
    ],
)
def test_a_content_holds_no_part_before_or_around_the_statement(text: str, expected: str) -> None:
    assert expected in [spans[0] for spans in contents(text)]


def test_a_statement_ends_before_who_reports_the_whole() -> None:
    found = contents("A driver told his brother that he had slept, a court heard on Friday.")
    assert ["that he had slept"] in found


def test_who_is_told_at_the_end_of_a_headline_says_nothing() -> None:
    found = find_attributions(
        Article.from_text("Mill was unsafe for years, inquest told\n\nThe mill burned in May.")
    )
    assert found.source.isna().all()


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Sales will fall, according to a briefing from the ministry on Monday.",
            "a briefing from the ministry",
        ),
        ("The plan failed, a letter from the council last Friday said.", "a letter from the council"),
        ("Sales will fall, said Robinson Crusoe and Friday.", "Robinson Crusoe and Friday"),
    ],
)
def test_a_source_is_named_without_its_day(text: str, source: str) -> None:
    assert find_attributions(Article.from_text(text)).source.tolist() == [source]

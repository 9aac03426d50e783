"""Which day or month an article means where its clauses differ, or tell loosely on which side of today it lies."""

from __future__ import annotations

import pytest

from analysis import Article, find_times


def read_values(text: str, published: str) -> list[str]:
    return list(find_times(Article.from_text(text, published=published)).value)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "The town will vote on Tuesday. She spent more than her rival did ahead of the vote on Tuesday.",
            ["2016-02-09", "2016-02-09"],
        ),
        (
            "The mayor lost on Tuesday. If he builds on Tuesday's wins in the north, he may yet come back.",
            ["2016-02-02", "2016-02-02"],
        ),
        (
            "A service is planned for Thursday. The singer, who died on Thursday, was 74.",
            ["2016-02-11", "2016-02-04"],
        ),
        (
            "On Tuesday, the minister resigned. On Tuesday, the house will choose another.",
            ["2016-02-02", "2016-02-09"],
        ),
    ],
    ids=["loose follows to come", "loose follows past", "both firm", "both open a sentence"],
)
def test_one_weekday_of_an_article_is_one_day_unless_two_are_told_firmly(
    text: str, values: list[str]
) -> None:
    assert read_values(text, "2016-02-05") == values


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("The results of Tuesday's vote will force her to think again.", "2016-02-11", "2016-02-09"),
        ("He was to arrive at the palace on Monday.", "2016-02-09", "2016-02-08"),
        ("Voters cannot forget what he did in the debate Thursday night.", "2016-02-05", "2016-02-04TNI"),
        ("He will arrive at the palace on Monday.", "2016-02-09", "2016-02-15"),
        ("He is due at the palace on Monday.", "2016-02-09", "2016-02-15"),
        ("The court must rule by Monday.", "2016-02-09", "2016-02-15"),
        ("He was to arrive at the palace on Monday.", "2016-02-05", "2016-02-08"),
    ],
)
def test_yesterday_is_meant_where_the_future_is_told_only_loosely(
    text: str, published: str, value: str
) -> None:
    assert read_values(text, published) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He spoke of the convention in July.", "2016-07"),
        ("Fears of defeat in a June referendum unsettled the markets.", "2016-06"),
        ("He spoke of the attack in July.", "2015-07"),
        ("He wrote an essay in July.", "2015-07"),
    ],
)
def test_a_contest_is_the_nearest_of_its_month_and_a_deed_is_over(text: str, value: str) -> None:
    assert read_values(text, "2016-04-20") == [value]


def test_a_month_that_is_told_loosely_follows_the_firm_mention() -> None:
    text = "She will stand again in November. Few gave her a chance for November."
    assert read_values(text, "2016-04-20") == ["2016-11", "2016-11"]


def test_days_of_a_row_keep_their_own_order() -> None:
    text = "The court will meet on Wednesday. The poll was taken Wednesday through Sunday."
    assert read_values(text, "2015-12-08") == ["2015-12-09", "2015-12-02", "2015-12-06"]


def test_a_message_of_social_media_is_read_by_itself() -> None:
    text = "cannot wait for friday! @anna"
    assert read_values(text, "2016-02-06") == ["2016-02-12"]

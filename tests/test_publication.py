"""When an article appeared: given, printed, or bracketed from evidence."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import date, datetime

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from analysis import Article, ArticleError, DateRange, load_article
from analysis.page import read_page
from analysis.publication import infer_publication, read_published


def bracket(page: str) -> DateRange | None:
    return infer_publication(read_page(page))


STORY = "\n\nThe harbour was closed by ice, and the mayor said that nobody was hurt.\n\n"


def test_the_shipped_page_is_bracketed_to_less_than_nine_months_around_the_truth():
    published = load_article("data/article.txt").published
    assert date(2023, 9, 5) in published
    assert published.days < 274
    assert len(published.evidence) >= 2


@pytest.mark.parametrize(
    ("printed", "earliest", "latest"),
    [
        ("Published 5 September 2023", date(2023, 9, 5), date(2023, 9, 5)),
        ("Sept. 5, 2023", date(2023, 9, 5), date(2023, 9, 5)),
        ("Updated 2023-09-05", date(2023, 9, 5), date(2023, 9, 5)),
        ("Posted 25/12/2023", date(2023, 12, 25), date(2023, 12, 25)),
        ("September 5, 20235:00 AM ET", date(2023, 9, 5), date(2023, 9, 5)),
        ("09/05/2023 07:02 PM EDT", date(2023, 9, 5), date(2023, 9, 5)),
        ("Posted 05/09/2023", date(2023, 5, 9), date(2023, 9, 5)),
    ],
)
def test_a_printed_date_decides(printed, earliest, latest):
    assert bracket(f"Ice closes harbour\n\n{printed}{STORY}") == DateRange(earliest, latest)


def test_an_age_is_counted_back_from_the_copyright_year():
    found = bracket(f"Ice closes harbour\n\nPublished 2 months ago{STORY}© 2021 Harbour Post")
    assert found == DateRange(date(2020, 10, 2), date(2021, 10, 31))


def test_an_age_without_a_year_tells_nothing():
    assert bracket(f"Ice closes harbour\n\nPublished 2 months ago{STORY}") is None


@pytest.mark.parametrize(
    ("age", "earliest", "latest"),
    [
        ("3 days ago", date(2020, 12, 29), date(2021, 12, 28)),
        ("2 weeks ago", date(2020, 12, 12), date(2021, 12, 17)),
        ("a year ago", date(2019, 1, 2), date(2020, 12, 31)),
    ],
)
def test_an_age_is_counted_back_in_its_own_unit(age, earliest, latest):
    found = bracket(f"Ice closes harbour\n\nPublished {age}{STORY}© 2021 Harbour Post")
    assert found == DateRange(earliest, latest)


def test_a_year_told_as_past_cannot_lie_ahead():
    found = Article.from_text("The port froze in 2018 and was closed.").published
    assert found == DateRange(date(2018, 1, 1), None)


def test_a_year_told_as_future_bounds_nothing():
    assert Article.from_text("The port will be rebuilt in 2050.").published is None


@pytest.mark.parametrize(
    ("story", "earliest"),
    [
        ("In February 2023 the mayor said that the lido would open soon.", date(2023, 2, 1)),
        ("In May 2019 the mayor, Ann Lee, said that the lido would open.", date(2019, 5, 1)),
        ("The lido did not open until May 2019.", date(2019, 5, 1)),
        ("The lido closed in May 2019.", date(2019, 5, 1)),
        ("Its owner, who took over in 2018, will open the lido in 2031.", date(2018, 1, 1)),
        ("In 2018, the lido closed and it will open in 2031.", date(2018, 1, 1)),
        ("She won the election of September 2022.", date(2022, 9, 1)),
        ("The council decided in 2009 to close the line in 2031.", date(2009, 1, 1)),
    ],
)
def test_the_clause_of_a_date_tells_whether_it_is_past(story, earliest):
    assert Article.from_text(story).published == DateRange(earliest, None)


@pytest.mark.parametrize(
    "story",
    [
        "The report appeared in January 2021. Two directors left in March of that year.",
        "The report appeared in January 2021. Two directors left in March.",
    ],
)
def test_a_month_of_a_year_told_before_is_not_the_last_of_its_name(story):
    assert bracket(f"Ice closes harbour\n\n{story}\n\n© 2023 Harbour Post") == DateRange(
        date(2021, 1, 1), date(2023, 12, 31)
    )


@pytest.mark.parametrize(
    "story",
    [
        "The league gave him a contract until 2031.",
        "The league gave him a contract until 30 June 2031.",
        "The lido, which is to be rebuilt in 2031, leaked.",
        "It will close, she said, in 2031.",
        "The lido must close in May 2031.",
        "The council raised its fares from January 2031.",
        "The council agreed to shut the lido in 2031.",
        "The council allowed it to trade in 2031.",
        "Its target of zero waste in 2031 was missed.",
    ],
)
def test_a_date_up_to_which_something_lasts_or_is_to_be_done_bounds_nothing(story):
    assert Article.from_text(story).published is None


def test_a_year_after_the_copyright_line_leaves_the_evidence_of_the_others():
    story = "The film, set in 2041, was shot in 2013. It follows a diver born in May 2019, and was cut in June 2013."
    assert bracket(f"Ice closes harbour\n\n{story}\n\n© 2014 Film Post") == DateRange(
        date(2013, 6, 1), date(2014, 12, 31)
    )


def test_a_day_told_as_past_cannot_lie_ahead():
    found = Article.from_text("The port froze on 6 February 2021. It opened in March 2021.").published
    assert found == DateRange(date(2021, 3, 1), None)


def test_a_date_in_the_headline_is_the_events():
    assert bracket(f"What we know of September 11, 2001{STORY}") is None


def test_a_day_above_a_wire_story_falls_into_the_year_that_holds_it():
    page = (
        "Ice closes harbour\n\nLINDOW, Jan 5 (Agency) - The harbour was closed by ice on Friday, and the mayor said "
        "that it had last frozen in 2020.\n\n© 2020 Harbour Post"
    )
    assert bracket(page) == DateRange(date(2020, 1, 5), date(2020, 1, 6))


def test_the_date_of_a_related_story_is_not_the_articles():
    page = f"Ice closes harbour\n\nPublished\n2 hours ago{STORY}More on this story\n\nIce, a history\n\nPublished 11 March 2012"
    assert bracket(page) is None


def test_reasons_are_given_in_words():
    found = bracket(f"Ice closes harbour\n\nPublished 2 months ago{STORY}© 2021 Harbour Post")
    assert "2 months ago" in found.evidence[0]


@given(st.text(alphabet="inJuly 2019©(c) may ago.,5\n", max_size=300), st.booleans())
@example("in 9999 in 0001 999 years ago © 2024", False)
@example("Posted 99/99/9999\n\nin December 2099", False)
def test_no_text_breaks_the_bracket(text, bare):
    found = infer_publication(read_page(text, bare=bare))
    assert found is None or found.evidence


def test_a_story_without_dates_has_no_publication():
    assert Article.from_text("The port was closed.").published is None


@pytest.mark.parametrize(
    ("given", "earliest", "latest"),
    [
        ("2023-09-05", date(2023, 9, 5), date(2023, 9, 5)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("5 September 2023", date(2023, 9, 5), date(2023, 9, 5)),
        (date(2023, 9, 5), date(2023, 9, 5), date(2023, 9, 5)),
        ("2023-09-05T12:00:00Z", date(2023, 9, 5), date(2023, 9, 5)),
        ("2023-09-05 12:00:00.5+02:00", date(2023, 9, 5), date(2023, 9, 5)),
        ("5 September 2023, 5:30 p.m. ET", date(2023, 9, 5), date(2023, 9, 5)),
        ("Sept. 5, 2023 at 17.30", date(2023, 9, 5), date(2023, 9, 5)),
        ("September 5, 2023 5pm", date(2023, 9, 5), date(2023, 9, 5)),
        (datetime(2023, 9, 5, 12), date(2023, 9, 5), date(2023, 9, 5)),  # noqa: DTZ001
    ],
)
def test_the_reader_may_give_a_day_a_month_or_a_year(given, earliest, latest):
    assert read_published(given) == DateRange(earliest, latest)


@pytest.mark.parametrize(
    "given",
    [
        "banana",
        "",
        "2023-13",
        "2023-02-30",
        "0000",
        "31/31/2023",
        "2023-09-05 or perhaps 1999",
        "2023-09-05 2023-09-06",
        "5 September 2023 to 7 September 2023",
        "May 5, 2023 edition",
        "2023-09-05 12",
        "2023-09-05 12:00 maybe",
        ["2023"],
    ],
)
def test_what_is_no_date_is_refused_in_one_sentence(given):
    with pytest.raises(ArticleError, match="is no date"):
        read_published(given)


def test_a_gap_in_a_table_of_dates_is_no_date():
    assert read_published(None) is read_published(pd.NaT) is None
    article = Article.from_text("The port froze in 2018.", published=pd.NaT)
    assert article.published == DateRange(date(2018, 1, 1), None)


IN_GERMAN = """
import locale
locale.setlocale(locale.LC_ALL, "de_DE.UTF-8")
from analysis import Article, describe_article, find_times
from analysis.page import read_page
from analysis.publication import infer_publication
print(infer_publication(read_page("Storm closes port\\n\\nBy Ann Lee\\n\\n5 March 2024\\n\\nThe port closed, she said.")).latest)
article = Article.from_text("They met on Monday.", published="2024-05-01")
print(describe_article(article), find_times(article).reason[0])
"""


def test_english_is_read_and_written_in_a_foreign_locale(tmp_path):
    made = shutil.which("localedef") and subprocess.run(
        ["localedef", "-i", "de_DE", "-f", "UTF-8", tmp_path / "de_DE.UTF-8"],
        capture_output=True,
        check=False,
    )
    if not made or not (tmp_path / "de_DE.UTF-8").exists():
        pytest.skip("no foreign locale can be made here")
    done = subprocess.run(
        [sys.executable, "-c", IN_GERMAN],
        env={**os.environ, "LOCPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == [
        "2024-03-05",
        "Reading 1 sentence, published 1 May 2024. "
        "Monday, past tense, published Wed 1 May 2024 -> 29 April 2024",
    ]

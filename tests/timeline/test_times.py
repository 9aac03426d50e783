"""Times: what is one, what it is worth, and what never fails."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Article, DateRange, load_article
from analysis.lexicons import read_lexicon
from analysis.timeline import TIME, find_times, infer_publication

WORDS = st.sampled_from(
    [
        "on",
        "in",
        "the",
        "a",
        "last",
        "next",
        "this",
        "May",
        "march",
        "Monday",
        "Sun.",
        "5",
        "12",
        "2020",
        "1999",
        "year",
        "ago",
        "earlier",
        "quarter",
        "first",
        "third",
        "of",
        "and",
        "to",
        "week",
        "p.m.",
        "5:30",
        "spring",
        "Christmas",
        "early",
        "late",
        "mid",
        "-",
        ",",
        "since",
        "until",
        "will",
        "fell",
        "yesterday",
        "two",
        "9999",
        "0001",
        "1000",
        "'90s",
        "20th",
        "century",
        "decade",
        "2023-09-05",
        "31",
        "Feb.",
        "half",
        "every",
        "days",
        "later",
        "that",
        "following",
        "before",
        "after",
        "dozen",
        "weekend",
        "day",
    ]
)


def read(sentence: str, published: str | None = "2023-09-05") -> dict[str, str]:
    times = find_times(Article.from_text(sentence, published=published))
    return dict(zip(times.text, times.value, strict=True))


def test_no_time_is_an_empty_frame_of_the_same_columns() -> None:
    times = find_times(Article.from_text("Nobody minded."))
    assert times.empty
    assert times.dtypes.astype(str).to_dict() == TIME


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("It lasted two days.", {"two days": "P2D"}),
        ("It lasted twenty-four hours.", {"twenty-four hours": "PT24H"}),
        ("It was a two-year deal.", {"two-year": "P2Y"}),
        ("It took more than two decades.", {"more than two decades": "P20Y"}),
        ("It took two and a half years.", {"two and a half years": "P2.5Y"}),
        ("It lasted several weeks.", {"several weeks": "PXW"}),
        ("It took two hours and 30 minutes.", {"two hours and 30 minutes": "PT2H30M"}),
        ("It took seven-and-a-half years.", {"seven-and-a-half years": "P7.5Y"}),
        ("It is a 60 second film.", {"60 second": "PT60S"}),
        ("It opens every other Tuesday.", {"every other Tuesday": "XXXX-WXX-2"}),
        ("It opens every few days.", {"every few days": "PXD"}),
        ("It opens every day.", {"every day": "P1D"}),
        ("It opens on Mondays.", {"Mondays": "XXXX-WXX-1"}),
        ("It opens twice a week.", {"twice a week": "P1W"}),
        ("It closed at 5 p.m. on Friday.", {"5 p.m. on Friday": "2023-09-01T17:00"}),
        ("It closed at noon Thursday.", {"noon Thursday": "2023-08-31T12:00"}),
        ("It closed on Tuesday night.", {"Tuesday night": "2023-09-05TNI"}),
        ("It closed on July 4 and 5.", {"July 4": "2023-07-04", "5": "2023-07-05"}),
        ("It closed on 2-4 July 2013.", {"2": "2013-07-02", "4 July 2013": "2013-07-04"}),
        ("It closed in the 1990s.", {"the 1990s": "199"}),
        ("It closed at ten past four on Friday.", {"ten past four on Friday": "2023-09-01T04:10"}),
        (
            "It closed at twenty past six in the evening.",
            {"twenty past six in the evening": "2023-09-05T18:20"},
        ),
        ("It closed at five in the morning.", {"five in the morning": "2023-09-05T05:00"}),
        ("It rang at 7.40 this morning.", {"7.40 this morning": "2023-09-05T07:40"}),
        ("It closes at lunchtime.", {"lunchtime": "2023-09-05TMI"}),
        ("It opens each summer.", {"each summer": "XXXX-SU"}),
        ("It rose in 400 BC.", {"400 BC": "BC0400"}),
        ("It will be closed in the weeks ahead.", {"the weeks ahead": "PXW"}),
        ("It closed in fiscal 1989.", {"fiscal 1989": "1989"}),
        ("Sales fell to $2 million from $3 million a year ago.", {"a year ago": "2022"}),
        ("Prices rose 5 percent a month earlier.", {"a month earlier": "2023-08"}),
        (
            "Every Tuesday and Thursday at 7pm they train.",
            {"Every Tuesday": "XXXX-WXX-2", "Thursday": "XXXX-WXX-4", "7pm": "T19:00"},
        ),
        ("He denied it as recently as last month.", {"last month": "2023-08"}),
        ("It ended at 5:30 in the afternoon.", {"5:30 in the afternoon": "2023-09-05T17:30"}),
        ("It took between three and five days.", {"between three and five days": "P3D"}),
        ("The week ending 8 September is calm.", {"The week ending 8 September": "2023-W36"}),
        (
            "The wait rose from 6 weeks in 2019 to 14 weeks.",
            {"6 weeks": "P6W", "2019": "2019", "14 weeks": "P14W"},
        ),
        ("Prices fell in the week since the vote.", {"the week": "P1W"}),
        ("Warnings last until 6 o'clock this evening.", {"6 o'clock this evening": "2023-09-05T18:00"}),
        ("It took 13.8 billion years.", {"13.8 billion years": "P13800000000Y"}),
        ("They died 66 million years ago.", {"66 million years ago": "PAST_REF"}),
        ("They had come the next morning.", {"the next morning": "XXXX-XX-XXTMO"}),
        ("Nobody may leave between now and Oct. 10.''", {"now": "PRESENT_REF", "Oct. 10": "2023-10-10"}),
        ("It is closed for the time being.", {"the time being": "PRESENT_REF"}),
        ("It ends at midnight EST Nov. 30.", {"midnight EST Nov. 30": "2023-11-30T00:00"}),
        ("It will take the next five to seven years.", {"the next five to seven years": "P5Y"}),
        ("It froze in the winter of 1967-68.", {"the winter of 1967-68": "1967-WI"}),
        ("It froze in the winter of 2006-7.", {"the winter of 2006-7": "2006-WI"}),
        ("It closed in the spring of last year.", {"the spring of last year": "2022-SP"}),
        ("It ends on the last day of February.", {"the last day of February": "2024-02-29"}),
        ("It began on the first day of June 1998.", {"the first day of June 1998": "1998-06-01"}),
        ("They won in '68, '71 and '88.", {"'68": "1968", "'71": "1971", "'88": "1988"}),
        ("They tried by the week's end.", {"the week's end": "2023-W36"}),
        ("They lasted for nearly a quarter-century.", {"nearly a quarter-century": "P25Y"}),
        ("It split more than a quarter century ago.", {"more than a quarter century ago": "1998"}),
        ("It is a three- to five-year term.", {"three- to five-year": "P3Y"}),
        (
            "It shut between 1 and 3 a.m. on Friday.",
            {"1": "2023-09-01T01:00", "3 a.m. on Friday": "2023-09-01T03:00"},
        ),
        (
            "It shut from 11 to 2 p.m. on Friday.",
            {"11": "2023-09-01T11:00", "2 p.m. on Friday": "2023-09-01T14:00"},
        ),
        (
            "It shut 9:30-11 p.m. on Friday.",
            {"9:30": "2023-09-01T21:30", "11 p.m. on Friday": "2023-09-01T23:00"},
        ),
        ("It fell in 1988's third quarter.", {"1988's third quarter": "1988-Q3"}),
        ("Fiscal 1990's first quarter was weak.", {"Fiscal 1990's first quarter": "1990-Q1"}),
        ("The July-September quarter was bad.", {"The July-September quarter": "2023-Q3"}),
        ("The January-June period was bad.", {"The January-June period": "2023-H1"}),
        ("The March quarter was bad.", {"The March quarter": "2023-Q1"}),
        ("It fell in the last week of 1974.", {"the last week of 1974": "1974-W52"}),
        ("It fell on the last day of 1997.", {"the last day of 1997": "1997-12-31"}),
        ("They sang in the sixties.", {"the sixties": "196"}),
        ("They sang in the late 70's.", {"the late 70's": "197"}),
        ("She is in her sixties.", {}),
        ("It was a week-long visit.", {"week-long": "P1W"}),
        ("It was the year-long boycott.", {"year-long": "P1Y"}),
        ("They waited another two years.", {"another two years": "P2Y"}),
        ("It burned the summer before last.", {"the summer before last": "2022-SU"}),
        ("They came the night before last.", {"the night before last": "2023-09-03TNI"}),
        ("It lasted a quarter of a century.", {"a quarter of a century": "P25Y"}),
        ("It took two and one-half years.", {"two and one-half years": "P2.5Y"}),
        ("They left one Sunday in 1952.", {"one Sunday in 1952": "1952-XX-XX"}),
        ("They pay on the 15th of each month.", {"the 15th of each month": "XXXX-XX-15"}),
        ("They march every May 12.", {"every May 12": "XXXX-05-12"}),
        ("They sing on Monday evenings.", {"Monday evenings": "XXXX-WXX-1TEV"}),
        ("They sing five evenings a week.", {"five evenings a week": "P1W"}),
        ("They meet once every four years.", {"once every four years": "P4Y"}),
        ("It began in June '44.", {"June '44": "1944-06"}),
        (
            "They sing tonight at half past eight.",
            {"tonight": "2023-09-05TNI", "half past eight": "2023-09-05T20:30"},
        ),
        ("It rang at four minutes past seven.", {"four minutes past seven": "2023-09-05T07:04"}),
        ("It rang at 3 o'clock in the afternoon.", {"3 o'clock in the afternoon": "2023-09-05T15:00"}),
        ("They leave at 7 tomorrow morning.", {"7 tomorrow morning": "2023-09-06T07:00"}),
        ("The talks could last two days.", {"two days": "P2D"}),
        ("On Aug. 9 they came; on the 12th they left.", {"Aug. 9": "2023-08-09", "the 12th": "2023-08-12"}),
        ("They live on the 24th floor.", {}),
        ("It fell in the last quarter of 1999.", {"the last quarter of 1999": "1999-Q4"}),
        ("It fell in the latter half of 1997.", {"the latter half of 1997": "1997-H2"}),
        ("It opened a hundred years ago.", {"a hundred years ago": "1923"}),
        ("They stayed three nights.", {"three nights": "P3NI"}),
        ("It came early in the 1980s.", {"early in the 1980s": "198"}),
        (
            "She was born on May 3, 1910, the year of the comet.",
            {"May 3, 1910": "1910-05-03", "the year": "1910"},
        ),
        ("We did this seven years ago.", {"seven years ago": "2016"}),
        ("It killed a family of five two years ago.", {"two years ago": "2021"}),
        ("It came in 1990, the second two years later.", {"1990": "1990", "two years later": "1992"}),
        ("They had two good days.", {"two good days": "P2D"}),
        ("On Friday in the evening they ate.", {"Friday": "2023-09-01", "the evening": "2023-09-01TEV"}),
        ("They left early in the morning.", {"early in the morning": "2023-09-05TMO"}),
        ("It is in the evening news.", {}),
        ("It came early last weekend.", {"early last weekend": "2023-W35-WE"}),
        ("It fell in the three previous months.", {"the three previous months": "P3M"}),
        ("It killed 21 in a single day.", {"a single day": "P1D"}),
        (
            "They left at 9:30 p.m. Monday and landed at 2 a.m.",
            {"9:30 p.m. Monday": "2023-09-04T21:30", "2 a.m.": "2023-09-05T02:00"},
        ),
        ("The trip took one day.", {"one day": "P1D"}),
        ("He hopes one day to return.", {}),
        ("It was over by spring.", {"spring": "2023-SP"}),
        ('"They came by June."', {"June": "2023-06"}),
        ("They begin at eight this morning.", {"eight this morning": "2023-09-05T08:00"}),
        (
            "It rang at 9 a.m. Monday. Two hours later it rang again.",
            {"9 a.m. Monday": "2023-09-04T09:00", "Two hours later": "2023-09-04T11:00"},
        ),
        ("It grew in the past half-dozen years.", {"the past half-dozen years": "P6Y"}),
    ],
)
def test_a_time_has_its_timex_value(sentence: str, values: dict[str, str]) -> None:
    assert read(sentence) == values


@pytest.mark.parametrize(
    "sentence",
    [
        "The port may close.",
        "Three quarters of the voters agreed.",
        "One-quarter of sales came from there.",
        "He drives an Audi Q5.",
        "He went to Mar-a-Lago.",
        "They sat with Jan and Mar until both were wed.",
        "It was her third win in as many weeks.",
        "Flight 1999 landed with 2000 of them.",
        "The fossil is 66 million years old.",
        "The Winter Olympics and the Autumn Budget made news.",
        "The Sun-Times said so.",
        "She hosts a late-night show.",
        "It asked those 18 to 35 years old.",
        "They march to the port.",
        "They asked for a second ship.",
        "The sun shone and they sat down.",
        "They fired 122mm and 152mm shells.",
        "They saw 2,000 people and 2000 troops.",
        "A 33-year-old woman, 41 years old, left.",
        "They pay $2 a day.",
        "A quarter of the votes and three-quarters of the seats were lost.",
        "The fall of the wall was near.",
        "They came as soon as they could.",
        "Theresa May resigned.",
        "He reads USA Today, the Daily News and the Sunday Times.",
        "They recalled the March on Washington.",
        "They read Romans 8:31 aloud.",
        "The job fell to Mrs. May and her ministers.",
        "June said so.",
        "The report, April Mellody added, was wrong.",
        "They joined the NYC Pride March.",
        "Trump May Not Have Said So.",
        "The film 13 Hours is out.",
        "He told “60 Minutes” so.",
        "They own two second homes.",
        "They tried it a second time.",
        "They live at 1600 Pennsylvania Avenue.",
        "She ran the mile in 4:21.3.",
        "Hourly wages rose.",
        "It rose in after-hours trading.",
        "He was named Player of the Year.",
        "They watched Monday Night Football.",
        "She spoke on CBS This Morning and on “This Week.”",
        "It was signed by then-Senator Obama.",
        "They came, they saw, and then they left.",
        "It was the dawn of a new age, and a dawn raid ended it.",
        "They paid 8.20 for the ad and 7 bc signs.",
        "They saw 50 past players and one in the crowd.",
        "At the end of the day it is a matter of trust.",
        "The quarter-finals and the quarterfinal drew a crowd.",
        "The quarter-to-quarter comparison and the year-to-date figure improved.",
        'The show "60 Minutes." was on.',
    ],
)
def test_words_of_time_in_another_sense_are_no_times(sentence: str) -> None:
    assert read(sentence) == {}


def test_a_month_is_a_name_in_a_text_that_knows_somebody_of_that_name() -> None:
    article = Article.from_text(
        "Theresa May spoke in March. A speech by May had been planned since last May.", published="2023-09-05"
    )
    assert list(find_times(article).text) == ["March", "last May"]


def test_the_shipped_article_resolves_against_its_day() -> None:
    article = load_article("data/article.txt", published="2023-09-05")
    times = find_times(article)
    assert set(zip(times.text, times.value, strict=True)) >= {
        ("this month", "2023-09"),
        ("July", "2023-07"),
        ("2019", "2019"),
        ("Monday", "2023-09-04"),
        ("the end of last month", "2023-08"),
        ("2006", "2006"),
        ("2008", "2008"),
    }
    assert list(times.text).count("2019") == 2


def test_without_its_day_the_shipped_article_has_ranges_that_hold_the_truth() -> None:
    known = find_times(load_article("data/article.txt", published="2023-09-05"))
    unknown = find_times(load_article("data/article.txt"))
    assert list(known.text) == list(unknown.text)
    early = unknown.earliest.isna() | (unknown.earliest <= known.earliest)
    late = unknown.latest.isna() | (unknown.latest >= known.latest)
    assert early.all()
    assert late.all()


def test_the_reason_is_told_in_plain_words() -> None:
    times = find_times(Article.from_text("They met on Monday.", published="2023-09-05"))
    assert times.reason[0] == "Monday, past tense, published Tue 5 September 2023 -> 4 September 2023"


def test_a_message_of_social_media_may_name_bare_parts_of_the_day() -> None:
    assert read("Good morning! #sunrise") == {"morning": "2023-09-05TMO"}
    assert read("Good morning!") == {}


@pytest.mark.parametrize(
    "row", list(read_lexicon("time_words").itertuples()), ids=lambda row: f"{row.word}-{row.Index}"
)
def test_every_word_makes_a_time_in_its_sentence(row: object) -> None:
    hit, non_hit = row.hit, row.non_hit  # type: ignore[attr-defined]
    assert read(hit), hit
    assert not read(non_hit), non_hit


def test_the_publication_is_inferred_from_the_page() -> None:
    article = load_article("data/article.txt")
    bracket = infer_publication(article.blocks)
    assert bracket is not None
    assert date(2023, 9, 5) in bracket


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=14), st.dates(), st.integers(0, 800))
def test_any_words_on_any_day_give_ordered_days_and_true_offsets(
    words: list[str], published: date, days: int
) -> None:
    text = " ".join(words)
    last = date.fromordinal(min(published.toordinal() + days, date.max.toordinal()))
    article = Article.from_text(text, published=DateRange(published, last))
    times = find_times(article)
    both = times.dropna(subset=["earliest", "latest"])
    assert (both.earliest <= both.latest).all()
    for row in times.itertuples():
        assert article.text[row.start : row.end] == row.text


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    find_times(Article.from_text(text, published="2023-09-05"))


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(
        ["yesterday", "last Monday", "this week", "last month", "two days ago", "next year", "July 4"]
    ),
    st.dates(date(1600, 1, 1), date(2400, 1, 1)),
    st.integers(1, 3),
)
def test_a_publication_a_cycle_of_the_calendar_later_shifts_relative_days_alike(
    time: str, published: date, cycles: int
) -> None:
    later = published.replace(year=published.year + 400 * cycles)
    one, other = (
        find_times(Article.from_text(f"They met {time}.", published=day)) for day in (published, later)
    )
    shift = pd.Timedelta(days=146_097 * cycles)
    assert ((other.earliest - one.earliest) == shift).all()
    assert ((other.latest - one.latest) == shift).all()


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["last month", "this month", "next year", "last year", "three years ago"]),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)).filter(lambda day: (day.month, day.day) != (2, 29)),
    st.integers(1, 50),
)
def test_a_publication_years_later_shifts_months_and_years_alike(
    time: str, published: date, years: int
) -> None:
    later = published.replace(year=published.year + years)
    one, other = (
        find_times(Article.from_text(f"They met {time}.", published=day)) for day in (published, later)
    )
    assert other.earliest[0].year - one.earliest[0].year == years
    assert (other.earliest[0].month, other.earliest[0].day) == (one.earliest[0].month, one.earliest[0].day)


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("They left yesterday.", "XXXX-XX-XX"),
        ("They left on Monday.", "XXXX-XX-XX"),
        ("It ended at Christmas.", "XXXX-12-25"),
    ],
)
def test_a_value_holds_only_what_the_year_of_publication_leaves_sure(sentence: str, value: str) -> None:
    assert value in read(sentence, "2023").values()


def test_an_old_date_that_only_bounds_the_publication_dates_nothing_else() -> None:
    story = "They met on Saturday. The firm was founded on 14 February 1987."
    times = find_times(
        Article.from_text(story, published=DateRange(date(1987, 2, 14), None, "named in the story"))
    )
    assert times.value.tolist() == ["XXXX-XX-XX", "1987-02-14"]


@pytest.mark.parametrize("sentence", [f"Figures of {'1' * 5000}.", f"It rained {'1' * 400} days ago."])
def test_a_number_of_many_digits_counts_nothing(sentence: str) -> None:
    times = find_times(Article.from_text(sentence, published="2023-09-05"))
    assert not times.text.str.contains("1").any()


def test_an_hour_on_a_line_of_its_own_is_the_stamp_of_an_entry() -> None:
    text = "The state will vote on Tuesday.\n\n5:45 p.m.\n\nThe mayor says she is tired of it all."
    times = find_times(Article.from_text(text, published="2016-02-03"))
    assert list(times.value) == ["2016-02-09", "2016-02-03T17:45"]


def test_what_is_of_our_time_is_no_day() -> None:
    text = "Nothing is free in today's world. They read today's ruling."
    times = find_times(Article.from_text(text, published="2016-02-03"))
    assert list(times.value) == ["PRESENT_REF", "2016-02-03"]

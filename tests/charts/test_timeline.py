"""When: what the calendar shows of open ends, and in which order the story is said to be told."""

from itertools import pairwise

import pandas as pd
import pytest

from analysis import Article, DateRange, build_timeline, charts, find_attributions
from analysis.frames import build_frame, iterate_rows
from analysis.publication import read_published
from analysis.report import write_report
from analysis.timeline import EVENT

ARTICLE = Article.from_text(" ".join(f"Event{n:02} took place." for n in range(40)))


def events(*ends: tuple[str | None, str | None]) -> pd.DataFrame:
    """Events told in this order, each between two days (None: open), with a time of their own."""
    rows = []
    for number, (earliest, latest) in enumerate(ends):
        text = f"Event{number:02}"
        start = ARTICLE.text.index(text)
        rows.append(
            {
                "start": start,
                "end": start + len(text),
                "text": text,
                "sentence": number,
                "earliest": pd.Timestamp(earliest) if earliest else None,
                "latest": pd.Timestamp(latest) if latest else None,
                "time_start": start,
                "status": "past",
                "rule": "by hand",
            }
        )
    return build_frame(rows, EVENT)


MIXED = events(
    ("2024-05-01", "2024-05-31"),
    ("2019-01-01", "2019-12-31"),
    ("2019-06-01", "2024-01-31"),
    (None, "2024-01-31"),
    ("2006-01-01", "2006-12-31"),
    ("2006-01-01", "2006-12-31"),
    ("2024-06-02", None),
)


def line_of(chart):
    """The days that the thin line joins, with None where it breaks."""
    path = next(trace for trace in chart.data if trace.mode == "lines" and trace.line.width == 1)
    return [None if pd.isna(day) else pd.Timestamp(day) for day in path.y]


def drawn(chart) -> dict[str, set[str]]:
    return {
        trace.name: {text.split(":")[0] for text in trace.hovertext}
        for trace in chart.data
        if trace.customdata is not None
    }


def test_events_are_told_in_order_or_back_or_cannot_be_placed():
    assert drawn(charts.plot_telling(MIXED, ARTICLE.sentences)) == {
        "told in order": {"Event00", "Event05"},
        "a jump back": {"Event01", "Event04"},
        "cannot be told": {"Event02", "Event03", "Event06"},
    }


@pytest.mark.parametrize("order", [[0, 1, 2, 3, 4, 5, 6], [4, 2, 0, 1], [2, 4, 0, 6, 1], [3, 0, 5, 1]])
def test_the_line_falls_as_often_as_the_title_says(order):
    rows = [(row.earliest, row.latest) for row in iterate_rows(MIXED.iloc[order])]
    told = events(
        *((first if pd.notna(first) else None, last if pd.notna(last) else None) for first, last in rows)
    )
    chart = charts.plot_telling(told, ARTICLE.sentences)
    line = line_of(chart)
    falls = sum(
        1 for before, after in pairwise(line) if before is not None and after is not None and after < before
    )
    back = len(drawn(chart).get("a jump back", ()))
    assert falls == back
    times = {0: "No jump back", 1: "back in time once", 2: "back in time twice"}[back]
    assert times in charts.describe_telling(told)


def test_events_that_cannot_be_placed_are_counted_in_the_title():
    assert charts.describe_telling(MIXED) == (
        "The story jumps back in time twice; for 3 of 7 events the order cannot be told."
    )
    vague = events(("2023-01-01", "2023-12-31"), ("2023-06-01", "2023-06-30"))
    assert charts.describe_telling(vague) == (
        "No jump back in time is certain; for 1 of 2 events the order cannot be told."
    )


def test_a_story_told_in_order_is_said_to_be_so():
    straight = events(
        ("2019-01-01", "2019-12-31"), ("2020-03-01", "2020-03-01"), ("2024-05-01", "2024-05-31")
    )
    assert charts.describe_telling(straight) == "The story is told in the order in which things happened."


def test_open_ends_alone_give_no_order():
    assert "too few dated events" in charts.describe_telling(
        events((None, "2024-01-31"), ("2024-06-02", None))
    )


def test_an_arrow_points_to_the_open_end_and_a_stroke_marks_the_known_one():
    chart = charts.plot_calendar(MIXED, ARTICLE.sentences)
    symbols = {
        (symbol, pd.Timestamp(day))
        for trace in chart.data
        if trace.hovertext is not None
        for symbol, day in zip(trace.marker.symbol, trace.x, strict=True)
        if symbol != "circle"
    }
    first, last = map(pd.Timestamp, chart.layout.xaxis.range)
    strokes = {day for symbol, day in symbols if symbol == "line-ns"}
    assert strokes == {pd.Timestamp("2024-01-31"), pd.Timestamp("2024-06-02")}
    left = next(day for symbol, day in symbols if symbol == "triangle-left")
    right = next(day for symbol, day in symbols if symbol == "triangle-right")
    assert first < left < pd.Timestamp("2006-01-01")
    assert pd.Timestamp("2024-06-02") < right < last
    assert len(chart.tabulate_marks()) == len(MIXED)


def test_a_tall_calendar_has_its_days_at_the_top_too():
    many = events(*((f"20{n:02}-01-01", f"20{n:02}-01-01") for n in range(1, 24)))
    tall, short = (
        charts.plot_calendar(many, ARTICLE.sentences),
        charts.plot_calendar(MIXED, ARTICLE.sentences),
    )
    assert tall.layout.xaxis2.side == "top"
    assert tall.layout.xaxis2.matches == "x"
    assert "xaxis2" not in short.layout


def test_labels_of_two_lines_keep_clear_of_their_neighbours():
    long = MIXED.assign(text="a very long description of what took place on the quay that day")
    heights = [charts.plot_calendar(rows, ARTICLE.sentences).layout.height for rows in (MIXED, long)]
    assert heights[1] - heights[0] == 6 * len(MIXED)


def test_the_busiest_time_is_where_most_events_lie():
    rows = events(
        *[("1900-01-01", "1900-01-01"), ("1950-01-01", "1950-01-01"), ("1960-01-01", "1960-01-01")],
        *[("2024-01-01", "2024-01-01"), ("2024-03-01", "2024-03-01")],
    )
    menu = charts.plot_calendar(rows, ARTICLE.sentences).layout.updatemenus[0]
    first, last = menu.buttons[1].args[0]["xaxis.range"]
    assert first < "2024-01-01" < "2024-03-01" < last
    assert first > "2023"


def test_words_cut_out_of_a_quotation_have_both_quotation_marks():
    rows = MIXED.assign(text='to say" on the reports')
    for chart in (
        charts.plot_calendar(rows, ARTICLE.sentences),
        charts.plot_telling(rows, ARTICLE.sentences),
    ):
        assert chart.tabulate_marks().about.str.count('"').eq(2).all()


def test_an_event_with_one_known_end_widens_no_span() -> None:
    timeline = events(("1987-02-14", None), ("2019-06-01", "2019-06-01"))
    assert (
        charts.describe_calendar(timeline)
        == "1 event can be dated, in 2019; to the day; 1 more at one end only."
    )
    assert charts.describe_calendar(timeline[:1]) == "1 event can be dated at one end only."


@pytest.mark.parametrize("first", ["0001-01-01", "0079-08-24", "1066-10-14", "1500-01-01", "1677-09-21"])
@pytest.mark.parametrize("last", ["1759-12-31", "2020-12-31", "9999-12-31"])
def test_a_calendar_may_begin_and_end_in_any_year(first, last):
    rows = events((first, first), (first, None), (None, last), (last, last))
    calendar = charts.plot_calendar(rows, ARTICLE.sentences)
    shown = [pd.Timestamp(end) for end in calendar.layout.xaxis.range]
    assert shown[0] <= pd.Timestamp(first) < pd.Timestamp(last) <= shown[1]
    assert calendar.layout.updatemenus[0].buttons[1].args[0]["xaxis.range"][0] >= "0001-01-01"
    telling = charts.plot_telling(rows, ARTICLE.sentences)
    assert first in calendar.to_json()
    assert first in telling.to_json()


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "1500", "0079-08"])
def test_an_article_may_appear_in_any_year(published):
    days = read_published(published)
    chart = charts.plot_publication(days)
    first, last = chart.layout.xaxis.range
    assert first <= days.earliest <= days.latest <= last
    for opened in (DateRange(days.earliest, None), DateRange(None, days.latest)):
        first, last = charts.plot_publication(opened).layout.xaxis.range
        assert first < last


def test_one_month_or_year_is_said_as_such():
    assert charts.describe_publication(read_published("2020")).startswith(
        "The article appeared in 2020, a span of 366"
    )


def test_a_report_of_the_middle_ages_is_written(tmp_path):
    article = Article.from_text("The map was drawn in 1500. It was sold in 2020.")
    assert "1500" in write_report(article, tmp_path / "report.html").read_text(encoding="utf-8")


def test_who_tells_an_event_is_named_as_in_the_other_charts():
    article = Article.from_text("The report said that the dam had leaked in 2019.")
    attributions = find_attributions(article)
    voiced = attributions.assign(speaker=attributions.source)
    chart = charts.plot_calendar(build_timeline(article, attributions=voiced), article.sentences)
    assert "Said by the report" in chart.tabulate_marks().about.iloc[0]

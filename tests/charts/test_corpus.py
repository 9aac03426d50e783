"""Charts of many articles say what they show, escape what they are given, and survive having nothing to show."""

import pandas as pd
import pytest

from analysis.charts import (
    describe_calendars,
    describe_outlet_hedging,
    describe_shared_voices,
    plot_calendars,
    plot_outlet_hedging,
    plot_shared_voices,
)
from analysis.corpus import analyse

STORIES = {
    "post": (
        "The Post",
        "Mayor Dana Reyes said on Monday that the ferry might stop. It sailed on 3 May 2024.",
    ),
    "mail": ("The <b>Mail</b>", "Mayor Dana Reyes said the ferry would stop. It sailed on 3 May 2024."),
    "news": (
        "News $1",
        "Economist Tom Hale believes that fares could perhaps rise if it stops in June 2024.",
    ),
}


@pytest.fixture(scope="module")
def found():
    texts = [text for _, text in STORIES.values()]
    frame = pd.DataFrame({"id": list(STORIES), "text": texts, "published": "2024-05-08"})
    return analyse(frame, lenses=["attributions", "hedges", "timeline"], progress=False)


@pytest.fixture(scope="module")
def outlets():
    return pd.Series({identity: outlet for identity, (outlet, _) in STORIES.items()})


def empty(found):
    return {name: frame[:0] for name, frame in found.items()}


def test_a_voice_that_two_outlets_give_is_shared(found, outlets):
    assert describe_shared_voices(found["attributions"], outlets) == (
        "1 of 2 named voices is heard by more than one outlet, Dana Reyes by 2."
    )
    chart = plot_shared_voices(found["attributions"], outlets)
    dots = [(x, y) for trace in chart.data for x, y in zip(trace.x, trace.y, strict=True)]
    assert sorted(dots) == [(0, "Dana Reyes"), (1, "Dana Reyes"), (2, "Tom Hale")]
    assert list(chart.layout.xaxis.ticktext) == [
        "post · The Post",
        "mail · The &lt;b&gt;Mail&lt;/b&gt;",
        "news · News &#36;1",
    ]


def test_where_no_voice_is_left_none_is_counted(found, outlets):
    silent = found["attributions"].assign(stance="declines")
    elsewhere = pd.Series({"another": "The Times"})
    for attributions, names in ((silent, outlets), (found["attributions"], elsewhere)):
        assert describe_shared_voices(attributions, names) == "No article names anybody who speaks."
        assert not plot_shared_voices(attributions, names).data


def test_a_person_with_an_occupation_before_the_name_is_one_voice(outlets):
    rows = [("post", "Tom Hadley", "individual"), ("mail", "Farmer Tom Hadley", "witness")]
    rows += [("post", "New York", "institution"), ("mail", "Greater New York", "institution")]
    said = pd.DataFrame(rows, columns=["id", "speaker", "source_type"]).assign(
        text="It leaks.",
        content_spans=[((0, 9),)] * 4,
        source=None,
        named=True,
        via=None,
        quote_kind="direct",
        stance="states",
        start=0,
        end=9,
        sentence=0,
    )
    chart = plot_shared_voices(said, outlets)
    assert {lane for trace in chart.data for lane in trace.y} == {
        "Tom Hadley",
        "New York",
        "Greater New York",
    }
    assert "Tom Hadley by 2" in describe_shared_voices(said, outlets)


def test_a_voice_in_one_outlet_only_is_not_shared(found, outlets):
    alone = describe_shared_voices(found["attributions"], outlets[["post", "news"]])
    assert alone == "Each of 2 voices is heard by one outlet only."


def test_outlets_are_compared_by_hedges_in_as_many_words(found, outlets):
    said = describe_outlet_hedging(found["hedges"], found["articles"], outlets)
    assert said.startswith("News $1 hedges most")
    assert "The <b>Mail</b> least, 0 times" in said
    chart = plot_outlet_hedging(found["hedges"], found["articles"], outlets)
    words = found["articles"].set_index("id").words
    hedges = found["hedges"][found["hedges"].id == "post"]
    rates = [
        rate
        for trace in chart.data
        if trace.type == "bar"
        for rate, name in zip(trace.x, trace.y, strict=True)
        if name.startswith("The Post")
    ]
    assert sum(rates) == pytest.approx(1_000 * len(hedges) / words["post"])
    assert "<b>" not in "".join(text for trace in chart.data for text in trace.hovertext or ())


def counted(*rows):
    """Hedges and articles of outlets: (outlet, hedges, words)."""
    outlets = pd.Series({outlet: outlet for outlet, _, _ in rows})
    articles = pd.DataFrame({"id": [row[0] for row in rows], "words": [row[2] for row in rows]})
    hedges = pd.DataFrame(
        [(outlet, "epistemic", "may", 0) for outlet, number, _ in rows for _ in range(number)],
        columns=["id", "kind", "text", "sentence"],
    )
    return hedges, articles, outlets


def test_a_difference_of_few_hedges_is_called_chance():
    assert describe_outlet_hedging(*counted(("A", 4, 200), ("B", 2, 200))).endswith("differ by chance too.")
    assert describe_outlet_hedging(*counted(("A", 0, 200), ("B", 3, 200))).endswith("differ by chance too.")
    assert describe_outlet_hedging(*counted(("A", 90, 3_000), ("B", 30, 3_000))).endswith("10 times.")
    assert describe_outlet_hedging(*counted(("A", 90, 3_000), ("B", 3, 3_000))).endswith("B least, once.")


def test_the_chart_shows_how_far_chance_moves_a_rate():
    chart = plot_outlet_hedging(*counted(("A", 10, 1_000), ("B", 0, 1_000)))
    line = next(trace for trace in chart.data if trace.name == "what chance allows")
    assert list(line.x) == [0.0, 10.0]
    low, high = line.error_x.arrayminus[1], line.error_x.array[1]
    assert (10 - low, 10 + high) == pytest.approx((4.8, 18.4), abs=0.2), "the exact Poisson interval"
    assert line.error_x.arrayminus[0] == 0
    key = [trace for trace in chart.data if trace.name == line.name and trace.showlegend is not False]
    assert [trace.mode for trace in key] == ["lines"], "the legend shows a line, as the chart does"


def test_a_click_gives_whole_sentences(found, outlets):
    texts = pd.Series({identity: text for identity, (_, text) in STORIES.items()})
    marks = plot_outlet_hedging(found["hedges"], found["articles"], outlets, texts).tabulate_marks()
    assert marks.words[marks.about.str.startswith("The Post")].iloc[0] == (
        "Mayor Dana Reyes said on Monday that the ferry might stop."
    )


def test_a_past_event_ends_when_the_article_appeared():
    day = pd.Timestamp
    timeline = pd.DataFrame(
        {
            "id": ["post", "post"],
            "text": ["It rained a lot this year", "It will rain this year"],
            "earliest": [day("2024-01-01")] * 2,
            "latest": [day("2024-12-31")] * 2,
            "status": ["past", "planned"],
            "speaker": [None, None],
        }
    )
    articles = pd.DataFrame({"id": ["post"], "earliest": [day("2024-05-08")], "latest": [day("2024-05-08")]})
    chart = plot_calendars(timeline, articles, pd.Series({"post": "The Post"}))
    said = {
        trace.name: trace.hovertext[0]
        for trace in chart.data
        if trace.hovertext and trace.name != "published"
    }
    assert "1 January 2024 to 8 May 2024" in said["past"]
    assert "2024 (planned)" in said["planned"]
    assert "The Post (post)" in said["past"]


@pytest.mark.parametrize("year", ["0001", "0079", "1500", "9999"])
def test_calendars_may_lie_at_the_end_of_all_days(year):
    first, last = pd.Timestamp(f"{year}-01-01"), pd.Timestamp(f"{year}-12-31")
    row = {"id": "post", "text": "It rained", "earliest": first, "latest": last}
    timeline = pd.DataFrame([{**row, "status": "past", "speaker": None}])
    shown = plot_calendars(timeline, pd.DataFrame([row]), pd.Series({"post": "The Post"})).layout.xaxis.range
    assert pd.Timestamp(shown[0]) <= first < last <= pd.Timestamp(shown[1])


@pytest.mark.parametrize(
    ("shared", "said"),
    [
        (1, "1 day is told by more than one outlet, 1 May 2024 by 2."),
        (2, "2 days are told by more than one outlet, 1 May 2024 and 2 May 2024 by 2."),
        (3, "3 days are told by more than one outlet, 3 of them by 2."),
    ],
)
def test_days_told_by_as_many_outlets_have_no_winner(shared, said):
    days = pd.date_range("2024-05-01", periods=shared)
    rows = [{"id": outlet, "earliest": day, "latest": day} for day in days for outlet in ("post", "mail")]
    outlets = pd.Series({"post": "The Post", "mail": "The Mail"})
    assert describe_calendars(pd.DataFrame(rows), outlets) == said


def test_a_day_that_two_outlets_tell_is_shared(found, outlets):
    assert "3 May 2024 by 2" in describe_calendars(found["timeline"], outlets)
    chart = plot_calendars(found["timeline"], found["articles"], outlets)
    days = [
        (str(day)[:10], lane)
        for trace in chart.data
        if trace.mode == "markers" and trace.name != "published"
        for day, lane in zip(trace.x, trace.y, strict=True)
    ]
    assert {("2024-05-03", 0), ("2024-05-03", 1)} <= set(days)
    assert chart.layout.yaxis.range[0] > chart.layout.yaxis.range[1], "the first article is on top"


def test_nothing_to_show_is_said_plainly(found, outlets):
    nothing = empty(found)
    for chart in (
        plot_shared_voices(nothing["attributions"], outlets),
        plot_outlet_hedging(nothing["hedges"], found["articles"], outlets),
        plot_calendars(nothing["timeline"], found["articles"], outlets),
    ):
        assert not chart.data
        assert chart.alt.endswith(".")


def test_every_chart_describes_itself_in_its_title(found, outlets):
    for chart in (
        plot_shared_voices(found["attributions"], outlets),
        plot_outlet_hedging(found["hedges"], found["articles"], outlets),
        plot_calendars(found["timeline"], found["articles"], outlets),
    ):
        assert chart.layout.title.text
        assert chart.alt
        assert all(trace.hovertext or trace.hoverinfo == "skip" for trace in chart.data)


def test_articles_without_a_dated_event_have_no_calendar():
    found = analyse(
        pd.DataFrame({"id": ["a", "b"], "text": ["The bridge stands over the river."] * 2}), progress=False
    )
    chart = plot_calendars(found["timeline"], found["articles"], pd.Series({"a": "Echo", "b": "Post"}))
    assert chart.finding == "Nothing in these articles can be put on a calendar."


def test_where_no_article_is_left_there_is_nothing_to_compare():
    nothing = pd.Series(dtype="object")
    found = analyse(pd.DataFrame({"id": ["a"], "text": ["It may rain."]}), progress=False)
    chart = plot_outlet_hedging(found["hedges"], found["articles"].iloc[:0], nothing)
    assert chart.finding == "There is no article here to compare."

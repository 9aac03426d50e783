"""Every chart, by its structure: what it says, what it holds, what it does with nothing and with much."""

import re
from collections.abc import Callable

import pandas as pd
import pytest

from analysis import Article, charts
from analysis.actors import count_actors
from analysis.figure import Chart
from analysis.words import count_words, locate_words

NEWS = pd.DataFrame(
    {"kind": ["epistemic", "booster"], "low": [0.0, 0.0], "middle": [4.0, 1.0], "high": [9.0, 3.0]}
)
RAW_NAMES = re.compile(r"source_type|quote_kind|in_quotation|scope_start|nan\b|&lt;NA|NaT|None\b")


def with_checks(ledger: pd.DataFrame) -> pd.DataFrame:
    reasons = [("no named source", "hedged")] * len(ledger)
    return ledger.assign(priority=range(len(ledger), 0, -1), reasons=pd.Series(reasons, dtype="object"))


DRAWERS: dict[str, Callable[..., Chart]] = {
    "speakers": lambda f: charts.plot_speakers(f["attributions"]),
    "voices": lambda f: charts.plot_voices(f["attributions"], f["sentences"]),
    "flow": lambda f: charts.plot_flow(f["attributions"]),
    "naming": lambda f: charts.plot_naming(f["attributions"]),
    "hedges": lambda f: charts.plot_hedges(f["hedges"], f["sentences"]),
    "holders": lambda f: charts.plot_holders(f["hedges"]),
    "certainty": lambda f: charts.plot_certainty(f["ledger"]),
    "rates": lambda f: charts.plot_rates(charts.rate_hedges(f["hedges"], f["sentences"]), NEWS),
    "calendar": lambda f: charts.plot_calendar(f["timeline"], f["sentences"]),
    "telling": lambda f: charts.plot_telling(f["timeline"], f["sentences"]),
    "artefacts": lambda f: charts.plot_artefacts(f["artefacts"], f["sentences"]),
    "score": lambda f: charts.plot_score(1000 * len(f["artefacts"]) / 90, [0.0, 0.0, 0.5]),
    "claims": lambda f: charts.plot_claims(f["ledger"]),
    "checks": lambda f: charts.plot_checks(with_checks(f["ledger"])),
}


def hovers(chart: Chart) -> list[str]:
    found = []
    for trace in chart.data:
        texts = trace.hovertext if "hovertext" in trace else None
        found += [texts] if isinstance(texts, str) else list(texts if texts is not None else [])
    return found


@pytest.mark.parametrize("name", DRAWERS)
def test_a_chart_states_its_finding_and_holds_marks(frames, name):
    chart = DRAWERS[name](frames)
    assert chart.data
    assert chart.alt.split(".")[0]
    assert len(chart.to_json()) < 20_000


@pytest.mark.parametrize("name", DRAWERS)
def test_hovers_are_sentences_for_readers(frames, name):
    for text in hovers(DRAWERS[name](frames)):
        assert not RAW_NAMES.search(text), text
        assert "$" not in text
        assert max(map(len, text.split("<br>"))) <= 100
        assert text.count("<br>") < 12


@pytest.mark.parametrize("name", DRAWERS)
def test_a_click_on_a_legend_hides_marks_or_does_nothing(frames, name):
    chart = DRAWERS[name](frames)
    if not chart.layout.showlegend or chart.layout.legend.itemclick is False:
        return
    for entry in (trace for trace in chart.data if trace.showlegend is not False):
        group = [trace for trace in chart.data if trace is entry or trace.legendgroup == entry.name]
        assert any(place is not None for trace in group for place in trace.x), entry.name


@pytest.mark.parametrize("name", [name for name in DRAWERS if name not in ("score", "rates")])
def test_nothing_found_is_said_plainly(frames, name):
    empty = {key: frame if key == "sentences" else frame.iloc[:0] for key, frame in frames.items()}
    chart = DRAWERS[name](empty)
    assert not chart.data
    assert re.search(r"\b(no|nothing|nobody|not|too few|everything)\b", chart.alt, re.IGNORECASE)


@pytest.mark.parametrize("name", DRAWERS)
def test_hundreds_of_rows_stay_readable(frames, name):
    many = {
        key: frame if key == "sentences" else pd.concat([frame] * 120, ignore_index=True)
        for key, frame in frames.items()
    }
    chart = DRAWERS[name](many)
    assert chart.layout.height < 2_000
    assert len(chart.to_json()) < 400_000


@pytest.mark.parametrize("name", DRAWERS)
def test_missing_values_are_no_obstacle(frames, name):
    always = {"start", "end", "text", "sentence", "rule", "content_spans", "altered", "in_quotation", "kind"}
    bare = {}
    for key, frame in frames.items():
        bare[key] = frame.copy()
        for column in frame.columns:
            if column not in always and key != "sentences":
                bare[key][column] = (
                    pd.Series([None] * len(frame), dtype=frame[column].dtype, index=frame.index)
                    if str(frame[column].dtype) != "bool"
                    else frame[column]
                )
    assert DRAWERS[name](bare).alt


def test_the_voice_with_most_words_is_in_the_title(attributions):
    assert charts.describe_speakers(attributions).startswith("Most is said by Dana Reyes: ")


def test_two_voices_with_as_many_words_each_have_no_winner(attributions):
    equal = (
        attributions[attributions.stance != "refuses"].iloc[[0, 0]].assign(speaker=["Dana Reyes", "Tom Hale"])
    )
    assert charts.describe_speakers(equal) == (
        "As much is said by Dana Reyes as by Tom Hale: 50% of all attributed words each."
    )
    nobody = equal.assign(speaker=[None, "Tom Hale"], source=None, source_type="unattributed", named=False)
    assert charts.describe_speakers(nobody) == "For 50% of the attributed words no source is told at all."
    assert charts.describe_speakers(nobody[:1]) == "No source is told for any of the attributed words."


def test_words_without_a_named_source_are_counted(attributions):
    assert "33%" in charts.describe_naming(attributions)


def test_statements_that_came_through_another_outlet_are_counted(attributions):
    assert (
        charts.describe_flow(attributions)
        == "2 of 7 statements came through one intermediary: Ellis Courier."
    )


def test_a_booster_is_no_hedge(hedges, sentences):
    assert charts.describe_hedges(hedges, sentences) == "3 of 9 sentences are hedged, by 6 cues."


def test_a_jump_back_in_time_is_seen(timeline):
    assert "twice" in charts.describe_telling(timeline)


def test_a_day_is_a_filled_mark_and_a_year_a_hollow_one(timeline, sentences):
    chart = charts.plot_calendar(timeline, sentences)
    filled = {
        text.split(":")[0]: colour
        for trace in chart.data
        if trace.hovertext is not None
        for text, colour in zip(trace.hovertext, trace.marker.color, strict=True)
    }
    assert filled["close"] != "#ffffff"
    assert filled["lost"] == "#ffffff"


def test_the_page_chart_tells_story_from_furniture():
    article = Article.from_text("It rained.\n\nNobody minded.")
    assert charts.describe_page(article.blocks) == "All of this page is story."
    assert charts.plot_page(article.blocks).data


def test_a_headline_is_not_left_out_and_furniture_is_counted_once_and_for_all():
    kinds = ["headline", "byline", "dateline", "body", "comments", "footer", "label"]
    texts = ["Rain again", "By Ann Lee", "OSLO, 3 May", "It rained all day.", "Comments", "Contact us", "\n"]
    blocks = pd.DataFrame({"kind": kinds, "text": texts, "story": [kind == "body" for kind in kinds]})
    assert charts.describe_page(blocks).endswith("2 parts of the page are left out.")
    assert (
        charts.describe_page(blocks[:4])
        == "Nothing of this page is left out: it is a story with its heading."
    )
    assert {trace.name: len(trace.x) for trace in charts.plot_page(blocks).data} == {
        "read as story": 1,
        "read for title, author and date": 3,
        "left out as furniture": 2,
    }


def test_one_actor_is_no_plural():
    actors = count_actors(Article.from_text("Ann Lee left."))
    assert charts.plot_actors(actors).alt.startswith(
        "Ann Lee is named once, and nobody else. All that are named"
    )


def test_only_a_choice_of_actors_and_words_is_said_to_be_one():
    actors = pd.DataFrame({"actor": [f"Ann {place}" for place in range(20)], "kind": "person"})
    actors = actors.assign(mentions=[3, *[1] * 19], sentences=[(0,)] * 20)
    assert "The 15 actors named most often, of 20." in charts.plot_actors(actors).alt
    assert ", of 5" not in charts.plot_actors(actors[:5]).alt
    counts = pd.DataFrame({"word": ["rain", "sun"], "count": [2, 1], "sentences": [(0,), (0,)]})
    assert "All nouns, verbs and adjectives" in charts.plot_words(counts).alt
    assert "The 1 most frequent" not in charts.plot_words(counts[:1]).alt


def test_actors_with_long_names_keep_clear_of_each_other():
    names = [f"The Royal Society for the Protection of Bridge {place}" for place in range(3)]
    actors = pd.DataFrame({"actor": names, "kind": "organisation", "mentions": 2, "sentences": [(0,)] * 3})
    short = charts.plot_actors(actors.assign(actor=["A", "B", "C"]))
    assert charts.plot_actors(actors).layout.height - short.layout.height >= 3 * 16


def test_a_part_of_one_word_is_not_hidden_by_its_edge():
    blocks = pd.DataFrame({"kind": ["label", "body"], "text": ["Like", "word " * 40], "story": [False, True]})
    widths = [width for trace in charts.plot_page(blocks).data for width in trace.marker.line.width]
    assert widths == [1, 0.25]


def test_a_page_without_artefacts_is_no_alarm():
    assert charts.describe_score(0, [0.0] * 9 + [5.0]) == (
        "No passage stands out here, as in 9 of 10 clean news stories."
    )
    assert charts.describe_score(4.0, [0.0] * 9 + [5.0]) == (
        "1 of 10 clean news stories scores at least as high as this one."
    )


def test_a_single_clean_story_among_a_thousand_is_seen():
    chart = charts.plot_score(13.0, [0.0] * 1_000 + [5.0, 6.7])
    assert list(chart.data[0].x) == [0.0, 5.0, 6.7]
    assert min(chart.data[0].marker.size) >= 8
    assert list(chart.data[0].text) == ["1,000", "", ""]
    assert chart.data[1].text is None, "the lane names this story, and covers no tick"


def test_marks_of_one_size_promise_no_difference(artefacts, sentences):
    assert "the larger, the surer" in charts.plot_artefacts(artefacts, sentences).alt
    same = artefacts.assign(confidence=0.9)
    assert "the larger" not in charts.plot_artefacts(same, sentences).alt


def test_words_and_actors_are_drawn(article, sentences):
    counts, actors = count_words(article), count_actors(article)
    assert charts.plot_words(counts).data
    assert charts.plot_actors(actors).data
    places = locate_words(article, ["ferry", "Hale"])
    assert set(charts.plot_dispersion(places, sentences).data[0].y) == {"ferry", "Hale"}
    assert charts.describe_dispersion(places, sentences).startswith("“ferry” stands in the most sentences")


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ([3, 3, 1], "The story says “word0” and “word1” most: 3 times each."),
        ([1, 1, 1, 1], "No word stands out: 4 are said once each."),
        ([1], "The story says “word0” most: once."),
    ],
)
def test_words_said_as_often_have_no_winner(counts, said):
    words = [f"word{place}" for place in range(len(counts))]
    assert charts.describe_words(pd.DataFrame({"word": words, "count": counts})) == said


@pytest.mark.parametrize(
    ("places", "said"),
    [
        (
            {"arm": [0, 1], "leg": [2, 3], "toe": [0]},
            "“arm” and “leg” stand in the most sentences: 2 of 5 each.",
        ),
        ({word: [0, 1] for word in "abcd"}, "No word stands out: 4 stand in 2 of 5 sentences each."),
        ({"arm": [0], "leg": [4]}, "Each of these words stands in one sentence only."),
    ],
)
def test_words_in_as_many_sentences_have_no_winner(places, said):
    rows = [(word, sentence) for word, sentences in places.items() for sentence in sentences]
    story = pd.DataFrame({"text": ["It rained."] * 5})
    assert charts.describe_dispersion(pd.DataFrame(rows, columns=["word", "sentence"]), story) == said


def test_one_statement_is_compared_with_none():
    one = pd.DataFrame({"text": ["It may rain."], "certainty": [0.5]})
    assert charts.describe_certainty(one) == "There is one statement, and none to compare it with."
    two = pd.concat([one, one])
    assert charts.describe_certainty(two) == "All 2 statements are equally certain."


def test_an_article_without_words_still_has_charts():
    nothing = Article.from_text("")
    assert not charts.plot_words(count_words(nothing)).data
    assert not charts.plot_actors(count_actors(nothing)).data
    assert not charts.plot_dispersion(locate_words(nothing, []), nothing.sentences).data
    assert charts.plot_page(nothing.blocks).alt
    assert charts.plot_publication(None).alt == (
        "Nothing tells when the article appeared. "
        "Set PUBLISHED at the top to the day, month or year that you know."
    )

"""Charts of a story's words, and axes that count."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import Article, charts, find_attributions
from analysis.theme import count_axis


def counted(*numbers: int) -> pd.DataFrame:
    words = [f"word{place}" for place in range(len(numbers))]
    return pd.DataFrame({"word": words, "count": numbers, "sentences": [(0,)] * len(numbers)})


@pytest.mark.parametrize(
    ("numbers", "shown", "note"),
    [
        ((3, 2, 1, 1), 2, "All nouns, verbs and adjectives that are said more than once"),
        ((1, 1), 2, "All nouns, verbs and adjectives, in"),
        ((1,) * 30, 20, "The first 20 of 30 nouns, verbs and adjectives"),
        ((2,) * 30, 20, "The 20 most frequent nouns, verbs and adjectives"),
    ],
)
def test_words_said_once_are_drawn_only_where_no_other_is(numbers, shown, note):
    chart = charts.plot_words(counted(*numbers))
    assert len(chart.data[0].y) == shown
    assert note in chart.alt


def test_one_word_alone_is_not_compared():
    places = pd.DataFrame({"word": ["rain", "rain"], "sentence": [0, 2]})
    sentences = pd.DataFrame({"text": ["It rained."] * 4})
    assert charts.describe_dispersion(places, sentences) == "“rain” stands in 2 of 4 sentences."


def test_an_axis_of_few_counts_has_no_halves():
    assert count_axis("cues", 2)["dtick"] == 1
    assert "dtick" not in count_axis("words", 300)
    cues = pd.DataFrame(
        {"kind": ["epistemic"] * 2, "holder": ["Ann Lee", None], "text": "may", "sentence": 0}
    )
    assert charts.plot_holders(cues).layout.xaxis.dtick == 1


def test_one_of_anything_is_told_in_the_singular():
    one = pd.DataFrame({"in_quotation": [True], "kind": ["phrase"]})
    assert charts.describe_artefacts(one) == "1 passage looks machine-altered, inside quotation marks."
    refusal = find_attributions(article := Article.from_text("The mayor declined to comment on the letters."))
    said = charts.describe_voices(refusal, article.sentences)
    assert said == "Nobody speaks in the one sentence of the story."
    outlets = pd.Series({"a": "Echo"})
    assert "There is one outlet only" in charts.describe_calendars(
        pd.DataFrame(
            {
                "id": ["a"],
                "earliest": [pd.Timestamp("2024-05-01")],
                "latest": [pd.Timestamp("2024-05-01")],
            }
        ),
        outlets,
    )

"""How sure: whose the cues are, what is least certain and in which words, and when a rate says something."""

import re

import pandas as pd
import pytest

from analysis import Article, charts, find_attributions, find_hedges, read_news_rates, score_certainty
from analysis.charts.rates import LEAST_CUES, LEAST_WORDS
from tests.charts.test_charts import NEWS


def holders_of(*counts: tuple[str, int]) -> pd.DataFrame:
    names = [name for name, count in counts for _ in range(count)]
    kinds = ["epistemic"] * len(names)
    return pd.DataFrame({"kind": kinds, "holder": names, "text": "may", "sentence": 0, "strength": 0.5})


@pytest.mark.parametrize(
    ("writer", "source", "said"),
    [
        (3, 1, "3 of 4 cues are the writer's own; the other one stands in a source's statement."),
        (1, 3, "1 of 4 cues is the writer's own; the other 3 stand in the sources' statements."),
        (0, 1, "The one hedge stands in a source's statement, not in the writer's own words."),
        (0, 2, "All hedges stand in the sources' statements, none in the writer's own words."),
        (2, 0, "The writer does all the hedging."),
    ],
)
def test_whose_the_cues_are_is_told_in_numbers_that_a_reader_can_count(writer, source, said):
    assert charts.describe_holders(holders_of(("article", writer), ("Ann Lee", source))) == said


def test_one_holder_more_than_asked_for_is_named_as_others_would_be_one_alone():
    cues = holders_of(("article", 3), ("Ann Lee", 2), ("Bo Ray", 1))
    lanes = {label for trace in charts.plot_holders(cues, most=2).data for label in trace.y}
    assert lanes == {"the writer", "Ann Lee", "Bo Ray"}


def test_a_pronoun_that_holds_a_hedge_is_said_to_be_unclear():
    chart = charts.plot_holders(holders_of(("article", 2), ("he", 1)))
    assert {label for trace in chart.data for label in trace.y} == {"the writer", "“he” (not clear who)"}


def test_a_least_certain_sentence_in_quotation_marks_is_quoted_once():
    rows = [('"Perhaps they will sail tomorrow."', 0.5, ("Perhaps",)), ("They sailed.", 1.0, ())]
    statements = pd.DataFrame(rows, columns=["text", "certainty", "cues"])
    assert charts.describe_certainty(statements).endswith(": “Perhaps they will sail tomorrow.”")


def test_boosters_are_explained_only_where_there_are_some(hedges):
    doubts = hedges[hedges.kind != "booster"]
    assert "boosters" in charts.plot_holders(hedges).alt
    assert "boosters" not in charts.plot_holders(doubts).alt


def test_holders_beyond_the_first_share_a_bar_and_the_note_says_so():
    cues = holders_of(("article", 1), *((f"Voice {n}", n) for n in range(1, 6)))
    chart = charts.plot_holders(cues, most=3)
    assert list(chart.data[0].y) == ["the writer", "other holders", "Voice 4", "Voice 5"]
    assert sum(chart.data[0].x) == len(cues)
    assert "Shown: 3 of 6 holders by name." in chart.alt
    assert "by name" not in charts.plot_holders(cues).alt


def test_a_doubt_told_with_a_refusal_is_the_writers():
    article = Article.from_text(
        'The Kremlin spokesman had "nothing to say" on the reports, which were conveyed by different US media.'
    )
    attributions = find_attributions(article)
    assert attributions.stance.tolist() == ["declines"]
    hedges = find_hedges(article, charts.drop_refusals(attributions))
    assert hedges.text.tolist() == ["different"]
    assert charts.describe_holders(hedges) == "The writer does all the hedging."


def test_the_lane_of_weasels_says_what_they_leave_open(hedges, sentences):
    chart = charts.plot_hedges(hedges.assign(kind="weasel"), sentences)
    assert "how many" in chart.layout.yaxis.categoryarray[0]
    assert "nobody" not in chart.layout.yaxis.categoryarray[0]


@pytest.fixture
def scored():
    article = Article.from_text(
        "It rained. The dam held. After a long debate in the chamber that went on past midnight, with many amendments "
        "and some shouting, members who had come from every part of the county to hear it left without a word, and "
        "observers agreed that the bridge may be closed. Perhaps it will snow."
    )
    return score_certainty(article, find_hedges(article))


def test_the_least_certain_statement_is_quoted_in_its_doubtful_words(scored):
    long = scored[scored.text.str.contains("bridge")]
    sentence = charts.describe_certainty(pd.concat([long, scored[scored.certainty == 1]]))
    assert sentence.startswith("Least certain of 3 statements: “… ")
    assert "may be closed" in sentence
    assert "After a long debate" not in sentence
    marks = charts.plot_certainty(scored).tabulate_marks().about
    assert "Certainty 0.50, by “many”, “some”, “observers” and “may”" in marks.tolist()


def test_statements_that_tie_at_the_top_are_one_mark(scored):
    chart = charts.plot_certainty(scored)
    marks = chart.tabulate_marks()
    assert (marks.across == 1).sum() == 1
    assert "2 statements without a hedge" in chart.layout.yaxis.ticktext
    assert marks[marks.across == 1].words.iloc[0] == "It rained. | The dam held."


def test_both_colours_of_certainty_stand_in_the_legend(scored):
    sure = scored.assign(certainty=[1.0, 1.0, 0.3, 0.6])
    chart = charts.plot_certainty(sure)
    named = {trace.name for trace in chart.data if trace.showlegend is not False}
    assert chart.layout.showlegend
    assert named == {"below even (0.5)", "even (0.5) or above", "all that are most certain"}


def test_what_ties_at_the_bottom_is_not_singled_out(scored):
    tied = scored.assign(certainty=[1.0, 1.0, 0.5, 0.5])
    assert charts.describe_certainty(tied).startswith("Among the least certain of 4 statements")


def rates(cues: int, words: int) -> pd.DataFrame:
    return pd.DataFrame(
        {"kind": ["epistemic"], "cues": [cues], "rate": [1000 * cues / words], "words": [words]}
    )


def test_a_rate_is_compared_with_the_news_it_was_measured_on():
    sentence = charts.describe_rates(rates(20, 1000), NEWS)
    assert sentence.startswith(
        "More epistemic cues (what may be so) than in nine of ten stories of US political"
    )
    assert "20.0 in 1,000 words" in sentence


@pytest.mark.parametrize(
    ("cues", "words", "reason"),
    [(LEAST_CUES - 1, LEAST_WORDS, "too few cues"), (30, LEAST_WORDS - 1, "299 words: too few to say")],
)
def test_a_handful_of_cues_or_words_makes_no_strong_claim(cues, words, reason):
    assert reason in charts.describe_rates(rates(cues, words), NEWS)


def test_no_mark_of_a_rate_lies_on_the_names_of_the_kinds(hedges, sentences):
    chart = charts.plot_rates(charts.rate_hedges(hedges, sentences), read_news_rates())
    assert chart.layout.xaxis.range[0] < 0 < max(chart.data[-1].x) < chart.layout.xaxis.range[1]


def test_what_strengths_rest_on_is_counted():
    assert re.match(r"For \d+ of \d+ cues in the list ", charts.describe_strengths())

"""Evidence weighed: what is shown, how sure it is, and what the page as a whole looks like."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Article, load_article
from analysis.frames import build_frame
from analysis.wording import ARTEFACT, clean_scores, find_artefacts, judge_wording
from analysis.wording.artefacts import load_rates, probability_altered

ROOT = Path(__file__).parents[2]

CLEAN = """The mayor said on Tuesday that the old bridge could collapse within two years unless the government pays.

"We have a serious problem and nobody in the capital is listening," she told reporters.

The council had asked for an inquiry because two earlier reports were never published."""

SPUN = """The mayor said on Tuesday that the old bridge could collapse on the off chance that no one pays.

"We are taking a gander at areas of strength for a case for repair," she let columnists know.

The council asked in light of the fact that two reports, somewhere in the range of 2004 and 2006, were lost."""


@pytest.fixture(scope="module")
def spun():
    return Article.from_text(SPUN)


def test_clean_words_give_an_empty_frame_with_all_columns():
    frame = find_artefacts(Article.from_text(CLEAN))
    assert frame.empty
    assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == ARTEFACT


def test_artefacts_stand_in_the_text_where_they_say(spun):
    frame = find_artefacts(spun)
    assert [SPUN[row.start : row.end] for row in frame.itertuples()] == frame.text.tolist()
    assert frame.start.is_monotonic_increasing


def test_a_reading_keeps_the_figures_of_the_phrase(spun):
    frame = find_artefacts(spun).set_index("text")
    assert frame.reading["somewhere in the range of 2004 and 2006"] == "between 2004 and 2006"


def test_what_lies_in_quotation_marks_is_told(spun):
    frame = find_artefacts(spun).set_index("text")
    assert frame.in_quotation["taking a gander at"]
    assert not frame.in_quotation["on the off chance that"]


def test_passages_do_not_overlap(spun):
    frame = find_artefacts(spun)
    assert (frame.end.iloc[:-1].to_numpy() <= frame.start.iloc[1:].to_numpy()).all()


def test_a_hint_alone_says_nothing_on_a_page_of_usual_length():
    page = " ".join(["The council met on Monday and the road was closed."] * 80)
    assert find_artefacts(Article.from_text(f"{page} Later on it rained.")).empty


def test_the_same_hint_counts_beside_sure_evidence():
    page = f"{SPUN} Later on it rained."
    assert "Later on" in find_artefacts(Article.from_text(page)).text.tolist()


def test_more_evidence_makes_an_altered_page_likelier():
    chances = [probability_altered(["sure"] * count, 600) for count in range(5)]
    assert chances == sorted(chances)
    assert chances[0] < 0.05
    assert chances[4] > 0.99


def test_a_longer_page_needs_more_evidence():
    assert probability_altered(["sure", "hint"], 3000) < probability_altered(["sure", "hint"], 300)


def test_no_single_passage_convinces():
    assert probability_altered(["sure"], 1) < 0.75


def test_rates_are_lower_on_clean_pages():
    assert all(0 < rate.clean < rate.altered for rate in load_rates().values())


def test_a_clean_page_is_not_judged_altered():
    verdict = judge_wording(Article.from_text(CLEAN))
    assert not verdict.altered
    assert verdict.score == 0
    assert verdict.base_rate == 1


def test_a_spun_page_is_judged_altered_as_a_likelihood(spun):
    verdict = judge_wording(spun)
    assert verdict.altered
    assert verdict.base_rate < 0.01
    assert "very likely" in verdict.sentence
    assert "in 1,000 words and marks)" in verdict.sentence
    assert verdict.quoted == 2


SWAPPED = (
    "The vehicle serve was battling for her employment after three individuals from her own party approached her to "
    "stop over a ship agreement that was granted to an organization with no boats. She told parliament that she had "
    "not seen the common assistance counsel cautioning against the arrangement until it was spilled a week ago. Her "
    "faultfinders say that is not sound. A representative for the primary priest said that she had his full "
    "certainty. Inquired as to whether she would in any case be in post by the late spring break, he addressed that "
    "he would not theorize. The resistance blamed the public authority for a concealment, and islanders have stood "
    "by four years for these ships. The organization expects to convey the main vessel in the harvest time."
)


def test_words_that_are_odd_throughout_are_told_where_no_passage_can_be_shown():
    verdict = judge_wording(Article.from_text(SWAPPED))
    assert not verdict.altered
    assert verdict.odd
    assert "odder on the whole" in verdict.sentence
    assert not judge_wording(Article.from_text(CLEAN)).odd


def test_a_single_passage_is_too_little_to_judge_a_page():
    verdict = judge_wording(Article.from_text("We sail on the off chance that the wind drops."))
    assert verdict.passages == 1
    assert verdict.rate == 5, "a short text counts as one of 200 words"
    assert not verdict.altered
    assert "too little" in verdict.sentence


@pytest.mark.parametrize(
    ("passages", "altered"),
    [
        ({"taking a gander": 0.96, "on the off chance": 0.96}, True),
        ({"taking a gander": 0.94, "on the off chance": 0.96}, False),
        ({"taking a gander": 0.96, "Taking a gander": 0.96}, False),
        ({"taking a gander": 0.76, "on the off chance": 0.76, "area of strength": 0.76}, True),
        ({"taking a gander": 0.74, "on the off chance": 0.76, "area of strength": 0.76}, False),
    ],
)
def test_two_different_sure_passages_or_three_likely_ones_convince(passages, altered):
    rows = [
        {"start": 0, "end": 1, "text": text, "confidence": confidence, "in_quotation": False}
        for text, confidence in passages.items()
    ]
    assert judge_wording(Article.from_text(CLEAN), build_frame(rows, ARTEFACT)).altered == altered


def test_the_verdict_takes_artefacts_that_were_found_before(spun):
    assert judge_wording(spun, find_artefacts(spun)) == judge_wording(spun)


def test_clean_scores_are_those_of_a_thousand_stories():
    assert len(clean_scores()) == 1096
    assert list(clean_scores()) == sorted(clean_scores())


def test_the_shipped_article_shows_most_passages_that_an_editor_marks():
    article = load_article(ROOT / "data/article.txt")
    with (ROOT / "tests/wording/article_gold.tsv").open(encoding="utf-8") as table:
        gold = list(csv.DictReader((line for line in table if not line.startswith("#")), delimiter="\t"))
    assert all(article.text[int(row["start"]) : int(row["end"])] == row["text"] for row in gold)
    rows = list(find_artefacts(article).itertuples())
    found = [
        row["text"]
        for row in gold
        if any(int(row["start"]) < hit.end and hit.start < int(row["end"]) for hit in rows)
    ]
    assert len(found) >= 45
    assert judge_wording(article).altered


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_any_text_gives_sound_rows(text):
    frame = find_artefacts(Article.from_text(text))
    assert [text[row.start : row.end] for row in frame.itertuples()] == frame.text.tolist()
    assert frame.confidence.between(0.5, 1).all()

"""Who gives a function the frame of another lens is told so in one sentence."""

from __future__ import annotations

import pandas as pd
import pytest

import analysis
from analysis import Article, ArticleError, charts

ARTICLE = Article.from_text("The port may close, Ann Lee said.")
SENTENCES = ARTICLE.sentences
WRONG = {
    "attributions": [
        charts.plot_speakers,
        lambda frame: charts.plot_voices(frame, SENTENCES),
        charts.plot_flow,
        charts.plot_naming,
        lambda frame: analysis.build_ledger(ARTICLE, frame),
        lambda frame: analysis.highlight(ARTICLE, frame),
    ],
    "hedges": [lambda frame: charts.plot_hedges(frame, SENTENCES), charts.plot_holders],
    "timeline": [
        lambda frame: charts.plot_calendar(frame, SENTENCES),
        lambda frame: charts.plot_telling(frame, SENTENCES),
    ],
    "artefacts": [lambda frame: charts.plot_artefacts(frame, SENTENCES)],
    "ledger": [
        charts.plot_claims,
        analysis.rank_checks,
        analysis.offer_ledger,
        lambda frame: analysis.export_ledger(frame, "ledger.csv"),
    ],
    "checks": [charts.plot_checks],
    "statements": [charts.plot_certainty],
    "blocks": [charts.plot_page],
    "counts": [charts.plot_words],
    "actors": [charts.plot_actors],
    "places": [lambda frame: charts.plot_dispersion(frame, SENTENCES)],
}


@pytest.mark.parametrize(("name", "use"), [(name, use) for name, uses in WRONG.items() for use in uses])
@pytest.mark.parametrize("given", [pd.DataFrame({"nonesuch": [1]}), ARTICLE])
def test_the_frame_of_another_lens_is_refused_in_one_sentence(name, use, given):
    with pytest.raises(
        ArticleError, match=rf"^{name} (?:has no column '\w+'|is of the type Article); give what .+ gives\.$"
    ):
        use(given)


def test_a_frame_that_is_missing_is_refused_where_it_is_needed():
    with pytest.raises(ArticleError, match="attributions is of the type NoneType"):
        charts.plot_speakers(None)


def test_an_empty_frame_without_columns_says_that_there_is_nothing():
    assert charts.plot_speakers(pd.DataFrame()).finding == "Nothing in this story is attributed to anybody."

"""Frames that a reader stored as Parquet serve as those that were stored, although their tuples are arrays then."""

from __future__ import annotations

import pandas as pd
import pytest

import analysis
from analysis import Article, charts
from analysis.downloads import encode_table

pytest.importorskip("pyarrow")

STORY = (
    "“The pool may close,” Ann Ray told the Echo on Monday, “or perhaps not.” The council denied that it had sold "
    "12 acres. Nobody knows, critics say, on the off chance that the club pays £4 million by May."
)


@pytest.fixture(scope="module")
def article():
    return Article.from_text(STORY, published="2024-05-08")


@pytest.fixture(scope="module")
def found(article):
    attributions = analysis.find_attributions(article)
    hedges = analysis.find_hedges(article, attributions)
    ledger = analysis.build_ledger(article, attributions, hedges)
    return {
        "attributions": attributions,
        "certainty": analysis.score_certainty(article, hedges),
        "ledger": ledger,
        "checks": analysis.rank_checks(ledger),
        "actors": analysis.count_actors(article),
    }


@pytest.fixture(scope="module")
def stored(found, tmp_path_factory):
    folder = tmp_path_factory.mktemp("stored")
    for name, frame in found.items():
        frame.to_parquet(folder / name)
    return {name: pd.read_parquet(folder / name) for name in found}


def test_a_stored_ledger_is_ranked_and_exported_alike(found, stored, tmp_path):
    assert analysis.rank_checks(stored["ledger"]).reasons.tolist() == found["checks"].reasons.tolist()
    for ending in ("csv", "json"):
        fresh = analysis.export_ledger(found["ledger"], tmp_path / f"fresh.{ending}")
        again = analysis.export_ledger(stored["ledger"], tmp_path / f"stored.{ending}")
        assert again.read_text() == fresh.read_text()


def test_stored_frames_are_shown_and_saved_as_tables_alike(found, stored):
    for name in ("certainty", "ledger", "checks", "actors"):
        frame = found[name]
        several = [
            column for column in frame if column in {"hedges", "figures", "reasons", "cues", "sentences"}
        ]
        headings = {column: column for column in several}
        assert analysis.show_table(stored[name], headings).body == analysis.show_table(frame, headings).body
        assert encode_table(stored[name][several]) == encode_table(frame[several])


def test_stored_attributions_feed_the_other_lenses_alike(article, found, stored):
    ledger = analysis.build_ledger(article, stored["attributions"])
    pd.testing.assert_frame_equal(ledger, found["ledger"])
    marked = analysis.highlight(article, stored["attributions"])
    assert marked == analysis.highlight(article, found["attributions"])


@pytest.mark.parametrize(
    ("draw", "name"),
    [
        (charts.plot_speakers, "attributions"),
        (charts.plot_flow, "attributions"),
        (charts.plot_naming, "attributions"),
        (charts.plot_certainty, "certainty"),
        (charts.plot_claims, "ledger"),
        (charts.plot_checks, "checks"),
        (charts.plot_actors, "actors"),
    ],
)
def test_charts_of_stored_frames_say_the_same(draw, name, found, stored):
    fresh, again = draw(found[name]), draw(stored[name])
    assert again.finding == fresh.finding
    assert again.tabulate_marks().equals(fresh.tabulate_marks())

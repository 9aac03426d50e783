"""One row a claim, all lenses joined."""

from __future__ import annotations

import base64
import csv
import json
import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Article, ArticleError
from analysis.hedging import combine_doubts
from analysis.ledger import CLAIM, FOR_THE_READER, build_ledger, export_ledger, offer_ledger, rank_checks

STORY = """The harbour of Lund may close in March 2021, Ellen Marsh said.

Sources told the Lund Herald that the wall was cracked.

The wall was built in 1931.

Who will pay?

"We saw areas of strength for a sign of decay on the off chance that you look," said John Keane, an engineer.

The town denied that it had known."""


@pytest.fixture(scope="module")
def ledger():
    return build_ledger(Article.from_text(STORY, published="2020-11-05"))


def claim(ledger, words):
    return ledger[ledger.text.str.contains(words, regex=False)].iloc[0]


def test_every_claim_stands_in_the_text_where_it_says(ledger):
    assert [STORY[row.start : row.end] for row in ledger.itertuples()] == ledger.text.tolist()


def test_claims_come_in_the_order_of_the_text(ledger):
    assert ledger.start.is_monotonic_increasing


def test_an_attributed_claim_knows_who_when_and_how_sure(ledger):
    row = claim(ledger, "may close")
    assert row.speaker == "Ellen Marsh"
    assert row.certainty == pytest.approx(0.5)
    assert row.hedges == ("may",)
    assert row.earliest == pd.Timestamp("2021-03-01")
    assert row.latest == pd.Timestamp("2021-03-31")


def test_a_dated_claim_keeps_its_date_beside_what_it_tells_without_one():
    story = "The two last met in 2019, when Ann Lee came by train. Nobody was hurt."
    ledger = build_ledger(Article.from_text(story, published="2024-02-29"))
    row = claim(ledger, "last met")
    assert (row.earliest, row.latest) == (pd.Timestamp("2019-01-01"), pd.Timestamp("2019-12-31"))
    assert pd.isna(claim(ledger, "Nobody").latest)


def test_the_day_on_which_somebody_spoke_is_no_date_of_what_was_said():
    story = "Ann Lee said on Monday that the bridge was built in 1931."
    row = claim(build_ledger(Article.from_text(story, published="2024-05-08")), "bridge")
    assert (row.earliest, row.latest) == (pd.Timestamp("1931-01-01"), pd.Timestamp("1931-12-31"))


def test_a_claim_that_names_no_time_has_no_date():
    story = "The wall cracked and the town will mend it."
    row = rank_checks(build_ledger(Article.from_text(story, published="2024-05"))).iloc[0]
    assert pd.isna(row.earliest)
    assert pd.isna(row.latest)
    assert "no date" in row.reasons


def test_a_statement_without_a_source_is_a_claim_of_the_article(ledger):
    row = claim(ledger, "built in 1931")
    assert pd.isna(row.speaker)
    assert pd.isna(row.source_type)
    assert not row.named
    assert row.rule == "asserted without a source"


def test_a_question_is_no_claim(ledger):
    assert not ledger.text.str.contains("Who will pay").any()


def test_a_quotation_with_an_artefact_in_it_is_altered(ledger):
    row = claim(ledger, "areas of strength")
    assert row.altered
    assert "on the off chance that" in row.artefacts


def test_a_quotation_in_clean_words_is_not_altered():
    ledger = build_ledger(Article.from_text('"We saw cracks," said John Keane.'))
    assert not ledger.altered.any()


def test_certainty_of_a_bare_statement_is_one(ledger):
    assert claim(ledger, "built in 1931").certainty == 1


def test_hedges_over_the_same_words_multiply():
    assert combine_doubts([(0, 20, 0.5), (5, 20, 0.2)], [(0, 20)]) == pytest.approx(0.4)


def test_a_hedge_elsewhere_leaves_the_claim_certain():
    assert combine_doubts([(30, 40, 0.5)], [(0, 20)]) == 1


def test_an_altered_quotation_is_checked_first(ledger):
    first = rank_checks(ledger).iloc[0]
    assert first.altered
    assert first.reasons[0] == "the quotation looks altered"


def test_an_unnamed_source_is_a_reason_to_check(ledger):
    assert "the source is not named" in claim(rank_checks(ledger), "wall was cracked").reasons


def test_a_denial_is_a_reason_to_check(ledger):
    assert "a denial" in claim(rank_checks(ledger), "had known").reasons


def test_checks_keep_every_claim(ledger):
    ranked = rank_checks(ledger)
    assert sorted(ranked.start) == sorted(ledger.start)
    assert ranked.priority.is_monotonic_decreasing


def test_nothing_to_check_in_an_empty_story():
    ledger = build_ledger(Article.from_text(""))
    assert {name: str(dtype) for name, dtype in ledger.dtypes.items()} == CLAIM
    assert rank_checks(ledger).empty


def test_what_the_lenses_gave_is_used(ledger):
    article = Article.from_text(STORY)
    nobody = ledger.iloc[:0].assign(content_spans=pd.Series(dtype="object"))
    assert set(build_ledger(article, attributions=nobody).rule) == {"asserted without a source"}


def test_an_export_leaves_room_for_human_judgement(ledger, tmp_path):
    path = export_ledger(ledger, tmp_path / "claims.csv")
    with path.open(encoding="utf-8-sig", newline="") as table:
        rows = list(csv.DictReader(table))
    assert len(rows) == len(ledger)
    assert all(row[name] == "" for row in rows for name in FOR_THE_READER)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", "＝", " ="])
@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".txt"])
def test_no_cell_of_a_spreadsheet_is_a_formula(ledger, tmp_path, start, suffix):
    hostile = ledger.head(1).assign(
        speaker=f'{start}HYPERLINK("http://example.org")', hedges=[(f"{start}1+1",)]
    )
    path = export_ledger(hostile, tmp_path / f"claims{suffix}")
    with path.open(encoding="utf-8-sig", newline="") as table:
        row = next(csv.DictReader(table, delimiter="," if suffix == ".csv" else "\t"))
    assert row["speaker"].startswith("'")
    assert row["hedges"].startswith("'")


def test_json_keeps_words_lists_and_days_as_they_are(ledger, tmp_path):
    records = json.loads(export_ledger(ledger, tmp_path / "claims.json").read_text(encoding="utf-8"))
    first = records[0]
    assert first["hedges"] == ["may"]
    assert first["earliest"] == "2021-03-01"
    assert first["via"] is None


def offered(card, kind):
    return base64.b64decode(
        re.search(rf'href="data:{kind};charset=utf-8;base64,([^"]*)"', card.body).group(1)
    )


def test_the_offered_files_hold_what_an_export_holds(ledger, tmp_path):
    card = offer_ledger(ledger)
    assert 'download="ledger.csv"' in card.body
    for suffix, kind in ((".csv", "text/csv"), (".json", "application/json")):
        written = export_ledger(ledger, tmp_path / f"claims{suffix}").read_bytes()
        assert offered(card, kind) == written


def test_the_offered_table_holds_no_formula(ledger):
    hostile = ledger.head(1).assign(speaker='=HYPERLINK("http://example.org")')
    assert b"\"'=HYPERLINK" in offered(offer_ledger(hostile), "text/csv")


def test_an_empty_ledger_can_be_offered():
    assert "0 claims" in offer_ledger(build_ledger(Article.from_text(""))).body


def test_an_unknown_kind_of_file_is_refused(ledger, tmp_path):
    with pytest.raises(ArticleError, match=r"\.csv, \.tsv, \.txt or \.json"):
        export_ledger(ledger, tmp_path / "claims.xlsx")


def test_a_missing_folder_is_named(ledger, tmp_path):
    with pytest.raises(ArticleError, match="no folder"):
        export_ledger(ledger, tmp_path / "nowhere" / "claims.csv")


@settings(max_examples=20, deadline=None)
@given(st.text(max_size=120))
def test_any_text_has_a_ledger_with_sound_offsets(text):
    ledger = build_ledger(Article.from_text(text))
    assert ledger.certainty.between(0, 1).all()
    assert [text[row.start : row.end] for row in ledger.itertuples()] == ledger.text.tolist()

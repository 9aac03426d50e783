"""One row a claim, all lenses joined."""

from __future__ import annotations

import base64
import csv
import json
import re
import time

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Article, ArticleError
from analysis.claims import drop_repeated
from analysis.frames import build_frame
from analysis.hedging import combine_doubts
from analysis.ledger import CLAIM, FOR_THE_READER, build_ledger, export_ledger, offer_ledger, rank_checks
from analysis.voices import name_voice

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


def test_a_story_of_many_claims_costs_as_many_times_more_as_it_is_longer():
    def cost(count):
        claims = [{"start": 9 * n, "end": 9 * n + 8, "source": None} for n in range(count)]
        begun = time.process_time()
        assert len(drop_repeated(claims)) == count
        return time.process_time() - begun

    assert min(cost(4_000) for _ in range(3)) < 32 * min(cost(500) for _ in range(5))


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


def test_a_hedge_that_only_adjoins_a_claim_leaves_it_certain():
    assert combine_doubts([(20, 40, 0.5), (0, 10, 0.5)], [(10, 20)]) == 1


PLAIN = {
    "readable": True,
    "altered": False,
    "source_type": "expert",
    "certainty": 1.0,
    "stance": "states",
    "artefacts": (),
    "figures": (),
    "earliest": pd.Timestamp("2024-05-01"),
    "latest": pd.Timestamp("2024-05-01"),
    "start": 0,
    "end": 1,
    "named": True,
}


@pytest.mark.parametrize(
    ("changed", "weight"),
    [
        ({}, 0),
        ({"altered": True, "artefacts": ("gander",)}, 3),
        ({"source_type": "anonymous"}, 2),
        ({"source_type": "unattributed"}, 2),
        ({"source_type": None}, 1.5),
        ({"certainty": 0.25}, 1.5),
        ({"via": "KCNA"}, 1),
        ({"stance": "denies"}, 1),
        ({"artefacts": ("gander",)}, 1),
        ({"figures": ("5",)}, 0.5),
        ({"earliest": None}, 0),
        ({"earliest": None, "latest": None}, 0.5),
        ({"readable": False, "via": "KCNA"}, 0),
    ],
)
def test_a_reason_to_check_weighs_what_the_guide_says(changed, weight):
    row = rank_checks(build_frame([PLAIN | changed], CLAIM)).iloc[0]
    assert row.priority == weight
    assert len(row.reasons) == (weight > 0 or not row.readable)


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


def ledger_of(story):
    return build_ledger(Article.from_text(story, published="2024-05-08"))


def test_a_quotation_is_printed_with_its_marks_and_without_the_reporting_clause():
    story = '"The roof leaked for years," Ann Lee said on Monday. "Nobody came to mend it."'
    row = claim(ledger_of(story), "roof")
    assert row.claim == '"The roof leaked for years," … "Nobody came to mend it."'
    assert story[row.start : row.end] == row.text


@pytest.mark.parametrize(
    ("story", "printed"),
    [
        ('Ann Lee said the tenants felt "cheated by everybody".', 'the tenants felt "cheated by everybody"'),
        ("Ann Lee said the tenants felt “cheated by everybody”.", "the tenants felt “cheated by everybody”"),
        ("Ann Lee said the tenants' rent was 'a daily robbery'.", "the tenants' rent was 'a daily robbery'"),
        ("Ann Lee said the tenants' rent had doubled.", "the tenants' rent had doubled"),
        (
            "Ann Lee said on Monday that the rent of all her\nneighbours in the street had\ndoubled.",
            "the rent of all her neighbours in the street had doubled",
        ),
        ("• The roof leaked.\n• The rent doubled.", "The roof leaked."),
    ],
)
def test_a_claim_is_printed_on_one_line_with_quotation_marks_in_pairs(story, printed):
    assert ledger_of(story).claim.iloc[0].removeprefix("that ") == printed


@pytest.mark.parametrize(
    ("story", "who"),
    [
        ("The league said that it would look into the foul.", "the league"),
        (
            "Three people close to the talks said that the bank would be sold.",
            "three people close to the talks",
        ),
        ("Ann Lee, who lives there, said that the roof leaked.", "Ann Lee"),
    ],
)
def test_who_speaks_is_told_as_the_story_words_it_where_nobody_is_named(story, who):
    assert ledger_of(story).who.iloc[0] == who


def test_a_pronoun_that_is_not_resolved_is_said_to_be_unclear():
    assert name_voice(None, "It") == "“it” (not clear who)"
    assert name_voice(None, "which") is None
    assert name_voice(None, "Pike, 34, a baker") == "Pike"


@pytest.mark.parametrize(
    "words", ["to comment", "the findings", "£2 to £3", "a 5% stake", "whether the roof had leaked"]
)
def test_what_says_nothing_by_itself_is_kept_but_not_checked_first(words):
    told = {"to comment": "declined", "whether the roof had leaked": "asked"}.get(words, "welcomed")
    story = f"Ann Lee {told} {words}."
    start = story.index(words)
    found = {"content_spans": [((start, start + len(words)),)], "source": "Ann Lee", "speaker": "Ann Lee"}
    found |= {"start": start, "end": start + len(words), "text": words, "quote_kind": "indirect"}
    found |= {"stance": "declines" if told == "declined" else "states", "source_type": "anonymous"}
    found |= {"sentence": 0, "named": True, "rule": "given", "via": None, "source_start": 0, "source_end": 7}
    ledger = build_ledger(Article.from_text(story), attributions=pd.DataFrame(found))
    ranked = rank_checks(ledger)
    assert ledger.readable.tolist() == [False]
    assert ranked[["priority", "reasons"]].values.tolist() == [[0.0, ("says nothing by itself",)]]


@pytest.mark.parametrize(
    "story",
    [
        "Ann Lee said the roof leaked.",
        '"Not a chance," Ann Lee said.',
        'Ann Lee called the roof "a sieve with beams".',
        "The owner promised to mend the roof.",
        "The owner expects a 4% rise in rents.",
    ],
)
def test_a_clause_words_in_marks_and_a_promise_can_be_read_alone(story):
    assert ledger_of(story).readable.all()


def figures(story):
    return "a figure" in rank_checks(ledger_of(story)).iloc[0].reasons


@pytest.mark.parametrize(
    "story",
    [
        "The inquest will open on 7 June.",
        "The mill closed in 1987, and its gates on March 3, 1988.",
        "Joan Pike, 91, died at home.",
        'Joan Pike, 34, a baker, said: "The oven was cold."',
        "A 19-year-old man was held at 10:30 on 9-10 March.",
        "The 12th-century tower fell in the 21st minute of the quake.",
    ],
)
def test_days_and_ages_are_no_figures(story):
    assert not figures(story)


@pytest.mark.parametrize(
    "story",
    [
        "The town paid £2,000 for it in June 2019.",
        "They won 2-1.",
        "Prices rose 4.2% in 2023.",
        "2,500 people marched.",
    ],
)
def test_amounts_and_shares_are_figures(story):
    assert figures(story)


def test_a_clause_told_of_nobody_is_no_second_claim_beside_what_holds_it():
    ledger = ledger_of(
        "Ms Pike is understood to have warned colleagues that she will leave the council in June."
    )
    assert ledger.text.str.contains("leave the council").sum() == 1


def test_a_statement_told_of_nobody_with_its_source_in_it_is_no_second_claim():
    story = "Seals seem to shun the port, according to Ann Lee."
    held = {"start": 0, "end": 27, "text": story[:27], "content_spans": ((0, 27),), "source": "Ann Lee"}
    held |= {"speaker": "Ann Lee", "source_start": 42, "source_end": 49}
    whole = {"start": 0, "end": 49, "text": story[:49], "content_spans": ((0, 49),), "source": None}
    shared = {"sentence": 0, "quote_kind": "indirect", "stance": "states", "rule": "given", "named": True}
    found = pd.DataFrame([shared | held, shared | whole]).assign(via=None, source_type="individual")
    assert build_ledger(Article.from_text(story), attributions=found).who.tolist() == ["Ann Lee"]


def test_the_same_words_of_a_source_and_of_nobody_are_one_claim():
    story = "The wall fell, Ann Lee said."
    same = {"start": 0, "end": 13, "text": "The wall fell", "content_spans": ((0, 13),), "sentence": 0}
    same |= {"quote_kind": "indirect", "stance": "states", "source_type": "individual", "rule": "given"}
    rows = [{**same, "source": None, "speaker": None}, {**same, "source": "Ann Lee", "speaker": "Ann Lee"}]
    found = pd.DataFrame(rows).assign(named=True, via=None, source_start=None, source_end=None)
    assert build_ledger(Article.from_text(story), attributions=found).who.tolist() == ["Ann Lee"]


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


def test_what_the_reader_wrote_is_exported(ledger, tmp_path):
    noted = ledger.assign(note=[f"seen {number}" for number in range(len(ledger))])
    for name, read in (("a.csv", pd.read_csv), ("a.json", pd.read_json)):
        table = read(export_ledger(noted, tmp_path / name))
        assert table.note.tolist() == noted.note.tolist()
        assert table.columns.tolist() == [*noted.columns, "verified"]
    assert b"seen 0" in offered(offer_ledger(noted), "text/csv")


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

import pandas as pd
import pytest

from analysis.tables import MOST_ROWS, show_table

ROWS = pd.DataFrame(
    {
        "text": ["It costs $5 <b>only</b>", "It rained"],
        "certainty": [0.4, 1.0],
        "altered": [True, False],
        "day": [pd.Timestamp("2024-03-01"), pd.NaT],
        "hedges": [("may", "might"), ()],
    }
)
HEADINGS = {"text": "Claim", "certainty": "Certainty", "altered": "Altered", "day": "Day", "hedges": "Hedges"}


def test_values_are_said_in_plain_words():
    body = show_table(ROWS, HEADINGS).body
    for words in ("0.40", "yes", "no", "1 March 2024", "may, might", "–"):
        assert f">{words}</td>" in body


def test_words_of_an_article_are_never_markup():
    body = show_table(ROWS, HEADINGS).body.split("<script>")[0]
    assert "<b>only" not in body
    assert "$" not in body


def test_a_filter_offers_the_values_that_occur():
    body = show_table(ROWS, HEADINGS, filters=["altered"]).body
    assert '<option value="">all</option><option>yes</option><option>no</option>' in body


def test_nothing_found_is_said():
    assert show_table(ROWS.iloc[:0], HEADINGS, nothing="Nobody denies.").body == "<p>Nobody denies.</p>"


def test_a_very_long_table_is_cut_and_says_so():
    body = show_table(pd.concat([ROWS] * MOST_ROWS, ignore_index=True), {"text": "Claim"}).body
    assert body.count("<tr>") == MOST_ROWS + 1
    assert f"The first {MOST_ROWS} of {2 * MOST_ROWS:,}." in body


def test_an_unknown_column_is_an_error():
    with pytest.raises(KeyError):
        show_table(ROWS, {"nonesuch": "None"})

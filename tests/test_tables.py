import base64
import csv
import io
import re

import pandas as pd
import pytest

from analysis import ArticleError
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


def read_saved(body):
    """The rows of the file that the link of a table saves."""
    content = re.search(r'href="data:text/csv;charset=utf-8;base64,([^"]*)"', body)[1]
    return list(csv.DictReader(io.StringIO(base64.b64decode(content).decode("utf-8-sig"))))


def test_values_are_said_in_plain_words():
    body = show_table(ROWS, HEADINGS).body
    for words in ("0.40", "yes", "no", "1 March 2024", "may, might", "–"):
        assert f">{words}</td>" in body


def test_items_with_commas_are_kept_apart():
    reasons = pd.DataFrame({"reasons": [("second-hand, via Reuters", "no date")]})
    assert ">second-hand, via Reuters; no date</td>" in show_table(reasons, {"reasons": "Why"}).body


def test_words_cut_out_of_a_quotation_show_both_its_marks_and_are_saved_as_found():
    said = pd.DataFrame({"text": ['the dam "will hold', None]})
    body = show_table(said, {"text": "Statement"}, cut_out=["text"]).body
    assert "<td>the dam &#34;will hold&#34;</td>" in body
    assert ">–</td>" in body
    assert [row["Statement"] for row in read_saved(body)] == ['the dam "will hold', ""]


def test_words_of_an_article_are_never_markup():
    body = show_table(ROWS, HEADINGS).body.split("<script>")[0]
    assert "<b>only" not in body
    assert "$" not in body


def test_a_filter_offers_the_values_that_occur():
    body = show_table(ROWS, HEADINGS, filters=["altered"]).body
    assert '<option value="">all</option><option>yes</option><option>no</option>' in body


def test_tables_of_the_same_rows_have_identities_of_their_own():
    cards = [
        show_table(ROWS, {"text": "Claim"}),
        show_table(ROWS, {"text": "Claim"}, title="Another"),
        show_table(ROWS, {"text": "Words"}),
        show_table(ROWS, {"text": "Claim"}, filters=["text"]),
    ]
    assert len({re.search(r'<div id="([^"]+)"', card.body)[1] for card in cards}) == 4


def test_nothing_found_is_said():
    assert show_table(ROWS.iloc[:0], HEADINGS, nothing="Nobody denies.").body == "<p>Nobody denies.</p>"


def test_a_very_long_table_is_cut_and_says_so():
    body = show_table(pd.concat([ROWS] * MOST_ROWS, ignore_index=True), {"text": "Claim"}).body
    assert body.count("<tr>") == MOST_ROWS + 1
    assert f"The first {MOST_ROWS} of {2 * MOST_ROWS:,}." in body


@pytest.mark.parametrize("rows", [ROWS, ROWS.iloc[:0]])
@pytest.mark.parametrize("column", ["nonesuch", ("text", "nonesuch")])
def test_an_unknown_column_is_refused_in_one_sentence(rows, column):
    with pytest.raises(ArticleError, match="no column 'nonesuch'; choose from 'text'"):
        show_table(rows, {column: "None"})


def test_a_table_of_no_column_is_refused():
    with pytest.raises(ArticleError, match="No column is named"):
        show_table(ROWS, {})


@pytest.mark.parametrize("rows", [ROWS, ROWS.iloc[:0]])
def test_a_filter_that_is_not_shown_is_refused_in_one_sentence(rows):
    with pytest.raises(ArticleError, match="'certainty' is no column shown; choose from 'text'"):
        show_table(rows, {"text": "Claim"}, filters=["certainty"])


DAYS = pd.DataFrame(
    {
        "earliest": pd.to_datetime(["2024-09-01", "2023-10-01", None]),
        "latest": pd.to_datetime(["2024-09-01", "2023-10-31", "2022-01-02"]),
        "count": [3, 20, 100],
    }
)


def sort_keys(body):
    return re.findall(r'data-sort="([^"]*)"', body)


def test_days_are_sorted_by_the_calendar_and_numbers_by_size():
    assert sort_keys(show_table(DAYS, {"earliest": "From"}).body) == ["2024-09-01", "2023-10-01", ""]
    assert sort_keys(show_table(DAYS, {"count": "Count"}).body) == ["3", "20", "100"]


def test_two_columns_of_days_are_one_range():
    body = show_table(DAYS, {("earliest", "latest"): "When"}).body
    for words in ("1 September 2024", "October 2023", "by 2 January 2022"):
        assert f">{words}</td>" in body
    assert sort_keys(body) == ["2024-09-01", "2023-10-01", "2022-01-02"]


def test_the_words_before_a_word_end_at_a_common_edge():
    body = show_table(ROWS, HEADINGS, right=["text"]).body
    assert body.count('class="aa-right"') == len(ROWS)


def test_every_row_can_be_saved_as_a_table_in_which_nothing_is_a_formula():
    hostile = ROWS.assign(text=["=1+1", "It rained"])
    body = show_table(
        pd.concat([hostile] * MOST_ROWS), {**HEADINGS, ("day", "day"): "When"}, title="All claims"
    ).body
    assert 'download="all-claims.csv"' in body
    rows = read_saved(body)
    assert len(rows) == 2 * MOST_ROWS
    assert rows[0]["Claim"] == "'=1+1"
    assert (rows[0]["Day"], rows[0]["When, from"], rows[1]["Day"]) == ("2024-03-01", "2024-03-01", "")
    assert rows[0]["Hedges"] == "may; might"

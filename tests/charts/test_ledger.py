"""Charts of the ledger: every claim is a mark of its own, few claims are not compared, and ties are said."""

import pandas as pd
import pytest

from analysis import charts


def claims(rows):
    frame = pd.DataFrame(rows, columns=["source_type", "certainty"])
    return frame.assign(
        start=range(len(frame)),
        claim=[f"Claim {number}." for number in range(len(frame))],
        who=None,
        via=None,
        altered=False,
        artefacts=[()] * len(frame),
    )


def checks(*priorities):
    claims = [f"Claim {number}." for number in range(len(priorities))]
    return pd.DataFrame(
        {"claim": claims, "priority": priorities, "reasons": [("a figure",)] * len(priorities)}
    )


@pytest.mark.parametrize("number", [2, 7, 45, 150])
def test_no_mark_hides_another(number):
    chart = charts.plot_claims(claims([(None, 1.0)] * number + [("expert", 0.7), ("expert", 0.74)]))
    places = {
        (round(x, 3), round(y, 3)) for trace in chart.data for x, y in zip(trace.x, trace.y, strict=True)
    }
    assert len(places) == number + 2
    for x, y in places:
        close = [(a, b) for a, b in places if abs(a - x) < 0.015 and abs(b - y) < 0.9 and (a, b) != (x, y)]
        assert not close


def test_marks_stay_in_the_lane_of_their_source():
    chart = charts.plot_claims(claims([(None, 1.0)] * 30 + [("expert", 1.0)] * 30))
    bounds = [shape.y0 for shape in chart.layout.shapes]
    assert len(bounds) == 1
    for place, colour in zip(chart.data[0].y, chart.data[0].marker.color, strict=True):
        assert (place < bounds[0]) == (colour == charts.ledger.GREY)


def test_a_few_claims_of_a_kind_are_not_compared():
    few = claims([("expert", 0.4)] * 4 + [(None, 1.0)] * 9)
    assert charts.describe_claims(few) == "4 of 13 claims are worded with doubt."
    enough = claims([("expert", 0.4)] * 5 + [(None, 1.0)] * 9)
    assert charts.describe_claims(enough) == (
        "5 of 14 claims are worded with doubt; among kinds of source with 5 claims or more “expert” is the least "
        "certain (0.40 on average)."
    )


def test_a_short_text_of_one_voice_is_compared_with_nobody():
    assert charts.describe_claims(claims([(None, 1.0)] * 4)) == "None of 4 claims is worded with doubt."
    assert charts.describe_claims(claims([(None, 1.0)])) == "The one claim is not worded with doubt."


def test_sentence_and_marks_agree_on_what_looks_altered():
    ledger = claims([(None, 1.0), ("expert", 1.0), ("expert", 1.0)])
    ledger = ledger.assign(
        altered=[False, True, False], artefacts=[("a few times the",), ("strong sign",), ()]
    )
    assert charts.describe_altered(ledger) == (
        "2 of 3 claims hold wording that looks altered; 1 of them is a quotation, or holds one."
    )
    chart = charts.plot_claims(ledger)
    assert {trace.name: len(trace.x) for trace in chart.data} == {
        "as it stands": 1,
        "wording looks altered": 1,
        "quotation looks altered": 1,
    }
    assert any("“strong sign”" in text for trace in chart.data for text in trace.hovertext)


def test_a_hover_quotes_each_altered_passage_and_says_what_is_the_writers():
    ledger = claims([(None, 1.0), ("expert", 0.5)]).assign(artefacts=[("made", "in view of"), ()])
    marks = charts.plot_claims(ledger).tabulate_marks().about.tolist()
    assert marks == [
        "Nobody named (expert), certainty 0.50",
        "The writer's own, certainty 1.00 · Its wording looks altered: “made” and “in view of”",
    ]


def test_claims_that_weigh_the_same_share_the_first_place():
    assert charts.describe_checks(checks(3.0, 2.0)) == "Check first: “Claim 0.”"
    assert "“Claim 0.” and “Claim 1.”" in charts.describe_checks(checks(3.0, 3.0, 2.0))
    assert charts.describe_checks(checks(3.0, 3.0, 3.0, 1.0)).endswith(
        "“Claim 0.”, “Claim 1.” and “Claim 2.”"
    )
    assert charts.describe_checks(checks(*[3.0] * 5, 1.0)) == (
        "5 of 6 claims weigh the same and share the first place, among them “Claim 0.”, “Claim 1.” and “Claim 2.”"
    )
    assert charts.describe_checks(checks(*[3.0] * 5)) == (
        "All 5 claims weigh the same, among them “Claim 0.”, “Claim 1.” and “Claim 2.”"
    )


def test_only_a_choice_of_claims_is_said_to_be_one():
    assert "The first 10 of 12 claims" in charts.plot_checks(checks(*range(12, 0, -1))).alt
    assert "The first" not in charts.plot_checks(checks(3.0, 2.0)).alt


def test_words_that_bring_their_marks_are_not_quoted_twice():
    spoken = checks(3.0, 1.0).assign(claim=['"We swam on."', "It rained."])
    assert charts.describe_checks(spoken) == "Check first: “We swam on.”"


def test_every_reason_is_shown_in_full_beside_a_scale():
    reasons = ("the quotation looks altered", "the source is not named", "worded with doubt (certainty 0.30)")
    reasons += ("second-hand, via New York Times", "a denial", "a figure", "no date")
    chart = charts.plot_checks(checks(3.0).assign(reasons=[reasons]))
    shown = " ".join(chart.data[1].text[0].split("<br>"))
    assert shown == "; ".join(reasons)
    assert chart.layout.xaxis.title.text
    assert chart.layout.xaxis.visible is not False

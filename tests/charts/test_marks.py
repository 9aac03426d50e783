"""What stands behind the marks: every chart gives its passages, as text that nothing can mistake for code."""

import base64
import io
import re

import pandas as pd
import plotly.graph_objects as go
import pytest

from analysis import charts
from analysis.figure import make_chart
from analysis.marks import Note, explain, tabulate_marks
from tests.charts.test_charts import DRAWERS

NO_PASSAGE = {"rates", "score"}
HOSTILE = '</script><script>alert("1")</script>=cmd|x'


def table_of(chart):
    written = re.search(r'data-table="([^"]*)"', chart.show_marks().body).group(1)
    return pd.read_csv(io.BytesIO(base64.b64decode(written)))


@pytest.mark.parametrize("name", DRAWERS)
def test_every_mark_says_what_it_is_and_gives_its_passages(frames, sentences, name):
    marks = tabulate_marks(DRAWERS[name](frames))
    assert len(marks)
    assert marks.about.str.len().gt(5).all()
    if name not in NO_PASSAGE:
        story = " ".join(" ".join(sentences.text).split())
        passages = {passage for words in marks.words for passage in words.split(" | ")}
        assert passages
        assert all(passage.strip("“”") in story for passage in passages if '"' not in passage), passages


@pytest.mark.parametrize("draw", [charts.plot_speakers, charts.plot_flow, charts.plot_naming])
def test_with_the_sentences_given_a_mark_shows_whole_sentences(attributions, sentences, draw):
    shown = {
        passage
        for words in tabulate_marks(draw(attributions, sentences)).words
        for passage in words.split(" | ")
    }
    assert shown <= {" ".join(text.split()) for text in sentences.text}


def test_the_saved_table_holds_what_the_chart_shows(attributions):
    chart = charts.plot_speakers(attributions)
    saved, shown = table_of(chart), chart.tabulate_marks()
    assert saved.about.tolist() == shown.about.tolist()
    assert saved.across.tolist() == shown.across.tolist()


def test_a_lane_is_named_as_readers_see_it(timeline, sentences):
    lanes = charts.plot_calendar(timeline, sentences).tabulate_marks().lane
    assert "close" in lanes.tolist()
    assert not lanes.str.contains("<").any()


def test_hostile_words_stay_words_and_no_cell_is_a_formula():
    notes = [Note(HOSTILE, [HOSTILE]), Note("=1+1", ["@SUM(A1)"])]
    chart = make_chart([go.Bar(x=[1, 2], y=["=A1", "b"], **explain(notes))], finding=HOSTILE)
    card = chart.show_marks()._repr_html_()
    assert "<script>alert" not in card
    assert "<script>alert" not in chart.to_html(include_plotlyjs=False)
    for cell in table_of(chart)[["lane", "about", "words"]].to_numpy().ravel():
        assert not str(cell).startswith(tuple("=+-@"))


def test_a_chart_without_marks_shows_no_card(monkeypatch):
    shown = []
    monkeypatch.setattr("IPython.display.display", shown.append)
    monkeypatch.setattr("plotly.io.show", lambda *_, **__: None)
    make_chart([], finding="Nothing.")._ipython_display_()
    assert not shown
    make_chart([go.Bar(x=[1], y=["a"], **explain([Note("One")]))], finding="One.")._ipython_display_()
    assert [card.title for card in shown] == ["The words behind the marks"]

import json

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import theme
from analysis.figure import make_chart, make_empty_chart


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("colour", [theme.INK, theme.MUTED])
def test_text_reads_on_the_card(colour):
    assert contrast(colour, theme.PAPER) >= 4.5


@pytest.mark.parametrize("colour", [theme.BLUE, theme.VERMILION, theme.GREEN, theme.GREY, theme.BLACK])
def test_the_main_colours_stand_out_from_the_card(colour):
    assert contrast(colour, theme.PAPER) >= 3


def test_a_chart_never_offers_to_upload_itself():
    html = make_chart([go.Bar(x=[1], y=["a"])], finding="One.").to_html(include_plotlyjs=False)
    assert '"showSendToCloud": false' in html


def test_what_a_notebook_shows_never_offers_to_upload(monkeypatch):
    shown = {}
    monkeypatch.setattr("plotly.io.show", lambda figure, **options: shown.update(options))
    make_empty_chart("Nothing.")._ipython_display_()
    assert shown["config"]["showSendToCloud"] is False


def test_an_empty_chart_is_small_and_says_what_was_not_found():
    chart = make_empty_chart("Nobody speaks.")
    assert len(chart.to_json()) < 2_000
    assert "Nobody speaks." in chart.layout.title.text
    assert chart.alt == "Nobody speaks."


def test_a_long_finding_is_wrapped_and_the_chart_grows_with_it():
    short, long = make_chart([], finding="Short."), make_chart([], finding="word " * 25)
    assert "<br>" in long.layout.title.text
    assert long.layout.height > short.layout.height


@given(st.text())
def test_hover_text_is_escaped_and_short_whatever_the_words(text):
    shown = theme.hover(text)
    assert "$" not in shown
    assert "<" not in shown.replace("<br>", "")
    assert shown.count("<br>") < theme.HOVER_LINES


def test_a_chart_survives_as_json():
    chart = make_chart([go.Scatter(x=[1], y=[2])], finding="A $5 <b>finding</b>.")
    again = go.Figure(json.loads(chart.to_json()))
    assert again.layout.title.text == "A &#36;5 &lt;b&gt;finding&lt;/b&gt;."

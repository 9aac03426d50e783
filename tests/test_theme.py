import json
import math
from itertools import combinations

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import theme
from analysis.figure import make_chart, make_empty_chart
from analysis.lexicons import read_lexicon


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


SEEN_BY = {
    "all cones": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "protanopia": [[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]],
    "deuteranopia": [[0.367, 0.861, -0.228], [0.28, 0.673, 0.047], [-0.012, 0.043, 0.969]],
    "tritanopia": [[1.256, -0.077, -0.179], [-0.078, 0.931, 0.148], [0.005, 0.691, 0.304]],
}
"""How linear red, green and blue reach an eye (Machado, Oliveira and Fernandes 2009)."""


def as_seen(colour: str, eye: str) -> list[float]:
    """Lightness and hue of a colour (CIELAB) to an eye."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    red, green, blue = (
        min(1, max(0, sum(k * c for k, c in zip(row, linear, strict=True)))) for row in SEEN_BY[eye]
    )
    x = (0.4125 * red + 0.3576 * green + 0.1804 * blue) / 0.9505
    y = 0.2127 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9503 * blue) / 1.0888
    fx, fy, fz = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)]


@pytest.mark.parametrize("eye", SEEN_BY)
def test_no_two_kinds_of_source_look_alike_to_any_eye(eye):
    for first, second in combinations(theme.SOURCE_COLOURS, 2):
        seen = [as_seen(theme.SOURCE_COLOURS[kind], eye) for kind in (first, second)]
        assert math.dist(*seen) > 10, (first, second)


def test_every_kind_of_source_has_a_colour():
    assert set(read_lexicon("source_types").type) <= set(theme.SOURCE_COLOURS)


@pytest.mark.parametrize(
    "colour", [theme.BLUE, theme.VERMILION, theme.GREEN, theme.INDIGO, theme.GREY, theme.BLACK]
)
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

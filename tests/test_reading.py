import html
import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Article, load_article
from analysis.cards import read_style
from analysis.charts import describe_page
from analysis.reading import LAYERS, highlight
from tests.test_theme import contrast

STORY = "Ann Lee said the bill was $5 <b>only</b>. It may rise next year."


@pytest.fixture
def article():
    return Article.from_text(STORY, published="2024-03-01")


def found(article, text, **columns):
    start = article.text.index(text)
    return pd.DataFrame([{"start": start, "end": start + len(text), "text": text, **columns}])


@pytest.fixture
def attributions(article):
    text = "the bill was $5 <b>only</b>"
    start = article.text.index(text)
    columns = {"speaker": "Ann Lee", "source": "Ann Lee", "source_type": "official", "stance": "states"}
    columns |= {"quote_kind": "indirect", "cue": "said", "via": None}
    return found(article, text, content_spans=((start, start + len(text)),), **columns)


@pytest.fixture
def hedges(article):
    return found(article, "may", kind="epistemic", strength=0.5, holder="article")


@pytest.fixture
def times(article):
    first, last = pd.Timestamp("2025-01-01"), pd.Timestamp("2025-12-31")
    return found(article, "next year", earliest=first, latest=last, reason="the year after publication")


@pytest.fixture
def artefacts(article):
    return found(article, "bill", kind="tortured phrase", reading="fee", confidence=0.9, in_quotation=True)


def words_shown(body: str) -> str:
    without_notes = re.sub(r'<span class="aa-note".*?</span></span>', "", body)
    return html.unescape(re.sub(r"<[^>]+>", "", without_notes))


def test_the_words_of_the_story_stay_as_they_are(article, attributions, hedges, times, artefacts):
    assert STORY in words_shown(highlight(article, attributions, hedges, times, artefacts).body)


def test_what_an_article_says_is_never_markup(article, attributions):
    card = highlight(article, attributions)
    assert "<b>only" not in card.body
    assert "$" not in card.body


def test_each_mark_explains_itself(article, attributions, hedges, times, artefacts):
    body = highlight(article, attributions, hedges, times, artefacts).body
    assert "Ann Lee (official)" in body
    assert "“may” is an epistemic cue; strength 0.50; held by the writer" in body
    assert "2025; the year after publication" in body
    assert "most likely stood for “fee”; inside quotation marks: not what was said" in body


def test_overlapping_findings_share_their_words(article, attributions, artefacts):
    body = highlight(article, attributions, artefacts=artefacts).body
    assert 'class="aa-mark aa-who aa-wording"' in body


def test_only_layers_that_are_given_have_a_switch(article, hedges):
    body = highlight(article, hedges=hedges).body
    assert body.count('type="checkbox"') == 1
    assert LAYERS["sure"] in body


def test_marks_are_reached_with_the_keyboard_and_named_for_screen_readers(article, hedges):
    body = highlight(article, hedges=hedges).body
    described = re.findall(r'<mark[^>]* tabindex="0" aria-describedby="([\w-]+)"', body)
    assert described
    assert all(f'id="{name}"' in body for name in described)


def test_every_layer_has_a_line_of_its_own_besides_colour():
    lines = {"who": "box-shadow", "sure": "wavy", "when": "dotted", "wording": "double"}
    for layer, line in lines.items():
        rule = re.search(rf"\.aa-key\.aa-{layer} \{{([^}}]*)\}}", read_style()).group(1)
        assert line in rule


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_colours_read_in_light_and_dark(scheme):
    colours = [
        dict(re.findall(r"--([\w-]+): (#\w{6})", block))
        for block in re.findall(r"\{[^{}]*--paper[^{}]*", read_style())
    ]
    chosen = colours[scheme]
    assert contrast(chosen["ink"], chosen["paper"]) >= 7
    assert contrast(chosen["muted"], chosen["paper"]) >= 4.5
    assert contrast(chosen["ink"], chosen["who"]) >= 4.5
    for line in ("who-line", "sure", "when", "wording"):
        assert contrast(chosen[line], chosen["paper"]) >= 3


def test_a_view_is_the_same_each_time(article, hedges):
    assert highlight(article, hedges=hedges)._repr_html_() == highlight(article, hedges=hedges)._repr_html_()


def test_a_page_stands_alone(article, hedges, tmp_path):
    path = tmp_path / "reading.html"
    highlight(article, hedges=hedges).write_html(path)
    page = path.read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert not re.search(r"(src|href)=|<script|@import|url\(", page)


def test_the_heading_is_shown_and_what_is_left_out_is_counted():
    article = load_article("data/article.txt")
    body = highlight(article).body
    assert "By Muhammad Kamaluddeen" in body
    assert f"{len(article.left_out)} parts of the page are left out" in body
    assert f"{len(article.left_out)} parts of the page are left out." in describe_page(article.blocks)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200), st.lists(st.tuples(st.integers(0, 200), st.integers(1, 40)), max_size=6))
def test_any_text_and_any_marks_can_be_shown(text, places):
    article = Article.from_text(text)
    rows = [
        {"start": min(start, len(text)), "end": min(start + length, len(text))}
        | {"text": text[start : start + length], "kind": "epistemic", "strength": 0.5, "holder": None}
        for start, length in places
    ]
    columns = ["start", "end", "text", "kind", "strength", "holder"]
    shown = words_shown(highlight(article, hedges=pd.DataFrame(rows, columns=columns)).body)
    assert "".join(text.split()) in "".join(shown.split())


def test_who_withholds_one_answer_is_not_said_to_be_silent(article, attributions):
    body = highlight(article, attributions.assign(stance="declines")).body
    assert "gives no answer" in body
    assert "anything" not in words_shown(body).replace(STORY, "")

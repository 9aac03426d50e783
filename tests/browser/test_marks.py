"""What stands behind the marks of a chart: shown by a click or by keys, saved as picture and as table."""

from __future__ import annotations

import pytest

from analysis import find_attributions, load_article, write_report

SPEAKERS = "figure:has(#chart-1)"
FLOW = "figure:has(#chart-3)"
MARK = {
    SPEAKERS: ".barlayer .point path",
    FLOW: ".sankey-link",
}


@pytest.fixture(scope="module")
def article():
    return load_article("data/article.txt")


@pytest.fixture(scope="module")
def report(article, tmp_path_factory) -> str:
    return write_report(article, tmp_path_factory.mktemp("marks") / "report.html").as_uri()


@pytest.fixture
def page(open_page, report):
    page = open_page(report)
    page.wait_for_selector(f"{FLOW} .sankey-link")
    page.wait_for_function("document.querySelector('#chart-3').aaCard")
    return page


@pytest.mark.parametrize("figure", MARK)
def test_a_click_on_a_mark_shows_whole_sentences_of_the_article(page, article, figure):
    behind = page.locator(f"{figure} .aa-behind")
    assert not behind.is_visible()
    mark = page.locator(f"{figure} {MARK[figure]}").first
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=3)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    behind.wait_for(state="visible")
    passages = behind.locator("blockquote").all_text_contents()
    sentences = {" ".join(text.split()) for text in article.sentences.text}
    assert passages
    assert set(passages) <= sentences | {" ".join(text.split()) for text in find_attributions(article).text}


def test_every_mark_can_be_reached_with_the_keyboard_alone(page):
    following = page.locator(f"{SPEAKERS} button", has_text="›")
    following.focus()
    seen = []
    for _ in range(
        page.evaluate("document.querySelector('#chart-1').data.flatMap(t => t.customdata ?? []).length")
    ):
        page.keyboard.press("Enter")
        seen.append(page.locator(f"{SPEAKERS} .aa-behind p").text_content())
    assert len(set(seen)) == len(seen) > 5
    page.keyboard.press("Enter")
    assert page.locator(f"{SPEAKERS} .aa-behind p").text_content() == seen[0]


@pytest.mark.parametrize(
    ("key", "first"), [("PNG", b"\x89PNG"), ("SVG", b"<svg"), ("CSV", b"\xef\xbb\xbfseries")]
)
def test_a_chart_is_saved_as_picture_and_as_table(page, tmp_path, key, first):
    with page.expect_download() as started:
        page.locator(f"{SPEAKERS} .aa-keys :is(button, a)", has_text=key).click()
    download = started.value
    assert download.suggested_filename.endswith(f".{key.lower()}")
    finding = page.evaluate("document.querySelector('#chart-1').layout.meta.finding")
    assert download.suggested_filename.split("-")[0] == finding.split()[0].lower()
    download.save_as(tmp_path / "saved")
    assert (tmp_path / "saved").read_bytes().startswith(first)

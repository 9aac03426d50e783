"""The report in a browser: drawn without a network, usable by keyboard, without serious accessibility faults."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from analysis import load_article, write_report

WIDTHS = (900, 1400)
THEMES = ("light", "dark")


@pytest.fixture(scope="module")
def report(tmp_path_factory) -> str:
    path = write_report(load_article("data/article.txt"), tmp_path_factory.mktemp("report") / "report.html")
    return path.as_uri()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("theme", THEMES)
def test_the_report_draws_every_chart_within_the_page(open_page, report, artefacts, width, theme):
    page = open_page(report, width=width, color_scheme=theme)
    charts = page.locator(".plotly-graph-div")
    page.wait_for_function(
        "count => document.querySelectorAll('.plotly-graph-div .main-svg').length >= count",
        arg=charts.count(),
    )
    page.screenshot(path=artefacts / f"report-{width}-{theme}.png", full_page=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


TITLES_BEYOND = """() => [...document.querySelectorAll('.plotly-graph-div')].flatMap(chart => {
    const frame = chart.getBoundingClientRect();
    return [...chart.querySelectorAll('.gtitle, .gtitle-subtitle')]
        .filter(text => text.getBoundingClientRect().right > frame.right + 2).map(text => text.textContent);
})"""


@pytest.mark.parametrize("width", [390, 900, 1400])
def test_titles_are_as_wide_as_the_screen_allows(open_page, report, width):
    page = open_page(report, width=width)
    page.wait_for_function(
        "[...document.querySelectorAll('.plotly-graph-div')].every(chart => chart._fullLayout)"
    )
    page.wait_for_timeout(500)
    assert page.evaluate(TITLES_BEYOND) == []
    heights = "chart => [chart.parentElement.clientHeight, chart.layout.height]"
    for chart in page.query_selector_all(".plotly-graph-div"):
        shown, drawn = chart.evaluate(heights)
        assert abs(shown - drawn) <= 1
    lines = page.evaluate("document.querySelector('#chart-8').layout.title.text.split('<br>').length")
    assert lines == 1 or width < 1400


def test_a_click_on_a_heading_sorts_days_by_the_calendar_and_says_which_way(open_page, report):
    page = open_page(report)
    table = page.locator("#ledger table")
    column = table.locator("th").all_text_contents().index("When")
    days = "([table, column]) => [...table.tBodies[0].rows].map(row => row.cells[column].dataset.sort)"
    heading = table.locator("th").nth(column)
    for direction, way in (("ascending", False), ("descending", True)):
        heading.locator("button").click()
        assert heading.get_attribute("aria-sort") == direction
        shown = page.evaluate(days, [table.element_handle(), column])
        known = [day for day in shown if day]
        assert known == sorted(known, reverse=way)
        assert shown[: len(known)] == known, "what has no date stands last"
        arrow = heading.locator("button").evaluate("button => getComputedStyle(button, '::after').content")
        assert arrow.strip('"').strip() == ("▼" if way else "▲")


def test_the_ledger_is_saved_from_the_page(open_page, report, tmp_path):
    page = open_page(report)
    with page.expect_download() as started:
        page.locator("#ledger a.aa-save").click()
    assert started.value.suggested_filename == "every-claim.csv"
    started.value.save_as(tmp_path / "saved")
    assert (tmp_path / "saved").read_bytes().startswith(b"\xef\xbb\xbfClaim,Who")


@pytest.mark.parametrize("theme", THEMES)
def test_no_serious_accessibility_fault(open_page, report, theme):
    page = open_page(report, color_scheme=theme)
    page.wait_for_selector(".main-svg")
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    serious = {
        fault["id"]: [node["html"][:120] for node in fault["nodes"]][:3]
        for fault in found
        if fault["impact"] in {"serious", "critical"}
    }
    assert serious == {}


def test_a_layer_can_be_switched_off_by_keyboard(open_page, report):
    page = open_page(report)
    switch = page.locator("input.aa-on-sure")
    mark = page.locator("mark.aa-sure, span.aa-sure[tabindex], .aa-sure").nth(1)
    before = mark.evaluate("element => getComputedStyle(element).textDecorationLine")
    switch.focus()
    page.keyboard.press("Space")
    assert not switch.is_checked()
    assert mark.evaluate("element => getComputedStyle(element).textDecorationLine") != before

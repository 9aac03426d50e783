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

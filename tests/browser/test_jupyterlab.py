"""A reader opens each notebook in JupyterLab, runs all cells and points at the charts."""

from __future__ import annotations

import pytest
from playwright.sync_api import ElementHandle, Page
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.browser.conftest import ROOT

NOTEBOOKS = sorted(path.name for path in (ROOT / "notebooks").glob("*.ipynb"))
RUN_ALL = """async () => {
    const notebook = window.jupyterapp.shell.currentWidget;
    await notebook.sessionContext.ready;
    await notebook.revealed;
    return window.jupyterapp.commands.execute('notebook:run-all-cells').then(() => null);
}"""
ERRORS = """() => {
    const cells = window.jupyterapp.shell.currentWidget.content.model.sharedModel.cells;
    return cells.flatMap(cell => (cell.outputs || []).filter(output => output.output_type === 'error'))
        .map(output => output.ename + ': ' + output.evalue);
}"""
CELLS_RUN = """() => {
    const cells = window.jupyterapp.shell.currentWidget.content.model.sharedModel.cells;
    return cells.filter(cell => cell.cell_type === 'code' && cell.execution_count).length;
}"""
CHARTS_EXPECTED = """() => {
    const cells = window.jupyterapp.shell.currentWidget.content.model.sharedModel.cells;
    return cells.flatMap(cell => cell.outputs || [])
        .filter(output => output.data && 'application/vnd.plotly.v1+json' in output.data).length;
}"""
MARKS = ".trace path, .trace .point, .trace text, .sankey path, .barlayer path, .shapelayer path"
OFFERS_TO_UPLOAD = (
    ".js-plotly-plot :is([data-title*='Share' i], [data-title*='cloud' i], [aria-label*='Share' i])"
)
CLIPPED = """(chart, tolerance) => {
    const frame = chart.getBoundingClientRect();
    return [...chart.querySelectorAll('.main-svg text')]
        .filter(text => text.textContent.trim() && text.getBoundingClientRect().width > 0)
        .filter(text => !text.closest('.hoverlayer'))
        .filter(text => {
            const box = text.getBoundingClientRect();
            return box.left < frame.left - tolerance || box.right > frame.right + tolerance
                || box.top < frame.top - tolerance || box.bottom > frame.bottom + tolerance;
        })
        .map(text => text.textContent);
}"""
HOVER_POINTS = """chart => {
    const kinds = '.trace path, .trace .point, .sankey-node, .sankey-link, .slice path';
    const marks = [...chart.querySelectorAll(kinds)];
    return marks.map(mark => mark.getBoundingClientRect()).filter(box => box.width > 1 || box.height > 1)
        .map(box => [box.left + box.width / 2, box.top + box.height / 2]);
}"""


def run_notebook(open_page, jupyterlab: str, name: str) -> Page:
    page = open_page(jupyterlab.format(path=f"notebooks/{name}"))
    page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=60_000)
    page.wait_for_function(
        "() => window.jupyterapp.shell.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'",
        timeout=60_000,
    )
    page.evaluate(RUN_ALL)
    page.wait_for_function(
        "() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.status === 'idle'",
        timeout=120_000,
    )
    return page


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_runs_from_top_to_bottom_and_draws_every_chart(open_page, jupyterlab, artefacts, name):
    page = run_notebook(open_page, jupyterlab, name)

    assert page.evaluate(ERRORS) == []
    assert page.evaluate(CELLS_RUN) > 0
    expected = page.evaluate(CHARTS_EXPECTED)
    assert expected >= 1
    page.wait_for_function(
        "count => document.querySelectorAll('.jp-OutputArea .js-plotly-plot .main-svg').length >= count",
        arg=expected,
        timeout=60_000,
    )
    charts = page.query_selector_all(".jp-OutputArea .js-plotly-plot")
    assert len(charts) >= expected
    assert page.locator(OFFERS_TO_UPLOAD).count() == 0
    for number, chart in enumerate(charts):
        chart.scroll_into_view_if_needed()
        chart.screenshot(path=artefacts / f"{name.removesuffix('.ipynb')}-{number}.png")
        title = (chart.query_selector(".gtitle") or chart).text_content()
        assert chart.query_selector_all(MARKS), f"nothing is drawn in {title!r}"
        assert chart.evaluate(CLIPPED, 2) == [], f"clipped text in {title!r}"
        assert answers_to_hover(page, chart), f"no hover in {title!r}"


def answers_to_hover(page: Page, chart: ElementHandle) -> bool:
    for x, y in chart.evaluate(HOVER_POINTS)[:40]:
        page.mouse.move(x - 3, y)
        page.mouse.move(x, y, steps=2)
        try:
            chart.wait_for_selector(".hoverlayer .hovertext", timeout=300)
        except PlaywrightTimeout:
            continue
        return True
    return False


def test_a_notebook_shows_its_stored_marks_and_tables_before_anything_is_run(
    open_page, jupyterlab, artefacts
):
    page = open_page(jupyterlab.format(path="notebooks/04_wording.ipynb"))
    page.wait_for_selector(".aa-card mark.aa-wording", timeout=60_000)
    mark = page.locator("mark.aa-wording").first
    assert mark.evaluate("element => getComputedStyle(element).borderBottomStyle") == "double"
    table = page.locator(".aa-card:has(table)").first
    table.locator("input[type=search]").fill("no such words anywhere")
    assert table.locator("tbody tr:visible").count() == 0
    page.screenshot(path=artefacts / "04_wording-stored.png")


def test_a_click_on_a_chart_in_the_notebook_shows_the_words_behind_it(open_page, jupyterlab):
    page = run_notebook(open_page, jupyterlab, "02_hedging.ipynb")
    chart = page.locator(".jp-OutputArea:has(.aa-marks) .js-plotly-plot").first
    chart.scroll_into_view_if_needed()
    behind = page.locator(".jp-OutputArea:has(.aa-marks) .aa-behind").first
    page.wait_for_function("document.querySelector('.js-plotly-plot')?.aaCard")
    for x, y in chart.element_handle().evaluate(HOVER_POINTS)[:10]:
        page.mouse.move(x - 2, y)
        page.mouse.move(x, y, steps=2)
        page.mouse.click(x, y)
        if behind.is_visible():
            break
    assert behind.locator("blockquote").first.text_content()
    with page.expect_download() as started:
        page.locator(".aa-keys button", has_text="PNG").first.click()
    assert started.value.suggested_filename.endswith(".png")


def test_the_ledger_is_saved_where_the_browser_keeps_its_downloads(open_page, jupyterlab, tmp_path):
    page = run_notebook(open_page, jupyterlab, "05_ledger.ipynb")
    for name, first in (
        ("ledger.csv", b"\xef\xbb\xbfstart,end"),
        ("the-ledger.csv", b"\xef\xbb\xbfClaim,Who"),
    ):
        with page.expect_download() as started:
            page.locator(f'a.aa-save[download="{name}"]').first.click()
        assert started.value.suggested_filename == name
        started.value.save_as(tmp_path / name)
        assert (tmp_path / name).read_bytes().startswith(first)


def test_an_article_pasted_into_the_first_notebook_is_read_by_the_others(open_page, jupyterlab, artefacts):
    page = run_notebook(open_page, jupyterlab, "00_the_article.ipynb")
    page.get_by_role("tab", name="Pasted text").click()
    page.locator(".widget-textarea textarea").fill(
        "Mayor Ann Lee said the bridge may close. Nobody else spoke."
    )
    page.get_by_role("button", name="Read this article").click()
    page.get_by_text("the other notebooks read it too").wait_for()
    page.locator(".widget-tab").first.screenshot(path=artefacts / "chooser.png")

    other = run_notebook(open_page, jupyterlab, "01_sourcing.ipynb")
    assert other.evaluate(ERRORS) == []
    assert other.get_by_text("Reading 2 sentences").count() == 1
    assert other.get_by_text("Ann Lee").count() > 0

    page.get_by_role("button", name="Back to the shipped one").click()
    page.get_by_text("The article that comes with the notebooks is read").first.wait_for()

"""The exported web pages: they draw from disk without a network, and the reference explains every public name."""

from __future__ import annotations

import importlib.util
import re

import pytest

import analysis
from tests.browser.conftest import ROOT
from tests.browser.test_jupyterlab import CLIPPED

spec = importlib.util.spec_from_file_location("site_tool", ROOT / "tools" / "site.py")
tool = importlib.util.module_from_spec(spec)
spec.loader.exec_module(tool)

NAMES = sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    tool.write_index(folder, tool.write_notebooks(folder))
    return folder


@pytest.mark.parametrize("width", [700, 900, 1400])
@pytest.mark.parametrize("name", NAMES)
def test_a_page_draws_its_charts_and_shows_the_words_behind_them(open_page, site, artefacts, name, width):
    page = open_page((site / f"{name}.html").as_uri(), width=width)
    charts = page.locator(".plotly-graph-div")
    assert charts.count() >= 1
    page.wait_for_function(
        "count => document.querySelectorAll('.plotly-graph-div .main-svg').length >= count",
        arg=charts.count(),
    )
    for chart in page.query_selector_all(".plotly-graph-div"):
        assert chart.evaluate(CLIPPED, 2) == []
    page.locator(".aa-keys button", has_text="›").first.click()
    assert page.locator(".aa-behind p").first.text_content()
    page.screenshot(path=artefacts / f"site-{name}-{width}.png", full_page=True)


def test_the_first_page_leads_to_every_notebook(open_page, site):
    page = open_page((site / "index.html").as_uri())
    links = page.locator("ol a")
    assert [link.get_attribute("href") for link in links.all()] == [f"{name}.html" for name in NAMES]
    assert all(text.endswith("?") for text in links.all_text_contents())


@pytest.mark.filterwarnings("ignore:Error parsing type annotation")
def test_the_reference_explains_every_public_name(open_page, tmp_path):
    tool.write_reference(tmp_path)
    page = open_page((tmp_path / "analysis.html").as_uri())
    for name in analysis.__all__:
        entry = page.locator(f"section#{name}")
        assert entry.count() == 1, name
        assert re.search(r"\w{3}", entry.locator(".docstring").first.text_content()), name

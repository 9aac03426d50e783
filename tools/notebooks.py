"""Execute the notebooks in place, so that what is stored is what a reader gets: no times, no moving ids.

    python tools/notebooks.py [name ...]

Where a Chromium is found, each chart also gets a static picture, which sites that run no script can show.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import os
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

NOTEBOOKS = Path(__file__).parents[1] / "notebooks"
PLOTLY = "application/vnd.plotly.v1+json"
WIDGET = "application/vnd.jupyter.widget-view+json"
PICTURE_WIDTH = 900


def execute(notebook: NotebookNode, folder: Path = NOTEBOOKS, **parameters: object) -> NotebookNode:
    """Run a notebook from top to bottom, with values put into its `parameters` cell."""
    for cell in notebook.cells:
        if parameters and "parameters" in cell.metadata.get("tags", []):
            cell.source = "\n".join(f"{name} = {value!r}" for name, value in parameters.items())
    resources = {"metadata": {"path": str(folder)}}
    client = NotebookClient(notebook, timeout=180, kernel_name="python3")
    client.resources = resources
    return client.execute(env={**os.environ, "ANALYSIS_CHOICE": os.devnull})


def normalise(notebook: NotebookNode) -> NotebookNode:
    """Leave out all that changes from run to run: times, random ids, versions, widgets' names."""
    notebook.metadata = NotebookNode(
        kernelspec={"display_name": "Python 3", "language": "python", "name": "python3"},
        language_info={"name": "python"},
    )
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    seen: Counter[str] = Counter()
    for cell in notebook.cells:
        digest = hashlib.sha256(f"{cell.cell_type}{cell.source}".encode()).hexdigest()[:8]
        seen[digest] += 1
        cell.id = f"{digest}-{seen[digest]}"
        cell.metadata = NotebookNode({key: cell.metadata[key] for key in ("tags",) if key in cell.metadata})
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if data.pop(WIDGET, None):
                data["text/plain"] = (
                    "Run all cells (menu Run, Run All Cells) to use the controls that stand here."
                )
            if PLOTLY in data:
                data["text/plain"] = data[PLOTLY]["layout"]["meta"]["alt"]
    return notebook


def charts(notebook: NotebookNode) -> Iterator[NotebookNode]:
    """The outputs that are charts."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if PLOTLY in output.get("data", {}):
                yield output


def add_pictures(notebook: NotebookNode) -> bool:
    """Put a picture beside each chart; do nothing and say so where there is no Chromium."""
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        return False
    import plotly.graph_objects as go
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": PICTURE_WIDTH, "height": 900})
        for output in charts(notebook):
            content = {key: output.data[PLOTLY][key] for key in ("data", "layout")}
            figure = go.Figure(content)
            html = figure.to_html(config={"staticPlot": True}, include_plotlyjs=True)
            page.set_content(f"<style>body {{ margin: 0 }}</style>{html}")
            page.wait_for_selector(".main-svg")
            picture = page.locator(".plotly-graph-div").screenshot()
            output.data["image/png"] = base64.b64encode(picture).decode() + "\n"
        browser.close()
    return True


def main() -> None:
    """Execute the named notebooks, or all."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", help="notebooks to execute (default: all)")
    names = parser.parse_args().names
    paths = [NOTEBOOKS / name for name in names] or sorted(NOTEBOOKS.glob("*.ipynb"))
    for path in paths:
        notebook = normalise(execute(nbformat.read(path, as_version=4)))
        pictures = add_pictures(notebook)
        nbformat.write(notebook, path)
        print(
            path.name,
            f"{path.stat().st_size / 1000:,.0f} kB",
            "" if pictures else "(no Chromium: no pictures)",
        )


if __name__ == "__main__":
    main()

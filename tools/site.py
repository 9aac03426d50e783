"""Write the notebooks and the API reference as web pages that work from disk, without a network.

python tools/site.py [--reference-only] [--folder site]
"""

from __future__ import annotations

import argparse
import html
from pathlib import Path

import nbformat
import plotly.graph_objects as go
from nbconvert import HTMLExporter
from nbformat import NotebookNode
from plotly.offline import get_plotlyjs

ROOT = Path(__file__).parents[1]
PLOTLY = "application/vnd.plotly.v1+json"
PLOTLY_FILE = "plotly.min.js"
REFERENCE = (
    "analysis",
    "analysis.charts",
    "analysis.corpus",
    "analysis.sourcing",
    "analysis.hedging",
    "analysis.timeline",
    "analysis.wording",
    "analysis.figure",
    "analysis.marks",
    "analysis.cards",
    "analysis.language",
)
_STYLE = "body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.6 system-ui, sans-serif; color-scheme: light dark; }"


def write_notebooks(folder: Path) -> list[Path]:
    """Write each stored notebook as a page, with its charts alive and its pictures left out."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / PLOTLY_FILE).write_text(get_plotlyjs(), encoding="utf-8")
    exporter = HTMLExporter(mathjax_url="", require_js_url="", jquery_url="", template_name="lab")
    written = []
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        for cell in notebook.cells:
            for output in cell.get("outputs", []):
                if PLOTLY in output.get("data", {}):
                    output.data = NotebookNode({"text/html": draw(output.data[PLOTLY])})
        body, _ = exporter.from_notebook_node(notebook, resources={"metadata": {"name": path.stem}})
        page = folder / f"{path.stem}.html"
        page.write_text(body.replace('<script src=""></script>', ""), encoding="utf-8")
        written.append(page)
    return written


def draw(stored: NotebookNode) -> str:
    """A stored chart as HTML that loads Plotly from the file beside the page."""
    figure = go.Figure({"data": stored["data"], "layout": stored["layout"]})
    return str(
        figure.to_html(
            full_html=False,
            include_plotlyjs=PLOTLY_FILE,
            include_mathjax=False,
            config=dict(stored["config"]),
        )
    )


def write_reference(folder: Path) -> None:
    """Write the API reference from the docstrings."""
    import pdoc

    import analysis

    for name in analysis.__all__:
        setattr(analysis, name, getattr(analysis, name))
    pdoc.render.configure(docformat="numpy", footer_text="analysis")
    pdoc.pdoc(*REFERENCE, output_directory=folder)


def write_index(folder: Path, pages: list[Path]) -> None:
    """Write the page that leads to the others, each named by the question it asks."""
    items = []
    for page in pages:
        notebook = nbformat.read(ROOT / "notebooks" / f"{page.stem}.ipynb", as_version=4)
        question = notebook.cells[0].source.splitlines()[0].removeprefix("# ")
        items.append(f'<li><a href="{page.name}">{html.escape(question)}</a></li>')
    (folder / "index.html").write_text(
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Read one news article critically</title><style>{_STYLE}</style></head><body><main>"
        f'<h1>Read one news article critically</h1><ol start="0">{"".join(items)}</ol>'
        '<p><a href="api/analysis.html">The library, function by function</a></p></main></body></html>\n',
        encoding="utf-8",
    )


def main() -> None:
    """Write the pages."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reference-only", action="store_true", help="the API reference and nothing else")
    parser.add_argument("--folder", type=Path, default=ROOT / "site", help="where to write (default: site)")
    given = parser.parse_args()
    write_reference(given.folder / "api")
    if not given.reference_only:
        write_index(given.folder, write_notebooks(given.folder))
    print(f"Open {given.folder / ('api' if given.reference_only else '')}/index.html")


if __name__ == "__main__":
    main()

"""The notebooks as a reader meets them: they run on any article, and are built for reading."""

import importlib.util
import json
import re
import statistics
from itertools import pairwise
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).parents[2]
ALL = sorted((ROOT / "notebooks").glob("*.ipynb"))
OF_ONE_ARTICLE = [path for path in ALL if path.stem != "06_many_articles"]
ANSWERS = {
    "00_the_article": ("comments", "Kim Jong Un", 213),
    "01_sourcing": ("john kirby", 4, "“said”"),
    "02_hedging": ("intends", "epistemic", "John Everard"),
    "03_timeline": (3, 2006, 0),
    "04_wording": (8, "a strong", "This is a areas of strength for a recovery."),
    "05_ledger": (6, "Everard", "no date"),
    "06_many_articles": (
        "Ilse Brandt",
        "Meridian Wire",
        "The dam is safe, Ilse Brandt said. It was built of stone.",
    ),
}
WIDEST_LINE = 104
"""Characters of code that JupyterLab shows in a window of 1,050 pixels without moving sideways."""
PLAIN = "The old bridge stands over the river in the middle of the town."

spec = importlib.util.spec_from_file_location("notebooks", ROOT / "tools" / "notebooks.py")
tool = importlib.util.module_from_spec(spec)
spec.loader.exec_module(tool)

every_notebook = pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
every_notebook_on_one_article = pytest.mark.parametrize("path", OF_ONE_ARTICLE, ids=lambda path: path.stem)


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


@every_notebook
def test_it_runs_on_the_article_and_gives_what_is_stored(path):
    stored = nbformat.read(path, as_version=4)
    fresh = tool.normalise(tool.execute(nbformat.read(path, as_version=4)))
    for cell, again in zip(code_cells(stored), code_cells(fresh), strict=True):
        for output in cell.outputs:
            output.get("data", {}).pop("image/png", None)
        assert cell.outputs == again.outputs, cell.source
        assert (cell.id, cell.execution_count) == (again.id, again.execution_count)


@every_notebook_on_one_article
def test_it_runs_on_one_sentence_with_nothing_to_find(path, tmp_path):
    article = tmp_path / "article.txt"
    article.write_text(PLAIN)
    notebook = tool.execute(nbformat.read(path, as_version=4), ARTICLE=str(article), PUBLISHED=None)
    assert all(cell.execution_count for cell in code_cells(notebook))


def test_many_articles_need_no_more_than_an_id_and_a_text(tmp_path):
    corpus = tmp_path / "articles.jsonl"
    corpus.write_text("\n".join(json.dumps({"id": name, "text": PLAIN}) for name in ("first", "second")))
    notebook = tool.execute(nbformat.read(ALL[-1], as_version=4), ARTICLES=str(corpus))
    said = [output.data["text/plain"] for output in tool.charts(tool.normalise(notebook))]
    assert "There is no article here to compare." in said


@every_notebook
def test_three_exercises_wait_for_an_answer(path):
    exercises = [cell for cell in code_cells(nbformat.read(path, as_version=4)) if "analysis.check(" in cell.source]
    assert len(exercises) == 3
    for cell in exercises:
        assert "answer = None" in cell.source
        assert cell.outputs[0].data["text/plain"] == "<Card 'Not answered yet'>"


@every_notebook
def test_a_right_answer_is_right_and_a_wrong_one_gets_a_hint(path):
    notebook = nbformat.read(path, as_version=4)
    exercises = [cell for cell in code_cells(notebook) if "analysis.check(" in cell.source]
    for cell, answer in zip(exercises, ANSWERS[path.stem], strict=True):
        wrong = cell.source.replace("answer = None", "answer = 'surely not this one'")
        position = notebook.cells.index(cell)
        cell.source = cell.source.replace("answer = None", f"answer = {answer!r}")
        notebook.cells.insert(position + 1, nbformat.v4.new_code_cell(wrong))
    tool.execute(notebook)
    said = [
        cell.outputs[0].data["text/plain"] for cell in code_cells(notebook) if "analysis.check(" in cell.source
    ]
    assert said == ["<Card 'Right'>", "<Card 'Not yet'>"] * 3


@every_notebook
def test_it_asks_first_and_ends_with_limits_and_what_to_do_next(path):
    cells = nbformat.read(path, as_version=4).cells
    assert cells[0].cell_type == cells[-1].cell_type == "markdown"
    assert re.match(r"# .*\?\n", cells[0].source)
    assert "What this cannot tell you" in cells[-1].source
    assert "What to do next" in cells[-1].source


@every_notebook
def test_every_piece_of_code_is_short_and_introduced(path):
    cells = nbformat.read(path, as_version=4).cells
    lengths = []
    for before, cell in pairwise(cells):
        if cell.cell_type == "code":
            assert before.cell_type == "markdown", cell.source
            assert not re.search(r"^\s*(def|class|for|while) ", cell.source, re.MULTILINE), cell.source
            lengths.append(len([line for line in cell.source.splitlines() if line.strip()]))
            assert max(map(len, cell.source.splitlines())) <= WIDEST_LINE, cell.source
    assert max(lengths) <= 8
    assert statistics.median(lengths) <= 4


@every_notebook
def test_no_number_is_put_before_a_plural_that_one_would_make_wrong(path):
    for cell in code_cells(nbformat.read(path, as_version=4)):
        assert not re.search(r"\{[^{}]*len\([^{}]*\} \w+s\b", cell.source), cell.source


@every_notebook
def test_prose_holds_no_figure_that_another_article_would_make_wrong(path):
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type == "markdown":
            prose = re.sub(r"`[^`]*`|\*\*\d\d_\w+\*\*|^\d\. ", "", cell.source, flags=re.MULTILINE)
            assert not re.search(r"\b\d{2,}\b(?!\))", prose.replace("about 40", "")), cell.source


@every_notebook_on_one_article
def test_where_the_article_is_stands_in_one_cell(path):
    tagged = [
        cell
        for cell in nbformat.read(path, as_version=4).cells
        if "parameters" in cell.metadata.get("tags", [])
    ]
    assert [cell.source for cell in tagged] == ['ARTICLE = "../data/article.txt"\nPUBLISHED = None']


@every_notebook
def test_it_is_stored_executed_small_and_the_same_each_time(path):
    assert path.stat().st_size < 1_000_000
    notebook = nbformat.read(path, as_version=4)
    assert [cell.execution_count for cell in code_cells(notebook)] == list(
        range(1, len(code_cells(notebook)) + 1)
    )
    assert set(notebook.metadata) == {"kernelspec", "language_info"}
    for cell in notebook.cells:
        assert set(cell.metadata) <= {"tags"}


@every_notebook
def test_every_chart_is_described_in_words_and_has_a_picture(path):
    outputs = list(tool.charts(nbformat.read(path, as_version=4)))
    assert len(outputs) >= 2
    for output in outputs:
        assert output.data["text/plain"].endswith(".") or output.data["text/plain"]
        assert "image/png" in output.data
        assert output.data[tool.PLOTLY]["config"]["showSendToCloud"] is False

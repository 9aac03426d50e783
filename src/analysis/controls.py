"""Controls for a notebook: choose the article and its day of publication, and see what follows."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.article import Article, check_article
from analysis.cards import tell
from analysis.charts import plot_calendar
from analysis.choice import Choice, describe_article, forget_choice, keep_choice, recall_choice, store
from analysis.dates import DateRange
from analysis.errors import ArticleError
from analysis.phrasing import escape
from analysis.timeline import build_timeline

_KINDS = ".txt,.md,.html,.htm,.eml,.mht,.mhtml"
_AGAIN = "Now run all cells again (Run ▸ Run All Cells); the other notebooks read it too."
_SHIPPED = "The article that comes with the notebooks is read."
_NO_FORM = (
    "No form can be shown here: write the path of your article into ARTICLE above and run all cells again."
)


def choose_article() -> Any:
    """Show a form to choose the article that all notebooks read.

    A file from the reader's computer, an address or path, or pasted text; and the day on which it appeared, where
    it is known. The choice is kept beside the notebooks until another is made or it is given back. Where no
    widgets are installed, a sentence says what to do instead.

    Returns
    -------
    ipywidgets.VBox or Prose
        The result of a notebook cell.
    """
    widgets = _load_widgets()
    if widgets is None:
        return tell(_NO_FORM)
    layout = widgets.Layout(width="36rem", max_width="100%")
    wide = {"layout": layout, "style": {"description_width": "7rem"}}
    file = widgets.FileUpload(
        accept=_KINDS, description="Pick a file", tooltip="A .txt, .md, .html or .eml file", layout=layout
    )
    address = widgets.Text(
        placeholder="https://… or a path", description="Address", continuous_update=False, **wide
    )
    pasted = widgets.Textarea(placeholder="Paste the article here", description="Text", rows=8, **wide)
    takers = [(file, _store_file), (address, _take_address), (pasted, _store_text)]
    ways = widgets.Tab([field for field, _ in takers], titles=["A file", "An address", "Pasted text"])
    day = widgets.DatePicker(
        description="Published", tooltip="The day on which it appeared, if you know it", **wide
    )
    read = widgets.Button(
        description="Read this article", button_style="primary", layout=widgets.Layout(width="auto")
    )
    back = widgets.Button(description="Back to the shipped one", layout=widgets.Layout(width="auto"))
    said = widgets.HTML(_say_state())

    def read_it(_: Any) -> None:
        said.value = "Reading …"
        try:
            field, take = takers[ways.selected_index or 0]
            choice = Choice(take(field.value), day.value.isoformat() if day.value else None)
            said.value = f"{escape(describe_article(keep_choice(choice)))} {_AGAIN}"
        except ArticleError as error:
            said.value = f"<strong>Not read.</strong> {escape(error)}"
        except OSError as error:
            said.value = (
                f"<strong>Not kept.</strong> Nothing can be stored beside the notebooks: {escape(error)}"
            )

    def go_back(_: Any) -> None:
        forget_choice()
        said.value = f"{_SHIPPED} {_AGAIN}"

    read.on_click(read_it)
    back.on_click(go_back)
    return widgets.VBox([ways, day, widgets.HBox([read, back]), said])


def choose_publication(article: Article, attributions: pd.DataFrame | None = None) -> Any:
    """Show the calendar with a field for the day of publication; every relative date moves with it.

    Where ipywidgets is not installed, the calendar alone.

    Parameters
    ----------
    article
        The article.
    attributions
        What `find_attributions` gave, to name who tells an event; without, the sentence alone tells it.

    Returns
    -------
    ipywidgets.interactive or Chart
        The result of a notebook cell.
    """
    check_article(article)
    widgets = _load_widgets()
    if widgets is None:
        return plot_calendar(build_timeline(article, attributions=attributions), article.sentences)
    field = widgets.DatePicker(value=_middle(article.published), description="Published")
    return widgets.interactive(lambda day: _show_calendar(article, attributions, day), day=field)


def _say_state() -> str:
    try:
        choice = recall_choice()
    except ArticleError as error:
        return escape(error)
    if choice is None:
        return _SHIPPED
    is_address = "://" in choice.source
    return f"Your choice is read: {escape(choice.source if is_address else Path(choice.source).name)}."


def _store_file(uploads: Any) -> str:
    if not uploads:
        raise ArticleError("No file is picked yet; press “Pick a file” first.")
    return str(store(uploads[0]["name"], bytes(uploads[0]["content"])))


def _take_address(address: str) -> str:
    if not address.strip():
        raise ArticleError("There is no address yet; write one, or the path of a file.")
    return address.strip()


def _store_text(text: str) -> str:
    if not text.strip():
        raise ArticleError("There is no text yet; paste the article into the field.")
    return str(store("pasted.txt", text.encode("utf-8", "replace")))


def _show_calendar(article: Article, attributions: pd.DataFrame | None, day: date | None) -> None:
    chosen = article.published if day is None else DateRange(day, day, ("chosen in the notebook",))
    moved = article.redate(chosen)
    from IPython.display import display

    timeline = build_timeline(moved, attributions=attributions)
    display(plot_calendar(timeline, moved.sentences))  # type: ignore[no-untyped-call]


def _middle(published: DateRange | None) -> date | None:
    if published is None or published.earliest is None or published.latest is None:
        return None
    return published.earliest + (published.latest - published.earliest) / 2


def _load_widgets() -> Any:
    """The module of widgets, or None where it is not installed."""
    try:
        import ipywidgets
    except ImportError:
        return None
    return ipywidgets

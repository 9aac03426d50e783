"""Controls for a notebook: change what the page does not tell and see what follows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from analysis.article import Article
from analysis.charts import plot_calendar
from analysis.dates import DateRange
from analysis.timeline import build_timeline


def choose_publication(article: Article) -> Any:
    """Show the calendar with a field for the day of publication; every relative date moves with it.

    Where ipywidgets is not installed, the calendar alone.

    Parameters
    ----------
    article
        The article.

    Returns
    -------
    ipywidgets.interactive or Chart
        The result of a notebook cell.
    """
    try:
        import ipywidgets
    except ImportError:
        return plot_calendar(build_timeline(article), article.sentences)
    field = ipywidgets.DatePicker(value=_middle(article.published), description="Published")
    return ipywidgets.interactive(lambda day: _show_calendar(article, day), day=field)


def _show_calendar(article: Article, day: date | None) -> None:
    chosen = article.published if day is None else DateRange(day, day, ("chosen in the notebook",))
    moved = replace(article, published=chosen)
    from IPython.display import display

    display(plot_calendar(build_timeline(moved), moved.sentences))  # type: ignore[no-untyped-call]


def _middle(published: DateRange | None) -> date | None:
    if published is None or published.earliest is None or published.latest is None:
        return None
    return published.earliest + (published.latest - published.earliest) / 2

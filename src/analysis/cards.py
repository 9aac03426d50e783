"""Pieces of HTML that show themselves in a notebook cell and stand alone in a file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from analysis.phrasing import escape


@cache
def read_style() -> str:
    """The style sheet of every card."""
    return files("analysis").joinpath("card.css").read_text(encoding="utf-8")


@dataclass(frozen=True, repr=False)
class Card:
    """A piece of HTML with its own style, readable in light and dark, offline.

    Attributes
    ----------
    title
        What it is, in plain text.
    body
        HTML; everything that came from an article is already escaped.
    """

    title: str
    body: str

    def __repr__(self) -> str:
        return f"<Card {self.title!r}>"

    def _repr_html_(self) -> str:
        return f'<style>{read_style()}</style><div class="aa-card">{self.body}</div>'

    def to_html(self) -> str:
        """Return a whole HTML page.

        >>> Card("Note", "<p>It rained.</p>").to_html().startswith("<!doctype html>")
        True
        """
        return (
            '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            f"<title>{escape(self.title)}</title>"
            "<style>body { margin: 1rem; background: Canvas; color-scheme: light dark; }</style></head>"
            f"<body><main>{self._repr_html_()}</main></body></html>\n"
        )

    def write_html(self, path: str | Path) -> None:
        """Write a whole HTML page to a file."""
        Path(path).write_text(self.to_html(), encoding="utf-8")


@dataclass(frozen=True, repr=False)
class Prose:
    """A paragraph of computed sentences, as `tell` makes it."""

    text: str

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return f"<p>{escape(self.text)}</p>"


def tell(*sentences: str) -> Prose:
    """Show computed sentences as a paragraph under a notebook cell; what was said is not said again.

    Parameters
    ----------
    sentences
        Plain text.

    Examples
    --------
    >>> tell("It rained.", "Nobody minded.", "It rained.")
    It rained. Nobody minded.
    """
    return Prose(" ".join(dict.fromkeys(sentences)))

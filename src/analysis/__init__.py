"""Read one news article critically: who is speaking, how sure they are, when it happened.

Examples
--------
>>> from analysis import Article
>>> article = Article.from_text("It rained. Nobody minded.")
>>> len(article.sentences)
2
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analysis.article import Article as Article
    from analysis.dates import DateRange as DateRange
    from analysis.errors import ArticleError as ArticleError
    from analysis.errors import ArticleWarning as ArticleWarning
    from analysis.loading import load_article as load_article

_HOME = {
    "Article": "article",
    "ArticleError": "errors",
    "ArticleWarning": "errors",
    "DateRange": "dates",
    "load_article": "loading",
}

__all__ = sorted(_HOME)


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'analysis' has no attribute {name!r}")
    return getattr(import_module(f"analysis.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

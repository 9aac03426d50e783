"""The one error a reader sees when the input cannot be used."""

from __future__ import annotations


class ArticleError(ValueError):
    """Input that cannot be analysed: one plain sentence that says what, where and what to do.

    Examples
    --------
    >>> from analysis import load_article
    >>> load_article("no-such-file.txt")
    Traceback (most recent call last):
        ...
    analysis.errors.ArticleError: There is no file 'no-such-file.txt'; check the path and its spelling.
    """


class ArticleWarning(UserWarning):
    """Something the reader should know, after which the analysis goes on."""

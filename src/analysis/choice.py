"""The reader's own article: chosen once with a form, then read by every notebook."""

from __future__ import annotations

import json
import os
import re
import shutil
import warnings
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from analysis.article import Article, check_article
from analysis.dates import DateRange
from analysis.errors import ArticleError, ArticleWarning
from analysis.loading import list_doubts, load_article
from analysis.phrasing import count_of, quote, say_range

SHIPPED = "../data/article.txt"
"""The article that comes with the notebooks, as they name it; a choice takes its place."""
_FOLDER = ".chosen"
_RECORD = "choice.json"


@dataclass(frozen=True)
class Choice:
    """An article that the reader chose.

    Attributes
    ----------
    source
        A path or an address.
    published
        The day on which it appeared, where the reader knows it: "2023-09-05".
    """

    source: str
    published: str | None = None


def open_article(source: str | Path = SHIPPED, published: str | date | DateRange | None = None) -> Article:
    """Read the article that a notebook names, or the reader's choice where it names the shipped one.

    What stands in the notebook comes first: a choice made with `choose_article` takes the place of the shipped
    article only. What `load_article` warns of `describe_article` says.

    Parameters
    ----------
    source
        Path of a .txt, .md, .html, .eml (mail) or .mhtml (saved page) file, or an http(s) address.
    published
        When the article appeared, if the reader knows.

    Raises
    ------
    ArticleError
        If the article cannot be read.

    Examples
    --------
    >>> open_article("data/article.txt").author
    'Muhammad Kamaluddeen'
    """
    choice = recall_choice() if str(source) == SHIPPED else None
    if choice is None:
        return _load_quietly(source, published)
    try:
        return _load_quietly(choice.source, published or choice.published)
    except ArticleError as error:
        raise ArticleError(
            f"{error} (This article was chosen in 00_the_article; choose another there.)"
        ) from None


def _load_quietly(source: str | Path, published: str | date | DateRange | None) -> Article:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ArticleWarning)
        return load_article(source, published=published)


def describe_article(article: Article) -> str:
    """Say in a sentence which article is read, and what may make the lenses err on it as a whole.

    Parameters
    ----------
    article
        The article.

    Examples
    --------
    >>> describe_article(Article.from_text("It rained.", published="2024-11-04"))
    'Reading 1 sentence, published 4 November 2024.'
    """
    check_article(article)
    title = f" {quote(article.title, len(article.title))}:" if article.title else ""
    by = f" by {article.author}" if article.author else ""
    published = article.published
    when = f", published {say_range(published.earliest, published.latest)}" if published else ""
    reading = f"Reading{title} {count_of(len(article.sentences), 'sentence')}{by}{when}."
    return " ".join([reading, *list_doubts(article)])


def keep_choice(choice: Choice) -> Article:
    """Read a chosen article and, where it can be read, keep the choice for all notebooks in this folder.

    Raises
    ------
    ArticleError
        If it cannot be read; the choice before it stays.
    """
    article = _load_quietly(choice.source, choice.published)
    folder = _folder()
    folder.mkdir(exist_ok=True)
    record = json.dumps(asdict(choice), ensure_ascii=False, indent=1)
    (folder / _RECORD).write_text(record, encoding="utf-8")
    return article


def recall_choice() -> Choice | None:
    """The choice that was kept, if any.

    Raises
    ------
    ArticleError
        If what was kept is damaged.
    """
    record = _folder() / _RECORD
    if not record.is_file():
        return None
    try:
        return Choice(**json.loads(record.read_text(encoding="utf-8")))
    except (ValueError, TypeError):
        raise ArticleError(f"The choice kept in '{record}' is damaged; choose the article again.") from None


def forget_choice() -> None:
    """Go back to the shipped article; what was pasted or picked is removed."""
    shutil.rmtree(_folder(), ignore_errors=True)


def store(name: str, content: bytes) -> Path:
    """Store an article that was picked or pasted beside the notebooks, under a harmless name.

    >>> path = store("../My page.HTML", b"<p>It rained.</p>")
    >>> path.name
    'My-page.html'
    >>> forget_choice()
    """
    folder = _folder()
    folder.mkdir(exist_ok=True)
    given = Path(name.replace("\\", "/"))
    stem = re.sub(r"[^\w-]+", "-", given.stem).strip("-")[:80]
    suffix = re.sub(r"[^a-z0-9.]", "", given.suffix.lower())[:8]
    path = folder / f"{stem or 'article'}{suffix or '.txt'}"
    path.write_bytes(content)
    return path


def _folder() -> Path:
    """Where the choice is kept: beside the notebook, or within the folder that ANALYSIS_CHOICE names."""
    return Path(os.environ.get("ANALYSIS_CHOICE", "")) / _FOLDER

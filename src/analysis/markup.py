"""HTML becomes text and metadata; trafilatura and lxml do the parsing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from itertools import pairwise
from typing import Any

from analysis.dates import DateRange
from analysis.errors import ArticleError
from analysis.publication import read_published

_ARTICLE_TYPES = re.compile(r"(?:News)?Article|BlogPosting|Report|LiveBlogPosting")
_FEWEST_WORDS = 5
_MOST_ELEMENTS = 20_000
_FEWEST_CUT_WORDS = 6
"""Words of a line that may be the first half of a sentence, and no label."""
_HIDDEN = ("head", "script", "style", "noscript", "template", "nav", "footer", "button", "select")
_LINE_ELEMENTS = (
    *(
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "caption",
        "dd",
        "div",
        "dt",
        "figcaption",
        "figure",
    ),
    *("h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table"),
    *("td", "th", "tr", "ul"),
)
_BEFORE_DATA = re.compile(r"\s*+(?:(?:(?://|/\*)\s*+)?<!\[CDATA\[(?:\s*+\*/)?|<!--)?\s*+")
"""What old pages put before a script's data so that an older browser leaves it alone."""
_SPACE = re.compile(r"\s+")
_TAG = re.compile(r"</?[a-z][^<>]{0,200}>", re.IGNORECASE)
_LINE_TAG = re.compile(r"</?(?:p|br|div|li|h[1-6])\b[^<>]{0,200}>", re.IGNORECASE)
_ROLE = re.compile(
    r"\b(?:editor|correspondent|reporter|writer|columnist|producer|contributor)$", re.IGNORECASE
)
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ENCODING_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def read_html(markup: str, name: str) -> dict[str, Any]:
    """The text of an HTML page with its title, author and date.

    Parameters
    ----------
    markup
        The page, decoded.
    name
        Its path or address, for the error.

    Returns
    -------
    dict
        text, title, author, published; the last three None where the page does not say.

    Raises
    ------
    ArticleError
        If no story is found in the page.
    """
    from lxml.html import document_fromstring

    markup = _ENCODING_DECLARATION.sub("", markup).replace("\x00", "")
    found: Any = None
    tree: Any = None
    text = ""
    try:
        tree = document_fromstring(markup)
        elements = sum(1 for _ in tree.iter())
        if elements <= _MOST_ELEMENTS:
            found = _extract(markup)
            text = _read_text(found, tree, markup) if found is not None else ""
    except Exception:  # hostile markup breaks the parsers in ways of which no list is complete
        found = tree = None
    if tree is not None and elements > _MOST_ELEMENTS:
        raise ArticleError(
            f"The HTML of '{name}' has {elements:,} elements, more than the page of one article; "
            "copy the article's text into a .txt file instead."
        )
    data = {} if tree is None else next(_find_structured(tree), {})
    if len(text.split()) < _FEWEST_WORDS:
        text = _read_body(data.get("articleBody"))
    if tree is None or len(text.split()) < _FEWEST_WORDS:
        raise ArticleError(
            f"No story is found in the HTML of '{name}'; copy the article's text into a .txt file instead."
        )
    return {
        "text": _part_paragraphs(text),
        "title": _plain(data.get("headline")) or _read_title(tree) or (found and found.title),
        "author": _read_author(data.get("author"))
        or _read_meta(tree, "author", "byl")
        or (found and _drop_roles(found.author)),
        "published": _read_date(data.get("datePublished"))
        or _read_date(_read_meta(tree, "article:published_time", "date"))
        or _read_date(_find_date(tree)),
    }


def _extract(markup: str, **settings: str) -> Any:
    """The story and the metadata of a page, by trafilatura."""
    from trafilatura import bare_extraction
    from trafilatura.settings import use_config

    config = use_config()
    for name, value in settings.items():
        config.set("DEFAULT", name.upper(), value)
    return bare_extraction(
        markup, with_metadata=True, include_comments=False, include_tables=True, config=config
    )


def _read_text(found: Any, tree: Any, markup: str) -> str:
    """The text of the story, a line a paragraph.

    Where little is found, trafilatura runs all of the page into one line. A brief is read without that rescue then,
    a page whose layout is a table line by line.
    """
    text = (found.text or "").replace("\r", "")
    if "\n" in text.strip():
        return text
    brief = _extract(markup, min_extracted_size="1")
    parted = (brief.text or "").replace("\r", "") if brief is not None else ""
    if "\n" in parted.strip() and 2 * len(parted) >= len(text):
        return parted
    lines = _read_lines(tree)
    is_one_paragraph = any(2 * len(line) >= len(text) for line in lines)
    return text if is_one_paragraph else "\n".join(lines)


def _part_paragraphs(text: str) -> str:
    """An empty line between lines, but where a line break stands in the midst of a sentence.

    >>> _part_paragraphs("The mill is shut.\\n“It was time to go,” said its owner,\\nAnn Lee.")
    'The mill is shut.\\n\\n“It was time to go,” said its owner, Ann Lee.'
    """
    lines = text.split("\n")
    ends = [" " if _is_cut(line, after) else "\n\n" for line, after in pairwise(lines)]
    return "".join(line + end for line, end in zip(lines, [*ends, ""], strict=True))


def _is_cut(line: str, after: str) -> bool:
    is_open = line[-1:].isalnum() and after[:1].islower() and not after.startswith("by ")
    return (is_open or line.endswith(",")) and len(line.split()) >= _FEWEST_CUT_WORDS and bool(after.strip())


def _read_lines(tree: Any) -> list[str]:
    """The lines in which a browser would show the body of a page, without its scripts and menus."""
    from copy import deepcopy

    shown = deepcopy(tree)
    for element in shown.xpath(f"//{'|//'.join(_HIDDEN)}|//comment()"):
        element.drop_tree()
    for element in shown.iter(*_LINE_ELEMENTS):
        element.text, element.tail = f"\n{element.text or ''}", f"\n{element.tail or ''}"
    lines = (_SPACE.sub(" ", line).strip() for line in shown.text_content().split("\n"))
    return [line for line in lines if line]


def _find_structured(tree: Any) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects of the page that describe an article."""
    decoder = json.JSONDecoder(strict=False)
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            begin = _BEFORE_DATA.match(script)
            stack = [decoder.raw_decode(script, begin.end() if begin else 0)[0]]
        except (ValueError, RecursionError):
            continue
        while stack:
            item = stack.pop()
            if isinstance(item, list):
                stack.extend(item)
            elif isinstance(item, dict):
                if _ARTICLE_TYPES.search(str(item.get("@type", ""))):
                    yield item
                stack.append(item.get("@graph"))


def _read_body(value: Any) -> str:
    """The story as a page tells it to search engines, for pages that only a script fills."""
    if not isinstance(value, str):
        return ""
    lines = _TAG.sub("", _LINE_TAG.sub("\n", unescape(value))).split("\n")
    return "\n".join(line for line in (_SPACE.sub(" ", line).strip() for line in lines) if line)


def _plain(value: Any) -> str | None:
    return _SPACE.sub(" ", unescape(_TAG.sub("", value))).strip() or None if isinstance(value, str) else None


def _read_title(tree: Any) -> str | None:
    """The title that the page gives to those who share it, without the site's name behind it."""
    title, site = _read_meta(tree, "og:title"), _read_meta(tree, "og:site_name")
    if title and site and title.endswith(site):
        return title.removesuffix(site).rstrip(" |-–—·:") or title
    return title


def _find_date(tree: Any) -> str | None:
    """The date in the page's markup, by htmldate; dates in its words and years alone are left to the story."""
    from htmldate import find_date

    try:
        day: str | None = find_date(tree, extensive_search=False, original_date=True)
    except Exception:  # hostile markup breaks the parsers in ways of which no list is complete
        return None
    return day


def _read_author(value: Any) -> str | None:
    people = value if isinstance(value, list) else [value]
    names = [_plain(person.get("name") if isinstance(person, dict) else person) for person in people]
    return ", ".join(name for name in names if name) or None


def _drop_roles(authors: str | None) -> str | None:
    """The names that trafilatura read in a byline, without the offices it read beside them.

    >>> _drop_roles("Joel Brandt; Environment Correspondent; Ann Lee")
    'Joel Brandt; Ann Lee'
    """
    names = [name for name in (authors or "").split("; ") if not _ROLE.search(name)]
    return "; ".join(names) or None


def _read_meta(tree: Any, *names: str) -> str | None:
    for name in names:
        for content in tree.xpath("//meta[@name=$name or @property=$name]/@content", name=name):
            if content.strip() and not content.startswith("http"):
                return re.sub(r"^[Bb]y\s+", "", content.strip())
    return None


def _read_date(value: Any) -> DateRange | None:
    if not isinstance(value, str):
        return None
    try:
        iso = _ISO_DAY.match(value.strip())
        days = read_published(iso.group() if iso else value)
    except ArticleError:
        return None
    return days and DateRange(days.earliest, days.latest, (f"the page's metadata says {value.strip()}",))

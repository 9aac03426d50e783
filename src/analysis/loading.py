"""Files and addresses become articles; bad input becomes one clear sentence."""

from __future__ import annotations

import os
import re
import warnings
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from analysis.article import Article
from analysis.dates import DateRange
from analysis.errors import ArticleError, ArticleWarning
from analysis.fetching import LARGEST_PAGE, fetch
from analysis.furniture import read_subject
from analysis.line_ends import join_cut_words
from analysis.mail import Letter, is_mail, read_mail
from analysis.markup import read_html
from analysis.page import read_author, read_page, read_title
from analysis.publication import infer_publication, read_published

_SCHEME = re.compile(r"^([a-z][a-z0-9+.-]*)://", re.IGNORECASE)
_HTML_START = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:[^-]|-(?!->))*+-->\s*)*+"
    rb"<(?:!doctype html|html|head|body|article|main|section|div|table|h1|p)\b[^<>]{0,500}>",
    re.IGNORECASE,
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_MAGIC = {
    b"%PDF": "a PDF; open it, copy its text and save that as a .txt file",
    b"PK\x03\x04": "a zipped document (Word, EPUB, ...); save its text as a .txt file",
    b"{\\rtf": "a rich-text document; save it as plain text (.txt)",
    b"\xd0\xcf\x11\xe0": "an old Office document; save its text as a .txt file",
    b"\x89PNG": "an image; type or scan its text into a .txt file",
    b"\xff\xd8\xff": "an image; type or scan its text into a .txt file",
    b"GIF8": "an image; type or scan its text into a .txt file",
    b"\x1f\x8b": "a compressed file; unpack it first",
}
_BYTE_ORDER_MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe\x00\x00": "utf-32",
    b"\x00\x00\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
_META_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset=[\"']?(?!utf-?(?:16|32))([A-Za-z0-9._:-]+)", re.IGNORECASE
)
"""What a page says of its encoding; in UTF-16 these bytes could not be read, so that it is none that says so."""
_UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_MISREAD = re.compile(r"â€[œ\x9d™˜“”\ufffd¦]|Ã[\x80-\xbf¡-¿]|Â[\xa0£©®°]")
"""What quotation marks, accents and signs of UTF-8 become where they are read as Windows-1252."""
_FEWEST_MISREAD = 3
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")
_OPENING = 2_000
_FEWEST_WORDS_TO_TELL_LANGUAGE = 20
_ENGLISH_ALONE = frozenset({"the", "and"})
_LEAST_ENGLISH = 0.03
"""The share of these words, in small letters, from which a text is taken for English; of most news it is 4 to 8 in 100."""


def load_article(
    source: str | Path, published: str | date | DateRange | None = None, allow_private: bool = False
) -> Article:
    """Read an article from a file or from the web.

    Parameters
    ----------
    source
        Path of a .txt, .md, .html, .eml (mail) or .mhtml (saved page) file, or an http(s) address.
    published
        When the article appeared, if the reader knows: a date, "2023-09-05", "2023-09" or "2023".
    allow_private
        Whether an address may lie on this machine or in a private network.

    Returns
    -------
    Article
        Its `text` is the file's text unchanged, but for words that a hyphen cuts at the end of a line: they are put
        together, and no other character changes its place. Of HTML, the text that trafilatura extracts.

    Raises
    ------
    ArticleError
        If the source cannot be read as an article; the message says what to do.

    Warns
    -----
    ArticleWarning
        If the text does not look English, or its quotation marks and accents were spoiled before it was saved.

    Examples
    --------
    >>> article = load_article("data/article.txt", published="2023-09-05")
    >>> article.author
    'Muhammad Kamaluddeen'
    """
    if not isinstance(source, str | os.PathLike):
        raise ArticleError(f"load_article wants a path or an address, not the type {type(source).__name__}.")
    given = read_published(published)
    name = str(source)
    scheme = _SCHEME.match(name) if isinstance(source, str) else None
    declared = None
    if scheme:
        page = fetch(name, allow_private=allow_private)
        data, is_html, declared = page.body, page.is_html, page.encoding
    else:
        data = _read_file(source)
        is_html = Path(name).suffix.lower() in {".html", ".htm", ".xhtml"}
    if is_mail(data):
        article = _build_mail(read_mail(data, name), name, given)
    else:
        article = _build_page(data, name, is_html, declared, given)
    for doubt in list_doubts(article):
        warnings.warn(f"'{name}': {doubt}", ArticleWarning, stacklevel=2)
    return article


def _build_page(
    data: bytes,
    name: str,
    is_html: bool,
    declared: str | None,
    given: DateRange | None,
    title: str | None = None,
) -> Article:
    is_html = is_html or bool(_HTML_START.match(data[:_OPENING]) and not name.lower().endswith(".md"))
    if is_html and (found := _META_CHARSET.search(data[:_OPENING])):
        declared = declared or found.group(1).decode("ascii")
    return _build(_decode(data, name, declared), name, is_html, given, title)


def _build_mail(letter: Letter, name: str, given: DateRange | None) -> Article:
    """The article in a mail, whose subject is its headline; a saved page tells its own."""
    subject = read_subject(f"Subject: {letter.subject}") if letter.subject else None
    refused: ArticleError | None = None
    for data, is_html, declared in letter.parts:
        try:
            article = _build_page(data, name, is_html, declared, given or letter.sent, subject)
        except ArticleError as error:
            refused = error
            continue
        return replace(
            article, title=article.title if letter.is_page and article.title else subject or article.title
        )
    raise refused or ArticleError(f"No words are found in the mail '{name}'.")


def _read_file(source: str | Path) -> bytes:
    name = str(source)
    if not name.strip():
        raise ArticleError("No file is named; give the path of one, or an address.")
    if "\n" in name or len(name) > 1_000:
        raise ArticleError(
            "load_article wants a path or an address, not the text itself; use Article.from_text(text)."
        )
    try:
        path = Path(source)
        if path.is_dir():
            raise ArticleError(f"'{name}' is a folder; name a file in it.")
        with path.open("rb") as file:
            data = file.read(LARGEST_PAGE + 1)
        if len(data) > LARGEST_PAGE:
            raise ArticleError(
                f"'{name}' holds more than the {LARGEST_PAGE // 10**6} MB that one article may; cut it into articles."
            )
        return data
    except FileNotFoundError:
        raise ArticleError(f"There is no file '{name}'; check the path and its spelling.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        if isinstance(error, ArticleError):
            raise
        raise ArticleError(
            f"'{name}' cannot be read ({reason}); check the path and its permissions."
        ) from None


def _build(text: str, name: str, is_html: bool, given: DateRange | None, title: str | None = None) -> Article:
    facts: dict[str, Any] = {"title": title, "author": None, "published": None}
    if not text.strip():
        raise ArticleError(f"'{name}' is empty; there is nothing to read.")
    if is_html:
        facts = read_html(text, name)
        text = facts.pop("text")
    text = join_cut_words(text)
    blocks = read_page(text, title=facts["title"], author=facts["author"])
    return Article(
        text,
        blocks,
        title=facts["title"] or read_title(blocks),
        author=facts["author"] or read_author(blocks),
        published=given or facts["published"] or infer_publication(blocks),
        origin=name,
    )


def _decode(data: bytes, name: str, declared: str | None = None) -> str:
    """Bytes as text: by their byte order mark, the declared encoding, UTF-8, or else Windows-1252."""
    for start, what in _MAGIC.items():
        if data.startswith(start):
            raise ArticleError(f"'{name}' is {what}.")
    marked = next((encoding for mark, encoding in _BYTE_ORDER_MARKS.items() if data.startswith(mark)), None)
    guesses = [marked] if marked else [declared, _guess_wide(data), "utf-8", "cp1252"]
    for encoding in filter(None, guesses):
        if encoding == "cp1252" and (broken := _find_broken_utf8(data)) is not None:
            raise ArticleError(
                f"'{name}' is UTF-8 with a byte that is none at position {broken}; open it in an editor, mend the "
                "place and save the file as UTF-8."
            )
        try:
            text = data.decode(encoding)
        except (UnicodeError, LookupError):
            continue
        if len(_CONTROL.findall(text)) > 0.02 * len(text) + 2:
            raise ArticleError(f"'{name}' holds binary data, not text; name a text or HTML file.")
        return text
    raise ArticleError(
        f"The bytes of '{name}' are text in no encoding that is known here; save the file as UTF-8."
    )


def _guess_wide(data: bytes) -> str | None:
    """UTF-16 without its mark: in English every other byte is zero."""
    opening = data[:_OPENING]
    for encoding, zeros in {"utf-16-le": opening[1::2], "utf-16-be": opening[::2]}.items():
        if len(zeros) >= 10 and zeros.count(0) > 0.8 * len(zeros):
            return encoding
    return None


def _find_broken_utf8(data: bytes) -> int | None:
    """Where a byte breaks a text that is UTF-8 otherwise; None where most of it is not."""
    marks = len(_UTF8_SEQUENCE.findall(data))
    strays = len(_HIGH_BYTE.findall(_UTF8_SEQUENCE.sub(b"", data)))
    if marks <= strays:
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return None


@cache
def _language_identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _is_plainly_english(words: list[str]) -> bool:
    """Whether so many words are such as only English has that no model, slow to load, need be asked.

    >>> _is_plainly_english("the mayor of the town and the owners of the port".split())
    True
    >>> _is_plainly_english("de burgemeester van de stad of de eigenaars van The Anchor".split())
    False
    """
    return sum(word in _ENGLISH_ALONE for word in words) >= _LEAST_ENGLISH * len(words)


def list_doubts(article: Article) -> list[str]:
    """Say what may make the lenses err on an article as a whole: another language, spoiled characters.

    >>> list_doubts(Article.from_text("It rained."))
    []
    """
    return [doubt for doubt in (_doubt_language(article), _doubt_characters(article.text)) if doubt]


def _doubt_language(article: Article) -> str | None:
    story = " ".join(article.blocks.text[article.blocks.story])[:5_000]
    words = story.split()
    if len(words) < _FEWEST_WORDS_TO_TELL_LANGUAGE or _is_plainly_english(words):
        return None
    code, probability = _language_identifier().classify(story)
    if code == "en" or probability <= 0.9:
        return None
    return (
        f"The article does not look English (more like language code '{code}'); every lens here is made for English, "
        "so read its findings with doubt."
    )


def _doubt_characters(text: str) -> str | None:
    spoiled = _MISREAD.findall(text)
    if len(spoiled) < _FEWEST_MISREAD:
        return None
    return (
        f"The article holds spoiled characters such as “{spoiled[0]}” (UTF-8 that was read as Windows-1252), so that "
        "quotations are missed; copy the text again from its source."
    )

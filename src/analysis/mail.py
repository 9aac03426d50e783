"""Mails and pages that a browser saved as one file (.eml, .mht, .mhtml): the part that holds the words."""

from __future__ import annotations

import email
import re
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import default
from email.utils import parsedate_to_datetime

from analysis.dates import DateRange
from analysis.errors import ArticleError

_LONGEST_HEADER = 20_000
_HEADER_LINE = re.compile(rb"^(?:From \S[^\r\n]{0,200}\r?\n)?[A-Za-z][A-Za-z-]{0,40}: ")
_HEADER_END = re.compile(rb"\r?\n\r?\n")
_SAVED = "Snapshot-Content-Location"
"""The header by which browsers tell a saved page from a mail."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What a mail or a saved page holds.

    Attributes
    ----------
    parts
        Its words as bytes, HTML before plain text, each with whether it is HTML and the encoding that the mail names.
    subject
        None where it has none.
    sent
        The day in its head; None for a saved page, whose day is that of saving.
    is_page
        Whether a browser saved it.
    """

    parts: tuple[tuple[bytes, bool, str | None], ...]
    subject: str | None
    sent: DateRange | None
    is_page: bool


def is_mail(data: bytes) -> bool:
    """Whether bytes are a mail or a saved page, by the lines of its head.

    >>> is_mail(b"From: Ann\\nMIME-Version: 1.0\\n\\nIt rained."), is_mail(b"From: Ann\\n\\nMIME-Version: what is it?")
    (True, False)
    """
    head = _HEADER_END.split(data[:_LONGEST_HEADER], 1)[0]
    return bool(_HEADER_LINE.match(head)) and b"\nmime-version:" in head.lower()


def read_mail(data: bytes, name: str) -> Letter:
    """Take a mail or a saved page apart.

    Raises
    ------
    ArticleError
        If it cannot be read.
    """
    try:
        message = email.message_from_bytes(data, policy=default)
        found = [message.get_body((kind,)) for kind in ("html", "plain")]
        parts = tuple(
            (
                bytes(part.get_payload(decode=True)),
                part.get_content_subtype() == "html",
                part.get_content_charset(),
            )
            for part in found
            if part
        )
        is_page = _SAVED in message
        subject = " ".join(str(message["Subject"] or "").split()) or None
        sent = None if is_page else _read_day(message)
    except Exception:  # hostile mails break the parser in ways of which no list is complete
        parts = ()
    if not parts:
        raise ArticleError(
            f"No words are found in the mail '{name}'; copy the article's text into a .txt file instead."
        )
    return Letter(parts, subject, sent, is_page)


def _read_day(message: EmailMessage) -> DateRange | None:
    try:
        day = parsedate_to_datetime(str(message["Date"])).date()
    except (TypeError, ValueError):
        return None
    return DateRange(day, day, (f"the mail's head says {message['Date']}",))

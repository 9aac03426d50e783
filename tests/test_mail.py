"""Mails and pages that a browser saved as one file."""

from __future__ import annotations

import contextlib
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import ArticleError, load_article
from analysis.mail import is_mail, read_mail

STORY = [
    "The café by the harbour was shut by ice on Monday, the mayor said.",
    "Nobody was hurt.",
]
PAGE = "<html><body>{}</body></html>".format("".join(f"<p>{line}</p>" for line in STORY))


def make_mail(plain: str | None = "\n\n".join(STORY), page: str | None = None, **head: str) -> bytes:
    mail = EmailMessage(policy=SMTP)
    for name, value in head.items():
        mail[name.replace("_", "-")] = value
    if plain is not None:
        mail.set_content(plain)
    if page is not None:
        (mail.set_content if plain is None else mail.add_alternative)(page, subtype="html")
    return bytes(mail)


HEAD = {
    "From": "The Harle Briefing <post@harle.example>",
    "To": "jo@harle.example",
    "Subject": "Fwd: Ice – and the café",
    "Date": "Tue, 12 Mar 2024 06:30:00 +0000",
}


@pytest.mark.parametrize("parts", [{}, {"page": PAGE}, {"plain": None, "page": PAGE}, {"page": "<p>Hi</p>"}])
def test_of_a_mail_the_words_are_read_with_subject_and_day(tmp_path: Path, parts: dict) -> None:
    path = tmp_path / "letter.eml"
    path.write_bytes(make_mail(**parts, **HEAD))
    article = load_article(path)
    assert article.title == "Ice – and the café"
    assert str(article.published.earliest) == "2024-03-12"
    assert article.sentences.text.tolist() == STORY


def test_a_saved_page_tells_its_title_itself_and_not_the_day_of_saving(tmp_path: Path) -> None:
    page = PAGE.replace("<body>", "<head><meta property='og:title' content='Ice shuts café'></head><body>")
    saved = make_mail(None, page, Snapshot_Content_Location="https://harle.example/ice", **HEAD)
    path = tmp_path / "page.mhtml"
    path.write_bytes(saved)
    article = load_article(path)
    assert article.title == "Ice shuts café"
    assert article.published is None
    assert article.sentences.text.tolist() == STORY


def test_a_saved_page_may_leave_its_encoding_to_its_markup(tmp_path: Path) -> None:
    head = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://harle.example\r\nMIME-Version: 1.0\r\n"
    )
    page = PAGE.replace("<html>", '<html><head><meta charset="utf-8"></head>').encode()
    path = tmp_path / "page.mhtml"
    path.write_bytes(head + b"Content-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + page)
    assert load_article(path).sentences.text.tolist() == STORY


def test_a_mail_without_words_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "letter.eml"
    path.write_bytes(b"From: Jo\r\nMIME-Version: 1.0\r\nContent-Type: image/png\r\n\r\n\x89PNG")
    with pytest.raises(ArticleError, match="No words are found in the mail"):
        load_article(path)


def test_a_text_about_mail_is_none() -> None:
    assert not is_mail(b"Note: The mayor wrote.\n\nMIME-Version: 1.0 is a line of a mail's head.")
    assert not is_mail(b"From: Jo\nSubject: Ice\n\nNobody was hurt.")


@given(st.binary(max_size=300))
def test_a_broken_mail_is_read_or_refused(body: bytes) -> None:
    data = b'From: Jo\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n--b\n' + body
    with contextlib.suppress(ArticleError):
        assert read_mail(data, "letter.eml").parts

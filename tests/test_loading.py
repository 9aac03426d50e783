"""Files and addresses become articles; bad input becomes one clear sentence."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from analysis import ArticleError, ArticleWarning, load_article
from analysis.fetching import fetch

STORY = "The harbour was closed by ice on Monday, and the mayor said that nobody was hurt.\n"


def refusal(source, **options) -> str:
    with pytest.raises(ArticleError) as caught:
        load_article(source, **options)
    message = str(caught.value)
    assert "\n" not in message
    assert message.endswith(".")
    return message


def written(tmp_path: Path, data: bytes | str, name: str = "page.txt") -> Path:
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def test_the_text_is_the_file_unchanged(tmp_path):
    text = "Ice closes harbour\r\n\r\nBy Ann Lee\r\n\r\n" + STORY
    assert load_article(written(tmp_path, text)).text == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_that_editors_write_are_understood(tmp_path, encoding):
    text = "Café closes\n\n“The café was closed by ice on Monday – for good,” said Zoë Hart."
    assert load_article(written(tmp_path, text.encode(encoding))).text == text


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "is empty"),
        (b"   \n\n\t ", "is empty"),
        (b"%PDF-1.7 ...", "a PDF; open it, copy its text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "an image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "an image"),
        (b"PK\x03\x04....", "zipped document"),
        (bytes(range(256)) * 20, "save the file as UTF-8|holds binary data"),
        (b"\x00\x01\x02\x03" * 500, "holds binary data"),
        (b"ice \x81\x8d\x8f\x90\x9d", "save the file as UTF-8"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path, data, what):
    path = written(tmp_path, data)
    with pytest.raises(ArticleError, match=what):
        load_article(path)
    assert path.name in refusal(path)


def test_missing_files_and_folders_are_named(tmp_path):
    assert "There is no file" in refusal(tmp_path / "gone.txt")
    assert "is a folder" in refusal(tmp_path)
    assert "Article.from_text" in refusal("A whole\nstory")
    assert "cannot be read" in refusal("nul\x00byte.txt")


def test_a_file_too_large_for_an_article_is_refused(tmp_path):
    assert "10 MB" in refusal(written(tmp_path, b"a" * 50_000_000))


def test_a_nested_bomb_of_html_is_answered(tmp_path):
    bomb = "<html><body>" + "<div>" * 200_000 + "x"
    assert "No story" in refusal(written(tmp_path, bomb, "bomb.html"))


def test_html_without_a_story_is_refused(tmp_path):
    page = "<html><body><nav><a href='/'>Home</a></nav></body></html>"
    assert "No story is found" in refusal(written(tmp_path, page, "empty.html"))


def test_published_that_is_no_date_is_refused():
    assert "soon" in refusal("data/article.txt", published="soon")


def test_a_text_that_is_not_english_is_read_with_a_warning(tmp_path):
    story = "Le port a été fermé par la glace lundi et le maire a dit que personne n'avait été blessé dans la ville. "
    path = written(tmp_path, story * 3)
    with pytest.warns(ArticleWarning, match="does not look English"):
        article = load_article(path)
    assert len(article.sentences) == 3


PAGE = f"<html><head><title>Ice</title></head><body><article><h1>Ice closes harbour</h1><p>{STORY}</p><p>{STORY.replace('Monday', 'Tuesday')}</p></article></body></html>"


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        answers = {
            "/page": (200, {"Content-Type": "text/html"}, PAGE.encode()),
            "/plain": (200, {"Content-Type": "text/plain"}, STORY.encode()),
            "/image": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
            "/moved": (302, {"Location": "/page"}, b""),
            "/round": (302, {"Location": "/round"}, b""),
            "/inward": (302, {"Location": "http://127.0.0.1:9/secret"}, b""),
            "/file": (302, {"Location": "file:///etc/passwd"}, b""),
            "/large": (200, {"Content-Type": "text/html"}, b"a" * 10_500_000),
            "/bomb": (
                200,
                {"Content-Type": "text/html", "Content-Encoding": "gzip"},
                gzip.compress(b"a" * 200_000_000, 9),
            ),
        }
        if self.path == "/slow":
            time.sleep(3)
        status, headers, body = answers.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            self.close_connection = True

    def log_message(self, *_) -> None:
        """Keep the test output quiet."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_a_page_is_read_from_its_address(site):
    article = load_article(f"{site}/page", allow_private=True)
    assert article.title == "Ice closes harbour"
    assert len(article.sentences) == 2
    assert load_article(f"{site}/moved", allow_private=True).text == article.text
    assert load_article(f"{site}/plain", allow_private=True).text == STORY


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("/gone", "answers 404"),
        ("/image", "image/png"),
        ("/round", "redirects more than 3 times"),
        ("/file", "no http"),
        ("/large", "more than 10 MB"),
        ("/bomb", "more than 10 MB"),
    ],
)
def test_what_an_address_answers_badly_is_told(site, path, what):
    assert what in refusal(site + path, allow_private=True)


def test_a_page_that_takes_too_long_is_given_up(site):
    with pytest.raises(ArticleError, match="in time"):
        fetch(f"{site}/slow", allow_private=True, longest_wait=0.5)


def test_nothing_listens_there():
    assert "cannot be reached" in refusal("http://127.0.0.1:9/", allow_private=True)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost:8888/",
        "http://[::1]/",
        "http://10.0.0.1/",
        "http://169.254.169.254/x",
    ],
)
def test_private_addresses_are_refused_unless_asked(url):
    assert "private network" in refusal(url)


@pytest.mark.parametrize(
    "url", ["ftp://example.org/a.txt", "file:///etc/passwd", "javascript://alert(1)", "http://"]
)
def test_other_schemes_are_refused(url):
    assert "no http(s) address" in refusal(url)

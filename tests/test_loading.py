"""Files and addresses become articles; bad input becomes one clear sentence."""

from __future__ import annotations

import contextlib
import gzip
import json
import os
import threading
import time
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from analysis import ArticleError, ArticleWarning, DateRange, load_article
from analysis.fetching import fetch
from analysis.line_ends import join_cut_words

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


CUT = [
    ("The inspec-\ntors came on Tues-\nday.", "The inspectors \n came on Tuesday. \n"),
    ("A well-\nknown man of 61-\nyear-old habits.", "A well-known\n man of 61-year-old\n habits."),
    ("The Anglo-\r\nAmerican pact", "The Anglo-American\r\n pact"),
    ("A re-\nporter wrote\nhome.", "A reporter \n wrote\nhome."),
    ("An inspec-\ntor\nwrote.", "An inspector  \nwrote."),
    ("A short-\nand long-term plan", "A short-\nand long-term plan"),
    ("Zelen-\nsky left.", "Zelensky \n left."),
    ("The tax-\npayer and the tax-payer", "The tax-payer\n and the tax-payer"),
    ("The com\u00admit\u00adtee met.", "The committee   met."),
    ("One -\ntwo -- three\n- four", "One -\ntwo -- three\n- four"),
]


@pytest.mark.parametrize(("text", "whole"), CUT)
def test_a_word_cut_at_the_end_of_a_line_is_whole_and_nothing_else_moves(tmp_path, text, whole):
    read = load_article(written(tmp_path, text)).text
    assert read == whole
    assert len(read) == len(text)


@given(st.text(st.sampled_from("ab-\n\r \u00ad.A1")))
def test_cut_words_leave_every_text_as_long_and_with_no_new_paragraph(text):
    whole = join_cut_words(text)
    assert len(whole) == len(text)
    assert whole.count("\n\n") <= text.count("\n\n")


def test_a_page_that_only_a_script_fills_is_read_from_what_it_tells_search_engines(tmp_path):
    body = STORY.strip().replace("ice", "<b>ice</b>").replace(", and", ".<br>And")
    told = json.dumps({"@type": "NewsArticle", "headline": "Ice closes harbour", "articleBody": body})
    page = f'<html><head><script type="application/ld+json">{told}</script></head><body><div id="app"></div></body></html>'
    article = load_article(written(tmp_path, page, "page.html"))
    assert article.title == "Ice closes harbour"
    assert article.blocks.text.str.strip().tolist() == [
        "The harbour was closed by ice on Monday.",
        "And the mayor said that nobody was hurt.",
    ]


def test_a_line_break_within_a_sentence_of_html_parts_no_paragraph(tmp_path):
    page = f"<html><body><article><p>{STORY}<br>“We shall wait for as long as it takes,” said the harbourmaster,<br>Ann Lee.<br>Nobody was hurt.</p></article></body></html>"
    sentences = load_article(written(tmp_path, page, "page.html")).sentences.text.tolist()
    assert sentences[1:] == [
        "“We shall wait for as long as it takes,” said the harbourmaster, Ann Lee.",
        "Nobody was hurt.",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_that_editors_write_are_understood(tmp_path, encoding):
    text = "Café closes\n\n“The café was closed by ice on Monday – for good,” said Zoë Hart."
    assert load_article(written(tmp_path, text.encode(encoding))).text == text


def test_wide_characters_need_no_mark(tmp_path):
    assert load_article(written(tmp_path, STORY.encode("utf-16-le"))).text == STORY


def test_html_may_declare_its_encoding(tmp_path):
    page = f"<html><head><meta charset='iso-8859-2'></head><body><article><p>{STORY.replace('ice', 'Łódź')}</p></article></body></html>"
    assert "Łódź" in load_article(written(tmp_path, page.encode("iso-8859-2"), "page.html")).text


def test_a_page_whose_bytes_are_no_utf16_is_read_whatever_it_declares(tmp_path):
    page = f"<html><head><meta charset='utf-16'></head><body><article><p>{STORY}</p></article></body></html>"
    assert STORY[:30] in load_article(written(tmp_path, page.encode(), "page.html")).text


def test_a_stray_byte_in_utf8_is_placed_not_guessed(tmp_path):
    data = "The café and the naïve mayor’s “ice”.".encode() + b" \x93"
    assert f"position {len(data) - 1}" in refusal(written(tmp_path, data))


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
    assert "No file is named" in refusal("")


@pytest.mark.parametrize("source", [None, 3, b"story.txt"])
def test_what_is_no_path_is_refused_in_one_sentence(source):
    assert f"not the type {type(source).__name__}." in refusal(source)


def test_a_file_too_large_for_an_article_is_refused(tmp_path):
    assert "10 MB" in refusal(written(tmp_path, b"a" * 50_000_000))


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there are no devices as files here")
def test_a_file_without_an_end_is_refused():
    assert "more than the 10 MB" in refusal("/dev/zero")


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="there are no pipes as files here")
def test_what_another_program_writes_is_read_from_its_pipe():
    reader, writer = os.pipe()
    os.write(writer, STORY.encode())
    os.close(writer)
    assert load_article(f"/dev/fd/{reader}").text == STORY
    os.close(reader)


def test_a_nested_bomb_of_html_is_answered(tmp_path):
    bomb = "<html><body>" + "<div>" * 200_000 + "x"
    assert "No story" in refusal(written(tmp_path, bomb, "bomb.html"))


def test_a_page_of_far_too_many_elements_is_answered(tmp_path):
    page = "<html><body>" + "<a href='/x'>a link</a> " * 150_000
    assert "elements" in refusal(written(tmp_path, page, "links.html"))


def test_an_opening_of_comments_is_no_riddle(tmp_path):
    assert load_article(written(tmp_path, "<!-- a -->" * 190 + STORY)).text.endswith(STORY)


HEAD = """<html><head><title>Ice closes harbour - The Post</title><meta property="og:title" content="Ice &amp; snow close harbour | The Post">
<meta property="og:site_name" content="The Post">{more}</head><body><nav><a href="/">Home</a></nav><article><h1>Ice &amp; snow close harbour</h1>
<p>{story}</p><p>Nobody can say when the ice will break, the harbourmaster told the council.</p></article><footer>© 2024 The Post</footer></body></html>"""


@pytest.mark.parametrize(
    ("more", "author", "published"),
    [
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Ice &amp; snow close harbour", '
            '"datePublished": "2023-09-05T06:00:00Z", "author": [{"name": "J. K. Lee"}, {"name": "Ann Ray"}]}]}</script>',
            "J. K. Lee, Ann Ray",
            date(2023, 9, 5),
        ),
        (
            '<meta name="author" content="By Ann Ray"><meta property="article:published_time" content="2023-09-05">',
            "Ann Ray",
            date(2023, 9, 5),
        ),
        ('<meta name="date" content="5 September 2023">', None, date(2023, 9, 5)),
    ],
)
def test_metadata_is_taken_where_the_page_gives_it(tmp_path, more, author, published):
    page = HEAD.replace("{more}", more).replace("{story}", STORY)
    article = load_article(written(tmp_path, page, "page.html"))
    assert article.title == "Ice & snow close harbour"
    assert article.author == author
    assert article.published == DateRange(published, published)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<!--\n", "\n-->"),
        ("//<![CDATA[\n", "\n//]]>"),
        ("/*<![CDATA[*/", "/*]]>*/"),
        ("", ";"),
        ("\n\n", ""),
    ],
)
def test_metadata_is_read_whatever_stands_around_it(tmp_path, before, after):
    data = '{"@type": "NewsArticle", "headline": "Ice & snow <em>close</em>\nharbour", "datePublished": "2023-09-05", "author": "Ann Ray"}'
    script = f'<script type="application/ld+json">{before}{data}{after}</script>'
    page = HEAD.replace("{more}", script).replace("{story}", STORY)
    article = load_article(written(tmp_path, page, "page.html"))
    assert (article.title, article.author) == ("Ice & snow close harbour", "Ann Ray")
    assert article.published == DateRange(date(2023, 9, 5), date(2023, 9, 5))


def stories(article) -> list[str]:
    return article.blocks.text[article.blocks.story].str.strip().tolist()


SECOND = "Nobody can say when the ice will break, the harbourmaster told the council on Tuesday night."


@pytest.mark.parametrize(
    "body",
    [
        "<article><h1>Ice</h1><p>{0}</p><figure><img src='a'><figcaption>Ice. (Jo Lane/Harle Post)</figcaption></figure><p>{1}</p></article>",
        "<table><tr><td>Home<br>News</td><td><h2>Ice</h2><b>By Ann Ray</b><br><br>{0}<br><br>{1}</td></tr></table>",
        "<form><div><div>Ice</div><div>{0}</div><div>{1}</div></div></form>",
    ],
)
def test_a_short_page_keeps_its_paragraphs_whatever_its_layout(tmp_path, body):
    page = f"<html><head><title>Ice</title></head><body>{body.format(STORY, SECOND)}</body></html>"
    assert stories(load_article(written(tmp_path, page, "page.html"))) == [STORY.strip(), SECOND]


def test_a_page_of_one_paragraph_is_one_paragraph(tmp_path):
    page = f"<html><body><nav><a>Home</a></nav><p>{STORY} {SECOND}</p><footer>All rights reserved</footer></body></html>"
    assert stories(load_article(written(tmp_path, page, "page.html"))) == [f"{STORY.strip()} {SECOND}"]


@pytest.mark.parametrize("opening", ["<div class='a'>", "<article>", "<!-- copied --><h1>Ice</h1>"])
def test_a_piece_of_markup_is_read_as_such_in_a_text_file(tmp_path, opening):
    page = f"{opening}<p>{STORY}</p><p>{SECOND}</p><p>{STORY.replace('Monday', 'Friday')}</p>"
    assert "<" not in load_article(written(tmp_path, page, "page.txt")).text


def test_markdown_may_begin_with_a_tag(tmp_path):
    text = f"<p align='center'>Ice</p>\n\n{STORY}\n{SECOND}\n"
    assert load_article(written(tmp_path, text, "page.md")).text == text


def test_a_copyright_year_is_no_date_of_publication(tmp_path):
    page = HEAD.replace("{more}", "").replace("{story}", STORY)
    published = load_article(written(tmp_path, page, "page.html")).published
    assert published is None or not published.is_exact


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


def test_english_titles_do_not_make_a_text_english(tmp_path):
    story = (
        "De burgemeester zei dinsdag tegen The Guardian dat de haven van de stad dicht blijft, en The Anchor, "
        "de herberg aan de kade, wacht op schepen."
    )
    with pytest.warns(ArticleWarning, match="code 'nl'"):
        load_article(written(tmp_path, story))


QUOTED = "“The café’s harbour is ‘full of ice’ again,” said Zoë Hart on Monday – nobody else would speak."


def test_characters_that_were_spoiled_before_are_told(tmp_path):
    spoiled = QUOTED.encode().decode("cp1252", errors="replace")
    with pytest.warns(ArticleWarning, match="spoiled characters"):
        assert load_article(written(tmp_path, spoiled)).text == spoiled


@pytest.mark.parametrize(
    "text", [QUOTED, "São Tomé and Ângela Â£ wrote: «Ça va, Señor Peña» for €3 in A Coruña on Monday."]
)
def test_accents_are_not_taken_for_spoiled(tmp_path, text):
    assert load_article(written(tmp_path, text)).text == text


PAGE = f"<html><head><title>Ice</title></head><body><article><h1>Ice closes harbour</h1><p>{STORY}</p><p>{STORY.replace('Monday', 'Tuesday')}</p></article></body></html>"


ANSWERS = {
    "/page": (200, {"Content-Type": "text/html"}, PAGE.encode()),
    "/plain": (200, {"Content-Type": "text/plain"}, STORY.encode()),
    "/polish": (
        200,
        {"Content-Type": "text/plain; charset=iso-8859-2"},
        STORY.replace("ice", "Łódź").encode("iso-8859-2"),
    ),
    "/image": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
    "/moved": (302, {"Location": "/page"}, b""),
    "/round": (302, {"Location": "/round"}, b""),
    "/inward": (302, {"Location": "http://127.0.0.1:9/secret"}, b""),
    "/nowhere": (302, {"Location": "http://[::1/"}, b""),
    "/file": (302, {"Location": "file:///etc/passwd"}, b""),
    "/large": (200, {"Content-Type": "text/html"}, b"a" * 10_500_000),
    "/bomb": (
        200,
        {"Content-Type": "text/html", "Content-Encoding": "gzip"},
        gzip.compress(b"a" * 200_000_000, 1),
    ),
}


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/drip":
            with contextlib.suppress(OSError):
                for letter in b"HTTP/1.1 200 OK\r\nX-Long: " + b"a" * 60:
                    self.wfile.write(bytes([letter]))
                    time.sleep(0.1)
            return
        if self.path == "/slow":
            time.sleep(3)
        status, headers, body = ANSWERS.get(self.path, (404, {}, b""))
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
        ("/nowhere", "no address"),
        ("/large", "more than 10 MB"),
        ("/bomb", "more than 10 MB"),
    ],
)
def test_what_an_address_answers_badly_is_told(site, path, what):
    assert what in refusal(site + path, allow_private=True)


@pytest.mark.parametrize("path", ["/slow", "/drip"])
def test_a_page_that_takes_too_long_is_given_up(site, path):
    with pytest.raises(ArticleError, match="in time"):
        fetch(site + path, allow_private=True, longest_wait=0.5)


def test_an_answer_may_declare_its_encoding(site):
    assert "Łódź" in load_article(f"{site}/polish", allow_private=True).text


@pytest.mark.parametrize("url", ["http://localhost:99999/", "http://..", "http://\x00/"])
def test_hosts_that_cannot_be_are_not_found(url):
    assert "is not found" in refusal(url)


def test_nothing_listens_there():
    assert "cannot be reached" in refusal("http://127.0.0.1:9/", allow_private=True)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost:8888/",
        "http://[::1]/",
        "http://10.0.0.1/",
        "http://2130706433/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://224.0.0.1/",
        "http://169.254.169.254/x",
    ],
)
def test_private_addresses_are_refused_unless_asked(url):
    assert "private network" in refusal(url)


@pytest.mark.parametrize(
    "url",
    ["ftp://example.org/a.txt", "file:///etc/passwd", "javascript://alert(1)", "http://", "http://[::1/"],
)
def test_other_schemes_are_refused(url):
    assert "no http(s) address" in refusal(url)


FRAGMENTS = [
    "<p>", "</p>", "<article>", "<svg>", "<!--", "]]>", "&#0;", "&amp;", "<table><tr><td>", "<html>", "<body>", "<time datetime='0000'>",
    "<meta charset=utf-16>", "<meta name='date' content='2023-99-99'>", "<meta property='article:published_time' content=''>",
    '<script type="application/ld+json">{"@type": "NewsArticle", "author": [1, {"name": [2]}], "datePublished": 5}</script>',
    '<script type="application/ld+json">{"@type": "Page", "@graph": 5, "headline": {"a": 1}}</script>',
    STORY, "By Ann Lee\n", "\n\n", "© 2020", "9 months ago", "é", "\x00", "\u0301",
]  # fmt: skip


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.one_of(
        st.binary(max_size=200),
        st.lists(st.sampled_from(FRAGMENTS), max_size=20).map(lambda parts: "".join(parts).encode()),
    ),
    suffix=st.sampled_from([".txt", ".html", ".md", ""]),
)
@example(data=b"<svg><p><p>", suffix=".html")
@example(data=(FRAGMENTS[16] + STORY * 3).encode(), suffix=".html")
def test_any_bytes_become_an_article_or_one_sentence(tmp_path, data, suffix):
    path = written(tmp_path, data, f"page{suffix}")
    with contextlib.suppress(ArticleError):
        article = load_article(path)
        assert "".join(article.blocks.text) == article.text

"""What comes from outside harms nobody: no pattern that a text can stall, no markup that survives a view."""

import dataclasses
import functools
import importlib
import inspect
import itertools
import pkgutil
import re
import signal
import sys
import time
from re import _constants, _parser

import pytest

import analysis
import analysis.charts

SHORT, LONG = 500, 4_000
STEEPEST = 2 * LONG / SHORT
"""A search may cost as many times more as the text is longer, and as much again for noise; a quadratic one
costs the square."""

ATTACKS = [
    *" \n\t.,;:'\"“”’-–—()/&#$1aAé",
    "a ", "A ", "1 ", "A. ", "a. ", "a, ", "1,", "1.", "1/", "1-", "-1", " \n", "\r\n", "\n \n", "a\n", "- ", "-- ", "* ", "| ", "“a", "a”",
    "\"a\" ", "'s ", "Aa ", "Aa, ", "A.A.", "AAA ", "A, A ", "(a", "(A) ", "the ", "of the ", "not ", "very ", "said ", "said that ",
    "by ", "Mr. Aa ", "1 May ", "May 1, ", "1 days ", "two or three ", "a-", "a'", "http://", "<a", "</", "&amp;", "A Aa\n", "By A ", "1st ", "\u00a0", "‘a’ ",
]  # fmt: skip


def modules():
    yield analysis
    for found in pkgutil.walk_packages(analysis.__path__, "analysis."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def patterns_in(value, depth=0):
    if isinstance(value, re.Pattern):
        yield value
    elif depth < 6 and dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from patterns_in(getattr(value, field.name, None), depth + 1)
    elif depth < 6 and isinstance(value, dict):
        for item in itertools.chain(value.keys(), value.values()):
            yield from patterns_in(item, depth + 1)
    elif depth < 6 and isinstance(value, (tuple, list, set, frozenset)):
        for item in value:
            yield from patterns_in(item, depth + 1)


def needs_no_argument(function):
    return all(
        parameter.default is not parameter.empty
        for parameter in inspect.signature(function).parameters.values()
    )


@functools.cache
def patterns():
    """Every compiled pattern of the package: in modules, classes, and what cached functions build of lexicons."""
    found = {}
    for module in modules():
        for name, value in vars(module).items():
            if getattr(value, "__module__", module.__name__) not in {module.__name__, "re", None}:
                continue
            values = [value]
            if isinstance(value, type):
                values = list(vars(value).values())
            elif hasattr(value, "cache_info") and needs_no_argument(value):
                values = [value()]
            for pattern in patterns_in(values):
                found.setdefault((pattern.pattern, pattern.flags), (f"{module.__name__}.{name}", pattern))
    return [
        pytest.param(pattern, id=f"{where}-{number}")
        for number, (where, pattern) in enumerate(found.values())
    ]


def literals(parsed):
    """The runs of plain characters in a pattern, which are what comes nearest to matching it."""
    run = []
    for code, argument in parsed:
        if code is _constants.LITERAL:
            run.append(chr(argument))
            continue
        if run:
            yield "".join(run)
            run = []
        stack = [argument]
        while stack:
            part = stack.pop()
            if isinstance(part, _parser.SubPattern):
                yield from literals(part)
            elif isinstance(part, (tuple, list)):
                stack.extend(part)
    if run:
        yield "".join(run)


def attacks_on(pattern):
    if isinstance(pattern.pattern, bytes):
        return [attack.encode() for attack in ATTACKS]
    own = list(dict.fromkeys(literals(_parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE))))[:40]
    return list(
        dict.fromkeys(
            [*ATTACKS, *own, *(f"{literal} " for literal in own), *(f"A{literal}" for literal in own)]
        )
    )


def cost(pattern, text, repeats):
    """Least processor time of a full search, which other programs disturb little."""
    least = float("inf")
    for _ in range(repeats):
        begun = time.thread_time_ns()
        for _ in pattern.finditer(text):
            pass
        pattern.match(text)
        least = min(least, time.thread_time_ns() - begun)
    return max(least, 1)


@pytest.fixture
def _no_hang():
    """Break off a search that would never end, which no ratio can tell."""

    def stop(*_):
        pytest.fail("the search does not end")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, 60)
    yield
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    signal.signal(signal.SIGVTALRM, before)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a timer of processor time")
@pytest.mark.usefixtures("_no_hang")
@pytest.mark.parametrize("pattern", patterns())
def test_no_text_makes_a_search_cost_more_than_its_length(pattern):
    steep = []
    for attack in attacks_on(pattern):
        short, long = ((attack * (length // len(attack) + 1))[:length] for length in (SHORT, LONG))
        for repeats in (1, 5, 25, 100):
            ratio = cost(pattern, long, repeats) / cost(pattern, short, 2 * repeats)
            if ratio <= STEEPEST:
                break
        else:
            steep.append((attack, round(ratio, 1)))
    assert not steep, f"{pattern.pattern!r} grows faster than the text on these, repeated: {steep}"


ATTACK = '"><script>alert(1)</script><img src=x onerror=alert(1)><a href="javascript:alert(1)">Kim</a>'
HOSTILE = (
    f"Mayor Dana {ATTACK} Reyes said on Monday that the ferry {ATTACK} might stop in May 2024. "
    f'"It costs $5 {ATTACK} and more," she told the {ATTACK} Courier. =HYPERLINK("http://example.org") may follow.'
)


def assert_harmless(page):
    """Nothing that came from a text is markup: no tag, no handler, no link to a script."""
    from lxml.html import document_fromstring

    tree = document_fromstring(page)
    assert not tree.xpath("//img[@src='x'] | //a[contains(@href, 'javascript')]")
    assert not [name for element in tree.iter() for name in element.attrib if name.startswith("on")]
    assert not [script for script in tree.xpath("//script/text()") if "<script>alert(1)" in script]
    assert "alert(1)" in tree.text_content(), "the words themselves are shown"


@pytest.fixture(scope="module")
def hostile():
    return analysis.Article.from_text(HOSTILE, published="2024-05-08")


def test_the_reading_view_shows_markup_as_words(hostile):
    found = {
        "attributions": analysis.find_attributions(hostile),
        "hedges": analysis.find_hedges(hostile),
        "times": analysis.find_times(hostile),
    }
    assert all(len(frame) for frame in found.values())
    assert_harmless(analysis.highlight(hostile, **found).to_html())


def test_tables_show_markup_as_words(hostile):
    frame = analysis.find_attributions(hostile)
    headings = {name: f"{name} {ATTACK}" for name in ("text", "source", "speaker", "cue")}
    card = analysis.show_table(frame, headings, title=ATTACK, filters=["speaker"])
    assert_harmless(card.to_html())


def test_charts_show_markup_as_words(hostile):
    chart = analysis.charts.plot_speakers(analysis.find_attributions(hostile))
    assert_harmless(f"<p>{chart.layout.title.text} alert(1)</p>")
    for trace in chart.data:
        for text in (*(trace.hovertext or ()), *(trace.y if isinstance(trace.y, tuple) else ())):
            assert "<script" not in str(text)
            assert "<img" not in str(text)


def test_a_hostile_page_keeps_its_story_and_loses_its_scripts(tmp_path):
    story = "".join(
        f"<p>The ferry to the island of Oss stopped on day {day}, the mayor said.</p>" for day in range(9)
    )
    page = tmp_path / "page.html"
    page.write_text(
        "<html><head><title>Ferry</title><script>alert('head')</script></head><body onload=\"alert(1)\">"
        f"<article><h1>Ferry</h1>{story}<script>document.write('never said')</script>"
        "<p onclick='alert(2)'>She <a href='javascript:alert(3)'>denied</a> that it had sunk.</p></article></body></html>"
    )
    text = analysis.load_article(page).text
    assert "She denied that it had sunk." in text
    for word in ("alert", "never said", "javascript", "<", ">"):
        assert word not in text


@pytest.mark.parametrize(
    "data",
    [
        b"<html><body><article>" + b"<div>" * 20_000 + b"<p>It rained.</p>",
        b"<html><body>" + b"<p>It rained on the town of Oss.</p>" * 3 + b"<!--" * 5_000,
        b"<?xml version='1.0'?><!DOCTYPE html [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]><html><body>&b;</body></html>",
        b"<html><script type='application/ld+json'>" + b"[" * 100_000 + b"</script></html>",
        b'<html><script type="application/ld+json">{"@type": "NewsArticle", "headline": [1], "author": {"name": {}},'
        b' "datePublished": "0000-00-00", "@graph": 3}</script><article><p>It rained on the town of Oss.</p></article></html>',
        b"<html><meta name='author' content=''><meta property='article:published_time' content='9999-99-99'></html>",
        b"\xff\xfeI\x00",
        b"It rained." + b" " * 300_000 + b"It stopped.",
        b"word" * 100_000,
        b"\n" * 200_000 + b"It rained.",
        b'"' * 20_000,
        b"By A " * 20_000,
        b"(Reporting by a" * 5_000,
    ],
    ids=lambda data: repr(data[:24]),
)
@pytest.mark.parametrize("suffix", [".txt", ".html"])
@pytest.mark.filterwarnings("ignore::analysis.errors.ArticleWarning")
def test_a_page_made_to_hurt_is_read_or_refused_in_one_sentence(data, suffix, tmp_path):
    page = tmp_path / f"page{suffix}"
    page.write_bytes(data)
    try:
        article = analysis.load_article(page)
    except analysis.ArticleError as refused:
        said = str(refused)
    else:
        said = "."
        assert "".join(article.blocks.text) == article.text
        for start, end, words in zip(
            article.sentences.start, article.sentences.end, article.sentences.text, strict=True
        ):
            assert article.text[start:end] == words
    assert said.endswith(".")
    assert "\n" not in said


@pytest.mark.parametrize("text", ["\ud800", "It rained\udfff, she said."])
def test_half_a_character_is_answered_in_one_sentence(text):
    with pytest.raises(analysis.ArticleError, match="half a character"):
        analysis.Article.from_text(text)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a timer of processor time")
@pytest.mark.usefixtures("_no_hang")
@pytest.mark.parametrize(
    ("phrase", "find"),
    [
        ("according to ", "find_attributions"),
        ("reportedly, ", "find_attributions"),
        ("some critics ", "find_hedges"),
        ("Monday ", "find_times"),
        ("if it may, ", "build_ledger"),
    ],
)
def test_one_phrase_said_two_thousand_times_is_read_to_the_end(phrase, find):
    article = analysis.Article.from_text(phrase * 2_000)
    found = getattr(analysis, find)(article)
    assert all(article.text[row.start : row.end] == row.text for row in found.itertuples())


def test_a_sentence_made_of_cues_has_no_more_attributions_than_its_likeliest_cues():
    from analysis.sourcing.labeller import MOST_CUES, label_clauses

    (parsed, *_) = analysis.Article.from_text("reportedly, " * 300).parse()
    assert 0 < len(label_clauses(parsed, [False] * len(parsed))) <= MOST_CUES

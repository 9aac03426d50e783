"""What on a page is the story, and what is furniture."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import load_article
from analysis.page import read_page

PAGES = Path(__file__).parent / "pages"


@dataclass(frozen=True)
class Expected:
    title: str | None
    author: str | None
    paragraphs: int
    begins: str
    ends: str
    furniture: tuple[str, ...]


EXPECTED = {
    "blog.md": Expected(
        "Why the library stayed open",
        "Ola Berg",
        4,
        "I went to",
        "first place.",
        ("Subscribe", "What the town"),
    ),
    "broadcaster.txt": Expected(
        "Council drops plan to sell town's oldest bridge",
        "Ruth Adeyemi",
        4,
        "A council has",
        "never confirmed it.",
        ("built in 1821", "Why was", "Which other", "Ferry returns", "Home", "correspondent"),
    ),
    "hard_wrapped.txt": Expected(
        "River town votes against second dam", "Irene Falk", 2, "Voters in", "next year.", ("By Irene",)
    ),
    "live_blog.txt": Expected(
        "Election night live: counting begins in the islands",
        "Mara Quinn",
        3,
        "Counting has",
        "delay it.",
        ("10:42", "How the islands", "Terms of Use"),
    ),
    "newsletter.txt": Expected(
        "The Morning Ledger",
        None,
        3,
        "Good morning.",
        "weather service.",
        ("View this", "Unsubscribe", "forwarded"),
    ),
    "page.html": Expected(
        "Glacier lake drains overnight",
        "Dr. J. K. Lindqvist",
        4,
        "A lake on",
        "million francs.",
        ("Home", "Ten hikes", "seen from the air", "rights reserved"),
    ),
    "plain_lines.txt": Expected(
        "Museum returns carvings", None, 4, "A museum has", "the chief said.", ("Museum returns",)
    ),
    "press_release.txt": Expected(
        "Agency opens inquiry into ticket prices",
        None,
        3,
        "The Consumer Agency",
        "in the autumn.",
        ("IMMEDIATE", "WASHINGTON", "Ray Dunn"),
    ),
    "tabloid.txt": Expected(
        "'HE NEVER CAME BACK': Neighbours tell of missing baker",
        "JOE MARTIN and KATE LOWE",
        5,
        "A BAKER vanished",
        "call 101.",
        ("EXCLUSIVE", "Tweet", "Ten bakeries", "LAST SEEN", "Sign in"),
    ),
    "windows_1252.txt": Expected(
        "Café owners fight new levy", "Zoë Hart", 2, "Café owners said", "Tuesday night.", ("By Zoë",)
    ),
    "windows_lines.txt": Expected(
        "Tram line opens two years late",
        "Sam Oye",
        2,
        "The first tram",
        "market square.",
        ("5 days ago", "©"),
    ),
    "wire.txt": Expected(
        "Ferry operators weigh winter timetable after storm",
        None,
        4,
        "Ferry operators said",
        "of the week.",
        ("SEOUL", "Reporting by"),
    ),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_story_and_furniture_are_told_apart_on_pages_of_every_make(name):
    article, expected = load_article(PAGES / name), EXPECTED[name]
    story = article.blocks[article.blocks.story].text.str.strip()
    assert (article.title, article.author) == (expected.title, expected.author)
    assert len(story) == expected.paragraphs
    assert story.iloc[0].startswith(expected.begins)
    assert story.iloc[-1].endswith(expected.ends)
    for words in expected.furniture:
        assert words in article.text or name.endswith(".html")
        assert not story.str.contains(words, regex=False).any()


@pytest.fixture(scope="module")
def shipped():
    return load_article("data/article.txt")


def test_the_shipped_page_yields_its_whole_story_and_nothing_else(shipped):
    sentences = shipped.sentences.text
    assert sentences.iloc[0].startswith("North Korea's chief Kim Jong Un intends to go to Russia")
    assert sentences.iloc[-1].endswith("denuclearising the Korean promontory.")
    assert len(sentences) == 32
    furniture = (
        "Like|IMAGE|Image caption|Missiles from|How stressing|What rockets|Sign in|©|Kamaluddeen|politics$"
    )
    assert not sentences.str.contains(furniture).any()


def test_a_standfirst_that_the_first_paragraph_repeats_counts_once(shipped):
    assert shipped.sentences.text.str.startswith("North Korea's chief").sum() == 1
    assert "standfirst" in shipped.blocks.kind.tolist()


def test_a_caption_run_into_a_paragraph_is_parted_from_the_story_after_it(shipped):
    captions = shipped.blocks[shipped.blocks.kind == "caption"].text.tolist()
    assert captions[0].startswith("Russian Defense Minister")
    assert captions[0].rstrip().endswith("Image caption,")
    assert shipped.sentences.text.str.startswith("Mr. Putin and Mr. Kim have since exchanged").any()
    assert shipped.sentences.text.str.startswith("However, a transaction").any()


def test_the_name_in_a_glued_byline_is_cut_out(shipped):
    assert shipped.author == "Muhammad Kamaluddeen"


def test_a_text_that_is_only_fragments_is_still_a_story():
    page = read_page("rain again")
    assert page[page.story].text.tolist() == ["rain again"]


@given(st.text(), st.booleans())
def test_blocks_tile_any_text(text, bare):
    blocks = read_page(text, bare=bare)
    assert "".join(blocks.text) == text if text.strip() else blocks.empty
    assert all(
        text[start:end] == words
        for start, end, words in zip(blocks.start, blocks.end, blocks.text, strict=True)
    )

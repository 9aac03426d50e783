"""What on a page is the story, and what is furniture."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import Article, load_article
from analysis.lexicons import read_lexicon
from analysis.page import read_author, read_page, read_title

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
        5,
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
    "daily_online.txt": Expected(
        "Ministers accused of hiding report on river pollution",
        "Rowan Ellery",
        6,
        "Campaigners say the",
        "this week.",
        (
            "Newsletters may contain info",
            "Most viewed",
            "The ten best walks in the",
            "What is in the report?",
        ),
    ),
    "essay_site.txt": Expected(
        "The Quiet Collapse of the Night Train",
        "Dana Whitlock",
        4,
        "In March I",
        "spokesperson wrote.",
        ("Writer on trains and the peo", "About", "Careers", "Night Trains"),
    ),
    "agency_site.txt": Expected(
        "Exclusive: Lenders agree to freeze mine's debt",
        "Olu Bankole and Ines Ferrer",
        3,
        "Lenders have agreed",
        "people said.",
        (
            "Olu covers mining from Londo",
            "Oil edges up as storm nea",
            "1:04 PM UTC",
            "Reporting by Olu Bankole",
        ),
    ),
    "video_site.txt": Expected(
        "Ferry captain says he was told to sail into storm",
        "Mina Cho",
        4,
        "The captain of",
        "order exists.",
        ("Rescue vessels at the site o", "Paid Content", "Doctors stunned by this o", "Seoul"),
    ),
    "tabloid_online.txt": Expected(
        "Mother's fury as school BANS birthday cakes: 'They have lost their minds'",
        "JAN HOLT",
        7,
        "Head teacher says",
        "the school.",
        (
            "Lisa Dunn, 34, with her son",
            "What is YOUR view of the",
            "Share or comment on this",
            "Lisa Dunn, 34, with her s",
        ),
    ),
    "local_paper.txt": Expected(
        "Bakery to close after 90 years",
        "Sue Lamb",
        5,
        "The oldest bakery",
        "the recipes.",
        (
            "Get the headlines by email e",
            "Get the headlines by emai",
            "© Copyright 2023 The Marl",
            "Marlow man wins giant pum",
        ),
    ),
    "interview.txt": Expected(
        "'I never wanted to be mayor'",
        "Lena Ray",
        7,
        "Ada Quill has",
        "car park.",
        ("Read more: Ten years of Ada", "5 September 2023", "Read more: Ten years of A", "By Lena Ray"),
    ),
    "weblog.txt": Expected(
        "Why the mill should not be a hotel",
        None,
        3,
        "I walked past",
        "the 12th.",
        ("Your email address will not", "August 2023", "Proudly powered by WordPr", "Like Loading..."),
    ),
    "links_within.txt": Expected(
        "Fishermen rescued after nine days adrift",
        "Tanto World Staff",
        5,
        "Six men survived",
        "be stable.",
        (
            "A fishing boat is towed to h",
            "Follow Tanto World Englis",
            "© 2023 Tanto World Media",
            "list of 3 items",
        ),
    ),
    "letter.txt": Expected(
        "The mill belongs to all of us",
        None,
        4,
        "I read with",
        "the meeting.",
        ("The mill belongs to all of u", "Jo Pike", "Marlow", "Sir,"),
    ),
    "stacked_lines.txt": Expected(
        "Harbour town evacuated after tanker fire",
        "Amelia Hart & Tom Osei",
        7,
        "More than 4,000",
        "to return.",
        (
            "© 2023 LBC. The LBC is not r",
            "The best soups to make th",
            "© 2023 LBC. The LBC is no",
            "Analysis",
        ),
    ),
    "reader_comment.txt": Expected(
        "Metro line to open on Sunday: CM",
        None,
        4,
        "TANTO: The new",
        "leader claimed.",
        (
            "This metro should have come",
            "This metro should have co",
            "Read allPost comment",
            "You Can Also Check: Tanto",
        ),
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


def test_a_date_above_the_story_stays_the_dates():
    page = read_page(
        "Bridge closes\n\nTuesday 5 September 2023\n\nThe bridge was closed on Monday, engineers said."
    )
    assert page.kind.tolist() == ["headline", "dateline", "body"]


BELOW_THE_HEAD = "The swimming pool in Harle will not open again, the town's council said on Monday night."


@pytest.mark.parametrize("stamp", ["Published June 14, 2022 at 4:15 p.m.", "June 14, 2022 4:15 p.m."])
def test_a_date_with_its_hour_in_points_is_no_sentence_of_the_story(stamp):
    text = f"Mill burns in Harlow\n\n{stamp}\n\nA mill burned down in Harlow on Monday night, the fire service said.\n"
    assert read_page(text).kind.tolist() == ["headline", "dateline", "body"]


@pytest.mark.parametrize(
    "way",
    [
        "Home > News > Local",
        "Home>News>Local",
        "Home › Harle",
        "Sport » Swimming » Clubs",
        "News / Harle / Leisure",
        "Home | Harle",
        "Home > News > Harle > Pool closed for good after ninety summers",
        "Home\n>\nNews\n>\nLocal",
    ],
)
def test_the_way_to_a_page_is_no_headline(way):
    page = read_page(f"The Harle Post\n\n{way}\n\nPool closed for good\n\nBy Jo Pike\n\n{BELOW_THE_HEAD}")
    assert read_title(page) == "Pool closed for good"
    assert page.text[page.story].tolist() == [BELOW_THE_HEAD]


@pytest.mark.parametrize(
    "title",
    ["Pool closed for good | Harle", "Harle 3 > Marlow 2: how a cup tie was won", "Pool/gym plan fails"],
)
def test_a_bar_or_a_stroke_makes_no_way_of_a_headline(title):
    assert read_title(read_page(f"{title}\n\nBy Jo Pike\n\n{BELOW_THE_HEAD}")) == title


@pytest.mark.parametrize(
    "credit",
    [
        "(Image: Harle Post)",
        "(Picture: J. P. Dunn)",
        "[Pic: Harle Post]",
        "Photograph: Jo Lane/Marlow Press",
        "Credit: Harle Swimming Club",
        "PICTURE: JO LANE",
        "(image: Harle Post)",
        "on Monday (Picture: HP).",
    ],
)
def test_a_line_with_a_credit_at_its_end_is_a_caption(credit):
    caption = f"Swimmers leaving the pool after its last day {credit}"
    for page in (
        read_page(f"Pool closed for good\n\nBy Jo Pike\n\n{caption}\n\n{BELOW_THE_HEAD}"),
        read_page(
            f"Pool closed for good\n\nBy Jo Pike\n\n{BELOW_THE_HEAD}\n\n{caption}\n\n{BELOW_THE_HEAD[4:]}"
        ),
    ):
        assert page.kind[page.text.str.startswith("Swimmers")].tolist() == ["caption"]
        assert page.text[page.kind == "body"].iloc[0].strip() == BELOW_THE_HEAD


@pytest.mark.parametrize(
    "gap",
    ["\r\r", "\u2028\u2028", "\u2029", "\n\u200b\n", "\n\x0c\n", "\r\n\u00a0\r\n", "\x0b\n", "\n\ufeff\n"],
)
def test_a_line_ends_as_it_does_on_any_system(gap):
    text = gap.join(["Pool closed for good", "By Jo\u00a0Pike", BELOW_THE_HEAD, BELOW_THE_HEAD[4:] + gap])
    article = Article.from_text(text)
    assert len(article.blocks) == 4
    assert len(article.sentences) == 4
    page = read_page(text)
    assert page.kind.tolist() == ["headline", "byline", "body", "body"]
    assert (read_title(page), read_author(page)) == ("Pool closed for good", "Jo Pike")
    assert "".join(page.text) == text


@pytest.mark.parametrize(
    "byline",
    ["By Jo Pike", "**By Jo Pike** | Harle", "_By Jo Pike_", "Submitted by Jo Pike on 24 April 2024"],
)
def test_a_byline_may_be_emphasised_or_say_more(byline):
    assert read_author(read_page(f"Pool closed for good\n\n{byline}\n\n{BELOW_THE_HEAD}")) == "Jo Pike"


@pytest.mark.parametrize(
    "picture",
    [
        (
            "A woman in a raincoat stands by an empty pool.",
            "Dana Frost at the pool on Tuesday.Credit...Jo Lane for The Post",
        ),
        ("The pool on its last evening in Harle", "Jo Lane/Harle Post"),
        ("Getty Images A child in a rubber ring", "The pool had been open since the old king's day"),
    ],
)
def test_what_stands_beside_a_credit_above_the_story_is_the_pictures(picture):
    head = ["Pool closed for good", "Ninety summers end for the town's swimmers in April", "Share"]
    text = "\n\n".join([*head, *picture, "By Jo Pike", BELOW_THE_HEAD, BELOW_THE_HEAD[4:]])
    page = read_page(text)
    assert page.kind.tolist()[3:] == ["caption", "caption", "byline", "body", "body"]
    assert (read_title(page), page.kind[1]) == (head[0], "standfirst")


def test_a_notice_that_the_page_repeats_does_not_hide_which_line_is_the_headline():
    notice = "This article is more than 3 years old"
    lines = [
        "Harle",
        notice,
        "Pool closed for good after council vote",
        notice,
        "Ninety summers of swimming in the town end as council votes to close",
        "Jo Pike",
        "Wed 24 Apr 2024 08.12 BST",
    ]
    page = read_page("\n\n".join([*lines, f"{BELOW_THE_HEAD} It will be sold.", BELOW_THE_HEAD]))
    assert read_title(page) == lines[2]


ABOUT_THE_REPORT = [
    ("Correction: The pool opened in 1934, not in 1943 as we first wrote.", "credit"),
    ("**Editor’s note:** The council's answer was added on Tuesday.", "credit"),
    ("A correction was made on April 25, 2024: The club's name was misspelled.", "credit"),
    ("This article was corrected on Tuesday to give the mayor's full name.", "credit"),
    ("*An earlier version of this story named the wrong street in Harle.*", "credit"),
    ("You've reached your limit of three free articles this month.", "newsletter"),
    ("To continue reading, choose one of our offers from £1 a week.", "newsletter"),
    ("Email Jo Pike at jpike@harlepost.example or call the newsdesk.", "contact"),
    ("Listen to Radio Harle at noon and follow us on Facebook.", "contact"),
]


@pytest.mark.parametrize(("note", "kind"), ABOUT_THE_REPORT)
def test_what_the_page_says_of_its_report_or_asks_of_the_reader_is_no_story(note, kind):
    page = read_page(f"Pool closed for good\n\nBy Jo Pike\n\n{BELOW_THE_HEAD}\n\n{note}")
    assert page.kind.tolist() == ["headline", "byline", "body", kind]


@pytest.mark.parametrize(
    "story",
    [
        "This story has been told in Harle for fifty years, and nobody tires of it.",
        "An earlier version of the bill failed in March, the club's lawyer said.",
        "Correction of the plans will cost the town a year, the engineers said.",
        "Follow the river from Harle and you will see what the flood did on Friday.",
    ],
)
def test_a_paragraph_that_only_opens_like_a_note_stays_in_the_story(story):
    assert read_page(f"Pool closed\n\nBy Jo Pike\n\n{BELOW_THE_HEAD}\n\n{story}").story.iloc[-1]


def test_an_author_whom_the_page_names_elsewhere_is_known_in_the_box_below_the_story():
    life = "Jo Pike is the Post's sports editor and has a dog."
    text = f"{BELOW_THE_HEAD}\n\n{BELOW_THE_HEAD[4:]}\n\n{life}"
    assert read_page(text, title="Pool closed for good", author="Jo Pike").kind.iloc[-1] == "author box"
    assert read_page(text, title="Pool closed for good").story.iloc[-1]


@pytest.mark.parametrize(
    "story",
    [
        "The pool was drained on Monday and its tiles were sold (pictured on the left by the gate).",
        "The pool was drained on Monday and its tiles were sold, the club's treasurer told Reuters.",
    ],
)
def test_a_paragraph_that_credits_no_picture_stays_in_the_story(story):
    assert read_page(f"Pool closed\n\nBy Jo Pike\n\n{BELOW_THE_HEAD}\n\n{story}").story.iloc[-1]


def test_a_hard_wrapped_paragraph_is_one_and_two_short_lines_are_two():
    wrapped = "The bridge over the harbour was closed on Monday after cracks were\nfound in its tower, the engineers said, and it will stay closed."
    assert len(read_page(wrapped)) == 1
    assert len(read_page("Photo: Jo Lane\nThe bridge over the harbour was closed on Monday, they said.")) == 2


PRINTED = """Pool closed for good after council vote
By Jo Pike
The pool was drained on Monday after engineers found that its floor had
sunk by a hand, the council said, and nobody will swim there this
summer.
“We taught four thousand children here,” said Ann Ray, who runs the club.
“I do not know where they will go now.”
The council said that it would sell the ground, which the town was
given in 1934.
Page 2 of 3
"""


def test_lines_of_print_without_gaps_are_put_together_to_paragraphs():
    page = read_page(PRINTED)
    assert read_title(page) == "Pool closed for good after council vote"
    assert read_author(page) == "Jo Pike"
    story = page[page.story].text
    assert [text.split()[0] for text in story] == ["The", "“We", "The"]
    assert story.iloc[0].strip().endswith("this\nsummer.")
    assert story.iloc[-1].strip().endswith("1934.")


@pytest.mark.parametrize("line", ["Volume 3, Number 2", "Vol. XII", "Issue 40", "12", "Page 2 of 9"])
def test_the_numbers_of_a_paper_and_its_pages_are_no_headline(line):
    page = read_page(f"{line}\n\nPool closed for good\n\n{BELOW_THE_HEAD}\n\n{line}\n\n{BELOW_THE_HEAD[4:]}")
    assert read_title(page) == "Pool closed for good"
    assert page.kind[page.text.str.strip() == line].tolist() == ["label", "label"]


def test_lines_that_stand_alone_are_not_put_together():
    lines = [
        "The pool was drained on Monday, the council said.",
        "iPhones were banned there since 2012, it added.",
    ]
    assert (
        len(read_page("\n".join([*lines, "Nobody will swim in it again, the club's lawyer said on Friday."])))
        == 3
    )


LISTED = ["• Cracks were found in the floor", "• Repairs cost four million"]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_list_makes_no_story_of_the_lines_around_it(gap):
    lines = ["Pool closed for good", "By Jo Pike", BELOW_THE_HEAD, *LISTED, BELOW_THE_HEAD[4:].capitalize()]
    page = read_page(gap.join(lines))
    assert page.kind.tolist() == ["headline", "byline", "body", "body", "body", "body"]


def test_the_subject_of_a_mail_is_its_headline():
    header = "From: The Harle Briefing <post@harle.example>\nSent: Tuesday, 12 March 2024\nTo: Jo\nSubject: Fwd: Why the pool is dry"
    page = read_page(f"{header}\n\nGood morning.\n\n{BELOW_THE_HEAD}\n\n{BELOW_THE_HEAD[4:]}")
    assert read_title(page) == "Why the pool is dry"
    assert page.kind.tolist()[:4] == ["label", "dateline", "label", "headline"]


def test_a_line_about_a_subject_is_no_mail():
    assert (
        read_title(read_page(f"Pool closed for good\n\nSubject: swimming\n\n{BELOW_THE_HEAD}"))
        == "Pool closed for good"
    )


def test_an_author_named_without_by_is_known_in_the_line_below_the_column():
    column = f"Let the pool go\n\nGreta Lind\n\n{BELOW_THE_HEAD}\n\n{BELOW_THE_HEAD[4:]}\n\nGreta Lind is a columnist."
    assert read_page(column).kind.tolist() == ["headline", "byline", "body", "body", "author box"]


def test_a_list_in_the_story_is_a_statement_a_line():
    page = read_page("Three things were found.\n\n• The tower cracked.\n• The deck sank.", bare=True)
    assert page.text.tolist()[1:] == ["• The tower cracked.\n", "• The deck sank."]


def test_where_the_title_is_known_a_short_first_sentence_is_story():
    text = "Five boys are missing.\n\nThe police said on Monday that they had searched the harbour all night."
    assert read_page(text, title="Boys lost at sea").story.all()
    assert read_page(f"Boys lost at sea\n\n{text}", title="Boys lost at sea").story.tolist() == [
        False,
        True,
        True,
    ]


def test_two_questions_of_the_writer_are_story():
    page = read_page(
        "The mill stands. It was built in 1820 by the town.\n\nWill you speak for it?\n\nI shall speak for it at the meeting on Monday."
    )
    assert page.story.all()


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


def test_no_phrase_of_the_furniture_says_the_same_twice():
    assert not read_lexicon("page_furniture").duplicated(["phrase", "kind", "ends"]).any()

"""Who says what, via whom, in every form that news and releases use."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from analysis import Article, find_attributions, load_article
from analysis.sourcing import ATTRIBUTION


def attribute(text: str) -> pd.DataFrame:
    article = Article.from_text(text)
    found = find_attributions(article)
    for row in found.itertuples():
        assert article.text[row.start : row.end] == row.text
        assert (row.start, row.end) == (row.content_spans[0][0], row.content_spans[-1][1])
    return found


def the_one(text: str) -> pd.Series:
    found = attribute(text)
    assert len(found) == 1, found[["text", "cue", "speaker"]].to_dict("records")
    return found.iloc[0]


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "kind"),
    [
        ('"We lost the whole harvest," said Ann Lee, a farmer.', "Ann Lee", "said", "direct"),
        ("Ann Lee said that the harvest was lost.", "Ann Lee", "said", "indirect"),
        ('Ann Lee said the harvest was "a total loss".', "Ann Lee", "said", "mixed"),
        ("According to Ann Lee, the harvest is lost.", "Ann Lee", "According", "indirect"),
        ("The harvest is lost, Ann Lee said.", "Ann Lee", "said", "indirect"),
        ("In the words of Mayor Ann Ray, the port is a ruin.", "Ann Ray", "In the words of", "indirect"),
        ("Ann Ray let the BBC know that the port would close.", "Ann Ray", "know", "indirect"),
        ("Ann Ray fears that the dam will burst.", "Ann Ray", "fears", "indirect"),
    ],
)
def test_direct_indirect_and_mixed_speech_is_attributed(text, speaker, cue, kind):
    row = the_one(text)
    assert (row.speaker, row.cue, row.quote_kind) == (speaker, cue, kind)


@pytest.mark.parametrize("marks", ["“”", '""', "«»", ("''", "''"), ("``", "''")])
def test_quotation_marks_of_every_style_hold_a_quotation(marks):
    row = the_one(f"{marks[0]}We lost the whole harvest,{marks[1]} Ann Lee said.")
    assert row.quote_kind == "direct"
    assert row.text.startswith("We lost the whole harvest")


def test_an_odd_number_of_marks_is_read_to_the_end_of_the_paragraph():
    found = attribute('Ann Lee said: "We lost the whole harvest and we will not sow again.\n\nIt rained.')
    assert "Ann Lee" in found.speaker.tolist()
    assert not found.text.str.contains("It rained").any()


def test_an_interrupted_quotation_is_one_attribution():
    found = attribute('"The port is open," Ann Ray said, "and it will stay open all winter."')
    assert len(found) == 1
    said = found.iloc[0]
    assert "open" in said.text
    assert "stay open all winter" in said.text
    assert len(said.content_spans) == 2


def test_a_quotation_over_several_sentences_is_one_attribution():
    row = the_one('"The port will close. Nobody will be hurt by it," Ann Ray said.')
    assert row.text.startswith("The port will close. Nobody will be hurt")


def test_a_quotation_that_goes_on_after_its_cue_keeps_its_speaker():
    found = attribute('"The port will close this week," said Ann Ray. "Nobody who works there will be hurt."')
    assert set(found.speaker) == {"Ann Ray"}
    assert found.text.str.contains("Nobody who works there will be hurt").any()


def test_a_quotation_that_goes_on_in_the_next_paragraph_keeps_its_speaker():
    found = attribute(
        'Ann Ray said: "The port will close this week.\n\n"Nobody who works there will be hurt."'
    )
    assert set(found.speaker) == {"Ann Ray"}


def test_it_is_believed_is_nobodys_claim():
    row = the_one("It is believed that the port will close.")
    assert pd.isna(row.speaker)
    assert (row.source_type, row.named) == ("unattributed", False)


@pytest.mark.parametrize(
    "text",
    [
        "The ministry declined to comment.",
        "The ministry did not respond to questions about the port.",
        'The ministry had "nothing to say" on the port.',
    ],
)
def test_a_refusal_is_no_statement(text):
    found = attribute(text)
    assert found.stance.tolist() == ["declines"]
    assert found.source_type.tolist() == ["institution"]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Ann Ray denied that the port was closed.", "denies"),
        ("Ann Ray warned that the port would close.", "warns"),
        ("Ann Ray asked whether the port could open.", "asks"),
        ("Ann Ray believes that the port will close.", "believes"),
        ("Ann Ray promised that the port would open.", "promises"),
        ("Ann Ray wants to close the port.", "intends"),
    ],
)
def test_what_the_speaker_does_is_told_apart(text, stance):
    assert attribute(text).stance.tolist()[0] == stance


def test_the_claim_that_is_attributed_by_its_noun():
    assert (
        "the port was closed"
        in attribute("The claim that the port was closed angered the crews.").text.tolist()
    )


def test_a_nested_statement_names_through_whom_it_came():
    found = attribute("A report by the coast guard says that Ann Ray asked for the review in May.")
    inner = found[found.speaker == "Ann Ray"]
    assert len(inner) <= 1
    assert (found.source_type == "document").any()


@pytest.mark.parametrize(
    "text",
    [
        '"No port should be closed without a hearing of its crews." - Commissioner Starks',
        "ROSEN: The port will close on Monday, whatever the crews may say.",
        "From the desk of Lena Ortiz:\n\nThe port will close on Monday, whatever the crews may say.",
        'Lena Ortiz continued:\n\n"The port will close on Monday, whatever the crews may say."',
    ],
)
def test_press_releases_and_transcripts_name_their_speakers(text):
    found = attribute(text)
    assert len(found) == 1
    assert found.speaker.notna().all()


def test_quotation_marks_in_a_headline_are_nobodys_words():
    text = "Port 'to close for good'\n\nBy Ann Lee\n\nThe port will close on Monday, the mayor said to the crews.\n"
    article = load_from(text)
    headline = find_attributions(article).iloc[0]
    assert (headline.text, headline.source_type) == ("to close for good", "unattributed")
    assert pd.isna(headline.sentence)


def load_from(text: str) -> Article:
    from analysis.page import read_page

    return Article(text, read_page(text))


def test_in_a_talk_each_who_is_called_twice_is_heard_whatever_the_word() -> None:
    talk = (
        "Rudi Haan has built dykes for thirty years.\n\nEcho: Will the northern dyke hold?\n\nHaan: Not for long, I fear."
        "\n\nEcho: And what would it cost to mend?\n\nHaan: About as much as one flood does."
    )
    found = find_attributions(Article.from_text(talk))
    answers = found[found.text.str.startswith(("Not for", "About as"))]
    assert answers.speaker.tolist() == ["Rudi Haan"] * 2
    asked = find_attributions(Article.from_text(talk.replace("Echo:", "Q:").replace("Haan:", "A:")))
    assert asked[asked.cue == ":"].source.tolist() == ["Q", "A", "Q", "A"]


def test_a_list_of_merits_is_no_talk() -> None:
    test = "Pros: It is cheap to run.\n\nCons: It is slow to start.\n\nPros: It is quick to start.\n\nCons: It is dear to run."
    assert ":" not in find_attributions(Article.from_text(test)).cue.tolist()


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("House Speaker Paul Ryan said it was late. Ryan added that he was tired.", ["Paul Ryan"] * 2),
        ("Attorney General Ann Lee said it was late.", ["Ann Lee"]),
        ("White House Counsel Ann Lee said it was late. Lee added that she was tired.", ["Ann Lee"] * 2),
        (
            "Charlie King, a Democrat, said it was late. Mr. King added that he was tired.",
            ["Charlie King"] * 2,
        ),
        ("Hillary Clinton spoke. The Clinton campaign said it was late.", ["Clinton campaign"]),
        ("Pyongyang and Moscow said they would meet.", ["Pyongyang and Moscow"]),
        ("Ann Lee said it was late. Mr. Bo Ray laughed. He said he was tired.", ["Ann Lee", "Bo Ray"]),
        (
            "Mr. Bo Ray said that it was early. Mrs. Ann Lee said it was late. He added that he was tired.",
            ["Bo Ray", "Ann Lee", "Bo Ray"],
        ),
        ("Mrs. Ann Lee has held rallies in Ohio. “We will win this time,” she said.", ["Ann Lee"]),
        ("Ann Lee and Bo Ray said they would meet. They added that it was late.", ["Ann Lee and Bo Ray"] * 2),
    ],
)
def test_a_speaker_has_one_name_without_titles(text: str, speakers: list[str]) -> None:
    assert attribute(text).speaker.tolist() == speakers


def test_a_surname_alone_is_a_persons() -> None:
    row = the_one("Obama said that it was late.")
    assert (row.speaker, row.source_type) == ("Obama", "individual")


def test_names_titles_and_pronouns_lead_to_one_speaker():
    text = (
        "John Kirby, a spokesman for the council, said that the port would close. Mr Kirby said that it was old. "
        "He added that nobody would be hurt."
    )
    assert attribute(text).speaker.tolist() == ["John Kirby"] * 3


def test_an_outlet_that_was_told_stands_between():
    row = attribute("Ann Ray told the New York Times that the port would close.").iloc[0]
    assert (row.speaker, row.via) == ("Ann Ray", "New York Times")


@pytest.mark.parametrize(
    ("text", "source_type", "named"),
    [
        ("Ann Ray, the mayor, said that the port would close.", "official", True),
        ("The Kremlin said that the port would close.", "institution", True),
        ("Sources said that the port would close.", "anonymous", False),
        ("A witness said that the port was burning.", "witness", False),
        ("Ann Ray, an economist, said that the port would close.", "expert", True),
        ("The report says that the port will close.", "document", False),
    ],
)
def test_sources_are_coded_by_kind(text, source_type, named):
    row = attribute(text).iloc[0]
    assert (row.source_type, row.named) == (source_type, named)


@pytest.fixture(scope="module")
def shipped():
    return find_attributions(load_article("data/article.txt"))


def test_a_careful_reader_finds_sixteen_attributions_in_the_shipped_article(shipped):
    assert len(shipped) >= 16
    assert {"John Kirby", "Edward Wong", "John Everard", "Vladimir Putin", "White House"} <= set(
        shipped.speaker.dropna()
    )


def test_the_right_person_stands_behind_he_in_the_shipped_article(shipped):
    assert shipped[shipped.source.isin(["he", "He"])].speaker.unique().tolist() == ["John Kirby"]


def test_nothing_comes_from_captions(shipped):
    assert not shipped.text.str.contains("IMAGE|Missiles from").any()


@settings(deadline=None, max_examples=40)
@given(st.text(alphabet="ab AB.,\"'“”‘’:—-\n", max_size=200))
@example('"')
@example("''\"“”")
@example('He said: "')
def test_any_text_is_read_without_a_crash(text):
    found = attribute(text)
    assert list(found.columns) == list(ATTRIBUTION)


def test_nothing_found_has_the_same_columns_and_dtypes():
    empty, full = attribute("It rained."), attribute("Ann Ray said that it rained.")
    assert empty.dtypes.to_dict() == full.dtypes.to_dict()
    assert empty.empty


def test_articles_may_be_read_in_several_threads():
    stories = [
        f'Ann Lee, the mayor of Town{n}, said on Monday that the port "may close". The firm denied {n} claims. '
        f'Bob Ray told the Herald, which {n} people read, that the plan was sound. "We will go," he added.'
        for n in range(12)
    ]
    alone = [attribute(story) for story in stories]
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(4) as threads:
            together = list(threads.map(attribute, stories))
    finally:
        sys.setswitchinterval(usual)
    for one, other in zip(alone, together, strict=True):
        pd.testing.assert_frame_equal(one, other)


@pytest.mark.parametrize("told", ["vows to win", "claims it is over", "attacks the press", "promises to win"])
def test_a_name_that_is_a_word_too_speaks_where_it_opens_a_sentence(told: str) -> None:
    row = attribute(f"Donald Trump left on Monday. Trump {told}.").iloc[0]
    assert (row.speaker, row.cue) == ("Donald Trump", told.split()[0])


def test_a_plural_behind_a_name_stays_one() -> None:
    speakers = attribute("Donald Trump left on Monday. Trump claims were rejected.").speaker
    assert "Donald Trump" not in speakers.dropna().tolist()


@pytest.mark.parametrize(
    "headline",
    [
        "Sessions and Christie Endorse Trump; Could the Governor Be Next?",
        "Who Are the Officeholders That Endorse Trump?",
    ],
)
def test_a_headline_in_capitals_makes_no_name(headline: str) -> None:
    text = f"{headline}\n\nDonald Trump left on Monday. Trump said he was glad. He added that he was tired."
    assert attribute(text).speaker.tolist() == ["Donald Trump"] * 2


def test_a_verb_as_a_first_name_stays_one() -> None:
    text = "Hope Hicks and Bob Hicks met. Hope Hicks said it was late."
    assert attribute(text).speaker.tolist() == ["Hope Hicks"]


@pytest.mark.parametrize("outlet", ["BuzzFeed", "Le Monde", "Al Jazeera", "The New Yorker"])
def test_an_outlet_is_of_the_media(outlet: str) -> None:
    assert the_one(f"{outlet} said on Monday that the bridge was shut.").source_type == "media"

"""Where a statement begins and ends: marks, quotations that go on, passives, verbs beside each other."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import Article, find_attributions
from analysis.lexicons import read_lexicon
from analysis.quotations import find_single_quotations


def attribute(text: str) -> pd.DataFrame:
    article = Article.from_text(text)
    found = find_attributions(article)
    for row in found.itertuples():
        assert all(article.text[start:end].strip() for start, end in row.content_spans)
        assert article.text[row.start : row.end] == row.text
    return found


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("'The bakers' oven blew up,' she said. 'We ran.'", ["The bakers' oven blew up,", "We ran."]),
        ("It was 'a shambles' and 'a farce', the pilots' union said.", ["a shambles", "a farce"]),
        ("He doesn't mind the '80s, rock 'n' roll or the neighbours' cats.", []),
        ("‘It’s the girls’ turn,’ she said.", ["It’s the girls’ turn,"]),
        ("She said: 'We ran.\n", ["We ran.\n"]),
    ],
)
def test_single_marks_are_told_from_apostrophes(text: str, held: list[str]) -> None:
    found = find_single_quotations(text, 0, len(text), runs_on=True)
    assert [text[start:end] for start, end in found] == held


def test_single_marks_hold_whole_quotations_where_no_others_do() -> None:
    found = attribute("Tilly Marsden said: 'I heard a crack. The roof went. It was over in seconds.'")
    assert len(found) == 1
    assert found.iloc[0].quote_kind == "direct"
    assert found.iloc[0].text.endswith("over in seconds.")
    assert attribute("Tilly Marsden said that it was 'like an earthquake'.").iloc[0].quote_kind == "mixed"


def test_single_marks_within_double_ones_hold_nothing_of_their_own() -> None:
    found = attribute("\"I told them, 'Leave the boat where it is,' and they laughed,\" Tilly Marsden said.")
    assert set(found.quote_kind) == {"direct"}
    assert not found.text.str.startswith("Leave").any() or len(found) > 1


@pytest.mark.parametrize(
    "text",
    [
        '"I am quite certain of it," said Tilly Marsden. "It floats."',
        '"Nobody asked us anything," said Tilly Marsden, who runs the ferry. "Nobody."',
    ],
)
def test_a_short_sentence_after_the_name_belongs_to_the_quotation(text: str) -> None:
    found = attribute(text)
    assert found.speaker.tolist() == ["Tilly Marsden"]
    assert len(found.iloc[0].content_spans) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'Tilly Marsden said that fares were low. Mr Ody shrugged. "They are what people can pay."',
            ["Tilly Marsden", "Ody"],
        ),
        (
            '"The ferry is safe and always was," said Tilly Marsden. Minister Lev Ody frowned. '
            '"We shall see about that soon."',
            ["Tilly Marsden", "Lev Ody"],
        ),
        (
            '"The ferry is safe and always was," said Tilly Marsden. She frowned. "We had it tested in May."',
            ["Tilly Marsden"],
        ),
        (
            'Tilly Marsden said that fares were low. Rain fell. "They are what people can pay."',
            ["Tilly Marsden", "Tilly Marsden"],
        ),
    ],
)
def test_a_quotation_is_his_whom_the_sentence_before_is_about(text: str, expected: list[str]) -> None:
    assert attribute(text).speaker.tolist() == expected


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "She was told by a friend of the owner that the inn would shut.",
            "a friend of the owner",
            "that the inn would shut",
        ),
        (
            "They were assured by Mayor Tilly Marsden that the well was clean.",
            "Mayor Tilly Marsden",
            "that the well was clean",
        ),
        ('The scheme was called "a folly" by former mayor Lev Ody.', "former mayor Lev Ody", None),
        ("Ms Marsden was told that the inn would shut.", None, "that the inn would shut"),
        (
            "A guard ignored three written warnings about a leak, a court was told on Friday.",
            None,
            "A guard ignored three written warnings about a leak",
        ),
    ],
)
def test_the_agent_of_a_passive_is_the_source(text: str, source: str | None, content: str | None) -> None:
    row = attribute(text).iloc[0]
    assert (None if pd.isna(row.source) else row.source) == source
    if content:
        assert row.text == content
    else:
        assert "Ody" not in row.text


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "Ms Marsden said the bridge was sound but denied that anybody had looked at it.",
            ["the bridge was sound", "anybody had looked at it"],
        ),
        (
            "The captain said that she would not speak of leaks, but a senior clerk, who asked for anonymity, said "
            "the bridge was weak.",
            ["she would not speak of leaks", "the bridge was weak"],
        ),
        (
            "The captain said the bridge was sound, although an inspector said it leaked.",
            ["the bridge was sound", "it leaked"],
        ),
        (
            "Lev Ody, an engineer at Delph, said such cracks were common but argued it was unlikely that the "
            "bridge would fall.",
            ["such cracks were common", "it was unlikely that the bridge would fall"],
        ),
    ],
)
def test_a_content_ends_where_the_next_statement_begins(text: str, contents: list[str]) -> None:
    found = attribute(text)
    assert [row.removeprefix("that ") for row in found.text] == contents
    assert found.speaker.notna().all() or "captain" in text


def test_what_another_person_did_stays_in_the_content() -> None:
    found = attribute("Tilly Marsden said that the minister shouted and warned that the bridge would fall.")
    assert found.iloc[0].text.endswith("would fall")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Police believe the blaze was lit on purpose, but the fire chief, Lev Ody, cautioned that tests were "
            "not complete.",
            "the fire chief, Lev Ody,",
        ),
        (
            "Old houses, the building inspector told a full hall, could fall within a year.",
            "the building inspector",
        ),
        (
            "The Rowing Club, a charity, objected in June but later gave in, saying it had been assured of a pier.",
            "The Rowing Club, a charity,",
        ),
        ("Research in the journal Frost suggests that ice can sing.", "Research in the journal Frost"),
        ("He blamed the owners, who he said had placed barrels on the roof of the inn.", "he"),
    ],
)
def test_a_source_is_a_noun_phrase_never_a_clause(text: str, source: str) -> None:
    sources = attribute(text).source.tolist()
    assert any(found.strip(", ") == source.strip(", ") for found in sources if not pd.isna(found))


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ('Traders called the levy "a nuisance".', "states"),
        ("Traders called on the town to drop the levy.", "asks"),
        ("Traders urged the town to drop the levy.", "proposes"),
    ],
)
def test_to_call_something_so_is_not_to_call_for_it(text: str, stance: str) -> None:
    assert attribute(text).stance.tolist() == [stance]


@pytest.mark.parametrize(
    ("text", "source", "stance"),
    [
        (
            "Glaciers will be gone by the end of the century, the Alpine Survey has warned.",
            "the Alpine Survey",
            "warns",
        ),
        ("Ferry fares are set to rise again, ministers have admitted.", "ministers", "states"),
        ("The sale was unlawful, judges have ruled.", "judges", "states"),
        ("The two partners never met, the court heard.", "the court", "states"),
        ("Clerk spent the fees on a yacht, court hears", "court", "states"),
        ("Four lorries were on board, it has emerged.", None, "states"),
        ("The old quay will be torn down, it has been announced.", None, "states"),
    ],
)
def test_a_statement_stands_before_its_speaker_in_every_tense(
    text: str, source: str | None, stance: str
) -> None:
    (row,) = attribute(text).itertuples()
    assert (None if pd.isna(row.source) else row.source, row.stance) == (source, stance)
    assert row.text == text.rpartition(",")[0]


@pytest.mark.parametrize(
    "text", ["If it rains, the pilot has gone.", "Although fares rose, the mayor has not warned anybody."]
)
def test_a_clause_that_says_when_is_no_statement_of_the_main_verb(text: str) -> None:
    assert not attribute(text).text.str.startswith(("If", "Although")).any()


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The tribunal heard that the clerk took the fees.", "states"),
        ("Jurors heard that the clerk took the fees.", "states"),
        ("Vera Orme heard that the clerk took the fees.", "believes"),
    ],
)
def test_what_a_court_hears_is_said_to_it(text: str, stance: str) -> None:
    assert attribute(text).stance.tolist() == [stance]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'Asked whether the ferry would sail, Vera Orme replied: "I cannot tell you that."',
            [("asks", None), ("states", "Vera Orme")],
        ),
        (
            "Asked about the leak, Mayor Vera Orme said that pipes were old.",
            [("asks", None), ("states", "Vera Orme")],
        ),
        (
            "Vera Orme, asked if the ferry was safe, said that it was.",
            [("states", "Vera Orme"), ("asks", None)],
        ),
        (
            '"We shall see," Vera Orme said when asked if the ferry would sail.',
            [("states", "Vera Orme"), ("asks", None)],
        ),
        ("Asked by the Herald whether she would go, Vera Orme laughed.", [("asks", "Herald")]),
        ("Told that the ferry had sunk, Vera Orme wept.", [("states", None)]),
        ("Vera Orme asked whether the ferry was safe.", [("asks", "Vera Orme")]),
    ],
)
def test_a_question_put_to_somebody_is_not_asked_by_him(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    found = attribute(text)
    told = [(row.stance, None if pd.isna(row.speaker) else row.speaker) for row in found.itertuples()]
    assert sorted(told, key=str) == sorted(expected, key=str)
    assert not found.text.str.contains("wept").any()


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("She had denied the charges at a hearing in May before she changed her plea.", "the charges"),
        (
            "Vera Orme denied having met the builder before the lease was signed on 3 May.",
            "having met the builder before the lease was signed on 3 May",
        ),
        ("Vera Orme denied that.", "that"),
        ("The trader, who denies theft, will stand trial in May.", "theft"),
    ],
)
def test_a_denial_of_a_thing_or_a_deed_is_one(text: str, content: str) -> None:
    row = attribute(text).iloc[0]
    assert (row.text, row.stance) == (content, "denies")
    assert not row.source.endswith(",")


@pytest.mark.parametrize(
    "text",
    [
        "Nobody could deny the beauty of the bay.",
        "She did not deny it.",
    ],
)
def test_what_is_sent_away_or_not_denied_is_no_denial(text: str) -> None:
    assert "denies" not in attribute(text).stance.tolist()


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "According to papers seen by the Herald, an adviser to Ms Orme met Mr Ody in Vienna in May.",
            "papers seen by the Herald",
            "an adviser to Ms Orme met Mr Ody in Vienna in May",
        ),
        (
            "In May, according to a memo written by Lev Ody, the treasurer of the club bought two boats.",
            "a memo written by Lev Ody",
            "the treasurer of the club bought two boats",
        ),
        ("According to Ody, a former aide to the mayor, money was paid.", "Ody", "money was paid"),
        ("Brokers had been forecasting £3m, according to sums made by the club.", "Brokers", "£3m"),
        ("According to Vera Orme, a farmer, the harvest is lost.", "Vera Orme", "the harvest is lost"),
    ],
)
def test_the_subject_after_according_to_belongs_to_what_is_said(text: str, source: str, content: str) -> None:
    found = attribute(text).set_index("source")
    assert found.text[source].endswith(content)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "The ministry met. It insists that the quay is sound, and argues that storms caused the cracks.",
            "It",
        ),
        ("The plan was printed on Monday and warns that the sea will rise.", "The plan"),
    ],
)
def test_verbs_that_share_a_subject_share_their_source(text: str, source: str | None) -> None:
    row = attribute(text).iloc[-1]
    assert (None if pd.isna(row.source) else row.source) == source


@pytest.mark.parametrize("row", read_lexicon("support_words").to_dict("records"), ids=lambda row: row["word"])
def test_support_in_money_is_no_approval(row: dict[str, str]) -> None:
    assert "praises" not in attribute(row["hit"]).stance.tolist()


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The bill was supported by the Liberals.", ["praises"]),
        ("The bank will report its profits on 3 May.", []),
        ("The mayor will announce that the pool is shut.", ["states"]),
        ("She should have called the police.", []),
        ("Vera Orme called the fire brigade twice in March.", []),
        ("She called the plan a disgrace.", ["states"]),
        ("The club dismissed its manager in May.", []),
        ("Vera Orme dismissed the manager as a fool.", ["denies"]),
        ("All told, up to a million people could be eligible.", []),
        ("Vera Orme had known him for years.", []),
        ("The manager is not known for his tact.", []),
        ("Vera Orme knew that it was late.", ["states"]),
    ],
)
def test_deeds_and_news_to_come_are_no_statements(text: str, stance: list[str]) -> None:
    assert attribute(text).stance.tolist() == stance


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The club has not yet said whether it will appeal.", "declines"),
        ("Police would not confirm how many were hurt.", "declines"),
        ("Vera Orme hinted that she might go, but would not say who would take over.", "declines"),
        ("The mayor was asked to resign but has not said if she will.", "declines"),
        ("Vera Orme has not said when the quay will open.", "declines"),
        ("The council has yet to say how much was spent.", "declines"),
        ("The club said whether it would appeal.", "states"),
        ("The club did not say that it would appeal.", "states"),
    ],
)
def test_a_question_left_open_is_a_refusal(text: str, stance: str) -> None:
    assert attribute(text).stance.tolist()[-1] == stance


@pytest.mark.parametrize(
    "text",
    [
        "Vera Orme left the stage when she appeared to be hurt.",
        "Patience seems to be running out.",
        "They were promised two ferries by May 2021.",
        "Residents were told by Friday that the pool was shut.",
    ],
)
def test_a_date_and_a_raised_subject_are_no_sources(text: str) -> None:
    found = attribute(text)
    assert found.source.isna().all()
    assert (found.source_type == "unattributed").all()


@pytest.mark.parametrize("marks", ["‘’", "“”", "''", '""'])
@pytest.mark.parametrize(
    ("before", "content"),
    [
        ("Vera Orme urged residents to boil their water, saying: ", "residents to boil their water"),
        ("Vera Orme warned that the dam leaked, and added: ", "that the dam leaked"),
        ("Vera Orme called on the mayor to go, telling reporters: ", "on the mayor to go"),
    ],
)
def test_a_quotation_belongs_to_the_verb_that_introduces_it(marks: str, before: str, content: str) -> None:
    quotation = "It is not safe to drink any of it."
    found = attribute(f"{before}{marks[0]}{quotation}{marks[1]}")
    assert found.text.tolist().count(quotation) == 1
    assert found.text.str.contains("not safe").sum() == 1
    assert not len(found) > 1 or found.text.tolist()[0] == content


def test_who_rejects_a_claim_does_not_make_it() -> None:
    found = attribute("Vera Orme had rejected claims that the guild left the talks.")
    assert found.speaker[found.text == "the guild left the talks"].isna().all()
    assert found.stance[found.speaker.notna()].tolist() == ["denies"]


@pytest.mark.parametrize(
    ("text", "cue", "speaker"),
    [
        ("Mr Tamm said Ms Ray had told him that the ferry was late.", "told", "Ms Ray"),
        ("The accusation that nurses are idle comes from both sides.", "accusation", None),
        ("Talks have begun with Lund, sources close to the firm have told the Herald.", "told", None),
        ("A survey on the forum found 40 per cent would rather walk.", "found", None),
    ],
)
def test_grammar_adds_plain_clauses_nested_ones_and_nouns(text: str, cue: str, speaker: str | None) -> None:
    found = attribute(text)
    row = found[found.cue == cue].iloc[0]
    assert (None if pd.isna(row.speaker) else row.speaker) in {
        speaker,
        (speaker or "").removeprefix("Ms ") or None,
    }


def test_a_verb_within_quotation_marks_or_of_a_pronoun_is_not_added() -> None:
    assert "found" not in attribute('"They found that it leaks," Tilly Marsden said.').cue.tolist()


def test_a_noun_that_only_names_its_matter_says_nothing() -> None:
    assert attribute("Despite concerns about its debt, the firm will grow.").empty
    assert not attribute("Residents voiced concern that the quarry would grow.").empty


def test_used_to_say_has_its_subject_for_a_source() -> None:
    assert attribute("My old tutor used to say that a bridge is a promise.").source.tolist() == [
        "My old tutor"
    ]


@pytest.mark.parametrize(
    "between",
    [
        "said Vera Orme, a teacher who asked that her street not be named because she was afraid of her landlord. ",
        "Vera Orme said, looking at the pier.\n\n",
    ],
)
def test_a_quotation_goes_on_after_the_rest_of_the_sentence_that_names_its_speaker(between: str) -> None:
    found = attribute(f"“We sold bread and we sold milk,” {between}“That was all we ever did.”")
    assert found.content_spans.iloc[0][-1][1] == found.end.max()
    assert found.text.iloc[0].endswith("all we ever did.")


def test_who_is_quoted_by_another_says_it() -> None:
    row = attribute("The pilot was quoted by the BBC as saying that the fog was thick.").iloc[0]
    assert (row.source, row.text, row.via) == ("The pilot", "that the fog was thick", "BBC")
    found = attribute("A radio station quoted a pilot as saying that the fog was thick.")
    assert found.source.tolist() == ["A radio station", "a pilot"]


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("The union said in a message posted on its site that it would strike.", ["said"]),
        ("The mayor rejected the idea that the pier was lost.", ["rejected"]),
        ("Investors were not convinced. Vera Orme said that it was late.", ["said"]),
        ("Vera Orme wrote about the pier on X. The owner said that it was late.", ["said"]),
    ],
)
def test_what_another_verb_says_or_nobody_does_is_no_statement(text: str, cues: list[str]) -> None:
    assert attribute(text).cue.tolist() == cues


def test_a_gesture_leaves_the_quotation_to_the_verb_of_saying() -> None:
    found = attribute("Vera Orme laughed. “Let them come and talk here,” she said, pointing at the pier.")
    assert found.cue[found.text.str.contains("talk here")].tolist() == ["said"]

"""Events: what happened, with what status, said by whom, and how it leaves the package."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Article
from analysis.lexicons import read_lexicon
from analysis.sourcing import find_attributions
from analysis.timeline import EVENT, build_timeline, export_timeline
from analysis.timeline.status import tells_no_tense


def status_of(sentence: str) -> list[str]:
    return list(build_timeline(Article.from_text(sentence, published="2023-09-05")).status)


def test_no_event_is_an_empty_frame_of_the_same_columns() -> None:
    timeline = build_timeline(Article.from_text(""))
    assert timeline.empty
    assert timeline.dtypes.astype(str).to_dict() == EVENT


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The port closed.", "past"),
        ("The port has closed.", "past"),
        ("The port is closing.", "ongoing"),
        ("The port will close.", "planned"),
        ("The port is going to close.", "planned"),
        ("The vote takes place on 8 November 2031.", "planned"),
        ("They agreed to meet again in 2031.", "planned"),
        ("The port is to close on Friday.", "planned"),
        ("The port was to have closed in May.", "hypothetical"),
        ("The port may close.", "hypothetical"),
        ("The port might have closed.", "hypothetical"),
        ("The firm said that the port would close.", "planned"),
        ("The firm said that the port would close if nobody paid.", "hypothetical"),
        ("Traders had expected the worst.", "past"),
        ("They were promised a port by May 2021.", "hypothetical"),
        ("A deal was unlikely this year.", "hypothetical"),
        ("If the crew strikes, the port will close.", "hypothetical"),
        ("The port will close even if the crew works.", "planned"),
        ("The port will close unless the crew works.", "planned"),
        ("It is likely that the port will close.", "hypothetical"),
        ("The dam must be built by April 2027.", "planned"),
        ("The port is now due to close.", "planned"),
        ("The port was due to close in 2019.", "hypothetical"),
        ("A port was promised in 2013.", "past"),
        ("In 2013 they vowed to close the port.", "past"),
        ("They vowed to close the port in 2013.", "hypothetical"),
        ("They are preparing a bid.", "ongoing"),
        ("Had the dam been built, the farm would be safe.", "hypothetical"),
        ("They expect to sail, provided divers approve it.", "hypothetical"),
        ("If it is old, Lee thinks, it will be sold.", "ongoing"),
        ("If it stays dry, Lee believes, that will change.", "hypothetical"),
        ("The wall was promised in 2009 and begun in 2014.", "past"),
        ("She wanted to dance, but her father refused.", "past"),
        ("Traders did not expect the worst.", "past"),
        ("The firm said it planned to close the port.", "planned"),
        ('"We hoped to win," she said.', "past"),
        ("They were expected to meet on Friday.", "planned"),
        ("He would later close the port.", "past"),
        ("The war would last until 1945.", "past"),
        ("It would cost a fortune.", "hypothetical"),
        ("The port was meant to close in 2019.", "hypothetical"),
        ("They meant to close the port.", "past"),
        ("She will be fined after being found guilty last week.", "past"),
        ("The storm was to blame for the loss.", "past"),
        ("She demanded that the port be closed.", "hypothetical"),
        ("He had suggested the towns hold a vote.", "hypothetical"),
        ("He said the towns hold a vote.", "ongoing"),
        ("He sold the port, saying it would close.", "planned"),
        ("The port was supposed to close.", "hypothetical"),
        ("She quit smoking.", "past"),
        ("Two firms bid for the land last year.", "past"),
        ("They bid for the land every year.", "ongoing"),
    ],
)
def test_tense_and_modality_give_the_status(sentence: str, status: str) -> None:
    assert status in status_of(sentence)


STATUS_WORDS = read_lexicon("event_status")
IS_UNMARKED = STATUS_WORDS["class"] == "unmarked"


@pytest.mark.parametrize("row", list(STATUS_WORDS[~IS_UNMARKED].itertuples()), ids=lambda row: row.word)
def test_every_word_of_status_changes_it_in_its_sentence(row: object) -> None:
    kind = "hypothetical" if row._2 in {"condition", "demand", "doubt"} else "planned"  # type: ignore[attr-defined]
    assert kind in status_of(row.hit), row.hit  # type: ignore[attr-defined]
    assert kind not in status_of(row.non_hit), row.non_hit  # type: ignore[attr-defined]


@pytest.mark.parametrize("row", STATUS_WORDS[IS_UNMARKED].to_dict("records"), ids=lambda row: row["word"])
def test_an_unmarked_verb_leaves_its_tense_open_in_its_sentence(row: dict[str, str]) -> None:
    def leaves_open(sentence: str) -> bool:
        (parsed,) = Article.from_text(sentence).parse()
        return any(tells_no_tense(parsed, index) for index in range(len(parsed)))

    assert leaves_open(row["hit"]), row["hit"]
    assert not leaves_open(row["non_hit"]), row["non_hit"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ferries will run until the tunnel opens.",
        "When the boat is found, we will know.",
        "She will be paid once the papers are ready.",
        "She will be paid once the papers have been read.",
    ],
)
def test_what_only_tells_when_something_planned_happens_is_planned_too(sentence: str) -> None:
    assert status_of(sentence) == ["planned", "planned"]


@pytest.mark.parametrize("verb", ["close", "be added", "be told"])
def test_what_hangs_on_an_if_is_as_hypothetical_as_the_if(verb: str) -> None:
    assert status_of(f"If the crew strikes, the port will {verb}.") == ["hypothetical", "hypothetical"]


def test_a_present_tense_with_a_day_to_come_is_planned_though_the_publication_is_open() -> None:
    story = "The port froze in 2019. Its sale takes place on Friday. It lies idle until June."
    assert build_timeline(Article.from_text(story)).status.tolist() == ["past", "planned", "ongoing"]


def test_two_participles_of_one_promise_are_two_deeds() -> None:
    assert status_of("A port was promised in 2013 but never built.") == ["past", "past"]


@pytest.mark.parametrize(
    ("sentence", "predicates"),
    [
        ("It is likely that the ferry sank.", ["sank"]),
        ("It was unclear whether the ferry sank.", ["sank"]),
        ("It is hard to see how the ferry sank.", ["sank"]),
        ("It was in May that the ferry sank.", ["sank"]),
        ('Inspectors rated the ferry "needs repair" and left.', ["rated", "left"]),
        ('The pilot accused the crew of "losing heart".', ["accused"]),
        ('The pilot said the ferry "needs repair".', ["needs"]),
        ('Inspectors rated the ferry "needs repair", though it sailed.', ["rated", "sailed"]),
        ("Do not wait for the ferry.", []),
        ("The ferry sank later than planned.", ["sank"]),
        ("They expect to sail, provided divers approve it.", ["expect", "approve"]),
        ('The pilot told them: "Leave the ferry, it sank."', ["sank"]),
        ("A court found the pilot guilty.", ["found"]),
        ("A court found that the pilot lied.", ["lied"]),
        ("Ann said it was unlikely that the ferry sank.", ["sank"]),
        ("Ann expects the ferry to sink.", ["expects"]),
        ("Ann said she would sell the ferry and buy a car.", ["would sell", "buy"]),
        ("Divers came to hand out masks.", ["came"]),
        ("They left without knowing.", ["left"]),
        ("Nobody knew of what the crew would carry.", ["knew", "would carry"]),
        ("He was told to pay the fine or serve a month.", ["was told"]),
        ("The ferry hit a rock, killing two people.", ["hit", "killing"]),
    ],
)
def test_what_only_judges_names_or_aims_is_no_event(sentence: str, predicates: list[str]) -> None:
    assert build_timeline(Article.from_text(sentence)).predicate.tolist() == predicates


def test_each_time_dates_the_event_it_hangs_on() -> None:
    story = Article.from_text("They met in 2018, and they parted in 2020.")
    timeline = build_timeline(story)
    assert [(row.predicate, row.earliest.year) for row in timeline.itertuples()] == [
        ("met", 2018),
        ("parted", 2020),
    ]
    assert [story.text[row.time_start : row.time_end] for row in timeline.itertuples()] == ["2018", "2020"]


def test_an_event_in_a_statement_keeps_its_speaker() -> None:
    story = Article.from_text("Ann Lee said that the port closed in 2019.")
    assert set(build_timeline(story).speaker.dropna()) == {"Ann Lee"}
    assert set(build_timeline(story, attributions=find_attributions(story)).speaker.dropna()) == {"Ann Lee"}


def test_the_timeline_leaves_as_json_of_timelinejs() -> None:
    story = Article.from_text("They met from May 2019 to June 2020. They left.", published="2023-09-05")
    exported = export_timeline(build_timeline(story), title="Meetings")
    assert json.loads(json.dumps(exported)) == exported
    assert exported["events"][0]["end_date"] == {"year": 2020, "month": 6, "day": 30}
    assert exported["events"][1]["display_date"] == "until 2023-09-05"


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "They",
                "met",
                "left",
                "after",
                "before",
                "in",
                "2019",
                "May",
                "when",
                "since",
                ",",
                "and",
                "will",
                "if",
                ".",
            ]
        ),
        max_size=12,
    )
)
def test_any_words_give_events_with_ordered_days(words: list[str]) -> None:
    timeline = build_timeline(Article.from_text(" ".join(words), published="2023-09-05"))
    both = timeline.dropna(subset=["earliest", "latest"])
    assert (both.earliest <= both.latest).all()

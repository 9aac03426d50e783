"""What kind of source somebody is: for whom they speak, where they work, which group they belong to."""

from __future__ import annotations

import pytest

from analysis import Article, find_attributions


def kinds(text: str) -> list[str]:
    return find_attributions(Article.from_text(text)).source_type.tolist()


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("A spokesman for Gannet Foods", "institution"),
        ("A spokeswoman for the charity", "institution"),
        ("A club spokesperson", "institution"),
        ("The airline's spokesman", "institution"),
        ("A spokesman for the Ministry of Defence", "official"),
        ("A police spokeswoman", "official"),
        ("A spokesman for the mayor", "official"),
        ("A spokesman", "official"),
        ("A Gannet Rovers spokesman", "institution"),
        ("A spokesman for the Ruritania Treasury", "official"),
    ],
)
def test_spokespeople_are_of_the_kind_of_those_they_speak_for(source: str, kind: str) -> None:
    assert kinds(f"{source} said that nobody was hurt.") == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Una Reed, prosecuting, said that the door was open.", "official"),
        ("Closing his case at Orne Crown Court, Ivo Tamm, defending, said that it was shut.", "expert"),
        ("Una Reed, for the defence, said that it was shut.", "expert"),
        ("Una Reed of the University of Orne said that ice melts.", "expert"),
        ("Ivo Tamm of the Herald said that it was dull.", "media"),
        ("Ivo Tamm of Orne said that it was dull.", "individual"),
        ("Una Reed is the only doctor here. Reed said that she was tired.", "expert"),
        ("A later paper by two of them found that it melts.", "document"),
        ("The paper said that it was sorry.", "media"),
        ("Gannet Foods met. Its chairwoman, Una Reed, said that it was dull.", "individual"),
        ("The Treasury met. Its director, Una Reed, said that it was dull.", "official"),
        ("Dr Una Reed said that ice melts.", "expert"),
        ("The minister, Dr Una Reed, said that ice melts.", "official"),
        ("Ula Orne, 71, said that ice melts.", "individual"),
        ("A study in the journal Frost found that ice melts.", "document"),
        ("The press secretary, Una Reed, said that ice melts.", "official"),
        ("The prosecution said that the door was open.", "official"),
        ("The report, marked secret, warned that the dam leaks.", "document"),
    ],
)
def test_part_in_a_trial_place_of_work_and_being_say_the_kind(text: str, kind: str) -> None:
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Gannet Foods said that it was sorry. A spokesman said that nobody was hurt.", "institution"),
        ("The Treasury said that it was sorry. A spokesman said that nobody was hurt.", "official"),
        ("Nurses said that wards were full, which they found absurd.", "witness"),
        (
            "It was opposed by the Cooks' Union, whose chairman, Ivo Tamm, said that it was dull.",
            "individual",
        ),
        ("We met Una Reed, a nurse who said that wards were full.", "witness"),
    ],
)
def test_a_spokesman_they_and_who_are_of_the_kind_of_those_before_them(text: str, kind: str) -> None:
    assert kinds(text)[-1] == kind


def test_members_of_a_group_are_of_its_kind() -> None:
    assert kinds("Four nurses wrote in. One said that wards were full. Another said that they leaked.") == [
        "witness",
        "witness",
    ]
    assert kinds("The mill closed. One said that it was late.") == ["anonymous"]


def test_a_plural_that_opens_its_sentence_is_no_name() -> None:
    found = find_attributions(Article.from_text("Insurers warned the bill could double."))
    assert found.speaker.isna().all()
    assert found.source_type.tolist() == ["institution"]

"""Who and what is named, how often, and what it is."""

import pytest

from analysis import Article
from analysis.actors import count_actors


def actors(text):
    return count_actors(Article.from_text(text)).set_index("actor")


def test_a_surname_that_opens_a_sentence_is_counted_where_the_name_finder_passes_it_over():
    found = actors(
        "Platt's late goal saved Marlow. Striker Jo Platt scored in the last minute, his coach said. "
        '"It was luck," Platt said. Platt thinks he will play again.'
    )
    assert found.mentions["Jo Platt"] == 4


def test_a_firm_is_counted_by_the_word_that_stands_for_it():
    found = actors(
        "Harper Steel plc cut 40 jobs on Monday. Harper's chairman, Liam Cole, blamed the price of coal. "
        "A union leader said Harper had lied."
    )
    assert found.mentions["Harper Steel plc"] == 3
    assert found.kind["Harper Steel plc"] == "organisation"


def test_a_surname_that_two_bear_is_the_one_named_last():
    found = actors(
        "Anna Brandt left the party in May. Mrs Brandt had led it. Her brother, Emil Brandt, stayed. "
        "Mr Brandt said he was sorry."
    )
    assert found.mentions[["Anna Brandt", "Emil Brandt"]].tolist() == [2, 2]


def test_a_person_who_is_addressed_is_not_the_council_of_that_name():
    found = actors("Mr John Orme sued Orme County Council on Monday. Mr Orme won.")
    assert found.mentions["John Orme"] == 2
    assert found.mentions["Orme County Council"] == 1


def test_a_place_is_not_the_council_that_bears_its_name():
    found = actors("Bradford was flooded on Monday. Bradford City Council sent boats. People left Bradford.")
    assert found.mentions["Bradford"] == 2


@pytest.mark.parametrize(
    ("text", "actor", "kind"),
    [
        (
            "Tarn Foods Inc. cut jobs. Tarn said sales fell. Tarn shares fell.",
            "Tarn Foods Inc",
            "organisation",
        ),
        ("Oldham Athletic beat Fenwick Rovers on Saturday.", "Fenwick Rovers", "organisation"),
        ("Ada Quill, 52, of Mill Lane, Todmorden, was fined.", "Mill Lane", "place"),
        ("Officers of West Yorkshire Police searched the house.", "West Yorkshire Police", "organisation"),
        ("His wife, Catriona, said the pier was shut.", "Catriona", "person"),
        ("Mr. Kim met the envoy. Kim Jong Un was ill.", "Kim Jong Un", "person"),
        ("Ada Lane met Tom Hill on Monday. Mr Hill said Lane was late.", "Tom Hill", "person"),
    ],
)
def test_a_name_is_what_its_last_word_and_the_words_beside_it_say(text, actor, kind):
    found = actors(text)
    assert found.kind[[name for name in found.index if name.startswith(actor)]].tolist() == [kind]


def test_a_full_name_tells_a_person_though_the_surname_is_taken_for_a_firm():
    found = actors(
        "Chief executive Marcus Delgado spoke on Monday. Delgado declined to comment. Delgado said he would stay."
    )
    assert found.kind["Marcus Delgado"] == "person"


def test_ranks_and_letters_are_no_part_of_a_name():
    found = actors(
        "Detective Sergeant Paul Whitworth praised the girl. The jury heard Simon Hargreaves KC on Monday. "
        "Whitworth wept."
    )
    assert {"Paul Whitworth", "Simon Hargreaves"} == set(found.index)
    assert found.mentions["Paul Whitworth"] == 2


def test_a_common_noun_that_opens_a_sentence_is_no_actor():
    found = actors("Activist fund Greystone Capital sold its stake. Islanders cheered. Russian troops left.")
    assert not {"Activist", "Islanders"} & set(found.index)
    assert "Greystone Capital" in found.index


def test_an_adjective_is_not_the_person_of_that_name():
    found = actors("Anna Young resigned on Monday. Young people had marched. Young refused to comment.")
    assert found.sentences["Anna Young"] == (0, 2)

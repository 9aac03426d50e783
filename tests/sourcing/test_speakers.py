"""Who a source is: people of one surname, bodies, pronouns and descriptions."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import Article, find_attributions
from analysis.lexicons import read_lexicon


def speakers(text: str) -> list[str | None]:
    found = find_attributions(Article.from_text(text)).speaker
    return [None if pd.isna(name) else str(name) for name in found]


def kinds(text: str) -> list[str]:
    return find_attributions(Article.from_text(text)).source_type.tolist()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ivan Petrie founded the mill in 1962. His sister, Nora Petrie, said that the mill was lost.",
            ["Nora Petrie"],
        ),
        (
            "Councillor Ray Tolland backed the plan, Kim Tolland said. Ray Tolland said that it was sound.",
            ["Kim Tolland", "Ray Tolland"],
        ),
        (
            "The Orme Foundation said that it had paid. Vera Orme said that she was relieved.",
            ["Orme Foundation", "Vera Orme"],
        ),
        (
            "The lorry stopped in Thorn Street. Sergeant Pia Street said that nobody was hurt.",
            ["Pia Street"],
        ),
        (
            "Max Bruhn and his wife, Ida Bruhn, sold the farm. Mrs Bruhn said that she would miss it. "
            "Mr Bruhn said that he was ill.",
            ["Ida Bruhn", "Max Bruhn"],
        ),
        (
            "Uwe Falk and Jan Falk met there. Mr Falk said that it had gone well.",
            ["Mr Falk"],
        ),
        ("Donald Rusk left early. Donald J. Rusk said that he was tired.", ["Donald Rusk"]),
        ("Zoe Marlin spoke first. Zoe said that the pool was cold.", ["Zoe Marlin"]),
    ],
)
def test_two_people_of_one_surname_stay_apart(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ida Bruhn died on Monday. Her daughter, Mia Bruhn, wept. Bruhn grew up on a boat. "
            "She said that the sea was a road.",
            "Ida Bruhn",
        ),
        ("Her son, Jan Bruhn, was late. Bruhn said that the train had stopped.", "Jan Bruhn"),
        (
            "Ida Bruhn opened a shop. Her customers liked Una Falk, who said that it was dear. "
            "She argued that it was not.",
            "Ida Bruhn",
        ),
    ],
)
def test_kin_and_customers_do_not_take_the_place_of_whom_the_story_is_about(text: str, expected: str) -> None:
    assert speakers(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The rules of Orne Borough Council are old. The council said that it was sorry.",
            "Orne Borough Council",
        ),
        ("The Friends of Tarn Wood say they will sue.", "Friends of Tarn Wood"),
        ("The mayor of Peoria, Ill., said that it rained.", None),
        ("Yma Reed left. Coun Reed said that it was late.", "Yma Reed"),
    ],
)
def test_bodies_states_and_titles_beside_names(text: str, expected: str | None) -> None:
    assert [None if name is None else name for name in speakers(text)][-1] == expected


def test_a_headline_with_a_colon_is_nobodys_words() -> None:
    assert speakers("Flood in Orne: latest news from the river") == []


def test_who_beside_a_name_is_its_bearer() -> None:
    assert speakers("It was found by her cousin, Mia Falk, who said that it was cold.")[-1] == "Mia Falk"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Skipper Ola Marsh-Quill came late. Piet Zorn was cross. Marsh-Quill admitted that the boat leaked. "
            '"We were lucky," he said.',
            ["Ola Marsh-Quill", "Ola Marsh-Quill"],
        ),
        (
            "Ward leader Una Reed-Bright met Jo Zorn in May. Reed-Bright has warned that rents will rise.",
            ["Una Reed-Bright"],
        ),
        ("Piet Tully was furious. Tully thinks the pilot will stay ashore.", ["Piet Tully"]),
        ("Ward leader Stan Whitely was absent. He said that the pier leaked.", ["Stan Whitely"]),
        ("The mayor of Delmouth, Una Quill, was absent. She said that the pier leaked.", ["Una Quill"]),
        ("The son of a baker, Una Quill, was absent. Ole Ray said that it rained.", ["Ole Ray"]),
        (
            "Sales at Hollins plc rose. Hollins said that it would grow. Founder Greta Hollins left.",
            ["Hollins plc"],
        ),
        ("Young people left. Piet Young was furious. Young thinks that the pilot was drunk.", ["Piet Young"]),
        ("Piet Orme spoke. Many African-Americans believe that the pilot was drunk.", [None]),
        ("The Anglo-Dutch firm shut. Vera Orme said that it was late.", ["Vera Orme"]),
    ],
)
def test_a_surname_that_looks_like_another_word_is_led_to_its_bearer(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Corran Holdings said that sales fell.", "Corran Holdings", "institution"),
        ("Bright Harvest, a charity, said that donations fell.", "Bright Harvest", "institution"),
        ("The contractor, Aldous Build, said that steel was dear.", "Aldous Build", "institution"),
        ("Coastal Rail said that trains were late.", "Coastal Rail", "institution"),
        ("The Bank of Ruritania said that rates would rise.", "Bank of Ruritania", "institution"),
        (
            "According to the Office for Harbour Safety, piers decay.",
            "Office for Harbour Safety",
            "institution",
        ),
        ("Jeroen van der Berg said that the dyke was weak.", "Jeroen van der Berg", "individual"),
        ("Ann Lee of the Bank of Ruritania said that rates would rise.", "Ann Lee", "individual"),
        ("Sergeant Bo Rail said that it was dark.", "Bo Rail", "official"),
        ("The Cooks’ and Porters’ Union said that pay fell.", "Cooks' and Porters' Union", "institution"),
        ("The Women’s Rowing League said that it was late.", "Women's Rowing League", "institution"),
        ("The Fire and Rescue Service said that it was late.", "Fire and Rescue Service", "institution"),
        ("The Rooks' coach Ula Benn said that it was late.", "Ula Benn", "individual"),
        ("Barrister Ula Benn KC said that it was late.", "Ula Benn", "expert"),
        ("Ula Benn MP said that it was late.", "Ula Benn", "official"),
    ],
)
def test_names_of_bodies_are_whole_and_no_persons(text: str, name: str, kind: str) -> None:
    found = find_attributions(Article.from_text(text)).iloc[0]
    assert (found.speaker, found.source_type) == (name, kind)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Coastal Rail said that trains ran. The minister was doubtful. She said that they were late.", None),
        (
            '"It is over," said Tim Orde. His lawyer, a patient woman, stayed. She said that he would appeal.',
            None,
        ),
        (
            "Tim Orde said that the bills were high. Ms Vance read the accounts. She said that they were forged.",
            "Vance",
        ),
        (
            "Ole Brandt, a father of two, said that fees rose. Mia Sand, a mother of one, nodded. "
            "Nobody paid. He said that it was unfair.",
            "Ole Brandt",
        ),
        ("Rita Moor, the harbour master, was cross. She said that boats were late.", "Rita Moor"),
        ("Rita Moor said that boats were late. A storm came. She said that it was strong.", "Rita Moor"),
    ],
)
def test_he_and_she_are_people_even_without_a_name(text: str, expected: str | None) -> None:
    assert speakers(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Corran Holdings cut its dividend. The company said that sales fell. It said that jobs were safe.",
            2,
        ),
        ('In a letter, Corran Holdings said that sales fell. "We are sorry," it said.', 2),
        ("Corran cut its dividend on Friday. The airline said that sales fell.", 1),
        ("Shares in Corran Group fell on Friday. The listed firm said that sales fell.", 1),
        ("No one from Corran Foods came, but in a note the company said that sales fell.", 1),
        ("The Corran Trust met on Friday. The trust said that money was short.", 0),
        (
            "Corran Foods met on Friday. Corran said that sales fell. It expects that they will rise. The plant of "
            "founder Hal Corran will shut.",
            2,
        ),
    ],
)
def test_the_company_and_it_are_led_to_the_body_named_before(text: str, expected: int) -> None:
    names = speakers(text)
    assert names
    assert all(name is not None and name.startswith("Corran") for name in names)
    assert len(names) >= expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A report by divers was printed on Friday. It said that the wreck was empty.", "document"),
        ("Ann Lee went home. It was said that she was ill.", "unattributed"),
        ("Corran Holdings and Delph Holdings cut jobs. The company said that sales fell.", "institution"),
        ("Ann Lee bought Corran Holdings. The ministry said that it would look at the sale.", "institution"),
    ],
)
def test_what_no_body_is_sure_to_have_said_stays_without_a_name(text: str, kind: str) -> None:
    found = find_attributions(Article.from_text(text)).iloc[-1]
    assert pd.isna(found.speaker)
    assert found.source_type == kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Iva Ruml, the Comets coach, was glad. "We were lucky," the Comets coach said.', "Iva Ruml"),
        ('Iva Ruml, the Comets coach, met Al Dorn, the Rangers coach. "We won," the coach said.', None),
        ('Iva Ruml, the Comets coach, was glad. "We were lucky," a coach said.', None),
        ('Comets boss Iva Ruml was glad. "We were lucky," the Comets manager said.', "Iva Ruml"),
        ("Iva Ruml was glad. But the 41-year-old said that it was late.", "Iva Ruml"),
        ("Iva Ruml was glad. A 41-year-old said that it was late.", None),
        ('Comets boss Iva Ruml was glad. "We were lucky," the Rangers manager said.', None),
        (
            'The hosts won through skipper Iva Ruml, whose shot went in. "It was luck," the captain said.',
            "Iva Ruml",
        ),
    ],
)
def test_a_description_is_led_to_the_only_one_so_described(text: str, expected: str | None) -> None:
    assert speakers(text)[-1] == expected


def test_they_are_the_group_just_spoken_of() -> None:
    found = find_attributions(
        Article.from_text(
            'Corran Holdings said that fares fell. Passengers laughed. "We pay more," they said.'
        )
    ).iloc[-1]
    assert pd.isna(found.speaker)
    assert found.source_type == "witness"


@pytest.mark.parametrize(
    "text",
    [
        "A report printed on Tuesday found that money was missing.",
        "A study released in April said that walks help.",
        "The club, based in Hull, said that it would sue.",
        "One of them, an American, said that the talks were slow.",
        "A poll of Parisians found that rents rose.",
        "He was told by his GP to keep active.",
    ],
)
def test_days_places_and_peoples_are_no_speakers(text: str) -> None:
    found = find_attributions(Article.from_text(text)).iloc[0]
    assert pd.isna(found.speaker)
    assert not found.named


def test_the_author_of_a_document_is_its_name() -> None:
    assert speakers("A survey by YouGov found that rents rose.") == ["YouGov"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Dr Ula Benn, a virologist, said that masks help.", "expert"),
        ("A glaciologist said that the ice was thin.", "expert"),
        ("The watchdog said that prices were fair.", "institution"),
        ("Her grandmother said that the stove was hot.", "witness"),
        ("The inquiry found that nobody had asked.", "document"),
        ("Gov. Ula Benn said that the bridge was open.", "official"),
        ("Some people say that the lake is cursed.", "anonymous"),
        ("One of the nurses said that beds were short.", "witness"),
        ("Ula Benn, a hospital gardener, said that it had rained.", "witness"),
        ("Ula Benn, whose house was flooded, said that it had rained.", "individual"),
        ("Ula Benn, who saw the blaze, said that it was fast.", "witness"),
        ("Ula Benn, the paper's lead author, said that sleep helps.", "expert"),
        ("Wharf manager Ula Benn said that the crane was old.", "individual"),
        ("Chief Executive Officer Ula Benn said that sales fell.", "individual"),
        ("Harbour press secretary Ula Benn said that the crane was old.", "official"),
        ("Harbour Master Ula Benn said that the crane was old.", "official"),
        ("Union president Ula Benn said that wages fell.", "individual"),
        ("Ula Benn, president of the bakers' union, said that wages fell.", "individual"),
        ("Ula Benn, chairman of Corran Foods, said that sales fell.", "individual"),
        ("The club's chairman said that gates fell.", "individual"),
        ("Senate President Ula Benn said that the bill was lost.", "official"),
        ("The head of the agency said that the dam was safe.", "official"),
        ("The trader said that tin was dear.", "individual"),
        ("On Monday Captain Ula Benn said that the regiment was tired.", "official"),
        ("On Monday team captain Ula Benn said that the side was tired.", "individual"),
        ("A senior cabinet colleague said that the plan was dead.", "official"),
        ("A colleague of the driver said that it was dark.", "witness"),
    ],
)
def test_the_words_beside_a_source_say_its_kind(text: str, kind: str) -> None:
    assert kinds(text)[0] == kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Neighbour Abe Quill said that it was loud.", "Abe Quill"),
        ("Labour MP Una Birch said that it was late.", "Una Birch"),
        ("Founder Rosa Clay said that it was over.", "Rosa Clay"),
        ("Dean Quill said that it was loud.", "Dean Quill"),
    ],
)
def test_what_somebody_does_is_no_part_of_the_name(text: str, name: str) -> None:
    assert speakers(text) == [name]


def test_no_word_of_the_tables_stands_twice() -> None:
    for table in ("source_types", "titles", "name_endings", "forms_of_address"):
        words = read_lexicon(table).word
        assert not words.duplicated().any(), (table, words[words.duplicated()].tolist())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In a letter seen by the Calder Herald, staff complain. The newspaper said that three left.",
            "Calder Herald",
        ),
        ("Una Reed works at the BBC. The broadcaster said that it was sorry.", "BBC"),
        ("Una Reed wrote to the Calder Herald. The network said that it was sorry.", None),
        ("Una Reed works at Corran Foods. The broadcaster said that it was sorry.", None),
    ],
)
def test_the_newspaper_is_led_to_the_outlet_named_before(text: str, expected: str | None) -> None:
    assert speakers(text)[-1] == expected

import pytest

from analysis import Article, ArticleError
from analysis.actors import count_actors
from analysis.words import count_words, find_concordance, locate_words

STORY = Article.from_text(
    "President Dana Reyes met Tom Hale in Oslo. Ms. Reyes said the ferries were late. "
    "Hale's ferry was not. The ferry waits in Oslo."
)


def test_forms_of_a_word_are_counted_together():
    counts = count_words(STORY).set_index("word")["count"]
    assert counts["ferry"] == 3
    assert "be" not in counts


def test_a_last_name_is_counted_with_the_full_name():
    mentions = count_actors(STORY).set_index("actor").mentions
    assert mentions["Dana Reyes"] == 2
    assert "Reyes" not in mentions


def test_places_of_a_word_point_into_the_text():
    places = locate_words(STORY, ["ferry", "Oslo"])
    assert places.text.tolist() == ["ferries", "ferry", "ferry", "Oslo", "Oslo"]
    for start, end, text in zip(places.start, places.end, places.text, strict=True):
        assert STORY.text[start:end] == text


def test_an_actor_is_found_by_every_name_that_is_counted():
    places = locate_words(STORY, ["Dana Reyes", "Tom Hale"])
    assert places.text.tolist() == ["Dana Reyes", "Reyes", "Tom Hale", "Hale"]
    assert places.word.value_counts().to_dict() == {"Dana Reyes": 2, "Tom Hale": 2}
    assert [STORY.text[row.start : row.end] for row in places.itertuples()] == places.text.tolist()


def test_according_is_no_verb():
    counts = count_words(Article.from_text("According to the mayor, the towns accorded him honours."))
    assert counts.set_index("word")["count"].get("accord") == 1


def test_a_concordance_stays_within_the_sentence():
    found = find_concordance(STORY, "late")
    assert found.left.tolist() == ["Ms. Reyes said the ferries were"]
    assert found.right.tolist() == ["."]


@pytest.mark.parametrize(
    ("width", "left", "right"),
    [(17, "The old ferries", "very late again."), (11, "ferries", "very late"), (0, "", ""), (-3, "", "")],
)
def test_a_concordance_shows_no_more_than_its_width(width, left, right):
    found = find_concordance(Article.from_text("The old ferries ran very late again."), "ran", width=width)
    assert (found.left.iloc[0], found.right.iloc[0]) == (left, right)


def test_a_phrase_is_found_in_every_form_within_a_sentence():
    story = Article.from_text("The new ferries are late. A new ferry! Nobody wants the new. Ferry them.")
    places = locate_words(story, "new ferry")
    assert places.text.tolist() == ["new ferries", "new ferry"]
    assert places.rule.tolist() == ["the same dictionary form", "the same word"]
    found = find_concordance(story, "NEW FERRIES")
    assert found[["left", "right"]].values.tolist() == [["The", "are late."]]


@pytest.mark.parametrize("words", [None, 3, [None], ["ferry", 3]])
def test_what_is_no_word_is_refused_in_one_sentence(words):
    with pytest.raises(ArticleError, match="asked for as strings"):
        locate_words(STORY, words)


def test_a_word_that_is_nowhere_gives_the_same_columns():
    assert (
        find_concordance(STORY, "submarine").columns.tolist()
        == find_concordance(STORY, "ferry").columns.tolist()
    )
    assert count_words(Article.from_text("")).empty
    assert count_actors(Article.from_text("")).empty


def test_one_word_may_be_given_as_it_is():
    assert locate_words(STORY, "ferry").equals(locate_words(STORY, ["ferry"]))
    assert len(locate_words(STORY, "ferry"))
    nouns = count_words(STORY, pos="NOUN")
    assert len(nouns)
    assert nouns.equals(count_words(STORY, pos=["NOUN"]))

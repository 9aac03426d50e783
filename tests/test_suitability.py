"""A reader is warned before a short text, or one that is no news, is taken for more than it is."""

from analysis import Article, describe_text, load_article

RECIPE = (
    "Mix the flour with the salt. Add the water. Knead the dough. Cover the bowl. Leave it in a warm place. "
)


def test_a_news_story_gets_no_warning():
    assert (
        describe_text(load_article("data/article.txt")) == "32 sentences, 782 words, by Muhammad Kamaluddeen."
    )


def test_a_short_text_is_called_short():
    assert "That is short" in describe_text(Article.from_text("The mayor said it rained."))


def test_a_text_in_which_nobody_speaks_is_not_taken_for_news():
    said = describe_text(Article.from_text(RECIPE * 8))
    assert "rare in news" in said
    assert "That is short" not in said


def test_a_text_without_words_is_no_obstacle():
    assert describe_text(Article.from_text("")).startswith("0 sentences, 0 words")


def test_menus_without_a_story_are_told():
    menus = "Home\n\nSport\n\nWeather\n\nCookie settings\n\nPrivacy policy"
    assert "Nothing in it ends like a sentence" in describe_text(Article.from_text(menus))
    assert "ends like a sentence" not in describe_text(
        Article.from_text("“It rained,” she said. “Nobody minded.”")
    )


def test_an_interview_is_told_to_be_one():
    asked = ["Why do you strike?", "Will you go back?", "Are patients in danger?"]
    answer = "There are too few of us, and nobody comes when we call for help at night."
    for mark, reply in (("Q: ", "A: "), ("", "")):
        text = "\n\n".join(f"{mark}{question}\n\n{reply}{answer}" for question in asked)
        assert "looks like an interview" in describe_text(Article.from_text(text))
    assert "interview" not in describe_text(Article.from_text(f"{RECIPE * 8}\n\nIs it done?"))

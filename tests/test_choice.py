"""The reader's own article: chosen once, read by every notebook, and nothing kept that cannot be read."""

import sys
from datetime import UTC, date, datetime

import pytest

from analysis import Article, ArticleError, choose_article, choose_publication, find_attributions
from analysis.choice import (
    SHIPPED,
    Choice,
    describe_article,
    forget_choice,
    keep_choice,
    open_article,
    recall_choice,
    store,
)

STORY = "Mayor Ann Lee said the bridge would close on Monday. It had been open since 1931."

PAGE = (
    f"<!doctype html><html><body><article><h1>A bridge closes</h1><p>{STORY * 4}</p></article></body></html>"
)


@pytest.fixture(autouse=True)
def beside_the_notebooks(tmp_path, monkeypatch):
    for name in ("data", "notebooks"):
        (tmp_path / name).mkdir()
    (tmp_path / "data" / "article.txt").write_text("The article that came with the notebooks. It rained.")
    monkeypatch.chdir(tmp_path / "notebooks")
    monkeypatch.delenv("ANALYSIS_CHOICE", raising=False)
    return tmp_path / "notebooks"


@pytest.fixture
def mine(tmp_path):
    path = tmp_path / "mine.txt"
    path.write_text(STORY)
    return path


def test_without_a_choice_the_shipped_article_is_read():
    assert open_article(SHIPPED).text.startswith("The article that came")


def test_a_choice_takes_the_place_of_the_shipped_article_with_its_day(mine):
    keep_choice(Choice(str(mine), "2023-09-05"))
    article = open_article(SHIPPED)
    assert article.text == STORY
    assert article.published.is_exact


def test_a_path_or_day_written_in_the_notebook_comes_before_the_choice(mine, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("Another story. It snowed.")
    keep_choice(Choice(str(mine), "2023-09-05"))
    assert open_article(other).text == "Another story. It snowed."
    assert open_article(SHIPPED, published="2020-01-01").published.latest.year == 2020


def test_a_choice_that_cannot_be_read_leaves_the_one_before_it(mine):
    keep_choice(Choice(str(mine)))
    with pytest.raises(ArticleError):
        keep_choice(Choice("no-such-file.txt"))
    assert recall_choice() == Choice(str(mine))


def test_a_choice_that_vanished_is_explained(mine):
    keep_choice(Choice(str(mine)))
    mine.unlink()
    with pytest.raises(ArticleError, match="chosen in 00_the_article"):
        open_article(SHIPPED)


@pytest.mark.parametrize("damage", ["", "[]", '{"article": 1}', "\x00"])
def test_a_damaged_record_says_what_to_do(mine, beside_the_notebooks, damage):
    keep_choice(Choice(str(mine)))
    (beside_the_notebooks / ".chosen" / "choice.json").write_text(damage)
    with pytest.raises(ArticleError, match="choose the article again"):
        open_article(SHIPPED)


def test_going_back_removes_what_was_stored(beside_the_notebooks):
    keep_choice(Choice(str(store("pasted.txt", STORY.encode()))))
    forget_choice()
    assert not (beside_the_notebooks / ".chosen").exists()
    assert open_article(SHIPPED).text.startswith("The article that came")


def test_going_back_leaves_all_else_in_the_folder_that_was_named(mine, tmp_path, monkeypatch):
    monkeypatch.setenv("ANALYSIS_CHOICE", str(tmp_path))
    keep_choice(Choice(str(mine)))
    assert open_article(SHIPPED).text == STORY
    forget_choice()
    assert mine.exists()
    assert open_article(SHIPPED).text.startswith("The article that came")


@pytest.mark.parametrize(
    "name", ["../../evil.txt", "C:\\x\\evil.txt", "/etc/passwd", "..", "a b;c.HTML", "", "é" * 300]
)
def test_a_picked_file_is_stored_under_a_harmless_name(beside_the_notebooks, name):
    path = store(name, b"x").resolve()
    assert path.parent == (beside_the_notebooks / ".chosen").resolve()
    assert path.suffix


def press(form, description):
    buttons = form.children[2].children
    next(button for button in buttons if button.description == description).click()
    return form.children[-1].value


def test_the_form_reads_pasted_text(mine):
    form = choose_article()
    form.children[0].selected_index = 2
    form.children[0].children[2].value = STORY
    assert "2 sentences" in press(form, "Read this article")
    assert open_article(SHIPPED).text == STORY
    assert "comes with the notebooks" in press(form, "Back to the shipped one")
    assert open_article(SHIPPED).text != STORY


def test_the_form_reads_a_path_with_its_day(mine):
    form = choose_article()
    form.children[0].selected_index = 1
    form.children[0].children[1].value = str(mine)
    form.children[1].value = date(2023, 9, 5)
    assert "5 September 2023" in press(form, "Read this article")


def test_the_form_reads_a_picked_file(mine):
    form = choose_article()
    picked = {
        "name": "my page.html",
        "type": "text/html",
        "size": 1,
        "content": memoryview(PAGE.encode()),
    }
    form.children[0].children[0].value = ({**picked, "last_modified": datetime(2024, 1, 1, tzinfo=UTC)},)
    assert "Reading" in press(form, "Read this article")
    assert "Ann Lee" in open_article(SHIPPED).text


def test_the_form_passes_on_a_doubt_about_the_language():
    form = choose_article()
    form.children[0].selected_index = 2
    form.children[0].children[2].value = (
        "Die alte Brücke bleibt bis zum Frühjahr gesperrt, sagte die Bürgermeisterin am Montag. Die Anwohner müssen "
        "jeden Tag einen Umweg fahren, und die Feuerwehr hat ihre Pläne angepasst. Niemand weiß, wer das bezahlt."
    )
    assert "does not look English" in press(form, "Read this article")
    assert choose_article().children[-1].value == "Your choice is read: pasted.txt."


@pytest.mark.parametrize("way", [0, 1, 2])
def test_an_empty_form_says_what_is_missing(way):
    form = choose_article()
    form.children[0].selected_index = way
    said = press(form, "Read this article")
    assert "Not read." in said
    assert recall_choice() is None


def test_what_the_form_says_of_a_hostile_path_is_escaped():
    form = choose_article()
    form.children[0].selected_index = 1
    form.children[0].children[1].value = "<img src=x onerror=alert(1)>.txt"
    assert "<img" not in press(form, "Read this article")


def test_without_widgets_a_sentence_says_what_to_do(monkeypatch):
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    assert "ARTICLE" in repr(choose_article())


def test_the_second_calendar_names_the_speakers_of_the_first(monkeypatch):
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    article = Article.from_text(
        "Mayor Ann Lee spoke first. She said the bridge closed on 4 May 2024.", published="2024-05-06"
    )
    chart = choose_publication(article, find_attributions(article))
    assert any("Said by Ann Lee" in mark for mark in chart.tabulate_marks().about)


def test_an_article_is_described_with_what_is_known(mine):
    assert describe_article(open_article(mine)) == "Reading 2 sentences, published 1 January 1931 or later."


def test_a_doubt_about_the_language_is_said_and_not_warned_of(tmp_path):
    path = tmp_path / "port.txt"
    path.write_text(
        "Le port a été fermé par la glace lundi et le maire a dit que personne n'avait été blessé dans la ville."
    )
    assert "The article does not look English" in describe_article(open_article(path))

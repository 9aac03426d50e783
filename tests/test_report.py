"""The report: one page that holds everything, with nothing in it that an article could make run."""

from __future__ import annotations

import pytest

from analysis import Article, ArticleError, load_article, write_report
from analysis.__main__ import main
from analysis.report import build_report

LARGEST = 6_000_000


@pytest.fixture(scope="module")
def page(tmp_path_factory) -> str:
    path = tmp_path_factory.mktemp("report") / "report.html"
    return write_report(load_article("data/article.txt"), path).read_text(encoding="utf-8")


def test_the_report_is_one_file_under_six_megabytes(page):
    assert len(page.encode()) < LARGEST
    assert "<link" not in page
    assert 'src="http' not in page


def test_the_report_has_summary_story_charts_and_every_claim(page):
    for section in ("summary", "story", "charts", "ledger"):
        assert f'<section id="{section}">' in page
    assert page.count('class="plotly-graph-div"') >= 8
    assert "John Kirby" in page


def test_what_an_article_says_cannot_run():
    attack = '<script>alert(1)</script> "><img src=x onerror=alert(2)> said that $x$ was javascript:alert(3).'
    page = build_report(Article.from_text(f'Ann Ray said: "{attack}" It may rain on Monday.'))
    assert "<script>alert" not in page
    assert "<img src=x" not in page


@pytest.mark.parametrize("text", ["Rain.", "It rained.\n\nNobody minded at all, and the port stayed open."])
def test_an_article_in_which_nothing_is_found_gets_a_report(text, tmp_path):
    assert write_report(Article.from_text(text), tmp_path / "report.html").stat().st_size > 0


def test_nothing_is_said_twice_and_nothing_empty_is_drawn():
    page = build_report(Article.from_text("It rained.\n\nNobody minded at all, and the port stayed open."))
    said = "Nothing in this story is attributed to anybody."
    summary = page.split('<section id="summary">')[1].split("</section>")[0]
    drawn = page.split('<section id="charts">')[1].split("</section>")[0]
    assert summary.count(said) == 1
    assert drawn.count(f"<li>{said}</li>") == 1
    assert drawn.count("<figure") == page.count('class="plotly-graph-div"')


def test_a_report_without_a_date_names_no_place_that_only_notebooks_have():
    page = build_report(Article.from_text("It rained and nobody minded at all."))
    assert "PUBLISHED" not in page
    assert "--published" in page


def test_the_report_names_the_file_but_not_the_folders_of_the_reader(page):
    header = page.split("<header>")[1].split("</header>")[0]
    assert "article.txt" in header
    assert "data/" not in header


def test_summary_and_ledger_mean_the_same_by_altered(page):
    assert "claims hold wording that looks altered" in page.split('<section id="summary">')[1]
    for heading in ("Quotation altered", "Altered wording", "When"):
        assert f">{heading}</button>" in page


def test_the_command_writes_the_report_and_names_it(tmp_path, capsys):
    target = tmp_path / "report.html"
    assert main(["report", "data/article.txt", str(target), "--published", "2023-09-05"]) == 0
    assert capsys.readouterr().out.strip() == str(target)
    assert target.exists()


def test_the_command_says_in_one_sentence_what_it_cannot_read(tmp_path, capsys):
    assert main(["report", str(tmp_path / "gone.txt")]) == 1
    assert "There is no file" in capsys.readouterr().err


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(ArticleError, match="There is no folder"):
        write_report(Article.from_text("It rained."), tmp_path / "nowhere" / "report.html")


def test_a_report_says_where_the_article_is_not_what_the_lenses_are_made_for():
    text = "Die Brücke wird gesperrt, sagte der Bürgermeister am Montag. Niemand weiß, wie lange das dauern wird, und die Stadt schweigt."
    assert "does not look English" in build_report(Article.from_text(text))


def test_a_report_goes_neither_to_a_folder_nor_over_its_article(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text("The bridge was shut on Monday, the mayor said to the council of the town.")
    article = load_article(path)
    for target, reason in ((tmp_path, "is a folder"), (path, "is the article itself")):
        with pytest.raises(ArticleError, match=reason):
            write_report(article, target)

"""The commands of `python -m analysis`."""

import pandas as pd
import pytest

from analysis.__main__ import main


def test_corpus_writes_a_folder_a_lens_and_says_where(tmp_path, capsys):
    pytest.importorskip("pyarrow", reason="the extra 'corpus' is not installed")
    source, out = tmp_path / "in.parquet", tmp_path / "out"
    pd.DataFrame({"id": [1, 2], "text": ["It may rain.", "It rained in May 2020."]}).to_parquet(source)
    assert main(["corpus", str(source), str(out), "--lens", "times", "--lens", "hedges", "--quiet"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in printed] == ["hedges", "times", "articles", "errors"]
    assert pd.read_parquet(out / "hedges")["text"].tolist() == ["may"]


def test_what_cannot_be_done_is_said_in_one_sentence_and_no_traceback(tmp_path, capsys):
    assert main(["corpus", str(tmp_path / "none.parquet"), str(tmp_path / "out")]) == 1
    said = capsys.readouterr().err
    assert said.startswith("There is no Parquet file")
    assert said.count("\n") == 1


@pytest.mark.parametrize("arguments", [[], ["dance"], ["corpus"]])
def test_a_command_that_is_not_understood_shows_how_it_is_used(arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "usage: python -m analysis" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--help"], ["corpus", "--help"]])
def test_help_is_there(arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 0
    assert "corpus" in capsys.readouterr().out


def test_a_report_that_cannot_be_written_is_named_also_where_it_has_the_usual_name(
    tmp_path, monkeypatch, capsys
):
    (tmp_path / "story.txt").write_text("It rained. Nobody minded.")
    (tmp_path / "report.html").mkdir()
    monkeypatch.chdir(tmp_path)
    assert main(["report", "story.txt"]) == 1
    assert "'report.html' is a folder; name a file in it." in capsys.readouterr().err


def test_a_report_never_replaces_the_article_that_it_is_about(tmp_path, capsys):
    story = tmp_path / "story.html"
    story.write_text("<html><body><p>It rained on Monday. Nobody minded it at all.</p></body></html>")
    before = story.read_text()
    assert main(["report", str(story), str(tmp_path / "." / "story.html")]) == 1
    assert "is the article itself" in capsys.readouterr().err
    assert story.read_text() == before


def test_a_warning_is_one_sentence_without_the_place_in_the_code(tmp_path, capsys):
    story = tmp_path / "story.txt"
    story.write_text(
        "“Le port est fermé”, dit-il – “c’est fini”.".encode().decode("cp1252", errors="replace")
    )
    assert main(["report", str(story), str(tmp_path / "none" / "report.html")]) == 1
    warned, refused = capsys.readouterr().err.splitlines()
    assert "spoiled characters" in warned
    assert ".py" not in warned
    assert "There is no folder" in refused

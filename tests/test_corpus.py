"""Many articles at once: one frame a lens, whatever the articles are and however often a run is stopped."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from analysis import ArticleError
from analysis.corpus import LENSES, LONGEST_TEXT, analyse, analyse_parquet, find_shared_words, load_findings
from analysis.corpus.batches import empty_frame

ARTICLES = Path(__file__).parents[1] / "data" / "articles.jsonl"
FRAMES = {*LENSES, "articles", "errors"}


@pytest.fixture(scope="module")
def articles():
    return pd.read_json(ARTICLES, lines=True, dtype={"id": "str", "published": "str"})


@pytest.fixture(scope="module")
def found(articles):
    return analyse(articles, progress=False)


@pytest.fixture(scope="module")
def lazily(articles):
    dataframe = pytest.importorskip("dask.dataframe", reason="the extra 'corpus' is not installed")
    return analyse(dataframe.from_pandas(articles, npartitions=3))


def assert_same(one, other):
    assert one.keys() == other.keys()
    for name in one:
        assert_frame_equal(one[name], other[name], obj=name)


def test_every_lens_gives_one_frame_whose_first_column_is_the_id(found, articles):
    assert found.keys() == FRAMES
    for name, frame in found.items():
        assert frame.columns[0] == "id"
        assert set(frame["id"]) <= set(articles["id"]), name
    assert found["errors"].empty
    assert found["articles"]["id"].tolist() == articles["id"].tolist()
    assert set(found["attributions"]["id"]) == set(articles["id"]), "all of these stories quote somebody"


def test_every_row_points_at_its_words_in_its_own_article(found, articles):
    texts = articles.set_index("id")["text"]
    for name in LENSES:
        for row in found[name].itertuples():
            assert texts[row.id][row.start : row.end] == row.text, name


def test_an_article_yields_the_same_rows_alone_as_among_others(found, articles):
    alone = analyse(articles.iloc[[4]], progress=False)
    for name in FRAMES:
        among = found[name][found[name]["id"] == articles["id"][4]].reset_index(drop=True)
        assert_frame_equal(among, alone[name], obj=name)


def test_a_bad_article_is_an_error_and_the_others_go_on():
    frame = pd.DataFrame(
        {
            "id": range(7),
            "text": [
                "It may rain, she said.",
                None,
                3.5,
                " \n",
                "x" * (LONGEST_TEXT + 1),
                "It rained.",
                "No.",
            ],
            "published": ["2024-05-01", "2024-05-01", None, None, None, "whenever", None],
        }
    )
    found = analyse(frame, progress=False)
    assert found["articles"]["id"].tolist() == [0, 6]
    assert found["errors"]["id"].tolist() == [1, 2, 3, 4, 5]
    assert found["errors"]["id"].dtype == "int64"
    for sentence in found["errors"]["error"]:
        assert sentence.endswith(".")
        assert len(sentence) < 200


def test_the_publication_day_is_understood_as_text_date_or_timestamp():
    days = ["2024-05-01", pd.Timestamp("2024-05-01 12:30"), pd.Timestamp("2024-05-01").date()]
    frame = pd.DataFrame({"id": range(3), "text": "It rained.", "published": pd.Series(days, dtype="object")})
    about = analyse(frame, lenses=[], progress=False)["articles"]
    assert about["earliest"].tolist() == about["latest"].tolist() == [pd.Timestamp("2024-05-01")] * 3
    gaps = frame.assign(published=pd.Series([pd.NaT, None, pd.NA], dtype="object"))
    assert analyse(gaps, lenses=[], progress=False)["articles"]["earliest"].isna().all()


def test_only_the_lenses_asked_for_are_run(articles):
    assert analyse(articles[:1], lenses=["hedges"], progress=False).keys() == {"hedges", "articles", "errors"}
    assert analyse(articles[:1], lenses="hedges", progress=False).keys() == {"hedges", "articles", "errors"}


def test_no_articles_give_frames_of_the_same_shape(found, articles):
    for name, frame in analyse(articles[:0], progress=False).items():
        assert frame.empty
        assert_frame_equal(frame, found[name][:0], obj=name, check_index_type=False)


@pytest.mark.parametrize(
    ("frame", "lenses", "message"),
    [
        (pd.DataFrame({"id": [1]}), LENSES, "no column 'text'"),
        (pd.DataFrame(), LENSES, "no column 'id'"),
        ({"id": [1], "text": ["It rained."]}, LENSES, "A DataFrame is needed here, not a dict"),
        (pd.DataFrame({"id": [1, 1], "text": ["a", "b"]}), LENSES, "an id of its own"),
        (pd.DataFrame({"id": [1], "text": ["a"]}), ["mood"], "no lens 'mood'"),
    ],
)
def test_a_frame_that_cannot_be_used_is_refused_in_one_sentence(frame, lenses, message):
    with pytest.raises(ArticleError, match=message):
        analyse(frame, lenses=lenses, progress=False)


class TestDask:
    def test_nothing_runs_before_compute_and_the_meta_is_exact(self, lazily):
        for name, frame in lazily.items():
            assert_frame_equal(frame._meta, empty_frame(name, frame.dtypes["id"]), obj=name)

    def test_dask_finds_what_pandas_finds(self, lazily, found):
        import dask

        (computed,) = dask.compute(lazily, scheduler="threads")
        for name, frame in computed.items():
            assert_frame_equal(
                frame.reset_index(drop=True).astype({"id": found[name]["id"].dtype}), found[name], obj=name
            )

    def test_the_lenses_share_one_reading_when_computed_together(self, articles):
        dask = pytest.importorskip("dask")
        pytest.importorskip("dask.dataframe", reason="the extra 'corpus' is not installed")
        read = []

        def count(partition):
            read.append(len(partition))
            return partition

        frame = dask.dataframe.from_pandas(articles, npartitions=2)
        counted = frame.map_partitions(count, meta=frame._meta)
        read.clear()
        dask.compute(analyse(counted, lenses=["hedges", "times"]), scheduler="synchronous")
        assert sum(read) == len(articles)


class TestParquet:
    @pytest.fixture(autouse=True)
    def _needs_pyarrow(self):
        pytest.importorskip("pyarrow", reason="the extra 'corpus' is not installed")

    @pytest.fixture
    def source(self, articles, tmp_path):
        path = tmp_path / "articles.parquet"
        articles.to_parquet(path, row_group_size=5)
        return path

    def test_the_parts_together_are_what_memory_gives(self, source, tmp_path, found):
        analyse_parquet(source, tmp_path / "out", chunk=5, progress=False)
        assert_same(load_findings(tmp_path / "out"), found)

    def test_a_folder_of_files_is_one_corpus(self, articles, tmp_path, found):
        (tmp_path / "in").mkdir()
        articles[:7].to_parquet(tmp_path / "in" / "a.parquet")
        articles[7:].to_parquet(tmp_path / "in" / "b.parquet")
        analyse_parquet(tmp_path / "in", tmp_path / "out", chunk=5, progress=False)
        assert_same(load_findings(tmp_path / "out"), found)

    def test_any_reader_of_parquet_opens_a_lens_as_one_table(self, source, tmp_path, found):
        paths = analyse_parquet(source, tmp_path / "out", chunk=5, progress=False)
        table = pd.read_parquet(paths["attributions"])
        assert table["text"].tolist() == found["attributions"]["text"].tolist()

    def test_a_part_that_is_missing_is_made_again_and_the_others_are_left_alone(self, source, tmp_path):
        paths = analyse_parquet(source, tmp_path / "out", chunk=5, progress=False)
        before = {path: path.read_bytes() for path in (tmp_path / "out").rglob("*.parquet")}
        lost = paths["articles"] / "part-000001.parquet"
        lost.unlink()
        kept = {path: path.stat().st_mtime_ns for path in before if "000001" not in path.name}
        analyse_parquet(source, tmp_path / "out", chunk=5, progress=False)
        assert {path: path.read_bytes() for path in (tmp_path / "out").rglob("*.parquet")} == before
        assert {path: path.stat().st_mtime_ns for path in kept} == kept

    def test_a_run_that_is_killed_goes_on_where_it_was(self, source, tmp_path, found):
        out = tmp_path / "out"
        run = subprocess.Popen(
            [sys.executable, "-m", "analysis", "corpus", source, out, "--chunk", "2", "--quiet"]
        )
        while run.poll() is None and not (out / "articles" / "part-000001.parquet").exists():
            time.sleep(0.02)
        run.kill()
        run.wait()
        assert len(list((out / "articles").glob("part-*.parquet"))) < 6
        analyse_parquet(source, out, chunk=2, progress=False)
        assert_same(load_findings(out), found)

    @pytest.mark.skipif(os.name != "posix", reason="sends an interrupt as a terminal does")
    def test_an_interrupt_leaves_what_is_finished_and_says_so(self, source, tmp_path):
        out = tmp_path / "out"
        command = [sys.executable, "-m", "analysis", "corpus", source, out, "--chunk", "1", "--quiet"]
        run = subprocess.Popen(
            command,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=lambda: signal.signal(
                signal.SIGINT, signal.SIG_DFL
            ),  # a shell's background job ignores it
        )
        while run.poll() is None and not (out / "articles" / "part-000001.parquet").exists():
            time.sleep(0.02)
        run.send_signal(signal.SIGINT)
        _, said = run.communicate(timeout=60)
        assert run.returncode == 130
        assert said == "Stopped. What is finished is kept; run again to go on.\n"
        assert not list(out.rglob(".*"))
        assert 2 <= len(load_findings(out)["articles"]) < 12

    def test_two_processes_give_the_same_bytes_as_one(self, source, tmp_path):
        for processes in (1, 2):
            analyse_parquet(
                source, tmp_path / f"out{processes}", processes=processes, chunk=3, progress=False
            )
        parts = [
            {path.relative_to(tmp_path / out): path.read_bytes() for path in (tmp_path / out).rglob("*.*")}
            for out in ("out1", "out2")
        ]
        assert parts[0] == parts[1]

    def test_a_cluster_does_the_work_where_one_is_given(self, source, tmp_path, found):
        distributed = pytest.importorskip("distributed")
        with (
            distributed.LocalCluster(
                n_workers=1, threads_per_worker=1, dashboard_address=None, host="127.0.0.1"
            ) as cluster,
            distributed.Client(cluster) as client,
        ):
            analyse_parquet(source, tmp_path / "out", client=client, chunk=6, progress=False)
        assert_same(load_findings(tmp_path / "out"), found)

    def test_a_folder_begun_for_something_else_is_refused(self, source, tmp_path, articles):
        analyse_parquet(source, tmp_path / "out", lenses=["times"], chunk=6, progress=False)
        with pytest.raises(ArticleError, match="begun with another chunk"):
            analyse_parquet(source, tmp_path / "out", lenses=["times"], chunk=7, progress=False)
        with pytest.raises(ArticleError, match="begun with another lenses"):
            analyse_parquet(source, tmp_path / "out", lenses=["hedges"], chunk=6, progress=False)
        articles.assign(text="Changed.").to_parquet(source)
        with pytest.raises(ArticleError, match="begun with another source"):
            analyse_parquet(source, tmp_path / "out", lenses=["times"], chunk=6, progress=False)
        with pytest.raises(ArticleError, match="something else"):
            analyse_parquet(source, tmp_path, progress=False)

    def test_a_folder_with_a_manifest_of_something_else_is_refused(self, source, tmp_path):
        for manifest in ('{"name": "an app"}', "[1]", "[{}]", "no JSON"):
            (tmp_path / "manifest.json").write_text(manifest)
            with pytest.raises(ArticleError, match="not what analyse_parquet wrote"):
                load_findings(tmp_path)
            with pytest.raises(ArticleError, match="not what analyse_parquet wrote"):
                analyse_parquet(source, tmp_path, progress=False)

    def test_what_was_written_within_the_source_is_not_read_as_articles(self, articles, tmp_path):
        articles[:4].to_parquet(tmp_path / "a.parquet")
        for _ in range(2):
            analyse_parquet(tmp_path, tmp_path / "out", lenses=["times"], progress=False)
        assert load_findings(tmp_path / "out")["articles"]["id"].tolist() == articles["id"][:4].tolist()

    @pytest.mark.parametrize("number", ["processes", "chunk"])
    def test_a_number_below_one_is_refused_before_anything_is_written(self, source, tmp_path, number):
        with pytest.raises(ArticleError, match=f"{number}=0 is too small"):
            analyse_parquet(source, tmp_path / "out", progress=False, **{number: 0})
        assert not (tmp_path / "out").exists()

    def test_the_id_may_be_the_index_that_pandas_wrote(self, articles, tmp_path, found):
        source = tmp_path / "indexed.parquet"
        articles.set_index("id").to_parquet(source)
        paths = analyse_parquet(source, tmp_path / "out", lenses=["times"], chunk=5, progress=False)
        assert pd.read_parquet(paths["times"])["text"].tolist() == found["times"].text.tolist()

    def test_a_folder_that_cannot_be_made_is_named(self, source, tmp_path):
        (tmp_path / "file").write_text("taken")
        with pytest.raises(ArticleError, match="cannot be made"):
            analyse_parquet(source, tmp_path / "file" / "out", progress=False)

    def test_what_is_no_parquet_is_refused_in_one_sentence(self, tmp_path):
        with pytest.raises(ArticleError, match="There is no Parquet file"):
            analyse_parquet(tmp_path / "none.parquet", tmp_path / "out")
        text = tmp_path / "text.parquet"
        text.write_text("not Parquet")
        with pytest.raises(ArticleError, match="is no Parquet file"):
            analyse_parquet(text, tmp_path / "out")
        pd.DataFrame({"name": ["a"]}).to_parquet(text)
        with pytest.raises(ArticleError, match="no column 'id'"):
            analyse_parquet(text, tmp_path / "out")
        with pytest.raises(ArticleError, match="There are no findings"):
            load_findings(tmp_path)


def shared(*texts, words=6):
    frame = pd.DataFrame({"id": [f"a{number}" for number in range(len(texts))], "text": list(texts)})
    return find_shared_words(frame, words=words)


def test_words_that_two_articles_share_are_found_whatever_stands_around_them():
    found = shared(
        "“We will not yield an inch of land,” she said.",
        'The mayor: "we will not yield an inch of land". Really.',
        "No.",
    )
    assert found[["text", "words", "articles"]].values.tolist() == [
        ["We will not yield an inch of land", 8, ("a0", "a1")]
    ]


def test_an_apostrophe_of_either_shape_stands_within_a_shared_word():
    found = shared(
        "He said the minister's plan is safe now.", "“The minister’s plan is safe,” he said.", words=5
    )
    assert found[["text", "words"]].values.tolist() == [["the minister's plan is safe", 5]]


def test_a_longer_run_of_two_articles_stands_beside_the_shorter_of_three():
    found = shared("a b c d e f g h", "x a b c d e f g h", "b c d e f g y")
    assert found[["text", "articles"]].values.tolist() == [
        ["b c d e f g", ("a0", "a1", "a2")],
        ["a b c d e f g h", ("a0", "a1")],
    ]


def test_articles_that_share_nothing_and_no_article_give_the_same_columns():
    nothing = shared("It rained.", "Nobody minded.")
    assert nothing.empty
    for texts in ([], [None], ["It rained."]):
        assert shared(*texts).dtypes.equals(nothing.dtypes)
    with pytest.raises(ArticleError, match="A DataFrame is needed here, not a list"):
        find_shared_words(["It rained."])


def test_five_shared_words_are_no_run_of_six():
    assert shared("one two three four five", "one two three four five").empty
    assert len(shared("one two three four five", "one two three four five", words=5)) == 1


def test_two_articles_of_one_id_share_no_words_unseen():
    with pytest.raises(ArticleError, match="an id of its own"):
        find_shared_words(pd.DataFrame({"id": ["a", "a"], "text": ["one two three four five six"] * 2}))


def test_shared_words_need_texts_and_a_size():
    assert find_shared_words(pd.DataFrame({"id": ["a"], "text": [None]})).empty
    with pytest.raises(ArticleError, match="no column 'text'"):
        find_shared_words(pd.DataFrame({"id": ["a"]}))
    with pytest.raises(ArticleError, match="at least one word"):
        shared("a", words=0)

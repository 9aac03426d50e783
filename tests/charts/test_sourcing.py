"""Who speaks: voices, refusals, intermediaries and headlines as the charts tell of them."""

import pandas as pd
import pytest

from analysis import Article, charts
from analysis.frames import build_frame
from analysis.sourcing import ATTRIBUTION
from analysis.theme import SOURCE_COLOURS


def say(article: Article, words: str, voice: str | None, **more) -> dict:
    start = article.text.index(words)
    return {
        "start": start,
        "end": start + len(words),
        "text": words,
        "content_spans": ((start, start + len(words)),),
        "sentence": article.sentence_at(start),
        "speaker": voice,
        "source": voice,
        "source_type": "official",
        "quote_kind": "indirect",
        "named": voice is not None,
        "stance": "states",
        "cue": "said",
        "rule": "by hand",
    } | more


def collect(*rows: dict) -> pd.DataFrame:
    return build_frame(rows, ATTRIBUTION)


@pytest.fixture
def letters():
    """An article in which one voice speaks, one denies and one declines to."""
    article = Article.from_text(
        "The dam is safe, Ann Lee said. Tom Hale denied that it leaked. "
        'The ministry had "nothing to say" on the letters.'
    )
    rows = collect(
        say(article, "The dam is safe", "Ann Lee"),
        say(article, "it leaked", "Tom Hale", stance="denies", cue="denied"),
        say(article, 'nothing to say" on the letters', "ministry", stance="declines", cue="had"),
    )
    return article, rows


def lanes(chart):
    return set(chart.tabulate_marks().lane)


def test_a_refusal_to_speak_is_nobodys_words(letters):
    article, rows = letters
    assert set(charts.add_voices(rows).voice) == {"Ann Lee", "Tom Hale"}
    assert "ministry" not in lanes(charts.plot_speakers(rows, article.sentences))
    assert "Left out: 1 refusal to answer." in charts.plot_speakers(rows, article.sentences).alt
    assert charts.describe_voices(rows, article.sentences).startswith("Somebody speaks in 2 of 3 sentences")
    assert charts.describe_flow(rows.assign(via="BBC")).startswith("2 of 2 statements")


def test_refusals_and_denials_have_signs_of_their_own_along_the_story(letters):
    article, rows = letters
    chart = charts.plot_voices(rows, article.sentences)
    signs = {trace.name: trace for trace in chart.data if trace.type == "scatter"}
    assert list(signs["gives no answer"].y) == ["ministry"]
    assert list(signs["denies it"].y) == ["Tom Hale"]
    marks = chart.tabulate_marks().set_index("lane").about
    assert marks["ministry"].startswith("ministry: no answer given")
    assert marks["Tom Hale"].endswith("A denial")


def test_one_voice_more_than_asked_for_is_named_as_others_would_be_one_alone(letters):
    article, rows = letters
    assert "other voices" not in lanes(charts.plot_voices(rows, article.sentences, most=2))
    assert "other voices" in lanes(charts.plot_voices(rows, article.sentences, most=1))
    spoken = charts.drop_refusals(rows)
    assert {"Ann Lee", "Tom Hale"} <= set(charts.plot_flow(spoken, most=1).data[0].node.label)
    assert "Shown" not in charts.plot_flow(spoken, most=1).alt


def test_a_denial_is_drawn_with_an_edge_that_shows_on_dark_bars(letters):
    article, rows = letters
    edge, stroke = (
        trace for trace in charts.plot_voices(rows, article.sentences).data if trace.legendgroup == "denies"
    )
    assert edge.marker.line.width > stroke.marker.line.width
    assert list(edge.x) == list(stroke.x)
    assert not edge.showlegend


def test_a_story_of_refusals_has_no_speakers(letters):
    article, rows = letters
    refusals = rows[rows.stance == "declines"]
    assert not charts.plot_speakers(refusals).data
    assert not charts.plot_flow(refusals).data
    assert not charts.plot_naming(refusals).data
    assert charts.plot_voices(refusals, article.sentences).alt.startswith("Nobody speaks in any of the 3")


def test_a_doubt_in_a_refusal_is_not_the_doubt_of_the_one_who_refuses(letters):
    _, rows = letters
    assert charts.drop_refusals(rows).speaker.tolist() == ["Ann Lee", "Tom Hale"]


def test_the_voices_with_most_words_keep_their_lanes_and_the_others_share_one():
    names = [f"Voice {letter}" for letter in "ABCDEFGH"]
    text = " ".join(
        f"{' '.join([f'word{n}'] * (n + 1))} it rained {name} said." for n, name in enumerate(names)
    )
    article = Article.from_text(text)
    rows = collect(
        *(say(article, " ".join([f"word{n}"] * (n + 1)), name) for n, name in enumerate(names)),
    )
    chart = charts.plot_voices(rows, article.sentences, most=3)
    assert lanes(chart) == {*names[-3:], "other voices"}
    assert chart.layout.yaxis.categoryarray[0] == "other voices"
    assert "Shown: 3 of 8 voices by name." in chart.alt
    shared = chart.tabulate_marks().query("lane == 'other voices'").about
    assert len(shared) == 5
    assert shared.str.contains("Voice A").any()
    assert "by name" not in charts.plot_voices(rows, article.sentences).alt


def test_a_headline_stands_left_of_the_story_and_nobody_speaks_first_in_it():
    article = Article.from_text("Mayor to close the port\n\nIt opened in 1931, Ann Lee said. It is old.")
    headline = say(article, "to close the port", "Mayor", sentence=None)
    rows = collect(headline, say(article, "It opened in 1931", "Ann Lee"))
    later = article.sentences[article.sentences.start > article.text.index("It opened") - 1]
    chart = charts.plot_voices(rows, later)
    assert charts.describe_voices(rows, later).endswith(": first and last Ann Lee.")
    bars = next(trace for trace in chart.data if trace.customdata is not None)
    places = dict(zip(bars.y, bars.base, strict=True))
    lengths = dict(zip(bars.y, bars.x, strict=True))
    assert places["Mayor"] + lengths["Mayor"] < 0 <= places["Ann Lee"]
    assert chart.layout.xaxis.range[0] < places["Mayor"]
    assert "the headline" in chart.layout.xaxis.title.text


def relayed(*rows: tuple) -> pd.DataFrame:
    article = Article.from_text("It rained.")
    return collect(
        *(
            say(article, "It rained", voice, via=via, source_type=kind, source=source)
            for voice, source, kind, via in rows
        )
    )


def test_one_outlet_under_two_names_is_counted_once():
    rows = relayed(
        ("Ann Lee", "she", "official", "BBC News"),
        ("Tom Hale", "he", "expert", "the BBC"),
        ("Kim", "Kim", "official", "BBCX"),
    )
    assert charts.find_intermediaries(rows).tolist() == ["BBC", "BBC", "BBCX"]
    assert charts.describe_flow(rows) == "3 of 3 statements came through 2 intermediaries: BBC and BBCX."


def test_an_outlet_that_reports_in_its_own_name_is_an_intermediary():
    rows = relayed(
        (None, "the New York Times", "media", None),
        (None, "Sources", "anonymous", "New York Times"),
        ("Ann Lee", "she", "official", None),
    )
    assert charts.find_intermediaries(rows).fillna("directly").tolist() == [
        "New York Times",
        "New York Times",
        "directly",
    ]
    assert charts.describe_flow(rows).startswith("2 of 3 statements came through one intermediary")


def test_flows_have_the_key_of_the_other_charts(attributions):
    key = {trace.name: trace.marker.color for trace in charts.plot_flow(attributions).data if trace.name}
    assert key
    assert all(SOURCE_COLOURS[kind] == colour for kind, colour in key.items())


def test_who_is_the_source_as_written_where_no_speaker_is_known():
    rows = relayed((None, "two officials", "anonymous", None), (None, None, "unattributed", None))
    assert charts.name_voices(rows).tolist() == ["two officials", "nobody named"]


def test_a_source_as_written_fits_into_a_sentence():
    article = Article.from_text("The port is shut. It will open again. Nobody knows when.")
    first = say(article, "The port is shut", None, source="Four dockers, who would not be named,")
    last = say(article, "Nobody knows when", None, source="he")
    said = charts.describe_voices(collect(first, last), article.sentences)
    assert said.endswith(": first four dockers, last “he” (not clear who).")
    board = say(article, "It will open again", None, source="The harbour board")
    assert charts.describe_speakers(collect(board)).endswith("one voice: the harbour board.")


def test_an_intermediary_without_a_name_has_its_article():
    rows = relayed(("Ann Lee", "she", "official", "the captain"), ("Tom Hale", "he", "expert", "BBC"))
    assert charts.describe_flow(rows).endswith(": the captain and BBC.")


def test_every_part_of_the_naming_chart_has_its_share_beside_it(attributions):
    trace = charts.plot_naming(attributions).data[0]
    assert list(trace.y) == ["named", "unnamed", "nobody's claim"]
    assert all("%" in text for text in trace.text)
    assert trace.textposition == "outside"


def test_a_statement_of_several_sentences_is_speech_in_each_of_them():
    article = Article.from_text(
        "It rained. Lee: The dam is safe. It was built of stone. We like it. Nobody asked."
    )
    rows = collect(say(article, "The dam is safe. It was built of stone. We like it.", "Ann Lee"))
    assert charts.describe_voices(rows, article.sentences).startswith("Somebody speaks in 3 of 5 sentences")


def test_the_last_word_of_a_story_keeps_its_bar_within_the_chart():
    article = Article.from_text("It rained for a week. Ann Lee denied wrongdoing.")
    rows = collect(say(article, "wrongdoing", "Ann Lee", stance="denies"))
    chart = charts.plot_voices(rows, article.sentences)
    bar = chart.data[0]
    assert bar.base[0] + bar.x[0] <= chart.layout.xaxis.range[1]

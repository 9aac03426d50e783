"""Charts of who speaks: how much, and when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis import voices
from analysis.charts.legend import OTHERS, colour_of, make_source_legend
from analysis.charts.story import (
    cap_rows,
    count_touched,
    keep_most,
    passages_of,
    sentences_of,
    split_by,
    story_axis,
    word_counts,
    words_before,
)
from analysis.figure import Chart, make_chart, make_empty_chart
from analysis.frames import check_frames, iterate_rows, list_items
from analysis.marks import Note, explain
from analysis.phrasing import count_of, percent
from analysis.theme import INK, KEY_ONLY, PAPER, count_axis, label, lane_height

QUOTE_PATTERNS = {"direct": "", "mixed": "/", "indirect": "."}
NOBODY = "nobody named"
REFUSAL, DENIAL = "declines", "denies"
NOTHING = "Nothing in this story is attributed to anybody."


def name_voices(attributions: pd.DataFrame) -> pd.Series:
    """Name who speaks: the speaker; where none is resolved, the source as the story words it; else "nobody named"."""
    return voices.name_voices(attributions).fillna(NOBODY)


def drop_refusals(attributions: pd.DataFrame) -> pd.DataFrame:
    """Keep what somebody says: a refusal ("declined to comment on the letters") is told in the writer's words.

    >>> rows = pd.DataFrame({"text": ["It rained", "to comment"], "stance": ["states", "declines"]})
    >>> drop_refusals(rows).text.tolist()
    ['It rained']
    """
    return attributions[~_is_refusal(attributions)]


def add_voices(attributions: pd.DataFrame) -> pd.DataFrame:
    """Statements with what the charts need: voice, kind of source, number of words.

    A voice is what `name_voices` gives; refusals to answer are no statements and left out.
    """
    return _describe_voices(drop_refusals(attributions))


def name_kinds(rows: pd.DataFrame) -> dict[str, str]:
    """The kind of source that each voice of `add_voices` is in most of its words."""
    words = rows.groupby(["voice", "source_type"], sort=False).words.sum().reset_index()
    most = words.sort_values("words", ascending=False, kind="stable").drop_duplicates("voice")
    return dict(zip(most.voice, most.source_type, strict=True))


def say_refusals(attributions: pd.DataFrame) -> str:
    """The sentence of a note that says how many refusals a chart leaves out."""
    refusals = int(_is_refusal(attributions).sum())
    return f" Left out: {count_of(refusals, 'refusal')} to answer." if refusals else ""


def _is_refusal(attributions: pd.DataFrame) -> pd.Series:
    return attributions.stance.eq(REFUSAL).fillna(False).astype(bool)


def _describe_voices(attributions: pd.DataFrame) -> pd.DataFrame:
    words = [
        sum(len(text[max(0, first - start) : last - start].split()) for first, last in list_items(spans))
        for text, start, spans in zip(
            attributions.text, attributions.start, attributions.content_spans, strict=True
        )
    ]
    return attributions.assign(
        voice=name_voices(attributions),
        source_type=attributions.source_type.fillna("unattributed"),
        quote_kind=attributions.quote_kind.fillna("indirect"),
        words=pd.Series(words, index=attributions.index, dtype="int64"),
    )


def describe_speakers(attributions: pd.DataFrame) -> str:
    """Say in a sentence on whose words the story rests most.

    Examples
    --------
    >>> describe_speakers(pd.DataFrame())
    'Nothing in this story is attributed to anybody.'
    """
    if attributions.empty:
        return NOTHING
    words = add_voices(attributions).groupby("voice").words.sum().sort_values(ascending=False)
    total = int(words.sum())
    if not total:
        return NOTHING
    first, most = str(words.index[0]), int(words.iloc[0])
    top = words.index[words == most].tolist()
    if words.index.tolist() == [NOBODY]:
        return "No source is told for any of the attributed words."
    if len(words) == 1:
        return f"All attributed words come from one voice: {first}."
    if NOBODY in top:
        return f"For {percent(most, total)} of the attributed words no source is told at all."
    if most * 2 > total:
        return (
            f"More than half of all attributed words come from one voice: {first} ({percent(most, total)})."
        )
    if len(words) > 2 and len(top) > 1:
        return f"{count_of(len(words), 'voice')} share the story; none of them dominates."
    if len(top) > 1:
        share = f"{percent(most, total)} of all attributed words each"
        return f"As much is said by {top[0]} as by {top[1]}: {share}."
    return f"Most is said by {first}: {percent(most, total)} of all attributed words."


def plot_speakers(attributions: pd.DataFrame, sentences: pd.DataFrame | None = None, most: int = 15) -> Chart:
    """Draw how many words each voice is given, by kind of quotation, coloured by kind of source.

    Parameters
    ----------
    attributions
        `find_attributions(article)`.
    sentences
        `article.sentences`, for a click on a bar to show them; without them it shows the statements.
    most
        Voices to show.
    """
    check_frames(attributions=attributions)
    finding = describe_speakers(attributions)
    if finding == NOTHING:
        return make_empty_chart(finding)
    rows = add_voices(attributions)
    totals = rows.groupby("voice", sort=False).words.sum().sort_values(ascending=False, kind="stable")
    shown = totals.index[:most].tolist()
    kinds = name_kinds(rows)
    traces = []
    for quote, pattern in QUOTE_PATTERNS.items():
        part = rows[(rows.quote_kind == quote) & rows.voice.isin(shown)]
        grouped = part.groupby("voice", sort=False)
        words = grouped.words.sum()
        if words.empty:
            continue
        colours = [colour_of(kinds[str(voice)]) for voice in words.index]
        traces.append(
            go.Bar(
                x=words,
                y=[label(voice) for voice in words.index],
                orientation="h",
                showlegend=False,
                marker={
                    "color": colours,
                    "line": {"color": PAPER, "width": 1},
                    "pattern": {"shape": pattern, "fillmode": "overlay", "fgcolor": PAPER, "size": 6},
                },
                **explain(
                    Note(
                        f"{voice} ({kinds[str(voice)]}): {count_of(words[voice], 'word')} in "
                        f"{count_of(len(said), f'{quote} quotation')}",
                        passages_of(said, sentences),
                        [_say_denials(said)],
                    )
                    for voice, said in grouped
                ),
            )
        )
    left_out = f" Shown: {len(shown):,} of {count_of(len(totals), 'voice')}." if len(totals) > most else ""
    return make_chart(
        [*traces, *make_source_legend(kinds[voice] for voice in shown)],
        finding=finding,
        note="Words attributed to each voice. Plain bars are direct quotations, striped ones mixed, dotted "
        "ones the writer's rendering." + left_out + say_refusals(attributions),
        height=lane_height(map(label, shown), 28) * len(shown) + 120,
        layout={
            "barmode": "stack",
            "showlegend": True,
            "legend": KEY_ONLY,
            "xaxis": count_axis("words", totals.max()),
            "yaxis": {"categoryorder": "array", "categoryarray": [label(v) for v in shown[::-1]]},
        },
    )


def describe_voices(attributions: pd.DataFrame, sentences: pd.DataFrame) -> str:
    """Say in a sentence where in the story somebody speaks; a headline comes before the story."""
    if attributions.empty or sentences.empty:
        return NOTHING
    rows = add_voices(attributions).dropna(subset="sentence").sort_values("start")
    spoken = count_touched(rows.content_spans, sentences)
    speaking = f"Somebody speaks in {spoken:,} of {count_of(len(sentences), 'sentence')}"
    if rows.empty:
        return (
            "Nobody speaks in the one sentence of the story."
            if len(sentences) == 1
            else f"Nobody speaks in any of the {len(sentences):,} sentences."
        )
    rows = rows[rows.voice != NOBODY]
    if rows.empty:
        return f"{speaking}, nobody under a name."
    first, last = rows.voice.iloc[0], rows.voice.iloc[-1]
    ends = f"first {first}, last {last}" if first != last else f"first and last {first}"
    return f"{speaking}: {ends}."


def plot_voices(attributions: pd.DataFrame, sentences: pd.DataFrame, most: int = 20) -> Chart:
    """Draw who speaks when along the story: a lane for each voice, signs for those who deny or refuse to speak.

    Parameters
    ----------
    attributions
        `find_attributions(article)`.
    sentences
        `article.sentences`.
    most
        Voices with a lane of their own, those with most words; the others share one.
    """
    check_frames(attributions=attributions, sentences=sentences)
    finding = describe_voices(attributions, sentences)
    if attributions.empty or sentences.empty:
        return make_empty_chart(finding)
    rows = _describe_voices(attributions).sort_values("start")
    rows["words"] = rows.words.mask(_is_refusal(rows), 0)
    voices = rows.groupby("voice", sort=False).words.sum().sort_values(ascending=False, kind="stable")
    named = keep_most(voices, most)
    left_out = (
        f" Shown: {most} of {count_of(len(voices), 'voice')} by name." if len(voices) > len(named) else ""
    )
    rows["lane"] = rows.voice.where(rows.voice.isin(named), OTHERS)
    rows["place"] = words_before(rows.start, sentences)
    rows["length"] = rows.words.clip(lower=2)
    rows["length"] = rows.length.where(rows.place >= 0, rows.length.clip(upper=-0.75 * rows.place))
    last = max(int(word_counts(sentences.text).sum()) - 2, 0)
    rows["place"] = rows.place.clip(upper=last)  # where the story ends, room for the shortest bar
    lanes = [label(lane) for lane in sorted(dict.fromkeys(rows.lane), key=lambda lane: lane == OTHERS)]
    height = lane_height(lanes)
    rows, cut = cap_rows(rows, "attribution")
    statements = rows[~_is_refusal(rows)]
    traces = [_draw_voices(part, str(kind), sentences) for kind, part in split_by(statements, "source_type")]
    return make_chart(
        [*traces, *make_source_legend(statements.source_type), *_draw_stances(rows, sentences, height)],
        finding=finding,
        note="Filled bars hold quoted words, hollow ones the writer's rendering; colours are kinds of source."
        + left_out
        + cut,
        height=height * len(lanes) + 120,
        layout={
            "barmode": "overlay",
            "showlegend": True,
            "xaxis": story_axis(sentences, rows.place),
            "yaxis": {
                "categoryorder": "array",
                "categoryarray": lanes[::-1],
                "range": [-0.6, len(lanes) - 0.4],
            },
        },
    )


def _draw_voices(part: pd.DataFrame, source_type: str, sentences: pd.DataFrame) -> go.Bar:
    quoted = part.quote_kind.isin(["direct", "mixed"])
    return go.Bar(
        base=part.place,
        x=part.length,
        y=part.lane.map(label),
        orientation="h",
        name=source_type,
        legendgroup=source_type,
        marker={
            "color": [colour_of(source_type) if full else PAPER for full in quoted],
            "line": {"color": colour_of(source_type), "width": 2},
        },
        **explain(
            Note(
                f"{row.voice} ({row.source_type}, {row.quote_kind})" + _say_cue(row),
                [sentence],
                [
                    "A denial" if _given(row.stance) == DENIAL else None,
                    f"Via {row.via}" if _given(row.via) else None,
                ],
            )
            for row, sentence in zip(iterate_rows(part), sentences_of(part, sentences), strict=True)
        ),
        showlegend=False,
    )


def _draw_stances(rows: pd.DataFrame, sentences: pd.DataFrame, height: int) -> Iterator[go.Scatter]:
    """A stroke through each denial, with an edge to be seen on a dark bar; a cross for each refusal to speak."""
    style = {"color": INK, "line": {"color": INK, "width": 2}}
    denials = rows[rows.stance.eq(DENIAL).fillna(False).astype(bool)]
    if len(denials):
        for name, colour, width in (("", PAPER, 4), ("denies it", INK, 2)):
            yield go.Scatter(
                x=denials.place + denials.length / 2,
                y=denials.lane.map(label),
                mode="markers",
                name=name,
                legendgroup=DENIAL,
                showlegend=bool(name),
                marker={
                    "symbol": "line-ne",
                    "size": height / 2 + (0 if name else 2),
                    "line": {"color": colour, "width": width},
                },
                hoverinfo="skip",
            )
    refusals = rows[_is_refusal(rows)]
    if len(refusals):
        yield go.Scatter(
            x=refusals.place,
            y=refusals.lane.map(label),
            mode="markers",
            name="gives no answer",
            marker={**style, "symbol": "x-thin", "size": 13},
            **explain(
                Note(f"{row.voice}: no answer given" + _say_cue(row), [sentence])
                for row, sentence in zip(
                    iterate_rows(refusals), sentences_of(refusals, sentences), strict=True
                )
            ),
        )


def _say_cue(row: Any) -> str:
    return f", cue: “{row.cue}”" if _given(row.cue) else ""


def _given(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _say_denials(said: pd.DataFrame) -> str | None:
    denials = int(said.stance.eq(DENIAL).fillna(False).sum())
    return f"Of these {count_of(denials, 'denial')}" if denials else None

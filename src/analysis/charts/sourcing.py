"""Charts of who speaks: how much, when, through whom, and how much of it under a name."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.story import cap_rows, passages_of, sentences_of, split_by, story_axis, words_before
from analysis.figure import Chart, make_chart, make_empty_chart
from analysis.frames import iterate_rows
from analysis.marks import Note, explain
from analysis.phrasing import count_of, escape, listing, percent
from analysis.theme import GREY, INK, PAPER, SOURCE_COLOURS, label

QUOTE_PATTERNS = {"direct": "", "mixed": "/", "indirect": "."}
NOBODY = "nobody named"
_OTHERS = "other voices"
_NOTHING = "Nothing in this story is attributed to anybody."


def add_voices(attributions: pd.DataFrame) -> pd.DataFrame:
    """Attributions with what the charts need: voice, kind of source, number of words.

    A voice is the speaker; where none is resolved, the source as the story words it; where there is no
    source either, "nobody named".
    """
    words = [
        sum(len(text[max(0, first - start) : last - start].split()) for first, last in spans or ())
        for text, start, spans in zip(
            attributions.text, attributions.start, attributions.content_spans, strict=True
        )
    ]
    return attributions.assign(
        voice=attributions.speaker.fillna(attributions.source).fillna(NOBODY),
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
        return _NOTHING
    words = add_voices(attributions).groupby("voice").words.sum().sort_values(ascending=False)
    total, first, most = int(words.sum()), str(words.index[0]), int(words.iloc[0])
    if not total:
        return _NOTHING
    if len(words) == 1:
        return f"All attributed words come from one voice: {first}."
    if first == NOBODY:
        return f"{percent(most, total)} of the attributed words have no named voice at all."
    if most * 2 > total:
        return f"More than half of all attributed words are {first}'s ({percent(most, total)})."
    if len(words) > 2 and most == words.iloc[1]:
        return f"{count_of(len(words), 'voice')} share the story; none of them dominates."
    return f"{first} has the most to say: {percent(most, total)} of all attributed words."


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
    finding = describe_speakers(attributions)
    if attributions.empty:
        return make_empty_chart(finding)
    rows = add_voices(attributions)
    totals = rows.groupby("voice", sort=False).words.sum().sort_values(ascending=False, kind="stable")
    shown = totals.index[:most].tolist()
    kinds = rows.drop_duplicates("voice").set_index("voice").source_type
    traces = []
    for quote, pattern in QUOTE_PATTERNS.items():
        part = rows[(rows.quote_kind == quote) & rows.voice.isin(shown)]
        grouped = part.groupby("voice", sort=False)
        words = grouped.words.sum()
        if words.empty:
            continue
        colours = [_colour(kinds[voice]) for voice in words.index]
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
                        f"{voice} ({kinds[voice]}): {count_of(words[voice], 'word')} in "
                        f"{count_of(len(said), f'{quote} quotation')}",
                        passages_of(said, sentences),
                    )
                    for voice, said in grouped
                ),
            )
        )
    left_out = f" Shown: {len(shown)} of {count_of(len(totals), 'voice')}." if len(totals) > most else ""
    return make_chart(
        [*traces, *_source_legend(kinds[shown])],
        finding=finding,
        note="Words attributed to each voice. Plain bars are direct quotations, striped ones mixed, dotted "
        "ones the writer's rendering." + left_out,
        height=28 * len(shown) + 120,
        layout={
            "barmode": "stack",
            "showlegend": True,
            "xaxis": {"title": {"text": "words"}},
            "yaxis": {"categoryorder": "array", "categoryarray": [label(v) for v in shown[::-1]]},
        },
    )


def describe_voices(attributions: pd.DataFrame, sentences: pd.DataFrame) -> str:
    """Say in a sentence where in the story somebody speaks."""
    if attributions.empty or sentences.empty:
        return _NOTHING
    rows = add_voices(attributions).sort_values("start")
    speaking = attributions.sentence.nunique()
    rows = rows[rows.voice != NOBODY]
    if rows.empty:
        return (
            f"Somebody speaks in {speaking} of {count_of(len(sentences), 'sentence')}, nobody under a name."
        )
    first, last = rows.voice.iloc[0], rows.voice.iloc[-1]
    ends = f"{first} speaks first, {last} last" if first != last else f"{first} speaks first and last"
    return f"Somebody speaks in {speaking} of {count_of(len(sentences), 'sentence')}; {ends}."


def plot_voices(attributions: pd.DataFrame, sentences: pd.DataFrame, most: int = 20) -> Chart:
    """Draw who speaks when along the story: a lane for each voice.

    Parameters
    ----------
    attributions
        `find_attributions(article)`.
    sentences
        `article.sentences`.
    most
        Lanes to show.
    """
    finding = describe_voices(attributions, sentences)
    if attributions.empty or sentences.empty:
        return make_empty_chart(finding)
    rows = add_voices(attributions).sort_values("start")
    voices = list(dict.fromkeys(rows.voice))[:most]
    rows, cut = cap_rows(rows[rows.voice.isin(voices)], "attribution")
    traces = []
    for source_type, part in split_by(rows, "source_type"):
        quoted = part.quote_kind.isin(["direct", "mixed"])
        traces.append(
            go.Bar(
                base=words_before(part.start, sentences),
                x=part.words.clip(lower=2),
                y=part.voice.map(label),
                orientation="h",
                name=source_type,
                marker={
                    "color": [_colour(source_type) if full else PAPER for full in quoted],
                    "line": {"color": _colour(source_type), "width": 2},
                },
                **explain(
                    Note(
                        f"{row.voice} ({row.source_type}, {row.quote_kind}), cue: “{row.cue}”",
                        [sentence],
                        [f"Via {row.via}" if isinstance(row.via, str) else None],
                    )
                    for row, sentence in zip(iterate_rows(part), sentences_of(part, sentences), strict=True)
                ),
                showlegend=False,
            )
        )
    return make_chart(
        [*traces, *_source_legend(rows.source_type)],
        finding=finding,
        note="Filled bars hold quoted words, hollow ones the writer's rendering; colours are kinds of source."
        + cut,
        height=30 * len(voices) + 120,
        layout={
            "barmode": "overlay",
            "showlegend": True,
            "xaxis": story_axis(sentences),
            "yaxis": {"categoryorder": "array", "categoryarray": [label(v) for v in voices[::-1]]},
        },
    )


def describe_flow(attributions: pd.DataFrame) -> str:
    """Say in a sentence how much reached the story through another outlet."""
    if attributions.empty:
        return _NOTHING
    relayed = attributions.via.dropna()
    if relayed.empty:
        return "No attribution is marked as coming through another outlet."
    outlets = list(dict.fromkeys(relayed))
    through = listing(outlets) if len(outlets) <= 3 else f"{len(outlets)} other outlets"
    return f"{len(relayed)} of {count_of(len(attributions), 'attribution')} came through {through}."


def plot_flow(attributions: pd.DataFrame, sentences: pd.DataFrame | None = None, most: int = 12) -> Chart:
    """Draw how statements flow from their voices, directly or through an outlet, into this article.

    Parameters
    ----------
    attributions
        `find_attributions(article)`.
    sentences
        `article.sentences`, for a click on a flow to show them; without them it shows the statements.
    most
        Voices to show one by one; the rest flow together.
    """
    finding = describe_flow(attributions)
    if attributions.empty:
        return make_empty_chart(finding)
    rows = add_voices(attributions)
    frequent = rows.voice.value_counts(sort=True).index[:most]
    rows["voice"] = rows.voice.where(rows.voice.isin(frequent), _OTHERS)
    rows["outlet"] = rows.via.fillna("directly")
    voices = list(dict.fromkeys(rows.voice))
    outlets = sorted(dict.fromkeys(rows.outlet), key=lambda outlet: outlet == "directly")
    nodes = [*voices, *outlets, "this article"]
    kinds = {row.voice: row.source_type for row in iterate_rows(rows[::-1])} | {_OTHERS: "several"}
    links = split_by(rows, "voice", "outlet")
    into = split_by(rows, "outlet")
    colours = [_colour(kinds[voice]) for (voice, _), _ in links]
    flows = [*((f"{voice} → {outlet}", part) for (voice, outlet), part in links), *into]
    said = explain(
        Note(f"{name}: {count_of(len(part), 'statement')}", passages_of(part, sentences))
        for name, part in flows
    )
    trace = go.Sankey(
        arrangement="snap",
        node={
            "label": [escape(node) for node in nodes],
            "color": [*(_colour(kinds[voice]) for voice in voices), *([GREY] * len(outlets)), INK],
            "pad": 14,
            "thickness": 14,
            "line": {"width": 0},
            "hovertemplate": "%{label}: %{value}<extra></extra>",
        },
        link={
            "source": [
                *(voices.index(voice) for (voice, _), _ in links),
                *(len(voices) + outlets.index(o) for o, _ in into),
            ],
            "target": [
                *(len(voices) + outlets.index(outlet) for (_, outlet), _ in links),
                *([len(nodes) - 1] * len(into)),
            ],
            "value": [len(part) for _, part in flows],
            "color": [*(_pale(colour) for colour in colours), *([_pale(GREY)] * len(into))],
            "customdata": list(zip(said["hovertext"], said["customdata"], strict=True)),
            "hovertemplate": "%{customdata[0]}<extra></extra>",
        },
    )
    return make_chart(
        [trace],
        finding=finding,
        note="Statements flow from their voices, directly or through another outlet, into this article.",
        height=34 * max(len(voices), len(outlets)) + 60,
        layout={"margin": {"b": 24}},
    )


def describe_naming(attributions: pd.DataFrame) -> str:
    """Say in a sentence how much is said by sources without a name."""
    if attributions.empty:
        return _NOTHING
    rows = add_voices(attributions)
    words = rows.words.groupby(_naming(rows)).sum()
    unnamed = int(words.sum() - words.get("named", 0))
    if not unnamed:
        return "Every attributed word has a named source."
    return f"{percent(unnamed, words.sum())} of the attributed words come from sources without a name."


def plot_naming(attributions: pd.DataFrame, sentences: pd.DataFrame | None = None) -> Chart:
    """Draw the shares of attributed words whose source is named, unnamed, or nobody.

    Parameters
    ----------
    attributions
        `find_attributions(article)`.
    sentences
        `article.sentences`, for a click on a share to show them; without them it shows the statements.
    """
    finding = describe_naming(attributions)
    if attributions.empty:
        return make_empty_chart(finding)
    rows = add_voices(attributions)
    naming = _naming(rows)
    colours = {
        "named": SOURCE_COLOURS["official"],
        "unnamed": SOURCE_COLOURS["anonymous"],
        "nobody's claim": GREY,
    }
    total = int(rows.words.sum())
    traces = [
        go.Bar(
            x=[words],
            y=[""],
            orientation="h",
            name=name,
            marker={"color": colours[name], "line": {"color": PAPER, "width": 2}},
            text=[f"{name} {percent(words, total)}" if words > 0.15 * total else ""],
            textposition="inside",
            insidetextanchor="middle",
            textfont={"color": PAPER, "size": 14},
            constraintext="none",
            **explain(
                [
                    Note(
                        f"{name}: {count_of(words, 'word')} of {total:,} in {count_of(len(part), 'attribution')}",
                        passages_of(part, sentences),
                        [listing(list(dict.fromkeys(part.voice))[:6])],
                    )
                ]
            ),
        )
        for name in colours
        if len(part := rows[naming == name]) and (words := int(part.words.sum())) >= 0
    ]
    return make_chart(
        traces,
        finding=finding,
        note="“Nobody's claim” is what is said to be believed, known or reported without saying by whom.",
        height=130,
        layout={
            "barmode": "stack",
            "showlegend": True,
            "xaxis": {"visible": False},
            "yaxis": {"visible": False},
            "bargap": 0.1,
        },
    )


def _naming(rows: pd.DataFrame) -> pd.Series:
    naming = rows.named.fillna(False).map({True: "named", False: "unnamed"})
    return naming.mask(rows.source_type == "unattributed", "nobody's claim")


def _colour(source_type: str) -> str:
    return SOURCE_COLOURS.get(source_type, GREY)


def _pale(colour: str) -> str:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.4)"


def _source_legend(kinds: pd.Series) -> list[go.Bar]:
    return [
        go.Bar(x=[None], y=[None], name=escape(kind), marker={"color": _colour(kind)}, hoverinfo="skip")
        for kind in dict.fromkeys(kinds)
    ]

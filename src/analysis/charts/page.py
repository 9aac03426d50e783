"""Charts of the page and its words: story and furniture, frequent words, actors, where words stand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.story import (
    MOST_PASSAGES,
    cap_rows,
    sentences_of,
    split_by,
    story_axis,
    word_counts,
    words_before,
)
from analysis.figure import Chart, make_chart, make_empty_chart
from analysis.frames import check_frames, iterate_rows
from analysis.marks import Note, explain
from analysis.page import READ_FOR_FACTS, find_left_out
from analysis.phrasing import count_of, listing, percent, say_times
from analysis.theme import (
    BLUE,
    GREEN,
    GREY,
    ORANGE,
    PAPER,
    PINK,
    SKY,
    count_axis,
    label,
    lane_height,
)

ACTOR_COLOURS = {"person": BLUE, "organisation": PINK, "place": GREEN, "group": ORANGE}


def describe_page(blocks: pd.DataFrame) -> str:
    """Say in a sentence how much of the page is story.

    >>> describe_page(pd.DataFrame({"kind": ["body"], "text": ["It rained."], "story": [True]}))
    'All of this page is story.'
    """
    words = word_counts(blocks.text)
    other = find_left_out(blocks)
    if other.empty and blocks.story.any():
        return (
            "All of this page is story."
            if blocks.story[words > 0].all()
            else "Nothing of this page is left out: it is a story with its heading."
        )
    if not blocks.story.any():
        return "No story was found on this page."
    story = int(words[blocks.story].sum())
    return (
        f"{percent(story, words.sum())} of the page's words are story; "
        f"{count_of(len(other), 'part')} of the page {'is' if len(other) == 1 else 'are'} left out."
    )


def plot_page(blocks: pd.DataFrame) -> Chart:
    """Draw the page from top to bottom as a strip, one lane for each kind of part.

    Parameters
    ----------
    blocks
        `article.blocks`: kind, text, story.
    """
    check_frames(blocks=blocks)
    finding = describe_page(blocks)
    rows = blocks.assign(words=word_counts(blocks.text))
    rows["at"] = rows.words.cumsum() - rows.words
    rows, cut = cap_rows(rows[rows.words > 0], "part", 400)
    if rows.empty:
        return make_empty_chart("There are no words on this page.")
    kinds = list(dict.fromkeys(rows.kind))
    heading = rows.kind.isin(READ_FOR_FACTS)
    traces = [
        go.Bar(
            x=part.words,
            base=part["at"],
            y=[label(kind) for kind in part.kind],
            orientation="h",
            name=name,
            marker={"color": colour, "line": {"color": PAPER, "width": (part.words / 4).clip(upper=1)}},
            **explain(
                Note(f"{row.kind}: {count_of(row.words, 'word')}, {name}", [row.text])
                for row in iterate_rows(part)
            ),
        )
        for name, colour, part in (
            ("read as story", BLUE, rows[rows.story]),
            ("read for title, author and date", SKY, rows[~rows.story & heading]),
            ("left out as furniture", GREY, rows[~rows.story & ~heading]),
        )
        if len(part)
    ]
    return make_chart(
        traces,
        finding=finding,
        note="Each bar is a part of the page, from top to bottom." + cut,
        height=30 * len(kinds) + 120,
        layout={
            "barmode": "overlay",
            "showlegend": True,
            "xaxis": count_axis("words from the top of the page", rows.words.sum()),
            "yaxis": {"categoryorder": "array", "categoryarray": [label(k) for k in kinds[::-1]]},
        },
    )


def describe_words(counts: pd.DataFrame) -> str:
    """Say in a sentence which words the story uses most.

    >>> describe_words(pd.DataFrame({"word": ["train", "say"], "count": [3, 2]}))
    'The story says “train” most: 3 times.'
    """
    if counts.empty:
        return "The story has no words to count."
    top = counts.word[counts["count"] == counts["count"].iloc[0]]
    times = say_times(int(counts["count"].iloc[0]))
    if len(top) > 3:
        return f"No word stands out: {len(top):,} are said {times} each."
    return f"The story says {_quote(top)} most: {times}{' each' if len(top) > 1 else ''}."


def _quote(words: Iterable[Any]) -> str:
    return listing([f"“{word}”" for word in words])


def plot_words(counts: pd.DataFrame, sentences: pd.DataFrame | None = None, most: int = 20) -> Chart:
    """Draw the most frequent words.

    Parameters
    ----------
    counts
        `count_words(article)`: word, count, sentences.
    sentences
        `article.sentences`, for a click on a bar to show them.
    most
        Words to show.
    """
    check_frames(counts=counts)
    if counts.empty:
        return make_empty_chart(describe_words(counts))
    rows = counts.head(most)
    if rows["count"].max() > 1:
        rows = rows[rows["count"] > 1]
    trace = go.Bar(
        x=rows["count"],
        y=rows.word.map(label),
        orientation="h",
        marker={"color": BLUE},
        text=rows["count"],
        textposition="outside",
        cliponaxis=False,
        **explain(
            Note(f"“{row.word}” stands {say_times(row.times)} in the story", _pick(row, sentences))
            for row in iterate_rows(rows.rename(columns={"count": "times"}))
        ),
    )
    return make_chart(
        [trace],
        finding=describe_words(counts),
        note=_say_shown(rows["count"], counts["count"]) + ", in their dictionary form.",
        height=22 * len(rows) + 50,
        layout={
            "xaxis": {"visible": False},
            "yaxis": {"autorange": "reversed"},
            "margin": {"b": 16, "r": 40},
        },
    )


def _say_shown(shown: pd.Series, counts: pd.Series) -> str:
    """Which words a chart shows; of words said once, where no other is, any are as good as those left out."""
    words = "nouns, verbs and adjectives"
    if len(shown) == len(counts):
        return f"All {words}"
    if shown.max() == 1:
        return f"The first {len(shown):,} of {len(counts):,} {words}"
    if len(shown) < (counts > 1).sum():
        return f"The {len(shown):,} most frequent {words}"
    return f"All {words} that are said more than once"


def describe_actors(actors: pd.DataFrame) -> str:
    """Say in a sentence who is named most.

    >>> describe_actors(pd.DataFrame({"actor": ["Kim"], "kind": ["person"], "mentions": [2]}))
    'Kim is named twice, and nobody else.'
    """
    if actors.empty:
        return "The story names nobody."
    top = actors[actors.mentions == actors.mentions.iloc[0]].actor.tolist()
    verb = "is" if len(top) == 1 else "are"
    times = say_times(int(actors.mentions.iloc[0]))
    if len(top) > 3:
        return f"No one stands out: {len(top):,} actors are named {times} each."
    each = " each" if len(top) > 1 else ""
    if len(top) == len(actors):
        return f"{listing(top)} {verb} named {times}{each}, and nobody else."
    return f"{listing(top)} {verb} named most: {times}{each}."


def _pick(row: Any, sentences: pd.DataFrame | None) -> list[str]:
    return [] if sentences is None else sentences.text.loc[list(row.sentences)[:MOST_PASSAGES]].tolist()


def plot_actors(actors: pd.DataFrame, sentences: pd.DataFrame | None = None, most: int = 15) -> Chart:
    """Draw who is named how often, coloured by what they are.

    Parameters
    ----------
    actors
        `count_actors(article)`: actor, kind, mentions, sentences.
    sentences
        `article.sentences`, for a click on a bar to show them.
    most
        Actors to show.
    """
    check_frames(actors=actors)
    if actors.empty:
        return make_empty_chart(describe_actors(actors))
    rows = actors.head(most)
    traces = [
        go.Bar(
            x=part.mentions,
            y=part.actor.map(label),
            orientation="h",
            name=kind,
            marker={"color": ACTOR_COLOURS.get(kind, GREY)},
            text=part.mentions,
            textposition="outside",
            cliponaxis=False,
            **explain(
                Note(
                    f"{row.actor}, {kind}: {count_of(row.mentions, 'mention')}, "
                    f"the first in sentence {row.sentences[0] + 1}",
                    _pick(row, sentences),
                )
                for row in iterate_rows(part)
            ),
        )
        for kind, part in split_by(rows, "kind")
    ]
    return make_chart(
        traces,
        finding=describe_actors(actors),
        note=f"The {len(rows):,} actors named most often, of {len(actors):,}."
        if len(rows) < len(actors)
        else "All that are named, by the number of times.",
        height=lane_height(map(label, rows.actor), 24) * len(rows) + 80,
        layout={
            "showlegend": True,
            "barmode": "overlay",
            "xaxis": {"visible": False},
            "yaxis": {"categoryorder": "array", "categoryarray": rows.actor.map(label).tolist()[::-1]},
            "margin": {"r": 40},
        },
    )


def describe_dispersion(places: pd.DataFrame, sentences: pd.DataFrame) -> str:
    """Say in a sentence which of the words stands in the most sentences of the story.

    >>> story = pd.DataFrame({"text": ["Kim left."]})
    >>> describe_dispersion(pd.DataFrame({"word": ["Kim"], "sentence": [0]}), story)
    '“Kim” stands in 1 of 1 sentence.'
    """
    if places.empty:
        return "None of these words stands in the story."
    spread = places.groupby("word", sort=False).sentence.nunique()
    count = int(spread.max())
    if len(spread) == 1:
        return f"{_quote(spread.index)} stands in {count:,} of {count_of(len(sentences), 'sentence')}."
    top = spread.index[spread == count]
    if len(top) > 1 and count == 1:
        return "Each of these words stands in one sentence only."
    if len(top) > 3:
        return f"No word stands out: {len(top):,} stand in {count:,} of {len(sentences):,} sentences each."
    verb, each = ("stands", "") if len(top) == 1 else ("stand", " each")
    return f"{_quote(top)} {verb} in the most sentences: {count:,} of {len(sentences):,}{each}."


def plot_dispersion(places: pd.DataFrame, sentences: pd.DataFrame) -> Chart:
    """Draw where words stand along the story: a lexical dispersion plot.

    Parameters
    ----------
    places
        `locate_words(article, words)`.
    sentences
        `article.sentences`.
    """
    check_frames(places=places, sentences=sentences)
    finding = describe_dispersion(places, sentences)
    if places.empty:
        return make_empty_chart(finding)
    rows, cut = cap_rows(places, "place", 1000)
    words = list(dict.fromkeys(rows.word))
    trace = go.Scatter(
        x=words_before(rows.start, sentences),
        y=rows.word.map(label),
        mode="markers",
        marker={"symbol": "line-ns", "size": 16, "line": {"width": 2.5, "color": BLUE}},
        **explain(
            Note(f"“{word}” in sentence {row + 1}", [text])
            for word, row, text in zip(rows.word, rows.sentence, sentences_of(rows, sentences), strict=True)
        ),
    )
    return make_chart(
        [trace],
        finding=finding,
        note="Each stroke is one place where the word stands, from the first word to the last." + cut,
        height=lane_height(map(label, words)) * len(words) + 70,
        layout={
            "xaxis": story_axis(sentences),
            "yaxis": {"categoryorder": "array", "categoryarray": [label(w) for w in words[::-1]]},
        },
    )

"""Charts of what was done to the words: where artefacts stand, and how the page compares with clean news."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.story import cap_rows, sentences_of, story_axis, words_before
from analysis.figure import Chart, make_chart, make_empty_chart
from analysis.frames import check_frames, iterate_rows
from analysis.marks import Note, explain
from analysis.phrasing import count_of
from analysis.theme import BLUE, GREY, MUTED, PAPER, VERMILION, label

_SEEN = 0.2
"""Difference of confidence that the size of a mark lets be seen."""
_SMALLEST, _LARGEST = 9, 42
_NOTHING = "No wording in this story looks machine-made."


def describe_artefacts(artefacts: pd.DataFrame) -> str:
    """Say in a sentence how many passages look altered.

    Examples
    --------
    >>> describe_artefacts(pd.DataFrame({"in_quotation": [True, False]}))
    '2 passages look machine-altered, 1 of them inside quotation marks.'
    """
    if artefacts.empty:
        return _NOTHING
    quoted = int(artefacts.in_quotation.sum())
    looks = "looks" if len(artefacts) == 1 else "look"
    whose = f"{quoted:,} of them " if len(artefacts) > 1 else ""
    inside = f", {whose}inside quotation marks" if quoted else ""
    return f"{count_of(len(artefacts), 'passage')} {looks} machine-altered{inside}."


def plot_artefacts(artefacts: pd.DataFrame, sentences: pd.DataFrame) -> Chart:
    """Draw where altered passages stand along the story, a lane for each kind.

    Parameters
    ----------
    artefacts
        `find_artefacts(article)`.
    sentences
        `article.sentences`.
    """
    check_frames(artefacts=artefacts, sentences=sentences)
    finding = describe_artefacts(artefacts)
    if artefacts.empty:
        return make_empty_chart(finding)
    rows, cut = cap_rows(artefacts.sort_values("start"), "passage")
    kinds = list(dict.fromkeys(rows.kind))
    traces = [
        go.Scatter(
            x=words_before(part.start, sentences),
            y=part.kind.map(label),
            mode="markers",
            name=name,
            marker={
                "color": colour,
                "symbol": symbol,
                "opacity": 0.9,
                "size": 8 + 10 * part.confidence.fillna(0.5),
                "line": {"color": PAPER, "width": 1},
            },
            **explain(
                Note(
                    f"“{row.text}”" + (f" for “{row.reading}”" if isinstance(row.reading, str) else ""),
                    [sentence],
                    [
                        f"{row.kind}, confidence {row.confidence:.2f}"
                        + (", inside quotation marks" if row.in_quotation else "")
                    ],
                )
                for row, sentence in zip(iterate_rows(part), sentences_of(part, sentences), strict=True)
            ),
        )
        for name, colour, symbol, part in (
            ("inside quotation marks", VERMILION, "diamond", rows[rows.in_quotation]),
            ("in the writer's words", BLUE, "circle", rows[~rows.in_quotation]),
        )
        if len(part)
    ]
    return make_chart(
        traces,
        finding=finding,
        note="Each mark is a passage"
        + ("; the larger, the surer" if rows.confidence.max() - rows.confidence.min() >= _SEEN else "")
        + ". A quotation with one in it is no quotation."
        + cut,
        height=34 * len(kinds) + 120,
        layout={
            "showlegend": True,
            "xaxis": story_axis(sentences),
            "yaxis": {"categoryorder": "array", "categoryarray": [label(kind) for kind in kinds[::-1]]},
        },
    )


def describe_score(score: float, clean: Sequence[float]) -> str:
    """Say in a sentence how this page's score compares with clean news.

    Examples
    --------
    >>> describe_score(9.0, [0.0, 0.5, 0.0])
    'None of 3 clean news stories scores at least as high as this one.'
    >>> describe_score(0, [0.0, 0.5, 0.0])
    'No passage stands out here, as in 2 of 3 clean news stories.'
    """
    stories = count_of(len(clean), "clean news story", "clean news stories")
    if score <= 0:
        return f"No passage stands out here, as in {sum(other <= 0 for other in clean):,} of {stories}."
    as_high = sum(other >= score for other in clean)
    scores = "score" if as_high > 1 else "scores"
    return f"{f'{as_high:,}' if as_high else 'None'} of {stories} {scores} at least as high as this one."


def plot_score(score: float, clean: Sequence[float]) -> Chart:
    """Draw this page's score above those of news stories that are known to be clean.

    Parameters
    ----------
    score
        Weight of artefacts in 1,000 words and marks of this story.
    clean
        The same for each of the clean stories.
    """
    values = pd.Series(clean, dtype="float64").value_counts().sort_index()
    most = max(values.max(), 1) if len(values) else 1
    others = go.Scatter(
        x=values.index,
        y=[0] * len(values),
        mode="markers+text",
        text=[f"{number:,}" if number > 1 else "" for number in values],
        textposition="bottom center",
        textfont={"color": MUTED},
        marker={
            "size": [max(_SMALLEST, _LARGEST * (number / most) ** 0.5) for number in values],
            "color": GREY,
            "opacity": 0.75,
            "line": {"color": PAPER, "width": 1},
        },
        cliponaxis=False,
        **explain(
            Note(
                f"{count_of(int(number), 'clean story', 'clean stories')} "
                f"{'scores' if number == 1 else 'score'} {value:.1f}"
            )
            for value, number in values.items()
        ),
    )
    here = go.Scatter(
        x=[score],
        y=[1],
        mode="markers",
        marker={"size": 16, "color": VERMILION, "symbol": "diamond"},
        cliponaxis=False,
        **explain([Note(f"This story scores {score:.1f} in 1,000 words and marks")]),
    )
    reach = max(score, *values.index, 1)
    return make_chart(
        [others, here],
        finding=describe_score(score, clean),
        note="Artefacts in 1,000 words and marks, each weighed by how sure it is. A circle stands for the clean stories of "
        "one score, with their number where there are several. A likelihood, not an accusation.",
        height=220,
        layout={
            "showlegend": False,
            "xaxis": {"title": {"text": "score"}, "range": [-0.06 * reach, 1.06 * reach]},
            "yaxis": {
                "tickvals": [1, 0],
                "ticktext": ["this story", label("clean news stories")],
                "range": [-0.9, 1.6],
                "showgrid": False,
            },
        },
    )

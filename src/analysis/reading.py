"""The story with what was found in it, as layers that can be switched on and off."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import pandas as pd

from analysis.article import Article, check_article
from analysis.cards import Card
from analysis.frames import check_frames, iterate_rows, list_items
from analysis.page import READ_FOR_FACTS
from analysis.phrasing import count_of, escape, say_range
from analysis.spans import SpanIndex
from analysis.voices import name_holder, name_voice

LAYERS = {"who": "Who speaks", "sure": "How sure", "when": "When", "wording": "Altered wording"}
"""The layers, each with the words of its switch."""
_HEADINGS = {
    "headline": ' class="aa-title" role="heading" aria-level="3"',
    **dict.fromkeys(READ_FOR_FACTS[1:], ' class="aa-quiet"'),
}


class Mark(NamedTuple):
    """Words with an explanation, in one layer."""

    start: int
    end: int
    layer: str
    note: str


def highlight(
    article: Article,
    attributions: pd.DataFrame | None = None,
    hedges: pd.DataFrame | None = None,
    times: pd.DataFrame | None = None,
    artefacts: pd.DataFrame | None = None,
) -> Card:
    """Mark in the story who speaks, how sure, when, and altered wording.

    Each kind of finding is a layer with a switch; pointing at a mark, or reaching it with the Tab key,
    explains it. Needs no script and no network.

    Parameters
    ----------
    article
        The article.
    attributions, hedges, times, artefacts
        What the lenses found; a layer that is not given has no switch.

    Returns
    -------
    Card
        Shows itself as the result of a cell; `write_html(path)` makes a page of it.

    Examples
    --------
    >>> highlight(Article.from_text("It rained."))
    <Card 'The story, with nothing marked'>
    """
    check_article(article)
    check_frames(optional=True, attributions=attributions, hedges=hedges, times=times, artefacts=artefacts)
    given = {"who": attributions, "sure": hedges, "when": times, "wording": artefacts}
    frames = {layer: frame for layer, frame in given.items() if frame is not None}
    marks = [mark for layer, frame in frames.items() for mark in _READERS[layer](frame)]
    name = hashlib.sha256(f"{article.text}{marks}".encode(errors="replace")).hexdigest()[:8]
    switches = "".join(
        f'<label><input type="checkbox" class="aa-on-{layer}" checked> '
        f'<span class="aa-key aa-{layer}">{LAYERS[layer]}</span> {len(frame)}</label>'
        for layer, frame in frames.items()
    )
    shown = [LAYERS[layer].lower() for layer in frames]
    title = f"The story, with {', '.join(shown) or 'nothing'} marked"
    fieldset = f"<fieldset><legend>Show in the story</legend>{switches}</fieldset>" if switches else ""
    return Card(title, fieldset + "".join(_write_blocks(article, marks, name)))


def _write_blocks(article: Article, marks: list[Mark], name: str) -> Iterator[str]:
    shown = article.blocks.drop(article.left_out.index)
    touching = SpanIndex([mark.start for mark in marks], [mark.end for mark in marks])
    number = 0
    for kind, story, start, end in zip(shown.kind, shown.story, shown.start, shown.end, strict=True):
        pieces = []
        inside = [marks[place] for place in touching.find_touching(start, end)]
        for piece in _cut(start, end, inside):
            number += 1
            pieces.append(_write_piece(article.text, piece, f"aa-{name}-{number}"))
        text = "".join(pieces).strip()
        if text:
            yield f"<p{_HEADINGS.get(kind, '') if not story else ''}>{text}</p>"
    left_out = len(article.left_out)
    if left_out:
        is_left = f"{count_of(left_out, 'part')} of the page {'is' if left_out == 1 else 'are'} left out"
        yield f'<p class="aa-quiet">{is_left}, as no part of the story.</p>'


def _cut(start: int, end: int, marks: list[Mark]) -> Iterator[tuple[int, int, list[Mark]]]:
    """Cut a block where marks begin and end; each piece comes with the marks that cover it."""
    edges = {start, end, *(edge for mark in marks for edge in (mark.start, mark.end) if start < edge < end)}
    touching = SpanIndex([mark.start for mark in marks], [mark.end for mark in marks])
    for left, right in pairwise(sorted(edges)):
        yield left, right, [marks[place] for place in touching.find_touching(left, right)]


def _write_piece(text: str, piece: tuple[int, int, list[Mark]], name: str) -> str:
    start, end, marks = piece
    words = escape(text[start:end])
    if not marks or not words.strip():
        return words
    layers = " ".join(f"aa-{layer}" for layer in dict.fromkeys(mark.layer for mark in marks))
    notes = "".join(
        f'<span class="aa-about-{layer}">{note}</span>'
        for layer, note in dict.fromkeys((mark.layer, mark.note) for mark in marks)
    )
    reachable = ' tabindex="0"' if any(mark.start == start for mark in marks) else ""
    return (
        f'<mark class="aa-mark {layers}"{reachable} aria-describedby="{name}">{words}'
        f'<span class="aa-note" role="tooltip" id="{name}">{notes}</span></mark>'
    )


def _given(value: Any) -> str | None:
    return None if value is None or pd.isna(value) else str(value)


def _note(title: str, *parts: str | None) -> str:
    return f"<b>{title}:</b> " + "; ".join(escape(part) for part in parts if part)


def _say_stance(stance: Any) -> str | None:
    given = _given(stance)
    return "gives no answer" if given == "declines" else f"{given} it" if given else None


def _read_attributions(attributions: pd.DataFrame) -> Iterator[Mark]:
    for row in iterate_rows(attributions):
        voice = name_voice(row.speaker, row.source) or "nobody named"
        source_type, via, cue = _given(row.source_type), _given(row.via), _given(row.cue)
        note = _note(
            LAYERS["who"],
            f"{voice} ({source_type})" if source_type else voice,
            _say_stance(row.stance),
            f"{row.quote_kind} quotation" if _given(row.quote_kind) else None,
            f"cue “{cue}”" if cue else None,
            f"via {via}" if via else None,
        )
        for start, end in list_items(row.content_spans):
            yield Mark(start, end, "who", note)


def _read_hedges(hedges: pd.DataFrame) -> Iterator[Mark]:
    for row in iterate_rows(hedges):
        holder = name_holder(row.holder)
        note = _note(
            LAYERS["sure"],
            f"“{row.text}” is {'an' if str(row.kind)[:1] in 'aeiou' else 'a'} {row.kind} cue",
            f"strength {row.strength:.2f}" if _given(row.strength) else None,
            f"held by {holder}" if holder else None,
        )
        yield Mark(row.start, row.end, "sure", note)


def _read_times(times: pd.DataFrame) -> Iterator[Mark]:
    for row in iterate_rows(times):
        note = _note(LAYERS["when"], say_range(row.earliest, row.latest), _given(row.reason))
        yield Mark(row.start, row.end, "when", note)


def _read_artefacts(artefacts: pd.DataFrame) -> Iterator[Mark]:
    for row in iterate_rows(artefacts):
        reading = _given(row.reading)
        note = _note(
            LAYERS["wording"],
            str(row.kind),
            f"most likely stood for “{reading}”" if reading else "what stood here is not clear",
            "inside quotation marks: not what was said" if row.in_quotation else None,
            f"confidence {row.confidence:.2f}" if _given(row.confidence) else None,
        )
        yield Mark(row.start, row.end, "wording", note)


_READERS: dict[str, Callable[[pd.DataFrame], Iterator[Mark]]] = {
    "who": _read_attributions,
    "sure": _read_hedges,
    "when": _read_times,
    "wording": _read_artefacts,
}

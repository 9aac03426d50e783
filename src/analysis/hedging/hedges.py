"""Every cue of a story with its kind, strength, scope and holder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import pandas as pd

from analysis.article import Article, check_article
from analysis.errors import ArticleError
from analysis.frames import build_frame
from analysis.hedging.cues import Cue, CueIndex, Match, add_cues, is_negated, read_cues
from analysis.hedging.parse_conditions import PARSE_CONDITIONS
from analysis.hedging.scope import find_holders, find_scope, find_scope_by_words
from analysis.hedging.word_conditions import PRECONDITIONS, WORD_CONDITIONS
from analysis.hedging.words_beside import read_context
from analysis.language import straighten
from analysis.parsed import ParsedSentence
from analysis.quotations import Quotations
from analysis.spans import SpanIndex

HEDGE = {
    "start": "int64",
    "end": "int64",
    "text": "string",
    "lemma": "string",
    "kind": "string",
    "strength": "float64",
    "scope_start": "Int64",
    "scope_end": "Int64",
    "holder": "string",
    "sentence": "Int64",
    "rule": "string",
    "bent": "bool",
}
"""The columns of `find_hedges`."""

_QUOTES = frozenset({'"', "'", "''", "``"})
_WITHOUT_PARSE = frozenset({"weasel", "booster"})
_OPEN = 0.5
"""The strength that points to neither end: "very possible" is no surer than "possible"."""
_NOBODYS = frozenset({"i", "me", "we", "us", "it", "you", "who", "which", "that", "this"})
"""Sources that name nobody: the holder is whose words they stand in, or the article."""


def find_hedges(
    article: Article,
    attributions: pd.DataFrame | None = None,
    cues: pd.DataFrame | Mapping[str, str | float] | None = None,
) -> pd.DataFrame:
    """Find the words that make the story's statements less, or more, certain.

    Parameters
    ----------
    article
        The article; only its story is read.
    attributions
        What `find_attributions` gave for it: the holder is then the resolved speaker. Where None, the
        holder is the subject of the reporting verb in the same sentence.
    cues
        The reader's own cues: a mapping from a word or phrase to its kind or strength, or a frame with the
        columns of the lexicon `hedge_cues`.

    Returns
    -------
    DataFrame
        One row a cue: start, end, text; lemma (the lexicon's entry); kind (epistemic, doxastic, conditional,
        approximator, weasel, booster); strength (0 to 1: one minus the probability that readers give to what
        is in scope; how hard a booster presses); scope_start, scope_end (the words it casts doubt on); holder
        (a speaker, or "article"); sentence; rule (which evidence decided, and gave the scope); bent (whether a
        synonym-substituting program is likely to have written the cue).

    Raises
    ------
    ArticleError
        If `cues` is not as described.

    Notes
    -----
    Candidates are found among the words; only sentences that hold one that grammar must decide or
    delimit are parsed. Kinds after Szarvas et al. 2012, Farkas et al. 2010 and Hyland 2005.

    Examples
    --------
    >>> article = Article.from_text("The visit may happen, she said. He could not find the key.")
    >>> find_hedges(article)[["text", "kind", "holder"]].values.tolist()
    [['may', 'epistemic', 'she']]
    """
    check_article(article)
    index = _index() if cues is None else CueIndex(_known(add_cues(cues)))
    candidates = _find_candidates(article, index)
    to_parse = [row for row, (_, matches) in candidates.items() if _needs_parse(matches)]
    parses = dict(zip(to_parse, article.parse(to_parse), strict=True))
    contents = _Contents(attributions)
    quotations = Quotations(article) if attributions is None else None
    rows: list[dict[str, Any]] = []
    for row, (words, matches) in candidates.items():
        parsed = parses.get(row)
        kept = _without_overlaps(_decide(matches, parsed))
        if kept:
            rows.extend(_describe(article, row, words, kept, parsed, contents, quotations))
    return build_frame(rows, HEDGE)


@cache
def _index() -> CueIndex:
    return CueIndex(read_cues())


def _known(cues: tuple[Cue, ...]) -> tuple[Cue, ...]:
    for cue in cues:
        if cue.condition not in WORD_CONDITIONS and cue.condition not in PARSE_CONDITIONS:
            known = ", ".join([*WORD_CONDITIONS, *PARSE_CONDITIONS])
            raise ArticleError(f"The cue {cue.lemma!r} asks for {cue.condition!r}: give one of {known}.")
    return cues


def _find_candidates(article: Article, index: CueIndex) -> dict[int, tuple[list[str], list[Match]]]:
    """For each sentence that holds one, its lower-case words and the matches that words do not rule out."""
    text = straighten(article.text)
    found = {}
    for row, spans in enumerate(article.words):
        written = [text[start:end] for start, end in spans]
        lower = [word.lower() for word in written]
        matches = [
            match
            for match in index.search(lower)
            if _may_hold(match.cue.condition, written, lower, match.first, match.last)
            and not _is_cited(match, lower)
        ]
        if matches:
            found[row] = lower, matches
    return found


def _is_cited(match: Match, lower: Sequence[str]) -> bool:
    """Whether a vague word stands alone in quotation marks, as a word that somebody used."""
    around = lower[match.first - 1 : match.first], lower[match.last : match.last + 1]
    return match.cue.kind == "weasel" and all(words and words[0] in _QUOTES for words in around)


def _may_hold(condition: str, written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    by_words = WORD_CONDITIONS.get(condition) or PRECONDITIONS.get(condition)
    return by_words is None or by_words(written, lower, first, last)


def _needs_parse(matches: Sequence[Match]) -> bool:
    return any(
        match.cue.condition in PARSE_CONDITIONS or match.cue.kind not in _WITHOUT_PARSE for match in matches
    )


def _decide(matches: Sequence[Match], parsed: ParsedSentence | None) -> Iterator[Match]:
    for match in matches:
        condition = PARSE_CONDITIONS.get(match.cue.condition)
        if condition is None or (parsed is not None and condition(parsed, match.first, match.last)):
            yield match


def _without_overlaps(matches: Iterator[Match]) -> list[Match]:
    """Of cues that share words the longest; a weasel last, and of equal ones the bent, which says more."""
    kept: list[Match] = []
    for match in sorted(matches, key=_rank):
        is_counted = any(_intensifies(match, other) for other in kept)
        if not is_counted and all(match.last <= o.first or o.last <= match.first for o in kept):
            kept.append(match)
    return sorted(kept, key=lambda match: match.first)


def _intensifies(match: Match, other: Match) -> bool:
    """Whether a weasel only strengthens the hedge after it, whose strength counts it: "highly unlikely"."""
    is_before = match.cue.kind == "weasel" and match.last == other.first and other.cue.kind == "epistemic"
    return is_before and match.cue.lemma in read_context("intensifier")


def _rank(match: Match) -> tuple[bool, int, bool, int]:
    cue = match.cue
    return cue.kind == "weasel", match.first - match.last, not cue.bent, match.first


def _describe(
    article: Article,
    row: int,
    words: Sequence[str],
    matches: Sequence[Match],
    parsed: ParsedSentence | None,
    contents: _Contents,
    quotations: Quotations | None,
) -> Iterator[dict[str, Any]]:
    spans = article.words[row]
    holders: list[str | None] = [None] * len(matches)
    if parsed is not None and quotations is not None:
        quoted = [quotations.hold(start, end) for start, end in zip(parsed.starts, parsed.ends, strict=True)]
        holders = find_holders(parsed, matches, quoted)
    for match, named in zip(matches, holders, strict=True):
        first = match.first
        if words[first] == "n't" and first:
            first -= 1
        start, end = spans[first][0], spans[match.last - 1][1]
        scope = find_scope_by_words(words, spans, match) if parsed is None else find_scope(parsed, match)
        scope = min(scope[0], start), max(scope[1], end)
        holder = contents.speaker_of(start) or named
        yield {
            "start": start,
            "end": end,
            "text": article.text[start:end],
            "lemma": match.cue.lemma,
            "kind": match.cue.kind,
            "strength": _strength(match.cue, words, match.first),
            "scope_start": scope[0],
            "scope_end": scope[1],
            "holder": holder or "article",
            "sentence": row,
            "rule": _rule(match.cue, parsed),
            "bent": match.cue.bent,
        }


def _rule(cue: Cue, parsed: ParsedSentence | None) -> str:
    decided = (
        "the word"
        if cue.condition == "word"
        else f"{cue.condition}, by the {'parse' if cue.condition in PARSE_CONDITIONS else 'words'}"
    )
    return f"{decided}; scope by the {'words' if parsed is None else 'parse'}"


def _strength(cue: Cue, words: Sequence[str], first: int) -> float:
    """Strength in context: very and a negation halve the way to certainty or to denial.

    Rule: Mosteller and Youtz 1990.
    """
    strength = cue.strength
    if cue.kind != "epistemic" or cue.pos not in {"ADJ", "ADV"}:
        return strength
    if first and words[first - 1] in read_context("intensifier") and strength != _OPEN:
        strength = strength / 2 if strength < _OPEN else 1 - (1 - strength) / 2
    if cue.pos == "ADJ" and is_negated(words, first):
        strength = 1 - strength / 2 if strength < _OPEN else (1 - strength) / 2
    return round(strength, 3)


class _Contents:
    """Whose statement a place of the text stands in, by a frame of attributions."""

    def __init__(self, attributions: pd.DataFrame | None) -> None:
        self._spans: list[tuple[int, int, str]] = []
        if attributions is not None:
            for row in attributions.to_dict("records"):
                name = next(
                    (row[key] for key in ("speaker", "source") if not pd.isna(row.get(key, None))), None
                )
                if name is None or str(name).lower() in _NOBODYS:
                    continue
                self._spans += [(start, end, str(name)) for start, end in row["content_spans"]]
                if not pd.isna(row.get("cue_start", None)):
                    self._spans.append((int(row["cue_start"]), int(row["cue_end"]), str(name)))
        self._index = SpanIndex([start for start, _, _ in self._spans], [end for _, end, _ in self._spans])

    def speaker_of(self, place: int) -> str | None:
        """The speaker of the smallest content that holds the place, or whose verb of saying or thinking it is."""
        holding = [self._spans[number] for number in self._index.find_touching(place, place + 1)]
        return min((end - start, name) for start, end, name in holding)[1] if holding else None

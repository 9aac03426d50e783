"""Where the sentences of a paragraph begin and end: Punkt, and what it does not know."""

from __future__ import annotations

import re
from calendar import day_name, month_abbr, month_name
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from analysis.language.characters import STRAIGHT_QUOTES, Span, straighten
from analysis.lexicons import read_lexicon

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

LONGEST_SENTENCE = 5_000
"""Characters; a longer run without a sentence end is cut, so that no text is too long to parse."""

_LONGEST_PIECE = 4 * LONGEST_SENTENCE
_ENDS_OPEN = re.compile(r"(?:\b(?:[A-Z]\.){2,6}$|[?!…]|\.\.|\.(?=[\"')\]])|\b[A-Z][a-z]{1,4}\.$)[\"')\]]*$")
_ENDS_QUESTION = re.compile(r"[?!][\"']+$")
_ENDS_IN_LETTERS = re.compile(r"\b(?:[^\W\d_]\.){2,6}$")
_CLOCK = re.compile(r"\b[ap]\.m\.[\"')\]]*$")
_NAMED_BY_CLOCK = re.compile(
    r"\b(?:the|an?|its|his|her|their|our|this|every|\w+'s) [\d:.]{1,5} [ap]\.m\.$", re.IGNORECASE
)
"""The 6 p.m. News: what follows is named by the time."""
_LONGEST_TAIL = 20
_LONGEST_OPENING = 80


@cache
def _sentence_splitter() -> PunktSentenceTokenizer:
    import punkt
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    trained = punkt.with_nonbreaking_prefixes(punkt.load_model("english"), "english")
    parameters = PunktParameters()
    parameters.abbrev_types = trained.abbrev_types.union(_sentence_ends()["title"], _sentence_ends()["final"])
    parameters.collocations = set(trained.collocations)
    parameters.sent_starters = set(trained.sent_starters)
    parameters.ortho_context = _OrthographicContext(trained.ortho_context)
    return PunktSentenceTokenizer(parameters)


class _OrthographicContext(dict[str, int]):
    """What Punkt knows of a word's case; nothing is stored when an unknown word is looked up."""

    def __missing__(self, word: str) -> int:
        return 0


@cache
def _sentence_ends() -> dict[str, frozenset[str]]:
    return {
        str(kind): frozenset(phrases)
        for kind, phrases in read_lexicon("sentence_ends").groupby("kind").phrase
    }


@cache
def _sentence_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    kinds = {kind: "|".join(sorted(phrases)) for kind, phrases in _sentence_ends().items()}
    openers = "|".join(word.capitalize() for word in sorted(_sentence_ends()["opener"]))
    days = "|".join(name for name in (*day_name, *month_name) if name)
    months = "|".join(name for name in month_abbr if name)
    of_clock = rf"[\"'(\[]{{0,3}}(?:(?:{kinds['clock']}|{days})\b|(?:{months}|Sept)\.|\b\w+ time\b)"
    return (
        re.compile(rf"\b(?i:{kinds['number']})\.$"),
        re.compile(rf"(?:\b[^\W_]['.-]?[^\W_]*+\.?\s++){{1,4}}(?:{kinds['cue']})\b"),
        re.compile(
            rf"(?:\b(?:[^\W\d_]\.){{2,6}}|\b(?i:{kinds['final']})\.)[\"')\]]*(?=\s+[\"'(\[]*(?:{openers})\b)"
            rf"|\b[ap]\.m\.[\"')\]]*(?=\s+[\"'(\[]*[A-Z])(?!\s+{of_clock})"
        ),
        re.compile(of_clock),
    )


def _cut(text: str, start: int, end: int, longest: int) -> Iterator[Span]:
    while end - start > longest:
        space = text.rfind(" ", start + longest // 2, start + longest)
        middle = space + 1 if space >= 0 else start + longest
        yield start, middle
        start = middle
    yield start, end


def split_sentences(text: str) -> list[Span]:
    """Offsets of the sentences of one paragraph, outer white space left out.

    Method: Punkt (Kiss and Strunk 2006) with its English parameters.

    >>> text = "Mr. Kim left. “He won’t talk,” she said."
    >>> [text[start:end] for start, end in split_sentences(text)]
    ['Mr. Kim left.', '“He won’t talk,” she said.']
    """
    plain = straighten(text)
    spans = []
    for piece_start, piece_end in _cut(plain, 0, len(plain), _LONGEST_PIECE):
        piece = plain[piece_start:piece_end]
        for start, end in _mend(
            text[piece_start:piece_end], piece, _sentence_splitter().span_tokenize(piece)
        ):
            for cut_start, cut_end in _cut(plain, piece_start + start, piece_start + end, LONGEST_SENTENCE):
                kept = plain[cut_start:cut_end]
                left, right = len(kept) - len(kept.lstrip()), len(kept.rstrip())
                if right > left:
                    spans.append((cut_start + left, cut_start + right))
    return spans


def _mend(text: str, plain: str, sentences: Iterable[Span]) -> Iterator[Span]:
    """Join what Punkt parts at a mark inside a sentence, part what it joins at a final abbreviation."""
    _, _, final, _ = _sentence_patterns()
    begun, point = -1, 0
    for start, end in sentences:
        tail = text[max(begun, point - _LONGEST_TAIL) : point].translate(STRAIGHT_QUOTES)
        if begun < 0 or not _goes_on(tail, plain[start : min(end, start + _LONGEST_OPENING)]):
            if begun >= 0:
                yield begun, point
            begun = start
        for abbreviation in final.finditer(plain, start, end):
            if _NAMED_BY_CLOCK.search(
                plain, max(begun, abbreviation.end() - _LONGEST_TAIL), abbreviation.end()
            ):
                continue
            yield begun, abbreviation.end()
            begun = abbreviation.end() + 1
        point = end
    if begun >= 0:
        yield begun, point


def _goes_on(tail: str, opening: str) -> bool:
    """Whether a sentence that seems to end in `tail` goes on with `opening`."""
    number, spoken, _, of_clock = _sentence_patterns()
    if opening[0].islower() and not opening[1:2].isupper():
        return bool(_ENDS_OPEN.search(tail))
    if opening[0].isdigit():
        return bool(number.search(tail))
    if not opening[0].isupper():
        return False
    if _CLOCK.search(tail):
        return bool(of_clock.match(opening) or _NAMED_BY_CLOCK.search(tail))
    if _ENDS_IN_LETTERS.search(tail):
        first = opening.split(maxsplit=1)[0].rstrip(",.;:").casefold()
        return first not in _sentence_ends()["opener"]
    return bool(_ENDS_QUESTION.search(tail)) and bool(spoken.match(opening))

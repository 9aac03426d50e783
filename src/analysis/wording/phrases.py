"""Phrases that paraphrasing programs are known to leave, matched from the lexicon `artefact_phrases`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from analysis.article import Article
from analysis.frames import iterate_rows
from analysis.language import straighten
from analysis.lexicons import read_lexicon
from analysis.wording.evidence import Evidence

_GAPS = {"_": r"\S+(?:\s\S+){0,2}?", "_2": r"\S+(?:\s\S+)?", "0": r"\d[\d,.]*"}


class _Phrase(NamedTuple):
    longest_word: tuple[str, ...]
    pattern: re.Pattern[str]
    reading: str
    kind: str
    tier: str
    rule: str


def _compile(phrase: str) -> re.Pattern[str]:
    """The pattern of a phrase; each gap is a group.

    >>> _compile("let/lets _ know that").search("She let the paper know that it rained.").groups()
    ('the paper',)
    """
    parts = []
    for word in phrase.split():
        if word in _GAPS:
            parts.append(f"({_GAPS[word]})")
        else:
            parts.append(f"(?:{'|'.join(map(re.escape, word.split('/')))})")
    start = "" if "n't" in parts[0] else r"\b"
    return re.compile(start + r"\s".join(parts) + r"\b", re.IGNORECASE)


@cache
def _phrases() -> list[_Phrase]:
    return [
        _Phrase(
            _find_longest_word(row.phrase),
            _compile(row.phrase),
            row.reading,
            row.kind,
            row.tier,
            f"{row.tier} phrase: {row.phrase}",
        )
        for row in iterate_rows(read_lexicon("artefact_phrases"))
    ]


def _find_longest_word(phrase: str) -> tuple[str, ...]:
    """The longest word of a phrase in its spellings: without one of them a text need not be searched.

    >>> _find_longest_word("let/lets _ know that"), _find_longest_word("between _ and/plus _")
    (('know',), ('between',))
    """
    words = [word.split("/") for word in phrase.split() if word not in _GAPS]
    return tuple(map(str.casefold, max(words, key=lambda spellings: min(map(len, spellings)))))


def find_phrases(article: Article) -> Iterator[Evidence]:
    """Find the lexicon's phrases in the sentences of the story.

    Examples
    --------
    >>> article = Article.from_text("We will sail on the off chance that the wind drops.")
    >>> [(found.start, found.end, found.reading) for found in find_phrases(article)]
    [(13, 35, 'if')]
    """
    plain = straighten(article.text)
    for row, (start, end) in enumerate(article.sentence_spans):
        sentence = plain[start:end].casefold()
        for phrase in _phrases():
            if not any(word in sentence for word in phrase.longest_word):
                continue
            for found in phrase.pattern.finditer(plain, start, end):
                yield Evidence(
                    *found.span(),
                    sentence=row,
                    kind=phrase.kind,
                    weight=phrase.tier,
                    reading=_fill(phrase.reading, found.groups(), found.group().split()[-1]),
                    rule=phrase.rule,
                )


def _fill(reading: str, gaps: tuple[str, ...], last: str) -> str:
    """The reading with what stood in the gaps and the last word.

    >>> _fill("between 0 and 0", ("2006", "2008"), "2008"), _fill("nuclear ~", (), "plant")
    ('between 2006 and 2008', 'nuclear plant')
    """
    rest = iter(gaps)
    return re.sub(r"(?<!\S)[0_](?!\S)", lambda _: next(rest, ""), reading).replace("~", last)

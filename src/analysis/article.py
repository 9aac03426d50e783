"""The article: its text, its blocks, sentences, tokens and parse; what everything else is given."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from threading import Lock
from typing import TypeVar

import pandas as pd

from analysis import language
from analysis.dates import DateRange
from analysis.errors import ArticleError
from analysis.frames import build_frame
from analysis.language import Span
from analysis.page import find_left_out, read_page
from analysis.parsed import Name, ParsedSentence
from analysis.publication import infer_publication, read_published

SENTENCE = {"start": "int64", "end": "int64", "text": "string", "block": "int64"}
TOKEN = {
    "start": "int64",
    "end": "int64",
    "text": "string",
    "lemma": "string",
    "pos": "string",
    "sentence": "int64",
}

_Reading = TypeVar("_Reading")
_INVISIBLE = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]*")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_one_at_a_time = Lock()
"""Held while a model reads: spaCy's pipelines are shared by all articles and are not made for several threads."""


@dataclass(frozen=True, eq=False, repr=False)
class Article:
    """One news article; make it with `load_article` or `Article.from_text`.

    Attributes
    ----------
    text
        The text as `load_article` or `from_text` took it; every offset points into it.
    blocks
        Frame of the parts of the page, which tile the text: kind, start, end, text, story (bool: whether
        its sentences are the story's).
    title, author
        None where the page names none.
    published
        The days between which the article appeared, with `.evidence`; None where nothing tells.
    origin
        The path or address that it was read from, None for a text given as such.
    """

    text: str
    blocks: pd.DataFrame
    title: str | None = None
    author: str | None = None
    published: DateRange | None = None
    origin: str | None = None
    _parses: dict[int, ParsedSentence] = field(default_factory=dict, init=False)
    _names: dict[int, list[Name]] = field(default_factory=dict, init=False)

    def __repr__(self) -> str:
        title = self.title or (self.text[:57] + "..." if len(self.text) > 60 else self.text)
        return f"<Article {title!r}: {len(self.sentence_spans)} sentences>"

    @classmethod
    def from_text(cls, text: str, published: str | date | DateRange | None = None) -> Article:
        """Make an article of a bare story: every paragraph is body, no page around it.

        Parameters
        ----------
        text
            The story.
        published
            The day it appeared ("2023-09-05"), the month or the year; inferred from the story where None.

        Raises
        ------
        ArticleError
            If `published` is no date, or the text is no str or holds half a character.

        Examples
        --------
        >>> article = Article.from_text("It rained. Nobody minded.")
        >>> article.sentences.text.tolist()
        ['It rained.', 'Nobody minded.']
        """
        if not isinstance(text, str):
            raise ArticleError(f"The text is of type {type(text).__name__}; give a str (decode bytes first).")
        if lone := _SURROGATE.search(text):
            raise ArticleError(
                f"The text holds half a character at {lone.start()} (a lone surrogate); "
                'decode it anew with errors="replace".'
            )
        blocks = read_page(text, bare=True)
        return cls(
            text,
            blocks,
            published=read_published(published) or infer_publication(blocks),
        )

    def redate(self, published: DateRange | None) -> Article:
        """The same article as if it had appeared on other days; the two share what is parsed of their text.

        >>> from datetime import date
        >>> day = date(2024, 5, 3)
        >>> Article.from_text("It rained.").redate(DateRange(day, day)).published.latest
        datetime.date(2024, 5, 3)
        """
        other = replace(self, published=published)
        object.__setattr__(other, "_parses", self._parses)
        object.__setattr__(other, "_names", self._names)
        return other

    @cached_property
    def sentence_spans(self) -> list[Span]:
        """Offsets of the story's sentences, one a row of `sentences`."""
        return [(start, end) for start, end, _ in self._located_sentences]

    @cached_property
    def _located_sentences(self) -> list[tuple[int, int, int]]:
        story = self.blocks[self.blocks.story]
        return [
            (block_start + start, block_start + end, block)
            for block, block_start, block_end in zip(story.index, story.start, story.end, strict=True)
            for start, end in language.split_sentences(self.text[block_start:block_end])
            if not _INVISIBLE.fullmatch(self.text, block_start + start, block_start + end)
        ]

    @property
    def sentences(self) -> pd.DataFrame:
        """Frame of the story's sentences: start, end, text, block (the row of `blocks`).

        What is done to the frame stays with the one who asked for it, as with `tokens`.
        """
        return self._sentences.copy(deep=False)

    @cached_property
    def _sentences(self) -> pd.DataFrame:
        return build_frame(
            (
                {"start": start, "end": end, "text": self.text[start:end], "block": block}
                for start, end, block in self._located_sentences
            ),
            SENTENCE,
        )

    @property
    def left_out(self) -> pd.DataFrame:
        """The rows of `blocks` that nothing is read from: neither story nor title, author and date.

        >>> Article.from_text("It rained.").left_out.empty
        True
        """
        return find_left_out(self.blocks)

    @cached_property
    def words(self) -> list[list[Span]]:
        """For each sentence the offsets of its words and punctuation marks; costs no parse."""
        return [
            [(start + left, start + right) for left, right in language.split_words(self.text[start:end])]
            for start, end in self.sentence_spans
        ]

    def parse(self, sentences: Iterable[int] | None = None) -> list[ParsedSentence]:
        """Parse sentences; each is parsed once an article, however often it is asked for.

        Parameters
        ----------
        sentences
            Rows of `sentences`; all where None.

        Returns
        -------
        list of ParsedSentence
            In the order asked for.

        Examples
        --------
        >>> article = Article.from_text("It rained. Nobody minded.")
        >>> [parsed.words for parsed in article.parse([1])]
        [('Nobody', 'minded', '.')]
        """
        return self._read_once(sentences, self._parses, language.parse)

    def find_names(self, sentences: Iterable[int] | None = None) -> list[list[Name]]:
        """Find the named entities of sentences; each is searched once an article, however often it is asked for.

        Parameters
        ----------
        sentences
            Rows of `sentences`; all where None.

        Returns
        -------
        list of list of Name
            In the order asked for.

        Examples
        --------
        >>> article = Article.from_text("Ann Lee left. Nobody minded.")
        >>> [[article.text[name.start : name.end] for name in names] for names in article.find_names()]
        [['Ann Lee'], []]
        """
        return self._read_once(sentences, self._names, language.find_names)

    def _read_once(
        self,
        sentences: Iterable[int] | None,
        known: dict[int, _Reading],
        read: Callable[[str, Sequence[Sequence[Span]]], list[_Reading]],
    ) -> list[_Reading]:
        """What is known of these sentences, all where None; what is not yet known is read now and kept."""
        wanted = range(len(self.words)) if sentences is None else list(sentences)
        with _one_at_a_time:
            missing = [row for row in dict.fromkeys(wanted) if row not in known]
            if missing:
                found = read(self.text, [self.words[row] for row in missing])
                known.update(zip(missing, found, strict=True))
        return [known[row] for row in wanted]

    @property
    def tokens(self) -> pd.DataFrame:
        """Frame of the story's tokens: start, end, text, lemma, pos, sentence; parses the story."""
        return self._tokens.copy(deep=False)

    @cached_property
    def _tokens(self) -> pd.DataFrame:
        return build_frame(
            (
                {
                    "start": start,
                    "end": end,
                    "text": self.text[start:end],
                    "lemma": lemma,
                    "pos": pos,
                    "sentence": row,
                }
                for row, parsed in enumerate(self.parse())
                for start, end, lemma, pos in zip(
                    parsed.starts, parsed.ends, parsed.lemmas, parsed.pos, strict=True
                )
            ),
            TOKEN,
        )

    def sentence_at(self, offset: int) -> int | None:
        """The row of `sentences` that holds the character at `offset`, None outside the story."""
        row = bisect_right(self.sentence_spans, (offset, len(self.text) + 1)) - 1
        return row if row >= 0 and offset < self.sentence_spans[row][1] else None


def check_article(article: object) -> None:
    """Raise where something else is given for an article.

    Raises
    ------
    ArticleError
        For a text or a path, say.

    Examples
    --------
    >>> check_article("It rained.")
    Traceback (most recent call last):
    analysis.errors.ArticleError: An article is needed here, not a str; load_article or Article.from_text makes one.
    """
    if not isinstance(article, Article):
        kind = type(article).__name__
        raise ArticleError(
            f"An article is needed here, not a {kind}; load_article or Article.from_text makes one."
        )


def spans_of(article: Article, kinds: Sequence[str]) -> list[Span]:
    """Offsets of the blocks of these kinds, outer white space left out."""
    blocks = article.blocks[article.blocks.kind.isin(kinds)]
    return [
        (start + len(text) - len(text.lstrip()), start + len(text.rstrip()))
        for start, text in zip(blocks.start, blocks.text, strict=True)
    ]

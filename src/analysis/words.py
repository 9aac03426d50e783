"""The words of the story: how often, where, beside what; and the actors it names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any

import pandas as pd

from analysis import language
from analysis.article import Article
from analysis.frames import FINDING, build_frame

CONTENT = ("NOUN", "VERB", "ADJ")
"""The universal parts of speech that carry content; names are counted by `count_actors`."""
_EMPTY_VERBS = ("be", "have", "do")

WORD = {"word": "string", "count": "int64", "sentences": "object"}
ACTOR = {"actor": "string", "kind": "string", "mentions": "int64", "sentences": "object"}
PLACE = {**FINDING, "word": "string"}
CONCORDANCE = {**FINDING, "left": "string", "right": "string"}
_ACTORS = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "NORP": "group", "LOC": "place"}
_TITLE = re.compile(r"^(?:the|mr|mrs|ms|dr|sir|president|minister|defen[cs]e minister)\.?\s+", re.IGNORECASE)


def count_words(article: Article, pos: Collection[str] = CONTENT) -> pd.DataFrame:
    """Count the dictionary forms of the story's words, the most frequent first.

    Parameters
    ----------
    article
        The article.
    pos
        The universal parts of speech to count.

    Returns
    -------
    DataFrame
        word, count, sentences (a tuple of their numbers).

    Examples
    --------
    >>> count_words(Article.from_text("Trains run. A train ran.")).values.tolist()
    [['train', 2, (0, 1)], ['run', 2, (0, 1)]]
    """
    tokens = article.tokens
    lemmas = tokens[tokens.pos.isin(pos) & tokens.text.str.contains(r"\w\w", regex=True)].lemma.str.lower()
    lemmas = lemmas[~lemmas.isin(_EMPTY_VERBS)]
    places = tokens.sentence[lemmas.index].groupby(lemmas).unique()
    return build_frame(
        (
            {"word": word, "count": count, "sentences": tuple(map(int, places[word]))}
            for word, count in language.count_words(lemmas)
        ),
        WORD,
    )


def locate_words(article: Article, words: Sequence[str]) -> pd.DataFrame:
    """Find every place of some words, as written or in their dictionary form: a dispersion plot's rows.

    Returns
    -------
    DataFrame
        start, end, text, sentence, rule, word (as asked for).

    Examples
    --------
    >>> locate_words(Article.from_text("Arms were sold. The arm is broken."), ["arm"]).text.tolist()
    ['Arms', 'arm']
    """
    tokens = article.tokens
    texts, lemmas = tokens.text.tolist(), tokens.lemma.tolist()
    return build_frame(
        (
            {**tokens.loc[place, ["start", "end", "text", "sentence"]], "rule": rule, "word": word}
            for word in dict.fromkeys(words)
            for place, rule in sorted(
                {
                    **dict.fromkeys(language.find_word(lemmas, word), "the same dictionary form"),
                    **dict.fromkeys(language.find_word(texts, word), "the same word"),
                }.items()
            )
        ),
        PLACE,
    )


def find_concordance(article: Article, word: str, width: int = 50) -> pd.DataFrame:
    """List every place of a word with what stands before and after it.

    Parameters
    ----------
    article
        The article.
    word
        The word, in any case.
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
    rows: list[dict[str, Any]] = locate_words(article, [word]).to_dict("records")  # type: ignore[assignment]
    spans = article.sentence_spans
    for row in rows:
        first, last = spans[row["sentence"]]
        left, right = article.text[first : row["start"]], article.text[row["end"] : last]
        row["left"] = left.strip() if len(left) <= width else left[-width:].partition(" ")[2].strip()
        row["right"] = right.strip() if len(right) <= width else right[:width].rpartition(" ")[0].strip()
    return build_frame(rows, CONCORDANCE)


def count_actors(article: Article) -> pd.DataFrame:
    """Count the people, organisations, places and groups that the story names.

    A shorter name is counted with a longer one that holds all its words ("Putin" with "Vladimir Putin").

    Returns
    -------
    DataFrame
        actor, kind (person | organisation | place | group), mentions, sentences (a tuple of their numbers); the
        most mentioned first.

    Examples
    --------
    >>> story = Article.from_text("Vladimir Putin met Angela Merkel in Berlin. Mr. Putin then left Berlin.")
    >>> count_actors(story)[["actor", "mentions"]].values.tolist()
    [['Vladimir Putin', 2], ['Berlin', 2], ['Angela Merkel', 1]]
    """
    mentions = [
        (name, _ACTORS[found.label], row)
        for row, names in enumerate(article.find_names())
        for found in names
        if found.label in _ACTORS and (name := _bare(article.text[found.start : found.end]))
    ]
    longest = sorted({name for name, _, _ in mentions}, key=len, reverse=True)
    full = {name: _full_name(name, longest) for name in longest}
    counts = Counter(full[name] for name, _, _ in mentions)
    kinds: dict[str, Counter[str]] = {}
    sentences: dict[str, dict[int, None]] = {}
    for name, kind, row in mentions:
        kinds.setdefault(full[name], Counter())[kind] += 1
        sentences.setdefault(full[name], {})[row] = None
    return build_frame(
        (
            {
                "actor": actor,
                "kind": kinds[actor].most_common(1)[0][0],
                "mentions": count,
                "sentences": tuple(sentences[actor]),
            }
            for actor, count in counts.most_common()
        ),
        ACTOR,
    )


def _bare(name: str) -> str:
    name = re.sub(r"['’]s?$", "", " ".join(name.split()))
    while (shorter := _TITLE.sub("", name)) != name:
        name = shorter
    return name if name[:1].isupper() else ""


def _full_name(name: str, longest_first: Sequence[str]) -> str:
    words = set(name.split())
    return next(other for other in longest_first if words <= set(other.split()))

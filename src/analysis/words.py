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
_FUNCTION_WORDS = ("according",)
"""Words that the tagger takes for verbs, though they work as prepositions."""

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
    tokens = tokens[tokens.pos.isin(pos) & tokens.text.str.contains(r"\w\w", regex=True)]
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


def locate_words(article: Article, words: Sequence[str]) -> pd.DataFrame:
    """Find every place of some words, as written or in their dictionary form: a dispersion plot's rows.

    Where `count_actors` lists a word as an actor, its places are all mentions of the actor, by whatever name.

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
    mentions: dict[str, list[dict[str, Any]]] = {}
    if any(word[:1].isupper() for word in words):
        for mention in _find_mentions(article):
            mentions.setdefault(mention["word"], []).append(mention)
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
    counts: Counter[str] = Counter()
    kinds: dict[str, Counter[str]] = {}
    sentences: dict[str, dict[int, None]] = {}
    for mention in _find_mentions(article):
        actor = mention["word"]
        counts[actor] += 1
        kinds.setdefault(actor, Counter())[mention["kind"]] += 1
        sentences.setdefault(actor, {})[mention["sentence"]] = None
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


def _find_mentions(article: Article) -> list[dict[str, Any]]:
    """Every mention of an actor in order, with the actor's longest name in the story as its `word`."""
    mentions: list[dict[str, Any]] = []
    for row, names in enumerate(article.find_names()):
        for found in names:
            written = article.text[found.start : found.end]
            name = _bare(written)
            if found.label not in _ACTORS or not name:
                continue
            at = written.find(name)
            start, end = (
                (found.start + at, found.start + at + len(name)) if at >= 0 else (found.start, found.end)
            )
            mentions.append(
                {
                    "start": start,
                    "end": end,
                    "text": article.text[start:end],
                    "sentence": row,
                    "rule": "a mention of the name",
                    "word": name,
                    "kind": _ACTORS[found.label],
                }
            )
    longest = sorted({mention["word"] for mention in mentions}, key=len, reverse=True)
    full = {name: _full_name(name, longest) for name in longest}
    return [{**mention, "word": full[mention["word"]]} for mention in mentions]


def _bare(name: str) -> str:
    name = re.sub(r"['’]s?$", "", " ".join(name.split()))
    while (shorter := _TITLE.sub("", name)) != name:
        name = shorter
    return name if name[:1].isupper() else ""


def _full_name(name: str, longest_first: Sequence[str]) -> str:
    words = set(name.split())
    return next(other for other in longest_first if words <= set(other.split()))

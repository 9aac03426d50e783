"""Whether a text is one that the lenses are made for: long enough, and news."""

from __future__ import annotations

import re

import pandas as pd

from analysis.article import Article, check_article
from analysis.phrasing import count_of
from analysis.sourcing import find_attributions

FEWEST_WORDS = 150
"""Words below which one word more or less turns a share."""
_FEWEST_SENTENCES = 8
_SHORT = "That is short: one word more or less turns the counts and shares that follow."
_NO_STORY = (
    "Nothing in it ends like a sentence: these may be the headings and menus of a page without its story."
)
_INTERVIEW = "It looks like an interview: an answer without its speaker's name before it counts as the article's own words."
_ASKED = re.compile(r"(?:Q|Question)\s?[:.]\s")
_FEWEST_QUESTIONS, _LONGEST_QUESTION = 3, 25
_NO_NEWS = "Nobody is quoted or reported in it, which is rare in news; in other kinds of text the lenses err more often."


def describe_text(article: Article, attributions: pd.DataFrame | None = None) -> str:
    """Say how long a story is and by whom, with a warning where it is very short, an interview, or no news at all.

    Parameters
    ----------
    article
        The article.
    attributions
        What `find_attributions` gave for it; found here where None.

    Examples
    --------
    >>> describe_text(Article.from_text("It rained. Nobody minded."))
    '2 sentences, 4 words; no author is named. That is short: one word more or less turns the counts and shares that
    follow.'
    """
    check_article(article)
    words = sum(len(text.split()) for text in article.sentences.text)
    who = f", by {article.author}" if article.author else "; no author is named"
    sentences = len(article.sentences)
    said = [f"{count_of(sentences, 'sentence')}, {count_of(words, 'word')}{who}."]
    if words < FEWEST_WORDS:
        said.append(_SHORT)
    if sentences and not article.sentences.text.str.contains(r"[.!?…][\"'”’)]*$").any():
        said.append(_NO_STORY)
    if _is_interview(article):
        said.append(_INTERVIEW)
    elif sentences >= _FEWEST_SENTENCES:
        found = find_attributions(article) if attributions is None else attributions
        if found.empty:
            said.append(_NO_NEWS)
    return " ".join(said)


def _is_interview(article: Article) -> bool:
    """Whether every fourth paragraph or more is a question, marked as one or short and alone."""
    texts = article.blocks.text[article.blocks.story].str.strip()
    asked = sum(
        bool(_ASKED.match(text)) or (text.endswith("?") and len(text.split()) <= _LONGEST_QUESTION)
        for text in texts
    )
    return asked >= _FEWEST_QUESTIONS and 4 * asked >= len(texts)

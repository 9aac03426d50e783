"""The verdict for the page: how its wording compares with that of clean news."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pandas as pd

from analysis.article import Article, check_article
from analysis.frames import iterate_rows
from analysis.lexicons import read_lexicon
from analysis.wording.artefacts import find_artefacts, is_odd
from analysis.wording.replaced import score_story

_FEWEST_WORDS = 200
_CONVINCING = ((2, 0.95), (3, 0.75))
"""How many different passages of which confidence a page must show to be judged altered: one line of these."""


@dataclass(frozen=True)
class Verdict:
    """How likely it is that a program changed the wording of a page.

    Attributes
    ----------
    score
        Weight of the artefacts in 1,000 words and marks of punctuation: each counts as its confidence. Stories under
        200 words and marks count as 200.
    rate
        Artefacts in 1,000 words and marks.
    base_rate
        Share of clean news stories that score as high.
    passages, quoted
        Artefacts, and those inside quotation marks.
    altered
        Whether the page looks altered: two different passages that are almost surely altered or three that very
        likely are, and a score that fewer than one clean story in a hundred reaches.
    odd
        Whether the words are odder on the whole than those of clean news, even where no passage can be shown.
    sentence
        The verdict in words, a likelihood and no accusation.
    """

    score: float
    rate: float
    base_rate: float
    passages: int
    quoted: int
    altered: bool
    odd: bool
    sentence: str


def judge_wording(article: Article, artefacts: pd.DataFrame | None = None) -> Verdict:
    """Compare the wording of a page with that of clean news.

    Parameters
    ----------
    article
        The article.
    artefacts
        What `find_artefacts` gave for it; found here where None.

    Examples
    --------
    >>> judge_wording(Article.from_text("It rained. Nobody minded.")).sentence
    'No passage looks machine-altered. That does not prove that nothing was changed.'
    """
    check_article(article)
    found = find_artefacts(article) if artefacts is None else artefacts
    thousands = max(_FEWEST_WORDS, sum(map(len, article.words))) / 1000
    score = float(found.confidence.sum()) / thousands
    clean = clean_scores()
    as_high = sum(other >= score for other in clean) if score else len(clean)
    passages, quoted = len(found), int(found.in_quotation.sum())
    surest = found.confidence.groupby(found.text.str.lower()).max()
    convinces = any((surest >= confidence).sum() >= count for count, confidence in _CONVINCING)
    altered = convinces and as_high < len(clean) / 100
    odd = is_odd(score_story(article).strain)
    count = _count(passages, quoted, passages / thousands, as_high, len(clean))
    return Verdict(
        score=round(score, 2),
        rate=round(passages / thousands, 2),
        base_rate=as_high / len(clean),
        passages=passages,
        quoted=quoted,
        altered=altered,
        odd=odd,
        sentence=_say(count, altered, odd),
    )


@cache
def clean_scores() -> tuple[float, ...]:
    """The scores of news stories that are known to be clean, lowest first.

    Measured on the 1,096 articles of PolNeAR's and TempEval-3's training parts by training/weigh_artefacts.py.

    >>> len(clean_scores())
    1096
    """
    return tuple(
        score
        for row in iterate_rows(read_lexicon("clean_scores"))
        for score in [float(row.score)] * int(row.stories)
    )


def _count(passages: int, quoted: int, rate: float, as_high: int, stories: int) -> str | None:
    """The passages in words; None where there is none."""
    if not passages:
        return None
    count = "1 passage looks" if passages == 1 else f"{passages} passages look"
    inside = f", {quoted} of them inside quotation marks" if quoted else ""
    share = f"{as_high:,}" if as_high else "none"
    return (
        f"{count} machine-altered ({rate:.1f} in 1,000 words and marks){inside}; of {stories:,} clean news stories {share} "
        f"score{'s' if as_high < 2 else ''} as high."
    )


def _say(count: str | None, altered: bool, odd: bool) -> str:
    if altered:
        return f"{count} It is very likely that a program changed the wording; who ran it, and why, the words cannot say."
    if odd:
        shown = (
            f"{count} That alone is too little"
            if count
            else "No single passage can be shown to be machine-altered"
        )
        return (
            f"{shown}, but the words are odder on the whole than those of clean news: the wording may have been changed "
            "throughout. Find another report before you quote from this page."
        )
    if count is None:
        return "No passage looks machine-altered. That does not prove that nothing was changed."
    return f"{count} That is too little to say that the page was altered."

"""Artefacts: passages in which a paraphrasing program put other words in the place of the writer's."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

import pandas as pd

from analysis.article import Article, check_article
from analysis.frames import build_frame, iterate_rows
from analysis.lexicons import read_lexicon
from analysis.quotations import Quotations
from analysis.wording.evidence import Evidence
from analysis.wording.grammar import find_broken_grammar
from analysis.wording.pairs import find_rare_pairs
from analysis.wording.phrases import find_phrases
from analysis.wording.replaced import WEIGHTS, Strain, find_replaced_words, read_replaced, score_story

ARTEFACT = {
    "start": "int64",
    "end": "int64",
    "text": "string",
    "kind": "string",
    "reading": "string",
    "confidence": "float64",
    "in_quotation": "bool",
    "sentence": "Int64",
    "rule": "string",
}
"""The columns of `find_artefacts`, in order."""

ALTERED_PAGES = 0.1
"""The share of pages that are taken to be altered before anything is read."""
_MOST_BY_ONE = 20.0
_MOST_BY_STRAIN = 8.0
_LEAST_CONFIDENCE = 0.5
_ODD = 2.0
"""How many spreads above the strain of clean news a page's own is odd."""
CLEAN_STRAIN, ALTERED_STRAIN = (0.07, 0.026), (0.136, 0.024)
"""Mean and spread of the strain of clean and of altered pages.

Kept nearer to each other than training/weigh_artefacts.py measures them (0.055 and 0.153), since kinds of news differ.
"""
WORD_SPREAD = 0.17
"""Spread of the probabilities of single words, which makes the strain of a short page uncertain."""


class Rate(NamedTuple):
    """How often a class of evidence is met in 1,000 words and marks of clean and of altered news."""

    clean: float
    altered: float


def find_artefacts(article: Article) -> pd.DataFrame:
    """Find wording that a paraphrasing program is likely to have left.

    Evidence of each class is weighed by how often it is met in clean news; what is met there too counts only on a
    page where other evidence says that a program was at work.

    Parameters
    ----------
    article
        The article; its story is parsed.

    Returns
    -------
    DataFrame
        One row a passage, in order of the text:

        start, end, text
            The passage; offsets in characters, end exclusive.
        kind
            tortured phrase, broken idiom, wrong word class, wrong article, reversed negation, rare pair or word out
            of place.
        reading
            What most likely stood there, missing where that is not clear.
        confidence
            Probability that the passage is an artefact, given the page: at least 0.5.
        in_quotation
            Whether it lies inside quotation marks: then the quotation is no longer what was said.
        sentence
            Row of `article.sentences`.
        rule
            The evidence.

    Notes
    -----
    The idea is that of tortured phrases (Cabanac, Labbé and Magazinov 2021), carried from papers to news. Rates are
    in the table `artefact_rates`.

    Examples
    --------
    >>> article = Article.from_text("We sail on the off chance that it is dry. He is taking a gander at the sky.")
    >>> find_artefacts(article)[["text", "reading"]].values.tolist()
    [['on the off chance that', 'if'], ['taking a gander at', 'look at']]
    """
    check_article(article)
    return weigh_evidence(article, *collect_evidence(article))


def weigh_evidence(article: Article, evidence: Sequence[Evidence], strain: Strain | None) -> pd.DataFrame:
    """The frame of `find_artefacts`, from what `collect_evidence` returned for the article."""
    different = {(article.text[found.start : found.end].lower(), found.weight) for found in evidence}
    words = sum(map(len, article.words))
    altered = probability_altered([weight for _, weight in sorted(different)], words, strain)
    quotations = Quotations(article)
    return build_frame(
        (
            {
                **found._asdict(),
                "text": article.text[found.start : found.end],
                "reading": found.reading or read_replaced(article, found),
                "confidence": round(confidence, 3),
                "in_quotation": len(quotations.beside(found.start, found.end)) > 0,
            }
            for found in evidence
            if (confidence := altered * _share_true(found)) >= _LEAST_CONFIDENCE
        ),
        ARTEFACT,
    )


@cache
def load_rates() -> dict[str, Rate]:
    """The rate of each class of evidence, a thousand words and marks."""
    return {
        row.weight: Rate(float(row.clean), float(row.altered))
        for row in iterate_rows(read_lexicon("artefact_rates"))
    }


def probability_altered(weights: Iterable[str], words: int, strain: Strain | None = None) -> float:
    """How likely a page is altered, given the classes of its evidence and how odd its words are on the whole.

    Method: each class is a Poisson process with one rate on clean and one on altered pages; one passage can make
    the page at most 20 times as likely to be altered, so that none convinces alone. The strain is taken as normal
    among clean and among altered pages, less sure the fewer words it was read from; it makes a page at most 8 times
    as likely to be altered, so that it shows nothing without another trace.

    Parameters
    ----------
    weights
        The class of each piece of evidence; those without rates do not count.
    words
        Length of the story in words and marks.
    strain
        How odd the story's words are on the whole, as `WordScores.strain` has it; None where unknown.

    Examples
    --------
    >>> round(probability_altered([], 500), 2), round(probability_altered(["sure"] * 4, 500), 2)
    (0.0, 1.0)
    >>> probability_altered([], 500, Strain(0.2, 200)) > probability_altered([], 500, Strain(0.05, 200))
    True
    """
    rates = load_rates()
    if strain is None:
        rates = {weight: rate for weight, rate in rates.items() if weight not in dict(WEIGHTS).values()}
    logarithm = math.log(ALTERED_PAGES / (1 - ALTERED_PAGES))
    logarithm -= sum(rate.altered - rate.clean for rate in rates.values()) * words / 1000
    logarithm += sum(
        min(math.log(_MOST_BY_ONE), math.log(rates[weight].altered / rates[weight].clean))
        for weight in weights
        if weight in rates
    )
    if strain is not None:
        least, most = -math.log(_MOST_BY_ONE), math.log(_MOST_BY_STRAIN)
        logarithm += max(least, min(most, _weigh_strain(strain)))
    return 1 / (1 + math.exp(-max(-700.0, logarithm)))


def is_odd(strain: Strain | None) -> bool:
    """Whether the words of a story are odder on the whole than those of clean news, whatever single passages show.

    None of 684 clean texts is (news, older news and reviews; benchmarks/wording.py), but 7 of 12 stories in which a
    fifth of the words were replaced.

    >>> is_odd(Strain(0.15, 120)), is_odd(Strain(0.08, 120)), is_odd(Strain(0.15, 10))
    (True, False, False)
    """
    if strain is None:
        return False
    mean, spread = CLEAN_STRAIN
    return strain.mean - mean > _ODD * math.sqrt(spread**2 + WORD_SPREAD**2 / strain.words)


def _weigh_strain(strain: Strain) -> float:
    """The logarithm of how much likelier a strain is on an altered page than on a clean one."""
    logarithm = 0.0
    for (mean, spread), sign in ((CLEAN_STRAIN, -1), (ALTERED_STRAIN, 1)):
        variance = spread**2 + WORD_SPREAD**2 / strain.words
        logarithm -= sign * ((strain.mean - mean) ** 2 / variance + math.log(variance)) / 2
    return logarithm


def _share_true(found: Evidence) -> float:
    """The share of this evidence, on an altered page, that clean news would not have had as well."""
    if found.share is not None:
        return found.share
    rate = load_rates()[found.weight]
    return max(0.0, 1 - rate.clean / rate.altered)


def collect_evidence(article: Article) -> tuple[list[Evidence], Strain | None]:
    """All evidence before it is weighed, one piece a place, in order, and the strain of the story's words.

    Of pieces that share a place the surest is kept, of equal ones the longest.
    """
    scores = score_story(article)
    evidence = [
        *find_phrases(article),
        *find_broken_grammar(article),
        *find_rare_pairs(article),
        *find_replaced_words(article, scores),
    ]
    kept: list[Evidence] = []
    for found in sorted(
        evidence, key=lambda found: (-_share_true(found), found.start - found.end, found.start)
    ):
        if not any(found.start < other.end and other.start < found.end for other in kept):
            kept.append(found)
    return sorted(kept, key=lambda found: found.start), scores.strain

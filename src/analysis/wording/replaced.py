"""Words that a language model finds out of place: what a thesaurus put where another word stood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analysis.article import Article
from analysis.frequencies import load_word_counts
from analysis.parsed import ParsedSentence
from analysis.wording.encoder import score_words
from analysis.wording.evidence import Evidence
from analysis.wording.pairs import list_near_synonyms

KIND = "word out of place"
LEAST_PROBABILITY = 0.5
WEIGHTS = ((0.88, "out of place, plainly"), (0.78, "out of place, likely"))
"""The probability from which on a word speaks for a page that was altered, and the class of such evidence."""
SCREENED = ((4, 0.065), (8, 0.075), (16, 0.08), (24, 0.085))
"""Sentences of a story that are read first, then, and so on, and the strain of these from which more are read."""

_TAGS = ("NN", "VB", "JJ", "RB")
_NO_TAGS = frozenset({"NNP", "NNPS", "RBS", "RBR"})
_SHORTEST = 3
_MOST_READINGS = 8
_LEAST_COUNT = 1e6
_MOST_OF_READING = 0.25
_WINDOW = 12
"""Words on either side of one that are read again with another in its place."""


class Strain(NamedTuple):
    """How odd the words of a story are on the whole: their mean probability to be out of place, of how many."""

    mean: float
    words: int


class WordScores(NamedTuple):
    """How likely the words of a story are out of place.

    Attributes
    ----------
    places
        For each sentence that was read the words that were judged.
    scores
        Their probabilities.
    """

    places: dict[int, list[int]]
    scores: dict[int, list[float]]

    @property
    def strain(self) -> Strain | None:
        """The mean of the probabilities; None where no word was judged."""
        judged = [score for row in self.scores.values() for score in row]
        return Strain(sum(judged) / len(judged), len(judged)) if judged else None


def score_story(article: Article) -> WordScores:
    """Score the nouns, verbs, adjectives and adverbs of a story.

    A few sentences are read, spread over the story; only where these look unusual more, and then all, so that
    clean pages cost little.

    Parameters
    ----------
    article
        The article; its story is parsed.

    Examples
    --------
    >>> article = Article.from_text("The weighty precipitation broke the dikes.")
    >>> scores = score_story(article)
    >>> [article.parse()[0].words[place] for place in scores.places[0]]
    ['weighty', 'precipitation', 'broke', 'dikes']
    """
    parses = article.parse()
    judged = {row: places for row, parsed in enumerate(parses) if (places := list_judged(parsed))}
    rows = list(judged)
    scores = WordScores(judged, {})
    for count, unusual in (*SCREENED, (len(rows), 0.0)):
        wanted = [rows[place * len(rows) // count] for place in range(count)] if count < len(rows) else rows
        scores.scores.update(_score(parses, judged, [row for row in wanted if row not in scores.scores]))
        if scores.strain is None or scores.strain.mean < unusual or len(scores.scores) == len(rows):
            break
    return scores


def list_judged(parsed: ParsedSentence) -> list[int]:
    """The places of the words that a thesaurus could have changed: no names, figures or words of grammar."""
    return [
        place
        for place, (word, tag) in enumerate(zip(parsed.words, parsed.tags, strict=True))
        if tag.startswith(_TAGS)
        and tag not in _NO_TAGS
        and word.isalpha()
        and len(word) >= _SHORTEST
        and (word.islower() or (place == 0 and word[1:].islower()))
    ]


def _score(
    parses: Sequence[ParsedSentence], judged: dict[int, list[int]], rows: Sequence[int]
) -> dict[int, list[float]]:
    scored = score_words([parses[row].words for row in rows])
    return {row: [scores[place] for place in judged[row]] for row, scores in zip(rows, scored, strict=True)}


def find_replaced_words(article: Article, scores: WordScores) -> Iterator[Evidence]:
    """Find the words that those around them make unlikely; words side by side are one passage.

    Parameters
    ----------
    article
        The article.
    scores
        What `score_story` gave for it.
    """
    for row, parsed in enumerate(article.parse()):
        likely = {
            place: score
            for place, score in zip(scores.places.get(row, []), scores.scores.get(row, []), strict=False)
            if score >= LEAST_PROBABILITY
        }
        for first, last in _join(sorted(likely)):
            surest = max(likely[place] for place in range(first, last + 1))
            words = " ".join(parsed.words[first : last + 1])
            yield Evidence(
                parsed.starts[first],
                parsed.ends[last],
                row,
                KIND,
                next((weight for least, weight in WEIGHTS if surest >= least), KIND),
                None,
                f"“{words}” is out of place among the words around it, by a language model ({100 * surest:.0f} %)",
                surest,
            )


def _join(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and last of each run of places side by side.

    >>> list(_join([1, 2, 5]))
    [(1, 2), (5, 5)]
    """
    first = None
    for place, following in zip(places, [*places[1:], None], strict=False):
        first = place if first is None else first
        if following != place + 1:
            yield first, place
            first = None


def read_replaced(article: Article, found: Evidence) -> str | None:
    """The near-synonym that fits best in the place of a word; None where none fits plainly better, or of several words.

    Parameters
    ----------
    article
        The article.
    found
        What `find_replaced_words` found; None for other evidence.
    """
    if found.kind != KIND:
        return None
    parsed = article.parse()[found.sentence]
    places = [place for place, start in enumerate(parsed.starts) if found.start <= start < found.end]
    return suggest_word(parsed, places[0]) if len(places) == 1 else None


def suggest_word(parsed: ParsedSentence, place: int) -> str | None:
    """The near-synonym of a word that the words around it make likeliest; None where none fits plainly better.

    Examples
    --------
    >>> article = Article.from_text("The weighty precipitation broke the banks of the river.")
    >>> suggest_word(article.parse()[0], 1)
    'heavy'
    """
    word, counts = parsed.words[place].lower(), load_word_counts()
    near = [other for _, other in sorted(list_near_synonyms(word, parsed.tags[place]))]
    near = [other for other in dict.fromkeys(near) if other != word and counts.get(other, 0) > _LEAST_COUNT]
    if not near:
        return None
    before = list(parsed.words[max(0, place - _WINDOW) : place])
    after = list(parsed.words[place + 1 : place + _WINDOW])
    scored = score_words([[*before, other, *after] for other in near[:_MOST_READINGS]])
    score, _, other = min(
        (scores[len(before)], rank, other)
        for rank, (scores, other) in enumerate(zip(scored, near, strict=False))
    )
    return other if score <= _MOST_OF_READING else None

"""Grammar that a synonym broke: a word of the wrong class, a wrong article, a negation doubled."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from analysis.article import Article
from analysis.frequencies import load_word_counts
from analysis.parsed import ParsedSentence
from analysis.wording.evidence import Evidence
from analysis.wording.thesaurus import find_bases, load_thesaurus

_PLAIN_WORD = re.compile(r"[a-z]{4,}")
_VOWEL_SOUND = re.compile(
    r"(?!one\b|one-|once|eu|ew|ouija|ub[ei]|uf|uk|uni(?!m|n[^i])|ur[aeio]|us[aeiu]|ut[aeio])[aeiou][a-z-]{2,}"
)
_CONSONANT_SOUND = re.compile(r"[bcdfgjklmnpqrstvwyz][a-z]{2,}")
_OBJECT_FORMS = {"them", "him", "us", "me"}
_THEN = {"afterward", "afterwards", "subsequently", "thereafter", "formerly"}
_TITLES = {
    "president",
    "chancellor",
    "minister",
    "secretary",
    "governor",
    "senator",
    "mayor",
    "chairman",
    "king",
}
_A = {"noun": "a noun", "verb": "a verb", "adjective": "an adjective", "adverb": "an adverb"}
_BEING = {"is", "was", "are", "were", "be", "been", "'s", "'re"}


def find_broken_grammar(article: Article) -> Iterator[Evidence]:
    """Find words of the wrong class, doubled negations and articles that do not fit the word after them."""
    for row, parsed in enumerate(article.parse()):
        yield from _find_wrong_classes(parsed, row)
        yield from _find_doubled_negation(article, parsed, row)
        yield from _find_wrong_articles(parsed, row)


def _find_wrong_classes(parsed: ParsedSentence, row: int) -> Iterator[Evidence]:
    for index, (word, tag) in enumerate(zip(parsed.words, parsed.tags, strict=True)):
        if not _PLAIN_WORD.fullmatch(word):
            continue
        found = _misused(parsed, index, word, tag)
        if found:
            role, only, reading = found
            yield Evidence(
                parsed.starts[index],
                parsed.ends[index],
                row,
                "wrong word class",
                f"{only} as {role}",
                reading,
                f"used as {_A[role]}, but known only as {_A[only]}",
            )


def _misused(parsed: ParsedSentence, index: int, word: str, tag: str) -> tuple[str, str, str | None] | None:
    """What the parse takes the word for, the only thing that it can be, and its likely reading."""
    if tag == "NNS" and _is_object_noun(parsed, index) and not find_bases(word, "n"):
        base = next((base for base in find_bases(word, "v") if base != word and _only(base, "v")), None)
        if base:
            return "noun", "verb", _read_as(base, "n")
    elif tag in {"VBZ", "VBP", "VB"} and _has_pronoun_object(parsed, index) and not find_bases(word, "v"):
        base = next((base for base in find_bases(word, "n") if _only(base, "n")), None)
        if base:
            return "verb", "noun", _read_as(base, "v")
    elif word in _THEN and _stands_before_title(parsed, index):
        return "adjective", "adverb", "then"
    return None


def _read_as(base: str, letter: str) -> str | None:
    """The closest and commonest near-synonym that is of the class asked for and of the word's own, in -s.

    >>> _read_as("ensure", "n"), _read_as("requirement", "v")
    ('guarantees', 'demands')
    """
    thesaurus, counts = load_thesaurus(), load_word_counts()
    own = thesaurus.classes[base]
    weighed = [
        (math.log10(counts.get(other, 1)) - math.log2(rank + 2), other)
        for rank, other in enumerate(thesaurus.synonyms.get(base, "").split())
        if letter in thesaurus.classes.get(other, "") and own in thesaurus.classes.get(other, "")
    ]
    return f"{max(weighed)[1]}s" if weighed else None


def _only(base: str, letter: str) -> bool:
    return load_thesaurus().classes.get(base, "") == letter


def _is_object_noun(parsed: ParsedSentence, index: int) -> bool:
    """An object with a modifier of its own and no object after it: no verb that was tagged wrongly."""
    following = parsed.tags[index + 1] if index + 1 < len(parsed) else "."
    return (
        parsed.deps[index] in {"dobj", "pobj", "attr", "conj"}
        and parsed.heads[index] < index
        and parsed.tags[index - 1] in {"NN", "JJ", "DT", "PRP$"}
        and following in {".", ",", "''", "TO", "CC", ":", "-RRB-"}
    )


def _has_pronoun_object(parsed: ParsedSentence, index: int) -> bool:
    return (
        index + 1 < len(parsed)
        and parsed.words[index + 1] in _OBJECT_FORMS
        and parsed.heads[index + 1] == index
    )


def _stands_before_title(parsed: ParsedSentence, index: int) -> bool:
    following = parsed.words[index + 1 : index + 3]
    return (
        bool(index)
        and parsed.tags[index - 1] in {"CC", "DT", "IN"}
        and any(word[:1].isupper() and word.lower() in _TITLES for word in following)
    )


def _find_doubled_negation(article: Article, parsed: ParsedSentence, row: int) -> Iterator[Evidence]:
    for index in range(1, len(parsed)):
        left, right = parsed.words[index - 1].lower(), parsed.words[index].lower()
        before = parsed.words[index - 2].lower() if index > 1 else ""
        if left in {"not", "n't"} and right == "not" and before in _BEING:
            first, last = max(0, index - 2), min(len(parsed) - 1, index + 1)
            kept = [article.text[parsed.starts[place] : parsed.ends[place]] for place in (first, last)]
            yield Evidence(
                parsed.starts[first],
                parsed.ends[last],
                row,
                "reversed negation",
                "doubled negation",
                " ".join(kept),
                f"two negations side by side: {left} {right}",
            )


def _find_wrong_articles(parsed: ParsedSentence, row: int) -> Iterator[Evidence]:
    for index in range(1, len(parsed)):
        left, word = parsed.words[index - 1], parsed.words[index]
        if left == "a" and _VOWEL_SOUND.fullmatch(word):
            other = "an"
        elif left == "an" and _CONSONANT_SOUND.fullmatch(word):
            other = "a"
        else:
            continue
        yield Evidence(
            parsed.starts[index - 1],
            parsed.ends[index],
            row,
            "wrong article",
            "wrong article",
            f"{other} {word}",
            f"{left} before {word}",
        )

"""What several lenses read off a parse: the relations of subjects, and who says the words in which a token stands."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from analysis.lexicons import read_lexicon
from analysis.parsed import ParsedSentence

NOUN_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
SUBJECTS = NOUN_SUBJECTS | {"csubj", "csubjpass"}
"""The relations of what a verb is said of, a noun or a clause."""
SUBJECTS_AND_EXPLETIVES = SUBJECTS | {"expl"}
"""With the "there" that stands in a subject's place."""


@cache
def cue_verbs() -> frozenset[str]:
    """The verbs of the table `reporting_cues`, whatever they take."""
    table = read_lexicon("reporting_cues")
    return frozenset(table.cue[table.pos == "VERB"])


@cache
def reporting_verbs() -> frozenset[str]:
    """The verbs of the table `reporting_cues` that take a clause."""
    table = read_lexicon("reporting_cues")
    return frozenset(table.cue[(table.pos == "VERB") & table.frame.isin(["clause", "receiver"])])


@cache
def denying_verbs() -> frozenset[str]:
    """The verbs of the table `reporting_cues` that deny a thing or that something is so."""
    table = read_lexicon("reporting_cues")
    return frozenset(table.cue[(table.pos == "VERB") & (table.stance == "denies")])


def find_sayer(parsed: ParsedSentence, index: int) -> str | None:
    """The subject of the reporting verb in whose clause a token stands, as it is written; None outside.

    >>> from analysis.article import Article
    >>> parsed, = Article.from_text("Ann Lee said the port may close.").parse()
    >>> find_sayer(parsed, parsed.words.index("may"))
    'Ann Lee'
    """
    chain = [index, *parsed.ancestors(index)]
    for child, head in pairwise(chain):
        if parsed.deps[child] == "ccomp" and is_reporting(parsed, head):
            return find_subject(parsed, head)
    return find_subject(parsed, index) if is_reporting(parsed, index) else None


def is_reporting(parsed: ParsedSentence, index: int) -> bool:
    """Whether the token is a verb of saying or thinking."""
    return parsed.pos[index] == "VERB" and parsed.lemmas[index].lower() in reporting_verbs()


def find_subject(parsed: ParsedSentence, verb: int) -> str | None:
    """The words of a verb's subject up to its head; None where it has none or it is empty ("it is said")."""
    for child in parsed.children(verb):
        if parsed.deps[child] == "nsubj" and parsed.lemmas[child].lower() not in {"it", "that", "there"}:
            first, last = min(parsed.subtree(child)), child + 1
            if parsed.words[first:last].count('"') % 2 and parsed.words[last : last + 1] == ('"',):
                last += 1
            return parsed.join(range(first, last))
    return None

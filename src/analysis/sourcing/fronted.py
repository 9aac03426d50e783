"""Statements whose words stand before those who say them: "Fares will rise, ministers have admitted"."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.parsed import ParsedSentence
from analysis.sourcing.bounds import find_opening
from analysis.sourcing.clauses import Clause, find_source, source_head
from analysis.sourcing.cues import find_stance, takes_clause
from analysis.syntax import SUBJECTS

RULE = "statement before its speaker"
"""The evidence that these clauses name."""


def find_fronted(parsed: ParsedSentence, quoted: list[bool]) -> Iterator[Clause]:
    """The clauses that a comma sets before the subject and verb of saying on which they hang.

    Parameters
    ----------
    parsed
        The sentence.
    quoted
        For each token whether it lies within quotation marks.

    Examples
    --------
    >>> from analysis.article import Article
    >>> parsed, = Article.from_text("Fares will rise, ministers have admitted.").parse()
    >>> clause, = find_fronted(parsed, [False] * len(parsed))
    >>> [parsed.words[token] for token in clause.source + clause.content]
    ['ministers', 'Fares', 'will', 'rise']
    """
    for cue, lemma in enumerate(parsed.lemmas):
        if parsed.pos[cue] != "VERB" or not takes_clause(lemma.lower()):
            continue
        children = parsed.children(cue)
        clause = next((child for child in children if parsed.deps[child] == "ccomp"), cue)
        subject = next((child for child in children if parsed.deps[child] in SUBJECTS), cue)
        first = min(parsed.subtree(subject))
        if not clause < first < cue or any(parsed.deps[child] == "neg" for child in children):
            continue
        content = parsed.subtree(clause)
        while len(content) > 1 and parsed.words[content[-1]] == ",":
            content = content[:-1]
        content = [token for token in content if token >= find_opening(parsed)] or content
        is_apart = content[-1] == first - 2 and parsed.words[first - 1] == ","
        if is_apart and not quoted[cue] and not any(quoted[token] for token in content):
            source = find_source(parsed, cue)
            yield Clause(
                [cue],
                source,
                source_head(parsed, source),
                content,
                find_stance(parsed, cue, content),
                RULE,
            )

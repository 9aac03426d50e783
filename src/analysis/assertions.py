"""The statements that the article makes itself: sentences whose main clause is nobody's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from analysis.article import Article
from analysis.claims import cue_of, source_of, spans_of
from analysis.language import Span
from analysis.parsed import ParsedSentence
from analysis.spans import SpanIndex

_FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SUBORDINATE = frozenset({"relcl", "advcl", "pcomp"})


def find_assertions(article: Article, attributed: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Find the sentences that state something in the article's own name: no questions, none without a finite verb.

    A sentence in which somebody's words stand only beside its main clause is the article's own too: "Sales fell,
    below the sum that banks had forecast".

    Parameters
    ----------
    article
        The article.
    attributed
        The claims that are somebody's, with the columns of `find_attributions`.
    """
    contents = [span for claim in attributed for span in spans_of(claim)]
    cues = [span for claim in attributed if (span := cue_of(claim))]
    sources = [span for claim in attributed if (span := source_of(claim))]
    told, beside = _index(contents), _index([*contents, *cues, *sources])
    for row, (start, end) in enumerate(article.sentence_spans):
        if article.text[start:end].rstrip("\"'”’)] ").endswith("?"):
            continue
        parsed = article.parse([row])[0]
        if _FINITE_TAGS.isdisjoint(parsed.tags):
            continue
        if told.find_touching(start, end) and not _states_beside(parsed, beside, cues):
            continue
        yield {
            "start": start,
            "end": end,
            "text": article.text[start:end],
            "named": False,
            "sentence": row,
            "rule": "asserted without a source",
        }


def _index(spans: Sequence[Span]) -> SpanIndex:
    return SpanIndex([start for start, _ in spans], [end for _, end in spans])


def _states_beside(parsed: ParsedSentence, attributed: SpanIndex, cues: Sequence[Span]) -> bool:
    """Whether the main verb is neither said nor says: all reporting stands in clauses beside it."""
    root = next((token for token, dep in enumerate(parsed.deps) if dep == "ROOT"), None)
    if root is None or parsed.tags[root][:2] != "VB":
        return False
    if attributed.find_touching(parsed.starts[root], parsed.ends[root]):
        return False
    says = [
        token
        for start, end in cues
        for token in range(len(parsed))
        if start <= parsed.starts[token] and parsed.ends[token] <= end
    ]
    return bool(says) and all(_stands_beside(parsed, token) for token in says)


def _stands_beside(parsed: ParsedSentence, token: int) -> bool:
    """Whether a word stands in a relative, participle or adverbial clause, or one joined to the main clause with a
    subject of its own; not in what only words the saying ("she went on to say").
    """
    return any(
        (
            parsed.deps[node] in _SUBORDINATE
            and not (parsed.deps[node] == "advcl" and parsed.tags[node] == "VB")
        )
        or (
            parsed.deps[node] == "conj"
            and any(parsed.deps[child] in _SUBJECTS for child in parsed.children(node))
        )
        for node in (token, *parsed.ancestors(token))
    )

"""The statements that the article makes itself: sentences whose main clause is nobody's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from analysis.article import Article
from analysis.claims import cue_of, source_of, spans_of
from analysis.language import Span
from analysis.parsed import ParsedSentence
from analysis.spans import SpanIndex
from analysis.syntax import SUBJECTS_AND_EXPLETIVES

_FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
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
    told, beside, saying = _index(contents), _index([*contents, *cues, *sources]), _index(cues)
    for row, (start, end) in enumerate(article.sentence_spans):
        if article.text[start:end].rstrip("\"'”’)] ").endswith("?"):
            continue
        parsed = article.parse([row])[0]
        if _FINITE_TAGS.isdisjoint(parsed.tags):
            continue
        says = [cues[place] for place in saying.find_touching(start, end)]
        if told.find_touching(start, end) and not _states_beside(parsed, beside, says):
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
    """Whether a main verb is neither said nor says: all reporting stands in clauses beside it."""
    says = [
        token
        for start, end in cues
        for token in range(len(parsed))
        if start <= parsed.starts[token] and parsed.ends[token] <= end
    ]
    return bool(says) and any(
        not attributed.find_touching(parsed.starts[verb], parsed.ends[verb])
        and all(_stands_beside(parsed, token, verb) for token in says)
        for verb in _find_main_verbs(parsed)
    )


def _find_main_verbs(parsed: ParsedSentence) -> list[int]:
    """The verb of the main clause, and those of clauses joined to it that have a subject of their own."""
    verbs = [
        token for token, dep in enumerate(parsed.deps) if dep == "ROOT" and parsed.tags[token][:2] == "VB"
    ]
    for token, dep in enumerate(parsed.deps):
        if (
            dep == "conj"
            and parsed.heads[token] in verbs
            and parsed.tags[token][:2] == "VB"
            and _has_subject(parsed, token)
        ):
            verbs.append(token)
    return verbs


def _has_subject(parsed: ParsedSentence, verb: int) -> bool:
    return any(parsed.deps[child] in SUBJECTS_AND_EXPLETIVES for child in parsed.children(verb))


def _stands_beside(parsed: ParsedSentence, token: int, verb: int) -> bool:
    """Whether what says stands outside a verb's clause, or in a relative, participle or adverbial clause of it.

    A clause joined to it with a subject of its own is outside; what only words the saying is not ("she went on to
    say").
    """
    if token == verb:
        return False
    path = [token, *parsed.ancestors(token)]
    if verb not in path:
        return True
    return any(
        (
            parsed.deps[node] in _SUBORDINATE
            and not (parsed.deps[node] == "advcl" and parsed.tags[node] == "VB")
        )
        or (parsed.deps[node] == "conj" and _has_subject(parsed, node))
        for node in path[: path.index(verb)]
    )

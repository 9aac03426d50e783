"""Hedges: the cues of doubt in the story, what they cast doubt on, and whose they are."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.article import Article
from analysis.frames import build_frame
from analysis.hedging.conditions import CONDITIONS
from analysis.hedging.cues import Candidate, Cue, find_candidates, index_cues, shipped_cues
from analysis.hedging.scope import find_holder, find_scope
from analysis.language import ParsedSentence
from analysis.lexicons import read_lexicon

HEDGE = {
    "start": "int64",
    "end": "int64",
    "text": "string",
    "lemma": "string",
    "kind": "string",
    "strength": "float64",
    "scope_start": "Int64",
    "scope_end": "Int64",
    "holder": "string",
    "sentence": "Int64",
    "rule": "string",
}
"""The columns of `find_hedges`, in order."""

ARTICLE = "article"
"""The holder of a hedge that is the writer's own."""

_PRIORITY = {"epistemic": 0, "doxastic": 0, "conditional": 0, "approximator": 1, "booster": 1, "weasel": 2}


def find_hedges(
    article: Article, attributions: pd.DataFrame | None = None, cues: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Find the words that hedge, and the words that boost.

    Parameters
    ----------
    article
        The article; only sentences that hold a candidate are parsed.
    attributions
        What `find_attributions` returned, to name the holder of a hedge that stands in a statement. Without it
        the holder is the subject of the verb of saying in the same sentence, as it is written.
    cues
        Rows to add to the table `hedge_cues`: at least cue and kind, else as there.

    Returns
    -------
    DataFrame
        One row a cue: start, end, text, lemma; kind (epistemic, doxastic, conditional, approximator, weasel,
        booster); strength (doubt cast, 0 to 1; 0 for boosters); scope_start, scope_end (the words it casts doubt
        on); holder (a speaker or "article"); sentence; rule.

    Notes
    -----
    Kinds follow Szarvas et al. (2012) and Hyland (1998); weasels the CoNLL-2010 shared task (Farkas et al. 2010).

    Examples
    --------
    >>> article = Article.from_text("It may rain. In May it rained.")
    >>> find_hedges(article)[["text", "kind", "holder"]].values.tolist()
    [['may', 'epistemic', 'article']]
    """
    index = shipped_cues() if cues is None else index_cues(_complete(cues))
    candidates: dict[int, list[Candidate]] = {}
    for row, words in enumerate(article.words):
        if found := list(find_candidates(article.text, words, index)):
            candidates[row] = found
    parses = dict(zip(candidates, article.parse(candidates), strict=True))
    rows: list[dict[str, Any]] = []
    for row, found in candidates.items():
        parsed = parses[row]
        kept = [candidate for candidate in found if _hedges(parsed, candidate)]
        rows.extend(_row(article, parsed, row, candidate) for candidate in _without_overlaps(kept))
    if attributions is not None:
        _name_holders(rows, attributions)
    return build_frame(rows, HEDGE)


def _complete(cues: pd.DataFrame) -> pd.DataFrame:
    """The shipped table with the reader's rows, their gaps filled."""
    added = cues.copy()
    if "forms" not in added:
        added["forms"] = added["cue"]
    if "strength" not in added:
        added["strength"] = "0.5"
    for column in ("pos", "condition", "bent"):
        if column not in added:
            added[column] = pd.Series(pd.NA, index=added.index, dtype="string")
    return pd.concat([read_lexicon("hedge_cues"), added.astype("string")], ignore_index=True)


def _hedges(parsed: ParsedSentence, candidate: Candidate) -> bool:
    cue = candidate.cue
    if cue.tags and not any(parsed.tags[candidate.first].startswith(tag) for tag in cue.tags):
        return False
    return cue.condition is None or CONDITIONS[cue.condition](parsed, candidate.first, candidate.last)


def _without_overlaps(candidates: list[Candidate]) -> list[Candidate]:
    """Each word hedges once: the longer cue, then the more telling kind, wins."""
    taken: set[int] = set()
    kept = []
    for candidate in sorted(candidates, key=lambda c: (c.first - c.last, _PRIORITY[c.cue.kind], c.first)):
        words = range(candidate.first, candidate.last)
        if taken.isdisjoint(words):
            taken.update(words)
            kept.append(candidate)
    return sorted(kept, key=lambda candidate: candidate.first)


def _row(article: Article, parsed: ParsedSentence, row: int, candidate: Candidate) -> dict[str, Any]:
    cue: Cue = candidate.cue
    first, last = candidate.first, candidate.last
    if cue.condition == "negated" and first and parsed.words[first - 1].lower() in {"not", "n't", "never"}:
        first -= 1
        if parsed.words[first].lower() == "n't" and first:
            first -= 1
    start, end = parsed.starts[first], parsed.ends[last - 1]
    scope = find_scope(parsed, candidate.first, candidate.last)
    evidence = "phrase" if candidate.last - candidate.first > 1 else "word"
    condition = f" in its context ({cue.condition.replace('_', ' ')})" if cue.condition else ""
    bent = ", as a paraphrasing program renders a hedge" if cue.bent else ""
    return {
        "start": start,
        "end": end,
        "text": article.text[start:end],
        "lemma": cue.lemma,
        "kind": cue.kind,
        "strength": cue.strength,
        "scope_start": scope[0] if scope else None,
        "scope_end": scope[1] if scope else None,
        "holder": find_holder(parsed, candidate.first) or ARTICLE,
        "sentence": row,
        "rule": f"{evidence} of the table{condition}{bent}",
    }


def _name_holders(rows: list[dict[str, Any]], attributions: pd.DataFrame) -> None:
    for row in rows:
        row["holder"] = ARTICLE
        smallest: int | None = None
        for spans, speaker, source, cue_start, cue_end in zip(
            attributions.content_spans,
            attributions.speaker,
            attributions.source,
            attributions.cue_start,
            attributions.cue_end,
            strict=True,
        ):
            width = spans[-1][1] - spans[0][0]
            is_cue = not pd.isna(cue_start) and cue_start <= row["start"] < cue_end
            inside = is_cue or any(start <= row["start"] < end for start, end in spans)
            if inside and (smallest is None or width < smallest):
                who = speaker if not pd.isna(speaker) else source
                if not pd.isna(who):
                    row["holder"], smallest = str(who), width

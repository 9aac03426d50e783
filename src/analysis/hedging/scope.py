"""The words that a cue casts doubt on, and whose doubt it is."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from analysis.language import ParsedSentence, Span
from analysis.lexicons import read_lexicon

_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "relcl", "pcomp"})


def find_scope(parsed: ParsedSentence, first: int, last: int) -> Span | None:
    """Offsets of the words in doubt: what the cue governs, else the clause or phrase that it modifies.

    Method: the reach of a cue in the dependency parse, after the scope rules of BioScope (Vincze et al. 2008).
    """
    governed = [
        child
        for child in parsed.children(first)
        if parsed.deps[child] in {*_CLAUSES, "attr", "acomp", "oprd"}
    ]
    if governed:
        tokens = [token for child in governed for token in parsed.subtree(child)]
    elif parsed.heads[first] != first:
        head = parsed.heads[first]
        tokens = [token for token in parsed.subtree(head) if token not in range(first, last)]
        if parsed.deps[first] in {"aux", "advmod", "mark", "neg"}:
            tokens = [token for token in tokens if token > first] or tokens
    else:
        tokens = [token for token in parsed.subtree(first) if token >= last]
    tokens = [token for token in tokens if parsed.pos[token] != "PUNCT"]
    if not tokens:
        return None
    return parsed.starts[min(tokens)], parsed.ends[max(tokens)]


@cache
def _verbs_of_saying() -> frozenset[str]:
    table = read_lexicon("reporting_cues")
    return frozenset(table.cue[(table.pos == "VERB") & table.frame.isin(["clause", "receiver"])])


def find_holder(parsed: ParsedSentence, index: int) -> str | None:
    """The subject of the verb of saying in whose statement the word stands, as it is written; None outside."""
    chain = [index, *parsed.ancestors(index)]
    for child, head in pairwise(chain):
        says = parsed.lemmas[head].lower() in _verbs_of_saying() and parsed.pos[head] == "VERB"
        if says and parsed.deps[child] == "ccomp":
            return _subject(parsed, head)
    if parsed.lemmas[index].lower() in _verbs_of_saying() and parsed.pos[index] == "VERB":
        return _subject(parsed, index)
    return None


def _subject(parsed: ParsedSentence, verb: int) -> str | None:
    for child in parsed.children(verb):
        if parsed.deps[child] == "nsubj" and parsed.lemmas[child].lower() not in {"it", "that", "there"}:
            left = min(parsed.subtree(child))
            return " ".join(parsed.words[left : child + 1])
    return None

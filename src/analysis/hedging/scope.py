"""What a cue casts doubt on, and whose doubt it is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from analysis.hedging.cues import Match
from analysis.language import ParsedSentence, Span
from analysis.lexicons import read_lexicon

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "oprd"})
_OUTSIDE = frozenset({"punct", "cc", "conj", "parataxis", "meta", "intj", "preconj"})
_BOUNDARIES = frozenset({",", ";", ":", "—", "–", "--", "...", "(", ")", '"', "''", "``", ".", "?", "!"})
_CONJUNCTIONS = frozenset({"but", "because", "although", "though", "while", "which", "who", "whereas"})


def find_scope(parsed: ParsedSentence, match: Match) -> Span:
    """Offsets of the words that a cue governs in the parse.

    A modal or adverb governs its clause, a verb or adjective its complement (with the subject that the passive
    raised), a conjunction its clause, an adjective before a noun that noun's phrase, an approximator the
    phrase it belongs to.
    """
    tokens = _governed(parsed, match)
    return _hull(parsed, [*tokens, *range(match.first, match.last)])


def _governed(parsed: ParsedSentence, match: Match) -> list[int]:
    head = _head_of(parsed, match)
    dep, pos, governor = parsed.deps[head], parsed.pos[head], parsed.heads[head]
    if match.cue.kind == "conditional":
        return _clause(parsed, governor if dep in {"mark", "aux", "advmod"} else head, match.first)
    if match.cue.kind == "approximator" and dep != "ROOT":
        return [token for token in parsed.subtree(governor) if token >= match.first]
    if dep in {"aux", "advmod", "neg", "npadvmod", "auxpass"} and governor != head:
        if parsed.pos[governor] in {"VERB", "AUX"}:
            return _clause(parsed, governor)
        return parsed.subtree(governor)
    if dep in {"amod", "compound", "nmod", "det", "predet", "quantmod", "nummod"}:
        return parsed.subtree(governor)
    complements = [child for child in parsed.children(head) if parsed.deps[child] in _COMPLEMENTS]
    if complements:
        governed = [token for child in complements for token in parsed.subtree(child)]
        raised = any(parsed.deps[child] in {"xcomp", "oprd"} for child in complements)
        if raised and (match.cue.kind == "epistemic" or _is_passive(parsed, head)):
            governed += _subject_of(parsed, head)
        return governed
    if pos in {"ADJ", "VERB", "AUX"} and dep in {"acomp", "oprd", "attr", "amod", "ccomp", "ROOT", "conj"}:
        clause = governor if dep in {"acomp", "oprd", "attr"} else head
        return _clause(parsed, clause)
    if pos == "ADP" or dep in {"prep", "pobj"}:
        top = next((node for node in parsed.ancestors(head) if parsed.pos[node] in {"VERB", "AUX"}), head)
        return _clause(parsed, top)
    return parsed.subtree(head)


def _head_of(parsed: ParsedSentence, match: Match) -> int:
    """The word of the cue that stands highest in the tree."""
    inside = range(match.first, match.last)
    if match.last - match.first == 1:
        return match.first
    content = [token for token in inside if parsed.pos[token] in {"ADJ", "VERB", "NOUN"}]
    tops = [token for token in inside if parsed.heads[token] not in inside or parsed.heads[token] == token]
    return (content if match.cue.lemma.startswith("not ") and content else tops)[-1 if content else 0]


def _is_passive(parsed: ParsedSentence, verb: int) -> bool:
    return parsed.tags[verb] == "VBN" or any(
        parsed.deps[child] == "auxpass" for child in parsed.children(verb)
    )


def _subject_of(parsed: ParsedSentence, node: int) -> list[int]:
    for place in [node, parsed.heads[node]]:
        for child in parsed.children(place):
            if parsed.deps[child] in _SUBJECTS:
                return parsed.subtree(child)
    return []


def _clause(parsed: ParsedSentence, verb: int, first: int = 0) -> list[int]:
    """The words of a verb's clause, without what is coordinated with it and, left of its subject, other clauses."""
    left = [child for child in parsed.children(verb) if child < verb and parsed.deps[child] in _SUBJECTS]
    starts = left[0] if left else verb
    tokens = [verb]
    for child in parsed.children(verb):
        dep = parsed.deps[child]
        if dep in _OUTSIDE or (dep in {"advcl", "ccomp"} and child < starts) or (dep == "mark" and not first):
            continue
        if child < starts and (parsed.words[child].lower() == "according" or _stands_apart(parsed, child)):
            continue
        tokens.extend(parsed.subtree(child))
    return [token for token in tokens if token >= first]


def _stands_apart(parsed: ParsedSentence, child: int) -> bool:
    """Whether an adverb links its sentence to the one before ("However, ...")."""
    return parsed.deps[child] == "advmod" and parsed.words[child + 1] == ","


def _hull(parsed: ParsedSentence, tokens: Sequence[int]) -> Span:
    first, last = min(tokens), max(tokens)
    while last > first and parsed.pos[last] == "PUNCT" and parsed.words[last] in _BOUNDARIES:
        last -= 1
    return parsed.starts[first], parsed.ends[last]


def find_scope_by_words(words: Sequence[str], spans: Sequence[Span], match: Match) -> Span:
    """Offsets from a cue to the next mark or conjunction that can end its clause; needs no parse."""
    end = match.last
    while end < len(words) and words[end] not in _BOUNDARIES and words[end] not in _CONJUNCTIONS:
        end += 1
    return spans[match.first][0], spans[max(end, match.last) - 1][1]


def find_holder(parsed: ParsedSentence, match: Match, quoted: Sequence[bool]) -> str | None:
    """The speaker whose statement a cue stands in, by the grammar of its sentence; None if nobody's.

    Climbs from the cue to the reporting verb that governs it; for a verb of belief, its own subject
    holds the doubt.
    """
    head = _head_of(parsed, match)
    reporting = _reporting_verbs()
    if match.cue.kind == "doxastic" and parsed.pos[head] == "VERB" and not _is_passive(parsed, head):
        subject = _name(parsed, head)
        if subject and subject.lower() not in {"i", "we", "you", "it", "that", "who", "which"}:
            return subject
    below = head
    for node in parsed.ancestors(head):
        if parsed.lemmas[node].lower() in reporting and parsed.pos[node] == "VERB":
            in_content = parsed.deps[below] in {"ccomp", "xcomp", "advcl", "parataxis"}
            subject = _name(parsed, node)
            if subject and in_content:
                return subject
        below = node
    for node, lemma in enumerate(parsed.lemmas):
        if (
            parsed.words[node].lower() == "according"
            and node + 1 < len(parsed)
            and parsed.words[node + 1].lower() == "to"
        ):
            return _text(parsed, [token for token in parsed.subtree(node) if token > node + 1]) or None
        is_report = lemma.lower() in reporting and parsed.pos[node] == "VERB" and not quoted[node]
        if is_report and quoted[match.first] and (subject := _name(parsed, node)):
            return subject
        is_parenthetical = parsed.deps[node] in {"parataxis", "ccomp"} and node != head
        if is_report and is_parenthetical and node not in parsed.ancestors(head) and _name(parsed, node):
            return _name(parsed, node)
    return None


@cache
def _reporting_verbs() -> frozenset[str]:
    table = read_lexicon("reporting_cues")
    return frozenset(table.cue[table.pos == "VERB"])


def _name(parsed: ParsedSentence, verb: int) -> str | None:
    tokens = next(
        (
            parsed.subtree(child)
            for child in parsed.children(verb)
            if parsed.deps[child] in {"nsubj", "nsubjpass"}
        ),
        None,
    )
    if tokens is None and parsed.deps[verb] in {"conj", "xcomp"}:
        return _name(parsed, parsed.heads[verb])
    name = _text(parsed, tokens) if tokens else None
    return None if name in {"It", "it"} else name


def _text(parsed: ParsedSentence, tokens: Sequence[int]) -> str:
    kept: list[int] = []
    for token in tokens:
        if parsed.words[token] in {",", "(", ")", "-", "—", "–"} or parsed.deps[token] in {"relcl", "appos"}:
            if kept:
                break
            continue
        kept.append(token)
    pieces = [
        parsed.words[token]
        + (" " if token + 1 < len(parsed) and parsed.starts[token + 1] > parsed.ends[token] else "")
        for token in kept
    ]
    return "".join(pieces).strip()

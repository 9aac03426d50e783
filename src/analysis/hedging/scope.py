"""What a cue casts doubt on, and whose doubt it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analysis.hedging.cues import Match
from analysis.language import Span
from analysis.parsed import ParsedSentence
from analysis.syntax import NOUN_SUBJECTS, SUBJECTS_AND_EXPLETIVES, is_reporting

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
        marks = [token for token in range(match.first, match.last) if parsed.deps[token] == "mark"]
        if marks:
            return _clause(parsed, parsed.heads[marks[-1]], match.first)
        if parsed.deps[match.first] == "prep":
            phrase = parsed.subtree(match.first)
            return phrase if phrase[-1] >= match.last else _up_to_boundary(parsed, match)
        return _clause(parsed, governor if dep in {"mark", "aux", "advmod"} else head, match.first)
    if dep == "mark":
        return _clause(parsed, governor)
    if match.cue.kind == "approximator" and dep != "ROOT":
        return [token for token in parsed.subtree(governor) if token >= match.first]
    if dep in {"aux", "advmod", "neg", "npadvmod", "auxpass"} and governor != head:
        if parsed.pos[governor] in {"VERB", "AUX"}:
            return _clause(parsed, governor)
        return parsed.subtree(governor)
    if dep in {"amod", "compound", "nmod", "det", "predet", "quantmod", "nummod"}:
        return parsed.subtree(governor)
    complements = [child for child in parsed.children(head) if parsed.deps[child] in _COMPLEMENTS]
    if dep == "parataxis" and not complements:
        return _clause(parsed, governor)
    if complements:
        governed = [token for child in complements for token in parsed.subtree(child)]
        raised = any(parsed.deps[child] in {"xcomp", "oprd"} for child in complements)
        if raised and (match.cue.kind == "epistemic" or _is_passive(parsed, head)):
            governed += _subject_of(parsed, head)
        return governed
    if match.cue.kind == "doxastic" and not _is_passive(parsed, head):
        things = [child for child in parsed.children(head) if parsed.deps[child] == "dobj" and child > head]
        if things:
            return [token for child in things for token in parsed.subtree(child)]
    if match.cue.kind == "doxastic" and dep in {"relcl", "acl"}:
        return parsed.subtree(governor)
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


def _up_to_boundary(parsed: ParsedSentence, match: Match) -> list[int]:
    """The words from a cue to the next mark: the parser took them for the main clause's."""
    ends = (token for token in range(match.last, len(parsed)) if parsed.words[token] in _BOUNDARIES)
    return list(range(match.first, next(ends, len(parsed))))


def _is_passive(parsed: ParsedSentence, verb: int) -> bool:
    return parsed.tags[verb] == "VBN" or any(
        parsed.deps[child] == "auxpass" for child in parsed.children(verb)
    )


def _subject_of(parsed: ParsedSentence, node: int) -> list[int]:
    for place in [node, parsed.heads[node]]:
        for child in parsed.children(place):
            if parsed.deps[child] in SUBJECTS_AND_EXPLETIVES:
                return parsed.subtree(child)
    return []


def _clause(parsed: ParsedSentence, verb: int, first: int = 0) -> list[int]:
    """The words of a verb's clause, without what is coordinated with it and, left of its subject, other clauses."""
    left = [
        child
        for child in parsed.children(verb)
        if child < verb and parsed.deps[child] in SUBJECTS_AND_EXPLETIVES
    ]
    starts = left[0] if left else verb
    tokens = [verb]
    for child in parsed.children(verb):
        dep = parsed.deps[child]
        if dep in _OUTSIDE or (dep in {"advcl", "ccomp"} and child < starts) or (dep == "mark" and not first):
            continue
        if parsed.words[child].lower() == "according" or (child < starts and _stands_apart(parsed, child)):
            continue
        tokens.extend(parsed.subtree(child))
    return [token for token in tokens if token >= first]


def _stands_apart(parsed: ParsedSentence, child: int) -> bool:
    """Whether an adverb links its sentence to the one before ("However, ...")."""
    return parsed.deps[child] == "advmod" and parsed.words[child + 1] == ","


def _hull(parsed: ParsedSentence, tokens: Sequence[int]) -> Span:
    first, last = min(tokens), max(tokens)
    while last > first and parsed.pos[last] == "PUNCT" and parsed.words[last] in _BOUNDARIES:
        if _closes_quotation(parsed.words, first, last):
            break
        last -= 1
    if _closes_quotation(parsed.words, first, last + 1):
        last += 1
    return parsed.starts[first], parsed.ends[last]


def _closes_quotation(words: Sequence[str], first: int, last: int) -> bool:
    """Whether the word at `last` closes a double quotation mark that opens after `first`."""
    return words[last : last + 1] == ('"',) and words[first:last].count('"') % 2 == 1


def find_scope_by_words(words: Sequence[str], spans: Sequence[Span], match: Match) -> Span:
    """Offsets from a cue to the next mark or conjunction that can end its clause; needs no parse."""
    end = match.last
    while end < len(words) and words[end] not in _BOUNDARIES and words[end] not in _CONJUNCTIONS:
        end += 1
    return spans[match.first][0], spans[max(end, match.last) - 1][1]


class Beside(NamedTuple):
    """A source that a sentence names beside what it says: "according to ...", "..., she said"."""

    name: str
    phrase: frozenset[int]
    is_aside: bool


def find_holders(
    parsed: ParsedSentence, matches: Sequence[Match], quoted: Sequence[bool]
) -> list[str | None]:
    """For each cue the speaker whose statement it stands in, by the grammar of its sentence; None if nobody's.

    Climbs from the cue to the reporting verb that governs it, else takes the source that is named beside; for a
    verb of belief, its own subject holds the doubt.
    """
    beside = list(_find_sources_beside(parsed, quoted))
    return [_find_holder(parsed, match, quoted[match.first], beside) for match in matches]


def _find_holder(
    parsed: ParsedSentence, match: Match, is_quoted: bool, beside: Sequence[Beside]
) -> str | None:
    head = _head_of(parsed, match)
    if match.cue.kind == "doxastic" and parsed.pos[head] == "VERB" and not _is_passive(parsed, head):
        subject = _name(parsed, head)
        if subject and subject.lower() not in {"that", "who", "which"}:
            return subject
    below = head
    for node in parsed.ancestors(head):
        is_content = parsed.deps[below] in {"ccomp", "parataxis"}
        if is_content and is_reporting(parsed, node) and (subject := _name(parsed, node)):
            return subject
        below = node
    for source in beside:
        if is_quoted or (source.is_aside and match.first not in source.phrase):
            return source.name
    return None


def _find_sources_beside(parsed: ParsedSentence, quoted: Sequence[bool]) -> Iterator[Beside]:
    for node, word in enumerate(parsed.words):
        if word.lower() == "according" and parsed.words[node + 1 : node + 2] == ("to",):
            phrase = parsed.subtree(node)
            if name := _text(parsed, [token for token in phrase if token > node + 1]):
                yield Beside(name, frozenset(phrase), True)
        elif not quoted[node] and is_reporting(parsed, node) and (subject := _name(parsed, node)):
            phrase = parsed.subtree(node)
            before = parsed.words[max(phrase[0] - 1, 0)]
            is_aside = parsed.deps[node] == "parataxis" or (
                parsed.deps[node] == "ccomp" and before in {",", '"'}
            )
            yield Beside(subject, frozenset(phrase), is_aside)


def _name(parsed: ParsedSentence, verb: int) -> str | None:
    tokens = next(
        (parsed.subtree(child) for child in parsed.children(verb) if parsed.deps[child] in NOUN_SUBJECTS),
        None,
    )
    if tokens is None and parsed.deps[verb] in {"conj", "xcomp"}:
        return _name(parsed, parsed.heads[verb])
    name = _text(parsed, tokens) if tokens else None
    return None if name in {"It", "it", "I", "We", "we", "You", "you"} else name


def _text(parsed: ParsedSentence, tokens: Sequence[int]) -> str:
    kept: list[int] = []
    for token in tokens:
        if parsed.words[token] in {",", "(", ")", "-", "—", "–"} or parsed.deps[token] in {"relcl", "appos"}:
            if kept:
                break
            continue
        kept.append(token)
    return parsed.join(kept)

"""What the conditions of several cues ask of a clause: its subject, its complements, its negation."""

from __future__ import annotations

from analysis.hedging.words_beside import PEOPLE, read_context
from analysis.parsed import ParsedSentence
from analysis.syntax import SUBJECTS

_CLAUSES = frozenset({"ccomp", "xcomp"})


def find_complements(parsed: ParsedSentence, index: int) -> list[int]:
    """The clauses that a word takes."""
    return [child for child in parsed.children(index) if parsed.deps[child] in _CLAUSES]


def find_subject(parsed: ParsedSentence, verb: int) -> int | None:
    """The subject of a verb, or of the one that it shares its subject with or modifies."""
    for node in [verb, *parsed.ancestors(verb)]:
        for child in parsed.children(node):
            if parsed.deps[child] in SUBJECTS:
                return child
        if parsed.deps[node] in {"acl", "relcl"}:
            return parsed.heads[node]
        if parsed.deps[node] not in {"conj", "xcomp", "advcl"}:
            return None
    return None


def is_bare(parsed: ParsedSentence, verb: int) -> bool:
    """Whether a verb is an infinitive without "to" and without a modal: "(suggest that) he stay", "(feel) it shake"."""
    helpers = {"aux", "auxpass"}
    return parsed.tags[verb] == "VB" and not any(
        parsed.deps[child] in helpers and parsed.tags[child] != "VB" for child in parsed.children(verb)
    )


def is_person(parsed: ParsedSentence, index: int) -> bool:
    """Whether a noun or pronoun stands for people, or is a name."""
    word = parsed.words[index].lower()
    return (
        word in PEOPLE
        or parsed.pos[index] == "PROPN"
        or parsed.lemmas[index].lower() in read_context("person")
    )


def is_denied(parsed: ParsedSentence, index: int) -> bool:
    """Whether a negation belongs to the word."""
    return any(parsed.deps[child] == "neg" for child in parsed.children(index))


def has_clause(parsed: ParsedSentence, first: int, last: int) -> bool:
    """Whether a verb or adjective of these words holds a clause with a subject."""
    return parsed.pos[first] in {"VERB", "ADJ", "AUX"} and any(
        parsed.deps[child] == "ccomp"
        or (parsed.deps[child] == "advcl" and "like" in parsed.words[first:last])
        for index in range(first, last)
        for child in parsed.children(index)
    )

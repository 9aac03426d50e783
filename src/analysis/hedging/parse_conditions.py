"""Whether a word that can be a cue is one here, where the grammar of the sentence must tell."""

from __future__ import annotations

from collections.abc import Callable

from analysis.hedging.belief_conditions import (
    is_belief,
    is_doubted,
    is_feared,
    is_held,
    is_outlook,
    is_suspicion,
)
from analysis.hedging.clauses import find_complements, find_subject, has_clause, is_bare, is_person
from analysis.hedging.modal_conditions import is_of_none, is_open, is_perfect, is_possibility, is_prospect
from analysis.hedging.words_beside import POINTING, opens_quantity, read_context
from analysis.parsed import ParsedSentence
from analysis.syntax import is_reporting

_CURRENCIES = frozenset("$£€")
_DENYING = frozenset({"no", "without", "zero"})
_TALK = frozenset({"talk", "speak", "lie"})

ParseCondition = Callable[[ParsedSentence, int, int], bool]
"""Of the parse and the cue's first and last index."""


def _is_provided(parsed: ParsedSentence, first: int, last: int) -> bool:
    """Provided the town pays, not what somebody provided."""
    has_subject = any(parsed.deps[child] == "nsubj" for child in parsed.children(first))
    return not has_subject and has_clause(parsed, first, last)


def _is_adjective(parsed: ParsedSentence, first: int, last: int) -> bool:
    return parsed.pos[last - 1] in {"ADJ", "ADV"}


def _is_verb(parsed: ParsedSentence, first: int, last: int) -> bool:
    return parsed.pos[first] == "VERB"


def _is_seeming(parsed: ParsedSentence, first: int, last: int) -> bool:
    """Appear with what appears to be so, not of coming into sight."""
    if parsed.pos[first] not in {"VERB", "AUX"}:
        return False
    if last - first > 1:
        return any(
            parsed.deps[child] in {"ccomp", "advcl"}
            for index in range(first, last)
            for child in parsed.children(index)
        )
    if parsed.lemmas[first] != "appear":
        return True
    if parsed.tags[first] == "VB" and any(
        parsed.deps[child] == "aux" and parsed.lemmas[child] in {"to", "will", "can"}
        for child in parsed.children(first)
    ):
        return any(parsed.deps[child] == "oprd" for child in parsed.children(first))
    after = parsed.words[last].lower() if last < len(parsed) else ""
    if after in {"in", "on", "at", "with", "before", "alongside", ".", ","}:
        return False
    return any(
        parsed.deps[child] in {"xcomp", "ccomp", "oprd", "acomp", "advcl"}
        and (parsed.deps[child] != "advcl" or after in {"that", "to", "as"})
        for child in parsed.children(first)
    )


def _is_evidence(parsed: ParsedSentence, first: int, last: int) -> bool:
    """A thing that suggests or indicates something; people who suggest are making a proposal."""
    if parsed.pos[first] != "VERB":
        return False
    subject = find_subject(parsed, first)
    if subject is None:
        return (
            parsed.tags[first] == "VBG"
            and parsed.deps[first] != "pcomp"
            and bool(find_complements(parsed, first))
        )
    if is_person(parsed, subject) or _is_proposal(parsed, first):
        return False
    deps = {parsed.deps[child] for child in parsed.children(first)}
    return bool(deps & {"ccomp", "dobj", "prep", "xcomp"})


def _is_proposal(parsed: ParsedSentence, first: int) -> bool:
    """Suggest with what is to be done: "suggested meeting on Monday", "suggests that each member bring a pen"."""
    return parsed.lemmas[first] == "suggest" and any(
        (parsed.deps[clause] == "xcomp" and parsed.tags[clause] == "VBG") or is_bare(parsed, clause)
        for clause in find_complements(parsed, first)
    )


def _is_predicate(parsed: ParsedSentence, first: int, last: int) -> bool:
    return parsed.deps[first] in {"acomp", "oprd", "ROOT", "attr", "conj"}


def _is_attributive(parsed: ParsedSentence, first: int, last: int) -> bool:
    return parsed.deps[first] in {"amod", "compound", "nmod"} and parsed.heads[first] > first


def _has_content(parsed: ParsedSentence, first: int, last: int) -> bool:
    """A noun with the clause or event that it is about ("the chance of a deal", "a belief that"); "no chance" denies."""
    before = parsed.words[first - 1].lower() if first else ""
    if parsed.pos[first] != "NOUN" or before in _DENYING:
        return False
    verb = parsed.heads[first]
    is_there = parsed.lemmas[verb] == "be" and any(
        parsed.deps[child] == "expl" for child in parsed.children(verb)
    )
    for child in parsed.children(first):
        if parsed.deps[child] in {"acl", "relcl", "ccomp"} and (
            is_there or any(parsed.words[mark].lower() == "that" for mark in parsed.children(child))
        ):
            return True
        if parsed.deps[child] == "prep" and parsed.words[child].lower() == "of" and before != "by":
            return True
    return False


def _has_that_clause(parsed: ParsedSentence, first: int, last: int) -> bool:
    before = parsed.words[first - 1].lower() if first else ""
    after = parsed.words[last].lower() if last < len(parsed) else ""
    return parsed.pos[first] == "NOUN" and after == "that" and before not in _DENYING


def _is_doubt(parsed: ParsedSentence, first: int, last: int) -> bool:
    before = {word.lower() for word in parsed.words[max(0, first - 2) : first]}
    is_favour = "benefit" in parsed.words[max(0, first - 3) : first]
    return parsed.pos[first] == "NOUN" and not is_favour and not before & {"no", "without", "beyond", "in"}


def _is_quantity(parsed: ParsedSentence, first: int, last: int) -> bool:
    """About before a number that it softens, not about as a preposition."""
    after = [word.lower() for word in [*parsed.words[last : last + 2], "", ""]]
    if not opens_quantity(after[0], after[1]):
        return False
    is_clock = ":" in after[0]
    is_ago = after[0] in {"a", "an"} and "ago" in parsed.words[last + 2 : last + 3]
    is_exact = is_clock or is_ago or after[0] in read_context("balance") or _is_price(parsed, first, after[0])
    return is_exact or parsed.deps[first] != "prep" or parsed.pos[first] == "ADV"


def _is_price(parsed: ParsedSentence, first: int, amount: str) -> bool:
    """What is paid or needed ("cost about £5m"), which the parser takes for a phrase; not what is talked about."""
    verb = parsed.heads[first]
    return (
        amount[:1] in _CURRENCIES
        and parsed.pos[verb] in {"VERB", "AUX"}
        and not is_reporting(parsed, verb)
        and parsed.lemmas[verb] not in _TALK
    )


def _is_adverbial(parsed: ParsedSentence, first: int, last: int) -> bool:
    before = parsed.words[first - 1].lower() if first else ""
    if last < len(parsed) and parsed.words[last].lower() in {"a", "an"}:
        return before not in {"some", "any", "what", "every", "another", "same"}
    if first and parsed.pos[first - 1] == "ADJ":
        return False
    return (
        before
        not in read_context("determiner")
        | {"what", "same", "right", "other", "or", "different", "particular"}
        and parsed.tags[first] != "NNS"
    )


def _is_unnamed_source(parsed: ParsedSentence, first: int, last: int) -> bool:
    """A group without name or number that says or thinks something ("critics believe")."""
    verb = parsed.heads[first]
    if parsed.deps[first] != "nsubj" or parsed.tags[first] != "NNS":
        return False
    named = {"PROPN", "NUM"}
    children = parsed.children(first)
    if any(
        parsed.pos[child] in named
        or parsed.deps[child] in {"poss", "appos"}
        or parsed.words[child].lower() in POINTING
        for child in children
    ):
        return False
    return parsed.lemmas[verb].lower() in read_context("nobody says") and (
        bool(find_complements(parsed, verb))
        or parsed.deps[verb] in {"parataxis", "ccomp"}
        or parsed.deps[verb] == "ROOT"
    )


def _is_bent_attributive(parsed: ParsedSentence, first: int, last: int) -> bool:
    """Conceivable straight before a noun, without every, any or no: a thesaurus's word for possible."""
    before = parsed.words[first - 1].lower() if first else ""
    return _is_attributive(parsed, first, last) and before not in {"every", "any", "no", "only", "all"}


def _precedes_verb(parsed: ParsedSentence, first: int, last: int) -> bool:
    return last < len(parsed) and parsed.tags[last] == "VB"


PARSE_CONDITIONS: dict[str, ParseCondition] = {
    "possibility": is_possibility,
    "open modal": is_open,
    "prospect": is_prospect,
    "of none": is_of_none,
    "perfect": is_perfect,
    "belief": is_belief,
    "outlook": is_outlook,
    "doubted": is_doubted,
    "feared": is_feared,
    "suspicion": is_suspicion,
    "held": is_held,
    "clause": has_clause,
    "provided": _is_provided,
    "infinitive": _is_verb,
    "seeming": _is_seeming,
    "evidence": _is_evidence,
    "adjective": _is_adjective,
    "predicate": _is_predicate,
    "attributive": _is_attributive,
    "content": _has_content,
    "that clause": _has_that_clause,
    "doubt": _is_doubt,
    "quantity": _is_quantity,
    "adverbial": _is_adverbial,
    "unnamed source": _is_unnamed_source,
    "bent attributive": _is_bent_attributive,
    "verb after": _precedes_verb,
}

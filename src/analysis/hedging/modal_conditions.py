"""Whether a modal verb tells of what may be so, not of what is allowed, owed or within somebody's power."""

from __future__ import annotations

from analysis.hedging.clauses import find_subject, is_denied, is_person
from analysis.hedging.words_beside import read_context
from analysis.parsed import ParsedSentence

_NOT_DONE = frozenset({"only", "barely", "hardly", "never"})


def is_possibility(parsed: ParsedSentence, first: int, last: int) -> bool:
    """Could of what may be, not of what somebody was able to do (Quirk et al. 1985, 4.52)."""
    verb = parsed.heads[first]
    if parsed.deps[first] != "aux":
        return False
    children = parsed.children(verb)
    helpers = {parsed.words[child].lower() for child in children if parsed.deps[child].startswith("aux")}
    if "have" in helpers:
        return True
    if is_denied(parsed, verb) or any(parsed.lemmas[child] in _NOT_DONE for child in children):
        return False
    asked = {"you", "i", "we"} if parsed.words[-1] == "?" else {"you", "i"}
    if first + 1 < len(parsed) and parsed.words[first + 1].lower() in asked:
        return False
    lemma, subject = parsed.lemmas[verb].lower(), find_subject(parsed, verb)
    if lemma in read_context("sense") or _is_nobody(parsed, subject):
        return False
    if lemma in read_context("ability"):
        return "be" in helpers or (subject is not None and not is_person(parsed, subject))
    links = {parsed.words[child].lower() for child in children if parsed.deps[child] in {"mark", "advmod"}}
    is_purpose = "so" in links and (subject is None or is_person(parsed, subject))
    return not (parsed.deps[verb] == "advcl" and (is_purpose or links & {"as", "than"}))


def _is_nobody(parsed: ParsedSentence, subject: int | None) -> bool:
    """Whether a subject is none at all: "nobody", "no one", "neither side"."""
    if subject is None:
        return False
    words = {parsed.words[token].lower() for token in [subject, *parsed.children(subject)]}
    return not words.isdisjoint({"nobody", "none", "nothing", "neither", "no"})


def is_open(parsed: ParsedSentence, first: int, last: int) -> bool:
    """May of what may be so, not of permission ("may I come in", "you may apply by post"), nor the month."""
    verb = parsed.heads[first]
    if parsed.deps[first] != "aux":
        return True
    subject = find_subject(parsed, verb)
    if parsed.tags[verb] in {"VBD", "VBZ"} or (subject is not None and first < subject < verb):
        return False
    is_reader = subject is not None and parsed.words[subject].lower() in {"you", "one"}
    return not (is_reader and parsed.lemmas[verb].lower() in read_context("permitted"))


def is_prospect(parsed: ParsedSentence, first: int, last: int) -> bool:
    """Should of what is to be expected, not of what is owed (Quirk et al. 1985, 4.56)."""
    verb = parsed.heads[first]
    if parsed.lemmas[first] == "ought" or parsed.words[first].lower() == "ought":
        verb = next((child for child in parsed.children(first) if parsed.deps[child] == "xcomp"), first)
    children, lemma = parsed.children(verb), parsed.lemmas[verb].lower()
    if verb == first or parsed.tags[verb] not in {"VB", "VBG", "VBN"}:
        return False
    subject, is_timed = find_subject(parsed, verb), _names_an_end(parsed, verb)
    if any(parsed.deps[child] == "auxpass" for child in children):
        return is_timed and lemma in read_context("outcome")
    if lemma == "be" or parsed.tags[verb] == "VBG":
        return is_timed and not _is_existential(parsed, verb)
    if subject is None:
        return False
    if is_person(parsed, subject):
        return is_timed and lemma in {"see", "know"} and parsed.words[subject].lower() == "we"
    return lemma in read_context("course") or (is_timed and lemma in read_context("outcome"))


def is_perfect(parsed: ParsedSentence, first: int, last: int) -> bool:
    """Must have of what is inferred ("must have slept"), not of what somebody has to own ("must have a licence")."""
    return parsed.deps[last - 1] == "aux"


def _names_an_end(parsed: ParsedSentence, verb: int) -> bool:
    """Whether a clause says by when: "by noon", "within a week", "soon", "in 2030"."""
    for child in [*parsed.children(verb), *_list_below(parsed, verb)]:
        word = parsed.words[child].lower()
        if parsed.deps[child] not in {"prep", "advmod", "npadvmod"} or child < verb:
            continue
        if word in read_context("soon"):
            return True
        inside = {parsed.words[token].lower() for token in parsed.subtree(child)}
        if word in {"by", "within", "before", "from", "until", "in", "on", "next", "after"} and (
            inside & read_context("date") or any(part.isdigit() and len(part) == 4 for part in inside)
        ):
            return True
        if parsed.deps[child] == "npadvmod" and inside & read_context("date"):
            return True
    return False


def _list_below(parsed: ParsedSentence, verb: int) -> list[int]:
    """What hangs on the infinitives that a verb takes: "should start to ease", "should be able to return"."""
    found = []
    for child in parsed.children(verb):
        if parsed.deps[child] in {"xcomp", "acomp"}:
            found += [*parsed.children(child), *_list_below(parsed, child)]
    return found


def _is_existential(parsed: ParsedSentence, verb: int) -> bool:
    return any(parsed.deps[child] == "expl" for child in parsed.children(verb))


def is_of_none(parsed: ParsedSentence, first: int, last: int) -> bool:
    """What could be done with none: "neither account could be checked"."""
    return parsed.deps[first] == "aux" and _is_nobody(parsed, find_subject(parsed, parsed.heads[first]))

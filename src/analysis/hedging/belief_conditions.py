"""Whether a verb of thinking, expecting, doubting or fearing holds what somebody believes to be so."""

from __future__ import annotations

from analysis.hedging.clauses import find_complements, has_clause, is_bare, is_person
from analysis.hedging.words_beside import PEOPLE, POINTING, read_context
from analysis.parsed import ParsedSentence


def is_belief(parsed: ParsedSentence, first: int, last: int) -> bool:
    """A verb of thinking that holds a clause, or stands beside one ("..., I think")."""
    if parsed.pos[first] not in {"VERB", "AUX"}:
        return False
    children, lemma = parsed.children(first), parsed.lemmas[first]
    is_plan = lemma == "think" and parsed.tags[first] != "VBN"
    holds = {"ccomp", "oprd"} if is_plan else {"ccomp", "oprd", "xcomp"}
    if any(parsed.deps[child] == "prt" for child in children):
        return False
    if any(parsed.deps[child] in holds for child in children):
        return not _is_obliged(parsed, first) and not _is_sensed(parsed, first)
    if _has_run_on_clause(parsed, first) or _is_bare_passive(parsed, first):
        return True
    after = parsed.words[first + 1].lower() if first + 1 < len(parsed) else ""
    if after == "to" and any(parsed.deps[child] == "auxpass" for child in children):
        return not _is_obliged(parsed, first)
    if after == "so":
        return lemma in read_context("aside") | {"assume"}
    return lemma in read_context("aside") and after in {",", "."} and _is_aside(parsed, first)


def _is_aside(parsed: ParsedSentence, first: int) -> bool:
    """A clause without a content of its own, set beside what it is about: "..., officials believe, ..."."""
    subjects = [child for child in parsed.children(first) if parsed.deps[child] == "nsubj"]
    is_pronoun = any(parsed.words[child].lower() in PEOPLE - {"who"} for child in subjects)
    if parsed.deps[first] == "relcl":
        return is_pronoun and parsed.words[first - 2 : first - 1] == (",",)
    return bool(subjects) and (
        parsed.deps[first] == "parataxis" or (parsed.deps[first] == "ccomp" and is_pronoun)
    )


def is_outlook(parsed: ParsedSentence, first: int, last: int) -> bool:
    """A belief, or what somebody expects to come about: "expects higher sales", not "expects the guests"."""
    if is_belief(parsed, first, last):
        return True
    if parsed.pos[first] != "VERB" or parsed.tags[first] == "VBG":
        return False
    if _is_forecast_of_head(parsed, first):
        return True
    things = [child for child in parsed.children(first) if parsed.deps[child] == "dobj"]
    return bool(things) and all(
        parsed.pos[thing] == "NOUN"
        and not is_person(parsed, thing)
        and not any(parsed.words[child].lower() in POINTING for child in parsed.children(thing))
        for thing in things
    )


def _is_forecast_of_head(parsed: ParsedSentence, first: int) -> bool:
    """Of a figure before it: "what they had expected", "the 3% that banks forecast", "predicted by economists"."""
    head, deps = parsed.heads[first], {parsed.deps[child] for child in parsed.children(first)}
    if any(
        parsed.deps[child] == "dobj" and parsed.words[child].lower() == "what"
        for child in parsed.children(first)
    ):
        return True
    is_relative = parsed.deps[first] == "relcl" and not any(
        (parsed.deps[child] == "dobj" and parsed.tags[child] not in {"WDT", "WP"})
        or parsed.words[child].lower() in {"who", "whom"}
        for child in parsed.children(first)
    )
    is_participle = parsed.deps[first] == "acl" and parsed.tags[first] == "VBN" and "agent" in deps
    return (is_relative and "nsubj" in deps and not is_person(parsed, head)) or (
        is_participle and not is_person(parsed, head)
    )


def is_doubted(parsed: ParsedSentence, first: int, last: int) -> bool:
    """To doubt that something is so, or a thing."""
    is_verb = parsed.pos[first] == "VERB"
    holds_object = is_verb and any(parsed.deps[child] == "dobj" for child in parsed.children(first))
    return holds_object or has_clause(parsed, first, last)


def is_feared(parsed: ParsedSentence, first: int, last: int) -> bool:
    """Held to be so with fear, or fear for somebody: not to fear a thing, or to do something."""
    if any(parsed.deps[child] == "ccomp" for child in parsed.children(first)):
        return parsed.pos[first] == "VERB"
    if parsed.deps[first] == "parataxis" and _is_aside(parsed, first):
        return True
    is_for = parsed.pos[first] == "VERB" and any(
        parsed.deps[child] == "prep" and parsed.words[child].lower() == "for"
        for child in parsed.children(first)
    )
    return is_for or is_held(parsed, first, last)


def is_suspicion(parsed: ParsedSentence, first: int, last: int) -> bool:
    """A verb of thinking that holds a clause, or what is suspected."""
    is_verb = parsed.pos[first] in {"VERB", "AUX"}
    holds_object = is_verb and any(parsed.deps[child] == "dobj" for child in parsed.children(first))
    return holds_object or is_belief(parsed, first, last)


def _is_obliged(parsed: ParsedSentence, first: int) -> bool:
    following = parsed.words[first + 1].lower() if first + 1 < len(parsed) else ""
    return parsed.words[first].lower() == "supposed" and following == "to"


def _is_sensed(parsed: ParsedSentence, first: int) -> bool:
    """Felt with the senses: "felt the wall shake", "feels the ground moving"."""
    return parsed.lemmas[first] == "feel" and any(
        parsed.deps[clause] == "ccomp"
        and (parsed.tags[clause] == "VBG" or is_bare(parsed, clause))
        and not any(parsed.deps[child] in {"mark", "aux"} for child in parsed.children(clause))
        for clause in find_complements(parsed, first)
    )


def _is_bare_passive(parsed: ParsedSentence, first: int) -> bool:
    """Expected by nobody in particular, with no more said: "a verdict is expected on Friday"."""
    after = parsed.words[first + 1].lower() if first + 1 < len(parsed) else ""
    return (
        parsed.lemmas[first].lower() in read_context("expectation")
        and after != "by"
        and any(parsed.deps[child] == "auxpass" for child in parsed.children(first))
    )


def _has_run_on_clause(parsed: ParsedSentence, first: int) -> bool:
    """Whether a finite verb follows the object: the parser took a clause's subject for it."""
    for child in parsed.children(first):
        if parsed.deps[child] == "dobj":
            after = parsed.subtree(child)[-1] + 1
            if after == len(parsed) or parsed.tags[after] not in {"VBD", "VBZ", "VBP", "MD"}:
                return False
            is_outer = parsed.deps[first] == "relcl" and parsed.heads[after] in parsed.ancestors(first)
            return not is_outer
    return False


def is_held(parsed: ParsedSentence, first: int, last: int) -> bool:
    """Held to be something: "is considered the heir", "they consider him the heir"."""
    if parsed.pos[first] != "VERB":
        return False
    if any(_is_small_clause(parsed, child) for child in parsed.children(first)):
        return True
    if parsed.tags[first] == "VBG":
        return False
    deps = {parsed.deps[child] for child in parsed.children(first)}
    has = any(parsed.lemmas[c] == "have" and parsed.deps[c] == "aux" for c in parsed.children(first))
    passive = "auxpass" in deps or (parsed.tags[first] == "VBN" and not has)
    return passive and bool(deps & {"oprd", "xcomp", "ccomp", "attr"})


def _is_small_clause(parsed: ParsedSentence, index: int) -> bool:
    """A noun or adjective with a subject and no verb: "(consider) him a friend"."""
    return (
        parsed.deps[index] == "ccomp"
        and parsed.pos[index] in {"NOUN", "ADJ", "PROPN"}
        and not any(
            parsed.deps[child] in {"cop", "aux", "mark", "advmod"} for child in parsed.children(index)
        )
        and any(parsed.deps[child] == "nsubj" for child in parsed.children(index))
    )

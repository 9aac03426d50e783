"""Whether a word that can be a cue is one here, where the grammar of the sentence must tell."""

from __future__ import annotations

from collections.abc import Callable

from analysis.hedging.clauses import find_complements, find_subject, is_person
from analysis.hedging.modal_conditions import is_of_none, is_open, is_possibility, is_prospect
from analysis.hedging.words_beside import PEOPLE, opens_quantity, read_context
from analysis.parsed import ParsedSentence

ParseCondition = Callable[[ParsedSentence, int, int], bool]
"""Of the parse and the cue's first and last index."""

_ASIDE = frozenset({"think", "believe", "guess", "suppose", "suspect", "imagine"})
_POINTING = frozenset({"the", "this", "that", "these", "those"})


def _is_belief(parsed: ParsedSentence, first: int, last: int) -> bool:
    """A verb of thinking that holds a clause, or stands beside one ("..., I think")."""
    if parsed.pos[first] not in {"VERB", "AUX"}:
        return False
    children, lemma = parsed.children(first), parsed.lemmas[first]
    is_plan = lemma == "think" and parsed.tags[first] != "VBN"
    holds = {"ccomp", "oprd"} if is_plan else {"ccomp", "oprd", "xcomp"}
    if any(parsed.deps[child] == "prt" for child in children):
        return False
    if any(parsed.deps[child] in holds for child in children):
        return not _is_obliged(parsed, first)
    if _has_run_on_clause(parsed, first) or _is_bare_passive(parsed, first):
        return True
    after = parsed.words[first + 1].lower() if first + 1 < len(parsed) else ""
    if after == "so":
        return lemma in _ASIDE | {"assume"}
    return lemma in _ASIDE and after in {",", "."} and _is_aside(parsed, first)


def _is_aside(parsed: ParsedSentence, first: int) -> bool:
    """A clause without a content of its own, set beside what it is about: "..., officials believe, ..."."""
    subjects = [child for child in parsed.children(first) if parsed.deps[child] == "nsubj"]
    is_pronoun = any(parsed.words[child].lower() in PEOPLE - {"who"} for child in subjects)
    if parsed.deps[first] == "relcl":
        return is_pronoun and parsed.words[first - 2 : first - 1] == (",",)
    return bool(subjects) and (
        parsed.deps[first] == "parataxis" or (parsed.deps[first] == "ccomp" and is_pronoun)
    )


def _is_outlook(parsed: ParsedSentence, first: int, last: int) -> bool:
    """A belief, or what somebody expects to come about: "expects higher sales", not "expects the guests"."""
    if _is_belief(parsed, first, last):
        return True
    if parsed.pos[first] != "VERB" or parsed.tags[first] == "VBG":
        return False
    if _is_forecast_of_head(parsed, first):
        return True
    things = [child for child in parsed.children(first) if parsed.deps[child] == "dobj"]
    return bool(things) and all(
        parsed.pos[thing] == "NOUN"
        and not is_person(parsed, thing)
        and not any(parsed.words[child].lower() in _POINTING for child in parsed.children(thing))
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


def _is_doubted(parsed: ParsedSentence, first: int, last: int) -> bool:
    """To doubt that something is so, or a thing."""
    is_verb = parsed.pos[first] == "VERB"
    holds_object = is_verb and any(parsed.deps[child] == "dobj" for child in parsed.children(first))
    return holds_object or _has_clause(parsed, first, last)


def _is_feared(parsed: ParsedSentence, first: int, last: int) -> bool:
    """Held to be so with fear, or fear for somebody: not to fear a thing, or to do something."""
    if any(parsed.deps[child] == "ccomp" for child in parsed.children(first)):
        return parsed.pos[first] == "VERB"
    if parsed.deps[first] == "parataxis" and _is_aside(parsed, first):
        return True
    is_for = parsed.pos[first] == "VERB" and any(
        parsed.deps[child] == "prep" and parsed.words[child].lower() == "for"
        for child in parsed.children(first)
    )
    return is_for or _is_held(parsed, first, last)


def _is_suspicion(parsed: ParsedSentence, first: int, last: int) -> bool:
    """A verb of thinking that holds a clause, or what is suspected."""
    is_verb = parsed.pos[first] in {"VERB", "AUX"}
    holds_object = is_verb and any(parsed.deps[child] == "dobj" for child in parsed.children(first))
    return holds_object or _is_belief(parsed, first, last)


def _is_obliged(parsed: ParsedSentence, first: int) -> bool:
    following = parsed.words[first + 1].lower() if first + 1 < len(parsed) else ""
    return parsed.words[first].lower() == "supposed" and following == "to"


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


def _is_held(parsed: ParsedSentence, first: int, last: int) -> bool:
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


def _has_clause(parsed: ParsedSentence, first: int, last: int) -> bool:
    return parsed.pos[first] in {"VERB", "ADJ", "AUX"} and any(
        parsed.deps[child] == "ccomp"
        or (parsed.deps[child] == "advcl" and "like" in parsed.words[first:last])
        for index in range(first, last)
        for child in parsed.children(index)
    )


def _is_provided(parsed: ParsedSentence, first: int, last: int) -> bool:
    """Provided the town pays, not what somebody provided."""
    has_subject = any(parsed.deps[child] == "nsubj" for child in parsed.children(first))
    return not has_subject and _has_clause(parsed, first, last)


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
    if is_person(parsed, subject):
        return False
    deps = {parsed.deps[child] for child in parsed.children(first)}
    return bool(deps & {"ccomp", "dobj", "prep", "xcomp"})


def _is_predicate(parsed: ParsedSentence, first: int, last: int) -> bool:
    return parsed.deps[first] in {"acomp", "oprd", "ROOT", "attr", "conj"}


def _is_attributive(parsed: ParsedSentence, first: int, last: int) -> bool:
    return parsed.deps[first] in {"amod", "compound", "nmod"} and parsed.heads[first] > first


def _has_content(parsed: ParsedSentence, first: int, last: int) -> bool:
    """A noun with the clause or event that it is about ("the chance of a deal", "a belief that")."""
    if parsed.pos[first] != "NOUN":
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
        if (
            parsed.deps[child] == "prep"
            and parsed.words[child].lower() == "of"
            and parsed.words[first - 1 if first else 0].lower() != "by"
        ):
            return True
    return False


def _has_that_clause(parsed: ParsedSentence, first: int, last: int) -> bool:
    return parsed.pos[first] == "NOUN" and last < len(parsed) and parsed.words[last].lower() == "that"


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
    is_exact = is_clock or is_ago or after[0] in read_context("balance")
    return is_exact or parsed.deps[first] != "prep" or parsed.pos[first] == "ADV"


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
        or parsed.words[child].lower() in _POINTING
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
    "belief": _is_belief,
    "outlook": _is_outlook,
    "doubted": _is_doubted,
    "feared": _is_feared,
    "suspicion": _is_suspicion,
    "held": _is_held,
    "clause": _has_clause,
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

"""The status of an event: past, ongoing, planned or hypothetical, by the words of its predicate."""

from __future__ import annotations

from analysis.lexicons import read_word_classes
from analysis.parsed import ParsedSentence
from analysis.syntax import NOUN_SUBJECTS, is_reporting
from analysis.timeline.predicates import is_condition

_HELPERS = frozenset({"aux", "auxpass", "neg"})
_REMOTE = frozenset({"would", "might", "could", "may", "should", "must"})
_INVERTED = frozenset({"had", "should", "were"})
_WHEN = frozenset({"when", "until", "till", "once", "before", "after", "as"})
_SENSES = frozenset({"see", "hear", "feel"})
"""Verbs that have the plain form after them of what happened: "saw him fall"."""
_LATER = frozenset({"later", "eventually", "subsequently"})
_PAST_TAGS = frozenset({"VBD", "VBN"})


def _words() -> dict[str, frozenset[str]]:
    return read_word_classes("event_status")


def find_group(parsed: ParsedSentence, index: int) -> list[int]:
    """The verb with its auxiliaries and negation; of "is to close" and "is due to close" the infinitive too."""
    own = [c for c in parsed.children(index) if parsed.deps[c] in _HELPERS and c < index] + [index]
    infinitive = find_infinitive(parsed, index)
    if infinitive is None:
        return own
    head = parsed.heads[infinitive]
    return own + [head] * (head != index) + find_group(parsed, infinitive)


def find_infinitive(parsed: ParsedSentence, index: int) -> int | None:
    """The verb of what is arranged, fated or likely: "the port is to close", "is due to close", not "is to blame"."""
    children = parsed.children(index)
    if parsed.pos[index] != "AUX":
        is_arranged = parsed.words[index].lower() in _words()["arranged"] and parsed.tags[index] != "VBD"
        return _find_to(parsed, index) if is_arranged else None
    if any(parsed.deps[child] == "attr" for child in children):
        return None
    beside = [child for child in children if parsed.deps[child] in {"acomp", "prep"}]
    beside = [child for child in beside if parsed.pos[child] == "ADJ"]
    if not beside:
        verb = _find_to(parsed, index)
        return None if verb is not None and parsed.words[verb].lower() == "blame" else verb
    foreseeing = _words()["arranged"] | _words()["doubt"]
    verbs = (
        _find_to(parsed, c) or _find_to(parsed, index)
        for c in beside
        if parsed.words[c].lower() in foreseeing
    )
    return next(verbs, None)


def _find_to(parsed: ParsedSentence, index: int) -> int | None:
    verbs = (child for child in parsed.children(index) if parsed.deps[child] == "xcomp" and child > index)
    return next((verb for verb in verbs if _has_to(parsed, verb)), None)


def _has_to(parsed: ParsedSentence, verb: int) -> bool:
    return any(parsed.tags[child] == "TO" for child in parsed.children(verb))


def find_status(parsed: ParsedSentence, index: int) -> str:
    """Past, ongoing, planned or hypothetical.

    >>> from analysis.article import Article
    >>> def tell(text):
    ...     parsed, = Article.from_text(text).parse()
    ...     return find_status(parsed, parsed.words.index("close"))
    >>> tell("The port will close."), tell("The port may close."), tell("The firm said the port would close.")
    ('planned', 'hypothetical', 'planned')
    """
    status = _read_status(parsed, index)
    if (
        status in {"planned", "ongoing"}
        and not _is_inserted(parsed, index)
        and _hangs_on_condition(parsed, index)
    ):
        return "hypothetical"
    return status


def _read_status(parsed: ParsedSentence, index: int) -> str:
    """The status by the predicate's own words."""
    words, children = _words(), parsed.children(index)
    group = find_group(parsed, index)
    helpers = _read_helpers(parsed, group)
    beside = {parsed.words[c].lower() for c in children if parsed.deps[c] in {"mark", "advmod", "acomp"}}
    if _might_have_been(helpers):
        return "hypothetical"
    is_doubted = _is_told_as_likely(parsed, index) or _is_inverted_condition(parsed, index)
    if (
        beside & (words["condition"] | words["doubt"])
        or is_doubted
        or is_condition(parsed, parsed.heads[index])
    ):
        return "hypothetical"
    if helpers & words["doubt"]:
        return "planned" if "would" in helpers and _is_reported_future(parsed, index) else "hypothetical"
    if find_infinitive(parsed, index) is not None:
        return "hypothetical" if "have" in helpers or _was_meant(parsed, index) else "planned"
    tags = {parsed.tags[token] for token in group}
    is_done = parsed.tags[index] == "VBN" and ("have" in helpers or parsed.deps[index] == "acl")
    looks_ahead = _looks_ahead(parsed, index)
    if looks_ahead and is_done and "had" in helpers:
        return "past"
    if not tags.isdisjoint({"VBZ", "VBP"}) and _tells_when(parsed, index):
        return "planned"
    if "must" in helpers and parsed.pos[index] == "AUX":
        return "hypothetical"
    if helpers & words["future"] or looks_ahead:
        return "planned"
    if "VBD" in tags or is_done or (parsed.tags[index] == "VBN" and _has_active_subject(parsed, group)):
        return "past"
    if tells_no_tense(parsed, index) and _has_singular_subject(parsed, index):
        return "past"
    if _is_demanded(parsed, index, group):
        return "hypothetical"
    if tags & {"VBZ", "VBP", "NNS"}:
        return "ongoing"
    if parsed.heads[index] == index:
        return "past"
    is_deed_too = parsed.deps[index] in {"conj", "advcl"} and parsed.tags[index] == "VBN"
    return (
        "past"
        if is_deed_too and tells_promise(parsed, parsed.heads[index])
        else find_status(parsed, parsed.heads[index])
    )


def _is_demanded(parsed: ParsedSentence, index: int, group: list[int]) -> bool:
    """Whether a plain form is what somebody asked for: "she demanded that he be paid" (Quirk et al. 1985, 3.59).

    Where it is read as a present, the verb above must be one of demand, and past: "he suggested that they hold a vote".
    """
    head = parsed.heads[index]
    lemma = parsed.lemmas[head].lower()
    if parsed.deps[index] != "ccomp":
        return False
    if parsed.tags[index] == "VBP":
        return lemma in _words()["demand"] and parsed.tags[head] in _PAST_TAGS
    has_subject = any(parsed.deps[child] in NOUN_SUBJECTS for child in parsed.children(index))
    is_asked = parsed.tags[group[0]] == "VB" and has_subject and is_reporting(parsed, head)
    return is_asked and lemma not in _SENSES and not _looks_ahead(parsed, head)


def _looks_ahead(parsed: ParsedSentence, index: int) -> bool:
    """Whether a verb governs what is to come: "plan to", "going to", "prepare to", not "prepare a meal"."""
    words, lemma = _words(), parsed.lemmas[index].lower()
    if lemma in words["plan"] | words["promise"]:
        return True
    deps = {parsed.deps[child] for child in parsed.children(index)}
    is_going = lemma == "go" and parsed.tags[index] == "VBG" and "xcomp" in deps
    return is_going or (lemma in words["intention"] and not deps.isdisjoint({"xcomp", "ccomp"}))


def _is_told_as_likely(parsed: ParsedSentence, index: int) -> bool:
    """Whether "it is likely", or unlikely or possible, "that" this happened."""
    head = parsed.heads[index]
    if parsed.deps[head] == "acomp":
        head = parsed.heads[head]
    if parsed.deps[index] not in {"ccomp", "csubj"} or parsed.pos[head] != "AUX":
        return False
    beside = {parsed.words[c].lower() for c in parsed.children(head) if parsed.deps[c] == "acomp"}
    return not beside.isdisjoint(_words()["doubt"])


def _is_inverted_condition(parsed: ParsedSentence, index: int) -> bool:
    """Whether the auxiliary before the subject takes the place of an if: "had it been built", "should it close"."""
    first = next(iter(parsed.children(index)), index)
    is_first = parsed.deps[first] in {"aux", "auxpass"} and first == min(parsed.subtree(index))
    return is_first and parsed.deps[index] in {"advcl", "ccomp"} and parsed.words[first].lower() in _INVERTED


def _is_inserted(parsed: ParsedSentence, index: int) -> bool:
    """Whether a verb of saying stands between commas: "if it is old, she thinks, it will be sold"."""
    is_set_off = parsed.deps[index] == "parataxis" or parsed.words[index + 1 : index + 2] == (",",)
    return is_set_off and is_reporting(parsed, index)


def _hangs_on_condition(parsed: ParsedSentence, index: int) -> bool:
    """Whether a clause with "if" is what this one depends on, not one with "even if" or "as if"."""
    head = parsed.heads[index]
    if parsed.deps[index] == "ccomp" and head < index and _is_inserted(parsed, head):
        return _hangs_on_condition(parsed, head)
    marks = (
        mark
        for clause in parsed.children(index)
        if parsed.deps[clause] == "advcl"
        for mark in parsed.children(clause)
        if parsed.deps[mark] == "mark" and parsed.words[mark].lower() == "if"
    )
    return any(not mark or parsed.words[mark - 1].lower() not in {"even", "as"} for mark in marks)


def _tells_when(parsed: ParsedSentence, index: int) -> bool:
    """Whether a present tense only tells when something to come will happen: "will run until it opens"."""
    if parsed.deps[index] != "advcl" or find_status(parsed, parsed.heads[index]) != "planned":
        return False
    first = next(iter(parsed.children(index)), index)
    return parsed.words[first].lower() in _WHEN and first < index


def _has_active_subject(parsed: ParsedSentence, group: list[int]) -> bool:
    """Whether a verb has a subject and no auxiliary, as only a finite one has: "the firm admitted"."""
    return len(group) == 1 and any(parsed.deps[child] == "nsubj" for child in parsed.children(group[0]))


def takes_status(parsed: ParsedSentence, index: int) -> bool:
    """Whether a gerund or participle tells no time of its own: "before leaving", "will sail after being repaired"."""
    helpers = _read_helpers(parsed, find_group(parsed, index))
    return parsed.tags[index] in {"VBG", "VBN"} and helpers <= {"be", "being"}


def tells_no_tense(parsed: ParsedSentence, index: int) -> bool:
    """Whether the form of a verb is read as the present but may be the past: "they bid for the land"."""
    return (
        parsed.tags[index] in {"VBP", "VB"}
        and parsed.words[index].lower() in _words()["unmarked"]
        and len(find_group(parsed, index)) == 1
    )


def _has_singular_subject(parsed: ParsedSentence, index: int) -> bool:
    """Whether the subject would have an -s at a verb in the present: "she quit"."""
    subjects = [child for child in parsed.children(index) if parsed.deps[child] == "nsubj"]
    return any(
        parsed.tags[child] in {"NN", "NNP"} or parsed.words[child].lower() in {"he", "she", "it"}
        for child in subjects
    )


def tells_promise(parsed: ParsedSentence, index: int) -> bool:
    """Whether a verb tells that somebody promised, which itself is a deed: "they were promised a port in 2013"."""
    tags = {parsed.tags[token] for token in find_group(parsed, index)}
    return parsed.lemmas[index].lower() in _words()["promise"] and not tags.isdisjoint(_PAST_TAGS)


def tells_past_intention(parsed: ParsedSentence, index: int) -> bool:
    """Whether what was wanted or expected is told as over: "she wanted to dance", not what somebody said they wanted."""
    words, lemma = _words(), parsed.lemmas[index].lower()
    if lemma not in words["plan"] | words["intention"] or _is_told_in_past(parsed, index):
        return False
    helpers = _read_helpers(parsed, find_group(parsed, index))
    return "did" in helpers or (parsed.tags[index] == "VBD" and not helpers)


def tells_later_past(parsed: ParsedSentence, index: int, is_over: bool) -> bool:
    """Whether "would" tells what then came to pass, its time over or later: "in 1950 he would become its head"."""
    helpers = _read_helpers(parsed, find_group(parsed, index))
    if "would" not in helpers or "have" in helpers or _is_told_in_past(parsed, index):
        return False
    beside = {parsed.words[c].lower() for c in parsed.children(index) if parsed.deps[c] in {"mark", "advmod"}}
    is_open = bool(beside & (_words()["condition"] | _words()["doubt"])) or _hangs_on_condition(parsed, index)
    return not is_open and (is_over or not beside.isdisjoint(_LATER))


def tells_what_might_have_been(parsed: ParsedSentence, index: int) -> bool:
    """Whether it is the past that is in doubt: "she might have died", "it is unclear whether she died"."""
    group = find_group(parsed, index)
    beside = {parsed.words[child].lower() for child in parsed.children(index) if parsed.deps[child] == "mark"}
    is_past = any(parsed.tags[token] == "VBD" for token in group)
    if _was_meant(parsed, index):
        return True
    is_judged = "whether" in beside or _is_told_as_likely(parsed, index)
    return _might_have_been(_read_helpers(parsed, group)) or (is_past and is_judged)


def _was_meant(parsed: ParsedSentence, index: int) -> bool:
    """Whether what should have come is told as over: "it was supposed to close"."""
    helpers = _read_helpers(parsed, find_group(parsed, index))
    return parsed.words[index].lower() in {"supposed", "meant"} and not helpers.isdisjoint({"was", "were"})


def _might_have_been(helpers: set[str]) -> bool:
    return "have" in helpers and not helpers.isdisjoint(_REMOTE)


def tells_ability(parsed: ParsedSentence, index: int) -> bool:
    """Whether "could" stands alone, of what was or is possible: "she could not speak"."""
    helpers = _read_helpers(parsed, find_group(parsed, index))
    return "could" in helpers and "have" not in helpers


def _read_helpers(parsed: ParsedSentence, group: list[int]) -> set[str]:
    """The auxiliaries and negations of a predicate's group, as written and in their dictionary form."""
    own = group[:-1]
    return {parsed.lemmas[token].lower() for token in own} | {parsed.words[token].lower() for token in own}


def _is_reported_future(parsed: ParsedSentence, index: int) -> bool:
    """Whether "would" is the "will" of a past report, on no condition: "the firm said the plant would close"."""
    marks = {parsed.words[token].lower() for token in parsed.subtree(index) if parsed.deps[token] == "mark"}
    return _is_told_in_past(parsed, index) and marks.isdisjoint(_words()["condition"])


def _is_told_in_past(parsed: ParsedSentence, index: int) -> bool:
    """Whether a clause is what somebody said, not quoted, which moves its tense back: "the firm said it planned to"."""
    head = parsed.heads[index]
    if parsed.deps[index] == "conj":
        return _is_told_in_past(parsed, head)
    first = min(parsed.subtree(index))
    if '"' in parsed.words[max(first - 1, 0) : first + 1]:
        return False
    if parsed.deps[index] != "ccomp" or not is_reporting(parsed, head):
        return False
    if parsed.tags[head] == "VBG" and parsed.deps[head] == "advcl":
        head = parsed.heads[head]  # "he sold the port, saying it would close"
    return bool({parsed.tags[token] for token in find_group(parsed, head)} & _PAST_TAGS)

"""The status of an event: past, ongoing, planned or hypothetical, by the words of its predicate."""

from __future__ import annotations

from functools import cache

from analysis.lexicons import read_lexicon
from analysis.parsed import ParsedSentence
from analysis.syntax import is_reporting

_HELPERS = frozenset({"aux", "auxpass", "neg"})
_REMOTE = frozenset({"would", "might", "could", "may", "should", "must"})
_PAST_TAGS = frozenset({"VBD", "VBN"})


@cache
def _words() -> dict[str, frozenset[str]]:
    table = read_lexicon("event_status")
    return {str(name): frozenset(words) for name, words in table.groupby("class").word}


def find_group(parsed: ParsedSentence, index: int) -> list[int]:
    """The verb with its auxiliaries and negation; of "is to close" the infinitive too."""
    own = [c for c in parsed.children(index) if parsed.deps[c] in _HELPERS and c < index] + [index]
    infinitive = find_infinitive(parsed, index)
    return own if infinitive is None else own + find_group(parsed, infinitive)


def find_infinitive(parsed: ParsedSentence, index: int) -> int | None:
    """The verb of what is arranged or fated: "the port is to close"."""
    if parsed.pos[index] != "AUX" or any(parsed.deps[c] in {"acomp", "attr"} for c in parsed.children(index)):
        return None
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
    words, children = _words(), parsed.children(index)
    group = find_group(parsed, index)
    helpers = _read_helpers(parsed, group)
    beside = {parsed.words[c].lower() for c in children if parsed.deps[c] in {"mark", "advmod", "acomp"}}
    lemma = parsed.lemmas[index].lower()
    if _might_have_been(helpers):
        return "hypothetical"
    if beside & (words["condition"] | words["doubt"]):
        return "hypothetical"
    if helpers & words["doubt"]:
        return "planned" if "would" in helpers and _is_reported_future(parsed, index) else "hypothetical"
    is_going = (
        lemma == "go" and parsed.tags[index] == "VBG" and any(parsed.deps[c] == "xcomp" for c in children)
    )
    if find_infinitive(parsed, index) is not None:
        return "hypothetical" if "have" in helpers else "planned"
    tags = {parsed.tags[token] for token in group}
    is_done = parsed.tags[index] == "VBN" and ("have" in helpers or parsed.deps[index] == "acl")
    if lemma in words["plan"] and is_done and "had" in helpers:
        return "past"
    if helpers & words["future"] or lemma in words["plan"] or is_going:
        return "planned"
    if "VBD" in tags or is_done:
        return "past"
    if tags & {"VBZ", "VBP", "NNS"}:
        return "ongoing"
    if parsed.heads[index] != index:
        return find_status(parsed, parsed.heads[index])
    return "past"


def tells_what_might_have_been(parsed: ParsedSentence, index: int) -> bool:
    """Whether a modal verb speaks of the past: "she might have died", "they should have called"."""
    return _might_have_been(_read_helpers(parsed, find_group(parsed, index)))


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
    head = parsed.heads[index]
    if parsed.deps[index] == "conj":
        return _is_reported_future(parsed, head)
    is_told = parsed.deps[index] == "ccomp" and is_reporting(parsed, head)
    is_past = bool({parsed.tags[token] for token in find_group(parsed, head)} & _PAST_TAGS)
    marks = {parsed.words[token].lower() for token in parsed.subtree(index) if parsed.deps[token] == "mark"}
    return is_told and is_past and marks.isdisjoint(_words()["condition"])

"""Which words head the clauses that tell events."""

from __future__ import annotations

from analysis.parsed import ParsedSentence
from analysis.syntax import NOUN_SUBJECTS, is_reporting
from analysis.timeline.linking_words import linking_words

_PREDICATES = frozenset({"ROOT", "ccomp", "advcl", "relcl", "conj", "parataxis", "pcomp", "acl"})
_COMPLEMENTS = frozenset({"attr", "acomp", "prep", "npadvmod", "xcomp"})
"""What a form of be has beside it where it is no auxiliary, "to close" in "is to close" included."""
_PLACES = frozenset({"up", "down", "off", "on", "out", "in", "over", "away", "back", "ahead"})
"""Adverbs that complete a form of be."""
_JUDGED = frozenset({"ccomp", "csubj", "xcomp"})
_SETTING_IN_TIME = frozenset({"after", "before", "since", "until", "by", "on", "upon", "while", "when"})
_CONDITIONS = frozenset({"provided", "providing", "assuming", "supposing"})
_LABELLING = frozenset({"VERB", "ADP", "DET", "ADJ"})


def find_predicates(parsed: ParsedSentence) -> list[int]:
    """The verbs that head a clause, without those that only judge, or only name what is quoted.

    >>> from analysis.article import Article
    >>> def tell(text):
    ...     parsed, = Article.from_text(text).parse()
    ...     return [parsed.words[index] for index in find_predicates(parsed)]
    >>> tell("It is likely that the port closed."), tell('It was rated "needs work" before the port closed.')
    (['closed'], ['rated', 'closed'])
    """
    return [
        index
        for index in range(len(parsed))
        if parsed.deps[index] in _PREDICATES
        and (_is_verb(parsed, index) or _is_full_copula(parsed, index))
        and not _ends_period(parsed, index)
        and not _only_judges(parsed, index)
        and not is_condition(parsed, index)
        and not is_quoted_label(parsed, index)
    ]


def tells_undated(parsed: ParsedSentence, index: int) -> bool:
    """Whether a predicate is an event without a time: no "founded" beside a noun, "said that" or "to hand out"."""
    first = _find_first_joined(parsed, index)
    if (
        parsed.deps[first] in {"acl", "xcomp"}
        or is_infinitive(parsed, first)
        or _is_imperative(parsed, first)
        or _is_compared_with(parsed, index)
    ):
        return False
    is_gerund = parsed.deps[first] == "pcomp" and _is_plain(parsed, first)
    if is_gerund and parsed.words[parsed.heads[first]].lower() not in _SETTING_IN_TIME:
        return False
    return not (is_reporting(parsed, index) and _holds_clause(parsed, index))


def is_condition(parsed: ParsedSentence, index: int) -> bool:
    """Whether a participle does the work of an if: "provided regulators approve it", "assuming that they do"."""
    is_joined = any(parsed.deps[c] in {"ccomp", "pcomp"} and c > index for c in parsed.children(index))
    is_alone = parsed.tags[index] in {"VBN", "VBD", "VBG"} and not _has_subject(parsed, index)
    return is_joined and is_alone and parsed.words[index].lower() in _CONDITIONS


def is_participle(parsed: ParsedSentence, index: int) -> bool:
    """Whether a verb stands beside a noun or clause without a subject of its own: "members, fearing the cost, left"."""
    is_beside = parsed.deps[index] in {"acl", "advcl"} and parsed.tags[index] in {"VBG", "VBN"}
    return is_beside and not _has_subject(parsed, index)


def is_infinitive(parsed: ParsedSentence, index: int) -> bool:
    """Whether a verb has "to" before it: "to hand out"."""
    return any(parsed.tags[child] == "TO" for child in parsed.children(index))


def _is_imperative(parsed: ParsedSentence, index: int) -> bool:
    """Whether a verb commands: "leave", "do not wait"."""
    helpers = [child for child in parsed.children(index) if parsed.deps[child] == "aux"]
    only_do = all(parsed.words[helper].lower() == "do" for helper in helpers)
    return parsed.tags[index] == "VB" and not _has_subject(parsed, index) and only_do


def _is_compared_with(parsed: ParsedSentence, index: int) -> bool:
    """Whether a clause only tells what is compared: "later than planned"."""
    words = {parsed.words[child].lower() for child in parsed.children(index) if child < index}
    return "than" in words and not _has_subject(parsed, index)


def _is_plain(parsed: ParsedSentence, index: int) -> bool:
    """Whether a verb is not finite: a plain or -ing form without a subject and auxiliary."""
    beside = {parsed.deps[child] for child in parsed.children(index)}
    return parsed.tags[index] in {"VB", "VBG"} and beside.isdisjoint(NOUN_SUBJECTS | {"aux", "auxpass"})


def _find_first_joined(parsed: ParsedSentence, index: int) -> int:
    """The first of the plain forms that "or" joins with this one, "to pay or serve"; else the verb itself."""
    while parsed.deps[index] == "conj" and _is_plain(parsed, index):
        index = parsed.heads[index]
    return index


def _has_subject(parsed: ParsedSentence, index: int) -> bool:
    return any(parsed.deps[child] in NOUN_SUBJECTS for child in parsed.children(index))


def _holds_clause(parsed: ParsedSentence, index: int) -> bool:
    """Whether a clause with a verb says what is said, as in "said that it closed", not in "found him guilty" or "expects it to close"."""
    return any(
        parsed.deps[child] == "ccomp"
        and parsed.pos[child] in {"VERB", "AUX", "NOUN"}
        and not is_infinitive(parsed, child)
        for child in parsed.children(index)
    )


def _ends_period(parsed: ParsedSentence, index: int) -> bool:
    """Whether a verb only tells where a length of time ends: "the three months ended June 30"."""
    is_end = parsed.deps[index] == "acl" and parsed.lemmas[index].lower() == "end"
    return is_end and parsed.lemmas[parsed.heads[index]].lower() in linking_words("period")


def _is_verb(parsed: ParsedSentence, index: int) -> bool:
    """Whether a word is a verb, or has a subject as only a verb has: "the school shuts", where "shuts" is read as a noun."""
    if parsed.pos[index] == "NOUN":
        return _has_subject(parsed, index)
    return parsed.pos[index] == "VERB"


def _is_full_copula(parsed: ParsedSentence, index: int) -> bool:
    """Whether a form of be has what it says of its subject beside it, an adverb of place included: "shares were down"."""
    children = parsed.children(index)
    is_complete = any(parsed.deps[child] in _COMPLEMENTS for child in children)
    places = {parsed.words[child].lower() for child in children if parsed.deps[child] == "advmod"}
    return parsed.pos[index] == "AUX" and (is_complete or not places.isdisjoint(_PLACES))


def _only_judges(parsed: ParsedSentence, index: int) -> bool:
    """Whether "it is" leads to the clause that tells the event: "it is likely that", "it was in May that"."""
    if parsed.pos[index] != "AUX" or parsed.lemmas[index].lower() != "be":
        return False
    children = parsed.children(index)
    is_empty = any(parsed.deps[c] == "nsubj" and parsed.words[c].lower() == "it" for c in children)
    beside = [c for c in children if parsed.deps[c] == "acomp"]
    told = (
        c
        for head in [index, *beside]
        for c in parsed.children(head)
        if c > index and parsed.deps[c] in _JUDGED
    )
    return is_empty and any(parsed.deps[c] != "xcomp" or _follows_adjective(parsed, index, c) for c in told)


def _follows_adjective(parsed: ParsedSentence, index: int, clause: int) -> bool:
    return any(parsed.deps[child] == "acomp" and child < clause for child in parsed.children(index))


def is_quoted_label(parsed: ParsedSentence, index: int) -> bool:
    """Whether a verb opens a quotation that names something: rated "requires improvement", a "stay at home" order."""
    mark = next((place for place in range(index - 1, -1, -1) if parsed.words[place] == '"'), None)
    if not mark or parsed.tags[mark] != "``" or _has_subject_after(parsed, index, mark):
        return False
    before, head = mark - 1, parsed.heads[index]
    if parsed.deps[index] == "ccomp" and head < before and parsed.pos[head] == "VERB":
        return not is_reporting(parsed, head)
    if parsed.heads[before] == index and parsed.deps[before] not in {"prep", "det", "amod"}:
        return False
    is_object = parsed.deps[before] in {"dobj", "pobj"} and not _has_subject(parsed, index)
    return is_object or (parsed.pos[before] in _LABELLING and not is_reporting(parsed, before))


def find_label(parsed: ParsedSentence, index: int) -> int | None:
    """The verb of a quoted label on which a token hangs, by the parse only: "rated 'needs work' in 2022"."""
    above = parsed.ancestors(index)
    return next((a for a in above if parsed.pos[a] == "VERB" and is_quoted_label(parsed, a)), None)


def _has_subject_after(parsed: ParsedSentence, index: int, place: int) -> bool:
    return any(parsed.deps[child] in NOUN_SUBJECTS and child > place for child in parsed.children(index))

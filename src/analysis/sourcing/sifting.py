"""What the labels take for a statement and is none: support in money, calls by telephone, reports that are due, dates."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from analysis.lexicons import read_lexicon
from analysis.parsed import ParsedSentence
from analysis.sourcing.clauses import Clause
from analysis.sourcing.cues import takes_clause
from analysis.sourcing.names import is_human, read_types, source_words
from analysis.syntax import SUBJECTS

_SEEMING = frozenset({"appear", "seem"})
_SEEMS_SO = frozenset({"xcomp", "acomp", "oprd"})
_SUPPORTING = frozenset({"support", "back"})
_TIMES = frozenset({"MONTH", "WEEKDAY", "UNIT", "UNITS", "SEASON", "BOUND", "PART", "DAYREF", "HOLIDAY"})
_PLAIN = frozenset({"det", "poss", "compound", "amod", "case"})
_PEOPLE = frozenset({"her", "him", "me", "somebody", "someone", "them", "us", "you"})
_BODIES = frozenset({"institution", "media", "document"})


@cache
def _read_words_of_time() -> frozenset[str]:
    table = read_lexicon("time_words")
    return frozenset(table.word[table["class"].isin(_TIMES)])


@cache
def _read_support_words() -> dict[str, str]:
    table = read_lexicon("support_words")
    return dict(zip(table.word, table.role, strict=True))


def sift_clauses(parsed: ParsedSentence, clauses: list[Clause], quoted: list[bool]) -> list[Clause]:
    """The clauses in which somebody says, thinks or wants something, without sources that are none.

    Parameters
    ----------
    parsed
        The sentence.
    clauses
        Its attributions, by the labels.
    quoted
        For each token whether it lies within quotation marks.
    """
    sifted = (_hide_subject(parsed, _drop_date(parsed, clause)) for clause in clauses)
    return [
        clause
        for clause in sifted
        if any(quoted[token] for token in clause.content)
        or not (
            _is_funding(parsed, clause.cue[0])
            or _is_due(parsed, clause)
            or _is_done_to_somebody(parsed, clause)
            or _is_worry(parsed, clause)
            or _is_acquaintance(parsed, clause)
            or _is_set_phrase(parsed, clause)
        )
    ]


def is_time(parsed: ParsedSentence, noun: int) -> bool:
    """Whether a noun is a date's or a span's: "by May 2021", "by the end of the week"."""
    word = parsed.lemmas[noun].lower()
    is_named = any(
        parsed.tags[child] == "NNP" and parsed.words[child].lower() not in _read_words_of_time()
        for child in parsed.children(noun)
        if child < noun
    )
    is_year = parsed.tags[noun] == "CD" and len(word) == len("2021") and word.isdigit()
    return is_year or (word in _read_words_of_time() and not is_named)


def _drop_date(parsed: ParsedSentence, clause: Clause) -> Clause:
    """Leave a time out of the source: "were promised two ships by May 2021" hides who promised them."""
    if clause.source_head is None or not is_time(parsed, clause.source_head):
        return clause
    cue, by = clause.cue[0], parsed.heads[clause.source_head]
    if parsed.words[by].lower() != "by" or parsed.heads[by] != cue:
        return clause
    things = (child for child in parsed.children(cue) if parsed.deps[child] in {"dobj", "xcomp", "ccomp"})
    told = (token for child in (by, *things) for token in parsed.subtree(child))
    return replace(clause, source=[], source_head=None, content=sorted({*clause.content, *told}))


def _hide_subject(parsed: ParsedSentence, clause: Clause) -> Clause:
    """Leave to what seems its subject: "he appeared to be tripped" is nobody's word, least of all his."""
    cue = clause.cue[0]
    if parsed.lemmas[cue].lower() not in _SEEMING:
        return clause
    subject = next((child for child in parsed.children(cue) if parsed.deps[child] in SUBJECTS), None)
    said = next((child for child in parsed.children(cue) if parsed.deps[child] in _SEEMS_SO), None)
    if subject is None or subject not in {*clause.source, *clause.content}:
        return clause
    if said is not None and subject in clause.source and takes_clause(parsed.lemmas[said].lower()):
        return clause
    told = parsed.subtree(said) if said is not None else []
    content = sorted({*clause.content, *clause.source, *told})
    return replace(clause, source=[], source_head=None, content=content)


def _is_funding(parsed: ParsedSentence, cue: int) -> bool:
    """Whether support is money: a work's by a body, or anything's by a thing ("backed by a loan")."""
    if parsed.lemmas[cue].lower() not in _SUPPORTING:
        return False
    children = parsed.children(cue)
    agents = (child for child in children if parsed.deps[child] == "agent")
    payer = next((noun for agent in agents for noun in parsed.children(agent)), None)
    subject = next((child for child in children if parsed.deps[child] == "nsubjpass"), None)
    if payer is None or subject is None:
        return False
    roles, lemma = _read_support_words(), parsed.lemmas[payer].lower()
    is_body = parsed.pos[payer] == "PROPN" or read_types().get(lemma) in _BODIES
    return roles.get(lemma) == "money" or (is_body and roles.get(parsed.lemmas[subject].lower()) == "work")


def _is_due(parsed: ParsedSentence, clause: Clause) -> bool:
    """Whether news is only to come: "will report results on Friday" tells none of them."""
    cue = clause.cue[0]
    children = parsed.children(cue)
    thing = next((child for child in children if parsed.deps[child] == "dobj"), None)
    is_to_come = any(parsed.deps[child] == "aux" and parsed.tags[child] == "MD" for child in children)
    holds_clause = any(parsed.deps[child] in {"ccomp", "xcomp"} for child in children)
    return (
        parsed.lemmas[cue].lower() in source_words("publishing")
        and thing is not None
        and is_to_come
        and not holds_clause
        and not any(parsed.deps[token] in {"acl", "relcl"} for token in parsed.subtree(thing))
    )


def _is_worry(parsed: ParsedSentence, clause: Clause) -> bool:
    """Whether a noun without a source only names what it is about: "despite concerns about its debt"."""
    cue = clause.cue[0]
    return (
        parsed.pos[cue] == "NOUN"
        and clause.source_head is None
        and not any(parsed.pos[token] in {"VERB", "AUX"} for token in clause.content)
        and any(
            parsed.deps[child] == "prep" and not set(clause.content).isdisjoint(parsed.subtree(child))
            for child in parsed.children(cue)
        )
    )


def _is_acquaintance(parsed: ParsedSentence, clause: Clause) -> bool:
    """Whether somebody knows a person, or is known for something: "had known him for years", "is known as a wit"."""
    cue = clause.cue[0]
    if parsed.lemmas[cue].lower() != "know":
        return False
    children = parsed.children(cue)
    if any(parsed.deps[child] in {"ccomp", "xcomp"} for child in children):
        return False
    thing = next((child for child in children if parsed.deps[child] == "dobj"), None)
    if thing is not None:
        return (
            parsed.words[thing].lower() in _PEOPLE or parsed.pos[thing] == "PROPN" or is_human(parsed, thing)
        )
    is_passive = any(parsed.deps[child] == "auxpass" for child in children)
    return is_passive and any(parsed.words[child].lower() in {"as", "for"} for child in children)


def _is_set_phrase(parsed: ParsedSentence, clause: Clause) -> bool:
    """Whether the words tell of nobody who speaks: "All told, twelve ships sank"."""
    cue = clause.cue[0]
    words = [word.lower() for word in parsed.words[max(0, cue - 1) : cue + 2]]
    return words[:2] == ["all", "told"] and words[2:] in ([","], ["."], [";"])


def _is_done_to_somebody(parsed: ParsedSentence, clause: Clause) -> bool:
    """Whether somebody is called up or sent away: "called the police", "dismissed its manager"."""
    cue = clause.cue[0]
    lemma = parsed.lemmas[cue].lower()
    children = [child for child in parsed.children(cue) if child > cue and parsed.deps[child] != "punct"]
    thing = next((child for child in children if parsed.deps[child] == "dobj"), None)
    if thing is None or lemma not in {"call", "dismiss"} or thing not in clause.content:
        return False
    if lemma == "dismiss":
        as_what = any(parsed.words[child].lower() == "as" for child in children)
        return is_human(parsed, thing) and not as_what
    is_bare = all(parsed.deps[child] in _PLAIN for child in parsed.children(thing))
    others = [child for child in children if child != thing and not says_when(parsed, child)]
    said = set(clause.content).difference(*(parsed.subtree(child) for child in children))
    return is_bare and not others and not said


def says_when(parsed: ParsedSentence, child: int) -> bool:
    """Whether what hangs on a verb says when or how often: "twice", "in March"."""
    if parsed.deps[child] == "prep":
        return any(is_time(parsed, noun) for noun in parsed.children(child))
    return parsed.deps[child] == "advmod" or (parsed.deps[child] == "npadvmod" and is_time(parsed, child))

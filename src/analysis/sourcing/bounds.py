"""Where contents begin and end, by marks and conjunctions that the labels pass over."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from analysis.dates import WEEKDAY_NAMES
from analysis.parsed import ParsedSentence
from analysis.sourcing.clauses import Clause
from analysis.sourcing.cues import takes_receiver
from analysis.sourcing.sifting import says_when
from analysis.syntax import SUBJECTS, is_reporting

_PARTING = frozenset({":", ";"})
_GOING_ON = frozenset({"VBZ", "VBP", "VBD", "MD", "JJ", "VBN"})
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_JOINING = frozenset({"and", "but"})
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d")
_VERBAL = frozenset({"VERB", "AUX"})
_HELD = frozenset({"ccomp", "xcomp", "dobj"})
_HELPERS = frozenset({"aux", "auxpass"})
_MARKS = frozenset({'"', "``", "''", "'", "“", "‘"})
_DASHES = frozenset({"-", "–", "—", "--"})
_BEFORE_DAY = frozenset({"on", "last", "late", "early", "this"})
_LONGEST_DATELINE = 12
"""Tokens of "ST. JOHN'S, Antigua (Reuters) -" at most."""


def bound_contents(parsed: ParsedSentence, clauses: list[Clause], quoted: list[bool]) -> list[Clause]:
    """The clauses with contents that begin and end where their sentence's statements do.

    Parameters
    ----------
    parsed
        The sentence.
    clauses
        Its attributions, by the labels.
    quoted
        For each token whether it lies within quotation marks.
    """
    before = find_opening(parsed)
    bounded = [_hide_told(parsed, _bound(parsed, clause, quoted, before)) for clause in clauses]
    return [clause for clause in bounded if clause.content]


def leave_day(parsed: ParsedSentence, clause: Clause) -> Clause:
    """The clause without the day at the end of its source: "according to a briefing from the ministry on Monday".

    Examples
    --------
    >>> from analysis.article import Article
    >>> parsed, = Article.from_text("It fell, a note on Monday said.").parse()
    >>> leave_day(parsed, Clause([7], [3, 4, 5, 6], 4, [0, 1], "says", "labels")).source
    [3, 4]
    """
    source, end = clause.source, len(clause.source)
    if end and parsed.words[source[end - 1]].rstrip(".") in WEEKDAY_NAMES:
        while end > 1 and parsed.words[source[end - 2]].lower() in _BEFORE_DAY:
            end -= 1
        source = source[: end - 1] if end < len(source) and end > 1 else source
    return clause if source is clause.source else replace(clause, source=source)


def find_opening(parsed: ParsedSentence) -> int:
    """How many tokens stand before a story's first word: a dateline or the time of an entry ("14:05").

    Examples
    --------
    >>> from analysis.article import Article
    >>> parsed, = Article.from_text("LEEDS, England (Herald) - The mayor said that it was late.").parse()
    >>> parsed.words[find_opening(parsed)]
    'The'
    """
    words = parsed.words
    if len(words) > 2 and _CLOCK.fullmatch(words[0]):
        first = words[2] if words[1] in _MARKS else words[1]
        return 1 if first[:1].isupper() else 0
    dash = next((place for place, word in enumerate(words[:_LONGEST_DATELINE]) if word in _DASHES), 0)
    if not dash or not words[0].isupper() or not words[0][:1].isalpha():
        return 0
    is_dateline = all(not word[:1].islower() for word in words[:dash])
    return dash + 1 if is_dateline and words[dash + 1 : dash + 2] and words[dash + 1][:1].isupper() else 0


def _bound(parsed: ParsedSentence, clause: Clause, quoted: list[bool], before: int) -> Clause:
    source = [token for token in clause.source if token >= before]
    head = clause.source_head if clause.source_head in source else next(iter(source), None)
    content = [token for token in clause.content if token >= before]
    clause = replace(clause, source=source, source_head=head, content=content)
    if quoted[clause.cue[0]]:
        return clause
    for mend in (
        _leave_receiver,
        _reach_object,
        _leave_time,
        _leave_main_verb,
        _leave_reporter,
        _leave_part_before,
        _join_parts,
        _join_fronted,
    ):
        if (content := mend(parsed, clause, quoted)) is not clause.content:
            clause = replace(clause, content=content)
    return clause


def _leave_reporter(parsed: ParsedSentence, clause: Clause, quoted: list[bool]) -> list[int]:
    """The content without the clause at the end that reports it: "told her that he would go, a court heard on Monday"."""
    cue, content = clause.cue[0], clause.content
    for verb in content:
        if verb < cue or quoted[verb] or not is_reporting(parsed, verb):
            continue
        children = parsed.children(verb)
        subject = next(
            (child for child in children if cue < child < verb and parsed.deps[child] in SUBJECTS), None
        )
        if subject is None or any(child > verb and parsed.deps[child] in _HELD for child in children):
            continue
        words = parsed.subtree(subject)
        is_beside = all(parsed.deps[token] in _HELPERS for token in range(words[-1] + 1, verb))
        if is_beside and parsed.words[words[0] - 1] == "," and words[0] - 1 > content[0]:
            return [token for token in content if token < words[0] - 1]
    return content


def _hide_told(parsed: ParsedSentence, clause: Clause) -> Clause:
    """Take from who is told at the end of a headline: "Mill was unsafe, inquest told"."""
    cue = clause.cue[0]
    is_last = cue == len(parsed) - 1 and parsed.lemmas[cue].lower() == "tell"
    return replace(clause, source=[], source_head=None) if is_last and clause.source else clause


def _leave_receiver(parsed: ParsedSentence, clause: Clause, quoted: list[bool]) -> list[int]:
    """The content from "that" on: "said in a letter to the council that it would sue"."""
    cue, content = clause.cue[0], clause.content
    first = next((t for t in content if parsed.words[t].lower() == "that" and parsed.deps[t] == "mark"), None)
    if first is None or content[0] < cue or any(parsed.pos[t] in _VERBAL for t in content if t < first):
        return content
    outside = [token for token in content if token < first]
    return content if any(quoted[token] for token in outside) else [t for t in content if t >= first]


def _reach_object(parsed: ParsedSentence, clause: Clause, quoted: list[bool]) -> list[int]:
    """The content from the noun on that holds it: "rejected the idea that he would go"."""
    cue, content = clause.cue[0], clause.content
    is_beside = content[0] > cue and parsed.words[content[0]] == "that"
    if not is_beside or parsed.pos[cue] != "VERB" or takes_receiver(parsed.lemmas[cue].lower()):
        return content
    for child in parsed.children(cue):
        phrase = parsed.subtree(child)
        if parsed.deps[child] == "dobj" and phrase[0] < content[0] <= phrase[-1] and child < content[0]:
            missing = [token for token in phrase if token < content[0]]
            if set(missing).isdisjoint(clause.source):
                return [*missing, *content]
    return content


def _leave_time(parsed: ParsedSentence, clause: Clause, quoted: list[bool]) -> list[int]:
    """The content without when it was said: "backed her rival on Monday"."""
    cue, content = clause.cue[0], clause.content
    children = parsed.children(cue)
    thing = next((child for child in children if parsed.deps[child] == "dobj" and child in content), None)
    if thing is None or content[0] < cue:
        return content
    for child in reversed(children):
        phrase = parsed.subtree(child)
        if child > thing and phrase[-1] == content[-1] and says_when(parsed, child):
            return [token for token in content if token < phrase[0]]
    return content


def _leave_main_verb(parsed: ParsedSentence, clause: Clause, quoted: list[bool]) -> list[int]:
    """The content of a participle before its main verb: "citing its sources, reported that"."""
    cue = clause.cue[0]
    verb = parsed.heads[cue]
    is_aside = parsed.tags[cue] == "VBG" and parsed.deps[cue] == "advcl" and cue < verb
    if not is_aside or verb not in clause.content or any(quoted[token] for token in clause.content):
        return clause.content
    told = set(parsed.subtree(cue))
    return [token for token in clause.content if token in told]


def _leave_part_before(parsed: ParsedSentence, clause: Clause, quoted: list[bool]) -> list[int]:
    """The content after a colon or semicolon that parts it from the words before its speaker: "it failed: she said that"."""
    cue, content = clause.cue[0], clause.content
    first = min([cue, *clause.source])
    after = [token for token in content if token > cue]
    mark = _find_mark(parsed, range(first - 1, -1, -1), quoted)
    if mark is None or not after or not any(token < mark for token in content):
        return content
    is_own = any(token > cue and parsed.heads[token] == cue for token in after)
    return [token for token in content if token > mark] if is_own else content


def _join_parts(parsed: ParsedSentence, clause: Clause, quoted: list[bool]) -> list[int]:
    """What stands on both sides of a clause of saying that interrupts it: "the clips, he tells me, have been seen"."""
    cue, content = clause.cue[0], clause.content
    commas = _find_commas(parsed, clause)
    if commas is None or any(quoted[token] for token in content):
        return content
    left, right = commas
    start = _find_start(parsed, left, quoted)
    end = _find_mark(parsed, range(right + 1, len(parsed)), quoted)
    last = len(parsed) if end is None else end
    if start >= left or right + 1 >= last or parsed.tags[right + 1] not in _GOING_ON:
        return content
    if any(quoted[token] for token in (*range(start, left), *range(right + 1, last))) or cue < start:
        return content
    return [*range(start, left), *range(right + 1, last)]


def _find_commas(parsed: ParsedSentence, clause: Clause) -> tuple[int, int] | None:
    """The commas around a clause of saying that holds nothing but its speaker, verb and hearer."""
    cue = clause.cue[0]
    if parsed.pos[cue] != "VERB" or not clause.source or clause.source[-1] != cue - 1:
        return None
    left, right = clause.source[0] - 1, cue + 1
    while right < len(parsed) and right < cue + 4 and parsed.words[right] != ",":
        right += 1
    if left < 1 or parsed.words[left] != "," or parsed.words[right : right + 1] != (",",):
        return None
    between = range(cue + 1, right)
    return (left, right) if all(parsed.tags[token] not in _FINITE for token in between) else None


def _find_start(parsed: ParsedSentence, left: int, quoted: list[bool]) -> int:
    """Where the words before an interrupting clause begin: after a colon, or after "and" where a clause ends there."""
    mark = _find_mark(parsed, range(left - 1, -1, -1), quoted)
    start = 0 if mark is None else mark + 1
    for token in range(left - 1, start, -1):
        joins = parsed.words[token].lower() in _JOINING and parsed.words[token - 1] == ","
        if joins and not any(parsed.tags[word] in _FINITE for word in range(token, left)):
            return token + 1
    return start


def _find_mark(parsed: ParsedSentence, tokens: Iterable[int], quoted: list[bool]) -> int | None:
    """The first of the tokens that is a colon or semicolon outside quotations."""
    return next((t for t in tokens if parsed.words[t] in _PARTING and not quoted[t]), None)


def _join_fronted(parsed: ParsedSentence, clause: Clause, quoted: list[bool]) -> list[int]:
    """The clause before its speaker too, where the labels saw but what follows: "it broke, he said; it was old"."""
    cue, content = clause.cue[0], clause.content
    if parsed.words[cue + 1 : cue + 2] != (";",):
        return content
    children = parsed.children(cue)
    said = next((child for child in children if parsed.deps[child] == "ccomp" and child < cue), None)
    subject = next((child for child in children if parsed.deps[child] in SUBJECTS and child < cue), None)
    if said is None or subject is None or not content or content[0] < cue:
        return content
    words, first = parsed.subtree(said), min(parsed.subtree(subject))
    while words and parsed.words[words[-1]] == ",":
        words = words[:-1]
    if not words or words[-1] >= first or parsed.words[first - 1] != ",":
        return content
    return content if any(quoted[token] for token in words) else [*words, *content]

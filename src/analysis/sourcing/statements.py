"""Statements: what grammar and labels attribute, let out to the quotations they begin."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from analysis.language import Span
from analysis.parsed import ParsedSentence
from analysis.quotations import Quotations
from analysis.sourcing import denials, fronted
from analysis.sourcing.bounds import leave_day
from analysis.sourcing.clauses import Clause, find_clauses, spans_of_tokens
from analysis.sourcing.labeller import label_clauses
from analysis.sourcing.sifting import sift_clauses

FEWEST_WORDS = 4
"""Words; a shorter quotation is a term in quotation marks, not a statement."""

_MOST_WORDS_BETWEEN = 12
"""Words between a statement and the quotation that carries it on, "he told the crowd, adding:" among them."""

_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.!?][\s\"“”'’]{0,6}")
_SENTENCE_BEGINS = re.compile(r"[.!?][\"”'’)]{0,2}\s+\w")
_HOLDS_SENTENCE = re.compile(r"[.!?][\"”'’]?\s(?=[^.!?]*\w)[^.!?]+[.!?][\s\"“'‘]{0,6}$")
_SURE_RULES = frozenset(
    {
        denials.RULE,
        fronted.RULE,
        "refusal",
        "in the words of",
        "according to",
        "let somebody know",
        "agentless passive, that-clause",
        "noun with a clause",
        "told to a body",
    }
)
"""What grammar shows surely enough to stand beside the learned labels."""


@dataclass(slots=True)
class Statement:
    """One attribution: its clause in its sentence, and the spans of its content."""

    clause: Clause
    parsed: ParsedSentence
    number: int
    spans: list[Span]
    is_quoted: bool
    is_direct: bool = False

    @property
    def place(self) -> Span:
        """Where it stands, for the order of the text."""
        return min(self.spans[0][0], self.parsed.starts[self.clause.cue[0]]), self.spans[-1][1]

    @property
    def last(self) -> int:
        """The last character of content, cue and a source after the cue ("said Ann Lee, who left")."""
        after = [token for token in self.clause.source[-1:] if token > self.clause.cue[-1]]
        return max(self.spans[-1][1], *(self.parsed.ends[token] for token in [*self.clause.cue, *after]))


@dataclass(frozen=True, slots=True)
class Alone:
    """A quotation that no cue attributes; what it carries on, unless the sentence between is about somebody else."""

    place: Span
    carried_on: Statement | None = None


def find_statements(parsed: ParsedSentence, number: int, quotations: Quotations) -> list[Statement]:
    """The attributions of one sentence: the learned labels, and what grammar is sure of beside them."""
    quoted = [quotations.hold(start, end) for start, end in zip(parsed.starts, parsed.ends, strict=True)]
    labelled = sift_clauses(parsed, label_clauses(parsed, quoted), quoted)
    taken = {clause.cue[0] for clause in labelled}
    has_outer = any(not quoted[cue] for cue in taken)
    added = {
        clause.cue[0]: clause
        for clause in [
            *find_clauses(parsed, quoted),
            *denials.find_denials(parsed),
            *fronted.find_fronted(parsed, quoted),
        ]
        if taken.isdisjoint(clause.cue)
        and not _is_said_already(parsed, clause, labelled)
        and (
            clause.rule in _SURE_RULES
            or (clause.rule == "quotation beside the verb" and not has_outer)
            or _is_plain(parsed, clause, labelled, quoted)
        )
    }
    return [
        Statement(leave_day(parsed, clause), parsed, number, spans, quoted[clause.cue[0]])
        for clause in [*labelled, *added.values()]
        if (spans := spans_of_tokens(parsed, clause.content))
    ]


def _is_said_already(parsed: ParsedSentence, clause: Clause, labelled: list[Clause]) -> bool:
    """Whether what a clause holds is said by the verb around it, and nobody else thinks it: "denied the idea that", "was quoted as saying that"."""
    if clause.rule not in {"noun with a clause", "that-clause"}:
        return False
    cue, content, head = clause.cue[0], set(clause.content), clause.source_head
    is_somebodys = head is not None and parsed.pos[head] in {"NOUN", "PROPN"}
    return any(
        (content <= set(other.content) and cue not in other.content)
        or (
            clause.rule == "noun with a clause"
            and clause.stance != "states"
            and cue in other.content
            and (not is_somebodys or head == other.source_head)
        )
        for other in labelled
    )


def _is_plain(parsed: ParsedSentence, clause: Clause, labelled: list[Clause], quoted: list[bool]) -> bool:
    """Whether a clause hangs on a verb with a noun for its subject, or tells within a statement who told somebody."""
    cue, head = clause.cue[0], clause.source_head
    is_named = head is not None and parsed.pos[head] in {"NOUN", "PROPN"}
    if clause.rule != "that-clause" or head is None or not is_named or quoted[cue] or head in clause.content:
        return False
    if any(cue in other.content for other in labelled):
        has_subject = parsed.deps[cue] == "pcomp" or (
            parsed.heads[head] == cue and parsed.deps[head] == "nsubj"
        )
        return has_subject and parsed.lemmas[cue].lower() in {"say", "tell"}
    return True


def reach_quotations(text: str, statements: list[Statement], quotations: Quotations) -> list[Alone]:
    """Let each statement reach to the ends of its quotations, and to quotations that carry it on.

    Returns
    -------
    list of Alone
        The quotations of four words or more that remain without a statement.
    """
    used: set[int] = set()
    outer = [statement for statement in statements if not statement.is_quoted]
    for statement in outer:
        used.update(_reach_own(text, statement, quotations))
    outer.sort(key=lambda statement: statement.last)
    ends = [statement.last for statement in outer]
    alone = []
    for row, (start, end) in enumerate(quotations.spans):
        if row in used:
            continue
        before = _find_direct_before(outer, bisect_right(ends, start))
        is_term = len(_WORD.findall(text, start, end)) < FEWEST_WORDS
        if is_term and (before is None or not _is_next_sentence(text, outer[before].last, start, end)):
            continue
        if before is not None and _goes_on(text, outer[before].last, start, quotations):
            if _HOLDS_SENTENCE.search(text, outer[before].last, start):
                alone.append(Alone((start, end), outer[before]))
                continue
            outer[before].spans.append((start, end))
            ends[before] = max(ends[before], end)
        else:
            alone.append(Alone((start, end)))
    for statement in statements:
        statement.spans.sort()
    return alone


def _reach_own(text: str, statement: Statement, quotations: Quotations) -> set[int]:
    """Widen the content to the quotations that it mostly fills; the rows of all that it touches."""
    touched: set[int] = set()
    reached: list[Span] = []
    for start, end in statement.spans:
        left, right = start, end
        for row in quotations.beside(start, end):
            first, last = quotations.spans[row]
            touched.add(row)
            overlap = min(end, last) - max(start, first)
            is_statement = len(_WORD.findall(text, first, last)) >= FEWEST_WORDS
            if (
                is_statement
                and overlap > 0.5 * min(end - start, last - first)
                and end - start <= last - first + 60
            ):
                left, right = min(left, first), max(right, last)
                statement.is_direct = True
            elif (start, end) in {(first, last), (first, last - 1)}:
                statement.is_direct = True
        reached.append((left, right))
    joined: list[Span] = []
    for start, end in sorted(reached):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    statement.spans = joined
    return touched


def _find_direct_before(outer: list[Statement], count: int) -> int | None:
    """The row of the nearest direct statement among the last few of so many."""
    return next((row for row in range(count - 1, max(count - 6, -1), -1) if outer[row].is_direct), None)


def _is_next_sentence(text: str, last: int, start: int, end: int) -> bool:
    """Whether a short quotation is the sentence after what ended at `last`: "..., she said. “Every day.”"."""
    return text[end - 1] in ".!?" and _SENTENCE_END.fullmatch(text, last, start) is not None


def _goes_on(text: str, last: int, start: int, quotations: Quotations) -> bool:
    """Whether a quotation carries on what ended at `last`: close in the same paragraph, or opening the next."""
    here, there = quotations.paragraph(last), quotations.paragraph(start)
    between = len(_WORD.findall(text, last, start))
    is_rest = not _SENTENCE_BEGINS.search(text, last, start)
    if here == there:
        return is_rest or between <= _MOST_WORDS_BETWEEN
    opens = not _WORD.search(text, quotations.paragraphs[there][0], start)
    return there == here + 1 and opens and is_rest and between <= _MOST_WORDS_BETWEEN

"""Where grammar is surer than the labels: agents of passives, sources that are clauses, contents that go too far."""

from __future__ import annotations

from dataclasses import replace

from analysis.parsed import ParsedSentence
from analysis.sourcing.clauses import Clause, find_noun_phrase, find_quoted_saying, find_source, source_head
from analysis.sourcing.cues import is_put_to_somebody, takes_receiver
from analysis.sourcing.names import read_types
from analysis.syntax import SUBJECTS

_ASIDE = frozenset({"relcl", "acl"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_THOUGH = frozenset({"although", "though", "while", "whereas"})
_VERBAL = frozenset({"VERB", "AUX"})
_BEFORE_PARTICIPLE = frozenset({",", "when", "if", "once", '"', "''"})
_NAMED_SO = frozenset({"oprd", "attr", "prep", "pobj", "amod", "acomp"})


def mend_clauses(parsed: ParsedSentence, clauses: list[Clause], quoted: list[bool]) -> list[Clause]:
    """The clauses that the labels gave, set right where the parse shows them to be wrong.

    Parameters
    ----------
    parsed
        The sentence.
    clauses
        Its attributions, by the labels.
    quoted
        For each token whether it lies within quotation marks.
    """
    mended = [
        _mend_source(parsed, _mend_quoted(parsed, _mend_passive(parsed, _mend_according(parsed, clause))))
        for clause in _hide_askers(parsed, clauses)
    ]
    for outer in range(len(mended)):
        for inner in range(len(mended)):
            cue = mended[inner].cue[0]
            end = _find_end(parsed, mended[outer], cue, quoted) if inner != outer else None
            if end is None:
                continue
            kept = [token for token in mended[outer].content if token < end]
            mended[outer] = replace(mended[outer], content=kept)
            if not _subjects(parsed, cue):
                source, head = mended[outer].source, mended[outer].source_head
                mended[inner] = replace(mended[inner], source=source, source_head=head)
    parted = [
        _leave_main_statement(parsed, _leave_quotation(parsed, clause, mended, quoted), mended)
        for clause in mended
    ]
    parted = [_leave_next_subject(parsed, clause, parted, quoted) for clause in parted if clause.content]
    return [clause for clause in parted if clause.content and not _is_mark_of(parsed, clause, parted)]


def _is_mark_of(parsed: ParsedSentence, clause: Clause, others: list[Clause]) -> bool:
    """Whether a cue is but the colon after a verb of saying: "telling reporters: ..."."""
    content = set(clause.content)
    return parsed.pos[clause.cue[0]] == "PUNCT" and any(
        other is not clause and parsed.pos[other.cue[0]] == "VERB" and content.intersection(other.content)
        for other in others
    )


def _leave_next_subject(
    parsed: ParsedSentence, clause: Clause, others: list[Clause], quoted: list[bool]
) -> Clause:
    """Cut off the subject of the statement after it: "said that it leaks, but a clerk denied that"."""
    content = clause.content
    for other in others:
        source = other.source
        if not source or content[-1] not in source or not clause.cue[0] < content[0] < source[0] - 1:
            continue
        joins = source[0] - 1
        is_next = parsed.deps[joins] == "cc" and other.cue[0] > content[-1] and not quoted[joins]
        if is_next and any(parsed.pos[token] in {"NOUN", "PROPN"} for token in source):
            kept = [token for token in content if token < joins]
            return replace(clause, content=kept[:-1] if parsed.words[kept[-1]] == "," else kept)
    return clause


def _leave_main_statement(parsed: ParsedSentence, clause: Clause, others: list[Clause]) -> Clause:
    """Leave to the main verb what stands before it: "“No,” he said, pointing at the door"."""
    cue = clause.cue[0]
    verb = parsed.heads[cue]
    if parsed.deps[cue] != "advcl" or cue < verb or all(other.cue[0] != verb for other in others):
        return clause
    return replace(clause, content=[token for token in clause.content if token > verb])


def _leave_quotation(
    parsed: ParsedSentence, clause: Clause, others: list[Clause], quoted: list[bool]
) -> Clause:
    """Leave a quotation to the verb that introduces it: in "urged them to leave, adding: ..." not to the first."""
    cue, content = clause.cue[0], set(clause.content)
    for other in others:
        verb = other.cue[0]
        shared = [token for token in other.content if token > verb and quoted[token] and token in content]
        head = parsed.heads[verb]
        is_beside = head == cue or (
            parsed.deps[verb] == "conj" and parsed.heads[head] == cue and not _subjects(parsed, verb)
        )
        if not cue < verb or not is_beside or quoted[verb] or not shared:
            continue
        objects = (child for child in parsed.children(cue) if cue < child < verb)
        said = {token for child in objects for token in parsed.subtree(child)} | content
        kept = [token for token in sorted(said) if cue < token < verb or (token < cue and token in content)]
        while kept and parsed.deps[kept[-1]] in {"punct", "cc", "aux"}:
            kept.pop()
        return replace(clause, content=kept)
    return clause


def _subjects(parsed: ParsedSentence, verb: int) -> list[int]:
    return [child for child in parsed.children(verb) if parsed.deps[child] in SUBJECTS]


def _hide_askers(parsed: ParsedSentence, clauses: list[Clause]) -> list[Clause]:
    """Take from who answers the question that was put to him: "Asked whether ..., he replied that ..."."""
    answering = {
        parsed.heads[clause.cue[0]]: clause.source for clause in clauses if _is_put(parsed, clause.cue[0])
    }
    hidden = []
    for clause in clauses:
        cue, source = clause.cue[0], clause.source
        if _is_put(parsed, cue):
            by = _find_agent(parsed, cue)
            asker = find_noun_phrase(parsed, parsed.children(by)[0]) if by is not None else []
            told = set(parsed.subtree(cue)).difference(source)
            content = [token for token in clause.content if token in told]
            clause = replace(
                clause,
                source=asker,
                source_head=source_head(parsed, asker),
                content=content or clause.content,
            )
        elif not source and cue in answering:
            given = answering[cue]
            clause = replace(clause, source=given, source_head=source_head(parsed, given))
        hidden.append(clause)
    return hidden


def _is_put(parsed: ParsedSentence, cue: int) -> bool:
    """Whether a verb says what was said to the subject beside it: "When asked whether", "Ann Lee, told that ..."."""
    before = parsed.words[cue - 1].lower() if cue else ","
    subjects = _subjects(parsed, cue)
    return (
        parsed.tags[cue] in {"VBN", "VBD"}
        and parsed.deps[cue] in {"advcl", "acl"}
        and is_put_to_somebody(parsed.lemmas[cue].lower())
        and before in _BEFORE_PARTICIPLE
        and (not subjects or before == ",")
        and not any(parsed.deps[child] in {"aux", "auxpass"} for child in parsed.children(cue))
    )


def _mend_according(parsed: ParsedSentence, clause: Clause) -> Clause:
    """Keep the words of "according to somebody, a friend of the mayor" out of what is said by him and within it."""
    cue = clause.cue[0]
    words = [token for token in (cue, *clause.content) if parsed.words[token].lower() == "according"]
    phrase = {token for word in words for token in parsed.subtree(word)}
    content = [token for token in clause.content if token not in phrase]
    return replace(clause, content=content) if content else clause


def _mend_passive(parsed: ParsedSentence, clause: Clause) -> Clause:
    """Give the words to the agent: "was told by the mayor that ..." has the mayor for its source."""
    cue, content = clause.cue[0], clause.content
    children = parsed.children(cue)
    subject = next((child for child in children if parsed.deps[child] == "nsubjpass"), None)
    if subject is None:
        return clause
    by = _find_agent(parsed, cue)
    if by is not None:
        noun = parsed.children(by)[0]
        phrase = find_noun_phrase(parsed, noun)
        source = _cut_at_deed(parsed, phrase)
        deed = [token for token in phrase if token not in source]
        content = sorted({*content, *deed}.difference(source, [by]))
        clause = replace(clause, source=source, source_head=noun, content=content)
    told = parsed.subtree(subject)
    left = [token for token in content if token not in told]
    holds_clause = any(parsed.pos[token] in _VERBAL for token in left)
    is_empty = parsed.words[subject].lower() == "it" and any(
        parsed.deps[child] == "ccomp" for child in children
    )
    if (takes_receiver(parsed.lemmas[cue].lower()) or is_empty) and holds_clause:
        return replace(clause, content=left)
    if takes_receiver(parsed.lemmas[cue].lower()) and (said := _find_fronted(parsed, cue, subject)):
        return replace(clause, content=said)
    if takes_receiver(parsed.lemmas[cue].lower()) and not left and by is None:
        return replace(clause, content=[])
    return clause


def _mend_quoted(parsed: ParsedSentence, clause: Clause) -> Clause:
    """Give the words of "was quoted by the agency as saying that" to whom they are, not to the agency."""
    cue = clause.cue[0]
    subject = next((child for child in parsed.children(cue) if parsed.deps[child] == "nsubjpass"), None)
    saying = find_quoted_saying(parsed, cue)
    if subject is None or saying is None:
        return clause
    by = _find_agent(parsed, cue)
    return replace(
        clause,
        source=find_noun_phrase(parsed, subject),
        source_head=subject,
        content=list(range(saying + 1, clause.content[-1] + 1)),
        receiver=parsed.subtree(by) if by is not None else [],
    )


def _find_fronted(parsed: ParsedSentence, cue: int, subject: int) -> list[int]:
    """The clause before those who were told it: "The dam leaks, a court was told"."""
    first = min(parsed.subtree(subject))
    for child in parsed.children(cue):
        if parsed.deps[child] == "ccomp" and child < first and parsed.words[first - 1] == ",":
            return [token for token in parsed.subtree(child) if token < first - 1]
    return []


def _find_agent(parsed: ParsedSentence, cue: int) -> int | None:
    """The "by" of a passive, also where the parser hangs it on what somebody is called."""
    places = [cue]
    for place in places:
        for child in parsed.children(place):
            nouns = parsed.children(child)
            if parsed.words[child].lower() == "by" and nouns and parsed.deps[nouns[0]] == "pobj":
                if parsed.deps[child] == "agent" or _may_speak(parsed, nouns[0]):
                    return child
            elif parsed.deps[child] in _NAMED_SO and child > cue:
                places.append(child)
    return None


def _cut_at_deed(parsed: ParsedSentence, phrase: list[int]) -> list[int]:
    """A noun phrase without what its head is said to accuse of: "rivals of cheating"."""
    for token in phrase:
        if (
            parsed.words[token].lower() == "of"
            and token + 1 in phrase
            and parsed.words[token + 1].endswith("ing")
        ):
            return phrase[: phrase.index(token)]
    return phrase


def _may_speak(parsed: ParsedSentence, noun: int) -> bool:
    """Whether a word can be a source: a name, a person or body, a pronoun for people."""
    types = read_types()
    is_known = parsed.words[noun].lower() in types or parsed.lemmas[noun].lower() in types
    return is_known or parsed.pos[noun] == "PROPN"


def _mend_source(parsed: ParsedSentence, clause: Clause) -> Clause:
    """The subject of the cue by grammar, where the labelled source holds a verb or two subjects."""
    cue, source = clause.cue[0], clause.source
    subjects = [child for child in _subjects(parsed, cue) if child < cue]
    if (
        len(source) > 1
        and parsed.tags[source[0]] in {"WP", "WDT"}
        and source[1:] == find_noun_phrase(parsed, source[-1])
    ):
        return replace(
            clause, source=source[1:], source_head=source[-1], content=sorted({*clause.content, source[0]})
        )
    if len(subjects) > 1 and set(subjects) <= set(source):
        content = {*clause.content, *parsed.subtree(subjects[0])}
        nearest = [token for token in find_noun_phrase(parsed, subjects[-1]) if token not in content]
        return replace(clause, source=nearest, source_head=subjects[-1], content=sorted(content))
    hull = range(source[0], source[-1] + 1) if source else range(0)
    aside = {token for start in hull if parsed.deps[start] in _ASIDE for token in parsed.subtree(start)}
    if not any(parsed.pos[token] in _VERBAL and token not in aside for token in hull):
        return clause
    found = [token for token in find_source(parsed, cue) if token not in clause.content]
    return replace(clause, source=found, source_head=source_head(parsed, found)) if found else clause


def _find_end(parsed: ParsedSentence, outer: Clause, cue: int, quoted: list[bool]) -> int | None:
    """Where the content of one cue must end, since another cue in it begins a statement beside it.

    "said the plan was sound but denied that anybody had been paid": the parser takes the second verb for the plan's.
    """
    first = outer.cue[0]
    if cue not in outer.content or cue < first or quoted[cue] != quoted[first] or cue < outer.content[0]:
        return None
    head, subjects = parsed.heads[cue], _subjects(parsed, cue)
    marks = [c for c in parsed.children(cue) if parsed.words[c].lower() in _THOUGH]
    is_beside = head == first or (
        head in outer.content
        and parsed.heads[head] in {first, head}
        and not any(_may_speak(parsed, subject) for subject in _subjects(parsed, head))
    )
    if not is_beside:
        return None
    if parsed.deps[cue] == "advcl":
        is_aside = parsed.tags[cue] == "VBG" and parsed.words[cue - 1] == ","
        return marks[0] if marks and subjects else cue if is_aside and not subjects else None
    if parsed.deps[cue] != "conj" or parsed.tags[cue] not in _FINITE | {"VBN"}:
        return None
    if not subjects:
        joins = [token for token in range(cue - 3, cue) if token >= 0 and parsed.deps[token] == "cc"]
        passive = any(parsed.deps[child] == "auxpass" for child in parsed.children(head))
        holds = any(parsed.deps[child] == "ccomp" for child in parsed.children(cue))
        is_like = parsed.tags[cue] == parsed.tags[first] or (passive and holds)
        return joins[-1] if joins and is_like else None
    left = min(parsed.subtree(subjects[0]))
    return left - 1 if left and parsed.deps[left - 1] == "cc" and head < first else None

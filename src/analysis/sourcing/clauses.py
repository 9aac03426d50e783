"""What the grammar of a sentence attributes: cue, source and content in its dependency parse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from analysis.language import Span
from analysis.parsed import ParsedSentence
from analysis.sourcing.cues import (
    denies,
    find_stance,
    find_withheld,
    is_let,
    is_told,
    read_cues,
    refusal_words,
)
from analysis.sourcing.names import source_words
from analysis.syntax import SUBJECTS, is_reporting

_EMPTY = frozenset({"it", "that", "there", "this", "which"})
_OF_NOUNS = frozenset({"acl", "relcl", "ccomp", "xcomp"})
_NOBODYS = frozenset({"emerge", "transpire"})
_QUOTING = frozenset({"quote", "cite"})
_OUTER_MARKS = frozenset({*"\"',;:.-—–()[]?!", "''", "``"})


@dataclass(frozen=True, slots=True)
class Clause:
    """One attribution in one sentence; all indices are tokens of its parse."""

    cue: list[int]
    source: list[int]
    source_head: int | None
    content: list[int]
    stance: str
    rule: str
    receiver: list[int] = field(default_factory=list)


def find_clauses(parsed: ParsedSentence, quoted: list[bool]) -> list[Clause]:
    """The attributions that the grammar of one sentence shows.

    Parameters
    ----------
    parsed
        The sentence.
    quoted
        For each token whether it lies within quotation marks.
    """
    found: list[Clause] = []
    cues = read_cues()
    for index, (lemma, pos) in enumerate(zip(parsed.lemmas, parsed.pos, strict=True)):
        frames = cues.get((lemma.lower(), pos))
        if parsed.words[index].lower() == "according":
            found.extend(_read_according(parsed, index))
        elif pos == "VERB":
            if frames:
                found.extend(_read_verb(parsed, index, frames, quoted))
            else:
                found.extend(_read_refusal(parsed, index))
        elif frames and pos == "NOUN":
            found.extend(_read_noun(parsed, index, frames))
        elif lemma.lower() == "word" and index and parsed.words[index - 1].lower() == "the":
            found.extend(_read_in_the_words_of(parsed, index))
    return found


def _read_verb(
    parsed: ParsedSentence, cue: int, frames: dict[str, str], quoted: list[bool]
) -> Iterator[Clause]:
    children = parsed.children(cue)
    clause = next((child for child in children if parsed.deps[child] == "ccomp"), None)
    infinitive = next((child for child in children if parsed.deps[child] == "xcomp"), None)
    thing = next((child for child in children if parsed.deps[child] in {"dobj", "obj"}), None)
    source, head, is_passive = _find_source(parsed, cue)
    receiver = parsed.subtree(thing) if thing is not None and "receiver" in frames else []
    negated = any(parsed.deps[child] == "neg" for child in children)
    lemma = parsed.lemmas[cue].lower()
    if lemma == "know" and is_let(parsed, cue):
        let = parsed.heads[cue]
        receiver = source
        source, head, is_passive = _find_source(parsed, let)
    if (
        lemma in {"decline", "refuse"}
        and infinitive is not None
        and parsed.lemmas[infinitive].lower() in refusal_words("refusing") | refusal_words("declined")
    ):
        yield Clause([cue], source, head, parsed.subtree(infinitive), "declines", "refusal")
        return
    if negated and lemma in refusal_words("refusing") and clause is None:
        content = [child for child in children if parsed.deps[child] in {"prep", "dobj", "xcomp"}]
        tokens = sorted(token for child in content for token in parsed.subtree(child)) or [cue]
        yield Clause([cue], source, head, tokens, "declines", "refusal")
        return
    if (withheld := find_withheld(parsed, cue)) is not None and not quoted[cue] and head is not None:
        yield Clause([cue], source, head, parsed.subtree(withheld), "declines", "refusal")
        return
    stance = frames.get("clause") or frames.get("receiver") or next(iter(frames.values()))
    content = _content_of(parsed, cue, clause, {*source, *receiver}) if clause is not None else []
    rule = "that-clause"
    if (
        not content
        and infinitive is not None
        and ("infinitive" in frames or "receiver" in frames or is_passive)
    ):
        content, rule = _content_of(parsed, cue, infinitive, set()), "infinitive"
        stance = frames.get("infinitive", stance)
    if not content and thing is not None and "object" in frames and _is_event(parsed, thing):
        content, rule, stance = parsed.subtree(thing), "object", frames["object"]
    if not content and ("clause" in frames or "receiver" in frames) and any(quoted):
        content, rule = (
            _quotation_beside(parsed, cue, quoted, {*source, *receiver}),
            "quotation beside the verb",
        )
    if not content:
        return
    if is_passive and head is None:
        rule = f"agentless passive, {rule}"
    if lemma == "know" and is_let(parsed, cue):
        rule = "let somebody know"
    if lemma == "hear" and is_told(parsed, cue):
        rule, stance = "told to a body", find_stance(parsed, cue, content)
    yield Clause([cue], source, head, content, stance, rule, receiver)


def _is_event(parsed: ParsedSentence, index: int) -> bool:
    """Whether the object is something said or done rather than a person or pronoun."""
    return parsed.pos[index] == "NOUN" and (
        any(parsed.deps[child] in {"prep", "acl", "relcl", "poss"} for child in parsed.children(index))
    )


def _quotation_beside(parsed: ParsedSentence, cue: int, quoted: list[bool], taken: set[int]) -> list[int]:
    if quoted[cue]:
        return []
    return [index for index, inside in enumerate(quoted) if inside and index not in taken]


def _content_of(parsed: ParsedSentence, cue: int, head: int, taken: set[int]) -> list[int]:
    """The clause without the words of cue and source that stand in its middle."""
    outer = {cue, *taken}
    tokens = parsed.subtree(head)
    if parsed.heads[cue] != cue and cue in tokens:
        outer.update(parsed.subtree(cue))
    tokens = [token for token in tokens if token not in outer]
    while tokens and parsed.deps[tokens[0]] == "mark" and parsed.words[tokens[0]].lower() == "that":
        tokens = tokens[1:]
    return tokens


def find_quoted_saying(parsed: ParsedSentence, cue: int) -> int | None:
    """The participle of "quoted him as saying that"; None where the verb is another."""
    if parsed.lemmas[cue].lower() not in _QUOTING:
        return None
    places = (child for child in parsed.children(cue) if parsed.words[child].lower() == "as")
    verbs = (verb for place in places for verb in parsed.children(place))
    return next((verb for verb in verbs if parsed.tags[verb] == "VBG"), None)


def _find_source(parsed: ParsedSentence, cue: int) -> tuple[list[int], int | None, bool]:
    """Tokens of the source, its head, and whether the cue is passive."""
    if parsed.lemmas[cue].lower() in _NOBODYS:
        return [], None, False
    verb = cue
    for _ in range(4):
        children = parsed.children(verb)
        agent = next((child for child in children if parsed.deps[child] == "agent"), None)
        is_passive = any(parsed.deps[child] in {"nsubjpass", "auxpass"} for child in children)
        if is_passive and not (verb != cue and _has_tense(parsed, cue)):
            heads = list(parsed.children(agent)) if agent is not None else []
            return (find_noun_phrase(parsed, heads[0]), heads[0], True) if heads else ([], None, True)
        subject = next((child for child in children if parsed.deps[child] in SUBJECTS), None)
        if subject is not None:
            if parsed.tags[subject] in {"WP", "WDT"} and parsed.deps[verb] == "relcl":
                return find_noun_phrase(parsed, parsed.heads[verb]), parsed.heads[verb], False
            is_nobody = parsed.words[subject].lower() in _EMPTY and not is_reporting(parsed, verb)
            if is_nobody and verb != cue:
                return [], None, False
            return find_noun_phrase(parsed, subject), subject, False
        dep, head = parsed.deps[verb], parsed.heads[verb]
        if head == verb:
            return [], None, False
        if dep in {"acl", "relcl"} and parsed.pos[head] in {"NOUN", "PROPN", "PRON"}:
            if parsed.tags[verb] == "VBN" and not _is_habit(parsed, verb):
                return [], None, True
            return [token for token in find_noun_phrase(parsed, head) if token < verb], head, False
        quoting = parsed.heads[head]
        if dep == "pcomp" and find_quoted_saying(parsed, quoting) == verb:
            things = (
                child for child in parsed.children(quoting) if parsed.deps[child] in {"dobj", "nsubjpass"}
            )
            thing = next(things, None)
            return ([], None, False) if thing is None else (find_noun_phrase(parsed, thing), thing, False)
        if dep not in {"conj", "xcomp", "advcl", "dep"}:
            return [], None, False
        verb = head
    return [], None, False


def _is_habit(parsed: ParsedSentence, verb: int) -> bool:
    """Whether a verb is the first of "used to say", which the parser may take for a participle."""
    return parsed.words[verb].lower() == "used" and any(
        parsed.deps[c] == "xcomp" for c in parsed.children(verb)
    )


def _has_tense(parsed: ParsedSentence, verb: int) -> bool:
    """Whether a verb tells of its own, in the active: "was held and warns", not "was held and warned"."""
    helpers = [parsed.lemmas[child] for child in parsed.children(verb) if parsed.deps[child] == "aux"]
    return parsed.tags[verb] in {"VBZ", "VBP", "VBD"} or "have" in helpers


def find_noun_phrase(parsed: ParsedSentence, head: int) -> list[int]:
    """The noun phrase without relative clauses that hang on it."""
    dropped = {
        token
        for child in parsed.children(head)
        if parsed.deps[child] in {"relcl", "acl", "advcl", "conj", "cc", "parataxis"}
        and not (parsed.deps[child] in {"conj", "cc"} and child < head + 6)
        for token in parsed.subtree(child)
    }
    return [token for token in parsed.subtree(head) if token not in dropped]


def _read_refusal(parsed: ParsedSentence, verb: int) -> Iterator[Clause]:
    """Find what withholds an answer: "had nothing to say", "gave no response", "made no comment"."""
    if parsed.lemmas[verb].lower() not in refusal_words("giving"):
        return
    for thing in parsed.children(verb):
        if parsed.deps[thing] not in {"dobj", "obj"}:
            continue
        tokens = parsed.subtree(thing)
        lemmas = {parsed.lemmas[token].lower() for token in tokens}
        if lemmas & {"nothing", "no"} and lemmas & refusal_words("given"):
            source, head, _ = _find_source(parsed, verb)
            yield Clause([verb], source, head, tokens, "declines", "refusal")


def _read_noun(parsed: ParsedSentence, cue: int, frames: dict[str, str]) -> Iterator[Clause]:
    """Find a noun with its clause: "the claim that ..."."""
    for clause in parsed.children(cue):
        relation = parsed.deps[clause]
        marks = {
            parsed.words[child].lower() for child in parsed.children(clause) if parsed.deps[child] == "mark"
        }
        if relation not in _OF_NOUNS or (relation in {"acl", "relcl"} and "that" not in marks):
            continue
        source: list[int] = []
        head: int | None = None
        owner = next((child for child in parsed.children(cue) if parsed.deps[child] == "poss"), None)
        if owner is not None:
            source, head = [token for token in parsed.subtree(owner) if parsed.deps[token] != "case"], owner
        elif (
            parsed.deps[cue] in {"dobj", "attr", "pobj"}
            and parsed.pos[parsed.heads[cue]] == "VERB"
            and not denies(parsed.lemmas[parsed.heads[cue]].lower())
        ):
            source, head, _ = _find_source(parsed, parsed.heads[cue])
        content = _content_of(parsed, cue, clause, set(source))
        if content:
            yield Clause([cue], source, head, content, frames["clause"], "noun with a clause")


def _read_according(parsed: ParsedSentence, cue: int) -> Iterator[Clause]:
    to = next((child for child in parsed.children(cue) if parsed.words[child].lower() == "to"), None)
    noun = (
        next((c for c in parsed.children(to) if parsed.deps[c] == "pobj"), None) if to is not None else None
    )
    if to is None or noun is None or parsed.lemmas[noun].lower() in source_words("measure"):
        return
    phrase = set(parsed.subtree(cue))
    head = parsed.heads[cue]
    content = [token for token in _clause_around(parsed, head) if token not in phrase]
    if content:
        source = find_noun_phrase(parsed, noun)
        yield Clause([cue, to], source, noun, content, "states", "according to")


def _read_in_the_words_of(parsed: ParsedSentence, cue: int) -> Iterator[Clause]:
    of = next((child for child in parsed.children(cue) if parsed.words[child].lower() == "of"), None)
    noun = (
        next((c for c in parsed.children(of) if parsed.deps[c] == "pobj"), None) if of is not None else None
    )
    preposition = parsed.heads[cue]
    if of is None or noun is None or parsed.words[preposition].lower() != "in":
        return
    phrase = set(parsed.subtree(preposition))
    content = [token for token in _clause_around(parsed, parsed.heads[preposition]) if token not in phrase]
    cue_words = [preposition, cue - 1, cue, of]
    if content:
        yield Clause(cue_words, find_noun_phrase(parsed, noun), noun, content, "states", "in the words of")


def _clause_around(parsed: ParsedSentence, index: int) -> list[int]:
    """The nearest finite clause that holds the token."""
    current = index
    while parsed.heads[current] != current and not (
        parsed.pos[current] in {"VERB", "AUX"}
        and any(parsed.deps[c] in SUBJECTS for c in parsed.children(current))
    ):
        current = parsed.heads[current]
    return parsed.subtree(current)


def find_source(parsed: ParsedSentence, cue: int) -> list[int]:
    """The words that grammar makes the source of a cue: subject, agent, or subject of the verb it shares."""
    return _find_source(parsed, cue)[0]


def find_receiver(parsed: ParsedSentence, cue: int) -> list[int]:
    """The words for whom something was told to."""
    lemma = parsed.lemmas[cue].lower()
    if lemma == "know" and is_let(parsed, cue):
        return _find_source(parsed, cue)[0]
    if "receiver" not in read_cues().get((lemma, "VERB"), {}):
        return []
    thing = next((c for c in parsed.children(cue) if parsed.deps[c] in {"dobj", "obj", "dative"}), None)
    return parsed.subtree(thing) if thing is not None else []


def source_head(parsed: ParsedSentence, source: list[int]) -> int | None:
    """The word of the source on which the others hang."""
    inside = set(source)
    return next(
        (token for token in source if parsed.heads[token] not in inside or parsed.heads[token] == token), None
    )


def tokens_in(parsed: ParsedSentence, spans: Iterable[Span]) -> list[int]:
    """The tokens that the spans touch."""
    spans = list(spans)
    return [
        token
        for token, (start, end) in enumerate(zip(parsed.starts, parsed.ends, strict=True))
        if any(start < right and left < end for left, right in spans)
    ]


def spans_of_tokens(parsed: ParsedSentence, tokens: list[int]) -> list[Span]:
    """Offsets of the runs of consecutive tokens, outer marks left out."""
    runs: list[list[int]] = []
    for token in tokens:
        if runs and token == runs[-1][-1] + 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    spans = []
    for run in runs:
        while run and parsed.words[run[0]] in _OUTER_MARKS:
            run = run[1:]
        while run and parsed.words[run[-1]] in _OUTER_MARKS:
            run = run[:-1]
        if run:
            spans.append((parsed.starts[run[0]], parsed.ends[run[-1]]))
    return spans

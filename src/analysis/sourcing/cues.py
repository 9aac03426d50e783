"""What the table of cues says: which verbs hold statements, and what the source does to the content."""

from __future__ import annotations

from functools import cache

from analysis.lexicons import read_lexicon, read_word_classes
from analysis.parsed import ParsedSentence
from analysis.sourcing.names import read_types

_QUESTIONS = frozenset({"if", "whether", "how", "why", "who", "whom", "what", "when", "where", "which"})


def refusal_words(name: str) -> frozenset[str]:
    """The words of a class of the table: "refusing" has the verbs that withhold an answer where they are denied."""
    return read_word_classes("refusal_words")[name]


@cache
def read_cues() -> dict[tuple[str, str], dict[str, str]]:
    """Frame to stance for each (lemma, part of speech)."""
    table = read_lexicon("reporting_cues")
    cues: dict[tuple[str, str], dict[str, str]] = {}
    for cue, pos, stance, frame in zip(table.cue, table.pos, table.stance, table.frame, strict=True):
        cues.setdefault((cue, pos), {})[frame] = stance
    return cues


def find_stance(parsed: ParsedSentence, cue: int, content: list[int]) -> str:
    """What the source does to the content, by the table's row for the cue and the form of the content."""
    frames = read_cues().get((parsed.lemmas[cue].lower(), parsed.pos[cue]), {})
    lemma = parsed.lemmas[cue].lower()
    negated = any(parsed.deps[child] == "neg" for child in parsed.children(cue))
    if (negated and lemma in refusal_words("refusing")) or find_withheld(parsed, cue) is not None:
        return "declines"
    if (lemma == "know" and is_let(parsed, cue)) or (lemma == "hear" and is_told(parsed, cue)):
        return "states"
    relations = {parsed.deps[child]: child for child in parsed.children(cue)}
    is_infinitive = "xcomp" in relations and relations["xcomp"] in content
    holds_verb = any(parsed.pos[relations[dep]] == "VERB" for dep in ("xcomp", "ccomp") if dep in relations)
    is_asked = holds_verb or "prep" in relations or "object" not in frames
    for frame in ("infinitive", "clause", "receiver", "object", "phrase"):
        if (
            frame in frames
            and (frame != "infinitive" or is_infinitive)
            and (frame != "receiver" or is_asked)
            and not (frame == "object" and "ccomp" in relations and "receiver" not in frames)
        ):
            return frames[frame]
    return next(iter(frames.values()), "states")


def find_withheld(parsed: ParsedSentence, cue: int) -> int | None:
    """The question that a verb leaves open: "has not said whether she would go"; None where it leaves none."""
    children = parsed.children(cue)
    is_due = [word.lower() for word in parsed.words[max(cue - 2, 0) : cue]] == ["yet", "to"]
    is_denied = any(parsed.deps[child] == "neg" for child in children)
    if parsed.lemmas[cue].lower() not in refusal_words("withholding") or not (is_denied or is_due):
        return None
    for clause in children:
        first = parsed.subtree(clause)[0]
        is_asked = parsed.deps[clause] == "ccomp" or (parsed.deps[clause] == "advcl" and first == cue + 1)
        if clause > cue and is_asked and parsed.words[first].lower() in _QUESTIONS:
            return clause
    return None


def is_told(parsed: ParsedSentence, cue: int) -> bool:
    """Whether those who hear are a body, before which somebody speaks: "the court heard", "magistrates heard"."""
    for subject in parsed.children(cue):
        kind = read_types().get(parsed.lemmas[subject].lower()) if parsed.deps[subject] == "nsubj" else None
        if kind in {"institution", "document"} or (kind == "official" and parsed.tags[subject] == "NNS"):
            return True
    return False


def denies(lemma: str) -> bool:
    """Whether a verb denies what its object says: "rejected claims that"."""
    return read_cues().get((lemma, "VERB"), {}).get("object") == "denies"


def takes_clause(lemma: str) -> bool:
    """Whether a verb holds what somebody says in a clause: "said that"."""
    return not {"clause", "receiver"}.isdisjoint(read_cues().get((lemma, "VERB"), ()))


def takes_receiver(lemma: str) -> bool:
    """Whether a verb says something to somebody: "told her that"."""
    return lemma == "tell" or "receiver" in read_cues().get((lemma, "VERB"), {})


def is_put_to_somebody(lemma: str) -> bool:
    """Whether a participle of the verb says what was said to its subject: "asked whether", not "called a fool"."""
    return takes_receiver(lemma) and "object" not in read_cues().get((lemma, "VERB"), {})


def is_let(parsed: ParsedSentence, cue: int) -> bool:
    """Whether a verb is the second of "let somebody know"."""
    return parsed.lemmas[parsed.heads[cue]].lower() == "let"

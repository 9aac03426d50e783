"""The contexts in which a cue hedges; named in the table, decided on the parse.

Each function answers for the cue at tokens `first` to `last` (end exclusive) of a parsed sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from analysis.language import ParsedSentence

Condition = Callable[[ParsedSentence, int, int], bool]

_NUMBER = re.compile(
    r"^(?:[\d][\d,.]*\w*|half|hundreds?|thousands?|dozens?|million|billion|a|an|one-\w+|two-\w+|\$|£|€)$",
    re.IGNORECASE,
)
_QUANTITIES = frozenset(
    [
        "all",
        "every",
        "everyone",
        "everything",
        "everybody",
        "always",
        "any",
        "anything",
        "nothing",
        "never",
        "no",
        "none",
        "half",
    ]
)
_PERCEPTION = frozenset(
    [
        "see",
        "hear",
        "feel",
        "find",
        "tell",
        "say",
        "remember",
        "understand",
        "afford",
        "help",
        "believe",
        "imagine",
        "stand",
        "reach",
    ]
)
_EVIDENCE = frozenset(
    [
        "poll",
        "report",
        "data",
        "evidence",
        "figure",
        "number",
        "study",
        "result",
        "survey",
        "research",
        "it",
        "this",
        "that",
        "which",
        "trend",
        "record",
        "analysis",
        "document",
        "email",
        "test",
        "sign",
        "history",
        "estimate",
        "article",
        "finding",
        "statistic",
        "model",
        "memo",
        "letter",
        "story",
        "headline",
        "experience",
    ]
)
_NOBODY = frozenset(
    [
        "say",
        "believe",
        "argue",
        "think",
        "claim",
        "suggest",
        "see",
        "consider",
        "feel",
        "contend",
        "maintain",
        "note",
        "fear",
        "hope",
        "worry",
    ]
)
_VAGUE_NOUNS = frozenset(
    [
        "critic",
        "observer",
        "expert",
        "analyst",
        "commentator",
        "people",
        "source",
        "scholar",
        "historian",
        "official",
        "fan",
        "scientist",
        "researcher",
        "author",
        "writer",
        "report",
        "supporter",
        "opponent",
        "reviewer",
        "other",
        "insider",
        "study",
    ]
)


def _next(parsed: ParsedSentence, last: int) -> str:
    return parsed.words[last].lower() if last < len(parsed) else ""


def _negated(parsed: ParsedSentence, index: int) -> bool:
    return any(parsed.deps[child] == "neg" for child in parsed.children(index))


def _has_clause(parsed: ParsedSentence, index: int) -> bool:
    return any(parsed.deps[child] in {"ccomp", "xcomp"} for child in parsed.children(index))


def modal(parsed: ParsedSentence, first: int, last: int) -> bool:
    """An auxiliary, not the month or the noun."""
    return parsed.tags[first] == "MD" and parsed.deps[first] in {"aux", "ROOT", "auxpass", "conj"}


def possibility(parsed: ParsedSentence, first: int, last: int) -> bool:
    """Tell "could" of what may be, not of what somebody was able to do."""
    if parsed.tags[first] != "MD":
        return False
    verb = parsed.heads[first]
    return not (_negated(parsed, verb) or parsed.lemmas[verb].lower() in _PERCEPTION)


def not_voters(parsed: ParsedSentence, first: int, last: int) -> bool:
    """Tell "likely" that is not pollsters' term for those who will vote."""
    return not _next(parsed, last).startswith(("voter", "caucus", "republican", "democrat", "primary"))


def as_possible(parsed: ParsedSentence, first: int, last: int) -> bool:
    """Tell "possible" outside "as soon as possible"."""
    return not (first and parsed.words[first - 1].lower() == "as")


def apparent(parsed: ParsedSentence, first: int, last: int) -> bool:
    """Tell "an apparent attempt", not "it is apparent that"."""
    return parsed.deps[first] == "amod"


def supposed(parsed: ParsedSentence, first: int, last: int) -> bool:
    """Tell "a supposed sign", not "is supposed to"."""
    return parsed.deps[first] == "amod"


def no_doubt(parsed: ParsedSentence, first: int, last: int) -> bool:
    """Tell "doubt" that is not denied."""
    return not (first and parsed.words[first - 1].lower() in {"no", "without", "any", "little"})


def appear(parsed: ParsedSentence, first: int, last: int) -> bool:
    """Tell "appears to be", "it appears that", "appears calm", not "appeared on television"."""
    return parsed.pos[first] in {"VERB", "AUX"} and (
        _has_clause(parsed, first)
        or any(parsed.deps[c] in {"oprd", "acomp"} for c in parsed.children(first))
        or parsed.deps[first] in {"parataxis", "csubj"}
    )


def look_like(parsed: ParsedSentence, first: int, last: int) -> bool:
    """Tell "looks like", "looks as if"."""
    return _next(parsed, last) in {"like", "as"} and (
        last + 1 >= len(parsed) or _next(parsed, last + 1) != "forward"
    )


def evidence(parsed: ParsedSentence, first: int, last: int) -> bool:
    """A thing that suggests that ...; a person who suggests proposes."""
    if not _has_clause(parsed, first):
        return False
    subject = next((c for c in parsed.children(first) if parsed.deps[c] in {"nsubj", "csubj"}), None)
    return subject is not None and parsed.lemmas[subject].lower() in _EVIDENCE


def clause(parsed: ParsedSentence, first: int, last: int) -> bool:
    """A verb of thinking with what is thought: a clause, an infinitive of the passive, or an aside."""
    if parsed.pos[first] != "VERB":
        return False
    clauses = [c for c in parsed.children(first) if parsed.deps[c] in {"ccomp", "xcomp"}]
    if parsed.deps[first] == "parataxis" or (
        parsed.deps[first] == "ccomp" and not clauses and parsed.tags[first] in {"VBP", "VBZ"}
    ):
        return True
    is_active_wish = any(parsed.deps[c] == "xcomp" and parsed.pos[c] == "VERB" for c in clauses) and not any(
        parsed.deps[c] in {"auxpass", "nsubjpass"} for c in parsed.children(first)
    )
    return bool(clauses) and not (is_active_wish and parsed.tags[first] != "VBN")


def verb(parsed: ParsedSentence, first: int, last: int) -> bool:
    """A verb, not its noun."""
    return parsed.pos[first] == "VERB"


def if_clause(parsed: ParsedSentence, first: int, last: int) -> bool:
    """Tell "if" with a clause, not "as if" or "even if" that compares."""
    return not (first and parsed.words[first - 1].lower() == "as")


def number(parsed: ParsedSentence, first: int, last: int) -> bool:
    """Before a number or a word of quantity."""
    after = _next(parsed, last)
    if parsed.words[first].lower() in {"some"}:
        return bool(re.match(r"^\d", after)) or (last < len(parsed) and parsed.tags[last] == "CD")
    if parsed.words[first].lower() in {"about", "around"}:
        return (
            bool(re.match(r"^[\d$£€]", after))
            or (last < len(parsed) and parsed.tags[last] == "CD")
            or (
                after in {"half", "a"}
                and (
                    after != "a"
                    or _next(parsed, last + 1)
                    in {
                        "dozen",
                        "third",
                        "quarter",
                        "week",
                        "month",
                        "year",
                        "hundred",
                        "thousand",
                        "million",
                    }
                )
            )
        )
    return (
        bool(_NUMBER.match(after))
        or after in _QUANTITIES
        or parsed.pos[min(last, len(parsed) - 1)] in {"ADJ", "ADV", "VERB", "NUM"}
    )


def kind_of(parsed: ParsedSentence, first: int, last: int) -> bool:
    """Tell "kind of empty", not "a kind of ship"."""
    before = parsed.words[first - 1].lower() if first else ""
    return before not in {"a", "the", "this", "that", "any", "what", "some", "every", "of", "same"}


def negated(parsed: ParsedSentence, first: int, last: int) -> bool:
    """Certainty under a negation: "isn't clear", "not certain"."""
    if any(_negated(parsed, index) for index in (first, parsed.heads[first])):
        return True
    return bool(first) and parsed.words[first - 1].lower() in {"not", "n't", "never", "hardly", "far"}


def weasel_noun(parsed: ParsedSentence, first: int, last: int) -> bool:
    """A vague quantity of people who are not named."""
    return parsed.heads[first] > first and parsed.lemmas[parsed.heads[first]].lower() in _VAGUE_NOUNS


def nobody_says(parsed: ParsedSentence, first: int, last: int) -> bool:
    """An unnamed group as the subject of a verb of saying or thinking."""
    verb_index = parsed.heads[first]
    has_owner = any(parsed.deps[c] in {"poss", "relcl", "prep"} for c in parsed.children(first))
    return (
        parsed.deps[first] == "nsubj"
        and parsed.lemmas[verb_index].lower() in _NOBODY
        and not has_owner
        and not any(parsed.pos[c] == "PROPN" for c in parsed.children(first))
    )


CONDITIONS: dict[str, Condition] = {
    "modal": modal,
    "possibility": possibility,
    "not_voters": not_voters,
    "as_possible": as_possible,
    "apparent": apparent,
    "supposed": supposed,
    "no_doubt": no_doubt,
    "appear": appear,
    "look_like": look_like,
    "evidence": evidence,
    "clause": clause,
    "verb": verb,
    "if": if_clause,
    "number": number,
    "kind_of": kind_of,
    "negated": negated,
    "weasel_noun": weasel_noun,
    "nobody_says": nobody_says,
}
"""The names that the table's column `condition` may hold."""

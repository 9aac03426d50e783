"""Whether a word that can be a cue is one here: the conditions that the lexicon's rows name.

A condition that words alone decide costs no parse; the others read part of speech and dependencies.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from analysis.language import ParsedSentence
from analysis.lexicons import read_lexicon

WordCondition = Callable[[Sequence[str], Sequence[str], int, int], bool]
"""Of the words as written, the words in lower case, and the cue's first and last index."""
ParseCondition = Callable[[ParsedSentence, int, int], bool]
"""Of the parse and the cue's first and last index."""

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_CLAUSES = frozenset({"ccomp", "xcomp"})
_PEOPLE = frozenset({"i", "you", "he", "she", "we", "they", "who"})
_QUOTES = frozenset("\"'")


@cache
def read_context(name: str) -> frozenset[str]:
    """The words of one context in the lexicon `hedge_contexts`."""
    table = read_lexicon("hedge_contexts")
    return frozenset(table.word[table.context == name])


def _at(words: Sequence[str], index: int) -> str:
    return words[index] if 0 <= index < len(words) else ""


def _is_number(word: str) -> bool:
    return word[:1].isdigit() or word in {"$", "£", "€"} or word in read_context("number")


def _is_modal(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    after, before = _at(lower, last), _at(lower, first - 1)
    if written[first] == "May" and (first > 0 or after[:1].isdigit() or after in {",", "of"}):
        return (
            first > 0 and written[first - 1][:1].isupper() and not after[:1].isdigit() and _is_title(written)
        )
    return before not in read_context("determiner") and not after[:1].isdigit() and after not in {"as", ""}


def _is_title(written: Sequence[str]) -> bool:
    words = [word for word in written if word[:1].isalpha()]
    return sum(word[0].isupper() for word in words) > 0.6 * len(words)


def _is_if(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    return _at(lower, first - 1) != "as" and _at(lower, last) not in {
        "anything",
        "any",
        "ever",
        "only",
        "not",
    }


def _is_likely(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    return _at(lower, last) not in read_context("likely")


def _is_possible(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    before = _at(lower, first - 1)
    if before in {
        "as",
        "everything",
        "anything",
        "whatever",
        "if",
        "where",
        "wherever",
        "whenever",
        "make",
        "made",
        "makes",
    }:
        return False
    nearby = lower[max(0, first - 3) : first]
    return not any(
        word in {"not", "n't", "every", "all", "best", "only", "the"} and word != "the" for word in nearby
    ) and not ("as" in nearby or (nearby and any(word.endswith("est") for word in nearby)))


def _is_some_number(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    return _at(lower, last)[:1].isdigit() or _at(lower, last) in read_context("number") - {
        "half",
        "third",
        "quarter",
    }


def _precedes_quantity(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    return _is_number(_at(lower, last)) or (
        _at(lower, last) in {"a", "an"} and _at(lower, last + 1) in read_context("number")
    )


def _is_own_view(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    return (_at(lower, first - 2) == "in" and _at(lower, first - 1) in read_context("possessive")) or (
        _at(lower, first - 1) == "'s" and "in" in lower[max(0, first - 5) : first]
    )


def _is_in_case(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    return _at(lower, last) in read_context("determiner") | _PEOPLE | {
        "it",
        "there",
        "of",
        "anyone",
        "something",
    }


def _is_assuming(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    return _at(lower, last) in read_context("determiner") | _PEOPLE | {"that", "it", "there", "no"} and _at(
        lower, last + 1
    ) not in {"office", "post", "role", "presidency", "position", "power"}


def _is_inversion(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    opens = first == 0 or written[first - 1] in _QUOTES or lower[first - 1] in {",", "and", "but", ";", ":"}
    ends = [word for word in lower[last:] if word not in _QUOTES and word not in {")", "''"}]
    if not opens or written[first][:1].islower() or not ends or ends[-1] == "?":
        return False
    starts = _at(lower, last)
    if (
        starts not in read_context("determiner") | _PEOPLE | {"it", "there"}
        and not _at(written, last)[:1].isupper()
    ):
        return False
    return "," in lower[last:] and (
        lower[first] != "were" or "to" in lower[last : last + 9] or "not" in lower[last : last + 6]
    )


def _is_off_chance(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    return _at(lower, last) not in {".", ",", "of", ""}


def _names_a_matter(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    return _at(lower, last) in {"that", "about", "over", "as", "on", "whether"}


def _is_quantifier(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    """Most of a plural noun, not the superlative."""
    after = _at(lower, last)
    is_plural = (after.endswith("s") and not after.endswith(("ous", "ss"))) or after in {"of", "people"}
    return is_plural and _at(lower, first - 1) not in {"the", "'s", "at"} | read_context("possessive")


def _is_potential(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    before, after = _at(lower, first - 1), _at(lower, last)
    return before not in read_context("possessive") | {"full", "fullest", "true", "'s"} or after[:1].isalpha()


def _clause_follows(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    return _at(written, last)[:1].isupper() or _at(lower, last) in read_context("determiner") | _PEOPLE | {
        "it",
        "there",
    }


WORD_CONDITIONS: dict[str, WordCondition] = {
    "word": lambda written, lower, first, last: True,
    "modal": _is_modal,
    "if": _is_if,
    "likely": _is_likely,
    "possible": _is_possible,
    "some number": _is_some_number,
    "quantity after": _precedes_quantity,
    "own view": _is_own_view,
    "in case": _is_in_case,
    "assuming": _is_assuming,
    "inversion": _is_inversion,
    "off chance": _is_off_chance,
    "matter": _names_a_matter,
    "most": _is_quantifier,
    "potential": _is_potential,
    "clause follows": _clause_follows,
}


def _complements(parsed: ParsedSentence, index: int) -> list[int]:
    return [child for child in parsed.children(index) if parsed.deps[child] in _CLAUSES]


def _subject(parsed: ParsedSentence, verb: int) -> int | None:
    """The subject of a verb, or of the one that it shares its subject with or modifies."""
    for node in [verb, *parsed.ancestors(verb)]:
        for child in parsed.children(node):
            if parsed.deps[child] in _SUBJECTS:
                return child
        if parsed.deps[node] in {"acl", "relcl"}:
            return parsed.heads[node]
        if parsed.deps[node] not in {"conj", "xcomp", "advcl"}:
            return None
    return None


def _is_person(parsed: ParsedSentence, index: int) -> bool:
    word = parsed.words[index].lower()
    return (
        word in _PEOPLE
        or parsed.pos[index] == "PROPN"
        or parsed.lemmas[index].lower() in read_context("person")
    )


def _is_possibility(parsed: ParsedSentence, first: int, last: int) -> bool:
    """Could of what may be, not of what somebody was able to do (Quirk et al. 1985, 4.52)."""
    verb = parsed.heads[first]
    if parsed.deps[first] != "aux":
        return False
    children = parsed.children(verb)
    if any(parsed.words[child].lower() == "have" and parsed.deps[child] == "aux" for child in children):
        return True
    if _negated(parsed, verb) or any(
        parsed.lemmas[child] in {"only", "barely", "hardly", "never"} for child in children
    ):
        return False
    subject = _subject(parsed, verb)
    if first + 1 < len(parsed) and parsed.words[first + 1].lower() in {"you", "i"} | (
        {"we"} if parsed.words[-1] == "?" else set()
    ):
        return False
    if parsed.lemmas[verb].lower() in read_context("ability"):
        return (
            any(parsed.words[child].lower() == "be" for child in children)
            and parsed.lemmas[verb].lower() not in read_context("sense")
        ) or (
            subject is not None
            and not _is_person(parsed, subject)
            and parsed.lemmas[verb].lower() not in read_context("sense")
        )
    if any(parsed.deps[child] == "mark" and parsed.words[child].lower() == "so" for child in children):
        return False
    return not (
        parsed.deps[verb] == "advcl"
        and any(parsed.words[child].lower() in {"so", "as", "than"} for child in children)
    )


def _negated(parsed: ParsedSentence, index: int) -> bool:
    return any(parsed.deps[child] == "neg" for child in parsed.children(index))


def _is_belief(parsed: ParsedSentence, first: int, last: int) -> bool:
    """A verb of thinking that holds a clause, or stands beside one ("..., I think")."""
    if parsed.pos[first] not in {"VERB", "AUX"}:
        return False
    children = parsed.children(first)
    for child in children:
        if parsed.deps[child] == "ccomp" or (
            parsed.deps[child] == "xcomp" and parsed.lemmas[first] != "think"
        ):
            return not _is_obliged(parsed, first)
        if parsed.deps[child] in {"oprd"}:
            return not _is_obliged(parsed, first)
    if _has_run_on_clause(parsed, first):
        return True
    after = parsed.words[first + 1].lower() if first + 1 < len(parsed) else ""
    if after == "so" and parsed.lemmas[first] in {"think", "believe", "suppose", "guess", "assume"}:
        return True
    return (
        parsed.deps[first] in {"parataxis", "ccomp"}
        and after in {",", "."}
        and any(parsed.words[child].lower() in _PEOPLE for child in children)
        and bool(parsed.lemmas[first] in {"think", "believe", "guess", "suppose", "suspect", "imagine"})
    )


def _is_obliged(parsed: ParsedSentence, first: int) -> bool:
    following = parsed.words[first + 1].lower() if first + 1 < len(parsed) else ""
    return parsed.words[first].lower() == "supposed" and following == "to"


def _has_run_on_clause(parsed: ParsedSentence, first: int) -> bool:
    """Whether a finite verb follows the object: the parser took a clause's subject for it."""
    for child in parsed.children(first):
        if parsed.deps[child] == "dobj":
            after = parsed.subtree(child)[-1] + 1
            return after < len(parsed) and parsed.tags[after] in {"VBD", "VBZ", "VBP", "MD"}
    return False


def _is_held(parsed: ParsedSentence, first: int, last: int) -> bool:
    if parsed.pos[first] != "VERB" or parsed.tags[first] == "VBG":
        return False
    deps = {parsed.deps[child] for child in parsed.children(first)}
    has = any(parsed.lemmas[c] == "have" and parsed.deps[c] == "aux" for c in parsed.children(first))
    passive = "auxpass" in deps or (parsed.tags[first] == "VBN" and not has)
    return passive and bool(deps & {"oprd", "xcomp", "ccomp", "attr"})


def _has_clause(parsed: ParsedSentence, first: int, last: int) -> bool:
    return parsed.pos[first] in {"VERB", "ADJ", "AUX"} and any(
        parsed.deps[child] == "ccomp"
        or (parsed.deps[child] == "advcl" and "like" in parsed.words[first:last])
        for index in range(first, last)
        for child in parsed.children(index)
    )


def _has_infinitive(parsed: ParsedSentence, first: int, last: int) -> bool:
    return parsed.pos[first] == "VERB" and last < len(parsed) and parsed.words[last].lower() == "to"


def _is_seeming(parsed: ParsedSentence, first: int, last: int) -> bool:
    """Appear with what appears to be so, not of coming into sight."""
    if parsed.pos[first] not in {"VERB", "AUX"}:
        return False
    if last - first > 1:
        return any(
            parsed.deps[child] in {"ccomp", "advcl"}
            for index in range(first, last)
            for child in parsed.children(index)
        )
    if parsed.lemmas[first] != "appear":
        return True
    if parsed.tags[first] == "VB" and any(
        parsed.deps[child] == "aux" and parsed.lemmas[child] in {"to", "will", "can"}
        for child in parsed.children(first)
    ):
        return any(parsed.deps[child] == "oprd" for child in parsed.children(first))
    after = parsed.words[last].lower() if last < len(parsed) else ""
    if after in {"in", "on", "at", "with", "before", "alongside", ".", ","}:
        return False
    return any(
        parsed.deps[child] in {"xcomp", "ccomp", "oprd", "acomp", "advcl"}
        and (parsed.deps[child] != "advcl" or parsed.words[last].lower() in {"that", "to", "as"})
        for child in parsed.children(first)
    )


def _is_evidence(parsed: ParsedSentence, first: int, last: int) -> bool:
    """A thing that suggests or indicates something; people who suggest are making a proposal."""
    if parsed.pos[first] != "VERB":
        return False
    subject = _subject(parsed, first)
    if subject is None:
        return (
            parsed.tags[first] == "VBG"
            and parsed.deps[first] != "pcomp"
            and bool(_complements(parsed, first))
        )
    if _is_person(parsed, subject):
        return False
    deps = {parsed.deps[child] for child in parsed.children(first)}
    return bool(deps & {"ccomp", "dobj", "prep", "xcomp"})


def _is_predicate(parsed: ParsedSentence, first: int, last: int) -> bool:
    return parsed.deps[first] in {"acomp", "oprd", "ROOT", "attr", "conj"}


def _is_attributive(parsed: ParsedSentence, first: int, last: int) -> bool:
    return parsed.deps[first] in {"amod", "compound", "nmod"} and parsed.heads[first] > first


def _has_content(parsed: ParsedSentence, first: int, last: int) -> bool:
    """A noun with the clause or event that it is about ("the chance of a deal", "a belief that")."""
    if parsed.pos[first] != "NOUN":
        return False
    for child in parsed.children(first):
        if parsed.deps[child] in {"acl", "relcl", "ccomp"} and any(
            parsed.words[mark].lower() == "that" for mark in parsed.children(child)
        ):
            return True
        if (
            parsed.deps[child] == "prep"
            and parsed.words[child].lower() == "of"
            and parsed.words[first - 1 if first else 0].lower() != "by"
        ):
            return True
    return False


def _has_that_clause(parsed: ParsedSentence, first: int, last: int) -> bool:
    return parsed.pos[first] == "NOUN" and last < len(parsed) and parsed.words[last].lower() == "that"


def _is_doubt(parsed: ParsedSentence, first: int, last: int) -> bool:
    before = {word.lower() for word in parsed.words[max(0, first - 2) : first]}
    return parsed.pos[first] == "NOUN" and not before & {"no", "without", "beyond", "in"}


def _does_not_know(parsed: ParsedSentence, first: int, last: int) -> bool:
    after = parsed.words[last].lower() if last < len(parsed) else ""
    return after in {"whether", "if", "who", "what", "when", "where", "how", "why", "which"}


def _is_quantity(parsed: ParsedSentence, first: int, last: int) -> bool:
    """About before a number that it softens, not about as a preposition."""
    after = [word.lower() for word in parsed.words[last : last + 2]]
    if not after:
        return False
    number = _is_number(after[0]) or (
        after[0] in {"a", "an"} and len(after) > 1 and after[1] in read_context("number")
    )
    return (number and parsed.deps[first] != "prep") or (number and parsed.pos[first] == "ADV")


def _is_adverbial(parsed: ParsedSentence, first: int, last: int) -> bool:
    before = parsed.words[first - 1].lower() if first else ""
    return (
        before
        not in read_context("determiner")
        | {"what", "same", "right", "other", "or", "different", "particular"}
        and parsed.tags[first] != "NNS"
    )


def _is_unnamed_source(parsed: ParsedSentence, first: int, last: int) -> bool:
    """A group without name or number that says or thinks something ("critics believe")."""
    verb = parsed.heads[first]
    if parsed.deps[first] != "nsubj" or parsed.tags[first] != "NNS":
        return False
    named = {"PROPN", "NUM"}
    children = parsed.children(first)
    if any(parsed.pos[child] in named or parsed.deps[child] in {"poss", "appos"} for child in children):
        return False
    return parsed.lemmas[verb].lower() in read_context("nobody says") and (
        bool(_complements(parsed, verb))
        or parsed.deps[verb] in {"parataxis", "ccomp"}
        or parsed.deps[verb] == "ROOT"
    )


def _is_bent_attributive(parsed: ParsedSentence, first: int, last: int) -> bool:
    """Conceivable straight before a noun, without every, any or no: a thesaurus's word for possible."""
    before = parsed.words[first - 1].lower() if first else ""
    return _is_attributive(parsed, first, last) and before not in {"every", "any", "no", "only", "all"}


def _is_bent_prone(parsed: ParsedSentence, first: int, last: int) -> bool:
    return last < len(parsed) and parsed.tags[last] == "VB"


PARSE_CONDITIONS: dict[str, ParseCondition] = {
    "possibility": _is_possibility,
    "belief": _is_belief,
    "held": _is_held,
    "clause": _has_clause,
    "infinitive": _has_infinitive,
    "seeming": _is_seeming,
    "evidence": _is_evidence,
    "predicate": _is_predicate,
    "attributive": _is_attributive,
    "content": _has_content,
    "that clause": _has_that_clause,
    "doubt": _is_doubt,
    "ignorance": _does_not_know,
    "quantity": _is_quantity,
    "adverbial": _is_adverbial,
    "unnamed source": _is_unnamed_source,
    "bent attributive": _is_bent_attributive,
    "bent prone": _is_bent_prone,
}

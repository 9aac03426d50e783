"""Whether a word that can be a cue is one here, as far as the words beside it tell: no parse needed.

The lexicon's rows name a condition of `WORD_CONDITIONS` or of `parse_conditions.PARSE_CONDITIONS`.
"""

from __future__ import annotations

from collections.abc import Sequence

from analysis.hedging.vague_conditions import (
    has_no_sayer,
    is_degree,
    is_passive,
    is_quantifier,
    is_unnamed_thing,
    is_vague_amount,
    is_vague_group,
    is_vague_number,
)
from analysis.hedging.words_beside import (
    PEOPLE,
    WordCondition,
    is_number,
    opens_quantity,
    read_context,
    word_at,
)
from analysis.parsed import is_title_case

_QUOTES = frozenset("\"'")
_NEVER_A_HEDGE = frozenset(
    [
        "as",
        "everything",
        "anything",
        "whatever",
        "if",
        "where",
        "wherever",
        "whenever",
    ]
)


_MAKING = frozenset({"make", "makes", "made", "making"})


def _is_modal(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    after, before = word_at(lower, last), word_at(lower, first - 1)
    if written[first] == "May" and (first > 0 or after[:1].isdigit() or after in {",", "of"}):
        return (
            first > 0
            and written[first - 1][:1].isupper()
            and not after[:1].isdigit()
            and is_title_case(written)
        )
    is_noun = before in {"the", "a", "an"} | read_context("possessive")
    return not is_noun and not after[:1].isdigit() and after not in {"as", ""}


def _is_if(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    after = word_at(lower, last)
    if after == "not":
        return word_at(lower, last + 1) == ","
    return word_at(lower, first - 1) != "as" and after not in {
        "anything",
        "any",
        "ever",
        "only",
        "less",
        "slightly",
    }


def _is_likely(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    return word_at(lower, last) not in read_context("likely")


def _is_possible(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    if word_at(lower, first - 1) in _NEVER_A_HEDGE:
        return False
    nearby = lower[max(0, first - 3) : first]
    return _MAKING.isdisjoint(nearby) and not any(
        word in {"not", "n't", "every", "all", "only", "as"} or word.endswith("est") for word in nearby
    )


def _is_some_number(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    after = word_at(lower, last)
    return is_number(after) and after not in {"half", "third", "quarter"}


def _precedes_quantity(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    return opens_quantity(word_at(lower, last), word_at(lower, last + 1))


def _is_own_view(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    """In her opinion, not in her opinion piece."""
    return word_at(lower, last) not in read_context("opinion") and (
        (word_at(lower, first - 2) == "in" and word_at(lower, first - 1) in read_context("possessive"))
        or (word_at(lower, first - 1) == "'s" and "in" in lower[max(0, first - 5) : first])
    )


def _is_in_case(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    return word_at(lower, last) in read_context("determiner") | PEOPLE | {
        "it",
        "there",
        "of",
        "anyone",
        "something",
    }


def _is_assuming(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    return word_at(lower, last) in read_context("determiner") | PEOPLE | {
        "that",
        "it",
        "there",
        "no",
    } and word_at(lower, last + 1) not in read_context("assumed")


def _is_inversion(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    opens = first == 0 or written[first - 1] in _QUOTES or lower[first - 1] in {",", "and", "but", ";", ":"}
    ends = [word for word in lower[last:] if word not in _QUOTES and word not in {")", "''"}]
    if not opens or written[first][:1].islower() or not ends or ends[-1] == "?":
        return False
    starts = word_at(lower, last)
    if (
        starts not in read_context("determiner") | PEOPLE | {"it", "there"}
        and not word_at(written, last)[:1].isupper()
    ):
        return False
    return "," in lower[last:] and (
        lower[first] != "were" or "to" in lower[last : last + 9] or "not" in lower[last : last + 6]
    )


def _is_off_chance(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    return word_at(lower, last) not in {".", ",", "of", ""}


def _tells_no_repute(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    """Not known who paid; not "he is not known for his tact"."""
    return word_at(lower, last) not in {"as", "for"}


def _names_a_matter(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    return word_at(lower, last) in {"that", "about", "over", "as", "on", "whether"}


def _scales(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    """Roughly so many or the same, not handled roughly."""
    after = word_at(lower, last)
    return is_number(after) or (
        after[:1].isalpha() and after not in {"by", "with", "into", "against", "and", "to"}
    )


def _is_all_but(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    """All but over, not all of them but one."""
    after = word_at(written, last)
    return after[:1].islower() and not is_number(after) and after not in read_context("determiner") | PEOPLE


def _stands_first(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    """To his mind of a view, not what comes to his mind."""
    return first == 0 or not word_at(lower, first - 1)[-1:].isalnum()


def _is_sentence_adverb(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    """Clearly of what is said, not of how: "spoke clearly"."""
    return (
        first == 0
        or word_at(lower, first - 1) == ","
        or word_at(lower, last) not in {".", ",", ";", "and", "!", "?", ""}
    )


def _is_hearsay(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    """Understood or learnt by nobody in particular: "it is understood that", "is understood to be"."""
    if lower[first].endswith("ing") or not is_passive(written, lower, first, last):
        return False
    after, is_it = word_at(lower, last), "it" in lower[max(0, first - 3) : first]
    return (after == "that" and is_it) or (
        after in {"to", ",", "."} and lower[first] == "understood" and (after == "to" or is_it)
    )


def _is_owned_belief(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    """Somebody's understanding that something is so."""
    return word_at(lower, last) == "that" and word_at(lower, first - 1) in read_context("possessive") | {"'s"}


def _is_potential(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    before, after = word_at(lower, first - 1), word_at(lower, last)
    if tuple(lower[max(0, first - 3) : first]) == ("up", "to", "the") or after == "of":
        return False
    return before not in read_context("possessive") | {"full", "fullest", "true", "'s"} or after[:1].isalpha()


def _clause_follows(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    return word_at(written, last)[:1].isupper() or word_at(lower, last) in read_context(
        "determiner"
    ) | PEOPLE | {
        "it",
        "there",
    }


def _is_proviso(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    """As long as he pays, not as long as it has lasted."""
    return _clause_follows(written, lower, first, last) and {"has", "have", "had"}.isdisjoint(
        lower[last : last + 4]
    )


def _does_not_know(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    return word_at(lower, last) in {"whether", "if", "who", "what", "when", "where", "how", "why", "which"}


def _precedes_infinitive(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    return word_at(lower, last) == "to"


def _can_be_verb(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    return word_at(lower, first - 1) not in read_context("determiner") - {"that", "this", "these", "those"}


def _can_tell_prospect(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    verbs = read_context("course") | read_context("outcome") | {"be", "see", "know"}
    return not verbs.isdisjoint(lower[last : last + 4])


def _can_have_no_subject(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    return not {"no", "neither", "nobody", "none", "nothing"}.isdisjoint(lower[:first])


def _can_have_content(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    is_said_to_be = "there" in lower[max(0, first - 6) : first]
    return is_said_to_be or any(word in {"that", "of"} for word in lower[last : last + 4])


def _is_not_denied(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    return word_at(lower, last) not in {"not", "n't", "only", "barely", "hardly", "never"}


def _can_say(written: Sequence[str], lower: Sequence[str], first: int, last: int) -> bool:
    return lower[first].endswith("s")


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
    "ignorance": _does_not_know,
    "assuming": _is_assuming,
    "inversion": _is_inversion,
    "off chance": _is_off_chance,
    "matter": _names_a_matter,
    "no repute": _tells_no_repute,
    "most": is_quantifier,
    "vague amount": is_vague_amount,
    "vague number": is_vague_number,
    "unnamed thing": is_unnamed_thing,
    "scale": _scales,
    "degree": is_degree,
    "all but": _is_all_but,
    "stands first": _stands_first,
    "sentence adverb": _is_sentence_adverb,
    "passive": is_passive,
    "hearsay": _is_hearsay,
    "vague group": is_vague_group,
    "no sayer": has_no_sayer,
    "owned belief": _is_owned_belief,
    "potential": _is_potential,
    "clause follows": _clause_follows,
    "proviso": _is_proviso,
}


PRECONDITIONS: dict[str, WordCondition] = {
    "open modal": _is_modal,
    "prospect": _can_tell_prospect,
    "of none": _can_have_no_subject,
    "quantity": _precedes_quantity,
    "infinitive": _precedes_infinitive,
    "belief": _can_be_verb,
    "outlook": _can_be_verb,
    "doubted": _can_be_verb,
    "feared": _can_be_verb,
    "suspicion": _can_be_verb,
    "held": _can_be_verb,
    "evidence": _can_be_verb,
    "clause": _can_be_verb,
    "content": _can_have_content,
    "that clause": _can_have_content,
    "possibility": _is_not_denied,
    "unnamed source": _can_say,
}
"""What words already tell of a condition that the parse decides, so that fewer sentences are parsed."""

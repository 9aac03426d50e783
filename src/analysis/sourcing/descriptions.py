"""What a sentence says of a name's bearer: occupation, kin, what he owns and does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

from analysis.lexicons import read_lexicon
from analysis.parsed import ParsedSentence
from analysis.sourcing.names import read_types

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
_DESCRIBING = frozenset({"appos", "compound", "amod"})


@cache
def _pronouns() -> dict[str, str]:
    table = read_lexicon("forms_of_address")
    own = {**dict.fromkeys(HE, "he"), **dict.fromkeys(SHE, "she")}
    return {**dict(zip(table.word, table.pronoun, strict=True)), **own}


def pronoun_of(word: str) -> str | None:
    """The pronoun that a word such as Mrs or spokesman shows to be right, None where it shows none."""
    return _pronouns().get(word)


def signs_against(words: Counter[str], pronoun: str) -> int:
    """How many more of the words say that the other pronoun is right than that this one is."""
    right = "he" if pronoun in HE else "she"
    shown = [(pronoun_of(word), count) for word, count in words.items()]
    return sum(count if other != right else -count for other, count in shown if other)


def is_topic(parsed: ParsedSentence, run: list[int]) -> bool:
    """Whether a name is what its sentence is about: a subject, what stands beside it, or an owner."""
    head = next((index for index in reversed(run) if parsed.heads[index] not in run), run[-1])
    while parsed.deps[head] in {"appos", "conj"}:
        head = parsed.heads[head]
    return parsed.deps[head] in {"nsubj", "nsubjpass", "poss"}


def owns_something(parsed: ParsedSentence, run: list[int]) -> bool:
    """Whether a name is the subject of a verb beside which "its" stands: "Delmar cut its forecast"."""
    for index in run:
        if parsed.deps[index] == "nsubj" and parsed.heads[index] not in run:
            verb = parsed.heads[index]
            owned = (c for c in parsed.children(verb) if parsed.deps[c] in {"dobj", "xcomp", "ccomp", "prep"})
            return any(parsed.words[token].lower() == "its" for c in owned for token in parsed.subtree(c))
    return False


def is_bodys_noun(parsed: ParsedSentence, noun: int) -> bool:
    """Whether a noun says what kind of body something is: "a think tank"."""
    *_, phrase = "", *_describe_with(parsed, noun, is_noun=True)
    return "institution" in {read_types().get(word) for word in (parsed.lemmas[noun].lower(), phrase)}


def find_appositions(parsed: ParsedSentence, run: list[int]) -> Iterator[int]:
    """The nouns that a name is set beside."""
    head = next((index for index in reversed(run) if parsed.heads[index] not in run), run[-1])
    beside = [child for child in parsed.children(head) if parsed.deps[child] == "appos"]
    if parsed.deps[head] == "appos":
        beside.append(parsed.heads[head])
    yield from (noun for noun in beside if parsed.pos[noun] == "NOUN")


def describe(parsed: ParsedSentence, run: list[int]) -> Iterator[str]:
    """The words beside a name that say who its bearer is: title, occupation, kin."""
    head = next((index for index in reversed(run) if parsed.heads[index] not in run), run[-1])
    yield from (parsed.lemmas[index].lower().strip(".") for index in run)
    for child in parsed.children(head):
        dep = parsed.deps[child]
        if dep in _DESCRIBING and child not in run:
            yield from _describe_with(parsed, child, is_noun=dep == "appos")
        if dep == "relcl":
            yield from _describe_by_clause(parsed, child)
        if dep == "conj":
            yield from _owning_pronouns(parsed, child)
    if parsed.deps[head] == "appos" and parsed.heads[head] not in run:
        yield from _describe_with(parsed, parsed.heads[head], is_noun=True)


def _describe_with(parsed: ParsedSentence, noun: int, is_noun: bool) -> Iterator[str]:
    lemma = parsed.lemmas[noun].lower()
    yield lemma
    for child in parsed.children(noun) if is_noun else ():
        if parsed.deps[child] in {"compound", "amod"} and child < noun:
            yield parsed.lemmas[child].lower()
            yield f"{parsed.lemmas[child].lower()} {lemma}"
        if parsed.deps[child] == "conj" and parsed.pos[child] == "NOUN":
            yield parsed.lemmas[child].lower()


def _describe_by_clause(parsed: ParsedSentence, verb: int) -> Iterator[str]:
    for child in parsed.children(verb):
        if parsed.words[child].lower() == "as":
            yield from (parsed.lemmas[token].lower() for token in parsed.subtree(child))
        if parsed.words[child].lower() == "who":
            yield f"who {parsed.lemmas[verb].lower()}"
        if parsed.deps[child] == "dobj":
            yield from _owning_pronouns(parsed, child)


def _owning_pronouns(parsed: ParsedSentence, noun: int) -> Iterator[str]:
    """His or her before a noun that a name owns: "Ann Lee and her son"."""
    for child in parsed.children(noun):
        if parsed.deps[child] == "poss" and parsed.words[child].lower() in HE | SHE:
            yield parsed.words[child].lower()

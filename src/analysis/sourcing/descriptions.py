"""What a sentence says of a name's bearer: occupation, kin, what he owns and does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

from analysis.lexicons import read_lexicon
from analysis.parsed import ParsedSentence
from analysis.sourcing.names import (
    is_human,
    read_business_nouns,
    read_last_words,
    read_private_nouns,
    read_types,
    source_words,
    strip_titles,
    words_of,
)
from analysis.syntax import NOUN_SUBJECTS

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
_BEFORE_NAME = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ"})
_RANKS = {"captain": "capt"}
"""Ranks that are no office's where a small letter begins them: "Captain Lee", but "team captain Lee"."""

_NOUNS = frozenset({"NOUN", "PROPN"})
_WITHIN = frozenset({"appos", "conj", "pobj", "prep"})
_DESCRIBING = frozenset({"appos", "compound", "amod"})


@cache
def _pronouns() -> dict[str, str]:
    table = read_lexicon("forms_of_address")
    own = {**dict.fromkeys(HE, "he"), **dict.fromkeys(SHE, "she")}
    return {**dict(zip(table.word, table.pronoun, strict=True)), **own}


@cache
def read_kin() -> frozenset[str]:
    """The words of the lexicon `forms_of_address` that say whose somebody is: "daughter"."""
    table = read_lexicon("forms_of_address")
    return frozenset(table.word[table.kin == "yes"])


def pronoun_of(word: str) -> str | None:
    """The pronoun that a word such as Mrs or spokesman shows to be right, None where it shows none."""
    return _pronouns().get(word)


def signs_against(words: Counter[str], pronoun: str) -> int:
    """How many more of the words say that the other pronoun is right than that this one is."""
    right = "he" if pronoun in HE else "she"
    shown = [(pronoun_of(word), count) for word, count in words.items()]
    return sum(count if other != right else -count for other, count in shown if other)


def is_topic(parsed: ParsedSentence, run: list[int]) -> bool:
    """Whether a name is what its sentence is about: a subject, what stands beside or within it ("shares in Delmar"), or an owner."""
    head = next((index for index in reversed(run) if parsed.heads[index] not in run), run[-1])
    while parsed.deps[head] in _WITHIN:
        head = parsed.heads[head]
    return parsed.deps[head] in NOUN_SUBJECTS | {"poss"}


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
    """The words beside a name that say who its bearer is: title, occupation, kin, part in a trial; each once."""
    yield from dict.fromkeys(
        [
            *_describe_by_parse(parsed, run),
            *_describe_before(parsed, run),
            *_describe_in_court(parsed, run),
            *_describe_by_place(parsed, run),
        ]
    )


def _describe_in_court(parsed: ParsedSentence, run: list[int]) -> Iterator[str]:
    """For whom a lawyer speaks: "Ann Lee, prosecuting, said", "Bo Ray, for the defence,"."""
    comma = run[-1] + 1
    after = [word.lower() for word in parsed.words[comma : comma + 4]]
    if after[:1] == [","]:
        yield from (
            part for part in (" ".join(after[1:2]), " ".join(after[1:4])) if part in source_words("court")
        )


def _describe_by_place(parsed: ParsedSentence, run: list[int]) -> Iterator[str]:
    """What those are who work at a university or an outlet: "Ann Lee of the University of Bergen"."""
    for prep in parsed.children(run[-1]):
        if parsed.words[prep].lower() not in {"of", "at", "from"}:
            continue
        for place in (child for child in parsed.children(prep) if parsed.pos[child] == "PROPN"):
            words = {parsed.words[place].lower(), *(parsed.words[c].lower() for c in parsed.children(place))}
            if not words.isdisjoint(source_words("learned")):
                yield "academic"
            elif "media" in {read_types().get(word) for word in words}:
                yield "journalist"


def _describe_by_parse(parsed: ParsedSentence, run: list[int]) -> Iterator[str]:
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
    yield from _describe_by_being(parsed, head)
    beside = parsed.heads[head]
    if parsed.deps[head] == "appos" and beside not in run and parsed.tags[beside] != "NNS":
        yield from _describe_with(parsed, beside, is_noun=True)


def _describe_before(parsed: ParsedSentence, run: list[int]) -> Iterator[str]:
    """The words straight before a name and its titles, and the phrases that they form: "union president"."""
    bare = strip_titles(words_of(parsed, run), opens_sentence=run[0] == 0)
    last = next((index for index in run if [parsed.words[index]] == bare[:1]), run[-1] + 1)
    first = run[0]
    while first and parsed.tags[first - 1] in _BEFORE_NAME:
        first -= 1
    words = [parsed.lemmas[index].lower().strip(".") for index in range(first, last)]
    if words and words[-1] in _RANKS and last - 1 > 0 and parsed.tags[last - 1] == "NNP":
        words[-1] = _RANKS[words[-1]]
    if words and read_types().get(words[-1]):
        yield words[-1]
        before = [*words[:-1], *(parsed.words[index].lower() for index in range(first, last - 1))]
        yield from (word for word in before if word not in read_types())
        yield from (" ".join(words[i:j]) for j in range(2, len(words) + 1) for i in range(j - 1))


def _describe_with(parsed: ParsedSentence, noun: int, is_noun: bool) -> Iterator[str]:
    lemma = parsed.lemmas[noun].lower()
    yield lemma
    for child in parsed.children(noun) if is_noun else ():
        if parsed.deps[child] in {"compound", "amod"} and child < noun:
            yield parsed.lemmas[child].lower()
            yield f"{parsed.lemmas[child].lower()} {lemma}"
        if parsed.deps[child] == "conj" and parsed.pos[child] == "NOUN":
            yield parsed.lemmas[child].lower()
    if is_noun:
        yield from name_office(parsed, noun)


def name_office(parsed: ParsedSentence, noun: int) -> Iterator[str]:
    """An office by whose it is, as a compound: "company president" for "president of the bakers' union"."""
    owners = [child for child in parsed.children(noun) if parsed.deps[child] == "poss"]
    for prep in parsed.children(noun):
        if parsed.words[prep].lower() in {"of", "at", "for"}:
            owners.extend(child for child in parsed.children(prep) if parsed.deps[child] == "pobj")
    for owner in owners:
        if parsed.words[owner].lower() == "whose":
            owner = next((head for head in range(owner - 1, -1, -1) if parsed.pos[head] in _NOUNS), owner)
        word = parsed.lemmas[owner].lower()
        is_firm = parsed.pos[owner] == "PROPN" and read_last_words().get(word) == "organisation"
        is_private = is_firm or word in read_business_nouns() | read_private_nouns()
        yield f"{'company' if is_private else word} {parsed.lemmas[noun].lower()}"


def _describe_by_being(parsed: ParsedSentence, name: int) -> Iterator[str]:
    """What a sentence says that its subject is: "Ann Lee is the only doctor"."""
    verb = parsed.heads[name]
    children = parsed.children(verb)
    is_now = parsed.tags[verb] == "VBZ" or any(
        parsed.tags[child] == "VBZ" for child in children if child < verb
    )
    if parsed.deps[name] != "nsubj" or parsed.lemmas[verb] != "be" or not is_now:
        return
    if not any(parsed.deps[child] == "neg" for child in children):
        for noun in children:
            if parsed.deps[noun] == "attr" and is_human(parsed, noun):
                yield from _describe_with(parsed, noun, is_noun=True)


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

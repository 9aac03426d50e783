"""Subjects that the parser hangs on the words before them, given back to their verbs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from analysis.parsed import ParsedSentence
from analysis.sourcing.names import is_human, kind_of_name
from analysis.syntax import SUBJECTS_AND_EXPLETIVES

_HELPERS = frozenset({"aux", "auxpass", "neg", "advmod"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_BELONGING = frozenset({"of", "for", "at", "in"})
_FRONTED = frozenset({"prep", "advcl"})
_LONGEST_ASIDE = 8
"""Tokens, commas among them, of what a name's part in a trial or its bearer's age takes."""


def reattach_subject(parsed: ParsedSentence) -> ParsedSentence:
    """The sentence with the subject of its main verb, where that was taken for an apposition in the phrase before.

    Examples
    --------
    >>> from analysis.article import Article
    >>> text = "According to papers seen by the Herald, a friend of Ms Lee met Mr Ray in May."
    >>> parsed = reattach_subject(Article.from_text(text).parse()[0])
    >>> parsed.deps[parsed.words.index("friend")], parsed.words[parsed.heads[parsed.words.index("friend")]]
    ('nsubj', 'met')
    """
    root = next((index for index, head in enumerate(parsed.heads) if head == index), None)
    if root is None:
        return parsed
    if (verb := _find_main_verb(parsed, root)) is not None:
        return _raise_verb(parsed, root, verb)
    if not _lacks_subject(parsed, root):
        return parsed
    subject = next(_find_swallowed(parsed, root), None)
    if subject is None:
        return parsed
    is_passive = any(parsed.deps[child] == "auxpass" for child in parsed.children(root))
    deps, heads = list(parsed.deps), list(parsed.heads)
    deps[subject], heads[subject] = "nsubjpass" if is_passive else "nsubj", root
    return replace(parsed, deps=tuple(deps), heads=tuple(heads), _children=[])


def reattach_names(parsed: ParsedSentence) -> ParsedSentence:
    """The sentence with names beside what their bearers are: "the mayor of Delph, Ann Lee" names the mayor.

    Examples
    --------
    >>> from analysis.article import Article
    >>> parsed = reattach_names(Article.from_text("The mayor of Delph, Ann Lee, has left.").parse()[0])
    >>> parsed.words[parsed.heads[parsed.words.index("Lee")]]
    'mayor'
    """
    heads, deps = list(parsed.heads), list(parsed.deps)
    for name in _find_second_subjects(parsed):
        heads[name], deps[name] = min(parsed.subtree(name)) - 1, "appos"
    for name, place in enumerate(parsed.heads):
        prep = parsed.heads[place]
        somebody = parsed.heads[prep]
        if (
            parsed.deps[name] == "appos"
            and parsed.deps[place] == "pobj"
            and parsed.pos[name] == parsed.pos[place] == "PROPN"
            and parsed.words[prep].lower() in _BELONGING
            and is_human(parsed, somebody)
            and not parsed.words[name].endswith(".")
            and not any(parsed.deps[child] == "det" for child in parsed.children(name))
            and kind_of_name([parsed.words[token] for token in range(min(parsed.subtree(name)), name + 1)])
            is None
        ):
            heads[name] = somebody
    if tuple(heads) == parsed.heads:
        return parsed
    return replace(parsed, heads=tuple(heads), deps=tuple(deps), _children=[])


def _find_second_subjects(parsed: ParsedSentence) -> Iterator[int]:
    """The names behind a noun of the subject that were taken for another one: "A paper in the journal Cell says"."""
    for name, (dep, verb) in enumerate(zip(parsed.deps, parsed.heads, strict=True)):
        if dep != "nsubj" or parsed.pos[name] != "PROPN":
            continue
        noun = min(parsed.subtree(name)) - 1
        if noun > 0 and parsed.deps[noun] == "pobj" and parsed.tags[noun] == "NN":
            others = (
                child for child in parsed.children(verb) if child < noun and parsed.deps[child] == "nsubj"
            )
            if any(noun in parsed.subtree(other) for other in others):
                yield name


def _lacks_subject(parsed: ParsedSentence, root: int) -> bool:
    """Whether a verb tells something of nobody; an order has no tense."""
    children = parsed.children(root)
    has_tense = any(
        parsed.tags[index] in _FINITE
        for index in [root, *(child for child in children if parsed.deps[child] in _HELPERS)]
    )
    return has_tense and not any(parsed.deps[child] in SUBJECTS_AND_EXPLETIVES for child in children)


def _find_main_verb(parsed: ParsedSentence, root: int) -> int | None:
    """The main verb taken for a participle where the sentence has no other: "The club, a charity, objected, saying that"."""
    noun: int | None = root
    if parsed.tags[root] == "VBG":
        children = parsed.children(root)
        noun = next((child for child in children if parsed.deps[child] == "nsubj"), None)
        if any(parsed.deps[child] == "aux" for child in children):
            return None
    if noun is None or parsed.pos[noun] not in {"NOUN", "PROPN", "PRON"}:
        return None
    for verb in parsed.children(noun):
        is_participle = parsed.deps[verb] == "acl" and parsed.tags[verb] in {"VBN", "VBD"}
        if is_participle and parsed.words[verb - 1] == ",":
            return verb
    return None


def _raise_verb(parsed: ParsedSentence, root: int, verb: int) -> ParsedSentence:
    """The sentence with a verb for its root, and the noun on which it hung for its subject."""
    deps, heads, tags = list(parsed.deps), list(parsed.heads), list(parsed.tags)
    noun = heads[verb]
    if root != noun:
        deps[root], heads[root] = "advcl", verb
    for child in parsed.children(noun):
        if child > verb:
            heads[child] = verb
    deps[verb], heads[verb], tags[verb] = "ROOT", verb, "VBD"
    deps[noun], heads[noun] = "nsubj", verb
    return replace(parsed, deps=tuple(deps), heads=tuple(heads), tags=tuple(tags), _children=[])


def _find_swallowed(parsed: ParsedSentence, root: int) -> Iterator[int]:
    """The nouns in a phrase before the verb that stand between a comma and the verb, or begin the sentence."""
    for phrase in parsed.children(root):
        if phrase > root or parsed.deps[phrase] not in _FRONTED:
            continue
        for noun in parsed.subtree(phrase):
            words = parsed.subtree(noun)
            if parsed.deps[noun] == "appos" and words[0] and parsed.words[words[0] - 1] == ",":
                if _is_beside(parsed, root, words[-1]) or _is_before_aside(parsed, root, words):
                    yield noun
            elif parsed.heads[noun] == phrase and _is_before_participle(parsed, root, noun, phrase):
                yield noun


def _is_beside(parsed: ParsedSentence, root: int, last: int) -> bool:
    """Whether nothing but its helpers stands between a word and the verb."""
    return all(
        parsed.heads[token] == root and parsed.deps[token] in _HELPERS for token in range(last + 1, root)
    )


def _is_before_aside(parsed: ParsedSentence, root: int, words: list[int]) -> bool:
    """Whether commas set off all that stands between a name and the verb: "Ann Lee, prosecuting, told"."""
    last = next((token for token in reversed(words) if parsed.pos[token] == "PROPN"), words[-1])
    between = range(last + 1, root)
    return (
        parsed.pos[last] == "PROPN"
        and 2 < len(between) <= _LONGEST_ASIDE
        and parsed.words[between[0]] == parsed.words[between[-1]] == ","
    )


def _is_before_participle(parsed: ParsedSentence, root: int, noun: int, participle: int) -> bool:
    """Whether a noun is taken for the subject of the participle behind it: "The letter, marked private, warned"."""
    words = [token for token in parsed.subtree(noun) if parsed.words[token] != ","]
    between = range(max(words, default=noun) + 1, root)
    return (
        parsed.deps[noun] in SUBJECTS_AND_EXPLETIVES
        and parsed.tags[participle] in {"VBN", "VBD"}
        and not any(parsed.deps[child] in _HELPERS for child in parsed.children(participle))
        and len(between) > 2
        and participle == between[1]
        and parsed.words[between[0]] == parsed.words[between[-1]] == ","
    )

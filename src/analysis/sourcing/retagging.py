"""Names that the tagger takes for other words, set right by their form and by the names of the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from analysis.parsed import ParsedSentence
from analysis.sourcing.cues import read_cues
from analysis.sourcing.names import find_name_runs, is_headline, kind_of_name, words_of
from analysis.syntax import NOUN_SUBJECTS

_PART = r"[^\W\d_a-z][^\W\d_]{0,30}(?:[’'][^\W\d_]{1,30})?"
_DOUBLE = re.compile(rf"{_PART}(?:-{_PART}){{1,3}}")
_PEOPLES = ("cans", "ians")
_SURNAME = re.compile(r"[^\W\d_a-z][^\W\d_A-Z][\w’'-]{0,40}")
_VERBAL = {"acl": "xcomp", "relcl": "ccomp", "appos": "dobj", "npadvmod": "dobj"}
"""The relations of a noun's dependents, as those of a verb."""
_MISTAKEN = frozenset({"NN", "NNS", "NNPS", "RB", "JJ", "VBN", "UH", "FW"})


def retag_names(sentences: list[ParsedSentence]) -> list[ParsedSentence]:
    """The sentences with the tags of proper nouns where names were taken for other words.

    A name is a word of capitalised parts with a hyphen ("Brady-Hughes"), a capitalised adverb behind a name, and a word
    that ends a full name of the article. One that was taken for the adverb of the verb beside it is made its subject, and
    so is one that opens a sentence before a verb that was taken for a plural ("Trump claims it is over").

    Examples
    --------
    >>> from analysis.article import Article
    >>> first, second = retag_names(Article.from_text("Ann Tully left. Tully thinks that it rains.").parse())
    >>> second.tags[0], second.deps[0]
    ('NNP', 'nsubj')
    """
    names = {
        word
        for parsed in sentences
        for word, tag in zip(parsed.words[1:], parsed.tags[1:], strict=True)
        if tag == "NNP"
    }
    sentences = [_retag(_restore_verb(parsed, names), set()) for parsed in sentences]
    surnames = {word for parsed in sentences for word in _find_surnames(parsed)}
    if surnames:
        surnames -= {word.capitalize() for parsed in sentences for word in parsed.words if word.islower()}
    return [_retag(parsed, surnames) for parsed in sentences]


def _restore_verb(parsed: ParsedSentence, names: set[str]) -> ParsedSentence:
    """Make a verb of the present the root where a name before it was taken for a noun or a verb."""
    if (
        len(parsed) < 3
        or parsed.words[0] not in names
        or (parsed.lemmas[1].lower(), "VERB") not in read_cues()
    ):
        return parsed
    root = next(index for index, head in enumerate(parsed.heads) if head == index)
    is_mistaken = parsed.tags[0] in {"NN", "VB"} and parsed.tags[1] in {"NNS", "VBZ"}
    if not is_mistaken or (parsed.pos[root] in {"VERB", "AUX"} and root > 1) or parsed.deps[0] == "nsubj":
        return parsed
    lemmas, tags, pos = list(parsed.lemmas), list(parsed.tags), list(parsed.pos)
    deps, heads = list(parsed.deps), list(parsed.heads)
    if root > 1:
        deps[root] = "dobj"
    lemmas[0], tags[0], pos[0], deps[0] = parsed.words[0], "NNP", "PROPN", "nsubj"
    tags[1], pos[1], deps[1] = "VBZ", "VERB", "ROOT"
    heads[0] = heads[1] = heads[root] = 1
    for child in range(2, len(parsed)):
        heads[child] = heads[child] or 1
        if heads[child] == 1:
            deps[child] = _VERBAL.get(deps[child], deps[child])
    return _rebuild(parsed, lemmas, tags, pos, deps, heads)


def _find_surnames(parsed: ParsedSentence) -> Iterator[str]:
    """The last words of a sentence's full names, none of a headline's."""
    if is_headline(parsed):
        return
    for run in find_name_runs(parsed):
        words = words_of(parsed, run)
        if len(run) > 1 and _SURNAME.fullmatch(words[-1]) and kind_of_name(words) is None:
            yield words[-1]


def _retag(parsed: ParsedSentence, surnames: set[str]) -> ParsedSentence:
    mistaken = [
        index
        for index, (word, tag) in enumerate(zip(parsed.words, parsed.tags, strict=True))
        if tag in _MISTAKEN
        and parsed.deps[index] != "amod"
        and not (tag == "NNS" and word.endswith(_PEOPLES))
        and (word in surnames or _DOUBLE.fullmatch(word) or _ends_name(parsed, index))
    ]
    if not mistaken:
        return parsed
    lemmas, tags, pos = list(parsed.lemmas), list(parsed.tags), list(parsed.pos)
    deps, heads = list(parsed.deps), list(parsed.heads)
    for index in mistaken:
        lemmas[index], tags[index], pos[index] = parsed.words[index], "NNP", "PROPN"
        verb = heads[index]
        if deps[index] != "advmod" or index > verb:
            continue
        subject = next(
            (child for child in parsed.children(verb) if parsed.deps[child] in NOUN_SUBJECTS), None
        )
        if subject is None:
            deps[index] = "nsubj"
        elif subject == index - 1 and tags[subject] == "NNP":
            deps[index], deps[subject] = deps[subject], "compound"
            for moved in (subject, *parsed.children(subject)):
                heads[moved] = index
    return _rebuild(parsed, lemmas, tags, pos, deps, heads)


def _rebuild(
    parsed: ParsedSentence,
    lemmas: list[str],
    tags: list[str],
    pos: list[str],
    deps: list[str],
    heads: list[int],
) -> ParsedSentence:
    """The sentence read anew: what hangs on what is found again from the heads."""
    return replace(
        parsed,
        lemmas=tuple(lemmas),
        tags=tuple(tags),
        pos=tuple(pos),
        deps=tuple(deps),
        heads=tuple(heads),
        _children=[],
    )


def _ends_name(parsed: ParsedSentence, index: int) -> bool:
    """Whether an adverb with a capital stands behind a name: "Stan Whitely was absent"."""
    return (
        index > 0
        and parsed.tags[index] == "RB"
        and parsed.tags[index - 1] == "NNP"
        and bool(_SURNAME.fullmatch(parsed.words[index]))
        and not is_headline(parsed)
    )

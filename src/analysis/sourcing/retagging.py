"""Names that the tagger takes for other words, set right by their form and by the names of the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from analysis.parsed import ParsedSentence
from analysis.sourcing.names import find_name_runs, is_headline, kind_of_name, words_of
from analysis.syntax import NOUN_SUBJECTS

_PART = r"[^\W\d_a-z][^\W\d_]{0,30}(?:[’'][^\W\d_]{1,30})?"
_DOUBLE = re.compile(rf"{_PART}(?:-{_PART}){{1,3}}")
_PEOPLES = ("cans", "ians")
_SURNAME = re.compile(r"[^\W\d_a-z][^\W\d_A-Z][\w’'-]{0,40}")
_MISTAKEN = frozenset({"NN", "NNS", "NNPS", "RB", "JJ", "VBN", "UH", "FW"})


def retag_names(sentences: list[ParsedSentence]) -> list[ParsedSentence]:
    """The sentences with the tags of proper nouns where names were taken for other words.

    A name is a word of capitalised parts with a hyphen ("Brady-Hughes"), a capitalised adverb behind a name, and a word
    that ends a full name of the article. One that was taken for the adverb of the verb beside it is made its subject.

    Examples
    --------
    >>> from analysis.article import Article
    >>> first, second = retag_names(Article.from_text("Ann Tully left. Tully thinks that it rains.").parse())
    >>> second.tags[0], second.deps[0]
    ('NNP', 'nsubj')
    """
    sentences = [_retag(parsed, set()) for parsed in sentences]
    surnames = {word for parsed in sentences for word in _find_surnames(parsed)}
    if surnames:
        surnames -= {word.capitalize() for parsed in sentences for word in parsed.words if word.islower()}
    return [_retag(parsed, surnames) for parsed in sentences]


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

"""Denials of things and deeds: "denied the charges", "denies having met him"."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.parsed import ParsedSentence
from analysis.sourcing.clauses import Clause, find_source, source_head
from analysis.sourcing.cues import denies, read_cues
from analysis.sourcing.names import is_human

RULE = "denial"
"""The evidence that these clauses name."""

_OF_WORDS = frozenset({"reject", "dismiss"})
"""Verbs that deny where their object is something said, and send away or turn down elsewhere."""

_THINGS = frozenset({"it", "this", "that"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def find_denials(parsed: ParsedSentence) -> Iterator[Clause]:
    """The clauses of a sentence in which somebody denies a deed or a thing said.

    Examples
    --------
    >>> from analysis.article import Article
    >>> parsed, = Article.from_text("She had denied the charges at a hearing.").parse()
    >>> clause, = find_denials(parsed)
    >>> [parsed.words[token] for token in clause.source + clause.content]
    ['She', 'the', 'charges']
    """
    for cue, lemma in enumerate(parsed.lemmas):
        if parsed.pos[cue] != "VERB" or not denies(lemma.lower()) or not _is_told(parsed, cue):
            continue
        content = _find_denied(parsed, cue)
        source = [token for token in find_source(parsed, cue) if token < cue and parsed.words[token] != ","]
        if content and source:
            yield Clause([cue], source, source_head(parsed, source), content, "denies", RULE)


def _is_told(parsed: ParsedSentence, cue: int) -> bool:
    """Whether the verb tells that somebody denied, in the active: not "may deny", "to deny", "was denied"."""
    helpers = [
        child for child in parsed.children(cue) if parsed.deps[child] in {"aux", "auxpass", "neg", "dative"}
    ]
    is_perfect = parsed.tags[cue] == "VBN" and any(parsed.lemmas[child] == "have" for child in helpers)
    others = [child for child in helpers if parsed.lemmas[child] != "have"]
    return not others and (is_perfect or parsed.tags[cue] in _FINITE)


def _find_denied(parsed: ParsedSentence, cue: int) -> list[int]:
    for child in parsed.children(cue):
        dep = parsed.deps[child]
        if dep in {"dobj", "obj"} and parsed.pos[child] == "NOUN" and not is_human(parsed, child):
            is_said = (parsed.lemmas[child].lower(), "NOUN") in read_cues()
            return parsed.subtree(child) if is_said or parsed.lemmas[cue].lower() not in _OF_WORDS else []
        if dep in {"dobj", "obj"} and parsed.words[child].lower() in _THINGS:
            return [child] if parsed.lemmas[cue].lower() == "deny" else []
        if dep == "xcomp" and any(parsed.tags[word] == "VBG" for word in (child, *parsed.children(child))):
            return [*parsed.subtree(child), *_find_when(parsed, cue, child)]
    return []


def _find_when(parsed: ParsedSentence, cue: int, deed: int) -> list[int]:
    """The clause after a deed that says when, where no comma parts them: "having met him before he was elected"."""
    last = parsed.subtree(deed)[-1]
    clauses = (child for child in parsed.children(cue) if child > deed and parsed.deps[child] == "advcl")
    return next((tokens for clause in clauses if (tokens := parsed.subtree(clause))[0] == last + 1), [])

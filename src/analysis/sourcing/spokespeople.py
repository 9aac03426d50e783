"""For whom spokespeople speak: a firm's or a club's speak for it, all others for public office."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.parsed import ParsedSentence
from analysis.sourcing.cast import Cast
from analysis.sourcing.names import read_business_nouns, read_private_nouns, source_words, words_of

_BELONGING = frozenset({"for", "of", "at"})
_OWNING = frozenset({"compound", "poss", "nmod", "amod"})


def speaks_for_firm(cast: Cast, parsed: ParsedSentence, noun: int) -> bool:
    """Whether a noun is a spokesperson of a private body: "a spokesman for Delmar Foods", "the club's spokeswoman"."""
    if parsed.lemmas[noun].lower() not in source_words("spokesperson"):
        return False
    for owner in _find_owners(parsed, noun):
        run = cast.run_at(parsed, owner)
        if run is None:
            if parsed.lemmas[owner].lower() in read_business_nouns() | read_private_nouns():
                return True
        elif cast.find(parsed, run) is None and cast.is_private(cast.full_name(words_of(parsed, run))):
            return True
    return False


def lacks_owner(parsed: ParsedSentence, noun: int) -> bool:
    """Whether a noun is a spokesperson of whom the sentence does not say for whom: "a spokesman"."""
    is_spokesperson = parsed.lemmas[noun].lower() in source_words("spokesperson")
    return is_spokesperson and not any(parsed.pos[o] != "ADJ" for o in _find_owners(parsed, noun))


def _find_owners(parsed: ParsedSentence, noun: int) -> Iterator[int]:
    for child in parsed.children(noun):
        if parsed.deps[child] in _OWNING:
            yield child
        elif parsed.words[child].lower() in _BELONGING:
            yield from (thing for thing in parsed.children(child) if parsed.deps[thing] == "pobj")

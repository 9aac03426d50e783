"""The regular forms of English nouns and verbs, spelled by rule."""

from __future__ import annotations

import re

_SIBILANTS = ("s", "x", "z", "ch", "sh")
_ONE_SYLLABLE = re.compile(r"^y?[^aeiouy]*(?:qu)?[aeiou][^aeiouhwxy]$")
"""Verbs that double their last consonant: stop, quit."""
_STRESSED_LAST = re.compile(
    r"^(?:ad|be|com|con|de|dis|e|ex|for|im|in|o|oc|off|out|per|pre|pro|re|sub|trans|up)"
    r"(?:bel|cur|fer|get|gin|gret|mit|pel|quip|run|set|ter)$"
)
"""Longer verbs that do so too: admit, refer, where visit and offer do not."""


def inflect(base: str, tag: str) -> str:
    """The regular form of a noun or verb that a tag of the Penn Treebank asks for; the word itself for other tags.

    Parameters
    ----------
    base
        The dictionary form. What it has of irregular forms is not known here.
    tag
        NNS, VBZ, VBD, VBN or VBG.

    Examples
    --------
    >>> inflect("study", "NNS"), inflect("buzz", "VBZ"), inflect("stop", "VBD"), inflect("admit", "VBG")
    ('studies', 'buzzes', 'stopped', 'admitting')
    >>> [inflect(verb, "VBG") for verb in ("make", "see", "die", "be", "visit")]
    ['making', 'seeing', 'dying', 'being', 'visiting']
    """
    if tag in {"NNS", "VBZ"}:
        return _add_s(base, tag)
    if tag in {"VBD", "VBN"}:
        if base.endswith("e"):
            return base + "d"
        return base[:-1] + "ied" if _ends_in_lone_y(base) else _lengthen(base) + "ed"
    if tag == "VBG":
        if base.endswith("ie"):
            return base[:-2] + "ying"
        drops_e = base.endswith("e") and len(base) > 2 and base[-2] not in "eoy"
        return (base[:-1] if drops_e else _lengthen(base)) + "ing"
    return base


def _add_s(base: str, tag: str) -> str:
    if _ends_in_lone_y(base):
        return base[:-1] + "ies"
    if base.endswith(_SIBILANTS):
        return (_lengthen(base) if base.endswith("z") else base) + "es"
    takes_es = tag == "VBZ" and base.endswith("o") and base[-2:-1] not in "aeiou"
    return base + ("es" if takes_es else "s")


def _ends_in_lone_y(base: str) -> bool:
    return base.endswith("y") and base[-2:-1] not in "aeiou"


def _lengthen(base: str) -> str:
    """The verb before an ending that begins with a vowel: its last consonant doubled, or a k after its c."""
    if base.endswith("ic"):
        return base + "k"
    doubles = _ONE_SYLLABLE.search(base) or _STRESSED_LAST.search(base)
    return base + base[-1] if doubles else base

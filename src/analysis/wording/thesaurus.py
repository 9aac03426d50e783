"""The classes and near-synonyms of words, and how often pairs of words are met."""

from __future__ import annotations

import gzip
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from analysis.inflection import inflect


class Thesaurus(NamedTuple):
    """Word knowledge from WordNet, Moby and the Problematic Paper Screener; see THESAURUS.md.

    Attributes
    ----------
    classes
        Word to the letters of its classes: n noun, v verb, a adjective, r adverb.
    synonyms
        Word to its near-synonyms in one string, the closest first.
    bases
        Irregular form and class ("fed/v") to its dictionary form.
    """

    classes: dict[str, str]
    synonyms: dict[str, str]
    bases: dict[str, str]


@cache
def load_thesaurus() -> Thesaurus:
    """Load the thesaurus that the package carries.

    Examples
    --------
    >>> load_thesaurus().classes["ensure"], load_thesaurus().synonyms["trepidation"].split().index("fear") >= 0
    ('v', True)
    """
    packed = files("analysis.wording").joinpath("thesaurus.tsv.gz").read_bytes()
    classes, synonyms, bases = {}, {}, {}
    for line in gzip.decompress(packed).decode().splitlines()[1:]:
        word, letters, close, forms = line.split("\t")
        classes[word] = letters
        if close:
            synonyms[word] = close
        for form in forms.split():
            bases[form] = word
    return Thesaurus(classes, synonyms, bases)


@cache
def _forms_by_base() -> dict[tuple[str, str], list[str]]:
    """Dictionary form and class to the irregular forms."""
    forms: dict[tuple[str, str], list[str]] = {}
    for form, base in load_thesaurus().bases.items():
        word, _, letter = form.rpartition("/")
        forms.setdefault((base, letter), []).append(word)
    return forms


def find_form(base: str, tag: str) -> str:
    """The form of a noun or verb that a tag of the Penn Treebank asks for, an irregular one where it has one.

    Examples
    --------
    >>> find_form("mouse", "NNS"), find_form("feed", "VBD"), find_form("carry", "VBZ"), find_form("make", "VBG")
    ('mice', 'fed', 'carries', 'making')
    """
    irregular = _forms_by_base().get((base, "n" if tag == "NNS" else "v"), [])
    if tag in {"VBD", "VBN", "VBG"}:
        irregular = [form for form in irregular if form.endswith("ing") == (tag == "VBG")]
    if irregular and tag in {"NNS", "VBD", "VBN", "VBG"}:
        return irregular[-1 if tag == "VBN" else 0]
    return inflect(base, tag)


def find_bases(word: str, letter: str) -> list[str]:
    """Dictionary forms that a word may be a form of, for one class; only forms that the thesaurus knows.

    Examples
    --------
    >>> find_bases("ensures", "v"), find_bases("requirements", "n"), find_bases("fed", "v")
    (['ensure'], ['requirement'], ['feed'])
    """
    classes, _, irregular = load_thesaurus()
    guesses = [word]
    if base := irregular.get(f"{word}/{letter}"):
        guesses.append(base)
    if word.endswith("s") and letter in "nv":
        guesses += [
            word[:-1],
            word[:-2] if word.endswith("es") else "",
            word[:-3] + "y" if word.endswith("ies") else "",
        ]
    if letter == "v":
        for ending in ("ed", "ing"):
            if word.endswith(ending) and len(word) > len(ending) + 1:
                stem = word.removesuffix(ending)
                guesses += [stem, stem + "e", stem[:-1] if stem[-1] == stem[-2] else ""]
        if word.endswith("ied"):
            guesses.append(word[:-3] + "y")
    if letter in "ar":
        for ending in ("er", "est"):
            if word.endswith(ending):
                stem = word.removesuffix(ending)
                guesses += [stem, stem + "e", stem[:-1] + "y" if stem.endswith("i") else ""]
    return list(dict.fromkeys(guess for guess in guesses if letter in classes.get(guess, "")))

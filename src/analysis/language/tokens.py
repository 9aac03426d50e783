"""Parts of speech and lemmas of tokens that are tagged and parsed: spaCy's, read once a token."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from analysis.inflection import inflect

if TYPE_CHECKING:
    from spacy.language import Language

_INFLECTED = frozenset({"VBZ", "VBD", "VBN", "VBG"})
_Described = tuple[str, str, str, str]


class TokenTable:
    """What spaCy's attribute ruler and lemmatizer make of a token, kept by its form, tag and relation.

    Nearly all of their rules look at one token alone, so what they made of it once holds again. A sentence
    that a rule over several tokens matches ("let 's", "gon na") goes through them whole.
    """

    def __init__(self, nlp: Language) -> None:
        from spacy.matcher import Matcher

        self._nlp, self._vocab = nlp, nlp.vocab
        ruler: Any = nlp.get_pipe("attribute_ruler")
        lemmatizer: Any = nlp.get_pipe("lemmatizer")
        self._ruler, self._lemmatizer, self._several = ruler, lemmatizer, Matcher(nlp.vocab)
        self._known: dict[tuple[int, int, int], _Described] = {}
        self._read = 0
        self._words = nlp.memory_zone()
        self._words.__enter__()
        known_forms = lemmatizer.lookups.get_table("lemma_index")
        for pos, forms in list(known_forms.items()):
            # spaCy keeps 90,000 forms in lists and looks them up from the first to the last.
            known_forms[pos] = frozenset(forms)
        self._verbs: frozenset[str] = known_forms["verb"]
        for rule in ruler.patterns:
            if longer := [pattern for pattern in rule["patterns"] if len(pattern) > 1]:
                self._several.add(str(longer), longer)

    def forget_after(self, most: int) -> None:
        """Forget all words once so many tokens were read, so that a long run does not grow."""
        if self._read > most:
            self._read = 0
            self._known.clear()
            self._lemmatizer.cache.clear()
            self._words.__exit__(None, None, None)
            self._words = self._nlp.memory_zone()
            self._words.__enter__()

    def describe(self, docs: Sequence[Any]) -> list[list[_Described]]:
        """Part of speech, tag, relation and lemma of every token of some tagged and parsed sentences."""
        keys = [list(map(tuple, doc.to_array(["ORTH", "TAG", "DEP"]).tolist())) for doc in docs]
        self._read += sum(map(len, keys))
        self._learn(dict.fromkeys(key for row in keys for key in row if key not in self._known))
        return [
            self._describe_one_by_one(self._ruler(doc))
            if self._several(doc)
            else [self._known[key] for key in row]
            for doc, row in zip(docs, keys, strict=True)
        ]

    def _learn(self, keys: Iterable[tuple[int, int, int]]) -> None:
        """Let ruler and lemmatizer read tokens that are new, with a comma after each to keep them apart."""
        from spacy.tokens import Doc

        strings, new = self._vocab.strings, list(keys)
        if not new:
            return
        words, tags, deps = ([strings[key[part]] for key in new for _ in range(2)] for part in range(3))
        words[1::2], tags[1::2], deps[1::2] = [","] * len(new), [","] * len(new), ["punct"] * len(new)
        doc = Doc(self._vocab, words=words, tags=tags, deps=deps, heads=list(range(len(words))))
        self._known |= zip(new, self._describe_one_by_one(list(self._ruler(doc))[::2]), strict=True)

    def _describe_one_by_one(self, tokens: Iterable[Any]) -> list[_Described]:
        return [
            (
                token.pos_,
                token.tag_,
                token.dep_,
                _restore_e(
                    token.lower_,
                    token.lemma_ or self._lemmatizer.lemmatize(token)[0],
                    token.tag_,
                    self._verbs if token.tag_ in _INFLECTED else frozenset(),
                ),
            )
            for token in tokens
        ]


def _restore_e(word: str, lemma: str, tag: str, verbs: frozenset[str]) -> str:
    """The verb that keeps its e where spaCy drops it: "hoped" is no form of hop, "bathes" none of bath.

    Before -ing, a verb in -nge keeps its e where it would look like one in -ng (singeing), so that singing is sing's.

    >>> verbs = frozenset({"hop", "hope", "sing", "singe"})
    >>> _restore_e("hoped", "hop", "VBD", verbs), _restore_e("hopped", "hop", "VBD", verbs)
    ('hope', 'hop')
    >>> _restore_e("singes", "sing", "VBZ", verbs), _restore_e("singing", "sing", "VBG", verbs)
    ('singe', 'sing')
    """
    longer = lemma + "e"
    if longer not in verbs or (tag == "VBG" and lemma.endswith("ng")):
        return lemma
    return longer if inflect(longer, tag) == word else lemma

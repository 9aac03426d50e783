"""What a parser says of a sentence, as plain tuples: no library behind it, nothing to load."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class ParsedSentence:
    """The dependency parse of one sentence: tuples with one entry a token.

    Attributes
    ----------
    starts, ends
        Offsets into the text of the article, in characters, end exclusive.
    words
        The tokens, their quotation marks straightened.
    lemmas, pos, tags
        Dictionary form, universal part of speech, Penn Treebank tag.
    deps, heads
        Relation to the head (ClearNLP labels) and the head's index in the sentence; the root is its own
        head.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    pos: tuple[str, ...]
    tags: tuple[str, ...]
    deps: tuple[str, ...]
    heads: tuple[int, ...]
    _children: list[list[int]] = field(default_factory=list, repr=False, compare=False)

    def __len__(self) -> int:
        return len(self.words)

    def children(self, index: int) -> list[int]:
        """Indices of the tokens whose head is the token at `index`, left to right."""
        if not self._children and self.heads:
            children: list[list[int]] = [[] for _ in self.heads]
            for child, head in enumerate(self.heads):
                if child != head:
                    children[head].append(child)
            self._children[:] = children  # in one go, as another thread may read them
        return self._children[index]

    def subtree(self, index: int) -> list[int]:
        """Indices of the token and of all that depends on it, left to right."""
        found, stack = [], [index]
        while stack:
            current = stack.pop()
            found.append(current)
            stack.extend(self.children(current))
        return sorted(found)

    def join(self, tokens: Iterable[int]) -> str:
        """The words of some tokens, with a space after those that the text does not join to what follows."""
        pieces = [
            self.words[token] + (" " if self.ends[token] not in self.starts[token + 1 : token + 2] else "")
            for token in tokens
        ]
        return "".join(pieces).strip()

    def ancestors(self, index: int) -> Iterator[int]:
        """Indices of the head, the head's head and so on, to the root."""
        while self.heads[index] != index:
            index = self.heads[index]
            yield index


class Name(NamedTuple):
    """A named entity: offsets and spaCy's label (PERSON, ORG, GPE, NORP, ...)."""

    start: int
    end: int
    label: str


def is_title_case(words: Sequence[str]) -> bool:
    """Whether a sentence is written as a headline, most of its words with a capital.

    >>> is_title_case("Mayor Rips Rival Over Tax Plan".split()), is_title_case("Ann Lee of Ohio left early".split())
    (True, False)
    """
    letters = [word for word in words if word[:1].isalpha()]
    return sum(word[0].isupper() for word in letters) > 0.6 * len(letters)

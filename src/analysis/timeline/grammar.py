"""The engine of the grammar: phrases over classes of words, the longest one wins.

A pattern is a sequence of classes (MONTH, UNIT: see `time_words.tsv`), words and marks; `?` after an element makes
it optional, `|` parts alternatives, `<` before the first one asks that it precede and `&` before the last ones that
they follow, without being part of the phrase (a builder finds what was taken under the same name, `&` included).
What a pattern builds stands in the modules of phrases.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from itertools import product
from typing import Any, NamedTuple

from analysis.timeline.expressions import NO_TIME, Expression
from analysis.timeline.vocabulary import Token

Taken = dict[str, Any]
Builder = Callable[[Taken], Expression | None]

_PHRASES = (
    "calendar_phrases",
    "year_phrases",
    "clock_phrases",
    "relative_phrases",
    "reference_phrases",
    "length_phrases",
    "false_friends",
)
_PATTERNS: list[tuple[str, Builder, bool]] = []


class Phrase(NamedTuple):
    """A phrase in a sentence: its tokens from `first` up to `end`, what it builds, its pattern.

    `shares_month`: whether it is a bare day that has its month from a day beside it.
    """

    first: int
    end: int
    expression: Expression
    pattern: str
    shares_month: bool = False


@dataclass(slots=True)
class _Node:
    edges: dict[str, _Node] = field(default_factory=dict)
    rules: list[tuple[str, Builder, bool]] = field(default_factory=list)


def phrase(*patterns: str, in_posts: bool = False) -> Callable[[Builder], Builder]:
    """Register what patterns build; `in_posts`: only in the messages of social media."""

    def register(builder: Builder) -> Builder:
        _PATTERNS.extend((pattern, builder, in_posts) for pattern in patterns)
        return builder

    return register


@cache
def _trie() -> _Node:
    for module in _PHRASES:
        import_module(f"analysis.timeline.{module}")
    root = _Node()
    for pattern, builder, in_posts in _PATTERNS:
        slots = [
            [*element.removesuffix("?").split("|"), *([""] if element.endswith("?") else [])]
            for element in pattern.split()
        ]
        for sequence in product(*slots):
            elements = [element for element in sequence if element]
            if elements[0] == ",":  # it parts the optional word before it from the rest, and goes with it
                continue
            node = root
            for element in elements:
                node = node.edges.setdefault(element, _Node())
            node.rules.append((pattern, builder, in_posts))
    return root


def match_phrases(tokens: list[Token], is_post: bool = False) -> list[Phrase]:
    """The longest phrases of the grammar, left to right.

    Parameters
    ----------
    tokens
        A sentence, as `tokenise` returns it.
    is_post
        Whether it is a message of social media, where bare words ("morning", "day") count as times.
    """
    found: list[Phrase] = []
    at = 0
    while at < len(tokens):
        best = _match(tokens, at, is_post)
        if best and best.expression is not NO_TIME:
            found.append(best)
        at = best.end if best else at + 1
    return found


def _match(tokens: list[Token], at: int, is_post: bool) -> Phrase | None:
    best: Phrase | None = None
    reach = 0
    root = _trie()
    stack: list[tuple[_Node, int, int, Taken]] = [(root, at, at, {})]
    before = tokens[at - 1].classes if at else ()
    stack.extend((root.edges[f"<{name}"], at, at, {}) for name in before if f"<{name}" in root.edges)
    while stack:
        node, row, end, taken = stack.pop()
        if node.rules and row > reach:
            for pattern, build, in_posts in node.rules if not is_post else node.rules[::-1]:
                built = build(taken) if is_post or not in_posts else None
                if built is not None:
                    best, reach = Phrase(at, end, built, pattern), row
                    break
        if row == len(tokens):
            continue
        edges = node.edges
        for name, value in tokens[row].classes.items():
            if name in edges:
                stack.append((edges[name], row + 1, row + 1, _take(taken, name, value)))
            if f"&{name}" in edges:
                stack.append((edges[f"&{name}"], row + 1, end, _take(taken, f"&{name}", value)))
    return best


def _take(taken: Taken, name: str, value: str | int) -> Taken:
    return {**taken, (name if name not in taken else f"{name}2"): value}

"""The people, organisations, places and groups that a story names, and every place where it names them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.article import Article, check_article
from analysis.frames import build_frame
from analysis.parsed import Name, ParsedSentence, is_title_case
from analysis.sourcing.descriptions import find_appositions
from analysis.sourcing.names import (
    has_title,
    is_date,
    is_firm,
    is_human,
    read_last_words,
    read_types,
    strip_letters,
    strip_titles,
)

ACTOR = {"actor": "string", "kind": "string", "mentions": "int64", "sentences": "object"}

_KINDS = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "NORP": "group", "LOC": "place"}
_MAY_HOLD_ACTORS = frozenset({"FAC", "PRODUCT"})
_OWNING = frozenset({"'s", "'"})
_BEFORE_PLACES = frozenset({"in", "on", "at", "near", "along", "off", "outside", "through", "from", "to"})
_AFTER_SUBJECTS = [("VBD",), ("VBZ",), ("MD",), ("POS",)]
_BODIES = frozenset({"institution", "media", "document"})
_SOMEBODY = frozenset({"official", "expert", "witness", "anonymous"})
_LONGEST_GIVEN_NAME = 3
"""Letters; a last word no longer may be a name's ("Kim Jong Un") though bodies are called so too ("the UN")."""


@dataclass(frozen=True)
class Mention:
    """A place where an actor is named.

    Attributes
    ----------
    start, end
        Characters into the article, without title and possessive mark.
    words
        The name as it stands there.
    sentence
        The row of `article.sentences`.
    kind
        What the name finder takes the name for; None where it passed it over.
    is_persons
        Whether a form of address or a description beside the name makes it a person's.
    is_placed
        Whether it stands where the name of a place does: "in Mill Lane", "52, of Mill Lane".
    """

    start: int
    end: int
    words: tuple[str, ...]
    sentence: int
    kind: str | None = None
    is_persons: bool = False
    is_placed: bool = False


def count_actors(article: Article) -> pd.DataFrame:
    """Count the people, organisations, places and groups that the story names.

    A shorter name is counted with the longer one that holds all its words ("Putin" with "Vladimir Putin"); where
    several do, with the one named last before it.

    Parameters
    ----------
    article
        The article; its story is parsed and its names are found.

    Returns
    -------
    DataFrame
        actor, kind (person | organisation | place | group), mentions, sentences (a tuple of their numbers); the
        most mentioned first.

    Examples
    --------
    >>> story = Article.from_text("Vladimir Putin met Angela Merkel in Berlin. Mr. Putin then left Berlin.")
    >>> count_actors(story)[["actor", "mentions"]].values.tolist()
    [['Vladimir Putin', 2], ['Berlin', 2], ['Angela Merkel', 1]]
    """
    check_article(article)
    mentions = find_mentions(article)
    counts = Counter(actor for actor, _, _ in mentions)
    kinds = {actor: kind for actor, kind, _ in mentions}
    sentences: dict[str, dict[int, None]] = {}
    for actor, _, mention in mentions:
        sentences.setdefault(actor, {})[mention.sentence] = None
    return build_frame(
        (
            {"actor": actor, "kind": kinds[actor], "mentions": count, "sentences": tuple(sentences[actor])}
            for actor, count in counts.most_common()
        ),
        ACTOR,
    )


def find_mentions(article: Article) -> list[tuple[str, str, Mention]]:
    """Every mention of an actor in order, after the actor's longest name in the story and its kind."""
    sentences = list(zip(article.parse(), article.find_names(), strict=True))
    written = [article.text[name.start : name.end].split() for _, names in sentences for name in names]
    in_longer = {word for words in written if len(words) > 1 for word in words}
    found = [
        mention
        for row, (parsed, names) in enumerate(sentences)
        for mention in _read_names(parsed, names, row, in_longer)
    ]
    places = _find_places(found)
    full = _find_full_names(found, places)
    kinds = _judge_kinds(found, full)
    again = _find_again(article, kinds, {mention.words for mention in found})
    mentions = _drop_overlapping([*found, *again])
    bearers = _Bearers(kinds, places, mentions)
    return [
        (" ".join(actor), kinds[actor], mention) for mention in mentions if (actor := bearers.choose(mention))
    ]


def _read_names(
    parsed: ParsedSentence, names: Sequence[Name], row: int, in_longer: set[str]
) -> Iterator[Mention]:
    """What the name finder found in a sentence, cut to the name itself."""
    first = _first_word(parsed)
    for name in names:
        tokens = [
            token
            for token, (start, end) in enumerate(zip(parsed.starts, parsed.ends, strict=True))
            if start >= name.start and end <= name.end
        ]
        while tokens and parsed.words[tokens[0]].lower() == "the":
            tokens.pop(0)
        while tokens and parsed.words[tokens[-1]] in _OWNING:
            tokens.pop()
        written = strip_letters([parsed.words[token] for token in tokens])
        tokens = tokens[: len(written)]
        bare = strip_titles(written, opens_sentence=tokens[:1] == [first]) if tokens else []
        if len(bare) == 2 and tokens[0] == first and _is_occupation(*bare):
            bare = bare[1:]
        tokens = tokens[len(tokens) - len(bare) :]
        if name.label not in _KINDS or not bare or not bare[0][:1].isupper():
            continue
        if len(bare) > 1 or bare[0] in in_longer or not _is_common(parsed, tokens[0], name.label):
            yield _mention(parsed, tokens, row, _KINDS[name.label])


def _is_occupation(word: str, name: str) -> bool:
    """Whether a word that opens a sentence says what the bearer of the name after it does: "Campaigner Rees"."""
    return read_types().get(word.lower()) in _SOMEBODY and name.lower() not in read_last_words()


def _is_common(parsed: ParsedSentence, token: int, label: str) -> bool:
    """Whether a word is a common noun that only its place at the head of the sentence gives a capital."""
    kind = read_types().get(parsed.lemmas[token].lower())
    if kind in _SOMEBODY or (kind and parsed.pos[token] == "NOUN"):
        return True
    is_adjective = label == "NORP" and parsed.tags[token].startswith("JJ")
    return token == _first_word(parsed) and parsed.pos[token] != "PROPN" and not is_adjective


def _first_word(parsed: ParsedSentence) -> int:
    return next((token for token, word in enumerate(parsed.words) if word[:1].isalnum()), -1)


def _mention(parsed: ParsedSentence, tokens: list[int], row: int, kind: str | None = None) -> Mention:
    before = [word.lower() for word in parsed.words[max(0, tokens[0] - 3) : tokens[0]]]
    words = tuple(parsed.words[token] for token in tokens)
    return Mention(
        parsed.starts[tokens[0]],
        parsed.ends[tokens[-1]],
        words,
        row,
        kind,
        has_title([*parsed.words[max(0, tokens[0] - 1) : tokens[0]], *words])
        or (before[-1:] != ["the"] and any(_is_life(parsed, n) for n in find_appositions(parsed, tokens))),
        bool(before) and (before[-1] in _BEFORE_PLACES or before[-2:] == [",", "of"]),
    )


def _is_life(parsed: ParsedSentence, noun: int) -> bool:
    """Whether a noun beside a name says who its bearer is: "his wife, Catriona", not "the journal Signal"."""
    return is_human(parsed, noun) and read_types()[parsed.lemmas[noun].lower()] != "media"


class _NamesByWord:
    """Names by the words that they hold, so that a text of many names is not searched name by name."""

    def __init__(self, names: Iterable[tuple[str, ...]]) -> None:
        self._holders: dict[str, dict[tuple[str, ...], None]] = {}
        for name in names:
            for word in name:
                self._holders.setdefault(word, {})[name] = None

    def find_holding(self, words: tuple[str, ...]) -> list[tuple[str, ...]]:
        """The names that hold all these words, in the order given."""
        fewest = min((self._holders.get(word, {}) for word in words), key=len)
        return [name for name in fewest if set(words) <= set(name)]


def _find_full_names(found: Sequence[Mention], places: set[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The names that no longer one holds all words of."""
    names = list(dict.fromkeys(mention.words for mention in found))
    known = _NamesByWord(names)
    return [
        name
        for name in names
        if not any(
            set(name) < set(other) and (name not in places or other in places)
            for other in known.find_holding(name)
            if len(other) > len(name)
        )
    ]


def _find_places(found: Sequence[Mention]) -> set[tuple[str, ...]]:
    """The names that the finder takes for a place's more often than not, so that they are no body's short name."""
    votes: dict[tuple[str, ...], Counter[str | None]] = {}
    for mention in found:
        votes.setdefault(mention.words, Counter())[mention.kind] += 1
    return {words for words, kinds in votes.items() if kinds["place"] > kinds.total() / 2}


def _judge_kinds(found: Sequence[Mention], full: Sequence[tuple[str, ...]]) -> dict[tuple[str, ...], str]:
    """What each full name is."""
    mentions: dict[tuple[str, ...], list[Mention]] = {}
    for mention in found:
        mentions.setdefault(mention.words, []).append(mention)
    known = _NamesByWord(full)
    persons = {mention.words for mention in found if mention.is_persons}
    bearers = [known.find_holding(words) for words in persons]
    by_shorter = {names[0] for names in bearers if len(names) == 1}
    return {words: _judge_kind(words, mentions[words], words in by_shorter) for words in full}


def _judge_kind(words: tuple[str, ...], mentions: Sequence[Mention], is_persons: bool) -> str:
    """What a name is: what its title, its last word, its bearer's shorter names, and then the name finder say of it."""
    kind = str(Counter(mention.kind for mention in mentions).most_common(1)[0][0])
    if any(mention.is_persons for mention in mentions):
        return "person"
    last = words[-1].lower().strip(".")
    ending = read_last_words().get(last) if len(words) > 1 else None
    is_town = last == "town" and kind == "place"
    if (ending == "organisation" and not is_town) or _is_bodys(words):
        return "organisation"
    if is_persons:
        return "person"
    is_place = kind != "person" or all(mention.is_placed for mention in mentions)
    return "place" if ending == "place" and is_place else kind


def _is_bodys(words: tuple[str, ...]) -> bool:
    """Whether a name of several words ends in what a body is called: "West Yorkshire Police", not "Kim Jong Un"."""
    last = words[-1].lower()
    return len(words) > 1 and len(last) > _LONGEST_GIVEN_NAME and read_types().get(last) in _BODIES


def _find_again(
    article: Article, kinds: dict[tuple[str, ...], str], known: set[tuple[str, ...]]
) -> Iterator[Mention]:
    """The places of known names that the name finder passed over."""
    single = {words[0] for words in known if len(words) == 1}
    for words, kind in kinds.items():
        if kind == "person" or (is_firm(list(words)) and words[0].lower() not in read_types()):
            single.add(words[-1] if kind == "person" else words[0])
    titled = {words[0] for words, kind in kinds.items() if kind == "person"}
    several: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted((words for words in known if len(words) > 1), key=len, reverse=True):
        several.setdefault(words[0], []).append(words)
    for row, (parsed, names) in enumerate(zip(article.parse(), article.find_names(), strict=True)):
        taken = {
            token
            for name in names
            if name.label not in _KINDS and name.label not in _MAY_HOLD_ACTORS
            for token, start in enumerate(parsed.starts)
            if name.start <= start < name.end
        }
        for token, word in enumerate(parsed.words):
            if not word[:1].isupper() or token in taken:
                continue
            beginning = several.get(word, ())
            longest = next((w for w in beginning if parsed.words[token : token + len(w)] == w), None)
            if longest:
                yield _mention(parsed, list(range(token, token + len(longest))), row)
            elif (word in single or (word in titled and _is_titled(parsed, token))) and (
                _is_whole_name(parsed, token)
            ):
                yield _mention(parsed, [token], row)


def _is_titled(parsed: ParsedSentence, token: int) -> bool:
    return token > 0 and has_title([parsed.words[token - 1], parsed.words[token]])


def _is_whole_name(parsed: ParsedSentence, token: int) -> bool:
    """Whether a word with a capital is a name by itself: no part of a longer one, no word that opens a sentence."""
    first = _first_word(parsed)
    if parsed.words[token + 1 : token + 2] and parsed.words[token + 1][:1].isupper():
        return False
    if token == first:
        return parsed.pos[token] == "PROPN" or parsed.tags[token + 1 : token + 2][:1] in _AFTER_SUBJECTS
    if is_title_case(parsed.words):
        return parsed.pos[token] == "PROPN"
    before = parsed.words[token - 1]
    return (
        not before[:1].isupper()
        or _is_titled(parsed, token)
        or is_date([before])
        or (token - 1 == first and parsed.pos[first] != "PROPN")
    )


def _drop_overlapping(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions in order, of those that overlap the longest, and what the finder found before what it passed over."""
    kept: dict[int, Mention] = {}
    for mention in sorted(mentions, key=lambda m: (m.start - m.end, m.kind is None)):
        if not any(place in kept for place in range(mention.start, mention.end)):
            kept.update(dict.fromkeys(range(mention.start, mention.end), mention))
    return sorted(set(kept.values()), key=lambda mention: mention.start)


class _Bearers:
    """Who may bear a name, and who of them was named last."""

    def __init__(
        self,
        kinds: dict[tuple[str, ...], str],
        places: set[tuple[str, ...]],
        mentions: Sequence[Mention],
    ) -> None:
        self._kinds = kinds
        self._known = _NamesByWord(kinds)
        self._places = places
        self._last: dict[tuple[str, ...], int] = {}
        self._first = {mention.words: mention.start for mention in reversed(mentions)}

    def choose(self, mention: Mention) -> tuple[str, ...] | None:
        """The full name of the actor that a mention means."""
        words = mention.words
        bearers = [words] if words in self._kinds else []
        if not bearers:
            bearers = self._known.find_holding(words)
            wanted = "place" if words in self._places else "person" if mention.is_persons else None
            bearers = [name for name in bearers if self._kinds[name] == wanted] or bearers
        if not bearers:
            return None
        chosen = max(bearers, key=lambda name: (self._last.get(name, -1), -self._first.get(name, 0)))
        self._last[chosen] = mention.start
        return chosen

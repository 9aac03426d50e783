"""Names as they are written: runs of proper nouns, the titles before them, and what their words say of the bearer."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from analysis.dates import MONTH_NAMES, WEEKDAY_NAMES
from analysis.lexicons import read_lexicon, read_word_classes
from analysis.parsed import ParsedSentence, is_title_case
from analysis.syntax import cue_verbs

_OF = frozenset({"of", "for"})
_DAYS_AND_MONTHS = frozenset({*WEEKDAY_NAMES, *(name[:3] for name in WEEKDAY_NAMES), *MONTH_NAMES})
_IN_BODYS_NAMES = (["'"], ["'s"], ["and"], ["'", "and"])
_PLURALS = ("men", "women", "people", "children")
_PERSONAL = frozenset({"official", "expert", "witness", "media", "individual"})
_FORMS_OF_ADDRESS = frozenset({"honorific", "rank"})
_SHORTEST_HEADLINE = 5
"""Words; of a longer sentence in capitals no run of them is taken for a name."""


def source_words(name: str) -> frozenset[str]:
    """The words of a class of the table: "particle" has those within a name, such as "von"."""
    return read_word_classes("source_words")[name]


@cache
def read_types() -> dict[str, str]:
    """Kind of source for each word of the lexicon `source_types`."""
    table = read_lexicon("source_types")
    return dict(zip(table.word, table.type, strict=True))


@cache
def read_business_nouns() -> frozenset[str]:
    """The nouns of the lexicon `source_types` by which a firm is called: "the company", "the airline"."""
    table = read_lexicon("source_types")
    return frozenset(table.word[table.body == "business"])


@cache
def read_private_nouns() -> frozenset[str]:
    """The nouns of the lexicon `source_types` for bodies that are neither firms nor of the state: "club", "charity"."""
    table = read_lexicon("source_types")
    return frozenset(table.word[table.body == "private"])


@cache
def read_outlets() -> dict[str, str]:
    """Print or broadcast for each noun and name of outlets in the lexicon `source_types`."""
    table = read_lexicon("source_types")
    outlets = table[table.body.isin(["print", "broadcast"])]
    return dict(zip(outlets.word, outlets.body, strict=True))


def is_outlet(name: str, noun: str) -> bool:
    """Whether a name is such an outlet's as the noun says: "Calder Herald" a newspaper's, "CNN" a network's."""
    kind, outlets = read_outlets().get(noun), read_outlets()
    return kind is not None and kind in {outlets.get(name.lower()), outlets.get(name.split()[-1].lower())}


@cache
def read_role_names() -> dict[str, frozenset[str]]:
    """For each word of the lexicon `role_names` all that name the same office: "boss" and "coach"."""
    table = read_lexicon("role_names")
    return {
        word: frozenset(table.word[table.role.isin(table.role[table.word == word])])
        for word in set(table.word)
    }


@cache
def read_metonyms() -> dict[str, str]:
    """Kind of source for each place that stands for those who govern there."""
    table = read_lexicon("metonyms")
    return dict(zip(table.name, table.type, strict=True))


@cache
def read_last_words() -> dict[str, str]:
    """What a name is whose last word is in the lexicon `name_endings`: organisation or place."""
    table = read_lexicon("name_endings")
    return dict(zip(table.word, table.kind, strict=True))


@cache
def _titles() -> dict[str, str]:
    table = read_lexicon("titles")
    return {word: kind for word, kind in zip(table.word, table.kind, strict=True) if kind != "letters"}


@cache
def _letters() -> frozenset[str]:
    """What stands in capitals after a name, of the lexicon `titles`."""
    table = read_lexicon("titles")
    return frozenset(table.word[table.kind == "letters"])


def _title(word: str) -> str | None:
    return _titles().get(word.lower().strip("."))


def strip_letters(words: list[str]) -> list[str]:
    """The name without the letters after it.

    >>> strip_letters(["Ann", "Lee", "OBE", "MP"])
    ['Ann', 'Lee']
    """
    while len(words) > 1 and words[-1] in _letters():
        words = words[:-1]
    return words


def strip_titles(words: list[str], opens_sentence: bool = False) -> list[str]:
    """The name without its titles, "DNC Chairwoman" and "KC" and all; none where nothing but titles stands.

    A sentence's first word is none of the name's where it says what its bearer does ("Neighbour Carl Dunn").

    >>> strip_titles(["House", "Speaker", "Paul", "Ryan"]), strip_titles(["Attorney", "General", "Ann", "Lee"])
    (['Paul', 'Ryan'], ['Ann', 'Lee'])
    >>> strip_titles(["Mr.", "King"]), strip_titles(["Ann", "Lee", "KC"])
    (['King'], ['Ann', 'Lee'])
    >>> strip_titles(["Charlie", "King"]), strip_titles(["Prime", "Minister"]), strip_titles(["General", "Motors"])
    (['Charlie', 'King'], [], ['General', 'Motors'])
    >>> strip_titles(["Neighbour", "Ann", "Lee"], opens_sentence=True)
    ['Ann', 'Lee']
    """
    words = strip_letters(words)
    for index in range(len(words) - 1, 0, -1):
        kind, name = _title(words[index - 1]), words[index:]
        if kind in _FORMS_OF_ADDRESS and (kind == "honorific" or not all(map(_title, name))):
            return name if _title(name[0]) != "qualifier" or len(name) == 1 else name[1:]
    if opens_sentence and len(words) > 2 and read_types().get(words[0].lower()) in _PERSONAL:
        return words[1:]
    return words if not all(map(_title, words)) else []


def has_title(words: list[str]) -> bool:
    """Whether a form of address stands before the name, so that it is a person's."""
    return len(words) > 1 and any(_title(word) in _FORMS_OF_ADDRESS for word in words[:-1])


def honorific(words: list[str]) -> str:
    """The first word of a name that is a form of address such as Mr, without its point; "" where none is."""
    return next((word.lower().strip(".") for word in words[:-1] if _title(word) == "honorific"), "")


def _is_name(parsed: ParsedSentence, index: int) -> bool:
    word = parsed.words[index]
    if word == "State" and " ".join(parsed.words[max(0, index - 2) : index]).lower() == "secretary of":
        return False
    shouted = word.isupper() and len(word) > 3 and word.isalpha()
    if index == 0 and word.lower() in source_words("opening"):
        return False
    if word == "plc":
        return index > 0 and parsed.words[index - 1][:1].isupper()
    return shouted or (parsed.pos[index] == "PROPN" and word[:1].isupper())


def find_name_runs(parsed: ParsedSentence) -> list[list[int]]:
    """The names of a sentence: runs of proper nouns, and of what they are joined by.

    >>> from analysis.article import Article
    >>> parsed, = Article.from_text("Ursula von der Leyen met the Bank of England.").parse()
    >>> [" ".join(words_of(parsed, run)) for run in find_name_runs(parsed)]
    ['Ursula von der Leyen', 'Bank of England']
    """
    runs: list[list[int]] = []
    for index in range(len(parsed)):
        if not _is_name(parsed, index):
            continue
        if runs and _is_joined(parsed, runs[-1], index):
            runs[-1].extend(range(runs[-1][-1] + 1, index + 1))
        else:
            runs.append([index])
    return runs


def words_of(parsed: ParsedSentence, run: Iterable[int]) -> list[str]:
    """The words of a name, with the apostrophe of a plural that it holds: "Seafarers' Union"."""
    words: list[str] = []
    for index in run:
        if words and parsed.words[index].startswith("'"):
            words[-1] += parsed.words[index]
        else:
            words.append(parsed.words[index])
    return words


def _is_joined(parsed: ParsedSentence, run: list[int], index: int) -> bool:
    """Whether the name goes on at a proper noun: at once, after "von", or after "of" in a body's name."""
    last = run[-1]
    if index == last + 1:
        return True
    if index > last + 3:
        return False
    between = [parsed.words[token].lower() for token in range(last + 1, index)]
    if source_words("particle").issuperset(between):
        return True
    if between in _IN_BODYS_NAMES and _is_joined_in_bodys_name(parsed, run, index):
        return True
    if between[0] in _OF and between[1:] in ([], ["the"]):
        return _is_bodys(parsed.words[last])
    is_of = any(parsed.words[token].lower() in _OF for token in run)
    after = parsed.words[index + 1][:1] if index + 1 < len(parsed) else ""
    return (
        is_of
        and between == ["and"]
        and parsed.deps[index] == "conj"
        and parsed.heads[index] in run[1:]
        and not after.isupper()
        and parsed.words[index].lower() not in read_types()
    )


def _is_joined_in_bodys_name(parsed: ParsedSentence, run: list[int], index: int) -> bool:
    """Whether a body's name goes on after its owners or after "and": "the Cooks' Union", "the Fire and Rescue Service"."""
    last, before = run[-1], parsed.words[run[0] - 1].lower() if run[0] else ""
    owner, mark = parsed.words[last].lower(), parsed.words[last + 1]
    is_owned = mark == "'" or (mark == "'s" and owner.endswith(_PLURALS))
    if not (is_owned or (mark == "and" and before == "the")) or _is_bodys(owner):
        return False
    end = index
    while end + 1 < len(parsed) and (_is_name(parsed, end + 1) or parsed.words[end + 1] == "'"):
        end += 1
    return _is_bodys(parsed.words[end])


def _is_bodys(word: str) -> bool:
    kind = read_types().get(word.lower())
    return kind in {"institution", "media"} or read_last_words().get(word.lower()) == "organisation"


def is_date(words: list[str]) -> bool:
    """Whether a name is a day's or a month's."""
    return all(word.strip(".") in _DAYS_AND_MONTHS for word in words)


def kind_of_name(words: list[str]) -> str | None:
    """What the words of a name say that it is: organisation, place or None, which a person's is.

    >>> kind_of_name(["Bank", "of", "England"]), kind_of_name(["Marsh", "Lane"]), kind_of_name(["Ann", "Lee"])
    ('organisation', 'place', None)
    """
    name, last = " ".join(words), words[-1].lower().strip(".")
    if name in read_metonyms() or (len(words) > 2 and any(word in _OF for word in words)):
        return "organisation"
    if kind := read_last_words().get(last):
        return kind
    kind = read_types().get(name.lower()) or (read_types().get(last) if len(last) > 3 else None)
    return "organisation" if kind in {"institution", "media", "document"} else None


def is_headline(parsed: ParsedSentence) -> bool:
    """Whether a sentence is written as a headline, so that capitals show no names in it."""
    if not parsed.words or parsed.words[-1] == "." or not is_title_case(parsed.words):
        return False
    return len(parsed) > _SHORTEST_HEADLINE or any(map(says_in_headline, parsed.words[1:-1]))


def says_in_headline(word: str) -> bool:
    """Whether a word is a verb of reporting that a headline writes with a capital: "Sessions Endorses Trump"."""
    verb = word.lower()
    return word.istitle() and not cue_verbs().isdisjoint({verb, verb.removesuffix("s")})


def is_human(parsed: ParsedSentence, noun: int) -> bool:
    """Whether a noun in the singular says what somebody is: "the minister"."""
    lemma = parsed.lemmas[noun].lower()
    is_one = parsed.tags[noun] == "NN" and lemma not in source_words("group")
    return is_one and read_types().get(lemma) in _PERSONAL


def is_firm(words: list[str]) -> bool:
    """Whether the last word of a name is such as firms have: "Delmar Foods", not "Bank of England"."""
    return len(words) > 1 and read_last_words().get(words[-1].lower().strip(".")) == "organisation"

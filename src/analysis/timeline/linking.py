"""Which time dates which predicate: the shortest way through the parse, clause borders costing most."""

from __future__ import annotations

from functools import cache
from typing import Any

from analysis.language import Span
from analysis.parsed import ParsedSentence
from analysis.syntax import NOUN_SUBJECTS, cue_verbs, is_reporting
from analysis.timeline.linking_words import linking_words
from analysis.timeline.telling_words import telling_words

_CLAUSES = frozenset({"ccomp", "advcl", "relcl", "conj", "acl", "parataxis", "csubj", "pcomp"})
_MARKS = frozenset({",", ";", ":", "--", '"', "''", "``", "(", ")", "–", "—"})
_UNCONNECTED = 9
_COMPARISON = 16
"""Words before a time that are read for a comparison."""
_SUPERLATIVES = frozenset({"JJS", "RBS"})
_COMPARING = frozenset({"than", "versus", "vs", "vs.", "compared"})
_IN_NAMES = frozenset({"NOUN", "PROPN", "ADJ", "DET", "PRON"})
_COMPARED_WITH = frozenset({"with", "to", "against"})
_DISTANT = frozenset({"later", "earlier", "sooner"})
_TO_END = frozenset({"to", "until", "through", "till"})
_LEADING = frozenset({"in", "for", "during", "of", "on", "at", "the", "those", "that"})
_AMOUNTS = frozenset({"NUM", "SYM"})
_IN_AMOUNTS = frozenset({"%", "a", "an", "per", "or", ","})

ATTRIBUTIVE = frozenset({"compound", "nummod", "amod", "nmod", "poss"})
"""The relations of a time to the thing that it names: "third-quarter results", "Friday's ruling"."""
_NOUNS = frozenset({"NOUN", "PROPN"})
_HELD = frozenset({"in", "at", "on", "during", "before", "after", "since", "until", "till", "by"})
"""The prepositions by which what a verb tells is as old as the thing they lead to: "at Friday's meeting"."""
_OBJECTS = frozenset({"dobj", "oprd", "attr", "dative"})
_VERBAL = frozenset({"VERB", "AUX", "ADP", "SCONJ", "PART"})


@cache
def _judging_verbs() -> frozenset[str]:
    """Verbs that say or judge something of a thing, most often later: "condemned Friday's attack"."""
    return cue_verbs() | linking_words("judging")


def find_head(parsed: ParsedSentence, span: Span) -> int | None:
    """The token of a span on which its other tokens hang; None where the span has none."""
    tokens = [i for i, start in enumerate(parsed.starts) if start < span[1] and parsed.ends[i] > span[0]]
    outside = (i for i in tokens if parsed.heads[i] not in tokens or parsed.heads[i] == i)
    return next(outside, None)


def measure_link(parsed: ParsedSentence, event: int, time: int) -> float:
    """What it costs to link an event's token with a time's.

    The steps through the parse count 1, each border of a clause 4 more on the event's side and 2 more on the
    time's, a verb between 1, a mark 0.5, a word 0.1. The weights were chosen on the links of three quarters
    of the TempEval-3 training data (UzZaman et al. 2013).
    """
    up, down = [event, *parsed.ancestors(event)], [time, *parsed.ancestors(time)]
    common = next((token for token in down if token in up), None)
    if common is None:
        cost = 3.0 * _UNCONNECTED
    else:
        up, down = up[: up.index(common)], down[: down.index(common)]
        cost = len(up) + len(down) + 4.0 * _count_borders(parsed, up) + 2.0 * _count_borders(parsed, down)
    first, last = sorted((event, time))
    between = range(first + 1, last)
    verbs = sum(parsed.pos[token] == "VERB" for token in between)
    marks = sum(parsed.words[token] in _MARKS for token in between)
    return cost + verbs + 0.5 * marks + 0.1 * (last - first)


def _count_borders(parsed: ParsedSentence, tokens: list[int]) -> int:
    return sum(parsed.deps[token] in _CLAUSES for token in tokens)


def choose_time(parsed: ParsedSentence, event: int, times: list[int]) -> int | None:
    """The time that dates an event, by the heads of both; None where there is no time."""
    return min(times, key=lambda time: measure_link(parsed, event, time), default=None)


def choose_event(parsed: ParsedSentence, time: int, events: list[int]) -> int | None:
    """The event that a time dates; None where there is no event."""
    return min(events, key=lambda event: measure_link(parsed, event, time), default=None)


def find_prepositions(parsed: ParsedSentence, event: int, time: int) -> tuple[str | None, bool]:
    """The last preposition of time on the way from an event to a time, and whether it governs the time itself.

    Those that lead to people and places as well count only where they govern it: "by May", not "by a car in May".
    """
    token = time
    for above in parsed.ancestors(time):
        if above == event:
            break
        word, is_direct = parsed.words[above].lower(), parsed.heads[token] == above and token == time
        is_preposition = parsed.pos[above] in {"ADP", "SCONJ"} and word in PREPOSITIONS
        if is_preposition and (is_direct or word not in _LEADING_ELSEWHERE):
            return word, is_direct
        token = above
    is_mark = time > 0 and parsed.deps[time - 1] == "mark"
    beside = parsed.words[time - 1].lower() if time and not is_mark else ""
    return (beside, True) if beside in PREPOSITIONS else (None, False)


def find_named(parsed: ParsedSentence, head: int) -> int | None:
    """The noun of the thing that a time, by its head, only names: "Friday's ruling", "the storm of 1987"."""
    noun = head
    while parsed.deps[noun] in ATTRIBUTIVE:
        noun = parsed.heads[noun]
    if head and parsed.pos[head - 1] == "ADP" and not parsed.children(head - 1):
        return None  # "in 1968 students marched", where the year is read as a part of the subject
    if noun != head:
        return noun if parsed.pos[noun] in _NOUNS else None
    of = parsed.heads[head]
    owner = parsed.heads[of]
    is_owned = (
        parsed.deps[head] == "pobj" and parsed.words[of].lower() == "of" and parsed.pos[owner] in _NOUNS
    )
    return owner if is_owned and parsed.lemmas[owner].lower() not in linking_words("part") else None


def dates_only_thing(parsed: ParsedSentence, time: Any, head: int) -> bool:
    """Whether a time dates a thing, and not the verb that deals with it.

    What the thing does, and what happens at it, is of its time ("Friday's blast killed two", "at Friday's
    meeting"); what is said of it, or done to what is known by its year, is not.

    >>> from types import SimpleNamespace as Time
    >>> from analysis.article import Article
    >>> def tell(text):
    ...     parsed, = Article.from_text(text).parse()
    ...     return dates_only_thing(parsed, Time(value="2023-09-01"), parsed.words.index("Friday"))
    >>> tell("She condemned Friday's attack."), tell("She left at Friday's attack."), tell("She saw it on Friday.")
    (True, False, False)
    """
    if is_in_apposition(parsed, head) or _dates_source(parsed, head):
        return True
    noun = find_named(parsed, head)
    if noun is None:
        return _is_fixed_for(parsed, time, head)
    governor, verb = parsed.heads[noun], parsed.heads[noun]
    parts = linking_words("part")
    while parsed.words[governor].lower() == "of" and parsed.lemmas[parsed.heads[governor]].lower() in parts:
        governor = verb = parsed.heads[parsed.heads[governor]]  # "since the start of the 2016 season"
    if parsed.pos[governor] in {"ADP", "SCONJ"} or parsed.deps[governor] == "prep":
        verb = parsed.heads[governor]
    is_quarter = "Q" in str(time.value)
    is_contest = parsed.lemmas[noun].lower() in telling_words("contest")
    if parsed.pos[verb] not in {"VERB", "AUX"}:
        return not is_quarter and not (is_contest and parsed.words[governor].lower() in _HELD)
    if parsed.deps[noun] in NOUN_SUBJECTS:
        return False
    lemma = parsed.lemmas[verb].lower()
    if governor != verb:
        word = parsed.words[governor].lower()
        is_case = word == "in" and lemma in linking_words("case")
        return parsed.deps[governor] == "agent" or word not in _HELD or is_case
    if is_quarter:
        return False
    is_year = len(str(time.value)) == len("1987")
    return lemma in _judging_verbs() or (is_year and not is_contest)


def _dates_source(parsed: ParsedSentence, head: int) -> bool:
    """Whether a time is that of who says it: "output fell, according to a briefing on Monday"."""
    token = head
    while parsed.heads[token] != token and parsed.pos[token] not in {"VERB", "AUX"}:
        token = parsed.heads[token]
        if parsed.words[token].lower() == "according":
            return True
    return False


def is_in_apposition(parsed: ParsedSentence, head: int) -> bool:
    """Whether a time only tells who somebody is: "Lee, the mayor from 2007 to 2013, said"."""
    above = list(parsed.ancestors(head))
    nouns = above[: next((place for place, a in enumerate(above) if parsed.pos[a] in {"VERB", "AUX"}), None)]
    beside = (child for noun in nouns for child in parsed.children(noun) if parsed.deps[child] == "appos")
    return any(parsed.deps[noun] == "appos" for noun in nouns) or any(
        noun < head and "," not in parsed.words[noun:head] for noun in beside
    )


def _is_fixed_for(parsed: ParsedSentence, time: Any, head: int) -> bool:
    """Whether it is the day for which a thing is fixed: "called a strike for Thursday"."""
    word = parsed.heads[head]
    thing = parsed.heads[word]
    is_for = parsed.deps[head] == "pobj" and parsed.words[word].lower() == "for"
    beside = {parsed.deps[child] for child in (thing, *parsed.children(thing)) if child < word}
    return is_for and bool(time.earliest == time.latest) and not beside.isdisjoint(_OBJECTS)


def is_of_verb(parsed: ParsedSentence, event: int, head: int) -> bool:
    """Whether a time belongs to a verb or to what that verb governs, past no noun or adjective: not "a fee payable Friday".

    What happens at a thing named by its day ("at Friday's meeting") counts as the verb's.
    """
    noun = find_named(parsed, head)
    if noun is None and parsed.deps[head] in ATTRIBUTIVE:
        return True
    if parsed.deps[head if noun is None else noun] in _OBJECTS | NOUN_SUBJECTS:
        return False
    for above in parsed.ancestors(head if noun is None else noun):
        if above == event:
            return True
        if parsed.pos[above] not in _VERBAL:
            return False
    return False


def is_compared(parsed: ParsedSentence, span: Span) -> bool:
    """Whether a time only tells what is compared: "up from $4 million a year earlier", "the lowest since 2008".

    >>> from analysis.article import Article
    >>> def tell(text, time):
    ...     parsed, = Article.from_text(text).parse()
    ...     return is_compared(parsed, (text.index(time), text.index(time) + len(time)))
    >>> tell("Sales were $5m, compared with $4m a year ago.", "a year ago"), tell("Sales rose a year ago.", "a year ago")
    (True, False)
    """
    first = next((i for i, end in enumerate(parsed.ends) if end > span[0]), 0)
    opening = next((i + 1 for i in range(first - 1, -1, -1) if parsed.words[i] in _MARKS), 0)
    if parsed.words[opening].lower() in {"like", "unlike"} and parsed.pos[opening] == "ADP":
        return True
    after = next((i for i, start in enumerate(parsed.starts) if start >= span[1]), 0)
    if after and parsed.words[after].lower() == "than" and parsed.words[after - 1].lower() in _DISTANT:
        return True
    before = [word.lower() for word in parsed.words[max(0, first - _COMPARISON) : first]]
    tags = parsed.tags[max(0, first - _COMPARISON) : first]
    if before[-1:] == ["since"]:
        best = (place for place, word in enumerate(before) if tags[place] in _SUPERLATIVES or word == "first")
        place = next(best, None)
        return place is not None and not any(tag.startswith("VB") or tag == "," for tag in tags[place:])
    is_start = after > 0 and parsed.words[after].lower() in _TO_END
    is_changed = _ends_in_amount(parsed, first - 1) or not linking_words("changed").isdisjoint(before[-2:-1])
    if before[-1:] == ["from"] and is_changed and not is_start:
        return True
    if before[-2:-1] == ["as"] and before[-1] in {"in", "during", "on"}:
        return True
    place = first - 1
    while place >= 0 and parsed.words[place].lower() in _LEADING:
        place -= 1
    end = place
    in_amounts = _IN_AMOUNTS | linking_words("rate") | linking_words("amount")
    while place >= 0 and (parsed.pos[place] in _AMOUNTS or parsed.words[place].lower() in in_amounts):
        place -= 1
    has_figure = any(parsed.pos[token] == "NUM" for token in range(place + 1, end + 1))
    if has_figure and parsed.words[place].lower() == "of":  # "versus net income of $5 million"
        place -= 1
        while place >= 0 and parsed.pos[place] in _IN_NAMES:
            place -= 1
    return place >= 0 and (
        _opens_comparison(parsed, place) or (has_figure and parsed.words[place].lower() == "from")
    )


def _ends_in_amount(parsed: ParsedSentence, end: int) -> bool:
    """Whether an amount by which something grew or shrank ends here: "rose 12 percent", "was down 3 points"."""
    word = parsed.words[end - 1].lower() if end > 1 else ""
    return (word == "%" or word in linking_words("rate")) and parsed.pos[end - 2] == "NUM"


def _opens_comparison(parsed: ParsedSentence, place: int) -> bool:
    word, before = parsed.words[place].lower(), parsed.words[place - 1].lower() if place else ""
    return word in _COMPARING or (word in _COMPARED_WITH and before in {"compared", "compare", "compares"})


def is_fronted(parsed: ParsedSentence, span: Span) -> bool:
    """Whether a time opens its sentence, set off by a comma, so that it is of a clause with a subject of its own."""
    inside = [i for i, start in enumerate(parsed.starts) if start < span[1] and parsed.ends[i] > span[0]]
    if not inside or inside[-1] + 1 >= len(parsed):
        return False
    before = set(parsed.pos[: inside[0]])
    return parsed.words[inside[-1] + 1] == "," and before <= {"ADP", "DET", "CCONJ", "PUNCT", "ADV", "ADJ"}


def is_set_off(parsed: ParsedSentence, span: Span) -> bool:
    """Whether commas set a time off, as what it adds to the clause before: "when he died, in 1986, the firm failed"."""
    inside = [i for i, start in enumerate(parsed.starts) if start < span[1] and parsed.ends[i] > span[0]]
    if not inside:
        return False
    before, after = inside[0] - 1, inside[-1] + 1
    if before > 0 and parsed.pos[before] == "ADP":
        before -= 1
    return before > 0 and after < len(parsed) and parsed.words[before] == parsed.words[after] == ","


def find_told_by_clause(parsed: ParsedSentence, head: int) -> int | None:
    """The verb of the clause that alone tells which day or year is meant: "he left the year the war began"."""
    word, opening = parsed.words[head].lower(), parsed.words[head - 1].lower() if head else ""
    if word not in linking_words("told") or opening != "the" or parsed.words[head - 2] == ",":
        return None
    clauses = (child for child in parsed.children(head) if parsed.deps[child] == "relcl")
    return next((c for c in clauses if all(parsed.deps[m] != "mark" for m in parsed.children(c))), None)


def is_parted(parsed: ParsedSentence, event: int, time: Any) -> bool:
    """Whether a semicolon stands between a verb and a time: "they met in 1966; he died in 2009"."""
    first, last = sorted((parsed.starts[event], int(time.start)))
    return any(word == ";" and first < parsed.starts[i] < last for i, word in enumerate(parsed.words))


def find_dated_saying(parsed: ParsedSentence, time: Any, predicates: list[int]) -> int | None:
    """The verb of saying that a time follows at once, whatever the parse: "said on Friday it had closed in May".

    >>> from types import SimpleNamespace as Time
    >>> from analysis.article import Article
    >>> parsed, = Article.from_text("She said on Friday it had closed in May.").parse()
    >>> find_dated_saying(parsed, Time(start=12, end=18, earliest=1, latest=1), [1, 6])
    1
    """
    first = next((i for i, start in enumerate(parsed.starts) if start >= time.start), 0)
    has_preposition = parsed.words[first - 1].lower() in {"on", "in", "during"}
    verb = first - 2 if has_preposition else first - 1
    is_day = time.earliest == time.latest and parsed.deps[first] == "npadvmod"
    head = find_head(parsed, (time.start, time.end))
    is_last = parsed.words[first].lower() in {"last", "earlier"} and parsed.deps[head or first] == "npadvmod"
    is_adverbial = is_day or ((has_preposition or is_last) and parsed.tags[verb] in {"VBD", "VBN"})
    return verb if is_adverbial and verb in predicates and is_reporting(parsed, verb) else None


PREPOSITIONS = frozenset({"before", "after", "since", "until", "till", "by", "from", "through"})
"""The prepositions that set an event before, after or along a time."""
_LEADING_ELSEWHERE = frozenset({"by", "from", "through"})

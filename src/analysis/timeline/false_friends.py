"""Phrases that hold words of time and are none: ages, rates, "as soon as", fractions."""

from __future__ import annotations

from analysis.timeline.expressions import NO_TIME, Expression
from analysis.timeline.grammar import Taken, phrase

_MODALS = "<can|<could|<may|<might|<must|<should|<to|<will|<would"
_BEFORE_VERB = f"{_MODALS}|<often|<rarely|<that|<usually"


@phrase(
    "INT - UNIT - old",
    "INT -? UNIT -? old|olds",
    "INT UNITS old",
    "INT UNITS of age",
    "QUANT UNITS old",
    "INT months|days|weeks old",
    "INT to|-|– INT UNITS old",
    "INT SCALE UNITS old",
    "INT SCALE -? UNIT -? old",
)
def age(taken: Taken) -> Expression:
    """A 33-year-old: an age is no time (TimeBank marks none)."""
    return NO_TIME


@phrase(
    "AMOUNT|SCALE|percent|% a|an|per|each UNIT", "per UNIT", "a UNIT per", "UNITS per", "INT UNITS per UNIT"
)
def rate(taken: Taken) -> Expression:
    """$2 a day: a rate."""
    return NO_TIME


@phrase("AMOUNT|SCALE|percent|% &a|&one &UNIT &ago|&earlier|&later|&before")
def compared(taken: Taken) -> Expression:
    """Up from $10 million a year ago: no rate; the time begins after the figure."""
    return NO_TIME


@phrase(
    "WEEKDAY PART &live|&football|&lights",
    "<cbs this PART",
    "EDGE -? PART &show|&shows|&talk|&host|&hosts|&tv|&television|&comedy|&comedian|&news",
)
def broadcast(taken: Taken) -> Expression:
    """A late-night show, Monday Night Football, CBS This Morning."""
    return NO_TIME


@phrase('<"|<“|<‘|<` this week &"|&”|&’|&,|&.')
def weekly_broadcast(taken: Taken) -> Expression | None:
    """ABC's "This Week": a title has capitals."""
    return NO_TIME if str(taken["week"]).istitle() else None


@phrase("<by|<during|<in|<into the PART &of|&air|&hours|&light|&news|&paper|&papers|&session|&sky|&sun")
def part_of_named(taken: Taken) -> Expression:
    """The night of Oct. 3, which names its date; the evening news."""
    return NO_TIME


@phrase("SCRIPTURE CLOCK")
def verse(taken: Taken) -> Expression:
    """Romans 8:31: a verse of scripture."""
    return NO_TIME


@phrase("UNITS &before|&after|&when|&in|&that")
def uncounted(taken: Taken) -> Expression:
    """Days after the vote: the words date it by another event, not by the calendar."""
    return NO_TIME


@phrase(
    f"<and|{_BEFORE_VERB} last &INT &UNITS|&UNIT",
    f"{_BEFORE_VERB} last &QUANT &UNITS",
    f"{_MODALS} last &INT &to|&or|&- &INT &UNITS",
)
def lasts(taken: Taken) -> Expression:
    """Talks that could last two days: the verb, not the last two days."""
    return NO_TIME


@phrase(
    "as soon as",
    "INT - quarter",
    "INT - quarters",
    "the INT quarters of",
    "INT quarter|quarters of",
    "the|a|this|that? quarter|quarters -? final|finals|finalist|finalists|mile|point|pounder",
    "REL|ORD quarter -? final|finals",
    "the small|wee hours",
    "after - hours",
    "business|kilowatt|man|opening|trading|visiting -? hours",
    "zero hour",
    "INT WEEKDAYS ago",
    "a quarter of",
    "a quarter",
    "a second",
    "a weekend",
    "from time to time",
    "the|a? UNIT - to - UNIT|date",
    "the|a|an? UNIT - on - UNIT",
    "the|a|an? UNIT - round",
    "the now",
    "every now and then",
    "a|an|the &UNIT &- &long",
    "this &INT &UNITS &ago|&before|&earlier|&early|&later",
    "the? ORD &INT &UNITS &after|&ago|&before|&earlier|&later",
    "half a dozen UNITS ago|earlier|later",
    "in the first|second|third|last place",
    "the march of",
    "light UNITS",
    "YEAR NOT_YEAR",
    "the day of",
    "at the end of the day",
    "one day",
    "the past &INT",
    "sunday times|telegraph|mirror|express|herald",
    "mail on sunday",
    "march on washington",
    "at the same time",
    "these|those UNITS",
    "as many UNITS",
    "as recently as",
    "most recently &in|&on|&REL|&this|&MONTH|&WEEKDAY",
    "YEAR of them",
    "bloody|ruby WEEKDAY",
    "WEEKDAY &club|&group|&times|&review",
    "hourly &employees|&pay|&rate|&rates|&wage|&wages|&workers",
    "the? ORD quarter of the game|match",
    "article|hotel|flight|room|route|highway|resolution|section|channel|asteroid YEAR",
)
def other_sense(taken: Taken) -> Expression | None:
    """A quarter of the votes, 2000 people, one day."""
    return NO_TIME

"""What a time is read against, and what comes out: the state of a reading, and a time on the calendar."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from analysis.dates import DateRange
from analysis.timeline.expressions import Expression

_LONGEST_SCENE = 4
"""Sentences after which a story is no longer taken to be on the last day, or in the last year, that it named."""

_LONGEST_DATE = 92
"""Days; what is longer than a season opens no story."""
_LONGEST_REPORTED = 460
"""Days since the end of a quarter after which nobody reports on it."""


class Side(NamedTuple):
    """On which side of the publication the words around a time place it.

    Attributes
    ----------
    is_future
        Whether its clause speaks of what is to come; None where no verb tells.
    is_firm
        Whether the verb that it belongs to tells, so that no other mention can tell better.
    just_gone
        Up to how many days ago it is the weekday just gone, though its clause is of what is to come.
    is_nearest
        Whether the nearest month of that name is meant, whatever the tense.
    is_over
        Whether the verb straight before leaves no doubt that it is past.
    is_shared
        Whether another mention in the article told it, more firmly than its own words do.
    """

    is_future: bool | None
    is_firm: bool = False
    just_gone: int = 0
    is_nearest: bool = False
    is_over: bool = False
    is_shared: bool = False


UNTOLD = Side(None)


@dataclass(frozen=True, slots=True)
class Context:
    """What a time is resolved against: the publication, and what the text has said so far.

    Attributes
    ----------
    publication
        The day taken for the publication.
    side
        On which side of the publication its words place the time.
    is_repeated
        Whether the sentence tells how often something happens ("on Mondays"), so that its hours are of no one day.
    is_told
        Whether the time tells when something of the story happened (see `narrative.tells_story`).
    reference
        The last date that the text named; None before the first.
    is_reference_relative
        Whether that date itself hangs on the publication.
    behind, is_behind_relative
        The same of the last date that does not lie after the publication.
    day
        The last day named in this sentence.
    day_behind, day_ahead
        The last day of this sentence that tells its story, no comparison, up to the publication and after it.
    scene, scene_ahead
        The same of the sentences before, as long as no other time has led away from it.
    leans_ahead
        Whether the last day of those sentences lies after the publication.
    sentence
        The number of the sentence that last named such a day.
    story
        The last date of a story of its time, as long as no time counted from the publication has led out of it.
    story_sentence
        The number of the sentence that named it.
    tells_figures
        Whether the sentence tells a figure, which can be compared with that of another quarter.
    is_compared
        Whether the time stands straight behind a figure: "up from $1.56 Tuesday".
    is_opening
        Whether the time opens its sentence: "In 1998 he moved".
    opening_year
        The year that opened this sentence.
    told_year
        The year by whose number this sentence or the one before tells its story ("In 1998 he moved").
    told_year_sentence
        The number of the sentence that named it.
    told_sentence
        The number of the last sentence that told a date of its story, beside which dates that only describe
        something are no reference.
    clock
        The hour of the last date that the text named; None where it named none.
    quarter
        The quarter that the text reckons in; None where it names none.
    quarter_here
        The last quarter that this sentence named.
    counts_months
        Whether it last reckoned in several months ("the first nine months").
    until
        Of a day in "Monday to Friday" or "Monday, Tuesday and Friday" but the last: the weekday of the last.
    since
        Of a day but the first: the one before it.
    """

    publication: date
    side: Side = UNTOLD
    is_repeated: bool = False
    is_told: bool = False
    reference: DateRange | None = None
    is_reference_relative: bool = True
    behind: DateRange | None = None
    is_behind_relative: bool = True
    day: DateRange | None = None
    scene: DateRange | None = None
    scene_ahead: DateRange | None = None
    leans_ahead: bool = False
    day_behind: DateRange | None = None
    day_ahead: DateRange | None = None
    sentence: int = 0
    story: DateRange | None = None
    story_sentence: int = 0
    tells_figures: bool = False
    is_compared: bool = False
    is_opening: bool = False
    opening_year: DateRange | None = None
    told_year: DateRange | None = None
    told_year_sentence: int = 0
    told_sentence: int = -1
    clock: str | None = None
    quarter: DateRange | None = None
    quarter_here: DateRange | None = None
    counts_months: bool = False
    until: int | None = None
    since: DateRange | None = None

    def in_sentence(self, number: int, keeps_scene: bool = True) -> Context:
        """The context at the start of a sentence; a message of social media keeps no scene."""
        context = self
        if self.opening_year or self.quarter_here:
            context = replace(self, opening_year=None, quarter_here=None)
        if self.story and number - self.story_sentence > _LONGEST_SCENE:
            context = replace(context, story=None)
        if self.told_year and number - self.told_year_sentence > 1:
            context = replace(context, told_year=None)
        if self.day is None and number - self.sentence <= _LONGEST_SCENE:
            return context
        if self.day is None or not keeps_scene:
            return replace(context, day=None, day_behind=None, day_ahead=None, scene=None, scene_ahead=None)
        if self.day_behind or self.day_ahead:
            scene = self.day_behind or self.scene
            is_ahead = self.lies_ahead(self.day)
            context = replace(context, scene=scene, scene_ahead=self.day_ahead, leans_ahead=is_ahead)
        return replace(context, day=None, day_behind=None, day_ahead=None)

    def saying(self, **facts: bool) -> Context:
        """The context with what the words around a time say of it; itself where that is nothing new."""
        is_known = all(getattr(self, name) is fact for name, fact in facts.items())
        return self if is_known else replace(self, **facts)  # type: ignore[arg-type]

    @property
    def day_of_clock(self) -> DateRange | None:
        """The day to which an hour belongs that is told alone, where the text has named one that fits the tense."""
        if self.day or self.is_future is False:
            return self.day or self.scene
        return self.scene_ahead if self.is_future or self.leans_ahead else None

    @property
    def day_told(self) -> DateRange | None:
        """The last day named, here or in the sentences before, where the clause is past."""
        return (self.day or self.scene) if self.is_future is False else None

    @property
    def names_day_ahead(self) -> bool:
        """Whether the last day named in this sentence lies after the publication."""
        return self.lies_ahead(self.day)

    def lies_ahead(self, days: DateRange | None) -> bool:
        """Whether days lie after the publication."""
        return bool(days and days.earliest and days.earliest > self.publication)

    def looking_back(self) -> Context:
        """The context without a date that lies ahead, from which nothing can be counted in a clause that is past."""
        if self.is_future is not False or not self.lies_ahead(self.reference):
            return self
        return replace(self, reference=self.behind, is_reference_relative=self.is_behind_relative)

    @property
    def told_before(self) -> DateRange | None:
        """The last date that does not hang on the publication, where the clause is past."""
        return self.reference if self.is_future is False and not self.is_reference_relative else None

    @property
    def told_here(self) -> DateRange | None:
        """The year that opened the sentence, where the clause is past."""
        return self._in_earlier_year(self.opening_year)

    @property
    def told(self) -> DateRange | None:
        """The last date of a story of an earlier year, unless the clause is of what is to come."""
        return self._in_earlier_year(self.story) if self.is_told else None

    def told_by(self, grain: str) -> DateRange | None:
        """The date of the story that has a day, week, month or year in it: "later in the year"."""
        if grain == "day":
            return self.day_of_clock
        if self.told_year and grain in {"year", "decade", "century"}:
            return self._in_earlier_year(self.told_year)
        return self.told or (self.day_told if grain in {"week", "month"} else None)

    def _in_earlier_year(self, days: DateRange | None) -> DateRange | None:
        last = days.latest if days and not self.is_future else None
        return days if last and last.year < self.publication.year else None

    @property
    def is_future(self) -> bool | None:
        """Whether the clause speaks of what is to come; None where no verb tells."""
        return self.side.is_future

    def on_side(self, side: Side) -> Context:
        """The context of a time on that side; where no word tells it, a day ahead in the sentence does."""
        if side.is_future is None and self.names_day_ahead:
            side = side._replace(is_future=True)
        return self if side == self.side else replace(self, side=side)

    def after(self, expression: Expression, found: Resolved, sentence: int) -> Context:
        """The context once a time of a sentence has been read."""
        context = self._with(expression, found, sentence)._in_story(expression, found, sentence)
        if context.is_told and found.anchor == "calendar" and expression.grain == "year":
            context = replace(context, told_year=found.days, told_year_sentence=sentence)
        if self.is_opening and expression.is_year and found.days:
            context = replace(context, opening_year=found.days)
        if self.until is None and self.since is None:
            return context
        return replace(context, until=None, since=found.days if self.until is not None else None)

    def _in_story(self, expression: Expression, found: Resolved, sentence: int) -> Context:
        if self.told and expression.season and expression.shift is None:
            return self  # "they spent the winter there" goes on in the year of the story
        if found.is_relative and found.anchor == "publication":
            return replace(self, story=None, told_year=None)
        if found.days is None:
            return self
        if (found.days.days or _LONGEST_DATE + 1) > _LONGEST_DATE:
            leaves = self.is_told and self.story and not found.days.intersect(self.story)
            return replace(self, story=None) if leaves else self
        if not self.is_told or (self.story is None and found.is_relative):
            return self
        return replace(self, story=found.days, story_sentence=sentence)

    def _with(self, expression: Expression, found: Resolved, sentence: int) -> Context:
        if expression.type == "DURATION" and expression.grain == "month" and expression.value != "PXM":
            return replace(self, counts_months=True)
        if found.days is None or expression.value is not None or expression.type not in {"DATE", "TIME"}:
            return self
        is_compared = expression.is_distance and (expression.shift or 0) < 0
        if is_compared and expression.grain in {"year", "quarter"}:
            return self
        context, is_told = self, self.is_told or expression.is_distance
        if is_told or sentence != self.told_sentence:
            context = context._referring_to(found)
        if is_told:
            context = replace(context, told_sentence=sentence)
        if found.days.is_exact:
            context = replace(context, day=found.days, sentence=sentence)
            is_aside = self.is_compared or not (self.is_told or (found.is_relative and not expression.month))
            if not is_aside:
                name = "day_ahead" if self.lies_ahead(found.days) else "day_behind"
                context = replace(context, **{name: found.days})  # type: ignore[arg-type]
        elif self.scene and not found.days.intersect(self.scene):
            context = replace(context, scene=None)
        if expression.grain != "quarter" or expression.year_shift:
            return context
        if expression.quarter:
            context = replace(context, quarter_here=found.days)
        if self._reckons_in(found.days):
            context = replace(context, quarter=found.days, counts_months=False)
        return context

    def _referring_to(self, found: Resolved) -> Context:
        clock = found.value.partition("T")[2]
        context = replace(
            self,
            reference=found.days,
            is_reference_relative=found.is_relative,
            clock=clock if clock[:1].isdigit() else None,
        )
        if self.lies_ahead(found.days):
            return context
        return replace(context, behind=found.days, is_behind_relative=found.is_relative)

    def _reckons_in(self, days: DateRange) -> bool:
        """Whether a quarter is the one reported on: the last that is over, not one compared with it."""
        if days.earliest is None or days.latest is None or days.earliest > self.publication:
            return False
        if self.quarter is None or self.quarter.earliest is None:
            return (self.publication - days.latest).days < _LONGEST_REPORTED
        return self.quarter.earliest <= days.earliest and days.latest < self.publication


@dataclass(frozen=True, slots=True)
class Resolved:
    """A time on the calendar: its TIMEX3 value, days, anchor, reason, and whether it hangs on the publication.

    `type`: its type where that is not the one of its words ("two hours later" after a clock is a TIME).
    """

    value: str
    days: DateRange | None
    anchor: str
    reason: str
    is_relative: bool = False
    type: str | None = None

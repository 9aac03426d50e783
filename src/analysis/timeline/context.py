"""What a time is read against, and what comes out: the state of a reading, and a time on the calendar."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from analysis.dates import DateRange
from analysis.timeline.expressions import Expression


@dataclass(frozen=True, slots=True)
class Context:
    """What a time is resolved against: the publication, and what the text has said so far.

    Attributes
    ----------
    publication
        The day taken for the publication.
    is_future
        Whether the clause speaks of what is to come; None where no verb tells.
    reference
        The last date that the text named; None before the first.
    is_reference_relative
        Whether that date itself hangs on the publication.
    day
        The last day named in this sentence.
    quarter
        The quarter that the text reckons in; None where it names none.
    counts_months
        Whether it last reckoned in several months ("the first nine months").
    until
        Of the first day in "Monday to Friday": the weekday of the last.
    since
        Of the last day: the first.
    """

    publication: date
    is_future: bool | None = None
    reference: DateRange | None = None
    is_reference_relative: bool = True
    day: DateRange | None = None
    quarter: DateRange | None = None
    counts_months: bool = False
    until: int | None = None
    since: DateRange | None = None

    def in_sentence(self) -> Context:
        """The context at the start of a new sentence."""
        return replace(self, day=None) if self.day else self

    def in_tense(self, is_future: bool | None) -> Context:
        """The context in a clause of that tense; where no word tells it, a day ahead in the sentence does."""
        if is_future is None and self.day and self.day.earliest and self.day.earliest > self.publication:
            is_future = True
        return replace(self, is_future=is_future)

    def after(self, expression: Expression, found: Resolved) -> Context:
        """The context once a time has been read."""
        context = self._with(expression, found)
        if self.until is None and self.since is None:
            return context
        return replace(context, until=None, since=found.days if self.until is not None else None)

    def _with(self, expression: Expression, found: Resolved) -> Context:
        if expression.type == "DURATION" and expression.grain == "month" and expression.value != "PXM":
            return replace(self, counts_months=True)
        if found.days is None or expression.value is not None or expression.type not in {"DATE", "TIME"}:
            return self
        if expression.is_distance and expression.grain in {"year", "quarter"}:
            return self
        context = replace(self, reference=found.days, is_reference_relative=found.is_relative)
        if found.days.is_exact:
            context = replace(context, day=found.days)
        if expression.grain == "quarter" and expression.year_shift is None and self._reckons_in(found.days):
            context = replace(context, quarter=found.days, counts_months=False)
        return context

    def _reckons_in(self, days: DateRange) -> bool:
        """Whether a quarter is the one reported on: the last that is over, not one compared with it."""
        if days.earliest is None or days.latest is None or days.earliest > self.publication:
            return False
        if self.quarter is None or self.quarter.earliest is None:
            return True
        return self.quarter.earliest <= days.earliest and days.latest < self.publication


@dataclass(frozen=True, slots=True)
class Resolved:
    """A time on the calendar: its TIMEX3 value, days, anchor, reason, and whether it hangs on the publication."""

    value: str
    days: DateRange | None
    anchor: str
    reason: str
    is_relative: bool = False

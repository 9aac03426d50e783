"""One function a chart: frames in, a Plotly figure out; beside each its reading in a sentence.

`plot_speakers(attributions)` gives a figure that shows itself in a notebook, writes itself with `write_html` and holds what
its marks stand for (`tabulate_marks`); `describe_speakers(attributions)` says the same in a sentence.

Examples
--------
>>> from analysis import Article, charts, find_attributions
>>> said = find_attributions(Article.from_text("The port may close, Ann Lee said."))
>>> charts.plot_speakers(said).finding == charts.describe_speakers(said)
True
>>> charts.describe_speakers(said)
'All attributed words come from one voice: Ann Lee.'
"""

from __future__ import annotations

from analysis.charts.calendars import describe_calendars, plot_calendars
from analysis.charts.certainty import describe_certainty, plot_certainty
from analysis.charts.corpus import (
    describe_outlet_hedging,
    describe_shared_voices,
    plot_outlet_hedging,
    plot_shared_voices,
)
from analysis.charts.flow import describe_flow, find_intermediaries, plot_flow
from analysis.charts.hedging import (
    describe_hedges,
    describe_holders,
    describe_strengths,
    plot_hedges,
    plot_holders,
)
from analysis.charts.ledger import (
    describe_altered,
    describe_checks,
    describe_claims,
    plot_checks,
    plot_claims,
)
from analysis.charts.naming import describe_naming, plot_naming
from analysis.charts.page import (
    describe_actors,
    describe_dispersion,
    describe_page,
    describe_words,
    plot_actors,
    plot_dispersion,
    plot_page,
    plot_words,
)
from analysis.charts.publication import describe_publication, plot_publication
from analysis.charts.rates import (
    describe_rates,
    plot_rates,
    rate_hedges,
)
from analysis.charts.sourcing import (
    add_voices,
    describe_speakers,
    describe_voices,
    drop_refusals,
    name_voices,
    plot_speakers,
    plot_voices,
)
from analysis.charts.telling import describe_telling, plot_telling
from analysis.charts.timeline import describe_calendar, plot_calendar
from analysis.charts.wording import describe_artefacts, describe_score, plot_artefacts, plot_score

__all__ = [
    "add_voices",
    "describe_actors",
    "describe_altered",
    "describe_artefacts",
    "describe_calendar",
    "describe_calendars",
    "describe_certainty",
    "describe_checks",
    "describe_claims",
    "describe_dispersion",
    "describe_flow",
    "describe_hedges",
    "describe_holders",
    "describe_naming",
    "describe_outlet_hedging",
    "describe_page",
    "describe_publication",
    "describe_rates",
    "describe_score",
    "describe_shared_voices",
    "describe_speakers",
    "describe_strengths",
    "describe_telling",
    "describe_voices",
    "describe_words",
    "drop_refusals",
    "find_intermediaries",
    "name_voices",
    "plot_actors",
    "plot_artefacts",
    "plot_calendar",
    "plot_calendars",
    "plot_certainty",
    "plot_checks",
    "plot_claims",
    "plot_dispersion",
    "plot_flow",
    "plot_hedges",
    "plot_holders",
    "plot_naming",
    "plot_outlet_hedging",
    "plot_page",
    "plot_publication",
    "plot_rates",
    "plot_score",
    "plot_shared_voices",
    "plot_speakers",
    "plot_telling",
    "plot_voices",
    "plot_words",
    "rate_hedges",
]

"""The whole reading of one article as one HTML file that works from disk, offline and on paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

from analysis import charts
from analysis.article import Article, check_article
from analysis.cards import read_style
from analysis.errors import ArticleError
from analysis.figure import Chart
from analysis.hedging import find_hedges, score_certainty
from analysis.ledger import build_ledger, rank_checks
from analysis.loading import list_doubts
from analysis.phrasing import escape
from analysis.reading import highlight
from analysis.sourcing import find_attributions
from analysis.suitability import describe_text
from analysis.tables import show_table
from analysis.timeline import build_timeline, find_times
from analysis.wording import find_artefacts, judge_wording

_PAGE_STYLE = """
body { margin: 0 auto; max-width: 62rem; padding: 1rem; background: Canvas; color: CanvasText; color-scheme: light dark;
  font: 1rem/1.55 system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif; }
h1 { line-height: 1.2; } figure { margin: 1.5rem 0; break-inside: avoid; } nav a { margin-right: 1rem; }
figure > div:has(> .plotly-graph-div) { height: auto !important; }
@media print { nav, fieldset { display: none; } body { max-width: none; } }
"""
_LEDGER_HEADINGS = {
    "claim": "Claim",
    "who": "Who",
    "via": "Via",
    "source_type": "Kind of source",
    "certainty": "Certainty",
    "hedges": "Hedges",
    ("earliest", "latest"): "When",
    "altered": "Quotation altered",
    "artefacts": "Altered wording",
}
_UNDATED = "Nothing tells when the article appeared; where you know it, make the report again and say so (--published)."
_LIMITS = (
    "Found by rules and statistics, which miss things and err: read the marks beside the words before you rely on a "
    "count. Nothing here says whether a claim is true, or why somebody made it."
)


def write_report(article: Article, path: str | Path) -> Path:
    """Write the report on one article to an HTML file.

    The file holds everything it needs: summary, the story with its layers, charts, and the ledger.

    Parameters
    ----------
    article
        The article.
    path
        Where to write; an existing file is replaced, the article itself never.

    Returns
    -------
    pathlib.Path
        The file.

    Raises
    ------
    ArticleError
        If the folder does not exist, or the path is a folder or the article itself.
    """
    check_article(article)
    target = Path(path)
    if target.is_dir():
        raise ArticleError(f"'{target}' is a folder; name a file in it.")
    if (
        article.origin
        and target.exists()
        and Path(article.origin).exists()
        and target.samefile(article.origin)
    ):
        raise ArticleError(f"'{target}' is the article itself; choose another file for the report.")
    if not target.parent.is_dir():
        raise ArticleError(f"There is no folder '{target.parent}'; make it first or name another.")
    target.write_text(build_report(article), encoding="utf-8", errors="replace")
    return target


def build_report(article: Article) -> str:
    """Build the report on one article as an HTML page."""
    check_article(article)
    attributions = find_attributions(article)
    hedges = find_hedges(article, attributions)
    times = find_times(article)
    timeline = build_timeline(article, times, attributions)
    artefacts = find_artefacts(article)
    ledger = build_ledger(article, attributions, hedges, timeline, artefacts, times)
    statements = score_certainty(article, hedges)
    drawn = [
        charts.plot_speakers(attributions, article.sentences),
        charts.plot_voices(attributions, article.sentences),
        charts.plot_flow(attributions, article.sentences),
        charts.plot_hedges(hedges, article.sentences),
        charts.plot_certainty(statements),
        charts.plot_publication(article.published),
        charts.plot_calendar(timeline, article.sentences),
        charts.plot_artefacts(artefacts, article.sentences),
        charts.plot_claims(ledger),
        charts.plot_checks(rank_checks(ledger)),
    ]
    summary = [
        *list_doubts(article),
        charts.describe_page(article.blocks),
        describe_text(article, attributions),
        charts.describe_publication(article.published) if article.published else _UNDATED,
        charts.describe_speakers(attributions),
        charts.describe_naming(attributions),
        charts.describe_hedges(hedges, article.sentences),
        charts.describe_calendar(timeline),
        judge_wording(article, artefacts).sentence,
        charts.describe_claims(ledger),
        charts.describe_altered(ledger),
    ]
    view = highlight(article, attributions, hedges, times, artefacts)
    table = show_table(
        ledger.assign(certainty=ledger.certainty.round(2)),
        _LEDGER_HEADINGS,
        title="Every claim",
        filters=["source_type", "altered"],
    )
    sections = [
        ("summary", "In short", _write_list(summary)),
        ("story", "The story", view._repr_html_()),
        ("charts", "What was found", "".join(_write_charts(drawn))),
        ("ledger", "Every claim", table._repr_html_()),
    ]
    return "".join(_write_page(article, sections))


def _write_list(sentences: Sequence[str]) -> str:
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in dict.fromkeys(sentences))
    return f"<ul>{items}</ul>" if items else ""


def _write_charts(drawn: Sequence[Chart]) -> Iterator[str]:
    """The charts that show something; what the others say in words, once each."""
    is_loaded = False
    for number, chart in enumerate(drawn, 1):
        if not chart.data:
            continue
        html = chart.to_html(full_html=False, include_plotlyjs=not is_loaded, div_id=f"chart-{number}")
        is_loaded = True
        card = f'<div class="aa-card">{chart.show_marks().body}</div>'
        yield f'<figure role="group" aria-label="{escape(chart.alt)}">{html}{card}</figure>'
    yield _write_list([chart.finding for chart in drawn if not chart.data])


def _write_page(article: Article, sections: Sequence[tuple[str, str, str]]) -> Iterator[str]:
    title = article.title or "An article without a headline"
    facts = [f"By {article.author}" if article.author else None, _name_origin(article.origin)]
    links = "".join(f'<a href="#{name}">{heading}</a>' for name, heading, _ in sections)
    yield '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(title)}: a critical reading</title>"
    yield f"<style>{_PAGE_STYLE}{read_style()}</style></head><body>"
    yield f"<header><h1>{escape(title)}</h1><p>{escape(' · '.join(filter(None, facts)))}</p></header>"
    yield f'<nav aria-label="Parts of this report">{links}</nav><main>'
    for name, heading, body in sections:
        yield f'<section id="{name}"><h2>{heading}</h2>{body}</section>'
    yield f"</main><footer><p>{_LIMITS}</p></footer>"
    yield f"<script>{files('analysis').joinpath('report.js').read_text(encoding='utf-8')}</script></body></html>\n"


def _name_origin(origin: str | None) -> str | None:
    """Where the article came from, without the folders of the reader's own machine."""
    return origin if origin is None or "://" in origin else Path(origin).name

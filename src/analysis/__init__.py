"""Read one news article critically: who is speaking, how sure they are, when it happened.

`load_article` or `Article.from_text` makes an article; each lens takes it and gives a pandas DataFrame, whose rows point
into `article.text`: `find_attributions`, `find_hedges`, `find_times` and `build_timeline`, `find_artefacts`. `build_ledger`
joins them claim by claim. `analysis.charts` draws the frames, `highlight` and `show_table` show them in a notebook,
`write_report` writes all of it to one page, and `analysis.corpus` reads many articles.

Examples
--------
>>> from analysis import Article, build_ledger, find_attributions
>>> article = Article.from_text("The port may close, Ann Lee said. It opened in 1931.")
>>> find_attributions(article)[["speaker", "cue", "text"]].values.tolist()
[['Ann Lee', 'said', 'The port may close']]
>>> build_ledger(article)[["claim", "who", "certainty"]].values.tolist()
[['The port may close', 'Ann Lee', 0.5], ['It opened in 1931.', <NA>, 1.0]]
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analysis.actors import count_actors as count_actors
    from analysis.article import Article as Article
    from analysis.cards import tell as tell
    from analysis.choice import describe_article as describe_article
    from analysis.choice import open_article as open_article
    from analysis.comparison import compare as compare
    from analysis.controls import choose_article as choose_article
    from analysis.controls import choose_publication as choose_publication
    from analysis.dates import DateRange as DateRange
    from analysis.errors import ArticleError as ArticleError
    from analysis.errors import ArticleWarning as ArticleWarning
    from analysis.exercises import check as check
    from analysis.hedging import find_hedges as find_hedges
    from analysis.hedging import read_news_rates as read_news_rates
    from analysis.hedging import score_certainty as score_certainty
    from analysis.ledger import build_ledger as build_ledger
    from analysis.ledger import export_ledger as export_ledger
    from analysis.ledger import offer_ledger as offer_ledger
    from analysis.ledger import rank_checks as rank_checks
    from analysis.loading import load_article as load_article
    from analysis.reading import highlight as highlight
    from analysis.report import write_report as write_report
    from analysis.sourcing import find_attributions as find_attributions
    from analysis.suitability import describe_text as describe_text
    from analysis.tables import show_table as show_table
    from analysis.timeline import build_timeline as build_timeline
    from analysis.timeline import export_timeline as export_timeline
    from analysis.timeline import find_times as find_times
    from analysis.wording import clean_scores as clean_scores
    from analysis.wording import find_artefacts as find_artefacts
    from analysis.wording import judge_wording as judge_wording
    from analysis.words import count_words as count_words
    from analysis.words import find_concordance as find_concordance
    from analysis.words import locate_words as locate_words

_HOME = {
    "Article": "article",
    "ArticleError": "errors",
    "ArticleWarning": "errors",
    "DateRange": "dates",
    "build_ledger": "ledger",
    "build_timeline": "timeline",
    "check": "exercises",
    "choose_article": "controls",
    "choose_publication": "controls",
    "clean_scores": "wording",
    "compare": "comparison",
    "count_actors": "actors",
    "count_words": "words",
    "describe_article": "choice",
    "describe_text": "suitability",
    "export_ledger": "ledger",
    "export_timeline": "timeline",
    "find_artefacts": "wording",
    "find_attributions": "sourcing",
    "find_concordance": "words",
    "find_hedges": "hedging",
    "find_times": "timeline",
    "highlight": "reading",
    "judge_wording": "wording",
    "load_article": "loading",
    "locate_words": "words",
    "offer_ledger": "ledger",
    "open_article": "choice",
    "rank_checks": "ledger",
    "read_news_rates": "hedging",
    "score_certainty": "hedging",
    "show_table": "tables",
    "tell": "cards",
    "write_report": "report",
}

_MODULES = ("charts", "corpus")

__all__ = sorted(_HOME)


def __getattr__(name: str) -> Any:
    if name in _MODULES:
        return import_module(f"analysis.{name}")
    if name not in _HOME:
        raise AttributeError(f"module 'analysis' has no attribute {name!r}")
    return getattr(import_module(f"analysis.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, *_MODULES})

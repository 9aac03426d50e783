"""A small story and what careful lenses would find in it, written by hand in the contract's columns."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import Article
from analysis.frames import build_frame
from analysis.hedging import HEDGE
from analysis.ledger import CLAIM
from analysis.sourcing import ATTRIBUTION
from analysis.timeline import EVENT, TIME
from analysis.wording import ARTEFACT

STORY = """The harbour of Port Ellis will close on Monday, Mayor Dana Reyes said.

"We have $3m left," she said. "That is not enough to dredge." According to the Ellis Courier, two \
officials warned that the ferry might stop before winter.

The port authority denied that jobs were lost in 2019. It is believed that about 40 dockers could leave \
if the ferry stops. Tom Hale, an economist, told the Courier the closure was "clearly a mistake".

The ferry first sailed in May 2006. It will probably sail again next year.
"""


def frame(article: Article, columns: dict[str, str], rows: list[dict]) -> pd.DataFrame:
    """Rows given by their words, with offsets and sentence filled in."""
    filled = []
    for row in rows:
        start = article.text.index(row["text"])
        place = {"start": start, "end": start + len(row["text"]), "sentence": article.sentence_at(start)}
        filled.append({"rule": "by hand", **place, **row})
    return build_frame(filled, columns)


@pytest.fixture(scope="session")
def article() -> Article:
    return Article.from_text(STORY, published="2024-11-04")


@pytest.fixture(scope="session")
def sentences(article: Article) -> pd.DataFrame:
    return article.sentences


@pytest.fixture(scope="session")
def attributions(article: Article) -> pd.DataFrame:
    def said(text, speaker, quote, source_type, cue, stance="states", named=True, via=None):
        start = article.text.index(text)
        return {
            "text": text,
            "content_spans": ((start, start + len(text)),),
            "cue": cue,
            "source": speaker,
            "speaker": speaker,
            "quote_kind": quote,
            "source_type": source_type,
            "named": named,
            "via": via,
            "stance": stance,
        }

    rows = [
        said("The harbour of Port Ellis will close on Monday", "Dana Reyes", "indirect", "official", "said"),
        said("We have $3m left", "Dana Reyes", "direct", "official", "said"),
        said("That is not enough to dredge.", "Dana Reyes", "direct", "official", "said"),
        said(
            "the ferry might stop before winter",
            None,
            "indirect",
            "anonymous",
            "warned",
            "warns",
            False,
            "Ellis Courier",
        ),
        said("jobs were lost in 2019", "port authority", "indirect", "institution", "denied", "denies"),
        said(
            "about 40 dockers could leave if the ferry stops",
            None,
            "indirect",
            "unattributed",
            "believed",
            "believes",
            False,
        ),
        said(
            'the closure was "clearly a mistake"',
            "Tom Hale",
            "mixed",
            "expert",
            "told",
            via="Ellis Courier",
        ),
    ]
    return frame(article, ATTRIBUTION, rows)


@pytest.fixture(scope="session")
def hedges(article: Article) -> pd.DataFrame:
    def cue(text, kind, strength, holder="article", lemma=None):
        return {"text": text, "lemma": lemma or text, "kind": kind, "strength": strength, "holder": holder}

    rows = [
        cue("might", "epistemic", 0.6, None),
        cue("believed", "doxastic", 0.4, lemma="believe"),
        cue("about", "approximator", 0.2),
        cue("could", "epistemic", 0.5),
        cue("if", "conditional", 0.5),
        cue("clearly", "booster", -0.3, "Tom Hale"),
        cue("probably", "epistemic", 0.3),
    ]
    return frame(article, HEDGE, rows)


@pytest.fixture(scope="session")
def timeline(article: Article) -> pd.DataFrame:
    def event(text, earliest, latest, precision, status, speaker=None):
        return {
            "text": text,
            "predicate": text,
            "earliest": pd.Timestamp(earliest) if earliest else None,
            "latest": pd.Timestamp(latest) if latest else None,
            "precision": precision,
            "reason": "as the words say",
            "status": status,
            "speaker": speaker,
        }

    rows = [
        event("close", "2024-11-11", "2024-11-11", "day", "planned", "Dana Reyes"),
        event("stop", "2024-11-04", "2024-12-20", "fuzzy", "hypothetical"),
        event("lost", "2019-01-01", "2019-12-31", "year", "past", "port authority"),
        event("leave", "2024-11-04", None, "fuzzy", "hypothetical"),
        event("sailed", "2006-05-01", "2006-05-31", "month", "past"),
        event("sail again", "2025-01-01", "2025-12-31", "year", "planned"),
        event("told", None, "2024-11-04", "fuzzy", "past", "Tom Hale"),
        event("denied", None, None, None, "past", "port authority"),
    ]
    return frame(article, EVENT, rows)


@pytest.fixture(scope="session")
def times(article: Article) -> pd.DataFrame:
    def time(text, value, earliest, latest, reason):
        return {
            "text": text,
            "type": "DATE",
            "value": value,
            "earliest": pd.Timestamp(earliest),
            "latest": pd.Timestamp(latest),
            "reason": reason,
        }

    rows = [
        time("Monday", "2024-11-11", "2024-11-11", "2024-11-11", "the Monday after publication"),
        time("2019", "2019", "2019-01-01", "2019-12-31", "a year, written out"),
        time("May 2006", "2006-05", "2006-05-01", "2006-05-31", "a month, written out"),
        time("next year", "2025", "2025-01-01", "2025-12-31", "the year after publication"),
    ]
    return frame(article, TIME, rows)


@pytest.fixture(scope="session")
def artefacts(article: Article) -> pd.DataFrame:
    rows = [
        {"text": "clearly a mistake", "kind": "tortured phrase", "reading": "plainly an error"}
        | {"confidence": 0.9, "in_quotation": True},
        {"text": "first sailed", "kind": "wrong word class", "reading": None}
        | {"confidence": 0.6, "in_quotation": False},
    ]
    return frame(article, ARTEFACT, rows)


@pytest.fixture(scope="session")
def ledger(article: Article, attributions: pd.DataFrame) -> pd.DataFrame:
    certainties = [1.0, 1.0, 1.0, 0.4, 0.9, 0.3, 1.0]
    altered = [False] * 6 + [True]
    rows = [
        {**row, "claim": row["text"], "who": row["speaker"], "readable": True, "figures": ()}
        | {"certainty": certainty, "altered": changed, "hedges": ("might",) if certainty == 0.4 else ()}
        for row, certainty, changed in zip(attributions.to_dict("records"), certainties, altered, strict=True)
    ]
    return frame(article, CLAIM, rows)


@pytest.fixture
def frames(sentences, attributions, hedges, timeline, artefacts, ledger):
    return {
        "sentences": sentences,
        "attributions": attributions,
        "hedges": hedges,
        "timeline": timeline,
        "artefacts": artefacts,
        "ledger": ledger,
    }

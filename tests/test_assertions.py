"""Which sentences the article itself states, beside what it lets others say."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import Article
from analysis.ledger import build_ledger


def own_claims(text: str) -> pd.DataFrame:
    ledger = build_ledger(Article.from_text(text))
    return ledger[ledger.rule == "asserted without a source"]


@pytest.mark.parametrize(
    "text",
    [
        "The mill cut 200 jobs on Monday, blaming weak demand from builders.",
        "Profit was £4.8 million, below the £4.9 million that analysts had forecast.",
        "Ann Lee said nothing, and sales fell by a third.",
        "The roof fell in on Monday, and the council could not say when it would be mended.",
        "Tenants were moved out after engineers said the roof might fall.",
    ],
)
def test_a_main_clause_beside_which_others_speak_is_the_articles_own(text: str) -> None:
    assert own_claims(text).text.tolist() == [text]


@pytest.mark.parametrize(
    "text",
    [
        "The roof might fall, engineers said.",
        "Engineers said the roof, which was built in 1931, might fall.",
        "According to engineers, the roof might fall.",
        "Ann Lee said that the roof leaked and the walls were wet.",
        "The roof leaked, Ann Lee said, and the walls were wet.",
        "Ann Lee said that the roof leaked and Tom Rees warned that it would fall.",
        "Ann Lee apologised and said that the roof leaked.",
        "She went on to say that the roof might fall.",
        "Asked whether the roof was safe, Ann Lee said that it leaked.",
        '"The roof leaks," said Ann Lee, who lives there.',
    ],
)
def test_a_main_clause_that_is_said_or_says_is_not(text: str) -> None:
    assert own_claims(text).empty


def test_doubts_of_others_leave_the_articles_own_claim_as_sure_as_it_is() -> None:
    own = own_claims("Tenants were moved out after engineers said the roof might fall.").iloc[0]
    assert (own.certainty, own.hedges) == (1.0, ())
    assert own_claims("Tenants may be moved out.").iloc[0].hedges == ("may",)


def test_a_statement_of_nobody_that_says_nothing_leaves_its_sentence_to_the_article() -> None:
    text = "Whether the roof is safe is unclear."
    found = pd.DataFrame(
        [
            {"start": 0, "end": 24, "text": text[:24], "content_spans": ((0, 24),), "sentence": 0}
            | {"quote_kind": "indirect", "stance": "asks", "source": None, "speaker": None, "via": None}
            | {"source_type": "unattributed", "named": False, "rule": "given", "source_start": None}
        ]
    )
    assert build_ledger(Article.from_text(text), attributions=found).text.tolist() == [text]

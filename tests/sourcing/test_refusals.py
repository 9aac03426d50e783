"""Each word of the table of refusals tells of one in its hit, and not in its non-hit."""

from __future__ import annotations

import pytest

from analysis import Article
from analysis.lexicons import read_lexicon
from analysis.sourcing.clauses import find_clauses
from analysis.sourcing.cues import find_withheld


def tells_refusal(row: dict[str, str], sentence: str) -> bool:
    (parsed,) = Article.from_text(sentence).parse()
    if row["class"] == "withholding":
        return find_withheld(parsed, parsed.lemmas.index(row["word"])) is not None
    clauses = find_clauses(parsed, [False] * len(parsed))
    return any((clause.stance, clause.rule) == ("declines", "refusal") for clause in clauses)


@pytest.mark.parametrize(
    "row",
    read_lexicon("refusal_words").to_dict("records"),
    ids=lambda row: f"{row['word']} ({row['class']})",
)
def test_a_word_of_refusal_refuses_in_its_hit_only(row: dict[str, str]) -> None:
    assert tells_refusal(row, row["hit"]), row["hit"]
    assert not tells_refusal(row, row["non_hit"]), row["non_hit"]

"""Every row of the cue table proves itself: found in its hit, not in its non-hit."""

import ast
import inspect
from pathlib import Path

import pandas as pd
import pytest

from analysis import Article
from analysis.hedging import (
    belief_conditions,
    clauses,
    find_hedges,
    hedges,
    modal_conditions,
    parse_conditions,
    vague_conditions,
    word_conditions,
    words_beside,
)
from analysis.hedging.cues import KINDS
from analysis.hedging.parse_conditions import PARSE_CONDITIONS
from analysis.hedging.word_conditions import WORD_CONDITIONS
from analysis.lexicons import read_lexicon

DECIDING = (
    word_conditions,
    vague_conditions,
    words_beside,
    parse_conditions,
    belief_conditions,
    modal_conditions,
    clauses,
    hedges,
)
ROWS = read_lexicon("hedge_cues").to_dict("records")
CONTEXTS = read_lexicon("hedge_contexts").dropna(subset=["hit"]).to_dict("records")


def is_intensified(text: str, word: str) -> bool:
    """Whether a hedge is surer, or less sure, than its cue alone."""
    own = {row["cue"]: float(row["strength"]) for row in ROWS if row["kind"] == "epistemic"}
    found = find_hedges(Article.from_text(text))
    (hedge,) = found[found.kind == "epistemic"].itertuples()
    return bool(hedge.strength != own[hedge.lemma])


def holds_belief(text: str, word: str) -> bool:
    (parsed,) = Article.from_text(text).parse()
    verb = parsed.lemmas.index(word)
    return belief_conditions.is_belief(parsed, verb, verb + 1)


def takes_up(text: str, word: str) -> bool:
    return "assuming" not in set(find_hedges(Article.from_text(text)).lemma)


SHOWS = {"intensifier": is_intensified, "aside": holds_belief, "assumed": takes_up}


def _shows(row: dict[str, object], text: str) -> bool:
    found = find_hedges(Article.from_text(text))
    is_bent = not pd.isna(row["bent"])
    return bool(((found.lemma == row["cue"]) & (found.kind == row["kind"]) & (found.bent == is_bent)).any())


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['cue']} ({row['kind']})" for row in ROWS])
def test_a_row_is_found_in_its_hit_and_not_in_its_non_hit(row: dict[str, object]) -> None:
    assert _shows(row, str(row["hit"]))
    assert not _shows(row, str(row["non_hit"]))


def test_rows_name_kinds_conditions_and_strengths_that_exist() -> None:
    table = read_lexicon("hedge_cues")
    assert set(table.kind) == set(KINDS)
    assert set(table.condition) <= {*WORD_CONDITIONS, *PARSE_CONDITIONS}
    assert table.strength.astype(float).between(0, 1).all()
    assert table.source.notna().all()


def test_no_row_stands_twice() -> None:
    table = read_lexicon("hedge_cues")
    assert not table.duplicated(["cue", "pos", "kind", "bent"]).any()


def test_every_context_is_asked_for_and_every_one_asked_for_exists() -> None:
    asked = {
        ast.literal_eval(call.args[0])
        for module in DECIDING
        for call in ast.walk(ast.parse(inspect.getsource(module)))
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "read_context"
    }
    assert asked == set(read_lexicon("hedge_contexts").context)


@pytest.mark.parametrize("row", CONTEXTS, ids=[f"{row['word']} ({row['context']})" for row in CONTEXTS])
def test_a_word_decides_in_its_hit_and_not_in_its_non_hit(row: dict[str, str]) -> None:
    shows = SHOWS[row["context"]]
    assert shows(row["hit"], row["word"]), row["hit"]
    assert not shows(row["non_hit"], row["word"]), row["non_hit"]


def test_a_chosen_row_stands_in_the_lexicon_as_among_the_candidates() -> None:
    path = Path(__file__).parents[2] / "training/weasel_candidates.tsv"
    key = ["cue", "pos", "kind"]
    candidates = pd.read_csv(path, sep="\t", comment="#", dtype="string", quoting=3).set_index(key)
    chosen = read_lexicon("hedge_cues").set_index(key)
    both = chosen.index.intersection(candidates.index)
    assert len(both) > 300
    pd.testing.assert_frame_equal(chosen.loc[both], candidates.loc[both])

"""The tense around a time, as the table of telling words has it."""

from __future__ import annotations

import pytest

from analysis.lexicons import read_lexicon
from analysis.timeline.tense import is_future

FUTURE: dict[str, bool | None] = {
    "ahead": True,
    "arranging": True,
    "commanding": True,
    "behind": False,
    "contest": True,
    "delivery": True,
    "done": False,
    "governing": True,
    "limit": True,
    "lookalike": None,
    "moving": True,
    "opening": False,
    "schedule": True,
    "intending": True,
    "lasted": False,
    "lasting": True,
    "mishap": False,
    "wishing": True,
    "withheld": False,
}


def tell(sentence: str) -> bool | None:
    start = sentence.index("Friday")
    return is_future(sentence, start, start + len("Friday"), 0, len(sentence))


@pytest.mark.parametrize("row", read_lexicon("time_tense").to_dict("records"), ids=lambda row: row["word"])
def test_every_word_tells_in_its_sentence(row: dict[str, str]) -> None:
    assert tell(row["hit"]) is FUTURE[row["class"]], row["hit"]
    assert tell(row["non_hit"]) is not FUTURE[row["class"]], row["non_hit"]


@pytest.mark.parametrize(
    ("sentence", "future"),
    [
        ("They left on Friday.", False),
        ("They will leave on Friday.", True),
        ("They planned to leave on Friday.", True),
        ("The vote will be held on Friday.", True),
        ("The vote was held on Friday.", False),
        ("The vote will almost certainly be decided on Friday.", True),
        ("The vote was quickly decided on Friday.", False),
        ("They had not called him until Friday.", False),
        ("They put it off until Friday.", True),
        ("No talks on Friday.", None),
        ("The vote could come on Friday.", True),
        ("The tax could have big effects on Friday.", True),
        ("They could not be reached on Friday.", False),
        ("They could have left on Friday.", False),
        ("He needs to win on Friday.", True),
        ("Workers to strike on Friday.", True),
        ("A threat to the port on Friday.", None),
        ("The final is on Friday.", True),
        ("The results are out on Friday.", True),
        ("The final was on Friday.", False),
        ("The finals are over, said the club on Friday.", False),
        ("The players did not meet on Friday.", False),
        ("The meet on Friday.", None),
        ("The organisers plan another on Friday.", True),
        ("Its plan on Friday.", None),
        ("The party's plan on Friday.", None),
        ("It had been due to expire on Friday.", False),
        ("It had been ill, but is due to leave on Friday.", True),
        ("They will not accept Friday's deadly attack.", False),
        ("They will attend Friday's meeting.", True),
        ("They will fear attacks on Friday.", True),
        ("The deadline had been moved to Friday.", False),
    ],
)
def test_the_nearest_telling_word_decides(sentence: str, future: bool | None) -> None:
    assert tell(sentence) is future

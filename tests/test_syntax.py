"""Who says the words in which a token stands, as it is written."""

import pytest

from analysis import Article
from analysis.syntax import find_sayer


@pytest.mark.parametrize(
    ("text", "sayer"),
    [
        ("Dana Reyes's deputy said the ferry may stop.", "Dana Reyes's deputy"),
        ("The mayor’s spokesman said the ferry may stop.", "The mayor's spokesman"),
        ('The so-called "ferry king" said the boats may stop.', 'The so-called "ferry king"'),
        ("A U.S.-based shipowner said the ferry may stop.", "A U.S.-based shipowner"),
        ("The  harbour master said the ferry may stop.", "The harbour master"),
    ],
)
def test_a_sayer_is_named_as_the_text_writes_it(text, sayer):
    (parsed,) = Article.from_text(text).parse()
    assert find_sayer(parsed, parsed.words.index("may")) == sayer

"""Sentences and words of news style, with exact offsets, for any text."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from analysis import Article
from analysis.language import (
    LONGEST_SENTENCE,
    find_names,
    parse,
    parsing,
    split_sentences,
    split_words,
    straighten,
)
from analysis.lexicons import read_lexicon


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in split_words(text)]


@pytest.mark.parametrize(
    "expected",
    [
        ["U.S. President Jo Bell met Gov. Ann Ray.", "He left."],
        ["Gen. Smith and Lt. Col. Mary Jones met Rep. Bob Dee, R-Ga., on Jan. 5.", "Sen. Lee did not."],
        ["The No. 10 spokesman said the No. 1 aim was peace.", "He said no.", "Nobody agreed."],
        ["J. K. Rowling and J.R. Tolkien met George W. Bell at 6 a.m. on Friday.", "It rained."],
        ["He lives in the U.S.", "She lives in the U.K.", "They met in Washington, D.C., on Aug. 12."],
        ["The E.U. Commission met the U.N. Security Council."],
        ["“We will go.”", "He sat down."],
        ["“Will you go?” he asked.", "“We must,” she said."],
        ["“Who fired first?” Mr. Lee asked.", "“Nobody knows.”"],
        ["'I saw it.'", "The boy ran."],
        ["He paused ... and then went on.", "It ended."],
        ["“I don’t know… maybe,” she said."],
        ["He trailed off…", "Then he left."],
        ["Senators Jon Poe (D-Mont.) and David Fry (R-La.) spoke of $3.5 million.", "Few heard."],
        ["Yahoo! said it would buy.", "Nobody sold."],
        ["The vote (see p. 10) passed.", "(It was close.)", "All left."],
        ["Ex-Gov. Al Cole met Atty. Gen. Ken Poe.", "St. Louis followed."],
        ["The firm, Acme Inc., and Lee Corp. rose.", "He left Acme Inc.", "She stayed."],
        ["The shop shuts at 5 p.m.", "Police were called at 9 a.m.", "Mayor Ann Ray spoke."],
        ["It ran from 9 a.m. Monday to 6 p.m. Sept. 3, or 4 p.m. Moscow time.", "Trains stopped."],
        ["The 6 p.m. News led with it, as did Radio Harle's 8 a.m. Bulletin.", "Few heard."],
        ["The B.B.C. said so, and the A.P. did not.", "Nobody asked."],
        ["It weighed 12 lbs. and was sold by Fr. Tom Ott of Harle (pop. 4,000).", "It died."],
        ["Is it true?", "Nobody knows!", "Really?!", "Yes."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(expected):
    assert sentences(" ".join(expected)) == expected


@pytest.mark.parametrize(
    "row", list(read_lexicon("sentence_ends").itertuples()), ids=lambda row: f"{row.kind} {row.phrase}"
)
def test_each_entry_about_sentence_ends_does_what_it_says(row):
    parts = row.kind in {"final", "opener"}
    assert (len(sentences(row.hit)), len(sentences(row.non_hit))) == ((2, 1) if parts else (1, 2))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kim’s U.S.-led F-16s", ["Kim", "’s", "U.S.-led", "F-16s"]),
        ("He can't pay £1.5bn.", ["He", "ca", "n't", "pay", "£1.5bn", "."]),
        ("It’s 50% (or more)…", ["It", "’s", "50", "%", "(", "or", "more", ")", "…"]),
        ("«Oui» — “yes” – ‘so’", ["«", "Oui", "»", "—", "“", "yes", "”", "–", "‘", "so", "’"]),
        ("At 6 a.m. on Jan. 5, 9/11", ["At", "6", "a.m.", "on", "Jan.", "5", ",", "9/11"]),
        ("the 2006–2008 talks", ["the", "2006", "–", "2008", "talks"]),
    ],
)
def test_words_are_parted_as_the_penn_treebank_does(text, expected):
    assert words(text) == expected


hostile = st.one_of(
    st.text(),
    st.text(alphabet="\"'`“”‘’«».!?…-—– \t\r\x00\u200bАé😀aB1", max_size=200),
    st.builds(lambda unit, count: unit * count, st.text(min_size=1, max_size=3), st.integers(1, 3_000)),
)


@settings(deadline=None)
@given(hostile)
@example("''\"``\" ''" * 50)
@example("שלום. “مرحبا” \u202eabc")
@example("\x00" * 50)
@example("U.S. She " * 300)
def test_sentences_and_words_cover_any_text_in_order(text):
    point = 0
    for start, end in split_sentences(text):
        assert point <= start < end <= len(text)
        assert not text[point:start].strip()
        assert end - start <= LONGEST_SENTENCE + 1 or not text[start:end].strip()
        within = split_words(text[start:end])
        assert all(left < right for left, right in within)
        assert "".join(text[start + left : start + right] for left, right in within) == "".join(
            text[start:end].split()
        )
        point = end
    assert not text[point:].strip()


@given(st.text())
def test_straight_quotation_marks_keep_every_offset(text):
    assert len(straighten(text)) == len(text)


def test_a_parse_names_offsets_in_the_whole_text():
    text = "Nobody came. “Kim left,” she said."
    (parsed,) = parse(text, [[(13 + start, 13 + end) for start, end in split_words(text[13:])]])
    assert [text[start:end] for start, end in zip(parsed.starts, parsed.ends, strict=True)][:3] == [
        "“",
        "Kim",
        "left",
    ]
    assert parsed.words[0] == '"'
    root = parsed.deps.index("ROOT")
    assert parsed.words[root] == "said"
    assert parsed.subtree(root) == list(range(len(parsed)))
    assert root in parsed.ancestors(1)


def test_names_are_found_at_their_offsets():
    text = "John Kirby spoke in Vladivostok."
    ((person, place),) = find_names(text, [split_words(text)])
    assert (text[person.start : person.end], person.label) == ("John Kirby", "PERSON")
    assert (text[place.start : place.end], place.label) == ("Vladivostok", "GPE")


def parse_all(text):
    return Article.from_text(text).parse()


def test_words_that_a_rule_over_several_tokens_joins_are_read_together():
    lemmas = {word: lemma for parsed in parse_all("Let's go. They're gonna leave.") for word, lemma in
              zip(parsed.words, parsed.lemmas, strict=True)}  # fmt: skip
    assert (lemmas["'s"], lemmas["na"]) == ("us", "to")


def test_a_token_met_before_is_read_by_its_relation_in_this_sentence():
    first, second = parse_all("She has gone. She has a car.")
    assert (first.pos[1], second.pos[1]) == ("AUX", "VERB")


def test_a_long_run_forgets_words_without_changing_a_parse(monkeypatch):
    text = "The mayor said it rained. Let's go, he's been told. " * 5
    before = parse_all(text)
    monkeypatch.setattr(parsing, "_MOST_TOKENS", 10)
    assert parse_all(text) == before
    assert parse_all("The mayor left.") == parse_all("The mayor left.")


def test_parsing_leaves_a_program_its_own_way_to_multiply():
    from thinc.api import get_current_ops
    from threadpoolctl import threadpool_info

    def settings_now() -> tuple[object, ...]:
        pools = sorted((pool["filepath"], pool["num_threads"]) for pool in threadpool_info())
        return get_current_ops().use_blis, pools

    text = "The harbour closed on Monday, the mayor said."
    spans = [split_words(text)]
    parse(text, spans)
    before = settings_now()
    parsing._load_pipeline.cache_clear()
    parsing._token_table.cache_clear()
    parse(text, spans)
    find_names(text, spans)
    assert settings_now() == before


@pytest.mark.parametrize(
    ("verb", "lemma"),
    [
        ("hoped", "hope"),
        ("hopes", "hope"),
        ("hopped", "hop"),
        ("rated", "rate"),
        ("planned", "plan"),
        ("sits", "sit"),
        ("routes", "route"),
        ("bathes", "bathe"),
        ("bathed", "bathe"),
        ("singes", "singe"),
        ("premiered", "premiere"),
        ("chaperoned", "chaperone"),
        ("opened", "open"),
        ("swings", "swing"),
    ],
)
def test_a_verb_has_its_dictionary_form(verb: str, lemma: str) -> None:
    (parsed,) = Article.from_text(f"He {verb} it.").parse()
    assert parsed.lemmas[1] == lemma

"""Spans that touch a place are found as if each were asked."""

from hypothesis import given
from hypothesis import strategies as st

from analysis.spans import SpanIndex

spans = st.tuples(st.integers(0, 60), st.integers(1, 40)).map(lambda pair: (pair[0], sum(pair)))


@given(st.lists(spans), spans)
def test_the_spans_that_share_a_character_are_found_in_their_order(given_spans, asked):
    index = SpanIndex([start for start, _ in given_spans], [end for _, end in given_spans])
    expected = [
        number for number, (start, end) in enumerate(given_spans) if start < asked[1] and end > asked[0]
    ]
    assert index.find_touching(*asked) == expected

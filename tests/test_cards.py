from analysis import tell


def test_a_sentence_is_told_once():
    assert tell("Nothing is attributed.", "It rained.", "Nothing is attributed.").text == (
        "Nothing is attributed. It rained."
    )


def test_what_is_told_is_never_markup():
    assert "<b>" not in tell("<b>It</b> rained.")._repr_html_()

"""Regular forms are spelled as English spells them."""

import pytest

from analysis.inflection import inflect

FORMS = """
walk walks walked walking
stop stops stopped stopping
quit quits quitted quitting
plan plans planned planning
chat chats chatted chatting
up ups upped upping
admit admits admitted admitting
refer refers referred referring
occur occurs occurred occurring
equip equips equipped equipping
cypher cyphers cyphered cyphering
offer offers offered offering
visit visits visited visiting
open opens opened opening
heat heats heated heating
help helps helped helping
show shows showed showing
fix fixes fixed fixing
play plays played playing
imply implies implied implying
hope hopes hoped hoping
agree agrees agreed agreeing
dye dyes dyed dyeing
die dies died dying
buzz buzzes buzzed buzzing
quiz quizzes quizzed quizzing
waltz waltzes waltzed waltzing
watch watches watched watching
veto vetoes vetoed vetoing
panic panics panicked panicking
"""


@pytest.mark.parametrize("forms", FORMS.strip().splitlines())
def test_verbs_take_their_endings(forms):
    base, *rest = forms.split()
    assert [inflect(base, tag) for tag in ("VBZ", "VBD", "VBG")] == rest
    assert inflect(base, "VBN") == rest[1]
    assert inflect(base, "VB") == base


def test_the_shortest_verb_keeps_its_only_vowel():
    assert inflect("be", "VBG") == "being"
    assert inflect("see", "VBG") == "seeing"


@pytest.mark.parametrize(
    ("noun", "plural"),
    [("day", "days"), ("story", "stories"), ("tax", "taxes"), ("quartz", "quartzes"), ("photo", "photos")],
)
def test_nouns_take_their_endings(noun, plural):
    assert inflect(noun, "NNS") == plural

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Article, ArticleError, find_attributions
from analysis.hedging import HEDGE, find_hedges, read_news_rates, score_certainty


def hedges_of(text: str) -> pd.DataFrame:
    return find_hedges(Article.from_text(text))


def cues_of(text: str, *left_out: str) -> list[str]:
    found = hedges_of(text)
    return found[~found.kind.isin(["weasel", *left_out])].text.tolist()


def scope_of(text: str) -> str:
    row = hedges_of(text).iloc[0]
    return text[row.scope_start : row.scope_end]


def test_the_month_of_may_is_no_modal() -> None:
    assert cues_of("The vote in May 2016 may be close.") == ["may"]
    assert cues_of("May 5 is the day.") == []


def test_a_modal_can_follow_a_pronoun_that_points() -> None:
    assert cues_of("This may have been a mistake, and that might explain it.") == ["may", "might"]
    assert cues_of("They pulled with all their might.") == []


def test_holding_somebody_to_be_something_is_an_opinion() -> None:
    assert cues_of("The voters consider the mayor honest.") == ["consider"]
    assert cues_of("The voters considered the plan.") == []


def test_figuring_out_is_no_opinion() -> None:
    assert cues_of("They figured out how the lock worked.") == []
    assert cues_of("They figured that prices would fall.") == ["figured"]


def test_a_possibility_that_there_is_needs_no_that() -> None:
    assert cues_of("There is a possibility the bridge was closed.") == ["possibility"]


def test_a_chance_that_there_is_not_is_denied() -> None:
    assert cues_of("There is a chance of rain.") == ["chance"]
    assert cues_of("There is no chance of rain.") == []
    assert cues_of("They left without suspicion of a crime.") == []
    assert cues_of("There was no indication that he knew.") == []


def test_what_is_held_of_a_thing_is_a_belief_whatever_verb_follows() -> None:
    assert cues_of("The ring is thought to date from Roman times.") == ["thought"]
    assert cues_of("The guests were supposed to date their letters.") == []


def test_the_potential_of_a_thing_is_what_it_can_do() -> None:
    assert cues_of("The potential of the region is huge.") == []
    assert cues_of("A potential buyer came.") == ["potential"]


def test_a_kind_of_thing_is_no_approximation() -> None:
    assert cues_of("It was a new kind of bridge.") == []
    assert cues_of("Isn't that sort of a bribe?") == ["sort of"]


def test_if_before_a_lesser_degree_concedes() -> None:
    assert cues_of("The others moved, if less quickly, to the town.") == []
    assert cues_of("If not, the harbour closes.") == ["If"]


def test_ability_in_the_past_is_no_possibility() -> None:
    assert cues_of("She could not find the key.") == []
    assert cues_of("From the hill they could see the harbour.") == []
    assert cues_of("The bridge could collapse.") == ["could"]


@pytest.mark.parametrize(
    "text",
    [
        "You may leave by the side door.",
        "One may smoke on the deck.",
        "May I see the letter?",
        "May they live in peace.",
        "May sales fell.",
        "Nobody else could reach the lever.",
        "Neither town could agree.",
    ],
)
def test_what_is_allowed_or_in_nobodys_power_is_no_possibility(text: str) -> None:
    assert cues_of(text) == []


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The ferries should be sailing again by Monday.", "should"),
        ("The count should take two days.", "should"),
        ("Tenants should be able to return by Monday.", "should"),
        ("We should know the result by Friday.", "should"),
        ("The wind should start to ease tomorrow.", "should"),
        ("The coal ought to last until spring.", "ought to"),
        ("You may find the water cold.", "may"),
    ],
)
def test_should_and_ought_of_what_is_to_be_expected_hedge(text: str, cue: str) -> None:
    assert cues_of(text) == [cue]


@pytest.mark.parametrize(
    "text",
    [
        "Tenants should boil their water.",
        "Tenants should be able to choose their doctor.",
        "The council should act by June.",
        "Claims should be sent by 31 May.",
        "There should be a public inquiry by the end of the year.",
        "The mayor should have known.",
        "You ought to see a doctor.",
        "Taxes should rise, the minister said.",
    ],
)
def test_should_and_ought_of_duty_are_no_hedges(text: str) -> None:
    assert cues_of(text) == []


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Keepers fear that the seals will starve.", "fear"),
        ("The floods, keepers fear, will return.", "fear"),
        ("Sales beat what banks had expected.", "expected"),
        ("Sales beat the £2,000 that banks had forecast.", "forecast"),
        ("Sales beat the 3% predicted by banks.", "predicted"),
        ("The true cost, they think, is higher.", "think"),
        ("The likely cost, engineers believe, will double.", "believe"),
    ],
)
def test_a_belief_can_stand_beside_or_after_what_is_believed(text: str, cue: str) -> None:
    assert cue in cues_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "They feared to speak.",
        "They feared crossing the ice.",
        "The seals fear the dogs.",
        "The guests whom they expected came late.",
        "Anyone who feels their heart racing will see a doctor.",
    ],
)
def test_what_is_feared_felt_or_awaited_is_no_belief(text: str) -> None:
    assert cues_of(text) == []


def test_what_can_be_checked_in_no_case_hedges() -> None:
    assert cues_of("Neither story could be verified.") == ["could be verified"]
    assert cues_of("None of the films could be independently confirmed.") == [
        "could be independently confirmed"
    ]


def test_a_group_that_is_counted_or_owned_is_not_vague() -> None:
    assert hedges_of("Two of its nine authors live here.").text.tolist() == []
    assert "authors" in hedges_of("The ship sank, authors say.").text.tolist()


def test_so_tells_a_purpose_of_people_and_a_result_of_things() -> None:
    assert cues_of("They left early so she could sleep.") == []
    assert cues_of("The nets are old, so the seals could escape.") == ["could"]


def test_so_that_draws_a_conclusion_tells_no_purpose() -> None:
    assert cues_of("So he could be late.") == ["could"]
    assert cues_of("The road is closed, so they could be late.") == ["could"]


def test_must_have_of_what_is_inferred_hedges_and_of_what_is_needed_does_not() -> None:
    assert cues_of("The driver must have slept.") == ["must have"]
    assert cues_of("Every driver must have a licence.") == []


def test_what_is_felt_with_the_senses_is_no_belief() -> None:
    assert cues_of("They felt the wall shake.") == []
    assert cues_of("They felt the wall moving.") == []
    assert cues_of("They felt that the wall would fall.") == ["felt"]


@pytest.mark.parametrize(
    "text",
    ["The board suggested meeting again on Tuesday.", "The rules suggest that each member bring a pen."],
)
def test_what_is_suggested_to_be_done_is_a_proposal_whoever_suggests_it(text: str) -> None:
    assert cues_of(text) == []


def test_an_opinion_piece_is_no_opinion() -> None:
    assert cues_of("In her opinion piece she attacked the plan.") == []
    assert cues_of("In her opinion the plan is dead.") == ["opinion"]


@pytest.mark.parametrize(
    "text", ["They met several times.", "It rained for many days.", "They waited a few more hours."]
)
def test_how_long_and_how_often_are_no_weasels(text: str) -> None:
    assert hedges_of(text).empty


def test_a_vague_number_of_people_or_things_is_a_weasel() -> None:
    assert hedges_of("Several guests left.").kind.tolist() == ["weasel"]


def test_about_hedges_a_number_and_not_a_topic() -> None:
    assert cues_of("About 25 percent stayed.") == ["About"]
    assert cues_of("They talked about the mayor.") == []


def test_about_and_around_soften_a_single_unit_a_balance_and_the_clock() -> None:
    assert cues_of("About a week ago the two were about even.") == ["About", "about"]
    assert cues_of("She left around 11:45 a.m. on Friday.") == ["around"]
    assert cues_of("They talked about the week in the hills.") == []


def test_about_and_around_soften_a_price_and_not_what_is_talked_about() -> None:
    assert cues_of("The hospital needs around £5m for repairs.") == ["around"]
    assert cues_of("The fine is about £80.") == ["about"]
    assert cues_of("The row about £3m of aid goes on.") == []
    assert cues_of("They talked about £3m of aid.") == []


def test_what_is_expected_by_nobody_in_particular_is_a_belief() -> None:
    assert cues_of("A verdict is expected on Friday.") == ["expected"]
    assert cues_of("The blow was expected by the board.") == []


def test_not_is_kept_apart_from_the_verb_to_clear() -> None:
    assert cues_of("The vote will not help clear the hurdle.") == []
    assert cues_of("What is less certain is the date.") == ["less certain"]


def test_what_is_made_possible_is_sure() -> None:
    assert cues_of("They are making the impossible possible.") == []


def test_as_long_as_of_what_has_lasted_is_no_condition() -> None:
    assert cues_of("They have fought as long as there has been a border.") == []
    assert cues_of("He stays as long as he is paid.") == ["as long as"]


def test_appearing_somewhere_is_not_seeming() -> None:
    assert cues_of("The mayor appeared on television on Friday.") == []
    assert cues_of("The mayor appeared to be ill.") == ["appeared"]


def test_likely_voters_are_a_term_of_pollsters() -> None:
    assert cues_of("The poll asked 900 likely voters.") == []


def test_a_proposal_is_no_evidence() -> None:
    assert cues_of("The minister suggested that the towns hold a fair.") == []
    assert cues_of("The figures suggest that prices fell.") == ["suggest"]


def test_negated_certainty_hedges_across_the_words_between() -> None:
    assert cues_of("It isn't yet clear who paid.") == ["isn't yet clear"]
    assert cues_of("It is clear who paid.", "booster") == []


def test_a_double_negation_is_found_as_such() -> None:
    assert cues_of("It is not impossible that he paid.") == ["not impossible"]


def test_an_inverted_condition_is_no_question() -> None:
    assert hedges_of("Were the court to agree, the files would open.").kind.tolist() == ["conditional"]
    assert cues_of("Were the courts open?") == []


def test_a_word_that_a_program_put_for_if_is_marked_as_bent() -> None:
    row = hedges_of("They will leave on the off chance that the town votes no.").iloc[0]
    assert (row.kind, row.bent) == ("conditional", True)


def test_unnamed_sources_are_weasels_and_named_ones_are_not() -> None:
    assert "weasel" in hedges_of("Critics believe that the plan failed.").kind.tolist()
    assert "weasel" not in hedges_of("The critic Anna Lund said that the plan failed.").kind.tolist()


def test_a_booster_is_kept_apart_and_leaves_certainty_alone() -> None:
    article = Article.from_text("The plan is certainly dead.")
    found = find_hedges(article)
    assert found.kind.tolist() == ["booster"]
    row = score_certainty(article, found).iloc[0]
    assert (row.certainty, row.hedges, row.boosters, row.cues) == (1.0, 0, 1, ("certainly",))


def test_scope_is_what_the_cue_governs() -> None:
    assert scope_of("He left, but the mayor may stay in town.") == "the mayor may stay in town"
    assert scope_of("They left if it rained, she said.") == "if it rained"
    assert scope_of("They think that prices fell.").endswith("that prices fell")


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("It looks as though the storm will pass.", "looks as though the storm will pass"),
        ("So long as he pays, they stay.", "So long as he pays"),
        ("In the event of a strike, the port closes.", "In the event of a strike"),
        ("In case it rains, take a coat.", "In case it rains"),
        ("The cause, I suspect, is simpler.", "The cause, I suspect, is simpler"),
        ("Sales beat the sum that banks had forecast.", "the sum that banks had forecast"),
        ("The bank expects higher sales, against a loss in May.", "expects higher sales"),
        ("Tea may help, according to a study of 300 adults.", "Tea may help"),
        (
            'The army may have hit its wall "by mistake", he said.',
            'The army may have hit its wall "by mistake"',
        ),
    ],
)
def test_scope_follows_the_clause_or_thing_of_its_cue(text: str, scope: str) -> None:
    assert scope_of(text) == scope


def test_the_holder_is_the_subject_of_the_reporting_verb_or_the_article() -> None:
    assert hedges_of("The mayor said the bridge may fall.").holder.tolist() == ["The mayor"]
    assert hedges_of("The bridge may fall.").holder.tolist() == ["article"]
    assert hedges_of("The mayor believes that the bridge will fall.").holder.tolist() == ["The mayor"]


def test_given_attributions_the_holder_is_the_resolved_speaker() -> None:
    text = "“The bridge may fall,” she said. The town may sink."
    attributions = pd.DataFrame({"speaker": ["Anna Lund"], "source": ["she"], "content_spans": [((0, 22),)]})
    found = find_hedges(Article.from_text(text), attributions)
    assert found.holder.tolist() == ["Anna Lund", "article"]


def test_a_verb_of_belief_is_held_by_the_one_who_believes() -> None:
    text = "He thinks the bridge will fall."
    attributions = pd.DataFrame(
        {"speaker": ["Ole Lund"], "content_spans": [((10, 30),)], "cue_start": [3], "cue_end": [9]}
    )
    assert find_hedges(Article.from_text(text), attributions).holder.tolist() == ["Ole Lund"]


def test_a_reader_can_add_a_cue_and_see_it_counted() -> None:
    article = Article.from_text("By the look of it, the plan is dead.")
    assert find_hedges(article).empty
    found = find_hedges(article, cues={"by the look of it": "epistemic"})
    assert found.text.tolist() == ["By the look of it"]
    table = pd.DataFrame({"cue": ["by the look of it"], "kind": ["weasel"], "strength": [0.2]})
    assert find_hedges(article, cues=table).strength.tolist() == [0.2]


@pytest.mark.parametrize(
    ("cue", "text"),
    [
        ("wouldn't bet on", "They wouldn’t bet on it."),
        ("cannot swear to", "She cannot swear to it."),
        ("anyone’s bet", "It is anyone's bet."),
        ("well, to be honest", "Well, to be honest, it rained."),
    ],
)
def test_a_readers_cue_may_be_written_as_texts_are(cue: str, text: str) -> None:
    assert find_hedges(Article.from_text(text), cues={cue: 0.4}).lemma.tolist() == [cue]


def test_the_reader_outdoes_the_lexicon() -> None:
    article = Article.from_text("The plan is probably dead. The vote in May 2016 may be close.")

    def read(cues: object) -> list[tuple[str, str, float]]:
        found = find_hedges(article, cues=cues)  # type: ignore[arg-type]
        return list(zip(found.text, found.kind, found.strength, strict=True))

    probably, may = read(None)
    assert read({"probably": 0.9}) == [("probably", "epistemic", 0.9), may]
    assert read({"Probably": "weasel"}) == [("probably", "weasel", probably[2]), may]
    assert read({"may": 0.9}) == [probably, ("may", "epistemic", 0.9)], "the month stays a month"
    assert read(pd.DataFrame({"cue": ["probably"], "pos": ["ADV"], "strength": [0.7]}))[0][2] == 0.7


def test_a_form_that_the_reader_names_outdoes_the_verb() -> None:
    article = Article.from_text("They believed that the ship sank.")
    assert find_hedges(article, cues={"believed": 0.9}).strength.tolist() == [0.9]


@pytest.mark.parametrize("bent", [False, 0, 0.0, "no", None, "False"])
def test_a_cue_that_is_said_not_to_be_bent_is_not(bent: object) -> None:
    article = Article.from_text("By the look of it, the plan is dead.")
    table = pd.DataFrame({"cue": ["by the look of it"], "bent": [bent]})
    assert find_hedges(article, cues=table).bent.tolist() == [False]
    assert find_hedges(article, cues=table.assign(bent="seemingly")).bent.tolist() == [True]


@pytest.mark.parametrize(
    "cues",
    [
        {"x": "nonsense"},
        {"x": 2.0},
        pd.DataFrame({"word": ["x"]}),
        pd.DataFrame({"cue": [" "]}),
        pd.DataFrame({"cue": ["x"], "condition": ["nonsense"]}),
        pd.DataFrame({"cue": ["_"]}),
    ],
)
def test_a_cue_that_is_none_is_refused_with_a_reason(cues: object) -> None:
    with pytest.raises(ArticleError):
        find_hedges(Article.from_text("x"), cues=cues)  # type: ignore[arg-type]


def test_a_cue_that_begins_with_a_gap_is_not_called_empty() -> None:
    with pytest.raises(ArticleError, match="begins with the gap"):
        find_hedges(Article.from_text("x"), cues={"_ x": 0.9})


def test_very_and_not_move_the_strength_halfway() -> None:
    plain, very, negated = (
        hedges_of(f"It is {words} that he paid.").query("kind == 'epistemic'").strength.iloc[0]
        for words in ("probable", "highly probable", "not probable")
    )
    assert (plain, very, negated) == (0.25, 0.125, 0.875)


def test_very_leaves_the_possible_open() -> None:
    assert hedges_of("It is quite possible that he paid.").strength.tolist() == [0.5]


def test_cues_over_the_same_words_multiply() -> None:
    article = Article.from_text("Perhaps the bridge may fall. It fell.")
    assert score_certainty(article, find_hedges(article)).certainty.tolist() == [0.25, 1.0]


def test_every_cue_is_scored_once_however_its_frame_is_numbered() -> None:
    article = Article.from_text("Perhaps it rained. The bridge may fall.")
    found = find_hedges(article)
    parts = pd.concat([found[found.text == text].reset_index(drop=True) for text in ("Perhaps", "may")])
    assert score_certainty(article, parts).equals(score_certainty(article, found))


def test_an_article_without_a_cue_gives_an_empty_frame_of_the_same_columns() -> None:
    article = Article.from_text("It rained.")
    found = find_hedges(article)
    assert found.empty
    assert found.dtypes.astype(str).to_dict() == HEDGE
    assert score_certainty(article, found).certainty.tolist() == [1.0]


def test_news_rates_cover_every_kind_and_refuse_an_unknown_publisher() -> None:
    rates = read_news_rates()
    assert (rates.low <= rates.high).all()
    with pytest.raises(ArticleError):
        read_news_rates("The Daily Bugle")


_WORDS = [
    "may",
    "not",
    "clear",
    "n't",
    "if",
    "“",
    "”",
    "believed",
    "about",
    "5",
    "some",
    "critics",
    "say",
    ".",
    ",",
    "Were",
]


@settings(deadline=None, max_examples=40)
@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(_WORDS), max_size=14).map(" ".join)))
def test_any_text_gives_rows_that_point_at_their_words(text: str) -> None:
    article = Article.from_text(text)
    found = find_hedges(article)
    for row in found.itertuples():
        assert article.text[row.start : row.end] == row.text
        assert row.scope_start <= row.start < row.end <= row.scope_end
        assert 0 <= row.strength <= 1
    assert score_certainty(article, found).certainty.between(0, 1).all()


def lemmas(text: str) -> list[str]:
    return find_hedges(Article.from_text(text)).lemma.tolist()


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("It is understood that two divers were hurt.", "understand"),
        ("The diver is understood to be his cousin.", "understand"),
        ("It is learnt that the dig has stopped.", "learn"),
        ("It was my understanding that the lane was shut.", "understanding"),
        ("The paper was unable to verify the account.", "unable to _ verify/confirm"),
        ("The brewer expects profits of 3m crowns.", "expect"),
        ("Pilots predict delays.", "predict"),
        ("Parents fear for their sons.", "fear"),
        ("I doubt it.", "doubt"),
        ("The pier looks doomed.", "look doomed/poised/destined/bound"),
    ],
)
def test_hearsay_and_outlooks_are_beliefs(text: str, lemma: str) -> None:
    assert lemma in lemmas(text)


@pytest.mark.parametrize(
    "text",
    [
        "She understood that the lane was shut.",
        "They learned to swim in May.",
        "Both sides reached an understanding.",
        "We are expecting a child.",
        "They expect the guests at noon.",
        "They fear the sea.",
    ],
)
def test_knowing_awaiting_and_fright_are_none(text: str) -> None:
    assert not lemmas(text)


def test_an_adverb_of_degree_is_counted_once() -> None:
    assert lemmas("Rain is highly unlikely.") == ["unlikely"]


@pytest.mark.parametrize(
    "text",
    [
        "The economists say that prices fell.",
        'They marked the word "sometimes" on it.',
        "The plan she described as mad fell.",
    ],
)
def test_a_group_just_named_a_cited_word_and_a_named_sayer_are_not_vague(text: str) -> None:
    found = find_hedges(Article.from_text(text))
    assert "weasel" not in set(found.kind)


def test_some_before_a_currency_sign_is_an_amount() -> None:
    found = find_hedges(Article.from_text("It cost some €4m."))
    assert found.kind.tolist() == ["approximator"]


def test_a_bare_i_holds_no_doubt_of_its_own() -> None:
    article = Article.from_text('"I think that it may rain," Ann Lee said.')
    assert set(find_hedges(article, find_attributions(article)).holder) == {"Ann Lee"}


@pytest.mark.parametrize(
    "text",
    ["Although nobody had expected it, problems appear", "When the tide goes out, wrecks appear"],
)
def test_a_text_may_end_at_the_verb_of_appearing(text: str) -> None:
    assert lemmas(text) == []
    assert lemmas(f"{text}.") == []


def test_a_cue_in_two_parts_does_not_reach_over_a_comma() -> None:
    article = Article.from_text("Like it or not, the clear tone helps. It is not at all clear who won.")
    assert list(find_hedges(article).text) == ["not at all clear"]

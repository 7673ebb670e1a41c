"""What a sentence says became of a pledge, over many verbs and ways of putting it."""

import pytest

from firsthand.model.annotated import Sentence
from firsthand.model.span import Span
from firsthand.stages.events.fates import fates_in, named_in, recalls


@pytest.fixture(scope="session")
def sentence(parse):
    return lambda text: Sentence(Span("d", 0, len(text)), "body", 0, parse(text))


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("The threat was never carried out.", "broken"),
        ("Norway kept its promise.", "kept"),
        ("The premier broke her pledge to cut taxes.", "broken"),
        ("The ministry has quietly dropped the plan.", "broken"),
        ("The visit was called off.", "broken"),
        ("The summit has been put off until June.", "changed"),
        ("Only half of the threat was carried out.", "partly"),
        ("Part of the pledge has been met.", "partly"),
        ("The promise was kept only in part.", "partly"),
        ("Few of the promises were kept.", "partly"),
        ("None of the promises was kept.", "broken"),
        ("Norway made good on its threat.", "kept"),
        ("Norway made good its threat to expel the envoy.", "kept"),
        ("Norway followed through on its threat to close the border.", "kept"),
        ("The company went back on its pledge to pay the crew.", "broken"),
        ("The bank reneged on its promise.", "broken"),
        ("Portugal backed away from its threat.", "broken"),
        ("The prediction did not come true.", "broken"),
        ("The forecast came true.", "kept"),
        ("The plan fell through.", "broken"),
        ("The threats never materialised.", "broken"),
        ("The threat turned out to be empty.", "broken"),
        ("The plan came to nothing.", "broken"),
        ("Nothing came of the threat.", "broken"),
        ("The offer was withdrawn on Tuesday.", "broken"),
        ("Norway failed to keep its promise.", "broken"),
        ("The council scaled back the plan.", "changed"),
        ("The launch was pushed back to August.", "changed"),
        ("The trip, which had been planned for May, was postponed.", "changed"),
        ("The announced meeting took place in Rome.", "kept"),
        ("The bank said it would pay the crew, but it never did.", "broken"),
        ("Norway said it would close the border, and it did.", "kept"),
        ("Ned Holt, who predicted that rates would fall, conceded that they had not.", "broken"),
    ],
)
def test_what_became_of_it(sentence, text, outcome):
    assert [each.outcome for each in fates_in(sentence(text))] == [outcome]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The minister will keep her promise.", id="to come"),
        pytest.param("If Norway breaks its promise, Portugal will leave.", id="supposed"),
        pytest.param("Norway may drop the plan.", id="possible"),
        pytest.param("Norway wants to keep its promise.", id="wanted"),
        pytest.param("Norway has yet to fulfil its pledge.", id="not yet"),
        pytest.param("Norway did not break its promise.", id="not broken is not yet kept"),
        pytest.param("Will the threat be carried out?", id="asked"),
        pytest.param("The crew broke up the meeting.", id="another verb with a particle"),
        pytest.param("They met the envoy on his visit.", id="a visit beside the verb"),
        pytest.param("The child kept the dog.", id="no pledge"),
        pytest.param("It was kept in a drawer.", id="a thing, not a pledge"),
    ],
)
def test_nothing_is_said_of_an_outcome(sentence, text):
    assert fates_in(sentence(text)) == ()


def test_it_stands_for_a_pledge_only_where_the_verb_can_mean_nothing_else(sentence):
    (fate,) = fates_in(sentence("It was not carried out."))
    assert (fate.outcome, fate.named.noun, fate.named.kind) == ("broken", "", None)


def test_whose_pledge_it_is_and_what_it_was(sentence):
    (fate,) = fates_in(sentence("Norway carried out its threat to close the border."))
    assert fate.named.kind == "warning"
    assert [(each.verb, each.things) for each in fate.deeds] == [("close", frozenset({"border"}))]
    (named,) = named_in(sentence("A promise that Norway made in May was forgotten."))
    assert (named.noun, named.owner) == ("promise", Span("d", 15, 21))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norway did not publish the list as promised.", "promise"),
        ("The list, which she had promised for March, was not published.", "promise"),
        ("Portugal never shut its mines, though it had warned that it would.", "warning"),
        ("Norway opened the bridge as planned.", "plan"),
        ("Despite its threat, Norway bought the wine.", "warning"),
        ("Norway opened the bridge.", ""),
        ("She promised the list.", ""),
    ],
)
def test_the_pledge_that_a_sentence_refers_back_to(sentence, text, kind):
    assert recalls(sentence(text)) == kind

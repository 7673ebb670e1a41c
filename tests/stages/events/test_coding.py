"""What was done, by whom, to whom, and what modality makes of it."""

import pytest

from firsthand.stages.events.coding import coded
from firsthand.stages.events.tree import tree


def read_acts(parse, text):
    here = tree(parse(text))

    def words(index):
        return None if index is None else here.tokens[index].text

    return [(each.root, each.status, words(each.actor), words(each.target)) for each in coded(here)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Norway refused to meet the Portuguese envoy.",
            ("REJECT", "happened", "Norway", "envoy"),
            id="refused",
        ),
        pytest.param(
            "Norway has offered to provide medicine to Portugal.",
            ("AGREE", "happened", "Norway", "Portugal"),
            id="offered",
        ),
        pytest.param(
            "Norway stopped supplying Portugal with generators.",
            ("SANCTION", "happened", "Norway", "Portugal"),
            id="stopped",
        ),
        pytest.param(
            "Norway denied that Portugal asked Malta for weapons.",
            ("REQUEST", "denied", "Portugal", "Malta"),
            id="denied",
        ),
        pytest.param(
            "Reports that Norway had sought weapons from Portugal were untrue, the spokesman said.",
            ("REQUEST", "denied", "Norway", "Portugal"),
            id="called untrue",
        ),
        pytest.param(
            "Norway will not lift its ban on Portuguese wine.",
            ("REJECT", "happened", "Norway", "Portuguese"),
            id="announced refusal",
        ),
        pytest.param(
            "Norway lifted sanctions on Portugal.", ("CONCEDE", "happened", "Norway", "Portugal"), id="lifted"
        ),
        pytest.param(
            "Norway threatened to shell Portugal.",
            ("THREATEN", "happened", "Norway", "Portugal"),
            id="threatened",
        ),
        pytest.param(
            "Norway will host the Portuguese premier.",
            ("CONSULT", "planned", "Norway", "premier"),
            id="future",
        ),
        pytest.param(
            "The Norwegian invasion of Portugal began on Friday.",
            ("ASSAULT", "happened", "Norwegian", "Portugal"),
            id="event noun",
        ),
        pytest.param(
            "Sanctions imposed by Norway on Portugal hurt.",
            ("SANCTION", "happened", "Norway", "Portugal"),
            id="participle",
        ),
        pytest.param(
            "The Senate voted to condemn Portugal.", ("ACCUSE", "happened", "Senate", "Portugal"), id="voted"
        ),
        pytest.param(
            "The premier postponed her visit to Portugal.",
            ("CONSULT", "postponed", "her", "Portugal"),
            id="postponed",
        ),
        pytest.param(
            "Norwegian troops withdrew from the valley.", ("RETREAT", "happened", "troops", None), id="alone"
        ),
        pytest.param(
            "If Norway attacks Portugal, Malta will respond.",
            ("ASSAULT", "hypothetical", "Norway", "Portugal"),
            id="supposed",
        ),
    ],
)
def test_an_act_and_what_came_of_it(parse, text, expected):
    assert expected in read_acts(parse, text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Norway has not condemned Portugal.", id="negated"),
        pytest.param("Norway failed to restore talks with Portugal.", id="failed"),
        pytest.param("The bank released an album with Portugal.", id="another sense"),
        pytest.param("The soup was good and the weather held.", id="no deed"),
    ],
)
def test_nothing_happened(parse, text):
    assert [each for each in read_acts(parse, text) if each[1] == "happened"] == []


def test_the_outer_verb_stands_for_what_is_only_asked(parse):
    acts = read_acts(parse, "Norway urged Portugal to free the crew.")
    assert acts == [("REQUEST", "happened", "Norway", "Portugal")]


def test_a_discussed_raid_has_still_happened(parse):
    acts = read_acts(parse, "The ministers will discuss the Norwegian raid on Portugal.")
    assert ("ASSAULT", "happened", "Norwegian", "Portugal") in acts


def test_warned_goes_on_with_said_not_with_its_clause(parse):
    acts = read_acts(
        parse,
        "Norwegian officials said that the Senate acts independently and warned Portugal against raids.",
    )
    assert ("THREATEN", "happened", "officials", "Portugal") in acts

import pytest

from firsthand.stages.brief.loaded import nearest, parts, turned

SOURCE = (
    "The mill is said to have closed, and Orla Venn would not name the buyer.",
    "Ilan Roe may sell the ferry in May; he has never denied that.",
    "The council agreed to keep the bridge open.",
)


@pytest.mark.parametrize(
    "told",
    [
        "Orla Venn would not name the buyer.",
        "Ilan Roe may sell the ferry in May.",
        "Ilan Roe may sell the ferry, the Gazette reported.",
        "The council agreed to keep the bridge open.",
        "The council has agreed to keep the bridge open, the Gazette reported.",
        "The bridge is open.",
    ],
)
def test_what_keeps_its_denials_and_hedges_passes(told):
    assert list(turned(told, SOURCE)) == []


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        pytest.param("Orla Venn would name the buyer.", "says yes where", id="not lost"),
        pytest.param("Orla Venn would not never name the buyer.", "says yes where", id="denied twice"),
        pytest.param("The council agreed not to keep the bridge open.", "says yes where", id="not put in"),
        pytest.param("The council refused to keep the bridge open.", "the word of none", id="stance swapped"),
        pytest.param("Ilan Roe sells the ferry in May.", "drops the hedge “may”", id="hedge lost"),
        pytest.param("Ilan Roe will sell the ferry in May.", "drops the hedge “may”", id="hedge raised"),
        pytest.param("The council might keep the bridge open.", "“might keep” is not", id="hedge put in"),
        pytest.param("Ilan Roe has denied that he may sell the ferry.", "says yes where", id="never lost"),
    ],
)
def test_what_turns_a_sentence_round_is_named(told, reason):
    assert any(reason in found for found in turned(told, SOURCE)), list(turned(told, SOURCE))


def test_the_month_of_may_is_no_hedge():
    assert list(turned("The ferry sails on 5 May.", ("The ferry sails on May 5.",))) == []


def test_a_credit_behind_a_denial_is_not_what_it_denies():
    assert list(turned("She said it was not, Gull Gazette reported.", ("She said it was not.",))) == []


def test_the_nearest_source_is_the_most_like_and_not_the_longest():
    sources = (
        "The mill closed.",
        "The mill, the bridge, the ferry and the dam closed when the river rose in spring.",
    )
    assert nearest("The mill closed.", sources) == sources[0]
    assert nearest("Nothing of the kind.", ()) == ""


def test_parts_are_sentences():
    assert parts("The mill closed. The dam holds.") == ("The mill closed.", "The dam holds.")

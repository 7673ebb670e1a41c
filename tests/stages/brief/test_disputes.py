import msgspec
import pytest

from firsthand.stages.brief import Evidence
from firsthand.stages.brief.disputes import _unnamed, is_one, party, tellable


@pytest.fixture(scope="module")
def evidence(heap):
    return Evidence(heap)


@pytest.fixture(scope="module")
def fuel(heap):
    return next(claim for claim in heap.claims if claim.id == "k-fuel")


def test_one_voice_for_each_origin(fuel, evidence):
    assert party(fuel.assertions, evidence) == ("an unnamed senior Valdoran official",)
    assert set(party(fuel.denials, evidence)) == {"Merrow’s embassy in Port Calder", "Tove Asker"}


def test_narration_stands_under_its_outlet(heap, evidence):
    loaded = next(claim for claim in heap.claims if claim.id == "k-loaded")
    assert party(loaded.assertions, evidence) == ("Ledger Daily",)


@pytest.mark.parametrize(
    ("change", "fit"),
    [
        pytest.param({}, True, id="a whole clause with two sides"),
        pytest.param({"proposition": "To send diesel to the fleet"}, False, id="no clause"),
        pytest.param({"proposition": "He agreed to send diesel"}, False, id="points back"),
        pytest.param({"denials": ()}, False, id="nobody denies"),
        pytest.param({"status": "single_source"}, False, id="not disputed"),
    ],
)
def test_only_what_can_be_told_is_told(change, fit, fuel, evidence):
    assert tellable(msgspec.structs.replace(fuel, **change), evidence) is fit


def test_a_bare_pronoun_is_no_voice(fuel, evidence):
    asserted = msgspec.structs.replace(fuel.assertions[0], speaker="it", attribution=None)
    assert party((asserted,), evidence) == ()


def test_a_first_person_is_its_house(fuel, evidence):
    asserted = msgspec.structs.replace(fuel.assertions[0], speaker="We", attribution=None)
    assert party((asserted,), evidence) == ("Harbour Wire",)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("a senior official", "an unnamed senior official"),
        ("The officials", "unnamed officials"),
        ("Two officials", "two unnamed officials"),
        ("2 diplomats", "2 unnamed diplomats"),
        ("US officials", "unnamed US officials"),
        (
            "an official who spoke on condition of anonymity",
            "an official who spoke on condition of anonymity",
        ),
    ],
)
def test_the_unnamed_are_said_to_be_so(name, told):
    assert _unnamed(name) == told


@pytest.mark.parametrize(
    ("names", "one"),
    [
        (("Orla Venn",), True),
        (("Orla Venn", "Ilan Roe"), False),
        (("two unnamed diplomats who asked not to be named",), False),
        (("unnamed US officials",), False),
        (("an unnamed official of the ministries",), True),
    ],
)
def test_number_of_the_verb(names, one):
    assert is_one(names) is one

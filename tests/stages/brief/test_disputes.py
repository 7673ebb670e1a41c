import msgspec
import pytest

from firsthand.model.span import Span
from firsthand.options.brief import BriefOptions
from firsthand.stages.brief import Evidence
from firsthand.stages.brief.disputes import _cited, _unnamed, _voice, is_one, party, tellable


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


def test_an_allegation_of_nobody_stands_under_the_page_that_tells_it(fuel, evidence):
    row = evidence.attributions[fuel.assertions[0].attribution]
    mute = msgspec.structs.replace(row, speaker=None)
    heard = Evidence(
        msgspec.structs.replace(
            evidence.dossier,
            attributions=tuple(mute if a.id == row.id else a for a in evidence.dossier.attributions),
        )
    )
    told = msgspec.structs.replace(fuel.assertions[0], speaker=None)
    assert party((told,), heard) == (heard.outlet(told.span.doc),)
    assert party((told, fuel.denials[0]), heard) == party((fuel.denials[0],), heard)


def test_an_unnamed_voice_of_another_origin_is_cited_before_the_copies(fuel, evidence):
    first = fuel.assertions[0]
    home = evidence.origin(first.span.doc)
    other = next(
        Span(doc.id, 0, 9)
        for doc in sorted(evidence.documents.values(), key=lambda d: d.id)
        if evidence.origin(doc.id) != home
    )
    apart = msgspec.structs.replace(
        first, span=other, speaker="two officials", attribution=None, origin="o-apart"
    )
    copies = tuple(w for w in fuel.assertions if evidence.origin(w.span.doc) == home)
    name = (_voice(first, evidence) or "",)
    cited = _cited((*copies, apart), name, evidence, BriefOptions(citations=4))
    assert len(cited) == 2
    assert cited[1] == other

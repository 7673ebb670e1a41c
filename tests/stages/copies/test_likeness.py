import pytest
from tests.stages.copies.pages import CHOIR, FERRY, SPUN, page

from firsthand.options.copies import CopiesOptions
from firsthand.stages.copies.likeness import SIGNALS, likeness, values
from firsthand.stages.copies.witness import witness

RETOLD = (
    "Passengers of the Quillan ferry were carried ashore by fishermen after it hit a sandbank near Tarn Point.",
    "All 212 people aboard are safe. The boat left its channel because of a drifting log, according to the port.",
    "Tugs should free it at the next spring tide, and there will be no crossing before Monday.",
)
SAME_EVENT = (
    "Rescue crews in Quillan spoke of a quiet night after a ferry with many holidaymakers stopped in shallow water.",
    "Mayor Ada Quell thanked the volunteers who had opened the school hall and cooked soup for everyone.",
    "Insurers expect claims in the millions, though no wreck commissioner has seen the hull so far.",
)


def alike(one, other):
    return likeness(witness(page("a", *one)), witness(page("b", *other)))


def test_a_page_told_anew_is_kin():
    assert alike(RETOLD, FERRY).score >= CopiesOptions().family


def test_the_same_event_told_independently_is_no_kin():
    assert alike(SAME_EVENT, FERRY).score < CopiesOptions().family


def test_a_common_source_speaks_for_kinship_where_the_matter_is_one():
    credit = ("It was first reported by the Tarn Lantern.",)
    plain, credited = alike(RETOLD, FERRY), alike((*RETOLD, *credit), (*FERRY, *credit))
    assert credited.credits == ("tarn lantern",)
    assert credited.score > plain.score
    assert alike((*CHOIR, *credit), (*FERRY, *credit)).score < CopiesOptions().family


def test_a_common_agency_says_less_than_a_common_paper():
    paper, wire = ("It was first reported by the Tarn Lantern.",), ("It was first reported by Reuters.",)
    with_paper = values(alike((*RETOLD, *paper), (*FERRY, *paper)))
    with_wire = values(alike((*RETOLD, *wire), (*FERRY, *wire)))
    assert with_paper[-1] > with_wire[-1]


def test_speech_in_common_is_held_but_not_narrated():
    speech = (
        "“Whoever walks on the dunes at night does it at his own risk, and I have told them so,” she said.",
    )
    found = alike((*FERRY, *speech), (*CHOIR, *speech))
    assert found.held > 0.05
    assert found.narrated == 0


@pytest.mark.parametrize("other", [FERRY, SPUN, CHOIR, ()])
def test_every_signal_is_a_share_and_the_sides_do_not_matter(other):
    there, back = alike(FERRY, other), alike(other, FERRY)
    assert len(values(there)) == len(SIGNALS)
    assert all(0 <= value <= 1 for value in values(there))
    assert (there.held_a, there.held_b, there.score) == (back.held_b, back.held_a, back.score)

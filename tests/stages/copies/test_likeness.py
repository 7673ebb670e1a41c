import tomllib
from itertools import combinations
from pathlib import Path

import pytest
from tests.stages.copies.pages import CHOIR, FERRY, SPUN, families, kin, page

from firsthand.options.copies import CopiesOptions
from firsthand.stages.copies.likeness import SIGNALS, likeness, values
from firsthand.stages.copies.witness import witness

RETOLD = (
    "Passengers of the Quillan ferry were carried ashore in fishing boats after it ran onto a sandbank off Tarn Point.",
    "All 212 people aboard are safe.",
    "The boat had left the marked channel because of a drifting log, according to the port office.",
    "Salvage tugs should free it at the next spring tide, and there will be no crossing until Monday.",
    "The company pays for the hotel rooms.",
    "The marine board wants to look at its depth charts, which are nineteen years old.",
    "Fishermen say they complained about the sandbank at council meetings.",
)
BRIEFLY = (
    "Passengers of the Quillan ferry were carried ashore by fishermen after it hit a sandbank near Tarn Point.",
    "All 212 people aboard are safe. The boat left its channel because of a drifting log, according to the port.",
    "Tugs should free it at the next spring tide, and there will be no crossing before Monday.",
)
SAME_EVENT = (
    "Rescue crews in Quillan spoke of a quiet night after a ferry with many holidaymakers stopped in shallow water.",
    "Mayor Ada Quell thanked the volunteers who had opened the school hall and cooked soup for everyone.",
    "Insurers expect claims in the millions, though no wreck commissioner has seen the hull so far.",
)
SHORT = tomllib.loads(Path(__file__).with_name("short_reports.toml").read_text(encoding="utf-8"))["set"]
"""Reports of 60 to 100 words. The set `strike` shows the price: its rewrite keeps three phrases, and is missed."""


def alike(one, other):
    return likeness(witness(page("a", *one)), witness(page("b", *other)))


def alike_texts(one, other):
    return alike((one.strip(),), (other.strip(),))


def test_a_page_told_anew_is_kin():
    assert alike(RETOLD, FERRY).score >= CopiesOptions().family


def test_the_same_event_told_independently_is_no_kin():
    assert alike(SAME_EVENT, FERRY).score < CopiesOptions().family


def test_short_pages_must_share_more_than_long_ones():
    brief, long = alike(BRIEFLY, FERRY), alike((*BRIEFLY, *CHOIR), (*FERRY, *CHOIR[::-1]))
    assert brief.score < CopiesOptions().family
    assert values(brief)[-1] > values(long)[-1] == 0


@pytest.mark.parametrize("one", SHORT)
def test_short_reports_of_one_event_written_apart_are_no_kin(one):
    found = {pair: alike_texts(*pair).score for pair in combinations(one["reports"], 2)}
    assert max(found.values()) < CopiesOptions().family


@pytest.mark.parametrize("one", [each for each in SHORT if each["name"] != "strike"])
def test_a_short_report_told_again_is_kin_of_the_one_that_it_was_told_from(one):
    scores = [alike_texts(report, one["rewrite"]).score for report in one["reports"]]
    assert scores[0] >= CopiesOptions().family > max(scores[1:])


def test_short_reports_make_no_family_and_their_rewrites_do():
    for one in SHORT:
        pages = [page(f"{one['name']}{number}", text) for number, text in enumerate(one["reports"])]
        assert all(len(family) == 1 for family in families(kin(*pages)))
        found = families(kin(*pages, page(f"{one['name']}-again", one["rewrite"])))
        joined = [family for family in found if len(family) > 1]
        again = () if one["name"] == "strike" else ((f"{one['name']}-again", f"{one['name']}0"),)
        assert joined == list(again)


def test_a_common_source_speaks_for_kinship_where_the_matter_is_one():
    credit = ("It was first reported by the Tarn Lantern.",)
    plain, credited = alike(RETOLD, FERRY), alike((*RETOLD, *credit), (*FERRY, *credit))
    assert credited.credits == ("tarn lantern",)
    assert credited.score > plain.score
    assert alike((*CHOIR, *credit), (*FERRY, *credit)).score < CopiesOptions().family


def test_a_common_agency_says_less_than_a_common_paper():
    paper, wire = ("It was first reported by the Tarn Lantern.",), ("It was first reported by Reuters.",)
    with_paper = values(alike((*BRIEFLY, *paper), (*FERRY, *paper)))
    with_wire = values(alike((*BRIEFLY, *wire), (*FERRY, *wire)))
    credit = SIGNALS.index("credit")
    assert with_paper[credit] > with_wire[credit]


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

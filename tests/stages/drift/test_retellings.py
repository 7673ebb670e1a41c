"""Rewritten sentences: what two pages say of one thing in other words."""

import pytest
from tests.stages.drift.heaps import drifts, kinship, page

from firsthand.stages.drift.pair import Side
from firsthand.stages.drift.reading import Reading
from firsthand.stages.drift.sources import source

TALK = (
    "The Brannock ferry ran aground off Cape Orrin on its morning trip to Lissmark. "
    "Captain Ulla Varn steered the Grey Heron with forty sheep on deck past the northern mole. "
)

CHANGED = [
    (
        "Harbour master Orlo Quist is rumoured to have sold the Brannock lighthouse to a Tessalian bank.",
        "The Brannock lighthouse went to a Tessalian bank: harbour master Orlo Quist sold it.",
        "modality",
    ),
    (
        "The owners of the Heron Mill are in talks to buy the old Lissmark customs house.",
        "The old Lissmark customs house: the owners of the Heron Mill buy it this spring.",
        "modality",
    ),
    (
        "Divers from Orrin claim the wreck of the Silver Gull lies below Tessaly Point.",
        "The wreck of the Silver Gull, as divers from Orrin have now confirmed, rests near Tessaly Point.",
        "modality",
    ),
    (
        "Quist came back to the Brannock lock seven minutes later and opened it for the Gull.",
        "Twelve minutes later, at the Brannock lock again, Quist let the Gull through as it opened.",
        "number",
    ),
    (
        "Minister Varn signed a $60 million contract for the Lissmark bridge with the Heron Mill.",
        "For the bridge at Lissmark, Varn promised the Heron Mill a contract of more than $85 million.",
        "number",
    ),
    (
        "The crew of the Silver Gull was rescued off Cape Orrin three weeks ago, Varn recalled.",
        "Varn said Cape Orrin had seen it eight days ago, when the Silver Gull lost, then found, its crew.",
        "date",
    ),
    (
        "Ulla Varn left the Lissmark harbour with her husband and a son before the Brannock trial.",
        "Before the trial at Brannock, Varn, with a daughter and her husband, was gone from Lissmark harbour.",
        "actor",
    ),
    (
        "Two smugglers were detained by the coast guard near the Brannock lock on the Lissmark canal.",
        "On the Lissmark canal, close to the lock at Brannock, smugglers (two of them) were detained by customs.",
        "actor",
    ),
    (
        "“The lighthouse keeper never slept in all those winters on Cape Orrin,” a local baker told the Heron Post.",
        "“The lighthouse keeper never slept in all those winters on Cape Orrin,” she told the Tessaly Mirror.",
        "attribution",
    ),
    (
        "“The lighthouse keeper never slept in all those winters on Cape Orrin,” a local baker said.",
        "“The lighthouse keeper never slept in all those winters on Cape Orrin,” said a retired pilot.",
        "actor",
    ),
    (
        "“The lighthouse keeper never slept in all those winters on Cape Orrin,” a local baker said.",
        "Sources said the lighthouse keeper never slept in all those winters on Cape Orrin.",
        "attribution",
    ),
    (
        "Senior Lissmark engineers reported that the Brannock lock was leaking into the eastern fields.",
        "The eastern fields of Lissmark are wet since the Brannock lock was leaking.",
        "attribution",
    ),
]

SAME = [
    (
        "The Brannock lock may leak into the Lissmark fields.",
        "The Lissmark fields: a leak from the Brannock lock is possible.",
    ),
    (
        "Varn reportedly sold the Grey Heron to a Tessalian bank.",
        "Varn, it is believed, let a Tessalian bank have the Grey Heron.",
    ),
    (
        "Quist said the Brannock lock leaks into Lissmark fields.",
        "Lissmark fields get water from the Brannock lock, Quist told reporters.",
    ),
    (
        "A spokesman said the Brannock lock leaks at Lissmark.",
        "The lock at Brannock leaks near Lissmark, an official said.",
    ),
    (
        "The Gull left Brannock for Lissmark two weeks ago.",
        "It was 14 days ago that the Gull left for Lissmark from Brannock.",
    ),
    (
        "The Gull took 1,944 sheep from Brannock to Lissmark.",
        "Nearly 2,000 sheep went to Lissmark from Brannock in the Gull.",
    ),
]


def heap(a, b):
    return [page("a", TALK + a), page("b", b + " " + TALK)]


@pytest.mark.parametrize(("a", "b", "kind"), CHANGED)
def test_a_change_in_other_words_is_reported(a, b, kind):
    rows = [row for row in drifts(heap(a, b)) if row.type == kind]
    assert rows
    assert all(row.relation == "fact" and row.likely_faithful is None for row in rows)
    assert all(row.why.endswith(".") and "“" in row.why for row in rows)


@pytest.mark.parametrize(("a", "b", "kind"), CHANGED)
def test_it_is_reported_whichever_page_is_read_first(a, b, kind):
    assert kind in {row.type for row in drifts(heap(b, a))}


@pytest.mark.parametrize(("a", "b"), SAME)
def test_one_meaning_in_other_words_is_no_change(a, b):
    assert drifts(heap(a, b)) == ()


def test_pages_that_share_one_sentence_only_are_not_compared():
    a, b, _ = CHANGED[0]
    assert drifts([page("a", a), page("b", b)]) == ()


def test_along_an_edge_the_copied_page_is_believed_and_a_hedge_put_in_is_no_change():
    (a, b, _), careful = CHANGED[0], CHANGED[0][0]
    one, two = heap(a, b)
    (row,) = drifts([one, two], kinship((one, two), skip=(0, 1, 2)))
    assert (row.relation, row.type, row.likely_faithful) == ("edge", "modality", "a")
    one, two = heap(b, careful)
    assert drifts([one, two], kinship((one, two), skip=(0, 1, 2))) == ()


@pytest.mark.parametrize(
    ("text", "names", "roles", "told"),
    [
        ("According to Ulla Varn, the lock leaks.", {"ulla", "varn"}, set(), set()),
        ("The lock leaks, a local baker said.", set(), {"local", "baker"}, set()),
        ("“It leaks,” said Ulla Varn.", {"ulla", "varn"}, set(), set()),
        ("“It leaks,” she told the Heron Post.", set(), set(), {"heron", "post"}),
        ("Ulla Varn told reporters that it leaks.", {"ulla", "varn"}, set(), set()),
    ],
)
def test_who_says_so(text, names, roles, told):
    document = page("a", text)
    reading = Reading(document)
    span = document.span(0, len(text))
    found = source(Side(reading, span, reading.tokens(span)))
    assert (found.names, found.roles, found.told) == (names, roles, told)


@pytest.mark.parametrize("text", ["The lock leaks.", "“He said so,” the sign reads.", ""])
def test_nobody_says_so(text):
    document = page("a", text + " ")
    reading = Reading(document)
    span = document.span(0, len(text) + 1)
    assert source(Side(reading, span, reading.tokens(span))) is None


def test_unrelated_pages_that_tell_a_thing_alike_are_compared_word_by_word_and_nothing_is_shown_first():
    a = "The Silver Gull carried 138 sheep from Brannock to Lissmark in March, its owner Ulla Varn recalls."
    (row,) = drifts(heap(a, a.replace("138", "150")))
    assert (row.relation, row.type, row.material, row.likely_faithful) == ("fact", "number", False, None)


def test_two_copies_that_tell_a_thing_alike_are_left_to_their_edges():
    a = "The Silver Gull carried 138 sheep from Brannock to Lissmark in March, its owner Ulla Varn recalls."
    one, two = heap(a, a.replace("138", "150"))
    root = page("r", TALK)
    assert drifts([root, one, two], kinship((root, one), (root, two))) == ()

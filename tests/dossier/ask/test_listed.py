"""Who in a dossier may be on a user's list."""

from math import prod

import pytest

from firsthand import candidates
from firsthand.errors import OptionError
from firsthand.model.dossier import Dossier
from firsthand.model.entity import Entity
from firsthand.model.listed import Listed
from firsthand.model.span import Span


def entity(number, name, kind="person", aliases=()):
    return Entity(
        id=f"n-{number:016}",
        name=name,
        kind=kind,
        aliases=aliases,
        mentions=(Span("d" * 16, number, number + 1),),
    )


def heap(*entities):
    return Dossier(entities=entities)


def listed(*names, row=1, kind="person"):
    return Listed(row=row, names=names, kind=kind)


@pytest.mark.parametrize(
    ("own", "name"),
    [
        ("Ilva Torvane", "Ilva Torvane"),
        ("Ilva Torvane", "TORVANE, Ilva"),
        ("Łucja Béraud", "Lucja Beraud"),
        ("Aleksandr Voss", "Alexander Voss"),
        ("Ilva Torvane", "Ilva Maria Torvane"),
        ("Jean-Marc Orrin", "Jean Marc Orrin"),
    ],
    ids=["same", "order", "accents", "spelling", "middle name", "hyphen"],
)
def test_names_that_may_be_one(own, name):
    (found,) = candidates(heap(entity(1, own)), [listed(name)])
    assert found.score >= 0.8
    assert own in found.why
    assert name in found.why


@pytest.mark.parametrize(
    ("own", "name"),
    [
        ("Ilva Torvane", "Ilva Merrin"),
        ("Ilva Torvane", "Oren Torvane"),
        ("Torvane", "Ilva Torvane"),
        ("Oren Bask", "Osk Baren"),
        ("Wei", "Wei Shan"),
    ],
    ids=["first name alone", "surname alone", "one word", "letters alone", "short"],
)
def test_names_that_share_one_word_are_no_candidates(own, name):
    assert candidates(heap(entity(1, own)), [listed(name)]) == ()


def test_an_asked_for_surname_says_that_it_is_one_word_alone():
    (found,) = candidates(heap(entity(1, "Torvane")), [listed("Ilva Torvane")], least=0.5)
    assert [each.name for each in found.signals] == ["spelling", "one word alone"]
    assert "one word" in found.why


def test_the_score_is_the_product_of_its_parts():
    found = candidates(heap(entity(1, "Aleksandr Voss")), [listed("Alexander Voss", kind="")], least=0)
    assert found
    for each in found:
        assert each.score == pytest.approx(prod(part.weight for part in each.signals), abs=2e-4)


def test_an_alias_on_either_side_counts():
    assert candidates(heap(entity(1, "Torvane", aliases=("Ilva Torvane",))), [listed("Ilva Torvane")])
    assert candidates(heap(entity(1, "Ilva Torvane")), [listed("The Heron", "Ilva Torvane")])


def test_a_person_named_like_a_place_is_held_against_the_kind():
    both = heap(entity(1, "Lake Arden", "place"), entity(2, "Lake Arden", "person"))
    found = candidates(both, [listed("Lake Arden")], least=0.3)
    assert [(each.entity.kind, each.score) for each in found] == [("person", 1.0), ("place", 0.5)]
    assert "another kind" in found[1].why
    assert [each.entity.kind for each in candidates(both, [listed("Lake Arden")])] == ["person"]


def test_forty_namesakes_are_forty_candidates():
    rows = [listed("Jon Hale", row=number) for number in range(1, 41)]
    found = candidates(heap(entity(1, "Jon Hale"), entity(2, "Jon Hale")), rows)
    assert len(found) == 80
    assert [each.listed.row for each in found[:40]] == list(range(1, 41))


def test_the_order_of_the_list_changes_nothing():
    rows = [listed("Ilva Torvane", row=1), listed("Ilva Torvaine", row=2), listed("Oren Bask", row=3)]
    everyone = heap(entity(1, "Ilva Torvane"), entity(2, "Oren Bask"))
    assert candidates(everyone, rows) == candidates(everyone, rows[::-1])


def test_nothing_on_the_list_or_in_the_pages_is_nothing():
    assert candidates(heap(), [listed("Ilva Torvane")]) == ()
    assert candidates(heap(entity(1, "Ilva Torvane")), []) == ()
    assert candidates(heap(entity(1, "——")), [listed("Ilva Torvane")], least=0.1) == ()


@pytest.mark.parametrize("least", [-0.1, 1.1, float("nan")])
def test_a_score_that_cannot_be_is_refused(least):
    with pytest.raises(OptionError, match="from 0 to 1"):
        candidates(heap(), [], least=least)

"""What stands near a unit, and the stories, of units that come and go are those of clustering all at once."""

import random
from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.increment import near as module
from firsthand.increment.draft import Draft
from firsthand.increment.tales import tales
from firsthand.increment.units import Units
from firsthand.options.stories import StoriesOptions
from firsthand.shelf import Near, Place, Tale, Unit
from firsthand.shelf.memory import MemoryShelf
from firsthand.stages import stories
from firsthand.stages.stories import cluster
from firsthand.stages.stories.vectors import unit

OPTIONS = StoriesOptions(crowd=5, story=0.4)


@pytest.fixture(scope="module", autouse=True)
def tight():
    patch = pytest.MonkeyPatch()
    patch.setattr(module, "StoriesOptions", lambda: OPTIONS)
    patch.setattr(import_module("firsthand.stages.stories.groups"), "StoriesOptions", lambda: OPTIONS)
    patch.setattr(cluster, "NEAREST", 3)
    patch.setattr(stories, "NEAREST", 3)
    patch.setattr(cluster, "_TELLING", 5)
    yield
    patch.undo()


class Heap:
    """Units by their vectors, on a shelf and in a dictionary."""

    def __init__(self):
        self.shelf = MemoryShelf()
        self.vectors = {}

    def change(self, new, gone=()):
        """Add or replace the units `new`, and take away `gone`."""
        draft = Draft(self.shelf)
        old = draft.values(Unit, {*new, *gone})
        fresh = {
            each: Unit(id=each, documents=(each,), vector=stories.centre([vector]))
            for each, vector in new.items()
        }
        draft.drop(Unit, sorted(old.keys() - fresh.keys()))
        for one in fresh.values():
            draft.put(one)
        for each in new:
            if not draft.places([each]):
                draft.put(Place(id=each, component="", unit=each, tale="", scope=""))
        draft.drop(Place, sorted(gone))
        change = Units(new=fresh, gone=old)
        tales(draft, module.near(draft, change), change)
        self.shelf.keep_layout(draft.layout(change.gone, module.postings(fresh.values()), ()))
        self.vectors = {each: v for each, v in self.vectors.items() if each not in gone} | new

    def stories(self):
        places = self.shelf.values(Place, self.vectors)
        return {one.units for one in self.shelf.values(Tale, {p.tale for p in places.values()}).values()}

    def expected(self):
        units = sorted((each,) for each in self.vectors)
        return set(stories.groups(units, self.vectors, OPTIONS))

    def links(self):
        return {
            (each, link.unit): round(link.likeness, 9)
            for each, one in self.shelf.values(Near, self.vectors).items()
            for link in one.links
        }

    def expected_links(self):
        ids = sorted(self.vectors)
        found = cluster.linked(
            [stories.centre([self.vectors[each]]) for each in ids], OPTIONS.story, OPTIONS.crowd
        )
        return {
            (ids[at], ids[other]): round(value, 9)
            for at, row in enumerate(found)
            for other, value in row.items()
        }


def vector(chance):
    return unit(
        {f"w{chance.randrange(14)}": chance.choice((0.3, 0.6, 1.0)) for _ in range(chance.randint(1, 7))}
    )


@settings(max_examples=40, deadline=None)
@given(st.randoms(use_true_random=False))
def test_stories_are_those_of_one_go(chance):
    heap, count = Heap(), 0
    for _ in range(chance.randint(2, 9)):
        new = {
            f"{chance.randrange(100):02}-{count + at}": vector(chance)
            for at in range(chance.choice((1, 1, 2, 4)))
        }
        count += len(new)
        known = sorted(heap.vectors)
        gone = [chance.choice(known)] if known and chance.random() < 0.3 else []
        if known and chance.random() < 0.3:
            new[chance.choice(known)] = vector(chance)
        heap.change(new, [each for each in gone if each not in new])
        assert heap.links() == heap.expected_links()
        assert heap.stories() == heap.expected()


def test_a_new_unit_touches_its_neighbours_alone():
    heap, chance = Heap(), random.Random(7)
    heap.change(
        {
            f"{story:03}-{number}": unit(
                {f"s{story} {chance.randrange(4)}": 1.0, f"s{story}": 1.0, f"c{story % 7}": 0.2}
            )
            for story in range(150)
            for number in range(4)
        }
    )
    heap.shelf.touched.clear()
    heap.change({"new": unit({"s3": 1.0, "s3 1": 1.0, "c3": 0.2})})
    touched = dict(heap.shelf.touched)
    assert heap.stories() == heap.expected()
    assert touched["Unit"] <= 20
    assert touched["Tale"] <= 4

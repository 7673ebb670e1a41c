import random

from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.stages.stories.cluster import joined, likest, linked, telling
from firsthand.stages.stories.groups import grouped
from firsthand.stages.stories.vectors import unit


def things(seed, number):
    chance = random.Random(seed)
    words = [f"w{index}" for index in range(12)]
    return [unit({word: chance.random() + 0.1 for word in chance.sample(words, 4)}) for _ in range(number)]


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(2, 14), st.floats(0.2, 0.7))
def test_whole_groups_clustered_without_the_others_are_the_same_groups(seed, number, threshold):
    vectors = things(seed, number)
    links = linked(vectors, threshold, 50)
    found = joined(vectors, links, threshold)
    kept = sorted(index for group in found[::2] for index in group)
    place = {index: at for at, index in enumerate(kept)}
    alone = joined(
        [vectors[index] for index in kept],
        [{place[o]: v for o, v in links[index].items() if o in place} for index in kept],
        threshold,
    )
    assert tuple(tuple(kept[at] for at in group) for group in alone) == found[::2]


def test_links_to_units_that_are_not_asked_for_are_left_out():
    same = unit({"a": 1.0})
    vectors, links = {"x": same, "y": same}, {"x": {"y": 1.0, "gone": 1.0}, "y": {"x": 1.0}}
    assert grouped(vectors, links) == (("x", "y"),)
    assert grouped({"x": same}, links) == (("x",),)


def test_the_nearest_come_first_and_of_equals_the_smaller_id():
    shared = {f"u{number:03d}": 0.5 for number in range(60)} | {"z": 0.7}
    found = likest(shared)
    assert found[:2] == (("z", 0.7), ("u000", 0.5))
    assert len(found) == 40


def test_the_weightiest_keys_tell():
    assert telling({"b": 1.0, "a": 1.0, "c": 2.0}) == ["c", "a", "b"]

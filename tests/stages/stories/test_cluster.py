import random
from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from firsthand.stages.stories.cluster import average_link
from firsthand.stages.stories.vectors import dot, unit, word_vector


def test_a_thing_between_two_groups_does_not_weld_them():
    left, right = unit({"a": 1.0}), unit({"b": 1.0})
    between = unit({"a": 1.0, "b": 1.0})
    assert average_link([left, left, between, right, right], 0.5, 100) == ((0, 1, 2), (3, 4))


def test_what_a_crowd_shares_makes_no_candidates():
    same = unit({"a": 1.0})
    assert average_link([same] * 4, 0.5, 3) == ((0,), (1,), (2,), (3,))


def test_groups_that_would_last_too_long_stay_apart():
    same = unit({"a": 1.0})
    days = [(1, 1), (5, 5), None, (9, 9)]
    assert average_link([same] * 2, 0.5, 9, days[:2], 4) == ((0, 1),)
    assert average_link([same] * 2, 0.5, 9, days[:2], 3) == ((0,), (1,))
    assert average_link([same] * 4, 0.5, 9, days, 4) == ((0, 1), (2, 3))


def heap(pages, *, story=12, seed=5):
    """Pages of invented words: a third are the words of their story, the others anybody's."""
    chance = random.Random(seed)
    words = [f"w{number}" for number in range(5000)]
    weights = [1 / (rank + 5) for rank in range(len(words))]
    stories = [chance.sample(words, 24) for _ in range(pages // story + 1)]
    for page in range(pages):
        vector = dict.fromkeys(chance.choices(words, weights, k=24), 1.0)
        vector |= dict.fromkeys(chance.choices(stories[page // story], k=16), 2.0)
        yield unit(vector)


def seconds(pages):
    vectors = list(heap(pages))
    start = process_time()
    average_link(vectors, 0.2, 50)
    return process_time() - start


def test_twice_the_pages_take_about_twice_the_time():
    assert seconds(2000) < 3 * min(seconds(1000) for _ in range(2))


def test_stories_of_a_heap_are_found_again():
    assert average_link(list(heap(240)), 0.2, 50) == tuple(
        tuple(range(at, at + 12)) for at in range(0, 240, 12)
    )


def test_a_large_story_is_one_group():
    vectors = list(heap(200, story=200))
    assert average_link(vectors, 0.2, 250) == (tuple(range(200)),)


@given(st.lists(st.dictionaries(st.sampled_from("abcdef"), st.floats(0.1, 1), max_size=3), max_size=8))
def test_every_thing_is_in_one_group(raw):
    groups = average_link([unit(vector) for vector in raw], 0.4, 100)
    assert sorted(index for group in groups for index in group) == list(range(len(raw)))


def test_a_text_is_likest_itself():
    vector = word_vector("Inspectors found rust in the pylon.")
    assert round(dot(vector, vector), 9) == 1
    assert word_vector("the of and") == {}

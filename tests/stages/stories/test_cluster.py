from hypothesis import given
from hypothesis import strategies as st

from firsthand.stages.stories.cluster import average_link
from firsthand.stages.stories.vectors import bare, dot, stem, unit, word_vector


def test_a_thing_between_two_groups_does_not_weld_them():
    left, right = unit({"a": 1.0}), unit({"b": 1.0})
    between = unit({"a": 1.0, "b": 1.0})
    assert average_link([left, left, between, right, right], 0.5, 100) == ((0, 1, 2), (3, 4))


def test_what_a_crowd_shares_makes_no_candidates():
    same = unit({"a": 1.0})
    assert average_link([same] * 4, 0.5, 3) == ((0,), (1,), (2,), (3,))


def test_an_objection_keeps_groups_apart():
    same = unit({"a": 1.0})
    assert average_link([same] * 2, 0.5, 9, lambda _a, _b: False) == ((0,), (1,))


@given(st.lists(st.dictionaries(st.sampled_from("abcdef"), st.floats(0.1, 1), max_size=3), max_size=8))
def test_every_thing_is_in_one_group(raw):
    groups = average_link([unit(vector) for vector in raw], 0.4, 100)
    assert sorted(index for group in groups for index in group) == list(range(len(raw)))


def test_words_are_cut_to_what_they_share():
    assert [stem(word) for word in ("ships", "glass", "cities", "virus")] == [
        "ship",
        "glass",
        "city",
        "virus",
    ]
    assert bare("resigned") == bare("resigns") == bare("resigning")


def test_a_text_is_likest_itself():
    vector = word_vector("Inspectors found rust in the pylon.")
    assert round(dot(vector, vector), 9) == 1
    assert word_vector("the of and") == {}

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.text.shingles import arranged, distinct, join, shingles, word_hashes


def test_the_numbers_are_the_same_in_every_process():
    assert shingles(["the", "grey", "tug"]).tolist() == [int(shingles(("the", "grey", "tug"))[0])]
    assert word_hashes(["harbour"]).tolist() == [359356526591091938]


def test_word_order_matters():
    assert shingles(["one", "two", "three"])[0] != shingles(["three", "two", "one"])[0]


def test_too_short_a_text_yields_nothing():
    assert len(shingles(["two", "words"], 3)) == 0


@pytest.mark.parametrize("size", [0, 6])
def test_an_impossible_size_is_refused(size):
    with pytest.raises(ValueError, match="1 to 5"):
        join(word_hashes(["a"]), size)


@given(st.lists(st.sampled_from(["tide", "quay", "gull", "rope"]), max_size=30), st.integers(1, 5))
def test_there_is_one_number_for_each_run(terms, size):
    found = shingles(terms, size)
    assert found.dtype == np.uint64
    assert len(found) == max(0, len(terms) - size + 1)
    runs = [tuple(terms[i : i + size]) for i in range(len(found))]
    assert len(set(found.tolist())) == len(set(runs))


near = st.lists(st.sampled_from([0, 1, 2, 3, 1 << 40, (1 << 40) + 1, (1 << 64) - 1]), max_size=40)


@given(near)
def test_keys_are_arranged_as_a_stable_sort_does_it_however_near_they_are(numbers):
    keys = np.array(numbers, dtype=np.uint64)
    assert arranged(keys).tolist() == np.argsort(keys, kind="stable").tolist()


@given(near)
def test_distinct_keys_with_the_first_place_and_the_row_of_each(numbers):
    keys = np.array(numbers, dtype=np.uint64)
    kept, first, rows = distinct(keys)
    assert kept.tolist() == sorted(set(numbers))
    assert [numbers.index(key) for key in kept.tolist()] == first.tolist()
    assert kept[rows].tolist() == numbers

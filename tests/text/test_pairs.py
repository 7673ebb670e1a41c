import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from firsthand.text.pairs import Pairs, meetings, offsets, spread

numbers = st.lists(st.integers(0, 40), unique=True).map(lambda row: np.array(sorted(row), dtype=np.uint64))
several = st.lists(numbers, min_size=1, max_size=4)


def test_every_element_knows_its_array_and_its_place():
    which, step = spread(np.array([2, 0, 3]))
    assert which.tolist() == [0, 0, 2, 2, 2]
    assert step.tolist() == [0, 1, 0, 1, 2]
    assert offsets(np.array([2, 0, 3])).tolist() == [0, 2, 2]


@given(several, st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=6))
def test_two_sets_meet_where_they_are_equal(sets, chosen):
    ends = [(a % len(sets), b % len(sets)) for a, b in chosen]
    pairs = Pairs(*np.array(ends, dtype=np.int64).reshape(-1, 2).T)
    met = meetings(sets, pairs)
    for number, (a, b) in enumerate(ends):
        mine = met.pair == number
        both = sorted(set(sets[a].tolist()) & set(sets[b].tolist()))
        assert sets[a][met.a[mine]].tolist() == sets[b][met.b[mine]].tolist() == both


def test_meetings_of_chosen_pairs_are_counted_anew():
    sets = [np.array(row, dtype=np.uint64) for row in ([1, 2], [2, 3], [3])]
    met = meetings(sets, Pairs(np.array([0, 0, 1]), np.array([1, 2, 2]))).of(np.array([False, True, True]))
    assert met.pair.tolist() == [1]
    assert (met.a.tolist(), met.b.tolist()) == ([1], [0])

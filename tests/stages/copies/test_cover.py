from hypothesis import given
from hypothesis import strategies as st

from firsthand.stages.copies.cover import common, length, union

STRETCHES = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)).map(lambda p: (p[0], p[0] + p[1])))


def places(stretches):
    return {at for start, end in stretches for at in range(start, end)}


def test_touching_stretches_become_one():
    assert union([((0, 5),), ((5, 9), (12, 14)), ((13, 20),)]) == ((0, 9), (12, 20))


@given(STRETCHES, STRETCHES)
def test_union_common_and_length_count_places(one, other):
    left, right = union([one]), union([other])
    assert places(union([one, other])) == places(one) | places(other)
    assert places(common(left, right)) == places(one) & places(other)
    assert length(left) == len(places(one))

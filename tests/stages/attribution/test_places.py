from hypothesis import given
from hypothesis import strategies as st

from firsthand.stages.attribution.places import Places

RANGE = st.tuples(st.integers(0, 3000), st.integers(1, 1500)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(
    st.lists(st.lists(RANGE, min_size=1, max_size=3), max_size=12), st.lists(RANGE, min_size=1, max_size=3)
)
def test_the_values_that_touch_are_found_in_the_order_of_their_coming(held, asked):
    places = Places()
    for number, ranges in enumerate(held):
        places.add(ranges, number)
    expected = [
        number
        for number, ranges in enumerate(held)
        if any(low < end and start < high for low, high in ranges for start, end in asked)
    ]
    assert places.touching(asked) == expected

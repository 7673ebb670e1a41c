import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.model.counted import one_house

WIRE, KITE = "lantern wire", "evening kite"


@pytest.mark.parametrize(
    ("housed", "own", "groups"),
    [
        pytest.param(
            [("o-1", WIRE), ("o-2", WIRE)], (), ((WIRE, ("o-1", "o-2")),), id="two families credit one"
        ),
        pytest.param([("o-1", WIRE), ("o-2", KITE)], (), (), id="two newsrooms"),
        pytest.param(
            [("o-1", WIRE), ("o-2", WIRE)], ("o-2",), ((WIRE, ("o-1", "o-2")),), id="its own report"
        ),
        pytest.param([("o-1", WIRE), ("o-2", WIRE)], ("o-1", "o-2"), (), id="two of its own reports"),
        pytest.param(
            [("o-1", WIRE), ("o-2", WIRE), ("o-3", WIRE)],
            ("o-1", "o-3"),
            ((WIRE, ("o-1", "o-2")),),
            id="a credit goes with the first of its own reports alone",
        ),
        pytest.param([("o-1", ""), ("o-2", "")], (), (), id="no newsroom is named"),
        pytest.param([], (), (), id="nothing"),
    ],
)
def test_what_is_credited_to_one_newsroom_is_one_origin(housed, own, groups):
    assert one_house(housed, own) == groups
    assert one_house(housed[::-1], own) == groups


@given(
    st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("xyz"))),
    st.frozensets(st.sampled_from("abcdef")),
)
def test_each_newsroom_has_one_group_and_one_of_its_own_reports_at_most(housed, own):
    for newsroom, group in one_house(housed, own):
        assert len(group) > 1
        assert list(group) == sorted(group)
        assert {(ident, newsroom) for ident in group} <= set(housed)
        assert len(own.intersection(group)) <= 1

import doctest
import sys
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import firsthand
from firsthand.errors import OptionError
from firsthand.stages.copies.stemma import stemma

# A chronicle of 24 words. B and C were copied from A, D and E from B: each copyist made changes of his own.
CHRONICLE = (
    "in the ninth year the ferry to Orlund sank with all her wheat and the harbour master wept on the quay "
    "till dawn came"
).split()


def copied(row, **changes):
    return [changes.get(f"w{place}", word) for place, word in enumerate(row)]


A = CHRONICLE
B = copied(A, w2="tenth", w8="drowned", w15="reeve")
C = copied(A, w11="rye", w20="shore")
D = copied(B, w5="barge", w17="cried")
E = copied(B, w0="on", w22="night", w23="fell")
TREE = (("A", "B"), ("A", "C"), ("B", "D"), ("B", "E"))


def test_the_tree_of_a_tradition_is_found_with_its_inner_witnesses():
    assert stemma({"A": A, "B": B, "C": C, "D": D, "E": E}) == TREE


def test_the_order_of_the_witnesses_changes_nothing():
    rows = {"A": A, "B": B, "C": C, "D": D, "E": E}
    assert {stemma({name: rows[name] for name in order}) for order in permutations(rows)} == {TREE}


def test_it_is_part_of_the_public_names():
    assert firsthand.stemma is stemma
    assert "stemma" in firsthand.__all__


def test_a_lost_leaf_is_missing_data_and_no_difference():
    torn = [*D[:10], *[None] * (len(D) - 10)]
    assert ("B", "D") in stemma({"A": A, "B": B, "C": C, "D": torn, "E": E})


def test_a_word_left_out_is_a_reading():
    short, also = copied(A, w3=None, w9=None), copied(A, w3=None, w9=None, w12=None)
    assert stemma({"A": A, "short": short, "also": also}) == (("A", "short"), ("also", "short"))


def test_witnesses_that_share_no_place_are_the_furthest_apart():
    left, right = [*A[:12], *[None] * 12], [*[None] * 12, *A[12:]]
    assert stemma({"left": left, "right": right, "whole": A}) == (("left", "whole"), ("right", "whole"))


@pytest.mark.parametrize("rows", [{}, {"A": A}, {"A": []}], ids=["none", "one", "one without readings"])
def test_one_witness_or_none_has_no_tree(rows):
    assert stemma(rows) == ()


def test_equal_witnesses_hang_together_in_the_order_of_their_names():
    assert stemma({"B": A, "A": A, "C": A}) == (("A", "B"), ("A", "C"))


def test_places_all_lost_leave_a_tree_still():
    assert stemma({"A": [None] * 9, "B": [None] * 9}) == (("A", "B"),)
    assert stemma({"A": [], "B": []}) == (("A", "B"),)


def test_readings_may_be_codes_as_well_as_words():
    codes = {word: number for number, word in enumerate({w: None for row in (A, B, C, D, E) for w in row})}
    rows = {"A": A, "B": B, "C": C, "D": D, "E": E}
    assert stemma({name: [codes[word] for word in row] for name, row in rows.items()}) == TREE


def test_the_example_of_the_docstring_holds():
    results = doctest.testmod(sys.modules[stemma.__module__])
    assert results.attempted == 1
    assert not results.failed


def test_rows_of_unequal_length_are_refused():
    with pytest.raises(OptionError, match="B has 23 places and A has 24"):
        stemma({"A": A, "B": A[:-1]})


@given(
    st.dictionaries(
        st.text("abcdef", min_size=1, max_size=2),
        st.lists(st.none() | st.integers(0, 3), min_size=12, max_size=12),
        max_size=6,
    )
)
def test_any_readings_give_a_tree_over_all_witnesses(rows):
    tree = stemma(rows)
    assert len(tree) == max(0, len(rows) - 1)
    reached = set(sorted(rows)[:1])
    for _ in rows:
        reached |= {name for edge in tree if reached & set(edge) for name in edge}
    assert reached == set(rows)
    assert list(tree) == sorted(tree)


def test_a_careless_copyist_hangs_where_his_shared_readings_lead():
    """D strayed in many places that nobody else has; still he has the changes of B, and not those of C."""
    stray = copied(D, w1="xx", w3="yy", w6="zz", w9="ww", w12="vv", w14="uu", w18="tt", w21="ss")
    assert ("B", "D") in stemma({"A": A, "B": B, "C": C, "D": stray, "E": E})

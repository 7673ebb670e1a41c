import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.stages.copies.rarity import rarity
from firsthand.stages.copies.wording import wording
from firsthand.text.shingles import word_hashes
from firsthand.text.words import tokens

LINES = (
    "Nobody was hurt, and the 212 passengers didn't complain.",
    "The levy rose by 3.5 per cent, the U.S. envoy said — “a third per centre”.",
    "It cost 1\u202f200 crowns (some say 1,200); upper cent, Per cent.",
)


@pytest.mark.parametrize("lines", [LINES, LINES[:1], ("", LINES[1], "…", LINES[2]), ()])
def test_the_words_of_each_passage_are_its_tokens_in_order(lines):
    found = wording(lines)
    for owner, line in enumerate(lines):
        forms, begins = tokens(line)
        mine = found.owners == owner
        assert found.hashes[mine].tolist() == word_hashes(forms).tolist()
        assert found.rare[mine].tolist() == [rarity(form) for form in forms]
        assert found.begins[mine].tolist() == begins
    assert found.owners.tolist() == sorted(found.owners.tolist())


@given(st.lists(st.text(st.sampled_from("per cent%UuS.-'’1,0 \t\u00a0“"), max_size=30), max_size=4))
def test_no_blank_changes_what_is_read(lines):
    found = wording(lines)
    each = [tokens(line) for line in lines]
    assert found.hashes.tolist() == word_hashes([form for forms, _ in each for form in forms]).tolist()
    assert found.begins.tolist() == [begin for _, begins in each for begin in begins]
    assert (np.diff(found.owners) >= 0).all()

from importlib import import_module
from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stages.copies.pages import CHOIR, FERRY, OTHER, SPUN, page

from firsthand.options.copies import CopiesOptions
from firsthand.stages.copies import Fingerprint, candidates, fingerprint


def test_a_page_without_words_has_an_empty_fingerprint():
    assert len(fingerprint(page("a")).shingles) == 0
    assert candidates([fingerprint(page("a"))]) == ()


def test_residue_is_not_in_the_fingerprint():
    with_residue, without = fingerprint(page("a", *FERRY, residue=OTHER[0])), fingerprint(page("a", *FERRY))
    assert with_residue.shingles.tolist() == without.shingles.tolist()


def test_relatives_are_found_and_strangers_are_not():
    pages = page("a", *FERRY), page("b", *SPUN), page("c", *CHOIR), page("d", *OTHER)
    assert candidates([fingerprint(one) for one in pages]) == (("a", "b"),)


def test_the_same_page_given_twice_is_no_pair():
    assert candidates([fingerprint(page("a", *FERRY))] * 2) == ()


def test_a_text_of_very_many_pages_costs_no_square():
    many = [Fingerprint(doc=f"{number:04}", shingles=np.arange(40, dtype=np.uint64)) for number in range(600)]
    pairs = candidates(many, CopiesOptions(longest_posting=20, near=5))
    assert len(pairs) < 600 * 6
    assert {doc for pair in pairs for doc in pair} == {one.doc for one in many}


sets = st.lists(st.integers(0, 12), unique=True, max_size=8)


@settings(max_examples=40)
@given(st.lists(sets, max_size=12), st.integers(0, 9))
def test_pairs_are_those_that_share_enough_whatever_the_order(heap, turn):
    prints = [
        Fingerprint(doc=f"{number:02}", shingles=np.array(sorted(row), dtype=np.uint64))
        for number, row in enumerate(heap)
    ]
    plain = CopiesOptions(longest_posting=400)
    expected = {
        (one.doc, other.doc)
        for one, other in combinations(prints, 2)
        if len(set(one.shingles.tolist()) & set(other.shingles.tolist())) >= plain.least_shared
    }
    assert candidates(prints, plain) == tuple(sorted(expected))
    turned = prints[turn:] + prints[:turn]
    assert candidates(turned, CopiesOptions(longest_posting=4, near=1)) == candidates(
        prints, CopiesOptions(longest_posting=4, near=1)
    )


def test_blocks_of_pages_and_ranges_of_shingles_change_nothing(monkeypatch):
    rng = np.random.default_rng(3)
    prints = [
        Fingerprint(doc=f"{number:03}", shingles=np.unique(rng.integers(0, 400, 60).astype(np.uint64) << 47))
        for number in range(80)
    ]
    whole = candidates(prints)
    module = import_module("firsthand.stages.copies.candidates")
    monkeypatch.setattr(module, "_CHUNK", 500)
    monkeypatch.setattr(module, "_KEYS", 300)
    assert candidates(prints) == whole
    assert len(whole) > 100


def test_rare_neighbours_outlive_a_rewrite_that_leaves_no_three_words_in_a_row():
    first = (
        "Admiral Vesna Korrigan sold the frigate Halcyon to Ostermay for 412 doubloons.",
        "The notary Pell Tamsin kept the deed in a vault beneath Quillan.",
    )
    again = (
        "For 412 gleaming doubloons, Vesna then Korrigan: the frigate named Halcyon went to Ostermay.",
        "A notary, Pell or rather Tamsin, hid it; the vault was beneath old Quillan.",
    )
    pages = page("a", *first), page("b", *again)
    assert candidates([fingerprint(one) for one in pages]) == (("a", "b"),)
    alone = CopiesOptions(rare_word=99.0)
    assert candidates([fingerprint(one, alone) for one in pages], alone) == ()


def test_neighbours_stand_in_one_sentence():
    joined, apart = (
        page("a", "The vault of Quillan hid Tamsin."),
        page("b", "The vault of Quillan.", "Tamsin."),
    )
    options = CopiesOptions(rare_load=99.0)
    assert len(fingerprint(joined, options).shingles) > len(fingerprint(apart, options).shingles)

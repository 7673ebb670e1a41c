"""Heaps that would cost the square of their size, and pages with nothing to compare."""

import tracemalloc
from time import process_time

import pytest
from tests.stages.copies.pages import CHOIR, FERRY, SPUN, kin, page

from firsthand.stages.copies import candidates, compare, fingerprint, fingerprints
from firsthand.stages.copies.witness import forget, witness

FOREIGN = (
    "Die Nachtfähre nach Quillan lief am Donnerstag vor Tarn Point mit 212 Menschen an Bord auf eine Sandbank.",
    "Niemand wurde verletzt, und die Fahrgäste wurden vor Sonnenaufgang mit Fischerbooten an Land gebracht.",
)


def families(found):
    return sorted(family.documents for family in found.families)


def test_very_many_equal_pages_are_one_family_and_cost_one_pair_each():
    same = [page(f"p{number:03}", *FERRY) for number in range(120)]
    pairs = candidates([fingerprint(one) for one in (*same, page("q", *SPUN))])
    assert len(pairs) == 120
    assert families(kin(*same, page("q", *SPUN))) == [(*(one.id for one in same), "q")]


def test_a_page_of_one_sentence_repeated_says_it_once():
    many = page("a", *FERRY[:1] * 4000)
    started = process_time()
    met = compare(many, page("b", *FERRY))
    assert process_time() - started < 3
    assert len(witness(many).places) == 1
    assert (met.held_a, len(met.alignments)) == (pytest.approx(1.0, abs=0.01), 1)


def test_equal_pages_and_a_page_of_one_sentence_in_one_heap_cost_a_few_pairs_a_page():
    heap = [page(f"p{number:03}", *FERRY) for number in range(90)]
    heap += [page(f"q{number}", *FERRY[:1] * 10_000) for number in range(3)]
    pairs = candidates(fingerprints(heap))
    assert len(pairs) < 2 * len(heap)
    assert families(kin(*heap)) == [tuple(one.id for one in heap)]


def test_a_page_of_one_sentence_takes_a_few_times_the_memory_of_its_text():
    many = page("a", *FERRY[:1] * 10_000)
    forget()
    witness(page("b", *FERRY))  # what is read once for all pages
    tracemalloc.start()
    witness(many)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 3 * len(many.text)


def test_a_very_long_page_is_read_to_its_limit():
    long = page("a", *(f"Item {number} of the list was seen at mile {number}." for number in range(3000)))
    assert len(witness(long).places) == 800


@pytest.mark.parametrize("nothing", [(), ("",), ("   ",), ("…",), ("?!",)])
def test_pages_without_words_are_families_of_their_own(nothing):
    found = kin(page("a", *nothing), page("b", *nothing), page("c", *FERRY))
    assert families(found) == [("a",), ("b",), ("c",)]


def test_a_page_in_another_language_is_compared_by_its_names_and_welds_nothing():
    found = kin(page("a", *FERRY), page("b", *FOREIGN, language="de"), page("c", *CHOIR))
    assert families(found) == [("a",), ("b",), ("c",)]


def test_a_copy_in_another_language_of_a_foreign_page_is_found():
    found = kin(page("a", *FOREIGN, language="de"), page("b", *FOREIGN, language="de"))
    assert families(found) == [("a", "b")]


def test_two_pages_that_copy_each_other_by_their_dates_have_one_root():
    one = page("a", *FERRY, published="2031-03-02")
    found = kin(one, page("b", *FERRY, published="2031-03-02"))
    assert [copy.parent for copy in found.copies if copy.parent] in (["a"], ["b"])

from tests.stages.copies.pages import CHOIR, FERRY, OTHER, SPUN, page

from firsthand.options.copies import CopiesOptions
from firsthand.stages.copies import Fingerprint, candidates, fingerprint


def test_a_page_without_words_has_an_empty_fingerprint():
    assert fingerprint(page("a")).shingles == ()
    assert candidates([fingerprint(page("a"))]) == ()


def test_residue_is_not_in_the_fingerprint():
    assert fingerprint(page("a", *FERRY, residue=OTHER[0])) == fingerprint(page("a", *FERRY))


def test_relatives_are_found_and_strangers_are_not():
    pages = page("a", *FERRY), page("b", *SPUN), page("c", *CHOIR), page("d", *OTHER)
    assert candidates([fingerprint(one) for one in pages]) == (("a", "b"),)


def test_the_same_page_given_twice_is_no_pair():
    assert candidates([fingerprint(page("a", *FERRY))] * 2) == ()


def test_a_text_of_very_many_pages_costs_no_square():
    many = [Fingerprint(doc=f"{number:04}", shingles=tuple(range(40))) for number in range(600)]
    pairs = candidates(many, CopiesOptions(longest_posting=20))
    assert len(pairs) < 600 * 6
    assert {doc for pair in pairs for doc in pair} == {one.doc for one in many}

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.stages.copies.pages import CHOIR, FERRY, OTHER, SPUN, page

from firsthand.stages.copies import candidates, compared, components, fingerprint, kinship, matters, united

names = st.sampled_from("abcdefgh")


def test_a_chain_of_pairs_is_one_component():
    found = components([("b", "c"), ("x", "y"), ("a", "c")])
    assert [(each.documents, each.pairs) for each in found] == [
        (("a", "b", "c"), (("a", "c"), ("b", "c"))),
        (("x", "y"), (("x", "y"),)),
    ]


@given(st.lists(st.tuples(names, names)))
def test_every_pair_lies_in_one_component_and_no_page_in_two(pairs):
    found = components(pairs)
    assert sorted(pair for each in found for pair in each.pairs) == sorted(pairs)
    pages = [doc for each in found for doc in each.documents]
    assert len(pages) == len(set(pages))
    assert all({a, b} <= set(each.documents) for each in found for a, b in each.pairs)


def test_the_kinship_of_a_heap_is_that_of_its_components():
    heap = (FERRY, SPUN, FERRY[2:6], CHOIR, CHOIR[1:], OTHER, (), (*OTHER[:2], *FERRY[:3]))
    pages = {document.id: document for document in (page(f"p{n}", *lines) for n, lines in enumerate(heap))}
    pairs = candidates([fingerprint(document) for document in pages.values()])
    parts = components(pairs)
    assert len(parts) > 1
    tied = {doc for part in parts for doc in part.documents}
    kin = [kinship([document for doc, document in pages.items() if doc not in tied], ())]
    for part in parts:
        met = compared([(pages[a], pages[b]) for a, b in part.pairs])
        kin.append(kinship([pages[doc] for doc in part.documents], filter(matters, met)))
    assert united(reversed(kin)) == kinship(pages, compared([(pages[a], pages[b]) for a, b in pairs]))


def parts_of(docs, known):
    return components(candidates([fingerprint(known[doc]) for doc in docs]))


def clustered(part, known):
    met = compared([(known[a], known[b]) for a, b in part.pairs])
    return kinship([known[doc] for doc in part.documents], filter(matters, met))


@pytest.mark.parametrize("seed", range(5))
def test_only_components_with_a_new_page_are_clustered_again_and_the_outcome_is_that_of_one_go(seed):
    stories = (FERRY, CHOIR, (*OTHER, "The barometer fell all afternoon.", "Nobody opened a hive."))
    heap = [page(f"p{n:02}", *stories[n % 3][n % 4 :], f"Entry {n} of the log.") for n in range(18)]
    known = {document.id: document for document in heap}
    first = Random(seed).sample(sorted(known), 15)
    before = {part: clustered(part, known) for part in parts_of(first, known)}
    parts = parts_of(known, known)
    touched = [part for part in parts if part not in before]
    assert touched
    assert all(set(part.documents) - set(first) for part in touched)
    tied = {doc for part in parts for doc in part.documents}
    alone = kinship([known[doc] for doc in sorted(known) if doc not in tied], ())
    grown = united([alone, *(before.get(part) or clustered(part, known) for part in parts)])
    pairs = candidates([fingerprint(document) for document in heap])
    assert grown == kinship(known, compared([(known[a], known[b]) for a, b in pairs]))

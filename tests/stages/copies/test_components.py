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

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.stages.copies.pages import CHOIR, FERRY, OTHER, SPUN, families, kin, page, parents

from firsthand.stages.copies import candidates, compare, fingerprint, kinship


def test_a_repost_derives_from_the_earlier_page():
    found = kin(page("new", *FERRY, published="2031-05-03"), page("old", *FERRY, published="2031-05-01"))
    assert families(found) == [("new", "old")]
    assert parents(found) == {("new", "old"): "verbatim"}


@pytest.mark.parametrize("day", [None, "2031-05-02", "2031-05-01"])
def test_an_excerpt_derives_from_the_whole(day):
    found = kin(page("whole", *FERRY, published=day), page("part", *FERRY[:4], published="2031-05-02"))
    assert parents(found) == {("part", "whole"): "excerpt"}


def test_a_spun_page_derives_from_the_plainer_one():
    assert parents(kin(page("a", *SPUN), page("b", *FERRY))) == {("a", "b"): "spun"}


def test_a_copy_of_a_copy_hangs_on_the_copy():
    later = (SPUN[0], SPUN[1], SPUN[2], SPUN[3])
    found = kin(page("a", *FERRY), page("b", *SPUN), page("c", *later))
    assert set(parents(found)) == {("b", "a"), ("c", "b")}


def test_strangers_are_families_of_one_with_an_origin_each():
    found = kin(page("a", *FERRY), page("b", *CHOIR), page("c", *OTHER))
    assert families(found) == [("a",), ("b",), ("c",)]
    assert found.copies == ()
    assert found.alignments == ()
    assert {origin.kind for origin in found.origins} == {"document"}


def test_residue_makes_no_copies():
    ticker = " ".join(FERRY)
    assert kin(page("a", *CHOIR, residue=ticker), page("b", *OTHER, residue=ticker)).copies == ()


def test_a_merged_page_has_two_parents_and_two_families():
    found = kin(page("a", *FERRY), page("b", *CHOIR), page("m", *FERRY[:5], *CHOIR[:5]))
    assert families(found) == [("a", "m"), ("b", "m")]
    assert parents(found) == {("m", "a"): "merge", ("m", "b"): "merge"}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(2, 6), st.integers(2, 6), st.booleans(), st.integers(1, 3), st.integers(1, 3))
def test_one_merged_page_cannot_weld_two_families(left, right, turned, ferries, choirs):
    parts = (FERRY[:left], CHOIR[:right])
    merged = page("m", *parts[turned], *parts[not turned])
    pages = [page(f"f{i}", *FERRY) for i in range(ferries)] + [page(f"g{i}", *CHOIR) for i in range(choirs)]
    found = kin(merged, *pages)
    assert all(len({doc[0] for doc in family.documents} - {"m"}) == 1 for family in found.families), families(
        found
    )


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.randoms(use_true_random=False))
def test_the_order_of_pages_and_pairs_changes_nothing(random):
    pages = [
        page("a", *FERRY),
        page("b", *SPUN),
        page("c", *FERRY[:4]),
        page("d", *CHOIR),
        page("e", *CHOIR[2:], *FERRY[:3]),
        page("f", *OTHER),
    ]
    expected = kin(*pages)
    random.shuffle(pages)
    known = {document.id: document for document in pages}
    pairs = list(candidates([fingerprint(document) for document in pages]))
    random.shuffle(pairs)
    turned = [
        compare(known[b], known[a]) if random.random() < 0.5 else compare(known[a], known[b])
        for a, b in pairs
    ]
    assert kinship(pages, turned) == expected


def test_alignments_of_an_edge_have_the_parent_on_side_a():
    found = kin(page("z", *FERRY), page("b", *FERRY[:5]))
    assert {(k.a.doc, k.b.doc) for k in found.alignments} == {("z", "b")}
    assert len(found.alignments) == 5


def test_siblings_are_aligned_too():
    changed = (*FERRY[:3], "Divers found the rudder bent and the keel scratched over its whole length.")
    found = kin(page("a", *FERRY), page("b", *FERRY[:6]), page("c", *changed, *FERRY[6:]))
    assert ("b", "c") in {(k.a.doc, k.b.doc) for k in found.alignments}


def test_spans_of_a_copy_lie_on_their_own_side():
    (copy,) = kin(page("a", *FERRY), page("b", *SPUN)).copies
    assert {span.doc for span in copy.child_spans} == {"b"}
    assert {span.doc for span in copy.parent_spans} == {"a"}
    assert len(copy.child_spans) == len(copy.parent_spans)


def test_a_credited_upstream_outside_the_heap_is_named_within_its_family():
    found = kin(
        page("a", *FERRY, upstreams=["Lantern Press"]), page("b", *CHOIR, upstreams=["Lantern Press"])
    )
    assert families(found) == [("a",), ("b",)], "a credit never welds families"
    assert sorted(origin.name for origin in found.origins) == [
        "the Lantern Press report behind a.html",
        "the Lantern Press report behind b.html",
    ]
    assert {(copy.child, copy.parent) for copy in found.copies} == {("a", None), ("b", None)}


def test_a_credit_points_to_the_parent():
    found = kin(
        page("a", *FERRY, outlet="The Lantern", published="2031-05-01"),
        page("b", *FERRY, outlet="Mirror Bay", published="2031-05-01"),
        page("c", *FERRY, "The Lantern first told this story.", outlet="Evening Kite"),
    )
    assert ("c", "a") in parents(found)


QUOTE = (
    "“We steer by charts that our grandfathers drew, and the sea has not read them,” the harbour pilot said"
)


def test_a_credited_quotation_is_a_copy_of_its_own_kind_and_no_kinship():
    found = kin(
        page("a", *FERRY, f"{QUOTE}.", outlet="Tarn Courier"),
        page("b", *OTHER, f"{QUOTE}, as the Tarn Courier wrote.", outlet="Meadow News"),
    )
    assert families(found) == [("a",), ("b",)]
    assert parents(found) == {("b", "a"): "quotation"}


@pytest.mark.parametrize("outlet", ["Tarn Courier", None])
def test_a_shared_quotation_without_credit_is_no_copy(outlet):
    pages = (
        page("a", *FERRY, f"{QUOTE}.", outlet=outlet),
        page("b", *OTHER, f"{QUOTE}.", outlet="Meadow News"),
    )
    assert kin(*pages).copies == ()


def test_every_copy_says_why_in_a_sentence():
    for copy in kin(page("a", *FERRY), page("b", *SPUN), page("c", *FERRY[:3])).copies:
        assert copy.why.endswith(".")
        assert "passage" in copy.why
        assert 0 <= copy.score <= 1


def test_two_versions_are_aligned_whoever_copied_which():
    pages = page("a", *FERRY), page("b", *SPUN), page("c", *SPUN[:4])
    later = page("c", *SPUN[:4], version_of="a")
    apart, found = kin(*pages), kin(*pages[:2], later)
    assert parents(found) == parents(apart) == {("b", "a"): "spun", ("c", "b"): "excerpt"}
    assert not [row for row in apart.alignments if {row.a.doc, row.b.doc} == {"a", "c"}]
    assert {(row.a.doc, row.b.doc) for row in found.alignments} == {("a", "b"), ("b", "c"), ("a", "c")}


def test_a_version_that_is_a_copy_too_is_aligned_once():
    found = kin(page("b", *FERRY), page("a", *FERRY[:4], version_of="b"))
    assert len(found.alignments) == 4

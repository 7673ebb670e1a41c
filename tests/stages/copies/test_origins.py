import pytest
from tests.stages.copies.pages import CHOIR, FERRY, page

from firsthand.stages.copies.origins import origin, upstream


def origins_of(*pages, root="a"):
    known = {one.id: one for one in pages}
    return origin("f-1", tuple(known), root, known)


def test_a_page_alone_says_that_it_is_nobody_s_copy():
    found = origins_of(page("a", *FERRY, outlet="The Lantern"))
    assert found.kind == "document"
    assert found.outlet == "The Lantern"
    assert found.why == "No other page here is its source or its copy, and it credits no other outlet."


def test_copies_are_named_and_not_counted_apart():
    two = origins_of(page("a", *FERRY), page("b", *FERRY))
    assert two.why == (
        "It holds most of what the others of its family have, and credits no outlet; not counted apart: b.html."
    )
    three = origins_of(page("a", *FERRY), page("b", *FERRY, outlet="Evening Kite"), page("c", *FERRY))
    assert three.why.endswith("; not counted apart: Evening Kite and c.html.")
    many = origins_of(*(page(name, *FERRY) for name in "abcdefg"))
    assert many.why.endswith("; not counted apart: b.html, c.html, d.html, e.html and 2 more.")


def test_a_copy_that_credits_its_root_is_said_to():
    found = origins_of(
        page("a", *FERRY, outlet="The Lantern"),
        page("b", *FERRY, outlet="Evening Kite", upstreams=["The Lantern"]),
    )
    assert found.why.endswith("; not counted apart: Evening Kite (which credits it).")


def test_a_credit_within_the_family_makes_no_upstream():
    found = origins_of(
        page("a", *FERRY, outlet="The Lantern", upstreams=["Evening Kite"]),
        page("b", *FERRY, outlet="Evening Kite"),
    )
    assert found.kind == "document"
    assert "credits no outlet outside its family" in found.why


def test_a_credited_upstream_is_named_with_who_credits_it():
    found = origins_of(page("a", *FERRY, upstreams=["The Lantern Press"]), page("b", *FERRY))
    assert found.kind == "upstream"
    assert found.name == "the Lantern Press report behind a.html"
    assert found.outlet == "The Lantern Press"
    assert found.why == (
        "a.html credits The Lantern Press, and no page of The Lantern Press is in this family; "
        "not counted apart: b.html."
    )


def test_a_family_without_a_root_goes_back_to_an_unseen_page():
    found = origins_of(page("a", *FERRY), page("b", *FERRY), root=None)
    assert found.kind == "latent"
    assert found.outlet is None
    assert found.why.endswith("; not counted apart: a.html and b.html.")


@pytest.mark.parametrize("credit", ["AP", "Associated Press", "the Associated Press"])
def test_an_outlet_in_the_family_is_known_by_any_of_its_names(credit):
    members = [page("a", *CHOIR, upstreams=[credit]), page("b", *CHOIR, outlet="The Associated Press")]
    assert upstream(members[0], members) is None

from itertools import combinations

import pytest
from tests.stages.copies.pages import FERRY, SPUN, page

from firsthand.options.copies import CopiesOptions
from firsthand.stages.copies import compare
from firsthand.stages.copies.compare import flipped
from firsthand.stages.copies.families import Pedigree
from firsthand.stages.copies.parents import descent, is_dated, steps
from firsthand.stages.copies.readings import SIGNALS, leaves

OPTIONS = CopiesOptions()


def relatives(pages):
    near = {one.id: {} for one in pages}
    for a, b in combinations(pages, 2):
        met = compare(a, b)
        near[a.id][b.id], near[b.id][a.id] = met, flipped(met)
    return near


def tree(*pages):
    family = Pedigree(documents=tuple(sorted(one.id for one in pages)))
    return descent(family, relatives(pages), {one.id: one for one in pages}, OPTIONS)


def test_the_tree_goes_from_the_plain_page_through_the_spun_one_to_its_excerpt():
    found = tree(page("x", *FERRY), page("b", *SPUN), page("a", *SPUN[:4]))
    assert found.root == "x"
    assert found.parents == {"a": "b", "b": "x", "x": None}


def test_every_step_has_named_signals_and_the_root_has_none():
    found = tree(
        page("x", *FERRY, published="2031-03-14T08:00:00Z"),
        page("b", *SPUN, published="2031-03-14T12:00:00Z"),
        page("a", *SPUN[:4], published="2031-03-15T12:00:00Z"),
    )
    assert found.signals["x"] == ()
    for child in "ab":
        assert found.signals[child]
        assert {signal.name for signal in found.signals[child]} <= {*SIGNALS.values(), "credit"}
    shown = [span for signal in found.signals["a"] for span in signal.spans]
    assert shown
    assert {span.doc for span in shown} == {"a"}


def test_two_pages_that_copy_each_other_by_their_dates_have_one_root():
    backdated = tree(
        page("a", *FERRY, published="2031-03-14T08:00:00Z"),
        page("b", *FERRY, published="2031-03-14T08:00:00Z"),
    )
    assert (backdated.root, backdated.parents) == ("a", {"a": None, "b": "a"})


def test_the_earlier_of_two_equal_pages_is_the_root():
    found = tree(
        page("a", *FERRY, published="2031-03-15T08:00:00Z"),
        page("b", *FERRY, published="2031-03-14T08:00:00Z"),
    )
    assert found.root == "b"


def test_a_page_measures_its_best_parents_only():
    pages = [page(f"p{number}", *FERRY[: 4 + number % 4]) for number in range(8)]
    known = leaves(pages)
    found = steps(known, relatives(pages), 2)
    assert sum(len(row) for row in found.values()) < 8 * 7
    assert all(found[parent].keys() >= {child} for child, row in found.items() for parent in row)


def test_a_lone_page_is_a_root_without_reasons():
    found = tree(page("a", *FERRY))
    assert (found.root, found.signals) == ("a", {"a": ()})


@pytest.mark.parametrize(
    ("days", "dated"),
    [((None, None), False), (("2031-03-14", None), True), ((None, None, "2031-03-14"), False)],
)
def test_a_family_is_dated_when_half_of_its_pages_are(days, dated):
    pages = [page(f"p{number}", *FERRY, published=day) for number, day in enumerate(days)]
    assert is_dated(leaves(pages)) is dated

"""Work that must grow with the heap and not with its square, counted in calls: no clock is asked."""

import sys
from importlib import import_module

import pytest
from tests.stages.copies.pages import CHOIR, FERRY, page

from firsthand.options.copies import CopiesOptions
from firsthand.stages.copies import candidates, compared, components, fingerprint, kinship, matters, united
from firsthand.stages.copies.witness import forget
from firsthand.stages.drift import drift

SMALL = 12
MOST = 6.0
"""Times as many calls as a heap four times as large may take: 4 is linear, 16 is quadratic."""

NARROW = CopiesOptions(longest_posting=8, near=2, siblings=2, parents=3)
"""The limits that keep the work from the square, so low that small heaps reach them."""


@pytest.fixture
def narrow(monkeypatch):
    module = import_module("firsthand.stages.drift.witness")
    monkeypatch.setattr(module, "_PAGES", 6)
    monkeypatch.setattr(module, "_WORDINGS", 3)


def days(number):
    """Pages that copy each other by their dates: every page is earlier than the next and the last too."""
    return f"2031-03-{number % 28 + 1:02}"


HEAPS = {
    "equal pages": lambda n: page(f"{n:04}", *FERRY[:5], published=days(n), outlet=f"The Buoy {n % 7}"),
    "a line of their own": lambda n: page(f"{n:04}", *FERRY[:4], f"Buoy {n} is out."),
    "two stories": lambda n: page(f"{n:04}", *(FERRY if n % 2 else CHOIR)[n % 3 : 6], published=days(n)),
    "a common credit": lambda n: page(f"{n:04}", *FERRY[n % 4 : 6], "The Tarn Lantern first reported it."),
    "no words": lambda n: page(f"{n:04}", "…" * (n % 3)),
}


def related(heap, options=None):
    """The kinship of `heap` and its drift, component by component as the pipeline takes them."""
    forget()
    known = {document.id: document for document in heap}
    parts = components(candidates([fingerprint(document) for document in heap], options))
    tied = {doc for part in parts for doc in part.documents}
    kin = [kinship([document for document in heap if document.id not in tied], (), options)]
    for part in parts:
        met = compared([(known[a], known[b]) for a, b in part.pairs], options)
        kin.append(kinship([known[doc] for doc in part.documents], filter(matters, met), options))
    whole = united(kin)
    return whole, tuple(drift(known, whole, (), (), ()))


def calls(heap):
    """How many functions are called to relate `heap`: a count is the same on every machine."""
    count = 0

    def counted(_frame, event, _argument):
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        related(heap, NARROW)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("kind", sorted(HEAPS))
@pytest.mark.usefixtures("narrow")
def test_the_work_grows_with_the_heap(kind):
    small, large = ([HEAPS[kind](n) for n in range(size)] for size in (SMALL, 4 * SMALL))
    related(small[:3])  # word lists and weights are loaded once
    assert calls(large) < MOST * calls(small)


def test_a_family_of_equal_pages_has_one_root_and_no_drift():
    found, changes = related([HEAPS["equal pages"](n) for n in range(80)])
    assert [len(family.documents) for family in found.families] == [80]
    assert len([copy for copy in found.copies if copy.parent is not None]) == 79
    assert {copy.kind for copy in found.copies if copy.parent is not None} == {"verbatim"}
    assert changes == ()


def test_pages_that_are_earlier_than_each_other_by_their_dates_make_a_tree():
    heap = [
        page("a", *FERRY, "The Harbour Post reported it.", outlet="Tarn Lantern", published="2031-03-02"),
        page("b", *FERRY, "The Tarn Lantern reported it.", outlet="Harbour Post", published="2031-03-02"),
        page("c", *FERRY, outlet="Tarn Lantern", published="2031-03-01T23:00:00-20:00"),
    ]
    found, _ = related(heap)
    parents = {copy.child: copy.parent for copy in found.copies if copy.parent is not None}
    assert len(parents) == 2
    (root,) = {"a", "b", "c"} - set(parents)
    for doc in parents:
        steps = [doc]
        while steps[-1] in parents:
            assert len(steps) <= 3
            steps.append(parents[steps[-1]])
        assert steps[-1] == root

"""Trees of families: order, unseen places, merged pages, damaged tables."""

from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.dossier.ask import tree
from firsthand.errors import OptionError
from firsthand.model.copies import Copy, Family, Origin
from firsthand.model.document import Document
from firsthand.model.dossier import Dossier


def page(name, day=None):
    return Document(id=name, path_or_url=f"{name}.txt", text=f"The ferry {name} sailed.", published=day)


def copy(child, parent=None, kind="edited", score=0.9, origin=None):
    ident = f"c-{child}-{parent or origin}"
    return Copy(
        id=ident, child=child, parent=parent, origin=origin, kind=kind, score=score, why=f"{child} follows."
    )


def heap(names, copies, *, root="a", kind="document", more=()):
    return Dossier(
        documents=tuple(page(name) for name in (*names, *more)),
        copies=tuple(copies),
        families=(Family(id="f-1", origin="o-1", documents=tuple(names), root=root),),
        origins=(
            Origin(id="o-1", kind=kind, name="the Gull report behind a.txt", documents=tuple(names), why="x"),
        ),
    )


def shape(dossier):
    (one,) = tree(dossier)
    return [(twig.depth, twig.id) for twig in one.twigs]


def test_copies_hang_from_their_parents():
    assert shape(heap("abc", [copy("b", "a"), copy("c", "b")])) == [(0, "a"), (1, "b"), (2, "c")]


def test_a_credited_upstream_stands_on_top():
    dossier = heap("ab", [copy("a", origin="o-1", kind="rewrite"), copy("b", "a")], kind="upstream")
    (one,) = tree(dossier)
    assert [(twig.depth, twig.id, twig.unseen) for twig in one.twigs] == [
        (0, "o-1", "upstream"), (1, "a", ""), (2, "b", ""),
    ]  # fmt: skip
    assert one.twigs[0].name == "the Gull report"
    assert one.pages == 2


def test_pages_without_a_known_root_hang_from_a_latent_parent():
    dossier = heap("ab", [], root=None, kind="latent")
    assert shape(dossier) == [(0, "o-1"), (1, "a"), (1, "b")]


def test_an_unseen_parent_in_the_middle_is_a_place_of_its_own():
    dossier = heap("abc", [copy("b", origin="o-9"), copy("c", origin="o-9")])
    assert shape(dossier) == [(0, "o-9"), (1, "b"), (1, "c"), (0, "a")]


def test_a_merged_page_stands_in_both_trees_and_names_the_other_parent():
    dossier = Dossier(
        documents=(page("a"), page("b"), page("m")),
        copies=(copy("m", "a", "merge"), copy("m", "b", "merge", 0.5)),
        families=(
            Family(id="f-1", origin="o-1", documents=("a", "m"), root="a"),
            Family(id="f-2", origin="o-2", documents=("b", "m"), root="b"),
        ),
    )
    one, two = tree(dossier)
    assert [twig.id for twig in one.twigs] == ["a", "m"]
    assert [twig.id for twig in two.twigs] == ["b", "m"]
    assert one.twigs[1].also == ("b.txt",)
    assert two.twigs[1].also == ("a.txt",)


def test_a_page_that_only_quotes_is_drawn_but_not_counted():
    dossier = heap("ab", [copy("b", "a"), copy("q", "a", "quotation")], more="q")
    (one,) = tree(dossier)
    assert one.pages == 2
    assert [twig.id for twig in one.twigs] == ["a", "b", "q"]


def test_pages_that_copy_each_other_end_somewhere():
    dossier = heap("abc", [copy("a", "b"), copy("b", "c"), copy("c", "a"), copy("a", "a")])
    (one,) = tree(dossier)
    assert [(twig.depth, twig.id) for twig in one.twigs] == [(0, "a"), (1, "c"), (2, "b")]


def test_a_chain_of_five_thousand_copies_is_no_recursion():
    names = [f"p{number:04}" for number in range(5000)]
    rows = [copy(child, parent) for parent, child in pairwise(names)]
    (one,) = tree(heap(names, rows, root=names[0]))
    assert one.twigs[-1].depth == 4999
    (other,) = tree(heap(names[::-1], rows, root=None))
    assert other.twigs[-1].depth == 4999


def test_rows_that_lead_nowhere_are_left_out():
    dossier = heap("ab", [copy("b", "gone"), copy("gone", "a")])
    dossier = msgspec.structs.replace(
        dossier, families=(Family(id="f-1", origin="o-?", documents=("a", "b", "gone"), root="gone"),)
    )
    assert shape(dossier) == [(0, "a"), (0, "b")]


def test_a_family_is_asked_for_by_the_start_of_its_id(heap):
    (one,) = tree(heap, family="f-wire")
    assert {twig.name for twig in one.twigs} >= {"Harbour Wire", "Coast Courier"}
    with pytest.raises(OptionError, match="no family"):
        tree(heap, family="f-nothing")


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=16))
def test_every_member_stands_exactly_once_behind_what_it_hangs_from(pairs):
    names = [f"d{number}" for number in range(8)]
    rows = [copy(f"d{child}", f"d{parent}") for child, parent in pairs]
    (one,) = tree(heap_of(names, rows))
    ids = [twig.id for twig in one.twigs]
    assert sorted(ids) == names
    for twig in one.twigs:
        assert twig.above is None or ids.index(twig.above) < ids.index(twig.id)


heap_of = heap

from itertools import pairwise

import msgspec
import pytest

from firsthand.dossier.tree import drawing, listing, outline, tree
from firsthand.model.copies import Copy
from firsthand.model.document import Document
from firsthand.model.dossier import Dossier


def page(name):
    return Document(id=name, path_or_url=f"{name}.txt", outlet=name.upper(), text="x")


def copy(child, parent, score=0.9, kind="edited"):
    return Copy(
        id=f"c-{child}{parent}{kind}", child=child, parent=parent, kind=kind, score=score, why="It is."
    )


def test_the_family_stands_under_its_root_and_the_unseen_one_is_a_node(heap):
    roots = tree(heap)
    assert [(root.name, root.pages, root.unseen) for root in roots] == [
        ("Harbour Wire", 4, False),
        ("Merrow Gazette", 1, False),
        ("Northlight TV", 1, True),
        ("The Signal Post", 1, False),
        ("The Breakwater", 1, False),
    ] or {root.name for root in roots} == {
        "Harbour Wire",
        "Merrow Gazette",
        "Northlight TV",
        "The Signal Post",
        "The Breakwater",
    }
    spun = next(child for child in roots[0].children if child.copy.kind == "spun")
    assert [child.name for child in spun.children] == ["Gull Aggregator"]


def test_a_merged_page_stands_once_and_names_its_other_parent():
    heap = Dossier(
        documents=tuple(map(page, "abc")), copies=(copy("c", "a", 0.9, "merge"), copy("c", "b", 0.8, "merge"))
    )
    roots = tree(heap)
    assert sum(root.pages for root in roots) == 3
    merged = next(root for root in roots if root.name == "A").children[0]
    assert merged.others == ("B",)


def test_a_ring_of_copies_is_cut():
    heap = Dossier(documents=tuple(map(page, "ab")), copies=(copy("a", "b"), copy("b", "a", 0.5)))
    assert sum(root.pages for root in tree(heap)) == 2


def test_quotations_make_no_branch():
    heap = Dossier(documents=tuple(map(page, "ab")), copies=(copy("b", "a", kind="quotation"),))
    assert len(tree(heap)) == 2


def test_the_small_tree_keeps_to_its_lines_and_counts_the_rest():
    names = [f"p{number:02}" for number in range(40)]
    heap = Dossier(documents=tuple(map(page, names)), copies=tuple(copy(name, "p00") for name in names[1:30]))
    for rows in (5, 8, 17):
        lines = outline(tree(heap), rows)
        assert len(lines) <= rows
        told = sum(line.more or 1 for line in lines)
        assert told == 40


def test_the_drawing_leaves_out_what_does_not_fit_and_says_so():
    heap = Dossier(documents=tuple(map(page, "abcdef")), copies=(copy("b", "a"), copy("c", "b")))
    sheet = drawing(tree(heap), 4)
    assert len(sheet.nodes) == 4
    assert sheet.left_out == 2
    assert len({(spot.x, spot.y) for spot in sheet.nodes}) == 4
    assert all(spot.x + 236 <= sheet.width and spot.y + 44 <= sheet.height for spot in sheet.nodes)


def test_order_of_rows_changes_nothing(heap):
    turned = msgspec.structs.replace(heap, copies=heap.copies[::-1], families=heap.families[::-1])
    assert tree(turned) == tree(heap)


def chain(length):
    names = [f"p{number:04}" for number in range(length)]
    rows = tuple(copy(child, parent) for parent, child in pairwise(names))
    return tree(Dossier(documents=tuple(map(page, names)), copies=rows))


def star(length):
    names = [f"p{number:04}" for number in range(length)]
    rows = tuple(copy(name, names[0]) for name in names[1:])
    return tree(Dossier(documents=tuple(map(page, names)), copies=rows))


@pytest.mark.parametrize("shape", [chain, star])
def test_a_family_of_thousands_is_drawn_in_part_and_the_rest_is_counted(shape):
    roots = shape(2000)
    assert [root.pages for root in roots] == [2000]
    lines = outline(roots, 22)
    assert 1 < len(lines) <= 22
    assert sum(line.more or 1 for line in lines) == 2000
    sheet = drawing(roots, 120)
    assert 1 < len(sheet.nodes) <= 120
    assert sheet.width < 4000
    assert sum(spot.more for spot in sheet.nodes) == sheet.left_out > 1800


def test_a_long_chain_is_listed_whole_without_ever_deeper_lists():
    items = listing(chain(2000))
    assert [item.node.id for item in items] == [f"p{number:04}" for number in range(2000)]
    assert items[0].under == ""
    assert items[1999].under == "P1998"
    opened = closed = deepest = 0
    for item in items:
        opened += item.opens
        closed += item.closes
        deepest = max(deepest, opened - closed)
    assert opened == closed
    assert deepest < 20


def test_the_list_nests_as_the_tree_does():
    heap = Dossier(
        documents=tuple(map(page, "abcde")), copies=(copy("b", "a"), copy("c", "b"), copy("d", "a"))
    )
    items = listing(tree(heap))
    assert [(item.node.id, item.opens, item.closes) for item in items] == [
        ("a", True, 0),
        ("b", True, 0),
        ("c", False, 1),
        ("d", False, 1),
        ("e", False, 0),
    ]


def test_two_pages_that_copy_each_other_among_many_are_one_branch():
    heap = Dossier(
        documents=tuple(map(page, "abc")), copies=(copy("a", "b"), copy("b", "c"), copy("c", "a", 0.5))
    )
    (root,) = tree(heap)
    assert (root.id, root.pages) == ("c", 3)

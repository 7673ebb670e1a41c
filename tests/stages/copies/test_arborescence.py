from itertools import pairwise, product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.stages.copies.arborescence import arborescence


def test_a_cycle_is_opened_where_it_costs_least():
    weights = {"a": {"b": 0.9, "c": 0.1}, "b": {"a": 0.9, "c": 0.2}, "c": {"a": 0.3}}
    assert arborescence(weights, {"a": 0.1, "b": 0.1, "c": 0.5}) == {"a": "b", "b": "c", "c": None}


def test_a_lone_node_is_its_own_root():
    assert arborescence({}, {"a": 0.0}) == {"a": None}


@given(
    st.dictionaries(
        st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde")), st.floats(0, 1), max_size=20
    )
)
def test_the_tree_spans_all_nodes_without_cycles(edges):
    weights = {node: {p: w for (c, p), w in edges.items() if c == node and p != c} for node in "abcde"}
    tree = arborescence(weights, dict.fromkeys("abcde", 0.0))
    assert set(tree) == set("abcde")
    for node in "abcde":
        seen = []
        at = node
        while at is not None:
            assert at not in seen
            seen.append(at)
            at = tree[at]


@given(st.integers(2, 7))
def test_one_root_is_enough_where_all_are_connected(number):
    nodes = [f"n{i}" for i in range(number)]
    weights = {c: {p: 0.5 for p in nodes if p != c} for c in nodes}
    tree = arborescence(weights, {node: float(i) for i, node in enumerate(nodes)})
    assert [node for node, parent in tree.items() if parent is None] == [nodes[-1]]


def total(tree, weights, roots):
    """Fewest roots first, then the greatest weight, in thousandths."""
    gains = (roots[node] if parent is None else weights[node][parent] for node, parent in tree.items())
    return -sum(parent is None for parent in tree.values()), sum(round(1000 * gain) for gain in gains)


def is_a_tree(tree):
    for node in tree:
        seen, at = set(), node
        while at is not None:
            if at in seen:
                return False
            seen.add(at)
            at = tree[at]
    return True


@st.composite
def graphs(draw):
    nodes = "abcde"[: draw(st.integers(1, 5))]
    thousandths = st.integers(-1000, 1000).map(lambda number: number / 1000)
    pairs = [(child, parent) for child in nodes for parent in nodes if child != parent]
    kept = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    weights = {child: {} for child in nodes}
    for child, parent in kept:
        weights[child][parent] = draw(thousandths)
    return weights, {node: draw(thousandths) for node in nodes}


@given(graphs())
def test_no_other_tree_is_better(graph):
    weights, roots = graph
    every = (
        dict(zip(roots, choice, strict=True))
        for choice in product(*([None, *weights[node]] for node in roots))
    )
    best = max(total(tree, weights, roots) for tree in every if is_a_tree(tree))
    found = arborescence(weights, roots)
    assert is_a_tree(found)
    assert total(found, weights, roots) == best


def test_two_that_explain_each_other_wholly_have_one_root():
    weights = {"a": {"b": 1.0}, "b": {"a": 1.0}}
    assert arborescence(weights, {"a": 0.2, "b": 0.1}) == {"a": None, "b": "a"}
    assert arborescence(weights, {"a": 0.1, "b": 0.1}) == {"a": None, "b": "a"}


NAMES = [f"n{number:04}" for number in range(3000)]


def test_a_long_chain_hangs_together():
    weights = {name: {} for name in NAMES}
    for one, other in pairwise(NAMES):
        weights[other][one] = weights[one][other] = 0.5
    tree = arborescence(weights, {name: 1.0 if name == NAMES[0] else 0.0 for name in NAMES})
    assert [parent for _, parent in sorted(tree.items())] == [None, *NAMES[:-1]]


def test_a_star_has_its_centre_for_root():
    weights = {name: {NAMES[7]: 0.9} for name in NAMES if name != NAMES[7]}
    weights[NAMES[7]] = dict.fromkeys(NAMES[:7], 0.5)
    tree = arborescence(weights, dict.fromkeys(NAMES, 0.0))
    assert tree.pop(NAMES[7]) is None
    assert set(tree.values()) == {NAMES[7]}


@pytest.mark.parametrize("same", [True, False], ids=["all alike", "any weight"])
def test_a_large_family_with_twelve_possible_parents_each(same):
    chance = Random(5)
    weights = {
        name: {
            parent: 1.0 if same else round(chance.random(), 4)
            for parent in (NAMES[number - step] for step in range(1, 13))
        }
        for number, name in enumerate(NAMES)
    }
    tree = arborescence(weights, dict.fromkeys(NAMES, 0.0))
    assert is_a_tree(tree)
    assert sum(parent is None for parent in tree.values()) == 1

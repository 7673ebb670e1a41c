from hypothesis import given
from hypothesis import strategies as st

from firsthand.stages.copies.stemma import arborescence, stemma


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


def witness(*codes):
    return list(enumerate(codes))


def test_a_chain_of_witnesses_is_found():
    text = list(range(30))
    once = [99, *text[1:]]
    twice = [99, *text[1:29], 98]
    tree = stemma({"A": witness(*text), "B": witness(*once), "C": witness(*twice)})
    assert tree == (("A", "B"), ("B", "C"))


def test_a_lost_leaf_is_missing_data_and_no_difference():
    text = list(range(60))
    torn = text[:20] + [-1] * 40
    other = [*text[:18], 97, 96, *text[20:]]
    tree = stemma({"A": witness(*text), "B": witness(*torn), "C": witness(*other)})
    assert ("A", "B") in tree
    assert ("A", "C") in tree

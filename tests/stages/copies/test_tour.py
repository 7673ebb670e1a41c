from random import Random

from hypothesis import given
from hypothesis import strategies as st

from firsthand.stages.copies import tour

names = st.sampled_from("abcdefgh")


@given(st.lists(st.tuples(names, names)))
def test_the_same_pairs_in_an_order_of_their_own(pairs):
    assert sorted(tour(pairs)) == sorted(pairs)
    assert tour(reversed(pairs)) == tour(pairs)


def test_all_pairs_of_a_knot_come_before_those_of_the_next():
    first, second = ([(a, b) for a in knot for b in knot if a < b] for knot in ("aceg", "bdfh"))
    found = tour([*first, ("a", "h"), *second])
    assert set(found[:6]) == set(first)
    assert found[6] == ("a", "h")
    assert set(found[7:]) == set(second)


def reads(pairs, size):
    """How often a page is read when the last `size` pages are remembered."""
    held, count = dict[str, None](), 0
    for doc in (doc for pair in pairs for doc in pair):
        count += doc not in held
        held.pop(doc, None)
        held[doc] = None
        if len(held) > size:
            del held[next(iter(held))]
    return count


def test_pages_of_one_large_component_are_read_little_more_than_once():
    rng = Random(5)
    docs = [f"{rng.random():.12f}" for _ in range(3000)]
    trees = [docs[start : start + 6] for start in range(0, len(docs), 6)]
    pairs = {(min(a, b), max(a, b)) for tree in trees for a in tree for b in tree if a != b}
    pairs |= {(min(p), max(p)) for p in ((rng.choice(docs), rng.choice(docs)) for _ in range(600))}
    assert reads(sorted(pairs), 256) > 3 * len(docs)
    assert reads(tour(pairs), 256) < 1.4 * len(docs)

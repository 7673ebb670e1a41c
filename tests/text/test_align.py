import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from firsthand.text.align import align, bags
from firsthand.text.shingles import word_hashes
from firsthand.text.words import terms

A = (
    "The harbour master closed the northern gate on Tuesday after two barges collided in heavy fog.",
    "Nobody was injured, but a cargo of lamp oil leaked into the basin near the old customs house.",
    "Divers will inspect the hull of the larger barge before the weekend, the owner promised.",
    "The council has asked the ministry for money to buy a second pilot boat.",
)


def prepared(sentences):
    each = [terms(sentence) for sentence in sentences]
    flat = [term for sentence in each for term in sentence]
    weights = np.array([0.2 if len(term) < 4 else 4.0 for term in flat])
    return bags(
        word_hashes(flat), weights, np.repeat(np.arange(len(each)), [len(e) for e in each]), len(each)
    )


def pairs(one, other):
    return [(k.a_start, k.a_end, k.b_start, k.b_end) for k in align(prepared(one), prepared(other))]


def test_a_text_aligns_with_itself():
    links = align(prepared(A), prepared(A))
    assert [(k.a_start, k.b_start) for k in links] == [(0, 0), (1, 1), (2, 2), (3, 3)]
    assert all(k.score == 1.0 for k in links)


def test_moved_blocks_still_align():
    assert pairs(A, (A[2], A[3], A[0], A[1])) == [(0, 1, 2, 3), (1, 2, 3, 4), (2, 3, 0, 1), (3, 4, 1, 2)]


def test_a_split_sentence_aligns_as_one_passage():
    split = (
        "The harbour master closed the northern gate on Tuesday.",
        "It was after two barges collided in heavy fog.",
        A[2],
    )
    assert (0, 1, 0, 2) in pairs(A, split)


def test_exchanged_words_do_not_break_the_alignment():
    spun = "The harbour chief shut the northern gate on Tuesday after two barges crashed in heavy fog."
    assert pairs(A, (spun,)) == [(0, 1, 0, 1)]


def test_strangers_do_not_align():
    assert pairs(A, ("A bakery in the hills won the prize for rye bread with caraway again.",)) == []


def test_an_empty_side_yields_nothing():
    assert align(prepared(()), prepared(A)) == ()


@given(st.permutations(range(4)), st.lists(st.sampled_from(A), max_size=5))
def test_each_passage_is_used_once_and_sides_are_symmetric(order, other):
    one = [A[i] for i in order]
    links = align(prepared(one), prepared(other))
    left = [i for k in links for i in range(k.a_start, k.a_end)]
    right = [j for k in links for j in range(k.b_start, k.b_end)]
    assert len(left) == len(set(left))
    assert len(right) == len(set(right))
    assert all(0 < k.score <= 1 for k in links)

from itertools import combinations, pairwise

from firsthand.options.copies import CopiesOptions
from firsthand.stages.copies import Comparison
from firsthand.stages.copies.families import average_link, neighbours


def met(a, b, score, held=0.0):
    return Comparison(
        a=a, b=b, alignments=(), held_a=held, held_b=held, share_a=0.0, share_b=0.0, told_a=0.0, told_b=0.0,
        topic=0.0, strange_a=0.0, strange_b=0.0, score=score,
    )  # fmt: skip


def groups(docs, comparisons, **options):
    chosen = CopiesOptions(**options)
    return average_link(docs, neighbours(comparisons, chosen), chosen)


def test_pages_that_all_hold_together_are_one_group():
    assert groups("abc", [met(x, y, 0.8) for x, y in combinations("abc", 2)]) == (("a", "b", "c"),)


def test_a_chain_of_neighbours_is_no_group():
    chain = [met(x, y, 0.6) for x, y in pairwise("abcdefg")]
    assert max(len(group) for group in groups("abcdefg", chain)) <= 3


def test_a_chain_of_rewrites_holds_when_its_ends_still_resemble_each_other():
    chain = [met("a", "b", 0.95), met("b", "c", 0.95), met("a", "c", 0.3)]
    assert groups("abc", chain) == (("a", "b", "c"),)


def test_two_close_groups_stay_apart_when_the_link_between_them_is_weak():
    inner = [met("a", "b", 0.98), met("c", "d", 0.97)]
    between = [met(x, y, 0.5) for x in "ab" for y in "cd"]
    assert groups("abcd", inner + between) == (("a", "b"), ("c", "d"))
    assert groups("abcd", inner + between, cohesion=0.0) == (("a", "b", "c", "d"),)


def test_a_single_page_joins_a_close_group_only_by_a_firm_link():
    close = [met("a", "b", 1.0)]
    assert groups("abc", [*close, met("a", "c", 0.47), met("b", "c", 0.47)]) == (("a", "b"), ("c",))
    assert groups("abc", [*close, met("a", "c", 0.6), met("b", "c", 0.6)]) == (("a", "b", "c"),)


def test_reposts_count_once_and_stay_together():
    names = [f"p{number:03}" for number in range(300)]
    same = [met(one, other, 1.0, held=1.0) for one, other in pairwise(names)]
    assert groups(names, same) == (tuple(names),)

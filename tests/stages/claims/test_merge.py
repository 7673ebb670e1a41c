import random
from time import process_time

from firsthand.model.span import Span
from firsthand.stages.claims.merge import merge
from firsthand.stages.claims.proposition import Proposition


def stated(page, number, *, predicate, subject, terms):
    return Proposition(
        span=Span(f"d{page:05}", number * 100, number * 100 + 80), attribution=f"a{page}-{number}",
        predicate=predicate, subject=subject, terms=frozenset(terms), numbers=frozenset(), stance="assert",
    )  # fmt: skip


def heap(pages, *, story=20, seed=7):
    """Pages of stories of twenty pages; each states two of the twelve facts of its story, in its own words."""
    chance = random.Random(seed)
    words = [f"w{number}" for number in range(3000)]
    weights = [1 / (rank + 1) for rank in range(len(words))]
    facts = [
        (chance.choice(words[:200]), f"n-{fact // 3}", tuple(chance.choices(words, weights, k=6)))
        for fact in range(12 * (pages // story + 1))
    ]
    for page in range(pages):
        for number in range(2):
            predicate, subject, terms = facts[12 * (page // story) + chance.randrange(12)]
            own = {*terms[1:], chance.choice(words)}
            yield stated(page, number, predicate=predicate, subject=subject, terms=own)


def seconds(pages):
    propositions = list(heap(pages))
    start = process_time()
    merge(propositions)
    return process_time() - start


def test_twice_the_pages_take_about_twice_the_time():
    assert min(seconds(2000) for _ in range(2)) < 3 * min(seconds(1000) for _ in range(2))


def test_what_a_crowd_states_alike_is_one_claim():
    crowd = [
        stated(page, 0, predicate="close", subject="n-port", terms={"harbour", "storm", f"own{page}"})
        for page in range(300)
    ]
    assert [len(group) for group in merge(crowd)] == [300]


def test_frequent_words_alone_do_not_make_one_claim():
    pages = [
        stated(
            page, 0, predicate="ask", subject="n-port", terms={"minister", f"a{page}", f"b{page}", f"c{page}"}
        )
        for page in range(300)
    ]
    assert len(merge(pages)) == 300

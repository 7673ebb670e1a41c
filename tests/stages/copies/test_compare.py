from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stages.copies.pages import CHOIR, FERRY, OTHER, SPUN, page

from firsthand.options.copies import CopiesOptions
from firsthand.stages.copies import compare
from firsthand.stages.copies.compare import compared, flipped
from firsthand.stages.copies.witness import quoted


def test_equal_pages_explain_each_other_wholly():
    met = compare(page("a", *FERRY), page("b", *FERRY))
    assert (met.held_a, met.held_b, met.share_a, met.share_b, met.taken) == (1, 1, 1, 1, 1)
    assert met.score > 0.99


def test_a_part_is_explained_by_the_whole_and_not_the_other_way_round():
    met = compare(page("a", *FERRY[:3]), page("b", *FERRY))
    assert met.held_a > 0.95
    assert met.held_b < 0.6


def test_a_spinner_has_the_rarer_words():
    met = compare(page("a", *SPUN), page("b", *FERRY))
    assert met.strange_a > met.strange_b
    assert len(met.alignments) == 6


def test_sides_can_be_exchanged():
    a, b = page("a", *SPUN), page("b", *FERRY)
    assert flipped(compare(a, b)) == compare(b, a)


def test_strangers_have_no_score():
    met = compare(page("a", *CHOIR), page("b", *FERRY))
    assert (met.score < CopiesOptions().kin, met.taken) == (True, 0)
    assert met.alignments == ()


def test_shared_speech_alone_is_no_kinship():
    speech = (
        "“The fence along the dunes will be gone before the first of June,” the mayor said.",
        "“Whoever walks there at night does it at his own risk, and I have told them so,” she added.",
    )
    met = compare(page("a", *FERRY, *speech), page("b", *CHOIR, *speech))
    assert met.score < CopiesOptions().family
    assert met.taken == 0


def test_an_empty_page_can_be_compared():
    assert compare(page("a"), page("b", *FERRY)).score < CopiesOptions().kin


def test_an_open_quotation_ends_with_its_paragraph():
    text = '“First part of a long speech.\n\nNarration. "A second piece of it," he said.'
    assert [text[a:b] for a, b in quoted(text)] == [
        "“First part of a long speech.",
        '"A second piece of it,"',
    ]


HEAP = [
    page(f"p{number}", *sentences)
    for number, sentences in enumerate(
        (
            FERRY,
            SPUN,
            CHOIR,
            (),
            (*FERRY[:4], *CHOIR[:4]),
            FERRY[2:6],
            (*OTHER, '"The tide took it," she said.'),
        )
    )
]
ALONE = {(a.id, b.id): compare(a, b) for a in HEAP for b in HEAP}


@settings(max_examples=25)
@given(st.lists(st.tuples(st.sampled_from(HEAP), st.sampled_from(HEAP)), max_size=60))
def test_a_pair_is_compared_alike_alone_and_among_others(pairs):
    assert compared(pairs) == tuple(ALONE[a.id, b.id] for a, b in pairs)


def test_many_pages_are_compared_in_the_order_of_the_pairs():
    pages = [page(f"q{number:03}", *FERRY[number % 3 :], f"Buoy {number} is out.") for number in range(90)]
    pairs = [(pages[a], pages[(a * 7 + 3) % 90]) for a in range(90)]
    assert [(met.a, met.b) for met in compared(pairs)] == [(a.id, b.id) for a, b in pairs]

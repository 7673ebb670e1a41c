import itertools

import msgspec
import pytest

from firsthand.model.copies import Copy
from firsthand.stages.brief import Evidence


@pytest.fixture(scope="module")
def evidence(heap):
    return Evidence(heap)


def test_sentences_are_those_of_read_segments(evidence, place):
    doc = place("courier", "Valdora has").doc
    told = [evidence.words(span) for span in evidence.sentences(doc)]
    assert not any("Ferry strike" in words or "Leave a Reply" in words for words in told)
    assert told[0] == "Valdora tells Merrow to keep fuel from Sorn ships"
    assert evidence.around(place("courier", "Ferry strike")) is None


def test_the_changed_side_and_its_heirs_are_flagged_and_the_faithful_one_is_not(evidence, place):
    assert evidence.is_flagged(place("brief24", "We will allow any tanker"))
    assert evidence.is_flagged(place("gull", "We will allow any tanker"))
    assert not evidence.is_flagged(place("wire", "We will not allow any tanker"))


def test_both_sides_are_flagged_where_nothing_decides(heap, place):
    open_ = tuple(msgspec.structs.replace(drift, likely_faithful=None) for drift in heap.drift)
    evidence = Evidence(msgspec.structs.replace(heap, drift=open_))
    assert evidence.is_flagged(place("wire", "We will not allow any tanker"))


def test_trust_prefers_the_root_over_copies_people_over_machines_reports_over_comment(evidence, place):
    order = sorted(
        (place(key, "e").doc for key in ("comment", "neuro", "brief24", "gull", "courier", "wire")),
        key=evidence.trust,
    )
    assert order == [
        place(key, "e").doc for key in ("wire", "courier", "brief24", "gull", "neuro", "comment")
    ]


def test_a_page_full_of_synonymisers_turns_counts_as_spun(heap, place):
    text = (
        "The mayor has actually left for worldwide waters. His office decreased to comment and stopped "
        "working to mend the line that is cut."
    )
    doc = place("post", "e").doc
    pages = tuple(
        msgspec.structs.replace(page, text=text, segments=(), title_span=None) if page.id == doc else page
        for page in heap.documents
    )
    bare = type(heap)(documents=pages)
    assert Evidence(bare).distance(doc) == 6
    assert Evidence(type(heap)(documents=heap.documents)).distance(doc) == 0


def test_a_long_chain_of_copies_is_measured_once_a_page(heap):
    pages = [f"p{number:05}" for number in range(3000)]
    chain = tuple(
        Copy(id=f"c-{child}", child=child, parent=parent, kind="edited", score=0.9, why="It is.")
        for parent, child in itertools.pairwise(pages)
    )
    evidence = Evidence(type(heap)(copies=chain))
    step = evidence.distance(pages[1])
    assert step > 0
    assert evidence.distance(pages[-1]) == step * (len(pages) - 1)


def test_pages_that_copy_each_other_in_a_ring_are_measured_all_the_same(heap):
    ring = tuple(
        Copy(id=f"c-{child}", child=child, parent=parent, kind="edited", score=0.9, why="It is.")
        for child, parent in (("a", "b"), ("b", "a"))
    )
    evidence = Evidence(type(heap)(copies=ring))
    assert evidence.distance("a") > 0
    assert evidence.distance("b") > 0

"""A copy's drifted wording makes no event of its own."""

import pytest

from firsthand.model.drift import Drift
from firsthand.stages.events import events, merge


@pytest.fixture(scope="session")
def two(read):
    a = read("Norway may impose sanctions on Portugal on March 4, 2031.", doc="a" * 16)
    b = read("Norway imposed sanctions on Portugal on March 4, 2031.", doc="b" * 16)
    return a, b


def _drift(a, b, faithful, material=True, words=("may impose", "imposed"), type_="modality"):
    def side(page, text):
        start = page.document.text.index(text)
        return (page.document.span(start, start + len(text)),) if text else ()

    return Drift(
        id="d-1",
        relation="copy",
        a=side(a, words[0]),
        b=side(b, words[1]),
        a_context=side(a, a.document.text.strip()),
        b_context=side(b, b.document.text.strip()),
        type=type_,
        material=material,
        likely_faithful=faithful,
        score=1.0,
        why="",
    )


def _merged(pages, *drifts):
    found = [each for page in pages for each in events(page, (), ())]
    documents = {page.document.id: page.document for page in pages}
    return merge(found, (), (), (), documents, (), (), drifts=drifts)[0]


def test_a_copy_that_says_what_the_source_says_may_be_is_a_witness_only(two):
    (event,) = _merged(two, _drift(*two, "a"))
    assert event.status != "happened"
    assert {span.doc for span in event.spans} == {"a" * 16}
    assert event.documents == ("a" * 16, "b" * 16)


@pytest.mark.parametrize(("faithful", "material"), [("b", True), (None, True), ("a", False)])
def test_other_drifts_leave_the_telling_its_event(two, faithful, material):
    assert "happened" in {each.status for each in _merged(two, _drift(*two, faithful, material))}


def test_words_left_out_of_a_copy_make_its_whole_sentence_unfaithful(two):
    assert "happened" not in {each.status for each in _merged(two, _drift(*two, "a", words=("may", "")))}


def test_without_an_event_on_the_faithful_side_the_telling_is_hypothetical_and_has_no_amount(read):
    a = read("The report was long.", doc="a" * 16)
    b = read("Norway sent Portugal aid of 80 million dollars on March 4, 2031.", doc="b" * 16)
    (event,) = _merged((a, b), _drift(a, b, "a", words=("long", "80 million"), type_="number"))
    assert (event.status, event.amounts) == ("hypothetical", ())

"""What is news between two states of a heap, and what is not."""

from pathlib import Path

import pytest

import firsthand
from firsthand import example
from firsthand.model.claim import Claim, Origins, Witness
from firsthand.model.document import Document
from firsthand.model.dossier import Dossier
from firsthand.model.event import Channel, ChannelState, Event, EventWitness, Pledge
from firsthand.model.page import Page
from firsthand.model.span import Span
from firsthand.nlp.rules import RulesTagger
from firsthand.stages.watch import appearances, novelties


def document(name, text="The ferry sank off Lorn, the harbour office said on Monday.", **more):
    return Document(
        id=name, path_or_url=f"{name}.txt", paths=(f"{name}.txt",), text=text, outlet=name.upper(), **more
    )


def span(doc, start=0, end=14):
    return Span(doc, start, end)


def witness(doc, stance="assert", speaker="the harbour office", origin="o1"):
    return Witness(span=span(doc), speaker=speaker, stance=stance, origin=origin)


def claim(*assertions, denials=(), asserting=1, denying=0, **more):
    every = (*assertions, *denials)
    return Claim(
        id="k-1",
        proposition="The ferry sank off Lorn",
        spans=tuple(one.span for one in every),
        assertions=assertions,
        denials=tuple(denials),
        independent_origins=Origins(asserting, denying),
        status="disputed" if denying else "single_source",
        **more,
    )


A, B = document("a"), document("b")


def heap(*documents, **tables):
    return Dossier(documents=documents, **tables)


def kinds(before, after):
    return [one.kind for one in novelties(before, after)]


def test_the_same_heap_tells_nothing_new():
    one = heap(A, claims=(claim(witness("a")),))
    assert novelties(one, one) == ()
    assert novelties(Dossier(), Dossier()) == ()


def test_a_first_denial_is_news_and_a_second_by_the_same_origin_is_none():
    asserted = claim(witness("a"))
    denied = claim(witness("a"), denials=[witness("b", "deny", "the owner", "o2")], denying=1)
    (news,) = novelties(heap(A, claims=(asserted,)), heap(A, B, claims=(denied,)))
    assert news.text == "First denial: the owner, of “The ferry sank off Lorn”"
    assert (news.kind, news.table, news.row, news.documents) == ("denial", "claims", "k-1", ("b",))
    again = claim(
        witness("a"),
        denials=[witness("b", "deny", "the owner", "o2"), witness("c", "deny", "the owner", "o2")],
        denying=1,
    )
    assert kinds(heap(A, B, claims=(denied,)), heap(A, B, document("c"), claims=(again,))) == []


def test_one_more_independent_origin_is_news_and_one_more_copy_is_none():
    before = heap(A, claims=(claim(witness("a")),))
    copied = claim(witness("a"), witness("b"), asserting=1)
    own = claim(witness("a"), witness("b", speaker="a diver", origin="o2"), asserting=2)
    assert kinds(before, heap(A, B, claims=(copied,))) == []
    (news,) = novelties(before, heap(A, B, claims=(own,)))
    assert news.text == "Now 2 independent origins assert “The ferry sank off Lorn”: new is a diver"


def test_what_was_only_put_together_otherwise_is_no_news():
    """The count grew, but nothing of it stands in the new page."""
    before = heap(A, B, claims=(claim(witness("a"), asserting=1),))
    after = heap(A, B, document("c"), claims=(claim(witness("a"), witness("b", origin="o2"), asserting=2),))
    assert kinds(before, after) == []


def test_a_retraction_is_told_first():
    before = heap(A, claims=(claim(witness("a")),))
    taken = claim(
        witness("a"),
        denials=[witness("b", "deny", "the owner", "o2")],
        denying=1,
        corrections=(span("b", 0, 23),),
    )
    first, second = novelties(before, heap(A, B, claims=(taken,)))
    assert (first.kind, second.kind) == ("retraction", "denial")
    assert first.text == "Taken back by B: “The ferry sank off Lorn”, in “The ferry sank off Lorn”"


def event(status, *docs, score=1.0):
    return Event(
        id="e-1",
        spans=tuple(span(doc) for doc in docs),
        action="sink",
        plover="COERCE",
        status=status,
        witnesses=tuple(EventWitness(span=span(doc), status=status) for doc in docs),
        score=score,
    )


def test_an_event_that_turned_is_news_where_a_new_page_says_so():
    before = heap(A, events=(event("planned", "a"),))
    assert kinds(before, heap(A, B, events=(event("happened", "a", "b"),))) == ["status"]
    assert kinds(before, heap(A, B, events=(event("planned", "a", "b"),))) == []
    assert kinds(before, heap(A, B, events=(event("happened", "a"),))) == []
    assert kinds(before, heap(A, B, events=(event("happened", "a", "b", score=0.2),))) == []


def test_what_became_of_a_warning_is_news():
    def pledge(outcome, *spans):
        return Pledge(
            id="p-1", kind="warning", speaker="Lorn", spans=(span("a"),), outcome=outcome, outcome_spans=spans
        )

    before = heap(A, pledges=(pledge("open"),))
    (news,) = novelties(before, heap(A, B, pledges=(pledge("kept", span("b")),)))
    assert news.text == "The warning of Lorn is kept now: “The ferry sank”"
    assert kinds(before, heap(A, B, pledges=(pledge("unknown", span("b")),))) == []


def test_the_last_state_of_a_channel_is_news_once():
    def channel(*states):
        return Channel(
            id="c-1",
            parties=("Lorn", "Marl"),
            kind="talks",
            states=tuple(ChannelState(state=state, span=span(doc)) for state, doc in states),
        )

    before = heap(A, channels=(channel(("held", "a")),))
    (news,) = novelties(before, heap(A, B, channels=(channel(("held", "a"), ("suspended", "b")),)))
    assert news.text == "Talks between Lorn and Marl: suspended"
    assert kinds(before, heap(A, B, channels=(channel(("held", "a"), ("held", "b")),))) == []


LATE = ("newsbarn-sanctions.html", "ledger-reply.html", "spinnery-hotline.txt")


@pytest.fixture(scope="module")
def example_states():
    pages = list(firsthand.pages([str(example.pages())]))
    early = [page for page in pages if Path(page.path).name not in LATE]
    copy = [
        Page(raw=page.raw, address=f"copy-{page.address}", path=f"copy-{page.path}", media=page.media)
        for page in early
        if Path(page.path).name == "meridian-warning.html"
    ]
    tagger = RulesTagger()
    return {
        "early": firsthand.read(early, tagger=tagger),
        "all": firsthand.read(pages, tagger=tagger),
        "copied": firsthand.read([*early, *copy], tagger=tagger),
    }


def test_the_example_tells_its_news(example_states):
    news = novelties(example_states["early"], example_states["all"])
    drift = [one.text for one in news if one.kind == "drift"]
    assert any("“8 million” became “80 million”" in text for text in drift)
    assert any("“sanctioned”" in text for text in drift)
    assert any(one.kind == "origin" and "Brannock Ledger" in one.text for one in news)
    texts = {document.id: document.text for document in example_states["all"].documents}
    for one in news:
        assert one.documents
        assert all(place.end <= len(texts[place.doc]) for place in one.spans)
        assert "\n" not in one.text
    assert news == novelties(example_states["early"], example_states["all"])
    assert len({one.id for one in news}) == len(news)


def test_a_verbatim_copy_of_a_page_is_no_news(example_states):
    assert len(example_states["copied"].documents) == len(example_states["early"].documents) + 1
    assert [one.text for one in novelties(example_states["early"], example_states["copied"])] == []


@pytest.mark.parametrize(
    ("wording", "text", "found"),
    [
        ("Ada Renn", "It was ADA\nRENN who spoke.", "ADA\nRENN"),
        ("won't be drawn", "She won’t be drawn on it.", "won’t be drawn"),
        ("Lorn", "The Lornish coast.", None),
        ("gas station", "a gas  station", "gas  station"),
        ("(a+)+$", "nothing (a+)+$ here", "(a+)+$"),
        ("", "anything", None),
        ("  ", "anything", None),
    ],
)
def test_a_watched_wording_is_found_whole_whatever_its_case_and_marks(wording, text, found):
    hits = appearances([document("a", text)], [wording])
    assert [text[hit.spans[0].start : hit.spans[0].end] for hit in hits] == ([found] if found else [])


def test_a_watched_wording_is_told_once_a_page_with_its_words():
    (hit,) = appearances([document("a", "Lorn said no. Lorn said yes.")], ["Lorn", "Lorn"])
    assert hit.text == "“Lorn” in A: Lorn said no. Lorn said yes."
    assert hit.row == "a"

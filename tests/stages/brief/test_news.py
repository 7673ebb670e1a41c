import msgspec
import pytest

import firsthand
from firsthand.model.dossier import Dossier
from firsthand.model.story import Brief, Section, Statement
from firsthand.stages.brief import NEW, briefs, gate, updated


@pytest.fixture(scope="module")
def now(heap):
    return msgspec.structs.replace(heap, briefs=briefs(heap))


def without(heap, outlet):
    """`heap` as it stood before the page of `outlet` came."""
    gone = {document.id for document in heap.documents if document.outlet == outlet}
    kept = tuple(document for document in heap.documents if document.id not in gone)
    accounts = []
    for brief in heap.briefs:
        sections = [
            Section(s.name, tuple(t for t in s.sentences if not any(c.doc in gone for c in t.citations)))
            for s in brief.sections
        ]
        accounts.append(msgspec.structs.replace(brief, sections=tuple(sections)))
    return msgspec.structs.replace(heap, documents=kept, briefs=tuple(accounts))


def opening(now, earlier, length="full"):
    rows = [brief for brief in now.briefs if brief.length == length]
    (brief,) = updated(rows, now, earlier)
    assert brief.sections[0].name == NEW
    return brief.sections[0].sentences


def test_an_update_opens_with_the_new_page_and_what_it_alone_tells(now):
    first, *news = opening(now, without(now, "The Signal Post"))
    assert first.text == "One page is new: The Signal Post (13 March 2031)."
    assert any("put the owners of the tanker Grete under sanctions" in s.text for s in news)
    assert all(s in {t for b in now.briefs for x in b.sections for t in x.sentences} for s in news)


def test_what_was_told_is_no_news(now):
    texts = [s.text for s in opening(now, without(now, "The Signal Post"))]
    assert not any("fuel must not reach the Sorn fleet" in text for text in texts)


def test_nothing_is_new_of_a_story_without_a_new_page(now):
    assert [s.text for s in opening(now, now)] == ["No page of this story is new."]


def test_every_page_is_new_to_somebody_who_had_none(now):
    first, *news = opening(now, Dossier())
    assert first.text.startswith("Eight pages are new: The Signal Post (13 March 2031), ")
    assert news


def test_the_line_of_pages_passes_the_gate(now):
    first = opening(now, without(now, "The Signal Post"))[0]
    assert gate(first, now) == ()
    other = msgspec.structs.replace(first, text=first.text.replace("The Signal Post", "Harbour Wire"))
    assert gate(other, now)


def test_a_short_update_holds_less_news(now):
    assert len(opening(now, Dossier(), "headline")) <= 2
    assert len(opening(now, Dossier(), "short")) <= 3


def test_a_story_without_a_full_account_stays_as_it_is(now):
    lone = Brief(story="s-none", template="newsroom", length="page", title="t", sections=())
    assert list(updated([lone], now, now)) == [lone]


def test_it_is_asked_for_with_the_briefs(now):
    (brief,) = firsthand.briefs(now, length="page", since=now)
    assert brief.sections[0] == Section(NEW, (Statement(text="No page of this story is new."),))

"""What every question takes, and the order of its answer."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.dossier import ask
from firsthand.errors import OptionError

QUESTIONS = [
    ask.quotes, ask.drift, ask.claims, ask.events, ask.pledges, ask.channels, ask.entities, ask.stories,
    ask.timeline, ask.tree,
]  # fmt: skip


def ids(rows):
    return [row.id for row in rows]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.__name__)
def test_without_filters_every_row_comes_once(question, heap):
    table = {"quotes": "attributions", "tree": "families"}.get(question.__name__, question.__name__)
    more = {"possible": True} if question is ask.drift else {}
    found = question(heap, **more)
    assert len(found) == len(getattr(heap, table)) > 0


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.__name__)
def test_an_empty_dossier_answers_with_nothing(question):
    from firsthand.model.dossier import Dossier

    assert question(Dossier()) == ()
    assert ask.briefs(Dossier()) == ()


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.__name__)
def test_a_page_narrows_every_answer_to_rows_that_rest_on_it(question, heap, ids):
    found = question(heap, doc="The Breakwater")
    every = question(heap)
    assert len(found) < len(every) or question is ask.stories
    assert [row for row in every if row in found] == list(found)


@pytest.mark.parametrize(
    ("filters", "speakers"),
    [
        ({"speaker": "quill"}, {"Edda Quill", "Edda Quill’s office"}),
        ({"speaker": "EDDA", "kind": "direct"}, {"Edda Quill"}),
        ({"anonymous": True}, {"a senior Valdoran official"}),
        ({"outlet": "gazette"}, {"Tove Asker"}),
        ({"since": "2031-03-06"}, {"Rana Holt", "Edda Quill’s office"}),
        ({"until": "2031-03-03", "kind": "direct"}, {"Edda Quill", "Joris Pell"}),
        ({"since": "2031-03-05", "until": "2031-03-05"}, {"Tove Asker"}),
        ({"find": "settlement"}, {"Odo Lund"}),
        ({"find": "MILK COW", "doc": "gull.txt"}, {"Edda Quill"}),
    ],
)
def test_quotes_are_filtered(heap, filters, speakers):
    assert {row.speaker for row in ask.quotes(heap, **filters)} == speakers


def test_quotes_come_oldest_first_and_undated_last(heap):
    shelf = ask.Shelf(heap)
    days = [shelf.day(row.doc) or "9999" for row in ask.quotes(heap)]
    assert days == sorted(days)
    assert days[-1] == "9999"


def test_named_and_unnamed_are_all(heap):
    named, unnamed = ask.quotes(heap, anonymous=False), ask.quotes(heap, anonymous=True)
    assert sorted(ids((*named, *unnamed))) == sorted(ids(ask.quotes(heap)))


def test_certain_changes_come_first_and_possible_ones_when_asked(heap):
    assert ids(ask.drift(heap)) == ["d-1", "d-2", "d-3"]
    assert ids(ask.drift(heap, possible=True)) == ["d-1", "d-2", "d-3", "d-4"]
    assert ids(ask.drift(heap, type="number, polarity")) == ["d-1", "d-2"]


def test_a_page_that_took_a_change_over_finds_it(heap):
    assert ids(ask.drift(heap, doc="gull.txt")) == ["d-1"]


def test_the_day_of_a_change_is_that_of_the_page_that_changed_it(heap):
    assert ids(ask.drift(heap, since="2031-03-04")) == ["d-1", "d-2", "d-3"]
    assert ids(ask.drift(heap, until="2031-03-03")) == []


def test_claims_stand_in_the_order_of_the_ledger(heap):
    found = ask.claims(heap)
    assert found[0].status == "disputed"
    assert ids(ask.claims(heap, status="disputed")) == ["k-fuel"]
    assert ids(ask.claims(heap, speaker="Asker")) == ["k-fuel"]
    assert ids(ask.claims(heap, outlet="ledger daily")) == ["k-loaded"]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"root": "sanction"}, ["e-old", "e-sanction"]),
        ({"root": "SANCTION", "since": "2031"}, ["e-sanction"]),
        ({"actor": "valdora", "target": "merrow"}, ["e-warn", "e-postponed"]),
        ({"status": "planned,postponed"}, ["e-plan", "e-postponed"]),
        ({"since": "2031-03-11", "until": "2031-03-11"}, ["e-sanction"]),
        ({"until": "2029"}, ["e-old"]),
        ({"since": "2029-06", "until": "2029-07"}, ["e-old"]),
    ],
)
def test_events_are_filtered(heap, filters, found):
    assert sorted(ids(ask.events(heap, **filters))) == sorted(found)


def test_events_without_a_day_come_last_and_no_filter_by_day_finds_them(heap):
    assert ids(ask.events(heap))[-1] == "e-loaded"
    assert "e-loaded" not in ids(ask.events(heap, since="0001"))


def test_pledges_with_an_outcome_come_before_open_ones(heap):
    assert ids(ask.pledges(heap)) == ["p-conseq", "p-talks", "p-lund"]
    assert ids(ask.pledges(heap, outcome="open")) == ["p-lund"]
    assert ids(ask.pledges(heap, kind="warning", speaker="quill")) == ["p-conseq"]


def test_channels_by_party(heap):
    assert ids(ask.channels(heap, party="merr")) == ["h-navies"]
    assert ask.channels(heap, party="Sorn") == ()
    assert ask.channels(heap, kind="hotline") == ()


def test_entities_on_most_pages_come_first(heap):
    counts = [len(row.documents) for row in ask.entities(heap)]
    assert counts == sorted(counts, reverse=True)
    assert {row.kind for row in ask.entities(heap, kind="person")} == {"person"}


def test_the_timeline_goes_by_date(heap):
    dates = [row.date for row in ask.timeline(heap)]
    assert dates == sorted(dates)
    assert ask.timeline(heap, story=heap.stories[0].id)


def test_briefs_by_length(heap):
    assert [row.length for row in ask.briefs(heap, length="short")] == ["short"] * len(ask.briefs(heap))
    with pytest.raises(OptionError, match="headline, short, page, full"):
        ask.briefs(heap, length="epic")


@pytest.mark.parametrize(
    ("question", "filters", "said"),
    [
        (ask.quotes, {"kind": "loud"}, "direct, indirect, mixed"),
        (ask.quotes, {"kind": " , "}, "direct, indirect, mixed"),
        (ask.drift, {"type": "polarity,colour"}, "not .colour"),
        (ask.claims, {"status": "true"}, "retracted"),
        (ask.events, {"root": "FIGHT"}, "ASSAULT"),
        (ask.events, {"since": "yesterday"}, "such as 2024-03-11"),
        (ask.events, {"until": "2024-13"}, "such as 2024-03-11"),
        (ask.events, {"since": "2024-3-1"}, "such as 2024-03-11"),
        (ask.pledges, {"outcome": "forgotten"}, "kept"),
        (ask.stories, {"story": "moon"}, "no story"),
        (ask.entities, {"doc": "moon"}, "no page"),
    ],
)
def test_a_value_that_cannot_be_says_which_can(heap, question, filters, said):
    with pytest.raises(OptionError, match=said):
        question(heap, **filters)


@settings(max_examples=20)
@given(find=st.text(max_size=6))
def test_finding_any_text_gives_some_of_the_rows_in_their_order(heap, find):
    every = ids(ask.quotes(heap))
    found = ids(ask.quotes(heap, find=find))
    assert found == [ident for ident in every if ident in set(found)]

"""Over the heap: one event with many witnesses, borrowed days, channel histories, outcomes of pledges."""

from itertools import permutations

import pytest

from firsthand.model.copies import Family, Origin
from firsthand.model.entity import Entity
from firsthand.stages.events import channels, events, merge, pledges


@pytest.fixture(scope="session")
def merged():
    def run(*pages, entities=(), families=(), origins=()):
        found = [each for page in pages for each in events(page, (), ())]
        lines = [each for page in pages for each in channels(page, (), ())]
        said = [each for page in pages for each in pledges(page, (), events(page, (), ()))]
        documents = {page.document.id: page.document for page in pages}
        read_ = {page.document.id: page for page in pages}
        return merge(found, lines, said, entities, documents, families, origins, read_)

    return run


def test_one_event_told_twice_keeps_both_witnesses_and_their_origins(read, merged):
    a = read("Norway imposed sanctions on Portugal on Tuesday.", published="2031-03-13", doc="a" * 16)
    b = read("On Tuesday Norway imposed new sanctions on Portugal.", published="2031-03-14", doc="b" * 16)
    families = [
        Family(id="f-1", origin="o-1", documents=("a" * 16,)),
        Family(id="f-2", origin="o-2", documents=("b" * 16,)),
    ]
    found, _, _ = merged(a, b, families=families)
    (event,) = found
    assert event.documents == ("a" * 16, "b" * 16)
    assert [each.origin for each in event.witnesses] == ["o-1", "o-2"]
    assert event.date.start == "2031-03-11"


def test_the_same_deed_on_another_day_is_another_event(read, merged):
    a = read("Norway imposed sanctions on Portugal on March 4, 2031.", doc="a" * 16)
    b = read("Norway imposed sanctions on Portugal on March 11, 2031.", doc="b" * 16)
    assert len(merged(a, b)[0]) == 2


def test_another_place_is_another_event(read, merged):
    a = read("Norway met Portugal in Rome on March 4, 2031.", doc="a" * 16)
    b = read("Norway met Portugal in Madrid on March 4, 2031.", doc="b" * 16)
    assert len(merged(a, b)[0]) == 2


def test_a_denial_beside_a_telling_by_hearsay_leaves_the_event_denied(read, merged):
    page = read("Norway denied that Portugal asked Malta for weapons last week.", published="2031-03-13")
    (event,) = (each for each in merged(page)[0] if each.plover == "REQUEST")
    assert (event.plover, event.status) == ("REQUEST", "denied")


def test_a_page_borrows_the_day_of_an_event_that_another_page_dates(read, merged):
    people = ("Ada Holt", "Una Brand", "Ned Moss", "Ida Lund", "Max Berg")
    rest = "Ned Moss, Ida Lund and Max Berg were there."
    dated = read(
        ("caption", "Crowds in Lisbon, March 14, 2031."),
        f"Ada Holt met Una Brand in Rome. {rest}",
        doc="a" * 16,
    )
    undated = read(f"Monday's meeting between Ada Holt and Una Brand was long. {rest}", doc="b" * 16)
    entities = [
        Entity(
            id=f"n-{number}",
            name=name,
            kind="person",
            mentions=tuple(
                page.document.span(page.document.text.index(name), page.document.text.index(name) + len(name))
                for page in (dated, undated)
            ),
        )
        for number, name in enumerate(people)
    ]
    found, _, _ = merged(dated, undated, entities=entities)
    meeting = next(each for each in found if "b" * 16 in each.documents)
    assert meeting.date.start == "2031-03-17"
    assert "which dates itself" in meeting.date.why


def test_a_plan_that_another_page_saw_happen_is_kept(read, merged):
    a = read(
        "Norway will host the Portuguese premier on March 20, 2031.", published="2031-03-17", doc="a" * 16
    )
    b = read("Norway hosted the Portuguese premier on March 20, 2031.", published="2031-03-21", doc="b" * 16)
    _, _, found = merged(a, b)
    assert [(each.kind, each.outcome) for each in found] == [("plan", "kept")]
    assert found[0].why


def test_a_warning_carried_out_names_the_deed(read, merged):
    a = read(
        "Norway warned Portugal that it would face sanctions if it armed the rebels.",
        published="2031-03-01",
        doc="a" * 16,
    )
    b = read("Norway imposed sanctions on Portugal on Tuesday.", published="2031-03-13", doc="b" * 16)
    found, _, said = merged(a, b)
    (pledge,) = said
    sanction = next(each for each in found if each.plover == "SANCTION" and each.status == "happened")
    assert (pledge.kind, pledge.outcome, pledge.outcome_events) == ("warning", "kept", (sanction.id,))
    assert sanction.outcome_of == (pledge.event,)


def test_a_plan_whose_day_has_passed_untold_is_unknown(read, merged):
    a = read(
        "Norway will host the Portuguese premier on March 20, 2031.", published="2031-03-17", doc="a" * 16
    )
    b = read("It rained in Lisbon.", published="2031-04-17", doc="b" * 16)
    (pledge,) = merged(a, b)[2]
    assert (pledge.kind, pledge.outcome) == ("plan", "unknown")


def test_channels_of_two_pages_become_one_history(read, merged):
    a = read("Norway suspended talks with Portugal on March 4, 2031.", doc="a" * 16)
    b = read("Norway resumed talks with Portugal on March 11, 2031.", doc="b" * 16)
    (channel,) = merged(a, b)[1]
    assert [(each.state, each.date.start) for each in channel.states] == [
        ("suspended", "2031-03-04"),
        ("resumed", "2031-03-11"),
    ]


def test_order_of_pages_changes_nothing(read, merged):
    pages = [
        read("Norway imposed sanctions on Portugal on Tuesday.", published="2031-03-13", doc="a" * 16),
        read("On Tuesday Norway imposed new sanctions on Portugal.", published="2031-03-14", doc="b" * 16),
        read("Norway warned Portugal of sanctions. Norway held talks with Portugal.", doc="c" * 16),
    ]
    origins = [Origin(id="o-9", kind="document", name="x", documents=("c" * 16,))]
    first = merged(*pages, origins=origins)
    for order in permutations(pages):
        assert merged(*order, origins=origins) == first

"""Rules of the coder for ways of telling: closures, searches, relief, lines, denials, pairs, leads."""

import pytest

from firsthand.stages.events import events


def told(page, mentions=()):
    return [(each.plover, each.status, each.actor, each.target) for each in events(page, (), mentions)]


@pytest.mark.parametrize(
    ("text", "plover", "actor", "target"),
    [
        pytest.param("Norway closed its border to Portugal.", "COERCE", "Norway", "Portugal", id="closed"),
        pytest.param("Norway's navy turned back a Portuguese ferry.", "COERCE", None, None, id="turned back"),
        pytest.param(
            "The Norwegian gunboats turned back at dusk.", "RETREAT", None, None, id="turned back itself"
        ),
        pytest.param("Norway's police searched a Portuguese trawler.", "COERCE", None, None, id="searched"),
        pytest.param("Norway brought flour and tents into Portugal.", "AID", "Norway", None, id="relief"),
        pytest.param("A relief convoy reached Lisbon on Monday.", "AID", None, None, id="convoy arrives"),
        pytest.param(
            "Norway suspended the hotline with Portugal.", "SANCTION", "Norway", "Portugal", id="line cut"
        ),
        pytest.param(
            "Norway resumed the hotline with Portugal.", "COOPERATE", "Norway", "Portugal", id="line on"
        ),
        pytest.param("Norway froze the accounts of Portugal.", "SANCTION", "Norway", "Portugal", id="frozen"),
        pytest.param(
            "Norway called the report by Portugal a lie.", "REJECT", "Norway", None, id="called untrue"
        ),
        pytest.param(
            "Norway called the sanctions by Portugal unlawful.", "ACCUSE", "Norway", None, id="unlawful"
        ),
        pytest.param(
            "Norway called off the blockade of Portugal.", "CONCEDE", "Norway", "Portugal", id="called off"
        ),
        pytest.param(
            "Norway spent four hours with Portugal.", "CONSULT", "Norway", "Portugal", id="hours with"
        ),
    ],
)
def test_ways_of_acting(read, text, plover, actor, target):
    found = [each for each in told(read(text)) if each[0] == plover]
    assert found
    assert found[0][1] == "happened"
    assert actor is None or found[0][2] == actor
    assert target is None or found[0][3] == target


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The baker closed his shop.", id="a shop"),
        pytest.param("Norway froze over in January.", id="frost"),
        pytest.param("The rent is due on Monday in Lisbon.", id="rent is due"),
        pytest.param("The parcel will travel to Portugal on Monday.", id="a parcel travels"),
        pytest.param("The premier plans to go to the market on March 25.", id="a month is no march"),
    ],
)
def test_no_deed_of_states(read, text):
    assert told(read(text)) == []


def test_a_minister_who_is_due_somewhere_plans_a_visit(read):
    page = read("The Norwegian premier is due in Lisbon on March 25.", published="2031-03-10")
    (visit,) = events(page, (), ())
    assert (visit.plover, visit.status, visit.date.start) == ("CONSULT", "planned", "2031-03-25")


def test_the_two_are_the_pair_told_of_last(read, named):
    page = read("Ada Holt met Una Brand in Rome on Monday.", "The two agreed to open an office.")
    names = named(page, ("Ada Holt", "person"), ("Una Brand", "person"))
    agreed = next(each for each in events(page, (), names) if each.plover == "AGREE")
    assert {agreed.actor, agreed.target} == {"Ada Holt", "Una Brand"}


def test_the_meeting_that_lasted_is_of_the_pair_told_of_last(read, named):
    page = read("Ada Holt met Una Brand in Rome on Monday.", "The meeting lasted six hours.")
    names = named(page, ("Ada Holt", "person"), ("Una Brand", "person"))
    talks = [each for each in events(page, (), names) if each.action == "The meeting"]
    assert [{each.actor, each.target} for each in talks] == [{"Ada Holt", "Una Brand"}]


def test_what_the_lead_tells_as_new_is_of_the_day_of_the_page_or_the_one_before(read):
    page = read("Norway imposed sanctions on Portugal.", published="2031-03-10")
    (event,) = events(page, (), ())
    assert (event.date.start, event.date.end) == ("2031-03-09", "2031-03-10")
    late = read(
        *["It rained in the hills."] * 6, "Norway imposed sanctions on Portugal.", published="2031-03-10"
    )
    assert [each.date for each in events(late, (), ())] == [None]


def test_what_is_refused_or_promised_for_a_time_is_not_dated_by_it_backwards(read):
    page = read("Norway promised Portugal to free the crew by April.", published="2031-03-10")
    (promise,) = (each for each in events(page, (), ()) if each.plover == "AGREE")
    assert promise.date is None or promise.date.start <= "2031-03-10"


def test_it_is_whoever_says_so(read):
    (event,) = (
        each
        for each in events(read("Norway said that it had suspended the hotline with Portugal."), (), ())
        if each.plover == "SANCTION"
    )
    assert (event.actor, event.target) == ("Norway", "Portugal")


def test_a_name_that_the_tagger_missed_is_known_from_its_adjective(read):
    page = read(
        "Two Velmorian ships sailed near Lisbon.", "Velmoria had warned Portugal against the patrols."
    )
    assert ("THREATEN", "happened", "Velmoria", "Portugal") in told(page)

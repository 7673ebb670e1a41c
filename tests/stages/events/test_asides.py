"""What looks like a deed and is none, or not yet one."""

import pytest

from firsthand.stages.events import events


def told(page):
    return [(each.plover, each.status, each.actor, each.target) for each in events(page, (), ())]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Reporters asked Norway whether Portugal would pay.", id="a question"),
        pytest.param("Norway asked Portugal why the ferry was late.", id="why"),
        pytest.param("The minister asked Portugal a question.", id="asked a question"),
        pytest.param("The diplomat asked Portugal that his name be left out.", id="his name"),
    ],
)
def test_what_only_asks_to_know_is_no_request(read, text):
    assert [each for each in told(read(text)) if each[0] == "REQUEST"] == []


def test_a_request_for_a_deed_is_one(read):
    assert ("REQUEST", "happened", "Norway", "Portugal") in told(
        read("Norway asked Portugal for generators.")
    )


def test_a_hostile_deed_announced_to_somebody_is_a_threat_to_him(read):
    found = told(read("Norway told Portugal that it would close its ports."))
    assert [each[0] for each in found] == ["THREATEN"]
    assert found[0][2:] == ("Norway", "Portugal")


def test_a_kind_deed_announced_to_somebody_is_no_threat(read):
    found = told(read("Norway told Portugal that it would send medicine to Malta."))
    assert "THREATEN" not in {each[0] for each in found}


def test_what_is_warned_against_has_not_happened_and_is_done_by_the_warned(read):
    found = told(read("Norway warned Portugal against arming Malta."))
    assert ("THREATEN", "happened", "Norway", "Portugal") in found
    assert [each for each in found if each[0] == "AID" and each[1] == "happened"] == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param("The Norwegian visit to Portugal next month is costly.", "planned", id="next month"),
        pytest.param("The Norwegian visit to Portugal last month was costly.", "happened", id="last month"),
    ],
)
def test_a_visit_for_a_time_to_come_is_planned(read, text, status):
    page = read(text, published="2031-03-10")
    assert [each[1] for each in told(page) if each[0] == "CONSULT"] == [status]

"""What was not done, not agreed to, or only endangered; whom a concern is about; who acts by a law."""

import pytest

from firsthand.stages.events import channels, events, pledges


def told(page, mentions=()):
    return [(each.plover, each.status, each.actor, each.target) for each in events(page, (), mentions)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Norway has refrained from providing arms to Portugal.",
            ("AID", "denied", "Norway", "Portugal"),
            id="refrained",
        ),
        pytest.param(
            "Norway has stopped short of sending weapons to Portugal.",
            ("AID", "denied", "Norway", "Portugal"),
            id="stopped short",
        ),
        pytest.param(
            "Norway does not agree to move forward with that.",
            ("REJECT", "happened", "Norway", None),
            id="does not agree to",
        ),
        pytest.param(
            "Norway did not consent to the plan of Portugal.",
            ("REJECT", "happened", "Norway", "Portugal"),
            id="did not consent",
        ),
        pytest.param(
            "Norway declined a call with Portugal in early February.",
            ("REJECT", "happened", "Norway", "Portugal"),
            id="declined a call",
        ),
        pytest.param(
            "Norway raised concerns with Portugal about a visit to Malta.",
            ("ACCUSE", "happened", "Norway", "Portugal"),
            id="raised with",
        ),
        pytest.param(
            "Norway voiced concerns about Portugal's support for Malta.",
            ("ACCUSE", "happened", "Norway", "Portugal"),
            id="whose support",
        ),
        pytest.param(
            "Norway provided arms for Portugal's war in Malta.",
            ("AID", "happened", "Norway", "Portugal"),
            id="for whose war",
        ),
        pytest.param(
            "Norway's arrival in Portugal was cheered.",
            ("CONSULT", "happened", "Norway", "Portugal"),
            id="arrival",
        ),
        pytest.param(
            "Norway threatened reprisals against Portugal.",
            ("THREATEN", "happened", "Norway", "Portugal"),
            id="a threat",
        ),
    ],
)
def test_what_is_told(read, text, expected):
    assert expected in told(read(text))


@pytest.mark.parametrize(
    ("text", "root"),
    [
        pytest.param(
            "Norway did not refrain from sending weapons to Portugal.", "REJECT", id="did not refrain"
        ),
        pytest.param("Norway and Portugal did not agree on a date.", "REJECT", id="no date"),
        pytest.param("Norway would not agree on the colour of the flag of Portugal.", "AGREE", id="a colour"),
        pytest.param("Norway threatens the viability of the ports of Portugal.", "THREATEN", id="endangers"),
        pytest.param("Norway stopped sending weapons to Portugal.", "AID", id="stopped is no stopping short"),
    ],
)
def test_what_is_not_told(read, text, root):
    assert root not in {each[0] for each in told(read(text))}


def test_a_concern_about_a_visit_is_about_the_visitor_not_the_place(read):
    found = told(read("Norway raised concerns about a visit to Lisbon by the premier of Malta."))
    (concern,) = [each for each in found if each[0] == "ACCUSE"]
    assert "Malta" in concern[3]
    found = told(read("Norway raised concerns about a visit to Lisbon."))
    assert ("ACCUSE", "happened", "Norway", None) in found


def test_who_signs_a_bill_acts_by_it(read, named):
    lines = ("Anna Berg signed a bill on ports on Monday.", "The bill allocated $8 billion to Portugal.")
    page = read(*lines)
    people = named(page, ("Anna Berg", "person"), ("Portugal", "government"))
    (aid,) = [each for each in events(page, (), people) if each.plover == "AID"]
    assert (aid.actor, aid.target) == ("Anna Berg", "Portugal")
    assert [each.value for each in aid.amounts] == [8e9]


@pytest.mark.parametrize(
    "before",
    [
        "Anna Berg did not sign a bill on ports.",
        "Anna Berg signed a letter on ports.",
        "It rained on Monday.",
    ],
)
def test_a_bill_that_nobody_signed_acts_itself(read, named, before):
    page = read(before, "The bill allocated $8 billion to Portugal.")
    people = named(page, ("Anna Berg", "person"), ("Portugal", "government"))
    (aid,) = [each for each in events(page, (), people) if each.plover == "AID"]
    assert aid.actor == "bill"


@pytest.mark.parametrize(
    "text",
    ["Military contact had dropped off.", "Military communication has been off since 3 February."],
)
def test_official_contacts_without_parties_are_the_two_countries_of_the_page(read, named, text):
    page = read("Norway and Portugal met in Oslo.", text)
    both = named(page, ("Norway", "government"), ("Portugal", "government"))
    found = [each for each in channels(page, (), both) if each.kind == "exchange"]
    assert [(each.parties, each.states[0].state) for each in found] == [(("Norway", "Portugal"), "suspended")]
    bare = read("Norway and Portugal met in Oslo.", text.replace("Military", "Such"))
    assert not [each for each in channels(bare, (), both) if each.kind == "exchange"]


def test_a_declined_call_is_a_declined_channel(read):
    (found,) = channels(read("Norway's ministry declined a call with its Portuguese counterpart."), (), ())
    assert found.parties == ("Norway", "Portugal")
    assert [each.state for each in found.states] == ["declined"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Anna Berg is widely seen as Norway's next minister of ports.", ["forecast"]),
        ("Anna Berg is tipped to become premier of Norway.", ["forecast"]),
        ("Anna Berg is not seen as Norway's next minister of ports.", []),
        ("Anna Berg is seen as a capable minister.", []),
        ("The port is seen as the next great market.", []),
    ],
)
def test_whom_people_expect_in_an_office_is_a_forecast(read, text, kinds):
    page = read(text)
    assert [each.kind for each in pledges(page, (), ())] == kinds

"""Deeds told by a noun or on the side: a dated meeting, a decision not to, what one lays oneself open to."""

import pytest

from firsthand.stages.events import events

NAMES = (
    ("Ada Holt", "person", "Norwegian premier"),
    ("Una Brand", "person", "Portuguese minister"),
    ("Portugal", "government"),
    ("Norway", "government"),
    ("Malta", "government"),
)


def told(page, names, root):
    return [each for each in events(page, (), names) if each.plover == root]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(
            ("The report gave no details of Monday's meeting.", "Ada Holt met Una Brand in Rome on Monday."),
            id="before it is told of",
        ),
        pytest.param(
            ("Ada Holt met Una Brand in Rome.", "Monday's talks were long, officials said."), id="after"
        ),
        pytest.param(
            (
                "Monday's meeting was the third.",
                "Both sides view Monday's meeting between Ada Holt and Una Brand as a step.",
            ),
            id="twice on the same day",
        ),
    ],
)
def test_a_dated_meeting_is_of_the_pair_that_the_page_tells_of(read, named, lines):
    page = read(*["It rained."] * 6, *lines, published="2031-03-12")
    found = told(page, named(page, *NAMES), "CONSULT")
    nominal = [each for each in found if "Monday" in each.action and "between" not in each.action]
    assert next({each.actor, each.target} for each in nominal if each.mode == "meet") == {
        "Ada Holt",
        "Una Brand",
    }
    assert {each.date.start for each in nominal} == {"2031-03-10"}


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(("Monday's meeting was long.",), id="nobody named"),
        pytest.param(
            ("Monday's meeting was long.", "Ada Holt met Una Brand in Rome on Tuesday."), id="another day"
        ),
        pytest.param(
            ("Monday's meeting was long.", "Ada Holt met Una Brand.", "Norway held talks with Malta."),
            id="two pairs",
        ),
        pytest.param(("The meeting was long.", "Ada Holt met Una Brand."), id="no day"),
    ],
)
def test_a_meeting_of_nobody_knows_is_no_event(read, named, lines):
    page = read(*lines, published="2031-03-12")
    found = told(page, named(page, *NAMES), "CONSULT")
    assert not [each for each in found if each.action.lower().endswith("meeting")]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Holt and Una Brand put forward a plan at their summit late last year.",
        "Officials noted that Ada Holt and Una Brand set out the plan at their talks late last year.",
    ],
)
def test_their_summit_is_of_both_subjects_and_of_its_own_time(read, named, text):
    page = read(text, published="2031-03-12")
    (summit,) = [each for each in told(page, named(page, *NAMES), "CONSULT") if "their" in each.action]
    assert {summit.actor, summit.target} == {"Ada Holt", "Una Brand"}
    assert (summit.date.start, summit.date.end) == ("2030-10-01", "2030-12-31")


@pytest.mark.parametrize(
    "text",
    [
        "Norway's decision not to keep pace with the sanctions imposed by Malta on Portugal angered Rome.",
        "The decision by Norway not to join the talks with Malta angered Rome.",
        "Norway decided not to join the talks with Malta.",
        "Norway chose not to sign the treaty with Malta.",
    ],
)
def test_a_decision_not_to_join_is_a_rejection(read, named, text):
    page = read(text)
    (event,) = told(page, named(page, *NAMES), "REJECT")
    assert (event.actor, event.target, event.status) == ("Norway", "Malta", "happened")


@pytest.mark.parametrize(
    "text",
    [
        "Norway's decision to join the sanctions angered Malta.",
        "Norway's decision not to cut the grass angered Malta.",
        "Norway may decide not to join the talks with Malta.",
        "Norway decided to join the talks with Malta.",
    ],
)
def test_other_decisions_reject_nothing(read, named, text):
    page = read(text)
    assert told(page, named(page, *NAMES), "REJECT") == []


@pytest.mark.parametrize(
    "text",
    [
        "Portugal will open itself up to massive sanctions if it arms the rebels.",
        "Portugal could face sanctions.",
        "That would expose Portugal to sanctions by Malta.",
        "Portugal would risk sanctions.",
    ],
)
def test_what_one_lays_oneself_open_to_is_hypothetical(read, named, text):
    page = read(text)
    (event,) = told(page, named(page, *NAMES), "SANCTION")
    assert (event.target, event.status) == ("Portugal", "hypothetical")


def test_sanctions_that_one_faces_already_are_not_supposed(read, named):
    page = read("Portugal faced sanctions last year.")
    assert not [each for each in told(page, named(page, *NAMES), "SANCTION") if each.status == "hypothetical"]


@pytest.mark.parametrize(
    ("text", "root", "actor", "target"),
    [
        pytest.param("Malta was one of 35 countries to abstain.", "REJECT", "Malta", None, id="one of many"),
        pytest.param(
            "Norway was the first country to sanction Portugal.",
            "SANCTION",
            "Norway",
            "Portugal",
            id="the first",
        ),
        pytest.param(
            "Malta is among the states to have sanctioned Portugal.",
            "SANCTION",
            "Malta",
            "Portugal",
            id="among",
        ),
    ],
)
def test_who_is_one_of_those_to_do_it_does_it(read, named, text, root, actor, target):
    page = read(text)
    (event,) = told(page, named(page, *NAMES), root)
    assert (event.actor, event.target, event.status) == (actor, target, "happened")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Norway and Portugal will discuss the port.", "planned"),
        ("Norway and Portugal discussed the port.", "happened"),
        ("Norway and Portugal will exchange views on fishing.", "planned"),
    ],
)
def test_two_who_discuss_a_thing_consult(read, named, text, status):
    page = read(text)
    (event,) = told(page, named(page, *NAMES), "CONSULT")
    assert ({event.actor, event.target}, event.status) == ({"Norway", "Portugal"}, status)


def test_the_two_sides_that_will_discuss_are_the_pair_told_of_last(read, named):
    page = read("Ada Holt met Una Brand on Monday.", "The two sides will discuss the port.")
    found = told(page, named(page, *NAMES), "CONSULT")
    (event,) = [each for each in found if each.status == "planned"]
    assert {event.actor, event.target} == {"Ada Holt", "Una Brand"}


@pytest.mark.parametrize("text", ["Norway will discuss the port.", "Experts discussed the port."])
def test_one_who_discusses_a_thing_consults_nobody(read, named, text):
    page = read(text)
    assert told(page, named(page, *NAMES), "CONSULT") == []


def test_sanctions_that_stand_beside_a_refusal_were_imposed_all_the_same(read, named):
    page = read("Norway did not keep pace with the range of sanctions imposed by Malta against Portugal.")
    (event,) = told(page, named(page, *NAMES), "SANCTION")
    assert (event.actor, event.target, event.status) == ("Malta", "Portugal", "happened")


@pytest.mark.parametrize(
    ("text", "root", "target"),
    [
        ("The court in Lisbon ruled against Norway on Monday.", "ACCUSE", "Norway"),
        ("The court found Norway guilty of piracy.", "ACCUSE", "Norway"),
        ("The court acquitted Ada Holt of piracy.", "CONCEDE", "Ada Holt"),
    ],
)
def test_rulings(read, named, text, root, target):
    page = read(text)
    (event,) = told(page, named(page, *NAMES), root)
    assert event.target == target


def test_who_warns_his_allies_of_a_deed_informs_them(read, named):
    page = read(
        "Norway warned its allies on Monday that Portugal had offered weapons.", published="2031-03-12"
    )
    (event,) = told(page, named(page, *NAMES), "CONSULT")
    assert (event.actor, event.mode, event.date.start) == ("Norway", "inform", "2031-03-10")


def test_an_offer_of_weapons_is_no_delivery(read, named):
    page = read("Portugal offered weapons to Malta.")
    assert told(page, named(page, *NAMES), "AID") == []
    (event,) = told(page, named(page, *NAMES), "AGREE")
    assert (event.actor, event.target) == ("Portugal", "Malta")

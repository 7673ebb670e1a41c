"""Channels, their parties and the state in which a page tells of them."""

import pytest

from firsthand.stages.events import channels


def states(found):
    return [(each.kind, each.parties, state.state) for each in found for state in each.states]


@pytest.mark.parametrize(
    ("text", "kind", "state"),
    [
        pytest.param("Norway and Portugal held talks in Oslo.", "talks", "held", id="held"),
        pytest.param("Norway declined talks with Portugal.", "talks", "declined", id="declined"),
        pytest.param(
            "Portugal rejected a Norwegian offer of talks between Norway and Portugal.",
            "talks",
            "declined",
            id="offer rejected",
        ),
        pytest.param("Norway suspended talks with Portugal.", "talks", "suspended", id="suspended"),
        pytest.param("Norway resumed talks with Portugal.", "talks", "resumed", id="resumed"),
        pytest.param("Norway failed to restore talks with Portugal.", "talks", "not_held", id="not restored"),
        pytest.param("Norway proposed talks with Portugal.", "talks", "proposed", id="proposed"),
        pytest.param("Norway will hold talks with Portugal.", "talks", "proposed", id="to come"),
        pytest.param("Norway postponed its visit to Portugal.", "visit", "postponed", id="visit put off"),
        pytest.param("Norway closed its embassy in Portugal with Portugal.", "office", "closed", id="closed"),
        pytest.param("Norway opened a hotline with Portugal.", "hotline", "open", id="opened"),
        pytest.param(
            "The hotline between Norway and Portugal rang unanswered.",
            "hotline",
            "unanswered",
            id="unanswered",
        ),
    ],
)
def test_a_channel_and_its_state(read, text, kind, state):
    assert (kind, ("Norway", "Portugal"), state) in states(channels(read(text), (), ()))


@pytest.mark.parametrize(
    ("lines", "kind", "state"),
    [
        pytest.param(
            ["The hotline between Norway and Portugal will remain open."], "hotline", "open", id="stays open"
        ),
        pytest.param(["Norway and Portugal agreed to keep a hotline open."], "hotline", "open", id="agreed"),
        pytest.param(
            ["Norway asked Portugal to keep a hotline between Norway and Portugal open."],
            "hotline",
            "proposed",
            id="only asked for",
        ),
        pytest.param(
            ["Norway and Portugal share a hotline.", "The hotline is still off."],
            "hotline",
            "suspended",
            id="off",
        ),
        pytest.param(
            ["Norway switched off the hotline with Portugal."], "hotline", "suspended", id="switched off"
        ),
        pytest.param(
            ["Norway has a hotline with Portugal.", "The hotline, which Norway suspended in May, is old."],
            "hotline",
            "suspended",
            id="told beside the main clause",
        ),
        pytest.param(
            ["Norway tested the hotline with Portugal.", "It was picked up at once."],
            "hotline",
            "open",
            id="picked up",
        ),
        pytest.param(
            ["Norway tested the hotline with Portugal.", "On Sunday Norway rang twice and nobody answered."],
            "hotline",
            "unanswered",
            id="rang and nobody answered",
        ),
        pytest.param(["The premier of Norway is due in Lisbon."], "visit", "proposed", id="due in a capital"),
        pytest.param(["The premier of Norway will travel to Lisbon."], "visit", "proposed", id="will travel"),
        pytest.param(
            ["The premier of Norway put off a visit to Lisbon."], "visit", "postponed", id="put off"
        ),
        pytest.param(
            ["The premier of Norway called off a visit to Lisbon."], "visit", "not_held", id="called off"
        ),
        pytest.param(
            ["Norway and Portugal agreed to set up an office in Rome."], "office", "proposed", id="office"
        ),
        pytest.param(["Norway turned down talks with Portugal."], "talks", "declined", id="turned down"),
        pytest.param(
            ["Norway spent five hours with Portugal on Monday."],
            "talks",
            "held",
            id="hours spent with somebody",
        ),
        pytest.param(
            ["Norway sent Portugal a note.", "The meeting lasted six hours."],
            "talks",
            "held",
            id="the meeting",
        ),
        pytest.param(
            ["Norway sent Portugal a note.", "The two agreed to meet again in July."],
            "talks",
            "proposed",
            id="the two",
        ),
    ],
)
def test_more_ways_of_telling_a_state(read, named, lines, kind, state):
    page = read(*lines)
    names = named(
        page,
        ("premier of Norway", "person", "Norwegian premier"),
        ("Norway", "government"),
        ("Portugal", "government"),
    )
    assert (kind, ("Norway", "Portugal"), state) in states(channels(page, (), names))


def test_a_state_belongs_to_the_channel_that_the_sentence_is_about(read, named):
    page = read("Norway resumed the hotline with Portugal on May 7, the second day of a visit by Ada Holt.")
    names = named(page, ("Ada Holt", "person", "Norwegian premier"))
    found = states(channels(page, (), names))
    assert ("hotline", ("Norway", "Portugal"), "resumed") in found
    assert ("visit", ("Norway", "Portugal"), "held") in found
    assert ("visit", ("Norway", "Portugal"), "resumed") not in found


def test_what_is_proposed_counts_from_the_day_of_the_page_not_from_the_day_it_is_for(read):
    page = read("The premier of Norway will travel to Lisbon on March 25.", published="2031-03-11")
    (channel,) = channels(page, (), ())
    assert [(each.state, each.date.start) for each in channel.states] == [("proposed", "2031-03-11")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Will Norway resume talks with Portugal?", id="a question"),
        pytest.param(
            "Norway works in an office in Lisbon with Portugal.", id="an office where somebody works"
        ),
        pytest.param(
            "Norway and Malta wrote to Portugal a day before the two countries met.",
            id="nobody knows which two",
        ),
    ],
)
def test_no_state_is_guessed(read, text):
    assert [each for each in states(channels(read(text), (), ())) if each[0] != "exchange"] == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Talks are good for trade.", id="no parties"),
        pytest.param("Norway moved its front line near Portugal.", id="another line"),
        pytest.param(
            "The ruling would not prevent Norway from holding talks with Portugal.", id="only possible"
        ),
    ],
)
def test_no_channel(read, text):
    assert channels(read(text), (), ()) == ()


def test_a_person_stands_for_the_country_of_the_office(read, named):
    page = read("Ada Holt met Una Brand in Rome on Monday.", published="2031-03-18")
    names = named(
        page,
        ("Ada Holt", "person", "Norwegian foreign minister"),
        ("Una Brand", "person", "Portuguese ambassador"),
    )
    (channel,) = channels(page, (), names)
    assert channel.parties == ("Norway", "Portugal")
    assert channel.states[0].date.start == "2031-03-17"


def test_the_other_party_comes_from_the_last_channel_of_the_first(read):
    page = read("Norway held talks with Portugal.", "Norway did not answer the hotline.")
    assert ("hotline", ("Norway", "Portugal"), "unanswered") in states(channels(page, (), ()))

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

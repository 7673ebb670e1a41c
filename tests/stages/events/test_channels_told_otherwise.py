"""Channels told by a dated meeting, by lines kept open and by a door left open."""

import pytest

from firsthand.stages.events import channels

NAMES = (
    ("Ada Holt", "person", "Norwegian premier"),
    ("Una Brand", "person", "Portuguese minister"),
    ("Portugal", "government"),
    ("Norway", "government"),
    ("Malta", "government"),
)


def states(page, names):
    return [
        (channel.parties, channel.kind, state.state, state.date and state.date.start)
        for channel in channels(page, (), names)
        for state in channel.states
    ]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(
            ("The report gave no details of Monday's meeting.", "Ada Holt met Una Brand in Rome."),
            id="before",
        ),
        pytest.param(("Norway held talks with Portugal.", "Monday's talks were long, all said."), id="after"),
    ],
)
def test_a_dated_meeting_was_held_by_the_only_pair_that_the_page_tells_of(read, named, lines):
    page = read(*["It rained."] * 6, *lines, published="2031-03-12")
    found = states(page, named(page, *NAMES))
    assert (("Norway", "Portugal"), "talks", "held", "2031-03-10") in found


def test_a_dated_meeting_of_one_of_two_pairs_is_left_out(read, named):
    page = read(
        "Monday's meeting was long.",
        "Norway held talks with Portugal.",
        "Norway held talks with Malta.",
        published="2031-03-12",
    )
    assert "2031-03-10" not in [each[3] for each in states(page, named(page, *NAMES))]


@pytest.mark.parametrize(
    "text",
    [
        "They also stressed the importance of keeping lines of communication open between Norway and Portugal.",
        "Both agreed to keep a hotline open between Norway and Portugal.",
    ],
)
def test_a_line_that_is_kept_open_between_two_is_theirs(read, named, text):
    page = read(text)
    assert (("Norway", "Portugal"), "hotline", "open", None) in states(page, named(page, *NAMES))


@pytest.mark.parametrize(
    "text",
    [
        "Scholars called on Norway to keep the door open for diplomacy with Portugal.",
        "The bishops urged Norway to leave the door open to dialogue with Portugal.",
    ],
)
def test_who_is_asked_to_keep_the_door_open_is_asked_for_talks(read, named, text):
    page = read(text)
    assert (("Norway", "Portugal"), "talks", "proposed", None) in states(page, named(page, *NAMES))


@pytest.mark.parametrize(
    "text",
    [
        "She studied diplomacy with Portugal in mind.",
        "Norway kept the door of the embassy open for Portugal.",
    ],
)
def test_other_doors_and_studies_are_no_channels(read, named, text):
    page = read(text)
    assert [each for each in states(page, named(page, *NAMES)) if each[1] == "talks"] == []

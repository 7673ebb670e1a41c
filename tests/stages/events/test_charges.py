"""Charges and denials that are spoken, not reported: what a speaker calls untrue, or says that another does."""

import pytest

from firsthand.stages.events import events

NAMES = (("Ole Lund", "person", "Norwegian spokesman"), ("Portugal", "government"), ("Norway", "government"))


def told(page, attributions, mentions):
    return [(each.plover, each.actor, each.target) for each in events(page, attributions, mentions)]


def spoken(read, said, named, text, cue, content, source="Ole Lund"):
    page = read(text)
    quote = said(page, source, cue, content, kind="indirect", speaker="Ole Lund")
    return told(page, (quote,), named(page, *NAMES))


@pytest.mark.parametrize(
    ("text", "content"),
    [
        pytest.param(
            "Ole Lund said Portugal was maliciously spreading lies about the port.",
            "Portugal was maliciously spreading lies about the port",
            id="spreading lies",
        ),
        pytest.param(
            'Ole Lund said Portugal was "spreading disinformation on the canal".',
            'Portugal was "spreading disinformation on the canal"',
            id="spreading disinformation",
        ),
        pytest.param(
            "Ole Lund said Portugal had smeared the crew.", "Portugal had smeared the crew", id="smeared"
        ),
        pytest.param(
            "Ole Lund said Portugal was meddling in the vote.",
            "Portugal was meddling in the vote",
            id="meddling",
        ),
    ],
)
def test_to_say_that_another_does_wrong_is_to_accuse(read, said, named, text, content):
    assert ("ACCUSE", "Ole Lund", "Portugal") in spoken(read, said, named, text, "said", content)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        pytest.param(
            "Ole Lund said Norway was not spreading lies about the port.",
            "Norway was not spreading lies about the port",
            id="denied",
        ),
        pytest.param(
            "Ole Lund said Portugal could be spreading lies.", "Portugal could be spreading lies", id="could"
        ),
        pytest.param(
            "Ole Lund said Portugal was spreading salt on the roads.",
            "Portugal was spreading salt on the roads",
            id="salt",
        ),
        pytest.param(
            "Ole Lund said Norway had provoked laughter.",
            "Norway had provoked laughter",
            id="his own country",
        ),
    ],
)
def test_what_is_no_charge_against_another(read, said, named, text, content):
    found = spoken(read, said, named, text, "said", content)
    assert not [each for each in found if each[0] == "ACCUSE"]


def test_nobody_is_accused_by_the_page_itself(read, named):
    page = read("Portugal was spreading lies about the port.")
    assert not [each for each in told(page, (), named(page, *NAMES)) if each[0] == "ACCUSE"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Ole Lund described the allegations as a smear spread by Portugal.",
            ("ACCUSE", "Ole Lund", "Portugal"),
            id="as a smear spread by",
        ),
        pytest.param(
            "Ole Lund portrayed the reports as disinformation by Portugal.",
            ("ACCUSE", "Ole Lund", "Portugal"),
            id="as disinformation by",
        ),
        pytest.param(
            "Ole Lund described the reports as disinformation.",
            ("REJECT", "Ole Lund", None),
            id="as disinformation",
        ),
        pytest.param('Ole Lund called the story "fake news".', ("REJECT", "Ole Lund", None), id="fake news"),
    ],
)
def test_who_calls_a_report_a_lie_turns_it_down_or_charges_who_spread_it(read, named, text, expected):
    page = read(text)
    assert expected in told(page, (), named(page, *NAMES))


@pytest.mark.parametrize(
    "text",
    [
        "Ole Lund described the talks as a success.",
        "Ole Lund described the smear campaign of Portugal.",
        "Ole Lund called the meeting good news.",
    ],
)
def test_who_calls_a_thing_good_charges_nobody(read, named, text):
    page = read(text)
    assert not [each for each in told(page, (), named(page, *NAMES)) if each[0] in {"ACCUSE", "REJECT"}]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        pytest.param(
            "Ole Lund said reports that Norway had asked Portugal for drones were untrue.",
            "said",
            "reports that Norway had asked Portugal for drones were untrue",
            id="reports were untrue",
        ),
        pytest.param(
            "Ole Lund said the accusation was baseless.", "said", "the accusation was baseless", id="baseless"
        ),
        pytest.param(
            'Ole Lund replied that it was "fake news".',
            "replied",
            'it was "fake news"',
            id="it was fake news",
        ),
        pytest.param("Ole Lund said this was a lie.", "said", "this was a lie", id="this was a lie"),
    ],
)
def test_to_say_that_a_report_is_untrue_is_to_reject_it(read, said, named, text, cue, content):
    assert ("REJECT", "Ole Lund", None) in [
        (root, actor, None) for root, actor, _ in spoken(read, said, named, text, cue, content)
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ole Lund said the alarm was false.", "the alarm was false"),
        ("Ole Lund said the reports were true.", "the reports were true"),
        ("Ole Lund said the report was not untrue.", "the report was not untrue"),
    ],
)
def test_what_is_true_or_no_report_is_not_rejected(read, said, named, text, content):
    found = spoken(read, said, named, text, "said", content)
    assert not [each for each in found if each[0] == "REJECT"]


@pytest.mark.parametrize(
    "source",
    ["Norway's premier Ada Holt's spokesman Ole Lund", "Ole Lund, an aide of Ada Holt"],
)
def test_the_speaker_is_the_spokesman_not_whom_he_speaks_for(read, said, named, source):
    words = "the reports that Malta was flooded were untrue"
    page = read(f"{source} said {words}.")
    quote = said(page, source, "said", words, kind="indirect", speaker=source)
    names = named(page, ("Ole Lund", "person"), ("Ada Holt", "person"), ("Norway", "government"))
    assert ("REJECT", "Ole Lund", None) in told(page, (quote,), names)


def test_a_charge_is_of_the_day_of_its_verb(read, named):
    page = read(
        "Ole Lund on Monday described the allegations as a smear spread by Portugal.", published="2031-03-12"
    )
    (event,) = [each for each in events(page, (), named(page, *NAMES)) if each.plover == "ACCUSE"]
    assert event.date.start == "2031-03-10"
    assert event.action.startswith("described the allegations as")

"""Demands that are spoken: what another party must or must not do."""

import pytest

from firsthand.stages.events import events

MUST = "Portugal must not cross the red lines"


@pytest.fixture
def asked(read, said, named):
    """The requests of a page on which the first of `people` is credited with `content`."""

    def run(text, content, cue, *people):
        page = read(text)
        words = said(page, people[0][0], cue, content, kind="indirect")
        return [each for each in events(page, (words,), named(page, *people)) if each.mode == "demand"]

    return run


def test_a_demand_has_its_speaker_and_whom_it_binds(asked):
    (found,) = asked(
        f"Norway stressed that {MUST}.",
        MUST,
        "stressed",
        ("Norway", "government"),
        ("Portugal", "government"),
    )
    assert (found.plover, found.actor, found.target) == ("REQUEST", "Norway", "Portugal")
    assert found.action == "must not cross the red lines"
    assert found.witnesses[0].attribution


@pytest.mark.parametrize(
    ("text", "content", "cue", "speaker", "other"),
    [
        pytest.param(
            "Norway said that Norway must arm.",
            "Norway must arm",
            "said",
            ("Norway", "government"),
            ("Malta", "government"),
            id="himself",
        ),
        pytest.param(
            f"Norway feared that {MUST}.", MUST, "feared", ("Norway", "government"), ("Portugal", "government"),
            id="no telling",
        ),
        pytest.param(
            "Norway said that it must rain.", "it must rain", "said", ("Norway", "government"),
            ("Malta", "government"), id="nobody",
        ),
        pytest.param(
            f"The Herald said that {MUST}.", MUST, "said", ("The Herald", "outlet"), ("Portugal", "government"),
            id="an outlet",
        ),
    ],
)  # fmt: skip
def test_what_is_no_demand(asked, text, content, cue, speaker, other):
    assert asked(text, content, cue, speaker, other) == []


def test_a_minister_does_not_demand_of_his_own_country(asked):
    assert not asked(
        "Anna Berg said that Norway must arm.",
        "Norway must arm",
        "said",
        ("Anna Berg", "person", "premier of Norway"),
        ("Norway", "government"),
    )


def test_narration_demands_nothing(read, named):
    page = read(f"{MUST}.")
    assert not [
        each for each in events(page, (), named(page, ("Portugal", "government"))) if each.mode == "demand"
    ]


@pytest.mark.parametrize(
    ("content", "target"),
    [
        pytest.param(
            "it is necessary for all parties to exercise restraint", "all parties", id="necessary for"
        ),
        pytest.param("it is vital for Portugal to release the crew", "Portugal", id="vital for"),
        pytest.param("it was essential that both sides keep calm", "both sides", id="essential that"),
        pytest.param("all sides should show restraint", "all sides", id="all sides should"),
        pytest.param("Portugal should stop the patrols", "Portugal", id="should"),
        pytest.param("Portugal needs to stop the patrols", "Portugal", id="needs to"),
    ],
)
def test_ways_of_demanding(asked, content, target):
    (found,) = asked(
        f"Ada Holt said {content}.", content, "said", ("Ada Holt", "person"), ("Portugal", "government")
    )
    assert (found.plover, found.actor, found.target) == ("REQUEST", "Ada Holt", target)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("it is necessary for ships to slow down", id="of things"),
        pytest.param("it is possible for all parties to agree", id="possible"),
        pytest.param("Portugal should have stopped the patrols", id="too late"),
        pytest.param("all sides should be happy with the result", id="a guess"),
        pytest.param("Portugal needs rain", id="needs a thing"),
    ],
)
def test_what_is_wished_or_supposed_is_no_demand(asked, content):
    assert not asked(
        f"Ada Holt said {content}.", content, "said", ("Ada Holt", "person"), ("Portugal", "government")
    )


def test_a_court_that_rules_what_another_must_do_demands_it(asked):
    (found,) = asked(
        "The Maltese court ruled that Portugal must pay for the tanker.",
        "that Portugal must pay for the tanker",
        "ruled",
        ("The Maltese court", "organisation"),
        ("Portugal", "government"),
    )
    assert (found.plover, found.target) == ("REQUEST", "Portugal")

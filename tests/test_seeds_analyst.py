"""The seed pages 000, 001 and 004 read as an analyst would; skipped where they are not at hand.

Who warned whom on what condition, which sums, who is unnamed, what was only suggested, what did not happen, since
when the talks were off. The same rules are shown on invented sentences in ``tests/stages/events``.
"""

from pathlib import Path

import pytest

import firsthand

pytestmark = pytest.mark.seeds


@pytest.fixture(scope="module")
def dossier(seeds):
    return firsthand.read(firsthand.pages([str(seeds)]))


@pytest.fixture(scope="module")
def page(dossier):
    return {document.id: Path(document.path_or_url).name[:3] for document in dossier.documents}


def words(dossier, spans):
    return " ".join(" ".join(dossier.document(span.doc).words(span).split()) for span in spans)


@pytest.fixture
def told(dossier, page):
    """The events of one page by root."""

    def run(where, root):
        return [each for each in dossier.events if each.plover == root and page[each.spans[0].doc] == where]

    return run


@pytest.mark.parametrize(
    ("where", "actor", "target", "of"),
    [
        ("000", "United States", "China", "material and security assistance to Russia"),
        ("000", "Ned Price", "China", "taking steps to systemically help Russia avoid sanctions"),
        ("000", "United States", "China", "an overreaction near the Taiwan Strait"),
        ("001", "Niclas Kvarnstrom", "China", "continued support for Russia"),
    ],
)
def test_who_warned_whom_of_what(dossier, told, where, actor, target, of):
    hits = [
        each
        for each in told(where, "THREATEN")
        if (each.actor, each.target) == (actor, target)
        and of in words(dossier, (*each.condition, *each.consequence))
    ]
    assert hits


def test_a_warning_has_its_condition_apart_from_its_consequence(dossier, told):
    (price,) = [each for each in told("000", "THREATEN") if each.actor == "Ned Price"]
    assert words(dossier, price.condition).startswith("If we see China")
    assert words(dossier, price.consequence) == "of course there will be costs"


def test_the_sums_of_the_bill_have_their_purposes_and_its_signer(told):
    (bill,) = [each for each in told("001", "AID") if each.amounts]
    assert [(each.value, each.unit) for each in bill.amounts] == [(8e9, "USD"), (61e9, "USD")]
    assert [each.purpose for each in bill.amounts] == [
        "to counter China’s military capabilities",
        "for Ukraine",
    ]
    assert bill.actor == "Joe Biden"


@pytest.mark.parametrize(
    ("where", "text"),
    [
        ("000", "spoke with Song Yanchao"),
        ("000", "would not prevent Li from holding official meetings"),
        ("000", "We cannot hold our foreign policy hostage"),
        ("000", "a potential visit to Taiwan"),
    ],
)
def test_the_unnamed_are_unnamed(dossier, page, where, text):
    hits = [
        each
        for each in dossier.attributions
        if page[each.doc] == where and text in words(dossier, each.content)
    ]
    assert hits
    assert any(each.anonymous for each in hits)


@pytest.mark.parametrize(
    ("where", "root", "status", "actor", "of"),
    [
        ("001", "SANCTION", "hypothetical", "Antony Blinken", "imposing sanctions on Chinese banks"),
        ("000", "CONSULT", "hypothetical", "Kevin McCarthy", "visit to Taiwan"),
        ("000", "CONSULT", "planned", "Antony Blinken", "visit to Beijing"),
        ("001", "CONSULT", "planned", "Antony Blinken", "a brief meeting with China’s President"),
        ("001", "AID", "denied", "China", "providing arms"),
    ],
)
def test_what_was_only_suggested_planned_or_did_not_happen(told, where, root, status, actor, of):
    assert any(
        each.status == status and each.actor == actor and of in each.action for each in told(where, root)
    )


@pytest.mark.parametrize(
    ("where", "root", "actor", "target"),
    [
        ("000", "REJECT", "China", "United States"),
        ("000", "CONSULT", "Michael Chase", "Song Yanchao"),
        ("000", "SANCTION", "United States", "Li Shangfu"),
        ("001", "CONSULT", "Antony Blinken", "Wang Yi"),
        ("001", "REQUEST", "Wang Yi", "United States"),
        ("001", "ACCUSE", "Antony Blinken", "China"),
        ("004", "REJECT", "China", None),
    ],
)
def test_what_happened(told, where, root, actor, target):
    hits = [each for each in told(where, root) if each.actor == actor and each.target == target]
    assert any(each.status == "happened" for each in hits)


def test_the_concern_about_a_visit_is_not_a_charge_against_the_place(told):
    assert not [each for each in told("000", "ACCUSE") if each.target == "Taiwan"]


def test_the_man_expected_in_the_ministry_is_a_forecast_left_open(dossier, page):
    hits = [
        each
        for each in dossier.pledges
        if each.kind == "forecast"
        and page[each.spans[0].doc] == "000"
        and "Li Shangfu" in words(dossier, each.spans)
    ]
    assert [each.outcome for each in hits] == ["open"]


def states(dossier, page, where):
    return [
        (channel.kind, state.state, words(dossier, [state.span]))
        for channel in dossier.channels
        if channel.parties == ("China", "United States")
        for state in channel.states
        if page[state.span.doc] == where
    ]


@pytest.mark.parametrize(
    ("where", "kind", "state", "of"),
    [
        ("000", "talks", "declined", "China rejected a US offer"),
        ("000", "talks", "held", "Michael Chase spoke with Song Yanchao"),
        ("004", "talks", "not_held", "restore military-to-military talks"),
        ("004", "visit", "postponed", "The balloon occurrence postponed"),
        ("004", "exchange", "suspended", "Military interaction had actually dropped off"),
        ("004", "visit", "held", "Blinken’s journey to Beijing over the last 2 days"),
        ("004", "hotline", "unanswered", "didn’t address the phone"),
    ],
)
def test_which_talks_took_place_and_which_were_off(dossier, page, where, kind, state, of):
    assert any(one[:2] == (kind, state) and of in one[2] for one in states(dossier, page, where))

"""Several who act together, or upon whom it is acted: one event for each of them with each other side."""

import pytest

from firsthand.stages.events import events

NAMES = tuple((name, "government") for name in ("Norway", "Malta", "Spain", "Portugal"))


def pairs(page, names, root):
    return [(each.actor, each.target) for each in events(page, (), names) if each.plover == root]


@pytest.mark.parametrize(
    ("text", "root", "expected"),
    [
        pytest.param(
            "Norway, Malta and Spain condemned Portugal.",
            "ACCUSE",
            {("Norway", "Portugal"), ("Malta", "Portugal"), ("Spain", "Portugal")},
            id="three who condemn",
        ),
        pytest.param(
            "Norway condemned Portugal and Malta.",
            "ACCUSE",
            {("Norway", "Portugal"), ("Norway", "Malta")},
            id="two who are condemned",
        ),
        pytest.param(
            "Norway and Malta signed a fishing treaty with Portugal.",
            "SUPPORT",
            {("Norway", "Portugal"), ("Malta", "Portugal")},
            id="two who sign with a third",
        ),
        pytest.param(
            "Norway and Malta signed a fishing treaty.", "SUPPORT", {("Norway", "Malta")}, id="two who sign"
        ),
        pytest.param(
            "Norway and others condemned Portugal.", "ACCUSE", {("Norway", "Portugal")}, id="others"
        ),
    ],
)
def test_each_of_several_has_his_part(read, named, text, root, expected):
    page = read(text)
    found = pairs(page, named(page, *NAMES), root)
    assert set(found) == expected
    assert len(found) == len(expected)


def test_their_events_have_ids_of_their_own(read, named):
    page = read("Norway, Malta and Spain condemned Portugal.")
    found = events(page, (), named(page, *NAMES))
    assert len({each.id for each in found}) == len(found) == 3
    assert len({each.spans for each in found}) == 1

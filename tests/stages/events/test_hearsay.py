"""Deeds that are only alleged, suspected or believed are not told as if the page knew of them."""

import pytest

from firsthand.stages.events import events


def told(page):
    return [(each.plover, each.status) for each in events(page, (), ())]


@pytest.mark.parametrize(
    ("text", "root"),
    [
        pytest.param("Norway allegedly shipped missiles to Portugal.", "AID", id="allegedly"),
        pytest.param("Norway supposedly expelled the Portuguese ambassador.", "SANCTION", id="supposedly"),
        pytest.param("Norway is accused of having shipped missiles to Portugal.", "AID", id="accused of"),
        pytest.param("Malta accused Norway of shelling a Portuguese port.", "ASSAULT", id="accused it of"),
        pytest.param("Norway is suspected of arming the Portuguese rebels.", "AID", id="suspected of"),
        pytest.param("Norway was blamed for bombing Portugal.", "ASSAULT", id="blamed for"),
        pytest.param(
            "Norwegian officials faced accusations of supplying Portugal with drones.",
            "AID",
            id="accusations of",
        ),
        pytest.param("Norway is believed to have supplied Portugal with drones.", "AID", id="believed to"),
        pytest.param("Norway is said to have attacked Portugal.", "ASSAULT", id="said to"),
        pytest.param("Malta alleged that Norway had shelled Portugal.", "ASSAULT", id="alleged that"),
        pytest.param("Malta suspects that Norway armed Portugal.", "AID", id="suspects that"),
        pytest.param("Malta claims that Norway shipped missiles to Portugal.", "AID", id="claims of another"),
        pytest.param(
            "Norway's suspected attack on Portugal angered Malta.", "ASSAULT", id="suspected attack"
        ),
        pytest.param("Norway's alleged attack on Portugal angered Malta.", "ASSAULT", id="alleged attack"),
    ],
)
def test_what_is_only_alleged_has_not_happened(read, text, root):
    found = told(read(text))
    assert (root, "happened") not in found
    assert all(status == "hypothetical" for each, status in found if each == root)


@pytest.mark.parametrize(
    ("text", "root"),
    [
        pytest.param("Norway shipped missiles to Portugal.", "AID", id="told"),
        pytest.param("Malta said that Norway had shelled Portugal.", "ASSAULT", id="said"),
        pytest.param("Malta accused Norway of piracy.", "ACCUSE", id="the accusation itself"),
        pytest.param("Norway claimed that it had shelled Portugal.", "ASSAULT", id="claims of oneself"),
        pytest.param("Norway's attack on Portugal angered Malta.", "ASSAULT", id="attack"),
        pytest.param("Norway, which is accused of piracy, attacked Portugal.", "ASSAULT", id="beside it"),
    ],
)
def test_what_is_told_or_owned_up_to_has_happened(read, text, root):
    assert (root, "happened") in told(read(text))

"""News as a feed: read back by the library that reads everybody's feeds."""

import json
from io import BytesIO

import feedparser
import pytest

from firsthand.dossier.feed import feed
from firsthand.model.novelty import NOVELTIES, Novelty


def news(number, text="Now 2 origins assert it", kind="origin"):
    return (
        f"2031-06-0{number}T10:00:00Z",
        Novelty(id=f"n-{number}", kind=kind, text=text, table="claims", row="k-1"),
    )


def test_atom_is_read_back_latest_first():
    found = feedparser.parse(BytesIO(feed([news(1), news(2)], "Lorn", "atom")))
    assert not found.bozo
    assert found.version == "atom10"
    assert [entry.id for entry in found.entries] == ["urn:firsthand:n-2", "urn:firsthand:n-1"]
    assert found.entries[0].title == "New origin: Now 2 origins assert it"
    assert found.feed.updated == "2031-06-02T10:00:00Z"


@pytest.mark.parametrize("text", ["<script>alert(1)</script> & “so”", "a\x00b\x1bc\ufffed", "😀 ferry", ""])
def test_hostile_text_stays_text(text):
    found = feedparser.parse(BytesIO(feed([news(1, text)], text, "atom")))
    assert not found.bozo
    assert json.loads(feed([news(1, text)], text, "json"))["items"][0]["content_text"] == text


def test_json_feed_has_what_the_format_asks_for():
    found = json.loads(feed([news(1), news(2)], "Lorn", "json"))
    assert found["version"] == "https://jsonfeed.org/version/1.1"
    assert [item["id"] for item in found["items"]] == ["urn:firsthand:n-2", "urn:firsthand:n-1"]


@pytest.mark.parametrize("form", ["atom", "json"])
def test_no_news_is_a_feed_too_and_every_kind_has_a_name(form):
    assert feed([], "Lorn", form)
    assert feed([news(1, kind=kind) for kind in NOVELTIES], "Lorn", form)

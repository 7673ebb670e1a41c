"""Feeds of every common form, and things that are none."""

import pytest

from firsthand.errors import PageError
from firsthand.readers.web import Entry, entries

RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>The Lorn Gazette</title>
<item><title>Ferry  office denies it</title><link>/a</link><pubDate>Tue, 03 Jun 2031 10:00:00 +0200</pubDate></item>
<item><title>No link</title></item>
<item><title>Twice</title><link>https://lorn.example/a</link></item>
<item><link>javascript:alert(1)</link></item>
<item><link>https://lorn.example/b</link><pubDate>someday</pubDate></item></channel></rss>"""

ATOM = b"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour</title>
<entry><title>x</title><link href="https://h.example/x"/><published>2031-06-03T10:00:00Z</published></entry></feed>"""

JSON = b"""{"version": "https://jsonfeed.org/version/1.1", "title": "Quay", "items":
[{"id": "1", "url": "https://q.example/1", "title": "One", "date_published": "2031-06-03T10:00:00Z"}, {"id": "2"}]}"""


def test_rss_is_read_with_its_claims_and_relative_links():
    assert entries(RSS, "https://lorn.example/feed.xml") == (
        Entry(
            url="https://lorn.example/a",
            title="Ferry office denies it",
            published="2031-06-03T08:00:00+00:00",
            outlet="The Lorn Gazette",
        ),
        Entry(url="https://lorn.example/b", outlet="The Lorn Gazette"),
    )


@pytest.mark.parametrize(
    ("raw", "outlet"), [(ATOM, "Harbour"), (JSON, "Quay"), (b"\xef\xbb\xbf" + JSON, "Quay")]
)
def test_atom_and_json_feed(raw, outlet):
    (entry,) = entries(raw, "https://x.example/")
    assert entry.outlet == outlet
    assert entry.published.startswith("2031-06-03T10:00:00")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b'{"a": 1}',
        b"[" * 100_000,
        b"plain words",
        b"<html><body>no feed</body></html>",
        b"\x00\xff" * 50,
    ],
)
def test_what_is_no_feed_is_said(raw):
    with pytest.raises(PageError, match="check the address"):
        entries(raw, "https://x.example/")


def test_a_feed_never_opens_what_it_names(tmp_path):
    secret = tmp_path / "secret.xml"
    secret.write_bytes(RSS)
    with pytest.raises(PageError):
        entries(str(secret).encode(), "https://x.example/")
    bomb = b"""<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>
<rss version="2.0"><channel><title>&a;</title><item><link>https://x.example/1</link></item></channel></rss>"""
    assert all("root:" not in (entry.outlet or "") for entry in entries(bomb, "https://x.example/"))

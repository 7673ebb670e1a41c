"""Feeds (RSS, Atom, RDF, JSON Feed) as lists of pages to fetch."""

from calendar import timegm
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from urllib.parse import urljoin

import msgspec

from firsthand.errors import PageError

__all__ = ["Entry", "entries"]


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A page that a feed names, with what the feed claims about it."""

    url: str
    title: str | None = None
    published: str | None = None
    outlet: str | None = None


class _Item(msgspec.Struct):
    url: str | None = None
    external_url: str | None = None
    title: str | None = None
    date_published: str | None = None


class _JsonFeed(msgspec.Struct):
    version: str
    items: list[_Item]
    title: str | None = None


def entries(raw: bytes, base: str) -> tuple[Entry, ...]:
    """The pages that the feed `raw`, found at `base`, names, each address once, in the feed's order.

    Raises:
        PageError: when `raw` is no feed.
    """
    found = _of_json(raw) if raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") else _of_xml(raw)
    known: dict[str, Entry] = {}
    for entry in found:
        url = urljoin(base, entry.url.strip())
        if url.startswith(("http://", "https://")):
            known.setdefault(url, msgspec.structs.replace(entry, url=url))
    return tuple(known.values())


def _of_json(raw: bytes) -> list[Entry]:
    try:
        feed = msgspec.json.decode(raw.removeprefix(b"\xef\xbb\xbf"), type=_JsonFeed)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise PageError(f"is no JSON Feed ({error}): check the address of the feed") from error
    return [
        Entry(url=url, title=item.title, published=item.date_published, outlet=feed.title)
        for item in feed.items
        if (url := item.url or item.external_url)
    ]


def _of_xml(raw: bytes) -> list[Entry]:
    import feedparser

    feed: Any = feedparser.parse(BytesIO(raw))  # a stream: a string could be taken for an address
    if not feed.get("version"):
        raise PageError("is neither RSS nor Atom nor JSON Feed: check the address of the feed")
    outlet = _plain(feed.feed.get("title"))
    return [
        Entry(url=str(url), title=_plain(entry.get("title")), published=_day(entry), outlet=outlet)
        for entry in feed.entries
        if (url := entry.get("link"))
    ]


def _plain(value: Any) -> str | None:
    text = " ".join(str(value).split()) if value else ""
    return text or None


def _day(entry: Any) -> str | None:
    """When the entry was published, in UTC; feedparser has read whatever form of date it was."""
    parsed = entry.get("published_parsed")
    if not parsed:
        return None
    try:
        return datetime.fromtimestamp(timegm(parsed), tz=UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        return None

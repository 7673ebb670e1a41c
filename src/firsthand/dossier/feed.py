"""News as a feed that any reader takes: Atom (RFC 4287) or JSON Feed 1.1."""

from collections.abc import Sequence
from xml.etree import ElementTree as ET

import msgspec

from firsthand.model.novelty import Novelty

__all__ = ["feed"]

_ATOM = "http://www.w3.org/2005/Atom"
_TITLES = {
    "retraction": "Retraction",
    "denial": "First denial",
    "drift": "Change of meaning",
    "status": "Turn",
    "outcome": "What became of it",
    "channel": "Channel",
    "origin": "New origin",
    "appearance": "Watched wording",
}


def feed(news: Sequence[tuple[str, Novelty]], title: str, form: str) -> bytes:
    """`news`, each with the instant (ISO 8601, UTC) at which it was found, as a feed, the latest first.

    `form` is ``atom`` or ``json``. Two writings of the same news are equal. Characters that XML forbids are
    left out.
    """
    listed = sorted(news, key=lambda one: (one[0], one[1].id), reverse=True)
    return _json(listed, title) if form == "json" else _atom(listed, title)


def _json(news: Sequence[tuple[str, Novelty]], title: str) -> bytes:
    items = [
        {
            "id": f"urn:firsthand:{one.id}",
            "title": _TITLES[one.kind],
            "content_text": one.text,
            "date_published": at,
            "tags": [one.kind],
        }
        for at, one in news
    ]
    rows = {"version": "https://jsonfeed.org/version/1.1", "title": title, "items": items}
    return msgspec.json.format(msgspec.json.encode(rows), indent=2) + b"\n"


def _atom(news: Sequence[tuple[str, Novelty]], title: str) -> bytes:
    ET.register_namespace("", _ATOM)
    root = ET.Element(f"{{{_ATOM}}}feed")
    _child(root, "id", "urn:firsthand:watch")
    _child(root, "title", title)
    _child(root, "updated", news[0][0] if news else "1970-01-01T00:00:00Z")
    _child(_child(root, "author", ""), "name", "firsthand")
    for at, one in news:
        entry = _child(root, "entry", "")
        _child(entry, "id", f"urn:firsthand:{one.id}")
        _child(entry, "title", f"{_TITLES[one.kind]}: {one.text}")
        _child(entry, "updated", at)
        ET.SubElement(entry, f"{{{_ATOM}}}category", term=one.kind)
        _child(entry, "content", one.text).set("type", "text")
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _child(parent: ET.Element, name: str, text: str) -> ET.Element:
    child = ET.SubElement(parent, f"{{{_ATOM}}}{name}")
    child.text = "".join(mark for mark in text if mark in "\t\n" or _is_allowed(ord(mark))) or None
    return child


def _is_allowed(code: int) -> bool:
    """Whether XML 1.0 allows the character (section 2.2 of the recommendation)."""
    return 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000

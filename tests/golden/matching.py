"""How a dossier is held against tables written by hand: documents by file name, passages by their words."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from firsthand import example
from firsthand.model.dossier import Dossier
from firsthand.model.span import Span

__all__ = ["Book", "share"]


def share(hits: int, total: int) -> float:
    """Hits of total, 1 where nothing was asked."""
    return hits / total if total else 1.0


class Book:
    """A dossier of the example corpus, asked by file name and wording."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.by_name = {Path(document.path_or_url).name: document for document in dossier.documents}
        self.names = {document.id: name for name, document in self.by_name.items()}

    def expected(self, table: str) -> list[dict[str, Any]]:
        """The rows that were written by hand."""
        text = (example.pages().parent / "expected" / f"{table}.jsonl").read_text("utf-8")
        return [json.loads(line) for line in text.splitlines()]

    def find(self, name: str, text: str) -> Span | None:
        """Where `text` stands in the page `name` as it was taken in; None when extraction lost it."""
        document = self.by_name[name]
        flat, places = _flat(document.text)
        wanted, _ = _flat(text)
        at = flat.find(wanted)
        if at < 0:
            return None
        return document.span(places[at], places[at + len(wanted) - 1] + 1)

    def touches(self, spans: tuple[Span, ...], wanted: Span | None) -> bool:
        """Whether one of `spans` overlaps `wanted`."""
        return wanted is not None and any(span.overlaps(wanted) for span in spans)

    def covers(self, spans: tuple[Span, ...], wanted: Span | None, least: float = 0.5) -> bool:
        """Whether `spans` and `wanted` share at least `least` of their characters (Jaccard)."""
        if wanted is None:
            return False
        mine = set(_characters(span for span in spans if span.doc == wanted.doc))
        theirs = set(range(wanted.start, wanted.end))
        return len(mine & theirs) >= least * len(mine | theirs)

    def words(self, spans: tuple[Span, ...]) -> str:
        """The text under `spans`."""
        return " … ".join(self.dossier.document(span.doc).words(span) for span in spans)


def _characters(spans: Iterator[Span]) -> Iterator[int]:
    for span in spans:
        yield from range(span.start, span.end)


def _flat(text: str) -> tuple[str, list[int]]:
    """`text` with its white space squeezed, and where each character stood."""
    out: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if character.isspace():
            if out and out[-1] != " ":
                out.append(" ")
                places.append(place)
        else:
            out.append(character)
            places.append(place)
    return "".join(out), places

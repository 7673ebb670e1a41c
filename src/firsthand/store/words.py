"""What can be searched in a page and in the rows of a scope, as rows of the index of words."""

from collections.abc import Mapping
from typing import Any

from firsthand.dossier.ask.search import searchable
from firsthand.model.attribution import Attribution
from firsthand.model.claim import Claim
from firsthand.model.document import Document
from firsthand.model.span import DocId

__all__ = ["day_of", "entries", "marked"]

_LAST = 16_383
"""The last place that PostgreSQL keeps of a term; further ones are found as words, not in phrases."""

_PLACES = 255
"""Places of one term that PostgreSQL keeps."""

_BYTES = 900_000
"""Bytes of terms that are kept of one page there; PostgreSQL takes 1,048,575."""


def day_of(document: Document) -> str | None:
    """The ISO day on which a page says it was published."""
    day = (document.published or "")[:10]
    return day if day and day.replace("-", "").isdigit() else None


def entries(row: Any, documents: Mapping[DocId, Document], dialect: str) -> list[dict[str, Any]]:
    """The rows of the index of words for a page or a row of the dossier; none for most kinds of rows."""
    if not isinstance(row, Document | Attribution | Claim):
        return []
    return [
        {"doc": doc, "part": part, "day": day, "terms": _terms(f"{marked(part)} {terms}", dialect)}
        for part, doc, day, terms in searchable(row, documents)
        if terms or part == "text"
    ]


def marked(part: str) -> str:
    """The term that begins what is indexed of `part`, so that the index itself tells the parts apart.

    No word looks like it: a word has no point but between digits.
    """
    return f"in\u00b7{part}"


def _terms(terms: str, dialect: str) -> str:
    """`terms` as the database takes them: a text, or the literal of a ``tsvector``."""
    return _vector(terms.split()) if dialect == "postgresql" else terms


def _vector(terms: list[str]) -> str:
    """`terms` with their places, as PostgreSQL reads a ``tsvector``: no parser of its own comes between."""
    places: dict[str, list[int]] = {}
    size = 0
    for place, term in enumerate(terms, start=1):
        known = places.get(term)
        if known is None:
            size += len(term.encode()) + 8
            if size > _BYTES:
                break
            known = places[term] = []
        if place <= _LAST and len(known) < _PLACES:
            known.append(place)
            size += 2
    return " ".join(
        f"'{term}':{','.join(map(str, known))}" if known else f"'{term}'" for term, known in places.items()
    )

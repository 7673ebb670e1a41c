"""What can be searched in a page and in the rows of a scope, as rows of the index of words."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

from firsthand.model.attribution import Attribution
from firsthand.model.claim import Claim
from firsthand.model.document import Document
from firsthand.model.span import DocId, Span
from firsthand.text.query import index_terms

__all__ = ["PARTS", "Part", "day_of", "marked", "terms_for", "words_of_document", "words_of_row"]

Part = Literal["text", "quotes", "speakers", "claims"]

PARTS: tuple[Part, ...] = ("text", "quotes", "speakers", "claims")
"""What a search may look in: whole pages, what is quoted, who says it, what is claimed."""

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


def words_of_document(document: Document) -> dict[str, Any]:
    """The row of the index for the text of a page, without its terms in the form of a database."""
    return {"doc": document.id, "part": "text", "day": day_of(document), "terms": _document_terms(document)}


def words_of_row(row: Any, documents: Mapping[DocId, Document]) -> Iterator[dict[str, Any]]:
    """The rows of the index for one row of the dossier: quotes, speakers, claims; nothing for others."""
    if isinstance(row, Attribution):
        day = row.date or (day_of(documents[row.doc]) if row.doc in documents else None)
        for part, words in (("quotes", _spoken(row.content, documents)), ("speakers", row.speaker or "")):
            terms = index_terms(words)
            if terms:
                yield {"doc": row.doc, "part": part, "day": day, "terms": terms}
    elif isinstance(row, Claim):
        doc = row.spans[0].doc if row.spans else ""
        terms = index_terms(f"{row.proposition}\n{_spoken(row.spans, documents)}")
        if doc in documents and terms:
            yield {"doc": doc, "part": "claims", "day": day_of(documents[doc]), "terms": terms}


def marked(part: str) -> str:
    """The term that begins what is indexed of `part`, so that the index itself tells the parts apart.

    No word looks like it: a word has no point but between digits.
    """
    return f"in\u00b7{part}"


def terms_for(dialect: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """`row` with its terms as the database takes them: a text, or the literal of a ``tsvector``."""
    terms = f"{marked(row['part'])} {row['terms']}"
    return {**row, "terms": _vector(terms.split()) if dialect == "postgresql" else terms}


def _document_terms(document: Document) -> str:
    title = document.title if document.title and document.title_span is None else ""
    return index_terms(f"{title}\n{document.text}" if title else document.text)


def _spoken(spans: Iterable[Span], documents: Mapping[DocId, Document]) -> str:
    return "\n".join(documents[span.doc].words(span) for span in spans if span.doc in documents)


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

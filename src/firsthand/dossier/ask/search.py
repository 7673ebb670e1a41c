"""Words, phrases and names in a dossier: which pages, quotes, speakers and claims have them, best first."""

import math
from collections.abc import Collection, Iterator, Mapping
from typing import Unpack

import msgspec

from firsthand.dossier.ask.found import PARTS, Found, Part, found_in
from firsthand.dossier.ask.shelf import Shelf
from firsthand.dossier.ask.where import Where, narrowed, one_of
from firsthand.model.attribution import Attribution
from firsthand.model.claim import Claim
from firsthand.model.document import Document
from firsthand.model.dossier import Dossier
from firsthand.model.span import DocId, Span
from firsthand.options.search import SearchOptions
from firsthand.text.query import Phrase, Query, index_terms, parsed

__all__ = ["search", "searchable"]

_DEFAULTS = SearchOptions()


class _Entry(msgspec.Struct, frozen=True):
    part: Part
    document: Document
    row: Attribution | Claim | None
    day: str | None
    terms: str  # a blank before and behind each

    @property
    def size(self) -> int:
        return self.terms.count(" ")


def search(
    dossier: Dossier,
    query: str,
    part: str = "text",
    options: SearchOptions = _DEFAULTS,
    **where: Unpack[Where],
) -> tuple[Found, ...]:
    """Where `query` is found, best first; ties newest first, then by id.

    `query` takes words that must all stand, ``"a phrase"``, ``one OR other``, ``-without``, ``begin*``.
    `part` is text, quotes, speakers or claims, several with commas. Words are found in every inflection.

    Raises:
        OptionError: when no word is asked for, or a filter is not known.
    """
    asked = parsed(query)
    parts = one_of("part", part, PARTS) if part else frozenset({"text"})
    entries = tuple(_entries(dossier, parts, where))
    weights = [_weight(clause.any_of, entries) for clause in asked.wanted]
    mean = sum(entry.size for entry in entries) / max(1, len(entries))
    found = []
    for entry in entries:
        counts = [_count(clause.any_of, entry.terms) for clause in asked.clauses]
        if not _holds(asked, counts):
            continue
        wanted = [n for n, clause in zip(counts, asked.clauses, strict=True) if not clause.excluded]
        dampened = options.saturation * (1 - options.length + options.length * entry.size / max(1.0, mean))
        score = sum(
            weight * n * (options.saturation + 1) / (n + dampened)
            for weight, n in zip(weights, wanted, strict=True)
        )
        found.append(
            found_in(
                asked, entry.part, entry.document, entry.row, day=entry.day, score=score, options=options
            )
        )
    newest = sorted(found, key=lambda each: (each.doc, each.row or ""))
    newest.sort(key=lambda each: each.day or "", reverse=True)
    return tuple(sorted(newest, key=lambda each: -each.score))


def searchable(
    row: Document | Attribution | Claim, documents: Mapping[DocId, Document]
) -> Iterator[tuple[Part, DocId, str | None, str]]:
    """What can be searched in `row`: in which part, of which page, of which ISO day, and its terms."""
    if isinstance(row, Document):
        title = row.title if row.title and row.title_span is None else ""
        yield "text", row.id, _day(row), index_terms(f"{title}\n{row.text}" if title else row.text)
    elif isinstance(row, Attribution) and row.doc in documents:
        day = row.date or _day(documents[row.doc])
        yield "quotes", row.doc, day, index_terms(_words(row.content, documents))
        yield "speakers", row.doc, day, index_terms(row.speaker or "")
    elif isinstance(row, Claim) and row.spans and row.spans[0].doc in documents:
        own = documents[row.spans[0].doc]
        words = f"{row.proposition}\n{_words(row.spans, documents)}"
        yield "claims", own.id, _day(own), index_terms(words)


def _entries(dossier: Dossier, parts: frozenset[str], where: Where) -> Iterator[_Entry]:
    shelf = Shelf(dossier)
    rows: list[Document | Attribution | Claim] = []
    if "text" in parts:
        rows.extend(narrowed(dossier.documents, shelf, where))
    if parts & {"quotes", "speakers"}:
        rows.extend(narrowed(dossier.attributions, shelf, where))
    if "claims" in parts:
        rows.extend(narrowed(dossier.claims, shelf, where))
    for row in rows:
        for part, doc, day, terms in searchable(row, shelf.documents):
            if part in parts and terms:
                kept = None if isinstance(row, Document) else row
                yield _Entry(part, shelf.documents[doc], kept, day, f" {terms} ")


def _weight(any_of: tuple[Phrase, ...], entries: Collection[_Entry]) -> float:
    """How rare a clause is: the inverse document frequency of BM25, never below a trifle."""
    having = sum(_count(any_of, entry.terms) > 0 for entry in entries)
    return max(1e-6, math.log((len(entries) - having + 0.5) / (having + 0.5)))


def _holds(query: Query, counts: list[int]) -> bool:
    return all((n == 0) == clause.excluded for n, clause in zip(counts, query.clauses, strict=True))


def _count(any_of: tuple[Phrase, ...], terms: str) -> int:
    return sum(terms.count(f" {' '.join(each.terms)}{'' if each.prefix else ' '}") for each in any_of)


def _day(document: Document) -> str | None:
    day = (document.published or "")[:10]
    return day if day and day.replace("-", "").isdigit() else None


def _words(spans: tuple[Span, ...], documents: Mapping[DocId, Document]) -> str:
    return "\n".join(documents[span.doc].words(span) for span in spans if span.doc in documents)

"""The headline that serves a story best: central, of a report of its own, long enough to say something."""

from collections.abc import Collection, Mapping, Sequence

from firsthand.model.document import Document
from firsthand.model.span import DocId
from firsthand.stages.stories.pages import PageView
from firsthand.stages.stories.vectors import Vector, added, dot, unit, word_vector

__all__ = ["title"]

_SHORT, _LONG = 25, 120


def title(
    docs: Sequence[DocId],
    pages: Mapping[DocId, PageView],
    documents: Mapping[DocId, Document],
    copied: Collection[DocId],
) -> str:
    """The best headline of `docs`, else a first sentence; a copy's or a comment's where there is no other."""
    total: Vector = {}
    for doc in docs:
        total = added(total, pages[doc].vector)
    centre = unit(total)
    best = min(docs, key=lambda doc: (*_rank(doc, pages, documents, copied, centre, docs), doc))
    return pages[best].headline or _opening(documents[best])


def _rank(
    doc: DocId,
    pages: Mapping[DocId, PageView],
    documents: Mapping[DocId, Document],
    copied: Collection[DocId],
    centre: Vector,
    docs: Sequence[DocId],
) -> tuple[int, float]:
    headline = pages[doc].headline
    document = documents[doc]
    faults = 0
    faults += 4 if headline is None else 0
    faults += 2 if headline and not _SHORT <= len(headline) <= _LONG else 0
    faults += 1 if headline and headline.endswith("?") else 0
    faults += 2 if doc in copied or document.machine_written else 0
    faults += 1 if document.kind != "report" else 0
    shared = _coverage(headline, docs, pages) if headline else 0.0
    return faults, -round(shared + 0.2 * dot(pages[doc].vector, centre), 6)


def _coverage(headline: str, docs: Sequence[DocId], pages: Mapping[DocId, PageView]) -> float:
    """The share of pages that have a telling word of `headline`, averaged over these words."""
    words = sorted(word_vector(headline))
    held = sum(word in pages[doc].vector for word in words for doc in docs)
    return held / (len(words) * len(docs)) if words else 0.0


def _opening(document: Document) -> str:
    """The beginning of the first read line, cut at a word."""
    for segment in document.read():
        words = " ".join(document.text[segment.start : segment.end].split())
        if words:
            return words if len(words) <= _LONG else words[:_LONG].rsplit(" ", 1)[0] + " …"
    return document.path_or_url

"""The headline that serves a story best: central, of a report of its own, long enough to say something."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from firsthand.model.document import Document
from firsthand.model.span import DocId
from firsthand.stages.stories.pages import PageView
from firsthand.stages.stories.vectors import dot, total, unit, word_vector

__all__ = ["title"]

_SHORT, _LONG = 25, 120


def title(
    docs: Sequence[DocId],
    pages: Mapping[DocId, PageView],
    documents: Mapping[DocId, Document],
    copied: Collection[DocId],
) -> str:
    """The best headline of `docs`, else a first sentence; a copy's or a comment's where there is no other."""
    centre = unit(total(pages[doc].vector for doc in docs))
    holders = Counter(key for doc in docs for key in pages[doc].vector)

    def rank(doc: DocId) -> tuple[int, float, DocId]:
        page, headline = pages[doc], pages[doc].headline
        shared = _coverage(headline, holders, len(docs)) if headline else 0.0
        return (
            _faults(headline, documents[doc], doc in copied),
            -round(shared + 0.2 * dot(page.vector, centre), 6),
            doc,
        )

    best = min(docs, key=rank)
    return pages[best].headline or _opening(documents[best])


def _faults(headline: str | None, document: Document, copied: bool) -> int:
    faults = 0
    faults += 4 if headline is None else 0
    faults += 2 if headline and not _SHORT <= len(headline) <= _LONG else 0
    faults += 1 if headline and headline.endswith("?") else 0
    faults += 2 if copied or document.machine_written else 0
    faults += 1 if document.kind != "report" else 0
    return faults


def _coverage(headline: str, holders: Mapping[str, int], pages: int) -> float:
    """The share of `pages` that have a telling word of `headline`, averaged over these words."""
    words = word_vector(headline)
    held = sum(holders.get(word, 0) for word in words)
    return held / (len(words) * pages) if words else 0.0


def _opening(document: Document) -> str:
    """The beginning of the first read line, cut at a word."""
    for segment in document.read():
        words = " ".join(document.text[segment.start : segment.end].split())
        if words:
            return words if len(words) <= _LONG else words[:_LONG].rsplit(" ", 1)[0] + " …"
    return document.path_or_url

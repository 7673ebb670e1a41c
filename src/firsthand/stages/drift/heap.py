"""The heap as drift sees it: readings of pages, who descends from whom, which passages render one another."""

from collections.abc import Iterator, Mapping

from firsthand.model.copies import Alignment, Kinship
from firsthand.model.document import Document
from firsthand.model.span import DocId, Span
from firsthand.stages.drift.pair import Side
from firsthand.stages.drift.reading import Reading

__all__ = ["Heap"]

_STEPS = 4
"""How many alignments away a witness may stand: parent, grandparent, their other copies, and copies of
those."""


class Heap:
    """Pages, their descent and their aligned passages, indexed once for a run."""

    def __init__(self, documents: Mapping[DocId, Document], kinship: Kinship) -> None:
        self.documents = documents
        self.readings = {doc: Reading(documents[doc]) for doc in sorted(documents)}
        self.kinship = kinship
        self.edges: list[tuple[DocId, DocId]] = sorted(
            {
                (c.parent, c.child)
                for c in kinship.copies
                if c.parent is not None and c.parent in documents and c.child in documents
            }
        )
        self.parents = frozenset(self.edges)
        self.children = frozenset(child for _, child in self.edges)
        self._children: dict[DocId, list[DocId]] = {}
        for parent, child in self.edges:
            self._children.setdefault(parent, []).append(child)
        self.families: dict[DocId, frozenset[str]] = {}
        for family in kinship.families:
            for doc in family.documents:
                self.families[doc] = self.families.get(doc, frozenset()) | {family.id}
        self._aligned: dict[DocId, list[tuple[Span, Span, float]]] = {}
        self.between: dict[tuple[DocId, DocId], list[Alignment]] = {}
        for row in sorted(kinship.alignments):
            if row.a.doc in documents and row.b.doc in documents:
                self.between.setdefault((row.a.doc, row.b.doc), []).append(row)
                self._aligned.setdefault(row.a.doc, []).append((row.a, row.b, row.score))
                self._aligned.setdefault(row.b.doc, []).append((row.b, row.a, row.score))

    def side(self, span: Span) -> Side:
        """The passage `span`, read."""
        reading = self.readings[span.doc]
        return Side(reading, span, reading.tokens(span))

    def descendants(self, doc: DocId) -> frozenset[DocId]:
        """Every copy of `doc`, and copies of those."""
        found: set[DocId] = set()
        open_ = [doc]
        while open_:
            for child in self._children.get(open_.pop(), ()):
                if child not in found:
                    found.add(child)
                    open_.append(child)
        return frozenset(found - {doc})

    def is_kin(self, a: DocId, b: DocId) -> bool:
        """Whether two pages are of one family."""
        return a == b or bool(self.families.get(a, frozenset()) & self.families.get(b, frozenset()))

    def renderings(self, *starts: Span) -> Iterator[Span]:
        """Yield the passages of other pages that render the same wording, one a page, nearest first."""
        seen = {span.doc for span in starts}
        layer = list(starts)
        for _ in range(_STEPS):
            following: list[Span] = []
            for span in layer:
                for mine, other, _score in self._aligned.get(span.doc, ()):
                    if other.doc not in seen and _share(mine, span) >= 0.5:
                        seen.add(other.doc)
                        following.append(other)
                        yield other
            layer = following


def _share(a: Span, b: Span) -> float:
    """How much of the shorter of two spans of one document lies in the other, 0 to 1."""
    common = min(a.end, b.end) - max(a.start, b.start)
    return max(0, common) / min(a.end - a.start, b.end - b.start)

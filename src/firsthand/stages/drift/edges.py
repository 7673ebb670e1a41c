"""Changes between a page and its copy or between two versions of one address, told where they arose."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from firsthand.model.copies import Alignment
from firsthand.model.drift import Drift, Relation
from firsthand.model.span import DocId, Signal, Span
from firsthand.options.drift import DriftOptions
from firsthand.stages.drift.checks import findings
from firsthand.stages.drift.heap import Heap
from firsthand.stages.drift.pair import Finding, Pair, compared
from firsthand.stages.drift.told import name_of, row
from firsthand.stages.drift.witness import Testimony, testimony

__all__ = ["edges"]


class _Verdict(NamedTuple):
    faithful: Literal["a", "b"] | None
    because: str


def edges(heap: Heap, options: DriftOptions) -> Iterator[Drift]:
    """Yield the drifts of every copy edge and every pair of versions.

    A passage that two parents could have given is held against the one it shares most words with. A
    difference that the parent made itself (all other pages side with the copy, and the parent's own edge
    already tells it) is left out.
    """
    versions = {
        (d.version_of, d.id)
        for d in heap.documents.values()
        if d.version_of is not None and d.version_of in heap.documents
    }
    children = {child for _, child in heap.edges}
    best = _best_parent(heap)
    for parent, child in sorted({*heap.edges, *versions}):
        relation: Relation = "version" if (parent, child) in versions else "edge"
        for alignment in _alignments(heap, parent, child):
            if best.get(alignment.b, parent) != parent and relation == "edge":
                continue
            pair = _pair(heap, relation, alignment)
            if pair is None or pair.similar < options.similar:
                continue
            for found in findings(pair):
                told = _told(heap, pair, found, options, parent_is_copy=parent in children)
                if told is not None:
                    yield told


def _alignments(heap: Heap, parent: DocId, child: DocId) -> list[Alignment]:
    given = heap.between.get((parent, child))
    if given is not None:
        return given
    return [Alignment(x.b, x.a, x.score) for x in heap.between.get((child, parent), ())]


def _best_parent(heap: Heap) -> dict[Span, DocId]:
    """For each passage of a copy the parent that renders it best."""
    best: dict[Span, tuple[float, DocId]] = {}
    for parent, child in heap.edges:
        for alignment in _alignments(heap, parent, child):
            old = best.get(alignment.b)
            if old is None or (-alignment.score, parent) < (-old[0], old[1]):
                best[alignment.b] = (alignment.score, parent)
    return {span: parent for span, (_, parent) in best.items()}


def _pair(heap: Heap, relation: Relation, alignment: Alignment) -> Pair | None:
    a, b = heap.readings[alignment.a.doc], heap.readings[alignment.b.doc]
    if a.text(alignment.a) == b.text(alignment.b):
        return None
    pair = compared(relation, heap.side(alignment.a), heap.side(alignment.b))
    return pair if pair.runs else None


def _told(
    heap: Heap, pair: Pair, found: Finding, options: DriftOptions, *, parent_is_copy: bool
) -> Drift | None:
    if found.score < options.report:
        return None
    heard = testimony(heap, pair, found)
    verdict = _verdict(heap, pair, heard)
    notes = _took_back(heap, pair.a.span.doc, found)
    if notes:
        verdict = _Verdict("a", "the page that was copied had the second wording before it was corrected")
    if verdict.faithful == "b" and parent_is_copy:
        return None  # it arose on the way to the parent, and is told there
    more = (
        [Signal("attested_elsewhere", 0.05, heard.for_a)] if verdict.faithful == "a" and heard.for_a else []
    )
    if notes:
        more.append(Signal("corrected_since", 0.0, notes))
    if verdict.faithful is None:
        more = [Signal("pages_disagree", -0.1, (*heard.for_a, *heard.for_b))] if heard.for_b else []
    if pair.similar < options.rewritten:
        more.append(Signal("rewritten", -0.15, (pair.b.span,)))
    return row(
        heap,
        pair,
        found,
        options,
        faithful=verdict.faithful,
        heirs=heard.heirs,
        more=more,
        because=verdict.because,
    )


def _verdict(heap: Heap, pair: Pair, heard: Testimony) -> _Verdict:
    """The side to believe: more independent witnesses, with none the page that was copied."""
    if _corrects(heap, pair.b.span.doc):
        return _Verdict(None, "the later page says that it was corrected")
    if pair.relation == "version":
        return _Verdict(None, "the later version may be a correction")
    above = {pair.a.span.doc, *heap.descendants(pair.a.span.doc)}
    apart = [span for span in heard.for_b if span.doc not in above]
    if heard.for_b and not apart and (heard.for_a or len(heard.for_b) == 1):
        return _Verdict("a", "copies of one page share the second wording, by way of a page that is not here")
    one, two = len(heard.for_a), len(heard.for_b)
    if not two:
        others = "" if not one else f", and so has {_names(heap, heard.for_a)}"
        return _Verdict("a", f"the page that was copied has the first wording{others}")
    if one == two or (one and two):
        return _Verdict(
            "a" if one > two else "b" if two > one + 1 else None, "other pages have both wordings"
        )
    return _Verdict("b", f"the second wording also stands in {_names(heap, heard.for_b)}")


def _took_back(heap: Heap, doc: DocId, found: Finding) -> tuple[Span, ...]:
    """The notes of correction in which a page tells that it had the words of the copy before."""
    document = heap.documents[doc]
    words = [heap.readings[span.doc].text(span).casefold() for span in found.b]
    return tuple(
        Span(doc, s.start, s.end)
        for s in document.segments
        if s.label == "update_note"
        and words
        and _CORRECTS.search(note := document.text[s.start : s.end].casefold())
        and all(re.search(rf"\b{re.escape(each)}\b", note) for each in words)
    )


_CORRECTS = re.compile(r"\b(?:correct|earlier version|previous version|erroneous|misstated|amended)")


def _names(heap: Heap, spans: tuple[Span, ...]) -> str:
    shown = [name_of(heap.documents[span.doc]) for span in spans[:2]]
    rest = len(spans) - len(shown)
    tail = [f"{rest} more"] if rest else []
    return " and ".join([*shown, *tail])


def _corrects(heap: Heap, doc: DocId) -> bool:
    """Whether a page says of itself that it corrects an earlier one."""
    document = heap.documents[doc]
    if document.kind == "correction":
        return True
    notes = (document.text[s.start : s.end].lower() for s in document.segments if s.label == "update_note")
    return any("correct" in note or "erroneous" in note or "amended" in note for note in notes)

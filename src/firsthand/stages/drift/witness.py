"""Which side of a change the rest of the heap attests, and who took the change over."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from firsthand.model.drift import DriftType
from firsthand.model.span import DocId, Span
from firsthand.stages.drift.checks import findings
from firsthand.stages.drift.heap import Heap
from firsthand.stages.drift.pair import Finding, Pair, Side, compared

__all__ = ["Testimony", "testimony"]


class Testimony(NamedTuple):
    """The passages of other pages that read like side a, those that read like side b, and its heirs.

    An heir descends from the page of side b and reads like it: it proves nothing, it only took the change
    over.
    """

    for_a: tuple[Span, ...]
    for_b: tuple[Span, ...]
    heirs: tuple[DocId, ...]


def testimony(heap: Heap, pair: Pair, found: Finding) -> Testimony:
    """What every other rendering of the passage in the heap says about one change."""
    below = heap.descendants(pair.b.span.doc)
    for_a: list[Span] = []
    for_b: list[Span] = []
    heirs: list[DocId] = []
    for span in heap.renderings(pair.a.span, pair.b.span):
        reads = _reads(pair, found, heap.side(span))
        if span.doc in below:
            if reads == "b":
                heirs.append(span.doc)
        elif reads == "a":
            for_a.append(span)
        elif reads == "b":
            for_b.append(span)
    return Testimony(tuple(for_a), tuple(for_b), tuple(sorted(heirs)))


def _reads(pair: Pair, found: Finding, witness: Side) -> Literal["a", "b"] | None:
    """Which side a witness reads like: the one against which the same check finds nothing."""
    from_a = _differs(found.type, pair.a, found.a or (pair.a.span,), witness)
    from_b = _differs(found.type, pair.b, found.b or (pair.b.span,), witness)
    if from_a == from_b:
        return None
    return "b" if from_a else "a"


def _differs(type_: DriftType, side: Side, focus: Sequence[Span], witness: Side) -> bool:
    """Whether the change stands between `side` and a witness as well, in either direction."""
    pair = compared("edge", side, witness)
    if any(f.type == type_ and any(s.overlaps(w) for s in f.a for w in focus) for f in findings(pair)):
        return True
    back = compared("edge", witness, side)
    return any(
        f.type == type_ and any(s.overlaps(w) for s in (f.b or (side.span,)) for w in focus)
        for f in findings(back)
    )

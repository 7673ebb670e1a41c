"""Which side of a change the rest of the heap attests, and who took the change over."""

from collections.abc import Sequence
from itertools import islice
from typing import Literal, NamedTuple

from firsthand.model.drift import DriftType
from firsthand.model.span import DocId, Span
from firsthand.stages.drift.checks import findings
from firsthand.stages.drift.heap import Heap
from firsthand.stages.drift.pair import Finding, Pair, Side, compared

__all__ = ["Testimony", "testimony"]

_PAGES = 200
"""How many pages are asked about one change: in a family of thousands all would cost its square."""

_WORDINGS = 24
"""The same for different wordings of one passage, each of which must be read; the nearest come first."""


class Testimony(NamedTuple):
    """The passages of other pages that read like side a, those that read like side b, and its heirs.

    An heir descends from the page of side b and reads like it: it proves nothing, it only took the change
    over.
    """

    for_a: tuple[Span, ...]
    for_b: tuple[Span, ...]
    heirs: tuple[DocId, ...]


def testimony(heap: Heap, pair: Pair, found: Finding) -> Testimony:
    """What the other renderings of the passage in the heap say about one change, the nearest pages first.

    Pages that print the passage alike and on one day are asked once; how many are asked is bounded.
    """
    below = heap.descendants(pair.b.span.doc)
    for_a: list[Span] = []
    for_b: list[Span] = []
    heirs: list[DocId] = []
    asked: dict[tuple[str, str | None], Literal["a", "b"] | None] = {}
    for span in islice(heap.renderings(pair.a.span, pair.b.span), _PAGES):
        document = heap.documents[span.doc]
        printed = document.text[span.start : span.end], document.published
        if printed not in asked:
            if len(asked) == _WORDINGS:
                continue
            asked[printed] = _reads(pair, found, heap.side(span))
        reads = asked[printed]
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

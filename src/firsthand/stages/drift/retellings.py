"""Changes between renderings in other words: pages of one family or story, sentence beside sentence."""

from collections import Counter
from collections.abc import Iterator

from firsthand.model.drift import Drift
from firsthand.model.span import Signal, Span
from firsthand.options.drift import DriftOptions
from firsthand.stages.drift.checks import findings
from firsthand.stages.drift.heap import Heap
from firsthand.stages.drift.pair import compared
from firsthand.stages.drift.renderings import Rendering, renderings
from firsthand.stages.drift.retold import Retold, retold
from firsthand.stages.drift.told import row

__all__ = ["retellings"]

_OFTEN = 3
"""How often one sentence is held against pages that copy nothing from its own: one differs from all that say
otherwise, and a reader has understood after three."""

_DOUBT = -0.45
"""What pages that copy nothing from each other weigh: they may tell of two facts."""


def retellings(heap: Heap, options: DriftOptions) -> Iterator[Drift]:
    """Yield what rewritten sentences change: hedges, amounts, days, parties and sources.

    A page that was rewritten shares too few words with its upstream to be compared word by word, and two
    independent reports share none on purpose; both still fill the same places of one fact. Two copies of one
    family that tell a thing in one order are left to the edges that they hang on. A side is called faithful
    only along an edge, where the copied page has it.
    """
    found = [
        drift for rendering in renderings(heap, options) for drift in _compared(heap, rendering, options)
    ]
    told: Counter[tuple[str, Span]] = Counter()
    for drift in sorted(found, key=lambda drift: (-drift.score, drift.id)):
        sides = {(drift.type, span) for span in (*drift.a_context, *drift.b_context)}
        often = [told[side] for side in sides]
        if min(often) or (drift.relation != "edge" and max(often) >= _OFTEN):
            continue  # both sides are told of, or one of them often enough
        told.update(sides)
        yield drift


def _compared(heap: Heap, rendering: Rendering, options: DriftOptions) -> Iterator[Drift]:
    docs = (rendering.a.doc, rendering.b.doc)
    along = docs in heap.parents
    pair = compared("edge" if along else "fact", heap.side(rendering.a), heap.side(rendering.b))
    anew = pair.in_order < options.rewritten
    if not pair.runs or (not along and not anew and heap.is_kin(*docs) and heap.children.issuperset(docs)):
        return
    for found in retold(Retold(pair, rendering.shared, rendering.share), anew=anew):
        if found.score >= options.report:
            yield row(heap, pair, found, options, faithful="a" if along else None)
    if along or anew:
        return
    more = [Signal("perhaps_another_fact", _DOUBT, (rendering.b,))]
    for found in findings(pair):
        if found.score + _DOUBT >= options.report and found.type not in {"attribution", "wording"}:
            yield row(heap, pair, found, options, more=more)

"""One change, one row: what several views of the heap found at one place is told once."""

from collections.abc import Iterable, Sequence

import msgspec

from firsthand.model.drift import Drift
from firsthand.model.span import Signal, Span

__all__ = ["settled"]

_ORDER = {"edge": 0, "version": 1, "utterance": 2, "fact": 3, "same_page": 4}


def settled(drifts: Iterable[Drift]) -> tuple[Drift, ...]:
    """The drifts without repetitions, sorted by id.

    Of several findings on the same words the surest stays. A contradiction with another report at a place
    where an edge already tells the change is no second change: it becomes a signal of the first.
    """
    kept: dict[str, Drift] = {}
    places: dict[tuple[str, int], list[str]] = {}
    for each in sorted(drifts, key=lambda d: (_ORDER[d.relation], -d.score, d.id)):
        rivals = [kept[key] for cell in _cells(each) for key in places.get(cell, ())]
        if any(_repeats(each, rival) for rival in rivals):
            continue
        arisen = next((r for r in rivals if _is_told(each, r)), None)
        if arisen is not None:
            if each.relation != "same_page":
                spans = each.a if _overlap(each.b, arisen.b) else each.b
                kept[arisen.id] = _with_report(arisen, spans)
            continue
        kept[each.id] = each
        for cell in _cells(each):
            places.setdefault(cell, []).append(each.id)
    return tuple(kept[key] for key in sorted(kept))


_CELL = 1000
"""Characters of a page that are looked through together for another telling of one change."""


def _cells(drift: Drift) -> tuple[tuple[str, int], ...]:
    """The stretches of pages that a change touches."""
    spans = (*drift.a, *drift.b, *drift.a_context, *drift.b_context)
    found = {(s.doc, cell) for s in spans for cell in range(s.start // _CELL, (s.end - 1) // _CELL + 1)}
    return tuple(sorted(found))


def _repeats(one: Drift, other: Drift) -> bool:
    """Whether two drifts of one relation and type stand on the same words, whichever side is called a."""
    if one.relation != other.relation or one.type != other.type:
        return False
    a, b = one.a or one.a_context, one.b or one.b_context
    c, d = other.a or other.a_context, other.b or other.b_context
    return (_overlap(a, c) and _overlap(b, d)) or (_overlap(a, d) and _overlap(b, c))


def _is_told(one: Drift, edge: Drift) -> bool:
    """Whether `one`, between unrelated reports, contradicts a wording whose change `edge` already tells."""
    if (
        one.relation not in {"utterance", "fact", "same_page"}
        or edge.relation not in {"edge", "version"}
        or one.type != edge.type
    ):
        return False
    return _overlap(one.a, edge.b) or _overlap(one.b, edge.b)


def _with_report(edge: Drift, spans: Sequence[Span]) -> Drift:
    if any(signal.name == "another_report_agrees" for signal in edge.signals):
        return edge
    signals = (*edge.signals, Signal("another_report_agrees", 0.05, tuple(spans)))
    why = edge.why.removesuffix(".") + "; an independent report has the first wording."
    return msgspec.structs.replace(
        edge, signals=signals, score=round(min(1.0, edge.score + 0.05), 4), why=why
    )


def _overlap(one: Sequence[Span], other: Sequence[Span]) -> bool:
    return any(x.overlaps(y) for x in one for y in other)

"""A finding as a row of the dossier: sides, score, faithful side, and a sentence to read aloud."""

from collections.abc import Iterable
from typing import Literal

from firsthand.model.document import Document
from firsthand.model.drift import Drift
from firsthand.model.ids import digest
from firsthand.model.span import DocId, Signal, Span
from firsthand.options.drift import DriftOptions
from firsthand.stages.drift.heap import Heap
from firsthand.stages.drift.pair import Finding, Pair

__all__ = ["name_of", "row"]


def row(
    heap: Heap,
    pair: Pair,
    found: Finding,
    options: DriftOptions,
    *,
    faithful: Literal["a", "b"] | None = None,
    heirs: Iterable[DocId] = (),
    more: Iterable[Signal] = (),
    because: str = "",
) -> Drift:
    """The drift that `found` in `pair` amounts to.

    ``more`` are signals beside those of the check, ``because`` a clause on what attests the faithful side.
    """
    signals = (*found.signals, *more)
    score = round(min(1.0, max(0.0, sum(s.weight for s in signals))), 4)
    material = score >= options.material and found.type != "wording"
    return Drift(
        id="d-"
        + digest(
            pair.relation, found.type, *(_key(s) for s in (*found.a, pair.a.span, *found.b, pair.b.span))
        ),
        relation=pair.relation,
        a=found.a,
        b=found.b,
        a_context=(pair.a.span,),
        b_context=(pair.b.span,),
        type=found.type,
        material=material,
        likely_faithful=faithful,
        inherited_by=tuple(sorted(heirs)),
        score=score,
        signals=signals,
        why=_why(heap, pair, found, because),
    )


def name_of(document: Document) -> str:
    """What a reader calls a page: its outlet, else its title, else its address."""
    if document.outlet:
        return document.outlet
    return f"“{document.title}”" if document.title else document.path_or_url


def _why(heap: Heap, pair: Pair, found: Finding, because: str) -> str:
    one, two = heap.documents[pair.a.span.doc], heap.documents[pair.b.span.doc]
    opening = {
        "edge": f"{_capital(name_of(one))} against its copy {name_of(two)}",
        "version": f"An earlier against a later version of {name_of(two)}",
        "utterance": f"One speaker in {name_of(one)} and in {name_of(two)}",
        "same_page": f"{_capital(name_of(two))} against itself",
        "fact": f"One fact in {name_of(one)} and in {name_of(two)}",
    }[pair.relation]
    tail = f"; {because}" if because else ""
    return f"{opening}: {found.why}{tail}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _key(span: Span) -> str:
    return f"{span.doc}:{span.start}:{span.end}"

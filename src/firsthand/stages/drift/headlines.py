"""A headline against its own page: it warns, and the quotation below promises that nothing will follow."""

from collections.abc import Iterator, Mapping, Sequence

from firsthand.model.drift import Drift
from firsthand.model.entity import Entity
from firsthand.model.span import DocId, Span
from firsthand.options.drift import DriftOptions
from firsthand.stages.drift.frames import Frame, frames
from firsthand.stages.drift.heap import Heap
from firsthand.stages.drift.pair import compared, finding
from firsthand.stages.drift.speech import Statement, speakers_at
from firsthand.stages.drift.told import row

__all__ = ["headlines"]


def headlines(
    heap: Heap, said: Sequence[Statement], entities: Sequence[Entity], options: DriftOptions
) -> Iterator[Drift]:
    """Yield the headlines that warn above a quotation of the same party that promises no consequences."""
    mentions = speakers_at(entities)
    told: set[tuple[DocId, Span]] = set()
    for statement in said:
        doc = statement.span.doc
        for frame in frames(heap.side(statement.span)):
            if frame.kind != "consequence" or frame.sense != -1 or (doc, frame.focus) in told:
                continue
            best = _headline(heap, doc, frame, statement, mentions)
            if best is None:
                continue
            told.add((doc, frame.focus))
            pair = compared("same_page", best.side, frame.side)
            weights = [("headline_warns", 0.4), ("quotation_excuses", 0.2), ("one_topic", 0.15)]
            quoted = [heap.readings[doc].text(f.focus) for f in (best, frame)]
            why = f"the headline warns (“{quoted[0]}”), the quotation promises “{quoted[1]}”"
            found = finding("polarity", (best.focus,), (frame.focus,), weights, why)
            yield row(
                heap,
                pair,
                found,
                options,
                faithful="a",
                because="the headline agrees with the rest of the page",
            )


def _headline(
    heap: Heap,
    doc: DocId,
    frame: Frame,
    statement: Statement,
    mentions: Mapping[DocId, list[tuple[Span, Entity]]],
) -> Frame | None:
    """The frame of the page's headline that threatens on the same topic and by the same party."""
    document = heap.documents[doc]
    near = Span(doc, max(0, statement.span.start - 200), statement.span.end)
    here = {e.id for span, e in mentions.get(doc, ()) if near.covers(span)} | {statement.speaker}
    best: tuple[int, Frame] | None = None
    for segment in document.segments:
        if segment.label != "headline":
            continue
        span = Span(doc, segment.start, segment.end)
        parties = {e.id for inner, e in mentions.get(doc, ()) if span.covers(inner)}
        for other in frames(heap.side(span), headline=True):
            common = len(other.topic & frame.topic)
            if other.kind == "consequence" and other.sense == 1 and common and parties & here:
                best = max(best or (0, other), (common, other), key=lambda item: item[0])
    return best[1] if best else None

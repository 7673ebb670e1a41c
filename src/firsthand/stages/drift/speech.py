"""Statements by speaker, over the heap: the sentences that one person or body is said to have said."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from firsthand.model.attribution import Attribution
from firsthand.model.entity import Entity
from firsthand.model.span import DocId, Span
from firsthand.stages.drift.heap import Heap
from firsthand.text.sentences import sentences

__all__ = ["Statement", "speakers_at", "statements"]

_LONGEST = 1200
"""Characters of the longest content that is read as one statement; longer ones are whole speeches."""

_TAG = re.compile(
    r"[”\"]\s{1,3}(?P<source>he|she|[A-Z][\w.’'-]{1,30}(?:\s[A-Z][\w.’'-]{1,30}){0,3})\s{1,3}"
    r"(?:said|says|added|told|stated|wrote|continued|warned|declared|insisted|replied)\b"
)


class Statement(NamedTuple):
    """One sentence of what a speaker is said to have said. ``speaker`` is an entity id or a name."""

    speaker: str
    name: str
    span: Span
    utterance: str | None


def statements(
    heap: Heap, attributions: Sequence[Attribution], entities: Sequence[Entity]
) -> tuple[Statement, ...]:
    """The statements of named speakers, sorted by span.

    Contents of attributions, sentence by sentence; besides, quotations whose tag names a speaker that the
    pages know ("...", she said), for where the grammar of a damaged page hid the attribution.
    """
    found: dict[tuple[str, Span], Statement] = {}
    for each in attributions:
        key = each.speaker_entity or (each.speaker or "").casefold()
        if not key or each.anonymous or each.doc not in heap.documents:
            continue
        for span in _pieces(heap, Span(each.doc, each.content[0].start, each.content[-1].end)):
            found.setdefault((key, span), Statement(key, each.speaker or "", span, each.utterance))
    for statement in _tagged(heap, entities):
        found.setdefault((statement.speaker, statement.span), statement)
    return tuple(found[key] for key in sorted(found, key=lambda k: (k[1], k[0])))


def speakers_at(entities: Sequence[Entity]) -> dict[DocId, list[tuple[Span, Entity]]]:
    """For each document the mentions of persons, bodies and governments, in reading order."""
    found: dict[DocId, list[tuple[Span, Entity]]] = {}
    for entity in entities:
        if entity.kind in {"person", "organisation", "government"}:
            for span in entity.mentions:
                found.setdefault(span.doc, []).append((span, entity))
    for rows in found.values():
        rows.sort(key=lambda row: (row[0], row[1].id))
    return found


def _pieces(heap: Heap, hull: Span) -> Iterator[Span]:
    if hull.end - hull.start > _LONGEST:
        return
    text = heap.documents[hull.doc].text
    for start, end in sentences(text, hull.start, hull.end):
        if end - start > 12:
            yield Span(hull.doc, start, end)


def _tagged(heap: Heap, entities: Sequence[Entity]) -> Iterator[Statement]:
    """Quotations followed by a source and a cue, where the source is a mention of an entity."""
    mentions = speakers_at(entities)
    for doc, reading in heap.readings.items():
        rows = mentions.get(doc, [])
        if not rows:
            continue
        for match in _TAG.finditer(reading.document.text):
            start, end = match.span("source")
            who = next((entity for span, entity in rows if span.start < end and start < span.end), None)
            quoted = reading.quotation(match.start())
            if who is None or quoted is None:
                continue
            for span in _pieces(heap, Span(doc, *quoted)):
                yield Statement(who.id, who.name, span, None)

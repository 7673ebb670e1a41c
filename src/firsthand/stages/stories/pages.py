"""What a page tells the stories stage: its words and names as a vector, its day, its headline."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from math import sqrt

import msgspec

from firsthand.model.copies import Kinship
from firsthand.model.document import Document
from firsthand.model.entity import Entity
from firsthand.model.event import Event
from firsthand.model.span import DocId, Span
from firsthand.options.stories import StoriesOptions
from firsthand.stages.stories.vectors import Vector, rarity, unit, word_vector
from firsthand.text.stems import singular
from firsthand.text.words import terms

__all__ = ["PageView", "home_families", "views"]

_KINDS = {"person": 1.0, "organisation": 0.8, "government": 0.6, "place": 0.4, "outlet": 0.0}
_UNNAMED = 0.5
_RAREST = 7.0
_CAPITAL = re.compile(r"[^\W\d_a-z][\w’'-]{2,}")
_COMMON = 0.5  # weight of an event that two pages share, beside the named


class PageView(msgspec.Struct, frozen=True):
    """A page as the stories stage sees it."""

    id: DocId
    vector: Vector
    day: str | None
    headline: str | None


def views(
    documents: Mapping[DocId, Document],
    kinship: Kinship,
    entities: Sequence[Entity],
    events: Sequence[Event],
    options: StoriesOptions,
) -> dict[DocId, PageView]:
    """All pages by id.

    Names and shared events stand in the vector beside the words, each with its share of the length; rare
    names count more. Of a merged page only the part counts that does not come from another family than its
    home. Of a page in another language only the names count that an English page has too.
    """
    foreign = _foreign_parts(kinship)
    named: dict[DocId, Vector] = defaultdict(dict)
    for entity in sorted(entities, key=lambda entity: entity.id):
        weight = _KINDS[entity.kind] * _rareness(entity) if entity.score > _UNNAMED else 0.0
        counts: dict[DocId, int] = defaultdict(int)
        for span in entity.mentions:
            if not any(part.overlaps(span) for part in foreign.get(span.doc, ())):
                counts[span.doc] += 1
        for doc in sorted(counts):
            if weight:
                named[doc][f"n {entity.id}"] = weight * sqrt(min(counts[doc], 9))
    for event in sorted(events, key=lambda event: event.id):
        if len(event.documents) > 1:
            for doc in event.documents:
                named[doc][f"e {event.id}"] = _COMMON
    texts = {doc: _text(documents[doc], foreign.get(doc, ())) for doc in sorted(documents)}
    capitals = {
        word
        for doc, text in texts.items()
        if documents[doc].language == "en"
        for word in _CAPITAL.findall(text)
    }
    return {
        doc: _view(
            documents[doc], _readable(documents[doc], texts[doc], capitals), named.get(doc, {}), options
        )
        for doc in sorted(documents)
    }


def _foreign_parts(kinship: Kinship) -> dict[DocId, tuple[Span, ...]]:
    """The parts of merged pages that come from another family than the one they are counted with."""
    home = {doc: number for number, family in enumerate(home_families(kinship)) for doc in family}
    parts: dict[DocId, list[Span]] = defaultdict(list)
    for copy in kinship.copies:
        if copy.kind == "quotation" or copy.parent is None:
            continue
        if home.get(copy.parent) != home.get(copy.child):
            parts[copy.child].extend(copy.child_spans)
    return {doc: tuple(sorted(spans)) for doc, spans in sorted(parts.items())}


def _rareness(entity: Entity) -> float:
    """0 to 1: how rare the rarest word of a name is in the news at large."""
    return min(1.0, max((rarity(singular(term)) for term in terms(entity.name)), default=0.0) / _RAREST)


def _text(document: Document, foreign: Sequence[Span]) -> str:
    pieces = []
    for segment in document.read():
        at = segment.start
        for span in foreign:
            if at < span.end and span.start < segment.end:
                pieces.append(document.text[at : max(at, span.start)])
                at = min(segment.end, max(at, span.end))
        pieces.append(document.text[at : segment.end])
    return " ".join(piece for piece in pieces if piece.strip())


def _readable(document: Document, text: str, capitals: Collection[str]) -> str:
    if document.language == "en":
        return text
    return " ".join(word for word in _CAPITAL.findall(text) if word in capitals)


def _view(document: Document, text: str, names: Vector, options: StoriesOptions) -> PageView:
    headline = " ".join(document.title.split()) if document.title else None
    doubled = headline or "" if document.language == "en" else ""
    words = word_vector(text or doubled, doubled)
    named = unit(names)
    vector = {key: value * sqrt(options.words) for key, value in words.items()}
    vector |= {key: value * sqrt(1 - options.words) for key, value in named.items()}
    day = document.published[:10] if document.published else None
    return PageView(document.id, unit(vector), day, headline)


def home_families(kinship: Kinship) -> tuple[tuple[DocId, ...], ...]:
    """The families as groups without overlap.

    A merged page belongs where the larger part of it comes from.
    """
    parts: dict[tuple[DocId, str], int] = defaultdict(int)
    family_of: dict[DocId, list[str]] = defaultdict(list)
    members = {family.id: family.documents for family in kinship.families}
    for family in kinship.families:
        for doc in family.documents:
            family_of[doc].append(family.id)
    for copy in kinship.copies:
        size = sum(span.end - span.start for span in copy.child_spans)
        for home in family_of.get(copy.child, ()):
            if copy.parent in members[home] or copy.origin is not None:
                parts[copy.child, home] += size
    homes: dict[str, list[DocId]] = defaultdict(list)
    for doc in sorted(family_of):
        best = min(family_of[doc], key=lambda family: (-parts[doc, family], family))
        homes[best].append(doc)
    return tuple(tuple(homes[family]) for family in sorted(homes))

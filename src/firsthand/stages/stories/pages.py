"""What a page tells the stories stage: its words and names as a vector, its day, its headline."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import sqrt

import msgspec

from firsthand.model.copies import Kinship
from firsthand.model.document import Document
from firsthand.model.entity import Entity
from firsthand.model.event import Event
from firsthand.model.span import DocId
from firsthand.options.stories import StoriesOptions
from firsthand.stages.stories.vectors import Vector, unit, word_vector

__all__ = ["PageView", "home_families", "views"]

_KINDS = {"person": 1.0, "organisation": 0.8, "government": 0.6, "place": 0.4, "outlet": 0.0}
_COMMON = 0.5  # weight of an event that two pages share, beside the named


class PageView(msgspec.Struct, frozen=True):
    """A page as the stories stage sees it."""

    id: DocId
    vector: Vector
    day: str | None
    headline: str | None


def views(
    documents: Mapping[DocId, Document],
    entities: Sequence[Entity],
    events: Sequence[Event],
    options: StoriesOptions,
) -> dict[DocId, PageView]:
    """All pages by id. Names and shared events stand in the vector beside the words.

    Each with its share of the length.
    """
    named: dict[DocId, Vector] = defaultdict(dict)
    for entity in sorted(entities, key=lambda entity: entity.id):
        weight = _KINDS[entity.kind]
        counts: dict[DocId, int] = defaultdict(int)
        for span in entity.mentions:
            counts[span.doc] += 1
        for doc in sorted(counts):
            if weight and entity.score > 0.5:
                named[doc][f"n {entity.id}"] = weight * sqrt(min(counts[doc], 9))
    for event in sorted(events, key=lambda event: event.id):
        if len(event.documents) > 1:
            for doc in event.documents:
                named[doc][f"e {event.id}"] = _COMMON
    return {doc: _view(documents[doc], named.get(doc, {}), options) for doc in sorted(documents)}


def _view(document: Document, names: Vector, options: StoriesOptions) -> PageView:
    headline = " ".join(document.title.split()) if document.title else None
    text = " ".join(document.text[segment.start : segment.end] for segment in document.read())
    words = word_vector(text or document.title or "", headline or "")
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

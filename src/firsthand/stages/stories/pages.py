"""What a page tells the stories stage: its words and names as a vector, its day, its headline."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from math import sqrt

import msgspec

from firsthand.model.copies import Kinship
from firsthand.model.document import Document
from firsthand.model.entity import Entity, Mention
from firsthand.model.event import Event
from firsthand.model.span import DocId, Span
from firsthand.options.stories import StoriesOptions
from firsthand.stages.stories.vectors import Vector, rarity, unit, word_vector
from firsthand.text.names import bare_name, person_parts
from firsthand.text.stems import singular
from firsthand.text.words import terms

__all__ = ["PageView", "alone", "foreign_parts", "home_families", "views"]

_KINDS = {"person": 1.0, "organisation": 0.8, "government": 0.6, "place": 0.4, "outlet": 0.0}
_UNNAMED = 0.5
_RAREST = 7.0
_OFTEN = 9  # mentions of a thing in one page that count
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
    """The pages of one scope by id, as they are held together for its episodes.

    Names and shared events stand in the vector beside the words, each with its share of the length; rare
    names count more. Of a merged page only the part counts that does not come from another family than its
    home. Of a page in another language only the names count that an English page has too.
    """
    foreign = foreign_parts(kinship)
    named: dict[DocId, Vector] = defaultdict(dict)
    for entity in sorted(entities, key=lambda entity: entity.id):
        weight = _KINDS[entity.kind] * _rareness(entity.name) if entity.score > _UNNAMED else 0.0
        counts: dict[DocId, int] = defaultdict(int)
        for span in entity.mentions:
            if not any(part.overlaps(span) for part in foreign.get(span.doc, ())):
                counts[span.doc] += 1
        for doc in sorted(counts):
            if weight:
                named[doc][f"n {entity.id}"] = weight * sqrt(min(counts[doc], _OFTEN))
    for event in sorted(events, key=lambda event: event.id):
        if len(event.documents) > 1:
            for doc in event.documents:
                named[doc][f"e {event.id}"] = _COMMON
    capitals = {
        word
        for doc in documents
        if documents[doc].language == "en"
        for word in _CAPITAL.findall(_text(documents[doc], foreign.get(doc, ())))
    }
    return {
        doc: PageView(
            doc,
            _vector(documents[doc], foreign.get(doc, ()), capitals, named.get(doc, {}), options),
            _day(documents[doc]),
            _headline(documents[doc]),
        )
        for doc in sorted(documents)
    }


def alone(
    document: Document,
    mentions: Iterable[Mention],
    foreign: Sequence[Span] = (),
    options: StoriesOptions | None = None,
) -> Vector:
    """One page by its words and by the names that it gives itself, whatever other pages say.

    A person goes by the surname, everything else by its name. What stands in the `foreign` parts of a merged
    page does not count. Of a page in another language all words with a capital count.
    """
    clusters: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        clusters[mention.cluster].append(mention)
    named: Vector = {}
    for number in sorted(clusters):
        group = clusters[number]
        first = min(group, key=lambda mention: mention.span)
        if all(mention.kind in {"description", "pronoun"} for mention in group):
            continue
        name = bare_name(first.name)
        if first.entity_kind == "person":
            name = (person_parts(first.name) or (name,))[-1]
        count = sum(not any(part.overlaps(mention.span) for part in foreign) for mention in group)
        weight = _KINDS[first.entity_kind] * _rareness(first.name) * sqrt(min(count, _OFTEN))
        if weight:
            named[f"n {name}"] = max(weight, named.get(f"n {name}", 0.0))
    return _vector(document, foreign, None, named, options or StoriesOptions())


def foreign_parts(kinship: Kinship) -> dict[DocId, tuple[Span, ...]]:
    """The parts of merged pages that come from another family than the one they are counted with."""
    home = {doc: family for family, docs in home_families(kinship).items() for doc in docs}
    parts: dict[DocId, list[Span]] = defaultdict(list)
    for copy in kinship.copies:
        if copy.kind == "quotation" or copy.parent is None:
            continue
        if home.get(copy.parent) != home.get(copy.child):
            parts[copy.child].extend(copy.child_spans)
    return {doc: tuple(sorted(spans)) for doc, spans in sorted(parts.items())}


def _rareness(name: str) -> float:
    """0 to 1: how rare the rarest word of a name is in the news at large."""
    return min(1.0, max((rarity(singular(term)) for term in terms(name)), default=0.0) / _RAREST)


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


def _readable(document: Document, text: str, capitals: Collection[str] | None) -> str:
    if document.language == "en":
        return text
    return " ".join(word for word in _CAPITAL.findall(text) if capitals is None or word in capitals)


def _vector(
    document: Document,
    foreign: Sequence[Span],
    capitals: Collection[str] | None,
    names: Vector,
    options: StoriesOptions,
) -> Vector:
    text = _readable(document, _text(document, foreign), capitals)
    doubled = _headline(document) or "" if document.language == "en" else ""
    words = word_vector(text or doubled, doubled)
    named = unit(names)
    vector = {key: value * sqrt(options.words) for key, value in words.items()}
    vector |= {key: value * sqrt(1 - options.words) for key, value in named.items()}
    return unit(vector)


def _headline(document: Document) -> str | None:
    return " ".join(document.title.split()) if document.title else None


def _day(document: Document) -> str | None:
    return document.published[:10] if document.published else None


def home_families(kinship: Kinship) -> dict[str, tuple[DocId, ...]]:
    """The documents that are at home in each family, by its id: groups without overlap.

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
    return {family: tuple(homes[family]) for family in sorted(homes)}

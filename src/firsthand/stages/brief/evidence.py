"""What a brief may rest on: whole sentences, how far to trust each page, what drift has flagged."""

import re
from collections.abc import Iterable
from datetime import date
from math import log2

import msgspec

from firsthand.model.attribution import Attribution
from firsthand.model.claim import Claim
from firsthand.model.document import RESIDUE_LABELS, Document
from firsthand.model.dossier import Dossier
from firsthand.model.drift import Drift
from firsthand.model.entity import Entity
from firsthand.model.event import Event
from firsthand.model.span import DocId, Span
from firsthand.model.story import TimelineEntry
from firsthand.stages.brief.by_page import ByPage
from firsthand.stages.brief.page_names import called
from firsthand.stages.brief.wording import content, hedges
from firsthand.text.dates import Anchor, expressions, resolve
from firsthand.text.days import MONTHS
from firsthand.text.sentences import sentences
from firsthand.text.stems import stem

__all__ = ["Evidence"]

_CLOSENESS = {
    "verbatim": 1,
    "excerpt": 1,
    "edited": 2,
    "merge": 3,
    "rewrite": 4,
    "translation": 5,
    "spun": 6,
    "quotation": 0,
}

_AHEAD = re.compile(r"\b(?:will|would|shall|to|next|this|until|due|plan\w*)\b", re.IGNORECASE)
"""Words before a weekday that may put it ahead of the page's own day."""

_LEAD = 2
"""Sentences of a page that lead it."""
_NEAR = 8
"""Days around its own within which a well-dated page places its weekdays."""

_SPUN_MARKS = 3
"""Distinct turns of synonymisers from which a page counts as spun; people use one at most."""


class _Seen:
    """What was looked up once in one dossier: sentences of bodies by page, the rest by span."""

    def __init__(self) -> None:
        self.bodies: dict[DocId, tuple[Span, ...]] = {}
        self.said: dict[Span, tuple[Attribution, ...]] = {}
        self.told: dict[Span, tuple[Event, ...]] = {}
        self.words: dict[Span, str] = {}
        self.days: dict[Span, dict[Span, str]] = {}


class Evidence:
    """A dossier with the look-ups that choosing, writing and checking sentences need."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier = _sorted(dossier)
        self.documents: dict[DocId, Document] = {document.id: document for document in dossier.documents}
        self.entities = {entity.id: entity for entity in dossier.entities}
        self.events = {event.id: event for event in dossier.events}
        self.attributions = {attribution.id: attribution for attribution in dossier.attributions}
        self.origins = {origin.id: origin for origin in dossier.origins}
        self.said = _by_doc(dossier.attributions)
        self.told: dict[DocId, list[tuple[Span, Event]]] = {}
        for event in dossier.events:
            for span in event.spans:
                self.told.setdefault(span.doc, []).append((span, event))
        self.asserted: dict[DocId, list[tuple[Span, Claim]]] = {}
        for claim in dossier.claims:
            for witness in claim.assertions:
                self.asserted.setdefault(witness.span.doc, []).append((witness.span, claim))
        self.people: dict[DocId, list[tuple[Span, Entity]]] = {}
        for entity in sorted(dossier.entities, key=lambda entity: entity.id):
            if entity.kind == "person":
                for span in entity.mentions:
                    self.people.setdefault(span.doc, []).append((span, entity))
        self._contested = _by_doc_span(
            witness.span
            for claim in dossier.claims
            if claim.status in {"disputed", "retracted"}
            for witness in (*claim.assertions, *claim.denials)
        )
        flagged = tuple(drift for drift in dossier.drift if drift.material)
        self.flagged = ByPage(flagged, lambda drift: _pages((*drift.a, *drift.b)))
        doubted = tuple(drift for drift in dossier.drift if drift.likely_faithful is None)
        self.undecided = ByPage(doubted, lambda drift: _pages((*drift.a, *drift.b)))
        self.claims = ByPage(dossier.claims, _witnessed)
        self.dated = ByPage(dossier.events, lambda event: _pages(event.spans))
        self.pledges = ByPage(dossier.pledges, lambda pledge: _pages(pledge.spans))
        self.families = ByPage(dossier.families, lambda family: family.documents)
        self.credited = ByPage(dossier.origins, lambda origin: origin.documents)
        self.has_disputes = any(claim.status == "disputed" for claim in dossier.claims)
        self.timeline: dict[str, list[TimelineEntry]] = {}
        for entry in dossier.timeline:
            self.timeline.setdefault(entry.story, []).append(entry)
        self._sentences: dict[DocId, tuple[Span, ...]] = {}
        self._seen = _Seen()
        self._central: dict[tuple[DocId, ...], dict[str, float]] = {}
        self._family = {
            doc: family.origin for family in reversed(dossier.families) for doc in family.documents
        }
        self.parents = {
            copy.child: copy
            for copy in sorted(dossier.copies, key=lambda copy: (copy.score, copy.id))
            if copy.kind != "quotation" and copy.parent in self.documents
        }
        self._distance = _distances(dossier)
        self._names = called(self.documents.values())
        for doc, document in self.documents.items():
            if len(set(hedges(document.text[:6000], "spun_marks"))) >= _SPUN_MARKS:
                self._distance[doc] = max(self._distance.get(doc, 0), _CLOSENESS["spun"])
        self._bad = _by_doc_span(
            span for drift in flagged for span in (*drift.unfaithful, *self.heirs(drift))
        )

    def sentences(self, doc: DocId) -> tuple[Span, ...]:
        """The sentences of the headline, subhead and body of a page, in reading order."""
        if doc not in self._sentences:
            document = self.documents[doc]
            cut = [
                Span(doc, start, end)
                for segment in document.read()
                for start, end in sentences(document.text, segment.start, segment.end)
            ]
            self._sentences[doc] = tuple(cut)
        return self._sentences[doc]

    def body(self, doc: DocId) -> tuple[Span, ...]:
        """The sentences of the body alone."""
        if doc not in self._seen.bodies:
            document = self.documents[doc]
            self._seen.bodies[doc] = tuple(
                s for s in self.sentences(doc) if document.label_at(s.start) == "body"
            )
        return self._seen.bodies[doc]

    def around(self, span: Span) -> Span | None:
        """The sentences that `span` touches, as one span; None when it lies in residue."""
        touched = [sentence for sentence in self.sentences(span.doc) if sentence.overlaps(span)]
        if not touched:
            return None
        return Span(span.doc, min(s.start for s in touched), max(s.end for s in touched))

    def words(self, span: Span) -> str:
        """The words of `span` on one line."""
        if span not in self._seen.words:
            self._seen.words[span] = " ".join(self.documents[span.doc].words(span).split())
        return self._seen.words[span]

    def is_residue(self, span: Span) -> bool:
        """Whether `span` starts in a stretch that yields nothing."""
        return self.documents[span.doc].label_at(span.start) in RESIDUE_LABELS

    def is_flagged(self, span: Span) -> bool:
        """Whether a material change touches `span`, unless its side is the faithful one."""
        return any(span.overlaps(bad) for bad in self._bad.get(span.doc, ()))

    def flags(self, spans: Iterable[Span]) -> tuple[Drift, ...]:
        """The material changes on the pages of `spans`, by id."""
        return self.flagged.on(_pages(spans))

    def is_overtaken(self, span: Span) -> bool:
        """Whether a sentence only tells a plan, promise or warning of which a page tells what became."""
        if any(event.status not in {"planned", "hypothetical"} for event in self.events_in(span)):
            return False
        return any(
            pledge.outcome not in {"open", "unknown"} and any(span.overlaps(one) for one in pledge.spans)
            for pledge in self.pledges.on((span.doc,))
        )

    def is_contested(self, span: Span) -> bool:
        """Whether somebody asserts and somebody denies what `span` says."""
        return any(span.overlaps(place) for place in self._contested.get(span.doc, ()))

    def heirs(self, drift: Drift) -> tuple[Span, ...]:
        """The sentence by which each page that inherited a change carries it on, where it is found."""
        bad = drift.a if drift.likely_faithful == "b" else drift.b
        if not bad or not drift.inherited_by:
            return ()
        sentence = self.around(bad[0]) or bad[0]
        words = content(self.words(sentence))
        found = []
        for doc in drift.inherited_by:
            rows = (
                [(len(words & content(self.words(s))), s) for s in self.sentences(doc)]
                if doc in self.documents
                else []
            )
            best = max(rows, key=lambda row: (row[0], -row[1].start), default=None)
            if best is not None and best[0] >= 0.5 * len(words):
                found.append(best[1])
        return tuple(found)

    def outlet(self, doc: DocId) -> str:
        """How a page is called in prose: outlet, site, headline, the report that it credits, file name."""
        return self._names[doc]

    def origin(self, doc: DocId) -> str:
        """The id of the origin that a page's narration counts for."""
        return self._family.get(doc, doc)

    def distance(self, doc: DocId) -> int:
        """How far a page is from its root: 0 for the root itself, 1 for a reprint, 6 for a spun copy."""
        return self._distance.get(doc, 0)

    def trust(self, doc: DocId) -> tuple[int, int, int, str, DocId]:
        """Sort key: reports before comment, people before machines, near the root before far, old first."""
        document = self.documents[doc]
        return (
            document.kind == "comment",
            int(document.machine_written is True),
            self._distance.get(doc, 0),
            document.published or "9",
            doc,
        )

    def heads(self, docs: Iterable[DocId]) -> tuple[Span, ...]:
        """Something to cite of each page: its headline, else its first sentence."""
        found = []
        for doc in docs:
            span = self.documents[doc].title_span
            sentences = self.sentences(doc)
            if span is not None and not self.is_residue(span):
                found.append(span)
            elif sentences:
                found.append(sentences[0])
        return tuple(found)

    def attributions_in(self, span: Span) -> tuple[Attribution, ...]:
        """The attributions whose content `span` touches."""
        if span not in self._seen.said:
            rows = self.said.get(span.doc, ())
            self._seen.said[span] = tuple(row for row in rows if any(map(span.overlaps, row.content)))
        return self._seen.said[span]

    def events_in(self, span: Span) -> tuple[Event, ...]:
        """The events that are told inside `span`."""
        if span not in self._seen.told:
            rows = self.told.get(span.doc, ())
            found = {event.id: event for place, event in rows if span.overlaps(place)}
            self._seen.told[span] = tuple(found[key] for key in sorted(found))
        return self._seen.told[span]

    def people_in(self, span: Span) -> tuple[tuple[Span, Entity], ...]:
        """The mentions of people inside `span`, in reading order, pronouns and descriptions among them."""
        rows = self.people.get(span.doc, ())
        return tuple(sorted(((s, e) for s, e in rows if span.covers(s)), key=lambda row: (row[0], row[1].id)))

    def days(self, sentence: Span) -> dict[Span, str]:
        """The weekdays and other days without a number inside `sentence`, with the ISO day of each.

        By the events told there, else counted back from the day of the page; days ahead are left out.
        """
        if sentence not in self._seen.days:
            self._seen.days[sentence] = self._days_in(sentence)
        return dict(self._seen.days[sentence])

    def _days_in(self, sentence: Span) -> dict[Span, str]:
        document = self.documents[sentence.doc]
        found: dict[Span, str] = {}
        for event in self.events_in(sentence):
            if event.date and event.date.precision == "day" and event.date.start == event.date.end:
                for span in event.date.evidence:
                    if sentence.covers(span) and not re.search(r"\d", document.words(span)):
                        found[span] = event.date.start
        day = self._well_dated(document)
        if day is None:
            return found
        for each in expressions(document.words(sentence)):
            span = Span(sentence.doc, sentence.start + each.start, sentence.start + each.end)
            ahead = _AHEAD.search(document.text[max(sentence.start, span.start - 40) : span.start])
            if each.kind == "weekday" and not ahead and not any(span.overlaps(other) for other in found):
                when = resolve(each, Anchor(first=day, last=day))
                if when is not None and when.start == when.end:
                    found[span] = when.start.isoformat()
        return found

    def _well_dated(self, document: Document) -> date | None:
        """The day of a page when the events it tells bear it out: copies carry wrong dates."""
        if not re.fullmatch(r"\d{4}-\d\d-\d\d(?:T.*)?", document.published or ""):
            return None
        day = date.fromisoformat((document.published or "")[:10])
        apart = [
            abs((day - date.fromisoformat(event.date.end)).days)
            for _, event in self.told.get(document.id, ())
            if event.date
            and event.date.precision == "day"
            and any(
                span.doc == document.id and not re.search(r"\d", document.words(span))
                for span in event.date.evidence
            )
        ]
        if not apart:
            own = " ".join(document.text[s.start : s.end] for s in document.segments if s.label == "dateline")
            return day if re.search(rf"\b{MONTHS[day.month - 1][:3]}\w*\.? {day.day}\b", own) else None
        return day if max(apart) <= _NEAR else None

    def central(self, docs: Iterable[DocId]) -> dict[str, float]:
        """What each stem weighs in `docs`, 0 to 1: origins that use it, half as much again in a lead.

        Pages in other languages than English have no say. The same pages give the same weights, read once.
        """
        pages = tuple(
            sorted({d for d in docs if d in self.documents and self.documents[d].language[:2] == "en"})
        )
        if pages not in self._central:
            self._central[pages] = self._weights(pages)
        return self._central[pages]

    def _weights(self, pages: tuple[DocId, ...]) -> dict[str, float]:
        used: dict[str, set[str]] = {}
        leads: set[str] = set()
        for doc in pages:
            for number, sentence in enumerate(self.body(doc)):
                stems = {stem(word) for word in content(self.words(sentence))}
                leads |= stems if number < _LEAD else set()
                for each in stems:
                    used.setdefault(each, set()).add(self.origin(doc))
        found = {each: log2(1 + len(used[each])) * (1.5 if each in leads else 1.0) for each in sorted(used)}
        most = max(found.values(), default=1.0)
        return {each: weight / most for each, weight in found.items()}

    def independent(self, docs: Iterable[DocId]) -> int:
        """How many origins of narration stand behind `docs`."""
        return len({self.origin(doc) for doc in docs})


def _pages(spans: Iterable[Span]) -> set[DocId]:
    return {span.doc for span in spans}


def _witnessed(claim: Claim) -> set[DocId]:
    return _pages(witness.span for witness in (*claim.assertions, *claim.denials))


def _sorted(dossier: Dossier) -> Dossier:
    """The tables in the order of their ids, so that the brief does not depend on how they came."""
    names = "documents attributions origins copies families drift claims events pledges".split()
    rows = {name: tuple(sorted(getattr(dossier, name), key=lambda row: row.id)) for name in names}
    return msgspec.structs.replace(dossier, **rows)


def _by_doc(rows: Iterable[Attribution]) -> dict[DocId, tuple[Attribution, ...]]:
    found: dict[DocId, list[Attribution]] = {}
    for row in rows:
        found.setdefault(row.doc, []).append(row)
    return {
        doc: tuple(sorted(group, key=lambda row: (row.content[0], row.id))) for doc, group in found.items()
    }


def _by_doc_span(spans: Iterable[Span]) -> dict[DocId, tuple[Span, ...]]:
    found: dict[DocId, set[Span]] = {}
    for span in spans:
        found.setdefault(span.doc, set()).add(span)
    return {doc: tuple(sorted(group)) for doc, group in found.items()}


def _distances(dossier: Dossier) -> dict[DocId, int]:
    """How far each page is from its root: its own kind of copying and that of every page above it."""
    upper = {
        copy.child: copy
        for copy in sorted(dossier.copies, key=lambda copy: (copy.score, copy.id))
        if copy.kind != "quotation"
    }
    found: dict[DocId, int] = {}
    for doc in sorted(upper):
        path: list[DocId] = []
        at: DocId | None = doc
        while at in upper and at not in found and at not in path[-1:] and len(path) <= len(upper):
            path.append(at)
            at = upper[at].parent
        steps = found.get(at, 0) if at is not None else 0
        for page in reversed(path):
            steps += _CLOSENESS[upper[page].kind]
            found.setdefault(page, steps)
    return found

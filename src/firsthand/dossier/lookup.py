"""Everything that the templates of the report ask of a dossier, by id."""

import re
from collections.abc import Iterable, Sequence

import msgspec

from firsthand.dossier.passages import Piece, excerpt
from firsthand.model.attribution import Attribution
from firsthand.model.claim import Witness
from firsthand.model.document import Document
from firsthand.model.dossier import Dossier
from firsthand.model.entity import Entity
from firsthand.model.event import Event, When
from firsthand.model.span import DocId, Span
from firsthand.model.story import TimelineEntry
from firsthand.options.report import ReportOptions
from firsthand.stages.brief import called, opening
from firsthand.text.days import day_in_words

__all__ = ["Lookup", "Passage"]


_POINTS = re.compile(r"(?:It|He|She|They|This|These|Those)\b")
"""The opening of a line that nobody understands without the one before it."""


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """A cited place as a reader sees it: page, day, the words in their sentence, and where to find them."""

    doc: DocId
    outlet: str
    day: str
    href: str
    pieces: tuple[Piece, ...]


class Lookup:
    """Names, days and passages of one dossier; remembers what was cited, so that pages can anchor it."""

    def __init__(self, dossier: Dossier, options: ReportOptions) -> None:
        self.dossier = dossier
        self.options = options
        self.documents = {document.id: document for document in dossier.documents}
        self._names = {doc: opening(name) for doc, name in called(dossier.documents).items()}
        self.attributions = {row.id: row for row in dossier.attributions}
        self.origins = {row.id: row for row in dossier.origins}
        self.entities = {row.id: row for row in dossier.entities}
        self.events = {row.id: row for row in dossier.events}
        self.claims = {row.id: row for row in dossier.claims}
        self.shown = {document.id for document in dossier.documents[: options.pages]}
        self.cited: dict[DocId, set[Span]] = {}
        self.said = _by_page(span for row in dossier.attributions for span in row.content)
        turned = [drift for drift in dossier.drift if drift.material]
        self.changed = _by_page(span for drift in turned for span in (*drift.a, *drift.b))
        self.unfaithful = _by_page(span for drift in turned for span in drift.unfaithful)
        self.timeline: dict[str, list[TimelineEntry]] = {}
        standing = (entry for entry in dossier.timeline if not _POINTS.match(entry.text))
        for entry in sorted(standing, key=lambda entry: entry.date):
            self.timeline.setdefault(entry.story, []).append(entry)

    def outlet(self, doc: DocId) -> str:
        """How a page is called: its outlet, else its headline or what it credits, else its address."""
        return self._names[doc]

    def day(self, doc: DocId) -> str:
        """When a page was published, in words."""
        return day_in_words(self.documents[doc].published) or "undated"

    def href(self, span: Span) -> str:
        """The anchor of a cited span in this report; that of its page when the text is cut before it."""
        if span.doc not in self.shown:
            return ""
        if span.start >= self.options.page_characters:
            return f"#page-{span.doc}"
        self.cited.setdefault(span.doc, set()).add(span)
        return f"#p-{span.doc}-{span.start}-{span.end}"

    def passage(self, span: Span, context: Sequence[Span] = ()) -> Passage:
        """`span` marked inside its sentence, with page, day and anchor."""
        pieces = excerpt(self.documents[span.doc], (span,), context)
        return Passage(
            doc=span.doc,
            outlet=self.outlet(span.doc),
            day=self.day(span.doc),
            href=self.href(span),
            pieces=pieces,
        )

    def passages(self, spans: Iterable[Span]) -> tuple[Passage, ...]:
        """The passages of `spans`, as many as the options allow."""
        return tuple(self.passage(span) for span in tuple(spans)[: self.options.passages])

    def words(self, spans: Iterable[Span]) -> str:
        """The words of `spans` on one line, an ellipsis between them."""
        return " … ".join(" ".join(self.documents[span.doc].words(span).split()) for span in spans)

    def origin(self, ident: str) -> str:
        """How an origin is called."""
        return self.origins[ident].name if ident in self.origins else ident

    def entity(self, ident: str | None) -> str:
        """The name of an entity, empty when there is none."""
        return self.entities[ident].name if ident in self.entities else ""

    def ranked(self) -> tuple[Entity, ...]:
        """Entities, those on most pages and with most mentions first."""
        return tuple(
            sorted(
                self.dossier.entities,
                key=lambda entity: (-len(entity.documents), -len(entity.mentions), entity.name, entity.id),
            )
        )

    def attribution(self, ident: str | None) -> Attribution | None:
        """The attribution with that id."""
        return self.attributions.get(ident) if ident else None

    def event(self, ident: str) -> Event | None:
        """The event with that id."""
        return self.events.get(ident)

    def document(self, doc: DocId) -> Document:
        """The page with that id."""
        return self.documents[doc]

    def speaker(self, witness: Witness) -> str:
        """Who stands behind a witness: the speaker, else the outlet whose narration it is."""
        return self.spoken(witness) or self.outlet(witness.span.doc)

    def spoken(self, witness: Witness) -> str | None:
        """Whose words a witness has; None where the page narrates."""
        said = self.attribution(witness.attribution)
        return witness.speaker or (said.speaker if said else None)

    def status(self, event: Event) -> str:
        """What is known of an event, with who says so where no page tells it as its own."""
        if event.status != "happened" or not event.witnesses:
            return event.status
        if any(witness.attribution is None for witness in event.witnesses):
            pages = list(
                dict.fromkeys(self.outlet(w.span.doc) for w in event.witnesses if w.attribution is None)
            )
            more = f" and {len(pages) - 1} more" if len(pages) > 1 else ""
            return f"happened, as {pages[0]}{more} {'tells' if len(pages) == 1 else 'tell'} it"
        rows = [self.attributions.get(witness.attribution or "") for witness in event.witnesses]
        names = list(dict.fromkeys(row.speaker for row in rows if row and row.speaker)) or ["somebody"]
        more = f" and {len(names) - 1} more" if len(names) > 1 else ""
        return f"is said by {names[0]}{more} to have happened"

    def when(self, date: When | None) -> str:
        """A date of the text in words, as precise as it is."""
        if date is None:
            return ""
        if date.precision == "year" and date.start[:4] == date.end[:4]:
            return date.start[:4]
        if date.precision == "month" and date.start[:7] == date.end[:7]:
            return day_in_words(date.start[:7])
        return (
            day_in_words(date.start)
            if date.start == date.end
            else f"{day_in_words(date.start)} to {day_in_words(date.end)}"
        )


def _by_page(spans: Iterable[Span]) -> dict[DocId, list[Span]]:
    found: dict[DocId, list[Span]] = {}
    for span in spans:
        found.setdefault(span.doc, []).append(span)
    return found

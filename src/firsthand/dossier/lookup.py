"""Everything that the templates of the report ask of a dossier, by id."""

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
from firsthand.options.report import ReportOptions

__all__ = ["Lookup", "Passage", "day"]

_MONTHS = "January February March April May June July August September October November December".split()


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """A cited place as a reader sees it: page, day, the words in their sentence, and where to find them."""

    doc: DocId
    outlet: str
    day: str
    href: str
    pieces: tuple[Piece, ...]


def day(value: str | None) -> str:
    """An ISO day, month, year, instant or interval in words: ``3 March 2031``; empty when there is none."""
    if not value:
        return ""
    if "/" in value:
        start, _, end = value.partition("/")
        return f"{day(start)} to {day(end)}"
    parts = value.split("T")[0].split("-")
    if not all(part.isdigit() for part in parts) or not 1 <= len(parts) <= 3:
        return value
    if len(parts) == 1:
        return parts[0]
    if not 1 <= int(parts[1]) <= 12:
        return value
    month = f"{_MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return month if len(parts) == 2 else f"{int(parts[2])} {month}"


class Lookup:
    """Names, days and passages of one dossier; remembers what was cited, so that pages can anchor it."""

    def __init__(self, dossier: Dossier, options: ReportOptions) -> None:
        self.dossier = dossier
        self.options = options
        self.documents = {document.id: document for document in dossier.documents}
        self.attributions = {row.id: row for row in dossier.attributions}
        self.origins = {row.id: row for row in dossier.origins}
        self.entities = {row.id: row for row in dossier.entities}
        self.events = {row.id: row for row in dossier.events}
        self.claims = {row.id: row for row in dossier.claims}
        self.shown = {document.id for document in dossier.documents[: options.pages]}
        self.cited: dict[DocId, set[Span]] = {}

    def outlet(self, doc: DocId) -> str:
        """How a page is called: its outlet, else the last part of its address."""
        document = self.documents[doc]
        short = document.path_or_url.rstrip("/").rsplit("/", 1)[-1]
        return document.outlet or short or document.path_or_url

    def day(self, doc: DocId) -> str:
        """When a page was published, in words."""
        return day(self.documents[doc].published) or "undated"

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
        key = lambda e: (-len(e.documents), -len(e.mentions), e.name, e.id)  # noqa: E731
        return tuple(sorted(self.dossier.entities, key=key))

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
        said = self.attribution(witness.attribution)
        return witness.speaker or (said.speaker if said else None) or self.outlet(witness.span.doc)

    def when(self, date: When | None) -> str:
        """A date of the text in words, as precise as it is."""
        if date is None:
            return ""
        if date.precision == "year" and date.start[:4] == date.end[:4]:
            return date.start[:4]
        if date.precision == "month" and date.start[:7] == date.end[:7]:
            return day(date.start[:7])
        return day(date.start) if date.start == date.end else f"{day(date.start)} to {day(date.end)}"

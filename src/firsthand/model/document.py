"""A page once ingested: its text, what each stretch of it is, and what it says of itself."""

from typing import Literal

import msgspec

from firsthand.errors import SpanError
from firsthand.model.span import DocId, Span

__all__ = [
    "READ_LABELS",
    "RESIDUE_LABELS",
    "DateCandidate",
    "Document",
    "DocumentKind",
    "Label",
    "Segment",
    "Upstream",
]

DocumentKind = Literal[
    "report",
    "comment",
    "transcript",
    "official_statement",
    "notice",
    "press_release",
    "correction",
    "other",
]

Label = Literal[
    "headline",
    "subhead",
    "dateline",
    "byline",
    "body",
    "caption",
    "teaser_other_story",
    "see_also",
    "ad",
    "counter",
    "comment_form",
    "credit",
    "generator_note",
    "update_note",
    "site_name",
    "date",
    "furniture",
]

READ_LABELS: frozenset[str] = frozenset({"headline", "subhead", "body"})
"""Labels of the stretches that are read for attributions, events and claims."""

RESIDUE_LABELS: frozenset[str] = frozenset(
    {
        "caption",
        "teaser_other_story",
        "see_also",
        "ad",
        "counter",
        "comment_form",
        "credit",
        "generator_note",
        "update_note",
        "site_name",
        "furniture",
    }
)
"""Labels of the stretches that yield nothing in any derived table."""


class Segment(msgspec.Struct, frozen=True, order=True):
    """A stretch ``[start, end)`` of a text and what it is; segments cover the text without gaps."""

    start: int
    end: int
    label: Label


class DateCandidate(msgspec.Struct, frozen=True, kw_only=True):
    """One place where a publication date was read.

    ``value`` is ISO 8601 (a day or an instant), ``where`` names the kind of place (``json-ld``, ``meta``,
    ``time``, ``url``, ``text``, ``given``, ``library``), ``raw`` is what stood there. ``span`` is set when
    it stands in the text, ``offset`` is the place in the raw bytes where known.
    """

    value: str
    where: str
    raw: str
    score: float
    span: Span | None = None
    offset: int | None = None


class Upstream(msgspec.Struct, frozen=True, order=True):
    """An outlet that the text credits, and the words that do so (null when they stand in markup only)."""

    name: str
    span: Span | None = None


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One page as received, decoded and labelled. Depends on the page's bytes and address alone."""

    id: DocId
    path_or_url: str
    paths: tuple[str, ...] = ()
    external_id: str | None = None
    version_of: DocId | None = None
    outlet: str | None = None
    title: str | None = None
    title_span: Span | None = None
    authors: tuple[str, ...] = ()
    kind: DocumentKind = "report"
    published: str | None = None
    published_evidence: tuple[DateCandidate, ...] = ()
    published_why: str = ""
    language: str = "en"
    text: str
    segments: tuple[Segment, ...] = ()
    upstreams: tuple[Upstream, ...] = ()
    machine_written: bool | None = None
    machine_evidence: tuple[Span, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The span ``[start, end)`` of this document.

        Raises:
            SpanError: when it is empty or runs past the end of the text.
        """
        if end > len(self.text):
            raise SpanError(
                f"span {start}:{end} runs past the end of {self.id} ({len(self.text)} characters): "
                "was it made on another text?"
            )
        return Span(self.id, start, end)

    def words(self, span: Span) -> str:
        """The text under `span`."""
        return self.text[span.start : span.end]

    def label_at(self, position: int) -> Label:
        """What the character at `position` belongs to; ``body`` where no segment says otherwise."""
        for segment in self.segments:
            if segment.start <= position < segment.end:
                return segment.label
        return "body"

    def read(self) -> tuple[Segment, ...]:
        """The segments that are read: headline, subhead and body, in text order."""
        return tuple(segment for segment in self.segments if segment.label in READ_LABELS)

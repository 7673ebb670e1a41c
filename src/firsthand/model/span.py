"""Where something stands: the atom that every derived value is made of."""

import msgspec

from firsthand.errors import SpanError

__all__ = ["DocId", "Signal", "Span"]

DocId = str
"""Id of a document: 16 hexadecimal digits, a hash of its raw bytes and its address."""


class Span(msgspec.Struct, frozen=True, order=True):
    """The characters ``[start, end)`` of one document's text.

    Offsets count Unicode code points of ``Document.text``: never bytes, never tokens.
    Spans sort in reading order and hash, so they can be keys and set members.
    """

    doc: DocId
    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse what is no stretch of text.

        Raises:
            SpanError: when start is negative or not before end.
        """
        if not 0 <= self.start < self.end:
            raise SpanError(
                f"span {self.start}:{self.end} of {self.doc} is empty or reversed: "
                "start must be >= 0 and < end; for 'nothing here' use an empty tuple of spans"
            )

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character of one document."""
        return self.doc == other.doc and self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.doc == other.doc and self.start <= other.start and other.end <= self.end


class Signal(msgspec.Struct, frozen=True):
    """One named piece of evidence in a decision: what it adds (or takes) and where it stands."""

    name: str
    weight: float
    spans: tuple[Span, ...] = ()

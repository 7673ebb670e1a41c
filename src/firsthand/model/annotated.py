"""A document with its sentences parsed: what the one language pass leaves behind."""

from collections.abc import Iterable

import msgspec

from firsthand.model.document import Document, Label
from firsthand.model.span import Span

__all__ = ["Annotated", "Parse", "Sentence", "Token"]


class Token(msgspec.Struct, frozen=True):
    """One token of a parsed sentence.

    Offsets count from the sentence's start; ``head`` is an index in the sentence. A root is its own head.
    Tags are those of the English spaCy models (``pos`` Universal, ``tag`` Penn, ``dep`` ClearNLP); ``ent``
    is the entity label with its BIO letter (``B-PERSON``, ``I-GPE``), empty outside.
    """

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    ent: str = ""


class Parse(msgspec.Struct, frozen=True):
    """One distinct sentence, parsed as a text of its own: the result does not depend on where it was seen."""

    text: str
    tokens: tuple[Token, ...]

    def __hash__(self) -> int:
        """The hash of its text: one text has one parse, and hashing each token takes 25 µs a sentence."""
        return hash(self.text)


class Sentence(msgspec.Struct, frozen=True):
    """A sentence of a document: where it stands, the label of its segment, which paragraph, and its parse."""

    span: Span
    label: Label
    paragraph: int
    parse: Parse

    def token_span(self, first: int, last: int) -> Span:
        """The document span from token `first` to token `last`, both included."""
        tokens = self.parse.tokens
        return Span(self.span.doc, self.span.start + tokens[first].start, self.span.start + tokens[last].end)


class Annotated(msgspec.Struct, frozen=True):
    """A document and its read sentences (headline, subhead, body) in text order."""

    document: Document
    sentences: tuple[Sentence, ...]

    def reached(self, spans: Iterable[Span]) -> list[Sentence]:
        """The sentences that any of `spans` reaches into, in text order."""
        ends = [(span.start, span.end) for span in spans if span.doc == self.document.id]
        first, last = min(ends, default=(0, 0))[0], max((end for _, end in ends), default=0)
        near = [each for each in self.sentences if each.span.start < last and first < each.span.end]
        if len(ends) < 2:
            return near
        return [s for s in near if any(start < s.span.end and s.span.start < end for start, end in ends)]

"""A mention before it is known what it stands for: where, how it is said, and what its sentence tells."""

import msgspec

from firsthand.model.annotated import Sentence
from firsthand.model.entity import EntityKind, MentionKind
from firsthand.model.span import Span
from firsthand.stages.entities.scan import Reading
from firsthand.text.quotes import Quotation

__all__ = ["Place", "Raw", "is_subject", "quote_at"]

Key = tuple[str, ...]


class Place(msgspec.Struct, frozen=True):
    """Where a mention stands in the flow of the text.

    Sentence, paragraph, and the quotation around it (-1: none).
    """

    sentence: int
    paragraph: int
    quote: int
    subject: bool


class Raw(msgspec.Struct, frozen=True, kw_only=True):
    """One mention; ``key`` is equal for mentions of one thing and empty as long as that is not known."""

    span: Span
    text: str
    kind: MentionKind
    entity_kind: EntityKind | None
    weight: int
    place: Place
    key: Key = ()
    role: str | None = None
    role_span: Span | None = None
    honorific: str = ""


def quote_at(quotes: tuple[Quotation, ...], sentence: Sentence, start: int) -> int:
    """Number of the quotation that holds character `start` of `sentence`; -1 in narration.

    Partial quotations count as narration.
    """
    at = sentence.span.start + start
    for number, quote in enumerate(quotes):
        if quote.inner_start <= at < quote.inner_end:
            return -1 if quote.scare or quote.title else number
    return -1


def is_subject(reading: Reading, first: int, last: int) -> bool:
    """Whether one of the tokens is the grammatical subject of a verb."""
    return any(reading.tokens[index].dep.startswith("nsubj") for index in range(first, last + 1))

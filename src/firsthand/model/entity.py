"""Who and what the pages speak of."""

from typing import Literal

import msgspec

from firsthand.model.span import DocId, Span

__all__ = ["Entity", "EntityKind", "Identifier", "Mention", "MentionKind", "Role"]

EntityKind = Literal["person", "organisation", "government", "place", "outlet"]
MentionKind = Literal["name", "pronoun", "description", "demonym", "capital"]


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """One mention inside a document. ``cluster`` numbers the thing it stands for within that document.

    ``name`` is the longest name that the document gives the thing, or the description when it has none.
    """

    span: Span
    kind: MentionKind
    entity_kind: EntityKind
    name: str
    cluster: int
    role: str | None = None
    role_span: Span | None = None


class Role(msgspec.Struct, frozen=True, kw_only=True):
    """An office or description that the text gives an entity, as printed; ``date`` is that of the page."""

    title: str
    date: str | None = None
    span: Span


class Identifier(msgspec.Struct, frozen=True):
    """A key in somebody's register: ``scheme`` (``iso3166-1``, ...) and ``value``."""

    scheme: str
    value: str


class Entity(msgspec.Struct, frozen=True, kw_only=True):
    """One person, organisation, government, place or outlet over the whole heap."""

    id: str
    name: str
    kind: EntityKind
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    mentions: tuple[Span, ...]
    documents: tuple[DocId, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    score: float = 1.0
    why: str = ""

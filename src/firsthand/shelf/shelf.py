"""What a place must be able to do in which a heap of pages rests between two additions."""

from collections.abc import Collection, Sequence
from typing import Literal, Protocol, TypeVar

import msgspec

from firsthand.model.annotated import Parse
from firsthand.model.dossier import Dossier
from firsthand.model.span import DocId
from firsthand.shelf.values import (
    Alone,
    Component,
    Held,
    Met,
    Near,
    Place,
    Posting,
    Scope,
    Tale,
    Text,
    Ties,
    Unit,
    Written,
)

__all__ = ["Around", "Index", "Layout", "Shelf", "Value"]

Index = Literal["texts", "units"]
"""The two lists of postings: rare shingles of texts, telling words and names of units."""

Value = TypeVar("Value", Alone, Text, Ties, Met, Component, Unit, Near, Tale, Scope, Place)
"""A kind of value that is kept by its id."""


class Around(msgspec.Struct, frozen=True):
    """The holders next to a posting among those of its key: up to so many before and after it, in order."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


class Layout(msgspec.Struct, frozen=True, kw_only=True):
    """What changes where documents stand among each other, all at once.

    Values of ``put`` are new or replace the one of their kind and id; ``drop`` names a kind and an id.
    ``postings`` of units are added after all postings of the units in ``unposted`` are gone. ``settled``
    are the documents that wait no longer.
    """

    put: tuple[Ties | Component | Unit | Near | Tale | Scope | Place, ...] = ()
    drop: tuple[tuple[type[Ties | Met | Component | Unit | Near | Tale | Scope | Place], str], ...] = ()
    unposted: tuple[str, ...] = ()
    postings: tuple[Posting, ...] = ()
    settled: tuple[DocId, ...] = ()


class Shelf(Protocol):
    """Keeps values by id, parses by sentence, postings by key, and the tables of each scope.

    One writer at a time: between two calls of one run nobody else writes. Each ``keep_`` and ``drop_`` is one
    transaction: after a crash it is there whole or not at all. Ids that are not known are left out of an
    answer, never an error. Nothing here decides anything: what to write is worked out by
    `firsthand.increment`, which reads through these methods only, many ids at a time.
    """

    def values(self, kind: type[Value], ids: Collection[str]) -> dict[str, Value]:
        """The values of `kind` by id, of those of `ids` that are kept."""
        ...

    def parses(self, texts: Collection[str], tagger: str) -> dict[str, Parse]:
        """The parses of the sentences `texts` by the tagger of that name, of those that are kept."""
        ...

    def addressed(self, addresses: Collection[str]) -> dict[str, tuple[DocId, ...]]:
        """The documents (sorted) of each address (``Document.path_or_url``) that has any."""
        ...

    def held(self, index: Index, keys: Collection[int], most: int) -> dict[int, Held]:
        """Who has each of `keys`: the count, and the postings where there are at most `most`."""
        ...

    def around(self, index: Index, postings: Collection[Posting], reach: int) -> dict[Posting, Around]:
        """The up to `reach` holders before and after each of `postings` among those of its key.

        A posting need not be kept: then its neighbours are those that it would have.
        """
        ...

    def unsettled(self) -> tuple[DocId, ...]:
        """The documents that are kept and wait to be placed among the others, sorted."""
        ...

    def stale(self) -> tuple[DocId, ...]:
        """The ids of the scopes whose tables must be worked out again, sorted."""
        ...

    def tables(self, scopes: Collection[DocId]) -> dict[DocId, Dossier]:
        """The tables that are written for each of `scopes` (those that a stale one replaces as well)."""
        ...

    def keep_parses(self, parses: Sequence[Parse], tagger: str) -> None:
        """Keep `parses` of the tagger of that name."""
        ...

    def keep_documents(
        self, alone: Sequence[Alone], texts: Sequence[Text], postings: Sequence[Posting]
    ) -> None:
        """Keep documents with their texts; `postings` are those of texts that are new.

        The documents wait to be placed from here on (`unsettled`), those that were kept before as well.
        """
        ...

    def keep_met(self, met: Sequence[Met]) -> None:
        """Keep what pairs of documents have in common."""
        ...

    def keep_layout(self, layout: Layout) -> None:
        """Put the documents where they stand now."""
        ...

    def keep_scopes(self, written: Sequence[Written]) -> None:
        """Keep scopes with their tables, in place of the tables of all scopes that they replace.

        All of `written` come in one transaction, so that no reader sees a document without its rows or twice.
        """
        ...

    def drop_document(self, doc: DocId, text: Text | None, layout: Layout) -> None:
        """Forget a document: its `Alone`, its waiting, its address, and what `layout` drops.

        `text` is its text as it is without it; None where no other document has it, so that the text and its
        postings go as well. The tables of its scope stay until the scope is written again, or is dropped by
        `layout` and replaced by none: then they go here.
        """
        ...

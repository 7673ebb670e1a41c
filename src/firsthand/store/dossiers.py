"""The rows of the dossier in the store, and dossiers made of them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, insert, or_, select

from firsthand.model.document import Document
from firsthand.model.dossier import TABLES, Dossier
from firsthand.model.ids import digest
from firsthand.model.page import Refused
from firsthand.model.span import DocId
from firsthand.model.story import Brief, Story
from firsthand.shelf import Written
from firsthand.stages.unread import page_notes
from firsthand.store import tables as t
from firsthand.store.pack import pack, unpack
from firsthand.store.sql import fetched
from firsthand.store.words import entries

__all__ = ["KINDS", "Asked", "dossier_of", "read_dossier", "rows_of", "stored"]

_SHORTEST = 4
"""Characters of an id that may stand for the whole, as when a dossier is asked."""

KINDS: dict[str, Any] = {
    **{name: kind for name, kind in TABLES.items() if name != "documents"},
    "briefs": Brief,
    "refused": Refused,
    "notes": str,
}
"""The tables that a scope makes, and the type of their rows."""


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Which part of a store a dossier is asked for: words for one page and one story, empty for all."""

    doc: str = ""
    story: str = ""


def read_dossier(connection: Connection, asked: Asked, size: int) -> Dossier:
    """The dossier of the scopes that `asked` may mean, or of all, in the order in which `read` leaves it.

    It has the pages whose tables are written, and no others: a page that still waits is in none, and a scope
    of which a page was removed is left out until it is written again.
    """
    scopes = _scopes(connection, asked)
    members = _members(connection, scopes, size)
    found = rows_of(connection, list(members), size)
    parts = [dossier_of(found.get(scope, ())) for scope in sorted(members)]
    docs = sorted({doc for some in members.values() for doc in some})
    query = select(t.documents.c.value, t.readings.c.notes).outerjoin(
        t.readings, t.readings.c.doc == t.documents.c.id
    )
    pages = [
        (unpack(row.value, Document), unpack(row.notes, tuple[str, ...]) if row.notes else ())
        for row in fetched(connection, query, t.documents.c.id, docs, size)
    ]
    pages.sort(key=lambda page: page[0].id)
    tables = {
        name: tuple(sorted(chain.from_iterable(getattr(part, name) for part in parts), key=_id_of))
        for name in TABLES
        if name != "documents"
    }
    sizes = {story.id: len(story.documents) for story in tables["stories"]}
    briefs = sorted(
        chain.from_iterable(part.briefs for part in parts), key=lambda one: (-sizes[one.story], one.story)
    )
    documents = tuple(document for document, _ in pages)
    notes = (
        *page_notes(documents),
        *(note for part in parts for note in part.notes),
        *(note for _, some in pages for note in some),
    )
    refused = sorted({each for part in parts for each in part.refused})
    return Dossier(**tables, documents=documents, briefs=tuple(briefs), notes=notes, refused=tuple(refused))


def _scopes(connection: Connection, asked: Asked) -> list[DocId] | None:
    """The scopes that may be meant; None for all of them."""
    if asked.doc:
        wanted = t.documents.c.address == digest(asked.doc)
        if len(asked.doc) >= _SHORTEST:
            wanted = or_(wanted, t.documents.c.id.startswith(asked.doc.casefold(), autoescape=True))
        docs = select(t.documents.c.id).where(wanted)
        found = connection.scalars(
            select(t.members.c.scope).where(t.members.c.doc.in_(docs)).distinct()
        ).all()
        return sorted(found) or None
    if asked.story:
        query = select(t.rows.c.scope, t.rows.c.id, t.rows.c.value).where(t.rows.c.table == "stories")
        low = asked.story.casefold()
        named = connection.execute(query.where(t.rows.c.id == asked.story)).all()
        scopes: set[str] = set()
        for scope, ident, value in named or connection.execute(query).all():
            if low in ident or low in unpack(value, Story).title.casefold():
                scopes.add(scope)
        return sorted(scopes) or None
    return None


def _members(connection: Connection, scopes: list[DocId] | None, size: int) -> dict[DocId, list[DocId]]:
    """The documents of each of `scopes` (None: of all) that has all of its documents."""
    query = select(t.members.c.scope, t.members.c.doc, t.documents.c.number).outerjoin(
        t.documents, t.documents.c.id == t.members.c.doc
    )
    rows: Iterable[Any] = connection.execute(query) if scopes is None else ()
    if scopes is not None:
        rows = fetched(connection, query, t.members.c.scope, scopes, size)
    found: dict[DocId, list[DocId]] = {}
    broken: set[DocId] = set()
    for row in rows:
        found.setdefault(row.scope, []).append(row.doc)
        if row.number is None:
            broken.add(row.scope)
    return {scope: docs for scope, docs in found.items() if scope not in broken}


def rows_of(
    connection: Connection, scopes: Collection[DocId], size: int, names: Collection[str] = ()
) -> dict[DocId, list[Row[Any]]]:
    """The rows of each of `scopes` in the order of writing, of the tables `names` or of all."""
    query = select(t.rows.c.scope, t.rows.c.number, t.rows.c.table, t.rows.c.value)
    if names:
        query = query.where(t.rows.c.table.in_(list(names)))
    found: dict[DocId, list[Row[Any]]] = {}
    for row in fetched(connection, query, t.rows.c.scope, scopes, size):
        found.setdefault(row.scope, []).append(row)
    for rows in found.values():
        rows.sort(key=lambda row: row.number)
    return found


def dossier_of(rows: Iterable[Row[Any]]) -> Dossier:
    """The dossier that `rows` make, each table in their order; without documents."""
    found: dict[str, list[Any]] = {}
    for row in rows:
        found.setdefault(row.table, []).append(unpack(row.value, KINDS[row.table]))
    return Dossier(**{name: tuple(values) for name, values in found.items()})


def stored(connection: Connection, written: Written, documents: Mapping[DocId, Document]) -> None:
    """Write the tables of a scope, the documents they were made from, and the words to find them by."""
    scope = written.scope.id
    connection.execute(insert(t.written), {"scope": scope})
    if written.scope.documents:
        connection.execute(
            insert(t.members), [{"scope": scope, "doc": doc} for doc in written.scope.documents]
        )
    plain: list[dict[str, Any]] = []
    worded: list[tuple[dict[str, Any], list[dict[str, Any]]]] = []
    for name, value in _rows(written.tables):
        row = {"scope": scope, "table": name, "id": _id_of(value), "value": pack(value)}
        words = entries(value, documents, connection.dialect.name)
        if words:
            worded.append((row, words))
        else:
            plain.append(row)
    if plain:
        connection.execute(insert(t.rows), plain)
    if worded:
        made = insert(t.rows).returning(t.rows.c.number, sort_by_parameter_order=True)
        numbers = connection.scalars(made, [row for row, _ in worded]).all()
        found = [
            {**each, "row": number}
            for number, (_, words) in zip(numbers, worded, strict=True)
            for each in words
        ]
        connection.execute(insert(t.findable), found)


def _rows(dossier: Dossier) -> Iterator[tuple[str, Any]]:
    for name in KINDS:
        for value in getattr(dossier, name):
            yield name, value


def _id_of(value: Any) -> str:
    if isinstance(value, msgspec.Struct):
        return str(getattr(value, "id", "") or getattr(value, "old", "") or getattr(value, "story", ""))
    return ""

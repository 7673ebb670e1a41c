"""The rows of the dossier in the store, and dossiers made of them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, insert, select

from firsthand.model.document import Document
from firsthand.model.dossier import TABLES, Dossier
from firsthand.model.page import Refused
from firsthand.model.span import DocId
from firsthand.model.story import Brief
from firsthand.shelf import Written
from firsthand.store import tables as t
from firsthand.store.pack import pack, unpack
from firsthand.store.sql import fetched
from firsthand.store.words import entries

__all__ = ["KINDS", "dossier_of", "rows_of", "stored"]

KINDS: dict[str, Any] = {
    **{name: kind for name, kind in TABLES.items() if name != "documents"},
    "briefs": Brief,
    "refused": Refused,
    "notes": str,
}
"""The tables that a scope makes, and the type of their rows."""


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

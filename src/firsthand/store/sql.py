"""Statements that all of the store is made of: rows by many keys, rows put in or replaced, rows removed."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, Select, Table, delete
from sqlalchemy.dialects import postgresql, sqlite

__all__ = ["chunks", "fetched", "put", "remove"]

T = TypeVar("T")


def chunks(items: Collection[T], size: int) -> Iterator[list[T]]:
    """`items` without repeats, in their order, at most `size` at a time."""
    distinct = list(dict.fromkeys(items))
    for start in range(0, len(distinct), size):
        yield distinct[start : start + size]


def fetched(
    connection: Connection, query: Select[Any], column: Column[Any], keys: Collection[Any], size: int
) -> Iterator[Any]:
    """The rows of `query` whose `column` is one of `keys`, `size` keys a statement, in no order."""
    for some in chunks(keys, size):
        yield from connection.execute(query.where(column.in_(some)))


def put(
    connection: Connection,
    table: Table,
    rows: Sequence[Mapping[str, Any]],
    *,
    key: Sequence[str] = (),
    change: Sequence[str] | None = None,
) -> None:
    """Put `rows` in; where one with the same `key` (else the primary key) is there, `change` its columns.

    All columns that are no key change when `change` is not given; with none to change the old row stays.
    """
    if not rows:
        return
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    statement: Any = dialect.insert(table)
    names = list(key) or [column.name for column in table.primary_key]
    changed = [name for name in rows[0] if name not in names] if change is None else change
    if changed:
        statement = statement.on_conflict_do_update(
            index_elements=names, set_={name: statement.excluded[name] for name in changed}
        )
    else:
        statement = statement.on_conflict_do_nothing()
    connection.execute(statement, list(rows))


def remove(connection: Connection, column: Column[Any], keys: Collection[Any], size: int) -> None:
    """Remove the rows whose `column` is one of `keys`."""
    for some in chunks(keys, size):
        connection.execute(delete(column.table).where(column.in_(some)))

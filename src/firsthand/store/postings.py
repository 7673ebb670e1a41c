"""Who has a key: the two lists that find neighbours, as tables in the order of their keys."""

import json
import struct
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Table, literal, select, tuple_, union_all

from firsthand.options.store import StoreOptions
from firsthand.shelf import Around, Held, Index, Posting, Text
from firsthand.store.sql import chunks, fetched, remove
from firsthand.store.tables import POSTINGS

__all__ = ["around", "bytes_of", "held", "keys_of", "more_keys", "post", "unpost_text", "unpost_units"]

_COMPOUND = 60
"""Parts of one statement that asks for neighbours; SQLite takes 500, and long statements are slow to plan."""


def held(
    connection: Connection, index: Index, keys: Collection[int], most: int, options: StoreOptions
) -> dict[int, Held]:
    """Who has each of `keys`: the count, and the postings where there are at most `most`.

    Nobody counts further than ``most + 1``: a key of half the heap costs no more than one just over it.
    """
    table = POSTINGS[index]
    found = {key: Held(0) for key in keys}
    for some in chunks(keys, options.chunk):
        found.update((key, Held(count)) for key, count in _counts(connection, table, some, most + 1))
    few = [key for key, one in found.items() if 0 < one.count <= most]
    postings: dict[int, list[Posting]] = {}
    for row in fetched(connection, select(table), table.c.key, few, options.chunk):
        posting = Posting(row.key, row.place, row.holder, row.weight)
        postings.setdefault(row.key, []).append(posting)
    found.update((key, Held(found[key].count, tuple(sorted(some)))) for key, some in postings.items())
    return found


def _counts(
    connection: Connection, table: Table, keys: Sequence[int], most: int
) -> Iterator[tuple[int, int]]:
    """Each of `keys` with the number of its holders, or `most` where there are more."""
    sqlite = connection.dialect.name == "sqlite"
    asked = "SELECT value FROM json_each(?)" if sqlite else "SELECT unnest(%s::bigint[])"
    own = f"SELECT 1 FROM {table.name} AS own WHERE own.key = asked.key LIMIT {most}"  # noqa: S608  a name, a number
    counted = f"SELECT asked.key, (SELECT count(*) FROM ({own}) AS few) FROM asked"  # noqa: S608  as above
    given = json.dumps(keys) if sqlite else list(keys)
    rows = connection.exec_driver_sql(f"WITH asked (key) AS ({asked}) {counted}", (given,))
    return ((row[0], row[1]) for row in rows)


def around(
    connection: Connection, index: Index, postings: Collection[Posting], reach: int
) -> dict[Posting, Around]:
    """The up to `reach` holders before and after each of `postings` among those of its key."""
    found: dict[Posting, Around] = {}
    for some in chunks(postings, _COMPOUND // 2):
        sides: dict[tuple[int, int], list[tuple[int, str]]] = {}
        parts = [
            _beside(POSTINGS[index], posting, reach, number, after)
            for number, posting in enumerate(some)
            for after in (0, 1)
        ]
        for number, after, place, holder in connection.execute(union_all(*parts)):
            sides.setdefault((number, after), []).append((place, holder))
        for number, posting in enumerate(some):
            before, behind = (
                tuple(holder for _, holder in sorted(sides.get((number, after), ()))) for after in (0, 1)
            )
            found[posting] = Around(before, behind)
    return found


def _beside(table: Table, posting: Posting, reach: int, number: int, after: int) -> Any:
    here = tuple_(literal(posting.order), literal(posting.holder))
    there = tuple_(table.c.place, table.c.holder)
    order = (table.c.place, table.c.holder) if after else (table.c.place.desc(), table.c.holder.desc())
    nearest = (
        select(literal(number).label("number"), literal(after).label("after"), table.c.place, table.c.holder)
        .where(table.c.key == posting.key, there > here if after else there < here)
        .order_by(*order)
        .limit(reach)
        .subquery()
    )
    return select(nearest)


def post(connection: Connection, index: Index, postings: Sequence[Posting]) -> None:
    """Add `postings`; one that is there already gets the new weight.

    A page has hundreds, so the driver is handed plain columns: four times as fast as statements made of rows.
    """
    rows = list(
        {each[:3]: each for each in ((p.key, p.order, p.holder, p.weight) for p in postings)}.values()
    )
    if not rows:
        return
    into = f"INSERT INTO {POSTINGS[index].name} (key, place, holder, weight)"
    again = "ON CONFLICT (key, place, holder) DO UPDATE SET weight = excluded.weight"
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"{into} VALUES (?, ?, ?, ?) {again}", rows)
    else:
        columns = "%s::bigint[], %s::bigint[], %s::text[], %s::float8[]"
        values = tuple(map(list, zip(*rows, strict=True)))
        statement = f"{into} SELECT * FROM unnest({columns}) {again}"  # noqa: S608  nothing of it is given
        connection.exec_driver_sql(statement, values)


def unpost_units(connection: Connection, units: Collection[str], options: StoreOptions) -> None:
    """Remove all postings of `units`."""
    remove(connection, POSTINGS["units"].c.holder, units, options.chunk)


def unpost_text(connection: Connection, text: Text, posted: bytes, options: StoreOptions) -> None:
    """Remove the postings of `text`: under its shingles and `posted`, for want of an index by holder."""
    table = POSTINGS["texts"]
    for some in chunks((*keys_of(text.shingles), *keys_of(posted)), options.chunk):
        connection.execute(table.delete().where(table.c.key.in_(some), table.c.holder == text.id))


def more_keys(text: Text, keys: Collection[int]) -> bytes:
    """Those of the `keys` that `text` is posted under that are not its shingles, as bytes."""
    own = set(keys_of(text.shingles))
    return bytes_of(sorted(key for key in keys if key not in own))


def keys_of(posted: bytes) -> tuple[int, ...]:
    """Keys from their bytes, 8 each."""
    return struct.unpack(f"<{len(posted) // 8}q", posted)


def bytes_of(keys: Sequence[int]) -> bytes:
    """Keys as bytes, 8 each."""
    return struct.pack(f"<{len(keys)}q", *keys)

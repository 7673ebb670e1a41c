"""The shelf in a database: every question and every change in statements that carry many ids at a time."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Column, Connection, delete, insert, select

from firsthand.model.annotated import Parse
from firsthand.model.document import Document
from firsthand.model.dossier import Dossier
from firsthand.model.ids import digest
from firsthand.model.reading import Reading
from firsthand.model.span import DocId
from firsthand.shelf import (
    Alone,
    Around,
    Held,
    Index,
    Layout,
    Posting,
    Scope,
    Step,
    Text,
    Written,
)
from firsthand.shelf.shelf import Value
from firsthand.store import postings as lists
from firsthand.store import tables as t
from firsthand.store.database import Database
from firsthand.store.dossiers import dossier_of, rows_of, stored
from firsthand.store.news import drop_news, write_news
from firsthand.store.pack import pack, pack_parse, sentence_hash, unpack, unpack_parse
from firsthand.store.sql import fetched, put, remove
from firsthand.store.words import day_of, entries

__all__ = ["Raw", "SqlShelf"]


class Raw(msgspec.Struct, frozen=True):
    """Where the bytes of a page lie (their hash), and the page without them, packed."""

    sha256: str
    page: bytes


class SqlShelf:
    """The `Shelf` of a store.

    ``raw`` tells of pages on their way in where their bytes lie: `keep_documents` writes it down with the
    document. ``run`` is the number of the run that adds.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self.raw: dict[DocId, Raw] = {}
        self.run: int | None = None
        self._size = database.options.chunk

    def values(self, kind: type[Value], ids: Collection[str]) -> dict[str, Value]:
        """The values of `kind` by id, of those of `ids` that are kept; sorted by id."""
        with self.database.reading() as connection:
            found: Iterable[Any]
            if kind is Alone:
                found = self._alone(connection, ids)
            else:
                table = _table_of(kind)
                query = select(table.c.value)
                found = [
                    unpack(row.value, kind) for row in fetched(connection, query, table.c.id, ids, self._size)
                ]
        return {value.id: value for value in sorted(found, key=lambda value: value.id)}

    def parses(self, texts: Collection[str], tagger: str) -> dict[str, Parse]:
        """The parses of the sentences `texts` by the tagger of that name, of those that are kept."""
        query = select(t.parses.c.value).where(t.parses.c.tagger == tagger)
        wanted = {sentence_hash(text): text for text in texts}
        with self.database.reading() as connection:
            rows = list(fetched(connection, query, t.parses.c.hash, list(wanted), self._size))
        found = (unpack_parse(row.value) for row in rows)
        known = {parse.text: parse for parse in found if parse is not None}
        return {text: known[text] for text in texts if text in known}

    def addressed(self, addresses: Collection[str]) -> dict[str, tuple[DocId, ...]]:
        """The documents (sorted) of each address (``Document.path_or_url``) that has any."""
        by_digest = {digest(address): address for address in addresses}
        query = select(t.documents.c.address, t.documents.c.id)
        found: dict[str, list[DocId]] = {}
        with self.database.reading() as connection:
            rows = fetched(connection, query, t.documents.c.address, list(by_digest), self._size)
            for row in rows:
                found.setdefault(by_digest[row.address], []).append(row.id)
        return {address: tuple(sorted(docs)) for address, docs in found.items()}

    def held(self, index: Index, keys: Collection[int], most: int) -> dict[int, Held]:
        """Who has each of `keys`: the count, and the postings where there are at most `most`."""
        with self.database.reading() as connection:
            return lists.held(connection, index, keys, most, self.database.options)

    def around(self, index: Index, postings: Collection[Posting], reach: int) -> dict[Posting, Around]:
        """The up to `reach` holders before and after each of `postings` among those of its key."""
        with self.database.reading() as connection:
            return lists.around(connection, index, postings, reach)

    def unsettled(self) -> tuple[DocId, ...]:
        """The documents that are kept and wait to be placed among the others, sorted."""
        with self.database.reading() as connection:
            return tuple(sorted(connection.scalars(select(t.unsettled.c.doc))))

    def stale(self) -> tuple[DocId, ...]:
        """The ids of the scopes whose tables must be worked out again, sorted."""
        with self.database.reading() as connection:
            return tuple(sorted(connection.scalars(select(t.scopes.c.id).where(t.scopes.c.stale == 1))))

    def tables(self, scopes: Collection[DocId]) -> dict[DocId, Dossier]:
        """The tables that are written for each of `scopes` (those that a stale one replaces as well)."""
        with self.database.reading() as connection:
            query = select(t.written.c.scope)
            known = [row.scope for row in fetched(connection, query, t.written.c.scope, scopes, self._size)]
            found = rows_of(connection, known, self._size)
        return {scope: dossier_of(found.get(scope, ())) for scope in sorted(known)}

    def keep_parses(self, parses: Sequence[Parse], tagger: str) -> None:
        """Keep `parses` of the tagger of that name."""
        rows = [
            {"hash": sentence_hash(parse.text), "tagger": tagger, "value": pack_parse(parse)}
            for parse in parses
        ]
        with self.database.writing() as connection:
            put(connection, t.parses, rows)

    def keep_documents(
        self, alone: Sequence[Alone], texts: Sequence[Text], postings: Sequence[Posting]
    ) -> None:
        """Keep documents with their texts; `postings` are those of texts that are new."""
        keys: dict[str, list[int]] = {}
        for posting in postings:
            keys.setdefault(posting.holder, []).append(posting.key)
        with self.database.writing() as connection:
            self._keep_alone(connection, alone)
            for text in texts:
                posted = lists.more_keys(text, keys.get(text.id, ()))
                row = {"id": text.id, "posted": posted, "value": pack(text)}
                put(connection, t.texts, [row], change=("posted", "value") if posted else ("value",))
            lists.post(connection, "texts", postings)
        for one in alone:
            self.raw.pop(one.id, None)

    def keep_met(self, met: Sequence[Any]) -> None:
        """Keep what pairs of documents have in common."""
        with self.database.writing() as connection:
            _put_values(connection, met)

    def keep_layout(self, layout: Layout) -> None:
        """Put the documents where they stand now."""
        with self.database.writing() as connection:
            self._lay_out(connection, layout)

    def keep_scopes(self, written: Sequence[Written]) -> None:
        """Keep scopes with their tables, in place of the tables of all that they replace or replaced."""
        with self.database.writing() as connection:
            kept = fetched(
                connection,
                select(t.scopes.c.value),
                t.scopes.c.id,
                [one.scope.id for one in written],
                self._size,
            )
            scopes = [*(unpack(row.value, Scope) for row in kept), *(one.scope for one in written)]
            gone = [each for scope in scopes for each in (scope.id, *scope.replaces)]
            remove(connection, t.written.c.scope, gone, self._size)
            _put_values(connection, [one.scope for one in written])
            for one in written:
                documents = self._documents(connection, one.scope.documents)
                stored(connection, one, documents)
            changed = [
                {"old": alias.old, "new": alias.new, "reason": alias.reason}
                for one in written
                for alias in one.aliases
            ]
            put(connection, t.aliases, changed)
            write_news(connection, [news for one in written for news in one.news], self.run)

    def drop_document(self, doc: DocId, text: Text | None, layout: Layout) -> None:
        """Forget a document: its `Alone`, its waiting, its address, and what `layout` drops."""
        with self.database.writing() as connection:
            if text is None:
                query = select(t.texts).join(t.readings, t.readings.c.text == t.texts.c.id)
                for row in connection.execute(query.where(t.readings.c.doc == doc)).all():
                    gone = unpack(row.value, Text)
                    lists.unpost_text(connection, gone, row.posted, self.database.options)
                    connection.execute(delete(t.texts).where(t.texts.c.id == row.id))
            else:
                left = {"id": text.id, "posted": b"", "value": pack(text)}
                put(connection, t.texts, [left], change=("value",))
            drop_news(connection, doc)
            connection.execute(delete(t.documents).where(t.documents.c.id == doc))
            self._lay_out(connection, layout)
            self._drop_unowned(connection)

    def _alone(self, connection: Connection, ids: Collection[str]) -> list[Alone]:
        taken: dict[str, list[Step]] = {}
        for row in fetched(connection, select(t.steps), t.steps.c.doc, ids, self._size):
            taken.setdefault(row.doc, []).append(Step(row.name, row.version))
        both = select(
            t.documents.c.id,
            t.documents.c.value,
            t.readings.c.text,
            t.readings.c.notes,
            t.readings.c.value.label("reading"),
        ).join(t.readings, t.readings.c.doc == t.documents.c.id)
        return [
            Alone(
                document=unpack(row.value, Document),
                text=row.text,
                reading=unpack(row.reading, Reading),
                notes=unpack(row.notes, tuple[str, ...]),
                steps=tuple(sorted(taken.get(row.id, ()))),
            )
            for row in fetched(connection, both, t.documents.c.id, ids, self._size)
        ]

    def _documents(self, connection: Connection, ids: Collection[str]) -> dict[DocId, Document]:
        query = select(t.documents.c.value)
        rows = fetched(connection, query, t.documents.c.id, ids, self._size)
        return {found.id: found for found in (unpack(row.value, Document) for row in rows)}

    def _keep_alone(self, connection: Connection, alone: Sequence[Alone]) -> None:
        ids = [one.id for one in alone]
        query = select(t.documents.c.id)
        known = {row.id for row in fetched(connection, query, t.documents.c.id, ids, self._size)}
        put(
            connection,
            t.documents,
            [self._document_row(one.document) for one in alone],
            key=("id",),
            change=("address", "outlet", "published", "value"),
        )
        said = [
            {"doc": one.id, "text": one.text, "notes": pack(one.notes), "value": pack(one.reading)}
            for one in alone
        ]
        put(connection, t.readings, said)
        remove(connection, t.steps.c.doc, [one.id for one in alone if one.id in known], self._size)
        taken = [
            {"doc": one.id, "name": step.name, "version": step.version} for one in alone for step in one.steps
        ]
        put(connection, t.steps, taken)
        put(connection, t.unsettled, [{"doc": one.id} for one in alone])
        new = {one.id: one.document for one in alone if one.id not in known}
        words = [row for each in new.values() for row in entries(each, new, connection.dialect.name)]
        if words:
            connection.execute(insert(t.findable), words)

    def _document_row(self, document: Document) -> Mapping[str, Any]:
        raw = self.raw.get(document.id)
        return {
            "id": document.id,
            "address": digest(document.path_or_url),
            "outlet": (document.outlet or "").replace("\0", " ") or None,
            "published": day_of(document),
            "run": self.run,
            "sha256": raw.sha256 if raw else None,
            "page": raw.page if raw else None,
            "value": pack(document),
        }

    def _lay_out(self, connection: Connection, layout: Layout) -> None:
        gone: dict[Column[Any], list[str]] = {}
        for kind, each in layout.drop:
            gone.setdefault(_table_of(kind).c.id, []).append(each)
        for column, ids in gone.items():
            remove(connection, column, ids, self._size)
        _put_values(connection, layout.put)
        lists.unpost_units(connection, layout.unposted, self.database.options)
        lists.post(connection, "units", layout.postings)
        remove(connection, t.unsettled.c.doc, layout.settled, self._size)

    def _drop_unowned(self, connection: Connection) -> None:
        """Remove tables that belong to no scope and are replaced by none: nobody would ever do it."""
        owned: set[str] = set()
        for row in connection.execute(select(t.scopes.c.value)):
            scope = unpack(row.value, Scope)
            owned.update((scope.id, *scope.replaces))
        gone = [each for each in connection.scalars(select(t.written.c.scope)) if each not in owned]
        remove(connection, t.written.c.scope, gone, self._size)


def _table_of(kind: Any) -> Any:
    if kind is Scope:
        return t.scopes
    if kind is Text:
        return t.texts
    name = kind.__name__.lower()
    return t.KINDS.get(name) if name in t.KINDS else t.KINDS[f"{name}s"]


def _put_values(connection: Connection, values: Sequence[Any]) -> None:
    by_table: dict[str, tuple[Any, list[dict[str, Any]]]] = {}
    for value in values:
        table, row = _table_of(type(value)), {"id": value.id, "value": pack(value)}
        if isinstance(value, Scope):
            row["stale"] = int(value.is_stale)
        by_table.setdefault(table.name, (table, []))[1].append(row)
    for table, some in by_table.values():
        put(connection, table, some)

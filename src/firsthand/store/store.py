"""A store: its database, the raw pages beside it, and what is asked of both."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self, Unpack

import msgspec
from sqlalchemy import func, select

from firsthand.dossier.ask import Found, Where
from firsthand.model.document import Document
from firsthand.model.dossier import Dossier
from firsthand.model.ids import digest
from firsthand.model.novelty import Novelty
from firsthand.model.page import Page, Refused
from firsthand.model.span import DocId
from firsthand.options.store import StoreOptions
from firsthand.store import tables as t
from firsthand.store.blobs import Blobs, hash_of
from firsthand.store.complaints import said
from firsthand.store.database import Database
from firsthand.store.dossiers import Asked, read_dossier
from firsthand.store.news import news_after
from firsthand.store.pack import pack, sentence_hash, unpack
from firsthand.store.people import People
from firsthand.store.place import Place, place_of
from firsthand.store.search import search
from firsthand.store.shelf import Raw, SqlShelf
from firsthand.store.sql import fetched, remove
from firsthand.text.words import words
from firsthand.version import __version__

__all__ = ["Size", "Store", "now", "open_store"]


class Size(msgspec.Struct, frozen=True, kw_only=True):
    """How much a store holds: pages, of them waiting to be placed, scopes, of them to be worked out again."""

    pages: int
    waiting: int
    scopes: int
    stale: int


class Store:
    """One writer and many readers of the pages at one place; a context manager that closes it.

    ``shelf`` is what `firsthand.increment` works on, ``people`` what persons leave, ``blobs`` the raw bytes.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self.shelf = SqlShelf(database)
        self.people = People(database)
        self.blobs = Blobs(database.place.pages)

    @property
    def place(self) -> Place:
        """Where it lies."""
        return self.database.place

    @contextmanager
    def writing(self, command: str) -> Iterator[None]:
        """Be the one writer for a run called `command`, which is logged; clean up after one that was cut off.

        Raises:
            StoreBusyError: when another process writes.
        """
        with self.database.sole_writer():
            cut_off = self.people.cut_off()
            if cut_off:
                self.collect()
            if cut_off == "forget":
                self.database.scrub()
            self.shelf.run = self.people.begin(command, __version__, now())
            yield
            self.people.end(self.shelf.run, now())

    def incoming(self, pages: Iterable[Page | Refused]) -> Iterator[Page | Refused]:
        """`pages` again, their bytes kept on the way; one that was removed for good is refused.

        Bytes of pages that become no document are collected by `collect`.
        """
        for page in pages:
            if isinstance(page, Refused):
                yield page
                continue
            sha256, doc = _named(page)
            gone = self.people.buried([doc]).get(doc)
            if gone is not None:
                yield Refused(
                    page.path, f"was removed for good on {gone[0][:10]} ({gone[1]}): it is not taken again"
                )
                continue
            with said(self.database.shown):
                self.blobs.put(page.raw)
            bare = msgspec.structs.replace(page, raw=b"")
            self.shelf.raw[doc] = Raw(sha256, pack(bare))
            yield page

    def dossier(self, *, doc: str = "", story: str = "") -> Dossier:
        """What the store knows, as `firsthand.read` would say it, with judgements and aliases.

        With `doc` or `story` only the scopes that these words may mean are read, or all where they mean none.
        Pages that wait to be placed are not in it.
        """
        with self.database.reading() as connection:
            found = read_dossier(connection, Asked(doc=doc, story=story), self.database.options.chunk)
        return msgspec.structs.replace(
            found, judgements=self.people.judgements(), aliases=self.people.aliases()
        )

    def search(
        self, query: str, part: str = "text", *, limit: int = 20, **where: Unpack[Where]
    ) -> tuple[Found, ...]:
        """What `query` finds, best first, at most `limit`; `firsthand.search` says what may be asked.

        Raises:
            OptionError: when no word is asked for, or a filter is not known.
        """
        return search(self.database, query, part, limit=limit, **where)

    def documents(self, docs: Collection[DocId]) -> dict[DocId, Document]:
        """Those of `docs` that are kept, by id."""
        query = select(t.documents.c.value)
        size = self.database.options.chunk
        with self.database.reading() as connection:
            rows = list(fetched(connection, query, t.documents.c.id, docs, size))
        return {document.id: document for document in (unpack(row.value, Document) for row in rows)}

    def page(self, doc: DocId) -> Page | None:
        """The page `doc` as it was received; None when the store has none of that id, or no bytes of it.

        Raises:
            StoreError: when its bytes are missing or damaged.
        """
        query = select(t.documents.c.sha256, t.documents.c.page).where(t.documents.c.id == doc)
        with self.database.reading() as connection:
            row = connection.execute(query).first()
        if row is None or row.sha256 is None:
            return None
        return msgspec.structs.replace(unpack(row.page, Page), raw=self.blobs.get(row.sha256))

    def news(self, after: int = 0) -> tuple[tuple[int, str, Novelty], ...]:
        """What new pages told that none had told, behind the number `after`: number, instant, news."""
        return news_after(self.database, after)

    def collect(self) -> int:
        """Remove raw bytes that no document names; how many files. Only the writer may."""
        with self.database.reading() as connection:
            known = set(connection.scalars(select(t.documents.c.sha256).distinct()))
        with said(self.database.shown):
            return self.blobs.collect(known)

    def size(self) -> Size:
        """How much is in it."""
        with self.database.reading() as connection:
            return Size(
                pages=connection.scalar(select(func.count()).select_from(t.documents)) or 0,
                waiting=connection.scalar(select(func.count()).select_from(t.unsettled)) or 0,
                scopes=connection.scalar(select(func.count()).select_from(t.written)) or 0,
                stale=connection.scalar(select(func.count()).where(t.scopes.c.stale == 1)) or 0,
            )

    def check(self) -> tuple[str, ...]:
        """What is wrong in it: rows that do not fit together, bytes that are missing."""
        wrong = list(self.database.check())
        with self.database.reading() as connection:
            texts = select(t.findable.c.doc).where(t.findable.c.part == "text").subquery()
            for name, column in (("reading", t.readings.c.doc), ("searchable text", texts.c.doc)):
                lacking = select(t.documents.c.id).where(t.documents.c.id.not_in(select(column)))
                wrong.extend(f"page {doc} has no {name}" for doc in connection.scalars(lacking))
            twice = select(texts.c.doc).group_by(texts.c.doc).having(func.count() > 1)
            wrong.extend(f"page {doc} can be found twice" for doc in connection.scalars(twice))
            named = select(t.documents.c.id, t.documents.c.sha256).where(t.documents.c.sha256.is_not(None))
            lost = [row.id for row in connection.execute(named) if not self.blobs.has(row.sha256)]
        wrong.extend(f"the bytes of page {doc} are missing" for doc in lost)
        return tuple(wrong)

    def bytes_of(self, docs: Collection[DocId]) -> dict[DocId, str]:
        """The hashes of the bytes of those of `docs` that are kept, empty where one came without."""
        query = select(t.documents.c.id, t.documents.c.sha256)
        size = self.database.options.chunk
        with self.database.reading() as connection:
            rows = fetched(connection, query, t.documents.c.id, docs, size)
            return {row.id: row.sha256 or "" for row in rows}

    def drop_bytes(self, names: Collection[str]) -> None:
        """Remove those of the bytes `names` that no document has any more. Only the writer may."""
        query = select(t.documents.c.sha256)
        with self.database.reading() as connection:
            rows = fetched(connection, query, t.documents.c.sha256, names, self.database.options.chunk)
            kept = {row.sha256 for row in rows}
        with said(self.database.shown):
            for name in sorted(set(names) - kept - {""}):
                self.blobs.drop(name)

    def drop_parses(self, sentences: Collection[str], docs: Collection[DocId]) -> None:
        """Remove the parses of those of `sentences` that no page but `docs` has. Only the writer may."""
        gone = []
        for sentence in sentences:
            phrase = " ".join(word.text for word in words(sentence))
            found = self.search(f'"{phrase}"', limit=len(docs) + 1) if phrase else ()
            if phrase and all(hit.doc in docs for hit in found):
                gone.append(sentence_hash(sentence))
        with self.database.writing() as connection:
            remove(connection, t.parses.c.hash, gone, self.database.options.chunk)

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_store(
    named: str | Path | None = None,
    *,
    pages: Path | None = None,
    create: bool = False,
    options: StoreOptions | None = None,
    told: Callable[[str], None] | None = None,
) -> Store:
    """The store that `named` means (`place_of`), made where there is none and `create` is set.

    `told` hears when an older store is brought up to this version.

    Raises:
        StoreError: when it cannot be opened; the text says what to do.
    """
    return Store(Database(place_of(named, pages), options, create=create, told=told))


def _named(page: Page) -> tuple[str, DocId]:
    """The hash of the bytes of `page`, and the id of the document that it becomes."""
    sha256 = hash_of(page.raw)
    return sha256, digest(sha256, page.address)


def now() -> str:
    """This instant, ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")

"""The database of a store: transactions for readers and for the one writer, errors in plain words."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, text

from firsthand.errors import StoreError
from firsthand.options.store import StoreOptions
from firsthand.store.complaints import said
from firsthand.store.connect import connect
from firsthand.store.lock import sole_writer
from firsthand.store.place import Place
from firsthand.store.upgrade import upgrade

__all__ = ["Database"]


class Database:
    """Connections to the tables at `place`, which are made or upgraded first.

    Raises:
        StoreError: when there is none and `create` is not set, or it cannot be opened; the text says why.
    """

    def __init__(
        self,
        place: Place,
        options: StoreOptions | None = None,
        *,
        create: bool = True,
        told: Callable[[str], None] | None = None,
    ) -> None:
        self.place = place
        self.options = options or StoreOptions()
        self.shown = place.shown
        with said(self.shown):
            if place.file is not None:
                if not create and not place.file.exists():
                    raise StoreError(
                        f"there is no store at {place.shown}: make one with firsthand add PATH..., or name "
                        "another with --store"
                    )
                place.file.parent.mkdir(parents=True, exist_ok=True)
            self._engine = connect(place, self.options)
            self._durable: Engine | None = None
            try:
                upgrade(self._engine, place, told or _unheard)
            except BaseException:
                self._engine.dispose()
                raise

    @property
    def is_sqlite(self) -> bool:
        """Whether the rows lie in a file of this machine."""
        return self.place.file is not None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees the store as it is now, whatever is written meanwhile."""
        options = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}
        with (
            said(self.shown),
            self._engine.connect().execution_options(**options) as connection,
            connection.begin(),
        ):
            yield connection

    @contextmanager
    def writing(self, *, durable: bool = False) -> Iterator[Connection]:
        """One transaction: all of it is kept when the block ends, and nothing when it is left by an error.

        With `durable` it has reached the disk when the block ends.
        """
        engine = self._for_people() if durable else self._engine
        with (
            said(self.shown),
            engine.connect().execution_options(writes=True) as connection,
            connection.begin(),
        ):
            yield connection

    @contextmanager
    def sole_writer(self) -> Iterator[None]:
        """Keep other writers out for as long as the block lasts.

        Raises:
            StoreBusyError: when another process writes.
        """
        with said(self.shown), sole_writer(self._engine, self.place, self.options.wait):
            yield

    def check(self) -> tuple[str, ...]:
        """What is wrong with the file and its index of words, by their own reckoning."""
        if not self.is_sqlite:
            return ()
        wrong: list[str] = []
        with self.writing() as connection:
            wrong.extend(str(row[0]) for row in connection.execute(text("PRAGMA integrity_check")))
            wrong.extend(
                f"{row[0]} refers to nothing" for row in connection.execute(text("PRAGMA foreign_key_check"))
            )
            connection.execute(
                text("INSERT INTO findable_index(findable_index, rank) VALUES ('integrity-check', 1)")
            )
        return tuple(each for each in wrong if each != "ok")

    def scrub(self) -> None:
        """Overwrite what was deleted: rows leave their bytes in free pages, index segments and the log.

        Takes the time of copying the database, and on SQLite as much room again while it lasts. Copies of a
        PostgreSQL server's log and backups are its keeper's to clear.
        """
        with said(self.shown):
            if not self.is_sqlite:
                with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as server:
                    server.execute(text("VACUUM"))
                return
            raw = self._engine.raw_connection()
            try:
                cursor = raw.cursor()
                cursor.execute("INSERT INTO findable_index(findable_index) VALUES ('optimize')")
                cursor.execute("VACUUM")
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                cursor.close()
            finally:
                raw.close()

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()
        if self._durable is not None:
            self._durable.dispose()

    def _for_people(self) -> Engine:
        if not self.is_sqlite:
            return self._engine
        if self._durable is None:
            self._durable = connect(self.place, self.options, durable=True)
        return self._durable


def _unheard(text: str) -> None:
    """Tell nobody."""

"""One writer at a time: a lock that is held for a whole run and goes when its process does."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, text

from firsthand.errors import StoreBusyError
from firsthand.store.place import Place

__all__ = ["sole_writer"]


@contextmanager
def sole_writer(engine: Engine, place: Place, wait: float) -> Iterator[None]:
    """Hold the lock of the one writer of `place`; wait at most `wait` seconds for it.

    For a file it is a transaction on an empty database beside it, which the system ends when the process
    dies; for PostgreSQL an advisory lock, which the server ends with its connection. Readers never wait.

    Raises:
        StoreBusyError: when another process holds it.
    """
    if place.file is None:
        with _advisory(engine, place, wait):
            yield
        return
    beside = place.file.with_name(place.file.name + ".lock")
    connection = sqlite3.connect(beside, timeout=wait, isolation_level=None)
    try:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise _busy(place) from error
        yield
    finally:
        connection.close()


@contextmanager
def _advisory(engine: Engine, place: Place, wait: float) -> Iterator[None]:
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        lock = text("SELECT pg_advisory_lock(hashtext(:schema), 1)").bindparams(schema=place.schema)
        try:
            connection.execute(text(f"SET lock_timeout TO {max(1, round(wait * 1000))}"))
            connection.execute(lock)
        except Exception as error:
            if getattr(getattr(error, "orig", None), "sqlstate", None) == "55P03":
                raise _busy(place) from error
            raise
        try:
            yield
        finally:
            connection.invalidate()  # the lock goes with the connection, whatever has become of either


def _busy(place: Place) -> StoreBusyError:
    return StoreBusyError(
        f"{place.shown} is being written by another firsthand: wait until it is done and run the same "
        "command again (reading goes on meanwhile)"
    )

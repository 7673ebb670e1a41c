"""Connections to either database, set up so that transactions mean what they say."""

import importlib.util
import sqlite3
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url

from firsthand.errors import StoreError
from firsthand.options.store import StoreOptions
from firsthand.store.place import Place

__all__ = ["OLDEST_POSTGRESQL", "OLDEST_SQLITE", "connect"]

OLDEST_SQLITE = (3, 37, 0)
"""The first SQLite with STRICT tables."""

OLDEST_POSTGRESQL = 15


def connect(place: Place, options: StoreOptions, *, durable: bool = False) -> Engine:
    """An engine for `place`: transactions of SQLite begin IMMEDIATE when their connection has ``writes`` set.

    With `durable` a commit has reached the disk when it returns (``synchronous=FULL``); without, a power cut
    may take the last commits back, whole, and a kill takes nothing. PostgreSQL always waits for the disk.

    Raises:
        StoreError: when the library for the database is missing or too old.
    """
    return _sqlite(place, options, durable=durable) if place.file is not None else _postgres(place, options)


def _sqlite(place: Place, options: StoreOptions, *, durable: bool) -> Engine:
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise StoreError(
            f"this Python has SQLite {sqlite3.sqlite_version}, the store needs 3.37: use a newer Python, or "
            "PostgreSQL (--store postgresql://HOST/DATABASE)"
        )
    address = URL.create("sqlite", database=str(place.file))  # a name may hold ? and %
    engine = create_engine(address, connect_args={"timeout": options.wait})

    @event.listens_for(engine, "connect")
    def _prepared(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # SQLAlchemy says when a transaction begins, not the driver
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute(f"PRAGMA synchronous={'FULL' if durable else 'NORMAL'}")
        cursor.execute("PRAGMA cache_size=-65536")  # 64 MB: the indexes of 100,000 pages stay warm
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _postgres(place: Place, options: StoreOptions) -> Engine:
    if importlib.util.find_spec("psycopg") is None:
        raise StoreError(f"{place.shown} needs psycopg: pip install 'firsthand[postgres]'")
    engine = create_engine(
        make_url(place.url),
        pool_pre_ping=True,
        connect_args={"connect_timeout": max(1, round(options.connect)), "application_name": "firsthand"},
    )

    @event.listens_for(engine, "connect")
    def _prepared(connection: Any, _record: Any) -> None:
        version = connection.info.server_version // 10_000
        if version < OLDEST_POSTGRESQL:
            raise StoreError(
                f"{place.shown} is PostgreSQL {version}, the store needs {OLDEST_POSTGRESQL} or later: name "
                "another server with --store"
            )
        connection.autocommit = True
        connection.execute(f'SET search_path TO "{place.schema}"')
        connection.execute(f"SET lock_timeout TO {round(options.wait * 1000)}")
        connection.autocommit = False

    return engine

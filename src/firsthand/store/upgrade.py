"""Bringing a store to the schema of this version, whole or not at all."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, inspect, text

from firsthand.errors import StoreError
from firsthand.store.place import Place
from firsthand.store.tables import HEAD, TABLES

__all__ = ["APPLICATION", "revision", "upgrade"]

APPLICATION = 0x66737468
"""What says in a SQLite file that it is ours (``PRAGMA application_id``): "fsth"."""

_LOCK = 0x66737468
"""The number of the lock under which one process at a time upgrades a PostgreSQL store."""

_VERSION = "alembic_version"


def revision(connection: Connection, place: Place) -> str | None:
    """The revision of the schema behind `connection`; None where nothing is yet.

    Raises:
        StoreError: when the tables of another program are there.
    """
    names = set(inspect(connection).get_table_names())
    if _VERSION in names:
        found = connection.execute(text(f"SELECT version_num FROM {_VERSION}")).scalar()  # noqa: S608  a constant
        if (
            place.file is not None
            and connection.execute(text("PRAGMA application_id")).scalar() != APPLICATION
        ):
            raise StoreError(_not_ours(place))
        return None if found is None else str(found)
    if names and (place.file is not None or names & set(TABLES)):
        raise StoreError(_not_ours(place))
    return None


def upgrade(engine: Engine, place: Place, told: Callable[[str], None]) -> None:
    """Make the tables, or bring older ones up to this version, in one transaction; `told` hears of it.

    Raises:
        StoreError: when a newer version wrote the store, or another program did.
    """
    with engine.connect() as connection:
        found = revision(connection, place)
    if found == HEAD:
        return
    if found is not None and found not in _known():
        raise StoreError(
            f"{place.shown} was written by a newer firsthand (schema {found}; this one knows {HEAD}): "
            "install that version or a later one; nothing was changed"
        )
    if place.file is not None and found is None:
        _prepare(engine)
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if place.file is None:
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
            connection.execute(text(f'CREATE SCHEMA IF NOT EXISTS "{place.schema}"'))
        found = revision(connection, place)
        if found == HEAD:
            return  # another process was faster
        if found is not None:
            told(f"upgrading the store from schema {found} to {HEAD}")
        _run(connection)


def _prepare(engine: Engine) -> None:
    """Mark a new file as ours and let readers go on while somebody writes (both stay in the file)."""
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute(f"PRAGMA application_id={APPLICATION}")
        cursor.close()
    finally:
        connection.close()


def _run(connection: Connection) -> None:
    from alembic import command

    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _known() -> frozenset[str]:
    """The revisions that this version can start from."""
    from alembic.script import ScriptDirectory

    return frozenset(each.revision for each in ScriptDirectory.from_config(_config()).walk_revisions())


def _config() -> Any:
    from alembic.config import Config

    config = Config()
    folder = Path(__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _not_ours(place: Place) -> str:
    return (
        f"{place.shown} is a database of another program: name another file with --store (or another "
        "?schema=); it was not changed"
    )

"""What databases and disks say, as what a person can do about it."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import exc

from firsthand.errors import StoreBusyError, StoreError

__all__ = ["said"]

_SAFE = "nothing half-written is left"

_SQLITE: dict[str, str] = {
    "SQLITE_FULL": f"the disk is full; {_SAFE}: free some space and run the same command again",
    "SQLITE_NOTADB": "is no store of firsthand: name another with --store; it was not changed",
    "SQLITE_CORRUPT": (
        "is damaged: put it back from a copy, or move it away and add the pages again (their bytes lie in "
        "the folder beside it)"
    ),
    "SQLITE_READONLY": "may not be written: change its rights and its folder's, or name another with --store",
    "SQLITE_CANTOPEN": "cannot be opened: see that its folder exists and that you may write there",
    "SQLITE_PERM": "may not be opened: change its rights, or name another with --store",
    "SQLITE_IOERR": f"the disk does not answer; {_SAFE}: check the disk and run the same command again",
}
"""By the first two words of SQLite's name of an error."""

_POSTGRES: dict[str, str] = {
    "53": f"the server has no room left; {_SAFE}: free some space there and run the same command again",
    "28": "the server does not let this user in: check the name and the password in the address",
    "3D": "the server has no database of that name: make it with createdb, or name another in the address",
    "42501": "the user of the address may not do that there: ask for the right to create a schema and tables",
    "25006": "the server takes no writes (it is a copy of another): name the one that does",
}
"""By the beginning of the SQLSTATE."""

_BUSY = "is being written by another firsthand: wait until it is done and run the same command again"


@contextmanager
def said(shown: str) -> Iterator[None]:
    """Turn errors of the database and the disk into a `StoreError` about the store that is called `shown`."""
    try:
        yield
    except exc.DBAPIError as error:
        raise _of_database(error.orig, shown, lost=error.connection_invalidated) from error
    except exc.SQLAlchemyError as error:
        raise StoreError(
            f"{shown}: the database did not do what it was asked to ({error}); {_SAFE}"
        ) from error
    except sqlite3.Error as error:
        raise _of_database(error, shown, lost=False) from error
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        reason = "the disk is full" if full else (error.strerror or str(error))
        advice = "free some space" if full else "see that you may write there"
        file = f" ({error.filename})" if error.filename else ""
        raise StoreError(
            f"{shown}: {reason}{file}; {_SAFE}: {advice} and run the same command again"
        ) from error


def _of_database(error: BaseException | None, shown: str, *, lost: bool) -> StoreError:
    if isinstance(error, sqlite3.Error):
        return _of_sqlite(error, shown)
    state = getattr(error, "sqlstate", None) or ""
    if state in {"55P03", "40001", "40P01"}:
        return StoreBusyError(f"{shown} {_BUSY}")
    for code, advice in _POSTGRES.items():
        if state.startswith(code):
            return StoreError(f"{shown}: {advice}")
    first = str(error).strip().partition("\n")[0]
    if lost or state[:2] in {"08", "57"} or "closed" in first or "terminat" in first:
        return StoreError(
            f"{shown}: the connection was lost; {_SAFE}: see that the server runs and run the same command "
            f"again ({first})"
        )
    if not state:
        return StoreError(
            f"{shown}: no connection ({first}): see that the server runs and that the address is right"
        )
    return StoreError(f"{shown}: {first}; {_SAFE}")


def _of_sqlite(error: sqlite3.Error, shown: str) -> StoreError:
    name = str(getattr(error, "sqlite_errorname", ""))
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")) or "is locked" in str(error):
        return StoreBusyError(f"{shown} {_BUSY}")
    advice = _SQLITE.get("_".join(name.split("_")[:2]))
    if advice is None:
        return StoreError(f"{shown}: {error}; {_SAFE}")
    join = " " if advice.startswith(("is ", "may ", "cannot ")) else ": "
    return StoreError(f"{shown}{join}{advice}")

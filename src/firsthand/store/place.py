"""Where a store lies: a file in the user's data folder, a file that was named, or a PostgreSQL database."""

import hashlib
import re
from pathlib import Path

import msgspec

from firsthand.errors import StoreError

__all__ = ["FILE", "Place", "place_of"]

FILE = "firsthand.db"
"""How the file of a store is called inside a folder."""

_SERVERS = ("postgresql://", "postgres://", "postgresql+psycopg://")
_SCHEMA = "firsthand"
_SECRET = re.compile(r"(?<=password=)[^&]*", re.IGNORECASE)


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where the rows and the raw pages of a store lie.

    ``file`` is the SQLite file, null for PostgreSQL; ``url`` the address of the database without the driver,
    empty for SQLite; ``schema`` the SQL schema that holds the tables there; ``pages`` the folder of raw
    bytes; ``shown`` what a person may see of it (no password).
    """

    file: Path | None = None
    url: str = ""
    schema: str = ""
    pages: Path
    shown: str


def place_of(named: str | Path | None = None, pages: Path | None = None) -> Place:
    """The place that `named` means: a file, a folder, a ``postgresql://`` address; none is the data folder.

    `pages` is the folder for raw bytes; else it lies beside the file, or in the data folder for PostgreSQL.
    ``?schema=NAME`` in an address names another SQL schema than ``firsthand``.

    Raises:
        StoreError: when the address is of a database that is not known.
    """
    text = str(named) if named is not None else ""
    if text.startswith(_SERVERS):
        return _server(text, pages)
    if "://" in text:
        raise StoreError(
            f"{_without_password(text)} is no store: name a file, a folder, or postgresql://HOST/DATABASE"
        )
    path = Path(text).expanduser() if text else _data_folder()
    file = path / FILE if not text or path.is_dir() or text.endswith(("/", "\\")) else path
    return Place(file=file, pages=pages or file.with_name(file.name + ".pages"), shown=str(file))


def _server(text: str, pages: Path | None) -> Place:
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        url = make_url(text.replace("postgres://", "postgresql://", 1))
    except (ArgumentError, ValueError) as error:
        raise StoreError(
            f"{_without_password(text)} is no address of a database ({error}): write "
            "postgresql://USER:PASSWORD@HOST:PORT/DATABASE"
        ) from error
    schema = url.query.get("schema", _SCHEMA)
    if not isinstance(schema, str) or not schema.isidentifier():
        raise StoreError(f"schema={schema!r} in the address is no name: use letters, digits and underscores")
    url = url.difference_update_query(["schema"]).set(drivername="postgresql+psycopg")
    secret = {key: "***" for key in url.query if "password" in key.casefold()}
    masked = url.set(drivername="postgresql").update_query_dict(secret)
    shown = masked.render_as_string(hide_password=True).replace("%2A%2A%2A", "***")
    name = "".join(letter if letter.isalnum() else "_" for letter in f"{url.database}_{schema}")
    mark = hashlib.sha256(f"{shown} {schema}".encode()).hexdigest()[:8]  # two servers never share a folder
    return Place(
        url=url.render_as_string(hide_password=False),
        schema=schema,
        pages=pages or _data_folder() / f"{name}-{mark}.pages",
        shown=shown,
    )


def _data_folder() -> Path:
    import platformdirs

    return Path(platformdirs.user_data_path("firsthand", appauthor=False))


def _without_password(text: str) -> str:
    scheme, _, rest = text.partition("://")
    _, at, tail = rest.rpartition("@")
    return f"{scheme}://{'***@' if at else ''}{_SECRET.sub(r'***', tail)}"

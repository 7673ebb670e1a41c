"""Every table of the store: one schema for SQLite and PostgreSQL.

``value`` columns hold values of `firsthand.shelf` and `firsthand.model` as `firsthand.store.pack` makes them,
so a field more needs no migration; what is looked up by has a column. Ids sort by code point in either
database (collation "C" on PostgreSQL). What belongs to a document goes with it.
"""

from sqlalchemy import (
    REAL,
    BigInteger,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.schema import SchemaItem

__all__ = [
    "HEAD",
    "KINDS",
    "POSTINGS",
    "TABLES",
    "aliases",
    "documents",
    "findable",
    "judgements",
    "marks",
    "members",
    "metadata",
    "parses",
    "readings",
    "rows",
    "runs",
    "scopes",
    "steps",
    "texts",
    "tombstones",
    "unsettled",
    "written",
]

HEAD = "0001"
"""The revision of the schema that this version writes: the newest file in `firsthand.store.migrations`."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_NUMBER = BigInteger().with_variant(Integer(), "sqlite")
"""A number of 8 bytes: SQLite counts rows in an INTEGER only, which is as wide there."""

_ID = Text().with_variant(Text(collation="C"), "postgresql")
_TERMS = Text().with_variant(TSVECTOR(), "postgresql")


def _table(name: str, *columns: SchemaItem, narrow: bool = False) -> Table:
    """A table that is STRICT on SQLite; a narrow one is stored in its key there."""
    return Table(name, metadata, *columns, sqlite_strict=True, sqlite_with_rowid=not narrow)


def _id(name: str = "id", *, key: bool = True, index: bool = False) -> Column[str]:
    return Column(name, _ID, primary_key=key, nullable=False, index=index)


def _value(name: str = "value") -> Column[bytes]:
    return Column(name, LargeBinary, nullable=False)


def _of_document(*, key: bool = True, index: bool = False) -> Column[str]:
    target = ForeignKey("documents.id", ondelete="CASCADE")
    return Column("doc", _ID, target, primary_key=key, nullable=False, index=index)


documents = _table(
    "documents",
    Column("number", _NUMBER, primary_key=True),
    Column("id", _ID, nullable=False, unique=True),
    Column("address", Text, nullable=False, index=True),
    Column("outlet", Text, index=True),
    Column("published", _ID),
    Column("run", _NUMBER, index=True),
    Column("sha256", Text, index=True),
    Column("page", LargeBinary),
    _value(),
)
"""One page each. ``value`` is the Document, ``published`` its ISO day, ``address`` the digest of its address
(an address may be longer than an index takes), ``run`` the run that added it; ``sha256`` names its raw bytes
and ``page`` is the Page without them (null where a document came without)."""

readings = _table("readings", _of_document(), _id("text", key=False), _value("notes"), _value())
"""What a document says when it is read alone: its Reading and notes; ``text`` is the id of its wording."""

steps = _table(
    "steps", _of_document(), Column("name", Text, primary_key=True), Column("version", Text), narrow=True
)
"""The ledger: which step of which version a document has been through."""

unsettled = _table("unsettled", _of_document(), narrow=True)
"""Documents that wait to be placed among the others."""

parses = _table(
    "parses",
    Column("hash", LargeBinary, primary_key=True),
    Column("tagger", Text, primary_key=True),
    _value(),
    narrow=True,
)
"""One parse for each distinct sentence and tagger, by the hash of its text."""

texts = _table("texts", _id(), _value("posted"), _value())
"""Each wording; ``posted`` are keys of its postings that are none of its shingles, 8 bytes each."""

KINDS: dict[str, Table] = {
    kind: _table(kind, _id(), _value())
    for kind in ("components", "met", "near", "places", "tales", "ties", "units")
}
"""Tables of values that are looked up by id alone."""

scopes = _table("scopes", _id(), Column("stale", _NUMBER, nullable=False, index=True), _value())
"""Documents that are worked on together; ``stale`` is 1 where their tables must be worked out again."""


def _postings(name: str) -> Table:
    return _table(
        name,
        Column("key", _NUMBER, primary_key=True, autoincrement=False),
        Column("place", _NUMBER, primary_key=True, autoincrement=False),
        _id("holder"),
        Column("weight", Double().with_variant(REAL(), "sqlite"), nullable=False),
        narrow=True,
    )


POSTINGS: dict[str, Table] = {"texts": _postings("text_postings"), "units": _postings("unit_postings")}
"""Who has a key, in order; by the name of the index of `firsthand.shelf`."""

Index("ix_unit_postings_holder", POSTINGS["units"].c.holder)

written = _table("written", _id("scope"))
"""Scopes whose tables are written; a reader sees these, whatever is being worked out meanwhile."""


def _of_written(*, key: bool = True, index: bool = False) -> Column[str]:
    target = ForeignKey("written.scope", ondelete="CASCADE")
    return Column("scope", _ID, target, primary_key=key, nullable=False, index=index)


members = _table("members", _of_written(), _id("doc", index=True), narrow=True)
"""The documents that the tables of a scope were made from."""

rows = _table(
    "rows",
    Column("number", _NUMBER, primary_key=True),
    _of_written(key=False, index=True),
    Column("table", Text, nullable=False),
    _id("id", key=False),
    _value(),
    Index("ix_rows_table_id", "table", "id"),
)
"""The rows of the dossier that a scope makes, one each."""

findable = _table(
    "findable",
    Column("number", _NUMBER, primary_key=True),
    _of_document(key=False, index=True),
    Column("row", _NUMBER, ForeignKey("rows.number", ondelete="CASCADE"), index=True),
    Column("part", Text, nullable=False),
    Column("day", _ID),
    Column("terms", _TERMS, nullable=False),
)
"""What can be searched: the text of a page (no row), or the words of a quote, its speaker, or a claim."""

judgements = _table(
    "judgements",
    Column("number", _NUMBER, primary_key=True),
    Column("id", _ID, nullable=False, unique=True),
    _value(),
)
"""What people decided, in the order in which they did; appended, never changed."""

aliases = _table("aliases", _id("old"), _id("new", key=False), Column("reason", Text, nullable=False))
"""Which group an id that is gone belongs to now."""

tombstones = _table(
    "tombstones",
    _id(),
    Column("sha256", Text, nullable=False, index=True),
    Column("at", Text, nullable=False),
    Column("why", Text, nullable=False),
)
"""Pages that were removed for good: they are not added again."""

runs = _table(
    "runs",
    Column("number", _NUMBER, primary_key=True),
    Column("command", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("started", Text, nullable=False),
    Column("finished", Text),
)
"""Each run that wrote: what, by which version, when; without an end where it was cut off."""

news = _table(
    "news",
    Column("number", _NUMBER, primary_key=True),
    Column("id", _ID, nullable=False, unique=True),
    Column("run", _NUMBER),
    _value(),
)
"""What new pages told that none had told, in the order in which it was found; ``run`` found it."""

news_of = _table(
    "news_of",
    _of_document(),
    Column("number", _NUMBER, ForeignKey("news.number", ondelete="CASCADE"), primary_key=True, index=True),
    narrow=True,
)
"""The pages on which each piece of news rests: with one of them it goes."""

marks = _table("marks", Column("name", Text, primary_key=True), _value())
"""Small things to remember by name: how far somebody has watched, say."""

TABLES: tuple[str, ...] = tuple(sorted(metadata.tables))
"""The names of all tables."""

"""The first schema."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

__all__ = ["down_revision", "revision", "upgrade"]

revision = "0001"
down_revision = None

_ID = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_REAL: sa.types.TypeEngine[float] = sa.Double().with_variant(sa.REAL(), "sqlite")
_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_TERMS = sa.Text().with_variant(TSVECTOR(), "postgresql")

_REMOVE = "INSERT INTO findable_index(findable_index, rowid, terms) VALUES ('delete', old.number, old.terms);"
_ADD = "INSERT INTO findable_index(rowid, terms) VALUES (new.number, new.terms);"
_INDEX = "fts5(terms, content='findable', content_rowid='number', tokenize='ascii')"
_SQLITE_INDEX = (
    f"CREATE VIRTUAL TABLE findable_index USING {_INDEX}",
    f"CREATE TRIGGER findable_added AFTER INSERT ON findable BEGIN {_ADD} END",
    f"CREATE TRIGGER findable_removed AFTER DELETE ON findable BEGIN {_REMOVE} END",
    f"CREATE TRIGGER findable_changed AFTER UPDATE ON findable BEGIN {_REMOVE} {_ADD} END",
)
_POSTGRES_INDEX = ("CREATE INDEX ix_findable_terms ON findable USING gin (terms)",)


def upgrade() -> None:
    """Make every table and the index of the words."""
    _pages()
    _standing()
    _dossiers()
    _people()
    sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in _SQLITE_INDEX if sqlite else _POSTGRES_INDEX:
        op.execute(statement)


def _table(name: str, *columns: sa.schema.SchemaItem, narrow: bool = False) -> None:
    op.create_table(name, *columns, sqlite_strict=True, sqlite_with_rowid=not narrow)


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")


def _refers(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=f"fk_{table}_{column}", ondelete="CASCADE")


def _index(table: str, *columns: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))


def _text(name: str, *, optional: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=optional)


def _id(name: str = "id", *, optional: bool = False) -> sa.Column[str]:
    return sa.Column(name, _ID, nullable=optional)


def _number(name: str, *, optional: bool = False) -> sa.Column[int]:
    return sa.Column(name, _NUMBER, nullable=optional)


def _bytes(name: str = "value", *, optional: bool = False) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary, nullable=optional)


def _pages() -> None:
    _table(
        "documents",
        _number("number"),
        _id(),
        _text("address"),
        _text("outlet", optional=True),
        _id("published", optional=True),
        _number("run", optional=True),
        _text("sha256", optional=True),
        _bytes("page", optional=True),
        _bytes(),
        _key("documents", "number"),
        sa.UniqueConstraint("id", name="uq_documents_id"),
    )
    for column in ("address", "outlet", "run", "sha256"):
        _index("documents", column)
    own = _refers("readings", "doc", "documents.id")
    _table("readings", _id("doc"), _id("text"), _bytes("notes"), _bytes(), _key("readings", "doc"), own)
    own = _refers("steps", "doc", "documents.id")
    version = _text("version", optional=True)
    _table("steps", _id("doc"), _text("name"), version, _key("steps", "doc", "name"), own, narrow=True)
    own = _refers("unsettled", "doc", "documents.id")
    _table("unsettled", _id("doc"), _key("unsettled", "doc"), own, narrow=True)
    key = _key("parses", "hash", "tagger")
    _table("parses", _bytes("hash"), _text("tagger"), _bytes(), key, narrow=True)


def _standing() -> None:
    _table("texts", _id(), _bytes("posted"), _bytes(), _key("texts", "id"))
    for kind in ("components", "met", "near", "places", "tales", "ties", "units"):
        _table(kind, _id(), _bytes(), _key(kind, "id"))
    _table("scopes", _id(), _number("stale"), _bytes(), _key("scopes", "id"))
    _index("scopes", "stale")
    for name in ("text_postings", "unit_postings"):
        _table(
            name,
            _number("key"),
            _number("place"),
            _id("holder"),
            sa.Column("weight", _REAL, nullable=False),
            _key(name, "key", "place", "holder"),
            narrow=True,
        )
    _index("unit_postings", "holder")


def _dossiers() -> None:
    _table("written", _id("scope"), _key("written", "scope"))
    own = _refers("members", "scope", "written.scope")
    _table("members", _id("scope"), _id("doc"), _key("members", "scope", "doc"), own, narrow=True)
    _index("members", "doc")
    _table(
        "rows",
        _number("number"),
        _id("scope"),
        _text("table"),
        _id(),
        _bytes(),
        _key("rows", "number"),
        _refers("rows", "scope", "written.scope"),
    )
    _index("rows", "scope")
    _index("rows", "table", "id")
    _table(
        "findable",
        _number("number"),
        _id("doc"),
        _number("row", optional=True),
        _text("part"),
        _id("day", optional=True),
        sa.Column("terms", _TERMS, nullable=False),
        _key("findable", "number"),
        _refers("findable", "doc", "documents.id"),
        _refers("findable", "row", "rows.number"),
    )
    _index("findable", "doc")
    _index("findable", "row")


def _people() -> None:
    unique = sa.UniqueConstraint("id", name="uq_judgements_id")
    _table("judgements", _number("number"), _id(), _bytes(), _key("judgements", "number"), unique)
    _table("aliases", _id("old"), _id("new"), _text("reason"), _key("aliases", "old"))
    _table("tombstones", _id(), _text("sha256"), _text("at"), _text("why"), _key("tombstones", "id"))
    _index("tombstones", "sha256")
    _table(
        "runs",
        _number("number"),
        _text("command"),
        _text("version"),
        _text("started"),
        _text("finished", optional=True),
        _key("runs", "number"),
    )
    _table("marks", _text("name"), _bytes(), _key("marks", "name"))
    unique = sa.UniqueConstraint("id", name="uq_news_id")
    run = _number("run", optional=True)
    _table("news", _number("number"), _id(), run, _bytes(), _key("news", "number"), unique)
    _table(
        "news_of",
        _id("doc"),
        _number("number"),
        _key("news_of", "doc", "number"),
        _refers("news_of", "doc", "documents.id"),
        _refers("news_of", "number", "news.number"),
        narrow=True,
    )
    _index("news_of", "number")

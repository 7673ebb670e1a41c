"""Search in a store: FTS5 on SQLite, ``tsvector`` on PostgreSQL, the same terms and passages on both."""

from collections.abc import Collection, Sequence
from typing import Any, Unpack

from sqlalchemy import Connection, Select, cast, column, func, literal_column, select, table
from sqlalchemy.dialects.postgresql import TSQUERY

from firsthand.dossier.ask import PARTS, Found, Shelf, Where
from firsthand.dossier.ask.found import found_in
from firsthand.dossier.ask.where import bound, one_of
from firsthand.errors import OptionError
from firsthand.model.attribution import Attribution
from firsthand.model.claim import Claim
from firsthand.model.document import Document
from firsthand.model.dossier import Dossier
from firsthand.model.span import DocId
from firsthand.model.story import Story
from firsthand.options.search import SearchOptions
from firsthand.store import tables as t
from firsthand.store.database import Database
from firsthand.store.pack import unpack
from firsthand.store.sql import fetched
from firsthand.store.words import marked
from firsthand.text.query import Clause, Phrase, Query, parsed

__all__ = ["fts5", "search", "tsquery"]

_DEFAULTS = SearchOptions()
_ROWS: dict[str, Any] = {"attributions": Attribution, "claims": Claim}
_INDEX = table("findable_index", column("rowid"), column("rank"))
"""The FTS5 table; ``rank`` is its BM25, smaller is better."""


def search(
    database: Database,
    query: str,
    part: str = "text",
    *,
    limit: int = 20,
    options: SearchOptions = _DEFAULTS,
    **where: Unpack[Where],
) -> tuple[Found, ...]:
    """What `query` finds in the store, best first, at most `limit`; see `firsthand.search`.

    PostgreSQL ranks the newest `StoreOptions.ranked` matches where more pages match.

    Raises:
        OptionError: when no word is asked for, or a filter is not known.
    """
    asked = parsed(query)
    parts = sorted(one_of("part", part, PARTS) if part else {"text"})
    with database.reading() as connection:
        narrow = _narrowed(connection, where)
        ranked = _ranked_sqlite if database.is_sqlite else _ranked_postgres
        hits = connection.execute(ranked(asked, parts, narrow, database.options.ranked, limit)).all()
        size = database.options.chunk
        documents = _documents(connection, [hit.doc for hit in hits], size)
        rows = _rows(connection, [hit.row for hit in hits if hit.row is not None], size)
    return tuple(
        found_in(
            asked,
            hit.part,
            documents[hit.doc],
            rows.get(hit.row),
            day=hit.day,
            score=float(hit.score),
            options=options,
        )
        for hit in hits
    )


def fts5(query: Query, parts: Sequence[str]) -> str:
    """`query` in the language of FTS5: a term holds letters and digits, so none is an operator."""
    wanted = " AND ".join(_any(clause, _fts5_phrase, " OR ") for clause in query.wanted)
    within = " OR ".join(f'"{marked(part)}"' for part in parts)
    gone = "".join(
        f" NOT {_any(clause, _fts5_phrase, ' OR ')}" for clause in query.clauses if clause.excluded
    )
    return f"(({within}) AND {wanted}){gone}"


def tsquery(query: Query, parts: Sequence[str]) -> str:
    """`query` as the literal of a ``tsquery``."""
    within = " | ".join(f"'{marked(part)}'" for part in parts)
    clauses = [
        f"{'!' if clause.excluded else ''}{_any(clause, _tsquery_phrase, ' | ')}" for clause in query.clauses
    ]
    return " & ".join([f"({within})", *clauses])


def _any(clause: Clause, phrase: Any, join: str) -> str:
    return f"({join.join(phrase(each) for each in clause.any_of)})"


def _fts5_phrase(phrase: Phrase) -> str:
    return f'"{" ".join(phrase.terms)}"{" *" if phrase.prefix else ""}'


def _tsquery_phrase(phrase: Phrase) -> str:
    *first, last = phrase.terms
    terms = [*(f"'{term}'" for term in first), f"'{last}'{':*' if phrase.prefix else ''}"]
    return f"({' <-> '.join(terms)})"


def _ranked_sqlite(
    query: Query, parts: Sequence[str], narrow: Sequence[Any], _ranked: int, limit: int
) -> Select[Any]:
    own = t.findable.c
    return (
        select(own.doc, own.row, own.part, own.day, (-_INDEX.c.rank).label("score"))
        .join(_INDEX, _INDEX.c.rowid == own.number)
        .where(literal_column("findable_index").op("MATCH")(fts5(query, parts)), *narrow)
        .order_by(_INDEX.c.rank, own.number)
        .limit(limit)
    )


def _ranked_postgres(
    query: Query, parts: Sequence[str], narrow: Sequence[Any], ranked: int, limit: int
) -> Select[Any]:
    own = t.findable.c
    asked = cast(tsquery(query, parts), TSQUERY)
    newest = (
        select(own.number, own.doc, own.row, own.part, own.day, own.terms)
        .where(own.terms.op("@@")(asked), *narrow)
        .order_by(own.day.desc().nulls_last(), own.number)
        .limit(ranked)
        .subquery()
    )
    found = newest.c
    score = func.ts_rank(found.terms, asked, 1)  # 1: divided by the logarithm of the length
    return (
        select(found.doc, found.row, found.part, found.day, score.label("score"))
        .order_by(score.desc(), found.number)
        .limit(limit)
    )


def _narrowed(connection: Connection, where: Where) -> list[Any]:
    """The conditions that `where` adds to a search."""
    unknown = where.keys() - {"since", "until", "outlet", "story"}
    if unknown:
        raise OptionError(
            f"a search in a store takes since, until, outlet and story, not {', '.join(unknown)}"
        )
    own = t.findable.c
    since, until = bound("since", where), bound("until", where)
    narrow: list[Any] = []
    if since:
        narrow.append(own.day >= since)
    if until:
        narrow.append(func.substr(own.day, 1, len(until)) <= until)
    if where.get("outlet"):
        names = _outlets(connection, where["outlet"])
        narrow.append(own.doc.in_(select(t.documents.c.id).where(t.documents.c.outlet.in_(names))))
    if where.get("story"):
        narrow.append(own.doc.in_(_story(connection, where["story"]).documents))
    return narrow


def _outlets(connection: Connection, part: str) -> list[str]:
    known = sorted(filter(None, connection.scalars(select(t.documents.c.outlet).distinct())))
    low = part.casefold()
    names = [name for name in known if low in name.casefold()]
    if not names:
        raise OptionError(f"no outlet is called {part!r}; there are {', '.join(known[:6]) or 'none'}")
    return names


def _story(connection: Connection, key: str) -> Story:
    """The story that `key` names, found by its id where it is one, else by its title."""
    stories = select(t.rows.c.value).where(t.rows.c.table == "stories")
    values = connection.scalars(stories.where(t.rows.c.id == key)).all()
    values = values or connection.scalars(stories).all()
    rows = tuple(sorted((unpack(value, Story) for value in values), key=lambda row: row.id))
    return Shelf(Dossier(stories=rows)).story(key)


def _documents(connection: Connection, ids: Collection[DocId], size: int) -> dict[DocId, Document]:
    found = fetched(connection, select(t.documents.c.value), t.documents.c.id, ids, size)
    return {document.id: document for document in (unpack(row.value, Document) for row in found)}


def _rows(connection: Connection, numbers: Collection[int], size: int) -> dict[int, Any]:
    query = select(t.rows.c.number, t.rows.c.table, t.rows.c.value)
    found = fetched(connection, query, t.rows.c.number, numbers, size)
    return {row.number: unpack(row.value, _ROWS[row.table]) for row in found}

"""What is new in a store: written with the tables that tell it, read from a mark on."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, func, select

from firsthand.model.novelty import Novelty
from firsthand.model.span import DocId
from firsthand.store import tables as t
from firsthand.store.database import Database
from firsthand.store.pack import pack, unpack
from firsthand.store.sql import put

__all__ = ["drop_news", "last_news", "news_after", "write_news"]


def write_news(connection: Connection, news: Sequence[Novelty], run: int | None) -> None:
    """Append `news`, found by `run`; what was told before is not told again."""
    for one in news:
        put(connection, t.news, [{"id": one.id, "run": run, "value": pack(one)}], key=("id",), change=())
        number = connection.scalar(select(t.news.c.number).where(t.news.c.id == one.id))
        put(connection, t.news_of, [{"doc": doc, "number": number} for doc in one.documents], change=())


def drop_news(connection: Connection, doc: DocId) -> None:
    """Remove the news that rests on `doc`: it quotes the page."""
    resting = select(t.news_of.c.number).where(t.news_of.c.doc == doc)
    connection.execute(delete(t.news).where(t.news.c.number.in_(resting)))


def news_after(database: Database, number: int) -> tuple[tuple[int, str, Novelty], ...]:
    """The news behind `number`, in the order in which it was found: its number, the instant, and itself."""
    query = (
        select(t.news.c.number, t.runs.c.started, t.news.c.value)
        .join(t.runs, t.runs.c.number == t.news.c.run, isouter=True)
        .where(t.news.c.number > number)
        .order_by(t.news.c.number)
    )
    with database.reading() as connection:
        rows = connection.execute(query).all()
    return tuple((row.number, row.started or "", unpack(row.value, Novelty)) for row in rows)


def last_news(database: Database) -> int:
    """The number of the latest piece of news; 0 where there is none."""
    with database.reading() as connection:
        return connection.scalar(select(func.max(t.news.c.number))) or 0

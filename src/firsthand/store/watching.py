"""One look at a story over time: fetch what is new, add it, and tell what no earlier page told."""

from collections.abc import Sequence

import msgspec
from sqlalchemy import func, select

from firsthand.engines import Engine
from firsthand.model.document import Document
from firsthand.model.novelty import NOVELTIES, Novelty
from firsthand.model.page import Refused
from firsthand.nlp import Tagger
from firsthand.options.fetching import FetchOptions
from firsthand.pipeline import Progress
from firsthand.readers.sources import Memory, Sources, poll
from firsthand.stages.watch import appearances
from firsthand.store import tables as t
from firsthand.store.adding import add
from firsthand.store.news import last_news, news_after
from firsthand.store.pack import unpack
from firsthand.store.store import Store, now

__all__ = ["Look", "look"]


class _Mark(msgspec.Struct, frozen=True, kw_only=True):
    """How far a watcher has seen: the last piece of news, and the last page."""

    news: int = 0
    page: int = 0


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """What one look brought.

    ``news`` has for each piece the instant at which it was found (ISO 8601, UTC), the most urgent kind first.
    ``first`` is set where this watcher had never looked: then only what this look fetched is new.
    """

    news: tuple[tuple[str, Novelty], ...]
    pages: int
    refused: tuple[Refused, ...]
    first: bool


def look(
    store: Store,
    name: str = "",
    *,
    sources: Sources | None = None,
    watched: Sequence[str] = (),
    everything: bool = False,
    keep: bool = True,
    fetching: FetchOptions | None = None,
    engine: Engine | None = None,
    tagger: Tagger | None = None,
    progress: Progress | None = None,
) -> Look:
    """Fetch what `sources` have that is new, add it to `store`, and tell the news since `name` last looked.

    Each watcher has a `name` and a mark of its own; with `keep` unset the mark stays where it is, and with
    `everything` all that was ever found is told. `watched` are names and wordings of which each new page that
    has one is told. A look that is cut off is made again by the next: nothing is marked as seen unseen.

    Raises:
        StoreBusyError: when another process writes.
        StoreError: when the disk or the server fails.
    """
    key = f"watch:{name}"
    mark = store.people.remembered(key, _Mark)
    first = mark is None
    since = _Mark() if everything else mark or _now_of(store)
    refused: tuple[Refused, ...] = ()
    pages = 0
    if sources:
        refused, pages = _fetched(store, sources, fetching, engine, tagger, progress)
    seen = _now_of(store)  # before anything is read: what another one adds meanwhile is told twice, not never
    found = [(at, one) for _, at, one in news_after(store.database, since.news)]
    new = _documents_after(store, since.page)
    instant = now()
    found += [(instant, one) for one in appearances(new, watched)]
    found.sort(key=lambda one: (NOVELTIES.index(one[1].kind), one[1].story or "", one[1].id))
    if keep:
        store.people.remember(key, seen)
    return Look(news=tuple(found), pages=pages, refused=refused, first=first and not everything)


def _fetched(
    store: Store,
    sources: Sources,
    fetching: FetchOptions | None,
    engine: Engine | None,
    tagger: Tagger | None,
    progress: Progress | None,
) -> tuple[tuple[Refused, ...], int]:
    from firsthand.readers.web import Fetcher

    memory = store.people.remembered("sources", Memory) or Memory()
    with Fetcher(fetching) as web:
        polled = poll(sources, memory, web)
    refused, new = polled.refused, 0
    if polled.pages:
        added = add(store, polled.pages, engine=engine, tagger=tagger, progress=progress)
        refused, new = (*refused, *added.refused), len(added.new)
    store.people.remember("sources", polled.memory)
    return refused, new


def _now_of(store: Store) -> _Mark:
    with store.database.reading() as connection:
        page = connection.scalar(select(func.max(t.documents.c.number))) or 0
    return _Mark(news=last_news(store.database), page=page)


def _documents_after(store: Store, number: int) -> tuple[Document, ...]:
    query = select(t.documents.c.value).where(t.documents.c.number > number).order_by(t.documents.c.number)
    with store.database.reading() as connection:
        return tuple(unpack(value, Document) for value in connection.scalars(query))

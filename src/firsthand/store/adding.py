"""Pages into a store and out again: what `firsthand.increment` works out, bytes and tombstones too."""

from collections.abc import Collection, Iterable

from firsthand.engines import Engine
from firsthand.increment import Added
from firsthand.increment import add as add_to
from firsthand.increment import forget as forget_from
from firsthand.model.page import Page, Refused
from firsthand.model.span import DocId
from firsthand.nlp import Tagger, distinct
from firsthand.pipeline import Progress
from firsthand.store.store import Store, now

__all__ = ["add", "forget"]


def add(
    store: Store,
    pages: Iterable[Page | Refused],
    *,
    engine: Engine | None = None,
    tagger: Tagger | None = None,
    progress: Progress | None = None,
) -> Added:
    """Add `pages` to `store`: the same page again changes nothing, other words at its address are a version.

    The tables are those of reading all pages of the store at once. Cut off at any moment, the next addition
    (of no pages if need be) goes on from there.

    Raises:
        StoreBusyError: when another process writes.
        StoreError: when the disk or the server fails; what was kept before stays.
        TaggerError: when the language model is missing or not the one that was checked.
    """
    with store.writing("add"):
        return add_to(store.shelf, store.incoming(pages), engine=engine, tagger=tagger, progress=progress)


def forget(
    store: Store,
    docs: Collection[DocId],
    why: str,
    *,
    engine: Engine | None = None,
    progress: Progress | None = None,
) -> Added:
    """Remove `docs` from `store` for good, with all that they said and their bytes; a tombstone says `why`.

    Nothing of their words is left in the database or beside it, but what other pages print as well.

    The tombstone comes first: a page that was to go and is still there after a crash goes when this is run
    again, and does not come back meanwhile.

    Raises:
        StoreBusyError: when another process writes.
        StoreError: when the disk or the server fails; run it again to go on.
    """
    with store.writing("forget"):
        bytes_of = store.bytes_of(docs)
        for doc in sorted(bytes_of):
            store.people.bury(doc, bytes_of[doc], now(), why)
        store.drop_parses(distinct(store.documents(docs).values()), bytes_of)
        added = forget_from(store.shelf, docs, engine=engine, progress=progress)
        store.drop_bytes(bytes_of.values())
        store.database.scrub()
    return added

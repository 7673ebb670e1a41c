"""Place documents that wait among the others, and take away one that goes: only neighbours are looked at."""

from collections.abc import Collection
from itertools import chain

from firsthand.engines import Engine
from firsthand.increment.draft import Draft
from firsthand.increment.kin import components
from firsthand.increment.near import near, postings
from firsthand.increment.pairs import pairs
from firsthand.increment.scopes import scopes
from firsthand.increment.tales import tales
from firsthand.increment.units import units
from firsthand.model.span import DocId
from firsthand.pipeline import Progress
from firsthand.shelf import Alone, Component, Layout, Place, Shelf

__all__ = ["laid_out", "settle"]


def settle(shelf: Shelf, engine: Engine, told: Progress) -> None:
    """Place all documents that wait; scopes whose tables do not follow from their documents become stale."""
    waiting = shelf.unsettled()
    if waiting:
        shelf.keep_layout(laid_out(shelf, waiting, (), engine, told))


def laid_out(
    shelf: Shelf, waiting: Collection[DocId], gone: Collection[DocId], engine: Engine, told: Progress
) -> Layout:
    """What changes where documents stand when those that are `waiting` come and those that are `gone` go."""
    draft = Draft(shelf)
    alone = draft.values(Alone, waiting)
    before = draft.places({*waiting, *gone})
    fresh = [doc for doc in waiting if doc not in before]
    other = [doc for doc in waiting if doc in before and before[doc].seen != alone[doc].seen]
    leaving = [doc for doc in gone if doc in before]
    moved = {*pairs(draft, fresh, leaving, engine, told), *other}
    put, dropped = components(draft, moved, leaving)
    put |= {place.component for place in draft.places(other).values()}
    parts = (
        *draft.shelf.values(Component, {*put, *dropped}).values(),
        *draft.values(Component, put).values(),
    )
    docs = set(chain.from_iterable(part.documents for part in parts))
    change = units(draft, put, docs)
    draft.drop(Place, leaving)
    turned = near(draft, change)
    retold = tales(draft, turned, change)
    left = {place.scope for place in before.values()}
    scopes(draft, {*retold, *docs} - set(leaving), left)
    return draft.layout(change.gone, postings(change.new.values()), [*waiting, *gone])

"""Which stories change: only those that a changed unit is in or near, as if all were sorted again."""

from collections.abc import Collection, Iterable
from itertools import chain

import msgspec

from firsthand.increment.draft import Draft
from firsthand.increment.units import Units
from firsthand.model.span import DocId
from firsthand.shelf import Near, Place, Tale, Unit
from firsthand.stages import stories

__all__ = ["tales"]


def tales(draft: Draft, changed: Collection[str], change: Units) -> frozenset[DocId]:
    """Put the stories as they are now; the documents whose story is another one, or has other documents.

    The stories of the units that `changed` are clustered again together with those that stand near them.
    Where one of these comes out otherwise, it joins the changed ones, and so on; once none does, all others
    would come out as they are (see `stories.grouped`), so they are not even looked at.
    """
    was = {place.tale for place in draft.shelf.values(Place, change.gone).values()}
    open_ = draft.values(Tale, {*was, *_tales_of(draft, changed)})
    units = ({*changed, *chain.from_iterable(one.units for one in open_.values())} - change.gone.keys()) | (
        change.new.keys()
    )
    while True:
        near = draft.values(Near, units)
        links = {link.unit for one in near.values() for link in one.links}
        around = draft.values(Tale, _tales_of(draft, links - units) - open_.keys())
        beside = set(chain.from_iterable(one.units for one in around.values()))
        groups = _grouped(draft, units | beside)
        otherwise = {each: one for each, one in around.items() if one.units not in groups}
        if not otherwise:
            break
        open_ |= otherwise
        units |= set(chain.from_iterable(one.units for one in otherwise.values()))
    found = [Tale(id=group[0], units=group) for group in groups if group[0] in units]
    draft.drop(Tale, sorted(open_.keys() - {one.id for one in found}))
    for one in found:
        draft.put(one)
        for place in draft.places(_documents(draft, [one])).values():
            draft.put(msgspec.structs.replace(place, tale=one.id))
    other = [one for one in found if open_.get(one.id) != one or change.new.keys() & set(one.units)]
    return frozenset(_documents(draft, other))


def _grouped(draft: Draft, units: Collection[str]) -> frozenset[tuple[str, ...]]:
    vectors = {each: unit.vector for each, unit in draft.values(Unit, units).items()}
    near = draft.values(Near, units)
    links = {each: {link.unit: link.likeness for link in one.links} for each, one in near.items()}
    return frozenset(stories.grouped(vectors, links))


def _tales_of(draft: Draft, units: Iterable[str]) -> set[str]:
    """The stories of those of `units` that have been in one; a unit stands where its first document does."""
    return {place.tale for place in draft.places(units).values()}


def _documents(draft: Draft, found: Iterable[Tale]) -> Iterable[DocId]:
    units = draft.values(Unit, chain.from_iterable(one.units for one in found))
    return chain.from_iterable(unit.documents for unit in units.values())

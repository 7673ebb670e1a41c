"""The units of stories whose components changed, made again where what they are made of did."""

from collections.abc import Collection

import msgspec

from firsthand.increment.draft import Draft
from firsthand.model.ids import digest
from firsthand.model.span import DocId
from firsthand.shelf import Alone, Component, Place, Unit
from firsthand.stages import stories

__all__ = ["Units", "units"]


class Units(msgspec.Struct, frozen=True, kw_only=True):
    """The units that are new and those that are no more, by id; one that was made again is both."""

    new: dict[str, Unit]
    gone: dict[str, Unit]


def units(draft: Draft, put: Collection[str], docs: Collection[DocId]) -> Units:
    """Put the units of the components `put`, and where their documents stand but for a new story and scope.

    `docs` are the documents of `put` and of the components that these replace.
    """
    places = draft.places(docs)
    old = draft.values(Unit, (place.unit for place in places.values()))
    kept: set[str] = set()
    new: dict[str, Unit] = {}
    for part in draft.values(Component, put).values():
        foreign = stories.foreign_parts(part.kinship)
        alone = draft.values(Alone, part.documents)
        for group in stories.parted(part.documents, part.kinship):
            for doc in group:
                draft.put(_place(alone[doc], part.id, group[0], places.get(doc)))
            told = [(alone[doc].seen, foreign.get(doc, ())) for doc in group]
            seen = digest(msgspec.json.encode(told).decode())
            before = old.get(group[0])
            if before is not None and (before.documents, before.seen) == (group, seen):
                kept.add(before.id)
                continue
            pages = [
                stories.alone(alone[doc].document, alone[doc].reading.mentions, foreign.get(doc, ()))
                for doc in group
            ]
            new[group[0]] = Unit(id=group[0], documents=group, vector=stories.centre(pages), seen=seen)
    dropped = {each: unit for each, unit in old.items() if each not in kept}
    draft.drop(Unit, sorted(dropped))
    for unit in new.values():
        draft.put(unit)
    return Units(new=new, gone=dropped)


def _place(alone: Alone, component: DocId, unit: str, before: Place | None) -> Place:
    return Place(
        id=alone.id,
        component=component,
        unit=unit,
        tale=before.tale if before is not None else "",
        scope=before.scope if before is not None else "",
        text=alone.text,
        seen=alone.seen,
    )

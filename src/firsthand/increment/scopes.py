"""Which scopes change, and which of them have tables that no longer follow from their documents."""

from collections.abc import Collection, Iterable, Mapping
from itertools import chain

import msgspec

from firsthand.increment.draft import Draft
from firsthand.model.copies import Kinship
from firsthand.model.ids import digest
from firsthand.model.span import DocId
from firsthand.shelf import Component, Scope, Tale, Unit
from firsthand.stages import copies, stories
from firsthand.version import __version__

__all__ = ["kinship_of", "scopes"]


def scopes(draft: Draft, changed: Collection[DocId], left: Collection[DocId]) -> frozenset[DocId]:
    """Put the scopes of the documents that `changed` and of those tied to them as they are now; their ids.

    The places of all these documents are up to date but for the scope. `left` are scopes that lose a document
    that is gone.
    """
    old = draft.values(Scope, {*left, *_scopes_of(draft, {*changed, *_tied(draft, changed)})})
    docs = _placed(draft, old, changed)
    old |= draft.values(
        Scope, _scopes_of(draft, _tied(draft, docs))
    )  # their stories may now tie one of these
    docs = _placed(draft, old, changed)
    parents = _parents(draft, docs)
    places = draft.places({*docs, *parents, *chain.from_iterable(parents.values())})
    inner = {places[doc].tale for doc in docs}
    tales = _documents(draft, inner)
    story_of = {doc: place.tale for doc, place in places.items()}
    found = []
    for heads in stories.welded(story_of, parents, inner):
        groups = tuple(sorted(tales[head] for head in heads))
        found.append(_scope(draft, groups, old, changed))
    draft.drop(Scope, sorted(old.keys() - {one.id for one in found}))
    fresh = {one.id for one in found if not one.is_stale}
    for one in found:
        replaces = () if one.id in fresh else tuple(each for each in one.replaces if each not in fresh)
        draft.put(msgspec.structs.replace(one, replaces=replaces))
        for place in draft.places(one.documents).values():
            draft.put(msgspec.structs.replace(place, scope=one.id))
    return frozenset(one.id for one in found)


def kinship_of(draft: Draft, docs: Iterable[DocId]) -> Kinship:
    """The kinship of all components that `docs` are in."""
    parts = draft.values(Component, (place.component for place in draft.places(docs).values()))
    return copies.united(part.kinship for part in parts.values())


def _scopes_of(draft: Draft, docs: Iterable[DocId]) -> set[DocId]:
    return {place.scope for place in draft.places(docs).values() if place.scope}


def _placed(draft: Draft, old: Mapping[DocId, Scope], changed: Collection[DocId]) -> set[DocId]:
    """The documents of `old` scopes and those that `changed`, without those that are gone."""
    return set(draft.places({*chain.from_iterable(one.documents for one in old.values()), *changed}))


def _tied(draft: Draft, docs: Collection[DocId]) -> set[DocId]:
    """The documents that are parents or copies of `docs`."""
    parents = _parents(draft, docs)
    return {*parents, *chain.from_iterable(parents.values())}.difference(docs)


def _parents(draft: Draft, docs: Collection[DocId]) -> dict[DocId, tuple[DocId, ...]]:
    """The parents of each copy among `docs` or of one of them."""
    parents = stories.ties(kinship_of(draft, docs))
    wanted = set(docs)
    return {
        child: others for child, others in parents.items() if child in wanted or wanted.intersection(others)
    }


def _documents(draft: Draft, tales: Collection[str]) -> dict[str, tuple[DocId, ...]]:
    """The documents of each of `tales`, sorted."""
    found = draft.values(Tale, tales)
    units = draft.values(Unit, chain.from_iterable(one.units for one in found.values()))
    return {
        each: tuple(sorted(chain.from_iterable(units[unit].documents for unit in one.units)))
        for each, one in found.items()
    }


def _scope(
    draft: Draft,
    groups: tuple[tuple[DocId, ...], ...],
    old: Mapping[DocId, Scope],
    changed: Collection[DocId],
) -> Scope:
    docs = tuple(sorted(chain.from_iterable(groups)))
    within = set(docs)
    before = old.get(docs[0])
    if before is not None and before.stories == groups and within.isdisjoint(changed):
        return before
    replaced = {
        each for one in old.values() if within.intersection(one.documents) for each in (one.id, *one.replaces)
    }
    return Scope(
        id=docs[0],
        documents=docs,
        stories=groups,
        needs=_needs(draft, docs, groups),
        done=before.done if before is not None else "",
        replaces=tuple(sorted(replaced)),
    )


def _needs(draft: Draft, docs: tuple[DocId, ...], groups: tuple[tuple[DocId, ...], ...]) -> str:
    """The digest of all that the tables of a scope follow from."""
    seen = [place.seen for place in draft.places(docs).values()]
    kinship = stories.inside(kinship_of(draft, docs), frozenset(docs))
    return digest(msgspec.json.encode((__version__, docs, seen, groups, kinship)).decode())

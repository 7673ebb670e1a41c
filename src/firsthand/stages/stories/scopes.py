"""Which stories are worked on together, and what of a kinship each such scope sees.

All work across pages is done once for a scope. A scope is one story, or two that copies tie together: a page
that is merged from two reports, or that quotes one, is held against both. A page that takes from more stories
than two is a round-up and ties none, and two stories are tied where neither has more such pages with another,
or a week of merged pages would tie everything to everything.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping

import msgspec

from firsthand.model.copies import Family, Kinship
from firsthand.model.span import DocId
from firsthand.stages.stories.pages import home_families

__all__ = ["inside", "ties", "welded"]

_STORIES = 2
"""The stories that a page may tie together, its own among them."""


def ties(kinship: Kinship) -> dict[DocId, tuple[DocId, ...]]:
    """For each page that is a copy its parents, sorted."""
    parents: dict[DocId, set[DocId]] = defaultdict(set)
    for copy in kinship.copies:
        if copy.parent is not None:
            parents[copy.child].add(copy.parent)
    return {child: tuple(sorted(parents[child])) for child in sorted(parents)}


def welded(
    story_of: Mapping[DocId, str],
    parents: Mapping[DocId, Iterable[DocId]],
    among: Collection[str] | None = None,
) -> tuple[tuple[str, ...], ...]:
    """The stories of each scope, sorted, from the story of every page and the parents of every copy.

    Pages that are in no story of `story_of` are left out. Where `among` is given only its stories are put
    into scopes; those that others tie to one of them may be known in part.
    """
    counts: dict[str, Counter[str]] = {story: Counter() for story in sorted(set(story_of.values()))}
    for child in sorted(parents):
        told = {story_of[doc] for doc in (child, *parents[child]) if doc in story_of}
        if child in story_of and len(told) == _STORIES:
            one, other = sorted(told)
            counts[one][other] += 1
            counts[other][one] += 1
    best = {
        story: min(tied, key=lambda other: (-tied[other], other)) for story, tied in counts.items() if tied
    }
    wanted = set(counts if among is None else among)
    pairs = {
        story: other
        for story, other in best.items()
        if story < other and best[other] == story and {story, other} <= wanted
    }
    alone = wanted.difference(pairs, pairs.values())
    return tuple(sorted([*pairs.items(), *((story,) for story in alone)]))


def inside(kinship: Kinship, docs: Collection[DocId]) -> tuple[Kinship, Kinship]:
    """What of `kinship` is told by the scope of `docs`, whole, and what of it lies wholly among `docs`.

    A copy is told where its child is, a family with its origin where its first page is that is at home in
    it. The tables are told whole; to work with, families and origins have the pages that are in the scope.
    `kinship` has all components of the pages in `docs`.
    """
    homes = home_families(kinship)
    copies = tuple(copy for copy in kinship.copies if copy.child in docs)
    families = tuple(
        family for family in kinship.families if (homes.get(family.id) or family.documents)[0] in docs
    )
    wanted = {family.id for family in families}
    origins = tuple(one for one in kinship.origins if one.family in wanted)
    told = Kinship(alignments=(), copies=copies, families=families, origins=origins)
    within = Kinship(
        alignments=tuple(row for row in kinship.alignments if row.a.doc in docs and row.b.doc in docs),
        copies=tuple(copy for copy in copies if copy.parent is None or copy.parent in docs),
        families=tuple(_family(family, docs) for family in families),
        origins=tuple(msgspec.structs.replace(one, documents=_only(one.documents, docs)) for one in origins),
    )
    return told, within


def _family(family: Family, docs: Collection[DocId]) -> Family:
    return msgspec.structs.replace(
        family,
        documents=_only(family.documents, docs),
        root=family.root if family.root in docs else None,
        guests=_only(family.guests, docs),
    )


def _only(found: Iterable[DocId], docs: Collection[DocId]) -> tuple[DocId, ...]:
    return tuple(doc for doc in found if doc in docs)

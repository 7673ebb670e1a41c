"""Which pages are one story, by what each says alone and by which are copies.

The whole heap at once with `groups`; or piece by piece, with the same result, from `telling` keys, the
`likest` that share them, their `likeness`, and `grouped` for the units of whole stories.
"""

from collections.abc import Iterable, Mapping, Sequence

from firsthand.model.copies import Kinship
from firsthand.model.span import DocId
from firsthand.options.stories import StoriesOptions
from firsthand.stages.stories.cluster import joined, linked
from firsthand.stages.stories.pages import home_families
from firsthand.stages.stories.vectors import Vector, total, unit

__all__ = ["centre", "grouped", "groups", "parted"]

Group = tuple[DocId, ...]


def parted(docs: Iterable[DocId], kinship: Kinship) -> tuple[Group, ...]:
    """The units of `docs`, sorted: families, a merged page in one of its two, and the rest alone."""
    wanted = set(docs)
    families = [tuple(doc for doc in family if doc in wanted) for family in home_families(kinship).values()]
    inside = {doc for family in families for doc in family}
    return tuple(sorted([family for family in families if family] + [(doc,) for doc in wanted - inside]))


def centre(vectors: Iterable[Vector]) -> Vector:
    """What a unit is about: the mean of its pages, of length one."""
    return unit(total(vectors))


def groups(
    units: Sequence[Group], vectors: Mapping[DocId, Vector], options: StoriesOptions | None = None
) -> tuple[Group, ...]:
    """The documents of each story, sorted, from sorted `units` and the vector of every page."""
    options = options or StoriesOptions()
    centres = [centre(vectors[doc] for doc in group) for group in units]
    links = linked(centres, options.story, options.crowd)
    found = joined(centres, links, options.story)
    return tuple(sorted(tuple(sorted(doc for index in group for doc in units[index])) for group in found))


def grouped(
    vectors: Mapping[str, Vector],
    links: Mapping[str, Mapping[str, float]],
    options: StoriesOptions | None = None,
) -> tuple[tuple[str, ...], ...]:
    """The stories among units by id, each sorted, by their vectors and by the likeness of those linked.

    The same as among all units of a heap, if those that are left out are whole stories to which none of
    these is nearer than to its own.
    """
    options = options or StoriesOptions()
    ids = sorted(vectors)
    place = {each: index for index, each in enumerate(ids)}
    rows = [
        {place[other]: likeness for other, likeness in links.get(each, {}).items() if other in place}
        for each in ids
    ]
    found = joined([vectors[each] for each in ids], rows, options.story)
    return tuple(sorted(tuple(ids[index] for index in group) for group in found))

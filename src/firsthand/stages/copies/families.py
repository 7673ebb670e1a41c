"""Which pages are of one textual descent: average link, with merged pages in two families.

A family is never a bare connected component. A page that takes its text from two stories is set aside
first, so it cannot weld them together, and joins each of them afterwards.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from firsthand.model.span import DocId
from firsthand.options.copies import CopiesOptions
from firsthand.stages.copies.compare import Comparison, flipped
from firsthand.stages.copies.cover import common, cover, length
from firsthand.stages.copies.homes import homes
from firsthand.stages.copies.linkage import Linkage

__all__ = ["Neighbours", "Pedigree", "average_link", "neighbours", "pedigrees"]

Neighbours = Mapping[DocId, Mapping[DocId, Comparison]]
"""For each page its relatives, and the comparison with the page itself on side ``a``."""


class Pedigree(msgspec.Struct, frozen=True, kw_only=True):
    """The pages of one family.

    ``merged`` are those that belong to another family as well, ``guests`` those of them whose lead is from
    that other family.
    """

    documents: tuple[DocId, ...]
    merged: tuple[DocId, ...] = ()
    guests: tuple[DocId, ...] = ()


def neighbours(comparisons: Iterable[Comparison], options: CopiesOptions) -> Neighbours:
    """Who is linked with whom, both ways, from the pair score ``options.kin`` on."""
    found: dict[DocId, dict[DocId, Comparison]] = defaultdict(dict)
    for comparison in comparisons:
        if comparison.score >= options.kin and comparison.a != comparison.b:
            found[comparison.a][comparison.b] = comparison
            found[comparison.b][comparison.a] = flipped(comparison)
    return {doc: dict(sorted(others.items())) for doc, others in sorted(found.items())}


def pedigrees(docs: Sequence[DocId], near: Neighbours, options: CopiesOptions) -> tuple[Pedigree, ...]:
    """All families, those of one page too, sorted by their first page.

    Pages with two strangers among their relatives wait until the others have families. Those that no family
    explains make families among themselves, and then every page is asked again where it belongs.
    """
    suspects = [doc for doc in sorted(docs) if _has_strangers(doc, near, options)]
    groups = list(average_link(sorted({*docs} - {*suspects}), near, options))
    housed = _housed(suspects, _places(groups), near, options)
    groups += average_link([doc for doc in suspects if doc not in housed], near, options)
    place = {doc: number for doc, number in _places(groups).items() if doc not in housed}
    for doc, found in _housed(sorted(docs), place, near, options).items():
        if doc in housed or len(found) > 1:
            housed[doc] = found
    families = [_pedigree(number, group, housed) for number, group in enumerate(groups)]
    return tuple(sorted((one for one in families if one.documents), key=lambda one: one.documents))


def _places(groups: Iterable[Iterable[DocId]]) -> dict[DocId, int]:
    """The number of each page's group."""
    return {doc: number for number, group in enumerate(groups) for doc in group}


def _housed(
    docs: Iterable[DocId], place: Mapping[DocId, int], near: Neighbours, options: CopiesOptions
) -> dict[DocId, tuple[int, ...]]:
    """The homes of those of `docs` that have any beside the group that they stand in."""
    sizes = Counter(place.values())
    found = {}
    for doc in docs:
        kin = near.get(doc, {})
        if any(place.get(other, place.get(doc)) != place.get(doc) for other in kin):
            found[doc] = homes(doc, kin, place, sizes, options)
    return {doc: numbers for doc, numbers in found.items() if numbers}


def _pedigree(number: int, group: Iterable[DocId], housed: Mapping[DocId, Sequence[int]]) -> Pedigree:
    """The family of `group`, without those of it that are at home elsewhere and with all who are here."""
    guests = {doc for doc, numbers in housed.items() if number in numbers[1:]}
    here = {doc for doc, numbers in housed.items() if number in numbers}
    return Pedigree(
        documents=tuple(sorted(here.union(doc for doc in group if doc not in housed))),
        merged=tuple(sorted(doc for doc in here if len(housed[doc]) > 1)),
        guests=tuple(sorted(guests)),
    )


def average_link(
    docs: Sequence[DocId], near: Neighbours, options: CopiesOptions
) -> tuple[tuple[DocId, ...], ...]:
    """Join the groups with the highest mean pair score; a pair not met counts 0.

    Near-verbatim pages count once, or a text of thousands of reposts would cost their square. Two groups that
    hold together much better than they would with each other stay apart (``options.cohesion``).
    """
    twins = _twins(docs, near, options)
    found = Linkage(twins, near, options).groups()
    return tuple(sorted(tuple(sorted(doc for twin in group for doc in twins[twin])) for group in found))


def _twins(docs: Sequence[DocId], near: Neighbours, options: CopiesOptions) -> dict[DocId, tuple[DocId, ...]]:
    """The pages by the first page that each repeats almost word for word."""
    wanted, first = set(docs), dict[DocId, DocId]()
    for doc in sorted(docs):
        if doc in first:
            continue
        first[doc] = doc
        open_ = [doc]
        while open_:
            for other, met in near.get(open_.pop(), {}).items():
                if other in wanted and other not in first and min(met.held_a, met.held_b) >= options.twin:
                    first[other] = doc
                    open_.append(other)
    groups: dict[DocId, list[DocId]] = defaultdict(list)
    for doc, leader in first.items():
        groups[leader].append(doc)
    return {leader: tuple(sorted(members)) for leader, members in sorted(groups.items())}


def _has_strangers(doc: DocId, near: Neighbours, options: CopiesOptions) -> bool:
    """Whether two relatives of `doc`, strangers to each other, explain different blocks of it."""
    relatives = sorted(
        (met.share_a, other)
        for other, met in near.get(doc, {}).items()
        if met.share_a >= options.block and met.taken >= options.home
    )
    half = options.relatives // 2
    few = relatives if len(relatives) <= 2 * half else relatives[:half] + relatives[-half:]
    covers = {other: cover(near[doc][other], options) for _, other in few}
    lengths = {other: length(block) for other, block in covers.items()}
    for number, (_, one) in enumerate(few):
        for _, other in few[number + 1 :]:
            met = near.get(one, {}).get(other)
            if met is not None and met.taken >= options.foreign:
                continue
            smaller = min(lengths[one], lengths[other])
            shared = length(common(covers[one], covers[other]))
            if smaller and shared <= 0.2 * smaller and _two_stories(doc, one, other, near):
                return True
    return False


def _two_stories(doc: DocId, one: DocId, other: DocId, near: Neighbours) -> bool:
    """Two excerpts of one page are strangers too: then both are wholly explained by it."""
    return min(near[doc][one].share_b, near[doc][other].share_b) < 0.9

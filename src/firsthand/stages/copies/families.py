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
from firsthand.stages.copies.linkage import Linkage

__all__ = ["Neighbours", "Pedigree", "average_link", "neighbours", "pedigrees"]

Cover = tuple[tuple[int, int], ...]
Neighbours = Mapping[DocId, Mapping[DocId, Comparison]]
"""For each page its relatives, and the comparison with the page itself on side ``a``."""


class Pedigree(msgspec.Struct, frozen=True, kw_only=True):
    """The pages of one family. ``merged`` are those that belong to another family as well."""

    documents: tuple[DocId, ...]
    merged: tuple[DocId, ...] = ()


def neighbours(comparisons: Iterable[Comparison], options: CopiesOptions) -> Neighbours:
    """Who is linked with whom, both ways, from the pair score ``options.kin`` on."""
    found: dict[DocId, dict[DocId, Comparison]] = defaultdict(dict)
    for comparison in comparisons:
        if comparison.score >= options.kin and comparison.a != comparison.b:
            found[comparison.a][comparison.b] = comparison
            found[comparison.b][comparison.a] = flipped(comparison)
    return {doc: dict(sorted(others.items())) for doc, others in sorted(found.items())}


def pedigrees(docs: Sequence[DocId], near: Neighbours, options: CopiesOptions) -> tuple[Pedigree, ...]:
    """All families, those of one page too, sorted by their first page."""
    suspects = {doc for doc in sorted(docs) if _has_strangers(doc, near, options)}
    plain = [doc for doc in sorted(docs) if doc not in suspects]
    groups = [set(group) for group in average_link(plain, near, options)]
    homeless = []
    joined: dict[int, set[DocId]] = defaultdict(set)
    place = {doc: number for number, group in enumerate(groups) for doc in group}
    for doc in sorted(suspects):
        homes = _homes(doc, place, near, options)
        for home in homes:
            joined[home].add(doc)
        if not homes:
            homeless.append(doc)
    homes_of = Counter(doc for members in joined.values() for doc in members)
    several = {doc for doc, number in homes_of.items() if number > 1}
    families = [
        Pedigree(
            documents=tuple(sorted(group | joined[number])),
            merged=tuple(sorted(joined[number] & several)),
        )
        for number, group in enumerate(groups)
    ]
    families += [Pedigree(documents=group) for group in average_link(homeless, near, options)]
    return tuple(sorted(families, key=lambda family: family.documents))


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
    covers = {other: _cover(near[doc][other], options) for _, other in few}
    lengths = {other: _length(cover) for other, cover in covers.items()}
    for number, (_, one) in enumerate(few):
        for _, other in few[number + 1 :]:
            met = near.get(one, {}).get(other)
            if met is not None and met.taken >= options.foreign:
                continue
            smaller = min(lengths[one], lengths[other])
            shared = _length(_common(covers[one], covers[other]))
            if smaller and shared <= 0.2 * smaller and _two_stories(doc, one, other, near):
                return True
    return False


def _two_stories(doc: DocId, one: DocId, other: DocId, near: Neighbours) -> bool:
    """Two excerpts of one page are strangers too: then both are wholly explained by it."""
    return min(near[doc][one].share_b, near[doc][other].share_b) < 0.9


def _homes(
    doc: DocId, place: Mapping[DocId, int], near: Neighbours, options: CopiesOptions
) -> tuple[int, ...]:
    """The families of which a page explains a block of `doc` that none before explains, largest first."""
    open_: dict[int, list[Comparison]] = defaultdict(list)
    for other, met in sorted(near.get(doc, {}).items()):
        if other in place and met.taken >= options.home:
            open_[place[other]].append(met)
    claimed: Cover = ()
    homes: list[int] = []
    while open_:
        gains = [
            (_gain(met, claimed, options), -number) for number, mets in sorted(open_.items()) for met in mets
        ]
        best, number = max(gains)
        if best < options.block:
            break
        homes.append(-number)
        claimed = _union([claimed, *(_cover(met, options) for met in open_.pop(-number))])
    return tuple(homes)


def _gain(met: Comparison, claimed: Cover, options: CopiesOptions) -> float:
    """Share of side ``a``'s wording that only this comparison explains, given what others have `claimed`."""
    whole = sum((k.a.end - k.a.start) * k.score for k in met.alignments)
    alone = sum(
        (k.a.end - k.a.start) * k.score
        for k in met.alignments
        if k.score >= options.solid
        and _length(_common(((k.a.start, k.a.end),), claimed)) < 0.5 * (k.a.end - k.a.start)
    )
    return round(met.share_a * alone / whole, 6) if whole else 0.0


def _cover(met: Comparison, options: CopiesOptions) -> Cover:
    """Where side ``a`` is solidly explained."""
    return _union([tuple((k.a.start, k.a.end) for k in met.alignments if k.score >= options.solid)])


def _union(parts: Iterable[Cover]) -> Cover:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(piece for part in parts for piece in part):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _common(one: Cover, other: Cover) -> Cover:
    """Where both covers lie; each is in order and without overlaps."""
    found: list[tuple[int, int]] = []
    i = j = 0
    while i < len(one) and j < len(other):
        start, end = max(one[i][0], other[j][0]), min(one[i][1], other[j][1])
        if start < end:
            found.append((start, end))
        if one[i][1] <= other[j][1]:
            i += 1
        else:
            j += 1
    return tuple(found)


def _length(cover: Cover) -> int:
    return sum(end - start for start, end in cover)

"""Which pages are of one textual descent: average link, with merged pages in two families.

A family is never a bare connected component. A page that takes its text from two stories is set aside
first, so it cannot weld them together, and joins each of them afterwards.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush

import msgspec

from firsthand.model.span import DocId
from firsthand.options.copies import CopiesOptions
from firsthand.stages.copies.compare import Comparison, flipped

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
    groups = [set(group) for group in average_link(plain, near, options.family)]
    homeless = []
    joined: dict[int, set[DocId]] = defaultdict(set)
    for doc in sorted(suspects):
        homes = _homes(doc, groups, near, options)
        for home in homes:
            joined[home].add(doc)
        if not homes:
            homeless.append(doc)
    several = {doc for doc in suspects if sum(doc in members for members in joined.values()) > 1}
    families = [
        Pedigree(
            documents=tuple(sorted(group | joined[number])),
            merged=tuple(sorted(joined[number] & several)),
        )
        for number, group in enumerate(groups)
    ]
    families += [Pedigree(documents=group) for group in average_link(homeless, near, options.family)]
    return tuple(sorted(families, key=lambda family: family.documents))


def average_link(docs: Sequence[DocId], near: Neighbours, threshold: float) -> tuple[tuple[DocId, ...], ...]:
    """Join the groups with the highest mean pair score, down to `threshold`; a pair not met counts 0."""
    members: dict[int, tuple[DocId, ...]] = {number: (doc,) for number, doc in enumerate(sorted(docs))}
    place = {doc: number for number, (doc,) in members.items()}
    sums: dict[int, dict[int, float]] = {number: {} for number in members}
    for doc, number in place.items():
        for other, comparison in near.get(doc, {}).items():
            if other in place:
                sums[number][place[other]] = comparison.score
    queue = [(-score, i, j) for i, row in sums.items() for j, score in row.items() if i < j]
    heapify(queue)
    while queue:
        negative, i, j = heappop(queue)
        if -negative < threshold:
            break
        if i not in members or j not in members or abs(_mean(sums, members, i, j) + negative) > 1e-12:
            continue
        _join(sums, members, i, j)
        for third in sorted(sums[i]):
            heappush(queue, (-_mean(sums, members, i, third), min(i, third), max(i, third)))
    return tuple(sorted(members.values()))


def _mean(
    sums: Mapping[int, Mapping[int, float]], members: Mapping[int, Sequence[DocId]], i: int, j: int
) -> float:
    return round(sums[i].get(j, 0.0) / (len(members[i]) * len(members[j])), 12)


def _join(sums: dict[int, dict[int, float]], members: dict[int, tuple[DocId, ...]], i: int, j: int) -> None:
    """Move group `j` into group `i`."""
    members[i] = tuple(sorted((*members[i], *members.pop(j))))
    for other, score in sums.pop(j).items():
        sums[other].pop(j)
        if other != i:
            sums[i][other] = sums[i].get(other, 0.0) + score
            sums[other][i] = sums[i][other]


def _has_strangers(doc: DocId, near: Neighbours, options: CopiesOptions) -> bool:
    """Whether two relatives of `doc`, strangers to each other, explain different blocks of it."""
    relatives = [
        (other, _cover(comparison))
        for other, comparison in near.get(doc, {}).items()
        if comparison.share_a >= options.block and comparison.score >= options.home
    ]
    for number, (one, cover) in enumerate(relatives):
        for other, second in relatives[number + 1 :]:
            met = near.get(one, {}).get(other)
            if met is not None and met.score >= options.foreign:
                continue
            shared = _length(_common(cover, second))
            if shared <= 0.2 * min(_length(cover), _length(second)) and _two_stories(doc, one, other, near):
                return True
    return False


def _two_stories(doc: DocId, one: DocId, other: DocId, near: Neighbours) -> bool:
    """Two excerpts of one page are strangers too: then both are wholly explained by it."""
    return min(near[doc][one].share_b, near[doc][other].share_b) < 0.9


def _homes(
    doc: DocId, groups: Sequence[set[DocId]], near: Neighbours, options: CopiesOptions
) -> tuple[int, ...]:
    """The families of which a page explains a block of `doc` that none before explains, largest first."""
    relatives = {other: met for other, met in near.get(doc, {}).items() if met.score >= options.home}
    open_ = {number: sorted(group & relatives.keys()) for number, group in enumerate(groups)}
    claimed: Cover = ()
    homes: list[int] = []
    while True:
        gains = [
            (_gain(relatives[other], claimed), -number)
            for number, others in open_.items()
            if number not in homes
            for other in others
        ]
        best, number = max(gains, default=(0.0, 0))
        if best < options.block:
            return tuple(homes)
        homes.append(-number)
        claimed = _union([claimed, *(_cover(relatives[other]) for other in open_[-number])])


def _gain(met: Comparison, claimed: Cover) -> float:
    """Share of side ``a``'s wording that only this comparison explains, given what others have `claimed`."""
    whole = sum((k.a.end - k.a.start) * k.score for k in met.alignments)
    alone = sum(
        (k.a.end - k.a.start) * k.score
        for k in met.alignments
        if _length(_common(((k.a.start, k.a.end),), claimed)) < 0.5 * (k.a.end - k.a.start)
    )
    return round(met.share_a * alone / whole, 6) if whole else 0.0


def _cover(comparison: Comparison) -> Cover:
    return _union([tuple((k.a.start, k.a.end) for k in comparison.alignments)])


def _union(parts: Iterable[Cover]) -> Cover:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(piece for part in parts for piece in part):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _common(one: Cover, other: Cover) -> Cover:
    return tuple((max(a, c), min(b, d)) for a, b in one for c, d in other if max(a, c) < min(b, d))


def _length(cover: Cover) -> int:
    return sum(end - start for start, end in cover)

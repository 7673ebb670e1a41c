"""From which families a page takes its text: one or, for a page put together of several stories, more."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from firsthand.model.span import DocId
from firsthand.options.copies import CopiesOptions
from firsthand.stages.copies.compare import Comparison
from firsthand.stages.copies.cover import Cover, common, cover, length, union

__all__ = ["homes"]


def homes(
    doc: DocId,
    kin: Mapping[DocId, Comparison],
    place: Mapping[DocId, int],
    sizes: Mapping[int, int],
    options: CopiesOptions,
) -> tuple[int, ...]:
    """The families that explain a block of `doc` each, by where that block begins: the first tells the lead.

    `kin` are the relatives of `doc` with `doc` on side ``a``, `place` is the family of every page that has
    one alone, and `sizes` says how many such pages a family has. A block counts once, for the family that
    explains most of it; a family counts when enough of its pages have the block (``options.borne``), so one
    common ticker or quotation is no descent.
    """
    open_ = _candidates(doc, kin, place, sizes, options)
    claimed: Cover = ()
    found: list[tuple[int, int]] = []
    while open_:
        best, number = max(
            (_gain(met, claimed, options), -number) for number, mets in sorted(open_.items()) for met in mets
        )
        if best < options.block:
            break
        block = union(cover(met, options) for met in open_.pop(-number))
        found.append((block[0][0], -number))
        claimed = union([claimed, block])
    return tuple(number for _, number in sorted(found))


def _candidates(
    doc: DocId,
    kin: Mapping[DocId, Comparison],
    place: Mapping[DocId, int],
    sizes: Mapping[int, int],
    options: CopiesOptions,
) -> dict[int, list[Comparison]]:
    """By family the relatives that surely took text or gave it, where enough others agree."""
    met_in: dict[int, list[Comparison]] = defaultdict(list)
    for other, met in kin.items():
        if other in place and other != doc:
            met_in[place[other]].append(met)
    found = {}
    for number, mets in sorted(met_in.items()):
        sure = [met for met in mets if met.taken >= options.home and met.score >= options.sure]
        # in a large family a page is compared with its neighbours only
        others = min(sizes[number] - (place.get(doc) == number), options.longest_posting // 2)
        if sure and _bearers(sure, mets, options) >= options.borne * others:
            found[number] = sure
    return found


def _bearers(sure: Sequence[Comparison], mets: Sequence[Comparison], options: CopiesOptions) -> int:
    """How many relatives have at least half of the longest block that one of `sure` explains."""
    block = cover(max(sure, key=lambda met: (met.share_a, met.b)), options)
    return sum(2 * length(common(cover(met, options), block)) >= length(block) for met in mets)


def _gain(met: Comparison, claimed: Cover, options: CopiesOptions) -> float:
    """Share of side ``a``'s wording that only this comparison explains, given what others have `claimed`."""
    whole = sum((k.a.end - k.a.start) * k.score for k in met.alignments)
    alone = sum(
        (k.a.end - k.a.start) * k.score
        for k in met.alignments
        if k.score >= options.solid
        and length(common(((k.a.start, k.a.end),), claimed)) < 0.5 * (k.a.end - k.a.start)
    )
    return round(met.share_a * alone / whole, 6) if whole else 0.0

"""Two pages side by side: which passages render each other, and how much of each the other explains."""

import msgspec
import numpy as np
from numpy.typing import NDArray

from firsthand.model.copies import Alignment
from firsthand.model.document import Document
from firsthand.model.span import DocId, Span
from firsthand.options.copies import CopiesOptions
from firsthand.stages.copies.likeness import Likeness, likeness, meet, ratio
from firsthand.stages.copies.witness import Witness, witness
from firsthand.text.align import Link, align

__all__ = ["Comparison", "compare", "flipped"]


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """What two pages have in common; every share is 0 to 1 and weighted by the rarity of words.

    ``held_a`` is the share of `a`'s three-word shingles that stand in `b` (``held_b`` the other way round),
    ``share_a`` the share of `a`'s wording that lies in passages aligned with `b`, ``told_a`` the same outside
    quotation marks, ``topic`` the closeness of the vocabularies, ``strange_a`` the mean rarity of the words
    that `a` alone has in aligned passages, ``credits`` the outlets that both lean on. ``score`` says how
    surely the two have one upstream, ``taken`` how surely wording of one was taken into the other.
    Pages that cannot be kin are not aligned: then all that comes from passages is 0.
    """

    a: DocId
    b: DocId
    alignments: tuple[Alignment, ...]
    held_a: float
    held_b: float
    share_a: float
    share_b: float
    told_a: float
    told_b: float
    topic: float
    strange_a: float
    strange_b: float
    credits: tuple[str, ...] = ()
    taken: float = 0.0
    score: float


def compare(a: Document, b: Document, options: CopiesOptions | None = None) -> Comparison:
    """Align `a` with `b`; symmetric but for the names of the sides."""
    options = options or CopiesOptions()
    one, other = witness(a), witness(b)
    alike = likeness(one, other)
    if alike.score < options.kin and alike.common < options.passage:
        return _unrelated(a.id, b.id, alike)
    links = align(one.bags, other.bags)
    share_a, told_a, firm_a = _explained(one, [(k.a_start, k.a_end, k.score) for k in links], options)
    share_b, told_b, firm_b = _explained(other, [(k.b_start, k.b_end, k.score) for k in links], options)
    strange_a, strange_b = _words(one, other, links)
    narrated, held_one, held_other = _held(one, other, options)
    taken = max((held_one + firm_a) / 2, (held_other + firm_b) / 2)
    if max(narrated, (told_a * told_b) ** 0.5) < options.told:
        taken = 0.0
    return Comparison(
        a=a.id,
        b=b.id,
        alignments=tuple(_alignment(one, other, link) for link in links),
        held_a=round(alike.held_a, 4),
        held_b=round(alike.held_b, 4),
        share_a=round(share_a, 4),
        share_b=round(share_b, 4),
        told_a=round(told_a, 4),
        told_b=round(told_b, 4),
        topic=round(alike.topic, 4),
        strange_a=round(strange_a, 4),
        strange_b=round(strange_b, 4),
        credits=alike.credits,
        taken=round(min(1.0, taken), 4),
        score=round(alike.score, 4),
    )


def _unrelated(a: DocId, b: DocId, alike: Likeness) -> Comparison:
    return Comparison(
        a=a,
        b=b,
        alignments=(),
        held_a=round(alike.held_a, 4),
        held_b=round(alike.held_b, 4),
        share_a=0.0,
        share_b=0.0,
        told_a=0.0,
        told_b=0.0,
        topic=round(alike.topic, 4),
        strange_a=0.0,
        strange_b=0.0,
        credits=alike.credits,
        score=round(alike.score, 4),
    )


def flipped(comparison: Comparison) -> Comparison:
    """The same comparison with its sides exchanged."""
    c = comparison
    return Comparison(
        a=c.b,
        b=c.a,
        alignments=tuple(sorted(Alignment(k.b, k.a, k.score) for k in c.alignments)),
        held_a=c.held_b,
        held_b=c.held_a,
        share_a=c.share_b,
        share_b=c.share_a,
        told_a=c.told_b,
        told_b=c.told_a,
        topic=c.topic,
        strange_a=c.strange_b,
        strange_b=c.strange_a,
        credits=c.credits,
        taken=c.taken,
        score=c.score,
    )


def _alignment(one: Witness, other: Witness, link: Link) -> Alignment:
    return Alignment(
        Span(one.document.id, one.places[link.a_start][0], one.places[link.a_end - 1][1]),
        Span(other.document.id, other.places[link.b_start][0], other.places[link.b_end - 1][1]),
        link.score,
    )


def _held(one: Witness, other: Witness, options: CopiesOptions) -> tuple[float, float, float]:
    """Larger share of narrated shingles in common, and each side's share with quoted ones counting less."""
    i, j = meet(one.keys, other.keys)
    free = ~(one.quoted[i] | other.quoted[j])
    narrated = ratio(
        float(one.loads[i][free].sum()),
        min(float(one.loads[~one.quoted].sum()), float(other.loads[~other.quoted].sum())),
    )
    shares = []
    for side, common in ((one, i), (other, j)):
        weight = side.loads * np.where(side.quoted, options.speech, 1.0)
        shares.append(ratio(float(weight[common].sum()), float(weight.sum())))
    return narrated, shares[0], shares[1]


def _explained(
    side: Witness, covered: list[tuple[int, int, float]], options: CopiesOptions
) -> tuple[float, float, float]:
    """Share of the wording in aligned passages: all, narration, and all by firm passages."""
    credit = np.zeros(len(side.places), dtype=np.float64)
    for start, end, score in covered:
        credit[start:end] = score
    mass, told = side.bags.mass, side.bags.mass * (1 - side.spoken)
    mixed = side.bags.mass * (1 - (1 - options.speech) * side.spoken)
    firm = np.maximum(0.0, (credit - options.firm) / (1 - options.firm))
    return (
        ratio(float((mass * credit).sum()), float(mass.sum())),
        ratio(float((told * credit).sum()), float(told.sum())),
        ratio(float((mixed * firm).sum()), float(mixed.sum())),
    )


def _words(one: Witness, other: Witness, links: tuple[Link, ...]) -> tuple[float, float]:
    """The mean rarity of each side's own words in aligned passages."""
    i, j = meet(one.vocabulary, other.vocabulary)
    return (
        _own(one, i, [(link.a_start, link.a_end) for link in links]),
        _own(other, j, [(link.b_start, link.b_end) for link in links]),
    )


def _own(side: Witness, shared: NDArray[np.int64], covered: list[tuple[int, int]]) -> float:
    """Mean rarity of the words in the covered sentences that the other page does not have at all."""
    aligned = np.zeros(len(side.places), dtype=bool)
    for start, end in covered:
        aligned[start:end] = True
    alone = np.ones(len(side.vocabulary), dtype=bool)
    alone[shared] = False
    rows = side.rows[aligned[side.owners]] if len(side.owners) else side.rows
    own = side.rare[rows[alone[rows]]]
    return float(own.mean()) if len(own) else 0.0

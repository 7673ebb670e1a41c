"""Two pages side by side: which passages render each other, and how much of each the other explains."""

import msgspec
import numpy as np
from numpy.typing import NDArray

from firsthand.model.copies import Alignment
from firsthand.model.document import Document
from firsthand.model.span import DocId, Span
from firsthand.options.copies import CopiesOptions
from firsthand.stages.copies.witness import Witness, witness
from firsthand.text.align import Link, align

__all__ = ["Comparison", "compare", "flipped"]


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """What two pages have in common; every share is 0 to 1 and weighted by the rarity of words.

    ``held_a`` is the share of `a`'s three-word shingles that stand in `b` (``held_b`` the other way round),
    ``share_a`` the share of `a`'s wording that lies in passages aligned with `b`, ``told_a`` the same outside
    quotation marks, ``topic`` the closeness of the vocabularies, ``strange_a`` the mean rarity of the words
    that `a` alone has in aligned passages. ``score`` says how surely the two have one upstream.
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
    score: float


def compare(a: Document, b: Document, options: CopiesOptions | None = None) -> Comparison:
    """Align `a` with `b`; symmetric but for the names of the sides."""
    options = options or CopiesOptions()
    one, other = witness(a), witness(b)
    links = align(one.bags, other.bags)
    held_a, held_b, narrated = _held(one, other)
    share_a, told_a, firm_a = _explained(one, [(k.a_start, k.a_end, k.score) for k in links], options)
    share_b, told_b, firm_b = _explained(other, [(k.b_start, k.b_end, k.score) for k in links], options)
    topic, strange_a, strange_b = _words(one, other, links)
    score = max((_held_of(one, other, options) + firm_a) / 2, (_held_of(other, one, options) + firm_b) / 2)
    if max(narrated, (told_a * told_b) ** 0.5) < options.told:
        score = 0.0
    return Comparison(
        a=a.id,
        b=b.id,
        alignments=tuple(_alignment(one, other, link) for link in links),
        held_a=round(held_a, 4),
        held_b=round(held_b, 4),
        share_a=round(share_a, 4),
        share_b=round(share_b, 4),
        told_a=round(told_a, 4),
        told_b=round(told_b, 4),
        topic=round(topic, 4),
        strange_a=round(strange_a, 4),
        strange_b=round(strange_b, 4),
        score=round(min(1.0, score), 4),
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
        score=c.score,
    )


def _alignment(one: Witness, other: Witness, link: Link) -> Alignment:
    return Alignment(
        Span(one.document.id, one.places[link.a_start][0], one.places[link.a_end - 1][1]),
        Span(other.document.id, other.places[link.b_start][0], other.places[link.b_end - 1][1]),
        link.score,
    )


def _held(one: Witness, other: Witness) -> tuple[float, float, float]:
    """Share of each side's shingles in the other, and the larger share of the narration alone."""
    _, i, j = np.intersect1d(one.keys, other.keys, assume_unique=True, return_indices=True)
    common = one.loads[i]
    free = ~(one.quoted[i] | other.quoted[j])
    narrated = float(common[free].sum())
    smaller = min(float(one.loads[~one.quoted].sum()), float(other.loads[~other.quoted].sum()))
    return (
        _ratio(float(common.sum()), float(one.loads.sum())),
        _ratio(float(common.sum()), float(other.loads.sum())),
        _ratio(narrated, smaller),
    )


def _held_of(one: Witness, other: Witness, options: CopiesOptions) -> float:
    """Share of the shingles of `one` in `other`; quoted ones count less: speech is shared anyway."""
    weight = one.loads * np.where(one.quoted, options.speech, 1.0)
    common = np.isin(one.keys, other.keys, assume_unique=True)
    return _ratio(float(weight[common].sum()), float(weight.sum()))


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
        _ratio(float((mass * credit).sum()), float(mass.sum())),
        _ratio(float((told * credit).sum()), float(told.sum())),
        _ratio(float((mixed * firm).sum()), float(mixed.sum())),
    )


def _words(one: Witness, other: Witness, links: tuple[Link, ...]) -> tuple[float, float, float]:
    """Closeness of the vocabularies, and the mean rarity of each side's own words in aligned passages."""
    _, i, j = np.intersect1d(one.vocabulary, other.vocabulary, assume_unique=True, return_indices=True)
    lengths = float((one.rare**2).sum() * (other.rare**2).sum()) ** 0.5
    return (
        _ratio(float((one.rare[i] ** 2).sum()), lengths),
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


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole > 0 else 0.0

"""Which passages of two kin pages render each other, and how much of each page these passages explain."""

from collections.abc import Iterator, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from firsthand.options.copies import CopiesOptions
from firsthand.stages.copies.likeness import placed, ratio, total
from firsthand.stages.copies.witness import Witness
from firsthand.text.align import Links, align_all
from firsthand.text.pairs import Meetings, Pairs, offsets, spread

__all__ = ["Passages", "Side", "aligned"]

Floats = NDArray[np.float64]


class Side(msgspec.Struct, frozen=True):
    """How much of one page its aligned passages explain, as shares of its wording (0 to 1).

    ``share`` is that of all wording, ``told`` that of narration, ``firm`` that of all by passages that surely
    align, with speech counting less; ``strange`` is the mean rarity of the words in aligned passages that the
    other page does not have at all.
    """

    share: float = 0.0
    told: float = 0.0
    firm: float = 0.0
    strange: float = 0.0


class Passages(msgspec.Struct, frozen=True, kw_only=True):
    """What two pages have in common passage by passage.

    ``links`` are the aligned passages (start and end on either side, in sentences, and the score), sorted by
    their place in the first page; ``taken`` says how surely wording of one was taken into the other.
    """

    links: tuple[tuple[int, int, int, int, float], ...] = ()
    a: Side = Side()
    b: Side = Side()
    taken: float = 0.0


def aligned(
    sides: Sequence[Witness], pairs: Pairs, keys: Meetings, words: Meetings, options: CopiesOptions
) -> Iterator[Passages]:
    """The passages of each of `pairs`, given where their shingles (`keys`) and their words meet."""
    links = align_all([side.bags for side in sides], pairs)
    ends = np.cumsum(np.bincount(links.pair, minlength=len(pairs))).tolist()
    columns = (links.a_start, links.a_end, links.b_start, links.b_end, links.score)
    rows = list(zip(*(column.tolist() for column in columns), strict=True))
    begin = 0
    explained = zip(
        ends,
        _explained(sides, pairs.left, links, words, options, left=True),
        _explained(sides, pairs.right, links, words, options, left=False),
        _held(sides, pairs, keys, options),
        strict=True,
    )
    for end, a, b, (narrated, held_a, held_b) in explained:
        taken = max((held_a + a.firm) / 2, (held_b + b.firm) / 2)
        if max(narrated, (a.told * b.told) ** 0.5) < options.told:
            taken = 0.0
        yield Passages(links=tuple(rows[begin:end]), a=a, b=b, taken=min(1.0, taken))
        begin = end


def _held(
    sides: Sequence[Witness], pairs: Pairs, keys: Meetings, options: CopiesOptions
) -> Iterator[tuple[float, float, float]]:
    """Larger share of narrated shingles in common, and each side's share with quoted ones counting less."""
    sizes = [len(side.keys) for side in sides]
    at_a, at_b = placed(sizes, pairs, keys)
    loads = np.concatenate([side.loads for side in sides])
    quoted = np.concatenate([side.quoted for side in sides])
    weight = loads * np.where(quoted, options.speech, 1.0)
    page = np.repeat(np.arange(len(sides)), sizes)
    whole = np.bincount(page, weights=weight, minlength=len(sides))
    told = np.bincount(page, weights=loads * ~quoted, minlength=len(sides))
    free = loads[at_a] * ~(quoted[at_a] | quoted[at_b])
    rows = zip(
        total(keys.pair, free, pairs),
        np.minimum(told[pairs.left], told[pairs.right]).tolist(),
        total(keys.pair, weight[at_a], pairs),
        whole[pairs.left].tolist(),
        total(keys.pair, weight[at_b], pairs),
        whole[pairs.right].tolist(),
        strict=True,
    )
    for common, least, held_a, whole_a, held_b, whole_b in rows:
        yield ratio(common, least), ratio(held_a, whole_a), ratio(held_b, whole_b)


def _explained(
    sides: Sequence[Witness],
    pages: NDArray[np.int64],
    links: Links,
    words: Meetings,
    options: CopiesOptions,
    *,
    left: bool,
) -> Iterator[Side]:
    """How much of the left (or the right) page of each pair is explained."""
    start, end = (links.a_start, links.a_end) if left else (links.b_start, links.b_end)
    heights = np.array([len(side.places) for side in sides], dtype=np.int64)[pages]
    first = offsets(heights)[links.pair]
    credit = np.zeros(int(heights.sum()))
    credit[first + start] = credit[first + end - 1] = links.score  # one passage, or two neighbours
    pair, _ = spread(heights)
    numbers = pages.tolist()
    mass = np.concatenate([sides[page].bags.mass for page in numbers])
    spoken = np.concatenate([sides[page].spoken for page in numbers])
    firm = np.maximum(0.0, (credit - options.firm) / (1 - options.firm))
    sums = []
    for weight, part in (
        (mass, credit),
        (mass * (1 - spoken), credit),
        (mass * (1 - (1 - options.speech) * spoken), firm),
    ):
        sums += [np.bincount(pair, weights=w, minlength=len(pages)).tolist() for w in (weight * part, weight)]
    strange = _strange(sides, pages, credit > 0, words.pair, words.a if left else words.b)
    for share, all_, told, narration, sure, mixed, own in zip(*sums, strange, strict=True):
        yield Side(ratio(share, all_), ratio(told, narration), ratio(sure, mixed), own)


def _strange(
    sides: Sequence[Witness],
    pages: NDArray[np.int64],
    is_aligned: NDArray[np.bool_],
    pair: NDArray[np.int64],
    place: NDArray[np.int64],
) -> list[float]:
    """Mean rarity of the words in aligned sentences that the other page does not have at all."""
    numbers = pages.tolist()
    spans = np.array([len(sides[page].vocabulary) for page in numbers], dtype=np.int64)
    sizes = np.array([len(sides[page].rows) for page in numbers], dtype=np.int64)
    heights = np.array([len(sides[page].places) for page in numbers], dtype=np.int64)
    alone = np.ones(int(spans.sum()), dtype=bool)
    alone[offsets(spans)[pair] + place] = False
    which, _ = spread(sizes)
    term = np.concatenate([sides[page].rows for page in numbers]) + np.repeat(offsets(spans), sizes)
    owner = np.concatenate([sides[page].owners for page in numbers]) + np.repeat(offsets(heights), sizes)
    own = np.flatnonzero(is_aligned[owner] & alone[term])
    rare = np.concatenate([sides[page].rare for page in numbers])
    sums = np.bincount(which[own], weights=rare[term[own]], minlength=len(numbers))
    counts = np.bincount(which[own], minlength=len(numbers))
    means: list[float] = (sums / np.maximum(1, counts)).tolist()
    return means

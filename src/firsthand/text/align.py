"""Which passage of one text renders which passage of another: by shared words, weighted by rarity.

Order helps but does not bind: runs that keep their order support each other, blocks that moved still align,
and a sentence that was split or two that were joined align as one passage.
"""

import msgspec
import numpy as np
from numpy.typing import NDArray

from firsthand.text.shingles import Hashes, arranged, join

__all__ = ["Bags", "Link", "align", "bags"]

Matrix = NDArray[np.float64]
Counts = NDArray[np.int64]

_STRONG = 0.34  # share of common wording at which two passages align on their own
_WEAK = 0.18  # the same for passages whose neighbours are aligned
_NEIGHBOUR = 0.15  # what an aligned neighbour adds, as a share of its own score
_LIGHT = 12.0  # weight of wording below which a passage ("He agreed.") does not align on its own
_EVERYWHERE = 0.7  # rarity of a word that stands in half of all articles
_REACH = 2  # passages: how far a supporting neighbour may stand
_PAIR = 0.5  # weight of a pair of neighbouring words, as a share of its words' mean weight


class Link(msgspec.Struct, frozen=True, order=True):
    """Passages ``[a_start, a_end)`` render passages ``[b_start, b_end)``, counted in passages."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    score: float


class Bags(msgspec.Struct, frozen=True, eq=False):
    """Passages ready to be compared: where each of their features (words, word pairs) occurs."""

    features: Hashes  # distinct
    starts: Counts  # first occurrence of each
    counts: Counts  # in how many passages it stands
    owners: Counts  # passage of each occurrence
    loads: Matrix  # weight of each occurrence
    mass: Matrix  # weight of each passage

    def __len__(self) -> int:
        """How many passages there are."""
        return len(self.mass)


def bags(hashes: Hashes, weights: Matrix, owners: Counts, number: int) -> Bags:
    """Prepare `number` passages: for each word of the running text its hash, its rarity and its passage.

    Words that stand everywhere say nothing of which passage renders which: only their pairs count.
    """
    heavy = weights >= _EVERYWHERE
    paired = owners[:-1] == owners[1:]
    keys = np.concatenate([hashes[heavy], join(hashes, 2)[paired]])
    owner = np.concatenate([owners[heavy], owners[:-1][paired]])
    load = np.concatenate([weights[heavy], ((weights[:-1] + weights[1:]) * (_PAIR / 2))[paired]])
    order = arranged(keys)  # words stand before pairs, and no word is a pair: so by passage, too
    keys, owner, load = keys[order], owner[order], load[order]
    fresh = np.ones(len(keys), dtype=bool)
    fresh[1:] = (keys[1:] != keys[:-1]) | (owner[1:] != owner[:-1])
    keys, owner, load = keys[fresh], owner[fresh], load[fresh]
    starts = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]])[: len(keys)])
    features, counts = keys[starts], np.diff(starts, append=len(keys))
    mass = np.bincount(owner, weights=load, minlength=number).astype(np.float64)
    return Bags(features, starts, counts, owner, load, mass)


def align(a: Bags, b: Bags) -> tuple[Link, ...]:
    """The links between two texts, each passage in at most one, sorted by their place in `a`."""
    if not len(a) or not len(b):
        return ()
    common = _common(a, b)
    score = 2 * common / np.maximum(a.mass[:, None] + b.mass[None, :], 1e-9)
    pairs = _support(_pairs(score, a.mass, b.mass), score)
    return tuple(sorted(_widen(pairs, common, score, a.mass, b.mass)))


def _common(a: Bags, b: Bags) -> Matrix:
    """Weight of the features that each passage of `a` has in common with each of `b`."""
    _, in_a, in_b = np.intersect1d(a.features, b.features, assume_unique=True, return_indices=True)
    times = a.counts[in_a] * b.counts[in_b]
    which = np.repeat(np.arange(len(times)), times)
    step = np.arange(len(which)) - np.repeat(np.cumsum(times) - times, times)
    width = b.counts[in_b][which]
    at_a = a.starts[in_a][which] + step // width
    at_b = b.starts[in_b][which] + step % width
    cells = a.owners[at_a] * len(b) + b.owners[at_b]
    flat = np.bincount(cells, weights=a.loads[at_a], minlength=len(a) * len(b))
    return flat.astype(np.float64).reshape(len(a), len(b))


def _pairs(score: Matrix, mass_a: Matrix, mass_b: Matrix) -> dict[int, int]:
    """Best strong partners, one to one, ties by place."""
    backed = score.copy()
    backed[1:, 1:] += _NEIGHBOUR * score[:-1, :-1]
    backed[:-1, :-1] += _NEIGHBOUR * score[1:, 1:]
    heavy = np.minimum(mass_a[:, None], mass_b[None, :]) >= _LIGHT
    return _greedy(backed, (score >= _STRONG) & heavy, {})


def _greedy(rank: Matrix, allowed: NDArray[np.bool_], taken: dict[int, int]) -> dict[int, int]:
    rows, columns = np.nonzero(allowed)
    order = np.lexsort((columns, rows, -np.round(rank[rows, columns], 6)))
    found = dict(taken)
    used = set(taken.values())
    for i, j in zip(rows[order].tolist(), columns[order].tolist(), strict=True):
        if i not in found and j not in used:
            found[i] = j
            used.add(j)
    return found


def _support(strong: dict[int, int], score: Matrix) -> dict[int, int]:
    """Add weak partners that stand beside a strong one, on both sides."""
    near = np.zeros(score.shape, dtype=bool)
    for i, j in strong.items():
        near[max(0, i - _REACH) : i, max(0, j - _REACH) : j] = True
        near[i + 1 : i + 1 + _REACH, j + 1 : j + 1 + _REACH] = True
    return _greedy(score, near & (score >= _WEAK), strong)


def _widen(
    pairs: dict[int, int], common: Matrix, score: Matrix, mass_a: Matrix, mass_b: Matrix
) -> list[Link]:
    """Turn partners into links; a free neighbour joins a link when the link then says more of both sides."""
    taken_a, taken_b = set(pairs), set(pairs.values())
    links = []
    for i, j in sorted(pairs.items()):
        grown_a = _grow(i, taken_a, common[:, j], mass_a, float(mass_b[j]))
        grown_b = _grow(j, taken_b, common[i, :], mass_b, float(mass_a[i])) if grown_a is None else None
        if grown_a is not None:
            links.append(Link(grown_a[0], grown_a[1], j, j + 1, round(grown_a[2], 4)))
        elif grown_b is not None:
            links.append(Link(i, i + 1, grown_b[0], grown_b[1], round(grown_b[2], 4)))
        else:
            links.append(Link(i, i + 1, j, j + 1, round(min(1.0, float(score[i, j])), 4)))
    return links


def _grow(
    at: int, taken: set[int], shared: Matrix, mass: Matrix, other: float
) -> tuple[int, int, float] | None:
    """The neighbour of `at` mostly rendered by the same partner: start, end, score of both together."""
    best: tuple[int, int, float] | None = None
    score = 2 * float(shared[at]) / (float(mass[at]) + other)
    for beside in (at - 1, at + 1):
        if not 0 <= beside < len(mass) or beside in taken or shared[beside] < 0.5 * mass[beside]:
            continue
        joint = min(float(shared[at] + shared[beside]), other)
        together = 2 * joint / (float(mass[at] + mass[beside]) + other)
        if together > score + 0.02:
            best, score = (min(at, beside), max(at, beside) + 1, min(1.0, together)), together
    if best is not None:
        taken.update(range(best[0], best[1]))
    return best

"""Which passage of one text renders which passage of another: by shared words, weighted by rarity.

Order helps but does not bind: runs that keep their order support each other, blocks that moved still align,
and a sentence that was split or two that were joined align as one passage.
"""

from collections.abc import Callable, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from firsthand.text.shingles import Hashes, shingles, word_hashes

__all__ = ["Bags", "Link", "align", "bags"]

Matrix = NDArray[np.float64]

_STRONG = 0.34  # share of common wording at which two passages align on their own
_WEAK = 0.18  # the same for passages whose neighbours are aligned
_NEIGHBOUR = 0.15  # what an aligned neighbour adds, as a share of its own score
_LIGHT = 12.0  # weight of wording below which a passage ("He agreed.") does not align on its own
_REACH = 2  # passages: how far a supporting neighbour may stand
_PAIR = 0.5  # weight of a pair of neighbouring words, as a share of its words' mean weight


class Link(msgspec.Struct, frozen=True, order=True):
    """Passages ``[a_start, a_end)`` render passages ``[b_start, b_end)``; they are counted, not characters."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    score: float


class Bags(msgspec.Struct, frozen=True, eq=False):
    """Passages ready to be compared: which features (words, word pairs) each has, and what each weighs."""

    features: Hashes
    table: NDArray[np.float32]  # passages x features: square root of the weight where present
    mass: Matrix  # weight of each passage

    def __len__(self) -> int:
        """How many passages there are."""
        return len(self.mass)


def bags(passages: Sequence[Sequence[str]], weight: Callable[[str], float]) -> Bags:
    """Prepare `passages` (each a run of normalised words) with the rarity that `weight` gives a word."""
    rows: list[Hashes] = []
    loads: list[Matrix] = []
    for passage in passages:
        single = np.array([weight(term) for term in passage], dtype=np.float64)
        double = (single[:-1] + single[1:]) * (_PAIR / 2)
        keys = np.concatenate([word_hashes(passage), shingles(passage, 2)])
        kept, first = np.unique(keys, return_index=True)
        rows.append(kept)
        loads.append(np.concatenate([single, double])[first])
    features = np.unique(np.concatenate(rows)) if rows else np.empty(0, dtype=np.uint64)
    table = np.zeros((len(rows), len(features)), dtype=np.float32)
    for number, (row, load) in enumerate(zip(rows, loads, strict=True)):
        table[number, np.searchsorted(features, row)] = np.sqrt(load)
    return Bags(features, table, np.array([load.sum() for load in loads], dtype=np.float64))


def align(a: Bags, b: Bags) -> tuple[Link, ...]:
    """The links between two texts, each passage in at most one, sorted by their place in `a`."""
    if not len(a) or not len(b):
        return ()
    _, in_a, in_b = np.intersect1d(a.features, b.features, assume_unique=True, return_indices=True)
    common = (a.table[:, in_a] @ b.table[:, in_b].T).astype(np.float64)
    score = 2 * common / np.maximum(a.mass[:, None] + b.mass[None, :], 1e-9)
    pairs = _support(_pairs(score, a.mass, b.mass), score)
    return tuple(sorted(_widen(pairs, common, score, a.mass, b.mass)))


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
    """The neighbour of `at` that is mostly rendered by the same partner, as (start, end, score of both together)."""
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

"""Many pairs of texts at once: what their sets have in common, in a few passes over long arrays.

Texts are short and pairs are many, so a call for each pair would cost more than its work. Here the arrays of
all texts stand one behind the other, and every result says to which pair it belongs.
"""

from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from firsthand.text.shingles import Hashes, distinct

__all__ = ["Meetings", "Pairs", "meetings", "offsets", "spread"]

Places = NDArray[np.int64]


class Pairs(msgspec.Struct, frozen=True, eq=False):
    """The two texts of each pair, by their numbers."""

    left: Places
    right: Places

    def __len__(self) -> int:
        """How many pairs there are."""
        return len(self.left)


class Meetings(msgspec.Struct, frozen=True, eq=False):
    """What the two sides of each pair have in common: the pair, and the place of it in either side.

    Sorted by pair and within a pair by the place on the left.
    """

    pair: Places
    a: Places
    b: Places

    def of(self, chosen: NDArray[np.bool_]) -> "Meetings":
        """Those of the `chosen` pairs (one flag a pair), which are counted anew."""
        kept = chosen[self.pair]
        number = np.cumsum(chosen) - 1
        return Meetings(number[self.pair[kept]], self.a[kept], self.b[kept])


def offsets(sizes: Places) -> Places:
    """Where each of several arrays of these `sizes` begins when they stand one behind the other."""
    return np.cumsum(sizes) - sizes


def spread(sizes: Places) -> tuple[Places, Places]:
    """For every element of arrays of these `sizes` the number of its array, and its place there."""
    which = np.repeat(np.arange(len(sizes)), sizes)
    return which, np.arange(len(which)) - np.repeat(offsets(sizes), sizes)


def meetings(sets: Sequence[Hashes], pairs: Pairs) -> Meetings:
    """Where the sets of each pair meet; each of `sets` holds distinct numbers.

    Memory grows with the number of sets times the numbers in them: 4 bytes each.
    """
    sizes = np.array([len(one) for one in sets], dtype=np.int64)
    kept, _, columns = distinct(np.concatenate([*sets, np.empty(0, dtype=np.uint64)]))
    owner, place = spread(sizes)
    table = np.full((len(sets), len(kept)), -1, dtype=np.int32)
    table[owner, columns] = place
    asked = sizes[pairs.left]
    starts = offsets(asked)
    every = np.arange(int(asked.sum()))
    at = columns[every + np.repeat(offsets(sizes)[pairs.left] - starts, asked)]
    there = table.ravel()[at + np.repeat(pairs.right * len(kept), asked)]
    hit = np.flatnonzero(there >= 0)
    pair = np.repeat(np.arange(len(pairs)), asked)[hit]
    return Meetings(pair, hit - starts[pair], there[hit].astype(np.int64))

"""Which passage of one text renders which passage of another: by shared words, weighted by rarity.

Order helps but does not bind: runs that keep their order support each other, blocks that moved still align,
and a sentence that was split or two that were joined align as one passage.
"""

from collections.abc import Sequence
from itertools import product

import msgspec
import numpy as np
from numpy.typing import NDArray

from firsthand.text.pairs import Pairs, meetings, offsets, spread
from firsthand.text.shingles import Hashes, join, ranked

__all__ = ["Bags", "Link", "Links", "align", "align_all", "bags", "bags_of_each"]

Matrix = NDArray[np.float64]
Counts = NDArray[np.int64]

_STRONG = 0.34  # share of common wording at which two passages align on their own
_WEAK = 0.18  # the same for passages whose neighbours are aligned
_NEIGHBOUR = 0.15  # what an aligned neighbour adds, as a share of its own score
_LIGHT = 12.0  # weight of wording below which a passage ("He agreed.") does not align on its own
_EVERYWHERE = 0.7  # rarity of a word that stands in half of all articles
_REACH = 2  # passages: how far a supporting neighbour may stand
_STEPS = tuple(
    np.array(
        [[sign * step[side]] for sign in (-1, 1) for step in product(range(1, _REACH + 1), repeat=2)],
        dtype=np.int64,
    )
    for side in (0, 1)
)
"""Down and right from a passage to those that support it, as columns."""
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
    return bags_of_each(hashes, weights, owners, np.array([number]))[0]


def bags_of_each(hashes: Hashes, weights: Matrix, owners: Counts, numbers: Counts) -> tuple[Bags, ...]:
    """`bags` of several texts one behind the other, of so many passages each; `owners` counts through all."""
    heavy = weights >= _EVERYWHERE
    paired = owners[:-1] == owners[1:]
    keys = np.concatenate([hashes[heavy], join(hashes, 2)[paired]])
    owner = np.concatenate([owners[heavy], owners[:-1][paired]])
    load = np.concatenate([weights[heavy], ((weights[:-1] + weights[1:]) * (_PAIR / 2))[paired]])
    text = np.repeat(np.arange(len(numbers)), numbers)
    order = ranked(keys, text[owner])  # words stand before pairs, and no word is a pair: so by passage, too
    keys, owner, load = keys[order], owner[order], load[order]
    fresh = np.ones(len(keys), dtype=bool)
    fresh[1:] = (keys[1:] != keys[:-1]) | (owner[1:] != owner[:-1])
    keys, owner, load = keys[fresh], owner[fresh], load[fresh]
    at = text[owner]
    first = np.ones(len(keys), dtype=bool)
    first[1:] = (keys[1:] != keys[:-1]) | (at[1:] != at[:-1])
    starts = np.flatnonzero(first)
    counts = np.diff(starts, append=len(keys))
    mass = np.bincount(owner, weights=load, minlength=len(text)).astype(np.float64)
    features = np.cumsum(np.bincount(at[starts], minlength=len(numbers)))[:-1]
    places = np.cumsum(np.bincount(at, minlength=len(numbers)))
    passages = np.cumsum(numbers)
    columns = zip(
        np.split(keys[starts], features),
        np.split(starts, features),
        np.split(counts, features),
        np.split(owner, places[:-1]),
        np.split(load, places[:-1]),
        np.split(mass, passages[:-1]),
        (places - np.diff(places, prepend=0)).tolist(),
        (passages - numbers).tolist(),
        strict=True,
    )
    return tuple(
        Bags(key.copy(), start - place, count.copy(), own - passage, weight.copy(), whole.copy())
        for key, start, count, own, weight, whole, place, passage in columns
    )


class Links(msgspec.Struct, frozen=True, eq=False):
    """Links of many pairs, sorted by pair and place on the left: arrays of one length.

    Passages ``[a_start, a_end)`` of the left text of ``pair`` render ``[b_start, b_end)`` of its right text.
    """

    pair: Counts
    a_start: Counts
    a_end: Counts
    b_start: Counts
    b_end: Counts
    score: Matrix


def align(a: Bags, b: Bags) -> tuple[Link, ...]:
    """The links between two texts, each passage in at most one, sorted by their place in `a`."""
    found = align_all((a, b), Pairs(np.array([0]), np.array([1])))
    columns = (found.a_start, found.a_end, found.b_start, found.b_end, found.score)
    return tuple(Link(*row) for row in zip(*(column.tolist() for column in columns), strict=True))


def align_all(texts: Sequence[Bags], pairs: Pairs) -> Links:
    """The links of each of `pairs`; no pair's links depend on which others are asked for."""
    grid = _grid(texts, pairs)
    common = _common(texts, pairs, grid)
    score = np.zeros(len(common))
    cells = np.flatnonzero(common)
    row, column = grid.places(cells)
    score[cells] = 2 * common[cells] / np.maximum(grid.mass_a[row] + grid.mass_b[column], 1e-9)
    strong = _strong(grid, score)
    partners = _supported(grid, score, strong)
    return _widened(grid, common, score, partners)


class _Grid(msgspec.Struct, frozen=True, eq=False):
    """The tables of passages by passages of all pairs as one long row of cells.

    Rows are the passages of all left sides, columns those of all right sides, one pair behind the other.
    """

    height: Counts  # passages of the left side of each pair
    width: Counts
    first_row: Counts
    first_column: Counts
    first_cell: Counts
    pair_of: Counts  # by row
    mass_a: Matrix  # by row
    mass_b: Matrix  # by column

    def places(self, cells: Counts) -> tuple[Counts, Counts]:
        """Row and column of `cells`."""
        pair = np.searchsorted(self.first_cell, cells, side="right") - 1
        rest = cells - self.first_cell[pair]
        width = self.width[pair]
        down = rest // width
        return self.first_row[pair] + down, self.first_column[pair] + rest - down * width

    def beside(self, row: Counts, column: Counts, down: int | Counts, right: int | Counts) -> Counts:
        """The cells so many passages `down` and `right` of others; -1 where no such passages are.

        For columns of steps the result has a row for each step.
        """
        pair = self.pair_of[row]
        i, j = row - self.first_row[pair] + down, column - self.first_column[pair] + right
        width = self.width[pair]
        inside = (i >= 0) & (j >= 0) & (i < self.height[pair]) & (j < width)
        return np.where(inside, self.first_cell[pair] + i * width + j, -1)


def _grid(texts: Sequence[Bags], pairs: Pairs) -> _Grid:
    sizes = np.array([len(text) for text in texts], dtype=np.int64)
    height, width = sizes[pairs.left], sizes[pairs.right]
    filled = np.where((height > 0) & (width > 0), height * width, 0)
    return _Grid(
        height=height,
        width=width,
        first_row=offsets(height),
        first_column=offsets(width),
        first_cell=offsets(filled),
        pair_of=np.repeat(np.arange(len(pairs)), height),
        mass_a=np.concatenate([*(texts[text].mass for text in pairs.left.tolist()), np.empty(0)]),
        mass_b=np.concatenate([*(texts[text].mass for text in pairs.right.tolist()), np.empty(0)]),
    )


def _common(texts: Sequence[Bags], pairs: Pairs, grid: _Grid) -> Matrix:
    """For each cell the weight of the features that the two passages have in common."""
    met = meetings([text.features for text in texts], pairs)
    features = offsets(np.array([len(text.features) for text in texts], dtype=np.int64))
    places = offsets(np.array([len(text.owners) for text in texts], dtype=np.int64))
    starts = np.concatenate([text.starts + place for text, place in zip(texts, places, strict=True)])
    counts = np.concatenate([text.counts for text in texts])
    owners = np.concatenate([text.owners for text in texts])
    loads = np.concatenate([text.loads for text in texts])
    at_a = features[pairs.left][met.pair] + met.a
    at_b = features[pairs.right][met.pair] + met.b
    which, step = spread(counts[at_a] * counts[at_b])
    down = step // counts[at_b][which]
    there_a = starts[at_a][which] + down
    there_b = starts[at_b][which] + step - down * counts[at_b][which]
    pair = met.pair[which]
    cells = grid.first_cell[pair] + owners[there_a] * grid.width[pair] + owners[there_b]
    total = int((grid.height * grid.width).sum())
    return np.bincount(cells, weights=loads[there_a], minlength=total).astype(np.float64)


def _strong(grid: _Grid, score: Matrix) -> dict[int, int]:
    """Best strong partners, one to one, ties by place: column by row."""
    cells = np.flatnonzero(score >= _STRONG)
    row, column = grid.places(cells)
    heavy = np.minimum(grid.mass_a[row], grid.mass_b[column]) >= _LIGHT
    cells, row, column = cells[heavy], row[heavy], column[heavy]
    rank = score[cells]
    for step in (-1, 1):
        beside = grid.beside(row, column, step, step)
        rank = rank + _NEIGHBOUR * np.where(beside >= 0, score[beside], 0.0)
    return _greedy(rank, row, column, {})


def _greedy(rank: Matrix, rows: Counts, columns: Counts, taken: dict[int, int]) -> dict[int, int]:
    order = np.lexsort((columns, rows, -np.round(rank, 6)))
    found = dict(taken)
    used = set(taken.values())
    for row, column in zip(rows[order].tolist(), columns[order].tolist(), strict=True):
        if row not in found and column not in used:
            found[row] = column
            used.add(column)
    return found


def _supported(grid: _Grid, score: Matrix, strong: dict[int, int]) -> dict[int, int]:
    """Add weak partners that stand beside a strong one, on both sides."""
    row = np.fromiter(strong.keys(), dtype=np.int64, count=len(strong))
    column = np.fromiter(strong.values(), dtype=np.int64, count=len(strong))
    cells = grid.beside(row, column, *_STEPS).ravel()
    cells = cells[cells >= 0]
    cells = np.unique(cells[score[cells] >= _WEAK])
    rows, columns = grid.places(cells)
    return _greedy(score[cells], rows, columns, strong)


def _widened(grid: _Grid, common: Matrix, score: Matrix, partners: dict[int, int]) -> Links:
    """Turn partners into links; a free neighbour joins a link when the link then says more of both sides."""
    row = np.fromiter(partners.keys(), dtype=np.int64, count=len(partners))
    column = np.fromiter(partners.values(), dtype=np.int64, count=len(partners))
    order = np.argsort(row)
    row, column = row[order], column[order]
    bounds = np.stack([row, row + 1, column, column + 1], axis=1)
    scores = [round(value, 4) for value in np.minimum(1.0, score[grid.beside(row, column, 0, 0)]).tolist()]
    taken_a, taken_b = set(partners), set(partners.values())
    for place in np.flatnonzero(_may_grow(grid, common, row, column)).tolist():
        i, j = int(row[place]), int(column[place])
        grown = _grow(i, taken_a, _line(grid, common, i, j, down=True), grid.mass_a, float(grid.mass_b[j]))
        if grown is not None:
            bounds[place, :2], scores[place] = grown[:2], round(grown[2], 4)
            continue
        grown = _grow(j, taken_b, _line(grid, common, i, j, down=False), grid.mass_b, float(grid.mass_a[i]))
        if grown is not None:
            bounds[place, 2:], scores[place] = grown[:2], round(grown[2], 4)
    pair = grid.pair_of[row]
    rows, columns = grid.first_row[pair], grid.first_column[pair]
    return Links(
        pair=pair,
        a_start=bounds[:, 0] - rows,
        a_end=bounds[:, 1] - rows,
        b_start=bounds[:, 2] - columns,
        b_end=bounds[:, 3] - columns,
        score=np.array(scores, dtype=np.float64),
    )


def _may_grow(grid: _Grid, common: Matrix, row: Counts, column: Counts) -> NDArray[np.bool_]:
    """Which partners have a free neighbour that the other side renders by half or more."""
    free_a, free_b = np.ones(len(grid.mass_a), dtype=bool), np.ones(len(grid.mass_b), dtype=bool)
    free_a[row], free_b[column] = False, False
    may = np.zeros(len(row), dtype=bool)
    for step in (-1, 1):
        for at, free, mass, moves in (
            (row, free_a, grid.mass_a, (step, 0)),
            (column, free_b, grid.mass_b, (0, step)),
        ):
            cell = grid.beside(row, column, *moves)
            beside = np.where(cell >= 0, at + step, at)
            may |= (cell >= 0) & free[beside] & (common[cell] >= 0.5 * mass[beside])
    return may


def _line(grid: _Grid, common: Matrix, row: int, column: int, *, down: bool) -> dict[int, float]:
    """What a passage has in common with its partner and with the partner's neighbours, by their places."""
    pair = int(grid.pair_of[row])
    width, first = int(grid.width[pair]), int(grid.first_row[pair] if down else grid.first_column[pair])
    at, last = (row, first + int(grid.height[pair])) if down else (column, first + width)
    cell = int(grid.first_cell[pair]) + (row - int(grid.first_row[pair])) * width
    cell += column - int(grid.first_column[pair])
    step = width if down else 1
    return {
        place: float(common[cell + (place - at) * step])
        for place in range(max(first, at - 1), min(last, at + 2))
    }


def _grow(
    at: int, taken: set[int], shared: dict[int, float], mass: Matrix, other: float
) -> tuple[int, int, float] | None:
    """The neighbour of `at` mostly rendered by the same partner: start, end, score of both together."""
    best: tuple[int, int, float] | None = None
    score = 2 * shared[at] / (float(mass[at]) + other)
    for beside in (at - 1, at + 1):
        if beside in taken or beside not in shared or shared[beside] < 0.5 * mass[beside]:
            continue
        joint = min(shared[at] + shared[beside], other)
        together = 2 * joint / (float(mass[at] + mass[beside]) + other)
        if together > score + 0.02:
            best, score = (min(at, beside), max(at, beside) + 1, min(1.0, together)), together
    if best is not None:
        taken.update(range(best[0], best[1]))
    return best

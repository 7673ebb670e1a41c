"""The tree of a tradition from aligned readings, where a long gap is missing data and no difference."""

from collections.abc import Hashable, Mapping, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from firsthand.errors import OptionError

__all__ = ["stemma"]

_LONG_GAP = 8  # places in a row without text: a lost leaf, not a changed word
_OUT, _LOST = 0, -1  # codes of a word left out, and of a place in a long gap, of which nothing is known

Codes = NDArray[np.int64]
Flags = NDArray[np.bool_]


def stemma(variants: Mapping[str, Sequence[Hashable]]) -> tuple[tuple[str, str], ...]:
    """The tree of witnesses with the least difference along its edges: pairs of names, sorted.

    ``variants[name]`` is the row of one witness: its reading at every place of the collation, in order, the
    same number of places for each. A reading is any value that can be told from another one (a word, the code
    of a word); None is a gap. One or a few gaps in a row are a word left out, which is a reading like others;
    eight and more are a lost leaf and say nothing about whom a copyist copied. The distance of two witnesses
    is the share of places with different readings among those that neither has lost. Only readings that two
    witnesses or more have are counted: what one copyist alone has tells where he strayed, and not whom he
    copied (the rule of shared errors; P. Maas, Textkritik, 1927). The others decide between equal distances.

    N witnesses give N - 1 pairs; none or one gives no pair. Extant witnesses are the inner nodes: no unseen
    one is supposed. The tree has no direction: readings alone do not tell the oldest. Ties go by name.

        >>> stemma({"A": ["the", "old", "pier"], "B": ["the", "cold", "pier"], "C": ["the", "cold", "sea"]})
        (('A', 'B'), ('B', 'C'))

    Raises:
        OptionError: when the rows have not all the same number of places.
    """
    rows = _rows(variants)
    borne = _borne(rows)
    edges = sorted(
        (_distance(rows[a], rows[b], borne[a] & borne[b]), _distance(rows[a], rows[b]), a, b)
        for a, b in combinations(sorted(rows), 2)
    )
    group = {name: name for name in rows}
    tree = []
    for _, _, one, other in edges:
        left, right = group[one], group[other]
        if left != right:
            tree.append((one, other))
            group = {name: left if head == right else head for name, head in group.items()}
    return tuple(sorted(tree))


def _rows(variants: Mapping[str, Sequence[Hashable]]) -> dict[str, Codes]:
    """The readings of each witness as codes; equal readings have one code."""
    codes: dict[Hashable, int] = {None: _OUT}
    lengths = {name: len(row) for name, row in sorted(variants.items())}
    if len(set(lengths.values())) > 1:
        short, long = (pick(sorted(lengths), key=lambda name: lengths[name]) for pick in (min, max))
        raise OptionError(
            f"variants needs one reading for each witness at each place: {short} has {lengths[short]} places "
            f"and {long} has {lengths[long]}; put None where a witness has nothing"
        )
    return {
        name: _without_lost(np.array([codes.setdefault(one, len(codes)) for one in variants[name]], np.int64))
        for name in lengths
    }


def _without_lost(row: Codes) -> Codes:
    """`row` with long gaps marked as lost."""
    bounds = np.flatnonzero(np.diff(np.concatenate(([0], row == _OUT, [0]))))
    for start, end in zip(bounds[::2], bounds[1::2], strict=True):
        if end - start >= _LONG_GAP:
            row[start:end] = _LOST
    return row


def _borne(rows: Mapping[str, Codes]) -> dict[str, Flags]:
    """Where each witness has a reading that another one has too."""
    every = np.array([rows[name] for name in rows])
    return {name: (every == row).sum(axis=0) > 1 for name, row in rows.items()}


def _distance(one: Codes, other: Codes, counted: Flags | None = None) -> float:
    """The share of differing places among those that neither has lost; 1 where there is none.

    Differences at places that are not `counted` are none.
    """
    both = (one != _LOST) & (other != _LOST)
    differs = one != other if counted is None else (one != other) & counted
    return round(float(differs[both].mean()), 12) if both.any() else 1.0

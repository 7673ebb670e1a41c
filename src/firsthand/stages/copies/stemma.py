"""The tree of a tradition from aligned readings, where a long gap is missing data and no difference."""

from collections.abc import Mapping, Sequence
from itertools import combinations

__all__ = ["stemma"]

Reading = tuple[int, int]
"""An aligned place and the code of the word that stands there; a code below zero is a gap."""

_LONG_GAP = 8  # places in a row without text: a lost leaf, not a changed word


def stemma(matrix: Mapping[str, Sequence[Reading]]) -> tuple[tuple[str, str], ...]:
    """The tree of witnesses with the least difference along its edges, as sorted pairs of names.

    ``matrix[name]`` holds the readings of a witness by aligned place. The distance of two witnesses is
    the share of places with different readings among those where neither has a long gap: what a copyist
    lost by a torn leaf says nothing about whom he copied. Extant witnesses are inner nodes of the tree.
    """
    places = sorted({place for readings in matrix.values() for place, _ in readings})
    rows = {name: _row(dict(readings), places) for name, readings in sorted(matrix.items())}
    edges = sorted(
        (_distance(rows[one], rows[other]), one, other) for one, other in combinations(sorted(rows), 2)
    )
    group = {name: name for name in rows}
    tree = []
    for _, one, other in edges:
        left, right = group[one], group[other]
        if left != right:
            tree.append((one, other))
            group = {name: left if head == right else head for name, head in group.items()}
    return tuple(sorted(tree))


def _row(readings: Mapping[int, int], places: Sequence[int]) -> list[int | None]:
    """Readings by place, -1 for a word left out, None inside a long gap."""
    row: list[int | None] = [max(-1, readings.get(place, -1)) for place in places]
    start = 0
    while start < len(row):
        end = start
        while end < len(row) and row[end] == -1:
            end += 1
        if end - start >= _LONG_GAP:
            row[start:end] = [None] * (end - start)
        start = max(end, start + 1)
    return row


def _distance(one: Sequence[int | None], other: Sequence[int | None]) -> float:
    both = [(a, b) for a, b in zip(one, other, strict=True) if a is not None and b is not None]
    return round(sum(a != b for a, b in both) / len(both), 12) if both else 1.0

"""Which stretches of a page another one explains, as sorted places without overlaps."""

from collections.abc import Iterable

from firsthand.options.copies import CopiesOptions
from firsthand.stages.copies.compare import Comparison

__all__ = ["Cover", "common", "cover", "length", "union"]

Cover = tuple[tuple[int, int], ...]
"""Stretches ``[start, end)`` of one text, in characters; in order and without overlaps."""


def cover(met: Comparison, options: CopiesOptions) -> Cover:
    """Where side ``a`` is solidly explained (``options.solid``)."""
    return union([tuple((k.a.start, k.a.end) for k in met.alignments if k.score >= options.solid)])


def union(parts: Iterable[Iterable[tuple[int, int]]]) -> Cover:
    """All that lies in one of `parts`."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(piece for part in parts for piece in part):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def common(one: Cover, other: Cover) -> Cover:
    """Where both covers lie."""
    found: list[tuple[int, int]] = []
    i = j = 0
    while i < len(one) and j < len(other):
        start, end = max(one[i][0], other[j][0]), min(one[i][1], other[j][1])
        if start < end:
            found.append((start, end))
        if one[i][1] <= other[j][1]:
            i += 1
        else:
            j += 1
    return tuple(found)


def length(stretches: Cover) -> int:
    """How many characters lie in `stretches`."""
    return sum(end - start for start, end in stretches)

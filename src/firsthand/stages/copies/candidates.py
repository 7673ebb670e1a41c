"""Which pages are worth comparing: an inverted index over rare shingles, with no step over all pairs."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from firsthand.model.span import DocId
from firsthand.options.copies import CopiesOptions
from firsthand.stages.copies.fingerprint import Fingerprint

__all__ = ["candidates"]

_CHUNK = 1 << 22  # pairs held at once


def candidates(
    fingerprints: Sequence[Fingerprint], options: CopiesOptions | None = None
) -> tuple[tuple[DocId, DocId], ...]:
    """The pairs (smaller id first, sorted) that share enough rare shingles to be compared.

    A shingle of many pages would cost the square of their number, so it only ties each page to its next
    neighbours in the order of their smallest shingles, where near-duplicates stand side by side.
    """
    options = options or CopiesOptions()
    prints, twins = _apart(fingerprints, options.longest_posting // 4)
    number = len(prints)
    sizes = np.array([max(1, len(print_.shingles)) for print_ in prints], dtype=np.int64)
    codes, counts = _shared(prints, options.longest_posting)
    first, second = codes // max(1, number), codes % max(1, number)
    floor = np.maximum(options.least_shared, options.least_share * np.minimum(sizes[first], sizes[second]))
    keep = counts >= floor
    pairs = zip(first[keep].tolist(), second[keep].tolist(), strict=True)
    return tuple(sorted([*twins, *(_ordered(prints[i].doc, prints[j].doc) for i, j in pairs)]))


def _apart(
    fingerprints: Sequence[Fingerprint], few: int
) -> tuple[list[Fingerprint], list[tuple[DocId, DocId]]]:
    """One page for each text that more than `few` repeat, and the pairs of it with the others of its text."""
    alike: dict[tuple[int, ...], list[Fingerprint]] = {}
    for print_ in sorted({print_.doc: print_ for print_ in fingerprints}.values(), key=_sketch):
        alike.setdefault(print_.shingles, []).append(print_)
    kept: list[Fingerprint] = []
    pairs: list[tuple[DocId, DocId]] = []
    for shingles, same in alike.items():
        if len(same) <= few or not shingles:
            kept.extend(same)
        else:
            kept.append(same[0])
            pairs.extend(_ordered(same[0].doc, other.doc) for other in same[1:])
    return kept, pairs


def _sketch(print_: Fingerprint) -> tuple[tuple[int, ...], DocId]:
    return print_.shingles[:8], print_.doc


def _ordered(one: DocId, other: DocId) -> tuple[DocId, DocId]:
    return (one, other) if one < other else (other, one)


def _shared(prints: Sequence[Fingerprint], longest: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Codes (first x number + second) of pairs that share a shingle, and how many they share."""
    number = len(prints)
    keys = np.array([key for print_ in prints for key in print_.shingles], dtype=np.uint64)
    owners = np.repeat(np.arange(number, dtype=np.int64), [len(print_.shingles) for print_ in prints])
    order = np.argsort(keys, kind="stable")
    keys, owners = keys[order], owners[order]
    if not len(keys):
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    starts = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]]))
    lengths = np.diff(np.concatenate([starts, [len(keys)]]))
    found: list[tuple[NDArray[np.int64], NDArray[np.int64]]] = []
    for length in np.unique(lengths[lengths > 1]).tolist():
        begin = starts[lengths == length]
        left, right = _combinations(length, longest)
        step = max(1, _CHUNK // len(left))
        for at in range(0, len(begin), step):
            block = owners[begin[at : at + step, None] + np.arange(length)]
            found.append(np.unique(block[:, left] * number + block[:, right], return_counts=True))
    return _sum(found)


def _combinations(length: int, longest: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Which places of a posting list are tied: all of a short one, close neighbours of a long one."""
    left, right = np.triu_indices(length, 1) if length <= longest else _band(length, longest // 4)
    return left.astype(np.int64), right.astype(np.int64)


def _band(length: int, width: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    left = np.repeat(np.arange(length), width)
    right = left + np.tile(np.arange(1, width + 1), length)
    return left[right < length], right[right < length]


def _sum(
    found: list[tuple[NDArray[np.int64], NDArray[np.int64]]],
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    if not found:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    codes, back = np.unique(np.concatenate([code for code, _ in found]), return_inverse=True)
    counts = np.zeros(len(codes), dtype=np.int64)
    np.add.at(counts, back, np.concatenate([count for _, count in found]))
    return codes, counts

"""Shingles: runs of neighbouring words as stable numbers, so that two texts compare by sets of numbers."""

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

__all__ = ["Hashes", "join", "shingles", "word_hashes"]

Hashes = NDArray[np.uint64]

_FACTORS = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F],
    dtype=np.uint64,
)
_MIX = np.uint64(0xFF51AFD7ED558CCD)
_SHIFT = np.uint64(33)


def word_hashes(terms: Sequence[str]) -> Hashes:
    """One stable number for each word (BLAKE2b, so the same in every process and on every machine)."""
    return np.fromiter(map(_word_hash, terms), dtype=np.uint64, count=len(terms))


def shingles(terms: Sequence[str], size: int = 3) -> Hashes:
    """The numbers of all runs of `size` neighbouring words, in text order, repetitions kept.

    A text shorter than `size` words yields nothing. At most five words make a shingle.
    """
    return join(word_hashes(terms), size)


def join(hashes: Hashes, size: int) -> Hashes:
    """The numbers of all runs of `size` neighbouring words of which `hashes` are the numbers.

    Raises:
        ValueError: when `size` is not between 1 and 5.
    """
    if not 1 <= size <= len(_FACTORS):
        raise ValueError(f"a shingle has 1 to {len(_FACTORS)} words, not {size}")
    count = len(hashes) - size + 1
    if count <= 0:
        return np.empty(0, dtype=np.uint64)
    total = np.zeros(count, dtype=np.uint64)
    for place in range(size):
        total += hashes[place : place + count] * _FACTORS[place]
    total ^= total >> _SHIFT
    total *= _MIX
    total ^= total >> _SHIFT
    return total


@lru_cache(maxsize=1 << 17)
def _word_hash(term: str) -> int:
    return int.from_bytes(blake2b(term.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")

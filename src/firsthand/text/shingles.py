"""Shingles: runs of neighbouring words as stable numbers, so that two texts compare by sets of numbers."""

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

__all__ = ["Hashes", "arranged", "distinct", "join", "ranked", "shingles", "word_hash", "word_hashes"]

Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]

_FACTORS = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F],
    dtype=np.uint64,
)
_MIX = np.uint64(0xFF51AFD7ED558CCD)
_SHIFT = np.uint64(33)


def word_hashes(terms: Sequence[str]) -> Hashes:
    """One stable number for each word (BLAKE2b, so the same in every process and on every machine)."""
    return np.fromiter(map(word_hash, terms), dtype=np.uint64, count=len(terms))


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


def arranged(keys: Hashes) -> Places:
    """The places of `keys` in rising order of the keys, equal keys in their own order.

    A stable argsort: the place is packed into the low bits of each key, because sorting plain numbers is
    several times faster. Where keys differ in these bits alone, the exact sort is taken.
    """
    bits = np.uint64((1 << max(0, len(keys) - 1).bit_length()) - 1)
    packed = (keys & ~bits) | np.arange(len(keys), dtype=np.uint64)
    packed.sort()
    places = (packed & bits).astype(np.int64)
    risen = keys[places]
    if (risen[1:] < risen[:-1]).any():
        return np.argsort(keys, kind="stable")
    return places


def distinct(keys: Hashes) -> tuple[Hashes, Places, Places]:
    """The distinct keys, sorted; where each stands first; and which of them stands at every place."""
    places = arranged(keys)
    risen = keys[places]
    fresh = np.ones(len(keys), dtype=bool)
    fresh[1:] = risen[1:] != risen[:-1]
    rows = np.empty(len(keys), dtype=np.int64)
    rows[places] = np.cumsum(fresh) - 1
    return risen[fresh], places[fresh], rows


def ranked(keys: Hashes, owners: Places) -> Places:
    """The places of `keys` by owner (0 to 32,767), then in rising order, equal keys in their own order."""
    places = arranged(keys)
    return places[np.argsort(owners[places].astype(np.int16), kind="stable")]  # radix sort: linear


@lru_cache(maxsize=1 << 17)
def word_hash(term: str) -> int:
    """The stable number of one word."""
    return int.from_bytes(blake2b(term.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")

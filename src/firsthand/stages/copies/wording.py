"""The running words of a page as numbers: which word, how rare, where it begins."""

import re
from collections.abc import Sequence
from itertools import chain

import msgspec
import numpy as np
from numpy.typing import NDArray

from firsthand.stages.copies.chunks import known
from firsthand.text.pairs import spread
from firsthand.text.shingles import Hashes

__all__ = ["Wording", "wording"]

_PERCENT = re.compile(r"(?<=[Pp]er) (?=cent\b)")


class Wording(msgspec.Struct, frozen=True, eq=False):
    """The words of some passages one after the other: four arrays of one length.

    ``hashes`` are their numbers, ``rare`` their rarities, ``owners`` the passage of each, and ``begins``
    where it begins, in characters of its passage.
    """

    hashes: Hashes
    rare: NDArray[np.float64]
    owners: NDArray[np.int64]
    begins: NDArray[np.int64]


def wording(passages: Sequence[str]) -> Wording:
    """The words of `passages`, none of which holds a line break."""
    split = [_chunks(passage) for passage in passages]
    sizes = np.fromiter(map(len, split), dtype=np.int64, count=len(split))
    chunks = known()
    numbers = chunks.numbers(chain.from_iterable(split), int(sizes.sum()))
    lengths = chunks.lengths[numbers] + 1
    starts = np.cumsum(lengths) - lengths
    starts -= np.repeat(starts[np.cumsum(sizes) - sizes], sizes)
    which, step = spread(chunks.counts[numbers])
    words = chunks.firsts[numbers][which] + step
    return Wording(
        hashes=chunks.hashes[words],
        rare=chunks.rare[words],
        owners=np.repeat(np.arange(len(split), dtype=np.int64), sizes)[which],
        begins=chunks.begins[words] + starts[which],
    )


def _chunks(passage: str) -> list[str]:
    """What stands between blanks; "per cent" is one word and stays together."""
    if "er cent" in passage:
        passage = _PERCENT.sub("\t", passage)
    return passage.split(" ")

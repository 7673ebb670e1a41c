"""The running words of a page as numbers: which word, how rare, where it begins.

Most of what stands between two blanks was met before, so each distinct chunk is read once and remembered as
the bytes of its words; a page is then a join of such bytes.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from struct import Struct

import msgspec
import numpy as np
from numpy.typing import NDArray

from firsthand.stages.copies.rarity import rarity
from firsthand.text.shingles import Hashes, word_hash
from firsthand.text.words import tokens

__all__ = ["Wording", "wording"]

_RECORD = Struct("=Qdq")
_PERCENT = re.compile(r"(?<=[Pp]er) (?=cent\b)")
_CHUNKS = 1 << 16  # remembered: the vocabulary of some thousand pages with its marks


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
    chunks = list(chain.from_iterable(split))
    records = list(map(_records, chunks))
    table = np.frombuffer(b"".join(records), dtype=np.int64).reshape(-1, 3)
    counts = np.fromiter(map(len, records), dtype=np.int64, count=len(records)) // _RECORD.size
    sizes = np.fromiter(map(len, split), dtype=np.int64, count=len(split))
    lengths = np.fromiter(map(len, chunks), dtype=np.int64, count=len(chunks)) + 1
    starts = np.cumsum(lengths) - lengths
    starts -= np.repeat(starts[np.cumsum(sizes) - sizes], sizes)
    return Wording(
        hashes=table[:, 0].view(np.uint64).copy(),
        rare=table[:, 1].copy().view(np.float64),
        owners=np.repeat(np.repeat(np.arange(len(split), dtype=np.int64), sizes), counts),
        begins=table[:, 2] + np.repeat(starts, counts),
    )


def _chunks(passage: str) -> list[str]:
    """What stands between blanks; "per cent" is one word and stays together."""
    if "er cent" in passage:
        passage = _PERCENT.sub("\t", passage)
    return passage.split(" ")


@lru_cache(maxsize=_CHUNKS)
def _records(chunk: str) -> bytes:
    """The words of `chunk`, 24 bytes each."""
    forms, begins = tokens(chunk)
    return b"".join(
        _RECORD.pack(word_hash(form), rarity(form), begin) for form, begin in zip(forms, begins, strict=True)
    )

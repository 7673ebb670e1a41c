"""What stands between two blanks, read once and remembered: which words it holds, how rare, where they begin.

Nearly all of it was met before, so a page is read by looking numbers up in arrays.
"""

from collections.abc import Iterable, Sequence
from itertools import chain
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from firsthand.stages.copies.rarity import rarity
from firsthand.text.shingles import word_hashes
from firsthand.text.words import tokens

__all__ = ["Chunks", "known"]

_MOST = 1 << 20  # characters remembered: the vocabulary of some ten thousand pages with its marks
_FIRST = 1 << 12  # rows of the arrays at first

Places = NDArray[np.int64]


class Chunks(dict[str, int]):
    """A number for each chunk, and what is known of it: the same whatever was met before.

    Arrays by number: ``firsts`` says where its words stand in the arrays of words, ``counts`` how many there
    are, ``lengths`` its characters. Arrays of words: ``hashes``, ``rare``, and ``begins``, in characters of
    the chunk. Asked through `numbers`, which several threads may do at a time.
    """

    def __init__(self) -> None:
        """Know nothing."""
        super().__init__()
        self._lock = Lock()
        self._met: list[str] = []  # what is not in the arrays yet
        self._rows = self._words = self._characters = 0
        self.firsts, self.counts, self.lengths = (np.zeros(_FIRST, dtype=np.int64) for _ in range(3))
        self.hashes = np.zeros(_FIRST, dtype=np.uint64)
        self.rare = np.zeros(_FIRST, dtype=np.float64)
        self.begins = np.zeros(_FIRST, dtype=np.int64)

    def __missing__(self, chunk: str) -> int:
        """The next number."""
        number = self[chunk] = len(self)
        self._met.append(chunk)
        return number

    def numbers(self, chunks: Iterable[str], count: int) -> Places:
        """The number of each of `chunks`, of which there are `count`."""
        with self._lock:
            found = np.fromiter(map(self.__getitem__, chunks), dtype=np.int64, count=count)
            if self._met:
                self._write()
        return found

    def is_full(self) -> bool:
        """Whether so much is remembered that it is time to begin anew."""
        return self._characters >= _MOST

    def _write(self) -> None:
        """Read the new chunks."""
        each = list(map(tokens, self._met))
        forms = list(chain.from_iterable(words for words, _ in each))
        counts = [len(words) for words, _ in each]
        lengths = list(map(len, self._met))
        firsts = np.cumsum(counts) - counts + self._words
        self.firsts = _written(self.firsts, self._rows, firsts)
        self.counts = _written(self.counts, self._rows, counts)
        self.lengths = _written(self.lengths, self._rows, lengths)
        self.hashes = _written(self.hashes, self._words, word_hashes(forms))
        self.rare = _written(self.rare, self._words, list(map(rarity, forms)))
        self.begins = _written(self.begins, self._words, list(chain.from_iterable(at for _, at in each)))
        self._rows, self._words = self._rows + len(each), self._words + len(forms)
        self._characters += sum(lengths)
        self._met = []


def _written(array: NDArray[Any], start: int, values: Sequence[Any] | NDArray[Any]) -> NDArray[Any]:
    """`array` with `values` from `start` on, twice as long when they do not fit."""
    while start + len(values) > len(array):
        array = np.concatenate([array, np.zeros_like(array)])
    array[start : start + len(values)] = values
    return array


_KNOWN = [Chunks()]


def known() -> Chunks:
    """What this process has read; use one answer for one page, as the next may be another."""
    if _KNOWN[0].is_full():
        _KNOWN[0] = Chunks()
    return _KNOWN[0]

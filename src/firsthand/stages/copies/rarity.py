"""How rare a word is in the news at large: background frequencies that ship with the package, frozen."""

from collections.abc import Sequence
from functools import cache
from math import log

import numpy as np
from numpy.typing import NDArray

from firsthand import weights

__all__ = ["rarities", "rarity"]

_NAME = "df-v1"
_FLOOR = 0.1  # weight of a word that stands in every article


def rarity(term: str) -> float:
    """The weight of `term`: 0.1 for a word of every article, 6.8 for one that no background article has."""
    known, most = _table()
    return known.get(term, most)


def rarities(terms: Sequence[str]) -> NDArray[np.float64]:
    """The weights of `terms`, in their order."""
    known, most = _table()
    return np.fromiter((known.get(term, most) for term in terms), dtype=np.float64, count=len(terms))


@cache
def _table() -> tuple[dict[str, float], float]:
    """Weights by word, and the weight of an unknown one."""
    head, *lines = weights.text(_NAME).splitlines()
    number = int(head.split()[1])
    known = {}
    for line in lines:
        word, count = line.split(" ")
        known[word] = max(_FLOOR, log(number / int(count)))
    return known, log(number / 3)

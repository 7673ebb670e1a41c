"""How rare a word is in the news at large: background frequencies that ship with the package, frozen."""

from functools import cache
from math import log

from firsthand import weights

__all__ = ["rarity"]

_NAME = "df-v1"
_FLOOR = 0.1  # weight of a word that stands in every article


def rarity(term: str) -> float:
    """The weight of `term`: 0.1 for a word of every article, 6.8 for one that no background article has."""
    known, most = _table()
    return known.get(term, most)


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

"""What a text is about, as weights of words.

Rare words count more, by background frequencies that never change.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from math import log, sqrt

from firsthand import weights
from firsthand.text.stems import singular
from firsthand.text.words import terms

__all__ = ["Vector", "added", "background", "dot", "rarity", "total", "unit", "word_vector"]

Vector = dict[str, float]

_LEAST = 1.0  # rarity below which a word says nothing: it stands in more than a third of all pages


@cache
def background() -> tuple[int, Mapping[str, int]]:
    """Number of pages of the background, and in how many of them each singular stands."""
    head, *lines = weights.text("df-v1").splitlines()
    counts: dict[str, int] = {}
    for line in lines:
        word, count = line.split(" ")
        key = singular(word)
        counts[key] = max(counts.get(key, 0), int(count))
    return int(head.split()[1]), counts


def rarity(word: str) -> float:
    """Natural logarithm of how many pages there are for one with the singular `word`."""
    pages, counts = background()
    return log(pages / counts.get(word, 2))


def word_vector(text: str, doubled: str = "") -> Vector:
    """The words of `text` as a vector of length one; those of `doubled` (a headline) count twice more."""
    counts = Counter(singular(term) for term in terms(text))
    for term in terms(doubled):
        counts[singular(term)] += 2
    found: Vector = {}
    for word in sorted(counts):
        weight = rarity(word)
        if weight >= _LEAST:
            found[word] = (1 + log(counts[word])) * weight
    return unit(found)


def unit(vector: Vector) -> Vector:
    """`vector` with length one; an empty one stays empty."""
    length = sqrt(dot(vector, vector))
    return {key: value / length for key, value in vector.items()} if length else {}


def dot(a: Vector, b: Vector) -> float:
    """The inner product, summed in the order of the smaller vector's keys (of `a` where both are as long)."""
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    return sum(value * large[key] for key, value in small.items() if key in large)


def added(a: Vector, b: Vector) -> Vector:
    """The sum of two vectors."""
    total = dict(a)
    for key, value in b.items():
        total[key] = total.get(key, 0.0) + value
    return total


def total(vectors: Iterable[Vector]) -> Vector:
    """The sum of `vectors`, added in their order."""
    found: Vector = {}
    for vector in vectors:
        for key, value in vector.items():
            found[key] = found.get(key, 0.0) + value
    return found

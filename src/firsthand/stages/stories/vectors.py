"""What a text is about, as weights of words.

Rare words count more, by background frequencies that never change.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from math import log, sqrt

from firsthand import weights
from firsthand.text.words import terms

__all__ = ["Vector", "added", "background", "bare", "dot", "rarity", "stem", "total", "unit", "word_vector"]

Vector = dict[str, float]

_LEAST = 1.0  # rarity below which a word says nothing: it stands in more than a third of all pages


def stem(word: str) -> str:
    """`word` without the ending of a plural."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def bare(word: str) -> str:
    """`word` without the ending that makes a verb, noun or adverb of it: coarser than `stem`.

    For short texts.
    """
    if len(word) > 4 and word.isalpha():
        for ending, other in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= 4:
                word = word[: -len(ending)] + other
                break
        word = stem(word)
        word = word[:-1] if len(word) > 4 and word[-1] == "e" else word
        return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls" else word
    return stem(word)


_ENDINGS = (
    ("ational", "ate"),
    ("ization", "ize"),
    *(
        (ending, "")
        for ending in ("ments", "ment", "ings", "ing", "ers", "ed", "ly", "ions", "ion", "al", "er")
    ),
)


@cache
def background() -> tuple[int, Mapping[str, int]]:
    """Number of pages of the background, and in how many of them each stem stands."""
    head, *lines = weights.text("df-v1").splitlines()
    counts: dict[str, int] = {}
    for line in lines:
        word, count = line.split(" ")
        key = stem(word)
        counts[key] = max(counts.get(key, 0), int(count))
    return int(head.split()[1]), counts


def rarity(word: str) -> float:
    """Natural logarithm of how many pages there are for one with the stem `word`."""
    pages, counts = background()
    return log(pages / counts.get(word, 2))


def word_vector(text: str, doubled: str = "") -> Vector:
    """The words of `text` as a vector of length one; those of `doubled` (a headline) count twice more."""
    counts = Counter(stem(term) for term in terms(text))
    for term in terms(doubled):
        counts[stem(term)] += 2
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

"""How surely two pages have one upstream: a few named signals, a small learned model, no alignment."""

from collections.abc import Sequence
from functools import cache
from math import exp

import msgspec
import numpy as np
from numpy.typing import NDArray

from firsthand import weights
from firsthand.stages.copies.cited import is_agency, shared
from firsthand.stages.copies.witness import NAMED, PHRASE, Witness
from firsthand.text.pairs import Meetings, Pairs, meetings, offsets

__all__ = [
    "SIGNALS",
    "Likeness",
    "Likenesses",
    "likeness",
    "likenesses",
    "measured",
    "placed",
    "ratio",
    "total",
    "values",
]

_NAME = "kin-v1"
SIGNALS = ("topic", "held", "narrated", "credit", "short")
"""The names of the signals that the model weighs, in the order of its weights.

The last speaks against kinship: in short reports of one event its names, its figures and what was said there
are most of the text, whoever wrote it, so the shorter two pages are the more they must share.
"""

_SUBJECT = 0.05, 0.3  # closeness at which a common credit begins to count, and at which it counts in full
_WIRE = 0.2, 0.6  # the same for a news agency, which files many reports on one matter
_LONG = 200  # words, the mean of two pages, from which they are not short; 150 to 250 do alike in training


class Likeness(msgspec.Struct, frozen=True, kw_only=True):
    """What two pages share as wholes; every share is 0 to 1 and weighted by the rarity of words.

    ``held_a`` is the share of `a`'s three-word shingles that stand in `b`, ``topic`` the closeness of the
    vocabularies, ``held`` and ``narrated`` the larger share held with rarity levelled, of all shingles and of
    those outside quotation marks on either side, ``common`` how many shingles both have, ``credits`` the
    outlets that both lean on, ``words`` the geometric mean of their lengths, and ``score`` how surely the two
    have one upstream.
    """

    held_a: float
    held_b: float
    topic: float
    held: float
    narrated: float
    common: int
    credits: tuple[str, ...]
    words: float
    score: float = 0.0


class Likenesses(msgspec.Struct, frozen=True, eq=False):
    """The likeness of each of some pairs of pages, and where their shingles and their words meet."""

    found: tuple[Likeness, ...]
    keys: Meetings
    words: Meetings


def likeness(one: Witness, other: Witness) -> Likeness:
    """Compare two pages as wholes; symmetric but for the names of the sides."""
    return likenesses((one, other), Pairs(np.array([0]), np.array([1]))).found[0]


def likenesses(sides: Sequence[Witness], pairs: Pairs) -> Likenesses:
    """Compare each of `pairs` of `sides`; no result depends on which other pairs are asked for."""
    found, keys, words = _measured(sides, pairs)
    scored = tuple(msgspec.structs.replace(each, score=_score(values(each))) for each in found)
    return Likenesses(scored, keys, words)


def measured(one: Witness, other: Witness) -> Likeness:
    """The same as `likeness` without the score: what the model is trained on."""
    return _measured((one, other), Pairs(np.array([0]), np.array([1])))[0][0]


def _measured(sides: Sequence[Witness], pairs: Pairs) -> tuple[list[Likeness], Meetings, Meetings]:
    keys = meetings([side.keys for side in sides], pairs)
    words = meetings([side.vocabulary for side in sides], pairs)
    at_a, at_b = placed([len(side.keys) for side in sides], pairs, keys)
    loads = np.concatenate([side.loads for side in sides])[at_a]
    quoted = np.concatenate([side.quoted for side in sides])
    level = np.minimum(loads, PHRASE)
    free = ~(quoted[at_a] | quoted[at_b])
    rare = np.concatenate([side.rare for side in sides])
    square = np.minimum(rare[placed([len(side.rare) for side in sides], pairs, words)[0]], NAMED) ** 2
    sums = zip(
        pairs.left.tolist(),
        pairs.right.tolist(),
        total(keys.pair, loads, pairs),
        total(keys.pair, level, pairs),
        total(keys.pair, level * free, pairs),
        total(words.pair, square, pairs),
        np.bincount(keys.pair, minlength=len(pairs)).tolist(),
        strict=True,
    )
    return [_likeness(sides[a], sides[b], *found) for a, b, *found in sums], keys, words


def _likeness(
    one: Witness, other: Witness, load: float, level: float, free: float, square: float, common: float
) -> Likeness:
    """The likeness of two pages by the sums over what they have in common."""
    return Likeness(
        held_a=ratio(load, one.load),
        held_b=ratio(load, other.load),
        topic=ratio(square, one.length * other.length),
        held=max(ratio(level, one.level), ratio(level, other.level)),
        narrated=max(ratio(free, one.narrated), ratio(free, other.narrated)),
        common=int(common),
        credits=shared(one.cited, other.cited),
        words=(len(one.rows) * len(other.rows)) ** 0.5,
    )


def placed(sizes: Sequence[int], pairs: Pairs, met: Meetings) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where `met` stands, left and right, when the arrays of all pages (of `sizes`) are one."""
    begins = offsets(np.array(sizes, dtype=np.int64))
    return begins[pairs.left][met.pair] + met.a, begins[pairs.right][met.pair] + met.b


def total(pair: NDArray[np.int64], values: NDArray[np.float64], pairs: Pairs) -> list[float]:
    """The sum of `values` for each of `pairs`, added in their order, so that no neighbour can move it."""
    sums: list[float] = np.bincount(pair, weights=values, minlength=len(pairs)).tolist()
    return sums


def values(found: Likeness) -> tuple[float, ...]:
    """The signals of ``SIGNALS``, each 0 to 1; a common credit counts by how near the topics are."""
    low, high = _WIRE if all(map(is_agency, found.credits)) else _SUBJECT
    credit = min(1.0, max(0.0, (found.topic - low) / (high - low))) if found.credits else 0.0
    return found.topic, found.held**0.5, found.narrated**0.5, credit, max(0.0, 1 - found.words / _LONG)


def _score(signals: tuple[float, ...]) -> float:
    bias, factors = _model()
    total = bias + sum(factor * value for factor, value in zip(factors, signals, strict=True))
    return 1 / (1 + exp(-total))


@cache
def _model() -> tuple[float, tuple[float, ...]]:
    rows = dict(line.split() for line in weights.text(_NAME).splitlines())
    return float(rows["bias"]), tuple(float(rows[name]) for name in SIGNALS)


def ratio(part: float, whole: float) -> float:
    """The share of `part` in `whole`; nothing of nothing is 0."""
    return part / whole if whole > 0 else 0.0

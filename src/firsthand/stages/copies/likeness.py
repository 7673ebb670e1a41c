"""How surely two pages have one upstream: a few named signals, a small learned model, no alignment."""

from functools import cache
from math import exp

import msgspec
import numpy as np
from numpy.typing import NDArray

from firsthand import weights
from firsthand.stages.copies.cited import is_agency, shared
from firsthand.stages.copies.witness import NAMED, PHRASE, Witness
from firsthand.text.shingles import Hashes

__all__ = ["SIGNALS", "Likeness", "likeness", "measured", "meet", "ratio", "values"]

_NAME = "kin-v1"
SIGNALS = ("topic", "held", "narrated", "credit")
"""The names of the signals that the model weighs, in the order of its weights."""

_SUBJECT = 0.05, 0.3  # closeness at which a common credit begins to count, and at which it counts in full
_WIRE = 0.2, 0.6  # the same for a news agency, which files many reports on one matter


class Likeness(msgspec.Struct, frozen=True, kw_only=True):
    """What two pages share as wholes; every share is 0 to 1 and weighted by the rarity of words.

    ``held_a`` is the share of `a`'s three-word shingles that stand in `b`, ``topic`` the closeness of the
    vocabularies, ``held`` and ``narrated`` the larger share held with rarity levelled, of all shingles and of
    those outside quotation marks on either side, ``common`` how many shingles both have, ``credits`` the
    outlets that both lean on, and ``score`` how surely the two have one upstream.
    """

    held_a: float
    held_b: float
    topic: float
    held: float
    narrated: float
    common: int
    credits: tuple[str, ...]
    score: float = 0.0


def likeness(one: Witness, other: Witness) -> Likeness:
    """Compare two pages as wholes; symmetric but for the names of the sides."""
    found = measured(one, other)
    return msgspec.structs.replace(found, score=_score(values(found)))


def measured(one: Witness, other: Witness) -> Likeness:
    """The same without the score: what the model is trained on."""
    i, j = meet(one.keys, other.keys)
    load = float(one.loads[i].sum())
    level = np.minimum(one.loads[i], PHRASE)
    free = level[~(one.quoted[i] | other.quoted[j])]
    held = max(ratio(float(level.sum()), side.level) for side in (one, other))
    narrated = max(ratio(float(free.sum()), side.narrated) for side in (one, other))
    return Likeness(
        held_a=ratio(load, one.load),
        held_b=ratio(load, other.load),
        topic=_topic(one, other),
        held=held,
        narrated=narrated,
        common=len(i),
        credits=shared(one.cited, other.cited),
    )


def values(found: Likeness) -> tuple[float, ...]:
    """The signals of ``SIGNALS``, each 0 to 1; a common credit counts by how near the topics are."""
    low, high = _WIRE if all(map(is_agency, found.credits)) else _SUBJECT
    credit = min(1.0, max(0.0, (found.topic - low) / (high - low))) if found.credits else 0.0
    return found.topic, found.held**0.5, found.narrated**0.5, credit


def _score(signals: tuple[float, ...]) -> float:
    bias, factors = _model()
    total = bias + sum(factor * value for factor, value in zip(factors, signals, strict=True))
    return 1 / (1 + exp(-total))


def meet(a: Hashes, b: Hashes) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Places of the numbers that two sorted lists of distinct numbers have in common, in both."""
    if len(a) > len(b):
        there, here = meet(b, a)
        return here, there
    if not len(a):
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    at = np.searchsorted(b, a)
    at[at == len(b)] = 0
    hit = np.flatnonzero(b[at] == a)
    return hit, at[hit]


def _topic(one: Witness, other: Witness) -> float:
    """Closeness (cosine) of the vocabularies, rarity levelled."""
    i, _ = meet(one.vocabulary, other.vocabulary)
    square = np.minimum(one.rare[i], NAMED) ** 2
    return ratio(float(square.sum()), one.length * other.length)


@cache
def _model() -> tuple[float, tuple[float, ...]]:
    rows = dict(line.split() for line in weights.text(_NAME).splitlines())
    return float(rows["bias"]), tuple(float(rows[name]) for name in SIGNALS)


def ratio(part: float, whole: float) -> float:
    """The share of `part` in `whole`; nothing of nothing is 0."""
    return part / whole if whole > 0 else 0.0

"""How well each sentence tells a day: what is known of it, weighed by a small linear model.

Date-wise summaries took the sentences nearest to the centre of a day (Gholipour Ghalandari and Ifrim, ACL
2020); the model weighs that nearness beside place, length, novelty of words and how the day is named. It was
trained on ``bench/timelines``, dev: with each topic left out in turn it is worth .009 AR1-F.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from math import log, sqrt

import msgspec
import numpy as np
from numpy.typing import NDArray

from firsthand.stages.stories.vectors import Vector, dot, rarity, total, unit, word_vector
from firsthand.weights import Arrays, arrays

__all__ = ["FEATURES", "Day", "Told", "centre", "day_of", "matrix", "worth"]

FEATURES = (
    "near", "near of nearest", "rank", "near where named", "near topic", "near next day", "to 20 words",
    "from 30 words", "from 60 words", "to 80 words", "log words", "place", "first", "depth", "named",
    "days after", "day after", "on matter", "weight", "digits", "has digit", "quote", "rarity", "new words",
    "first person", "question", "fit of best", "log fit of best", "near and on matter",
)  # fmt: skip
"""What is known of a sentence, in the order of the model's weights."""

_SHORT, _LONG = 20, 60  # words of a sentence below and above which it tells less, in proportion
_DIGIT = re.compile(r"\d")
_QUOTE = re.compile(r'["“”]')
_OURS = re.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur)\b")


class Told(msgspec.Struct, frozen=True):
    """A sentence that tells a day: what it counts, its place, its article's length, how it names the day.

    ``weight`` is 0 to 1, ``place`` and ``of`` are sentences, ``named`` says that a date in it is the day,
    ``after`` how many days later its article is, ``fits`` whether it has a key phrase.
    """

    day: date
    text: str
    weight: float
    place: int
    of: int
    named: bool
    after: int
    fits: bool


class Day(msgspec.Struct, frozen=True):
    """The sentences about a day, by their text in order, with their vectors."""

    told: tuple[Told, ...]
    vectors: tuple[Vector, ...]

    def centre(self, *, named: bool = False) -> Vector:
        """What the sentences have in common, the weighty ones first; `named`: of those that name the day."""
        return unit(
            total(
                {word: value * (1.0 if named else each.weight) for word, value in vector.items()}
                for each, vector in zip(self.told, self.vectors, strict=True)
                if each.named or not named
            )
        )


def day_of(group: Sequence[Told]) -> Day:
    """The sentences of one day, each text once: the weightiest, then the earliest of its article."""
    best: dict[str, Told] = {}
    for told in sorted(group, key=lambda told: (-told.weight, told.place)):
        best.setdefault(told.text, told)
    once = tuple(best[text] for text in sorted(best))
    return Day(once, tuple(word_vector(each.text) for each in once))


def centre(days: Iterable[Sequence[Told]]) -> Vector:
    """What the sentences with a key phrase have in common over all `days`."""
    return unit(total(word_vector(each.text) for group in days for each in group if each.fits))


def matrix(day: Day, days: Mapping[date, Sequence[Told]], topic: Vector) -> NDArray[np.float64]:
    """One row of FEATURES for each sentence of `day`, in its order; `days` has the days around it."""
    own, named = day.centre(), day.centre(named=True)
    following = centre([days.get(day.told[0].day + timedelta(days=1), ())])
    near = [dot(vector, own) for vector in day.vectors]
    most = max(near) or 1.0
    order = sorted(range(len(near)), key=lambda index: -near[index])
    rank = {index: 1 - place / len(near) for place, index in enumerate(order)}
    fit = [value * _fitness(each) for value, each in zip(near, day.told, strict=True)]
    best = max(fit) or 1.0
    rows = []
    for index, (each, vector) in enumerate(zip(day.told, day.vectors, strict=True)):
        rows.append(
            [
                near[index],
                near[index] / most,
                rank[index],
                dot(vector, named),
                dot(vector, topic),
                dot(vector, following),
                *_alone(each, vector),
                fit[index] / best,
                log(1e-3 + fit[index] / best),
                near[index] * each.fits,
            ]
        )
    return np.array(rows, dtype=np.float64)


def _alone(told: Told, vector: Vector) -> tuple[float, ...]:
    """What is known of a sentence without its neighbours."""
    words = len(told.text.split())
    return (
        min(words, _SHORT) / _SHORT,
        min(1.0, 30 / max(words, 1)),
        min(1.0, _LONG / max(words, 1)),
        min(words, 80) / 80,
        log(1 + words),
        1 / (1 + told.place),
        told.place == 0,
        told.place / told.of,
        told.named,
        min(abs(told.after), 10) / 10,
        told.after == 1,
        told.fits,
        told.weight,
        len(_DIGIT.findall(told.text)) / (1 + words),
        _DIGIT.search(told.text) is not None,
        _QUOTE.search(told.text) is not None,
        sum(rarity(word) for word in vector) / (1 + len(vector)),
        len(vector) / (1 + words),
        _OURS.search(told.text) is not None,
        told.text.rstrip().endswith("?"),
    )


def _fitness(told: Told) -> float:
    """How well a sentence tells a day: on its matter, early in its article, neither short nor long."""
    words = len(told.text.split())
    length = min(1.0, words / _SHORT) * min(1.0, _LONG / max(words, 1))
    return sqrt(told.weight) * (1 + 1 / (1 + told.place)) * length


def worth(rows: NDArray[np.float64]) -> list[float]:
    """How well the sentence of each row tells its day beside the others of the day, rounded to 6 decimals."""
    stored = _model()
    return [
        round(float(value), 6) for value in ((rows - stored["mean"]) / stored["spread"]) @ stored["weights"]
    ]


@cache
def _model() -> Arrays:
    return arrays("timeline-v1")

"""A long story told in so many dates with so many sentences each, from its dated articles."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from math import sqrt

import msgspec

from firsthand.stages.stories.vectors import dot, total, unit, word_vector
from firsthand.text.dates import Anchor, expressions, resolve

__all__ = ["Article", "summary"]

_FRESH = 5  # first sentences of an article that may tell its own day
_SAME = 0.4  # likeness from which two sentences say the same
_SHORT, _LONG = 20, 60  # words of a sentence below and above which it tells less, in proportion
_BESIDE = 0.05  # weight of a sentence without a key phrase
_AGAIN = 0.3  # weight of a day that its article has already spoken of
_BEFORE = timedelta(days=3)  # how long before its first article a story may begin


class Article(msgspec.Struct, frozen=True):
    """A dated article: its ISO day and its sentences."""

    date: str
    sentences: tuple[str, ...]


class _Told(msgspec.Struct, frozen=True):
    """A sentence that tells a day: the day, its words, how much it counts, and its place in its article."""

    day: date
    text: str
    weight: float
    place: int


Summary = tuple[tuple[str, tuple[str, ...]], ...]


def summary(
    articles: Sequence[Article],
    dates: int,
    sentences: int,
    phrases: Sequence[str] = (),
    between: tuple[str, str] | None = None,
) -> Summary:
    """At most `dates` ISO days in order, each with at most `sentences` sentences.

    A day counts by the sentences that speak of it, or that open an article of it, those with one of `phrases`
    first. Its sentences are those nearest to what all sentences about the day have in common, early ones
    before late ones, none twice. `between` is the first and the last ISO day asked for: articles and days
    outside are left out, and without it days long before the first article or after the last one. The weights
    were chosen on ``bench/timelines``, dev.
    """
    inside = [article for article in articles if between is None or between[0] <= article.date <= between[1]]
    if not inside:
        return ()
    first = date.fromisoformat(min(article.date for article in inside)) - _BEFORE
    last = date.fromisoformat(max(article.date for article in inside))
    if between is not None:
        first, last = (date.fromisoformat(day) for day in between)
    days: dict[date, list[_Told]] = defaultdict(list)
    for article in sorted(inside, key=lambda article: (article.date, article.sentences)):
        for told in _told(article, tuple(phrase.lower() for phrase in phrases)):
            if first <= told.day <= last:
                days[told.day].append(told)
    score = {day: sum(told.weight for told in group) for day, group in days.items()}
    chosen = sorted(sorted(score, key=lambda day: (-round(score[day], 6), day))[:dates])
    return tuple((day.isoformat(), _sentences(days[day], sentences)) for day in chosen)


def _told(article: Article, phrases: Sequence[str]) -> Iterator[_Told]:
    own = date.fromisoformat(article.date)
    anchor = Anchor(first=own, last=own)
    seen: set[date] = set()
    for rank, text in enumerate(article.sentences):
        fits = 1.0 if not phrases or any(phrase in text.lower() for phrase in phrases) else _BESIDE
        named = {own} if rank < _FRESH else set()
        for expression in expressions(text):
            meant = resolve(expression, anchor)
            if meant and meant.start == meant.end:
                named.add(meant.start)
        for day in sorted(named):
            yield _Told(day, text, fits * (_AGAIN if day in seen else 1.0), rank)
        seen |= named


def _sentences(group: Sequence[_Told], most: int) -> tuple[str, ...]:
    """The sentences nearest to the centre of a day."""
    best: dict[str, _Told] = {}
    for told in sorted(group, key=lambda told: (-told.weight, told.place)):
        best.setdefault(told.text, told)
    vectors = {text: word_vector(text) for text in sorted(best)}
    centre = unit(
        total(
            {word: value * best[text].weight for word, value in vector.items()}
            for text, vector in vectors.items()
        )
    )
    worth = {text: round(dot(vector, centre) * _fitness(best[text]), 6) for text, vector in vectors.items()}
    chosen: list[str] = []
    for text in sorted(vectors, key=lambda text: (-worth[text], text)):
        if len(chosen) == most:
            break
        if all(dot(vectors[text], vectors[other]) < _SAME for other in chosen):
            chosen.append(text)
    return tuple(chosen)


def _fitness(told: _Told) -> float:
    """How well a sentence tells a day: on its matter, early in its article, neither short nor long."""
    words = len(told.text.split())
    length = min(1.0, words / _SHORT) * min(1.0, _LONG / max(words, 1))
    return sqrt(told.weight) * (1 + 1 / (1 + told.place)) * length

"""A long story told in so many dates with so many sentences each, from its dated articles."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import msgspec

from firsthand.stages.stories.vectors import Vector, added, dot, unit, word_vector
from firsthand.text.dates import Anchor, expressions, resolve

__all__ = ["Article", "summary"]

_FRESH = 5  # first sentences of an article that may tell its own day
_SAME = 0.55  # likeness from which two sentences say the same
_BESIDE = 0.05  # weight of a sentence without a key phrase
_AGAIN = 0.3  # weight of a day that its article has already spoken of
_BEFORE = timedelta(days=3)  # how long before its first article a story may begin


class Article(msgspec.Struct, frozen=True):
    """A dated article: its ISO day and its sentences."""

    date: str
    sentences: tuple[str, ...]


class _Told(msgspec.Struct, frozen=True):
    """A sentence that tells a day: the day, its words, and how much it counts."""

    day: date
    text: str
    weight: float


Summary = tuple[tuple[str, tuple[str, ...]], ...]


def summary(articles: Sequence[Article], dates: int, sentences: int, phrases: Sequence[str] = ()) -> Summary:
    """At most `dates` ISO days in order, each with at most `sentences` sentences.

    A day counts by the sentences that speak of it, or that open an article of it, those with one of `phrases`
    first. Its sentences are those nearest to what all sentences about the day have in common, none twice.
    Days long before the first article or after the last one are left out. The weights were chosen on
    ``bench/timelines``, dev.
    """
    if not articles:
        return ()
    first = date.fromisoformat(min(article.date for article in articles)) - _BEFORE
    last = date.fromisoformat(max(article.date for article in articles))
    days: dict[date, list[_Told]] = defaultdict(list)
    for article in sorted(articles, key=lambda article: (article.date, article.sentences)):
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
            yield _Told(day, text, fits * (_AGAIN if day in seen else 1.0))
        seen |= named


def _sentences(group: Sequence[_Told], most: int) -> tuple[str, ...]:
    """The sentences nearest to the centre of a day."""
    weights: dict[str, float] = {}
    for told in group:
        weights[told.text] = max(weights.get(told.text, 0.0), told.weight)
    vectors = {text: word_vector(text) for text in sorted(weights)}
    centre: Vector = {}
    for text in sorted(vectors):
        centre = added(centre, {word: value * weights[text] for word, value in vectors[text].items()})
    centre = unit(centre)
    ranked = sorted(vectors, key=lambda text: (-round(dot(vectors[text], centre), 6), text))
    chosen: list[str] = []
    for text in ranked:
        if len(chosen) == most:
            break
        if all(dot(vectors[text], vectors[other]) < _SAME for other in chosen):
            chosen.append(text)
    return tuple(chosen)

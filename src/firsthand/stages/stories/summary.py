"""A long story told in so many dates with so many sentences each, from its dated articles."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import msgspec

from firsthand.stages.stories.vectors import dot
from firsthand.stages.stories.worth import Day, Told, centre, day_of, matrix, worth
from firsthand.text.dates import Anchor, expressions, resolve

__all__ = ["Article", "Summary", "summary", "telling"]

_FRESH = 5  # first sentences of an article that may tell its own day
_SAME = 0.4  # likeness from which two sentences say the same
_BESIDE = 0.05  # weight of a sentence without a key phrase
_AGAIN = 0.3  # weight of a day that its article has already spoken of
_BEFORE = timedelta(days=3)  # how long before its first article a story may begin


class Article(msgspec.Struct, frozen=True):
    """A dated article: its ISO day and its sentences."""

    date: str
    sentences: tuple[str, ...]


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
    first. Its sentences are those that tell it best (``worth``), none that says what a better one says.
    `between` is the first and the last ISO day asked for. The weights of the days were chosen on
    ``bench/timelines``, dev.
    """
    days = telling(articles, phrases, between)
    score = {day: sum(told.weight for told in group) for day, group in days.items()}
    chosen = sorted(sorted(score, key=lambda day: (-round(score[day], 6), day))[:dates])
    topic = centre(days[day] for day in sorted(days))
    found: list[tuple[str, tuple[str, ...]]] = []
    for day in chosen:
        here = day_of(days[day])
        found.append((day.isoformat(), _sentences(here, worth(matrix(here, days, topic)), sentences)))
    return tuple(found)


def telling(
    articles: Sequence[Article], phrases: Sequence[str] = (), between: tuple[str, str] | None = None
) -> dict[date, list[Told]]:
    """The sentences that speak of each day, in the order of the articles.

    Left out are days outside `between`, or, without it, long before the first article or after the last one.
    """
    inside = [article for article in articles if between is None or between[0] <= article.date <= between[1]]
    days: dict[date, list[Told]] = defaultdict(list)
    if not inside:
        return days
    first = date.fromisoformat(min(article.date for article in inside)) - _BEFORE
    last = date.fromisoformat(max(article.date for article in inside))
    if between is not None:
        first, last = (date.fromisoformat(day) for day in between)
    for article in sorted(inside, key=lambda article: (article.date, article.sentences)):
        for told in _told(article, tuple(phrase.lower() for phrase in phrases)):
            if first <= told.day <= last:
                days[told.day].append(told)
    return days


def _told(article: Article, phrases: Sequence[str]) -> Iterator[Told]:
    own = date.fromisoformat(article.date)
    anchor = Anchor(first=own, last=own)
    seen: set[date] = set()
    for rank, text in enumerate(article.sentences):
        fits = not phrases or any(phrase in text.lower() for phrase in phrases)
        named: set[date] = set()
        for expression in expressions(text):
            meant = resolve(expression, anchor)
            if meant and meant.start == meant.end:
                named.add(meant.start)
        about = named | ({own} if rank < _FRESH else set())
        for day in sorted(about):
            yield Told(
                day=day,
                text=text,
                weight=(1.0 if fits else _BESIDE) * (_AGAIN if day in seen else 1.0),
                place=rank,
                of=len(article.sentences),
                named=day in named,
                after=(own - day).days,
                fits=fits,
            )
        seen |= about


def _sentences(day: Day, worth_of: Sequence[float], most: int) -> tuple[str, ...]:
    """The sentences of a day that tell it best, none that says what a better one says."""
    chosen: list[int] = []
    for index in sorted(range(len(day.told)), key=lambda index: (-worth_of[index], day.told[index].text)):
        if len(chosen) == most:
            break
        if all(dot(day.vectors[index], day.vectors[other]) < _SAME for other in chosen):
            chosen.append(index)
    return tuple(day.told[index].text for index in chosen)

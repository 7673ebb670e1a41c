"""A stream of texts sorted into stories as it arrives.

Each is placed once, for good, by what was seen before it.
"""

from collections import Counter, defaultdict
from functools import cache
from math import log, sqrt

from firsthand.options.stories import StreamOptions
from firsthand.stages.stories.vectors import Vector, background
from firsthand.text.stems import root, singular
from firsthand.text.words import words

__all__ = ["Stream"]

_COMMON = frozenset(
    (
        "a an the of to in on at for by with from and or but as is are was were be been has have had it "
        "its this that these those he she they we you i his her their our your not no who which what when "
        "where how after before over up out about into than then so will would could should may can says "
        "say said report reports reported video new "
    ).split()
)
_LEAST = 0.7  # rarity below which a word says nothing
_TITLE_CASE = 0.5  # share of capitals from which they say nothing


class Stream:
    """Stories of a stream, numbered from 0 by their first text.

    A text joins the story whose centre and whose nearest text are likest, or opens a new one. Word
    frequencies are those that ship, mixed with those of the stream so far: nothing is looked at ahead of its
    time, nothing is decided twice.
    """

    def __init__(self, options: StreamOptions | None = None) -> None:
        self._options = options or StreamOptions()
        self._pages, self._counts = _background(self._options.deep)
        self._seen: Counter[str] = Counter()
        self._stories: list[int] = []
        self._lengths: list[float] = []
        self._centres: dict[str, dict[int, float]] = defaultdict(dict)
        self._texts: dict[str, list[tuple[int, float]]] = defaultdict(list)

    def add(self, text: str) -> int:
        """The story of the next text of the stream."""
        counts = self._words(text)
        vector = self._vector(counts)
        likest, likeness = self._nearest(vector)
        if likeness < self._options.threshold:
            likest = len(self._lengths)
            self._lengths.append(0.0)
        self._take(vector, counts, likest)
        return likest

    def _words(self, text: str) -> dict[str, float]:
        found = words(text)
        long_words = [word for word in found if len(word.text) > 3 and word.text.isalpha()]
        capitals = sum(text[word.start].isupper() for word in long_words)
        names = self._options.names if capitals < _TITLE_CASE * len(long_words) else 1.0
        counts: dict[str, float] = {}
        for word in found:
            if singular(word.text) in _COMMON:
                continue
            key = root(word.text) if self._options.deep else singular(word.text)
            counts[key] = counts.get(key, 0.0) + (names if text[word.start].isupper() else 1.0)
        return counts

    def _vector(self, counts: dict[str, float]) -> Vector:
        mixed = self._options.background
        total = mixed * self._pages + len(self._stories) + 2
        vector: Vector = {}
        for word in sorted(counts):
            weight = log(total / (mixed * self._counts.get(word, 1) + self._seen[word] + 1))
            if weight > _LEAST:
                vector[word] = log(1 + counts[word]) * weight**self._options.damping
        length = sqrt(sum(vector[word] ** 2 for word in sorted(vector)))
        return {word: value / length for word, value in vector.items()} if length else {}

    def _nearest(self, vector: Vector) -> tuple[int, float]:
        """The likest story and its likeness; of equals the older one."""
        centres: dict[int, float] = defaultdict(float)
        for word, value in vector.items():
            for story, other in self._centres[word].items():
                centres[story] += value * other
        share = self._options.nearest
        closest = self._closest(vector) if share else {}
        best, likeness = -1, 0.0
        for story in sorted(centres):
            value = (1 - share) * centres[story] / self._lengths[story] + share * closest.get(story, 0.0)
            if value > likeness:
                best, likeness = story, value
        return best, likeness

    def _closest(self, vector: Vector) -> dict[int, float]:
        """Likeness of the nearest single text of each story."""
        texts: dict[int, float] = defaultdict(float)
        for word, value in vector.items():
            for number, other in self._texts[word]:
                texts[number] += value * other
        closest: dict[int, float] = {}
        for number, value in texts.items():
            story = self._stories[number]
            closest[story] = max(closest.get(story, 0.0), value)
        return closest

    def _take(self, vector: Vector, counts: dict[str, float], story: int) -> None:
        square = self._lengths[story] ** 2
        for word, value in vector.items():
            old = self._centres[word].get(story, 0.0)
            self._centres[word][story] = old + value
            square += 2 * old * value + value * value
            if self._options.nearest:
                self._texts[word].append((len(self._stories), value))
        self._lengths[story] = sqrt(square)
        self._seen.update(dict.fromkeys(counts, 1))
        self._stories.append(story)


@cache
def _background(deep: bool) -> tuple[int, dict[str, int]]:
    pages, counts = background()
    if not deep:
        return pages, dict(counts)
    folded: dict[str, int] = {}
    for word in sorted(counts):
        key = root(word)
        folded[key] = max(folded.get(key, 0), counts[word])
    return pages, folded

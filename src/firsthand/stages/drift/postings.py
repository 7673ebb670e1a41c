"""Things that share words, found by their rarest words: bounded work for a crowd on one subject."""

from collections import Counter
from collections.abc import Sequence
from typing import Generic, TypeVar

__all__ = ["Postings"]

T = TypeVar("T")

_CROWD = 64
"""Things that may share a word before it no longer leads from one to another."""

_NEIGHBOURS = 24
"""Things that one look-up gives at most: those with most words in common."""


class Postings(Generic[T]):
    """`things` by the words in `words`, which runs beside them.

    A look-up follows only words that at most `crowd` things hold, and gives at most `most` of the things, so
    its cost does not grow with their number. A word that a crowd shares counts once a rarer one led there.
    """

    def __init__(
        self,
        things: Sequence[T],
        words: Sequence[frozenset[str]],
        crowd: int = _CROWD,
        most: int = _NEIGHBOURS,
    ) -> None:
        self.things = things
        self._words = words
        self._most = most
        self._places: dict[str, list[int]] = {}
        for place, each in enumerate(words):
            for word in each:
                self._places.setdefault(word, []).append(place)
        self._places = {word: places for word, places in self._places.items() if len(places) <= crowd}

    def sharing(self, words: frozenset[str], least: int) -> list[T]:
        """The things with `least` or more of `words`, most words first, then in their order."""
        led = Counter(place for word in words for place in self._places.get(word, ()))
        near = sorted(
            (-len(self._words[place] & words), place) for place in led if len(self._words[place]) >= least
        )
        return [self.things[place] for common, place in near[: self._most] if -common >= least]

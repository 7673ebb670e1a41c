"""Things that share words, found by their rarest words: bounded work for a crowd on one subject."""

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
        known, led = self._words, set[int]()
        led.update(*[self._places[word] for word in words if word in self._places])
        counted = [(-len(known[place] & words), place) for place in led]
        near = sorted([pair for pair in counted if -pair[0] >= least])
        return [self.things[place] for _, place in near[: self._most]]

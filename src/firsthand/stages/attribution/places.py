"""Values by where they stand in a text, so that a question about one place looks at its neighbours alone."""

from collections.abc import Iterable
from typing import Generic, TypeVar

__all__ = ["Places"]

T = TypeVar("T")

_CELL = 512
"""Characters of one drawer: about three sentences."""


class Places(Generic[T]):
    """Values with the character ranges ``[start, end)`` that they cover."""

    def __init__(self) -> None:
        self._values: list[T] = []
        self._cells: dict[int, list[tuple[int, int, int]]] = {}

    def add(self, ranges: Iterable[tuple[int, int]], value: T) -> None:
        """Put `value` at each of `ranges`."""
        number = len(self._values)
        self._values.append(value)
        for start, end in ranges:
            for cell in range(start // _CELL, (end - 1) // _CELL + 1):
                self._cells.setdefault(cell, []).append((start, end, number))

    def touching(self, ranges: Iterable[tuple[int, int]]) -> list[T]:
        """The values that share a character with one of `ranges`, each once, in the order of their coming."""
        found = {
            number
            for start, end in ranges
            for cell in range(start // _CELL, (end - 1) // _CELL + 1)
            for low, high, number in self._cells.get(cell, ())
            if low < end and start < high
        }
        return [self._values[number] for number in sorted(found)]

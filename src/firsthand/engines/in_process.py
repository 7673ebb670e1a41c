"""The engine that needs nothing: this very process."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

__all__ = ["InProcess"]

T = TypeVar("T")
R = TypeVar("R")


class InProcess:
    """Runs everything here, one item after the other."""

    name = "in-process"

    def map(self, function: Callable[[T], R], items: Sequence[T]) -> Iterator[R]:
        """Yield ``function(item)`` for each of `items`, in their order."""
        return map(function, items)

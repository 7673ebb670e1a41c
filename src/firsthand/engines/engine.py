"""What an engine must be able to do: run one function over many items, in order."""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

__all__ = ["Engine"]

T = TypeVar("T")
R = TypeVar("R")


class Engine(Protocol):
    """Runs plain functions over values; the results do not depend on which engine runs them."""

    name: str

    def map(self, function: Callable[[T], R], items: Sequence[T]) -> Iterator[R]:
        """Yield ``function(item)`` for each of `items`, in their order."""
        ...

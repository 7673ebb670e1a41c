"""What an engine must be able to do: run one function over many items, in order, and outlive a bad one."""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

import msgspec

from firsthand.errors import FirsthandError

__all__ = ["DIED", "Engine", "Failed", "OverTime", "error_of", "late", "outcome"]

T = TypeVar("T")
R = TypeVar("R")

DIED = "its worker process died (out of memory, or something in it crashes a parser)"


class Failed(msgspec.Struct, frozen=True):
    """What stands in place of a result that could not be had, and why, as a clause."""

    reason: str


class OverTime(BaseException):
    """Stops an item in this process that takes too long; nothing that catches `Exception` swallows it."""


class Engine(Protocol):
    """Runs plain functions over values; the results do not depend on which engine runs them."""

    name: str

    def map(self, function: Callable[[T], R], items: Sequence[T]) -> Iterator[R]:
        """Yield ``function(item)`` for each of `items`, in their order."""
        ...

    def attempt(
        self, function: Callable[[T], R], items: Sequence[T], seconds: float | None = None
    ) -> Iterator[R | Failed]:
        """Yield ``function(item)`` or why there is none for each of `items`, in their order.

        An item that takes longer than `seconds` (wall clock; None: no limit), runs out of memory, kills its
        process or fails by an error nobody meant costs its own result and no other. What firsthand raises
        on purpose is raised: a missing model is no fault of the item.
        """
        ...


def outcome(function: Callable[[T], R], item: T) -> R | Failed | FirsthandError:
    """``function(item)``, what firsthand raised on purpose, or why it failed."""
    try:
        return function(item)
    except FirsthandError as error:
        return error
    except MemoryError:
        return Failed("it ran out of memory")
    except OverTime as error:
        return Failed(str(error))
    except Exception as error:  # noqa: BLE001 the one place where a bad item is told from a bad run
        return error_of(error)


def late(seconds: float) -> str:
    """The reason of an item that took longer than `seconds`."""
    return f"it took more than {seconds:g} s"


def error_of(error: BaseException) -> Failed:
    """The reason of an item that failed by `error`, which is a fault of firsthand."""
    return Failed(f"firsthand failed on it ({type(error).__name__}: {error}): please report it")

"""The engine that needs nothing: this very process."""

import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from firsthand.engines.engine import Failed, OverTime, late, outcome
from firsthand.errors import FirsthandError

__all__ = ["InProcess"]

T = TypeVar("T")
R = TypeVar("R")


class InProcess:
    """Runs everything here, one item after the other."""

    name = "in-process"

    def map(self, function: Callable[[T], R], items: Sequence[T]) -> Iterator[R]:
        """Yield ``function(item)`` for each of `items`, in their order."""
        return map(function, items)

    def attempt(
        self, function: Callable[[T], R], items: Sequence[T], seconds: float | None = None
    ) -> Iterator[R | Failed]:
        """Yield ``function(item)`` or why there is none for each of `items`, in their order.

        The limit holds in the main thread of a system with alarms, and for code that lets itself be
        interrupted; an item that kills the process kills it here: that is what `Processes` is for.
        """
        for item in items:
            with _limited(seconds):
                result = outcome(function, item)
            if isinstance(result, FirsthandError):
                raise result
            yield result


@contextmanager
def _limited(seconds: float | None) -> Iterator[None]:
    """Raise `OverTime` inside after `seconds`, where this thread and system can."""
    able = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    if seconds is None or not able:
        yield
        return

    def stop(*_: Any) -> None:
        raise OverTime(late(seconds))

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)

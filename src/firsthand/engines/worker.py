"""One worker process, seen from inside and from outside."""

import signal
from collections import deque
from collections.abc import Sequence
from math import inf
from multiprocessing import get_context
from multiprocessing.connection import Connection
from time import monotonic
from typing import Any

from firsthand.engines.engine import error_of, outcome

__all__ = ["Worker", "serve"]


class Worker:
    """A spawned process that answers item by item, so that whoever waits knows which one is in its hands."""

    def __init__(self) -> None:
        context = get_context("spawn")
        here, there = context.Pipe()
        self.link: Connection[Any, Any] = here
        self.todo: deque[int] = deque()
        """Numbers of the items it was given and has not answered, in order: it works on the first."""
        self.since = inf
        """When it began the first of them (seconds of a steady clock); infinite before it is up."""
        self._up = False
        self._process = context.Process(target=serve, args=(there,), daemon=True)
        self._process.start()
        there.close()

    def give(self, function: Any, numbers: Sequence[int], items: Sequence[Any]) -> None:
        """Hand over `items`, known outside as `numbers`; a dead worker takes them and answers nothing."""
        self.todo, self.since = deque(numbers), monotonic() if self._up else inf
        try:
            self.link.send((function, list(items)))
        except OSError:
            return  # its end is closed: whoever waits for the answer is told so

    def answer(self) -> tuple[int, Any] | None:
        """The number and the outcome of the item it was at; None when it only says that it is up.

        Raises:
            EOFError, OSError: when the process has died.
        """
        result = self.link.recv()
        self.since = monotonic()
        if not self._up:
            self._up = True
            return None
        return self.todo.popleft(), result

    def stop(self) -> None:
        """End the process now."""
        self._process.kill()
        self._process.join()
        self.link.close()


def serve(link: "Connection[Any, Any]") -> None:
    """Answer every item that comes through `link` until its other end is closed; runs in the process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupted run is ended by its parent
    link.send("up")
    while True:
        try:
            function, items = link.recv()
        except EOFError:
            return
        for item in items:
            result = outcome(function, item)
            try:
                link.send(result)
            except OSError:
                return
            except Exception as error:  # noqa: BLE001 a result that cannot travel is a fault like any other
                link.send(error_of(error))

"""The engine for all cores of one machine: spawned processes, watched item by item."""

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from math import inf
from multiprocessing.connection import wait
from time import monotonic
from types import TracebackType
from typing import Any, Self, TypeVar

from firsthand.engines.engine import DIED, Failed, late
from firsthand.engines.worker import Worker
from firsthand.errors import FirsthandError, OptionError

__all__ = ["Processes"]

T = TypeVar("T")
R = TypeVar("R")


class Processes:
    """Runs functions of modules (they must pickle) in `workers` processes; use it as a context manager.

    Results come in the order of the items, so the number of workers changes nothing but the time.
    """

    name = "processes"

    def __init__(self, workers: int) -> None:
        """Prepare `workers` processes; they start with the first task.

        Raises:
            OptionError: when `workers` is not positive.
        """
        if workers < 1:
            raise OptionError(f"workers must be 1 or more, not {workers}")
        self.workers = workers
        # One thread each: numerical libraries would otherwise start a thread per core in every worker.
        for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
            os.environ.setdefault(variable, "1")
        self._idle: list[Worker] = []

    def map(self, function: Callable[[T], R], items: Sequence[T]) -> Iterator[R]:
        """Yield ``function(item)`` for each of `items`, in their order.

        Raises:
            FirsthandError: when there is no result for an item, with its number and the reason.
        """
        for number, result in enumerate(self.attempt(function, items), start=1):
            if isinstance(result, Failed):
                raise FirsthandError(f"item {number} of {len(items)} cannot be worked on: {result.reason}")
            yield result

    def attempt(
        self, function: Callable[[T], R], items: Sequence[T], seconds: float | None = None
    ) -> Iterator[R | Failed]:
        """Yield ``function(item)`` or why there is none for each of `items`, in their order.

        A worker that dies is replaced and its item tried once more, alone: a system short of memory kills
        whom it likes.
        """
        run = _Run(function, items, seconds, self)
        try:
            yield from run.results()
        finally:
            run.end()

    def hire(self) -> Worker:
        """A worker with nothing to do."""
        return self._idle.pop() if self._idle else Worker()

    def take_back(self, worker: Worker) -> None:
        """Keep a worker that has done its work for the next task."""
        self._idle.append(worker)

    def __enter__(self) -> Self:
        """This engine."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the processes."""
        while self._idle:
            self._idle.pop().stop()


class _Run:
    """One function over one list of items: who works on what, and what has come back."""

    def __init__(self, function: Any, items: Sequence[Any], seconds: float | None, engine: Processes) -> None:
        size = max(1, min(16, len(items) // (engine.workers * 4)))
        places = range(len(items))
        self._function, self._items, self._seconds, self._engine = function, items, seconds, engine
        self._waiting = deque(tuple(places[at : at + size]) for at in places[::size])
        self._busy: list[Worker] = []
        self._done: dict[int, Any] = {}
        self._tried: set[int] = set()

    def results(self) -> Iterator[Any]:
        """The results in the order of the items.

        Raises:
            FirsthandError: what the function raised on purpose.
        """
        for number in range(len(self._items)):
            while number not in self._done:
                self._hand_out()
                self._gather()
            result = self._done.pop(number)
            if isinstance(result, FirsthandError):
                raise result
            yield result

    def end(self) -> None:
        """Stop whoever is still at work: nobody will fetch the answers."""
        while self._busy:
            self._busy.pop().stop()

    def _hand_out(self) -> None:
        while self._waiting and len(self._busy) < self._engine.workers:
            numbers = self._waiting.popleft()
            worker = self._engine.hire()
            self._busy.append(worker)
            worker.give(self._function, numbers, [self._items[number] for number in numbers])

    def _gather(self) -> None:
        """Wait for an answer, a death or the end of somebody's time."""
        ready = wait([worker.link for worker in self._busy], self._patience())
        now = monotonic()
        for worker in tuple(self._busy):
            if worker.link in ready:
                self._hear(worker)
            elif self._seconds is not None and now - worker.since >= self._seconds:
                self._done[worker.todo.popleft()] = Failed(late(self._seconds))
                self._dismiss(worker)

    def _patience(self) -> float | None:
        """Seconds until the first worker runs out of time."""
        if self._seconds is None:
            return None
        first = min(worker.since for worker in self._busy)
        return None if first == inf else max(0.0, first + self._seconds - monotonic())

    def _hear(self, worker: Worker) -> None:
        try:
            answer = worker.answer()
        except (EOFError, OSError):
            self._bury(worker)
            return
        if answer is None:
            return
        number, result = answer
        self._done[number] = result
        if not worker.todo:
            self._busy.remove(worker)
            self._engine.take_back(worker)

    def _bury(self, worker: Worker) -> None:
        """A worker died over its first item: once that may be chance, twice it is the item."""
        number = worker.todo.popleft()
        if number in self._tried:
            self._done[number] = Failed(DIED)
        else:
            self._tried.add(number)
            self._waiting.appendleft((number,))
        self._dismiss(worker)

    def _dismiss(self, worker: Worker) -> None:
        """End a worker; what it has not begun waits again."""
        if worker.todo:
            self._waiting.appendleft(tuple(worker.todo))
        self._busy.remove(worker)
        worker.stop()

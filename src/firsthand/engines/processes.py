"""The engine for all cores of one machine: a pool of spawned processes from the standard library."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from types import TracebackType
from typing import Self, TypeVar

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
        self._pool = ProcessPoolExecutor(max_workers=workers, mp_context=get_context("spawn"))

    def map(self, function: Callable[[T], R], items: Sequence[T]) -> Iterator[R]:
        """Yield ``function(item)`` for each of `items`, in their order.

        Raises:
            FirsthandError: when a worker dies (out of memory, a crash in a native parser).
        """
        chunk = max(1, min(16, len(items) // (self.workers * 4)))
        try:
            yield from self._pool.map(function, items, chunksize=chunk)
        except BrokenProcessPool as error:
            raise FirsthandError(
                "a worker process died while reading (out of memory, or a page that crashes its parser): "
                "run again with --workers 1 to see which page it is"
            ) from error

    def __enter__(self) -> Self:
        """This engine."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop the processes; what has not started is dropped."""
        self._pool.shutdown(wait=True, cancel_futures=True)

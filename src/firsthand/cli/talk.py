"""Talk on standard error: progress, plain lines in a pipe, errors that say what to do."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from firsthand.cli.codes import FAILED
from firsthand.cli.plain import harmless

__all__ = ["Timings", "fail", "progress", "say"]

_NAMES = {
    "ingest": "taking in pages",
    "fingerprints": "taking fingerprints",
    "copies": "comparing pages",
    "language": "parsing sentences",
    "reading": "reading each page",
    "entities": "telling people apart",
    "events": "joining events",
    "drift": "looking for changes",
    "claims": "keeping the ledger",
    "stories": "telling the story",
    "brief": "writing the brief",
    "writer": "asking for other words",
}


def say(text: str) -> None:
    """Write one line to standard error."""
    sys.stderr.write(f"{harmless(text)}\n")
    sys.stderr.flush()


def fail(text: str, code: int = FAILED) -> int:
    """Say what went wrong and give the exit code for it."""
    say(f"firsthand: {text}")
    return code


class Timings:
    """Seconds per stage, measured between the calls of a progress function."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._stage = ""
        self._since = time.perf_counter()

    def tell(self, stage: str) -> None:
        """Book the time since the last call on the stage before, and go on with `stage`."""
        now = time.perf_counter()
        if self._stage:
            self.seconds[self._stage] = round(self.seconds.get(self._stage, 0.0) + now - self._since, 3)
        self._stage, self._since = stage, now


@contextmanager
def progress(timings: Timings, *, quiet: bool = False) -> Iterator[Any]:
    """A progress function: a bar with the time left on a terminal, one line a stage in a pipe."""
    if quiet:
        yield lambda stage, _done, _total: timings.tell(stage)
    elif sys.stderr.isatty():
        yield from _bar(timings)
    else:
        yield _lines(timings)
    timings.tell("")


def _bar(timings: Timings) -> Iterator[Any]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description:22}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, Any] = {}

        def told(stage: str, done: int, total: int) -> None:
            timings.tell(stage)
            if stage not in tasks:
                tasks[stage] = bar.add_task(_NAMES.get(stage, stage), total=max(total, 1))
            bar.update(tasks[stage], completed=done)

        yield told


def _lines(timings: Timings) -> Any:
    seen: set[str] = set()

    def told(stage: str, _done: int, total: int) -> None:
        timings.tell(stage)
        if stage not in seen:
            seen.add(stage)
            say(_NAMES.get(stage, stage) + (f" ({total})" if total > 1 else ""))

    return told

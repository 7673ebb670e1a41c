"""What the engines' tests run in workers: it must stand in a module that a spawned process can import."""

import os
import signal
import time
from pathlib import Path

from firsthand.errors import PageError

__all__ = ["first_time_fatal", "misbehave"]


def misbehave(what):
    """Do what the item says; anything unknown comes back in capitals."""
    if what == "slow":
        time.sleep(600)
    if what == "stubborn":
        while True:
            try:
                time.sleep(600)
            except Exception:  # noqa: BLE001 as careless code does
                continue
    if what == "fatal":
        os.kill(os.getpid(), signal.SIGKILL)
    if what == "hungry":
        raise MemoryError
    if what == "wrong":
        raise ZeroDivisionError("by nought")
    if what == "refused":
        raise PageError("is no page: leave it out")
    if what == "unsendable":
        return lambda: what  # cannot travel back from a process
    return what.upper()


def first_time_fatal(path):
    """Kill the process unless `path` exists; make it first."""
    mark = Path(path)
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return "alive"

"""Additions that are killed at any moment: what is left must be whole, and what comes out in the end the same.

The parent loads everything once and forks a child for each addition, so that a kill hits the work and not the
start of the program.
"""

import os
import random
import signal
import time
from contextlib import suppress
from pathlib import Path

from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

import firsthand
from firsthand.errors import StoreError
from firsthand.model.page import Page
from firsthand.nlp.rules import RulesTagger
from firsthand.store.store import open_store

__all__ = ["cut_connections", "made_pages", "run"]

PLACES = ["Lissmark", "Orlund", "Avel", "Brannock", "Saltmarsh", "Velm"]
NAMES = ["Ina Torvane", "Per Okell", "Mira Dalby", "Jon Varn", "Ada Kestrel", "Olaf Brand"]
GOODS = ["grain", "timber", "salt", "diesel", "copper", "cheese"]


def made_pages(number):
    """`number` short invented reports; each third one copies the one before with a changed figure."""
    pages = []
    for at in range(number):
        story = at // 3
        place, name, goods = (some[story % len(some)] for some in (PLACES, NAMES, GOODS))
        amount = 40 + story + (1 if at % 3 == 2 else 0)
        raw = (
            f"{place} harbour stops ships with {goods}\n\n"
            f"{place.upper()}, {1 + story % 27} March 2024 - The harbour of {place} has held back {amount} ships that carry "
            f"{goods} since the {story}th storm, its master {name} said on Monday. “We will not let a single ship with "
            f"{goods} leave {place} before the piers are mended,” {name} said.\n\n"
            f"The owners of ship number {story * 7} denied that the piers of {place} were damaged. A spokesman for the "
            f"port authority said talks about the {goods} would begin on day {story} of the month.\n"
        )
        if at % 3 == 1:
            raw = raw.replace("has held back", "is holding back").replace("Monday", "Tuesday")
        pages.append(
            Page(raw=raw.encode(), address=f"https://{place.lower()}.example/{at}", path=f"{at}.txt")
        )
    return pages


def run(where, pages_folder, pages, kills, *, seed=5, step=3, stop=None):
    """Add `pages` to a store, a few more at a time, each addition stopped at a moment drawn by lot.

    `stop(child)` stops it: SIGKILL unless told otherwise. Gives how many were stopped in their work; the last
    additions are not stopped. After each, the store must be whole.
    """
    rng = random.Random(seed)
    stopped = known = 0
    usual = 1.0
    with open_store(where, pages=pages_folder, create=True):
        pass
    while stopped < kills:
        known = known + step if known + step <= len(pages) else step
        began = time.monotonic()
        child = _start(where, pages_folder, pages[:known])
        if _waited(child, rng.uniform(0, usual)):
            usual = 0.5 * usual + 0.5 * max(0.05, time.monotonic() - began)
            continue
        (stop or _kill)(child)
        if os.WIFSIGNALED(status := os.waitpid(child, 0)[1]) or os.WEXITSTATUS(status):
            stopped += 1
            usual = min(3.0, usual * 1.1)
        with open_store(where, pages=pages_folder) as store:
            assert store.check() == ()
    assert os.waitpid(_start(where, pages_folder, pages), 0)[1] == 0
    return stopped


def cut_connections(url):
    """A way to stop an addition: the server ends all its connections, and the child ends by itself."""

    def stop(child):
        del child
        engine = create_engine(make_url(url).set(drivername="postgresql+psycopg"))
        with engine.connect() as other:
            mine = (
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'firsthand'"
            )
            other.execute(text(mine))
        engine.dispose()

    return stop


def _start(where, pages_folder, pages):
    """A child that adds `pages`: exit status 0 when it is done, 3 when the store failed under it."""
    child = os.fork()
    if child:
        return child
    status = 9
    try:
        with open_store(where, pages=Path(pages_folder)) as store:
            firsthand.add(store, pages, tagger=RulesTagger())
        status = 0
    except StoreError:
        status = 3
    finally:
        os._exit(status)


def _waited(child, seconds):
    """Whether `child` ended by itself within `seconds`."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            assert status == 0, f"an addition failed by itself ({status})"
            return True
        time.sleep(0.002)
    return False


def _kill(child):
    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)

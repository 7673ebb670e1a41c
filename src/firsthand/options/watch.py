"""What is news."""

import msgspec

__all__ = ["WatchOptions"]


class WatchOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How news is told.

    ``letters``: most characters of a proposition or title in one line. ``sure``: score (0 to 1) from which an
    event, pledge or channel is news; the doubtful ones wait in the tables. ``named``: most outlets or
    speakers named in one line.
    """

    letters: int = 160
    sure: float = 0.5
    named: int = 3

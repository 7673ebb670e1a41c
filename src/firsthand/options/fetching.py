"""How pages are fetched from servers of other people."""

import msgspec

__all__ = ["FetchOptions"]


class FetchOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Limits and manners of fetching.

    ``seconds``: for one answer from the first byte asked to the last one received (seconds of wall clock).
    ``most_bytes``: of one answer, unpacked (bytes). ``most_robots_bytes``: of ``robots.txt``, of which the
    rest is ignored (bytes; RFC 9309 asks for 500 KiB at least). ``pause``: between two requests to one host
    (seconds). ``longest_pause``: a host that asks for a longer one is not read now (seconds).
    ``redirects``: followed for one page (count). ``tries``: of an answer that says to come back (count).
    ``agent``: the name under which robots.txt may speak of us. ``private``: whether addresses of this
    machine and of private networks may be asked.
    """

    seconds: float = 30.0
    most_bytes: int = 20_000_000
    most_robots_bytes: int = 512_000
    pause: float = 1.0
    longest_pause: float = 60.0
    redirects: int = 5
    tries: int = 2
    agent: str = "firsthand"
    private: bool = False

"""Patience and sizes of the store."""

import msgspec

__all__ = ["StoreOptions"]


class StoreOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How long is waited, and how much is done at once.

    ``wait``: how long a write waits for another one to end (seconds). ``connect``: how long a server may take
    to answer the first time (seconds). ``chunk``: rows, or values of a condition, that one statement carries
    (count; a statement of SQLite takes 32,766 values, one of PostgreSQL 65,535). ``ranked``: matches that
    PostgreSQL ranks, the newest ones where more pages match (count; 2,000 keeps the commonest word of
    `bench/store` under its limit of 300 ms). ``snippet``: characters that a snippet shows (code points).
    """

    wait: float = 10.0
    connect: float = 10.0
    chunk: int = 500
    ranked: int = 2_000
    snippet: int = 240

"""Limits of what is read."""

import msgspec

__all__ = ["ReadingOptions"]


class ReadingOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How much is taken in.

    ``max_page_bytes``: a page larger than this is refused (bytes; news pages are under 2 MB, the largest
    of `bench/pages` has 1.4 MB). ``chunk_sentences``: sentences parsed in one task (count; fixed, so the
    result never depends on the workers).
    """

    max_page_bytes: int = 20_000_000
    chunk_sentences: int = 256

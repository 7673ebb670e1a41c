"""Limits of what is read."""

import msgspec

__all__ = ["ReadingOptions"]


class ReadingOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How much is taken in.

    ``max_page_bytes``: a page larger than this is refused (bytes; news pages are under 2 MB, the largest
    of `bench/pages` has 1.4 MB). ``chunk_pages``: pages fingerprinted in one task (count).
    ``chunk_sentences``: sentences parsed in one task (count; fixed, so the
    result never depends on the workers). ``chunk_pairs``: pairs of pages compared in one task (count).
    ``seconds``: how long one page, one task of sentences or one pair of pages may take in one stage (seconds
    of wall clock; the slowest page of `bench/pages` takes under 2, so only a page that is made to be slow is
    ever stopped). ``entries``: new entries of one feed that are fetched at one look (count).
    """

    max_page_bytes: int = 20_000_000
    chunk_pages: int = 32
    chunk_sentences: int = 256
    chunk_pairs: int = 128
    seconds: float = 60.0
    entries: int = 100

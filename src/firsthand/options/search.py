"""What a search shows of what it finds, and how it ranks."""

import msgspec

__all__ = ["SearchOptions"]


class SearchOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Snippets and ranks.

    ``snippet``: the longest passage that is shown (code points; three lines of a terminal). ``saturation``,
    ``length``: k1 and b of Okapi BM25 (no unit; Robertson's 1.2 and 0.75, which SQLite has built in).
    """

    snippet: int = 240
    saturation: float = 1.2
    length: float = 0.75

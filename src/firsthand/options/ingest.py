"""Thresholds of ingest."""

import msgspec

__all__ = ["DEFAULTS", "IngestOptions"]


class IngestOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Every threshold of ingest, its unit, and what set it.

    ``max_bytes``: larger pages are refused (bytes; the longest real page of the dates bench has 0.3 MB).
    ``body_score``: a line whose model score is at least this is article text (0 to 1; bench lines).
    ``clean_share``: from this share of words in prose lines on, a text counts as an article already taken off its
    page, and prose is kept whatever the model says (0 to 1; seeds and example corpus).
    ``clean_score``: in such a text a prose line below this score is still left out (0 to 1; bench lines).
    ``second_share``: share of a block's 3-word runs that the second extractor must have kept (0 to 1; bench pages).
    ``recurs``: share of a line's content words found elsewhere on the page from which it is taken as the page's own
    headline (0 to 1; own cases). ``foreign``: below this share it is taken for another story's (0 to 1; own cases).
    ``years_apart``: candidates of one kind of evidence this many days apart leave a page undated (days; bench dates).
    """

    max_bytes: int = 20_000_000
    body_score: float = 0.5
    clean_share: float = 0.6
    clean_score: float = 0.05
    second_share: float = 0.5
    recurs: float = 0.4
    foreign: float = 0.34
    years_apart: int = 300


DEFAULTS = IngestOptions()
"""The settings of the first release."""

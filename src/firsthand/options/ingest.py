"""Thresholds of ingest."""

import msgspec

__all__ = ["DEFAULTS", "IngestOptions"]


class IngestOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Every threshold of ingest, its unit, and what set it.

    ``max_bytes``: larger pages are refused (bytes; the longest real page of the dates bench has 0.3 MB).
    ``most_lines``: lines of a page that are looked at, all beyond are furniture (lines; the longest page of
    `bench/lines` has 561).
    ``body_score``: a line whose model score is at least this is article text (0 to 1; bench lines).
    ``clean_share``: from this share of words in prose lines on, a text counts as an article already off its
    page, and prose is kept whatever the model says (0 to 1; example corpus).
    ``clean_loose`` and ``clean_loose_share``: with more short open lines than this many and this share of
    all, it is a whole page after all (lines; 0 to 1; bench lines).
    ``clean_score``: in an article off its page prose below this score is left out (0 to 1; bench lines).
    ``doubtful_score``: there an open line below this score is no article text (0 to 1; bench lines).
    ``foreign_score``: there a line of which nothing recurs needs this score to stay (0 to 1; own cases).
    ``second_share``: share of a block's 3-word runs that a second extractor must keep (0 to 1; bench pages).
    ``recurs``: share of a line's content words found elsewhere on its page from which it is a headline of
    this page; ``foreign``: share below which it is one of another story (0 to 1; own cases).
    ``years_apart``: a rival date this far away and as well attested leaves a page undated (days; own cases).
    """

    max_bytes: int = 20_000_000
    most_lines: int = 20_000
    body_score: float = 0.5
    clean_share: float = 0.6
    clean_loose: int = 8
    clean_loose_share: float = 0.3
    clean_score: float = 0.05
    doubtful_score: float = 0.15
    foreign_score: float = 0.8
    second_share: float = 0.5
    recurs: float = 0.4
    foreign: float = 0.34
    years_apart: int = 300


DEFAULTS = IngestOptions()
"""The settings of the first release."""

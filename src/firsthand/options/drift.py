"""Thresholds of the drift stage."""

import msgspec

__all__ = ["DriftOptions"]


class DriftOptions(msgspec.Struct, frozen=True, kw_only=True):
    """When a difference is shown, and when it is shown first.

    All scores are 0 to 1. ``material`` is the score from which a change counts as material (bench/copies: below it
    fewer than half of the findings are recorded changes of meaning); ``report`` the score below which nothing is
    said at all. ``similar`` is the share of common words two passages need before their words are compared one by one;
    ``topic`` the share of content words that two statements of one speaker must have in common to be about one thing.
    ``corrected`` is how near the end (in characters) of a page a note of correction counts.
    """

    material: float = 0.6
    report: float = 0.35
    similar: float = 0.4
    topic: float = 0.34
    heads: int = 2

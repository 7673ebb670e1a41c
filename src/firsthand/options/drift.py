"""Thresholds of the drift stage."""

import msgspec

__all__ = ["DriftOptions"]


class DriftOptions(msgspec.Struct, frozen=True, kw_only=True):
    """When a difference is shown, and when it is shown first. All values are 0 to 1.

    ``material`` is the score from which a change counts as material, ``report`` the score below which nothing
    is said at all (bench/copies: nine in ten findings from ``material`` on are recorded changes of meaning,
    fewer than half below). ``similar`` is the share of common words that two passages need before they are
    compared word by word; under ``rewritten`` a difference proves less, because the sentence was written anew
    (bench/real). ``topic`` is the share of content words that two statements of one speaker must have in
    common to be about one thing, ``rendering`` the share of the rarer words of the shorter of two sentences
    that the other has as well, for the two to render one fact.
    """

    material: float = 0.6
    report: float = 0.35
    similar: float = 0.4
    rewritten: float = 0.55
    topic: float = 0.34
    rendering: float = 0.28

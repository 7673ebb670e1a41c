"""Thresholds of stance."""

import msgspec

__all__ = ["StanceOptions"]


class StanceOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How the stance models read and decide; set by cross-validation over claims and topics of bench/stance.

    Attributes:
        related: chance (0 to 1) from which a body is taken to be about the headline's matter.
        disagree: how many times its chance `disagree` counts against the other two (factor): it is rare, and
            what matters most.
        scope: words after a negator that it reaches (count).
        opening: sentences of a body that count as its opening, and as many as its close (count).
        nearest: sentences of a body nearest to the headline, read for its verdict on it (count).
    """

    related: float = 0.5
    disagree: float = 2.0
    scope: int = 4
    opening: int = 3
    nearest: int = 3

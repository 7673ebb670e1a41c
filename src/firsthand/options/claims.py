"""Thresholds of the ledger."""

import msgspec

__all__ = ["ClaimOptions"]


class ClaimOptions(msgspec.Struct, frozen=True, kw_only=True):
    """When two contents state one proposition.

    ``same``: weighted share of terms in common (0 to 1) from which two propositions with the same predicate
    are one claim; ``same_loose``: the same when predicates differ (0 to 1); ``least_terms``: content terms a
    proposition must have (count); ``same_officials``: share of terms in common from which unnamed officials
    of one government are possibly the same (0 to 1). Set by reading the example corpus, no benchmark has it.
    """

    same: float = 0.5
    same_loose: float = 0.8
    least_terms: int = 3
    same_officials: float = 0.3

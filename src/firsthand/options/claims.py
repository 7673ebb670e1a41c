"""Thresholds of the ledger."""

import msgspec

__all__ = ["ClaimOptions"]


class ClaimOptions(msgspec.Struct, frozen=True, kw_only=True):
    """When two contents state one proposition.

    ``same``: weighted share of the shorter one's terms in common (0 to 1) from which two propositions with
    the same predicate are one claim; ``same_told``: the same when they name one subject;
    ``same_of_larger``: the share of the longer one's terms that they need as well;
    ``same_loose``: the share of the longer one's when predicates differ (0 to 1);
    ``least_terms``: content terms that two propositions must have in common (count);
    ``one_matter``: names that two pages have in common (count) from which one term less is needed;
    ``same_officials``: share of words in common from which unnamed officials of one government are possibly
    the same (0 to 1);
    ``rendering``: share of all their terms in common from which clauses of two passages that render one
    wording are the same (0 to 1);
    ``copied``: score of a copy from which its clauses are taken for its parent's (0 to 1);
    ``changed``: score of a change of meaning from which the changed rendering is set aside (0 to 1);
    ``crowd``: how many of the propositions, or of the officials, that share a word with another are held
    against it (count), so that the work stays in proportion to the heap. Set by reading the example corpus:
    no benchmark has it.
    """

    same: float = 0.5
    same_told: float = 0.35
    same_of_larger: float = 0.2
    same_loose: float = 0.7
    least_terms: int = 3
    one_matter: int = 3
    same_officials: float = 0.3
    rendering: float = 0.3
    copied: float = 0.8
    changed: float = 0.6
    crowd: int = 24

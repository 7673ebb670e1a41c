"""Thresholds of the copies stage."""

import msgspec

__all__ = ["CopiesOptions"]


class CopiesOptions(msgspec.Struct, frozen=True, kw_only=True):
    """When two pages are called copies, and how a family is put together; set on the bench ``copies``.

    ``rare_load``: weight (log of rarity, three words) from which a shingle can bring two pages together.
    ``longest_posting``: pages; a shingle that stands in more is looked up only among its neighbours by sketch.
    ``least_shared``, ``least_share``: rare shingles in common, and their share of the smaller page, that make a pair
    a candidate.
    ``kin``: pair score (0 to 1) from which two pages are linked at all.
    ``family``: mean pair score over all pairs of two groups from which the groups are one family.
    ``told``: share of the narration (outside quotation marks) that must be common, else only a quotation is shared.
    ``block``: share of a page that another family must explain alone to be its second upstream.
    ``foreign``: pair score below which two pages that a third one holds count as strangers.
    """

    rare_load: float = 6.0
    longest_posting: int = 64
    least_shared: int = 3
    least_share: float = 0.02
    kin: float = 0.05
    family: float = 0.15
    told: float = 0.05
    block: float = 0.12
    foreign: float = 0.05

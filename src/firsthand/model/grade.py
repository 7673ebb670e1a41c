"""A user's grades of outlets, and the grades of claims that follow from them."""

from typing import Literal

import msgspec

from firsthand.model.claim import Claim
from firsthand.model.listed import BadRow

__all__ = ["Credibility", "GradedClaim", "OutletGrades", "Reliability"]

Reliability = Literal["A", "B", "C", "D", "E", "F"]
Credibility = Literal[1, 2, 3, 4, 5, 6]


class OutletGrades(msgspec.Struct, frozen=True, kw_only=True):
    """What a file of grades holds: the letter of each outlet, and the rows that could not be used."""

    grades: dict[str, Reliability] = {}
    refused: tuple[BadRow, ...] = ()


class GradedClaim(msgspec.Struct, frozen=True, kw_only=True):
    """A claim with its grade after the Admiralty code: how reliable its sources are, how far it is borne out.

    ``reliability`` is that of the best graded origin that asserts it (F: nobody graded any), ``credibility``
    1 to 6. It says how the claim is sourced in this heap, never whether it is true.
    """

    claim: Claim
    reliability: Reliability
    credibility: Credibility
    why: str

    @property
    def grade(self) -> str:
        """Both together, ``B2``."""
        return f"{self.reliability}{self.credibility}"

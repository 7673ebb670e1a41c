"""What is asserted and denied, by whom, on how many independent origins."""

from typing import Literal

import msgspec

from firsthand.model.span import Span

__all__ = ["Claim", "ClaimStatus", "Origins", "Stance", "Witness"]

Stance = Literal["assert", "deny", "hedge"]
ClaimStatus = Literal["retracted", "disputed", "single_source", "uncontested"]


class Witness(msgspec.Struct, frozen=True, kw_only=True):
    """One assertion, denial or hedge of a claim: by whom, where, and counted as which origin.

    ``attribution`` is null for narration.
    """

    attribution: str | None = None
    span: Span
    speaker: str | None = None
    anonymous: bool = False
    stance: Stance
    origin: str


class Origins(msgspec.Struct, frozen=True):
    """How many independent origins stand on each side."""

    asserting: int
    denying: int


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """A proposition and everyone who asserts, denies or hedges it."""

    id: str
    proposition: str
    spans: tuple[Span, ...]
    assertions: tuple[Witness, ...] = ()
    denials: tuple[Witness, ...] = ()
    hedges: tuple[Witness, ...] = ()
    independent_origins: Origins
    presupposes: tuple[str, ...] = ()
    status: ClaimStatus
    score: float = 1.0
    why: str = ""

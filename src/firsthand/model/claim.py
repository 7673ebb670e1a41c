"""What is asserted and denied, by whom, on how many independent origins."""

from typing import Literal

import msgspec

from firsthand.model.counted import Counted
from firsthand.model.span import Span

__all__ = ["Claim", "ClaimStatus", "Disagreement", "Origins", "Stance", "Witness"]

Stance = Literal["assert", "deny", "hedge"]
ClaimStatus = Literal["retracted", "disputed", "single_source", "uncontested"]


class Witness(msgspec.Struct, frozen=True, kw_only=True):
    """One assertion, denial or hedge of a claim: by whom, where, and counted as which origin.

    ``attribution`` is null for narration. ``via`` is the outlet, or the speaker, it was told through, and
    ``date`` the day of the saying where the page gives one (ISO). ``drift`` is the change of meaning for
    which a rendering is set aside.
    """

    attribution: str | None = None
    span: Span
    speaker: str | None = None
    anonymous: bool = False
    stance: Stance
    origin: str
    via: str | None = None
    date: str | None = None
    drift: str | None = None


class Origins(msgspec.Struct, frozen=True):
    """How many independent origins stand on each side."""

    asserting: int
    denying: int


class Disagreement(msgspec.Struct, frozen=True, kw_only=True):
    """That pages differ on whether somebody denied a claim: ``denying`` say so, ``not_denying`` do not."""

    speaker: str
    denying: tuple[Span, ...]
    not_denying: tuple[Span, ...]
    why: str


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """A proposition and everyone who asserts, denies or hedges it.

    ``set_aside`` holds renderings whose wording changed its meaning on the way: they count for nothing.
    ``corrections`` are the words in which an outlet or speaker takes the claim back.
    ``counted`` has one row for each of the ``independent_origins``: which origins it stands for, and why.
    """

    id: str
    proposition: str
    spans: tuple[Span, ...]
    assertions: tuple[Witness, ...] = ()
    denials: tuple[Witness, ...] = ()
    hedges: tuple[Witness, ...] = ()
    set_aside: tuple[Witness, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    corrections: tuple[Span, ...] = ()
    independent_origins: Origins
    counted: tuple[Counted, ...] = ()
    presupposes: tuple[str, ...] = ()
    status: ClaimStatus
    score: float = 1.0
    why: str = ""

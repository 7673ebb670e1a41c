"""A user's own list of names, and who in a dossier may be on it."""

import msgspec

from firsthand.model.entity import Entity
from firsthand.model.span import Signal

__all__ = ["BadRow", "Candidate", "Listed", "NameList"]


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """One row of a list of names: where it stands in the file, its names, the best one first.

    ``kind`` is person, organisation, government, place, outlet, or empty where the list does not say.
    """

    row: int
    id: str = ""
    names: tuple[str, ...]
    kind: str = ""
    countries: tuple[str, ...] = ()


class BadRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row that could not be used: its number (1 is the first), what stands there, and why."""

    row: int
    seen: str
    why: str


class NameList(msgspec.Struct, frozen=True, kw_only=True):
    """What a file of names holds: the rows to use, and those that could not be used."""

    rows: tuple[Listed, ...] = ()
    refused: tuple[BadRow, ...] = ()


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """An entity that may be the one a list means: for a person to judge, never a verdict.

    ``score`` (0 to 1) is the product of the weights of its ``signals``.
    """

    entity: Entity
    listed: Listed
    score: float
    signals: tuple[Signal, ...]
    why: str

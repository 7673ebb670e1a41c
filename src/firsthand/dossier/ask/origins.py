"""On how many independent origins a story, a family or a claim stands, which these are, and why."""

from collections.abc import Iterator, Sequence
from typing import Literal, Unpack

import msgspec

from firsthand.dossier.ask.shelf import Shelf
from firsthand.dossier.ask.tables import claims, stories
from firsthand.dossier.ask.trees import tree
from firsthand.dossier.ask.where import Where
from firsthand.errors import OptionError
from firsthand.model.claim import Claim
from firsthand.model.counted import Counted
from firsthand.model.dossier import Dossier

__all__ = ["Standing", "origins"]

Kind = Literal["story", "family", "claim"]
_KINDS: tuple[Kind, ...] = ("story", "family", "claim")


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """What a story, a family or a claim stands on.

    ``count`` is the number of independent origins, those that deny a claim included; ``counted`` has a row
    for each of them with the reason; ``why`` says it all in a sentence or two.
    """

    of: Kind
    id: str
    title: str
    count: int
    counted: tuple[Counted, ...]
    why: str


def origins(
    dossier: Dossier, *, of: str = "story", claim: str = "", **where: Unpack[Where]
) -> tuple[Standing, ...]:
    """On what every story stands; with ``of="family"`` every family, with ``of="claim"`` every claim.

    `claim` is the id of a claim or the start of it, and asks for that claim alone. Pages that copy, and pages
    that credit an outlet or a speaker, are never counted beside what they go back to.

    Raises:
        OptionError: when there is no such kind or no such claim, or a filter has a value that cannot be.
    """
    if of not in _KINDS:
        raise OptionError(f"of is one of {', '.join(_KINDS)}, not {of!r}")
    if claim:
        found = [row for row in claims(dossier, **where) if row.id.startswith(claim)]
        if not found:
            raise OptionError(
                f"no claim has an id that starts with {claim!r}: firsthand claims --json shows them"
            )
        return tuple(_of_claim(row) for row in found)
    if of == "family":
        return tuple(_of_families(dossier, where))
    if of == "claim":
        return tuple(_of_claim(row) for row in claims(dossier, **where))
    return tuple(
        Standing(
            of="story",
            id=row.id,
            title=row.title,
            count=len(row.counted),
            counted=row.counted,
            why=_sentence(row.counted),
        )
        for row in stories(dossier, **where)
    )


def _of_families(dossier: Dossier, where: Where) -> Iterator[Standing]:
    shelf = Shelf(dossier)
    for row in tree(dossier, **where):
        origin = shelf.origins.get(row.origin)
        counted = (Counted(origins=(row.origin,), why=origin.why),) if origin else ()
        yield Standing(
            of="family",
            id=row.family,
            title=row.name,
            count=1,
            counted=counted,
            why=f"1 independent origin, {row.name}. {row.why}".rstrip(),
        )


def _of_claim(row: Claim) -> Standing:
    sides = [
        f"{len(rows)} {verb} it. {_listed(rows)}"
        for stance, one, many in (("assert", "asserts", "assert"), ("deny", "denies", "deny"))
        if (rows := [counted for counted in row.counted if counted.stance == stance])
        and (verb := one if len(rows) == 1 else many)
    ]
    return Standing(
        of="claim",
        id=row.id,
        title=row.proposition,
        count=len(row.counted),
        counted=row.counted,
        why=f"{_number(len(row.counted))}. " + " ".join(sides) if sides else row.why,
    )


def _sentence(rows: Sequence[Counted]) -> str:
    return f"{_number(len(rows))}. {_listed(rows)}".rstrip()


def _number(count: int) -> str:
    return f"{count} independent origin{'' if count == 1 else 's'}"


def _listed(rows: Sequence[Counted]) -> str:
    if len(rows) == 1:
        return rows[0].why
    return " ".join(f"({number}) {row.why}" for number, row in enumerate(rows, start=1))

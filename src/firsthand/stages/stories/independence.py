"""On how many independent origins the reports of a story stand, which these are, and why."""

from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet

from firsthand.model.copies import Family, Origin
from firsthand.model.counted import Counted, one_house
from firsthand.model.span import DocId
from firsthand.text.names import house

__all__ = ["counted"]

_SHOWN = 4  # names that a sentence holds


def counted(
    docs: AbstractSet[DocId], families: Collection[Family], origins: Mapping[str, Origin]
) -> tuple[Counted, ...]:
    """One row for each independent origin of the narration of `docs`, those behind most pages first.

    A family is one origin; one whose root tells another story is none of this one, unless a page of this
    one is of no other family. Families that are credited to one newsroom count once.
    """
    pages = {family.origin: docs & set(family.documents) for family in _told(docs, families)}
    left = [origins[ident] for ident in sorted(pages) if ident in origins]
    own = {origin.id for origin in left if origin.kind == "document"}
    joined = one_house(((origin.id, house(origin.outlet)) for origin in left if origin.outlet), own)
    together = {ident for _, group in joined for ident in group}
    rows = [
        (len(set().union(*(pages[ident] for ident in group))), _one_newsroom(group, origins))
        for _, group in joined
    ]
    rows += [
        (len(pages[origin.id]), Counted(origins=(origin.id,), why=f"{_named(origin)}: {_small(origin.why)}"))
        for origin in left
        if origin.id not in together
    ]
    return tuple(row for _, row in sorted(rows, key=lambda row: (-row[0], row[1].origins)))


def _told(docs: AbstractSet[DocId], families: Collection[Family]) -> list[Family]:
    """The families whose root is among `docs`, or of which a page of `docs` is that no such family has."""
    own = [family for family in families if family.root in docs]
    placed = {doc for family in own for doc in family.documents}
    for family in sorted(families, key=lambda family: family.id):
        if family.root not in docs and docs & set(family.documents) - placed:
            own.append(family)
            placed.update(family.documents)
    return own


def _one_newsroom(group: tuple[str, ...], origins: Mapping[str, Origin]) -> Counted:
    rows = [origins[ident] for ident in group]
    outlet = next((row.outlet for row in rows if row.kind == "document"), rows[0].outlet)
    credited = [row for row in rows if row.kind == "upstream"]
    listed = "; ".join(row.name.partition(" behind ")[2] for row in credited[:_SHOWN])
    more = f" and {len(credited) - _SHOWN} more" if len(credited) > _SHOWN else ""
    reports = "its own report is among the pages; " if len(credited) < len(rows) else ""
    both = "credits it and counts" if len(credited) == 1 else "credit it and count"
    return Counted(
        origins=group,
        why=f"{outlet}: {reports}{listed}{more} {both} with it, no second source shows.",
    )


def _named(origin: Origin) -> str:
    """How the origin is called where its reason follows, which names an upstream's witness itself."""
    return origin.name if origin.kind == "document" else origin.name.partition(" behind ")[0]


def _small(why: str) -> str:
    """`why` as the second half of a sentence; a name at its start keeps its capital."""
    return why[:1].lower() + why[1:] if why.startswith(("It ", "No ", "The ")) else why

"""How many independent origins there are: what may be the same counts once, and each count has a reason."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from firsthand.model.copies import Origin
from firsthand.model.counted import Counted, one_house
from firsthand.text.names import house

__all__ = ["SAME", "UNNAMED", "Counting", "Group"]

UNNAMED = "unnamed"
"""The tie of unnamed voices whose side the text does not give."""

SAME = "same"
"""The tie of unnamed officials who may be one and the same."""

_HOUSE, _CITED = "house-", "outlet-"
_SHOWN = 3  # names that a sentence holds

Ties = Mapping[str, frozenset[str]]
"""What ties an origin to others, by its id: ids of speakers, governments and bodies, or made-up words."""


class Group(msgspec.Struct, frozen=True, order=True):
    """Origins that count as one, sorted, and the ties that make them one (``SAME`` for ``possibly_same``)."""

    origins: tuple[str, ...]
    ties: tuple[str, ...] = ()


class Counting:
    """Counts origins so that what may be the same counts once, and so does what goes back to one newsroom."""

    def __init__(self, origins: Iterable[Origin], names: Mapping[str, str] | None = None) -> None:
        """Count among `origins`; `names` are those of governments and bodies by which speakers are tied."""
        self._rows = {origin.id: origin for origin in origins}
        self._names = names or {}
        self._housed = {
            origin.id: newsroom for origin in self._rows.values() if (newsroom := _newsroom(origin))
        }
        self._own = {origin.id for origin in self._rows.values() if origin.kind == "document"}

    def independent(self, origins: Iterable[str], ties: Ties | None = None) -> int:
        """The number of groups that `origins` fall into."""
        return len(self.groups(origins, ties))

    def is_same(self, origins: Iterable[str], ties: Ties) -> bool:
        """Whether any of `origins` count as one because they may be the same, or speak for one body."""
        return any(len(group.origins) > 1 for group in self.groups(origins, ties))

    def counted(
        self, origins: Iterable[str], ties: Ties, stance: Literal["assert", "deny"]
    ) -> tuple[Counted, ...]:
        """One row for each group that `origins` fall into, with the reason why it counts, and counts once."""
        return tuple(
            Counted(origins=group.origins, stance=stance, why=self._why(group))
            for group in self.groups(origins, ties)
        )

    def groups(self, origins: Iterable[str], ties: Ties | None = None) -> tuple[Group, ...]:
        """The groups that `origins` fall into, sorted; those that share a tie count once."""
        left = set(origins)
        known = {origin: set(keys) for origin, keys in (ties or {}).items() if origin in left}
        for newsroom, group in self._newsrooms(left):
            for origin in group:
                known.setdefault(origin, set()).add(_HOUSE + newsroom)
        holders: dict[str, list[str]] = {}
        for origin in sorted(known):
            for key in known[origin]:
                holders.setdefault(key, []).append(origin)
        return tuple(self._group(first, left, known, holders) for first in sorted(left) if first in left)

    def _newsrooms(self, left: Collection[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The newsrooms to which something is credited; a speaker is one where it has a report."""
        housed = [(origin, self._housed[origin]) for origin in sorted(left) if origin in self._housed]
        reports = {newsroom for origin, newsroom in housed if self._rows[origin].kind != "utterance"}
        return one_house([pair for pair in housed if pair[1] in reports], self._own)

    def _group(
        self, first: str, left: set[str], known: Mapping[str, set[str]], holders: dict[str, list[str]]
    ) -> Group:
        """All of `left` that are tied to `first`, which are taken out of it."""
        left.discard(first)
        members, ties, reached = [first], set[str](), [first]
        while reached:
            one = reached.pop()
            near = self._same(one) & left
            for key in known.get(one, ()):
                others = holders.pop(key, [])
                near.update(left.intersection(others))
                ties.update([key] if len(others) > 1 else ())
            reached.extend(near)
            members.extend(near)
            left -= near
        if any(not self._same(one).isdisjoint(members) for one in members):
            ties.add(SAME)
        return Group(tuple(sorted(members)), tuple(sorted(ties)))

    def _same(self, origin: str) -> set[str]:
        return set(self._rows[origin].possibly_same) if origin in self._rows else set()

    def _why(self, group: Group) -> str:
        rows = [self._rows[origin] for origin in group.origins if origin in self._rows]
        called = tuple(dict.fromkeys(_short(row) for row in rows)) or ("Several sources",)
        if len(group.origins) == 1:
            return f"{_short(rows[0])}: {_inner(rows[0].why)}" if rows else "A page of its own."
        more = f" and {len(called) - _SHOWN} more" if len(called) > _SHOWN else ""
        return f"{', '.join(called[:_SHOWN])}{more}: {self._reason(group, rows, alone=len(called) == 1)}."

    def _reason(self, group: Group, rows: Sequence[Origin], *, alone: bool) -> str:
        """Why several origins count as one."""
        ties = set(group.ties)
        if alone and all(row.kind == "utterance" for row in rows) and not {SAME, UNNAMED} & ties:
            return f"one voice counts once, however often it spoke ({len(rows)} times here)"
        reasons = []
        sides = sorted({self._names[tie] for tie in ties if tie in self._names})
        if sides:
            reasons.append(f"of one side ({', '.join(sides[:_SHOWN])})")
        cited = next((tie.rpartition("-")[2] for tie in group.ties if tie.startswith((_HOUSE, _CITED))), "")
        if cited:
            known = (row.outlet or _short(row) for row in rows if _newsroom(row) == house(cited))
            reasons.append(f"credited to {next(known, cited)}")
        if not reasons and any(tie.startswith("passage-") for tie in ties):
            reasons.append("told in one passage that was copied")
        if not reasons and {SAME, UNNAMED} & ties:
            return "nothing shows that they are not one and the same, so they count once"
        return f"{' and '.join(reasons) or 'speaking for one body'}, they count once"


def _newsroom(origin: Origin) -> str:
    """The newsroom whose report an origin is, or that a speaker is named like."""
    return house(origin.name.partition(", ")[0] if origin.kind == "utterance" else origin.outlet)


def _short(origin: Origin) -> str:
    """What an origin is called where its reason follows: a speaker without the occasion."""
    called = origin.name
    if origin.kind in {"upstream", "utterance"}:
        called = called.partition(", " if origin.kind == "utterance" else " behind ")[0]
    return called[:1].upper() + called[1:]


def _inner(why: str) -> str:
    """`why` as the second half of a sentence; a name at its start keeps its capital."""
    return why[:1].lower() + why[1:] if why.startswith(("It ", "No ", "One ", "The ")) else why

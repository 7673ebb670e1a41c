"""What became of groups whose ids are gone: named by its first member, a group may change its name."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection
from typing import Any

from firsthand.model.dossier import Dossier
from firsthand.model.judgement import Alias

__all__ = ["aliases"]

_MEMBERS: dict[str, Callable[[Any], Collection[object]]] = {
    "stories": lambda row: row.documents,
    "families": lambda row: row.documents,
    "entities": lambda row: row.mentions,
    "events": lambda row: row.spans,
    "utterances": lambda row: row.attributions,
    "origins": lambda row: row.documents,
    "claims": lambda row: row.spans,
    "channels": lambda row: [state.span for state in row.states],
}
"""The members of a row of each table of groups."""


def aliases(old: Dossier, new: Dossier) -> tuple[Alias, ...]:
    """For each group of `old` whose id is gone the group of `new` with most of its members, by old id.

    A group none of whose members is in any group now has none: it is gone.
    """
    found = []
    for table, members in _MEMBERS.items():
        now = getattr(new, table)
        ids = {row.id for row in now}
        lost = [row for row in getattr(old, table) if row.id not in ids]
        if not lost:
            continue
        groups: dict[object, list[str]] = defaultdict(list)
        for row in now:
            for member in members(row):
                groups[member].append(row.id)
        for row in lost:
            shared = Counter(each for member in members(row) for each in set(groups.get(member, ())))
            if shared:
                best = min(shared, key=lambda each: (-shared[each], each))
                reason = _reason(table, shared[best], len(members(row)))
                found.append(Alias(old=row.id, new=best, reason=reason))
    return tuple(sorted(found, key=lambda alias: alias.old))


def _reason(table: str, shared: int, members: int) -> str:
    if shared == members:
        return f"All of its {members} members are in this one of the {table} now."
    return f"{shared} of its {members} members are in this one of the {table} now."

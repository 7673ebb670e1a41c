"""Which persons of different documents are one: full names, misspelt ones, and bare surnames with care."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from firsthand.model.span import DocId
from firsthand.options.entities import EntitiesOptions
from firsthand.stages.entities.local import Local, fits
from firsthand.stages.entities.persons import full_tail, misspelt, same_given
from firsthand.text.names import bare_name, known

__all__ = ["Group", "people"]

Context = Mapping[DocId, frozenset[str]]


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Clusters of several documents that stand for one thing, how sure that is, and why."""

    members: tuple[Local, ...]
    score: float
    why: str

    @property
    def roles(self) -> tuple[str, ...]:
        """Every role that a member gives."""
        return tuple(title for member in self.members for title, _ in member.roles)

    @property
    def documents(self) -> frozenset[DocId]:
        """The documents of its members."""
        return frozenset(member.doc for member in self.members)


def people(
    everything: Sequence[Local], context: Context, options: EntitiesOptions
) -> tuple[list[Group], list[Local]]:
    """The persons of a heap, and what is left that is none.

    Different first names never meet; neither do roles of different countries. A lone word that a page took
    for a place or a body is a person where it is the surname of one whose company it keeps.
    """
    persons = [local for local in everything if local.kind == "person"]
    full = _full([local for local in persons if len(local.parts) > 1], context, options)
    full = _shortened(_misspelt(full, context, options))
    strays, others = _strays(everything, full, context, options)
    singles = [local for local in persons if len(local.parts) == 1] + strays
    groups = _single(sorted(singles, key=lambda local: local.order), full, context, options)
    rest = [local for local in persons if not local.parts]
    why = "described, never named: kept to this page"
    alone = [Group(members=(local,), score=0.5 if local.unnamed else 1.0, why=why) for local in rest]
    return [*groups, *alone], others


def _strays(
    everything: Sequence[Local], full: Sequence[Group], context: Context, options: EntitiesOptions
) -> tuple[list[Local], list[Local]]:
    """Surnames that a page took for something else, and everything that is no person."""
    bearers: dict[str, list[Group]] = defaultdict(list)
    for group in full:
        bearers[group.members[0].parts[-1]].append(group)
    strays: list[Local] = []
    others: list[Local] = []
    for local in everything:
        word = bare_name(local.name)
        loose = local.kind in {"organisation", "place"} and not known(local.name)
        if loose and any(_means(group, local, context, options) for group in bearers.get(word, ())):
            strays.append(msgspec.structs.replace(local, kind="person", parts=(word,)))
        elif local.kind != "person":
            others.append(local)
    return strays, others


def _full(persons: Sequence[Local], context: Context, options: EntitiesOptions) -> list[Group]:
    """Equal first and last words are one person.

    Unless their roles exclude each other and their pages share nothing.
    """
    blocks: dict[tuple[str, str], list[Group]] = defaultdict(list)
    for local in persons:
        block = blocks[local.parts[0], local.parts[-1]]
        for index, group in enumerate(block):
            roles = tuple(title for title, _ in local.roles)
            if (
                fits(group.roles, roles) is not False
                or _shared(group, local, context) >= options.shared_context
            ):
                block[index] = _joined(group, local, 1.0, "the same full name")
                break
        else:
            block.append(Group(members=(local,), score=1.0, why="named in full by one page"))
    return [group for key in sorted(blocks) for group in blocks[key]]


def _joined(group: Group, local: Local, score: float, why: str) -> Group:
    return Group(members=(*group.members, local), score=min(group.score, score), why=why)


def _shared(group: Group, local: Local, context: Context) -> int:
    """How many other names the page of `local` shares with the pages of `group` together."""
    own = {word for part in (*group.members, local) for word in (part.parts or (bare_name(part.name),))}
    theirs = frozenset().union(*(context.get(doc, frozenset()) for doc in group.documents))
    return len((theirs & context.get(local.doc, frozenset())) - own)


def _misspelt(groups: list[Group], context: Context, options: EntitiesOptions) -> list[Group]:
    """Full names one letter or two apart, looked up by the word that is right.

    `Lindd` and `Lind` of one first name.
    """
    by_word: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    kept: list[Group | None] = []
    for group in sorted(groups, key=lambda group: (-len(group.members), group.members[0].order)):
        parts = group.members[0].parts
        keys = [("first", parts[0], parts[-1][0]), ("last", parts[-1], parts[0][0])]
        twin = next(
            (
                index
                for key in keys
                for index in by_word[key]
                if _is_twin(kept[index], group, context, options)
            ),
            None,
        )
        if twin is None:
            for key in keys:
                by_word[key].append(len(kept))
            kept.append(group)
        else:
            merged = kept[twin]
            assert merged is not None
            kept[twin] = Group(
                members=(*merged.members, *group.members),
                score=0.9,
                why="the same full name but for its spelling, in pages or roles that fit",
            )
    return [group for group in kept if group is not None]


def _shortened(groups: list[Group]) -> list[Group]:
    """Bill joins William and "Orr Sawyer" joins "Kara Orr Sawyer", where one person alone can be meant."""
    by_last: dict[str, list[int]] = defaultdict(list)
    for index, group in enumerate(groups):
        by_last[group.members[0].parts[-1]].append(index)
    kept: list[Group | None] = list(groups)
    for index, group in enumerate(groups):
        own = group.members[0].parts
        beside = [other for other in by_last[own[-1]] if other != index]
        names = {groups[other].members[0].parts: other for other in beside}
        tail = full_tail(own, names)
        partners = [names[tail]] if tail else [o for o in beside if _is_short(own, groups[o])]
        into = kept[partners[0]] if len(partners) == 1 else None
        if into is not None and fits(into.roles, group.roles) is not False:
            kept[partners[0]] = Group(
                members=(*into.members, *group.members),
                score=0.9,
                why="the same name, once shortened; nobody else of that surname can be meant",
            )
            kept[index] = None
    return [group for group in kept if group is not None]


def _is_short(own: tuple[str, ...], other: Group) -> bool:
    """Whether `own` is another group's name with the given name in its short form."""
    theirs = other.members[0].parts
    return len(own[0]) < len(theirs[0]) and same_given(own[0], theirs[0])


def _is_twin(a: Group | None, b: Group, context: Context, options: EntitiesOptions) -> bool:
    if a is None:
        return False
    fit = fits(a.roles, b.roles)
    if not misspelt(a.members[0].parts, b.members[0].parts, options, in_role=fit is True):
        return False
    if fit is not None:
        return fit
    return any(_shared(a, member, context) >= options.shared_context for member in b.members)


def _single(
    singles: Sequence[Local], full: list[Group], context: Context, options: EntitiesOptions
) -> list[Group]:
    """A surname alone joins the one full name that it can mean.

    Where roles or the company of both pages agree.
    """
    groups = list(full)
    bearers: dict[str, list[int]] = defaultdict(list)
    for index, group in enumerate(groups):
        for word in sorted(
            {word for member in group.members for word in (member.parts[0], member.parts[-1])}
        ):
            bearers[word].append(index)
    lone: dict[str, list[int]] = defaultdict(list)
    original = list(full)
    for local in singles:
        word = local.parts[0]
        fitting = [index for index in bearers[word] if _means(original[index], local, context, options)]
        target = fitting if len(fitting) == 1 else []
        why = "the only person in reach with this surname, in a page that fits"
        if not fitting:
            target = [index for index in lone[word] if _means(groups[index], local, context, options)][:1]
            why = "the same surname in pages that fit"
        if target:
            groups[target[0]] = _joined(groups[target[0]], local, 0.8, why)
        else:
            lone[word].append(len(groups))
            groups.append(Group(members=(local,), score=1.0, why="named by surname alone"))
    return groups


def _means(group: Group, local: Local, context: Context, options: EntitiesOptions) -> bool:
    roles = tuple(title for title, _ in local.roles)
    fit = fits(group.roles, roles)
    if fit is False:
        return False
    return _shared(group, local, context) >= options.shared_context - (1 if fit else 0)

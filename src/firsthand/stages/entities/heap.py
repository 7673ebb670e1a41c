"""One thing over the whole heap: the clusters of single documents put together."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from firsthand.model.document import Document
from firsthand.model.entity import Entity, EntityKind, Identifier, Mention, Role
from firsthand.model.ids import group_id
from firsthand.model.span import DocId
from firsthand.options.entities import EntitiesOptions
from firsthand.stages.entities.local import Local, contexts, locals_of, surface
from firsthand.stages.entities.people import Group, people
from firsthand.text.names import bare_name, fold, governments, is_newsroom, related

__all__ = ["entities"]


def entities(
    mentions: Mapping[DocId, tuple[Mention, ...]],
    documents: Mapping[DocId, Document],
    options: EntitiesOptions | None = None,
) -> tuple[Entity, ...]:
    """The entities of a heap, by id; every mention belongs to one of them.

    Persons meet by full name, by a full name once misspelt, or by a surname where nothing else can be meant;
    everything else meets by its settled name. Somebody who is described but never named stays with the one
    page. No step compares all with all: names are looked up by their words.
    """
    options = options or EntitiesOptions()
    everything = _rekinded(locals_of(mentions), documents)
    persons, others = people(everything, contexts(everything), options)
    groups = [*persons, *_things(others)]
    return tuple(sorted((_entity(group, documents) for group in groups), key=lambda entity: entity.id))


def _rekinded(everything: tuple[Local, ...], documents: Mapping[DocId, Document]) -> tuple[Local, ...]:
    """What one page learned for the others.

    Names, adjectives and capitals of invented countries, lone names of places, and outlets that pages name as
    their own.
    """
    lands = _lands(everything, documents)
    places = {bare_name(local.name) for local in everything if local.kind == "place"}
    outlets = {bare_name(local.name) for local in everything if local.kind == "outlet"}
    for document in documents.values():
        outlets |= {bare_name(upstream.name) for upstream in document.upstreams}
        if document.outlet:
            outlets.add(bare_name(document.outlet))
    done = []
    for local in everything:
        name = bare_name(local.name)
        loose = (
            local.kind in {"organisation", "person", "place"} and len(local.parts) < 2 and not local.unnamed
        )
        if loose and not local.roles and name in lands:
            kind: EntityKind = "place" if local.kind == "place" else "government"
            own = local.name if local.kind == "place" and lands[name][1] else lands[name][0]
            done.append(msgspec.structs.replace(local, kind=kind, name=own, parts=()))
        elif (
            local.kind in {"organisation", "person"}
            and not local.unnamed
            and name in outlets
            and not local.roles
        ):
            done.append(msgspec.structs.replace(local, kind="outlet", parts=()))
        elif local.kind == "organisation" and " " not in name and name in places:
            done.append(msgspec.structs.replace(local, kind="place"))
        else:
            done.append(local)
    return tuple(done)


def _lands(everything: tuple[Local, ...], documents: Mapping[DocId, Document]) -> dict[str, tuple[str, bool]]:
    """Folded names, adjectives and capitals of the countries of the heap, each with its country.

    True for a capital.
    """
    lands: dict[str, tuple[str, bool]] = {}
    for local in everything:
        if local.kind != "government":
            continue
        lands.setdefault(bare_name(local.name), (local.name, False))
        for mention in local.mentions:
            if mention.kind in {"demonym", "capital"}:
                form = bare_name(surface(documents[local.doc], mention))
                lands.setdefault(form, (local.name, mention.kind == "capital"))
    return lands


def _things(others: Sequence[Local]) -> list[Group]:
    """Everything but persons, by kind and name.

    A country known only by its adjective joins the name it is made from.
    """
    lands = sorted({local.name for local in others if local.kind == "government"})
    located = sorted({local.name for local in others if local.kind == "place"})
    of_adjective = {
        name: next((other for other in reach if other != name and related(name, other)), name)
        for names, reach in ((located, lands), (lands, [*lands, *located]))
        for name in names
    }
    groups: dict[tuple[str, str], list[Local]] = defaultdict(list)
    for local in others:
        name = (
            of_adjective.get(local.name, local.name) if local.kind in {"government", "place"} else local.name
        )
        kind = "outlet" if local.kind == "organisation" and is_newsroom(name) else local.kind
        groups[kind, bare_name(name)].append(msgspec.structs.replace(local, kind=kind, name=name))
    return [Group(members=tuple(groups[key]), score=1.0, why=_why(groups[key])) for key in sorted(groups)]


def _why(members: Sequence[Local]) -> str:
    pages = len({member.doc for member in members})
    return "named by one page" if pages == 1 else f"{pages} pages use this name or one that stands for it"


def _entity(group: Group, documents: Mapping[DocId, Document]) -> Entity:
    members = group.members
    spans = tuple(sorted({mention.span for member in members for mention in member.mentions}))
    forms: Counter[str] = Counter()
    for member in members:
        for mention in member.mentions:
            if mention.kind in {"name", "demonym", "capital"}:
                forms[surface(documents[member.doc], mention)] += 1
    name = _best_name(members)
    return Entity(
        id=group_id("n", (f"{span.doc}:{span.start:09d}:{span.end:09d}" for span in spans)),
        name=name,
        kind=members[0].kind,
        aliases=tuple(sorted(form for form in forms if form != name)),
        roles=_roles(members, documents),
        mentions=spans,
        documents=tuple(sorted({member.doc for member in members})),
        identifiers=_identifiers(members[0], name),
        score=round(group.score, 4),
        why=group.why,
    )


def _best_name(members: Sequence[Local]) -> str:
    """The fullest name; of equals the commonest, then the first by spelling.

    Initials and honorifics add nothing.
    """
    counts = Counter(member.name for member in members)
    return min(counts, key=lambda name: (-len(dict.fromkeys(fold(name).split())), -counts[name], name))


def _roles(members: Sequence[Local], documents: Mapping[DocId, Document]) -> tuple[Role, ...]:
    roles = []
    for member in members:
        published = documents[member.doc].published
        date = published[:10] if published else None
        seen: set[str] = set()
        for title, span in member.roles:
            if fold(title) in seen:
                continue
            seen.add(fold(title))
            roles.append(Role(title=" ".join(title.split()), date=date, span=span))
    return tuple(sorted(roles, key=lambda role: role.span))


def _identifiers(first: Local, name: str) -> tuple[Identifier, ...]:
    if first.kind not in {"government", "place"}:
        return ()
    return tuple(Identifier("iso3166-1", row.iso) for row in governments() if row.name == name)

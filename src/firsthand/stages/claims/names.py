"""What names stand for in claims: one key for a country, and whom a speaker speaks for."""

from collections.abc import Mapping, Sequence

import msgspec

from firsthand.model.attribution import Attribution
from firsthand.model.entity import Entity
from firsthand.model.span import Span

__all__ = ["Names", "names_of", "with_sides"]


class Names(msgspec.Struct, frozen=True):
    """What the mention spans of one document stand for, so that "Moscow" and "Russia" compare equal."""

    entities: dict[Span, str] = {}
    sides: dict[str, str] = {}
    """The government or body that an entity is, or that its name or office says it speaks for."""
    called: dict[str, str] = {}
    """The name of each entity."""


def names_of(entities: Sequence[Entity]) -> dict[str, Names]:
    """What the mention spans stand for, per document."""
    governments = _governments(entities)
    found: dict[str, dict[Span, str]] = {}
    for entity in entities:
        # A country as a place and as a government is one thing to a claim: "asked Chile", "in Chile".
        same = governments.get(entity.name.casefold(), entity.id) if entity.kind == "place" else entity.id
        for span in entity.mentions:
            found.setdefault(span.doc, {})[span] = same
    sides = _sides(entities)
    called = {entity.id: entity.name for entity in entities}
    return {doc: Names(spans, sides, called) for doc, spans in found.items()}


def with_sides(names: Mapping[str, Names], attributions: Sequence[Attribution]) -> dict[str, Names]:
    """`names` with the sides of speakers whom any page introduces by a body: "X of the harbour board"."""
    sides = dict(next(iter(names.values())).sides) if names else {}
    for one in sorted(attributions, key=lambda one: one.id):
        if one.speaker_entity and one.speaker_entity not in sides and not one.anonymous:
            known = names.get(one.doc, Names())
            for span, entity in sorted(known.entities.items()):
                own = entity == one.speaker_entity or entity not in known.sides
                if not own and any(source.covers(span) for source in one.source):
                    sides[one.speaker_entity] = known.sides[entity]
                    break
    return {doc: Names(each.entities, sides, each.called) for doc, each in names.items()}


def _governments(entities: Sequence[Entity]) -> dict[str, str]:
    """The government of each name that one goes by."""
    return {
        name.casefold(): entity.id
        for entity in entities
        if entity.kind == "government"
        for name in (entity.name, *entity.aliases)
    }


def _sides(entities: Sequence[Entity]) -> dict[str, str]:
    """Whom an entity speaks for: the name or office begins with a government ("Chinese Foreign Ministry")."""
    governments = _governments(entities)
    sides = {}
    for entity in entities:
        if entity.kind == "government":
            sides[entity.id] = entity.id
            continue
        titles = [entity.name] if entity.kind == "organisation" else [role.title for role in entity.roles]
        spoken_for = [governments[name] for title in titles if (name := _first(title, governments))]
        if spoken_for:
            sides[entity.id] = spoken_for[0]
        elif entity.kind == "organisation":
            sides[entity.id] = entity.id
    return sides


def _first(title: str, governments: Mapping[str, str]) -> str | None:
    words = title.casefold().replace("’s", "").replace("'s", "").removeprefix("the ").split()
    for length in range(min(3, len(words)), 0, -1):
        name = " ".join(words[:length])
        if name in governments:
            return name
    return None

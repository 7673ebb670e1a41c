"""What names stand for in claims: one key for a country, and whom a speaker speaks for."""

from collections.abc import Mapping, Sequence

import msgspec

from firsthand.model.entity import Entity
from firsthand.model.span import Span

__all__ = ["Names", "names_of"]


class Names(msgspec.Struct, frozen=True):
    """What the mention spans of one document stand for, so that "Moscow" and "Russia" compare equal."""

    entities: dict[Span, str] = {}
    sides: dict[str, str] = {}
    """The government or body that an entity is, or that its name or office says it speaks for."""


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
    return {doc: Names(spans, sides) for doc, spans in found.items()}


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

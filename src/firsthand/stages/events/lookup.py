"""From a span to the entity that is mentioned there, and from a document to the origin that it counts for."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from firsthand.model.copies import Family, Origin
from firsthand.model.document import Document
from firsthand.model.entity import Entity
from firsthand.model.span import DocId, Span
from firsthand.stages.events.parties import country_in
from firsthand.text.names import known as known_names

__all__ = ["PRONOUNS", "Lookup", "lookup"]

PRONOUNS = frozenset("i we you he she it they this that who its his her their hers theirs one".split())
_CAPITAL = re.compile(
    r"\b(?P<city>[A-Z]\w+(?: [A-Z]\w+)?)(?:, (?:which is )?| is | \()(?:the )?"
    r"(?:(?P<adjective>[A-Z]\w+) capital\b|capital of (?:the )?(?P<country>[A-Z]\w+(?: [A-Z]\w+)?))"
)


class Lookup(msgspec.Struct, frozen=True):
    """What the heap knows of spans and documents."""

    mentions: dict[DocId, tuple[tuple[Span, str], ...]]
    entities: dict[str, Entity]
    names: dict[str, str]
    origins: dict[DocId, str]
    countries: dict[str, str]
    people: dict[DocId, frozenset[str]]
    capitals: dict[str, str]
    governments: tuple[str, ...]

    def close(self, a: DocId, b: DocId) -> bool:
        """Whether two pages name so many of the same people that they are about one occasion."""
        one, other = self.people.get(a, frozenset()), self.people.get(b, frozenset())
        shared = len(one & other)
        return shared >= 5 and shared >= 0.4 * min(len(one), len(other))

    def entity(self, span: Span | None) -> Entity | None:
        """The entity whose mention shares most characters with `span`, and most of its characters."""
        if span is None:
            return None
        here = self.mentions.get(span.doc, ())
        index = bisect_left(
            here, (Span(span.doc, max(0, span.start - 200), max(0, span.start - 200) + 1), "")
        )
        best: tuple[int, str] | None = None
        while index < len(here) and here[index][0].start < span.end:
            where, name = here[index]
            shared = min(where.end, span.end) - max(where.start, span.start)
            if shared > 0 and (best is None or (shared, name) > best):
                best = (shared, name)
            index += 1
        enough = best is not None and best[0] >= 0.6 * (span.end - span.start)
        return self.entities[best[1]] if best is not None and enough else None

    def named(self, name: str) -> str:
        """The name that the heap gives what a page calls `name`, when only one thing is called so."""
        found = self.names.get(name.casefold(), "")
        return self.entities[found].name if found else name

    def key(self, entity: Entity | None, name: str | None) -> str:
        """What a party is compared by: a person's id, else the name in small letters; empty for none.

        Two bodies of one name are one body; two people of one name may be two.
        """
        folded = (name or "").casefold()
        found = entity or self.entities.get(self.names.get(folded, ""))
        if found is None:
            return folded
        return found.id if found.kind == "person" else found.name.casefold()

    def acts_for(self, name: str) -> str:
        """The country that the one person or body called `name` acts for, else its name."""
        if name.casefold() in self.capitals:
            return self.capitals[name.casefold()]
        found = self.names.get(name.casefold(), "")
        return self.countries.get(found, self.entities[found].name if found else name)

    def party(self, entity: str | None, name: str) -> str:
        """The key of the party that an entity or name acts for: its country's name, else its own, folded."""
        if entity is not None and entity in self.countries:
            return self.countries[entity].casefold()
        bare = name.replace("’s", "").replace("'s", "")
        country = None if self.names.get(name.casefold()) else country_in(bare, self.governments)
        return (country or self.acts_for(name)).casefold()

    def party_at(self, span: Span | None, words: str) -> str:
        """The key of the party at `span`, whose words are `words`; empty for a pronoun nobody resolved."""
        entity = self.entity(span)
        if entity is not None:
            return self.party(entity.id, entity.name)
        return "" if words.casefold() in PRONOUNS else self.party(None, words)


def lookup(
    entities: Sequence[Entity],
    families: Sequence[Family],
    origins: Sequence[Origin],
    documents: Mapping[DocId, Document],
) -> Lookup:
    """The tables that merging looks things up in."""
    mentions: dict[DocId, list[tuple[Span, str]]] = {}
    for entity in entities:
        for span in entity.mentions:
            mentions.setdefault(span.doc, []).append((span, entity.id))
    return Lookup(
        mentions={doc: tuple(sorted(each)) for doc, each in sorted(mentions.items())},
        entities={each.id: each for each in entities},
        names=_names(entities),
        origins=_origins(families, origins),
        countries=_countries(entities),
        people=_people(entities),
        capitals=_capitals(entities, documents),
        governments=tuple(sorted({each.name for each in entities if each.kind == "government"})),
    )


def _capitals(entities: Sequence[Entity], documents: Mapping[DocId, Document]) -> dict[str, str]:
    """The country of each city that a page calls a capital, or that the list of countries knows as one.

    "In Port Azel, the Tessalian capital": a city stands for the government that sits there. A city that pages
    give to two countries stands for none.
    """
    governments = sorted({each.name for each in entities if each.kind in {"government", "place"}})
    found: dict[str, set[str]] = {}
    for _, document in sorted(documents.items()):
        if "capital" not in document.text:
            continue
        for match in _CAPITAL.finditer(document.text):
            country = country_in(match["adjective"] or match["country"], governments)
            if country is not None and country.casefold() != match["city"].casefold():
                found.setdefault(match["city"].casefold(), set()).add(country)
    for each in entities:
        if each.kind == "place":
            listed = {one.name for one in known_names(each.name) if one.kind == "capital"}
            if len(listed) == 1:
                found.setdefault(each.name.casefold(), set()).update(listed)
    return {city: min(countries) for city, countries in sorted(found.items()) if len(countries) == 1}


def _people(entities: Iterable[Entity]) -> dict[DocId, frozenset[str]]:
    found: dict[DocId, set[str]] = {}
    for each in entities:
        if each.kind == "person":
            for span in each.mentions:
                found.setdefault(span.doc, set()).add(each.id)
    return {doc: frozenset(each) for doc, each in found.items()}


def _names(entities: Iterable[Entity]) -> dict[str, str]:
    """Names that stand for one entity only; an ambiguous one stands for none."""
    found: dict[str, str] = {}
    for each in entities:
        for name in {each.name, *each.aliases}:
            key = name.casefold()
            found[key] = each.id if found.get(key, each.id) == each.id else ""
    return found


def _countries(entities: Sequence[Entity]) -> dict[str, str]:
    governments = sorted(each.name for each in entities if each.kind == "government")
    found: dict[str, str] = {}
    for each in entities:
        if each.kind not in {"person", "organisation"}:
            continue
        votes: dict[str, int] = {}
        for text in (*(role.title for role in each.roles), each.name):
            country = country_in(text, governments)
            if country is not None:
                votes[country] = votes.get(country, 0) + 1
        if votes:
            found[each.id] = max(sorted(votes), key=lambda name: votes[name])
    return found


def _origins(families: Sequence[Family], origins: Sequence[Origin]) -> dict[DocId, str]:
    """The origin that each document's own telling counts for: its family's, else one that lists it."""
    found: dict[DocId, str] = {}
    for family in sorted(families, key=lambda each: each.id):
        for doc in family.documents:
            found.setdefault(doc, family.origin)
    for origin in sorted(origins, key=lambda each: each.id):
        if origin.kind != "utterance":
            for doc in origin.documents:
                found.setdefault(doc, origin.id)
    return found

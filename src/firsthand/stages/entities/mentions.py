"""Everybody and everything that one document speaks of, and which mentions are the same thing."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from firsthand.model.annotated import Annotated
from firsthand.model.entity import EntityKind, Mention, MentionKind
from firsthand.model.span import Span
from firsthand.options.entities import EntitiesOptions
from firsthand.stages.entities.bodies import ministries, settle_bodies
from firsthand.stages.entities.descriptions import Description, describe, resolve
from firsthand.stages.entities.invented import learn
from firsthand.stages.entities.persons import full_tail, keyed
from firsthand.stages.entities.places import stands_for
from firsthand.stages.entities.pronouns import pronouns
from firsthand.stages.entities.raw import Key, Place, Raw, is_subject, quote_at
from firsthand.stages.entities.roles import role_of
from firsthand.stages.entities.scan import Found, Reading, read, scan
from firsthand.text.names import bare_name, gender, person_parts
from firsthand.text.quotes import Quotation, quotations

__all__ = ["mentions"]


def mentions(annotated: Annotated, options: EntitiesOptions | None = None) -> tuple[Mention, ...]:
    """The mentions of one document in text order, each with the number of the thing it stands for.

    Persons, organisations, governments, places and outlets by name; demonyms and capitals; pronouns and
    descriptions that have a bearer. Countries count as governments unless the words before them make them a
    place. What nothing tells the kind of is left out.
    """
    options = options or EntitiesOptions()
    learned = learn(annotated)
    quotes = quotations(annotated.document.text)
    readings = tuple(read(sentence, learned) for sentence in annotated.sentences)
    named, descriptions = _read_all(readings, quotes)
    named = _voted(named)
    people = keyed([raw for raw in named if raw.entity_kind == "person"], options)
    things = settle_bodies([raw for raw in named if raw.entity_kind not in {None, "person"}])
    described = resolve(descriptions, people)
    living = [*people, *(raw for raw in described if raw.entity_kind == "person")]
    he_and_she = pronouns(readings, living, _genders(living), quotes, options)
    return _numbered([*people, *things, *described, *he_and_she])


def _read_all(
    readings: Sequence[Reading], quotes: tuple[Quotation, ...]
) -> tuple[list[Raw], list[Description]]:
    named: list[Raw] = []
    descriptions: list[Description] = []
    for number, reading in enumerate(readings):
        taken: set[int] = set()
        for found in scan(reading):
            role = None if found.kind not in {"person", None} else role_of(reading, found.first, found.last)
            if role is not None:
                taken.update(range(role[0], role[1] + 1))
            named.append(_raw(reading, number, quotes, found, role))
        named.extend(ministries(reading, number, quotes))
        descriptions.extend(describe(reading, number, quotes, frozenset(taken)))
    return named, descriptions


def _raw(
    reading: Reading, number: int, quotes: tuple[Quotation, ...], found: Found, role: tuple[int, int] | None
) -> Raw:
    sentence = reading.sentence
    start = reading.tokens[found.first].start
    kind: MentionKind = "name"
    key: Key = ()
    entity_kind = found.kind
    if found.known is not None:
        entity_kind, kind = stands_for(reading, found)
        own_name = entity_kind == "place" and found.known.kind == "capital"
        key = (str(entity_kind), found.text.title() if own_name else found.known.name)
    honorific = reading.low(found.first - 1) if reading.sort(found.first - 1) == "honorific" else ""
    return Raw(
        span=sentence.token_span(found.first, found.last),
        text=found.text,
        kind=kind,
        entity_kind="person" if role is not None and entity_kind is None else entity_kind,
        weight=found.weight + (3 if role is not None else 0),
        place=Place(
            number,
            sentence.paragraph,
            quote_at(quotes, sentence, start),
            is_subject(reading, found.first, found.last),
        ),
        key=key,
        role=reading.words(*role) if role else None,
        role_span=sentence.token_span(*role) if role else None,
        honorific=honorific,
    )


def _voted(named: Sequence[Raw]) -> list[Raw]:
    """The kind of each name by all its mentions together.

    A single word takes the person whose full name holds it.
    """
    votes: dict[str, Counter[EntityKind]] = defaultdict(Counter)
    surnames: set[str] = set()
    people = {
        person_parts(raw.text) for raw in named if raw.entity_kind == "person" and len(raw.text.split()) > 2
    }
    shortened = _shortened(named)
    for raw in named:
        if raw.key or raw.entity_kind is None:
            continue
        votes[bare_name(raw.text)][raw.entity_kind] += raw.weight
        parts = person_parts(raw.text)
        if parts in shortened:
            votes[bare_name(raw.text)]["person"] += 3
        if (raw.entity_kind == "person" or parts in shortened) and raw.weight > 1 and len(parts) > 1:
            surnames.update({parts[0], parts[-1]})
    settled = []
    for raw in named:
        name = bare_name(raw.text)
        kind = raw.entity_kind
        if not raw.key:
            tally = votes.get(name)
            kind = tally.most_common(1)[0][0] if tally else None
            if full_tail(person_parts(raw.text), people) is not None:
                kind = "person"
            if name in surnames and (not tally or max(tally.values()) < 5):
                kind = "person"
        if kind is not None and any(char.isalpha() for char in raw.text):
            settled.append(msgspec.structs.replace(raw, entity_kind=kind))
    return settled


def _shortened(named: Sequence[Raw]) -> frozenset[Key]:
    """Names of two or three words that the page goes on to call by the last alone, as it does with persons.

    A body is shortened to its first word or its initials.
    """
    alone = {bare_name(raw.text) for raw in named if not raw.key and len(raw.text.split()) == 1}
    subjects = {bare_name(raw.text) for raw in named if raw.place.subject} & alone
    found = set()
    for raw in named:
        parts = person_parts(raw.text)
        plain = not raw.key and raw.weight <= 2 and len(raw.text.split()) == len(parts)
        if plain and len(parts) in {2, 3} and parts[-1] in subjects and parts[0] not in alone:
            found.add(parts)
    return frozenset(found)


def _genders(people: Sequence[Raw]) -> Mapping[Key, str]:
    told: dict[Key, str] = {}
    for raw in people:
        sex = gender(raw.honorific or " ".join(raw.key[1:]), raw.role) or gender(" ".join(raw.key[1:]), None)
        if sex:
            told.setdefault(raw.key, sex)
    return told


def _numbered(raws: Sequence[Raw]) -> tuple[Mention, ...]:
    """Mentions in text order, clusters numbered by first appearance.

    One mention a span, the named one first.
    """
    ranks: dict[MentionKind, int] = {"name": 0, "capital": 1, "demonym": 2, "description": 3, "pronoun": 4}
    ordered = sorted(raws, key=lambda raw: (raw.span, ranks[raw.kind], raw.key))
    names = _names(ordered)
    numbers: dict[Key, int] = {}
    seen: set[Span] = set()
    done = []
    for raw in ordered:
        if raw.span in seen or raw.entity_kind is None:
            continue
        seen.add(raw.span)
        number = numbers.setdefault(raw.key, len(numbers))
        done.append(
            Mention(
                span=raw.span,
                kind=raw.kind,
                entity_kind=raw.entity_kind,
                name=names[raw.key],
                cluster=number,
                role=raw.role,
                role_span=raw.role_span,
            )
        )
    return tuple(done)


def _names(raws: Sequence[Raw]) -> dict[Key, str]:
    """The longest name of each thing as printed, the commonest and first of equals.

    Listed things by their list name.
    """
    texts: dict[Key, Counter[str]] = defaultdict(Counter)
    for raw in raws:
        if raw.kind != "pronoun" and (raw.kind != "description" or (raw.key[0] == "unnamed" and raw.role)):
            texts[raw.key][_clean((raw.role or raw.text) if raw.kind == "description" else raw.text)] += 1
    names: dict[Key, str] = {}
    for key in {raw.key for raw in raws}:
        if key[0] in {"government", "organisation", "outlet", "place"} and len(key) == 2:
            names[key] = key[1]
            continue
        options = texts[key]
        names[key] = (
            min(options, key=lambda text: (-len(text.split()), -options[text], -len(text), text))
            if options
            else ""
        )
    return names


def _clean(text: str) -> str:
    return " ".join(text.removesuffix("’s").removesuffix("'s").split())

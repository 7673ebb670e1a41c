"""Who is meant by an office without a name.

``the secretary``, ``a senior Velmarian official``, ``Velmarian officials``.
"""

from collections.abc import Iterator, Sequence

import msgspec

from firsthand.stages.entities.raw import Key, Place, Raw, is_subject, quote_at
from firsthand.stages.entities.scan import Reading
from firsthand.text.names import fold, known, titles
from firsthand.text.quotes import Quotation

__all__ = ["Description", "describe", "resolve"]

_DEFINITE = frozenset({"the", "that", "this"})
_INDEFINITE = frozenset({"a", "an", "another", "one"})
_UNNAMED = frozenset(
    "official diplomat source aide spokesman spokeswoman spokesperson representative officer adviser "
    "advisor lawmaker "
    "witness resident negotiator envoy minister senator analyst expert commander general engineer".split()
)
_GROUPS = frozenset(
    "officials authorities diplomats government administration negotiators delegation leaders leadership "
    "ministers regime "
    "side policymakers envoys".split()
)
_ALIKE = {
    "spokeswoman": "spokesman",
    "spokesperson": "spokesman",
    "advisor": "adviser",
    "chairwoman": "chairman",
}
_LESSER = frozenset({"deputy", "vice", "former", "assistant", "associate", "under", "undersecretary", "ex"})


class Description(msgspec.Struct, frozen=True, kw_only=True):
    """A description: its words without article, its head, the country in it.

    And whether it points to somebody known.
    """

    raw: Raw
    words: str
    head: str
    country: str
    definite: bool
    group: bool


def describe(
    reading: Reading, number: int, quotes: tuple[Quotation, ...], taken: frozenset[int]
) -> Iterator[Description]:
    """The descriptions of one sentence; tokens in `taken` already belong to the role of a named person."""
    for unit in reading.units:
        if unit.sort == "title" and not taken.intersection(range(unit.first, unit.last + 1)):
            found = _person(reading, number, quotes, unit.first, unit.last)
            if found is not None:
                yield found
    for index in range(len(reading.tokens)):
        if reading.low(index) in _GROUPS and index not in taken:
            found = _group(reading, number, quotes, index)
            if found is not None:
                yield found


def _person(
    reading: Reading, number: int, quotes: tuple[Quotation, ...], first: int, last: int
) -> Description | None:
    head = reading.tokens[last]
    plural = head.tag == "NNS" or (
        head.text.lower().endswith("s") and head.text.lower() not in titles("office")
    )
    if plural or head.dep in {"attr", "appos", "compound"} or reading.sort(last + 1) == "word":
        return None
    start = _left(reading, first)
    article = reading.low(start - 1)
    if article not in _DEFINITE | _INDEFINITE or reading.low(start - 2) == "as":
        return None
    definite = article in _DEFINITE
    if not definite and head.text.lower() not in _UNNAMED:
        return None
    raw = _raw(reading, number, quotes, start - 1, last)
    words = reading.words(start, last)
    return Description(
        raw=msgspec.structs.replace(raw, entity_kind="person", role=None if definite else words),
        words=words,
        head=_head(reading.words(first, last)),
        country=_country(reading, start, last),
        definite=definite,
        group=False,
    )


def _group(reading: Reading, number: int, quotes: tuple[Quotation, ...], index: int) -> Description | None:
    start = _left(reading, index)
    country = _country(reading, start, index)
    following = reading.tokens[index + 1] if index + 1 < len(reading.tokens) else None
    if not country or reading.sort(index + 1) in {"word", "title"} or (following and following.pos == "NOUN"):
        return None
    if reading.low(start - 1) in {"the", "unnamed", "some"}:
        start -= 1
    raw = _raw(reading, number, quotes, start, index)
    return Description(
        raw=msgspec.structs.replace(raw, entity_kind="government", key=("government", country)),
        words=raw.text,
        head=reading.low(index),
        country=country,
        definite=True,
        group=True,
    )


def _left(reading: Reading, first: int) -> int:
    """The first token of the words that lead up to an office: adjectives, countries, bodies, a possessor."""
    start = first
    while start > 0:
        low = reading.low(start - 1)
        unit = reading.unit_at.get(start - 1)
        if unit is not None and unit.sort in {"known", "title"}:
            start = unit.first
        elif (
            low in titles("modifier")
            or low in titles("body")
            or low in {"'s", "’s", "-", "unnamed"}
            or (reading.tokens[start - 1].dep in {"amod", "compound"} and low.isalpha())
        ):
            start -= 1
        else:
            break
    return start


def _country(reading: Reading, first: int, last: int) -> str:
    """The country of a phrase; empty where it names none or more than one."""
    names = {
        unit.known.name
        for unit in reading.units
        if unit.known is not None
        and first <= unit.first <= last
        and unit.known.kind not in {"body", "newsroom"}
    }
    return next(iter(names)) if len(names) == 1 else ""


def _raw(reading: Reading, number: int, quotes: tuple[Quotation, ...], first: int, last: int) -> Raw:
    sentence = reading.sentence
    place = Place(
        number,
        sentence.paragraph,
        quote_at(quotes, sentence, reading.tokens[first].start),
        is_subject(reading, first, last),
    )
    return Raw(
        span=sentence.token_span(first, last),
        text=reading.words(first, last),
        kind="description",
        entity_kind=None,
        weight=1,
        place=place,
    )


def _head(words: str) -> str:
    last = fold(words)
    return _ALIKE.get(last, last)


def resolve(descriptions: Sequence[Description], people: Sequence[Raw]) -> tuple[Raw, ...]:
    """The descriptions that stand for somebody.

    A group for its government, ``the X`` for the last bearer of that office, an indefinite one for somebody
    unnamed. A definite one without a bearer is left out.
    """
    done: list[Raw] = []
    unnamed: list[Description] = []
    everyone = sorted(people, key=lambda raw: raw.span)
    for item in sorted(descriptions, key=lambda item: item.raw.span):
        if item.group:
            done.append(item.raw)
        elif item.definite:
            key = _bearer(item, everyone, unnamed)
            if key is not None:
                done.append(msgspec.structs.replace(item.raw, key=key))
        else:
            key = _same_unnamed(item, unnamed) or ("unnamed", str(item.raw.span.start))
            kept = msgspec.structs.replace(item.raw, key=key)
            unnamed.append(msgspec.structs.replace(item, raw=kept))
            done.append(kept)
    return tuple(done)


def _same_unnamed(item: Description, unnamed: Sequence[Description]) -> Key | None:
    """An unnamed person described in the same words before; another description is another person."""
    return next((other.raw.key for other in reversed(unnamed) if fold(other.words) == fold(item.words)), None)


def _bearer(item: Description, everyone: Sequence[Raw], unnamed: Sequence[Description]) -> Key | None:
    candidates: list[tuple[int, Key]] = [
        (raw.span.start, raw.key)
        for raw in everyone
        if raw.role and raw.span.end <= item.raw.span.start and _fits(item, raw.role)
    ]
    for other in unnamed:
        same_head = item.head in (other.head, "official")
        if same_head and item.country in {"", other.country} and other.raw.span.end <= item.raw.span.start:
            candidates.append((other.raw.span.start, other.raw.key))
    return max(candidates)[1] if candidates else None


def _fits(item: Description, role: str) -> bool:
    """Whether a description repeats a role.

    Its head is in it, its own adjectives too, and its country does not differ.
    """
    words = [_ALIKE.get(word, word) for word in fold(role).split()]
    wanted = [_ALIKE.get(word, word) for word in fold(item.words).split() if word in titles("modifier")]
    top = words[
        : next((at for at, word in enumerate(words) if word in {"of", "for", "at", "in"}), len(words))
    ]
    if item.head.split()[-1] not in top or not all(word in words for word in wanted):
        return False
    if any(word in _LESSER and word not in wanted for word in top):
        return False
    if len(item.head.split()) > 1 and item.head not in " ".join(words):
        return False
    countries = {mark.name for mark in known(role) if mark.kind not in {"body", "newsroom"}}
    return not item.country or not countries or item.country in countries

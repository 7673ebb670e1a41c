"""Bodies: ministries that are written small, shortened names, and when two names are one body."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from firsthand.stages.entities.raw import Key, Place, Raw, is_subject, quote_at
from firsthand.stages.entities.scan import Reading
from firsthand.text.names import bare_name, fold, governments, initials, known, titles
from firsthand.text.quotes import Quotation

__all__ = ["ministries", "settle_bodies"]

_STATE_BODIES = frozenset(
    {"ministry", "parliament", "embassy", "navy", "army", "cabinet", "senate", "consulate", "treasury"}
)
_STATE_WORDS = frozenset(
    (
        "of affairs foreign defence defense interior finance trade justice health energy central bank air "
        "force coast guard supreme court"
    ).split()
)
_TAILS = (("central", "bank"), ("air", "force"), ("coast", "guard"), ("supreme", "court"))


def ministries(reading: Reading, number: int, quotes: tuple[Quotation, ...]) -> Iterator[Raw]:
    """Bodies of a state whose country is said.

    ``the Velmarian foreign ministry``, ``Velmar's Defence Ministry``.
    """
    for unit in reading.units:
        mark = unit.known
        if mark is None or mark.kind in {"body", "newsroom"}:
            continue
        at = unit.last + 1
        if reading.low(at) in {"'s", "’s", "’"}:
            at += 1
        last = _tail(reading, at)
        if last is None or (last == at and at == unit.last + 1 and reading.low(last) == "bank"):
            continue
        start = unit.first
        sentence = reading.sentence
        place = Place(
            number,
            sentence.paragraph,
            quote_at(quotes, sentence, reading.tokens[start].start),
            is_subject(reading, start, last),
        )
        yield Raw(
            span=sentence.token_span(start, last),
            text=reading.words(start, last),
            kind="name",
            entity_kind="organisation",
            weight=5,
            place=place,
            key=("organisation", f"{_demonym(mark.name)} {_title_case(reading.words(at, last))}"),
        )


def _tail(reading: Reading, at: int) -> int | None:
    """Last token of the body of a state that begins at token `at`."""
    index = at
    while reading.low(index) in _STATE_WORDS and index - at < 3:
        pair = (reading.low(index), reading.low(index + 1))
        if pair in _TAILS:
            return index + 1
        index += 1
    return index if reading.low(index) in _STATE_BODIES and index - at < 4 else None


def _demonym(country: str) -> str:
    """The adjective for a country of the list; an invented one stands for itself."""
    return next((row.demonyms[0] for row in governments() if row.name == country and row.demonyms), country)


def _title_case(words: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in words.split()).replace("Defence", "Defense")


def settle_bodies(things: Sequence[Raw]) -> tuple[Raw, ...]:
    """Keys for what is no person: listed things have theirs.

    Short forms and initials take the long name of this document.
    """
    long_names = sorted(
        {_name(raw.text) for raw in things if raw.entity_kind == "organisation" and not raw.key}
    )
    shorts = {initials(name): name for name in reversed(long_names) if len(initials(name)) > 2}
    of_state = sorted({raw.key[1] for raw in things if raw.entity_kind == "organisation" and raw.key})
    done = []
    for raw in things:
        if raw.key:
            done.append(raw)
            continue
        name = _name(raw.text)
        if raw.entity_kind == "organisation":
            listed = known(name)
            if len(listed) == 1 and listed[0].kind == "body" and listed[0].end - listed[0].start == len(name):
                name = listed[0].name
            else:
                name = shorts.get(name, _of_country(name, of_state))
        done.append(msgspec.structs.replace(raw, key=_key(raw, name)))
    return _one_spelling(done)


def _name(text: str) -> str:
    clean = " ".join(text.removesuffix("’s").removesuffix("'s").split())
    return re.sub(r"^[Tt]he ", "", clean)


def _of_country(name: str, of_state: Sequence[str]) -> str:
    """``Foreign Ministry`` alone is the one whose country the document names, if it names one only."""
    marks = known(name)
    if marks and marks[0].start == 0 and marks[0].kind not in {"body", "newsroom"}:
        rest = name[marks[0].end :].strip()
        words = fold(rest).split()
        if words and len(words) < 4 and set(words) <= _STATE_WORDS | _STATE_BODIES:
            return f"{_demonym(marks[0].name)} {_title_case(rest)}"
    if fold(name).split()[-1:] and fold(name).split()[-1] in titles("body"):
        bearers = [full for full in of_state if bare_name(full).endswith(f" {bare_name(name)}")]
        if len(bearers) == 1:
            return bearers[0]
    return name


def _key(raw: Raw, name: str) -> Key:
    return (str(raw.entity_kind), name)


def _one_spelling(things: Sequence[Raw]) -> tuple[Raw, ...]:
    """Names that differ in case, accents or an article alone get the spelling that comes first."""
    spelling: dict[tuple[str, str], str] = {}
    done = []
    for raw in sorted(things, key=lambda raw: raw.span):
        name = spelling.setdefault((raw.key[0], bare_name(raw.key[1])), raw.key[1])
        done.append(msgspec.structs.replace(raw, key=(raw.key[0], name)))
    return tuple(done)

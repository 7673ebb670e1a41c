"""What a person is said to be.

The office before the name, the apposition after it, or the one that the name follows.

A role is given as printed, without its article; it never runs over a verb.
"""

from firsthand.stages.entities.scan import Reading
from firsthand.text.names import titles

__all__ = ["role_of"]

_MAX_BEFORE = 16
_MAX_AFTER = 22
_SMALL = frozenset("of for in on at to the and &".split())
_STOPS = frozenset({",", ";", ".", ")", "(", "–", "—", ":", "”", "“", '"', "?", "!"})
_CUES = frozenset(
    (
        "said says told added noted stated wrote tweeted claimed warned announced has had will would is "
        "was were are"
    ).split()
)

Tokens = tuple[int, int]


def role_of(reading: Reading, first: int, last: int) -> Tokens | None:
    """First and last token of the role of the person named by tokens `first` to `last`.

    None where none is given.
    """
    return _before(reading, first) or _after(reading, last) or _leading(reading, first, last)


def _before(reading: Reading, first: int) -> Tokens | None:
    """``US Secretary of State | Orla Tamsin``, ``President Edo Varr's spokesman | Hale Birrin``."""
    end = first - 1
    if reading.sort(end) == "honorific":
        end = reading.unit_at[end].first - 1
    if reading.sort(end) != "title" and not _ends_body(reading, end) and not _ends_linked(reading, end):
        return None
    start = end + 1
    index = end
    while index >= 0 and end - index < _MAX_BEFORE and _may_precede(reading, index):
        start = reading.unit_at[index].first if index in reading.unit_at else index
        index = start - 1
    return _trimmed(reading, start, end)


def _ends_body(reading: Reading, index: int) -> bool:
    return reading.sort(index) == "word" and reading.low(index) in titles("body")


def _ends_linked(reading: Reading, index: int) -> bool:
    """Whether a country after ``for`` or ``of`` ends an office: ``envoy for Velmar``."""
    unit = reading.unit_at.get(index)
    if unit is None or unit.known is None:
        return False
    return reading.low(unit.first - 1) in {"for", "of", "to"} and reading.sort(unit.first - 2) == "title"


def _may_precede(reading: Reading, index: int) -> bool:
    low = reading.low(index)
    if reading.sort(index) in {"title", "known"}:
        return True
    if low in {"'s", "’s", "’", "'", "-"}:
        return reading.sort(index - 1) in {"known", "word"}
    if low == "and":
        return reading.sort(index - 1) == "title" and reading.sort(index + 1) == "title"
    if low in {"of", "for", "the", "on", "to"}:
        return reading.sort(index + 1) not in {"title", "honorific"} and _title_to_left(reading, index)
    if low in titles("modifier") or low in titles("body"):
        return True
    if reading.sort(index) == "word":
        return _belongs(reading, index)
    token = reading.tokens[index]
    return token.pos in {"ADJ", "NOUN"} and token.dep in {"amod", "compound", "nmod"} and low.isalpha()


def _belongs(reading: Reading, index: int) -> bool:
    """Whether a capitalised word to the left is part of a body or a possessor.

    Not the person of another phrase.
    """
    at = index + 1
    while at < len(reading.tokens) and reading.sort(at) == "word":
        if reading.low(at) in titles("body"):
            return True
        at += 1
    return reading.low(at) in {"'s", "’s", "’", "-"} or reading.low(at) in titles("body")


def _title_to_left(reading: Reading, index: int) -> bool:
    """Whether ``of`` and ``the`` lead back to an office: ``Director of the Harbour Council``."""
    at = index
    while at >= 0 and index - at < 8:
        if reading.sort(at) == "title":
            return True
        if reading.low(at) not in _SMALL and reading.sort(at) not in {"known", "word"}:
            return False
        at -= 1
    return False


def _trimmed(reading: Reading, start: int, end: int) -> Tokens | None:
    while start <= end and (
        reading.low(start) in _SMALL
        or not reading.low(start)[0].isalnum()
        or reading.low(start) in {"'s", "’s"}
    ):
        start += 1
    if start > end or not any(reading.sort(index) == "title" for index in range(start, end + 1)):
        return None
    return start, end


def _after(reading: Reading, last: int) -> Tokens | None:
    """``Hale Birrin, | a director of the Tessick Institute,``; a list of people is none."""
    at = last + 1
    if reading.low(at) not in {",", "(", "–", "—"}:
        return None
    at += 1
    if reading.low(at) == "who" and reading.low(at + 1) in {"is", "was"}:
        at += 2
    if reading.low(at) in {"a", "an", "the", "then", "now"}:
        at += 1
    start = at
    office = _first_office(reading, start)
    if office is None:
        return None
    end = reading.unit_at[office].last
    if reading.sort(end + 1) == "word" or (
        reading.sort(end + 1) == "known" and reading.low(end + 1)[0].isalpha()
    ):
        return None
    index = end + 1
    while index < len(reading.tokens) and index - start < _MAX_AFTER and _goes_on(reading, index):
        end = index
        index += 1
    while end > start and reading.low(end) in _SMALL | {"'s", "’s"}:
        end -= 1
    return start, end


def _first_office(reading: Reading, start: int) -> int | None:
    """The first office within a few words.

    `start` that only adjectives, bodies and possessors lead up to.
    """
    for index in range(start, min(start + 9, len(reading.tokens))):
        if reading.sort(index) == "title":
            return index
        low = reading.low(index)
        token = reading.tokens[index]
        if (
            reading.sort(index)
            or low in titles("modifier")
            or low in titles("body")
            or low in {"'s", "’s", "-", "’"}
        ):
            continue
        if token.pos not in {"ADJ", "NOUN", "PROPN", "ADV"}:
            return None
    return None


def _goes_on(reading: Reading, index: int) -> bool:
    low = reading.low(index)
    if low in _STOPS or low in _CUES or low in {"who", "which", "that", "as", "but", "when"}:
        return False
    return reading.tokens[index].pos not in {"VERB", "AUX", "PRON"} or reading.tokens[index].tag == "VBN"


def _leading(reading: Reading, first: int, last: int) -> Tokens | None:
    """``The envoy of Velmar in Ostrey, | Ada Quill, |``: an office whose holder follows between commas."""
    if reading.low(first - 1) != "," or reading.low(last + 1) not in {",", ")", "."}:
        return None
    index = first - 2
    office = None
    while index >= 0 and first - index < 14:
        low = reading.low(index)
        if reading.sort(index) == "title":
            office = index
        elif not (
            reading.sort(index)
            or low in _SMALL - {"and"}
            or low in titles("modifier")
            or low in titles("body")
            or low in {"'s", "’s", "-", "a", "an", "its", "their"}
            or reading.tokens[index].pos in {"ADJ", "NOUN"}
        ):
            break
        index -= 1
    if office is None:
        return None
    start = index + 1
    while start < office and (
        reading.low(start) in {"the", "a", "an", "its", "their", "in", "on", "at", "of", "for", "to"}
    ):
        start += 1
    return start, first - 2

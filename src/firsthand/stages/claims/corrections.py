"""Notes in which a page takes back what it said: "An earlier version of this report said that ..."."""

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from firsthand.model.document import Document
from firsthand.model.span import Span
from firsthand.stages.claims.proposition import Proposition
from firsthand.text.numbers import numbers
from firsthand.text.stems import stem
from firsthand.text.words import terms

__all__ = ["Correction", "corrections", "is_corrected"]

_SAID = r"(?:said|stated|reported|claimed|wrote|suggested|gave)"
_WRONGLY = r"(?:(?:wrongly|incorrectly|mistakenly|erroneously)\s+)?"
_NOTE = re.compile(
    rf"\b(?:(?:an?|the|our)\s+)?(?:earlier|previous|original|first)\s+(?:version|edition)s?\b[^.;:\n]{{0,60}}?\s"
    rf"{_WRONGLY}{_SAID}\s+(?:that\s+)?(?P<a>[^.;\n]{{8,300}})"
    rf"|\bthis\s+(?:article|report|story|page|post)\s+(?:originally|earlier|previously|first|wrongly|incorrectly)"
    rf"\s+{_SAID}\s+(?:that\s+)?(?P<b>[^.;\n]{{8,300}})"
    rf"|\bwe\s+(?:wrongly|incorrectly|mistakenly|erroneously)\s+{_SAID}\s+(?:that\s+)?(?P<c>[^.;\n]{{8,300}})",
    re.IGNORECASE,
)
_LIGHT = frozenset(
    "a an the of to in on at for by with and or that this it its was were is are been had has have".split()
)
_SHARE = 0.6
"""Share of the words of a note that a corrected statement has; its numbers it has all."""


class Correction(msgspec.Struct, frozen=True):
    """What a page once said, in the words of its note, and where the note stands."""

    doc: str
    span: Span
    stems: frozenset[str]
    numbers: frozenset[str]


def corrections(documents: Mapping[str, Document]) -> tuple[Correction, ...]:
    """The corrections that the pages print, in order of page and place."""
    return tuple(one for doc in sorted(documents) for one in _of(documents[doc]))


def _of(document: Document) -> Iterator[Correction]:
    for match in _NOTE.finditer(document.text):
        name = str(match.lastgroup)
        words = match[name]
        stems = frozenset(stem(word) for word in terms(words) if word not in _LIGHT)
        if len(stems) > 1:
            yield Correction(document.id, document.span(*match.span()), stems, _numbers(words))


def _numbers(text: str) -> frozenset[str]:
    return frozenset(str(each.value) for each in numbers(text))


def is_corrected(
    one: Proposition, correction: Correction, document: Document, families: Mapping[str, Sequence[str]]
) -> bool:
    """Whether a proposition states what was taken back: on that page, an older one, or a copy of it.

    A copy often still carries the mistake. Most words of the note must stand in it, and every number.
    """
    kin = {correction.doc, *families.get(correction.doc, ())}
    words = document.words(one.span)
    if not one.whole or one.span.doc not in kin or one.stance == "deny":
        return False
    if one.span.overlaps(correction.span) or not correction.numbers <= _numbers(words):
        return False
    stems = frozenset(stem(word) for word in terms(words))
    return len(correction.stems & stems) >= _SHARE * len(correction.stems)

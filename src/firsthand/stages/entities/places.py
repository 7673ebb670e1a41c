"""Whether a country or capital is spoken of as a government that acts or as a place where things happen."""

from firsthand.model.entity import EntityKind, MentionKind
from firsthand.stages.entities.scan import Found, Reading
from firsthand.text.names import titles

__all__ = ["stands_for"]

_INSIDE = frozenset(
    {
        "in",
        "at",
        "near",
        "outside",
        "inside",
        "across",
        "around",
        "throughout",
        "within",
        "into",
        "through",
        "over",
        "via",
    }
)
_GATHERINGS = frozenset(
    (
        "meeting meetings talks summit conference airport suburb suburbs streets street office bureau "
        "university residents"
    ).split()
)
_EITHER = frozenset({"to", "from"})
_MOTION = frozenset(
    (
        "visit visits visited visiting trip trips journey journeys travel travels travelled traveled "
        "travelling traveling arrive arrives arrived arrival fly flies flew flight flights return returns "
        "returned returning come came go goes went gone move moved sent send drive drove sail sailed route "
        "way back tour toured check out road train bus "
    ).split()
)


def stands_for(reading: Reading, found: Found) -> tuple[EntityKind, MentionKind]:
    """The kind of thing that a listed name stands for here, and how it is said."""
    assert found.known is not None
    sort = found.known.kind
    if sort == "body":
        return "organisation", "name"
    if sort == "newsroom":
        return "outlet", "name"
    if sort == "demonym":
        return ("government" if _seated(reading, found.last) else "place"), "demonym"
    kind: MentionKind = "capital" if sort in {"capital", "metonym"} else "name"
    if sort == "metonym":
        return "government", kind
    if sort == "alias" and reading.sort(found.last + 1) == "known":
        return "government", kind
    return ("place" if _located(reading, found) else "government"), kind


def _seated(reading: Reading, last: int) -> bool:
    """Whether the words after an adjective of a country speak of its government.

    Or none follow (``the Chinese``).
    """
    at = last + 1
    while reading.low(at) in titles("modifier") and at - last < 4:
        if reading.low(at) in titles("seat"):
            return True
        at += 1
    if reading.low(at) in titles("seat") or reading.sort(at) == "title" or reading.low(at) in titles("body"):
        return True
    nothing = at == last + 1 and (
        at >= len(reading.tokens)
        or reading.tokens[at].pos in {"VERB", "AUX", "PUNCT", "ADP", "PART", "CCONJ"}
    )
    return nothing and reading.low(last - 1) in {"the", "-"}


def _located(reading: Reading, found: Found) -> bool:
    """Whether the words around say where.

    ``in Tessick``, ``a visit to Tessick``, ``Tessick, Velmar``, a dateline.
    """
    before = found.first - 1
    if reading.low(before) == "the":
        before -= 1
    low = reading.low(before)
    after = reading.low(found.last + 1)
    if after in {"'s", "’s", "’"} or (after == "-" and low not in _INSIDE):
        return False
    if low in _INSIDE:
        return True
    if low in _EITHER:
        return any(reading.low(at) in _MOTION for at in range(max(0, before - 4), before))
    if found.known is not None and found.known.kind == "capital":
        if low in _MOTION or (found.first == 0 and reading.low(found.last + 1) in {"–", "—", "--", "-", "("}):
            return True
        following = reading.unit_at.get(found.last + 2)
        of_country = (
            following is not None and following.known is not None and following.known.name == found.known.name
        )
        return (after == "," and of_country) or after in _GATHERINGS
    return low in _MOTION

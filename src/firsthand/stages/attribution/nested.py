"""Which attribution stands inside which: "a US official told CNN that the minister had said ..."."""

from collections.abc import Sequence

import msgspec

from firsthand.model.attribution import Attribution
from firsthand.stages.attribution.places import Places

__all__ = ["with_parents"]


def with_parents(attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """`attributions` with ``parent`` set to the smallest one whose content holds their cue and their content.

    "According to a paper, an official said X" prints no nesting of spans, yet the paper vouches for the
    official: two attributions of one content are told apart by their cues, and the one whose content holds
    the other's cue is outer.
    """
    found = []
    places: Places[Attribution] = Places()
    for outer in attributions:
        places.add(((span.start, span.end) for span in outer.content), outer)
    for inner in attributions:
        near = places.touching([(inner.cue[0].start, inner.cue[0].end)])
        around = [outer for outer in near if outer.id != inner.id and _holds(outer, inner)]
        parent = min(around, key=lambda outer: (_size(outer), outer.id), default=None)
        found.append(msgspec.structs.replace(inner, parent=parent.id if parent else None))
    return tuple(found)


def _holds(outer: Attribution, inner: Attribution) -> bool:
    return all(
        any(place.covers(span) for place in outer.content) for span in (*inner.cue[:1], *inner.content)
    ) and _size(outer) > _size(inner)


def _size(attribution: Attribution) -> int:
    return sum(span.end - span.start for span in attribution.content)

"""Which attribution stands inside which: "a US official told CNN that the minister had said ..."."""

from collections.abc import Sequence

import msgspec

from firsthand.model.attribution import Attribution

__all__ = ["with_parents"]


def with_parents(attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """`attributions` with ``parent`` set to the smallest one whose content holds their cue and their content.

    "According to a paper, an official said X" prints no nesting of spans, yet the paper vouches for the
    official: two attributions of one content are told apart by their cues, and the one whose content holds
    the other's cue is outer.
    """
    found = []
    for inner in attributions:
        place = inner.cue[0].start
        around = [
            outer
            for outer in attributions
            if outer.content[0].start <= place < outer.content[-1].end
            and outer.id != inner.id
            and _holds(outer, inner)
        ]
        parent = min(around, key=lambda outer: (_size(outer), outer.id), default=None)
        found.append(msgspec.structs.replace(inner, parent=parent.id if parent else None))
    return tuple(found)


def _holds(outer: Attribution, inner: Attribution) -> bool:
    return all(
        any(place.covers(span) for place in outer.content) for span in (*inner.cue[:1], *inner.content)
    ) and _size(outer) > _size(inner)


def _size(attribution: Attribution) -> int:
    return sum(span.end - span.start for span in attribution.content)

"""Tellings whose wording drifted away from what the heap attests: they make no event of their own."""

from collections.abc import Mapping, Sequence

import msgspec

from firsthand.model.drift import Drift
from firsthand.model.event import Event
from firsthand.model.span import DocId, Span

__all__ = ["warped", "weakened"]


def warped(events: Sequence[Event], drifts: Sequence[Drift]) -> dict[str, str | None]:
    """For each event told in unfaithful words, the id of the event that the faithful side tells, or None.

    Only material drifts whose faithful side is known count. Where words were left out of the unfaithful
    side, its whole sentence is unfaithful. A sentence that is left out altogether tells nothing wrong.
    """
    told: dict[DocId, list[Event]] = {}
    for each in sorted(events, key=lambda one: one.id):
        for doc in dict.fromkeys(span.doc for span in each.spans):
            told.setdefault(doc, []).append(each)
    found: dict[str, list[Event]] = {}
    for change in sorted(drifts, key=lambda one: one.id):
        if not change.material or change.likely_faithful is None or change.type == "omission":
            continue
        a, b = change.a_context or change.a, change.b_context or change.b
        attested, context = (a, b) if change.likely_faithful == "a" else (b, a)
        sound = _within(attested, told)
        for event in _within(change.unfaithful or context, told):
            found.setdefault(event.id, []).extend(sound)
    by_id = {each.id: each for each in events}
    return {ident: _likest(by_id[ident], sound, found) for ident, sound in found.items()}


def _within(spans: Sequence[Span], told: Mapping[DocId, Sequence[Event]]) -> list[Event]:
    return [
        event
        for doc in dict.fromkeys(span.doc for span in spans)
        for event in told.get(doc, ())
        if any(span.overlaps(other) for span in spans for other in event.spans)
    ]


def _likest(event: Event, sound: Sequence[Event], bad: Mapping[str, object]) -> str | None:
    """The attested event most like `event`: of its deed, then of its root, then the only one there is."""
    left = {each.id: each for each in sound if each.id not in bad}
    for alike in (
        [each for each in left.values() if each.action == event.action],
        [each for each in left.values() if each.plover == event.plover],
        list(left.values()) if len(left) == 1 else [],
    ):
        if alike:
            return min(each.id for each in alike)
    return None


def weakened(event: Event) -> Event:
    """`event` as nobody attests it: neither that it happened nor how much of it."""
    return msgspec.structs.replace(
        event,
        amounts=(),
        status="hypothetical",
        witnesses=tuple(msgspec.structs.replace(each, status="hypothetical") for each in event.witnesses),
    )

"""What became of a pledge: the later event that fulfils, breaks or changes it.

And a sentence that says so.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import msgspec

from firsthand.model.document import Document
from firsthand.model.event import Event, Outcome, Pledge, Plover
from firsthand.model.span import DocId, Span
from firsthand.stages.events.lookup import Lookup
from firsthand.stages.events.words import actions

__all__ = ["outcomes"]

_ENDS: dict[str, tuple[Outcome, str]] = {
    "cancelled": ("broken", "was cancelled"),
    "postponed": ("changed", "was put off"),
}
_CARRIED_OUT: tuple[Plover, ...] = ("ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION")


@cache
def _deeds() -> dict[str, Plover]:
    """The root that each way of acting has before it is offered, refused or threatened."""
    return {row.mode: row.root for row in reversed(actions())}


class _Table(msgspec.Struct, frozen=True):
    """The events of the heap by root and party, so that a pledge looks only at what can concern it."""

    by_deed: dict[tuple[str, str], tuple[Event, ...]]
    by_id: dict[str, Event]
    known: Lookup


def outcomes(
    pledges: Sequence[Pledge],
    events: Sequence[Event],
    known: Lookup,
    documents: Mapping[DocId, Document],
) -> tuple[Pledge, ...]:
    """The pledges with their outcomes, sorted by id.

    ``open``: its time has not come on the newest page, or no page tells. ``unknown``: its time is
    over and no page
    tells. A later event counts when it is dated after the page that pledged, or told beside it as happened.
    """
    by_deed: dict[tuple[str, str], list[Event]] = {}
    for event in sorted(events, key=lambda each: each.id):
        for party in _parties(event.actor, event.actor_entity, known):
            by_deed.setdefault((event.plover, party), []).append(event)
    table = _Table(
        {key: tuple(each) for key, each in by_deed.items()}, {each.id: each for each in events}, known
    )
    newest = max((each.published[:10] for each in documents.values() if each.published), default=None)
    found = [_judged(each, table, documents, newest) for each in pledges]
    return tuple(sorted(found, key=lambda each: each.id))


def _parties(name: str | None, entity: str | None, known: Lookup) -> tuple[str, ...]:
    """Under which names a party's deeds are filed: its own and that of the country it acts for."""
    if name is None:
        return ()
    return tuple(sorted({name.casefold(), known.acts_for(name).casefold(), *([entity] if entity else [])}))


def _judged(pledge: Pledge, table: _Table, documents: Mapping[DocId, Document], newest: str | None) -> Pledge:
    own = table.by_id.get(pledge.event or "")
    if own is not None and pledge.kind == "plan":
        ended = _plan(own)
        if ended is not None:
            outcome, why, by = ended
            return msgspec.structs.replace(pledge, outcome=outcome, why=why, outcome_events=(by,))
    if own is not None:
        deed = _fulfilling(pledge, own, table, documents)
        if deed is not None:
            words = f"{deed.actor} {_plain(deed.action)}"
            when = f" ({deed.date.start})" if deed.date else ""
            return msgspec.structs.replace(
                pledge,
                outcome="kept",
                outcome_events=(deed.id,),
                why=f"a later page tells that it was done: {words}{when}",
            )
    return _without(pledge, newest)


def _without(pledge: Pledge, newest: str | None) -> Pledge:
    """No page tells: open as long as its time has not passed on the newest page."""
    if pledge.due is not None and newest is not None and pledge.due.end < newest:
        why = f"it was due by {pledge.due.end}, and no page up to {newest} tells what became of it"
        return msgspec.structs.replace(pledge, outcome="unknown", why=why)
    return msgspec.structs.replace(pledge, outcome="open", why="no page tells what became of it")


def _plan(own: Event) -> tuple[Outcome, str, str] | None:
    """What the witnesses of a planned event tell of it later: held, put off, called off."""
    if own.status in _ENDS:
        outcome, words = _ENDS[own.status]
        return outcome, f"it {words}, as another page tells", own.id
    told = {each.status for each in own.witnesses}
    if "happened" in told and "planned" in told:
        return "kept", "another page tells that it took place", own.id
    return None


def _fulfilling(
    pledge: Pledge, own: Event, table: _Table, documents: Mapping[DocId, Document]
) -> Event | None:
    """The first later event of the same doer that is the deed pledged."""
    roots: Iterable[Plover]
    if pledge.kind == "warning":
        roots = _CARRIED_OUT
    else:
        roots = sorted(
            {root for root in (_deeds().get(own.mode or ""), own.plover) if root not in {None, "AGREE"}}
        )
    after = _day(own, documents)
    best: tuple[str, str, Event] | None = None
    for root in roots:
        for party in _parties(own.actor, own.actor_entity, table.known):
            for deed in table.by_deed.get((root, party), ()):
                if (
                    deed.id == own.id
                    or deed.status != "happened"
                    or not _same_target(own, deed, table.known, documents)
                ):
                    continue
                day = _day(deed, documents)
                if after is None or day is None or day <= after:
                    continue
                if best is None or (day, deed.id) < best[:2]:
                    best = (day, deed.id, deed)
    return best[2] if best is not None else None


def _day(event: Event, documents: Mapping[DocId, Document]) -> str | None:
    """When an event happened, else when the first page that tells of it was published."""
    if event.date is not None and event.status == "happened" and event.plover != "THREATEN":
        return event.date.end
    published = sorted(
        document.published[:10]
        for document in (documents.get(doc) for doc in event.documents)
        if document is not None and document.published
    )
    return published[0] if published else None


def _same_target(a: Event, b: Event, known: Lookup, documents: Mapping[DocId, Document]) -> bool:
    """Whether a deed strikes whom the pledge was for: by name, by country, or because its clause names it."""
    if a.target is None or b.target is None:
        return False
    if any(_names(documents, span, a.target) for span in b.spans):
        return True
    return bool(
        set(_parties(a.target, a.target_entity, known)) & set(_parties(b.target, b.target_entity, known))
    )


def _names(documents: Mapping[DocId, Document], span: Span, name: str) -> bool:
    document = documents.get(span.doc)
    return document is not None and name in document.words(span)


def _plain(words: str) -> str:
    return " ".join(words.split())

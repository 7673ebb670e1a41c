"""One pledge over the heap: the tellings of one speaker that hold out the same deeds, put together."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec

from firsthand.model.annotated import Annotated
from firsthand.model.event import Event, Pledge, When
from firsthand.model.ids import group_id
from firsthand.model.span import DocId
from firsthand.stages.events.deeds import Deed, pledged_in, same_deed
from firsthand.stages.events.lookup import Lookup

__all__ = ["Held", "held"]


_WEEKS = 60  # days within which one pledge is told again; later it is another one
_GROUPS = frozenset({"both", "two", "three", "sides", "parties", "ministries", "ministers", "officials"})


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """One pledge with its tellings: whose it is (``speaker``, a party key), since when, and the deeds in it.

    ``parties`` are the speaker and whoever agreed with it; ``day`` (ISO) is that of the first dated page that
    tells of it, None where none is dated.
    """

    pledge: Pledge
    members: tuple[Pledge, ...]
    speaker: str
    parties: frozenset[str]
    day: str | None
    docs: frozenset[DocId]
    deeds: tuple[Deed, ...]
    events: tuple[Event, ...]


def held(
    pledges: Sequence[Pledge],
    events: Mapping[str, Event],
    known: Lookup,
    days: Mapping[DocId, str],
    pages: Mapping[DocId, Annotated],
) -> tuple[Held, ...]:
    """The pledges of the heap, each once, by id.

    Two tellings are one pledge when they are of one kind and one party and tell the same event, or hold out
    the same deeds; where one names no deed, the time that both name. Compared within kind and party only.
    `days` are the days on which the pages were written, as far as they are known.
    """
    ordered = sorted(pledges, key=lambda one: one.id)
    single = [_single(each, events, known, days, pages) for each in ordered]
    blocks: dict[tuple[str, str], list[list[Held]]] = {}
    for each in single:
        block = each.speaker or next((deed.verb for deed in each.deeds), each.pledge.id)
        made = blocks.setdefault((each.pledge.kind, block), [])
        home = next((group for group in made if all(_one(each, other) for other in group)), None)
        if home is None:
            made.append([each])
        else:
            home.append(each)
    found = [_together(group) for made in blocks.values() for group in made]
    return tuple(sorted(found, key=lambda each: each.pledge.id))


def _single(
    pledge: Pledge,
    events: Mapping[str, Event],
    known: Lookup,
    days: Mapping[DocId, str],
    pages: Mapping[DocId, Annotated],
) -> Held:
    event = events.get(pledge.event or "")
    speaker = _speaker(pledge, event, known)
    dated = sorted(days[span.doc] for span in pledge.spans if span.doc in days)
    return Held(
        pledge=pledge,
        members=(pledge,),
        speaker=speaker,
        parties=frozenset({speaker, *_others(event, known)}),
        day=dated[0] if dated else None,
        docs=frozenset(span.doc for span in pledge.spans),
        deeds=() if event is not None and _only_against(pledge, event) else _deeds(pledge, event, pages),
        events=(event,) if event is not None else (),
    )


def _speaker(pledge: Pledge, event: Event | None, known: Lookup) -> str:
    """The party that pledged, by the country that it acts for; empty where nobody is named: "both sides"."""
    name = pledge.speaker
    if pledge.kind != "forecast" and event is not None and event.actor is not None:
        name = event.actor
    if name is None or _GROUPS.intersection(name.casefold().split()):
        return ""
    own = event is not None and name == event.actor
    return known.party(event.actor_entity if own and event is not None else None, name)


def _others(event: Event | None, known: Lookup) -> tuple[str, ...]:
    """Who is bound beside the speaker: the other side of what the two agreed."""
    if event is None or event.plover != "AGREE" or event.target is None:
        return ()
    return (known.party(event.target_entity, event.target),)


def _only_against(pledge: Pledge, event: Event) -> bool:
    """Whether a warning names only what the warned must not do: "warned them against arming the rebels"."""
    return pledge.kind == "warning" and not event.consequence


def _deeds(pledge: Pledge, event: Event | None, pages: Mapping[DocId, Annotated]) -> tuple[Deed, ...]:
    """What the first page that tells the pledge and names deeds holds out.

    What is told by a noun alone ("would face sanctions") is done to whoever was warned.
    """
    target = frozenset((event.target or "").lower().split()) if event is not None else frozenset()
    for doc in sorted({span.doc for span in pledge.spans}):
        spans = [span for span in pledge.spans if span.doc == doc]
        found: list[Deed] = []
        for sentence in pages[doc].sentences if doc in pages else ():
            if any(span.overlaps(sentence.span) for span in spans):
                found.extend(pledged_in(sentence, spans))
        if found:
            return tuple(
                msgspec.structs.replace(each, things=each.things | target) if each.nominal else each
                for each in found
            )
    return ()


def _one(a: Held, b: Held) -> bool:
    """Whether two tellings of one party are one pledge: one event, or the same deeds at about one time."""
    if a.pledge.event is not None and a.pledge.event == b.pledge.event:
        return True
    if not _times_agree(a.pledge.due, b.pledge.due) or not _told_together(a, b):
        return False
    if a.deeds and _plain(a.deeds) == _plain(b.deeds):
        return True
    if a.deeds and b.deeds and all(each.things for each in (*a.deeds, *b.deeds)):
        return _covered(a.deeds, b.deeds) and _covered(b.deeds, a.deeds)
    return a.pledge.due is not None and b.pledge.due is not None and not (a.deeds and b.deeds)


def _plain(deeds: Iterable[Deed]) -> list[tuple[str, tuple[str, ...], bool]]:
    return [(each.verb, tuple(sorted(each.things)), each.negated) for each in deeds]


def _covered(deeds: Iterable[Deed], others: Sequence[Deed]) -> bool:
    """Whether each of `deeds` is one of `others`; one that names only its thing is any deed on that thing."""
    return all(
        any(
            same_deed(each, other) is True
            or (not (each.verb and other.verb) and bool(each.things & other.things))
            for other in others
        )
        for each in deeds
    )


def _told_together(a: Held, b: Held) -> bool:
    """Whether both are told within weeks; where a page is undated, in the same words or for the same day."""
    if a.day is not None and b.day is not None:
        return abs((date.fromisoformat(a.day) - date.fromisoformat(b.day)).days) <= _WEEKS
    if a.pledge.due is not None and b.pledge.due is not None:
        return True
    ours = {thing for each in a.deeds for thing in each.things}
    theirs = {thing for each in b.deeds for thing in each.things}
    return 2 * len(ours & theirs) >= len(ours | theirs)


def _times_agree(a: When | None, b: When | None) -> bool:
    return a is None or b is None or (a.start <= b.end and b.start <= a.end)


def _together(group: Sequence[Held]) -> Held:
    """One pledge of several tellings: the surest first, the time most narrowly told, the words of all."""
    members = [member for each in group for member in each.members]
    best = min(members, key=lambda each: (each.event is None, -each.score, each.id))
    due = min(
        (each.due for each in members if each.due is not None),
        key=lambda each: (each.precision != "day", each.end, each.start, each.why),
        default=None,
    )
    return Held(
        pledge=msgspec.structs.replace(
            best,
            id=group_id("p", (each.id for each in members)) if len(members) > 1 else best.id,
            due=due,
            spans=tuple(sorted({span for each in members for span in each.spans})),
        ),
        members=tuple(members),
        speaker=group[0].speaker,
        parties=frozenset(party for each in group for party in each.parties),
        day=min((each.day for each in group if each.day is not None), default=None),
        docs=frozenset(doc for each in group for doc in each.docs),
        deeds=max((each.deeds for each in group), key=len),
        events=tuple({event.id: event for each in group for event in each.events}.values()),
    )

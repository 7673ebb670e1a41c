"""Over the heap: one event with many witnesses, channel histories, outcomes of pledges."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

import msgspec

from firsthand.model.annotated import Annotated
from firsthand.model.attribution import Attribution
from firsthand.model.copies import Family, Origin
from firsthand.model.document import Document
from firsthand.model.drift import Drift
from firsthand.model.entity import Entity
from firsthand.model.event import (
    Amount,
    Channel,
    ChannelState,
    Event,
    EventStatus,
    EventWitness,
    Pledge,
    When,
)
from firsthand.model.ids import group_id
from firsthand.model.span import DocId, Span
from firsthand.options.events import EventOptions
from firsthand.stages.events.lending import Anchors, Lenders, borrowed, contradicted
from firsthand.stages.events.lookup import PRONOUNS, Lookup, lookup
from firsthand.stages.events.outcomes import outcomes
from firsthand.stages.events.reanchor import copied, inherited, redated, redue, restated
from firsthand.stages.events.same import Telling, groups, telling
from firsthand.stages.events.warped import warped, weakened

__all__ = ["merge"]

_LABELS = ("MR. ", "MS. ", "MRS. ", "MR ", "MS ", "MRS ", "DR. ", "DR ")
_WIDTH = {"day": 0, "week": 1, "interval": 2, "month": 3, "season": 4, "year": 5}


def merge(
    events: Sequence[Event],
    channels: Sequence[Channel],
    pledges: Sequence[Pledge],
    entities: Sequence[Entity],
    documents: Mapping[DocId, Document],
    families: Sequence[Family],
    origins: Sequence[Origin],
    pages: Mapping[DocId, Annotated] | None = None,
    attributions: Sequence[Attribution] = (),
    drifts: Sequence[Drift] = (),
    options: EventOptions | None = None,
) -> tuple[tuple[Event, ...], tuple[Channel, ...], tuple[Pledge, ...]]:
    """The events, channels and pledges of the heap, each sorted by id.

    Tellings of one event (same root and parties, no date or place against it, words in common) become one,
    whose witnesses keep their own status and the origin of their page. A page that could not count its days
    borrows the day of an event that another page dates. What became of a pledge is read in `pages`; without
    them only what the events themselves tell is known. A telling in words that `drifts` show to be unfaithful
    is a witness of the event that the faithful words tell, and gives it nothing; without such an event it
    stands as hypothetical.
    """
    chosen = options or EventOptions()
    known = lookup(entities, families, origins, documents)
    home = {
        doc: family.id
        for family in sorted(families, key=lambda each: each.id, reverse=True)
        for doc in family.documents
    }
    led = warped(events, drifts)
    by_id = {each.id: each for each in events}
    tellings = [
        telling(weakened(each) if each.id in led else each, known, documents)
        for each in events
        if led.get(each.id) is None
    ]
    made = groups(tellings, home, known, chosen)
    lenders = Lenders(
        documents=documents, families=home, known=known, slack=timedelta(days=chosen.page_slack_days)
    )
    anchors = _lent(made, tellings, attributions, lenders)
    if anchors:
        made = groups([redated(each, anchors, documents) for each in tellings], home, known, chosen)
    merged = [_one(group, known) for group in made]
    renamed = {each.event.id: one.id for group, one in zip(made, merged, strict=True) for each in group}
    renamed.update({ident: renamed[sound] for ident, sound in led.items() if sound is not None})
    followers: dict[str, list[Event]] = {}
    for ident in sorted(ident for ident, sound in led.items() if sound is not None):
        followers.setdefault(renamed[ident], []).append(by_id[ident])
    merged = [_followed(each, followers.get(each.id, ()), known) for each in merged]
    speakers = {each.id: each.speaker for each in attributions if each.speaker}
    repointed = [_repointed(redue(each, anchors, documents), renamed, speakers, known) for each in pledges]
    judged = outcomes(repointed, merged, known, documents, pages or {}, _days(documents, anchors), chosen)
    told = _outcome_of(judged)
    final = [msgspec.structs.replace(each, outcome_of=told.get(each.id, ())) for each in merged]
    return (
        tuple(sorted(final, key=lambda each: each.id)),
        _histories(channels, known, anchors, documents),
        judged,
    )


def _lent(
    made: Sequence[Sequence[Telling]],
    tellings: Sequence[Telling],
    attributions: Sequence[Attribution],
    lenders: Lenders,
) -> Anchors:
    """The anchors that pages get from others: a copy from its family, the rest from who tells the same."""
    anchors: Anchors = {
        **contradicted(tellings, lenders),
        **copied(lenders.families, lenders.documents, lenders.slack),
        **borrowed(made, tellings, attributions, lenders),
    }
    return {**inherited(anchors, lenders.families, lenders.documents), **anchors}


def _one(group: Sequence[Telling], known: Lookup) -> Event:
    """One event from its tellings; what they differ in is taken from the best, narration before hearsay."""
    members = sorted((each.event for each in group), key=_rank)
    best = members[0]
    witnesses = sorted(
        {
            msgspec.structs.replace(witness, origin=known.origins.get(witness.span.doc, witness.origin))
            for each in members
            for witness in each.witnesses
        },
        key=lambda each: (each.span, each.attribution or ""),
    )
    when = _when(members)
    return msgspec.structs.replace(
        best,
        id=group_id("e", (each.id for each in members)) if len(members) > 1 else best.id,
        spans=tuple(sorted({span for each in members for span in each.spans})),
        date=when,
        date_missing="" if when is not None else best.date_missing,
        place=next((each.place for each in members if each.place), None),
        status=_status(members, witnesses),
        condition=_terms(members, "condition"),
        consequence=_terms(members, "consequence"),
        amounts=_amounts(members),
        witnesses=tuple(witnesses),
        documents=tuple(sorted({doc for each in members for doc in each.documents})),
        score=round(max(each.score for each in members), 4),
    )


def _followed(event: Event, followers: Sequence[Event], known: Lookup) -> Event:
    """`event` with the tellings of unfaithful wording among its witnesses, and nothing else of theirs."""
    added = {
        msgspec.structs.replace(witness, origin=known.origins.get(witness.span.doc, witness.origin))
        for each in followers
        for witness in each.witnesses
    }
    return msgspec.structs.replace(
        event,
        witnesses=tuple(
            sorted(
                {*event.witnesses, *added}, key=lambda each: (each.span, each.attribution or "", each.status)
            )
        ),
        documents=tuple(sorted({*event.documents, *(doc for each in followers for doc in each.documents)})),
    )


def _rank(event: Event) -> tuple[bool, float, str]:
    return event.status not in {"happened", "planned"}, -event.score, event.id


def _when(members: Iterable[Event]) -> When | None:
    """The narrowest date that any telling gives."""
    dated = [each.date for each in members if each.date is not None]
    return min(dated, key=lambda each: (_WIDTH[each.precision], each.start, each.end, each.why), default=None)


def _status(members: Sequence[Event], witnesses: Sequence[EventWitness]) -> EventStatus:
    """What may be said of the event itself.

    What a narration says before what people say, a denial before hearsay.
    """
    told = {each.status for each in witnesses if each.attribution is None}
    heard = {each.status for each in witnesses if each.attribution is not None}
    if "happened" in told:
        return "happened"
    if "denied" in told | heard:
        return "denied"
    order: tuple[EventStatus, ...] = ("happened", "cancelled", "postponed", "planned", "hypothetical")
    return next((each for each in order if each in told | heard), members[0].status)


def _terms(members: Iterable[Event], part: str) -> tuple[Span, ...]:
    found: tuple[Span, ...] = next((getattr(each, part) for each in members if getattr(each, part)), ())
    return found


def _amounts(members: Iterable[Event]) -> tuple[Amount, ...]:
    found: dict[tuple[float, str], Amount] = {}
    for each in members:
        for amount in each.amounts:
            found.setdefault((amount.value, amount.unit), amount)
    return tuple(sorted(found.values(), key=lambda each: each.span))


def _repointed(
    pledge: Pledge, renamed: Mapping[str, str], speakers: Mapping[str, str], known: Lookup
) -> Pledge:
    """The pledge with its event as merged and its speaker as the heap calls him, be it by a pronoun there.

    The label of a transcript ("MR. HOLT") is called so too.
    """
    speaker = pledge.speaker
    unlike = speaker is not None and (speaker.casefold() in PRONOUNS or speaker.startswith(_LABELS))
    if speaker is not None and (pledge.event is None or unlike):
        speaker = speakers.get(pledge.attribution or "", speaker)
    return msgspec.structs.replace(
        pledge,
        event=renamed.get(pledge.event, pledge.event) if pledge.event else None,
        speaker=known.named(speaker) if speaker else None,
    )


def _days(documents: Mapping[DocId, Document], anchors: Anchors) -> dict[DocId, str]:
    """The day of each page, as far as it is known; a copy is of the day of the page that dates it."""
    published = {doc: document.published[:10] for doc, document in documents.items() if document.published}
    return {**published, **{doc: anchor.last.isoformat() for doc, (anchor, _) in anchors.items()}}


def _outcome_of(pledges: Iterable[Pledge]) -> dict[str, tuple[str, ...]]:
    """For each event the events whose pledge it settles."""
    found: dict[str, set[str]] = {}
    for each in pledges:
        for event in each.outcome_events:
            if each.event is not None and each.event != event:
                found.setdefault(event, set()).add(each.event)
    return {event: tuple(sorted(each)) for event, each in found.items()}


def _histories(
    channels: Sequence[Channel], known: Lookup, anchors: Anchors, documents: Mapping[DocId, Document]
) -> tuple[Channel, ...]:
    """One channel for each kind and pair of parties, its states oldest first, undated last."""
    groups_: dict[tuple[str, tuple[str, ...]], list[Channel]] = {}
    for each in sorted(channels, key=lambda one: one.id):
        parties = tuple(sorted({known.acts_for(name) for name in each.parties}))
        if len(parties) > 1:
            groups_.setdefault((each.kind, parties), []).append(each)
    found = []
    for (_, parties), members in sorted(groups_.items()):
        states = {
            (each.state, each.span): restated(each, anchors, documents)
            for member in members
            for each in member.states
        }
        found.append(
            msgspec.structs.replace(
                members[0],
                id=group_id("h", (each.id for each in members)) if len(members) > 1 else members[0].id,
                parties=parties,
                states=tuple(sorted(states.values(), key=_state_order)),
                score=round(max(each.score for each in members), 4),
            )
        )
    return tuple(sorted(found, key=lambda each: each.id))


def _state_order(state: ChannelState) -> tuple[bool, str, Span, str]:
    return state.date is None, state.date.start if state.date else "", state.span, state.state

"""The tables as a reader asks for them: filtered, and in the order that a reader wants."""

from collections.abc import Iterable
from typing import Unpack, get_args

import msgspec

from firsthand.dossier.ask.listed import candidates
from firsthand.dossier.ask.shelf import Shelf
from firsthand.dossier.ask.where import Where, days, has_name, narrowed, one_of
from firsthand.dossier.summary import changes
from firsthand.dossier.views import ledger
from firsthand.errors import OptionError
from firsthand.model.attribution import Attribution, AttributionKind
from firsthand.model.claim import Claim, ClaimStatus
from firsthand.model.dossier import Dossier
from firsthand.model.drift import Drift, DriftType
from firsthand.model.entity import Entity, EntityKind
from firsthand.model.event import (
    Channel,
    ChannelKind,
    Event,
    EventStatus,
    Outcome,
    Pledge,
    PledgeKind,
    Plover,
)
from firsthand.model.listed import Listed
from firsthand.model.story import Brief, Story, TimelineEntry
from firsthand.model.template import Template
from firsthand.stages.brief import briefs as written
from firsthand.stages.brief import updated

__all__ = [
    "LENGTHS",
    "briefs",
    "channels",
    "claims",
    "drift",
    "entities",
    "events",
    "pledges",
    "quotes",
    "stories",
    "timeline",
]

LENGTHS = ("headline", "short", "page", "full")
"""How long a brief may be, the shortest first."""

_LATE = "9999"
"""Sorts what has no day behind what has one."""


def quotes(
    dossier: Dossier,
    *,
    speaker: str = "",
    kind: str = "",
    anonymous: bool | None = None,
    **where: Unpack[Where],
) -> tuple[Attribution, ...]:
    """Who said what: oldest first, undated last, in text order within a page.

    `speaker` is part of a name, also of one that other pages use for the same person; `kind` takes direct,
    indirect and mixed, with commas; `anonymous` asks for the unnamed alone, or for the named alone.

    Raises:
        OptionError: when a filter has a value that cannot be.
    """
    shelf, kinds = Shelf(dossier), one_of("kind", kind, get_args(AttributionKind))
    rows = [
        row
        for row in dossier.attributions
        if row.kind in kinds
        and anonymous in {None, row.anonymous}
        and has_name(speaker, row.speaker or shelf.words(row.source), *shelf.names(row.speaker_entity))
    ]
    found = narrowed(rows, shelf, where)
    return tuple(
        sorted(found, key=lambda row: ((days(row, shelf) or (_LATE,))[0], row.doc, row.extent, row.id))
    )


def drift(
    dossier: Dossier,
    *,
    type: str = "",  # noqa: A002  the word of the table
    possible: bool = False,
    **where: Unpack[Where],
) -> tuple[Drift, ...]:
    """What the copies changed: those that change the meaning, worst first; then the possible ones when asked.

    `type` takes types of change with commas between them. ``since`` and ``until`` look at the page that
    changed the wording.

    Raises:
        OptionError: when a filter has a value that cannot be.
    """
    types = one_of("type", type, get_args(DriftType))
    certain, doubtful = changes(dossier)
    rows = [row for row in (*certain, *(doubtful if possible else ())) if row.type in types]
    return narrowed(rows, Shelf(dossier), where)


def claims(
    dossier: Dossier, *, status: str = "", speaker: str = "", **where: Unpack[Where]
) -> tuple[Claim, ...]:
    """What is asserted and denied: retracted and disputed first, then what most origins tell.

    `speaker` is part of the name of somebody on either side.

    Raises:
        OptionError: when a filter has a value that cannot be.
    """
    shelf, wanted = Shelf(dossier), one_of("status", status, get_args(ClaimStatus))
    rows = [
        row
        for row in ledger(dossier.claims)
        if row.status in wanted
        and (
            not speaker
            or any(
                has_name(speaker, witness.speaker, *_speaker_names(witness.attribution, shelf))
                for witness in (*row.assertions, *row.denials, *row.hedges)
            )
        )
    ]
    return narrowed(rows, shelf, where)


def events(
    dossier: Dossier,
    *,
    root: str = "",
    actor: str = "",
    target: str = "",
    status: str = "",
    **where: Unpack[Where],
) -> tuple[Event, ...]:
    """Who did what to whom: oldest first, undated last.

    `root` takes PLOVER roots with commas between them, `actor` and `target` are parts of names.

    Raises:
        OptionError: when a filter has a value that cannot be.
    """
    shelf = Shelf(dossier)
    roots, states = one_of("root", root, get_args(Plover)), one_of("status", status, get_args(EventStatus))
    rows = [
        row
        for row in dossier.events
        if row.plover in roots
        and row.status in states
        and has_name(actor, row.actor, *shelf.names(row.actor_entity))
        and has_name(target, row.target, *shelf.names(row.target_entity))
    ]
    found = narrowed(rows, shelf, where)
    return tuple(sorted(found, key=lambda row: (*(days(row, shelf) or (_LATE, _LATE)), row.id)))


def pledges(
    dossier: Dossier, *, kind: str = "", outcome: str = "", speaker: str = "", **where: Unpack[Where]
) -> tuple[Pledge, ...]:
    """Warnings, promises, plans and forecasts: those with a known outcome first, then the open ones.

    Raises:
        OptionError: when a filter has a value that cannot be.
    """
    shelf = Shelf(dossier)
    order = {name: place for place, name in enumerate(get_args(Outcome))}
    kinds, outcomes = one_of("kind", kind, get_args(PledgeKind)), one_of("outcome", outcome, order)
    rows = [
        row
        for row in dossier.pledges
        if row.kind in kinds
        and row.outcome in outcomes
        and has_name(speaker, row.speaker, *_speaker_names(row.attribution, shelf))
    ]
    found = narrowed(rows, shelf, where)
    return tuple(
        sorted(
            found, key=lambda row: (order[row.outcome], (days(row, shelf) or (_LATE,))[0], row.spans, row.id)
        )
    )


def channels(
    dossier: Dossier, *, kind: str = "", party: str = "", **where: Unpack[Where]
) -> tuple[Channel, ...]:
    """Talks, hotlines and visits, each with its history; those that changed last come last.

    Raises:
        OptionError: when a filter has a value that cannot be.
    """
    shelf, kinds = Shelf(dossier), one_of("kind", kind, get_args(ChannelKind))
    rows = [row for row in dossier.channels if row.kind in kinds and has_name(party, *row.parties)]
    found = narrowed(rows, shelf, where)
    return tuple(sorted(found, key=lambda row: ((days(row, shelf) or ("", _LATE))[1], row.id)))


def entities(
    dossier: Dossier, *, kind: str = "", name: str = "", **where: Unpack[Where]
) -> tuple[Entity, ...]:
    """Who and what the pages speak of: those on most pages first.

    Raises:
        OptionError: when a filter has a value that cannot be.
    """
    kinds = one_of("kind", kind, get_args(EntityKind))
    rows = [row for row in dossier.entities if row.kind in kinds and has_name(name, row.name, *row.aliases)]
    found = narrowed(rows, Shelf(dossier), where)
    return tuple(sorted(found, key=lambda row: (-len(row.documents), -len(row.mentions), row.name, row.id)))


def stories(dossier: Dossier, **where: Unpack[Where]) -> tuple[Story, ...]:
    """Which pages belong together: the stories with most pages first.

    Raises:
        OptionError: when a filter has a value that cannot be.
    """
    shelf = Shelf(dossier)
    wanted = shelf.story(where.pop("story")).id if where.get("story") else None
    rows = [row for row in dossier.stories if wanted in {None, row.id}]
    found = narrowed(rows, shelf, where)
    return tuple(sorted(found, key=lambda row: (-len(row.documents), row.first or _LATE, row.id)))


def timeline(dossier: Dossier, **where: Unpack[Where]) -> tuple[TimelineEntry, ...]:
    """How the stories unfolded: the largest story first, its entries by date.

    Raises:
        OptionError: when a filter has a value that cannot be.
    """
    shelf = Shelf(dossier)
    wanted = shelf.story(where.pop("story")).id if where.get("story") else None
    order = {story.id: place for place, story in enumerate(stories(dossier))}
    rows = [row for row in dossier.timeline if wanted in {None, row.story}]
    found = narrowed(rows, shelf, where)
    return tuple(sorted(found, key=lambda row: (order.get(row.story, len(order)), row.date, row.id)))


def briefs(
    dossier: Dossier,
    *,
    story: str = "",
    length: str = "full",
    since: Dossier | None = None,
    template: Template | None = None,
    listed: Iterable[Listed] = (),
) -> tuple[Brief, ...]:
    """The written accounts of one length (headline, short, page, full): the largest story first.

    With `since`, the dossier of the last version, each opens with what is new. `template` gives the sections
    (the newsroom's otherwise: firsthand.brief_template), and `listed` the rows of a list of names (firsthand.
    listed) with which a template's ``listed`` section compares who is named.

    Raises:
        OptionError: when no story is called so, or there is no such length.
    """
    if length not in LENGTHS:
        raise OptionError(f"length is one of {', '.join(LENGTHS)}, not {length!r}")
    wanted = Shelf(dossier).story(story).id if story else None
    order = {row.id: place for place, row in enumerate(stories(dossier))}
    made = dossier.briefs
    if template is not None:
        rows = tuple(listed)
        found = candidates(dossier, rows) if rows else ()
        kept = tuple(one for one in dossier.stories if wanted in {None, one.id})
        made = written(msgspec.structs.replace(dossier, stories=kept), template=template, candidates=found)
    chosen = [row for row in made if row.length == length and wanted in {None, row.story}]
    if since is not None:
        chosen = list(updated(chosen, dossier, since))
    return tuple(sorted(chosen, key=lambda row: (order.get(row.story, len(order)), row.story)))


def _speaker_names(attribution: str | None, shelf: Shelf) -> tuple[str, ...]:
    """The names of whoever speaks in an attribution; nothing for narration."""
    row = shelf.attributions.get(attribution or "")
    return () if row is None else (row.speaker or "", *shelf.names(row.speaker_entity))

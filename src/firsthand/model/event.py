"""Who did what to whom, when and where; what was pledged; which channels opened or closed."""

from typing import Literal

import msgspec

from firsthand.model.span import DocId, Span

__all__ = [
    "Amount",
    "Channel",
    "ChannelKind",
    "ChannelState",
    "ChannelStateName",
    "Event",
    "EventStatus",
    "EventWitness",
    "Outcome",
    "Pledge",
    "PledgeKind",
    "Plover",
    "Precision",
    "When",
]

Plover = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
EventStatus = Literal["happened", "planned", "postponed", "cancelled", "denied", "hypothetical"]
Precision = Literal["day", "week", "month", "season", "year", "interval"]
PledgeKind = Literal["warning", "promise", "plan", "forecast"]
Outcome = Literal["kept", "broken", "partly", "changed", "open", "unknown"]
ChannelKind = Literal["talks", "hotline", "visit", "office", "exchange"]
ChannelStateName = Literal[
    "proposed",
    "held",
    "not_held",
    "open",
    "suspended",
    "declined",
    "unanswered",
    "postponed",
    "resumed",
    "closed",
]


class When(msgspec.Struct, frozen=True, kw_only=True):
    """A date or an interval, both ends ISO days included, with its precision and how it was reasoned."""

    start: str
    end: str
    precision: Precision = "day"
    evidence: tuple[Span, ...] = ()
    why: str = ""


class Amount(msgspec.Struct, frozen=True, kw_only=True):
    """A sum of money, a vote or another count, with what it is for."""

    value: float
    unit: str
    purpose: str | None = None
    span: Span


class EventWitness(msgspec.Struct, frozen=True, kw_only=True):
    """One page's telling of an event, with its own status and origin (empty until origins are known)."""

    span: Span
    attribution: str | None = None
    status: EventStatus
    origin: str = ""


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One happening, told by one or more witnesses; ``actor`` and ``target`` are names, as told."""

    id: str
    spans: tuple[Span, ...]
    actor: str | None = None
    actor_entity: str | None = None
    actor_span: Span | None = None
    target: str | None = None
    target_entity: str | None = None
    target_span: Span | None = None
    action: str
    plover: Plover
    mode: str | None = None
    date: When | None = None
    date_missing: str = ""
    place: str | None = None
    status: EventStatus
    condition: tuple[Span, ...] = ()
    consequence: tuple[Span, ...] = ()
    amounts: tuple[Amount, ...] = ()
    witnesses: tuple[EventWitness, ...] = ()
    outcome_of: tuple[str, ...] = ()
    documents: tuple[DocId, ...] = ()
    score: float = 1.0


class Pledge(msgspec.Struct, frozen=True, kw_only=True):
    """A warning, promise, plan or forecast, what became of it, and where that is told (``outcome_spans``)."""

    id: str
    kind: PledgeKind
    event: str | None = None
    attribution: str | None = None
    speaker: str | None = None
    spans: tuple[Span, ...]
    due: When | None = None
    outcome: Outcome = "open"
    outcome_events: tuple[str, ...] = ()
    outcome_spans: tuple[Span, ...] = ()
    score: float = 1.0
    why: str = ""


class ChannelState(msgspec.Struct, frozen=True, kw_only=True):
    """One state of a channel as a page tells it."""

    state: ChannelStateName
    date: When | None = None
    span: Span
    attribution: str | None = None
    status: EventStatus = "happened"


class Channel(msgspec.Struct, frozen=True, kw_only=True):
    """A channel of communication between parties and its history, oldest state first, undated last."""

    id: str
    parties: tuple[str, ...]
    kind: ChannelKind
    states: tuple[ChannelState, ...]
    score: float = 1.0

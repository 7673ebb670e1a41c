"""The word lists of this stage as values: actions, modality, actors, channels and warnings."""

from functools import cache
from typing import Literal

from firsthand.lexicon import Row, load
from firsthand.model.event import ChannelKind, ChannelStateName, Outcome, PledgeKind, Plover

__all__ = [
    "Action",
    "ActorRow",
    "ChannelRow",
    "ChargeRow",
    "Effect",
    "Modality",
    "OutcomeRow",
    "StateRow",
    "WarningRow",
    "actions",
    "actor_kinds",
    "alike",
    "by_noun",
    "by_verb",
    "channel_kinds",
    "channel_states",
    "charge_words",
    "effects",
    "fates",
    "outcome_words",
    "pledge_nouns",
    "verbs_that",
    "warning_words",
]

Effect = Literal[
    "refuse",
    "fail",
    "stop",
    "cancel",
    "postpone",
    "lift",
    "offer",
    "threaten",
    "plan",
    "consider",
    "request",
    "prevent",
    "permit",
    "deny",
    "forgo",
    "resume",
    "try",
]


class Action(Row, frozen=True, kw_only=True):
    """One way of doing one PLOVER root. With `objects` the verb needs one of them.

    `needs_preposition` likewise; with `particles` one of those beside it ("turn" and "back"), with
    `subjects` one of those as its subject (``PERSON`` is any person by name).

    The object ``*`` is any direct object, ``money`` also any sum; with one of `not_objects` the row
    does not apply (``*``: with any direct object).

    A `weak` row tells a relation that is given, but not by itself that there is an event.

    ``to`` leads to the target, ``persons`` says that the object must be able to act, ``mutual`` that a plural
    subject acts on one another, ``plural`` that it must be two or more.
    """

    root: Plover
    mode: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    not_objects: tuple[str, ...] = ()
    needs_preposition: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    persons: bool = False
    weak: bool = False
    mutual: bool = False
    plural: bool = False


class Modality(Row, frozen=True, kw_only=True):
    """Words that govern an action and change what came of it."""

    effect: Effect
    lemmas: tuple[str, ...]


class ActorRow(Row, frozen=True, kw_only=True):
    """Common nouns that can act."""

    kind: str
    nouns: tuple[str, ...]


class ChannelRow(Row, frozen=True, kw_only=True):
    """Nouns for one kind of channel."""

    kind: ChannelKind
    nouns: tuple[str, ...]


class StateRow(Row, frozen=True, kw_only=True):
    """Verbs that put a channel in a state, and the state when they are negated."""

    state: ChannelStateName
    negated: ChannelStateName | None = None
    verbs: tuple[str, ...]


class WarningRow(Row, frozen=True, kw_only=True):
    """Words for what a warning holds out (`consequence`) or will not stand for (`limit`)."""

    part: Literal["consequence", "limit"]
    lemmas: tuple[str, ...]


class ChargeRow(Row, frozen=True, kw_only=True):
    """Words by which a speaker charges another or calls a report untrue."""

    part: Literal["wrong", "spread", "lie", "untrue"]
    lemmas: tuple[str, ...]


class OutcomeRow(Row, frozen=True, kw_only=True):
    """Words that tell what became of a pledge; `kind` goes with nouns, `outcome` with verbs of fate."""

    part: Literal["pledge", "fate", "same", "keep", "end", "held"]
    kind: PledgeKind | None = None
    outcome: Outcome | None = None
    words: tuple[str, ...]


@cache
def actions() -> tuple[Action, ...]:
    """All ways of acting, in the order of the list."""
    return load("actions", Action, "action")


@cache
def by_verb() -> dict[str, tuple[Action, ...]]:
    """The rows of each verb, those that need an object first: they say more."""
    table: dict[str, list[Action]] = {}
    for row in sorted(
        actions(), key=lambda each: not (each.objects or each.needs_preposition or each.particles)
    ):
        for verb in row.verbs:
            table.setdefault(verb, []).append(row)
    return {verb: tuple(rows) for verb, rows in table.items()}


@cache
def by_noun() -> dict[str, Action]:
    """The row of each event noun."""
    return {noun: row for row in reversed(actions()) for noun in row.nouns}


@cache
def effects() -> dict[str, Effect]:
    """What each governing word does to the action under it."""
    rows = load("modality_events", Modality, "modality")
    return {lemma: row.effect for row in reversed(rows) for lemma in row.lemmas}


@cache
def actor_kinds() -> dict[str, str]:
    """The kind of actor that each common noun names."""
    rows = load("actors", ActorRow, "actor")
    return {noun: row.kind for row in reversed(rows) for noun in row.nouns}


@cache
def channel_kinds() -> dict[str, ChannelKind]:
    """The kind of channel that each noun names."""
    return {noun: row.kind for row in load("channels", ChannelRow, "channel") for noun in row.nouns}


@cache
def channel_states() -> dict[str, StateRow]:
    """The state that each verb puts a channel in."""
    return {verb: row for row in reversed(load("channel_states", StateRow, "state")) for verb in row.verbs}


@cache
def warning_words(part: Literal["consequence", "limit"]) -> frozenset[str]:
    """The lemmas of one part of a warning."""
    rows = load("warnings", WarningRow, "warning")
    return frozenset(lemma for row in rows if row.part == part for lemma in row.lemmas)


@cache
def charge_words(part: Literal["wrong", "spread", "lie", "untrue"]) -> frozenset[str]:
    """The lemmas of one part of a charge."""
    return frozenset(
        lemma for row in load("charges", ChargeRow, "charge") if row.part == part for lemma in row.lemmas
    )


@cache
def outcome_words() -> tuple[OutcomeRow, ...]:
    """All rows that tell what became of a pledge, in the order of the list."""
    return load("outcomes", OutcomeRow, "outcome")


@cache
def pledge_nouns() -> dict[str, PledgeKind]:
    """The kind of pledge that each noun names."""
    return {word: row.kind for row in outcome_words() if row.kind is not None for word in row.words}


@cache
def fates() -> dict[str, Outcome]:
    """What each verb (with its particle) says became of the pledge that it has as object or subject."""
    return {word: row.outcome for row in outcome_words() if row.outcome is not None for word in row.words}


@cache
def verbs_that(part: Literal["keep", "end", "held"]) -> frozenset[str]:
    """Verbs that leave a thing running (``keep``), stop it (``end``), or say that it was ``held``."""
    return frozenset(word for row in outcome_words() if row.part == part for word in row.words)


@cache
def alike() -> dict[str, frozenset[int]]:
    """For each verb the rows in which others tell the same deed: two verbs that share a row are alike."""
    found: dict[str, set[int]] = {}
    rows: list[tuple[str, ...]] = [row.words for row in outcome_words() if row.part == "same"]
    rows.extend(row.verbs for row in actions() if row.objects and not row.weak)
    for number, words in enumerate(rows):
        for word in words:
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}

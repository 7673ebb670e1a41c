"""Which tellings are tellings of one event."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

import msgspec

from firsthand.model.document import Document
from firsthand.model.event import Event, When
from firsthand.model.span import DocId
from firsthand.options.events import EventOptions
from firsthand.stages.events.lookup import Lookup
from firsthand.text.dates import expressions

__all__ = ["Telling", "groups", "telling"]

_STOP = frozenset(
    "the a an of in on and to for with by at from that this these those its their his her was were is are be "
    "been had has have will would as it he she they not no s us over into against between after "
    "before during "
    "said which".split()
)
_MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE"})
_GENERIC = frozenset({"ASSAULT"})
_SHORT = 4  # letters of a word that must agree: "sanctioned" and "sanctions" are one


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """One event as one page tells it, with what it is compared by."""

    event: Event
    actor: str
    target: str
    words: frozenset[str]
    weekdays: frozenset[int]

    @property
    def key(self) -> tuple[str, ...]:
        """The block it is compared in: root and parties, without direction where the deed is mutual."""
        parties = (self.actor, self.target)
        return (self.event.plover, *(sorted(parties) if self.event.plover in _MUTUAL else parties))


def telling(event: Event, known: Lookup, documents: Mapping[DocId, Document]) -> Telling:
    """`event` with its parties resolved over the heap and the words and weekdays of its clause."""
    actor, target = known.entity(event.actor_span), known.entity(event.target_span)
    resolved = msgspec.structs.replace(
        event,
        actor=_name(actor.name if actor else None, event.actor),
        actor_entity=actor.id if actor else None,
        target=_name(target.name if target else None, event.target),
        target_entity=target.id if target else None,
    )
    document = documents.get(event.spans[0].doc)
    text = " ".join(document.words(span) for span in event.spans) if document else event.action
    parties = {each.casefold() for name in (resolved.actor, resolved.target) if name for each in name.split()}
    return Telling(
        event=resolved,
        actor=known.key(actor, resolved.actor),
        target=known.key(target, resolved.target),
        words=_content(f"{text} {event.place or ''}", parties),
        weekdays=frozenset(each.weekday for each in expressions(text) if each.weekday is not None),
    )


def _name(entity: str | None, printed: str | None) -> str | None:
    return entity if entity is not None and printed is not None else printed


def _content(text: str, parties: Iterable[str]) -> frozenset[str]:
    words = (
        "".join(letter for letter in word.casefold() if letter.isalnum())
        for word in text.replace("’", " ").split()
    )
    left_out = {each[:_SHORT] for each in parties}
    return frozenset(
        word[: max(_SHORT, len(word) - 3)] if len(word) > 6 else word
        for word in words
        if word and word not in _STOP and not word.isdigit() and word[:_SHORT] not in left_out
    )


def groups(
    tellings: Sequence[Telling], families: Mapping[DocId, str], known: Lookup, options: EventOptions
) -> tuple[tuple[Telling, ...], ...]:
    """The tellings of each event.

    Compared within one block of root and parties only, and there only with the groups that share a day, a
    weekday or a word, so that no step compares all with all.
    """
    blocks: dict[tuple[str, ...], list[Telling]] = {}
    for each in sorted(tellings, key=lambda one: one.event.id):
        blocks.setdefault(each.key, []).append(each)
    found: list[tuple[Telling, ...]] = []
    for key in sorted(blocks):
        found.extend(_grouped(blocks[key], families, known, options))
    return tuple(found)


def _grouped(
    block: Sequence[Telling], families: Mapping[DocId, str], known: Lookup, options: EventOptions
) -> list[tuple[Telling, ...]]:
    made: list[list[Telling]] = []
    index: dict[str, list[int]] = {}
    ordered = sorted(block, key=lambda one: (one.event.date is None, _days(one.event), one.event.id))
    for each in ordered:
        handles = sorted(_handles(each))
        counted: dict[int, int] = {}
        for handle in handles:
            for number in index.get(handle, ()):
                counted[number] = counted.get(number, 0) + 1
        likely = sorted(counted, key=lambda number: (-counted[number], number))[:16]
        home = next(
            (number for number in likely if _fits(each, made[number], families, known, options)), None
        )
        if home is None:
            home = len(made)
            made.append([])
        made[home].append(each)
        for handle in handles:
            if home not in index.setdefault(handle, []):
                index[handle].append(home)
    return [tuple(group) for group in made]


def _handles(each: Telling) -> set[str]:
    """What a telling can be found by: its words, weekdays and, where it is dated narrowly, its days."""
    when = each.event.date
    vague = when is None or when.precision == "interval"
    handles = {f"w:{word}" for word in each.words} | {f"u:{each.event.plover}:{vague}"}
    handles |= {f"d:{day}" for day in each.weekdays}
    if when is not None:
        first, last = date.fromisoformat(when.start), date.fromisoformat(when.end)
        if (last - first).days <= 7:
            handles |= {f"t:{first + timedelta(days=step)}" for step in range((last - first).days + 1)}
        if first == last:
            handles.add(f"d:{first.weekday()}")
        handles.add(f"m:{when.start[:7]}")
    return handles


def _days(event: Event) -> tuple[str, str]:
    return (event.date.start, event.date.end) if event.date else ("", "")


def _fits(
    each: Telling,
    group: Sequence[Telling],
    families: Mapping[DocId, str],
    known: Lookup,
    options: EventOptions,
) -> bool:
    """Whether a telling is of the event of `group`: no date against it, and enough for it."""
    if any(not _dates_agree(each.event, other.event, options) or _clash(each, other) for other in group):
        return False
    if any(_places_differ(each.event, other.event) for other in group):
        return False
    return any(_alike(each, other, families, known, options) for other in group)


def _alike(
    each: Telling, other: Telling, families: Mapping[DocId, str], known: Lookup, options: EventOptions
) -> bool:
    a, b = each.event, other.event
    if (
        a.spans[0].doc == b.spans[0].doc
        and a.spans[0].overlaps(b.spans[0])
        and not (each.words and other.words)
    ):
        return True
    need = options.merge_overlap
    union = each.words | other.words
    shared = len(each.words & other.words) / max(1, min(len(each.words), len(other.words))) if union else 0.0
    both_named = bool(each.actor and each.target and other.actor and other.target)
    same_day = a.date is not None and b.date is not None and a.date.precision == b.date.precision == "day"
    if same_day and both_named:
        return True
    if both_named and each.weekdays & other.weekdays and shared > 0:
        return True
    family = families.get(a.spans[0].doc)
    one_family = family is not None and family == families.get(b.spans[0].doc)
    if one_family and a.spans[0].doc != b.spans[0].doc:
        need /= 2
    related = one_family or known.close(a.spans[0].doc, b.spans[0].doc)
    undated = a.date is None or b.date is None
    if undated and not one_family and (a.status == "planned") != (b.status == "planned"):
        return False
    if undated and both_named and a.plover == "CONSULT" and related:
        return a.spans[0].doc != b.spans[0].doc
    if undated and not related and a.spans[0].doc != b.spans[0].doc:
        return both_named and shared >= 0.6 and len(each.words & other.words) >= 3
    if not both_named or a.plover in _GENERIC:
        need = max(need, 0.5)
    return shared >= need and len(each.words & other.words) >= 1


def _clash(each: Telling, other: Telling) -> bool:
    """Whether one telling names a day that cannot be counted and the other is dated otherwise."""
    for a, b in ((each, other), (other, each)):
        if a.event.date is None and a.event.date_missing.startswith('"') and b.event.date is not None:
            return not a.weekdays & (b.weekdays | _days_of_week(b.event.date))
    return False


def _days_of_week(when: When) -> frozenset[int]:
    """The days of the week that `when` holds; none for more than a fortnight."""
    first, days = date.fromisoformat(when.start), _length(when)
    held = days + 1 if days < 14 else 0
    return frozenset((first + timedelta(days=step)).weekday() for step in range(held))


def _length(when: When) -> int:
    """How many days lie between the ends of `when`."""
    return (date.fromisoformat(when.end) - date.fromisoformat(when.start)).days


def _dates_agree(a: Event, b: Event, options: EventOptions) -> bool:
    if a.date is None or b.date is None:
        return True
    slack = 0 if a.date.precision == b.date.precision == "day" else options.merge_slack_days
    first = max(date.fromisoformat(a.date.start), date.fromisoformat(b.date.start))
    last = min(date.fromisoformat(a.date.end), date.fromisoformat(b.date.end))
    return (first - last).days <= slack


def _places_differ(a: Event, b: Event) -> bool:
    return a.place is not None and b.place is not None and a.place.casefold() != b.place.casefold()

"""Meetings told by a noun without the parties: "Monday's meeting", "their summit late last year"."""

from collections.abc import Iterable, Sequence

import msgspec

from firsthand.model.entity import Mention
from firsthand.model.event import Event, When
from firsthand.stages.events.coding import Coded, acts
from firsthand.stages.events.parties import Party, party
from firsthand.stages.events.scene import Pair, Scene
from firsthand.stages.events.tree import Tree

__all__ = ["gathered", "is_dated_meeting", "of_both"]

_MEETINGS = frozenset({"meeting", "summit", "talk", "talks", "conversation", "discussion", "negotiation"})
_TOGETHER = frozenset({"meet", "talk", "phone", "inform"})


def is_dated_meeting(here: Tree, act: Coded) -> bool:
    """Whether an act is a meeting that its sentence dates and of which it names nobody."""
    noun = act.trigger.token
    if not act.trigger.nominal or act.root != "CONSULT" or here.lemma(noun) not in _MEETINGS:
        return False
    if act.actor is not None or act.target is not None or act.status not in {"happened", "planned"}:
        return False
    return any(here.tokens[kid].ent.endswith("DATE") for kid in here.children(noun, "poss"))


def of_both(scene: Scene, here: Tree, act: Coded) -> tuple[Party, Party] | None:
    """The two subjects whose meeting is "theirs": "A and B put it forward at their summit"."""
    noun = act.trigger.token
    if not act.trigger.nominal or here.lemma(noun) not in _MEETINGS:
        return None
    if not any(here.tokens[kid].text.lower() == "their" for kid in here.children(noun, "poss")):
        return None
    for above in here.path(noun):
        subject = here.subject(above) if here.tokens[above].pos == "VERB" else None
        both = _several(here, subject) if subject is not None else []
        if len(both) == 2:
            one, other = (party(scene.sentence, each, scene.mentions) for each in both)
            return (one, other) if one is not None and other is not None else None
    return None


def _several(here: Tree, subject: int) -> list[int]:
    """Those who act in a subject; of "A and the minister B" the parser may hang A before B."""
    before = [each for each in here.children(subject, "nmod") if here.children(each, "cc")]
    return [each for each in (*before, *here.conjuncts(subject)) if acts(here, each)]


def gathered(unnamed: Iterable[Event], found: Sequence[Event], mentions: Sequence[Mention]) -> list[Event]:
    """The meetings of `unnamed` with the pair that the page tells of: met on that day, or the only one.

    Those are left out of which the page names no pair, another day, or several pairs.
    """
    met = [
        (each, pair)
        for each in found
        if each.plover == "CONSULT"
        and each.mode in _TOGETHER
        and (pair := Pair.of(each, mentions)) is not None
    ]
    result: list[Event] = []
    for event in unnamed:
        same = [pair for each, pair in met if _same_time(each, event)]
        loose = [pair for each, pair in met if each.date is None or each.date.precision != "day"]
        pairs = same or (loose if len(loose) == len(met) else [])
        names = {frozenset({pair.one.name, pair.other.name}) for pair in pairs}
        if len(names) == 1:
            best = pairs[0]
            result.append(
                msgspec.structs.replace(
                    event,
                    actor=best.one.name,
                    actor_span=best.one.span,
                    target=best.other.name,
                    target_span=best.other.span,
                )
            )
    return result


def _same_time(each: Event, event: Event) -> bool:
    """Whether two are dated alike, or by the same words that nothing anchors."""
    if each.date is None or event.date is None:
        return (
            each.date is event.date and '"' in event.date_missing and each.date_missing == event.date_missing
        )
    return _days(each.date) == _days(event.date)


def _days(when: When) -> tuple[str, str]:
    return when.start, when.end

"""Several who act together or are acted upon: an event for each of them with each of the other side."""

import msgspec

from firsthand.model.event import Event
from firsthand.model.ids import span_id
from firsthand.stages.events.coding import Coded, acts
from firsthand.stages.events.parties import Party, party
from firsthand.stages.events.scene import Scene
from firsthand.stages.events.tree import Tree

__all__ = ["several"]

_MOST = 6  # events of one verb; a longer list is a list, not a deed of each


def several(scene: Scene, here: Tree, act: Coded, event: Event) -> list[Event]:
    """`event` and the same deed of every named party that is coordinated with its actor or its target.

    As PLOVER codes pairs. Not for deeds told by a noun, nor where the two coordinated parties are the two
    sides of a mutual deed.
    """
    if act.trigger.nominal or event.actor is None:
        return [event]
    doers = _named(scene, here, act.actor)
    done_to = _named(scene, here, act.target)
    if {each.name for each in doers} & {each.name for each in done_to}:
        return [event]
    ones: list[Party | None] = [*doers] if event.actor in {each.name for each in doers} else [None]
    others: list[Party | None] = [*done_to] if event.target in {each.name for each in done_to} else [None]
    pairs = [(one, other) for one in ones for other in others]
    if not 1 < len(pairs) <= _MOST:
        return [event]
    found = [event]
    for one, other in pairs:
        changed = event
        if one is not None:
            changed = msgspec.structs.replace(changed, actor=one.name, actor_span=one.span)
        if other is not None:
            changed = msgspec.structs.replace(changed, target=other.name, target_span=other.span)
        if (changed.actor, changed.target) != (event.actor, event.target):
            spans = tuple(each.span for each in (one, other) if each is not None)
            found.append(msgspec.structs.replace(changed, id=span_id("e", (*event.spans, *spans))))
    return found


def _named(scene: Scene, here: Tree, index: int | None) -> list[Party]:
    """The named parties coordinated with token `index`, itself included."""
    if index is None:
        return []
    found = [
        party(scene.sentence, each, scene.mentions) for each in here.conjuncts(index) if acts(here, each)
    ]
    return [each for each in found if each is not None and each.cluster >= 0]

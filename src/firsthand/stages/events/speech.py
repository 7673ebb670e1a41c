"""Events of what no row of the list of actions tells: done by speaking, or told by a noun or on the side."""

import msgspec

from firsthand.model.event import Event, EventStatus, EventWitness, Plover
from firsthand.model.ids import span_id
from firsthand.model.span import Span
from firsthand.stages.events.parties import Party, countries_of
from firsthand.stages.events.scene import Scene, same_party
from firsthand.stages.events.spoken import spoken_on
from firsthand.stages.events.tree import Tree
from firsthand.stages.events.when import moment, sentence_dates

__all__ = ["PUBLIC", "deed", "is_another", "speech"]

PUBLIC = frozenset({"government", "person", "organisation"})
"""The kinds of party whose words are deeds."""

_SIDE = frozenset({"advcl", "parataxis", "mark"})


def is_another(scene: Scene, speaker: Party, other: Party) -> bool:
    """Whether `other` is named, public and neither the speaker nor his own country."""
    if other.cluster < 0 or speaker.cluster < 0 or same_party(other, speaker):
        return False
    if countries_of(scene.all_mentions).get(speaker.cluster) == other.name:
        return False
    return speaker.kind in PUBLIC and other.kind in PUBLIC | {"place"}


def deed(
    scene: Scene,
    here: Tree,
    verb: int,
    root: Plover,
    mode: str,
    actor: Party | None,
    target: Party | None,
    status: EventStatus = "happened",
) -> Event:
    """What `actor` does to `target` by the clause of the token `verb`, on the day that is named for it."""
    event = speech(scene, here, verb, root, mode, actor, target)
    dates = sentence_dates(scene.sentence, [verb]).get(verb, ())
    when, missing = moment(scene.sentence, dates, scene.told, "past", scene.reference)
    (witness,) = event.witnesses
    return msgspec.structs.replace(
        event,
        date=when,
        date_missing=missing,
        status=status,
        witnesses=(msgspec.structs.replace(witness, status=status),),
    )


def speech(
    scene: Scene, here: Tree, verb: int, root: Plover, mode: str, speaker: Party | None, other: Party | None
) -> Event:
    """What `speaker` does to `other` by the clause of the token `verb`, on the day of his speaking."""
    where = scene.sentence.token_span(verb, verb)
    span = scene.sentence.token_span(*here.extent(verb, _SIDE))
    last = here.extent(verb, _SIDE | {"nsubj", "nsubjpass"})[1]
    first = min(verb, *here.children(verb, "aux", "auxpass", "neg", "advmod"), verb)
    text = here.parse.text[here.tokens[first].start : here.tokens[min(last, first + 15)].end]
    when, missing = spoken_on(scene.spoken, scene.attributions, where)
    return Event(
        id=span_id("e", (where,)),
        spans=(span,),
        actor=speaker.name if speaker else None,
        actor_span=speaker.span if speaker else None,
        target=other.name if other else None,
        target_span=other.span if other else None,
        action=" ".join(text.split()).strip(' ,;.”"'),
        plover=root,
        mode=mode,
        date=when,
        date_missing=missing,
        status="happened",
        witnesses=(EventWitness(span=span, attribution=_innermost(scene, where), status="happened"),),
        documents=(where.doc,),
        score=0.7,
    )


def _innermost(scene: Scene, where: Span) -> str | None:
    """The id of the innermost attribution whose content holds `where`."""
    holding = [
        (sum(s.end - s.start for s in each.content), each.id)
        for each in scene.attributions
        if any(s.covers(where) for s in each.content)
    ]
    return min(holding)[1] if holding else None

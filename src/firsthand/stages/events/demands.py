"""Demands that are spoken, not reported: "the premier stressed that Tessaly must not cross the line"."""

from collections.abc import Iterable

from firsthand.model.event import Event, EventWitness
from firsthand.model.ids import span_id
from firsthand.stages.events.coding import acts
from firsthand.stages.events.parties import countries_of, party
from firsthand.stages.events.scene import Scene, same_party, speaker_of
from firsthand.stages.events.spoken import spoken_on
from firsthand.stages.events.tree import Tree

__all__ = ["demands"]

_DEMANDING = frozenset(
    {
        "stress",
        "emphasise",
        "emphasize",
        "insist",
        "demand",
        "warn",
        "say",
        "reiterate",
        "underline",
        "declare",
    }
)
_PUBLIC = frozenset({"government", "person", "organisation"})


def demands(scene: Scene, here: Tree, taken: Iterable[int]) -> list[Event]:
    """What a named speaker says that another party must do or must not do, as requests.

    Only inside an attribution whose verb tells, with "must" and a named party as its subject. Left
    out are what an act among `taken` (tokens) already tells, and what the speaker or his own country must do.
    """
    found: list[Event] = []
    if "must" not in here.parse.text:
        return found
    above = set(taken)
    for verb, token in enumerate(here.tokens):
        if token.dep not in {"ccomp", "ROOT"} or token.pos not in {"VERB", "AUX"}:
            continue
        if not any(here.tokens[kid].text.lower() == "must" for kid in here.children(verb, "aux")):
            continue
        if above & {verb, *here.path(verb)}:
            continue
        event = _demand(scene, here, verb)
        if event is not None:
            found.append(event)
    return found


def _demand(scene: Scene, here: Tree, verb: int) -> Event | None:
    where = scene.sentence.token_span(verb, verb)
    subject = here.child(verb, "nsubj", "nsubjpass")
    speaker = speaker_of(scene, where)
    if speaker is None or subject is None or not acts(here, subject):
        return None
    head = here.tokens[verb].head
    if head != verb and here.lemma(head) not in _DEMANDING:
        return None
    asked = party(scene.sentence, subject, scene.mentions)
    if asked is None or asked.cluster < 0 or speaker.cluster < 0 or same_party(asked, speaker):
        return None
    if countries_of(scene.all_mentions).get(speaker.cluster) == asked.name:
        return None
    if speaker.kind not in _PUBLIC or asked.kind not in _PUBLIC | {"place"}:
        return None
    span = scene.sentence.token_span(*here.extent(verb, frozenset({"advcl", "parataxis", "mark"})))
    first, last = here.extent(verb, frozenset({"advcl", "parataxis", "mark", "nsubj", "nsubjpass"}))
    text = here.parse.text[here.tokens[first].start : here.tokens[min(last, first + 15)].end]
    when, missing = spoken_on(scene.spoken, scene.attributions, where)
    holding = [
        (sum(s.end - s.start for s in each.content), each.id)
        for each in scene.attributions
        if any(s.covers(where) for s in each.content)
    ]
    return Event(
        id=span_id("e", (where,)),
        spans=(span,),
        actor=speaker.name,
        actor_span=speaker.span,
        target=asked.name,
        target_span=asked.span,
        action=" ".join(text.split()).strip(' ,;.”"'),
        plover="REQUEST",
        mode="demand",
        date=when,
        date_missing=missing,
        status="happened",
        witnesses=(EventWitness(span=span, attribution=min(holding)[1], status="happened"),),
        documents=(where.doc,),
        score=0.7,
    )

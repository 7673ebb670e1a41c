"""Deeds told on the side: a decision not to take part, the sanctions that one lays oneself open to."""

from collections.abc import Iterable

from firsthand.model.event import Event
from firsthand.stages.events.coding import acts
from firsthand.stages.events.modality import mood
from firsthand.stages.events.parties import Party, party
from firsthand.stages.events.scene import Scene, same_party
from firsthand.stages.events.speech import deed
from firsthand.stages.events.tree import Tree
from firsthand.stages.events.words import by_noun

__all__ = ["sidelong"]

_DECIDING = frozenset({"decide", "choose", "opt", "elect", "vote", "resolve"})
_DECISIONS = frozenset({"decision", "choice", "resolve"})
_JOINING = frozenset(
    {"join", "keep", "take", "sign", "support", "back", "attend", "follow", "participate", "endorse",
     "ratify", "adopt", "impose", "match", "enter", "accept", "renew", "extend", "condemn", "recognise",
     "recognize", "implement", "enforce"}
)  # fmt: skip
_JOINED = frozenset(
    {"sanction", "sanctions", "embargo", "talk", "talks", "treaty", "pact", "agreement", "accord", "alliance",
     "coalition", "summit", "meeting", "boycott", "resolution", "mission", "deal", "ceasefire", "truce",
     "blockade", "declaration", "statement", "invasion", "war", "offer", "exercise", "conference", "vote",
     "negotiation", "plan", "ban", "tariff"}
)  # fmt: skip
_EXPOSED = frozenset({"face", "risk", "invite", "incur", "court", "draw"})
_OPENING = frozenset({"expose", "open", "subject"})
_DEPTH = frozenset({"relcl", "advcl", "parataxis", "conj"})


def sidelong(scene: Scene, here: Tree, taken: Iterable[int]) -> list[Event]:
    """What a sentence tells on the side, apart from what an act among `taken` (tokens) tells."""
    above = set(taken)
    told: list[Event] = []
    for verb, token in enumerate(here.tokens):
        if token.pos not in {"VERB", "AUX"}:
            continue
        event = _declined(scene, here, verb) if verb not in above else None
        event = event or _exposed(scene, here, verb, above)
        if event is not None:
            told.append(event)
    return told


def _declined(scene: Scene, here: Tree, verb: int) -> Event | None:
    """The refusal that a decision not to do the joining verb at `verb` is."""
    token = here.tokens[verb]
    if not here.children(verb, "neg") or here.lemma(verb) not in _JOINING or token.tag != "VB":
        return None
    above = token.head
    noun = token.dep == "acl" and here.lemma(above) in _DECISIONS
    verbal = token.dep == "xcomp" and here.lemma(above) in _DECIDING
    if not (noun or verbal):
        return None
    how = mood(here, above)
    if verbal and (how.modal or how.supposed or how.negated or how.tense == "future" or how.effects):
        return None
    joined = [each for each in here.subtree(verb, _DEPTH) if here.lemma(each) in _JOINED and each > verb]
    decider = _owner(here, above) if noun else here.subject(above)
    actor = party(scene.sentence, decider, scene.mentions)
    if noun and actor is None:
        decider = _meant(here, above)
        actor = party(scene.sentence, decider, scene.mentions)
    if not joined or actor is None or decider is None or not acts(here, decider):
        return None
    target = _whose(scene, here, joined[0], actor)
    return deed(scene, here, verb, "REJECT", "decline", actor, target)


def _owner(here: Tree, noun: int) -> int | None:
    """Whose decision it is: the possessor, or who stands after "by" or "of"."""
    owner = here.child(noun, "poss")
    if owner is not None:
        return owner
    return next(iter(_after(here, noun, "by", "of")), None)


def _meant(here: Tree, noun: int) -> int | None:
    """Who "its" is in "X voiced hope, but its decision ...": the subject of the clause before."""
    verb = here.tokens[noun].head
    return here.subject(here.tokens[verb].head) if here.tokens[verb].dep == "conj" else None


def _after(here: Tree, index: int, *prepositions: str) -> tuple[int, ...]:
    """What stands after one of `prepositions` right under token `index`."""
    return tuple(
        pobj
        for kid in here.children(index, "prep", "agent")
        if here.lemma(kid) in prepositions
        for pobj in here.children(kid, "pobj")
    )


def _whose(scene: Scene, here: Tree, noun: int, actor: Party) -> Party | None:
    """Whose measure or offer it is that is not joined: who imposed it, else the first party named with it."""
    inside = here.subtree(noun, frozenset({"relcl", "advcl"}))
    agents = [pobj for each in inside for pobj in _after(here, each, "by") if here.tokens[each].pos == "VERB"]
    for each in (*agents, *inside):
        if each == noun or not acts(here, each):
            continue
        named = party(scene.sentence, each, scene.mentions)
        if named is not None and not same_party(named, actor):
            return named
    return None


def _exposed(scene: Scene, here: Tree, verb: int, taken: set[int]) -> Event | None:
    """The sanctions that somebody lays himself open to: supposed, by a modal, a condition or "risk"."""
    lemma = here.lemma(verb)
    if lemma in _EXPOSED:
        nouns = here.children(verb, "dobj")
        sufferer = here.subject(verb)
    elif lemma in _OPENING and not here.is_passive(verb):
        nouns = _after(here, verb, "to")
        thing = here.child(verb, "dobj")
        itself = thing is not None and here.tokens[thing].text.lower().endswith(("self", "selves"))
        sufferer = here.subject(verb) if itself else thing
    else:
        return None
    noun = next((each for each in nouns if _is_measure(here, each)), None)
    how = mood(here, verb)
    supposed = how.modal or how.supposed or how.tense == "future" or lemma == "risk"
    if (
        noun is None
        or noun in taken
        or not supposed
        or how.negated
        or sufferer is None
        or not acts(here, sufferer)
    ):
        return None
    target = party(scene.sentence, sufferer, scene.mentions)
    if target is None:
        return None
    by = next(iter(_after(here, noun, "by", "from")), None)
    actor = party(scene.sentence, by, scene.mentions) if by is not None and acts(here, by) else None
    return deed(scene, here, verb, "SANCTION", "exposure", actor, target, "hypothetical")


def _is_measure(here: Tree, noun: int) -> bool:
    row = by_noun().get(here.lemma(noun)) or by_noun().get(here.tokens[noun].text.lower())
    return row is not None and row.root == "SANCTION"

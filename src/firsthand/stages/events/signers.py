"""Who acts by a law: "the bill allots a sum" is told of whoever signed or passed it just before."""

from collections.abc import Sequence

import msgspec

from firsthand.model.annotated import Annotated, Sentence
from firsthand.model.entity import Mention
from firsthand.model.event import Event
from firsthand.stages.events.coding import acts
from firsthand.stages.events.parties import Party, party
from firsthand.stages.events.tree import tree
from firsthand.stages.events.words import actor_kinds

__all__ = ["signed"]

_ENACTING = frozenset({"sign", "pass", "approve", "adopt", "enact", "issue", "decree"})
_NEAR = 2


def signed(annotated: Annotated, mentions: Sequence[Mention], found: Sequence[Event]) -> list[Event]:
    """`found` with the signer as the actor of what a law, bill or decree does.

    The law must be the same noun, signed in the same sentence or at most two before.
    """
    result = list(found)
    for place, event in enumerate(found):
        noun = (event.actor or "").split()[-1:] if event.actor_span is not None else []
        if not noun or actor_kinds().get(noun[0].lower()) != "act":
            continue
        signer = _signer(annotated, mentions, event, noun[0].lower())
        if signer is not None:
            result[place] = msgspec.structs.replace(event, actor=signer.name, actor_span=signer.span)
    return result


def _signer(annotated: Annotated, mentions: Sequence[Mention], event: Event, noun: str) -> Party | None:
    assert event.actor_span is not None
    own = next((n for n, each in enumerate(annotated.sentences) if each.span.covers(event.actor_span)), None)
    if own is None:
        return None
    for sentence in reversed(annotated.sentences[max(0, own - _NEAR) : own + 1]):
        local = tuple(each for each in mentions if each.span.overlaps(sentence.span))
        named = _enacts(sentence, local, noun)
        if named is not None:
            return named
    return None


def _enacts(sentence: Sentence, mentions: Sequence[Mention], noun: str) -> Party | None:
    here = tree(sentence.parse)
    for verb, token in enumerate(here.tokens):
        if token.pos != "VERB" or here.lemma(verb) not in _ENACTING or here.children(verb, "neg"):
            continue
        subject = here.subject(verb)
        if subject is None or not acts(here, subject) or here.is_passive(verb):
            continue
        if any(here.lemma(kid) == noun for kid in here.children(verb, "dobj")):
            return party(sentence, subject, mentions)
    return None

"""The words of a sentence that name a channel between parties: nouns, verbs of meeting and travelling."""

import msgspec

from firsthand.model.event import ChannelKind
from firsthand.stages.events.coding import acts, triggers
from firsthand.stages.events.tree import Tree
from firsthand.stages.events.words import channel_kinds, effects

__all__ = ["Node", "is_unanswered", "nodes", "rings"]

_VERBS: dict[str, ChannelKind] = {
    "meet": "talks", "confer": "talks", "visit": "visit",
    "phone": "talks", "telephone": "talks",
}  # fmt: skip
_MODES: dict[str, ChannelKind] = {"visit": "visit", "meet": "talks", "talk": "talks", "phone": "talks"}
_TAKING_UP = frozenset({"answer", "pick", "respond", "address", "take", "return", "use"})
_RINGING = frozenset({"ring", "call", "phone", "telephone", "dial", "try"})
_NOBODY = frozenset({"nobody", "none", "no-one", "noone"})
_OF_CONTACT = frozenset(
    {
        "communication",
        "phone",
        "telephone",
        "military",
        "diplomatic",
        "emergency",
        "hot",
        "dialogue",
        "direct",
    }
)
_OPENING = frozenset({"open", "establish", "close", "shut", "create", "reopen", "set", "found"})


class Node(msgspec.Struct, frozen=True):
    """A word that names a channel: a noun ("talks") or a verb ("met")."""

    token: int
    kind: ChannelKind


def nodes(here: Tree) -> tuple[Node, ...]:
    """The channel words of a sentence; a verb of meeting stands down for a channel noun that it carries."""
    nouns = [
        Node(index, kind)
        for index, token in enumerate(here.tokens)
        if token.pos == "NOUN"
        and (token.dep not in {"compound", "amod"} or here.lemma(token.head) == "open")
        and (kind := channel_kinds().get(here.lemma(index))) is not None
        and _is_channel(here, index)
    ]
    nouns.extend(Node(each, "visit") for each in _put_off(here) if each not in {noun.token for noun in nouns})
    nouns = [
        each for each in nouns if not {noun.token for noun in nouns} & set(_nominal_path(here, each.token))
    ]
    below = {each.token for each in nouns}
    verbs = {
        index: _VERBS[here.lemma(index)]
        for index, token in enumerate(here.tokens)
        if token.pos == "VERB" and here.lemma(index) in _VERBS
    }
    for each in triggers(here):
        carried = each.noun is not None and each.noun in below
        if not each.nominal and not carried and each.action.root == "CONSULT" and each.action.mode in _MODES:
            verbs.setdefault(each.token, _MODES[each.action.mode])
    told = [
        Node(index, kind)
        for index, kind in sorted(verbs.items())
        if not below & set(here.children(index, "dobj"))
    ]
    return tuple(sorted((*nouns, *told), key=lambda each: each.token))


def _put_off(here: Tree) -> tuple[int, ...]:
    """Whatever a person puts off that leads to a place.

    "postponed her departure to Port Azel" is a visit.
    """
    return tuple(
        noun
        for verb, token in enumerate(here.tokens)
        if token.pos == "VERB" and effects().get(here.lemma(verb)) in {"postpone", "cancel"}
        for noun in here.children(verb, "dobj", "nsubjpass")
        if any(acts(here, owner) for owner in here.children(noun, "poss"))
        and any(
            here.tokens[place].ent.endswith("GPE")
            for kid in here.subtree(noun)
            if here.lemma(kid) == "to"
            for place in here.children(kid, "pobj")
        )
    )


def _nominal_path(here: Tree, noun: int) -> tuple[int, ...]:
    """The nouns above `noun` over "of": "lines of communication" are the lines."""
    found = []
    for above in here.path(noun):
        if here.tokens[above].pos not in {"NOUN", "ADP"} or (
            here.tokens[above].pos == "ADP" and here.lemma(above) != "of"
        ):
            break
        found.append(above)
    return tuple(found)


def _is_channel(here: Tree, noun: int) -> bool:
    """Whether a noun that may mean other things means a channel.

    A "line" is one when it is of communication.
    """
    lemma = here.lemma(noun)
    if lemma == "diplomacy":  # a door or a way is kept open for it
        return any(here.lemma(above) in {"open", "door", "channel"} for above in here.path(noun)[:3])
    if lemma in {"line", "channel"}:
        words = {here.lemma(each) for each in here.subtree(noun, frozenset({"relcl", "acl"}))}
        return bool(words & _OF_CONTACT)
    if lemma in {"call", "telephone", "conference"}:
        return here.tokens[here.tokens[noun].head].pos != "ADP" and not here.children(noun, "acl")
    if lemma in {"office", "mission"}:  # one that is opened or closed between two, not where somebody works
        verb = here.tokens[noun].head
        joint = any(
            here.lemma(kid) in {"liaison", "joint"} for kid in here.children(noun, "amod", "compound")
        )
        return joint or (here.tokens[noun].dep in {"dobj", "nsubjpass"} and here.lemma(verb) in _OPENING)
    return True


def is_unanswered(here: Tree) -> bool:
    """Whether the sentence says that nobody took it up: a negated verb of answering, or the word itself."""
    for index, token in enumerate(here.tokens):
        lemma = here.lemma(index)
        if token.text.lower() == "unanswered":
            return True
        if token.pos != "VERB" or lemma not in _TAKING_UP:
            continue
        if here.children(index, "neg") and lemma != "use":
            return True
        subject = here.child(index, "nsubj")
        if (
            subject is not None
            and here.tokens[subject].text.lower() in _NOBODY
            and lemma in {"answer", "pick"}
        ):
            return True
        if subject is not None and {"no", "one"} == {
            here.lemma(subject),
            *map(here.lemma, here.kids[subject]),
        }:
            return True
        if lemma in {"answer", "pick"} and effects().get(here.lemma(token.head)) == "refuse":
            return True
    return False


def rings(here: Tree) -> int | None:
    """The verb of a call that nobody took, or that was picked up, where the line itself is not named."""
    for index, token in enumerate(here.tokens):
        if token.pos != "VERB":
            continue
        if here.lemma(index) in _RINGING and is_unanswered(here):
            return index
        taken = here.lemma(index) in {"pick", "answer"} and here.is_passive(index)
        subject = here.subject(index) if taken else None
        if subject is not None and here.lemma(subject) in {"it", "call", "telephone", "phone", "line"}:
            return index
    return None

"""What governs an action: refused, offered, planned, denied, only supposed; and what that makes of it."""

import msgspec

from firsthand.model.event import EventStatus, Plover
from firsthand.stages.events.tree import Tree
from firsthand.stages.events.words import Effect, effects
from firsthand.text.dates import Tense

__all__ = ["Mood", "mood", "outcome", "withholds"]

COOPERATIVE = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
_FUTURE = frozenset({"will", "'ll", "’ll", "shall", "wo", "going"})
_MODAL = frozenset({"may", "might", "could", "can", "would", "should", "must", "'d", "ca", "ought"})
_SUPPOSING = frozenset({"if", "unless", "whether"})
_UNREAL = {
    "potential": "hypothetical", "possible": "hypothetical", "hypothetical": "hypothetical",
    "alleged": "hypothetical", "suspected": "hypothetical", "purported": "hypothetical",
    "supposed": "hypothetical", "reported": "hypothetical", "rumoured": "hypothetical",
    "rumored": "hypothetical", "presumed": "hypothetical",
    "likely": "planned", "planned": "planned", "proposed": "planned",
    "upcoming": "planned", "forthcoming": "planned", "looming": "planned", "scheduled": "planned",
    "next": "planned", "imminent": "planned", "future": "planned", "expected": "planned",
}  # fmt: skip
_HEARSAY = frozenset(
    {"report", "allegation", "claim", "rumour", "rumor", "suggestion",
     "speculation", "accusation", "assertion",
     "fear", "possibility", "prospect", "likelihood", "chance", "idea", "proposal", "risk"}
)  # fmt: skip
_HEARSAY_ADVERBS = frozenset({"allegedly", "purportedly", "supposedly", "ostensibly", "presumably"})
_CHARGING = frozenset({"accuse", "suspect", "blame", "charge"})
_DOUBTING = frozenset(
    {"allege", "suspect", "believe", "think", "speculate", "suppose", "assume", "presume", "insinuate",
     "guess"}
)  # fmt: skip
_BELIEVED = _DOUBTING | {"say", "report", "claim", "rumour", "rumor", "understand"}
_FALSE = frozenset({"untrue", "false", "fake", "baseless", "unfounded", "incorrect", "disinformation"})
_TRANSPARENT = frozenset(
    {"xcomp", "ccomp", "pcomp", "prep", "acl", "dobj", "pobj", "nsubjpass", "conj", "oprd"}
)
_IMPLICATIVE = frozenset(
    {"manage", "begin", "start", "continue", "vote", "get", "come", "go", "happen", "dare", "help", "move",
     "proceed", "appear", "seem", "say", "use", "join", "gather", "choose", "decide", "rush", "pause", "be",
     "have", "remain"}
)  # fmt: skip
_SUPPORTING = frozenset(
    {"hold", "have", "conduct", "take", "make", "launch", "stage", "begin", "start", "continue", "come", "be",
     "mark", "carry", "mount", "impose", "issue", "attend", "host", "pay", "open", "keep", "maintain"}
)  # fmt: skip
_AVERTING = frozenset({"against", "without", "instead", "than"})
_STOPPING = frozenset({"xcomp", "pcomp", "dobj", "nsubjpass", "prep", "pobj"})


class Mood(msgspec.Struct, frozen=True, kw_only=True):
    """How an action is put: the effects over it from the nearest outwards, negation, tense, supposition.

    ``governor`` is the token of the nearest effect, ``top`` the highest verb of the chain.
    """

    effects: tuple[Effect, ...] = ()
    governor: int | None = None
    negated: bool = False
    outer_negated: bool = False
    tense: Tense = "past"
    modal: bool = False
    obliged: bool = False
    supposed: bool = False
    unreal: EventStatus | None = None
    false: bool = False
    purpose: bool = False
    top: int = 0


def mood(tree: Tree, trigger: int) -> Mood:
    """How the action at `trigger` is put, read from its own auxiliaries and from the words that govern it."""
    found: list[Effect] = []
    governor: int | None = None
    negated = _negated(tree, trigger)
    outer_negated = supposed = modal = obliged = false = averted = False
    tense: Tense = "past"
    unreal: EventStatus | None = None
    current, top = trigger, trigger
    for _ in range(8):
        token = tree.tokens[current]
        if token.pos in {"VERB", "AUX"} or current == trigger:
            top = current
            own = _auxiliaries(tree, current)
            tense = "future" if own & _FUTURE else tense
            modal = modal or bool(own & _MODAL)
            obliged = obliged or (current == trigger and bool(own & {"must", "should", "ought"}))
            supposed = supposed or _supposed(tree, current)
        if token.pos in {"NOUN", "PROPN"}:
            unreal = unreal or _unreal(tree, current)
        head = token.head
        unreal = unreal or _heard(tree, current)
        if head == current or not _climbs(tree, current, bool(found)):
            break
        if token.pos == "NOUN" and not _carries(tree, current):
            break
        effect = _effect(tree, head, current)
        if effect is not None and effect not in found:
            found.append(effect)
            governor = head if governor is None else governor
        if effect is not None or tree.tokens[head].pos in {"VERB", "AUX"}:
            outer_negated = outer_negated or (effect is not None and _negated(tree, head))
        false = false or _called_false(tree, head)
        averted = averted or (token.dep == "pcomp" and tree.lemma(head) in _AVERTING)
        if token.dep in {"acl", "ccomp", "prep"} and tree.lemma(head) in _HEARSAY:
            unreal = unreal or "hypothetical"
        current = head
    supposed = supposed or tree.parse.text.rstrip(' "”’').endswith("?")
    return Mood(
        effects=tuple(found),
        governor=governor,
        negated=negated,
        outer_negated=outer_negated,
        tense="future" if "plan" in found and tense == "past" else tense,
        modal=modal,
        obliged=obliged,
        supposed=supposed,
        unreal=unreal,
        false=false,
        purpose=averted or (_purpose(tree, top) and not set(found) - {"resume"}),
        top=top,
    )


def _heard(tree: Tree, index: int) -> EventStatus | None:
    """Hypothetical where what token `index` heads is only alleged, charged or believed; else None.

    What somebody claims to have done himself is told by the one who knows.
    """
    if any(tree.tokens[kid].text.lower() in _HEARSAY_ADVERBS for kid in tree.children(index, "advmod")):
        return "hypothetical"
    token = tree.tokens[index]
    lemma, verbal = tree.lemma(token.head), tree.tokens[token.head].pos == "VERB"
    if not verbal or token.head == index:
        return None
    if token.dep == "prep" and lemma in _CHARGING and tree.children(index, "pcomp"):
        return "hypothetical"
    if token.dep == "ccomp" and lemma in _DOUBTING:
        return "hypothetical"
    if token.dep == "xcomp" and lemma in _BELIEVED and tree.is_passive(token.head):
        return "hypothetical"
    if token.dep == "ccomp" and lemma == "claim":
        subject = tree.subject(index)
        other = subject is not None and tree.tokens[subject].pos != "PRON"
        return "hypothetical" if other else None
    return None


def _climbs(tree: Tree, index: int, below_effect: bool) -> bool:
    """Whether what governs token `index` says something about it; a subject is governed by nothing."""
    token = tree.tokens[index]
    if token.dep == "conj":
        return not tree.children(index, "nsubj", "nsubjpass")
    if token.dep == "nsubj":
        return not below_effect and token.pos == "NOUN"
    if token.dep == "relcl" or _is_reduced(tree, index):
        return False
    if token.dep == "advmod":
        return tree.lemma(index) == "short" and effects().get(tree.lemma(token.head)) == "stop"
    if token.dep == "ccomp":
        return _effect(tree, token.head, index) is not None
    if token.dep == "advcl":  # "worked to restore": a purpose that the verb above is about
        return token.tag == "VB" and effects().get(tree.lemma(token.head)) == "try"
    if token.dep == "prep" and tree.tokens[token.head].pos == "NOUN":
        return tree.lemma(index) in {"of", "to", "on"}
    return token.dep in _TRANSPARENT


def _is_reduced(tree: Tree, index: int) -> bool:
    """Whether a participle stands for a relative clause: "sanctions imposed by X"."""
    token = tree.tokens[index]
    return token.dep == "acl" and token.tag == "VBN" and not tree.children(index, "nsubj", "aux")


def _carries(tree: Tree, noun: int) -> bool:
    """Whether what governs an event noun says whether it took place.

    "discussed the raid" does not, "stopped" does.
    """
    head = tree.tokens[noun].head
    if tree.tokens[head].pos == "ADP":
        above = tree.tokens[head].head
        return tree.tokens[above].pos != "NOUN" or _effect(tree, above, head) is not None
    return (
        tree.lemma(head) in _SUPPORTING
        or _effect(tree, head, noun) is not None
        or tree.tokens[noun].dep == "nsubj"
    )


def _effect(tree: Tree, head: int, below: int) -> Effect | None:
    """The effect that the word at `head` has on what hangs under it at `below`."""
    effect = effects().get(tree.lemma(head)) or (
        effects().get(tree.tokens[head].text.lower())
        if tree.tokens[head].tag in {"VBN", "VBG", "JJ"}
        else None
    )
    dep = tree.tokens[below].dep
    if effect == "stop" and tree.lemma(below) == "short":  # "stopped short of sending"
        return "forgo"
    if effect is None or tree.tokens[head].pos not in {"VERB", "ADJ", "AUX", "NOUN"}:
        return None
    if dep == "conj":
        return None
    if (
        effect == "request"
        and dep == "ccomp"
        and tree.lemma(head) in {"tell", "call", "require", "persuade", "convince"}
    ):
        return None
    if effect == "threaten" and tree.tokens[head].pos == "VERB":
        ahead = bool(_auxiliaries(tree, below) & (_FUTURE | {"would"}))
        return effect if dep == "xcomp" or (dep == "ccomp" and ahead) else None
    if effect in {"refuse", "stop", "lift", "resume", "cancel", "postpone"}:
        return effect if dep in _STOPPING and not _with_other_object(tree, head, below) else None
    if tree.tokens[head].pos == "NOUN":
        return (
            effect
            if dep in {"acl", "prep", "ccomp"} and effect in {"offer", "threaten", "plan", "request"}
            else None
        )
    if dep in {"nsubj", "nsubjpass"}:
        return effect if effect in {"plan", "deny", "consider", "prevent"} and tree.is_passive(head) else None
    if effect in {"plan", "offer", "try"} and dep in {"prep", "dobj", "pobj"} and effect != "offer":
        return effect if effect == "plan" else None
    return effect


def _with_other_object(tree: Tree, head: int, below: int) -> bool:
    """Whether `head` has an object of its own beside a prepositional `below`.

    "stopped the ship after talks".
    """
    return tree.tokens[below].dep == "prep" and tree.child(head, "dobj", "nsubjpass") is not None


def _auxiliaries(tree: Tree, index: int) -> set[str]:
    words = {tree.tokens[kid].text.lower() for kid in tree.children(index, "aux")}
    if tree.tokens[index].dep == "xcomp" and tree.lemma(tree.tokens[index].head) in {"go", "going"}:
        words.add("going")
    return words


def _negated(tree: Tree, index: int) -> bool:
    if tree.children(index, "neg"):
        return True
    negatives = {"no", "never", "neither", "without", "nor"}
    if tree.tokens[index].dep == "conj" and any(
        tree.lemma(kid) in {"neither", "nor"}
        for kid in tree.children(tree.tokens[index].head, "preconj", "cc")
    ):
        return True
    if any(tree.lemma(kid) in negatives for kid in tree.children(index, "det", "advmod", "preconj", "cc")):
        return True
    return any(
        any(tree.lemma(kid) == "no" for kid in tree.children(each, "det"))
        for each in tree.children(index, "dobj", "nsubj", "attr")
    )


def _purpose(tree: Tree, verb: int) -> bool:
    """Whether `verb` is only what something is for ("a chance to attack", "money to arm them")."""
    token = tree.tokens[verb]
    if token.tag != "VB" or not any(tree.tokens[kid].tag == "TO" for kid in tree.children(verb, "aux")):
        return False
    if tree.one_of(verb) is not None:
        return False
    return token.dep != "xcomp" or tree.lemma(token.head) not in _IMPLICATIVE


def _supposed(tree: Tree, verb: int) -> bool:
    return any(tree.lemma(kid) in _SUPPOSING for kid in tree.children(verb, "mark"))


def _unreal(tree: Tree, noun: int) -> EventStatus | None:
    for kid in tree.children(noun, "amod", "compound"):
        status = _UNREAL.get(tree.tokens[kid].text.lower())
        if status == "planned":
            return "planned"
        if status is not None:
            return "hypothetical"
    return None


def _called_false(tree: Tree, head: int) -> bool:
    """Whether `head` is a report that the sentence calls untrue ("reports that ... were false")."""
    above = tree.tokens[head].head
    if tree.tokens[head].dep not in {"nsubj", "nsubjpass"} or tree.lemma(above) != "be":
        return False
    return any(tree.lemma(kid) in _FALSE for kid in tree.children(above, "acomp", "attr"))


def outcome(root: Plover, how: Mood) -> tuple[Plover, EventStatus] | None:
    """The root and status that an action of `root` comes to when it is put like `how`.

    None when nothing was done.

    A refused or offered deed is another deed (REJECT, AGREE); a denied or planned one stays itself, marked.
    """
    seen = frozenset(how.effects)
    if "deny" in seen or how.false:
        return root, "denied"
    if "forgo" in seen and not (how.outer_negated or how.supposed or how.modal):
        return (root, "denied") if how.tense == "past" and not seen & {"request", "plan", "offer"} else None
    if how.supposed or how.unreal == "hypothetical" or "consider" in seen:
        return root, "hypothetical"
    if how.negated or how.outer_negated:
        return _undone(root, how, seen)
    if "refuse" in seen:
        return "REJECT", "happened"
    if "postpone" in seen:
        return root, "postponed"
    if "cancel" in seen:
        return root, "cancelled"
    if "fail" in seen or ("stop" in seen and seen & {"try", "resume"}):
        return ("REJECT", "happened") if root == "AGREE" else None
    if "stop" in seen or "lift" in seen:
        return _ended(root)
    return _meant(root, how, seen)


def _undone(root: Plover, how: Mood, seen: frozenset[Effect]) -> tuple[Plover, EventStatus] | None:
    """A negated deed: an announced refusal, or nothing."""
    refused = how.tense == "future" and root not in {"CONSULT", "THREATEN"} and not how.modal
    if refused and "prevent" not in seen:
        return "REJECT", "happened"
    return None


def _ended(root: Plover) -> tuple[Plover, EventStatus] | None:
    """What ending a deed is: relations cut, or a measure given up."""
    if root in {"AID", "COOPERATE", "CONSULT", "SUPPORT"}:
        return "SANCTION", "happened"
    if root in {"ASSAULT", "MOBILIZE"}:
        return "RETREAT", "happened"
    if root in {"SANCTION", "COERCE", "PROTEST"}:
        return "CONCEDE", "happened"
    return None


def _meant(root: Plover, how: Mood, seen: frozenset[Effect]) -> tuple[Plover, EventStatus] | None:
    """A deed that somebody means, offers, threatens, asks for or did."""
    if seen & {"prevent", "try"}:
        return root, "hypothetical"
    if "threaten" in seen:
        return "THREATEN", "happened"
    if "offer" in seen and root in COOPERATIVE:
        return "AGREE", "happened"
    if seen & {"request", "permit"} or how.obliged or how.purpose:
        return root, "hypothetical"
    if "plan" in seen or how.tense == "future" or how.unreal == "planned":
        return root, "planned"
    if how.modal:
        return root, "hypothetical"
    return root, "happened"


def withholds(tree: Tree, verb: int, how: Mood) -> bool:
    """Whether consent is withheld: "does not agree to move", but not "on a date"."""
    if tree.lemma(verb) not in {"agree", "consent"} or not how.negated or how.effects:
        return False
    to = any(tree.lemma(kid) == "to" for kid in tree.children(verb, "prep"))
    return (to or bool(tree.children(verb, "xcomp"))) and not (how.modal or how.supposed or how.unreal)

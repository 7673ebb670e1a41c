"""Demands that are spoken, not reported: "the premier stressed that Tessaly must not cross the line"."""

from collections.abc import Iterable, Iterator

from firsthand.model.event import Event
from firsthand.stages.events.coding import acts
from firsthand.stages.events.parties import Party, party
from firsthand.stages.events.scene import Scene, speaker_of
from firsthand.stages.events.speech import PUBLIC, is_another, speech
from firsthand.stages.events.tree import Tree

__all__ = ["demands"]

_DEMANDING = frozenset(
    {"stress", "emphasise", "emphasize", "insist", "demand", "warn", "say", "reiterate", "underline",
     "declare", "add", "tell", "write", "state", "note", "urge", "rule", "decide", "order", "find", "hold"}
)  # fmt: skip
_NECESSARY = frozenset({"necessary", "essential", "vital", "imperative", "crucial", "important", "critical"})
_SIDES = frozenset({"party", "side", "country", "nation", "government", "power"})
_ALL = frozenset({"all", "both", "every", "each"})
_STATES = frozenset({"be", "have", "know", "understand", "remember", "expect"})


def demands(scene: Scene, here: Tree, taken: Iterable[int]) -> list[Event]:
    """What a named speaker says that another party, or all parties, must do or must not do, as requests.

    Only inside an attribution whose verb tells: "must", "should", "needs to", "it is necessary for them to".
    Left out are what an act among `taken` (tokens) already tells, what the speaker or his own country must
    do, and what should be so rather than be done.
    """
    if not scene.attributions:
        return []
    found: list[Event] = []
    above = set(taken)
    for verb, asked in _asked(here):
        if above & {verb, *here.path(verb)}:
            continue
        event = _demand(scene, here, verb, asked)
        if event is not None:
            found.append(event)
    return found


def _asked(here: Tree) -> Iterator[tuple[int, int]]:
    """Each verb of what has to be done, and the token of who has to do it."""
    for verb, token in enumerate(here.tokens):
        if token.pos in {"VERB", "AUX"}:
            subject = here.child(verb, "nsubj", "nsubjpass")
            if subject is not None and (_is_bound(here, verb) or _is_necessary(here, verb, subject)):
                yield verb, subject


def _is_bound(here: Tree, verb: int) -> bool:
    """Whether a main verb is what "must" or "should" be done, or what somebody "needs to" do."""
    if here.tokens[verb].dep not in {"ccomp", "ROOT"}:
        return False
    aux = {here.tokens[kid].text.lower() for kid in here.children(verb, "aux")}
    if "should" in aux:
        return "have" not in aux and here.lemma(verb) not in _STATES
    needs = here.lemma(verb) == "need" and bool(here.children(verb, "xcomp")) and not aux
    return "must" in aux or needs


def _is_necessary(here: Tree, verb: int, subject: int) -> bool:
    """Whether what `verb` heads is called necessary: "it is necessary for X to do it", "that X do it"."""
    token = here.tokens[verb]
    if here.tokens[subject].pos == "PRON":
        return False
    above = here.lemma(token.head)
    adjective = {here.lemma(kid) for kid in (*here.children(token.head, "acomp"), token.head)}
    marks = {here.lemma(kid) for kid in here.children(verb, "mark")}
    tied = token.dep in {"advcl", "ccomp", "xcomp"} and token.tag in {"VB", "VBP"}
    plain = not here.children(verb, "neg") and (above == "be" or above in _NECESSARY)
    return tied and plain and bool(adjective & _NECESSARY) and bool(marks & {"for", "that"})


def _demand(scene: Scene, here: Tree, verb: int, subject: int) -> Event | None:
    where = scene.sentence.token_span(verb, verb)
    speaker = speaker_of(scene, where)
    if speaker is None or not acts(here, subject):
        return None
    head = here.tokens[verb].head
    if head != verb and here.tokens[head].pos == "VERB" and here.lemma(head) not in _DEMANDING:
        return None
    asked = party(scene.sentence, subject, scene.mentions)
    if asked is None or not (is_another(scene, speaker, asked) or _is_all(here, subject, speaker)):
        return None
    return speech(scene, here, verb, "REQUEST", "demand", speaker, asked)


def _is_all(here: Tree, subject: int, speaker: Party) -> bool:
    """Whether the subject is all that are concerned, "all parties", and the speaker one who can ask them."""
    words = {here.lemma(kid) for kid in here.children(subject, "det", "amod", "predet")}
    everybody = here.lemma(subject) in _SIDES and bool(words & _ALL)
    return everybody and speaker.cluster >= 0 and speaker.kind in PUBLIC

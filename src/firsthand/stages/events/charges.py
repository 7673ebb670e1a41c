"""Charges and denials that are spoken, not reported: "X said that Y spreads lies", "called it a lie"."""

from collections.abc import Iterable

from firsthand.model.event import Event
from firsthand.stages.events.coding import acts
from firsthand.stages.events.modality import mood, outcome
from firsthand.stages.events.parties import Party, party
from firsthand.stages.events.scene import Scene, speaker_of
from firsthand.stages.events.speech import PUBLIC, deed, is_another, speech
from firsthand.stages.events.tree import Tree
from firsthand.stages.events.words import charge_words

__all__ = ["charges"]

_REPORTS = frozenset(
    {"report", "allegation", "claim", "accusation", "charge", "rumour", "rumor", "assertion", "story",
     "suggestion", "information"}
)  # fmt: skip
_POINTING = frozenset({"it", "this", "that", "they", "these", "those"})
_CALLING = frozenset(
    {"describe", "portray", "characterise", "characterize", "depict", "call", "brand", "label"}
)
_FALSE_NEWS = frozenset({"news", "information", "claim", "report", "story"})
_GUILTY = frozenset({"guilty", "liable", "responsible"})
_FAKE = frozenset({"fake", "false", "fabricated", "bogus"})


def charges(scene: Scene, here: Tree, taken: Iterable[int]) -> list[Event]:
    """What a speaker says that another party does wrong (ACCUSE), or calls untrue (REJECT).

    A wrong is one of the listed verbs ("smear", "meddle", "spread lies") inside an attribution to somebody
    else; a report is called untrue by a verb of calling or inside an attribution. What an act among `taken`
    (tokens) already tells is left out, as is what may be or is denied.
    """
    above = set(taken)
    told: list[Event] = []
    for verb, token in enumerate(here.tokens):
        if token.pos not in {"VERB", "AUX"} or above & {verb, *here.path(verb)}:
            continue
        judges = (_wrong, _untrue, _called, _verdict)
        event = next((found for judge in judges if (found := judge(scene, here, verb)) is not None), None)
        if event is not None:
            told.append(event)
    return told


def _wrong(scene: Scene, here: Tree, verb: int) -> Event | None:
    """The charge that the clause of `verb` is in the mouth of its speaker."""
    if not scene.attributions or not _is_wrong(here, verb) or here.is_passive(verb):
        return None
    speaker = speaker_of(scene, scene.sentence.token_span(verb, verb))
    doer = here.subject(verb)
    if speaker is None or doer is None or not acts(here, doer):
        return None
    accused = party(scene.sentence, doer, scene.mentions)
    if accused is None or not is_another(scene, speaker, accused):
        return None
    came_to = outcome("ACCUSE", mood(here, verb))
    if came_to is None or came_to[1] != "happened":
        return None
    return speech(scene, here, verb, "ACCUSE", "charge", speaker, accused)


def _is_wrong(here: Tree, verb: int) -> bool:
    lemma = here.lemma(verb)
    if lemma in charge_words("wrong"):
        return True
    return lemma in charge_words("spread") and any(
        _is_lie(here, noun) for noun in here.children(verb, "dobj")
    )


def _is_lie(here: Tree, noun: int) -> bool:
    """Whether a noun is a word for untruth, or news that is called fake."""
    if here.lemma(noun) in charge_words("lie"):
        return True
    fake = {here.lemma(kid) for kid in here.children(noun, "amod", "compound", "nmod")}
    return bool(fake & charge_words("lie")) or (here.lemma(noun) in _FALSE_NEWS and bool(fake & _FAKE))


def _untrue(scene: Scene, here: Tree, verb: int) -> Event | None:
    """The rejection of a report that the clause of the copula `verb` calls untrue."""
    subject = here.child(verb, "nsubj")
    if not scene.attributions or here.lemma(verb) != "be" or subject is None or here.children(verb, "neg"):
        return None
    said = here.children(verb, "acomp", "attr")
    lie = any(_is_lie(here, each) for each in said)
    if here.lemma(subject) in _REPORTS or here.tokens[subject].text.lower() == "reports":
        untrue = lie or any(here.lemma(each) in charge_words("untrue") for each in said)
    else:
        untrue = lie and here.tokens[subject].text.lower() in _POINTING
    speaker = speaker_of(scene, scene.sentence.token_span(verb, verb)) if untrue else None
    if speaker is None or speaker.kind not in PUBLIC:
        return None
    return speech(scene, here, verb, "REJECT", "call untrue", speaker, None)


def _called(scene: Scene, here: Tree, verb: int) -> Event | None:
    """What the subject of a verb of calling does by it: it charges the author where one is named."""
    if here.lemma(verb) not in _CALLING or here.is_passive(verb) or here.children(verb, "neg"):
        return None
    noun = next((each for each in _names_for(here, verb) if _is_lie(here, each)), None)
    subject = here.subject(verb)
    if noun is None or subject is None or not acts(here, subject):
        return None
    came_to = outcome("REJECT", mood(here, verb))
    speaker = party(scene.sentence, subject, scene.mentions)
    if speaker is None or came_to is None or came_to[1] != "happened":
        return None
    author = _author(scene, here, noun)
    if author is not None and author.name != speaker.name:
        return deed(scene, here, verb, "ACCUSE", "charge", speaker, author)
    return deed(scene, here, verb, "REJECT", "call untrue", speaker, None)


def _verdict(scene: Scene, here: Tree, verb: int) -> Event | None:
    """What a court does by finding somebody guilty."""
    clause = here.child(verb, "ccomp", "xcomp", "oprd")
    if here.lemma(verb) not in {"find", "hold", "declare"} or clause is None:
        return None
    found = here.child(clause, "nsubj") or here.child(verb, "dobj", "nsubjpass")
    judge = here.subject(verb) if not here.is_passive(verb) else None
    if here.lemma(clause) not in _GUILTY or found is None or not acts(here, found):
        return None
    came_to = outcome("ACCUSE", mood(here, verb))
    if came_to is None or came_to[1] != "happened":
        return None
    by = party(scene.sentence, judge, scene.mentions)
    return deed(scene, here, verb, "ACCUSE", "verdict", by, party(scene.sentence, found, scene.mentions))


def _names_for(here: Tree, verb: int) -> tuple[int, ...]:
    """What the object of a verb of calling is called: after "as", or beside it."""
    objects = here.children(verb, "dobj")
    found = [*here.children(verb, "oprd", "attr"), *objects[1:]]
    for each in (verb, *objects):
        for kid in here.children(each, "prep"):
            if here.lemma(kid) == "as":
                found.extend(here.children(kid, "pobj"))
    clauses = here.children(verb, "ccomp", "xcomp")  # "called it fake news" may be parsed as a clause
    return (*found, *(each for each in clauses if here.tokens[each].pos in {"NOUN", "PROPN"}))


def _author(scene: Scene, here: Tree, noun: int) -> Party | None:
    """Who made or spread the untruth at `noun`: "spread by X", "by X"."""
    for below in (noun, *here.children(noun, "acl", "relcl")):
        for kid in here.children(below, "agent", "prep"):
            if here.lemma(kid) != "by":
                continue
            for each in here.children(kid, "pobj"):
                if acts(here, each):
                    return party(scene.sentence, each, scene.mentions)
    return None

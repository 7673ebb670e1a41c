"""What looks like a deed and is only talk: words to an outlet, a question, a request not to be named."""

from collections.abc import Sequence

import msgspec

from firsthand.stages.events.coding import Coded, acts
from firsthand.stages.events.tree import Tree
from firsthand.stages.events.words import by_noun, warning_words
from firsthand.text.dates import DateExpression

__all__ = ["endangers", "is_question", "to_come", "told_threat"]

_ASKING = frozenset({"ask", "enquire", "inquire", "wonder"})
_WONDERING = frozenset({"whether", "if"})
_QUESTION_TAGS = frozenset({"WP", "WRB", "WDT", "WP$"})
_QUESTIONS = frozenset({"question", "query"})
_OF_ONESELF = frozenset({"name", "identity", "anonymity", "face", "voice"})
_HOSTILE = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE"})
_TELLING = frozenset({"tell", "inform", "notify"})
_AHEAD = frozenset({"will", "would", "'ll", "’ll", "shall"})


def is_question(here: Tree, act: Coded) -> bool:
    """Whether a REQUEST only asks to know, or asks that a source be kept out of print."""
    verb = act.trigger.token
    if act.base != "REQUEST" or act.trigger.nominal or here.lemma(verb) not in _ASKING:
        return False
    if any(here.lemma(kid) in _QUESTIONS for kid in here.children(verb, "dobj", "nsubjpass")):
        return True
    for clause in here.children(verb, "ccomp", "advcl", "xcomp"):
        opening = here.subtree(clause, frozenset({"relcl", "acl", "advcl", "ccomp", "conj"}))
        marks = {here.lemma(kid) for kid in here.children(clause, "mark")}
        if marks & _WONDERING or any(here.tokens[each].tag in _QUESTION_TAGS for each in opening[:3]):
            return True
        inside = {here.lemma(each) for each in opening}
        if inside & _OF_ONESELF:
            return True
    return any(
        here.lemma(pobj) == "anonymity"
        for kid in here.children(verb, "prep")
        for pobj in here.children(kid, "pobj")
    )


def endangers(here: Tree, act: Coded) -> bool:
    """Whether "threaten" only says that something is in danger ("threatens the viability of the port")."""
    verb = act.trigger.token
    if act.trigger.nominal or here.lemma(verb) != "threaten" or here.is_passive(verb):
        return False
    harmed = here.child(verb, "dobj")
    if harmed is None or acts(here, harmed) or here.children(verb, "xcomp", "ccomp"):
        return False
    meant = here.lemma(harmed)
    return meant not in by_noun() and meant not in warning_words("consequence")


def told_threat(here: Tree, act: Coded) -> int | None:
    """Whom a hostile deed to come was announced to: "told its envoy that it would close the port".

    The token of the one who was told, or None where the act is no such announcement. Only the first of
    several coordinate deeds counts: they are one warning.
    """
    verb = act.trigger.token
    if act.base not in _HOSTILE or act.trigger.nominal or act.status not in {"hypothetical", "planned"}:
        return None
    token = here.tokens[verb]
    if token.dep != "ccomp" or here.lemma(token.head) not in _TELLING:
        return None
    if here.children(verb, "neg") or act.mood.supposed:
        return None
    ahead = {here.tokens[kid].text.lower() for kid in here.children(verb, "aux")} & _AHEAD
    return here.child(token.head, "dative", "dobj") if ahead else None


def to_come(act: Coded, own: Sequence[DateExpression]) -> Coded:
    """The act as planned where a noun names it for a time to come: "the premier's visit next month"."""
    ahead = bool(own) and (own[0].modifier == "next" or own[0].kind == "ahead" or own[0].unit == "tomorrow")
    if not (act.trigger.nominal and act.status == "happened" and ahead):
        return act
    mood = msgspec.structs.replace(act.mood, tense="future")
    return msgspec.structs.replace(act, status="planned", mood=mood)

"""A deed as words: the verb, what it is done to, and whether it is told as done or as left undone."""

from collections.abc import Iterable

import msgspec

from firsthand.model.annotated import Sentence
from firsthand.model.span import Span
from firsthand.stages.events.coding import acts
from firsthand.stages.events.modality import mood
from firsthand.stages.events.tree import Tree, tree
from firsthand.stages.events.words import alike, effects, verbs_that, warning_words

__all__ = ["Deed", "deed_at", "done_in", "pledged_in", "same_deed", "things_at", "verb_at"]

_LIGHT = frozenset(
    "face have make take see be bring hold impose do put get give suffer incur pay begin set".split()
)
_SAYING = frozenset(
    "say tell warn add state note stress repeat promise insist believe think hope guess".split()
)
_GOVERNING = frozenset(
    {"offer", "plan", "threaten", "request", "consider", "try", "permit", "stop", "refuse", "fail"}
)
_OVER_NOUNS = frozenset({"postpone", "cancel", "plan"})
_INSIDE = frozenset(
    {"conj", "ccomp", "xcomp", "pcomp", "dep", "ROOT", "acl", "pobj", "prep", "parataxis", "oprd"}
)
_OBJECTS = ("dobj", "nsubjpass", "attr", "oprd", "dative")
_ORDINALS = frozenset("first second third fourth fifth sixth next last final new".split())
_UNITS = frozenset("day week month year hour minute time end".split())
_APART = frozenset({"relcl", "acl", "advcl", "appos", "ccomp", "parataxis"})
_VAGUE = frozenset("thing that this it what everything anything nothing none one deal lot way time".split())


class Deed(msgspec.Struct, frozen=True, kw_only=True):
    """One deed of one sentence.

    ``verb`` is a lemma, with its particle or the adjective that it is said with ("switch off", "stay open"),
    or the noun that a light verb carries ("impose sanctions" is ``sanction``), and empty where only the thing
    is named ("promised the list"); ``things`` are the lemmas of the nouns that it is done to; ``token`` is
    the verb's place. ``subject`` is the lemma of what the verb is said of, with its ordinal before it
    ("second convoy").
    """

    verb: str
    things: frozenset[str]
    negated: bool
    token: int
    subject: str = ""

    @property
    def nominal(self) -> bool:
        """Whether the deed is told by the noun that names it: "a second convoy is planned"."""
        return bool(self.verb) and self.subject.split()[-1:] == [self.verb]


def verb_at(here: Tree, index: int) -> str:
    """The lemma of the verb at `index` with its particle, or with the adjective that makes its sense."""
    lemma = here.lemma(index)
    after = here.tokens[index + 1].text.lower() if index + 1 < len(here.tokens) else ""
    if after == "open" and f"{lemma} open" in verbs_that("keep"):
        return f"{lemma} open"
    for kid in here.children(index, "prt", "acomp", "oprd", "advmod", "ccomp", "xcomp"):
        word = here.tokens[kid].text.lower()
        kept = word == "open" and lemma in verbs_that("keep") | {"hold", "leave"}
        if here.tokens[kid].dep == "prt" or kept:
            return f"{lemma} {word}"
        if here.tokens[kid].dep == "advmod" and here.tokens[kid].tag == "RP":
            return f"{lemma} {word}"
    return lemma


def deed_at(here: Tree, index: int) -> Deed | None:
    """The deed of the verb at `index`; None for a verb of speech or one that only carries another verb."""
    lemma = here.lemma(index)
    if lemma == "be":
        return _due_at(here, index)
    if lemma in _SAYING:
        return None
    inner = here.child(index, "xcomp")
    if inner is not None and here.tokens[inner].pos == "VERB" and effects().get(lemma) in _GOVERNING:
        return None
    objects = _objects(here, index)
    negated = _left_undone(here, index)
    verb = "" if effects().get(lemma) == "offer" else verb_at(here, index)
    carried = objects and here.tokens[objects[0]].pos == "NOUN" and here.tokens[objects[0]].dep in _OBJECTS
    if carried and (lemma in _LIGHT or effects().get(lemma) in _OVER_NOUNS):
        noun = here.lemma(objects[0])
        things = things_at(here, objects)
        subject = _numbered(here, objects[0])
        things = things - {noun} or things
        return Deed(verb=noun, things=things, negated=negated, token=index, subject=subject)
    own = here.subject(index)
    subject = _numbered(here, own) if own is not None else ""
    things = things_at(here, objects)
    return Deed(verb=verb, things=things, negated=negated, token=index, subject=subject)


def _numbered(here: Tree, noun: int) -> str:
    """The lemma of `noun` with its ordinal: the second convoy is not the first."""
    ordinal = [here.tokens[kid].text.lower() for kid in here.children(noun, "amod")]
    return " ".join([*(each for each in ordinal if each in _ORDINALS), here.lemma(noun)])


def _due_at(here: Tree, index: int) -> Deed | None:
    """A visit that is told as "the minister is due in Port Azel"."""
    due = next((kid for kid in here.children(index, "acomp") if here.lemma(kid) == "due"), None)
    places = [
        pobj
        for kid in (here.children(due, "prep") if due is not None else ())
        for pobj in here.children(kid, "pobj")
        if here.tokens[pobj].ent.endswith(("GPE", "LOC", "FAC"))
    ]
    if not places:
        return None
    negated = _left_undone(here, index)
    return Deed(verb="visit", things=things_at(here, places), negated=negated, token=index)


def _left_undone(here: Tree, index: int) -> bool:
    """Whether a verb is negated, itself or by the ending verb that governs it ("stopped sending")."""
    token = here.tokens[index]
    negated = bool(here.children(index, "neg")) or any(
        here.lemma(kid) == "never" for kid in here.children(index, "advmod")
    )
    above = here.tokens[token.head]
    if token.dep == "xcomp" and effects().get(here.lemma(token.head)) in {"stop", "refuse", "fail"}:
        return negated != (not here.children(token.head, "neg"))
    if token.dep == "conj" and above.pos == "VERB" and not here.children(index, "aux", "nsubj", "nsubjpass"):
        return negated or bool(here.children(token.head, "neg"))
    return negated


def _objects(here: Tree, verb: int) -> tuple[int, ...]:
    """The nouns that a verb is done to, the nearest first; of a verb without one, what it is said of."""
    found = [each for head in here.children(verb, *_OBJECTS) for each in here.conjuncts(head)]
    token = here.tokens[verb]
    if (token.dep == "relcl" and token.tag in {"VBD", "VBN"}) or (token.dep == "acl" and token.tag == "VBN"):
        found.extend(each for each in (here.tokens[verb].head,) if here.tokens[each].pos in {"NOUN", "PROPN"})
    for clause in here.children(verb, "ccomp", "xcomp"):
        if here.tokens[clause].pos == "ADJ":  # "keep the bridge open": the parser may make it a clause
            found.extend(here.children(clause, "nsubj"))
    for kid in here.children(verb, "prep", "agent"):
        if here.tokens[kid].dep == "prep":
            found.extend(each for pobj in here.children(kid, "pobj") for each in here.conjuncts(pobj))
    found = [each for each in found if not here.tokens[each].ent.endswith(("DATE", "TIME"))]
    found = [
        each
        for each in found
        if here.tokens[each].pos in {"NOUN", "PROPN", "NUM"} and here.lemma(each) not in _UNITS
    ]
    if not found:
        subject = here.subject(verb)
        if subject is not None and (not acts(here, subject) or here.tokens[subject].pos == "NOUN"):
            found.append(subject)
    return tuple(found)


def things_at(here: Tree, objects: Iterable[int]) -> frozenset[str]:
    """The lemmas of nouns and names in the phrases of `objects`, without clauses and times."""
    found: set[str] = set()
    for each in objects:
        for index in here.subtree(each, _APART):
            token = here.tokens[index]
            if token.pos in {"NOUN", "PROPN"} and not token.ent.endswith(("DATE", "TIME")):
                found.add(here.lemma(index))
    return frozenset(found - _VAGUE)


def pledged_in(sentence: Sentence, spans: Iterable[Span]) -> tuple[Deed, ...]:
    """The deeds that the part of `sentence` under `spans` holds out, in text order: main verbs only."""
    here = tree(sentence.parse)
    inside = {
        index
        for index, token in enumerate(here.tokens)
        for span in spans
        if span.start <= sentence.span.start + token.start and sentence.span.start + token.end <= span.end
    }
    found = []
    for index in sorted(inside):
        if here.tokens[index].pos not in {"VERB", "AUX"} or not _main(here, index, inside):
            continue
        deed = deed_at(here, index)
        if deed is not None and here.tokens[index].dep not in {"aux", "auxpass"}:
            found.append(deed)
    named = [deed for index in sorted(inside) if (deed := _named_deed(here, index)) is not None]
    if named:  # "consequences, including the closing of ports": the deeds, not the word for them
        found = [deed for deed in found if deed.verb not in warning_words("consequence")]
    return (*found, *named)


def _named_deed(here: Tree, index: int) -> Deed | None:
    """The deed that a noun in "-ing" names: "the closing of the ports"; None for a verb the lists lack."""
    token = here.tokens[index]
    word = token.text.lower()
    if token.pos != "NOUN" or not word.endswith("ing"):
        return None
    verb = next((each for each in (word[:-3], word[:-3] + "e") if each in alike()), None)
    objects = [
        pobj
        for kid in here.children(index, "prep")
        if here.lemma(kid) == "of"
        for pobj in here.children(kid, "pobj")
    ]
    if verb is None or not objects:
        return None
    return Deed(verb=verb, things=things_at(here, objects), negated=False, token=index)


def _main(here: Tree, index: int, inside: set[int]) -> bool:
    """Whether the verb at `index` is one of those that head what is inside, not one of its side clauses."""
    current = index
    while current in inside:
        token = here.tokens[current]
        if token.head == current or token.head not in inside:
            return True
        if token.dep not in _INSIDE or (token.dep == "acl" and token.tag != "VB"):
            return False
        if token.dep == "ccomp" and any(here.tokens[kid].tag in {"WP", "WDT"} for kid in here.kids[current]):
            return False  # "freeze what it holds": holding is not pledged
        if token.dep == "pobj" and here.tokens[index].tag not in {"VBG", "VB"}:
            return False
        current = token.head
    return True


def done_in(sentence: Sentence, things: frozenset[str], subjects: frozenset[str]) -> tuple[Deed, ...]:
    """The deeds that a sentence tells as done or as left undone, not what is meant, supposed or to come.

    Only deeds done to one of `things` or said of one of `subjects`: `same_deed` can hold for no other.
    """
    here = tree(sentence.parse)
    found = []
    for index, token in enumerate(here.tokens):
        if token.pos != "VERB" or token.dep in {"amod", "compound"}:
            continue
        if effects().get(here.lemma(index)) in _OVER_NOUNS:  # a visit put off is not a visit
            continue
        deed = deed_at(here, index)
        if deed is None or not (deed.things & things or deed.subject in subjects):
            continue
        how = mood(here, index)
        kept = set(how.effects) <= {"stop", "refuse", "fail", "resume"}
        if kept and not (how.modal or how.supposed or how.tense == "future" or how.purpose or how.unreal):
            found.append(deed)
    return tuple(found)


def same_deed(pledged: Deed, told: Deed) -> bool | None:
    """Whether `told` says that `pledged` was done or left undone; None where it is about something else.

    The verb must be the same, or one that the lists know for the same deed, and so must one thing; a verb
    that ends what was to be kept running (or the other way round) tells that it was left undone.
    """
    if pledged.nominal and pledged.subject == told.subject and told.verb in verbs_that("held"):
        return pledged.negated == told.negated
    if not pledged.things & told.things:
        return None
    keep, end = verbs_that("keep"), verbs_that("end")
    if _alike(pledged.verb, told.verb) or (pledged.verb in keep and told.verb in keep):
        return pledged.negated == told.negated
    if (pledged.verb in keep and told.verb in end) or (pledged.verb in end and told.verb in keep):
        return pledged.negated != told.negated
    return None


def _alike(a: str, b: str) -> bool:
    a, b = a or "give", b or "give"  # what is promised by its name alone is to be handed over
    return a == b or bool(alike().get(a, frozenset()) & alike().get(b, frozenset()))

"""What a sentence says became of a pledge: that it was kept, broken, kept in part, or changed."""

import re
from typing import Literal

import msgspec

from firsthand.model.annotated import Sentence
from firsthand.model.event import Outcome, PledgeKind
from firsthand.model.span import Span
from firsthand.stages.events.coding import acts
from firsthand.stages.events.deeds import Deed, deed_at, things_at
from firsthand.stages.events.modality import mood
from firsthand.stages.events.tree import Tree, tree
from firsthand.stages.events.words import fates, pledge_nouns

__all__ = ["Fate", "Named", "Recalled", "fates_in", "named_in", "recalls"]

Recalled = Literal["warning", "promise", "plan", "forecast", "any", ""]
"""The kind of pledge that a sentence refers back to; ``any`` where the words fit all, empty where to none."""

_IT = frozenset({"it", "this", "that", "they", "neither", "none"})
_WHOLE = frozenset({"carry out", "come true", "materialise", "materialize", "implement", "fulfil", "fulfill"})
_OF_ITSELF = frozenset(
    {"materialise", "materialize", "come true", "go ahead", "take place", "fall through", "lapse"}
)
_OF_WORDS = frozenset(
    {"keep", "honour", "honor", "fulfil", "fulfill", "meet", "redeem", "break", "breach", "violate", "forget",
     "retract", "walk away", "give up", "stand by", "live up", "deliver on", "make good", "come true",
     "lapse"}
)  # fmt: skip
_FEW = frozenset({"few", "several", "many", "one", "two", "three", "much"})
_NONE = frozenset({"none", "neither", "nothing"})
_PART = frozenset({"half", "part", "portion", "most", "some", "third", "quarter", "rest", "bit", "fraction"})
_PARTLY = frozenset({"partly", "partially", "half", "halfway"})
_RECALLING: dict[str, PledgeKind | Literal["any"]] = {
    "promise": "promise", "pledge": "promise", "vow": "promise", "undertake": "promise",
    "offer": "promise", "agree": "promise", "commit": "promise", "swear": "promise",
    "threaten": "warning", "warn": "warning", "plan": "plan", "schedule": "plan", "intend": "plan",
    "announce": "plan", "predict": "forecast", "forecast": "forecast", "expect": "forecast",
    "foretell": "forecast", "say": "any", "tell": "any",
}  # fmt: skip
_AS_SAID = re.compile(
    r"\b(?:as|than|that|though|although|despite having|after having|where|when|like)\s+"
    r"(?:(?:it|he|she|they|we|the \w+|[A-Z]\w+)\s+)?(?:had|has|have|was|were)?\s*"
    r"(?:previously\s+|originally\s+|initially\s+|first\s+|once\s+|long\s+)?"
    r"(?P<verb>promised|planned|threatened|agreed|announced|pledged|scheduled|intended|warned|predicted|"
    r"vowed|undertaken|forecast|foretold|expected)\b"
)
_VERBS: dict[str, Recalled] = {
    "promised": "promise", "pledged": "promise", "vowed": "promise", "undertaken": "promise",
    "agreed": "promise", "planned": "plan", "scheduled": "plan", "intended": "plan",
    "announced": "plan", "threatened": "warning",
    "warned": "warning", "predicted": "forecast", "forecast": "forecast", "foretold": "forecast",
    "expected": "forecast",
}  # fmt: skip


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """A pledge that a sentence names by a noun, with whose it is and what it is about, where it says so."""

    kind: PledgeKind | None = None
    noun: str
    owner: Span | None = None
    things: frozenset[str] = frozenset()
    token: int = -1


class Fate(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a pledge; ``named`` is how the sentence names it, ``deeds`` what it recalls of it."""

    outcome: Outcome
    span: Span
    named: Named
    deeds: tuple[Deed, ...] = ()


def named_in(sentence: Sentence) -> tuple[Named, ...]:
    """The pledges that a sentence names by a noun, in text order."""
    here = tree(sentence.parse)
    return tuple(
        _named(sentence, here, index)
        for index, token in enumerate(here.tokens)
        if token.pos == "NOUN"
        and here.lemma(index) in pledge_nouns()
        and token.dep not in {"compound", "amod"}
    )


def _named(sentence: Sentence, here: Tree, noun: int) -> Named:
    owner = _owner(here, noun)
    below = here.subtree(noun, frozenset({"appos", "parataxis", "advcl"}))
    return Named(
        kind=pledge_nouns()[here.lemma(noun)],
        noun=here.lemma(noun),
        owner=_name(sentence, here, owner) if owner is not None else None,
        things=things_at(here, [each for each in below if each != noun and here.tokens[each].pos == "NOUN"]),
        token=noun,
    )


def _name(sentence: Sentence, here: Tree, index: int) -> Span:
    """The name that ends at token `index`, with the words before it that belong to it."""
    first = index
    label = here.tokens[index].ent[2:]
    while first and here.tokens[first - 1].head == index and here.tokens[first - 1].pos == "PROPN":
        if here.tokens[first - 1].ent[2:] != label:  # "Foreign Minister" is no part of the name
            break
        first -= 1
    return sentence.token_span(first, index)


def _owner(here: Tree, noun: int) -> int | None:
    """Whose pledge it is: its possessor, a name before it, who stands after "by", or who made it."""
    for kid in here.children(noun, "poss", "amod", "compound", "nmod"):
        if here.tokens[kid].ent[2:] in {"GPE", "NORP", "PERSON", "ORG"} or here.tokens[kid].dep == "poss":
            return kid
    for kid in here.children(noun, "prep"):
        if here.lemma(kid) in {"by", "from", "of"}:
            named = here.child(kid, "pobj")
            if named is not None and acts(here, named):
                return named
    for clause in here.children(noun, "relcl", "acl"):
        subject = here.child(clause, "nsubj")
        if subject is not None and acts(here, subject) and here.tokens[subject].tag not in {"WDT", "WP"}:
            return subject
    return None


def fates_in(sentence: Sentence) -> tuple[Fate, ...]:
    """What a sentence says became of pledges, in text order; nothing that is only meant, asked or to come."""
    here = tree(sentence.parse)
    found: list[Fate] = []
    for verb, token in enumerate(here.tokens):
        if token.pos not in {"VERB", "AUX"}:
            continue
        key = _key(here, verb)
        fate = _of_noun(sentence, here, verb, key) if key else _ellipsis(sentence, here, verb)
        fate = fate or _to_nothing(sentence, here, verb)
        if fate is not None:
            found.append(fate)
    return tuple(found)


def _key(here: Tree, verb: int) -> str:
    """The word under which the list knows the verb: with its particle or next word, else alone; or empty."""
    lemma = here.lemma(verb)
    following = [here.tokens[verb + 1].text.lower()] if verb + 1 < len(here.tokens) else []
    following += [here.tokens[kid].text.lower() for kid in here.children(verb, "prt", "advmod", "prep")]
    longer = [f"{lemma} {word}" for word in following]
    if verb + 2 < len(here.tokens):
        longer.append(f"{lemma} {here.tokens[verb + 1].text.lower()} {here.tokens[verb + 2].text.lower()}")
    alone = () if here.children(verb, "prt") else (lemma,)  # "broke up" is not "broke"
    return next((each for each in (*reversed(longer), *alone) if each in fates()), "")


def _to_nothing(sentence: Sentence, here: Tree, verb: int) -> Fate | None:
    """A pledge of which nothing came: "came to nothing", "nothing came of it", "proved empty"."""
    subject = here.subject(verb)
    if subject is None or here.children(verb, "neg"):
        return None
    about: int | None = None
    ends = [pobj for kid in here.children(verb, "prep") for pobj in here.children(kid, "pobj")]
    if here.lemma(verb) == "come" and any(here.lemma(each) in {"nothing", "naught"} for each in ends):
        about = subject
    elif here.lemma(verb) == "come" and here.lemma(subject) in {"nothing", "little"} and ends:
        about = ends[0]
    elif here.lemma(verb) in {"be", "prove", "turn", "ring"} and here.tokens[verb].dep != "xcomp":
        below = (verb, *here.children(verb, "xcomp"))
        said = {here.lemma(kid) for each in below for kid in here.children(each, "acomp", "oprd", "advcl")}
        about = subject if said & {"empty", "hollow", "idle"} else None
    if about is None or here.lemma(about) not in pledge_nouns():
        return None
    outcome = _outcome(here, verb, "kept", "none")
    return _fate(sentence, here, verb, about, outcome) if outcome is not None else None


def _of_noun(sentence: Sentence, here: Tree, verb: int, key: str) -> Fate | None:
    """The fate of the pledge noun, or of "it", that `verb` has as its object or passive subject."""
    patient, much = _patient(here, verb, key)
    if patient is None:
        return None
    pronoun = here.lemma(patient) in _IT and here.tokens[patient].pos in {"PRON", "DET"}
    kind = pledge_nouns().get(here.lemma(patient))
    if (key not in _WHOLE) if pronoun else (kind is None or (kind == "plan" and key in _OF_WORDS)):
        return None
    outcome = _outcome(here, verb, fates()[key], much)
    return _fate(sentence, here, verb, patient, outcome) if outcome is not None else None


def _fate(sentence: Sentence, here: Tree, verb: int, patient: int, outcome: Outcome) -> Fate:
    """The fate `outcome` of the pledge at `patient`, as the clause of `verb` tells it."""
    pronoun = here.lemma(patient) in _IT
    named = Named(noun="") if pronoun else _named(sentence, here, patient)
    doer = here.subject(verb) if not here.is_passive(verb) else _agent(here, verb)
    own = any(here.tokens[kid].pos == "PRON" for kid in here.children(patient, "poss"))
    if (named.owner is None or own) and doer is not None and doer != patient and acts(here, doer):
        named = msgspec.structs.replace(named, owner=_name(sentence, here, doer))
    first, last = here.extent(verb, frozenset({"advcl", "parataxis"}))
    span = sentence.token_span(min(first, patient), max(last, patient))
    return Fate(outcome=outcome, span=span, named=named, deeds=_recalled_by(here, patient))


def _patient(here: Tree, verb: int, key: str) -> tuple[int | None, str]:
    """The noun that the verb is done to, and how much of it: all, ``partly``, or ``none``."""
    found = list(here.children(verb, "dobj", "nsubjpass"))
    if " " in key:
        around = (verb, *here.children(verb, "prt", "advmod"))
        preps = [kid for each in around for kid in here.children(each, "prep", "prt")]
        found += [pobj for kid in preps for pobj in here.children(kid, "pobj")]
        found += [each for kid in here.children(verb, "ccomp") for each in here.children(kid, "nsubj")]
    subject = here.subject(verb)
    if subject is not None and (key in _OF_ITSELF or here.is_passive(verb)):
        found.append(subject)
    if here.tokens[verb].dep in {"relcl", "acl"}:
        found = [here.tokens[verb].head if here.tokens[each].tag in {"WDT", "WP"} else each for each in found]
        found = found or [here.tokens[verb].head]
    for each in found:
        whole = _whole_of(here, each) if here.lemma(each) in _PART | _FEW | _NONE else None
        if whole is not None:
            return whole, "none" if here.lemma(each) in _NONE else "partly"
        if here.lemma(each) in pledge_nouns() or here.lemma(each) in _IT:
            return each, "partly" if _in_part(here, verb) else ""
    return None, ""


def _whole_of(here: Tree, part: int) -> int | None:
    """What "half of" or "none of" is taken from."""
    return next(
        (
            pobj
            for kid in here.children(part, "prep")
            if here.lemma(kid) == "of"
            for pobj in here.children(kid, "pobj")
        ),
        None,
    )


def _in_part(here: Tree, verb: int) -> bool:
    """Whether a verb is done "partly", "by half", "only in part"."""
    words = [here.lemma(kid) for kid in here.children(verb, "advmod")]
    words += [
        here.lemma(pobj)
        for kid in here.children(verb, "prep")
        if here.lemma(kid) in {"in", "by"}
        for pobj in here.children(kid, "pobj")
    ]
    return bool(set(words) & (_PARTLY | {"part"}))


def _outcome(here: Tree, verb: int, told: Outcome, much: str) -> Outcome | None:
    """What the verb tells of all, part or none of a pledge; None where it is only meant, asked or to come."""
    yet = any(here.lemma(kid) == "yet" for kid in here.children(here.tokens[verb].head, "advmod"))
    if yet and here.tokens[verb].dep == "xcomp":
        return None
    how = mood(here, verb)
    ahead = how.tense == "future" and "plan" not in how.effects
    if how.modal or how.supposed or ahead or how.purpose or how.unreal:
        return None
    if set(how.effects) - {"fail", "refuse", "stop", "cancel", "postpone"}:
        return None
    never = any(here.lemma(kid) == "never" for kid in here.children(verb, "advmod"))
    undone = how.negated or never or much == "none" or bool({"fail", "refuse"} & set(how.effects))
    if undone and told != "kept":
        return None
    if much == "partly" and told in {"kept", "broken"}:
        return "partly"
    return "broken" if undone else told


def _agent(here: Tree, verb: int) -> int | None:
    return next((pobj for by in here.children(verb, "agent") for pobj in here.children(by, "pobj")), None)


def _recalled_by(here: Tree, noun: int) -> tuple[Deed, ...]:
    """What a pledge was to do, as its noun says: "its threat to close the ports", "a promise of food"."""
    found: list[Deed] = []
    for kid in here.children(noun, "acl", "relcl"):
        if here.tokens[kid].tag == "VB":
            found.extend(deed for each in here.conjuncts(kid) if (deed := deed_at(here, each)) is not None)
    for kid in here.children(noun, "prep"):
        inner = here.child(kid, "pcomp")
        deed = deed_at(here, inner) if inner is not None else None
        found.extend([deed] if deed is not None else [])
    return tuple(found)


def _ellipsis(sentence: Sentence, here: Tree, verb: int) -> Fate | None:
    """A deed that is recalled and then said to have come or not: "said it would close, but it did not"."""
    token = here.tokens[verb]
    if here.lemma(verb) not in {"have", "do"} or token.dep in {"aux", "auxpass"}:
        return None
    if here.children(verb, "dobj", "attr", "acomp", "ccomp", "xcomp", "nsubjpass"):
        return None
    never = any(here.lemma(kid) == "never" for kid in here.children(verb, "advmod"))
    if token.tag not in {"VBD", "VBZ", "VBP"} or here.child(verb, "nsubj") is None:
        return None
    recalled = _would(here, verb)
    if recalled is None:
        return None
    clause, sayer = recalled
    deed = deed_at(here, clause)
    kind = _RECALLING[here.lemma(here.tokens[clause].head)]
    first, last = here.extent(token.head if token.dep == "ccomp" else verb)
    return Fate(
        outcome="broken" if here.children(verb, "neg") or never else "kept",
        span=sentence.token_span(min(first, verb), max(last, verb)),
        named=Named(
            kind=None if kind == "any" else kind,
            noun="",
            owner=_name(sentence, here, sayer) if sayer is not None else None,
        ),
        deeds=(deed,) if deed is not None else (),
    )


def _would(here: Tree, apart: int) -> tuple[int, int | None] | None:
    """The clause with "would" that somebody is said to have said, and who that is."""
    for verb, token in enumerate(here.tokens):
        if token.dep not in {"ccomp", "xcomp"} or verb == apart or token.pos not in {"VERB", "AUX"}:
            continue
        above = token.head
        ahead = any(here.tokens[kid].text.lower() in {"would", "will"} for kid in here.children(verb, "aux"))
        if here.lemma(above) in _RECALLING and (ahead or token.dep == "xcomp"):
            return verb, here.subject(above)
    return None


def recalls(sentence: Sentence) -> Recalled:
    """The kind of pledge that a sentence refers back to beside a deed of its own.

    "did not publish the list as promised", "the list, which he had promised, was not published", "never
    closed its ports, though it had warned that it would".
    """
    match = _AS_SAID.search(sentence.parse.text)
    if match is not None:
        return _VERBS[match["verb"]]
    here = tree(sentence.parse)
    for index, token in enumerate(here.tokens):
        if token.dep not in {"relcl", "acl", "advcl"} or here.lemma(index) not in _RECALLING:
            continue
        perfect = any(here.lemma(kid) == "have" for kid in here.children(index, "aux"))
        kind = _RECALLING[here.lemma(index)]
        if (perfect or token.tag == "VBN") and (kind != "any" or _would(here, -1) is not None):
            return kind
    for each in named_in(sentence):
        above = here.tokens[here.tokens[each.token].head].text.lower()
        if above in {"despite", "to", "against", "of"} and each.kind is not None and each.kind != "plan":
            return each.kind
    return ""

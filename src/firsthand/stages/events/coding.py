"""The actions of one sentence: which word says that something was done, by whom, to whom."""

import msgspec

from firsthand.model.event import EventStatus, Plover
from firsthand.stages.events.modality import Mood, mood, outcome, withholds
from firsthand.stages.events.tree import Tree, after_noun, beside_agent, led_to
from firsthand.stages.events.words import Action, actor_kinds, by_noun, by_verb, effects
from firsthand.text.days import MONTHS

__all__ = ["Coded", "Triggered", "acts", "coded", "triggers"]

_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC"})
_PRONOUNS = frozenset(
    {"he", "she", "they", "we", "i", "him", "her", "them", "us", "who", "it", "its", "his", "their", "our"}
)
_PARTS = frozenset(
    {"dozen", "hundred", "thousand", "number", "member", "some", "many", "one", "majority", "score", "lot"}
)
_CARRIED_ON = frozenset({"resume", "stop", "cancel", "postpone", "offer", "refuse", "fail", "plan"})


class Triggered(msgspec.Struct, frozen=True, kw_only=True):
    """A token that names an action, the row it fits.

    And the noun that carries the meaning of a light verb.
    """

    token: int
    action: Action
    noun: int | None = None
    nominal: bool = False


class Coded(msgspec.Struct, frozen=True, kw_only=True):
    """One action of a sentence; tokens by index. ``base`` is the root before modality, ``root`` after it."""

    trigger: Triggered
    root: Plover
    base: Plover
    status: EventStatus
    mood: Mood
    actor: int | None
    target: int | None


def triggers(tree: Tree) -> tuple[Triggered, ...]:
    """The action words of a sentence in text order.

    An event noun that a light verb has taken is not listed twice.
    """
    found: list[Triggered] = []
    taken: set[int] = set()
    for index, token in enumerate(tree.tokens):
        if token.pos not in {"VERB", "ADJ"} or token.dep in {"amod", "compound"}:
            continue
        read = _verb(tree, index) if token.pos == "VERB" else _due(tree, index)
        if read is not None:
            found.append(read)
            if read.noun is not None:
                taken.add(read.noun)
    for index, token in enumerate(tree.tokens):
        if token.pos != "NOUN" or index in taken or token.dep in {"compound", "amod"}:
            continue
        action = _noun(tree, index)
        if action is not None:
            found.append(Triggered(token=index, action=action, nominal=True))
    return tuple(sorted(found, key=lambda each: each.token))


def _verb(tree: Tree, index: int) -> Triggered | None:
    """The row that the verb at `index` fits with the objects that it has."""
    nouns = objects(tree, index)
    for action in by_verb().get(tree.lemma(index), ()):
        if action.not_objects and any(tree.lemma(each) in action.not_objects for each in nouns):
            continue
        if "*" in action.not_objects and tree.children(index, "dobj"):
            continue
        if not _fits(tree, index, action):
            continue
        if action.objects:
            noun = next((each for each in nouns if _is_object(tree, index, each, action)), None)
            prepared = not action.needs_preposition or any(
                tree.lemma(kid) in action.needs_preposition for kid in _prepositions(tree, index)
            )
            if noun is not None and prepared:
                return Triggered(token=index, action=action, noun=noun)
        elif action.needs_preposition:
            if any(
                tree.lemma(kid) in action.needs_preposition for kid in tree.children(index, "prep", "dative")
            ):
                return Triggered(token=index, action=action)
        elif action.persons:
            passive = tree.is_passive(index)
            patient = tree.child(index, "nsubjpass") if passive else tree.child(index, "dobj")
            around = (tree.subject(index), *led_to(tree, index, action.to))
            agents = around if patient is None else (patient,)
            if any(each is not None and acts(tree, each) for each in agents):
                return Triggered(token=index, action=action)
        else:
            return Triggered(token=index, action=action)
    return None


def _due(tree: Tree, index: int) -> Triggered | None:
    """A visit that is told as "the minister is due in Port Azel"."""
    row = next((each for each in by_verb().get("be due", ())), None)
    if row is None or tree.lemma(index) != "due" or tree.tokens[index].dep not in {"acomp", "xcomp"}:
        return None
    places = [pobj for kid in tree.children(index, "prep") for pobj in tree.children(kid, "pobj")]
    if not any(tree.tokens[each].ent[2:] in {"GPE", "LOC", "FAC"} for each in places):
        return None
    subject = tree.subject(tree.tokens[index].head)
    if subject is None or not acts(tree, subject):
        return None
    return Triggered(token=index, action=row)


def _fits(tree: Tree, verb: int, action: Action) -> bool:
    """Whether the particle and the subject of the verb at `verb` are those that the row asks for."""
    if action.particles and not any(
        tree.lemma(kid) in action.particles for kid in tree.children(verb, "prt", "advmod", "prep")
    ):
        return False
    if action.plural and not _are_several(tree, tree.subject(verb)):
        return False
    if not action.subjects:
        return True
    subject = tree.subject(verb)
    if subject is None:
        return False
    named = tree.tokens[subject].ent.endswith("PERSON") and "PERSON" in action.subjects
    return named or tree.lemma(subject) in action.subjects


def _are_several(tree: Tree, subject: int | None) -> bool:
    """Whether a subject is two that act, "A and B", or said to be: "the two sides", "both ministers"."""
    if subject is None:
        return False
    if len([each for each in tree.conjuncts(subject) if acts(tree, each)]) > 1:
        return True
    words = {tree.lemma(kid) for kid in (subject, *tree.children(subject, "det", "nummod", "predet"))}
    return bool(words & {"two", "both"}) and acts(tree, subject)


def _is_object(tree: Tree, verb: int, noun: int, action: Action) -> bool:
    """Whether `noun` is one of the objects that the row asks for."""
    if tree.tokens[noun].text in MONTHS:  # "to go to Tessaly on March 25" is no march
        return False
    if tree.lemma(noun) in action.objects:
        return True
    if "money" in action.objects and tree.tokens[noun].ent.endswith("MONEY"):
        return True
    return "*" in action.objects and noun in tree.children(verb, "dobj", "nsubjpass")


def _prepositions(tree: Tree, verb: int) -> tuple[int, ...]:
    """The prepositions under `verb` and under its objects, where the parser may have put them."""
    under = tree.children(verb, "dobj", "nsubjpass")
    return tuple(kid for each in (verb, *under) for kid in tree.children(each, "prep", "dative"))


def objects(tree: Tree, verb: int) -> tuple[int, ...]:
    """What `verb` is done with: its objects, passive subject, and the nouns one preposition away."""
    direct = tree.children(verb, "dobj", "nsubjpass", "attr", "oprd")
    found = [each for head in direct for each in tree.conjuncts(head)]
    token = tree.tokens[verb]
    if token.dep in {"acl", "relcl"} and (tree.is_passive(verb) or token.dep == "relcl") and not direct:
        found.append(token.head)
    for kid in tree.children(verb, "prep"):
        found.extend(each for pobj in tree.children(kid, "pobj") for each in tree.conjuncts(pobj))
    for noun in tuple(found):
        found.extend(
            pobj
            for kid in tree.children(noun, "prep")
            if tree.lemma(kid) == "of"
            for pobj in tree.children(kid, "pobj")
        )
        found.extend(tree.children(noun, "compound"))
    return tuple(each for each in found if not tree.tokens[each].ent.endswith("DATE"))


def _noun(tree: Tree, index: int) -> Action | None:
    """The row of an event noun that says who or whom: a bare "talks" or "war" is no event of its own."""
    action = by_noun().get(tree.lemma(index)) or by_noun().get(tree.tokens[index].text.lower())
    if action is None:
        return None
    if action.needs_preposition and not any(
        tree.lemma(kid) in action.needs_preposition for kid in tree.children(index, "prep")
    ):
        return None
    return action


def acts(tree: Tree, index: int) -> bool:
    """Whether the noun phrase headed by `index` is something that can act.

    A name, an office, a body, a person.
    """
    token = tree.tokens[index]
    if token.pos == "PRON":
        return token.text.lower() in _PRONOUNS
    if token.ent and token.ent[2:] in _NAMED:
        return True
    if token.pos not in {"NOUN", "PROPN", "ADJ"}:
        return False
    if token.pos == "PROPN" and not token.ent:
        return True
    if tree.lemma(index) in _PARTS:
        whole = next(
            (pobj for kid in tree.children(index, "prep") for pobj in tree.children(kid, "pobj")), None
        )
        return whole is not None and acts(tree, whole)
    return tree.lemma(index) in actor_kinds() or token.text.lower() in actor_kinds()


def coded(tree: Tree, *, everything: bool = False) -> tuple[Coded, ...]:
    """What was done in one sentence, in text order, before precision is asked for: parties may be missing.

    With `everything` also what came to nothing and what another act already says.
    """
    found: list[Coded] = []
    for trigger in triggers(tree):
        if trigger.action.weak and not everything:
            continue
        how = mood(tree, trigger.token)
        if tree.tokens[trigger.token].pos == "ADJ":
            how = msgspec.structs.replace(how, effects=("plan", *how.effects), tense="future")
        came_to = outcome(trigger.action.root, how)
        if came_to is None and withholds(tree, trigger.token, how):
            came_to = "REJECT", "happened"
        if came_to is None and everything:
            came_to = trigger.action.root, "hypothetical"
        if came_to is None:
            continue
        if came_to == ("AID", "happened") and tree.lemma(trigger.token) == "offer":
            came_to = "AGREE", "happened"  # what is offered is not yet given
        actor, target = _parties(tree, trigger)
        found.append(
            Coded(
                trigger=trigger,
                root=came_to[0],
                base=trigger.action.root,
                status=came_to[1],
                mood=how,
                actor=actor,
                target=target,
            )
        )
    return tuple(found) if everything else _distinct(tree, found)


def _distinct(tree: Tree, found: list[Coded]) -> tuple[Coded, ...]:
    """`found` with one entry for "refused to meet" or "urged them to free": the more telling of the two.

    Where both come to the same root the inner verb names the deed; where the inner one is only asked for or
    threatened the outer verb is the deed.
    """
    by_token = {each.trigger.token: each for each in found}
    dropped: set[int] = set()
    for each in found:
        outer = by_token.get(each.mood.governor) if each.mood.governor is not None else None
        if outer is None or (each.status == "denied" and outer.base == "REJECT"):
            continue
        nameless = each.actor is None and outer.actor is not None
        inner_wins = outer.root == each.root and not each.trigger.nominal and not nameless
        dropped.add(outer.trigger.token if inner_wins else each.trigger.token)
    for each in found:
        above = set(tree.path(each.trigger.token))
        own = each.root == "CONSULT" and each.actor is not None and each.target is not None
        same = any(token in above and by_token[token].root == each.root for token in by_token)
        if each.trigger.nominal and same and not own:
            dropped.add(each.trigger.token)
    return tuple(each for each in found if each.trigger.token not in dropped)


def _parties(tree: Tree, trigger: Triggered) -> tuple[int | None, int | None]:
    actor, target = _nominal_parties(tree, trigger) if trigger.nominal else _verbal_parties(tree, trigger)
    if actor is not None and target is None and trigger.action.mutual:
        partners = [each for each in tree.conjuncts(actor) if acts(tree, each)]
        target = partners[1] if len(partners) > 1 else None
    return actor, target if target != actor else None


def _verbal_parties(tree: Tree, trigger: Triggered) -> tuple[int | None, int | None]:
    verb, action = trigger.token, trigger.action
    if tree.is_passive(verb):
        actor = next(
            (pobj for by in tree.children(verb, "agent") for pobj in tree.children(by, "pobj")), None
        )
        patient = tree.subject(verb)
        if patient is not None and trigger.noun == patient:
            patient = None
        target = patient if patient is not None and acts(tree, patient) else _owner_of(tree, patient)
    else:
        adjective = tree.tokens[verb].pos == "ADJ"
        actor, target = tree.subject(tree.tokens[verb].head if adjective else verb), None
        for kid in tree.children(verb, "dative", "dobj"):
            if kid == trigger.noun:
                continue
            head = tree.child(kid, "pobj") if tree.tokens[kid].pos == "ADP" else kid
            if head is not None and acts(tree, head):
                target = head
                break
            target = target if target is not None else _owner_of(tree, head)
    if target is None and action.root in {"REQUEST", "THREATEN"}:
        target = _told(tree, verb, action.root == "REQUEST")
    reached = (
        _concerning(tree, verb, action) if action.mode == "raise concern" else led_to(tree, verb, action.to)
    )
    reached = (*reached, *beside_agent(tree, verb, action.to))
    if target is None and action.root == "REJECT":
        reached = (*reached, *led_to(tree, verb, ("with", "from", "by")))
    if target is None:
        target = next(
            (each for each in reached if acts(tree, each) and not _at_war(tree, each, action)), None
        )
    if target is None:
        owner = _before if action.mode == "raise concern" else _owner_of
        target = next((each for each in (owner(tree, noun) for noun in reached) if each is not None), None)
    if target is None and trigger.noun is not None and action.mode != "raise concern":
        target = _owner_of(tree, trigger.noun)
    actor = _acting(tree, actor)
    return actor, target


def _at_war(tree: Tree, index: int, action: Action) -> bool:
    """Whether help "for the war of A in B" would be taken for help to B: it is for A."""
    head = tree.tokens[index].head
    above = tree.tokens[head].head
    struck = by_noun().get(tree.lemma(above))
    hostile = struck is not None and struck.root == "ASSAULT" and tree.tokens[above].dep == "pobj"
    return action.root == "AID" and hostile and tree.lemma(head) in {"in", "on", "against"}


def _concerning(tree: Tree, verb: int, action: Action) -> tuple[int, ...]:
    """Whom a concern is raised with or is about; of a deed ("a visit to X") who does it, never where."""
    found: list[int] = []
    for each in led_to(tree, verb, action.to):
        event = _event_over(tree, each)
        if event is None:
            found.append(each)
        elif event == each:
            found.extend(one for one in (_after(tree, each, "by"), _before(tree, each)) if one is not None)
    return tuple(found)


def _event_over(tree: Tree, index: int) -> int | None:
    """The event noun that token `index` is, or that it hangs on."""
    return next(
        (
            each
            for each in (index, *tree.path(index)[:2])
            if tree.tokens[each].pos == "NOUN" and _noun(tree, each)
        ),
        None,
    )


def _told(tree: Tree, verb: int, by_clause: bool) -> int | None:
    """Who is meant where the addressee is the subject of what is asked.

    "demanded that Tessaly free the crew".
    """
    clauses = [*tree.children(verb, "ccomp")] if by_clause else []
    clauses.extend(
        inner for kid in tree.children(verb, "prep") for inner in tree.children(kid, "pcomp", "pobj")
    )
    for clause in clauses:
        subject = tree.child(clause, "nsubj")
        if subject is not None and acts(tree, subject):
            return subject
    return None


def _acting(tree: Tree, actor: int | None) -> int | None:
    """Who acts where the subject is a thing.

    "a Chinese warship" acts, "the ministry's report" is the ministry's.
    """
    if actor is None or acts(tree, actor):
        return actor
    return _owner_of(tree, actor)


def _owner_of(tree: Tree, noun: int | None) -> int | None:
    """Who a thing belongs to: its possessor, a name before it, or who stands after "of"."""
    if noun is None:
        return None
    for kid in tree.children(noun, "poss", "amod", "compound", "nmod"):
        if tree.tokens[kid].ent[2:] in {"GPE", "NORP", "PERSON", "ORG"} or (
            tree.tokens[kid].dep == "poss" and acts(tree, kid)
        ):
            return kid
        inner = next((each for each in tree.children(kid, "compound") if tree.tokens[each].ent), None)
        if inner is not None and tree.tokens[inner].ent[2:] in {"GPE", "NORP", "ORG"}:
            return inner
    return next(
        (
            each
            for each in led_to(tree, noun, ("of", "from", "by", "to", "against", "on"))
            if acts(tree, each)
        ),
        None,
    )


def _nominal_parties(tree: Tree, trigger: Triggered) -> tuple[int | None, int | None]:
    """Who stands around an event noun: "the Tessalian raid on Orlanda", "talks between A and B"."""
    noun, action = trigger.token, trigger.action
    between = _after(tree, noun, "between")
    if between is not None:
        partners = [each for each in tree.conjuncts(between) if acts(tree, each)]
        return (partners[0] if partners else None), (partners[1] if len(partners) > 1 else None)
    actor = _after(tree, noun, "by") or _before(tree, noun)
    others = tuple(each for each in action.to if each != "between" and not (each == "of" and action.mutual))
    targets = [each for each in after_noun(tree, noun, others) if acts(tree, each)]
    target = targets[0] if targets else None
    if actor is None:
        actor = _agent_above(tree, noun)
    if actor is None and acts(tree, noun):
        actor = noun  # a convoy is sent, and it is the one that sails
    if actor is None and action.mutual:
        actor = _present_at(tree, noun)
    return actor, target


def _after(tree: Tree, noun: int, preposition: str) -> int | None:
    for kid in tree.children(noun, "prep", "agent"):
        if tree.lemma(kid) == preposition:
            pobj = tree.child(kid, "pobj")
            if pobj is not None and acts(tree, pobj):
                return pobj
    return None


def _before(tree: Tree, noun: int) -> int | None:
    for kid in tree.children(noun, "poss", "amod", "compound", "nmod"):
        token = tree.tokens[kid]
        named = token.ent[2:] in {"GPE", "NORP", "PERSON", "ORG"}
        if (named and token.ent) or (token.dep == "poss" and acts(tree, kid)):
            return kid
    return None


def _present_at(tree: Tree, noun: int) -> int | None:
    """Who was there: the subject of what happened "during" or "in" the meeting."""
    preposition = tree.tokens[noun].head
    if tree.tokens[noun].dep != "pobj" or tree.lemma(preposition) not in {
        "during",
        "in",
        "at",
        "after",
        "following",
    }:
        return None
    verb = tree.tokens[preposition].head
    subject = tree.subject(verb) if tree.tokens[verb].pos == "VERB" else None
    return subject if subject is not None and acts(tree, subject) else None


def _agent_above(tree: Tree, noun: int) -> int | None:
    """Who does what the noun names: the subject of the verb whose object it is ("resumed the raids")."""
    token = tree.tokens[noun]
    verb = token.head
    if token.dep in {"dobj", "pobj"}:
        verb = token.head if tree.tokens[token.head].pos == "VERB" else tree.tokens[token.head].head
    if tree.tokens[verb].pos != "VERB" or tree.is_passive(verb):
        return None
    if effects().get(tree.lemma(verb)) not in _CARRIED_ON:
        return None
    subject = tree.subject(verb)
    return subject if subject is not None and acts(tree, subject) else None

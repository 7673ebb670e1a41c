"""The events of one document: who did what to whom, as each sentence tells it."""

from collections.abc import Iterable, Sequence

import msgspec

from firsthand.model.annotated import Annotated, Sentence
from firsthand.model.attribution import Attribution
from firsthand.model.entity import Mention
from firsthand.model.event import Event, EventStatus, EventWitness, Plover
from firsthand.model.ids import span_id
from firsthand.model.span import Span
from firsthand.options.events import EventOptions
from firsthand.stages.events.amounts import amounts
from firsthand.stages.events.anchor import anchor_of
from firsthand.stages.events.asides import endangers, is_question, told_threat
from firsthand.stages.events.charges import charges
from firsthand.stages.events.coding import Coded, acts, coded
from firsthand.stages.events.dating import dated, dates_of
from firsthand.stages.events.demands import demands
from firsthand.stages.events.gatherings import gathered, is_dated_meeting, of_both
from firsthand.stages.events.known import bare_names, informed
from firsthand.stages.events.parties import Party, parties_in, party
from firsthand.stages.events.scene import (
    Pair,
    Scene,
    first_person,
    reporter,
    same_party,
    speaker_of,
    the_two,
)
from firsthand.stages.events.several import several
from firsthand.stages.events.sidelong import sidelong
from firsthand.stages.events.signers import signed
from firsthand.stages.events.spoken import spoken, spoken_on
from firsthand.stages.events.tree import Tree, tree
from firsthand.stages.events.warnings import (
    Conditional,
    conditional_of,
    conditionals,
    is_threat,
    limits,
    warned_of,
)
from firsthand.stages.events.when import reported_on
from firsthand.stages.events.where import place
from firsthand.text.dates import Resolved

__all__ = ["events"]

_ALONE = frozenset({"RETREAT", "PROTEST", "MOBILIZE", "CONCEDE"})
_WITH_COMPLEMENT = frozenset({"REQUEST", "REJECT", "AGREE", "THREATEN", "ACCUSE"})
_SUFFERED = frozenset({"SANCTION", "COERCE", "ASSAULT", "CONCEDE"})
_MONEY_ROOTS = frozenset(
    {"AID", "SUPPORT", "SANCTION", "AGREE", "COERCE", "CONCEDE", "COOPERATE", "REJECT", "ACCUSE"}
)


_AGAINST_ALL = frozenset({"close", "turn back"})
_SAYING = frozenset(
    "comment say reveal elaborate confirm answer discuss tell disclose give identify name".split()
)
_AHEAD = frozenset({"will", "would", "'ll", "’ll", "shall", "could", "may", "might", "must", "can", "should"})


def events(
    annotated: Annotated,
    attributions: Sequence[Attribution],
    mentions: Sequence[Mention],
    options: EventOptions | None = None,
) -> tuple[Event, ...]:
    """The events of one document in text order, each with the one witness that this page is.

    Political, diplomatic, military and economic deeds with a PLOVER root only. Left out on purpose: deeds
    without a doer or a done-to, pronouns that nobody resolved, what is negated, and mere wishes. A date that
    cannot be counted is missing with its reason (``date_missing``).
    """
    chosen = options or EventOptions()
    told = anchor_of(annotated, chosen)
    found: list[Event] = []
    unnamed: list[Event] = []
    everywhere = tuple(mentions)
    reference: Resolved | None = None
    pair: Pair | None = None
    names = bare_names(annotated)
    days = spoken(annotated, attributions, everywhere, told)
    for number, plain in enumerate(annotated.sentences):
        local = tuple(each for each in mentions if each.span.overlaps(plain.span))
        sentence = informed(plain, local, names)
        scene = Scene(
            sentence=sentence,
            told=told,
            mentions=local,
            all_mentions=everywhere,
            attributions=tuple(
                each for each in attributions if any(span.overlaps(sentence.span) for span in each.content)
            ),
            reference=reference,
            pair=pair,
            lead=number < chosen.lead_sentences,
            previous=annotated.sentences[number - 1] if number else None,
            page=annotated.document.text,
            spoken=days,
        )
        read, meetings = _sentence(scene)
        found.extend(read)
        unnamed.extend(meetings)
        for each in read:
            if each.date is not None and each.status == "happened":
                reference = reported_on(each.date)
            pair = Pair.of(each, everywhere) or pair
    found.extend(gathered(unnamed, found, everywhere))
    distinct = {each.id: each for each in signed(annotated, everywhere, found)}
    return tuple(sorted(distinct.values(), key=lambda each: (each.spans, each.id)))


def _sentence(scene: Scene) -> tuple[list[Event], list[Event]]:
    """The events of one sentence, and the dated meetings of which it does not say whose they are."""
    sentence = scene.sentence
    here = tree(sentence.parse)
    found_acts = [_informed(scene, here, _announced(here, each)) for each in coded(here)]
    dates = dates_of(scene, here, tuple(found_acts))
    tied = conditionals(sentence)
    found: list[tuple[Coded, Event]] = []
    unnamed: list[Event] = []
    for each_act in found_acts:
        act, when = dated(scene, here, each_act, dates)
        if is_dated_meeting(here, act):
            meeting = _told(scene, here, act, tied, None, None)
            unnamed.append(msgspec.structs.replace(meeting, date=when[0], date_missing=when[1]))
        event = _event(scene, here, _supposed(here, act, tied), tied)
        if event is not None:
            event = msgspec.structs.replace(event, date=when[0], date_missing=when[1])
            found.extend((act, each) for each in several(scene, here, act, event))
    taken = {act.trigger.token for act, event in found if event.plover == "THREATEN"}
    warned = _spoken_warnings(scene, here, tied, taken)
    own = tuple(act.trigger.token for act, event in found if event.status != "hypothetical")
    asked = [*demands(scene, here, own), *charges(scene, here, own), *sidelong(scene, here, own)]
    return [*_with_amounts(sentence, [event for _, event in found]), *warned, *asked], unnamed


def _event(scene: Scene, here: Tree, act: Coded, tied: tuple[Conditional, ...]) -> Event | None:
    """The event of one act, or None where it is too little to stand on."""
    actor, target = _who(scene, here, act)
    if _only_talk(scene, here, act, target):
        return None
    if not _stands(here, act, actor, target):
        return None
    return _told(scene, here, act, tied, actor, target)


def _told(
    scene: Scene,
    here: Tree,
    act: Coded,
    tied: tuple[Conditional, ...],
    actor: Party | None,
    target: Party | None,
) -> Event:
    """One act of `actor` to `target`, as its sentence tells it."""
    sentence = scene.sentence
    where = sentence.token_span(act.trigger.token, act.trigger.token)
    span = _clause(sentence, here, act)
    condition, consequence = _terms(sentence, here, act, tied)
    return Event(
        id=span_id("e", (where,)),
        spans=(span,),
        actor=actor.name if actor else None,
        actor_span=actor.span if actor else None,
        target=target.name if target else None,
        target_span=target.span if target else None,
        action=_words(sentence, here, act),
        plover=act.root,
        mode=act.trigger.action.mode,
        place=place(sentence, act.trigger.token, frozenset({act.actor or -1, act.target or -1})),
        status=act.status,
        condition=condition,
        consequence=consequence,
        witnesses=(_witness(scene, where, span, act.status),),
        documents=(sentence.span.doc,),
        score=_score(act, actor, target),
    )


def _who(scene: Scene, here: Tree, act: Coded) -> tuple[Party | None, Party | None]:
    """Doer and done-to of an act; "the two" and "the meeting" are those last told of as a pair."""
    actor = party(scene.sentence, act.actor, scene.mentions) or first_person(scene, here, act)
    target = party(scene.sentence, act.target, scene.mentions)
    if actor is None:
        actor = reporter(scene, here, act)
    if actor is not None and target is not None and same_party(actor, target):
        sayer = reporter(scene, here, act)
        if sayer is None or same_party(sayer, target):
            return actor, None
        return sayer, target
    both = of_both(scene, here, act) if actor is None and target is None else None
    if both is not None:
        return both
    if target is None and the_two(scene, here, act):
        assert scene.pair is not None
        return scene.pair.one, scene.pair.other
    return actor, target


def _announced(here: Tree, act: Coded) -> Coded:
    """A hostile deed to come that somebody was told of is a threat to the one who was told."""
    told = told_threat(here, act)
    if told is None or not acts(here, told):
        return act
    own = act.target is not None and here.tokens[act.target].pos != "PRON"  # "its ports" name nobody
    target = act.target if own else told
    return msgspec.structs.replace(act, root="THREATEN", status="happened", target=target)


def _informed(scene: Scene, here: Tree, act: Coded) -> Coded:
    """A warning of what another has done, to one who is named, is told to him: no threat, but talk."""
    verb = act.trigger.token
    told = here.child(verb, "ccomp")
    if act.base != "THREATEN" or act.trigger.nominal or act.status != "happened" or told is None:
        return act
    aux = {here.tokens[kid].text.lower() for kid in here.children(told, "aux")}
    if aux & _AHEAD or is_threat(scene.sentence, told) or act.target is None:
        return act
    if not (here.tokens[told].tag in {"VBD", "VBN"} or "had" in aux) or not acts(here, act.target):
        return act
    action = msgspec.structs.replace(act.trigger.action, root="CONSULT", mode="inform")
    trigger = msgspec.structs.replace(act.trigger, action=action)
    return msgspec.structs.replace(act, root="CONSULT", base="CONSULT", trigger=trigger)


def _witness(scene: Scene, where: Span, span: Span, status: EventStatus) -> EventWitness:
    """This page's telling: under the innermost attribution whose content holds the action word."""
    holding = [
        (sum(s.end - s.start for s in each.content), each.id)
        for each in scene.attributions
        if any(s.covers(where) for s in each.content)
    ]
    return EventWitness(span=span, attribution=min(holding)[1] if holding else None, status=status)


def _stands(here: Tree, act: Coded, actor: Party | None, target: Party | None) -> bool:
    """Whether an act has the parties that its root asks for."""
    verb = act.trigger.token
    if act.trigger.nominal and act.actor == verb:
        return act.status in {"planned", "postponed", "cancelled"}
    if act.trigger.nominal:
        return actor is not None and target is not None
    if act.status == "hypothetical":
        return actor is not None and target is not None
    if actor is None:
        return target is not None and act.root in _SUFFERED and here.is_passive(verb)
    if target is not None or act.root in _ALONE:
        return True
    if act.trigger.noun is not None and act.root in {"AID", "MOBILIZE", "AGREE"}:
        return True
    if act.root == "COERCE" and act.trigger.action.mode in _AGAINST_ALL:
        return True
    if here.lemma(verb) == "abstain":
        return True
    complement = here.child(verb, "dobj", "ccomp", "xcomp", "prep") is not None
    return act.root in _WITH_COMPLEMENT and complement


def _only_talk(scene: Scene, here: Tree, act: Coded, target: Party | None) -> bool:
    """Whether an act is only the telling itself.

    Words to an outlet, a refusal to comment, "warned" for "informed".
    """
    verb = act.trigger.token
    if is_question(here, act) or endangers(here, act):
        return True
    spoken_to = act.base == "CONSULT" and act.trigger.action.mode != "inform" and _is_cue(scene, verb)
    if act.base == "CONSULT" and target is not None and (target.kind == "outlet" or spoken_to):
        return True
    if (
        act.root == "REJECT"
        and target is None
        and any(here.lemma(kid) in _SAYING for kid in here.children(verb, "xcomp"))
    ):
        return True
    if act.base != "THREATEN" or act.trigger.nominal:
        return False
    told = here.child(verb, "ccomp")
    if told is None:
        return False
    aux = {here.tokens[kid].text.lower() for kid in here.children(told, "aux")}
    if aux & _AHEAD or is_threat(scene.sentence, told):
        return False
    return target is None or here.tokens[told].tag in {"VBD", "VBN"} or "had" in aux


def _is_cue(scene: Scene, verb: int) -> bool:
    where = scene.sentence.token_span(verb, verb)
    return any(span.overlaps(where) for each in scene.attributions for span in each.cue)


def _score(act: Coded, actor: Party | None, target: Party | None) -> float:
    """How much an act says of itself: both parties named and a plain telling count for most."""
    score = 0.5
    score += 0.2 if actor is not None and target is not None else 0.0
    score += 0.15 if act.trigger.noun is not None or not act.trigger.nominal else 0.05
    score += 0.1 if act.status in {"happened", "planned"} else 0.0
    score += 0.05 if actor is not None and actor.cluster >= 0 else 0.0
    return round(score, 4)


def _clause(sentence: Sentence, here: Tree, act: Coded) -> Span:
    """The clause of the act: its words with those of its parties."""
    start = act.mood.governor if act.mood.governor is not None else act.trigger.token
    first, last = here.extent(act.trigger.token, frozenset({"advcl", "parataxis", "relcl", "conj", "cc"}))
    first, last = min(first, start), max(last, start)
    for each in (act.actor, act.target):
        if each is not None:
            begin, end = here.phrase(each)
            first, last = min(first, begin), max(last, end)
    return sentence.token_span(first, last)


def _words(sentence: Sentence, here: Tree, act: Coded) -> str:
    """What was done in the page's words, without its doer, at most sixteen tokens."""
    verb = act.trigger.token
    outer = act.mood.governor if act.status != "denied" else None
    start = min(outer, verb) if outer is not None else verb
    if act.trigger.nominal:
        first, last = here.phrase(verb)
    else:
        first, last = here.extent(verb, frozenset({"advcl", "parataxis", "relcl", "conj", "cc"}))
        first = max(first, start)
        subject = here.child(verb, "nsubj", "nsubjpass")
        first = max(first, start if subject is None or subject < start else first)
    first = min(first, start) if start <= last else first
    if not act.trigger.nominal:
        first = start
        negation = [kid for kid in here.children(verb, "neg") if kid < start]
        first = min((first, *negation))
    last = max(min(last, first + 15), verb)
    text = sentence.parse.text[here.tokens[first].start : here.tokens[last].end]
    return " ".join(text.split()).strip(' ,;.”"')


def _terms(
    sentence: Sentence, here: Tree, act: Coded, tied: tuple[Conditional, ...]
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Condition and consequence of an act: of a warning what it is tied to, of any other its own "if"."""
    verb = act.trigger.token
    if act.root == "THREATEN":
        head = act.mood.governor if act.mood.governor is not None else verb
        inner = conditional_of(tied, here, head)
        if inner is not None:
            return (inner.condition,), (inner.consequence,)
        if act.base != "THREATEN" and act.mood.governor is None:
            return (), (sentence.token_span(*here.extent(verb, frozenset({"advcl", "parataxis", "mark"}))),)
        return warned_of(sentence, head)
    own = next((each for each in tied if each.consequence_verb in {verb, act.mood.top}), None)
    return ((own.condition,), (own.consequence,)) if own is not None else ((), ())


def _supposed(here: Tree, act: Coded, tied: Iterable[Conditional]) -> Coded:
    """The act as it stands: inside an "if" nothing has happened."""
    if act.status in {"happened", "planned"} and _inside_condition(here, act, tied):
        return msgspec.structs.replace(act, status="hypothetical")
    return act


def _inside_condition(here: Tree, act: Coded, tied: Iterable[Conditional]) -> bool:
    return any(act.trigger.token in here.subtree(each.condition_verb) for each in tied)


def _spoken_warnings(scene: Scene, here: Tree, tied: tuple[Conditional, ...], taken: set[int]) -> list[Event]:
    """Warnings that are spoken, not reported: "if they do it, there will be costs", "we will not allow it".

    Only inside an attribution, whose speaker is then the one who warns; a conditional of the
    narration is no deed.
    """
    found = []
    for each in tied:
        if any(verb in {each.consequence_verb, *here.path(each.consequence_verb)} for verb in taken):
            continue
        if is_threat(scene.sentence, each.consequence_verb, (each.condition_verb,)):
            found.append(_warning(scene, here, each.consequence_verb, each.condition, each.consequence))
    covered = {each.consequence_verb for each in tied}
    found.extend(
        _warning(scene, here, limit.verb, limit.condition, limit.consequence)
        for limit in limits(scene.sentence)
        if limit.verb not in covered and not any(verb in here.path(limit.verb) for verb in taken)
    )
    return [each for each in found if each is not None]


def _warning(scene: Scene, here: Tree, verb: int, condition: Span, consequence: Span) -> Event | None:
    where = scene.sentence.token_span(verb, verb)
    speaker = speaker_of(scene, where)
    if speaker is None:
        return None
    warned = _warned(scene, here, verb, condition, speaker)
    when, missing = spoken_on(scene.spoken, scene.attributions, where)
    root: Plover = "THREATEN"
    return Event(
        id=span_id("e", (where, condition)),
        spans=tuple(sorted({condition, consequence})),
        actor=speaker.name,
        actor_span=speaker.span,
        target=warned.name if warned else None,
        target_span=warned.span if warned else None,
        action=" ".join(scene.sentence.parse.text[_local(scene, consequence)].split()),
        plover=root,
        mode="conditional warning",
        date=when,
        date_missing=missing,
        status="happened",
        condition=(condition,),
        consequence=(consequence,),
        witnesses=(_witness(scene, where, consequence, "happened"),),
        documents=(where.doc,),
        score=0.8 if warned else 0.65,
    )


def _local(scene: Scene, span: Span) -> slice:
    start = scene.sentence.span.start
    return slice(span.start - start, span.end - start)


def _warned(scene: Scene, here: Tree, verb: int, condition: Span, speaker: Party) -> Party | None:
    """Whom a spoken warning is for.

    Whom it was told to, else the first party of the condition but the speaker.
    """
    for above in here.path(verb):
        told = (
            here.child(above, "dative", "dobj") if here.lemma(above) in {"tell", "inform", "warn"} else None
        )
        if told is not None:
            named = party(scene.sentence, told, scene.mentions)
            listening = here.lemma(told) in {"reporter", "journalist", "audience", "crowd", "viewer"}
            if named is not None and not listening and not same_party(named, speaker):
                return named
    for each in parties_in(scene.sentence, scene.mentions):
        if (
            condition.covers(each.span)
            and not same_party(each, speaker)
            and each.kind not in {"place", "outlet"}
        ):
            return each
    return None


def _with_amounts(sentence: Sentence, found: list[Event]) -> list[Event]:
    """Give each amount to the event whose clause holds it.

    Else to the nearest one before it that deals in amounts.
    """
    given: dict[str, list[int]] = {}
    read = amounts(sentence)
    able = [each for each in found if not each.action.startswith("abstain")]  # the count is that of the vote
    for index, amount in enumerate(read):
        holding = [each for each in able if each.spans[0].covers(amount.span)]
        before = [
            each for each in able if each.plover in _MONEY_ROOTS and each.spans[0].start <= amount.span.start
        ]
        owner = min(holding, key=_length) if holding else max(before, key=_start, default=None)
        if owner is not None:
            given.setdefault(owner.id, []).append(index)
    return [
        msgspec.structs.replace(each, amounts=tuple(read[index] for index in given[each.id]))
        if each.id in given
        else each
        for each in found
    ]


def _length(event: Event) -> tuple[int, str]:
    return event.spans[0].end - event.spans[0].start, event.id


def _start(event: Event) -> tuple[int, str]:
    return event.spans[0].start, event.id

"""One pledge over the heap: the tellings of one party that hold out the same deeds, put together."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec

from firsthand.model.annotated import Annotated, Sentence
from firsthand.model.event import Event, Pledge, When
from firsthand.model.ids import group_id
from firsthand.model.span import DocId, Span
from firsthand.stages.events.deeds import Deed, pledged_in, same_deed
from firsthand.stages.events.lookup import Lookup
from firsthand.stages.events.words import alike, verbs_that

__all__ = ["Held", "held"]


_WEEKS = 60  # days within which one pledge is told again; later it is another one
_GROUPS = frozenset({"both", "two", "three", "sides", "parties", "ministries", "ministers", "officials"})
_KINDS = ("warning", "promise", "plan", "forecast")  # of one pledge told as several kinds, the first holds
_MEETING = 3  # names that two pages share when "both sides" of both are the same sides
_OWN_WORDS = 3  # content words from which two equal wordings are one without further evidence
_WARNED = 2  # words that a warning "against" something shares with the condition of the full one


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """One pledge with its tellings: whose it is (``speaker``, a party key), since when, and the deeds in it.

    ``parties`` are the speaker and whoever agreed with it; ``day`` (ISO) is that of the first dated page that
    tells of it, None where none is dated. ``joint``: several parties gave it together, perhaps unnamed;
    ``words`` are the content words of the pledge, ``around`` those of its sentences; ``recalled``: the page
    only looks back on it ("had warned that"); ``clause``: it is told as a clause ("it would close"),
    not as an infinitive.
    """

    pledge: Pledge
    members: tuple[Pledge, ...]
    speaker: str
    parties: frozenset[str]
    day: str | None
    docs: frozenset[DocId]
    deeds: tuple[Deed, ...]
    events: tuple[Event, ...]
    joint: bool = False
    words: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    recalled: bool = False
    clause: bool = False


def held(
    pledges: Sequence[Pledge],
    events: Mapping[str, Event],
    known: Lookup,
    days: Mapping[DocId, str],
    pages: Mapping[DocId, Annotated],
) -> tuple[Held, ...]:
    """The pledges of the heap, each once, by id.

    Two tellings are one pledge when a party is common to both and they tell the same event, the same words,
    or the same deeds: a telling that names some of the deeds that a fuller one holds out is of that one. Of
    pages of one family the kind may differ, as where a copy made a plan of a warning. A warning "against" a
    thing is the one that its page spells out. What a page recalls ("had warned that") is never a new pledge
    where an older one fits. Compared within one party, or one deed where "both sides" gave it.
    `days` are the days on which the pages were written, as far as they are known.
    """
    single = [_single(each, events, known, days, pages) for each in sorted(pledges, key=lambda one: one.id)]
    groups: list[list[Held]] = []
    index: dict[str, list[int]] = {}
    for each in sorted(single, key=_fullest_first):
        keys = _keys(each)
        near = sorted({number for key in keys for number in index.get(key, ())})
        home = next((number for number in near if _fits(each, groups[number], known)), len(groups))
        if home == len(groups):
            groups.append([])
        groups[home].append(each)
        for key in keys:
            if home not in index.setdefault(key, []):
                index[key].append(home)
    return tuple(sorted((_together(group, known) for group in groups), key=lambda each: each.pledge.id))


def _fullest_first(one: Held) -> tuple[bool, tuple[int, int], int, str]:
    deeds, things = _fullness(one.deeds)
    return one.recalled, (-deeds, -things), _KINDS.index(one.pledge.kind), one.pledge.id


def _fullness(deeds: Sequence[Deed]) -> tuple[int, int]:
    """How much deeds tell: how many they are, and how many of them name their thing."""
    return len(deeds), sum(bool(each.things) for each in deeds)


def _keys(one: Held) -> tuple[str, ...]:
    """What calls up the pledges that may be the same: each party, and the deed where several gave it."""
    keys = sorted(f"p|{party}" for party in one.parties if party)
    if one.joint:
        keys.append(f"d|{next((_row(deed) for deed in one.deeds), one.pledge.id)}")
    return tuple(keys)


def _row(deed: Deed) -> str:
    if deed.verb in verbs_that("keep"):
        return "keep"
    return str(min(alike().get(deed.verb, ()), default=deed.verb))


def _single(
    pledge: Pledge,
    events: Mapping[str, Event],
    known: Lookup,
    days: Mapping[DocId, str],
    pages: Mapping[DocId, Annotated],
) -> Held:
    event = events.get(pledge.event or "")
    speaker = _speaker(pledge, event, known)
    others = _others(event, known)
    dated = sorted(days[span.doc] for span in pledge.spans if span.doc in days)
    told = [
        sentence
        for doc in sorted({span.doc for span in pledge.spans})
        for sentence in (pages[doc].sentences if doc in pages else ())
        if any(span.overlaps(sentence.span) for span in pledge.spans)
    ]
    return Held(
        pledge=pledge,
        members=(pledge,),
        speaker=speaker,
        parties=frozenset({speaker, *others}),
        day=dated[0] if dated else None,
        docs=frozenset(span.doc for span in pledge.spans),
        deeds=() if event is not None and _only_against(pledge, event) else _deeds(pledge, event, told),
        events=(event,) if event is not None else (),
        joint=bool(others) or not speaker,
        words=frozenset(word for sentence in told for word in _content(sentence, pledge.spans)),
        around=frozenset(word for sentence in told for word in _content(sentence, (sentence.span,))),
        recalled=any(_looks_back(sentence) for sentence in told),
        clause=any(_opens_a_clause(sentence, pledge.spans) for sentence in told),
    )


def _opens_a_clause(sentence: Sentence, spans: Iterable[Span]) -> bool:
    base = sentence.span.start
    opening = [t for t in sentence.parse.tokens if any(base + t.start == span.start for span in spans)]
    return any(token.lemma != "to" for token in opening)


def _is_group(name: str) -> bool:
    return bool(_GROUPS.intersection(name.casefold().split()))


def _content(sentence: Sentence, spans: Iterable[Span]) -> frozenset[str]:
    """The lemmas of the words in `spans` that carry meaning."""
    base = sentence.span.start
    return frozenset(
        token.lemma.lower()
        for token in sentence.parse.tokens
        if token.pos in {"NOUN", "PROPN", "VERB", "ADJ", "NUM"}
        and any(span.start <= base + token.start and base + token.end <= span.end for span in spans)
    )


_SPEAKING = frozenset({"warn", "threaten", "promise", "pledge", "vow", "announce", "plan", "predict", "say"})


def _looks_back(sentence: Sentence) -> bool:
    """Whether a sentence tells a pledge as made before what it is about: "had warned that it would"."""
    tokens = sentence.parse.tokens
    return any(
        token.tag == "VBD"
        and token.lemma == "have"
        and token.dep == "aux"
        and tokens[token.head].lemma.lower() in _SPEAKING
        for token in tokens
    )


def _speaker(pledge: Pledge, event: Event | None, known: Lookup) -> str:
    """The party that pledged, by the country that it acts for; empty where nobody is named: "both sides"."""
    name, own = pledge.speaker, False
    if pledge.kind != "forecast" and event is not None and event.actor is not None:
        own = not _is_label_of(event.actor, name)
        name = event.actor if own else name
    if name is None or _is_group(name):
        return ""
    return known.party(event.actor_entity if own and event is not None else None, name)


def _is_label_of(label: str, name: str | None) -> bool:
    """Whether a transcript's label ("MR. HOLT") is how it prints the name of `name`."""
    return (
        name is not None and label.isupper() and label.casefold().split()[-1] == name.casefold().split()[-1]
    )


def _others(event: Event | None, known: Lookup) -> tuple[str, ...]:
    """Who is bound beside the speaker: the other side of what the two agreed."""
    if event is None or event.plover != "AGREE" or event.target is None:
        return ()
    return (known.party(event.target_entity, event.target),)


def _only_against(pledge: Pledge, event: Event) -> bool:
    """Whether a warning names only what the warned must not do: "warned them against arming the rebels"."""
    return pledge.kind == "warning" and not event.consequence


def _deeds(pledge: Pledge, event: Event | None, told: Sequence[Sentence]) -> tuple[Deed, ...]:
    """What the first page that tells the pledge and names deeds holds out.

    What is told by a noun alone ("would face sanctions") is done to whoever was warned.
    """
    target = frozenset((event.target or "").lower().split()) if event is not None else frozenset()
    for doc in sorted({sentence.span.doc for sentence in told}):
        spans = [span for span in pledge.spans if span.doc == doc]
        here = [sentence for sentence in told if sentence.span.doc == doc]
        found = [deed for sentence in here for deed in pledged_in(sentence, spans)]
        if found:
            return tuple(
                msgspec.structs.replace(each, things=each.things | target) if each.nominal else each
                for each in found
            )
    return ()


def _fits(one: Held, group: Sequence[Held], known: Lookup) -> bool:
    """Whether `one` is another telling of the pledge of `group`, whose fullest telling comes first."""
    first = group[0]
    if any(_of_one_event(one, other) for other in group):
        return True
    kin = any(_are_kin(one, other, known) for other in group)
    if one.pledge.kind != first.pledge.kind and not (
        kin and "forecast" not in {one.pledge.kind, first.pledge.kind}
    ):
        return False
    if not all(_times_agree(one.pledge.due, other.pledge.due) for other in group):
        return False
    if not (one.parties - {""}) & (first.parties - {""}) and not _meet(one, first, known):
        return False
    if any(_same_words(one, other, known) or _spelt_out(one, other) for other in group):
        return True
    together = one.recalled or any(_told_together(one, other) for other in group)
    return (kin or together) and _same_deeds(one, first)


def _of_one_event(a: Held, b: Held) -> bool:
    """Whether both tell one event; two threats against one party may hold out deeds of no kinship."""
    if a.pledge.event is None or a.pledge.event != b.pledge.event:
        return False
    if "warning" not in {a.pledge.kind, b.pledge.kind}:
        return True
    ours, theirs = _own(a), _own(b)
    verbs, others = ({deed.verb for deed in deeds} for deeds in (ours, theirs))
    things, as_well = ({thing for deed in deeds for thing in deed.things} for deeds in (ours, theirs))
    return not (verbs and others) or bool(verbs & others) or bool(things & as_well)


def _own(one: Held) -> tuple[Deed, ...]:
    """The deeds without whom they are done to, where they name their thing: "cut aid | to Portugal".

    Of a plan, where somebody goes is what he does.
    """
    if one.pledge.kind == "plan":
        return one.deeds
    whom = frozenset(word for event in one.events for word in (event.target or "").lower().split())
    return tuple(
        msgspec.structs.replace(deed, things=deed.things - whom) if deed.things - whom else deed
        for deed in one.deeds
    )


def _are_kin(a: Held, b: Held, known: Lookup) -> bool:
    """Whether both are told by pages of one family."""
    ours = {known.origins[doc] for doc in a.docs if doc in known.origins}
    return any(known.origins.get(doc) in ours for doc in b.docs)


def _meet(a: Held, b: Held, known: Lookup) -> bool:
    """Whether "both sides" of two pages are the same: neither page says whose, and they share their names."""
    if not (a.joint and b.joint) or ((a.parties - {""}) and (b.parties - {""})):
        return False
    ours, theirs = ({name for doc in side.docs for _, name in known.mentions.get(doc, ())} for side in (a, b))
    return bool(a.docs & b.docs) or len(ours & theirs) >= _MEETING


def _same_words(a: Held, b: Held, known: Lookup) -> bool:
    """Whether both tell the pledge in one wording; of few words only within a family of copies."""
    alike_ = bool(a.words) and a.words == b.words
    return alike_ and (len(a.words) >= _OWN_WORDS or _are_kin(a, b, known))


def _spelt_out(a: Held, b: Held) -> bool:
    """Whether one is a warning against what the other, on the same page, makes its condition."""
    if a.pledge.kind != "warning" or not a.docs & b.docs or bool(a.deeds) == bool(b.deeds):
        return False
    bare, full = (b, a) if a.deeds else (a, b)
    return len(bare.words & full.around) >= _WARNED


def _same_deeds(a: Held, b: Held) -> bool:
    """Whether two tellings hold out the same deeds, or the shorter one some of the other's."""
    if a.deeds and _plain(a.deeds) == _plain(b.deeds):
        return True
    if a.deeds and b.deeds:
        less, more = sorted((_own(a), _own(b)), key=len)
        return _covered(less, more)
    return a.pledge.due is not None and b.pledge.due is not None and not (a.deeds and b.deeds)


def _plain(deeds: Iterable[Deed]) -> list[tuple[str, tuple[str, ...], bool]]:
    return [(each.verb, tuple(sorted(each.things)), each.negated) for each in deeds]


def _covered(deeds: Sequence[Deed], others: Sequence[Deed]) -> bool:
    """Whether each of `deeds` is one of `others`.

    Where they are as many, one that names only its thing is any deed on that thing, and one that agrees in
    its thing vouches for those that agree in their verb: "freeze the accounts and close the ports" is "close
    our ports and freeze what it holds".
    """
    whole = len(deeds) == len(others)
    sure = [
        any(
            same_deed(each, other) is True
            or (whole and not (each.verb and other.verb) and bool(each.things & other.things))
            for other in others
        )
        for each in deeds
    ]
    if all(sure):
        return True
    return (
        whole
        and any(sure)
        and all(
            known or any(_row(each) == _row(other) and each.negated == other.negated for other in others)
            for known, each in zip(sure, deeds, strict=True)
        )
    )


def _told_together(a: Held, b: Held) -> bool:
    """Whether both are told within weeks; where a page is undated, in the same words or for the same day."""
    if a.day is not None and b.day is not None:
        return abs((date.fromisoformat(a.day) - date.fromisoformat(b.day)).days) <= _WEEKS
    if a.pledge.due is not None and b.pledge.due is not None:
        return True
    ours = {thing for each in a.deeds for thing in each.things}
    theirs = {thing for each in b.deeds for thing in each.things}
    return 2 * len(ours & theirs) >= len(ours | theirs)


def _times_agree(a: When | None, b: When | None) -> bool:
    return a is None or b is None or (a.start <= b.end and b.start <= a.end)


def _who_agreed(group: Sequence[Held], best: Pledge, known: Lookup) -> str:
    """Who gave a pledge together: both names, else what a page calls them; empty where one promised."""
    events = {event.id: event for each in group for event in each.events}
    event = events.get(best.event or "")
    if event is None or not event.action.casefold().startswith("agree") or best.speaker != event.actor:
        return ""
    if event.target and _is_person(event.actor or "", known) == _is_person(event.target, known):
        return f"{event.actor} and {event.target}"
    called = sorted(
        one.speaker for each in group for one in each.members if _is_group(one.speaker or "") and one.speaker
    )
    return called[0] if called else ""


def _is_person(name: str, known: Lookup) -> bool:
    entity = known.entities.get(known.names.get(name.casefold(), ""))
    return entity is not None and entity.kind == "person"


def _spoken_by(members: Sequence[Pledge], best: Pledge, known: Lookup) -> str | None:
    """Who gave the pledge: of a party's, the person whom most tellings name for it."""
    people = [each.speaker for each in members if each.speaker and _is_person(each.speaker, known)]
    if not people or best.speaker in people:
        return best.speaker
    return min(people, key=lambda name: (-people.count(name), name))


def _together(group: Sequence[Held], known: Lookup) -> Held:
    """One pledge of several tellings: the fullest and surest first, the time most narrowly told."""
    members = [(each, member) for each in group for member in each.members]
    _, best = min(
        members,
        key=lambda row: (
            row[0].recalled,
            _KINDS.index(row[1].kind),
            -len(row[0].deeds),
            not row[0].clause,
            row[1].event is None,
            -row[1].score,
            row[0].day or "9",
            row[1].id,
        ),
    )
    due = min(
        (each.due for _, each in members if each.due is not None),
        key=lambda each: (each.precision != "day", each.end, each.start, each.why),
        default=None,
    )
    agreed = _who_agreed(group, best, known)
    others = {span for _, each in members for span in each.spans} - set(best.spans)
    return Held(
        pledge=msgspec.structs.replace(
            best,
            id=group_id("p", (each.id for _, each in members)) if len(members) > 1 else best.id,
            speaker=agreed or _spoken_by([member for _, member in members], best, known),
            due=due,
            spans=(*best.spans, *sorted(others)),
        ),
        members=tuple(member for _, member in members),
        speaker=next((each.speaker for each in group if each.speaker), ""),
        parties=frozenset(party for each in group for party in each.parties),
        day=min((each.day for each in group if each.day is not None), default=None),
        docs=frozenset(doc for each in group for doc in each.docs),
        deeds=max((each.deeds for each in group), key=_fullness),
        events=tuple({event.id: event for each in group for event in each.events}.values()),
    )

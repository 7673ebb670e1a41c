"""Channels of communication between parties, and the states in which a page tells of them."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from firsthand.model.annotated import Annotated, Sentence
from firsthand.model.attribution import Attribution
from firsthand.model.entity import Mention
from firsthand.model.event import Channel, ChannelKind, ChannelState, ChannelStateName, EventStatus, When
from firsthand.model.ids import group_id, span_id
from firsthand.model.span import Span
from firsthand.options.events import EventOptions
from firsthand.stages.events.anchor import anchor_of
from firsthand.stages.events.coding import acts
from firsthand.stages.events.known import bare_names, informed
from firsthand.stages.events.modality import Mood, mood
from firsthand.stages.events.nodes import Node, nodes, rings
from firsthand.stages.events.parties import countries_of, country_in, party
from firsthand.stages.events.states import state_of, states_aside
from firsthand.stages.events.tree import Tree, tree
from firsthand.stages.events.when import Told, moment, on_page, sentence_dates
from firsthand.stages.events.words import channel_kinds

__all__ = ["channels"]

_LASTING_KINDS = frozenset({"hotline", "exchange", "office"})
_NEAR = 3  # sentences in which "it" is still the line last named
_MEETINGS = frozenset({"meeting", "talk", "talks", "summit", "conversation", "discussion", "negotiation"})
_OFFICIAL = frozenset({"military", "diplomatic", "official"})  # such contacts are the two countries'
_TWO = frozenset({"two", "both", "pair"})
_AT_ONCE: frozenset[ChannelStateName] = frozenset({"proposed", "postponed", "open"})


class _Page(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a document while its channels are read.

    ``countries`` is the country that each cluster acts for, ``pair`` the two countries that the page names
    most.
    """

    told: Told
    mentions: tuple[Mention, ...]
    attributions: tuple[Attribution, ...]
    countries: Mapping[int, str]
    governments: tuple[str, ...]
    pair: tuple[str, ...]
    lead: int


class _Seen(msgspec.Struct, frozen=True, kw_only=True):
    """A channel that was named before: its parties and kind, and in which sentence."""

    names: tuple[str, ...]
    kind: ChannelKind
    number: int


class _Place(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence with its tree, its number and the mentions in it and in the one before."""

    sentence: Sentence
    here: Tree
    number: int
    local: tuple[Mention, ...]
    before: tuple[Mention, ...]


def channels(
    annotated: Annotated,
    attributions: Sequence[Attribution],
    mentions: Sequence[Mention],
    options: EventOptions | None = None,
) -> tuple[Channel, ...]:
    """The channels of one document with their states, oldest first, sorted by id.

    A channel needs two parties; where a sentence names one, the other is taken from the last channel that had
    it, and "the two" and "the meeting" are those of whom the page has just told. Persons stand for the
    country of their office, where the text gives one. A channel that is only mentioned, in no state, is left
    out. A state counts from the day on which it began: of what is proposed, put off or kept open that is the
    day of the page.
    """
    chosen = options or EventOptions()
    countries = countries_of(mentions)
    page = _Page(
        told=anchor_of(annotated, chosen),
        mentions=tuple(mentions),
        attributions=tuple(attributions),
        countries=countries,
        governments=tuple(sorted({each.name for each in mentions if each.entity_kind == "government"})),
        pair=_pair(mentions, countries),
        lead=chosen.lead_sentences,
    )
    found: dict[tuple[tuple[str, ...], ChannelKind], list[tuple[str, ChannelState]]] = {}
    seen: list[_Seen] = []
    before: tuple[Mention, ...] = ()
    names_of = bare_names(annotated)
    unnamed: list[tuple[_Place, Node]] = []
    for number, plain in enumerate(annotated.sentences):
        local = tuple(each for each in mentions if each.span.overlaps(plain.span))
        sentence = informed(plain, local, names_of)
        place = _Place(
            sentence=sentence, here=tree(sentence.parse), number=number, local=local, before=before
        )
        for node in _nodes(place, seen):
            names = _parties(place, node, page, seen)
            if names is None:
                unnamed.extend([(place, node)] if _is_dated_meeting(place.here, node) else [])
                continue
            seen.append(_Seen(names=names, kind=node.kind, number=number))
            for state in _states(place, node, page):
                identity = span_id("h", (sentence.token_span(node.token, node.token),))
                found.setdefault((names, node.kind), []).append((identity, state))
        before = local
    pairs = sorted(
        names
        for (names, kind), told in found.items()
        if kind == "talks" and any(state.state == "held" for _, state in told)
    )
    for place, node in unnamed if len(pairs) == 1 else ():
        for state in _states(place, node, page):
            identity = span_id("h", (place.sentence.token_span(node.token, node.token),))
            found[pairs[0], "talks"].append((identity, state))
    return _made(found)


def _made(
    found: Mapping[tuple[tuple[str, ...], ChannelKind], Sequence[tuple[str, ChannelState]]],
) -> tuple[Channel, ...]:
    """The channels of the states that were found for each pair and kind."""
    made = (
        Channel(
            id=group_id("h", (identity for identity, _ in states)),
            parties=names,
            kind=kind,
            states=_ordered(state for _, state in states),
            score=round(min(0.95, 0.75 + 0.05 * len(states)), 4),
        )
        for (names, kind), states in found.items()
    )
    return tuple(sorted(made, key=lambda each: each.id))


def _is_dated_meeting(here: Tree, node: Node) -> bool:
    """Whether a channel is a meeting told by its day: "Monday's meeting"."""
    dated = any(here.tokens[kid].ent.endswith("DATE") for kid in here.children(node.token, "poss"))
    return dated and node.kind == "talks" and here.lemma(node.token) in _MEETINGS


def _countries(mentions: Sequence[Mention], page: _Page) -> tuple[str, ...]:
    """The countries that `mentions` name or act for, each once, in text order."""
    found = (_country(each, page.countries) for each in sorted(mentions, key=lambda one: one.span))
    return tuple(dict.fromkeys(each for each in found if each is not None))


def _pair(mentions: Sequence[Mention], countries: Mapping[int, str]) -> tuple[str, ...]:
    """The two countries that a page names most, through their people too; none where others come near."""
    counted: dict[str, int] = {}
    for each in mentions:
        name = _country(each, countries)
        if name is not None:
            counted[name] = counted.get(name, 0) + 1
    ranked = sorted(counted, key=lambda name: (-counted[name], name))
    if len(ranked) < 2 or (len(ranked) > 2 and counted[ranked[1]] <= 2 * counted[ranked[2]]):
        return ()
    return tuple(sorted(ranked[:2]))


def _country(mention: Mention, countries: Mapping[int, str]) -> str | None:
    own = mention.name if mention.entity_kind == "government" else None
    return countries.get(mention.cluster) or country_in(mention.name, ()) or own


def _nodes(place: _Place, seen: Sequence[_Seen]) -> tuple[Node, ...]:
    """The channels that a sentence names, and the line named before where it only rings or is picked up."""
    found = nodes(place.here)
    line = next((each for each in reversed(seen) if each.kind == "hotline"), None)
    verb = rings(place.here) if line is not None else None
    if line is None or verb is None or any(each.kind == "hotline" for each in found):
        return found
    unnamed = place.here.lemma(verb) in {"pick", "answer"}
    if unnamed and place.number - line.number > _NEAR:
        return found
    return (*(each for each in found if each.token != verb), Node(verb, "hotline"))


def _parties(place: _Place, node: Node, page: _Page, seen: Sequence[_Seen]) -> tuple[str, ...] | None:
    """The two parties of a channel by name, sorted, or None."""
    here, names = place.here, []
    around = _around(here, node)
    for index in around:
        for each in here.conjuncts(index):
            named = party(place.sentence, each, place.local) if acts(here, each) else None
            if named is None or named.kind == "outlet":
                continue
            name = page.countries.get(named.cluster) or country_in(named.name, page.governments)
            if name is None and named.cluster < 0:
                continue
            name = name or named.name
            if name not in names:
                names.append(name)
    if len(names) >= 2:
        return tuple(sorted(names[:2]))
    if names:
        before = next((each.names for each in reversed(seen) if names[0] in each.names), None)
        return before if node.kind in _LASTING_KINDS or node.kind == "visit" else None
    return _meant(place, node, page, seen, around)


def _meant(
    place: _Place, node: Node, page: _Page, seen: Sequence[_Seen], around: Sequence[int]
) -> tuple[str, ...] | None:
    """Whom a channel without names is between: "the two agreed", "the meeting lasted", "the line is off"."""
    here = place.here
    two = any(
        here.lemma(each) in _TWO or {here.lemma(kid) for kid in here.kids[each]} & _TWO for each in around
    )
    definite = any(here.lemma(kid) in {"the", "it"} for kid in here.children(node.token, "det"))
    meeting = definite and here.lemma(node.token) in _MEETINGS and here.tokens[node.token].dep == "nsubj"
    if two or meeting:
        told = _countries(place.before, page)[:2]
        named = set(_countries(place.local, page))
        if named - set(told) or (two and named):
            return None
        if len(told) == 2:
            return tuple(sorted(told))
    last = next((each.names for each in reversed(seen) if each.kind == node.kind or two), None)
    if last is not None and (node.kind in _LASTING_KINDS or two or meeting):
        return last
    lasting = node.kind == "hotline" and (definite or here.tokens[node.token].pos == "VERB")
    kept_up = node.kind == "exchange" and {here.lemma(kid) for kid in here.kids[node.token]} & _OFFICIAL
    return page.pair or None if lasting or kept_up else None


def _ordered(states: Iterable[ChannelState]) -> tuple[ChannelState, ...]:
    distinct = {(each.state, each.span): each for each in states}
    return tuple(
        sorted(
            distinct.values(),
            key=lambda each: (each.date is None, each.date.start if each.date else "", each.span, each.state),
        )
    )


def _around(here: Tree, node: Node) -> list[int]:
    """Tokens that may head a party, the surest first.

    Between, with, to, possessor, modifiers, then the doer.
    """
    found: list[int] = []
    anchor = node.token
    if here.tokens[anchor].pos == "VERB":
        subject = here.subject(anchor)
        found.extend([subject] if subject is not None else [])
        found.extend(here.children(anchor, "dobj"))
    if here.tokens[anchor].pos == "ADJ":
        subject = here.subject(here.tokens[anchor].head)
        found.extend([subject] if subject is not None else [])
        found.extend(pobj for kid in here.children(anchor, "prep") for pobj in here.children(kid, "pobj"))
    of = [pobj for kid in here.children(anchor, "prep") for pobj in here.children(kid, "pobj")]
    inner = [kid for pobj in of if here.lemma(pobj) in channel_kinds() for kid in here.children(pobj, "prep")]
    for kid in (*here.subtree(anchor, frozenset({"relcl", "acl", "advcl", "pobj", "conj"})), *inner):
        if here.lemma(kid) in {"between", "with", "to", "of", "from", "by"}:
            found.extend(here.children(kid, "pobj"))
    found.extend(here.children(anchor, "poss", "nmod"))
    found.extend(each for each in here.children(anchor, "amod", "compound") if here.tokens[each].ent)
    found.extend(_beside(here, anchor))
    own = here.child(anchor, "nsubj", "nsubjpass") if here.tokens[anchor].pos == "VERB" else None
    for above in here.path(anchor) if own is None else ():
        if here.tokens[above].pos in {"VERB", "AUX"}:
            subject = here.subject(above)
            found.extend([subject] if subject is not None and subject != anchor else [])
            found.extend(here.children(above, "dative"))
            for kid in here.children(above, "prep", "agent"):
                if here.lemma(kid) in {"with", "by", "to", "from"}:
                    found.extend(here.children(kid, "pobj"))
            if subject != anchor:
                break
        found.extend(
            each for each in here.children(above, "poss", "compound", "amod") if here.tokens[each].ent
        )
    return [each for each in found if each != anchor]


def _beside(here: Tree, anchor: int) -> list[int]:
    """Whom the words beside a channel name: "kept it open between A and B", "called on A to keep it"."""
    found: list[int] = []
    for above in here.path(anchor):
        if here.tokens[above].pos != "VERB":
            continue
        for word in here.children(above, "oprd", "acomp"):
            ties = [kid for kid in here.children(word, "prep") if here.lemma(kid) in {"between", "with"}]
            found.extend(pobj for kid in ties for pobj in here.children(kid, "pobj"))
        asking = here.tokens[above].head
        if here.tokens[above].dep in {"advcl", "xcomp"} and here.tokens[above].tag == "VB":
            ties = [kid for kid in here.children(asking, "prep") if here.lemma(kid) in {"on", "upon"}]
            found.extend(pobj for kid in ties for pobj in here.children(kid, "pobj"))
        break
    return found


def _states(place: _Place, node: Node, page: _Page) -> tuple[ChannelState, ...]:
    """The states in which the sentence puts the channel, in the main clause and beside it."""
    here = place.here
    how = mood(here, node.token)
    name = state_of(here, node, how)
    found = []
    asked = place.sentence.parse.text.rstrip(' "”’').endswith("?")
    if name is not None and not asked and not {"deny", "prevent"} & set(how.effects):
        governor = _governor(here, node.token)
        tokens = [node.token, *([governor] if governor is not None else [])]
        when = _when(place, page, tokens) or _on_the_day(place, page, name)
        if name in _AT_ONCE:
            when = _on_the_day(place, page, name)
        found.append(_state(place, node, page, name, when, tokens[-1], _status(how, name)))
    for verb, aside in states_aside(here, node):
        told = _when(place, page, [verb]) if aside != "postponed" else None
        found = [each for each in found if each.state != aside or each.date is not None]
        found.append(_state(place, node, page, aside, told, verb, "happened"))
    return tuple(found)


def _when(place: _Place, page: _Page, tokens: Sequence[int]) -> When | None:
    """The time that the sentence itself gives the word of the state or the one over it."""
    dates = sentence_dates(place.sentence, list(tokens))
    own = next((dates[token] for token in tokens if dates.get(token)), ())
    return moment(place.sentence, own, page.told, "past", None)[0]


def _state(
    place: _Place,
    node: Node,
    page: _Page,
    name: ChannelStateName,
    when: When | None,
    top: int,
    status: EventStatus,
) -> ChannelState:
    sentence = place.sentence
    first, last = place.here.extent(top, frozenset({"advcl", "parataxis"}))
    return ChannelState(
        state=name,
        date=when,
        span=sentence.token_span(min(first, node.token), max(last, node.token)),
        attribution=_attribution(page.attributions, sentence.token_span(node.token, node.token)),
        status="postponed" if name == "postponed" else status,
    )


def _on_the_day(place: _Place, page: _Page, name: ChannelStateName) -> When | None:
    """The day of the page, for what it tells as proposed, put off or open, or as new near its top."""
    if name in _AT_ONCE:
        anchor = page.told.anchor
        if anchor is None or anchor.days or not page.told.sure:
            return None
        day = anchor.last.isoformat()
        why = f"as told on the day of the page; {page.told.why}"
        return When(start=day, end=day, evidence=page.told.evidence, why=why)
    if place.number >= page.lead:
        return None
    told = on_page(place.sentence, page.told)
    return told[0] if told is not None else None


def _status(how: Mood, name: ChannelStateName) -> EventStatus:
    if how.supposed or how.unreal == "hypothetical":
        return "hypothetical"
    return "planned" if name == "proposed" else "postponed" if name == "postponed" else "happened"


def _attribution(attributions: Sequence[Attribution], where: Span) -> str | None:
    holding = [
        (sum(s.end - s.start for s in each.content), each.id)
        for each in attributions
        if any(s.covers(where) for s in each.content)
    ]
    return min(holding)[1] if holding else None


def _governor(here: Tree, token: int) -> int | None:
    if here.tokens[token].pos == "VERB":
        return None
    return next((each for each in here.path(token) if here.tokens[each].pos == "VERB"), None)

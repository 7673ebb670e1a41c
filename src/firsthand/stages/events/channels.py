"""Channels of communication between parties, and the states in which a page tells of them."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from firsthand.model.annotated import Annotated, Sentence
from firsthand.model.attribution import Attribution
from firsthand.model.entity import Mention
from firsthand.model.event import Channel, ChannelKind, ChannelState, ChannelStateName, EventStatus
from firsthand.model.ids import group_id, span_id
from firsthand.model.span import Span
from firsthand.options.events import EventOptions
from firsthand.stages.events.coding import acts
from firsthand.stages.events.modality import Mood, mood
from firsthand.stages.events.parties import countries_of, country_in, party
from firsthand.stages.events.tree import Tree, tree
from firsthand.stages.events.when import Told, anchor_of, moment, sentence_dates
from firsthand.stages.events.words import channel_kinds, channel_states, effects

__all__ = ["channels"]

_VERBS: dict[str, ChannelKind] = {
    "meet": "talks", "confer": "talks", "visit": "visit",
    "phone": "talks", "telephone": "talks", "speak": "talks",
}  # fmt: skip
_LEAVING = frozenset(
    {"after", "before", "since", "for", "over", "about", "during", "following", "despite", "by"}
)
_TAKING_UP = frozenset({"answer", "pick", "respond", "address", "take", "return", "use"})
_BY_THEMSELVES = frozenset({"talks", "visit"})
_OPEN_ONLY = frozenset({"hotline", "exchange", "office"})


class _Node(msgspec.Struct, frozen=True):
    """A word that names a channel: a noun ("talks") or a verb ("met")."""

    token: int
    kind: ChannelKind


def channels(
    annotated: Annotated,
    attributions: Sequence[Attribution],
    mentions: Sequence[Mention],
    options: EventOptions | None = None,
) -> tuple[Channel, ...]:
    """The channels of one document with their states, oldest first, sorted by id.

    A channel needs two parties; where a sentence names one, the other is taken from the last
    channel that had it.
    Persons stand for the country of their office, where the text gives one. A channel that is only mentioned,
    in no state, is left out.
    """
    told = anchor_of(annotated, options or EventOptions())
    found: dict[tuple[tuple[str, ...], ChannelKind], list[tuple[str, ChannelState]]] = {}
    seen: list[tuple[str, ...]] = []
    countries = countries_of(mentions)
    for sentence in annotated.sentences:
        here = tree(sentence.parse)
        local = tuple(each for each in mentions if each.span.overlaps(sentence.span))
        for node in _nodes(here):
            names = _parties(sentence, here, node, local, seen, countries)
            state = _state(sentence, here, node, told, attributions)
            if names is None or state is None:
                continue
            seen.append(names)
            identity = span_id("h", (sentence.token_span(node.token, node.token),))
            found.setdefault((names, node.kind), []).append((identity, state))
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


def _ordered(states: Iterable[ChannelState]) -> tuple[ChannelState, ...]:
    distinct = {(each.state, each.span): each for each in states}
    return tuple(
        sorted(
            distinct.values(),
            key=lambda each: (each.date is None, each.date.start if each.date else "", each.span, each.state),
        )
    )


def _nodes(here: Tree) -> tuple[_Node, ...]:
    """The channel words of a sentence; a verb of meeting stands down for a channel noun that it carries."""
    nouns = [
        _Node(index, kind)
        for index, token in enumerate(here.tokens)
        if token.pos == "NOUN"
        and token.dep not in {"compound", "amod"}
        and (kind := channel_kinds().get(here.lemma(index))) is not None
        and _is_channel(here, index)
    ]
    nouns.extend(
        _Node(each, "visit") for each in _put_off(here) if each not in {noun.token for noun in nouns}
    )
    nouns = [
        each for each in nouns if not {noun.token for noun in nouns} & set(_nominal_path(here, each.token))
    ]
    below = {each.token for each in nouns}
    verbs = [
        _Node(index, _VERBS[here.lemma(index)])
        for index, token in enumerate(here.tokens)
        if token.pos == "VERB"
        and here.lemma(index) in _VERBS
        and not below & set(here.children(index, "dobj"))
    ]
    return tuple(sorted((*nouns, *verbs), key=lambda each: each.token))


def _put_off(here: Tree) -> tuple[int, ...]:
    """Whatever a person puts off that leads to a place.

    "postponed her departure to Port Azel" is a visit.
    """
    return tuple(
        noun
        for verb, token in enumerate(here.tokens)
        if token.pos == "VERB" and effects().get(here.lemma(verb)) in {"postpone", "cancel"}
        for noun in here.children(verb, "dobj", "nsubjpass")
        if any(acts(here, owner) for owner in here.children(noun, "poss"))
        and any(
            here.tokens[place].ent.endswith("GPE")
            for kid in here.subtree(noun)
            if here.lemma(kid) == "to"
            for place in here.children(kid, "pobj")
        )
    )


def _nominal_path(here: Tree, noun: int) -> tuple[int, ...]:
    """The nouns above `noun` over "of": "lines of communication" are the lines."""
    found = []
    for above in here.path(noun):
        if here.tokens[above].pos not in {"NOUN", "ADP"} or (
            here.tokens[above].pos == "ADP" and here.lemma(above) != "of"
        ):
            break
        found.append(above)
    return tuple(found)


def _is_channel(here: Tree, noun: int) -> bool:
    """Whether a noun that may mean other things means a channel.

    A "line" is one when it is of communication.
    """
    lemma = here.lemma(noun)
    if lemma in {"line", "channel"}:
        words = {here.lemma(each) for each in here.subtree(noun, frozenset({"relcl", "acl"}))}
        return bool(
            words
            & {
                "communication",
                "phone",
                "telephone",
                "military",
                "diplomatic",
                "emergency",
                "hot",
                "dialogue",
            }
        )
    if lemma in {"call", "telephone", "conference"}:
        return here.tokens[here.tokens[noun].head].pos != "ADP" and not here.children(noun, "acl")
    return True


def _parties(
    sentence: Sentence,
    here: Tree,
    node: _Node,
    mentions: Sequence[Mention],
    seen: Sequence[tuple[str, ...]],
    countries: Mapping[int, str],
) -> tuple[str, ...] | None:
    """The two parties of a channel by name, sorted, or None."""
    names: list[str] = []
    for index in _around(here, node):
        for each in here.conjuncts(index):
            named = party(sentence, each, mentions) if acts(here, each) else None
            if named is None or named.kind == "outlet":
                continue
            name = countries.get(named.cluster) or country_in(named.name, ())
            if name is None and named.cluster < 0:
                continue
            name = name or named.name
            if name not in names:
                names.append(name)
    if len(names) >= 2:
        return tuple(sorted(names[:2]))
    if not names:
        return None
    before = next((each for each in reversed(seen) if names[0] in each), None)
    return before if before is not None and node.kind in _OPEN_ONLY else None


def _around(here: Tree, node: _Node) -> list[int]:
    """Tokens that may head a party, the surest first.

    Between, with, to, possessor, modifiers, then the doer.
    """
    found: list[int] = []
    anchor = node.token
    if here.tokens[anchor].pos == "VERB":
        subject = here.subject(anchor)
        found.extend([subject] if subject is not None else [])
        found.extend(here.children(anchor, "dobj"))
    of = [pobj for kid in here.children(anchor, "prep") for pobj in here.children(kid, "pobj")]
    inner = [kid for pobj in of if here.lemma(pobj) in channel_kinds() for kid in here.children(pobj, "prep")]
    for kid in (*here.subtree(anchor, frozenset({"relcl", "acl", "advcl", "pobj", "conj"})), *inner):
        if here.lemma(kid) in {"between", "with", "to", "of", "from", "by"}:
            found.extend(here.children(kid, "pobj"))
    found.extend(here.children(anchor, "poss", "nmod"))
    found.extend(each for each in here.children(anchor, "amod", "compound") if here.tokens[each].ent)
    for above in here.path(anchor):
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


def _state(
    sentence: Sentence, here: Tree, node: _Node, told: Told, attributions: Sequence[Attribution]
) -> ChannelState | None:
    """The state in which the sentence puts the channel, or None where it says nothing of it."""
    how = mood(here, node.token)
    name = _named_state(here, node, how)
    if name is None or {"deny", "prevent"} & set(how.effects):
        return None
    where = sentence.token_span(node.token, node.token)
    governor = _governor(here, node.token)
    dates = sentence_dates(sentence, [node.token, *([governor] if governor is not None else [])])
    own = dates.get(node.token, ()) or dates.get(governor if governor is not None else -1, ())
    when = moment(sentence, own, told, how.tense, None)[0]
    first, last = here.extent(
        governor if governor is not None else node.token, frozenset({"advcl", "parataxis"})
    )
    span = sentence.token_span(min(first, node.token), max(last, node.token))
    return ChannelState(
        state=name,
        date=when,
        span=span,
        attribution=_attribution(attributions, where),
        status=_status(how, name),
    )


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


def _named_state(here: Tree, node: _Node, how: Mood) -> ChannelStateName | None:
    """The state by the words over the channel, from the nearest outwards.

    The outer one may undo the inner.
    """
    if node.kind == "hotline" and _unanswered(here):
        return "unanswered"
    state: ChannelStateName | None = None
    if here.tokens[node.token].pos == "VERB":
        state = "held"
    for word in _over(here, node.token):
        state = _then(here, word, state)
    if state is None:
        return "held" if _stands_alone(here, node, how) else None
    if state in {"held", "resumed", "open"}:
        if how.supposed or how.unreal or how.modal or how.tense == "future" or how.purpose:
            return "proposed"
        if how.negated:
            return "not_held"
    return state


def _stands_alone(here: Tree, node: _Node, how: Mood) -> bool:
    """Whether a channel noun without a telling verb still tells that it took place.

    It is dated or possessed.
    """
    if node.kind not in _BY_THEMSELVES or how.unreal or how.supposed or how.negated or how.effects:
        return False
    token = here.tokens[node.token]
    if any(here.tokens[kid].ent.endswith("DATE") for kid in here.children(node.token, "poss")):
        return True
    if token.dep == "nsubj" or (
        token.dep == "pobj" and here.lemma(token.head) in {"after", "during", "following"}
    ):
        return bool(here.children(node.token, "prep", "poss", "compound", "amod"))
    return False


def _over(here: Tree, token: int) -> tuple[int, ...]:
    """The words that govern the channel; a preposition of time or subject matter ends the chain."""
    found: list[int] = []
    current = token
    for above in here.path(token):
        dep = here.tokens[current].dep
        if here.tokens[current].pos == "ADP" and here.lemma(current) in _LEAVING:
            break
        if dep in {"relcl", "advcl", "parataxis"} and not (
            dep == "advcl" and here.tokens[current].tag == "VB"
        ):
            break
        if dep == "ccomp" and effects().get(here.lemma(above)) is None:
            break
        if dep == "nsubj" and found:
            break
        found.append(above)
        current = above
    return tuple(found)


def _then(here: Tree, word: int, state: ChannelStateName | None) -> ChannelStateName | None:
    """The state after one more governing word."""
    lemma = here.lemma(word)
    effect = effects().get(lemma)
    negated = bool(here.children(word, "neg"))
    if effect == "fail" or (effect in {"stop", "try"} and state == "resumed"):
        return "not_held" if state in {"resumed", "held", "open", None} and effect != "try" else state
    row = channel_states().get(lemma)
    if row is None:
        return "not_held" if negated and state in {"held", "resumed"} else state
    strong: tuple[ChannelStateName, ...] = ("declined", "not_held", "postponed", "suspended")
    if state in strong and row.state in {"held", "open", "proposed"}:
        return state
    name: ChannelStateName = row.state
    if negated:
        return row.negated or ("declined" if name == "proposed" else state)
    if name == "held" and state is not None:
        return state
    return name


def _unanswered(here: Tree) -> bool:
    """Whether the sentence says that nobody took it up: a negated verb of answering, or the word itself."""
    return any(
        token.text.lower() == "unanswered"
        or (here.lemma(index) in _TAKING_UP and token.pos == "VERB" and bool(here.children(index, "neg")))
        or (here.lemma(index) in {"answer", "pick"} and effects().get(here.lemma(token.head)) == "refuse")
        for index, token in enumerate(here.tokens)
    )

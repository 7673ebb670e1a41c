"""What is known around one sentence, and who is meant there by "we", "it" and "the two"."""

from collections.abc import Sequence

import msgspec

from firsthand.model.annotated import Sentence
from firsthand.model.attribution import Attribution
from firsthand.model.entity import Mention
from firsthand.model.event import Event
from firsthand.model.span import Span
from firsthand.stages.events.coding import Coded
from firsthand.stages.events.parties import Party, party
from firsthand.stages.events.spoken import Spoken
from firsthand.stages.events.tree import Tree
from firsthand.stages.events.when import Told
from firsthand.text.dates import Resolved

__all__ = ["Pair", "Scene", "first_person", "reporter", "same_party", "speaker_of", "the_two"]

_PRONOUNS = frozenset("i we you he she it they this that who him her them us there nobody".split())
_BOTH = frozenset(
    {"minister", "government", "country", "ministry", "leader", "president", "side", "delegation"}
)
_MEETINGS = frozenset({"meeting", "talk", "talks", "summit", "conversation", "discussion", "negotiation"})
_LASTING = frozenset({"last", "end", "begin", "start", "take", "conclude", "finish", "run", "resume", "hold"})


class Pair(msgspec.Struct, frozen=True):
    """The two parties of whom the page last told that one did something to the other."""

    one: Party
    other: Party

    @classmethod
    def of(cls, event: Event, mentions: Sequence[Mention]) -> "Pair | None":
        """The parties of `event` where both are named people, or both governments; else None."""
        found: list[Party] = []
        for name, span in ((event.actor, event.actor_span), (event.target, event.target_span)):
            mention = next((each for each in mentions if span is not None and each.span.overlaps(span)), None)
            if name is None or span is None or mention is None:
                return None
            found.append(Party(name, span, mention.cluster, mention.entity_kind))
        kinds = {each.kind for each in found}
        alike = kinds == {"person"} or kinds <= {"government", "place"}
        return cls(found[0], found[1]) if alike and event.mode != "visit" else None


class Scene(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence with what is known around it.

    ``page`` is the text of its page, ``spoken`` the days of speaking there.
    """

    sentence: Sentence
    told: Told
    mentions: tuple[Mention, ...]
    all_mentions: tuple[Mention, ...]
    attributions: tuple[Attribution, ...]
    reference: Resolved | None
    pair: Pair | None = None
    lead: bool = False
    page: str = ""
    previous: Sentence | None = None
    spoken: Spoken = {}


def first_person(scene: Scene, here: Tree, act: Coded) -> Party | None:
    """Who "we" and "I" are inside what somebody is quoted with: the speaker."""
    if act.actor is None or here.tokens[act.actor].text.lower() not in {"we", "i"}:
        return None
    where = scene.sentence.token_span(act.actor, act.actor)
    spoken = any(
        each.kind != "indirect" and any(span.covers(where) for span in each.content)
        for each in scene.attributions
    )
    return speaker_of(scene, where) if spoken else None


def speaker_of(scene: Scene, where: Span) -> Party | None:
    """The speaker of the innermost attribution over `where`; its mention gives the name."""
    holding = (
        sorted(
            (sum(s.end - s.start for s in each.content), each.id, each)
            for each in scene.attributions
            if any(s.covers(where) for s in each.content)
        )
        if scene.attributions
        else []
    )
    for _, _, each in holding:
        if not each.source:
            continue
        named = [one for one in scene.all_mentions if one.span.overlaps(each.source[0])]
        if named:
            best = _speaking(scene, each.source[0], named)
            return Party(best.name, best.span, best.cluster, best.entity_kind)
        words = (each.speaker or "").casefold()
        if each.speaker and words not in _PRONOUNS:
            return Party(each.speaker, each.source[0])
    return None


def _speaking(scene: Scene, source: Span, named: Sequence[Mention]) -> Mention:
    """Which of the mentions in a source is the speaker.

    The last person before its first comma, not one whose spokesman it is; else the longest name.
    """
    text = scene.page
    last: Mention | None = None
    for each in sorted(named, key=lambda one: one.span):
        between = text[source.start : each.span.start]
        owner = text[each.span.end : each.span.end + 2] in {"’s", "'s"}
        person = each.entity_kind == "person" and each.kind != "pronoun"
        if person and source.covers(each.span) and "," not in between and not owner:
            last = each
    return last or min(
        named, key=lambda one: (one.kind == "pronoun", one.span.start - one.span.end, one.span)
    )


def same_party(a: Party, b: Party) -> bool:
    """Whether two parties are one: by their cluster, else by their name."""
    return (a.cluster >= 0 and a.cluster == b.cluster) or a.name.lower() == b.name.lower()


def reporter(scene: Scene, here: Tree, act: Coded) -> Party | None:
    """Who says that "it" or "they" did it: in "Kestria said it had cut the line", Kestria."""
    if act.actor is None or here.tokens[act.actor].text.lower() not in {"it", "they", "he", "she"}:
        return None
    token = here.tokens[act.trigger.token]
    if token.dep != "ccomp" or here.tokens[token.head].pos != "VERB":
        return None
    subject = here.subject(token.head)
    return party(scene.sentence, subject, scene.mentions) if subject is not None else None


def the_two(scene: Scene, here: Tree, act: Coded) -> bool:
    """Whether the doers are the pair told of last: "the two agreed", "the meeting lasted six hours"."""
    if scene.pair is None:
        return False
    if act.trigger.nominal:
        noun = act.trigger.token
        verb = here.tokens[noun].head
        definite = any(here.lemma(kid) == "the" for kid in here.children(noun, "det"))
        return (
            act.actor is None
            and definite
            and here.lemma(noun) in _MEETINGS
            and here.tokens[noun].dep in {"nsubj", "nsubjpass"}
            and here.lemma(verb) in _LASTING
            and act.status == "happened"
        )
    subject = act.actor if act.actor is not None else here.subject(act.trigger.token)
    if subject is None:
        return False
    words = {here.lemma(kid) for kid in (subject, *here.children(subject, "det", "nummod"))}
    bare = here.lemma(subject) in {"two", "both", "pair"}
    return bare or (bool(words & {"two", "both"}) and here.lemma(subject) in _BOTH)

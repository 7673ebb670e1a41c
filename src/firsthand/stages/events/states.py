"""The state in which a sentence puts a channel, by the words over it from the nearest outwards."""

from firsthand.model.event import ChannelStateName
from firsthand.stages.events.modality import Mood, mood
from firsthand.stages.events.nodes import Node, is_unanswered
from firsthand.stages.events.tree import Tree
from firsthand.stages.events.words import StateRow, channel_kinds, channel_states, effects, verbs_that

__all__ = ["state_of", "states_aside"]

_LEAVING = frozenset(
    {
        "after",
        "before",
        "since",
        "for",
        "over",
        "about",
        "during",
        "following",
        "despite",
        "by",
        "on",
        "in",
        "at",
    }
)
_BY_THEMSELVES = frozenset({"talks", "visit"})
_PHASES = frozenset(
    {"round", "series", "resumption", "suspension", "cancellation", "postponement", "reopening", "closure",
     "start", "use", "offer", "invitation", "request", "proposal", "plan", "number", "date", "end"}
)  # fmt: skip
_ASKED = frozenset({"request", "consider", "try", "permit", "prevent", "refuse", "fail"})
_DAYS = frozenset({"day", "week", "hour", "morning", "leg", "stop", "part"})
_AHEAD = frozenset({"plan", "offer", "request", "consider"})
_AGREEING = frozenset({"agree", "promise", "pledge", "vow", "confirm"})
_ASIDE = frozenset({"suspended", "closed", "postponed", "not_held", "resumed", "declined"})
_OFF = frozenset({"off", "down", "dead", "silent", "dark", "cut", "closed", "shut"})
_ON = frozenset({"on", "up", "open", "live", "working", "back"})


def state_of(here: Tree, node: Node, how: Mood) -> ChannelStateName | None:
    """The state of the channel named at `node`; None where the sentence says nothing of it.

    The words over the channel count from the nearest outwards, and an outer one may undo an inner one. What
    is to "remain open" is open; what is to be opened is only proposed.
    """
    if node.kind == "hotline" and is_unanswered(here):
        return "unanswered"
    if here.lemma(node.token) in {"pick", "answer"}:
        return None if how.negated or how.modal or how.tense == "future" else "open"
    state = _by_being(here, node.token)
    if state is not None:
        return state
    if here.tokens[node.token].pos == "ADJ":
        return "proposed"
    if how.supposed:
        return None
    over = _over(here, node.token)
    state = _under(here, over, "held" if here.tokens[node.token].pos == "VERB" else None)
    if state is None:
        return "held" if _stands_alone(here, node, how) else None
    stays = state == "open" and any(here.lemma(each) in verbs_that("keep") for each in over)
    if stays and not (how.unreal or how.negated or set(how.effects) & _ASKED):
        return "open"
    if state == "closed" and node.kind in _BY_THEMSELVES:  # talks that ended were held
        state = "held"
    if state in {"held", "resumed", "open"}:
        ahead = how.modal or how.tense == "future" or how.purpose or bool(set(how.effects) & _AHEAD)
        if how.unreal or ahead:
            return "proposed"
        if how.negated:
            return "not_held"
    return state


def _under(here: Tree, over: tuple[int, ...], state: ChannelStateName | None) -> ChannelStateName | None:
    """The state after all governing words; what is agreed to be kept open is open."""
    for word in over:
        if not (state == "open" and here.lemma(word) in _AGREEING):
            state = _then(here, word, state)
    return state


def _by_being(here: Tree, token: int) -> ChannelStateName | None:
    """What a line is said to be: "is still off", "was dead", "is open"."""
    above = here.tokens[token].head
    if here.tokens[token].dep != "nsubj" or here.lemma(above) != "be" or here.tokens[above].pos != "AUX":
        return None
    words = {here.tokens[kid].text.lower() for kid in here.children(above, "advmod", "acomp", "prt", "prep")}
    negated = bool(here.children(above, "neg"))
    if words & _OFF:
        return None if negated else "suspended"
    return "open" if words & _ON and not negated else None


def _stands_alone(here: Tree, node: Node, how: Mood) -> bool:
    """Whether a channel noun without a telling verb still tells that it took place.

    It is dated or possessed.
    """
    if node.kind not in _BY_THEMSELVES or how.unreal or how.supposed or how.negated or how.effects:
        return False
    token = here.tokens[node.token]
    if any(here.tokens[kid].ent.endswith("DATE") for kid in here.children(node.token, "poss")):
        return True
    if token.dep == "pobj" and here.lemma(here.tokens[token.head].head) in _DAYS:
        return True
    if token.dep == "nsubj" or (
        token.dep == "pobj" and here.lemma(token.head) in {"after", "during", "following"}
    ):
        return bool(here.children(node.token, "prep", "poss", "compound", "amod"))
    return False


def _carrying(here: Tree, noun: int) -> bool:
    """Whether what is done to `noun` is done to the channel under it: a round of talks, no day of a visit."""
    lemma = here.lemma(noun)
    return lemma in _PHASES or lemma in channel_states() or effects().get(lemma) is not None


def _over(here: Tree, token: int) -> tuple[int, ...]:
    """The words that govern the channel; a preposition of time or subject matter ends the chain."""
    found: list[int] = []
    current = token
    for above in here.path(token):
        dep = here.tokens[current].dep
        ajar = here.lemma(above) in {"open", "door"}  # "the door open for talks" is about the talks
        if here.tokens[current].pos == "ADP" and here.lemma(current) in _LEAVING and not ajar:
            break
        if dep in {"relcl", "advcl", "parataxis"} and not (
            dep == "advcl" and here.tokens[current].tag == "VB"
        ):
            break
        if dep == "ccomp" and effects().get(here.lemma(above)) is None:
            break
        if dep in {"appos", "npadvmod"} or (dep == "nsubj" and found):
            break
        noun = here.tokens[above].pos in {"NOUN", "PROPN"}
        if noun and not (_carrying(here, above) or here.lemma(above) in channel_kinds() or ajar):
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
    row = _row(here, word)
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


def _row(here: Tree, word: int) -> StateRow | None:
    """The row of a verb: with its particle where the list has it so, else of the bare verb."""
    lemma = here.lemma(word)
    after = [here.tokens[kid].text.lower() for kid in here.children(word, "prt", "advmod", "prep")]
    after += [here.tokens[kid].text.lower() for kid in here.children(word, "acomp", "oprd")]
    return next(
        (channel_states()[key] for each in after if (key := f"{lemma} {each}") in channel_states()),
        channel_states().get(lemma),
    )


def states_aside(here: Tree, node: Node) -> tuple[tuple[int, ChannelStateName], ...]:
    """States told beside the main clause: "the line, which was cut in March", "a visit that was put off".

    With the verb of each, in text order.
    """
    found: list[tuple[int, ChannelStateName]] = []
    for clause in here.children(node.token, "relcl", "acl"):
        for verb in here.conjuncts(clause):
            row = _row(here, verb)
            how = mood(here, verb)
            if row is None or here.tokens[verb].pos != "VERB" or here.tokens[verb].tag == "VB":
                continue
            if how.supposed or how.modal or how.negated or how.tense == "future" or how.effects:
                continue
            if row.state in _ASIDE:
                found.append((verb, row.state))
    return tuple(found)

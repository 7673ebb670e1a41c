"""One speaker on both sides of an act, in other words: permits here and refuses there."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from firsthand.model.drift import Drift
from firsthand.model.span import DocId, Span
from firsthand.options.drift import DriftOptions
from firsthand.stages.drift.frames import Frame, frames, overlap
from firsthand.stages.drift.heap import Heap
from firsthand.stages.drift.pair import compared, finding
from firsthand.stages.drift.postings import Postings
from firsthand.stages.drift.speech import Statement
from firsthand.stages.drift.told import name_of, row

__all__ = ["opposed"]

_Side = Literal["a", "b"] | None


class _Act(NamedTuple):
    """A frame with the statement it stands in."""

    frame: Frame
    statement: Statement

    @property
    def doc(self) -> DocId:
        return self.statement.span.doc


class _Acts:
    """The acts of one speaker, by kind and sense, found by topic or by the statement they stand in."""

    def __init__(self, acts: Sequence[_Act]) -> None:
        self.all = acts
        groups: dict[tuple[str, int], list[_Act]] = {}
        self._inside: dict[tuple[str, int, Span], list[_Act]] = {}
        for act in acts:
            key = (act.frame.kind, act.frame.sense)
            groups.setdefault(key, []).append(act)
            self._inside.setdefault((*key, act.statement.span), []).append(act)
        self._by_topic = {
            key: Postings(group, [act.frame.topic for act in group]) for key, group in groups.items()
        }

    def near(self, act: _Act, sense: int) -> list[_Act]:
        """The acts of the kind of `act` and of `sense` that share two topic words or a statement with it."""
        postings = self._by_topic.get((act.frame.kind, sense))
        about = postings.sharing(act.frame.topic, 2) if postings is not None else []
        inside = self._inside.get((act.frame.kind, sense, act.statement.span), ())
        found = {id(other): other for other in (*about, *inside) if other is not act}
        return sorted(found.values(), key=_place)


def opposed(heap: Heap, said: Sequence[Statement], options: DriftOptions) -> Iterator[Drift]:
    """Yield the acts of one speaker (all of `said`) on opposite sides of a frame, about one topic."""
    acts = _Acts(_distinct(heap, (_Act(f, s) for s in said for f in frames(heap.side(s.span)))))
    for one in acts.all:
        for two in acts.near(one, -one.frame.sense):
            if _place(one) < _place(two):
                yield from _contradiction(heap, acts, one, two, options)


def _place(act: _Act) -> tuple[Span, str, int]:
    return (act.frame.focus, act.frame.kind, act.frame.sense)


def _distinct(heap: Heap, acts: Iterable[_Act]) -> list[_Act]:
    """The acts without those that a copy repeats: the first page of a family stands for them."""
    children = {child for _, child in heap.edges}
    kept: dict[tuple[object, ...], _Act] = {}
    for act in sorted(acts, key=lambda a: (a.doc in children, a.frame.focus)):
        family = min(heap.families.get(act.doc, frozenset()), default=act.doc)
        kept.setdefault((family, act.frame.kind, act.frame.sense, act.frame.topic, act.frame.bare), act)
    return sorted(kept.values(), key=_place)


def _contradiction(heap: Heap, acts: _Acts, one: _Act, two: _Act, options: DriftOptions) -> Iterator[Drift]:
    own = one.doc == two.doc
    if not own and heap.is_kin(one.doc, two.doc):
        return
    weights = _weights(one, two, options, own=own)
    if weights is None:
        return
    support_one, support_two = _support(heap, acts, one, two), _support(heap, acts, two, one)
    if bool(support_one) != bool(support_two):
        weights.append(("attested_elsewhere", 0.15))
    faithful, because = _believed(heap, support_one, support_two)
    relation: Literal["same_page", "utterance"] = "same_page" if own else "utterance"
    pair = compared(relation, one.frame.side, two.frame.side)
    found = finding("polarity", (one.frame.focus,), (two.frame.focus,), weights, _verdict(heap, one, two))
    if found.score >= options.report:
        yield row(heap, pair, found, options, faithful=faithful, because=because)


def _weights(one: _Act, two: _Act, options: DriftOptions, *, own: bool) -> list[tuple[str, float]] | None:
    """The evidence that two opposite acts are about one thing, or None when they are not."""
    common = one.frame.topic & two.frame.topic
    share = overlap(one.frame.topic, two.frame.topic)
    if len(common) >= 2 and share >= options.topic:
        return [("opposite_acts", 0.35), ("one_speaker", 0.1), ("one_topic", round(0.25 * share, 4))]
    joined = one.frame.focus.end <= two.frame.focus.start and two.frame.focus.start - one.frame.focus.end < 60
    if own and (one.frame.bare or two.frame.bare) and joined and one.statement.span == two.statement.span:
        # "We do not forgive that, and we do forgive it": one breath, no "but"
        return [("opposite_acts", 0.35), ("one_breath", 0.1)]
    return None


def _support(heap: Heap, acts: _Acts, act: _Act, against: _Act) -> list[_Act]:
    """Other acts of the speaker on the same side, about the same topic or in the page of the opposite act."""
    found = []
    for other in acts.near(against, act.frame.sense):
        if other is act:
            continue
        same_topic = len(other.frame.topic & against.frame.topic) >= 2 and (
            overlap(other.frame.topic, against.frame.topic) >= 0.34
        )
        in_one_breath = other.frame.bare and other.statement.span == against.statement.span
        kin = heap.is_kin(other.doc, act.doc)
        if (same_topic and not kin and other.doc != against.doc) or (
            in_one_breath and act.doc != against.doc
        ):
            found.append(other)
    return found


def _believed(heap: Heap, support_one: Sequence[_Act], support_two: Sequence[_Act]) -> tuple[_Side, str]:
    if len(support_one) == len(support_two):
        return None, ""
    first = len(support_one) > len(support_two)
    best = (support_one if first else support_two)[0]
    words = heap.readings[best.doc].text(best.frame.focus)
    because = f"“{words}” in {name_of(heap.documents[best.doc])} sides with the "
    return ("a", because + "first") if first else ("b", because + "second")


def _verdict(heap: Heap, one: _Act, two: _Act) -> str:
    says = {("permit", 1): "permits", ("permit", -1): "refuses", ("consequence", 1): "threatens"}
    says |= {("consequence", -1): "excuses"}
    quoted = [heap.readings[act.doc].text(act.frame.focus) for act in (one, two)]
    first, second = (says[a.frame.kind, a.frame.sense] for a in (one, two))
    return f"{one.statement.name or 'the speaker'} {first} in “{quoted[0]}” and {second} in “{quoted[1]}”"

"""One speaker's words in pages that are no copies, and in one page that contradicts itself."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Literal, NamedTuple

from firsthand.model.attribution import Attribution
from firsthand.model.drift import Drift
from firsthand.model.entity import Entity
from firsthand.model.span import DocId, Signal, Span
from firsthand.options.drift import DriftOptions
from firsthand.stages.drift.checks import findings
from firsthand.stages.drift.frames import Frame, frames, overlap, topic
from firsthand.stages.drift.heap import Heap
from firsthand.stages.drift.pair import Finding, Pair, compared, finding
from firsthand.stages.drift.speech import Statement, speakers_at, statements
from firsthand.stages.drift.told import name_of, row

__all__ = ["sayings"]


class _Act(NamedTuple):
    """A frame with the statement it stands in."""

    frame: Frame
    statement: Statement

    @property
    def doc(self) -> DocId:
        return self.statement.span.doc


def sayings(
    heap: Heap, attributions: Sequence[Attribution], entities: Sequence[Entity], options: DriftOptions
) -> Iterator[Drift]:
    """Yield the contradictions between renderings of one speaker's words.

    Renderings that share most of their words are compared word by word; others by what they do (permit or
    refuse, threaten or excuse) on one topic. Pages of one family are left to their edges, except that each
    page is also held against itself and against its own headline.
    """
    said = statements(heap, attributions, entities)
    by_speaker: dict[str, list[Statement]] = {}
    for statement in said:
        by_speaker.setdefault(statement.speaker, []).append(statement)
    for speaker in sorted(by_speaker):
        mine = by_speaker[speaker]
        yield from _same_words(heap, mine, options)
        acts = _distinct(heap, [_Act(f, s) for s in mine for f in frames(heap.side(s.span))])
        yield from _opposed(heap, acts, options)
    yield from _headlines(heap, said, entities, options)


def _same_words(heap: Heap, said: Sequence[Statement], options: DriftOptions) -> Iterator[Drift]:
    """Changes between two renderings that share most of their words."""
    for one, two in _candidates(heap, said):
        pair = compared("utterance", heap.side(one.span), heap.side(two.span))
        if pair.similar < 0.55 or not pair.runs:
            continue
        joined = one.utterance is not None and one.utterance == two.utterance
        for found in findings(pair):
            if found.type in {"attribution", "wording", "actor"}:
                continue
            extra = [Signal("one_utterance", 0.0) if joined else Signal("perhaps_another_occasion", -0.15)]
            verdict = _side_with(heap, pair, found, said)
            yield row(heap, pair, found, options, faithful=verdict[0], more=extra, because=verdict[1])


def _candidates(heap: Heap, said: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Pairs of statements of unrelated pages with three content words in common, each wording once."""
    wordings: dict[frozenset[str], Statement] = {}
    index: dict[str, list[frozenset[str]]] = {}
    for statement in said:
        words = topic(heap.side(statement.span).tokens) | _numbers(heap, statement)
        if len(words) >= 3:
            wordings.setdefault(words, statement)
    order = sorted(wordings, key=lambda words: wordings[words].span)
    seen: set[tuple[Span, Span]] = set()
    for words in order:
        mine = wordings[words]
        shared: dict[frozenset[str], int] = {}
        for word in sorted(words):
            for other in index.get(word, ()):
                shared[other] = shared.get(other, 0) + 1
            index.setdefault(word, []).append(words)
        for other, count in sorted(shared.items(), key=lambda item: wordings[item[0]].span):
            theirs = wordings[other]
            key = (theirs.span, mine.span)
            if count >= 3 and key not in seen and not heap.is_kin(mine.span.doc, theirs.span.doc):
                seen.add(key)
                yield (theirs, mine) if theirs.span < mine.span else (mine, theirs)


def _numbers(heap: Heap, statement: Statement) -> frozenset[str]:
    """Negations and numbers tell wordings apart that have the same content words."""
    return frozenset(
        t.norm for t in heap.side(statement.span).tokens if t.number or t.norm in {"not", "no", "never"}
    )


def _side_with(
    heap: Heap, pair: Pair, found: Finding, said: Sequence[Statement]
) -> tuple[Literal["a", "b"] | None, str]:
    """The side that other renderings of the same speaker in unrelated pages read like."""
    for_a: list[Span] = []
    for_b: list[Span] = []
    for other in said:
        if heap.is_kin(other.span.doc, pair.a.span.doc) or heap.is_kin(other.span.doc, pair.b.span.doc):
            continue
        side = heap.side(other.span)
        with_a, with_b = compared("utterance", pair.a, side), compared("utterance", pair.b, side)
        if max(with_a.similar, with_b.similar) < 0.55:
            continue
        differs_a = any(f.type == found.type for f in findings(with_a))
        differs_b = any(f.type == found.type for f in findings(with_b))
        if differs_a != differs_b:
            (for_b if differs_a else for_a).append(other.span)
    if len(for_a) == len(for_b):
        return None, ""
    side_, spans = ("a", for_a) if len(for_a) > len(for_b) else ("b", for_b)
    ordinal = "first" if side_ == "a" else "second"
    return (
        "a" if side_ == "a" else "b"
    ), f"{name_of(heap.documents[spans[0].doc])} has the {ordinal} wording as well"


def _distinct(heap: Heap, acts: Iterable[_Act]) -> list[_Act]:
    """The acts without those that a copy repeats: the first page of a family stands for them."""
    children = {child for _, child in heap.edges}
    kept: dict[tuple[object, ...], _Act] = {}
    for act in sorted(acts, key=lambda a: (a.doc in children, a.frame.focus)):
        family = min(heap.families.get(act.doc, frozenset()), default=act.doc)
        kept.setdefault((family, act.frame.kind, act.frame.sense, act.frame.topic, act.frame.bare), act)
    return sorted(kept.values(), key=lambda a: a.frame.focus)


def _opposed(heap: Heap, acts: Sequence[_Act], options: DriftOptions) -> Iterator[Drift]:
    """Acts of one speaker on opposite sides of a frame, about one topic."""
    for one, two in combinations(acts, 2):
        if one.frame.kind != two.frame.kind or one.frame.sense == two.frame.sense:
            continue
        own = one.doc == two.doc
        if not own and heap.is_kin(one.doc, two.doc):
            continue
        weights = _weights(one, two, options, own=own)
        if weights is None:
            continue
        support_one, support_two = _support(heap, one, acts, two), _support(heap, two, acts, one)
        if (support_one or support_two) and not (support_one and support_two):
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
        # "We will not allow this, and we will allow that": one breath, no "but"
        return [("opposite_acts", 0.35), ("one_breath", 0.1)]
    return None


def _support(heap: Heap, act: _Act, acts: Sequence[_Act], against: _Act) -> list[_Act]:
    """Other acts of the speaker on the same side, about the same topic or in the page of the opposite act."""
    found = []
    for other in acts:
        if (
            other.frame.kind != act.frame.kind
            or other.frame.sense != act.frame.sense
            or other in (act, against)
        ):
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


def _believed(
    heap: Heap, support_one: Sequence[_Act], support_two: Sequence[_Act]
) -> tuple[Literal["a", "b"] | None, str]:
    if len(support_one) == len(support_two):
        return None, ""
    side, support = ("a", support_one) if len(support_one) > len(support_two) else ("b", support_two)
    words = " ".join(heap.documents[support[0].doc].text[s.start : s.end] for s in (support[0].frame.focus,))
    because = f"“{' '.join(words.split())}” in {name_of(heap.documents[support[0].doc])} sides with the "
    return ("a" if side == "a" else "b"), because + ("first" if side == "a" else "second")


def _verdict(heap: Heap, one: _Act, two: _Act) -> str:
    says = {("permit", 1): "permits", ("permit", -1): "refuses", ("consequence", 1): "threatens"}
    says |= {("consequence", -1): "excuses"}
    quoted = [
        " ".join(heap.documents[a.doc].text[a.frame.focus.start : a.frame.focus.end].split())
        for a in (one, two)
    ]
    first, second = (says[a.frame.kind, a.frame.sense] for a in (one, two))
    return f"{one.statement.name or 'the speaker'} {first} in “{quoted[0]}” and {second} in “{quoted[1]}”"


def _headlines(
    heap: Heap, said: Sequence[Statement], entities: Sequence[Entity], options: DriftOptions
) -> Iterator[Drift]:
    """Headlines that warn above a quotation of the same party that promises no consequences."""
    mentions = speakers_at(entities)
    told: set[tuple[DocId, Span]] = set()
    for statement in said:
        doc = statement.span.doc
        for frame in frames(heap.side(statement.span)):
            if frame.kind != "consequence" or frame.sense != -1 or (doc, frame.focus) in told:
                continue
            best = _headline(heap, doc, frame, statement, mentions)
            if best is None:
                continue
            told.add((doc, frame.focus))
            pair = compared("same_page", best.side, frame.side)
            weights = [("headline_warns", 0.4), ("quotation_excuses", 0.2), ("one_topic", 0.15)]
            quoted = [heap.readings[doc].text(f.focus) for f in (best, frame)]
            why = f"the headline warns (“{quoted[0]}”), the quotation promises “{quoted[1]}”"
            found = finding("polarity", (best.focus,), (frame.focus,), weights, why)
            yield row(
                heap,
                pair,
                found,
                options,
                faithful="a",
                because="the headline agrees with the rest of the page",
            )


def _headline(
    heap: Heap,
    doc: DocId,
    frame: Frame,
    statement: Statement,
    mentions: Mapping[DocId, list[tuple[Span, Entity]]],
) -> Frame | None:
    """The frame of the page's headline that threatens on the same topic and by the same party."""
    document = heap.documents[doc]
    near = Span(doc, max(0, statement.span.start - 200), statement.span.end)
    here = {e.id for span, e in mentions.get(doc, ()) if near.covers(span)} | {statement.speaker}
    best: tuple[int, Frame] | None = None
    for segment in document.segments:
        if segment.label != "headline":
            continue
        span = Span(doc, segment.start, segment.end)
        parties = {e.id for inner, e in mentions.get(doc, ()) if span.covers(inner)}
        for other in frames(heap.side(span), headline=True):
            common = len(other.topic & frame.topic)
            if other.kind == "consequence" and other.sense == 1 and common and parties & here:
                best = max(best or (0, other), (common, other), key=lambda item: item[0])
    return best[1] if best else None

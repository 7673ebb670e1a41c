"""One speaker's words in pages that are no copies, and in one page that contradicts itself."""

from collections.abc import Iterator, Sequence
from typing import Literal

from firsthand.model.attribution import Attribution
from firsthand.model.drift import Drift
from firsthand.model.entity import Entity
from firsthand.model.span import Signal, Span
from firsthand.options.drift import DriftOptions
from firsthand.stages.drift.checks import findings
from firsthand.stages.drift.frames import overlap, topic
from firsthand.stages.drift.headlines import headlines
from firsthand.stages.drift.heap import Heap
from firsthand.stages.drift.opposed import opposed
from firsthand.stages.drift.pair import Finding, Pair, compared
from firsthand.stages.drift.postings import Postings
from firsthand.stages.drift.retold import Retold, retold
from firsthand.stages.drift.speech import Statement, statements
from firsthand.stages.drift.told import name_of, row

__all__ = ["sayings"]

_LEAST = 3
"""Content words that two renderings of one statement have in common at least."""


def sayings(
    heap: Heap, attributions: Sequence[Attribution], entities: Sequence[Entity], options: DriftOptions
) -> Iterator[Drift]:
    """Yield the contradictions between renderings of one speaker's words.

    Renderings that share most of their words are compared word by word; others by what they do (permit or
    refuse, threaten or excuse) on one topic, and those of one utterance by their amounts, days and parties.
    Pages of one family are left to their edges, except that each page is also held against itself and against
    its own headline. Renderings are found by words that are rare for the speaker, so a much quoted one costs
    no more a statement than any other.
    """
    said = statements(heap, attributions, entities)
    by_speaker: dict[str, list[Statement]] = {}
    for statement in said:
        by_speaker.setdefault(statement.speaker, []).append(statement)
    for speaker in sorted(by_speaker):
        mine = by_speaker[speaker]
        yield from _same_words(heap, mine, options)
        yield from opposed(heap, mine, options)
    yield from headlines(heap, said, entities, options)


def _same_words(heap: Heap, said: Sequence[Statement], options: DriftOptions) -> Iterator[Drift]:
    """Changes between two renderings that share most of their words, each wording compared once."""
    wordings: dict[frozenset[str], Statement] = {}
    for statement in said:
        words = _words(heap, statement)
        if len(words) >= _LEAST:
            wordings.setdefault(words, statement)
    known = Postings(list(wordings.values()), list(wordings))
    for words, one in wordings.items():
        near = [other for other in known.sharing(words, _LEAST) if other is not one]
        for two in near:
            if one.span < two.span and not heap.is_kin(one.span.doc, two.span.doc):
                yield from _compared(heap, one, two, near, options)


def _compared(
    heap: Heap, one: Statement, two: Statement, near: Sequence[Statement], options: DriftOptions
) -> Iterator[Drift]:
    pair = compared("utterance", heap.side(one.span), heap.side(two.span))
    joined = one.utterance is not None and one.utterance == two.utterance
    if pair.similar >= options.rewritten and pair.runs:
        found = [each for each in findings(pair) if each.type not in {"attribution", "wording", "actor"}]
    elif joined:
        words = [topic(side.tokens) for side in (pair.a, pair.b)]
        alike = Retold(pair, words[0] & words[1], overlap(*words))
        found = [each for each in retold(alike, anew=True) if each.type not in {"attribution", "modality"}]
    else:
        return
    extra = [Signal("one_utterance", 0.0) if joined else Signal("perhaps_another_occasion", -0.15)]
    for each in found:
        faithful, because = _side_with(heap, pair, each, near, options)
        yield row(heap, pair, each, options, faithful=faithful, more=extra, because=because)


def _words(heap: Heap, statement: Statement) -> frozenset[str]:
    """Content words; negations and numbers tell wordings apart that have the same ones."""
    tokens = heap.side(statement.span).tokens
    return topic(tokens) | {t.norm for t in tokens if t.number or t.norm in {"not", "no", "never"}}


def _side_with(
    heap: Heap, pair: Pair, found: Finding, near: Sequence[Statement], options: DriftOptions
) -> tuple[Literal["a", "b"] | None, str]:
    """The side that other renderings (`near` the first) in unrelated pages read like."""
    for_a: list[Span] = []
    for_b: list[Span] = []
    for other in near:
        if heap.is_kin(other.span.doc, pair.a.span.doc) or heap.is_kin(other.span.doc, pair.b.span.doc):
            continue
        side = heap.side(other.span)
        with_a, with_b = compared("utterance", pair.a, side), compared("utterance", pair.b, side)
        if max(with_a.similar, with_b.similar) < options.rewritten:
            continue
        differs_a = any(f.type == found.type for f in findings(with_a))
        differs_b = any(f.type == found.type for f in findings(with_b))
        if differs_a != differs_b:
            (for_b if differs_a else for_a).append(other.span)
    if len(for_a) == len(for_b):
        return None, ""
    first = len(for_a) > len(for_b)
    ordinal = "first" if first else "second"
    because = (
        f"{name_of(heap.documents[(for_a if first else for_b)[0].doc])} has the {ordinal} wording as well"
    )
    return ("a" if first else "b"), because

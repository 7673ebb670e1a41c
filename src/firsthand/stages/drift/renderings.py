"""Sentences of different pages that render one thing in other words, found without descent or parse."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from firsthand.model.document import Document
from firsthand.model.span import DocId, Span
from firsthand.options.drift import DriftOptions
from firsthand.stages.drift.heap import Heap
from firsthand.stages.drift.phrases import is_light_word
from firsthand.stages.drift.postings import Postings
from firsthand.text.sentences import sentences
from firsthand.text.stems import stem
from firsthand.text.words import words

__all__ = ["Rendering", "renderings"]

_LABELS = frozenset({"body", "headline", "subhead"})
_LONGEST = 80
"""Words of the longest sentence that is looked at."""

_MANY = 7
"""Shared words that need no further evidence; with two names among them about half as many do."""


class _Sentence(NamedTuple):
    """A sentence by its content words as stems; ``names`` are those printed as names or with digits."""

    span: Span
    words: frozenset[str]
    names: frozenset[str]


class Rendering(NamedTuple):
    """Two sentences about one thing: their places, the words they share, the weight of those (0 to 1)."""

    a: Span
    b: Span
    shared: frozenset[str]
    share: float


def renderings(heap: Heap, options: DriftOptions) -> Iterator[Rendering]:
    """Yield the pairs of sentences in different pages that are about one thing, in reading order.

    They share the rarer part of their words, and stand in pages that are copies, that have a second such pair
    or a sentence in common. Each wording of the heap is looked at once, in its first page, so copies that
    carry one wording add nothing. Side a is the parent's where one is, else the smaller id's.
    """
    told, carried = _wordings(heap)
    weights = _weights(told)
    whole = {each.words: _sum(each.words, weights) for each in told}
    known = Postings(told, [each.words for each in told])
    found: dict[tuple[DocId, DocId], list[Rendering]] = {}
    for one in told:
        for two in known.sharing(one.words, 3):
            if one.span < two.span and one.span.doc != two.span.doc:
                pair = _pair(heap, one, two, weights, min(whole[one.words], whole[two.words]), options)
                if pair is not None:
                    found.setdefault((one.span.doc, two.span.doc), []).append(pair)
    for docs in sorted(found):
        alike = (
            len(found[docs]) > 1 or heap.is_kin(*docs) or not carried[docs[0]].isdisjoint(carried[docs[1]])
        )
        if alike:
            yield from _best(found[docs])


def _wordings(heap: Heap) -> tuple[list[_Sentence], dict[DocId, set[frozenset[str]]]]:
    """Every sentence that says something, each set of words once, upstream pages first; who carries which."""
    kept: dict[frozenset[str], _Sentence] = {}
    carried: dict[DocId, set[frozenset[str]]] = {}
    for doc in sorted(heap.documents, key=lambda doc: (doc in heap.children, doc)):
        if heap.documents[doc].language == "en":
            for sentence in _sentences(heap.documents[doc]):
                kept.setdefault(sentence.words, sentence)
                carried.setdefault(doc, set()).add(sentence.words)
    return sorted(kept.values(), key=lambda sentence: sentence.span), carried


def _sentences(document: Document) -> Iterator[_Sentence]:
    for segment in document.segments:
        if segment.label not in _LABELS:
            continue
        for start, end in sentences(document.text, segment.start, segment.end):
            printed = words(document.text, start, end)
            if not 5 <= len(printed) <= _LONGEST:
                continue
            kept = [word for word in printed if not is_light_word(word.text) and len(word.text) > 1]
            names = frozenset(
                stem(word.text)
                for word in kept
                if word.start > start + 1 and not document.text[word.start].islower()
            )
            content = frozenset(stem(word.text) for word in kept)
            if len(content) >= 4:
                yield _Sentence(Span(document.id, start, end), content, names)


def _weights(told: list[_Sentence]) -> Mapping[str, float]:
    """How much a word says: the rarer in the heap, the more."""
    counts = Counter(word for each in told for word in each.words)
    return {word: math.log((1 + len(told)) / count) for word, count in counts.items()}


def _pair(
    heap: Heap,
    one: _Sentence,
    two: _Sentence,
    weights: Mapping[str, float],
    least: float,
    options: DriftOptions,
) -> Rendering | None:
    """The two as renderings of one thing; `least` is the weight of the words of the lighter one."""
    shared = one.words & two.words
    share = round(_sum(shared, weights) / least, 4) if least else 0.0
    named = len(shared & (one.names | two.names))
    many = len(shared) >= _MANY or (named > 1 and len(shared) > _MANY // 2)
    if share < options.rendering or not (many or share >= options.rewritten):
        return None
    if (two.span.doc, one.span.doc) in heap.parents:
        one, two = two, one
    return Rendering(one.span, two.span, shared, share)


def _sum(kept: frozenset[str], weights: Mapping[str, float]) -> float:
    return sum(weights[word] for word in sorted(kept))


def _best(pairs: list[Rendering]) -> Iterator[Rendering]:
    """The pairs in which each is the best counterpart of the other, so that a sentence is told from once."""
    best: dict[Span, Rendering] = {}
    for pair in sorted(pairs, key=lambda pair: (-pair.share, pair.a, pair.b)):
        best.setdefault(pair.a, pair)
        best.setdefault(pair.b, pair)
    yield from sorted({pair for pair in pairs if best[pair.a] is pair or best[pair.b] is pair})

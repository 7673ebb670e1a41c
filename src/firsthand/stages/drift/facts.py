"""One fact, two amounts: unrelated pages that count the same thing about the same names differently."""

from collections.abc import Iterator
from typing import NamedTuple

from firsthand.model.document import Document
from firsthand.model.drift import Drift
from firsthand.model.span import Signal, Span
from firsthand.options.drift import DriftOptions
from firsthand.stages.drift.frames import overlap, topic
from firsthand.stages.drift.heap import Heap
from firsthand.stages.drift.pair import compared, finding
from firsthand.stages.drift.reading import Token
from firsthand.stages.drift.told import row
from firsthand.text.numbers import is_rounding, same
from firsthand.text.sentences import sentences
from firsthand.text.stems import stem

__all__ = ["facts"]

_CROWDED = 40
"""Sentences that may share one name and one counted thing; more are a subject, not a fact."""


class _Count(NamedTuple):
    """A counted thing in a sentence: the number, what it counts, the names and words around it."""

    span: Span
    token: Token
    thing: str
    names: frozenset[str]
    about: frozenset[str]


def facts(heap: Heap, options: DriftOptions) -> Iterator[Drift]:
    """Yield the amounts that two unrelated pages give differently for one thing.

    Copies are left to their edges. The two
    sentences share the counted word, two names and three in five of their content words. Amounts also
    differ because the second page knows more (a toll that rises), so these are possible changes unless both
    pages carry one date.
    """
    index: dict[tuple[str, str], list[_Count]] = {}
    copies = {child for _, child in heap.edges}
    for doc in sorted(heap.documents):
        if doc not in copies and heap.documents[doc].language == "en":
            for count in _counts(heap, heap.documents[doc]):
                for name in sorted(count.names):
                    index.setdefault((count.thing, name), []).append(count)
    seen: set[tuple[Span, Span]] = set()
    for key in sorted(index):
        rows = index[key]
        if len(rows) > _CROWDED:
            continue
        for at, one in enumerate(rows):
            for two in rows[at + 1 :]:
                if (one.span, two.span) not in seen and _is_one_fact(heap, one, two):
                    seen.add((one.span, two.span))
                    yield from _compared(heap, one, two, options)


def _counts(heap: Heap, document: Document) -> Iterator[_Count]:
    for segment in document.segments:
        if segment.label != "body":
            continue
        for place in sentences(document.text, segment.start, segment.end):
            span = Span(document.id, *place)
            if not any(map(str.isdigit, document.text[span.start : span.end])):
                continue
            tokens = heap.side(span).tokens
            counted = [
                i for i, t in enumerate(tokens[:-1]) if t.number is not None and t.number.kind == "count"
            ]
            if len(counted) != 1:
                continue
            at = counted[0]
            names = frozenset(t.norm for t in tokens if t.name)
            follower = tokens[at + 1]
            if len(names) >= 2 and follower.kind == "word" and len(follower.norm) > 3 and not follower.name:
                yield _Count(span, tokens[at], stem(follower.norm), names, topic(tokens))


def _is_one_fact(heap: Heap, one: _Count, two: _Count) -> bool:
    return (
        not heap.is_kin(one.span.doc, two.span.doc)
        and len(one.names & two.names) >= 2
        and len(one.about & two.about) >= 4
        and overlap(one.about, two.about) >= 0.6
    )


def _compared(heap: Heap, one: _Count, two: _Count, options: DriftOptions) -> Iterator[Drift]:
    first, second = one.token.number, two.token.number
    assert first is not None
    assert second is not None
    if first.kind != second.kind or same(first, second) or is_rounding(first, second):
        return
    pair = compared("fact", heap.side(one.span), heap.side(two.span))
    a = Span(one.span.doc, one.token.start, one.token.end)
    b = Span(two.span.doc, two.token.start, two.token.end)
    days = [(heap.documents[s.doc].published or "")[:10] for s in (a, b)]
    more = [Signal("one_day", 0.1)] if days[0] and days[0] == days[1] else []
    words = [heap.readings[s.doc].text(s) for s in (a, b)]
    found = finding(
        "number",
        (a,),
        (b,),
        (("other_value", 0.35), ("counts_the_same", 0.15)),
        f"“{words[0]}” here, “{words[1]}” there",
    )
    yield row(heap, pair, found, options, more=more)

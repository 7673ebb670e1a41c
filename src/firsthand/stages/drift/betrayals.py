"""A synonym of the wrong sense that its own page betrays.

It "approved" a man, and then speaks of "those sanctions"; he "stopped working to" mend a thing, and then
keeps trying to.
"""

import re
from collections.abc import Iterator

from firsthand.model.document import Document
from firsthand.model.drift import Drift
from firsthand.model.span import DocId, Span
from firsthand.options.drift import DriftOptions
from firsthand.stages.drift.frames import topic
from firsthand.stages.drift.heap import Heap
from firsthand.stages.drift.pair import compared, finding
from firsthand.stages.drift.phrases import Accident, belied, betrayed, matches
from firsthand.stages.drift.told import row
from firsthand.text.sentences import sentences

__all__ = ["betrayals"]

_REACH = 3
"""Sentences behind the wrong word within which the page must point back to the right one."""


_COMMON = 2
"""Words about the thing itself that both sentences must have."""

_ENDS = re.compile(r"\b(?:stop|stops|stopped|quit|quits|ceased?|ceases)\s+working\s+to\b", re.IGNORECASE)


def betrayals(heap: Heap, options: DriftOptions) -> Iterator[Drift]:
    """Yield the wrong-sense synonyms of a name's verb where the page points back to the right sense.

    Asked for are a name right behind the verb ("approved General Moll") and, in a later sentence nearby, the
    noun with a word that points back ("those sanctions"): to approve sanctions is no accident, to approve a
    man who is then under "those sanctions" is one. Each page tells it once. So is an effort that a page ends
    ("stopped working to reopen the line") and later goes on with ("would keep pressing to reopen the line").
    """
    yield from _unfinished(heap, options)
    for doc in sorted(heap.documents):
        document = heap.documents[doc]
        for accident in betrayed():
            if accident.betrayed_by not in document.text:
                continue
            tries = (_find(heap, doc, accident, wrong) for wrong in accident.wrong if wrong in document.text)
            found = next((place for place in tries if place is not None), None)
            if found is None:
                continue
            evidence, wrong, first, second = found
            pair = compared("same_page", heap.side(first), heap.side(second))
            words = [heap.readings[doc].text(span) for span in (evidence, wrong)]
            why = f"“{words[1]}” stands for “{accident.right}”, since the page goes on with “{words[0]}”"
            weights = [("synonym_of_the_wrong_sense", 0.4), ("page_points_back_to_the_right_sense", 0.25)]
            yield row(
                heap, pair, finding("polarity", (evidence,), (wrong,), weights, why), options, faithful="a"
            )


def _find(heap: Heap, doc: DocId, accident: Accident, word: str) -> tuple[Span, Span, Span, Span] | None:
    """The noun that betrays, the wrong `word`, and their sentences; None when nothing betrays it."""
    document = heap.documents[doc]
    body = _body(document)
    back = re.compile(
        rf"\b(?:those|these|such|the same)\s+{re.escape(accident.betrayed_by)}\b", re.IGNORECASE
    )
    verb = re.compile(rf"\b{re.escape(word)}\s+(?=(?:[A-Z][\w.’'-]+))")
    for index, span in enumerate(body):
        hit = verb.search(document.text, span.start, span.end)
        if hit is None or accident.betrayed_by in document.words(span):
            continue
        for later in body[index + 1 : index + 1 + _REACH]:
            proof = back.search(document.text, later.start, later.end)
            if proof is not None:
                wrong = Span(doc, hit.start(), hit.start() + len(word))
                return Span(doc, *proof.span()), wrong, later, span
    return None


def _body(document: Document) -> list[Span]:
    """The sentences of the article itself."""
    return [
        Span(document.id, *place)
        for segment in document.segments
        if segment.label == "body"
        for place in sentences(document.text, segment.start, segment.end)
    ]


def _unfinished(heap: Heap, options: DriftOptions) -> Iterator[Drift]:
    """Yield the efforts that a page ends in the words of an accident and then says to go on."""
    for doc in sorted(heap.documents):
        found = _going_on(heap, doc) if _ENDS.search(heap.documents[doc].text) else None
        if found is None:
            continue
        proof, wrong, later, first = found
        pair = compared("same_page", heap.side(later), heap.side(first))
        words = [heap.readings[doc].text(span) for span in (proof, wrong)]
        why = f"“{words[1]}” stands for “failed to”, since the page later says that it goes on (“{words[0]}”)"
        weights = [("synonym_of_the_wrong_sense", 0.4), ("page_says_that_it_goes_on", 0.25)]
        yield row(heap, pair, finding("polarity", (proof,), (wrong,), weights, why), options, faithful="a")


def _going_on(heap: Heap, doc: DocId) -> tuple[Span, Span, Span, Span] | None:
    """The words that tell of going on, the words that end, and their sentences; None when nothing does."""
    body = _body(heap.documents[doc])
    for index, first in enumerate(body):
        hit = _ENDS.search(heap.documents[doc].text, first.start, first.end)
        if hit is None:
            continue
        about = topic([t for t in heap.side(first).tokens if t.start >= hit.end()])
        for later in body[index + 1 :]:
            side = heap.side(later)
            for at in range(len(side.tokens)):
                length = max((matches(p, side.tokens, at) for r in belied() for p in r.belied_by), default=0)
                if length and len(topic(side.tokens) & about) >= _COMMON:
                    return side.spans(at, at + length)[0], Span(doc, *hit.span()), later, first
    return None

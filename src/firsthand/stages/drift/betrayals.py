"""A synonym of the wrong sense that its own page betrays: "approved" a man, and then "those sanctions"."""

import re
from collections.abc import Iterator

from firsthand.model.drift import Drift
from firsthand.model.span import DocId, Span
from firsthand.options.drift import DriftOptions
from firsthand.stages.drift.heap import Heap
from firsthand.stages.drift.pair import compared, finding
from firsthand.stages.drift.phrases import Accident, betrayed
from firsthand.stages.drift.told import row
from firsthand.text.sentences import sentences

__all__ = ["betrayals"]

_REACH = 3
"""Sentences behind the wrong word within which the page must point back to the right one."""


def betrayals(heap: Heap, options: DriftOptions) -> Iterator[Drift]:
    """Yield the wrong-sense synonyms of a name's verb where the page points back to the right sense.

    Asked for are a name right behind the verb ("approved General Moll") and, in a later sentence nearby, the
    noun with a word that points back ("those sanctions"): to approve sanctions is no accident, to approve a
    man who is then under "those sanctions" is one. Each page tells it once.
    """
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
    body = [
        Span(doc, *place)
        for segment in (s for s in document.segments if s.label == "body")
        for place in sentences(document.text, segment.start, segment.end)
    ]
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

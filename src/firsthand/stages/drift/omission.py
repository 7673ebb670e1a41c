"""Omission and addition: a denial that a copy leaves out, a claim that it puts in."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from firsthand.model.drift import Drift
from firsthand.model.ids import digest
from firsthand.model.span import DocId, Signal, Span
from firsthand.options.drift import DriftOptions
from firsthand.stages.drift.frames import topic
from firsthand.stages.drift.heap import Heap
from firsthand.stages.drift.told import name_of
from firsthand.text.sentences import sentences
from firsthand.text.stems import stem

__all__ = ["is_denial", "omissions"]

_DENIES = re.compile(
    r"""\b(?:denied|denies|deny|denying|disputed|disputes|refuted|rebuffed|contradicted
    |debunked\s(?:it|th(?:e|is|at|ese)|an?|claims?|reports?)\b
    |(?:rejected|rejects|rejecting|dismissed|dismisses|dismissing)\s(?:[\w’'“”"-]{1,30}\s){0,4}
      (?:it|this|them|that|as|claims?|charges?|accusations?|allegations?|reports?|suggestions?|rumou?rs?|ideas?
      |accounts?|assertions?|speculation|notions?|stor(?:y|ies)|criticisms?|findings?|statements?|words?)\b
    |called\s(?:the|it|this|that|these|those|such)\s(?:\w{1,30}\s){0,4}(?:an?\s)?(?:\w{1,30}\s)?
      (?:false|untrue|invention|fabrication|lie|lies|baseless|unfounded|nonsense|disinformation|unlawful|illegal|fake)
    |(?:was|were|is|are)\s(?:false|untrue|baseless|unfounded|fabricated|nonsense|incorrect|not\strue))\b""",
    re.VERBOSE | re.IGNORECASE,
)
_NO_DENIAL = re.compile(
    r"""\b(?:(?:did|does|do|has|have|had|would|could|can)(?:\s{1,3}not|n[’']t|\s{1,3}never)|neither|nor|not)\s{1,3}
        (?:\w{1,30}\s{1,3}){0,3}(?:deny|denied|denying|reject|rejected|dismiss|dismissed|dispute|disputed)\b
    |\b(?:declined|refused|declines|refuses|refusing|declining)\sto\s(?:\w{1,20}\sor\s)?(?:deny|dispute)\b
    |\b(?:would|will|if\s\w{1,20}|to)\s{1,3}deny\b
    |undeniabl|cannot\sbe\sdenied|\bno\sdenying\b|\b(?:was|were|is|are|be|been|being)\sdenied\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""Every repetition is bounded: a page may hold a line of any length."""

_COUNTERS = re.compile(
    r"""\b(?:false|untrue|hoax|refut\w{1,5}|unfounded|baseless|fake|debunk\w{0,4}|den(?:y|ies|ied|ying|ials?)
    |disput\w{1,4}|s[ck]eptic\w{0,5}|doubt(?:s|ed|ful|ing)?|no\s(?:truth|evidence)|not\s(?:true|supported))\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""Words by which a copy lets its readers know, in whatever words, that a thing is contested."""

_NEGATED = re.compile(r"\b(?:not|never|no)\b|n[’']t\b", re.IGNORECASE)

_DENIAL_STEMS = frozenset(
    stem(word)
    for word in "denied rejected dismissed disputed refuted called false untrue well strongly".split()
)


class _Sentence(NamedTuple):
    span: Span
    topic: frozenset[str]


def omissions(heap: Heap, options: DriftOptions) -> Iterator[Drift]:
    """Yield the denials of a page that its copy leaves out although it keeps what they deny.

    A copy that breaks off long before, or that takes over a small part, leaves out denials as it leaves out
    all else: those are possible changes only, and so are those where the copy tells in some other way that
    the thing is contested, or says itself that it is not so. A sentence that says that somebody did not deny
    is no denial.
    """
    quoting = {(c.parent, c.child) for c in heap.kinship.copies if c.kind == "quotation"}
    for parent, child in heap.edges:
        if (parent, child) in quoting:
            continue
        aligned = [*heap.between.get((parent, child), ())]
        taken = [x.a for x in aligned] + [x.b for x in heap.between.get((child, parent), ())]
        if not taken:
            continue
        theirs = _sentences(heap, parent)
        lost = [
            index
            for index, span in enumerate(theirs)
            if is_denial(heap.readings[parent].text(span))
            and not any(span.overlaps(other) for other in taken)
        ]
        if not lost:
            continue
        own = [_Sentence(s, topic(heap.side(s).tokens)) for s in _sentences(heap, child)]
        if not own:
            continue  # the copy kept no whole sentence: nothing shows that what is denied was kept
        for index in lost:
            told = _omission(heap, options, theirs, index, own, taken)
            if told is not None:
                yield told


def is_denial(text: str) -> bool:
    """Whether a sentence tells that somebody denies something."""
    return _DENIES.search(text) is not None and _NO_DENIAL.search(text) is None


def _sentences(heap: Heap, doc: DocId) -> list[Span]:
    document = heap.documents[doc]
    if not document.segments:
        return [Span(doc, s, e) for s, e in sentences(document.text, 0, len(document.text))]
    return [
        Span(doc, s, e)
        for seg in document.read()
        if seg.label == "body"
        for s, e in sentences(document.text, seg.start, seg.end)
        if e - s > 20 and document.text[e - 1] in ".!?…”\"’'"
    ]


def _omission(
    heap: Heap, options: DriftOptions, theirs: list[Span], index: int, own: list[_Sentence], taken: list[Span]
) -> Drift | None:
    span, child = theirs[index], own[0].span.doc
    text = heap.readings[span.doc].text(span)
    about = topic(heap.side(span).tokens)
    before = topic(heap.side(theirs[index - 1]).tokens) if index else frozenset()
    subject = about - _DENIAL_STEMS
    if any(
        len(s.topic & subject) >= max(1, 0.5 * len(subject)) and is_denial(heap.readings[child].text(s.span))
        for s in own
    ):
        return None  # denied in other words
    kept = max(own, key=lambda s: (len(s.topic & (about | before)), -s.span.start), default=None)
    if kept is None or len(kept.topic & (about | before)) < 2:
        return None
    firm = len(kept.topic & subject) >= min(3, max(1, len(subject))) or len(kept.topic & before) >= 3
    share = sum(s.end - s.start for s in set(taken)) / max(1, sum(s.end - s.start for s in theirs))
    last = max(s.end for s in taken)
    denied = _NEGATED.search(heap.readings[child].text(kept.span)) is not None or any(
        s.topic & (subject | before) and _COUNTERS.search(heap.readings[child].text(s.span)) for s in own
    )
    weights = [("denial_left_out", 0.45), ("what_is_denied_is_kept", 0.2 if firm else 0.05)]
    weights.append(("another_denial_is_kept", -0.25 if denied else 0.0))
    weights.append(("copy_goes_on_behind_it", 0.1 if last > span.end else -0.1))
    weights.append(("small_part_taken", -0.2 if share < 0.3 else 0.0))
    signals = tuple(
        Signal(n, w, (span,) if n == "denial_left_out" else (kept.span,)) for n, w in weights if w
    )
    score = round(sum(s.weight for s in signals), 4)
    return Drift(
        id="d-" + digest("edge", "omission", f"{span.doc}:{span.start}:{span.end}", child),
        relation="edge",
        a=(span,),
        b=(),
        a_context=(span,),
        b_context=(kept.span,),
        type="omission",
        material=score >= options.material,
        likely_faithful="a",
        score=score,
        signals=signals,
        why=f"{name_of(heap.documents[child])} keeps the charge and leaves out the denial that stands in "
        f"{name_of(heap.documents[span.doc])}: “{text}”",
    )

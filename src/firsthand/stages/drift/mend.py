"""The mended page: a damaged copy with each changed wording struck and the attested one beside it."""

from collections.abc import Iterable, Mapping

import msgspec

from firsthand.model.document import Document
from firsthand.model.drift import Drift
from firsthand.model.span import DocId, Span

__all__ = ["Mend", "Mended", "mend"]


class Mend(msgspec.Struct, frozen=True, kw_only=True):
    """One change undone: the page's words struck, the attested ones and where they stand.

    ``struck`` is empty for words that the page left out; they belong behind the character ``at``.
    """

    drift: str
    at: int
    struck: tuple[Span, ...]
    attested: tuple[Span, ...]
    words: str
    why: str


class Mended(msgspec.Struct, frozen=True, kw_only=True):
    """A page with its mends in text order, and the text with both wordings: ``[-struck-] {+attested+}``."""

    doc: DocId
    mends: tuple[Mend, ...]
    text: str


def mend(document: Document, drifts: Iterable[Drift], documents: Mapping[DocId, Document]) -> Mended:
    """`document` with every material change undone that another page of the heap attests.

    Only drifts whose likely faithful side is not this page are used, the surest first where two overlap;
    changes that were taken over from a parent are undone where the page prints the same words. What nobody
    attests stays as it is.
    """
    found: list[Mend] = []
    for drift in sorted(drifts, key=lambda d: (-d.score, d.id)):
        made = _mend(document, drift, documents)
        if made is not None and not any(_clash(made, other) for other in found):
            found.append(made)
    mends = tuple(sorted(found, key=lambda m: (m.at, m.drift)))
    return Mended(doc=document.id, mends=mends, text=_shown(document, mends))


def _mend(document: Document, drift: Drift, documents: Mapping[DocId, Document]) -> Mend | None:
    if not drift.material or drift.likely_faithful is None or drift.type == "addition":
        return None
    if drift.relation == "same_page":
        return None  # the page contradicts itself, but no witness prints what should stand there
    attested, struck, context = (
        (drift.a, drift.b, drift.b_context)
        if drift.likely_faithful == "a"
        else (drift.b, drift.a, drift.a_context)
    )
    if not attested or any(span.doc not in documents for span in attested):
        return None
    if document.id in drift.inherited_by:
        struck, context = _same_words(document, struck, documents), ()
        if not struck:
            return None
    here = [span for span in (*struck, *context) if span.doc == document.id]
    if (
        not here
        or (struck and struck[0].doc != document.id)
        or (attested[0].doc == document.id and not struck)
    ):
        return None
    words = " … ".join(" ".join(documents[s.doc].words(s).split()) for s in attested)
    at = struck[-1].end if struck else here[-1].end
    return Mend(drift=drift.id, at=at, struck=struck, attested=attested, words=words, why=drift.why)


def _same_words(
    document: Document, struck: tuple[Span, ...], documents: Mapping[DocId, Document]
) -> tuple[Span, ...]:
    """Where an heir prints the same changed words, when it prints them exactly once."""
    found = []
    for span in struck:
        words = documents[span.doc].words(span)
        if document.text.count(words) != 1:
            return ()
        start = document.text.index(words)
        found.append(Span(document.id, start, start + len(words)))
    return tuple(found)


def _clash(one: Mend, other: Mend) -> bool:
    return any(a.overlaps(b) for a in one.struck for b in other.struck)


def _shown(document: Document, mends: tuple[Mend, ...]) -> str:
    """The text with its mends written in, from the end so that offsets hold."""
    text = document.text
    for each in reversed(mends):
        if each.struck:
            start, end = each.struck[0].start, each.struck[-1].end
            text = f"{text[:start]}[-{text[start:end]}-] {{+{each.words}+}}{text[end:]}"
        else:
            text = f"{text[: each.at]} {{+{each.words}+}}{text[each.at :]}"
    return text

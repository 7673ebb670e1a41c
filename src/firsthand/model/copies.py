"""Which page derives from which: alignments, copies, families, origins."""

from typing import Literal

import msgspec

from firsthand.model.span import DocId, Signal, Span

__all__ = ["Alignment", "Copy", "CopyKind", "Family", "Kinship", "Origin", "OriginKind"]

CopyKind = Literal["verbatim", "excerpt", "edited", "rewrite", "spun", "translation", "quotation", "merge"]
OriginKind = Literal["document", "upstream", "latent", "utterance"]


class Alignment(msgspec.Struct, frozen=True, order=True):
    """Two passages that render the same upstream wording; for a copy `a` is the parent's side.

    A passage is a sentence or a run of neighbouring sentences that one sentence of the other side renders.
    ``score`` is the share of wording that they have in common, 0 to 1.
    """

    a: Span
    b: Span
    score: float


class Copy(msgspec.Struct, frozen=True, kw_only=True):
    """That `child` derives from `parent` (a document) or, when the parent is not in the heap, from `origin`.

    A merged page has one row for each parent. A quotation copy takes over a quoted passage only and does not
    make its child a member of the parent's family.
    """

    id: str
    child: DocId
    parent: DocId | None = None
    origin: str | None = None
    kind: CopyKind
    child_spans: tuple[Span, ...] = ()
    parent_spans: tuple[Span, ...] = ()
    score: float
    signals: tuple[Signal, ...] = ()
    why: str


class Family(msgspec.Struct, frozen=True, kw_only=True):
    """The documents of one textual descent; a page that nothing derives from or to is a family of one.

    A merged page belongs to two families; it is among the ``guests`` of the one that its lead is not from.
    """

    id: str
    origin: str
    documents: tuple[DocId, ...]
    root: DocId | None = None
    guests: tuple[DocId, ...] = ()


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """What counts once: the root of a family, a credited upstream, an unseen parent, or an utterance.

    ``outlet`` is whose report it is: the outlet of the root, or the one that is credited; null where neither
    is known, and for utterances.
    """

    id: str
    kind: OriginKind
    name: str
    documents: tuple[DocId, ...]
    outlet: str | None = None
    family: str | None = None
    utterance: str | None = None
    possibly_same: tuple[str, ...] = ()
    why: str = ""


class Kinship(msgspec.Struct, frozen=True, kw_only=True):
    """All that the copies stage knows of a heap; `origins` holds those of narration (not of utterances)."""

    alignments: tuple[Alignment, ...]
    copies: tuple[Copy, ...]
    families: tuple[Family, ...]
    origins: tuple[Origin, ...]

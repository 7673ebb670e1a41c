"""What changed on the way: variants and the ones that change the meaning."""

from typing import Literal

import msgspec

from firsthand.model.span import DocId, Signal, Span

__all__ = ["Drift", "DriftType", "Relation", "Variant"]

Relation = Literal["edge", "utterance", "fact", "same_page", "version"]
DriftType = Literal[
    "polarity",
    "number",
    "date",
    "actor",
    "modality",
    "attribution",
    "omission",
    "addition",
    "wording",
]


class Variant(msgspec.Struct, frozen=True, kw_only=True):
    """Two aligned passages that differ: the parent's (or the smaller document id's) side first."""

    relation: Relation
    a: Span
    b: Span
    a_focus: tuple[Span, ...] = ()
    b_focus: tuple[Span, ...] = ()


class Drift(msgspec.Struct, frozen=True, kw_only=True):
    """A variant that changes, or may change, the meaning.

    ``a`` and ``b`` are the changed words (empty where something was left out or added), ``a_context`` and
    ``b_context`` the sentences around them. ``likely_faithful`` names the side that the rest of the heap
    attests.
    """

    id: str
    relation: Relation
    a: tuple[Span, ...]
    b: tuple[Span, ...]
    a_context: tuple[Span, ...] = ()
    b_context: tuple[Span, ...] = ()
    type: DriftType
    material: bool
    likely_faithful: Literal["a", "b"] | None = None
    inherited_by: tuple[DocId, ...] = ()
    score: float
    signals: tuple[Signal, ...] = ()
    why: str

    @property
    def unfaithful(self) -> tuple[Span, ...]:
        """The words that are not known to be faithful: one side's, or both sides' while it is undecided."""
        if self.likely_faithful == "a":
            return self.b
        return self.a if self.likely_faithful == "b" else (*self.a, *self.b)

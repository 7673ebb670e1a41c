"""From a heap of pages to the changes of meaning between them."""

from collections.abc import Mapping, Sequence

from firsthand.model.annotated import Annotated
from firsthand.model.attribution import Attribution, Utterance
from firsthand.model.copies import Kinship
from firsthand.model.document import Document
from firsthand.model.drift import Drift
from firsthand.model.entity import Entity
from firsthand.model.span import DocId
from firsthand.options.drift import DriftOptions
from firsthand.stages.drift.edges import edges
from firsthand.stages.drift.heap import Heap

__all__ = ["drift"]

_DEFAULTS = DriftOptions()


def drift(
    documents: Mapping[DocId, Document],
    kinship: Kinship,
    annotated: Mapping[DocId, Annotated],
    attributions: Sequence[Attribution],
    utterances: Sequence[Utterance],
    entities: Sequence[Entity],
    options: DriftOptions = _DEFAULTS,
) -> tuple[Drift, ...]:
    """Every change of meaning, and every possible one, sorted by id."""
    heap = Heap(documents, kinship)
    found = {each.id: each for each in edges(heap, options)}
    return tuple(found[key] for key in sorted(found))

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
from firsthand.stages.drift.omission import omissions
from firsthand.stages.drift.sayings import sayings
from firsthand.stages.drift.settle import settled

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
    return settled(
        (
            *edges(heap, options),
            *omissions(heap, options),
            *sayings(heap, attributions, entities, options),
        )
    )

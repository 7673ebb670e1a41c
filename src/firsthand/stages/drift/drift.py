"""From a heap of pages to the changes of meaning between them."""

from collections.abc import Mapping, Sequence

import msgspec

from firsthand.model.attribution import Attribution, Utterance
from firsthand.model.copies import Kinship
from firsthand.model.document import Document
from firsthand.model.drift import Drift
from firsthand.model.entity import Entity
from firsthand.model.span import DocId
from firsthand.options.drift import DriftOptions
from firsthand.stages.drift.betrayals import betrayals
from firsthand.stages.drift.edges import edges
from firsthand.stages.drift.facts import facts
from firsthand.stages.drift.heap import Heap
from firsthand.stages.drift.omission import omissions
from firsthand.stages.drift.retellings import retellings
from firsthand.stages.drift.sayings import sayings
from firsthand.stages.drift.settle import settled

__all__ = ["drift"]

_DEFAULTS = DriftOptions()


def drift(
    documents: Mapping[DocId, Document],
    kinship: Kinship,
    attributions: Sequence[Attribution],
    utterances: Sequence[Utterance],
    entities: Sequence[Entity],
    options: DriftOptions = _DEFAULTS,
) -> tuple[Drift, ...]:
    """Every change of meaning, and every possible one (not material, or of low score), sorted by id.

    Looked at are copies against their parents, versions of one address, renderings of one speaker's words in
    unrelated pages, and pages that contradict themselves. With pages and kinship alone (no attributions, no
    entities) only the first two are seen. Differences of wording that change nothing are left out.
    """
    heap = Heap(documents, kinship)
    return settled(
        (
            *edges(heap, options),
            *omissions(heap, options),
            *betrayals(heap, options),
            *facts(heap, options),
            *retellings(heap, options),
            *sayings(heap, _in_utterances(attributions, utterances), entities, options),
        )
    )


def _in_utterances(
    attributions: Sequence[Attribution], utterances: Sequence[Utterance]
) -> tuple[Attribution, ...]:
    """The attributions with the utterance that each renders, where it is not set on them already."""
    known = {member: utterance.id for utterance in utterances for member in utterance.attributions}
    return tuple(
        each if each.utterance else msgspec.structs.replace(each, utterance=known.get(each.id))
        for each in attributions
    )

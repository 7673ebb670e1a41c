"""From a heap of pages to the changes of meaning between them."""

from collections.abc import Iterator, Mapping, Sequence

from firsthand.model.annotated import Annotated
from firsthand.model.attribution import Attribution, Utterance
from firsthand.model.copies import Kinship
from firsthand.model.document import Document
from firsthand.model.drift import Drift
from firsthand.model.entity import Entity
from firsthand.model.ids import span_id
from firsthand.model.span import DocId
from firsthand.options.drift import DriftOptions
from firsthand.stages.drift.checks import findings
from firsthand.stages.drift.pair import Finding, Pair, Side, compared
from firsthand.stages.drift.reading import Reading

__all__ = ["drift"]


def drift(
    documents: Mapping[DocId, Document],
    kinship: Kinship,
    annotated: Mapping[DocId, Annotated],
    attributions: Sequence[Attribution],
    utterances: Sequence[Utterance],
    entities: Sequence[Entity],
    options: DriftOptions = DriftOptions(),
) -> tuple[Drift, ...]:
    """first."""
    readings = {doc: Reading(documents[doc]) for doc in sorted(documents)}
    edges = {(c.parent, c.child) for c in kinship.copies if c.parent is not None}
    found = []
    for al in kinship.alignments:
        if (al.a.doc, al.b.doc) not in edges:
            continue
        ra, rb = readings[al.a.doc], readings[al.b.doc]
        if ra.text(al.a) == rb.text(al.b):
            continue
        pair = compared("edge", Side(ra, al.a, ra.tokens(al.a)), Side(rb, al.b, rb.tokens(al.b)))
        if not pair.runs:
            continue
        for f in findings(pair):
            found.append(_drift(pair, f, options))
    return tuple(sorted(found, key=lambda d: d.id))


def _drift(pair: Pair, f: Finding, options: DriftOptions) -> Drift:
    return Drift(
        id=span_id("d", (*f.a, *f.b, pair.a.span, pair.b.span)),
        relation=pair.relation,
        a=f.a,
        b=f.b,
        a_context=(pair.a.span,),
        b_context=(pair.b.span,),
        type=f.type,
        material=f.score >= options.material,
        score=f.score,
        signals=f.signals,
        why=f.why,
    )
